"""Phone numbers of India, Britain, America and Europe, by their shape or after a word such as "tel".

Written out rather than asked of a library of valid numbers: a mistyped or newly assigned number is somebody's too, and
courses of laboratory values must be told apart by how they are written.
"""

import re
from collections.abc import Iterator

from bot.guard.identifiers.findings import Finding

PHONE = "phone number"

_S = r"[ \u00a0\u202f.–‑-]"  # between groups
_SHAPES = (
    # With a country code: +91 98765 43210, +44 (0)20 7946 0958, 0049 89 1234567, (+91) 98765 43210.
    r"\(?\+\d{1,3}\)?(?:[ \u00a0\u202f.()/–‑-]{0,3}\d){6,13}",
    r"00[1-9]\d{1,2}(?:[ \u00a0\u202f.()/–‑-]{0,3}\d){6,13}",
    # With a leading 0: 020 7946 0958, (0131) 496 0123, 0484-2343033, 06 39 98 12 34, 01.99.00.12.34.
    r"\(?0[1-9]\d{0,3}\)?(?:[ \u00a0\u202f–‑-]{0,2}\d){6,10}",
    r"0[1-9](?:\.\d\d){4}",
    # India: 98765 43210, 919876543210, 0 98765 43210, (0)98765-43210.
    rf"\(?0?\)?{_S}?(?:91{_S}?)?[6-9]\d{{4}}{_S}?\d{{5}}",
    # America: (415) 555-2671, 415-555-2671, 1.415.555.2671.
    rf"(?:1{_S})?(?:\([2-9]\d\d\){_S}?|[2-9]\d\d[.–‑-])\d{{3}}[ .–‑-]\d{{4}}",
    rf"1{_S}\([2-9]\d\d\){_S}?\d{{3}}{_S}\d{{4}}",
)
_SHAPE = re.compile(rf"(?<![\w,+(.])(?:{'|'.join(_SHAPES)})(?!\w|[.,:]\d)")
# Groups a course of values could have as well; a group that begins with 0 is no value.
_AMBIGUOUS = re.compile(
    r"(?<![\w.,/])(?:1 )?(?:[2-9]\d\d \d{3} \d{4}|[6-9]\d{3} \d{3} \d{3}|[6-9]\d{4} \d\d \d{3})(?!\w|[.,:/]\d)"
)
_LABELLED = re.compile(
    r"(?<!\w)(?:phone|telephone|telefon|mobile|mobil|mobiel|handy|cell|landline|hotline|whatsapp|contact|contactable|call"
    r"|callback|call-back|ring|dial|text|sms|fax|pager|bleep|reached|reachable|number|ph|tel|tlf|mob|no|off|res|t|m|p)\b"
    r"(?:[\s:.#=()'’/-]|\b(?:nos?|number|num|is|was|me|us|him|her|them|on|at|via|back|mobile|phone|ph|mob|tel|cell|the|my|his"
    r"|their|for|patient|pt|mom|dad|mother|father|wife|husband|son|daughter|brother|sister)\b){0,9}"
    r"(?<![\d.,])(?P<number>[+(]{0,2}\d(?:[ \u00a0\u202f().–‑-]{0,3}\d){6,14})(?!\d|[.,:/]\d)"
)
_WEAK_LABEL = re.compile(r"no|number|off|res|t|m|p|text")
_WEAK_DIGITS = 9
_DIGITS = range(9, 16)


def phones(text: str) -> Iterator[Finding]:
    """Find phone numbers; the caller drops what is a laboratory value, a date or an article's number."""
    for match in _LABELLED.finditer(text):
        label = re.match(r"\w+", match.group())
        weak = label is not None and _WEAK_LABEL.fullmatch(label.group())
        if not weak or _digits(match["number"]) >= _WEAK_DIGITS:
            yield Finding(match.start("number"), match.end("number"), PHONE, match.start())
    for match in _SHAPE.finditer(text):
        if _digits(match.group()) in _DIGITS:
            yield Finding(match.start(), match.end(), PHONE)
    for match in _AMBIGUOUS.finditer(text):
        if any(group.startswith("0") for group in match.group().split()):
            yield Finding(match.start(), match.end(), PHONE)


def _digits(text: str) -> int:
    return sum(character.isdigit() for character in text)
