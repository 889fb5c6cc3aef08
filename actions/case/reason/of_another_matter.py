"""Words for a poor response, or for a test, said of something else than the hepatitis and its treatment: "poorly
controlled diabetes", "hep B vaccine non-responder", "non-responder to etanercept", "EBV IgG negative".

They tell neither why treatment is changed nor what a drug of ours did.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from msgspec import Struct

from actions.case.mentions import Mention, Mentions

_DISEASE = (
    r"(?:diabet\w+|t[12] ?dm|dm|hba1c|blood (?:sugars?|glucose|pressures?)|sugars?|glucose|glyca?emia|asthma\w*|copd"
    r"|epilep\w+"
    r"|seizures?|fits|hypertensi\w+|htn|bp|hypothyroid\w*|hyperthyroid\w*|thyroid\w*|thyrotox\w+|graves(?:'|'s)?|hashimoto\w*"
    r"|migraines?|psoria\w+|eczema|arthritis|rheumatoid|ra|psa|spondyl\w+|gout|crohn'?s?|ulcerative colitis|colitis"
    r"|uc|ibd"
    r"|co?eliac|hiv|depressi\w+|anxiety|bipolar|psychosis|schizophreni\w+|pain|angina|heart failure|hf"
    r"|atrial fibrillation|af"
    r"|arrhythmia|cholesterol|lipids|hyperlipid\w+|lupus|sle|sjo?gren\w*|myasthenia|itp|reflux|gord|gerd|acne|urticaria"
    r"|multiple sclerosis|ms|sarcoid\w*|uveitis|nephrotic|osteoporosis|obesity|alcohol)"
)
_KIND = (
    r"(?:(?:type ?[12]|her|his|the|a|severe|very|known|chronic|old|focal|brittle|steroid[- ]induced|new"
    r"|longstanding|essential|systemic|primary)\s+)*"
)
_NOT_CONTROLLED = (
    r"(?:(?:poorly|badly|inadequately|sub-?optimally|incompletely|hardly|ill|un|not|never|not (?:well|yet|fully"
    r"|adequately"
    r"|properly|that well))[- ]?controlled|(?:poor|bad|inadequate|suboptimal|no) control|out of control|uncontrollable)"
)
_STUBBORN = (
    r"(?:refractory|treatment[- ]resistant|drug[- ]resistant|difficult[- ]to[- ](?:treat|control)"
    r"|hard[- ]to[- ]control)"
)
_NO_RESPONSE = (
    r"(?:(?:primary |secondary |known |a )?(?:non|no|poor|inadequate|insufficient)[- ]?respon(?:se|d(?:er|ers|ed|ing))"
    r"|(?:did not|didn'?t|does not|doesn'?t|has not|hasn'?t|never|not) respon(?:d|ded|ding)|unresponsive|fail(?:ed"
    r"|ure|s))"
)
_IS = r"[\s,:(–-]*(?:(?:is|was|are|has been|remains|remained|still|very|also|now|currently|rather)\s+)*"
_OURS_AFTER = r"(?!\s+(?:aih|auto-?immune|hepatitis|liver|transaminases|on\b|with\b|despite))"
_BEFORE_DISEASE = re.compile(rf"\b(?P<words>{_NOT_CONTROLLED}|{_STUBBORN})\s+(?:of )?{_KIND}{_DISEASE}\b(?! auto)")
_BEHIND_DISEASE = re.compile(rf"\b{_DISEASE}(?: disease)?{_IS}(?P<words>{_NOT_CONTROLLED})\b{_OURS_AFTER}")
_VACCINE = r"(?:(?:re-?)?vaccin\w*|vacc?|vax\w*|immuni[sz](?:ation|ed)|boosters?|jabs?|anti-?hbs|hbsab)"
_OF_A_VACCINE = re.compile(
    rf"\b(?P<words>(?:(?:hep(?:atitis)? ?[ab]|hbv|flu|covid"
    rf"|pneumococcal)\s+)?{_VACCINE}[\s:,-]+(?:\w+[\s-]+){{0,2}}?{_NO_RESPONSE}(?:er)?)\b"
    rf"|\b(?P<after>{_NO_RESPONSE}\W+(?:to|after|following|with)\s+(?:(?!{_VACCINE})\w+[\s-]+){{0,4}}{_VACCINE})\b"
)
_VIRUS = (
    r"(?:ebv|cmv|vzv|hsv|hhv-?[68]|varicella|measles|rubella|parvo(?:virus)?(?: b19)?|toxo(?:plasma)?|hiv|hev|hav"
    r"|hcv|hbv|htlv)"
)
# A result of a virus, of which no drug is spoken
_SEROLOGY = re.compile(
    rf"\b(?P<words>{_VIRUS}[\s:-]+(?:(?:vca|ebna|igg|igm|ab|antibod(?:y|ies)|serolog\w+|pcr|dna|rna|status|is|was)[\s:-]+)*"
    r"(?:neg(?:ative)?|-\s?ve|naive|na[iï]ve|non-?immune|not detected|undetect\w+|pos(?:itive)?|\+\s?ve|immune))(?!\w)"
)
_TO = re.compile(r"\s+(?:to|on|with|of)\s+(?:(?:the|her|his|previous|prior)\s+)*")
_BESIDE = re.compile(r"[\s-]+(?:primary |secondary |was |had )?")
_WORDS = re.compile(rf"\b{_NO_RESPONSE}\b")
_PHRASES = (_BEFORE_DISEASE, _BEHIND_DISEASE, _OF_A_VACCINE)


class Left(Struct, frozen=True):
    """A message without such words; `poor` says whether some of them were for a poor response."""

    text: str
    mentions: Mentions
    poor: bool = False


def without(text: str, mentions: Mentions) -> Left:
    """The message with blanks for words that are said of something else, and without the reasons found there."""
    lowered = text.lower().replace("\u2019", "'")
    if len(lowered) != len(text):
        return Left(text, mentions)
    poor = [*_phrases(lowered), *_of_other_medicines(lowered, mentions)]
    tests = [found.span("words") for found in _SEROLOGY.finditer(lowered)]
    for start, end in (*poor, *tests):
        text = text[:start] + " " * (end - start) + text[end:]
    found = (m for m in mentions.found if not (_is_a_poor_response(m, poor) or _is_a_denied_test(m, tests)))
    return Left(text, Mentions(tuple(found), mentions.measures), bool(poor))


def _is_a_poor_response(mention: Mention, places: Iterable[tuple[int, int]]) -> bool:
    return mention.entity in ("reason", "term") and any(start <= mention.start < end for start, end in places)


def _is_a_denied_test(mention: Mention, places: Iterable[tuple[int, int]]) -> bool:
    """Whether a virus is only named by its negative test, which denies no infection of today: "EBV negative"."""
    denied = (mention.entity, mention.value, mention.assertion) == ("condition", "infection", "negated")
    return denied and any(start <= mention.start < end for start, end in places)


def _phrases(lowered: str) -> Iterator[tuple[int, int]]:
    for pattern in _PHRASES:
        for found in pattern.finditer(lowered):
            yield found.span("words") if found["words"] else found.span("after")


def _of_other_medicines(lowered: str, mentions: Mentions) -> Iterator[tuple[int, int]]:
    """Words for no response right before or behind the name of a medicine that none of ours stands beside."""
    others = [*mentions.of("other_medicine"), *mentions.of("co_medication")]
    for words in _WORDS.finditer(lowered):
        for medicine in others:
            to = _TO.fullmatch(lowered, words.end(), max(words.end(), medicine.start))
            joined = words[0].startswith("fail") and lowered[words.end() : medicine.start] == " "
            behind = _BESIDE.fullmatch(lowered, medicine.end, max(medicine.end, words.start()))
            if to or joined or behind:
                yield words.span()
