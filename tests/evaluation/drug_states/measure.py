"""Counting, without printing any message."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from actions.case.patient import Case
from actions.handlers import turn_from
from tests.base import assistant
from tests.evaluation.__main__ import Asker

HELD_OUT = Path(__file__).parent / "held_out.jsonl"
_HELD: Mapping[str, frozenset[str | None]] = {
    "current": frozenset({"current"}),
    "current_insufficient": frozenset({"insufficient", "current"}),
    "current_harm": frozenset({"not tolerated", "current"}),
    "stopped_insufficient": frozenset({"insufficient"}),
    "stopped_intolerant": frozenset({"not tolerated"}),
    "stopped_other": frozenset({"stopped", "tried"}),
    "not_taken": frozenset({None}),
    "asked": frozenset({None}),
}
_REASONS = {
    "thiopurine_intolerance": {"intolerance"},
    "steroid_intolerance": {"intolerance"},
    "intolerance_and_insufficient_response": {"both"},
    "second_line_failed": {"intolerance", "insufficient_response", "both"},
    None: {"none"},
}


@dataclass(slots=True)
class Counted:
    """Of how many drugs, messages and reasons the case holds what was told; `by_state`: right and all, by state."""

    by_state: dict[str, tuple[int, int]]
    whole: int = 0
    reasons: int = 0
    messages: int = 0

    @property
    def drugs(self) -> int:
        """How many were told of."""
        return sum(of for _, of in self.by_state.values())

    @property
    def right(self) -> int:
        """Of how many the case holds what was told."""
        return sum(right for right, _ in self.by_state.values())


def counted(asker: Asker, path: Path = HELD_OUT) -> Counted:
    """Send every message through the pipeline, each to an empty case, and compare."""
    found, known = Counted({}), assistant().base.drugs
    for line in path.read_text(encoding="utf-8").splitlines():
        told = json.loads(line)
        case = assistant().respond(turn_from(asker.parse(told["text"]), {}, date.today())).case
        good = [_count(found, case, drug, state) for drug, state in told["drugs"].items() if drug in known]
        found.messages += 1
        found.whole += all(good)
        found.reasons += told["reason"] in _REASONS.get(case.reason, {"insufficient_response"})
    return found


def _count(found: Counted, case: Case, drug: str, state: str) -> bool:
    held = case.tried.get(drug) or ("current" if drug in case.current else None)
    good = held in _HELD[state]
    right, of = found.by_state.get(state, (0, 0))
    found.by_state[state] = (right + good, of + 1)
    return good
