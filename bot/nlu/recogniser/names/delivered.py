"""Who has given birth is pregnant no more: "6 wks post delivery, on aza through preg", "post-partum flare, 26F". The
letters "preg" behind such words name the pregnancy that is over.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from bot.nlu.recogniser.matching import Span

_CUES = ("partum", "natal", "post", "deliver", "birth", "lscs", "section", "caesar")
_BIRTH = r"(?:partum|natal(?:ly)?|delivery|birth|childbirth|lscs|c-?section|caesarean|labou?r)"
_TIME = r"(?:days?|d|wks?|weeks?|w|months?|mths?|mo|/52|/12|/7)"
_FEW = r"(?:\d+|an?|one|two|three|four|five|six|seven|eight|nine|ten|a few|several)"
_WHO = r"(?:f|female|lady|woman|mother|mum|patient|pt|girl)"
_DELIVERED = re.compile(
    rf"\b{_FEW}[ -]?{_TIME} (?:post|after|since)[ -]?(?:the |her )?{_BIRTH}\b"
    rf"|\bpost-?(?:partum|natal)(?= (?:aih |severe |acute |hepatitis )*(?:flare|relapse|{_WHO})\b)"
    r"|(?:(?<=flare )|(?<=flared )|(?<=flaring )|(?<=relapse )|(?<=relapsed ))post-?(?:partum|natal\w*)\b"
    rf"|\b{_WHO},? (?:now )?post-?(?:partum|natal)\b"
    rf"|\b(?:delivered|gave birth) {_FEW} ?{_TIME} (?:ago|back)\b"
)
# Still to come, feared, asked about or of a time before
_NOT_YET = re.compile(
    r"\b(?:will|would|plan\w*|until|till|review\w*|restart|resume|risk|rate|prevent\w*|avoid\w*|worr\w+|fear\w*|afraid"
    r"|expect\w*|if|his|wife|partner|girlfriend|sister|daughter|last time|previous\w*|history|h/o|how|what|why"
    r"|when|after her first|chances?)\b[^.;!\n]*$"
)
_PAST = re.compile(
    r"[^.;,!\n]{0,12}\b(?:last time|in (?:19|20)\d\d|previous\w*|\d+ ?(?:y|yrs?|years?) ago|rates?|risks?)\b"
)
_PREGNANT_NOW = re.compile(
    r"\b(?:pregnant|antenatal\w*|trimester|gravid|gestation|expecting|again preg|now preg)\b"
    r"|\b\d{1,2}(?:\+\d)? ?/ ?40\b"
    r"|\b\d+ ?(?:wks?|weeks) (?:preg\w*|gest\w*)|(?<!through )(?<!throughout )(?<!during )(?<!in )(?<!whole )(?<!the )"
    r"(?<!her )(?<!last )(?<!since )(?<!before )(?<!all )(?<!of )(?<!for )(?<!after )(?<!no )(?<!not )\bpreg\b"
)
_LETTERS = "preg"


def delivered(text: str) -> Span | None:
    """Where a message tells that the patient has given birth; None where she is said to be pregnant (again)."""
    lowered = text.lower()
    if not any(cue in lowered for cue in _CUES) or _PREGNANT_NOW.search(lowered):
        return None
    for found in _DELIVERED.finditer(lowered):
        if not (_NOT_YET.search(lowered[: found.start()]) or _PAST.match(lowered, found.end())):
            return Span("condition", "pregnant", *found.span())
    return None


def of_the_pregnancy_before(text: str, span: Span, born: Span | None) -> bool:
    """Whether letters that would tell of a pregnancy name the one that ended with the birth."""
    told = (span.entity, span.value) == ("condition", "pregnant")
    return born is not None and told and text[span.start : span.end].lower() == _LETTERS


def sex_of_mother(born: Span | None, sexes: Sequence[Span]) -> Sequence[Span]:
    """The signs of a sex; whoever has given birth is a woman where no other word says whose birth it was."""
    return sexes if sexes or born is None else [Span("sex", "female", born.start, born.end)]
