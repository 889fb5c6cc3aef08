"""Age with sex ("28F") and the words that tell a patient's sex."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from bot.nlu.recogniser.lettered_times import months_end
from bot.nlu.recogniser.matching import Span

_WORDS = {
    "female": "woman she her hers lady girl female herself schoolgirl mrs lass lassie",
    "male": "man he his him gentleman boy male himself schoolboy mr bloke chap guy gent lad fella",
}
_LETTERS = {"f": "female", "m": "male"}
_BEHIND_WORDS = re.compile(
    r"\b(?:(?:twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety)(?:[\s-]?(?:one|two|three|four|five|six|seven|eight"
    r"|nine))?|\w+teen)[\s-]([fm])\b(?!/u)",
    re.IGNORECASE,
)
_NOT_THE_OTHER = re.compile(r"(?<![\w/])([FM]),? not (?:an? )?[FM](?![\w/])")  # "M not F"
_SIGNS = {"♀": "female", "♂": "male"}
_BY_WORD = {word: sex for sex, words in _WORDS.items() for word in words.split()}
_WORD = re.compile(r"\b(" + "|".join(sorted(_BY_WORD, key=len, reverse=True)) + r")\b", re.IGNORECASE)
# "28F", "28 F", "28 yo f", "F28", "28/F", "m, 42"; "F2" is a stage of fibrosis
_LETTER = re.compile(
    r"\b\d{1,3}\s?(?:y|yo|y/o|yrs?|years?)?[\s,/-]{0,2}(?:old\s)?(?P<after>[fm])\b(?!\s*\d|[/.](?:u|s|w|\d|min)\b)|\b(?P<before>[fm])(?![0-6]\b)[\s,/]{0,2}\d{1,3}\b(?!\s*(?:mg|g|kg|%))",
    re.IGNORECASE,
)
_BEFORE_HE = re.compile(
    r"\b(?:no|not|nil|without|overt|covert|minimal|grade|gr|any|mild|severe|west haven|with|has|had|or|and|ascites"
    r"|jaundice)[\s,/+]*$",
    re.IGNORECASE,
)
_NUMBER = re.compile(r"\d{1,3}")


def sexes(text: str, drugs: Sequence[Span] = ()) -> Iterator[Span]:
    """Every sign of the patient's sex, in text order; of months told of one of the `drugs` no letter is one."""
    words = (match for match in _WORD.finditer(text) if not _is_encephalopathy(text, match))
    found = [Span("sex", _BY_WORD[match[0].lower()], *match.span()) for match in words]
    for match in _LETTER.finditer(text):
        group = "after" if match["after"] else "before"
        if group == "after" and _of_months(text, match, drugs):
            continue
        found.append(Span("sex", "female" if match[group].lower() == "f" else "male", *match.span(group)))
    found += [Span("sex", _LETTERS[match[1].lower()], *match.span(1)) for match in _BEHIND_WORDS.finditer(text)]
    found += [Span("sex", _LETTERS[match[1].lower()], *match.span(1)) for match in _NOT_THE_OTHER.finditer(text)]
    found += [Span("sex", _SIGNS[match[0]], *match.span()) for match in re.finditer("[♀♂]", text)]
    return iter(sorted(found, key=lambda span: span.start))


def _is_encephalopathy(text: str, match: re.Match[str]) -> bool:
    """Whether "HE" stands for hepatic encephalopathy: in capitals among small letters, behind a word that no "he" is
    put behind.
    """
    capitals = match[0] == "HE" and not text.isupper()
    return capitals and bool(_BEFORE_HE.search(text, 0, match.start()))


def _of_months(text: str, match: re.Match[str], drugs: Sequence[Span]) -> bool:
    number = _NUMBER.search(text, match.start(), match.start("after"))
    return bool(number and months_end(text, float(number[0]), *number.span(), drugs))
