"""Counting, without printing any message."""

from __future__ import annotations

import json
from collections import Counter
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

from actions.case.patient import Case
from actions.handlers import turn_from
from tests.base import assistant
from tests.evaluation.__main__ import Asker

HALVES = ("development", "held_out", "plain_development", "plain_held_out")
# Of these the list that the writers saw held nothing
_UNKNOWN_TO_THE_WRITERS = frozenset({"treated-tuberculosis", "sexually-active"})
_SPOKEN_OF = "only spoken of"
_NOT_TOLD = "of none told"


def file_of(half: str) -> Path:
    """The messages of a half: `development` chose the thresholds, `held_out` is by another writer and only counted. The
    writers of the first two were asked to avoid the plain word, those of the plain ones were not.
    """
    return Path(__file__).parent / f"{half}.jsonl"


@dataclass(slots=True)
class Counted:
    """Of how many conditions the case holds what was told, by state; how many it holds that no word told; and in how
    many messages all was right.
    """

    right: Counter[str] = field(default_factory=Counter)
    of: Counter[str] = field(default_factory=Counter)
    made_up: int = 0
    whole: int = 0
    messages: int = 0

    @property
    def shares(self) -> dict[str, float]:
        """Of what was told as there, absent or possible; of what was only spoken of; and of messages."""
        told = [state for state in self.of if state != _SPOKEN_OF]
        return {
            "told": sum(self.right[state] for state in told) / sum(self.of[state] for state in told),
            "only spoken of": self.right[_SPOKEN_OF] / self.of[_SPOKEN_OF],
            "whole messages": self.whole / self.messages,
            "made up": self.made_up / self.messages,
        }


def counted(asker: Asker, path: Path) -> Counted:
    """Send every message through the pipeline, each to an empty case, and compare."""
    found = Counted()
    for line in path.read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        case = assistant().respond(turn_from(asker.parse(row["text"]), {}, date.today())).case
        wrong = list(_faults(found, case, row))
        found.messages += 1
        found.whole += not any(wrong)
    return found


def _faults(found: Counted, case: Case, row: dict[str, dict[str, str]]) -> list[bool]:
    wrong = []
    for condition, state in row["told"].items():
        held = case.state(condition)
        good = held == state or (state == "possible" and held is None and condition in case.declined)
        found.right[state] += good
        found.of[state] += 1
        wrong.append(not good)
    for condition in row["spoken_of"]:
        good = case.state(condition) not in ("yes", "possible")
        found.right[_SPOKEN_OF] += good
        found.of[_SPOKEN_OF] += 1
        wrong.append(not good)
    others = set(case.conditions) - set(row["told"]) - set(row["spoken_of"]) - _UNKNOWN_TO_THE_WRITERS
    made_up = [one for one in others if ":" not in one and case.conditions[one] == "yes"]
    found.made_up += len(made_up)
    return wrong
