"""Why a change of treatment is wanted: from the words, the reactions, the course of the numbers, or the intent."""

from __future__ import annotations

import re
from collections.abc import Mapping

from actions.case.drugs.given_drugs import culprits, taken_first
from actions.case.mentions import Mentions
from actions.case.patient import SECOND_LINE, STEROIDS, THIOPURINES, Outcome, Reaction
from actions.case.values.courses import TRANSAMINASES, course_of, rose_from_quiet
from actions.case.values.falls import fell_by_half
from actions.case.values.since_when import weeks_since_begun
from actions.case.values.told_values import weeks_told
from actions.knowledge.reading_aids import aid_number

# Intents that report the patient's situation, and the reason each stands for when the words themselves name none.
SITUATIONS: dict[str, str | None] = {
    "intolerance_to_azathioprine": "thiopurine_intolerance",
    "intolerance_to_steroids": "steroid_intolerance",
    "intolerance_to_second_line": "second_line_failed",
    "refractory_disease": "insufficient_response",
    "loss_of_response_or_relapse": "loss_of_response_on_treatment",
    "second_line_failed": "second_line_failed",
    "acute_severe_disease": None,
    "inform_case": None,
}
_INTOLERANCES = ("thiopurine_intolerance", "steroid_intolerance")
_TOLERATED = re.compile(
    r"\btolerat(es|ed|ing) (it|\w+)( \w+)? ?(well|fine|ok|okay)\b|\bwell tolerated\b|\bno (problems?"
    r"|trouble|issues?) (with|on) it\b"
)
_IN_REMISSION = re.compile(r"\b(?<!not )(?<!never )(in (\w+ ){0,2}remission|remission (for|since|on)|stable on)\b")
_GENERAL_REASON = {"intolerance", "remission"}
_VAGUE = re.compile(r"^(refractory|non|not |no |never |un|does|did|has|is)", re.IGNORECASE)
_FAILS = re.compile(r"\b(fail\w*|third|3rd|too|as well|neither|not work\w*|did ?n.t work|no response)\b", re.IGNORECASE)
_WITHDRAWAL = re.compile(
    r"(?<!never )(?<!not )(?<!n't )(?<!without )\b"
    r"(stop(ped|ping)?(?! (respond|work|help|fall|improv|drink|progress)ing\b)"
    r"|withdr(ew|awal|awn)|off (all )?(treatment|drugs|meds|therapy|aza|pred)|came off"
    r"|discontinu\w+)\b(?! (taking )?(the |her |using )*(pill|ocp|cocp|coc|contracep\w+|coil|implant|depo|patch))"
)
_STEADILY = re.compile(
    r"\b(?:still (?:on|taking|takes)|remains? on|continu\w+ on|adheren\w+|complian\w+|taking it|despite"
    r"|on (?:it|treatment|full[- ]dose)|(?:restarted|resumed|back on)\b[^.;?!]{0,40}\b(?:since|for|from)\b)",
    re.IGNORECASE,
)
_STILL = re.compile(r"\b(still|persist\w*|remain\w*|stuck|unchanged|not (falling|moving|better))\b", re.IGNORECASE)
_ACTIVE = re.compile(
    r"\b(still|persist\w*|remain\w*|stuck|never (fell|normali[sz]ed)|not normal\w*|raised|elevated|high)\b",
    re.IGNORECASE,
)
_SINCE_A_YEAR = re.compile(r"\b(since|from|started( in)?|dx|diagnosed( in)?) (early |late |mid )?(19|20)\d\d\b")
_YEARS = 52.0  # weeks: at least, where only the year is told in which treatment began
_WAS_WELL = re.compile(
    r"\b(cbr|remission|well controlled|normal (lfts|bloods|alt|transaminases)|(lfts|bloods|alt|ast) normal|in response"
    r"|(did|done|doing|went) (really |very |so )?(great|well|fine|brilliantly|beautifully))\b[^.;?]{0,40}"
    r"(\b(until|till|then|but now|and (now|since))\b|[,;] (now|since)\b)"
)
_SPARER_TO_COME = re.compile(
    r"(?:\b(not|never|yet to|no|without)|n'?t)\b[^.;?]{0,20}\b(start\w*|on|had|begun|given)?\b[^.;?]{0,10}"
    r"\b(steroid[- ]?spar\w+|thiopurines?|immunosuppress\w+|second agent|azathioprine)"
)
_WORSENING = re.compile(r"\b(worse\w*|rising|climbing|going up|deteriorat\w+|shot up)\b", re.IGNORECASE)


