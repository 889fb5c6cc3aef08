"""Why a change of treatment is wanted, of all that a message tells together."""

from __future__ import annotations

import re
from collections.abc import Mapping

from msgspec import Struct

from actions.case.drugs.failed_by_harm import failed_by_harm
from actions.case.drugs.missed_or_given_up import missed
from actions.case.harms.looked_out_for import harm_or_disease
from actions.case.mentions import Mentions
from actions.case.patient import SECOND_LINE, STEROIDS, THIOPURINES, Outcome, Reaction
from actions.case.reason.came_back import after_its_end, back_since_it_was_stopped, stopped_while_well
from actions.case.reason.failures_asked import asks_whether_failed
from actions.case.reason.quiet import results_quiet, said_quiet
from actions.case.reason.reasons import (
    measured,
    raised,
    reason,
    reason_of_course,
    reason_of_outcomes,
    was_well,
)
from actions.case.reason.too_early import POOR, only_begun, too_early_for_non_response

_INTOLERANCES = ("thiopurine_intolerance", "steroid_intolerance")
_INSUFFICIENT = ("insufficient_response", "non_response", "loss_of_response_on_treatment")
_OF_A_THIOPURINE = ("thiopurine_intolerance", "intolerance_and_insufficient_response")
_GOUT = {"allopurinol"}
_FIRST = (*THIOPURINES, *STEROIDS)
_ABOUT: Mapping[str, tuple[str, ...]] = {
    "thiopurine_intolerance": THIOPURINES,
    "steroid_intolerance": STEROIDS,
    "second_line_failed": SECOND_LINE,
}


_STEROIDS_BY_NAME = r"(steroids?|pred\w*|methylpred\w*|hydrocortisone)"
_HOW_GIVEN = r"(iv |i\.v\. |oral |high[- ]dose |full[- ]dose )*"
_DAY_OF_STEROIDS = re.compile(
    rf"\b(day|week|wk|d) ?\d+ (of|on) (the )?{_HOW_GIVEN}{_STEROIDS_BY_NAME}"
    rf"|\b\d+ (days|weeks) (of|on|into) {_HOW_GIVEN}{_STEROIDS_BY_NAME}"
)
_UNCHANGED = re.compile(
    r"\b(no change(?! (to|of|in) (\w+ ){0,2}(dose|treatment|drugs?))|no better|not better|unchanged|no different"
    r"|no improvement)\b"
)


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
    open_ = harm_or_disease(heard, text)  # "aza hepatotoxicity or AIH flare?" decides neither
    if guessed and open_:
        named, guessed = None, False
    if named == "second_line_failed" and _only_first_line_failed(did, current):
        named = "insufficient_response"  # "MMF response when aza failed"
    explained = named == "insufficient_response" and failed_by_harm(text, heard)  # "failed aza (ADR)"
    if (named == "intolerance_and_insufficient_response" or explained) and _failed_by_harm(heard, did):
        named = "thiopurine_intolerance"
    quiet = said_quiet(text, heard) or results_quiet(text, heard) or (well and not measured(heard))
    if guessed and named == "relapse_after_withdrawal" and current and {d for d in did if did[d] == "stopped"} == _GOUT:
        named = "loss_of_response_on_treatment"  # "flare on aza, allopurinol stopped 2 years ago"
    if guessed and named and _contradicted(named, did, current, well=quiet):
        of_the_first = named == "second_line_failed" and not quiet and _active_on_the_first(heard, did, current)
        named, guessed = ("insufficient_response", True) if of_the_first else (None, False)
    if (
        guessed
        and named in (*_INSUFFICIENT, "second_line_failed")
        and (_left_open(text, heard) or only_begun(text, heard))
    ):
        named, guessed = None, False
    if named is None and _unchanged_on_steroids(text):
        named = "non_response"
    if named is None:
        over = back_since_it_was_stopped(text, heard, did, current)
        course = None if denied or open_ or over else reason_of_course(text, heard, judged=judged)
        failed = None if over else reason_of_outcomes(did)
        failed = course if course and failed in (None, "insufficient_response") else failed
        by_definition = failed == course == "non_response" and not _not_taken(text, heard)
        failed = None if failed in _INSUFFICIENT and _left_open(text, heard) and not by_definition else failed
        named = failed if failed not in denied else None
    if named and any(did.get(drug) in ("not tolerated", "insufficient") for drug in SECOND_LINE):
        poor = heard.of("reason", "affirmed", "historical", "possible")
        untried = only_not_tolerated(did, current) and not any(m.value in _INSUFFICIENT for m in poor)
        named = "thiopurine_intolerance" if untried else "second_line_failed"  # whatever else went wrong before
    if named in ("second_line_failed", "insufficient_response") and stopped_while_well(text, heard, did, current):
        named = "relapse_after_withdrawal"
    flares = named == "loss_of_response_on_treatment" and bool({"flare", "relapse"} & set(heard.values("term")))
    if (named is None or guessed or flares) and back_since_it_was_stopped(text, heard, did, current):
        named, guessed = "relapse_after_withdrawal", False
    if named == "loss_of_response_on_treatment" and after_its_end(text) and not current:
        named, words, guessed = "relapse_after_withdrawal", None, False  # "flared after we stopped"
    if named in _OF_A_THIOPURINE and _lost_on_another_thiopurine(text, heard, did, current):
        named, words, guessed = "loss_of_response_on_treatment", None, False
    if (named is None or named in _OF_A_THIOPURINE) and _flares_on_second_line(heard, did, current):
        named, words, guessed = "loss_of_response_on_treatment", None, False
    if named in POOR and too_early_for_non_response(text, heard):
        named, words = reason_of_outcomes(did), None  # of the drugs that are over
    return Why(named, words, denied, guessed and named is not None)


