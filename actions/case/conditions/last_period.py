"""When a woman's last period was, which every history tells and which makes nobody pregnant: "LMP 2 weeks ago" says
nothing, "LMP 9 weeks ago" leaves a pregnancy open.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from actions.knowledge.reading_aids import aid_bounds

NAME = re.compile(r"\b(?:lmp|last (?:menstrual )?period|last menses)\b", re.IGNORECASE)
_AGO = re.compile(
    r"[\s:=,(~-]*(?:(?:was|is|about|approx|around|over|nearly|last)\s+)*(?P<number>\d{1,2})\s?"
    r"(?:(?P<weeks>weeks?|wks?|/52|w)|(?P<months>months?|mths?|mos?|/12))\b",
    re.IGNORECASE,
)
_WEEKS_A_MONTH = 4.35


def late_periods(text: str) -> Iterator[tuple[int, int]]:
    """Where a last period is told to be so many weeks ago that the next one is late."""
    within = aid_bounds("aid-late-period", "weeks")
    for name in NAME.finditer(text):
        ago = _AGO.match(text, name.end())
        if ago is None or within is None:
            continue
        weeks = float(ago["number"]) * (1 if ago["weeks"] else _WEEKS_A_MONTH)
        if within[0] <= weeks <= within[1]:
            yield name.start(), ago.end()
