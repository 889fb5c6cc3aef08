"""What speaks against a drug: the rules that hold for the case, or all its rules when contraindications are asked."""

from __future__ import annotations

import re
from collections.abc import Collection

from actions.answers.choices.options import positioned_as
from actions.answers.choices.refused import on_a_like_harm
from actions.answers.desk import Desk
from actions.answers.model import Line
from actions.case.patient import Case
from actions.knowledge import kinds as r
from actions.reasoning.standings import judge

_STANDINGS = ("avoid", "caution")  # gravest first
# "In which reactions not": of the list those alone that an earlier reaction makes
_WHICH_REACTIONS = re.compile(
    r"\b(?:which|what)\b[^.;?]{0,20}\b(?:reactions?|side[- ]effects?|intoleranc\w*|adverse)\b", re.IGNORECASE
)


def standing_lines(desk: Desk, drug: str, case: Case | None = None) -> tuple[Line, ...]:
    """The drug's standing for a case, the known one by default, when a rule speaks against it; what two rules say in
    the same words is said once.
    """
    reason = positioned_as(desk, desk.reason or "insufficient_response")
    judgement = judge(desk.base, drug, reason, desk.case if case is None else case)
    lines: dict[str, Line] = {}
    for line in (_line(desk, drug, rule) for rule in judgement.holding):
        lines.setdefault(line.text, line)
    return tuple(lines.values())


def seen_after_a_like_harm(desk: Desk, drug: str) -> tuple[str, ...]:
    """The records of what was seen on the drug after the harm told of one like it; empty where none is told."""
    judgement = judge(desk.base, drug, positioned_as(desk, desk.reason or "insufficient_response"), desk.case)
    return tuple(dict.fromkeys(rule.because[0] for rule in on_a_like_harm(judgement)))


def lines_after_a_reaction(desk: Desk, drug: str, reactions: Collection[str]) -> tuple[Line, ...]:
    """That the drug is to be avoided after one of these reactions to it, where a rule says so for the case."""
    judgement = judge(desk.base, drug, positioned_as(desk, desk.reason or "insufficient_response"), desk.case)
    found = (
        rule
        for rule in judgement.holding
        if rule.standing == "avoid" and any({*leaf.reaction} & {*reactions} for leaf in _leaves(rule))
    )
    return tuple(_line(desk, drug, rule) for rule in found)


def _line(desk: Desk, drug: str, rule: r.StandingRule) -> Line:
    desk.citer.rules.setdefault(rule.id)
    text = f"{desk.drug_name(drug)}, {rule.standing}: {rule.label}."
    return desk.citer.sentence(text, rule.because, rule.id)


def all_rules(desk: Desk, drug: str) -> tuple[Line, ...]:
    """Every rule against a drug, in one line for *avoid* and one for *caution*: asked for contraindications as a whole
    a clinician wants the list, and the rules are that list, each with the records it rests on. A rule about the reason
    for treatment is no contraindication.
    """
    rules = [rule for rule in desk.base.standing_rules if drug in rule.drugs and not rule.when.reason]
    if _WHICH_REACTIONS.search(desk.asked.text):
        rules = [rule for rule in rules if any(w.reaction for w in _leaves(rule))] or rules
    rules.sort(key=_weight)
    lines = (
        _listed(desk, drug, standing, [rule for rule in rules if rule.standing == standing]) for standing in _STANDINGS
    )
    return tuple(line for line in lines if line is not None)


def _weight(rule: r.StandingRule) -> tuple[bool, bool, int, str]:
    """What the patient is or has before what else is taken, an earlier reaction to the drug itself last; of these the
    rule that rests on most records first.
    """
    leaves = _leaves(rule)
    return any(w.reaction for w in leaves), any(w.with_ for w in leaves), -len(rule.because), rule.id


def _leaves(rule: r.StandingRule) -> tuple[r.When, ...]:
    return (rule.when, *rule.when.all, *rule.when.any)


def _listed(desk: Desk, drug: str, standing: str, rules: list[r.StandingRule]) -> Line | None:
    if not rules:
        return None
    labels = "; ".join(dict.fromkeys(rule.label for rule in rules))
    because = tuple(dict.fromkeys(identifier for rule in rules for identifier in rule.because))
    for rule in rules:
        desk.citer.rules.setdefault(rule.id)
        desk.citer.records.setdefault(rule.id)
    text = f"{desk.drug_name(drug)}, {standing}: {labels}."
    cites = tuple(dict.fromkeys(number for identifier in because for number in desk.citer.cite(identifier)))
    return Line(text, cites, (*(rule.id for rule in rules), *because))