def reason(
    text: str, intents: tuple[str, ...], mentions: Mentions, reactions: tuple[Reaction, ...]
) -> tuple[str | None, str | None, tuple[str, ...]]:
    """The reason the words or the intent give, the words it was taken from where they are vague, and the reasons the
    message rules out.
    """
    stated = _stated(mentions, reactions)
    denied = tuple(_specific(value, mentions, reactions) for value in mentions.values("reason", "negated"))
    if "intolerance" in denied:
        denied = (*denied, "thiopurine_intolerance", "steroid_intolerance")
    by_half = halved(mentions, text)
    if by_half:
        denied = (*denied, "non_response")
    for reaction in reactions:
        if reaction.drug in THIOPURINES:
            stated.setdefault("thiopurine_intolerance", reaction.reaction)
        elif reaction.drug in STEROIDS:
            stated.setdefault("steroid_intolerance", reaction.reaction)
        elif reaction.drug in SECOND_LINE and not _MANAGED.search(text):
            stated.setdefault("second_line_failed", reaction.reaction)
    if not stated and (failed := _CLASS_FAILED.search(text)) and not mentions.of("reaction", "affirmed", "historical"):
        stated["insufficient_response"] = failed[0]
    refused = _REFUSED.search(stated.get("steroid_intolerance", "")) is not None
    stated = {found: words for found, words in stated.items() if found not in denied}
    if refused:  # who refuses them has had no harm of them
        stated.pop("steroid_intolerance", None)
    # "ALT halved, bili same": what falls by half was not lost
    kept = by_half and "relapse" not in mentions.values("term") and not _WAS_WELL.search(text)
    unlikely = ["insufficient_response"] if by_half else []
    doubted = (
        *unlikely,
        *(["loss_of_response_on_treatment"] if kept else []),
        *(_INTOLERANCES if _TOLERATED.search(text) else []),
        *(["steroid_intolerance"] if refused else []),
    )
    if _IN_REMISSION.search(text):  # who is well on it may want to stop it all the same
        lost = _WAS_WELL.search(text) or "relapse" in mentions.values("term") or raised(mentions)
        doubted = (*doubted, "thiopurine_intolerance", *(() if lost else ("loss_of_response_on_treatment",)))
    if _MANAGED.search(text):
        denied = (*denied, "second_line_failed") if not stated else denied
    found = _one_reason(tuple(stated)) or _by_intent(text, intents, mentions, (*denied, *doubted))
    if found == "steroid_intolerance" and not stated and not reactions and _WORSENING.search(text):
        found = "non_response" if _early(mentions) else "insufficient_response"  # the disease, not the steroid
    if found == "steroid_intolerance" and not reactions and dependent(text, mentions, stated):
        found = "insufficient_response"
    words = next((said for said in stated.values() if found == "insufficient_response" and _VAGUE.search(said)), None)
    return found, words, denied


def dependent(text: str, mentions: Mentions, stated: Mapping[str, str]) -> bool:
    """Whether steroids are told to be needed, by a word or by what follows each reduction, beside a disease that comes
    back or a drug that is to spare them: the response to that drug is insufficient, and the steroid is not named for
    any harm ("steroid dependent: ALT rises each time pred goes below 7.5, aza 125").
    """
    said = stated.get("steroid_intolerance")
    if said is not None and not _DEPENDENT.search(said):
        return False
    told = said is not None or "steroid-dependent" in mentions.values("condition", "affirmed")
    return told and bool(_COMES_BACK.search(text))


