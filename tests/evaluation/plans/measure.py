"""Of messages written for one rule each, with its danger and without: in how many it is warned of at first sight."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

import yaml

from actions.answers.model import Answer
from bot.nlu.weights.reader_data import same_as
from tests.evaluation.__main__ import Asker

HALVES = ("development", "held_out", "plain_development", "plain_held_out")
AT_FIRST_SIGHT = 3  # lines
_HERE = Path(__file__).parent


@dataclass(frozen=True, slots=True)
class Plan:
    """A message written for a rule, and whether the danger is in it."""

    rule: str
    danger: bool
    text: str


@dataclass(frozen=True, slots=True)
class Measured:
    """By rule: the messages with its danger and those of them that it, or one that says the same, leads; the messages
    without it and those that it leads all the same.
    """

    dangers: Counter[str]
    caught: Counter[str]
    harmless: Counter[str]
    wrongly: Counter[str]

    @property
    def shares(self) -> Mapping[str, float]:
        """Of all dangers those caught, of all harmless messages those warned about."""
        return {
            "caught": self.caught.total() / self.dangers.total(),
            "warned wrongly": self.wrongly.total() / self.harmless.total(),
        }


def plans(half: str) -> list[Plan]:
    """The messages of a half: `development` was used while building, `held_out` is by others and only counted. The
    plain halves are terse and in plain words, and each danger has a near twin without it.
    """
    rows: dict[str, dict[str, list[str]]] = yaml.safe_load((_HERE / f"{half}.yml").read_text(encoding="utf-8"))
    return [
        Plan(rule, danger, text)
        for rule, listed in rows.items()
        for danger, kind in ((True, "with"), (False, "without"))
        for text in listed[kind]
    ]


def measured(asker: Asker, asked: list[Plan]) -> Measured:
    """What the shipped pipeline says first to each, in a conversation of its own."""
    found = Measured(Counter(), Counter(), Counter(), Counter())
    for plan in asked:
        leads = _leading(asker.answer(plan.text))
        if plan.danger:
            found.dangers[plan.rule] += 1
            found.caught[plan.rule] += bool(leads & same_as(plan.rule))
        else:
            found.harmless[plan.rule] += 1
            found.wrongly[plan.rule] += plan.rule in leads
    return found


def _leading(answer: Answer) -> frozenset[str]:
    """The records whose own sentences are the warnings or stand within the first lines."""
    behind = [line for part in answer.parts for line in part.bottom_line]
    lines = (*answer.warnings, *behind[: max(0, AT_FIRST_SIGHT - len(answer.warnings))])
    return frozenset(line.records[0] for line in lines if line.records)
