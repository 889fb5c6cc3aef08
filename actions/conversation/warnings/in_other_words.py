"""Unsafe plans and claims told in words that no rule listens for. The reading adds warnings, never takes one back."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping

from actions.case.mentions import Mentions
from actions.knowledge.kinds import Claim, PlanRule, When
from actions.reader.dangers import read_dangers
from actions.reasoning.conditions import Scene, evaluate, holding_with
from actions.reasoning.possible import could_hold

_TOLD = 0.5  # more likely than not
_UNREAD = "premise-guideline-unknown"  # heard of no message that names a guideline which was read
_WANTED_OF = re.compile(
    r"\b(?:wants?|hopes?|wishes|asks?|asked|tells?|told|expects?|press\w*|urg\w+) (?:for )?"
    r"(?:her|them|the (?:pt|patient|couple))\b"
)
# "MMF v tac, numbers please", "show me the data": what is wanted
_REQUESTS = re.compile(
    r"\b(?:numbers?|figures?|data|cis?|rates?|evidence|stats|table|summary|comparison|results?|references?)\b.{0,20}"
    r"\b(?:please|pls|plz|ta|needed|wanted)\b|\b(?:please|pls|plz|ta)\W*$"
    r"|\b(?:give|show|send|list|tell) (?:me|us)\b|^\W*(?:compare|summari[sz]e|list|show|table|need|looking for)\b"
)
# and what says how something is
_STATES = re.compile(
    r"\b(?:is|are|was|were|isn'?t|aren'?t|has|have|had|shows?(?! me\b| us\b)|showed|shown|proves?|proved|proven"
    r"|found|beats?|better|superior|wins?|won|cures?|works?|worked|says?|said|told|tells|since|because|given|according|convinced|confirm\w*"
    r"|favou?rs?|settled?|demonstrat\w*|establish\w*|approved|licen[cs]ed|mandat\w*|requires?|recommends?|claims?)\b"
    r"|(?<!95)(?<!95 )%"
)
_PERCENTAGE = re.compile(r"%|\bper ?cent\b")


def likelihoods(message: str, mentions: Mentions) -> Mapping[str, float]:
    """By rule or claim, how likely its danger is in the message."""
    return read_dangers(message, ((m.entity, m.value, m.start, m.end) for m in mentions.found))


def plans(
    holding: Iterable[PlanRule], rules: Iterable[PlanRule], likely: Mapping[str, float], scene: Scene
) -> tuple[PlanRule, ...]:
    """The rules that hold by their conditions, and those whose danger is told all the same; by rank, then id."""
    kept = tuple(holding)
    likely_told = (r for r in rules if r not in kept and likely.get(r.id, 0.0) >= _TOLD)
    possible = (r for r in likely_told if could_hold(r.when, scene) and not _of_a_relative(r, scene))
    told = tuple(r for r in possible if not _told_by_a_number(r, scene))
    return tuple(sorted((*kept, *told), key=lambda rule: (rule.rank, rule.id)))


def claims(
    holding: Iterable[Claim], every: Iterable[Claim], likely: Mapping[str, float], scene: Scene
) -> tuple[Claim, ...]:
    """The claims that are made, by their own conditions or by the reading. What no record holds only a look at the
    records can say.
    """
    made = {claim.id for claim in holding}
    if _only_requests(scene.text):
        return tuple(claim for claim in every if claim.id in made and (claim.id == _UNREAD or _of_the_unheld(claim)))
    read = (c for c in every if likely.get(c.id, 0.0) >= _TOLD and _could_be_made(c.when, scene))
    read = (c for c in read if not (c.id == _UNREAD and scene.mentions.of("guideline")))
    made |= {c.id for c in read if not (_of_a_percentage(c) and _PERCENTAGE.search(scene.text))}
    return tuple(claim for claim in every if claim.id in made)


def _only_requests(text: str) -> bool:
    """Whether a message asks to be shown something and says nothing of how it is: it takes nothing for true."""
    return bool(_REQUESTS.search(text)) and not _STATES.search(text)


def _of_the_unheld(claim: Claim) -> bool:
    return claim.when is not None and _of_records(claim.when)


def _of_a_relative(rule: PlanRule, scene: Scene) -> bool:
    """Whether what would make the rule hold is told of somebody of the family only: "her sister is expecting", and not
    wanted for the patient: "her mother wants her to have a baby".
    """
    conditions = holding_with(rule.when)
    told = [m for m in scene.mentions.found if m.entity == "condition" and m.value in conditions]
    return bool(told) and all(m.assertion == "family" for m in told) and not _WANTED_OF.search(scene.text)


def _told_by_a_number(rule: PlanRule, scene: Scene) -> bool:
    return rule.unread is not None and evaluate(rule.unread, scene) is True


def _of_a_percentage(claim: Claim) -> bool:
    """Whether the claim is told by a percentage: one that the message states is compared, not read."""
    return any("%" in pattern for pattern in claim.patterns)


def _could_be_made(when: When | None, scene: Scene) -> bool:
    return when is None or (not _of_records(when) and could_hold(when, scene))


def _of_records(when: When) -> bool:
    inner = (*when.all, *when.any, *when.none, *when.unless)
    return when.unheld is not None or any(_of_records(one) for one in inner)
