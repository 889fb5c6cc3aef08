"""Names by structure: after a title, a relation or "patient:", and beside a number or birth date that names a person.

Titled colleagues ("Dr Mehta") go as well: who treats a patient narrows down who the patient is, and no answer needs it.
Authors cited with a year stay.
"""

import re
from collections.abc import Iterator, Sequence

from bot.guard.identifiers.findings import Finding
from bot.guard.identifiers.name_reading import Trust, name_from, name_until

NAME = "name"

# Titles nobody writes for anything else are followed in any case: "mr sharma".
_SURE_TITLE = re.compile(
    r"(?<!\w)(?:mr|mrs|mister|smt|shri|srimati|shrimati|kumari|mohd|herr|frau|monsieur|madame|mme|mlle|señora?|sra|signora?"
    r"|sig(?:\.ra)?|dhr|mevr)\b\.?\s{1,2}"
)
# These are capitalised as titles are, and so is the name.
_TITLE = re.compile(
    r"(?<!\w)(?:Ms|MS(?=\.)|Miss|MISS|Mx|Master|Mast|Sri|SRI|Sh|SH(?=\.)|Km|Ku|Md|MD(?=\.)|Begum|Bibi"
    r"|Baby(?: of)?|BABY OF|Capt|Col|Lt|Rev(?=\.)|Fr(?=\.)|Sister|Brother|Lady|Sir|Sr|Smti|Late|Pastor|Imam|Swami)"
    r"\b\.?\s{1,2}"
)
_DOCTOR = re.compile(r"(?<!\w)(?:dr|prof|professor|doctor)\b(?:\.\s?|\s{1,2})(?:dr\b\.?\s)?")

_RELATION = re.compile(
    r"(?<![\w/])(?:[sdwchbf]/o\b\.?"
    r"|(?:son|daughter|wife|husband|mother|father|brother|sister|child|mom|dad|spouse|partner)(?:\s+of)?\b(?!['’]))"
    r"[\s:.-]{1,3}(?:late\s|(?:mr|mrs|ms|smt|sh|shri)\b\.?\s)?"
)
_PATIENT = re.compile(
    r"(?<!\w)(?:pts?|pat|patient|client|case(?=\s?[:=-]|\sof\b))(?:['’]?s)?(?:\.|\b)"
    r"(?:\s+(?:name|details|initials|is|was|named|called|of)\b){0,3}(?P<colon>\s{0,2}[:=,(–-]{0,2}\s{0,2})"
)
_SAID_TO_BE_A_NAME = re.compile(r"name|initials|called")
_NAMED = re.compile(
    r"(?<![\w-])(?:name|surname|forename)(?:['’]?s)?\b"
    r"(?P<said>(?:\s+of\s+(?:the\s+)?(?:patient|pt|child|mother|father))?(?:\s+(?:is|was)\b)?\s?[:=–-]{0,2})\s{0,2}"
    r"|(?<!\w)(?:nom|prénom|prenom|vorname|nachname|nombre|apellidos?|cognome|initials)\b"
    r"(?P<other>\s(?:is|are)\b|\s?[:=–-])\s?"
)
# "the brand name is Envarsus", "name of the drug": not a person's.
_THINGS_NAME = re.compile(
    r"\b(?:brand|trade|generic|drug|medicine|tablet|molecule|trial|study|score|scale|gene|variant|test|file|group|common"
    r"|chemical|proprietary|product|company|guideline)\s+$"
)
_CALLED = re.compile(
    r"\b(?:woman|man|lady|gentleman|girl|boy|child|baby|person|pt|patient|someone|friend|male|female|guy|teenager|student"
    r"|nurse|she|he)(?:\s+is|['’]s|\s+was)?\s+(?:named|called)\s+"
)
_INTRODUCED = re.compile(r"(?<!\w)(?:this\s+is|i\s+am|i['’]m)\s+")
_CONCERNING = re.compile(
    r"(?<!\w)(?:re|ref|regarding|concerning|subject|(?:with\s+)?reference(?:\s+to)?|attn|attention)\b[.:]{0,2}\s{1,2}"
    r"(?:(?:my|our|the)\s+)?(?:patient\s+|pt\s+)?"
)
_LETTER = re.compile(r"(?:^|\n)\s?dear\s+|(?:regards|sincerely|faithfully|thanks)[,\s]{1,3}(?=[^\n]{1,40}$)")

