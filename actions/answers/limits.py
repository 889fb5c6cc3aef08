"""A dose limit for reduced kidneys is at first sight where the case has them and a dose is asked for, however the
question words it; where the kidneys are known to be well, what is bound to their failure leads nothing.
"""

from __future__ import annotations

from msgspec import structs

from actions.answers.desk import Desk
from actions.answers.model import Part
from actions.answers.topics import line
from actions.knowledge import kinds as r

_KIDNEYS = "renal-impairment"
_FIRST = 3  # lines at first sight


def shown(desk: Desk, parts: tuple[Part, ...]) -> tuple[Part, ...]:
    """The parts on doses, each with the limit that holds in this case behind its standing."""
    if desk.asked.intent != "ask_dose" or desk.case.state(_KIDNEYS) != "yes" or len(parts) != len(desk.drugs):
        return parts
    return tuple(_with_limit(desk, part, drug) for part, drug in zip(parts, desk.drugs, strict=True))


def of_what_is_denied(desk: Desk, record: object) -> bool:
    """Whether a record is bound to a situation that the case is known not to be in."""
    situations = record.situations if isinstance(record, r.Evidence) else ()
    return situations == (_KIDNEYS,) and desk.case.state(_KIDNEYS) == "no"


def _with_limit(desk: Desk, part: Part, drug: str) -> Part:
    limits = [x for x in desk.base.evidence(r.Evidence, drug=drug, topic="dose") if _KIDNEYS in x.situations]
    spoken = {i for one in part.bottom_line[:_FIRST] for i in one.records}
    if not limits or spoken & {record.id for record in limits}:
        return part
    at = 1 if part.bottom_line and part.bottom_line[0].records[:1] == (drug,) else 0
    lines = (*part.bottom_line[:at], line(desk, limits[0]), *part.bottom_line[at:])
    return structs.replace(part, bottom_line=lines)
