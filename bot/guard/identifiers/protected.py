"""Clinical and bibliographic notation that looks like an identifier and is none."""

import re
from collections.abc import Iterator

from bot.guard.identifiers.contacts import literature_links
from bot.guard.identifiers.dates import DATE
from bot.guard.identifiers.findings import Finding, matches

KEPT = "kept"

_LITERATURE = re.compile(
    r"(?<!\w)(?:"
    r"(?:doi:?\s?)?10\.\d{4,9}/[^\s\]]+"
    r"|(?:pmid|pubmed(?:\s+id)?)[\s:#]{0,3}\d{1,9}\b"
    r"|pmc(?:id)?[\s:]{0,2}(?:pmc)?\d{3,9}\b"
    # Registers of trials, and the numbers of their entries.
    r"|nct[\s:-]?\d{8}\b"
    r"|(?:isrctn|chictr|actrn|drks|umin|jprn-umin|japiccti|jrct|irct|tctr|kct|pactr|slctr)[\s:-]{0,2}[a-z]{0,3}-?\d{4,17}\b"
    r"|ctri/[\d/]+"
    r"|(?:(?:eudract|euctr|ctis|eu ct)[\s:#]{0,3})?20\d\d-\d{6}-\d\d(?:-\d\d)?\b"
    # A publisher's own number of an article, and numbers of books, journals, terms and variants.
    r"|(?:pii[\s:]{0,2})?s?\d{4}-\d{4}\(\d\d\)\d{5}-[\dx]"
    r"|(?:pii[\s:]{0,2})?s\d{15,16}[\dx]?\b"
    r"|(?:isbn|issn|arxiv|snomed(?:\s?ct)?|loinc)\b[\s:#]{0,3}[\dx][\dx.-]{3,20}"
    r"|rs\d{3,9}\b"
    # A version of the knowledge base.
    r"|20\d\d-\d\d-\d\d-[0-9a-f]{8}\b"
    r")"
)

_ANALYTES = (
    "alt|ast|alp|ggt|ldh|igg4?|igm|iga|ana|asma|sma|lkm-?1?|ama|inr|aptt|bilirubin|t\\.?\\s?bili?|bili|albumin|alb|platelets?|plts?"
    "|wbc|wcc|neutrophils?|neuts?|lymphocytes|lymphs?|hb|mcv|afp|ferritin|crp|esr|creatinine|creat|egfr|urea|bun"
    "|6-?tgn|6-?tg|6-?mmpn?|6-?mmp|mmpn?|tgn|tpmt|nudt15|trough|level|c0|c2|titre|titer|lfts?"
    "|hbv dna|hcv rna|cmv(?: dna| pcr)?"
    "|ebv(?: dna| pcr)?|viral load|copies|count|meld(?:-na)?|fibroscan"
)
_VALUE = r"(?!0\d)\d{1,4}(?:[.,]\d{1,3})?(?![\d])"
_BIG_VALUE = r"\d{1,12}(?![\d])"
_IS = r"[\s:=<>~≥≤(]{0,4}(?:(?:is|was|of|level|now|around|about|from|rose|fell|up|to|at|remains|still|ratio)\s){0,3}"
_THEN = r"(?:\s?(?:->|[→>/,;x×–-]|to|then|and)\s?|\s)"
# A value or a course of values after its analyte: "ALT 1200, 850 and 430".
_COURSE = re.compile(rf"(?<!\w)(?:{_ANALYTES})\b{_IS}(?P<values>{_VALUE}(?:{_THEN}{_VALUE}){{0,20}})")
# What is counted by the thousand and more may stand without a unit: "platelets 150000, 98000", "HBV DNA 1200000000".
_COUNT = re.compile(
    r"(?<!\w)(?:platelets?|plts?|wbc|wcc|hbv dna|hcv rna|cmv(?: dna| pcr)?|ebv(?: dna| pcr)?|viral load|ferritin)\b"
    rf"{_IS}(?P<values>{_BIG_VALUE}(?:\s?(?:->|[→>/,;–-]|to|then|and)\s?{_BIG_VALUE}){{0,8}})"
)
_UNIT = re.compile(
    r"(?<![\w.,+])\d{1,13}(?:[.,]\d{1,9}|(?:[ ,]\d{3}){1,4})?"
    r"(?:\s?(?:[/–-]|to)\s?\d{1,13}(?:[.,]\d{1,9})?){0,4}(?:\s?[x×]\s?10\S{0,4})?\s?"
    r"(?:pmol|nmol|µmol|umol|mmol|iu\b|u/|mg|µg|ug\b|mcg|ng|g/|g\b|kg|ml|dl|cm|mm|kpa|copies|cells|/mm3|/ul|/µl|%)"
)
_AGE = re.compile(r"(?<![\w.])\d{1,3}(?:\s?[/-]?\s?[mf]\b|\s?-?(?:yo|y/o|yrs?|years?)\b)")


def literature(text: str) -> Iterator[Finding]:
    """Find article, trial and version numbers, which survive any label before them."""
    yield from literature_links(text)
    yield from matches(_LITERATURE, text, KEPT)


def dates(text: str) -> Iterator[Finding]:
    """Find dates, which survive unless they were said to be a date of birth."""
    return matches(DATE, text, KEPT)


def measurements(text: str) -> Iterator[Finding]:
    """Find ages, and values after their analyte or before their unit, unless they were labelled as an identifier."""
    for pattern in (_COURSE, _COUNT):
        yield from matches(pattern, text, KEPT, "values")
    yield from matches(_UNIT, text, KEPT)
    yield from matches(_AGE, text, KEPT)
