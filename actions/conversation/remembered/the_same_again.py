"""Another drug of which no more is told than that it did the same: "aza nausea", then "tried 6MP too, same"."""

from __future__ import annotations

import re

from msgspec import structs

from actions.case.patient import STEROIDS, Case, Outcome, Reaction
from actions.case.reading import Reading
from actions.case.reason.reasons import reason_of_outcomes
from actions.conversation.draft import Draft

_SAME = re.compile(
    r"(?:\W+|\d[\d.]*\s?(?:mg|g)?|\b(?:od|bd|daily|too|as well|also|then|tried|was|did|gave|caused|had|got|and|but"
    r"|the|exactly|exact|just|her|him|happened|again)\b)*"
    r"\b(?:same|ditto|likewise|idem)\b"
    r"(?! (?:dos\w+|time|day|as|way|drug|class|mechanism|thing for|tablets?|brand|level|target|trough|monitoring|\d))"
)


def with_what_it_did_too(draft: Draft, reading: Reading) -> Reading:
    """The reading, with the one drug that is named as having done what the drug of the case did before it: the same
    harm, or as little. Such a message only tells. Nothing is copied where the drugs of the case did different things.
    """
    text, drugs = draft.turn.text.lower(), draft.turn.mentions.of("drug")
    if len(drugs) != 1 or "?" in text or reading.reactions or not _SAME.match(text, drugs[0].end):
        return reading
    drug, outcome = drugs[0].value, _what_was_done(draft.case, drugs[0].value)
    if outcome is None:
        return reading
    tried: dict[str, Outcome] = {drug: outcome}
    draft.read_as("inform_case")
    return structs.replace(
        reading,
        tried=tried,
        reactions=_harms(draft.case, drug) if outcome == "not tolerated" else (),
        current=tuple(other for other in reading.current if other != drug),
        reason=reason_of_outcomes({**draft.case.tried, **tried}),
        reason_guessed=False,
        reason_words=None,
        about_patient=True,
    )


def _what_was_done(case: Case, drug: str) -> Outcome | None:
    did = {outcome for other, outcome in case.tried.items() if other not in (drug, *STEROIDS)}
    only = next(iter(did)) if len(did) == 1 else None
    return only if only in ("not tolerated", "insufficient") else None


def _harms(case: Case, drug: str) -> tuple[Reaction, ...]:
    """The harms of the drug that was blamed last."""
    blamed = [r.drug for r in case.reactions if r.drug not in (None, drug, *STEROIDS)]
    return tuple(Reaction(r.reaction, drug) for r in case.reactions if blamed and r.drug == blamed[-1])
