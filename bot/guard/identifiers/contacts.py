"""E-mail addresses, links that carry an identifier, and phone numbers of India, Britain, America and Europe."""

import re
from collections.abc import Iterator
from functools import cache

from presidio_analyzer.predefined_recognizers import PhoneRecognizer

from bot.guard.identifiers.findings import Finding, matches

PHONE = "phone number"

_MAIL = re.compile(r"(?<![\w.+%-])[\w.+%-]{1,64}\s?@\s?[\w-]{1,63}(?:\.[\w-]{1,63})+", re.IGNORECASE)
_LINK = re.compile(r"\b(?:https?://|www\.)[^\s<>\"']+", re.IGNORECASE)
_IN_LINK = re.compile(
    r"@|[?&#;/](?:p|pt|pid|id|uid|mrn|uhid|nhs|ssn|dob|name|patient\w*|person|record\w*|chart|user|token|study\w*|accession)[=/-]?[^&/]*\d"
    r"|[?&](?:name|patient\w*|user)=",
    re.IGNORECASE,
)
_LITERATURE = re.compile(r"https?://(?:\w+\.)*(?:doi\.org|nih\.gov|clinicaltrials\.gov)/", re.IGNORECASE)

_CALL = re.compile(
    r"\b(?:ph|phone|tel|telephone|mob|mobile|cell|call|contact|whatsapp|fax|ring)\b\D{0,12}$", re.IGNORECASE
)
_CALLED = re.compile(
    r"\b(?:ph|phone|tel|telephone|mob|mobile|cell|whatsapp|fax)\b(?:\s*(?:no|number))?[\s:.#-]*(?P<number>\+?\(?\d[\d\s()./-]{5,18}\d)",
    re.IGNORECASE,
)
# Written so that only a phone number is: a country code, a leading 0 or bracket, one long run, or the usual grouping.
_SHAPE = re.compile(r"^(?:\+|\(|00\d|0\d{2}|\d{10,}$|\d{5}[\s-]\d{5}$|\d{3}[-.]\d{3}[-.]\d{4}$)")
_ENOUGH_DIGITS = re.compile(r"(?:\d\D{0,3}){8}")


def links_and_mail(text: str) -> Iterator[Finding]:
    """Find e-mail addresses, and links with an identifier in them; links to the literature stay."""
    for link in matches(_LINK, text, "link"):
        address = text[link.start : link.end]
        if _IN_LINK.search(address) and not _LITERATURE.match(address):
            yield link
    yield from matches(_MAIL, text, "e-mail address")


def phones(text: str) -> Iterator[Finding]:
    """Find phone numbers, by their shape or after a word such as "tel"."""
    yield from matches(_CALLED, text, PHONE, "number")
    if not _ENOUGH_DIGITS.search(text):
        return
    recogniser = _recogniser()
    for result in recogniser.analyze(text, recogniser.supported_entities, None):
        number = text[result.start : result.end]
        if _SHAPE.match(number) or _CALL.search(text[max(0, result.start - 30) : result.start]):
            yield Finding(result.start, result.end, PHONE)


@cache
def _recogniser() -> PhoneRecognizer:
    """National formats of India, Britain and the United States; with a country code, of every country."""
    return PhoneRecognizer(supported_regions=("IN", "GB", "US"))
