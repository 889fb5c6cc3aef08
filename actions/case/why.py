"""Why a change of treatment is wanted, of all that a message tells together."""

from __future__ import annotations

from collections.abc import Mapping

from msgspec import Struct

from actions.case.mentions import Mentions
from actions.case.patient import SECOND_LINE, STEROIDS, THIOPURINES, Outcome, Reaction
from actions.case.reasons import measured, reason, reason_of_course, reason_of_outcomes

_INTOLERANCES = ("thiopurine_intolerance", "steroid_intolerance")
_INSUFFICIENT = ("insufficient_response", "non_response", "loss_of_response_on_treatment")
_FIRST = (*THIOPURINES, *STEROIDS)
_ABOUT: Mapping[str, tuple[str, ...]] = {
    "thiopurine_intolerance": THIOPURINES,
    "steroid_intolerance": STEROIDS,
    "second_line_failed": SECOND_LINE,
}


class Why(Struct, frozen=True):
    """The reason, its words, the reasons that are ruled out, and whether the classifier alone gives it."""

    reason: str | None = None
    words: str | None = None
    denied: tuple[str, ...] = ()
    guessed: bool = False


def why_changed(
    text: str,
    believed: tuple[str, ...],
    heard: Mentions,
    suffered: tuple[Reaction, ...],
    did: Mapping[str, Outcome],
    current: tuple[str, ...],
    *,
    judged: bool,
    well: bool,
) -> Why:
    """The reason by words or by the `believed` intents, else by what the drugs did or the numbers show. A guess of the
    classifier yields to what is told of the drugs by name. Where the response is `judged`, the treatment need not be
    named; `well` says that all is surely well with the drugs that are taken.
    """
    named, words, denied = reason(text, believed, heard, suffered)
    guessed = named is not None and reason(text, (), heard, suffered)[0] is None
    if named == "second_line_failed" and _only_first_line_failed(did, current):
        named = "insufficient_response"  # "MMF response when aza failed"
    if named == "intolerance_and_insufficient_response" and _failed_by_harm(heard, did):
        named = "thiopurine_intolerance"
    if guessed and named and _contradicted(named, did, current, well=well and not measured(heard)):
        named, guessed = None, False
    if named is None:
        course = None if denied else reason_of_course(text, heard, judged=judged)
        failed = reason_of_outcomes(did)
        failed = course if course and failed in (None, "insufficient_response") else failed
        named = failed if failed not in denied else None
    if named and any(did.get(drug) in ("not tolerated", "insufficient") for drug in SECOND_LINE):
        named = "second_line_failed"  # whatever else went wrong before
    return Why(named, words, denied, guessed and named is not None)


def _only_first_line_failed(tried: Mapping[str, Outcome], current: tuple[str, ...]) -> bool:
    """Whether the drugs that failed are told by name, and all are of the first line."""
    failed = [drug for drug, outcome in tried.items() if outcome == "insufficient"]
    return bool(failed) and not any(drug in SECOND_LINE for drug in (*tried, *current))


def _failed_by_harm(heard: Mentions, did: Mapping[str, Outcome]) -> bool:
    """ "Aza failed (nausea, vomiting)": nothing is said to have failed but drugs that were not tolerated, and no number
    tells of the disease.
    """
    poor = [m for m in heard.of("reason", "affirmed", "historical") if m.value in _INSUFFICIENT]
    only_failed = bool(poor) and all("fail" in m.text.lower() for m in poor)
    return only_failed and set(did.values()) == {"not tolerated"} and not measured(heard)


def _contradicted(guess: str, did: Mapping[str, Outcome], current: tuple[str, ...], *, well: bool) -> bool:
    """Whether what is told of the drugs speaks against a reason that the classifier only guessed: of those that the
    reason is about some are told of, and none did what it says.
    """
    if guess in _INSUFFICIENT:
        harmed = "not tolerated" in did.values()
        return (harmed or well) and "insufficient" not in did.values()
    about = _ABOUT.get(guess, ())
    told = [drug for drug in (*did, *current) if drug in about]
    if guess == "second_line_failed" and not told:  # of the first line alone, or of a medicine beside it
        return bool(did or current) and not any(drug not in _FIRST for drug in did)
    bad = ("not tolerated",) if guess in _INTOLERANCES else ("not tolerated", "insufficient")
    return bool(told) and not any(did.get(drug) in bad for drug in told)
