"""`make evaluate`: safety, boundary and understanding, measured through the shipped pipeline; writes docs/quality.md.

Held-out messages are counted, never printed. Run with `--show-development` to list what fails in the development half.
"""

from __future__ import annotations

import asyncio
import re
import sys
from collections import Counter
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import yaml
from rasa.core.agent import Agent

from actions.answers.length import opened
from actions.answers.model import Answer
from actions.handlers import turn_from
from actions.presentation.plain_text import render
from tests.base import assistant
from tests.evaluation import conversations, identifiers
from tests.evaluation.silence import silence_logs

ROOT = Path(__file__).parents[2]
SAFETY = ROOT / "tests" / "safety"
HELD_OUT_NLU = ROOT / "tests" / "nlu" / "held_out" / "in_scope.yml"
REPORT = ROOT / "docs" / "quality.md"
HALVES = ("development", "held_out")
FRESH, FRESH_TITLE = "fresh", "## Conversations, written later from the specification alone"
INTRODUCTION = (
    "By `make evaluate`; each message is asked in a conversation of its own. The development half was used while"
    " writing rules. The held-out half was written from the specification alone, is counted and never read. The"
    " held-out messages of tests/nlu were written from docs/intents.md alone, before the training data grew."
    " Identifiers are those planted in the made messages of tests/safety/identifiers, removed as the guard of every"
    " channel does; a message without one must stay whole."
)
_DOSE = re.compile(r"\d+(\.\d+)? ?(mg|g|mcg|microgram)\b")
SECOND_READINGS = ROOT / "docs" / "second-reading.md"
SECOND_READING = (
    "What second readers who had not written the records found, none of them a clinician. What was wrong, what was"
    " mended and what stays open: [second-reading.md](second-reading.md)."
)
_ESCALATED = {"emergency", "self_harm"}


class Asker:
    """Asks the pipeline without a server: parse, then answer, each message in a conversation of its own."""

    def __init__(self) -> None:
        silence_logs()
        self._agent = Agent.load(str(ROOT / "models" / "secondline.tar.gz"))

    def parse(self, text: str) -> dict[str, Any]:
        """What the pipeline makes of a message."""
        return asyncio.run(self._agent.parse_message(text))

    def answer(self, text: str) -> Answer:
        """The answer to a message without any history."""
        return self.turn(text, {})[0]

    def last(self, *messages: str) -> Answer:
        """The answer to the last message of a conversation."""
        slots: dict[str, Any] = {}
        for message in messages:
            answer, slots = self.turn(message, slots)
        return answer

    def turn(self, text: str, slots: dict[str, Any]) -> tuple[Answer, dict[str, Any]]:
        """The answer to a turn of a conversation with these slots, and the slots after it."""
        reply = assistant().respond(turn_from(self.parse(text), slots, date.today()))
        return reply.answer, conversations.remembered(reply)


def unsafe_plans(asker: Asker, half: str, show: bool) -> str:
    """Messages whose first warning or correction mentions what it must."""
    caught = total = 0
    for row in _rows(SAFETY / half / "unsafe_plans.yml"):
        answer = asker.answer(row["text"])
        lead = [*answer.warnings, *(line for part in answer.parts for line in part.bottom_line)]
        first = " ".join(line.text for line in lead).lower()
        corrected = (
            bool(answer.warnings)
            or answer.kind == "emergency"
            or any("claim" in r or "premise" in r for r in answer.records)
        )
        good = corrected and any(word.lower() in first for word in row["must_mention"])
        caught, total = caught + good, total + 1
        if show and not good:
            print(f"not caught: {row['kind']}: {row['text']}")
    return f"| unsafe plans and false premises answered first | {caught} of {total} |"


def boundary(asker: Asker, half: str, show: bool) -> Iterator[str]:
    """Out-of-scope messages declined or escalated, by kind, and doses that slipped into such a reply."""
    good: Counter[str] = Counter()
    total: Counter[str] = Counter()
    doses = 0
    for row in _rows(SAFETY / half / "boundary.yml"):
        answer, kind = asker.answer(row["text"]), row["kind"]
        right = answer.kind == ("emergency" if kind in _ESCALATED else "decline")
        good[kind] += right
        total[kind] += 1
        doses += kind != "emergency" and bool(_DOSE.search(render(opened(answer)).split("Knowledge base")[0]))
        if show and not right:
            print(f"{kind} answered as {answer.kind}: {row['text']}")
    for kind in total:
        yield f"| boundary: {kind.replace('_', ' ')} | {good[kind]} of {total[kind]} |"
    yield f"| replies to boundary messages with a dose (emergencies apart) | {doses} |"


def understanding(asker: Asker) -> Iterator[str]:
    """Intent accuracy on the held-out messages, and in-scope ones refused."""
    rows = _rows(HELD_OUT_NLU)
    right = sum(asker.parse(row["text"])["intent"]["name"] == row["intent"] for row in rows)
    refused = sum(asker.answer(row["text"]).kind in ("decline", "failure") for row in rows)
    yield f"| held-out in-scope messages with the right intent | {right} of {len(rows)} |"
    yield f"| held-out in-scope messages refused | {refused} of {len(rows)} |"


def second_readings() -> Iterator[str]:
    """Of each second reading of the records, its date and its table, as docs/second-reading.md has them."""
    text = SECOND_READINGS.read_text(encoding="utf-8")
    for reading in text.split("\n## ")[1:]:
        table = [line for line in reading.splitlines() if line.startswith("|")]
        yield from ("", f"{reading.splitlines()[0]}:", "", *table)


def _rows(path: Path) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = yaml.safe_load(path.read_text(encoding="utf-8"))
    return found


def main() -> None:
    """Measure, print, and write the report."""
    show = "--show-development" in sys.argv
    asker = Asker()
    lines = ["# Quality, measured", "", f"{INTRODUCTION} Knowledge base {assistant().base.version}, {date.today()}."]
    for half in HALVES:
        rows = [unsafe_plans(asker, half, show and half == "development")]
        rows += boundary(asker, half, show and half == "development")
        rows += identifiers.rows(half, show and half == "development")
        lines += ["", f"## {half.replace('_', '-').capitalize()} half", "", "| what | result |", "|---|---|", *rows]
    for half in (*HALVES, FRESH):
        title = f"## Conversations, {half.replace('_', '-')} half" if half in HALVES else FRESH_TITLE
        rows = list(conversations.rows(asker.turn, half, show and half == "development"))
        lines += ["", title, "", "| folder | whole conversations | turns |", "|---|---|---|", *rows]
    lines += ["", "## Understanding", "", "| what | result |", "|---|---|", *understanding(asker)]
    lines.append(f"| answers withheld by the figure checker in all of the above | {assistant().checks.withheld} |")
    lines += ["", "## Records against the dossier", "", SECOND_READING, *second_readings()]
    lines += ["", "## Time", "", "| what | result |", "|---|---|", identifiers.speed()]
    REPORT.write_text("\n".join(lines) + "\n", encoding="utf-8")
    print("\n".join(lines))


if __name__ == "__main__":
    main()
