"""Clinical and bibliographic notation that looks like an identifier and is none."""

import re

from bot.guard.identifiers.dates import DATE
from bot.guard.identifiers.findings import Finding, matches

_ANALYTES = (
    "alt|ast|alp|ggt|igg|igm|iga|ana|asma|sma|inr|bilirubin|bili|albumin|alb|platelets|plt|wbc|wcc|hb|afp|ferritin|crp"
    "|creatinine|creat|egfr|6-?tgn|6-?tg|6-?mmpn?|mmpn?|tgn|tpmt|nudt15|trough|level|hbv dna|hcv rna|cmv|ebv"
    "|meld(?:-na)?|fibroscan"
)

_PATTERNS = tuple(
    re.compile(pattern, re.IGNORECASE)
    for pattern in (
        r"\b(?:doi:?\s*)?10\.\d{4,9}/[^\s\]]+",
        r"\b(?:pmid|pubmed(?:\s+id)?)[\s:#]*\d{1,9}\b",
        r"\bpmc\s?\d{3,9}\b",
        r"\bnct[\s:-]?\d{8}\b",
        r"\bisrctn[\s:-]?\d{8}\b",
        r"\bctri/[\d/]+",
        r"\b(?:eudract|euctr|ctis|eu ct)?[\s:#]*20\d\d-\d{6}-\d\d(?:-\d\d)?\b",
        r"https?://(?:dx\.)?doi\.org/\S+",
        r"https?://(?:www\.)?(?:pubmed\.ncbi\.nlm\.nih\.gov|clinicaltrials\.gov)/\S+",
        # A value or a course of values after its analyte: "ALT 1200, 850 and 430", "HBV DNA 1 200 000 IU/ml".
        rf"\b(?:{_ANALYTES})\b[^\d\n]{{0,20}}\d[\d.,]*(?:(?:\s*(?:-+>?|→|>|/|,|;|to|then|and|x|×)\s*|\s)\d[\d.,]*)*",
        r"\b\d[\d.,\s]{0,20}(?:\s?(?:x|×)\s?10\S*)?\s?(?:pmol|nmol|µmol|umol|mmol|iu\b|u/l|mg|µg|ug|mcg|ng|g/l|g\b|kg|ml|copies|cells|/mm3|%)",
    )
)


def protected_spans(text: str) -> list[Finding]:
    """Find the stretches that must survive unless they were labelled as an identifier."""
    spans = [span for pattern in _PATTERNS for span in matches(pattern, text, "protected")]
    return [*spans, *matches(DATE, text, "protected")]