# "Failed a well-dosed thiopurine": by the name of the class
_CLASS_FAILED = re.compile(
    r"\b(?<!not )(?:fail(?:ed|ing|s|ure (?:of|on))(?: to respond to)?|refractory to|(?:no|non-?|un)[- ]?respons\w+ to)"
    r" (?:an? |the |her |his )?(?:[\w-]+,? ){0,3}?(?:thiopurines?|first[- ]line treatment|standard (?:therapy"
    r"|treatment))\b(?!s? (?:tpmt|test))",
    re.IGNORECASE,
)
_REFUSED = re.compile(r"refus|declin|won'?t|unwilling", re.IGNORECASE)
_DEPENDENT = re.compile(r"depend", re.IGNORECASE)
_COMES_BACK = re.compile(
    r"\b(?:alt|ast|lfts?|transaminases|enzymes|igg|disease|hepatitis|aih)\b[^.;?!]{0,30}\b(?:ris\w+|rose|climb\w*"
    r"|bounc\w+|goes up"
    r"|went up|jump\w*|shoots?|flar\w+|relaps\w+|returns?|comes? back|up)\b"
    r"|\b(?:flar\w+|relaps\w+|rebound\w*|ris\w+|fail\w+|bounc\w+)\b[^.;?!]{0,25}\b(?:each|every|any|whenever|when"
    r"|below|under|at|on (?:taper\w*|wean\w*|reduc\w+))\b"
    r"|\b(?:each|every) (?:time|attempt|taper|wean|reduction)\b",
    re.IGNORECASE,
)
# A harm that is to be dealt with, the drug going on: "how is tremor on tacrolimus treated?"
_MANAGED = re.compile(
    r"^(?!.*\b(stopped|stopping|intoleran\w+|not tolerat\w+|gave up|came off|failed|instead|alternatives?|switch\w*"
    r"|options?|next)\b).*"
    r"\b(how (is|are|do|to|should|would|can)\b.{0,40}\b(treat\w*|manag\w*|handl\w*|deal\w*|prevent\w*|avoid\w*)"
    r"|what (do|should|can|shall) (i|we) do about|(treat|manag)\w* (of|the|it|for)\b|reversible|go(es)? away)",
    re.IGNORECASE | re.DOTALL,
)
# "ALT 3x ULN despite 6-TGN 300": what treatment was given is said not to have been enough
_DESPITE = re.compile(
    r"\b(despite|in spite of|even though|although)\b.{0,40}"
    r"\b(\d?-?tgn?s?|metabolites|adheren\w+|complian\w+|taking|(full|max\w*|optim\w*|adequate|good) \w+|treatment"
    r"|therapy|aza\w*|pred\w*|steroids?)\b",
    re.IGNORECASE,
)


def reason_of_outcomes(tried: Mapping[str, Outcome]) -> str | None:
    """ "Failed pred and aza", "aza gave her hives": what drugs did says why a change is wanted, whatever the classifier
    made of it.
    """
    failed = {drug for drug, outcome in tried.items() if outcome == "insufficient"}
    harmed = {drug for drug, outcome in tried.items() if outcome == "not tolerated"}
    if (failed | harmed) & {*SECOND_LINE}:
        return "second_line_failed"
    if harmed & {*THIOPURINES}:
        return "intolerance_and_insufficient_response" if failed else "thiopurine_intolerance"
    if failed:
        return "insufficient_response"
    return "steroid_intolerance" if harmed & {*STEROIDS} else None


def reason_of_course(text: str, mentions: Mentions, *, judged: bool = False) -> str | None:
    """What numbers on first-line treatment say by themselves: a response that was lost, one that hardly came, or active
    disease at six months and later. Where the response is `judged`, the treatment need not be named.
    """
    given = culprits(mentions)
    on_first_line = any(taken_first(drug.value) for drug in given) or (judged and not given)
    weeks = weeks_told(mentions) or (_YEARS if _SINCE_A_YEAR.search(text) else None)
    if on_first_line and _hardly_fell(mentions, text):
        return "non_response"
    lost = rose_from_quiet(mentions) or (raised(mentions) and _WAS_WELL.search(text))
    if on_first_line and lost and not _WITHDRAWAL.search(text):
        return "loss_of_response_on_treatment"
    multiples = [m for m in mentions.measures if m.name in (*TRANSAMINASES, "igg") and m.unit == "xULN"]
    active = any(m.number > 1 and m.comparator != "<" for m in multiples[-2:])
    if on_first_line and weeks is None and active and _DESPITE.search(text):
        return "insufficient_response"
    if not on_first_line or weeks is None or weeks < aid_number("aid-time-of-complete-response", "weeks"):
        return None
    named = mentions.measure("alt") or mentions.measure("ast") or mentions.measure("transaminases")
    high = named is not None and named.unit != "xULN" and named.number >= aid_number("aid-raised-transaminases", "u/l")
    return "insufficient_response" if active or high or (named and _ACTIVE.search(text)) else None


