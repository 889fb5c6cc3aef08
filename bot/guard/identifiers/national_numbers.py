"""Numbers a state knows a person by: Aadhaar, PAN, NHS, social security, passports and the like.

After its label a number goes whether or not its checksum holds, since a mistyped number still leads to somebody.
Without a label it goes only when it holds: Aadhaar (Verhoeff), NHS (modulus 11), the structure of a PAN, the ranges of
an SSN. The checksums are those of Presidio's recognisers.
"""

import re
from collections.abc import Iterator
from functools import cache

from presidio_analyzer import EntityRecognizer, Pattern
from presidio_analyzer.predefined_recognizers import InAadhaarRecognizer, NhsRecognizer, UsSsnRecognizer

from bot.guard.identifiers.findings import Finding, matches

NATIONAL = "national number"

_NUMBER = r"(?:\s?[.-]?\s?(?:nos?|nr|num|number|id|card)\b\.?|\s?#){0,2}"
_IS = r"(?:[\s:=.#–-]|\b(?:is|was|no|enrolled|as)\b){0,5}"
_S = r"[ \u00a0.–‑-]"
_TEN = rf"\d(?:{_S}{{0,2}}\d){{7,11}}"
_MASKED = rf"[\dx*](?:{_S}{{0,2}}[\dx*]){{7,15}}"

_DL = r"(?<!g/)(?<!mg )(?<! g )(?<! per )dl"  # a driving licence, not the decilitre of "1850 mg/dl"

_LABELS = (
    rf"(?:n\.?h\.?s|chi|h&c|hcn)(?:\s?no)?{_NUMBER}{_IS}(?P<value>{_TEN})",
    rf"(?:aadh?aar|adh?aar|aadhar|adhar|uidai|uid|vid){_NUMBER}{_IS}(?P<value>{_MASKED})",
    rf"(?:pan|permanent\s+account){_NUMBER}{_IS}(?P<value>[a-z]{{3,5}}\s?\d{{3,5}}\s?[a-z]?)",
    rf"(?:ssn|s\.s\.n\.?|ss|soc(?:ial)?\.?(?:\s+sec(?:urity)?\.?)?){_NUMBER}{_IS}(?P<value>[\dx*]{{3}}{_S}?[\dx*]{{2}}{_S}?\d{{4}})",
    rf"(?:passport|visa|voter|driving\s+licen[cs]e|driver'?s\s+licen[cs]e|{_DL}|ration|ayushman|medicare|medicaid|health\s+card"
    rf"|ni|nino|national\s+(?:insurance|id|identity)|pps|bsn|nie|dni|codice\s+fiscale|tax){_NUMBER}{_IS}"
    r"(?P<value>(?=[a-z./ -]{0,8}\d)[a-z0-9]{1,20}(?:[ ./-]?(?=[a-z]{0,4}\d)[a-z0-9]{1,20}){0,5}(?:[ ]?[a-z])?)",
)
_LABELLED = tuple(re.compile(rf"(?<![\w.]){label}(?!\w)") for label in _LABELS)
_MINIMUM_DIGITS = 4

# The fourth letter says who holds the number: a person, a company, a family, ...
_PAN = re.compile(r"(?<![\w-])[a-z]{3}[abcfghjlpt][a-z]\d{4}[a-z](?![\w-])")


def labelled(text: str) -> Iterator[Finding]:
    """Find numbers that stand after their name: "NHS no. 943 476 5919"; no checksum is asked for."""
    for pattern in _LABELLED:
        for found in matches(pattern, text, NATIONAL, "value"):
            if sum(character.isdigit() for character in text[found.start : found.end]) >= _MINIMUM_DIGITS:
                yield found


def unlabelled(text: str) -> Iterator[Finding]:
    """Find national numbers by shape and checksum, without a label."""
    yield from matches(_PAN, text, NATIONAL)
    for recogniser in _recognisers():
        for result in recogniser.analyze(text, recogniser.supported_entities, None):
            yield Finding(result.start, result.end, NATIONAL)


@cache
def _recognisers() -> tuple[EntityRecognizer, ...]:
    """Presidio's recognisers, each with the patterns that do not need a sentence's context to be believed."""
    aadhaar = Pattern("Aadhaar", r"(?<![\w.,-])[2-9]\d{3}([ .–‑-]?)\d{4}\1\d{4}(?![\w-])", 0.5)
    nhs = Pattern("NHS", r"(?<![\w.,-])\d{3}([ –‑-]?)\d{3}\1\d{4}(?![\w-])", 0.5)
    # Areas 000, 666 and 900 to 999 were never given out; the recogniser knows the first two.
    ssn = Pattern("SSN", r"(?<![\w.,-])[0-8]\d\d([ .–‑-])\d\d\1\d{4}(?![\w-])", 0.5)
    separators = [(separator, "") for separator in " .–‑-"]
    return (
        InAadhaarRecognizer(patterns=[aadhaar], replacement_pairs=separators),
        NhsRecognizer(patterns=[nhs], replacement_pairs=separators),
        UsSsnRecognizer(patterns=[ssn]),
    )
