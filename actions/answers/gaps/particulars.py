"""Particulars that a question asks for and no record gives, though records speak of the subject: which antiviral, how
long tuberculosis is treated first, by how much a steroid is raised in a pregnancy. Said first, so that an overview of
the subject is not taken for the answer.
"""

from __future__ import annotations

import re
from itertools import takewhile
from typing import NamedTuple

from msgspec import structs

from actions.answers import strings
from actions.answers.desk import Desk
from actions.answers.leading.first_sight import STANDING
from actions.answers.model import Line, Part


class _Particular(NamedTuple):
    """What is not given, the words that ask for it, and what the message tells beside."""

    label: str
    asks: re.Pattern[str]
    told: re.Pattern[str] | None = None


def _words(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern, re.IGNORECASE)


_WHICH = r"(?:which|what|choice of|best|prefer\w*|name of)"
_HOW_LONG = r"(?:how (?:long|many (?:weeks|months))|duration|length)"
_HOW_MUCH = r"(?:how much|what dose|which dose|by how much|how many mg)"
_STEROID = r"(?:pred\w*|steroids?)"
_PREGNANT = _words(r"\b(?:pregnan\w*|\d+/40|(?:1st|2nd|3rd|first|second|third) trimester|gestation)\b")
_ANTIVIRAL = r"(?:anti-?virals?|hbv (?:drug|agent)|nucleos\w+ analog\w*)"
_DIRECT_ACTING = (
    r"(?:daas?|direct[- ]acting anti-?virals?|hcv (?:drugs?|regimen|treatment)|hep(?:atitis)? c (?:drugs?|regimen))"
)
_TUBERCULOSIS = r"(?:inh|isoniazid|rifampicin|rifampin|3hp|ltbi|anti-?tb|tb (?:treatment|therapy|prophylaxis|meds?))"
_TOGETHER = r"(?:triple|add\w*|combin\w*|combo|together|on top|dual|plus|alongside|\+)"
_TAC = r"(?:tac|tacrolimus|prograf|fk506)"
_MMF = r"(?:mmf|mycophenolate|cellcept|myfortic)"

_PARTICULARS = (
    _Particular(strings.WHICH_DIRECT_ACTING, _words(rf"\b{_WHICH}\b[^.;?!]{{0,20}}\b{_DIRECT_ACTING}\b")),
    _Particular(
        strings.WHICH_ANTIVIRAL,
        _words(
            rf"\b{_WHICH} (?:\w+ )?{_ANTIVIRAL}\b|\b{_ANTIVIRAL}\W+which\b|\b(?:entecavir|etv) (?:or|vs"
            rf"|versus) (?:tenofovir|taf|tdf)\b"
            rf"|\b(?:tenofovir|taf|tdf) (?:or|vs|versus) (?:entecavir|etv)\b"
        ),
    ),
    _Particular(
        strings.HOW_LONG_TUBERCULOSIS,
        _words(
            rf"\b{_HOW_LONG}\b[^.;?!]{{0,35}}\b{_TUBERCULOSIS}\b|\b{_TUBERCULOSIS}\b[^.;?!]{{0,35}}\b{_HOW_LONG}\b"
            rf"|\b{_TUBERCULOSIS}\b[^.;?!]{{0,20}}\bfor how\b"
        ),
        _words(
            r"\b(?:latent|ltbi|quantiferon|igra|t-?spot|infliximab|ifx|adalimumab|anti-?tnf|tnf\w*|biologics?|rituximab)\b"
        ),
    ),
    _Particular(
        strings.STEROID_AT_DELIVERY,
        _words(
            r"\b(?:steroid|hydrocortisone|stress)[- ]?(?:cover|dos\w+)\b[^.;?!]{0,40}\b(?:deliver\w*|labour"
            r"|labor|birth|c-?section)"
            r"|\b(?:deliver\w*|labour|labor|birth|c-?section|caesarean)\b[^.;?!]{0,40}\b(?:steroid"
            r"|hydrocortisone|stress)[- ]?"
            r"(?:cover|dos\w+)"
        ),
    ),
    _Particular(
        strings.STEROID_IN_PREGNANCY,
        _words(
            rf"\b{_HOW_MUCH}\b[^.;?!]{{0,25}}\b{_STEROID}\b|\b{_STEROID}\b[^.;?!]{{0,10}}\b{_HOW_MUCH}\b"
            rf"|\b(?:increase|raise|up|push|bump|put up)\b (?:the |her )?{_STEROID} (?:up )?to(?: what)?\W*$"
        ),
        _PREGNANT,
    ),
    _Particular(
        strings.PROGRESTOGEN_ONLY, _words(r"\b(?:pop|mini-?pill|progest\w+[- ]only|desogestrel)\b"), _words(_MMF)
    ),
    _Particular(
        strings.COVID_BEFORE_RITUXIMAB,
        _words(
            r"\bcovid\w*(?:[- ]19)?\b[^.;?!]{0,30}\b(?:vaccin\w*|jabs?|boosters?)\b|\b(?:vaccin\w*|jab) (?:for )?covid"
        ),
        _words(r"\b(?:rituximab|ritux|rtx|mabthera)\b"),
    ),
    _Particular(
        strings.TACROLIMUS_WITH_MYCOPHENOLATE,
        _words(
            rf"^(?!.*\b(?:fail\w*|vs|versus|compar\w*|or)\b)(?=.*\b{_TAC}\b)(?=.*\b{_MMF}\b)(?=.*(?:\b{_TOGETHER}|\+))"
            r".*\b(?:data|evidence|work\w*|triple|response|studies|study|effective\w*|results?)\b"
        ),
    ),
    _Particular(
        strings.SECOND_LINE_IN_OVERLAP,
        _words(
            r"\b(?:evidence|data|trials?|studies|outcomes?|effective\w*|efficacy)\b"
            r"|\b(?:do(?:es)?|will|would|can|anything|which|what)\b[^.;?!]{0,40}\b(?:work\w*|help\w*|respond)\b"
        ),
        _words(
            r"(?=.*\b(?:psc|pbc|overlap|variant)\b)(?=.*\b(?:overlap|variant|aih ?[/-] ?p[sb]c|p[sb]c ?[/-] ?aih)\b)"
            r"(?=.*\b(?:second[- ]line|2nd[- ]line|mmf|mycophenolate|tac|tacrolimus|rituximab)\b)"
        ),
    ),
)


def led(desk: Desk, parts: tuple[Part, ...]) -> tuple[Part, ...]:
    """The parts, the first led by what of the question is not given, behind the standing of its drug; that alone where
    nothing is named but what is not given.
    """
    gaps = lines(desk)
    if not gaps or not parts:
        return parts
    if not (desk.drugs or any(map(desk.asked.mentions.of, ("condition", "reaction", "reason")))):
        return (Part("", gaps, missing=True),)
    first, *rest = parts
    at = sum(1 for _ in takewhile(lambda one: one.records and STANDING.match(one.text), first.bottom_line))
    return structs.replace(first, bottom_line=(*first.bottom_line[:at], *gaps, *first.bottom_line[at:])), *rest


def lines(desk: Desk) -> tuple[Line, ...]:
    """That what the question asks for in particular is not given; nothing for most questions."""
    asked = (
        one for one in _PARTICULARS if one.asks.search(desk.asked.text) and (one.told is None or _told(desk, one.told))
    )
    return tuple(Line(f"{one.label}: {strings.NOT_IN_SOURCES}.") for one in asked)


def _told(desk: Desk, words: re.Pattern[str]) -> bool:
    return bool(words.search(desk.message)) or desk.case.state("pregnant") == "yes"
