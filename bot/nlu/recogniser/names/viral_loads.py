"""The viral load of hepatitis B, whose result is its own: "HBsAg+ DNA undetectable" denies no HBsAg, and "hep B, viral
load not detected" no hepatitis B.
"""

from __future__ import annotations

import re

# Joined by "and" or a stroke they share one result; the load of another virus says nothing here
_BETWEEN = r"(?:(?!\band\b|\bor\b|\bnor\b|\b(?:cmv|ebv|hcv|hev|hav|hiv|bk)\b|[&/.;!?\n]).){0,30}?"
_LOAD = (
    r"(?:dna|viral load|vl|viraemia|viremia)\b(?:\s*[:=,(-]\s*|\s+)(?:(?:is|was|still|now|currently|level|all)\s+)*"
    r"(?:un-?detect\w+|not detect\w+|neg(?:ative)?|-\s?ve|tnd|suppressed|nil|below (?:detection|lloq))(?!\w)"
)
_OF_HEPATITIS_B = re.compile(
    rf"(?:hbs ?ag|\bhbv|\bhep(?:atitis)?[ -]?b|surface antigen|\bcarrier)(?!\w){_BETWEEN}(?P<load>(?<!\w){_LOAD})",
    re.IGNORECASE,
)


def without_viral_loads(text: str) -> str:
    """The text without results of a viral load behind the name of hepatitis B or its antigen, every place kept."""
    for found in _OF_HEPATITIS_B.finditer(text):
        start, end = found.span("load")
        text = text[:start] + " " * (end - start) + text[end:]
    return text
