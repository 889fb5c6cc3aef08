"""What falls when a harm that was charged to one of our drugs proves to have another cause: the reaction, that the drug
was not tolerated, and the reason that rested on it.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping

from msgspec import structs

from actions.case.harms.another_cause import ANY
from actions.case.patient import SECOND_LINE, STEROIDS, THIOPURINES, Case, Outcome
from actions.case.reading import Reading


def without_what_is_explained(case: Case, reading: Reading) -> Case:
    """The case without the harms that a message says have another cause, and without what was held for them alone."""
    if not reading.explained:
        return case
    named = {*reading.drugs, *reading.not_taken} & {r.drug for r in case.reactions if r.drug}
    gone = [
        r
        for r in case.reactions
        if r.reaction in reading.explained or (ANY in reading.explained and (not named or r.drug in named))
    ]
    kept = tuple(r for r in case.reactions if r not in gone)
    freed = {r.drug for r in gone if r.drug} - {r.drug for r in kept}
    freed = {drug for drug in freed if case.tried.get(drug) == "not tolerated"}
    if not gone:
        return case
    taken = [drug for drug in freed if drug in (*case.still_on, *reading.current)]
    over: dict[str, Outcome] = {drug: "stopped" for drug in freed if drug not in taken}
    tried = {drug: outcome for drug, outcome in case.tried.items() if drug not in freed} | over
    reason = case.reason if case.reason_words else _reason_left(case.reason, tried)
    return structs.replace(
        case,
        reactions=kept,
        tried=dict(sorted(tried.items())),
        current=tuple(dict.fromkeys((*case.current, *sorted(taken)))),
        still_on=tuple(drug for drug in case.still_on if drug not in freed),
        reason=reason,
        reason_words=case.reason_words if reason == case.reason else None,
    )


def _reason_left(reason: str | None, tried: Mapping[str, Outcome]) -> str | None:
    """The reason that still holds by what is known of the drugs."""
    if reason == "steroid_intolerance":
        return reason if _any(tried, STEROIDS, "not tolerated") else None
    failed = _any(tried, SECOND_LINE, "not tolerated") or _any(tried, SECOND_LINE, "insufficient")
    if reason == "second_line_failed" and failed:
        return reason
    if reason not in ("thiopurine_intolerance", "intolerance_and_insufficient_response", "second_line_failed"):
        return reason
    if _any(tried, THIOPURINES, "not tolerated"):
        return "thiopurine_intolerance" if reason == "second_line_failed" else reason
    poor = reason == "intolerance_and_insufficient_response" or _any(tried, THIOPURINES, "insufficient")
    return "insufficient_response" if poor else None


def _any(tried: Mapping[str, Outcome], drugs: Collection[str], outcome: Outcome) -> bool:
    return any(tried.get(drug) == outcome for drug in drugs)
