"""A relative with the same disease who is asked about as a patient: "And in her daughter, 31, also AIH, vomits on aza.
Same answer?", "her sister has AIH too, 24, pancreatitis on aza, what for her?". What is told is the relative's own
then, and another case.
"""

from __future__ import annotations

import re
from typing import Literal

_WOMEN = r"mother|mum|mom|sister|daughter|aunt|niece|grandmother|granddaughter|half-sister|twin sister"
_MEN = r"father|dad|brother|son|uncle|nephew|grandfather|grandson|half-brother|twin brother"
_RELATIVE = (
    rf"(?:her|his|their|the (?:patient|pt|lady|man|woman|girl|boy)'s|pt's|patient's) (?:\w+ )?"
    rf"(?:(?P<female>{_WOMEN})|(?P<male>{_MEN})|twin|cousin)\b"
)
_OPENS = r"^\W*(?:(?:and|also|ok|okay|thanks?|thx|cheers|great|so|now|then|right|but|update|next|one more)\W+)*"
_ASKED_OF = re.compile(
    rf"{_OPENS}(?:(?:what|how) about|what (?:would|should|do) (?:you|we|i) (?:\w+ )?(?:for|in|with)|in|for) {_RELATIVE}"
)
_TOLD_OF = re.compile(rf"{_OPENS}{_RELATIVE}")
_THE_SAME_DISEASE = re.compile(
    r"\b(?:aih|autoimmune hep\w*|(?:has|have|got|had) (?:it|the same)(?: disease| thing| condition)? (?:too|as well)"
    r"|also (?:has|have|got) (?:it|the same)|same (?:disease|diagnosis|condition|question|query|problem|story"
    r"|situation))\b"
)
_FOR_THEM = re.compile(
    r"\b(?:what|which|options?|advice|anything|next|how|same|would|should)\b[^.?!]{0,40}\b(?:for|in|with) "
    r"(?:her|him|them|the (?:sister|brother|mother|father|daughter|son|aunt|uncle|cousin|twin))\W*$"
    r"|\bsame (?:answer|advice|options?|plan|drugs?|approach|thing|again|question|query|problem|story|situation)\W*$"
)
# Whom it is about after all: "her sister was cured on MMF. My pt has the same disease. Same for her?"
_OURS = re.compile(
    r"\b(?:my|our|this|the index) (?:\w+ )?(?:pts?|patients?|one|lady|woman|man|case|girl|boy)\b"
    r"|\bmine\b|\bjust asking\b"
)
# "Her sister also has AIH and took tac fine. Would that work for her": asked of the patient, of a relative's drug
_WENT_WELL = re.compile(
    r"\b(?:fine|well|happily|no (?:problems?|issues?|trouble)|without (?:problems?|issues?|trouble)|worked|responded"
    r"|remission|cured|uneventful\w*|safely|successfully|great|good (?:response|result|effect)|did ok(?:ay)?)\b"
)
_WOULD_THAT = re.compile(
    r"\b(?:would|could|can|will|is|might|should|does|do)(?:n't)? (?:we (?:try|use|give) )?"
    r"(?:that|it|this|the same(?: drug| thing| one)?)\b[^.?!]{0,40}\b(?:for|in|with|on) (?:her|him|them|our|my|this)\b"
)
# "Mother on MMF found 7 weeks pregnant": at the beginning, and nobody's, she is the patient
_A_MOTHER = re.compile(
    r"^\W*(?:(?:hi|hello|a|an|this|the|new|young|query|q|re|advice|help)\W+)*"
    r"(?:mother|mum|mom)(?= (?:is |was |now |currently |also )*(?:on|taking|takes|who|found|pregnant"
    r"|breast\w*|nursing|post"
    r"|wants|with (?:aih|autoimmune)|\d)|\s*[,(]\s*(?:\d|aih|on|f\b|breast|pregnan|post))"
)
_CHILDBEARING = re.compile(
    r"\b(?:pregnan\w*|\d+ ?/ ?40|gravid\w*|breast-?fe\w+|nursing|post-?(?:partum|natal)|lactat\w+|trimester|gestation"
    r"|deliver\w+|new-?born|conceiv\w*|antenatal|weeks? pp)\b"
)
_HER_STORY = re.compile(r"\b(?:aih|autoimmune hep\w*|lfts?|alt)\b")
_MOTHER_HERSELF = re.compile(
    r"(?<=\d{2} yo )mother\b|(?<=\d{2}yo )mother\b|(?<=year old )mother\b|(?<=year-old )mother\b"
    r"|(?<!my )(?<=\byoung )mother\b|(?<=\bnew )mother\b|(?<=\bsingle )mother\b|(?<=\bnursing )mother\b"
    r"|(?<!my )\bmother(?= of (?:one|two|three|four|five|\d|twins))",
    re.IGNORECASE,
)
# Whose mother she is: the patient's, who is told of behind her
_SOMEBODYS = re.compile(
    r"\b(?:daughter|son|child|girl|boy|teenager)(?:'s)? (?:is|has|with|on|aged|,|\d)|\b(?:pt|patient|his|her) mother\b"
    r"|^.{12,}?\b\d{1,2} ?(?:f|m|yo|y/o|year[- ]old)\b"
)


def relative_asked_of(text: str) -> bool:
    """Whether the message is about a relative with the disease, for whom it asks."""
    return _opening(text) is not None


def asks_of_that(text: str) -> bool:
    """Whether a message asks whether what was just told would do for the patient: "would that work for her"."""
    return bool(_WOULD_THAT.search(text.lower().replace("\u2019", "'")))


def who_is_a_mother(text: str) -> str:
    """The message as long as it was, with a woman for a mother by whom the patient is described: "mother of two, 45",
    "45 yo mother". Anybody else's mother is a relative, who may write or be written for.
    """
    return _MOTHER_HERSELF.sub("woman ", text)


def is_about_a_mother(text: str) -> bool:
    """Whether the message opens with a mother who is the patient herself: she is pregnant, nurses, or has the story of
    the disease.
    """
    lowered = text.lower().replace("\u2019", "'")
    opens = _A_MOTHER.match(lowered)
    if opens is None or _SOMEBODYS.search(lowered):
        return False
    return bool(_CHILDBEARING.search(lowered) or _HER_STORY.search(lowered))


def sex_of_relative(text: str) -> tuple[Literal["female", "male"], int, int] | None:
    """The sex that the word for such a relative tells, and where it stands."""
    found = _opening(text)
    if found is None or not (found["female"] or found["male"]):
        return None
    return ("female", *found.span("female")) if found["female"] else ("male", *found.span("male"))


def as_of_the_patient(text: str) -> str:
    """The message, as long as before, without the words that make of such a relative somebody else."""
    found = _opening(text)
    return text if found is None else " " * found.end() + text[found.end() :]


def _opening(text: str) -> re.Match[str] | None:
    lowered = text.lower().replace("’", "'")
    if len(lowered) != len(text) or not _THE_SAME_DISEASE.search(lowered) or _OURS.search(lowered):
        return None
    if (asks := _WOULD_THAT.search(lowered)) and _WENT_WELL.search(lowered, 0, asks.start()):
        return None
    if found := _ASKED_OF.match(lowered):
        return found
    return _TOLD_OF.match(lowered) if _FOR_THEM.search(lowered.rstrip()) else None
