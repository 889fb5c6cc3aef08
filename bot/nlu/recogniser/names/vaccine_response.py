"""Response to a vaccine: "HBV vaccine non responder" says nothing of the response to treatment."""

from __future__ import annotations

import re

from bot.nlu.recogniser.matching import Span

_VACCINE = r"(?:(?:re-?)?vaccin\w*|vacc?|vax\w*|immuni[sz]\w*|boosters?|jabs?|anti-?hbs|hbsab|(?:hbs )?ab titres?)"
_BEFORE = re.compile(rf"\b{_VACCINE}[\s:,-]+(?:\w+[\s-]+){{0,2}}$", re.IGNORECASE)
_AFTER = re.compile(
    rf"\W*(?:(?:to|after|following|with)\s+)(?:(?!{_VACCINE})\w+[\s-]+){{0,4}}{_VACCINE}\b", re.IGNORECASE
)


def of_a_vaccine(text: str, span: Span) -> bool:
    """Whether a span tells of a response, or of none, to a vaccine."""
    if span.entity not in ("reason", "term"):
        return False
    return bool(_BEFORE.search(text, 0, span.start) or _AFTER.match(text, span.end))
