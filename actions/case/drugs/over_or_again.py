"""What a message says of the drugs of the case without their names: that they are over, or taken again."""

from __future__ import annotations

from msgspec import structs

from actions.case.drugs.taken_again import taken_again
from actions.case.patient import Case, Outcome
from actions.case.reading import Reading
from actions.case.reason.came_back import came_back, ended_by_then


def over_or_again(case: Case, reading: Reading, text: str) -> Reading:
    """The reading with what it says of the drugs of the case without their names: that they are taken again, or were
    stopped before the disease came back.
    """
    again, over = taken_again(case, text), ended_by_then(case, reading.drugs, text)
    ended: dict[str, Outcome] = {drug: case.tried.get(drug, "stopped") for drug in over}
    tried = {**ended, **reading.tried}
    current = tuple(dict.fromkeys((*reading.current, *again)))
    back = came_back(case, {**case.tried, **tried}, reading.values, text)
    reason = "relapse_after_withdrawal" if back and (reading.reason is None or reading.reason_guessed) else None
    found = structs.replace(reading, tried=tried, current=current)
    return structs.replace(found, reason=reason, reason_guessed=False, reason_words=None) if reason else found
