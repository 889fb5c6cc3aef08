"""Identifiers: what the guard removes of what was planted, and what it takes of clinical text by mistake.

The made messages stand in tests/safety/identifiers. The held-out half is counted, never printed.
"""

from __future__ import annotations

import re
import statistics
import time
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

import yaml

from bot.guard.identifiers import redact

MESSAGES = Path(__file__).parents[1] / "safety" / "identifiers"
BARE_NAME = "name_bare"
"""A name without any structure: the stated limit."""

_PLACEHOLDER = re.compile(r"\[[a-z -]+\]")
_PART = re.compile(r"[^\W_]+")
_TOKEN = re.compile(r"\S+")
_LONG = 2_000
_EDGES = ".,;:()[]'’\"-–/?!|="


@dataclass(frozen=True)
class Planted:
    """An identifier in a message: its kind and exact text."""

    kind: str
    text: str


@dataclass(frozen=True)
class Message:
    """A made message; one without identifiers must survive whole."""

    text: str
    identifiers: tuple[Planted, ...] = ()


@dataclass
class Count:
    """Identifiers planted and removed by kind, clinical tokens read and taken; `faults` says which, for development."""

    planted: Counter[str] = field(default_factory=Counter)
    removed: Counter[str] = field(default_factory=Counter)
    tokens: int = 0
    taken: int = 0
    faults: list[str] = field(default_factory=list)

    def recall(self, kinds: Iterable[str]) -> tuple[int, int]:
        """Return how many were removed, and how many planted, of these kinds."""
        listed = list(kinds)
        return sum(self.removed[kind] for kind in listed), sum(self.planted[kind] for kind in listed)

    @property
    def structured(self) -> list[str]:
        """The kinds that are no names."""
        return [kind for kind in self.planted if not kind.startswith("name_")]

    @property
    def names(self) -> list[str]:
        """The kinds of names that stand in a structure."""
        return [kind for kind in self.planted if kind.startswith("name_") and kind != BARE_NAME]


def messages(half: str) -> list[Message]:
    """Read one half: "development" or "held_out"."""
    rows = yaml.safe_load((MESSAGES / f"{half}.yml").read_text(encoding="utf-8"))
    return [Message(row["text"], tuple(Planted(**found) for found in row.get("identifiers", ()))) for row in rows]


def count(half: str) -> Count:
    """Redact every message of the half and count."""
    result = Count()
    for message in messages(half):
        left = redact(message.text).text
        for planted in message.identifiers:
            result.planted[planted.kind] += 1
            if removed(planted, message, left):
                result.removed[planted.kind] += 1
            else:
                result.faults.append(f"{planted.kind} left: {left}")
        clinical = _clinical_tokens(message)
        taken = clinical - Counter(_tokens(left))
        result.tokens += clinical.total()
        result.taken += taken.total()
        if taken:
            result.faults.append(f"taken {' '.join(taken)!r}: {message.text} → {left}")
    return result


def removed(planted: Planted, message: Message, left: str) -> bool:
    """Say whether nothing of the identifier is left: of a name every word, of a number every group of four.

    A part that the message holds elsewhere too ("report" of a link) does not count.
    """
    left = _PLACEHOLDER.sub(" ", left)
    shortest = 2 if planted.kind.startswith("name_") else 4
    elsewhere = set(_PART.findall(message.text.replace(planted.text, " ")))
    parts = {part for part in _PART.findall(planted.text) if len(part) >= shortest}
    return planted.text not in left and not (parts - elsewhere) & set(_PART.findall(left))


def rows(half: str, show: bool) -> Iterator[str]:
    """Table rows for the report: recall by group and kind, bare names, false removals; `show` prints each fault."""
    result = count(half)
    if show:
        print("\n".join(result.faults))
    yield _row("numbers, contacts, dates of birth and links removed", result.structured, result)
    yield _row("names by structure removed", result.names, result)
    yield _row("bare names removed (a stated limit)", [BARE_NAME], result)
    share = result.taken / result.tokens
    yield f"| clinical tokens removed by mistake | {result.taken} of {result.tokens} ({share:.1%}) |"
    for kind in sorted({*result.structured, *result.names}):
        yield _row(f"identifiers: {kind.replace('_', ' ')}", [kind], result)


def speed(runs: int = 200) -> str:
    """Table row: how long redaction of a message of 2,000 characters takes, the median over made clinical texts.

    Each holds one sentence with a name, a birth date, a record number and a phone number.
    """
    clinical = ". ".join(message.text for message in messages("development") if not message.identifiers)
    named = ". Pt: Sunita Devi, DOB 12/03/1985, MRN 1234567, mob 98765 43210"
    took = []
    for run in range(runs):
        begin = run * 97 % (len(clinical) - _LONG)
        text = clinical[begin : begin + _LONG - len(named)] + named
        start = time.perf_counter()
        redact(text)
        took.append(time.perf_counter() - start)
    return f"| redaction of a message of {_LONG:,} characters, median | {statistics.median(took) * 1000:.1f} ms |"


def _row(label: str, kinds: list[str], result: Count) -> str:
    got, planted = result.recall(kinds)
    return f"| {label} | {got} of {planted} |"


def _tokens(text: str) -> list[str]:
    return [bare for token in _TOKEN.findall(_PLACEHOLDER.sub(" ", text)) if (bare := token.strip(_EDGES))]


def _clinical_tokens(message: Message) -> Counter[str]:
    """The tokens outside identifiers; a word right before a name may be its title and goes with it."""
    text = message.text
    for planted in message.identifiers:
        title = r"(?:[\w/.'’]+\s+)?" if planted.kind.startswith("name_") else ""
        text = re.sub(title + re.escape(planted.text) + r"(?:['’]s)?", " ", text, count=1)
    return Counter(_tokens(text))