_PERSONAL = re.compile(
    r"(?:[\s,;:(/|–-]|\b(?:\d{1,3}\s?-?(?:yo|yrs?|years?|y/o|y)?\b(?:[\s-]?old)?|\d{1,3}[\s/]?(?:y/?)?[mf]|[mf]|male|female"
    r"|man|woman|lady|boy|girl|age|aged|sex|gender|with|on|is|has|and|his|her|number|no|contact)\b[.:]?){1,14}$"
)
_AGE_AND_SEX = re.compile(
    r"[\s,(–-]{1,3}(?:\d{1,3}\s?(?:y|yo|yrs?|year|years)?(?:[\s-]?old)?[\s,/]{0,2}(?:m|f|male|female)\b"
    r"|[mf]\s?/?\s?\d{1,3}\b)"
)
_AFTER = re.compile(r"[\s,;:)(/–-]{1,4}")
_BESIDE = 60  # characters looked at before an identifier
_QUALIFIER = 20  # characters looked at before "name"


def names(text: str, lower: str, beside: Sequence[Finding]) -> Iterator[Finding]:
    """Find names in a text, given in lower case as well.

    `beside` are the identifiers already found, next to which unknown words are taken for a name.
    """
    yield from _titled(text, lower)
    yield from _introduced(text, lower)
    yield from _announced(text, lower)
    for found in beside:
        yield from _before(text, lower, found.begins)
        yield from _behind(text, lower, found.end)
    for aged in _AGE_AND_SEX.finditer(lower):
        start = name_until(text, aged.start())
        if start is not None and " " in text[start : aged.start()].strip():
            yield Finding(start, aged.start(), NAME)


def _titled(text: str, lower: str) -> Iterator[Finding]:
    for title in _SURE_TITLE.finditer(lower):
        # "MR enterography" is magnetic resonance.
        magnetic = text.startswith("MR ", title.start())
        yield from _found(text, title.start(), title.end(), Trust.TITLE, in_lower_case=not magnetic)
    for title in _TITLE.finditer(text):
        yield from _found(text, title.start(), title.end(), Trust.LABEL)
    for title in _DOCTOR.finditer(lower):
        yield from _found(text, title.start(), title.end(), Trust.LABEL, in_lower_case=True)


def _introduced(text: str, lower: str) -> Iterator[Finding]:
    """Find names after "patient", "name" or "a woman called"."""
    for patient in _PATIENT.finditer(lower):
        label = any(mark in patient["colon"] for mark in ":=-–") or bool(_SAID_TO_BE_A_NAME.search(patient.group()))
        trust = Trust.LABEL if label else Trust.PLACE
        yield from _found(text, patient.end(), patient.end(), trust, in_lower_case=label)
    for named in _NAMED.finditer(lower):
        if not _THINGS_NAME.search(lower, max(0, named.start() - _QUALIFIER), named.start()):
            said = bool((named["said"] or named["other"] or "").strip()) or "surname" in named.group()
            yield from _found(text, named.end(), named.end(), Trust.LABEL, in_lower_case=said)
    for called in _CALLED.finditer(lower):
        yield from _found(text, called.end(), called.end(), Trust.LABEL, in_lower_case=True)


def _announced(text: str, lower: str) -> Iterator[Finding]:
    """Find names after a relation, "re:", "this is" and in the opening and close of a letter."""
    for relation in _RELATION.finditer(lower):
        for related in _found(text, relation.end(), relation.end(), Trust.PLACE):
            yield related
            yield from _before(text, lower, relation.start())
    for pattern, at_least in ((_CONCERNING, 2), (_INTRODUCED, 2), (_LETTER, 1)):
        for said in pattern.finditer(lower):
            yield from _found(text, said.end(), said.end(), Trust.PLACE, at_least=at_least)


def _found(
    text: str, start: int, position: int, trust: Trust, in_lower_case: bool = False, at_least: int = 1
) -> Iterator[Finding]:
    end = name_from(text, position, trust, in_lower_case, at_least)
    if end is not None:
        yield Finding(start, end, NAME)


def _before(text: str, lower: str, end: int) -> Iterator[Finding]:
    """Find the name before an identifier, with nothing but age, sex and little words between."""
    between = _PERSONAL.search(lower[max(0, end - _BESIDE) : end])
    if between is not None:
        stop = end - len(between.group())
        start = name_until(text, stop)
        if start is not None:
            yield Finding(start, stop, NAME)


def _behind(text: str, lower: str, position: int) -> Iterator[Finding]:
    """Find the name behind an identifier: two words and more, or one that age and sex follow."""
    gap = _AFTER.match(text, position)
    if gap is None:
        return
    end = name_from(text, gap.end(), Trust.PLACE)
    if end is not None and (" " in text[gap.end() : end] or _AGE_AND_SEX.match(lower, end)):
        yield Finding(gap.end(), end, NAME)
