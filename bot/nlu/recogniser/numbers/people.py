"""Age with sex ("28F"), the words that tell a patient's sex, and what is written like one of them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from actions.case.people.relatives_asked import sex_of_relative
from actions.case.people.titles import initials, titled_sexes
from bot.nlu.recogniser.matching import Span
from bot.nlu.recogniser.numbers.ages import KILOGRAMS
from bot.nlu.recogniser.numbers.lettered_times import months_end, months_old_end

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
# "28F", "28 F", "28 yo f", "F28", "28/F", "m, 42", "45M 70kg", "45F70kg"; "F2" is a stage of fibrosis
_LETTER = re.compile(
    r"\b\d{1,3}\s?(?:y|yo|y/o|yrs?|years?)?[\s,/-]{0,2}(?:old\s)?(?P<after>[fm])"
    rf"(?:\b(?!\d|\s[0-6](?![\w./-])|[/.](?:u|s|w|\d|min)\b)|(?={KILOGRAMS}))"
    r"|\b(?P<before>[fm])(?![0-6]\b)[\s,/(]{0,2}\d{1,3}\b(?!\s*(?:mg|g|kg|%))",
    re.IGNORECASE,
)
_TRANSGENDER = re.compile(
    r"\btrans[- ]?(?:gender\w*|sexual|masc\w*|fem\w*|(?:wo)?m[ae]n|(?:fe)?male|boy|girl|guy|person|patient|pt)\b"
    r"|\b(?:ftm|mtf|f2m|m2f|afab|amab|non-?binary)\b|\bassigned (?:fe)?male at birth\b"
    r"|\bgender[- ](?:dysphoria|affirming|diverse|queer|fluid|reassign\w*|transition\w*)\b",
    re.IGNORECASE,
)
# "What do I tell him?": who asks is not always the patient
_TOLD_SOMETHING = re.compile(
    r"\b(?:do|should|can|could|shall|to) (?:i|we) (?:tell|say to|answer|reply to)\s+$", re.IGNORECASE
)
_NUMBER = re.compile(r"\d{1,3}")
_DOES = (
    r"(?!\s+(?:is|was|has|had|does|did|do|takes?|took|can|could|will|would|needs?|wants?|says?|said|should|may|might|got"
    r"|gets?|feels?|never|now|still|also)\b|'|\u2019)"
)
# Hepatic encephalopathy by its letters, which are a pronoun too: in capitals, or behind what no pronoun follows
_HE = re.compile(
    rf"\bHE\b{_DOES}(?! grade\b(?! ?[0-4i]))"
    r"|(?i:\b(?:no|nil|without|any|overt|covert|grade ?[0-4]|gr ?[0-4i]+|h/o|prior|previous))\s+(?P<low>he)\b"
    rf"(?=\s*(?:[,.;:/)]|$|and\b|or\b|gr)){_DOES}"
)

# "Jaundiced, INR 2.4, confused": a sign among others, told of no reader who is at a loss
_CONFUSED = re.compile(
    r"(?:^|[,;.:/+&(\n-]\s*|\b(?:and|now|then|pt|patient|is|she's|he's|also|but|still|gone|a bit|rather) )"
    r"(?P<sign>confused)(?=\s*(?:$|[,;.:/+&)\n!?-]|(?:and|but|since|today|tonight|overnight"
    r"|this (?:morning|am)|at night|from|ward)\b))",
    re.IGNORECASE,
)
_AT_A_LOSS = re.compile(r"\b(?:i|i'm|im|i am|am|we|we're|you|me|us|sorry|bit)\b[^.;?!\n]{0,25}$", re.IGNORECASE)
_SIGNS_OF_ILLNESS = re.compile(
    r"\b(?:inr|bili\w*|jaundic\w*|icter\w*|yellow|ammonia|ascit\w*|asterixis|flap\w*|drows\w*|sleepy|liver failure|alf"
    r"|gcs|lactate|coagul\w*|decompensat\w*|septic|sepsis|febrile|fever\w*|pyrexi\w*|hypotens\w*|tachy\w*|bleed\w*"
    r"|mel(?:a)?ena|hypoglyc\w*|vomit\w*)\b",
    re.IGNORECASE,
)


def sexes(text: str, drugs: Sequence[Span] = ()) -> Iterator[Span]:
    """Every sign of the patient's sex, in text order; of months told of one of the `drugs` no letter is one. None for
    whoever is transgender: what is asked of a sex here is whether a pregnancy is possible, and "man" does not say.
    """
    if _TRANSGENDER.search(text):
        return
    letters = {span.start for span in encephalopathies(text)}
    names = {start for start, _ in initials(text)}
    words = (match for match in _WORD.finditer(text) if match.start() not in letters)
    found = [
        Span("sex", _BY_WORD[match[0].lower()], *match.span())
        for match in words
        if not _TOLD_SOMETHING.search(text, 0, match.start())
    ]
    for match in _LETTER.finditer(text):
        group = "after" if match["after"] else "before"
        if (group == "after" and _of_months(text, match, drugs)) or match.start(group) in names:
            continue
        found.append(Span("sex", "female" if match[group].lower() == "f" else "male", *match.span(group)))
    found += [Span("sex", _LETTERS[match[1].lower()], *match.span(1)) for match in _BEHIND_WORDS.finditer(text)]
    found += [Span("sex", _LETTERS[match[1].lower()], *match.span(1)) for match in _NOT_THE_OTHER.finditer(text)]
    found += [Span("sex", sex, start, end) for sex, start, end in titled_sexes(text)]
    found += [Span("sex", *told) for told in filter(None, [sex_of_relative(text)])]
    found += [Span("sex", _SIGNS[match[0]], *match.span()) for match in re.finditer("[♀♂]", text)]
    yield from sorted(found, key=lambda span: span.start)


def encephalopathies(text: str) -> Iterator[Span]:
    """Hepatic encephalopathy told by its letters: "no HE", "HE grade 1"; none in a text that is all in capitals. Or by
    "confused" among other signs of illness.
    """
    for match in _HE.finditer(text):
        low = match["low"] is not None
        if low or not text.isupper():
            yield Span("condition", "encephalopathy", *match.span("low" if low else 0))
    if _SIGNS_OF_ILLNESS.search(text):
        for match in _CONFUSED.finditer(text):
            if not _AT_A_LOSS.search(text[: match.start("sign")]):
                yield Span("condition", "encephalopathy", *match.span("sign"))


def _of_months(text: str, match: re.Match[str], drugs: Sequence[Span]) -> bool:
    number = _NUMBER.search(text, match.start(), match.start("after"))
    if number is None:
        return False
    months, end = float(number[0]), number.end()
    return bool(months_old_end(text, months, end, drugs) or months_end(text, months, number.start(), end, drugs))
