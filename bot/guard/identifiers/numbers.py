"""Numbers that name a person: record and accession numbers, national health, identity and tax numbers."""

import re
from collections.abc import Iterator
from functools import cache

from presidio_analyzer import EntityRecognizer, Pattern
from presidio_analyzer.predefined_recognizers import (
    InAadhaarRecognizer,
    InPanRecognizer,
    NhsRecognizer,
    UsSsnRecognizer,
)

from bot.guard.identifiers.findings import Finding, matches

RECORD = "record number"
NATIONAL = "national number"

_VALUE = r"(?P<value>(?=[a-z/-]{0,6}\d)[a-z0-9]+(?:[/-][a-z0-9]+)*)"
_IS = r"(?:\s*(?:is|was|[:#=.-]+)\s*|\s+)"
_NUMBER = r"(?:\s*(?:no|nr|num|number|id|#)\b\.?)"

_RECORD_LABELS = re.compile(
    rf"\b(?:(?:mrn|uhid|crn?\s?no|mr\s?no|ip\s?no|op\s?no|opd\s?no|ipd\s?no|reg\s?no|patient\s?id|pt\s?id|hospital\s?id|accession){_NUMBER}?"
    rf"|(?:medical\s+)?record{_NUMBER}|(?:hospital|registration|case|file|lab|sample|specimen|unit|folder|admission|episode|insurance"
    rf"|policy|membership|encounter|order){_NUMBER}){_IS}{_VALUE}",
    re.IGNORECASE,
)
_NATIONAL_LABELS = re.compile(
    rf"\b(?:nhs|ssn|social\s+security|aadh?aar|uidai|pan\s+card|passport|driving\s+licen[cs]e|chi|abha|national\s+(?:id|insurance)){_NUMBER}?"
    rf"{_IS}(?P<value>[a-z0-9]{{0,3}}\d[\d\s-]{{3,14}}\d[a-z]?|[a-z]{{1,5}}\d{{4,8}}[a-z]?)\b",
    re.IGNORECASE,
)
_LONG = re.compile(r"(?<![\d.,])\d{9,}(?![\d.,]*\d)")

_MINIMUM_DIGITS = 3


def labelled(text: str) -> Iterator[Finding]:
    """Find numbers that stand after their name: "MRN 12345", "NHS no. 943 476 5919"."""
    yield from matches(_NATIONAL_LABELS, text, NATIONAL, "value")
    for found in matches(_RECORD_LABELS, text, RECORD, "value"):
        if sum(character.isdigit() for character in text[found.start : found.end]) >= _MINIMUM_DIGITS:
            yield found


def national(text: str) -> Iterator[Finding]:
    """Find national numbers by shape and checksum: Aadhaar (Verhoeff), NHS (modulus 11), PAN, SSN."""
    for recogniser in _recognisers():
        for result in recogniser.analyze(text, recogniser.supported_entities, None):
            yield Finding(result.start, result.end, NATIONAL)


def long(text: str) -> Iterator[Finding]:
    """Find runs of nine digits and more: no laboratory value, dose or article number is that long."""
    return matches(_LONG, text, RECORD)


@cache
def _recognisers() -> tuple[EntityRecognizer, ...]:
    """Presidio's recognisers, each with the patterns that do not need a sentence's context to be believed."""
    groups_of_four = Pattern("groups of four", r"\b[2-9][0-9]{3}[- ]?[0-9]{4}[- ]?[0-9]{4}\b", 0.5)
    fourth_letter_names_the_holder = Pattern("PAN", r"\b[A-Z]{3}[ABCFGHJLPT][A-Z][0-9]{4}[A-Z]\b", 0.5)
    delimited = Pattern("delimited", r"\b[0-9]{3}[- .][0-9]{2}[- .][0-9]{4}\b", 0.5)
    return (
        InAadhaarRecognizer(patterns=[groups_of_four]),
        InPanRecognizer(patterns=[fourth_letter_names_the_holder]),
        NhsRecognizer(),
        UsSsnRecognizer(patterns=[delimited]),
    )
