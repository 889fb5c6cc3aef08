"""What a told bilirubin says by its size: raised or not, or neither while its unit is not known."""

from __future__ import annotations

from typing import Final

from actions.case.mentions import Measure
from actions.case.patient import Value
from actions.knowledge.reading_aids import aid_number

TEST: Final = "bilirubin"
RAISED: Final = "bilirubin-high"
_AID = "aid-bilirubin"


def is_raised(told: Measure | Value) -> bool | None:
    """Whether it is raised; None for a number that is so in one unit and not in the other."""
    if told.unit == "xULN":
        return told.number > 1
    if told.unit == "mg/dL":
        return told.number > aid_number(_AID, "mg/dl")
    if told.number > aid_number(_AID, "umol/l"):
        return True
    return False if told.unit == "umol/L" or told.number <= aid_number(_AID, "mg/dl") else None
