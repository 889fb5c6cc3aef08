"""Whether a message that was only guessed to tell of an emergency tells of none."""

from __future__ import annotations

import re

from actions.case.conditions.asked_whether import asked_alone
from actions.case.mentions import Mentions
from actions.conversation.warnings.alarms import PRESSING, present, theoretical
from actions.conversation.warnings.bygone import ACUTE, back_again
from actions.knowledge.reading_aids import aid_number

_VITAL = frozenset({"inr", "bilirubin", "lactate", "systolic", "saturation", "gcs", "temperature", "ammonia"})
_NO_RESULTS = frozenset({"age", "dose", "duration", "weight", "percent", "level", "trough"})
# Results that by themselves call for nobody tonight, unless they are as low or high as an aid says
_CALM_RESULTS = frozenset(
    {"wbc", "neutrophils", "platelets", "lymphocytes", "hba1c", "systolic", "temperature", "alt", "ast", "igg"}
    | {"glucose", "transaminases", "cholesterol", "tgn", "mmp", "tpmt", "albumin", "alp", "ggt", "bmi", "inr"}
)
_PRESSES_IN_WORDS = re.compile(
    r"\b(?:jaundice\w*|yellow|blood|bleed\w*|bled|mel(?:a)?ena|confus\w*|drows\w*|sleepy|fever\w*|febrile|pyrexi\w*"
    r"|rigor\w*|septic|sepsis|shiver\w*|chills|breath\w*|dyspn\w*|wheez\w*|stridor|swell\w*|swollen|chest|faint\w*|collaps\w*"
    r"|hypotens\w*|shock\w*|unwell|unresponsive|ill|pain|fit|fitting|seiz\w*|vision|visual|headache|pregnan\w*|weeks|gravid"
    r"|tachy\w*|emergency|help|urgent\w*|resus|crash\w*|deteriorat\w*|infect\w*|cellulitis|pneumonia|cough\w*)\b"
)
_DENIED = re.compile(
    r"\b(?:no|not|nil|without|denies|never|non|w/o)\b(?: (?:any |signs? of |evidence of |hx of )*[\w-]+"
    r"(?:,? (?:or|and|nor) [\w-]+|/[\w-]+)*)|\b(?:afebrile|apyrexial|apyrexic)\b"
    r"|\b(?:feels |looks |clinically )?(?:well|fine)\b"
)
_LIKELY = 0.8
_GENERAL = re.compile(
    r"^\W*((and|so|but|also|ok|please)\W+)*(how|what|which|when|why|does|do|is|are|can|could|would|should)\b"
)
_NUISANCE = re.compile(
    r"\b(?:itch\w*|hair (?:is )?(?:loss|falling|thinning|coming out)|(?:losing|lost) (?:my )?hair|moon ?face|acne"
    r"|puffy face|(?:put on|gain\w*|gaining) (?:\w+ ){0,2}(?:weight|kg|kilos?|stone|pounds?)|spots|hungry"
    r"|can'?t sleep|insomnia|sweaty)\b"
)
_MAY_PRESS = re.compile(
    r"\b(?:yellow|jaundice\w*|dark (?:urine|wee|pee)|blood\w*|bleed\w*|black|confus\w*|drows\w*|sleepy|fever\w*|temp\w*"
    r"|hot|shiver\w*|breath\w*|swell\w*|swollen|throat|tongue|lips?|chest|faint\w*|collaps\w*|passed out|vomit\w*|sick"
    r"|pain\w*|severe\w*|worst|unwell|rash|hives|blister\w*|peel\w*|fit|seizure\w*|vision|pregnan\w*|bruis\w*|die|dying"
    r"|kill\w*|infect\w*|emergency|ambulance|help|999|911|112|everywhere|all over)\b"
)
_BLEEDS = re.compile(
    r"(?<!no )(?<!not )(?<!without )(?<!denies )\b(?:bleed\w*|bled|ha?emorrhag\w*|bruis\w*|mel(?:a)?ena|ha?ematuria"
    r"|ha?ematoma|headache|collaps\w*|confus\w*|drows\w*)\b"
)