def measured(mentions: Mentions) -> bool:
    """Whether transaminases are told as numbers."""
    return any(mentions.measure(name) for name in TRANSAMINASES)


def raised(mentions: Mentions) -> bool:
    """Whether the last transaminases told are raised."""
    named = mentions.measure("alt") or mentions.measure("ast") or mentions.measure("transaminases")
    if named is None or named.comparator == "<":
        return False
    return named.number > (1 if named.unit == "xULN" else aid_number("aid-raised-transaminases", "u/l"))


def active_on_second_line(text: str, mentions: Mentions) -> bool:
    """Whether numbers show active disease on a second-line drug at six months and later, or past the first months where
    the words say that it goes on: "MMF for 5 months, ALT still 120".
    """
    weeks = weeks_told(mentions) or weeks_since_begun(text, mentions, SECOND_LINE)
    if weeks is None or not raised(mentions):
        return False
    if "transplanted" in mentions.values("condition"):  # for whose graft the drug is given
        return False
    late = weeks >= aid_number("aid-time-of-complete-response", "weeks")
    goes_on = weeks > aid_number("aid-first-months-of-second-line", "weeks") and bool(_ACTIVE.search(text))
    return late or goes_on


def was_well(text: str) -> bool:
    """Whether the words say that the disease was quiet before what is told now."""
    return bool(_WAS_WELL.search(text))


def says_worse(text: str) -> bool:
    """Whether words say that the disease goes on, gets worse or did not respond."""
    return bool(_ACTIVE.search(text) or _FAILS.search(text) or _WORSENING.search(text))


def _stated(mentions: Mentions, reactions: tuple[Reaction, ...]) -> dict[str, str]:
    """Reasons named in words, with the words. One that is only suspected ("?loss of response") counts while nothing
    else is named.
    """
    named = mentions.of("reason", "affirmed", "historical") or mentions.of("reason", "possible")
    stated = {_specific(m.value, mentions, reactions): m.text for m in named if m.value not in _GENERAL_REASON}
    bare = [m for m in named if m.value == "intolerance"]
    if bare:
        stated.setdefault(_intolerance_of(mentions, reactions), bare[0].text)
    return stated


def _by_intent(text: str, intents: tuple[str, ...], mentions: Mentions, denied: tuple[str, ...]) -> str | None:
    told = (SITUATIONS.get(intent) for intent in intents)
    found = next((r for r in told if r and r not in denied and _borne_out(r, mentions, text)), None)
    if found == "loss_of_response_on_treatment" and _WITHDRAWAL.search(text):
        return found if _taken_since_then(text, mentions) else "relapse_after_withdrawal"
    well_before = _WAS_WELL.search(text) or rose_from_quiet(mentions)
    if found == "insufficient_response" and ("relapse" in mentions.values("term") or well_before):
        return "loss_of_response_on_treatment" if mentions.of("drug") else found
    lost = found == "loss_of_response_on_treatment" and not _WAS_WELL.search(text)
    poor = found == "insufficient_response" or (lost and "relapse" not in mentions.values("term"))
    if poor and "non_response" not in denied and _hardly_fell(mentions, text):  # the numbers say more than a guess
        return "non_response"
    return found


def _taken_since_then(text: str, mentions: Mentions) -> bool:
    """Whether behind the last end of treatment that is told stands a drug which is taken steadily since: "stopped 2021.
    2023 still on AZA 125 (6TGN 290), ALT 220".
    """
    ended = list(_WITHDRAWAL.finditer(text))[-1].end()
    behind = mentions.within(ended, len(text))
    sparing = [m for m in behind.of("drug", "affirmed") if m.value in (*THIOPURINES, *SECOND_LINE)]
    steadily = _STEADILY.search(text, ended) or behind.measure("tgn") is not None
    return bool(sparing and steadily)


