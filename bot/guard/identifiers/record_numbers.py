"""Numbers under which a hospital, a laboratory or an insurer knows a patient, found by the word before them."""

import re
from collections.abc import Iterator

from bot.guard.identifiers.dates import DATE
from bot.guard.identifiers.findings import Finding, matches

RECORD = "record number"

# Words that mean nothing else: a number need not be announced by "no.".
_SURE = (
    r"m\.?r\.?n(?:\.?o)?|medical\s+record|med\.?\s?rec|u[\s.]?h[\s.]?i[\s.]?d|c\.?r\.?n(?:\.?o)?|h\.?r\.?n|h/n|accession|abha"
    r"|(?:health|emr|ehr|epic|patient|pt|hospital)[\s.-]?id|pid"
)
# Words that also have another meaning, followed by "no.", "number", "id" or "#".
_OPEN = (
    r"m\.?r\.?d?|c\.?r|hn|acc|hosp(?:ital)?|regn?|registration|patient|pt|case|case\s+record|record|file|folder|chart|lab|laboratory"
    r"|sample|specimen|slide|block|biopsy|bx|path(?:ology)?|histo(?:path(?:ology)?|logy)?|hpe|cyto(?:logy)?|radiology|imaging|scan"
    r"|unit|admission|episode|encounter|visit|appointment|insurance|policy|membership|member|claim|order|requisition|request|report"
    r"|bill|invoice|receipt|test|study|ticket|bed|token|ip|op|ipd|opd|k|system|account|reference"
)
_NUMBER = r"(?:\s?[.-]?\s?(?:nos?|nr|num|number|id|ref|reference|code|barcode)\b\.?|\s?#)"
_IS = r"(?:\s?(?:is|was|no|[:#=.–-]){1,3}\s?|\s)"
_DIRECTLY = r"(?:\s?(?:is|was|no|[:#=.–-]){1,3}\s?|\s?)"
_VALUE = (
    r"(?P<value>\d{3}(?:[ ]\d{3,4}){1,2}"
    r"|(?:[a-z]{1,8}[ ](?=\d{5}))?(?=[a-z./-]{0,12}\d)[a-z0-9]{1,25}(?:[./-][a-z0-9]{1,25}){0,5})"
)
_BARE_VALUE = r"(?P<value>[a-z]{0,4}\d{5,14})"

_LABELS = (
    re.compile(rf"(?<![\w.])(?:{_SURE})\.?{_NUMBER}?{_DIRECTLY}{_VALUE}(?!\w)"),
    re.compile(rf"(?<![\w.])(?:{_OPEN})\.?{_NUMBER}{_IS}?{_VALUE}(?!\w)"),
    re.compile(rf"(?<![\w.])(?:lab|sample|specimen|barcode|chart|file|hn){_IS}{_BARE_VALUE}(?!\w)"),
)
_LONG = re.compile(r"(?<![\d.,])(?:\b[a-z]{1,8})?\d{9,}(?![\d.,]*\d)")
_MINIMUM_DIGITS = 3
_RANGE = re.compile(r"\d{1,4}[–-]\d{1,4}")  # "lab reference 10-40"


def labelled_records(text: str) -> Iterator[Finding]:
    """Find numbers that stand after their name: "MRN 12345", "accession no. H24-55120"."""
    for pattern in _LABELS:
        for found in matches(pattern, text, RECORD, "value"):
            if _is_number(text[found.start : found.end], text[found.begins : found.start]):
                yield found


def long_numbers(text: str) -> Iterator[Finding]:
    """Find runs of nine digits and more: no laboratory value or dose without a unit is that long."""
    return matches(_LONG, text, RECORD)


def _is_number(value: str, label: str) -> bool:
    if "ref" in label and _RANGE.fullmatch(value):
        return False
    return sum(character.isdigit() for character in value) >= _MINIMUM_DIGITS and not DATE.fullmatch(value)