def of_no_emergency(message: str, mentions: Mentions, confidence: float, *, thinned: bool = False) -> bool:
    """Whether a message only guessed to tell of an emergency asks about emergencies in general, tells of those that are
    over, or of nothing but chronic illness. On warfarin (`thinned`) an INR by itself is no vital sign.
    """
    text = message.lower()
    if theoretical(text, mentions) and _GENERAL.search(text):
        return True
    now = {
        m.value
        for m in present(mentions).found
        if m.entity == "reaction" or (m.entity == "condition" and not asked_alone(m, text))
    }
    vital = _vital_signs(mentions)
    if vital == {"inr"} and thinned:
        return not (now & ACUTE or _BLEEDS.search(text))
    if vital:
        return False
    past = set(mentions.values("condition", "historical", "negated"))
    if past & ACUTE and not now & ACUTE:
        return not back_again(text)
    return bool(now) and not now & ACUTE and confidence < _LIKELY and not PRESSING.search(text)


def only_a_nuisance(message: str) -> bool:
    """Whether whoever writes tells of an itch, of hair or of weight, and of nothing that may press: the care team is
    told of it, and no ambulance called.
    """
    text = message.lower()
    return bool(_NUISANCE.search(text)) and not _MAY_PRESS.search(text)


def tells_a_vital_sign(mentions: Mentions) -> bool:
    """Whether a message has a number by which danger is told: INR, bilirubin, pressure, temperature..."""
    return bool(_vital_signs(mentions))


def only_charted(message: str, mentions: Mentions) -> bool:
    """Whether a message only guessed to press charts results and tells of nobody who is ill: counts, sugars and a blood
    pressure none of which is one of danger, no fever by words or numbers, and no word that may press.
    """
    text = _DENIED.sub(" ", message.lower())
    now = {m.value for m in present(mentions).found if m.entity in ("reaction", "condition")}
    names = {measure.name for measure in mentions.measures} - _NO_RESULTS
    calm = not (
        now & ACUTE
        or _vital_signs(mentions)
        or _low_counts(mentions)
        or _sugar_of_danger(mentions)
        or _PRESSES_IN_WORDS.search(text)
    )
    return bool(names) and names <= _CALM_RESULTS and calm


def nothing_in_words(message: str, mentions: Mentions) -> bool:
    """Whether a message names a harm or a reason, no number of danger, no acute illness and no word that may press."""
    named = mentions.of("reaction", "affirmed", "historical") or mentions.of("reason", "affirmed", "historical")
    now = {m.value for m in present(mentions).found if m.entity in ("reaction", "condition")}
    results = {measure.name for measure in mentions.measures} - _NO_RESULTS
    words = presses_in_words(message)
    return bool(named) and not (now & ACUTE or results - _CALM_RESULTS or _vital_signs(mentions) or words)


def presses_in_words(message: str) -> bool:
    """Whether a message has a word of illness, of danger or of what cannot wait, and does not deny it."""
    text = message.lower()
    return bool(_PRESSES_IN_WORDS.search(_DENIED.sub(" ", text)) or PRESSING.search(text))


def _low_counts(mentions: Mentions) -> bool:
    """Whether neutrophils or white cells are as low as those that make a fever an emergency."""
    return any(
        m.name in ("wbc", "neutrophils") and m.number < aid_number("aid-charted", m.name) for m in mentions.measures
    )


def _sugar_of_danger(mentions: Mentions) -> bool:
    """Whether a glucose is told that is lower or higher than a message may chart; in mg/dL where it says so, or is too
    large for the other unit.
    """
    least = aid_number("aid-charted", "glucose mg/dl from")
    for told in (m for m in mentions.measures if m.name == "glucose"):
        unit = "mg/dl" if told.unit == "mg/dL" or told.number >= least else "mmol/l"
        low, high = (aid_number("aid-charted", f"glucose {unit} {end}") for end in ("from", "below"))
        if not low <= told.number < high:
            return True
    return False


def _vital_signs(mentions: Mentions) -> set[str]:
    """By name, the numbers by which danger may be told; an INR below that of acute severe disease tells of none, nor
    does a pressure or a temperature that is neither.
    """
    severe = aid_number("aid-acute-severe", "inr")
    told = {m.name for m in mentions.measures if m.name != "inr" or m.number >= severe or m.comparator == ">"}
    return {name for name in told & _VITAL if not _harmless(name, mentions)}


def _harmless(name: str, mentions: Mentions) -> bool:
    """Whether every pressure told lies between those of danger, or every temperature below a fever's."""
    numbers = [m.number for m in mentions.measures if m.name == name]
    if name == "systolic":
        low, high = aid_number("aid-plan-limits", "systolic pressure, below"), aid_number("aid-charted", "systolic")
        return all(low <= number < high for number in numbers)
    return name == "temperature" and all(number < aid_number("aid-charted", "temperature") for number in numbers)
