"""Blood counts told per microlitre, brought to 10^9/L: "TLC 5400", "ANC 900", "platelets 1.9 lakh"."""

from __future__ import annotations

from actions.knowledge.reading_aids import aid_number

_COUNTS = {
    "wbc": "white cells per microlitre from",
    "neutrophils": "white cells per microlitre from",
    "lymphocytes": "white cells per microlitre from",
    "platelets": "platelets per microlitre from",
}


def in_thousands(name: str, number: float) -> float | None:
    """The count in 10^9/L where so great a number can only be one per microlitre; None for any other."""
    least = _COUNTS.get(name)
    if least is None or number < aid_number("aid-counts-of-a-harm", least):
        return None
    return number / 1000