def only_not_tolerated(tried: Mapping[str, Outcome], current: tuple[str, ...]) -> bool:
    """Whether every drug was left for what it did, a thiopurine among them, and mycophenolate was none of them: it is
    still to be tried for the thiopurine that was not tolerated.
    """
    intolerant = any(tried.get(drug) == "not tolerated" for drug in THIOPURINES)
    return intolerant and "insufficient" not in tried.values() and "mycophenolate" not in (*tried, *current)


def _left_open(text: str, heard: Mentions) -> bool:
    """Whether the message itself leaves open that treatment failed: tablets are missed, or it asks."""
    named = heard.of("reason", "affirmed", "historical")
    return not named and (_not_taken(text, heard) or asks_whether_failed(heard, text))


def _not_taken(text: str, heard: Mentions) -> bool:
    return "non-adherence" in heard.values("condition", "affirmed") or bool(missed(text, heard))


def _unchanged_on_steroids(text: str) -> bool:
    """ "Day 6 of IV steroid, no change"."""
    return bool(_DAY_OF_STEROIDS.search(text) and _UNCHANGED.search(text))


def _flares_on_second_line(heard: Mentions, did: Mapping[str, Outcome], current: tuple[str, ...]) -> bool:
    """Whether the disease is told to flare while a second-line drug is taken, whatever that is given for, by which
    nothing has gone wrong: what the thiopurine did before is no reason to begin what is taken already.
    """
    taken = [drug for drug in current if drug in SECOND_LINE]
    wrong = any(did.get(drug) in ("not tolerated", "insufficient") for drug in SECOND_LINE)
    return bool(taken) and not wrong and "flare" in heard.values("term") and raised(heard)


def _lost_on_another_thiopurine(
    text: str, heard: Mentions, did: Mapping[str, Outcome], current: tuple[str, ...]
) -> bool:
    """Whether the disease is told to have been quiet and to be active on the thiopurine that is taken in place of one
    that was not tolerated: "aza nausea; 6-MP 2020-23, ALT normal until mid 2023. ALT 133".
    """
    taken = [drug for drug in THIOPURINES if drug in current or did.get(drug) == "insufficient"]
    harmful = [drug for drug in THIOPURINES if did.get(drug) == "not tolerated"]
    others = [drug for drug in (*current, *did) if drug in SECOND_LINE]
    return bool(taken and harmful) and not others and raised(heard) and was_well(text)


def _active_on_the_first(heard: Mentions, did: Mapping[str, Outcome], current: tuple[str, ...]) -> bool:
    """Whether results are told of somebody on a thiopurine by which nothing else went wrong: "UDCA, pred 7.5, aza 75
    since 2017. ALT 88. Next line?" is of the first line, whatever is taken beside it.
    """
    return measured(heard) and not did and not {*THIOPURINES}.isdisjoint(current)


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