def _borne_out(found: str, mentions: Mentions, text: str) -> bool:
    """A failed second line is believed only of a drug or in words: "second line options?" reports no failure. Nobody is
    intolerant of what was never begun: "not started aza as TPMT pending".
    """
    drugs = {*mentions.values("drug"), *mentions.values("drug_class")}
    if found == "thiopurine_intolerance" and _never_given(mentions, text):
        return False
    return found != "second_line_failed" or bool(drugs - {*THIOPURINES, *STEROIDS}) or bool(_FAILS.search(text))


def _never_given(mentions: Mentions, text: str) -> bool:
    """Whether every thiopurine named is denied, or the first steroid-sparing drug is still to come."""
    named = [m for m in mentions.of("drug") if m.value in THIOPURINES]
    return all(m.assertion == "negated" for m in named) if named else bool(_SPARER_TO_COME.search(text))


def _specific(value: str, mentions: Mentions, reactions: tuple[Reaction, ...]) -> str:
    """The reason a word stands for in this message. Non-response is a matter of the first weeks (IAIHG 2022: a fall of
    less than half within 4 weeks); said of a longer course, or without a time, it is insufficient response.
    """
    if value == "intolerance":
        return _intolerance_of(mentions, reactions)
    return "insufficient_response" if value == "non_response" and not _early(mentions) else value


def within_first_weeks(weeks: float) -> bool:
    """Whether a course so long is one of the first weeks, in which non-response is judged."""
    return weeks <= aid_number("aid-first-weeks", "weeks")


def _early(mentions: Mentions) -> bool:
    weeks = weeks_told(mentions)
    return weeks is not None and within_first_weeks(weeks)


def halved(mentions: Mentions, text: str) -> bool:
    """Whether the message's own numbers show that the transaminases fell by half or more within the first weeks."""
    if (by_half := fell_by_half(text, mentions)) is not None:
        return by_half and _early(mentions)
    course = course_of(mentions)
    return course is not None and course.halved and (course.weeks is None or within_first_weeks(course.weeks))


def _hardly_fell(mentions: Mentions, text: str) -> bool:
    """Whether they fell by less than half in the first weeks, which is non-response (IAIHG 2022)."""
    if (by_half := fell_by_half(text, mentions)) is not None:
        return not by_half and _early(mentions)
    course = course_of(mentions)
    if course is None or course.first is None or (course.number > course.first and on_a_thiopurine_alone(mentions)):
        return False
    return not course.halved and _early(mentions)


def on_a_thiopurine_alone(mentions: Mentions) -> bool:
    """Whether a thiopurine is what is named of treatment: of a rise under it the definition of non-response, which
    judges the first weeks of a steroid, says nothing.
    """
    named = {*mentions.values("drug")}
    return bool(named & {*THIOPURINES}) and not named & {*STEROIDS} and "steroid" not in mentions.values("drug_class")


def _intolerance_of(mentions: Mentions, reactions: tuple[Reaction, ...]) -> str:
    drugs = [m.value for m in culprits(mentions)] + [reaction.drug for reaction in reactions if reaction.drug]
    classes = mentions.values("drug_class")
    if any(drug in SECOND_LINE for drug in drugs) and not any(drug in THIOPURINES for drug in drugs):
        return "second_line_failed"
    if (any(drug in STEROIDS for drug in drugs) or "steroid" in classes) and not any(
        drug in THIOPURINES for drug in drugs
    ):
        return "steroid_intolerance"
    return "thiopurine_intolerance"


def _one_reason(stated: tuple[str, ...]) -> str | None:
    """One reason of several: second line failed outranks the rest; intolerance with insufficient response is a reason
    of its own.
    """
    if not stated:
        return None
    if "second_line_failed" in stated:
        return "second_line_failed"
    poor = [
        found for found in stated if found in ("non_response", "insufficient_response", "loss_of_response_on_treatment")
    ]
    if "thiopurine_intolerance" in stated and poor:
        return "intolerance_and_insufficient_response"
    first = ("relapse_after_withdrawal", *poor, "thiopurine_intolerance")
    return next((found for found in first if found in stated), stated[0])
