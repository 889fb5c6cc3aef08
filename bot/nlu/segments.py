"""Splitting a message that asks several things, so that each question can be understood by itself."""

from __future__ import annotations

import itertools
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from bot.nlu.lists import marks

_MOST = 5
_SENTENCE = re.compile(r"(?<=[?!;])\s*(?=\S)|(?<=\.)\s+(?=\S)|\n+\s*(?=\S)")
_AND = re.compile(
    r"\s*,?\s+(?:and|&|plus|also)\s+(?:also\s+)?|\s*,\s+(?=(?:what|how|which|when|who|why|where)\b)", re.IGNORECASE
)
_OPENS_QUESTION = re.compile(
    r"\s*(?:(?:and|also|so|but|or|ok|then)[,\s]+)*(?:what|whats|what's|how|which|when|who|why|where|should|can|could|would|is|are|does|do|did|"
    r"will|any|may|must|tell me|explain|compare|show)\b",
    re.IGNORECASE,
)
_LEADING = re.compile(r"\s*(?:the|its|their|also|for)?\s*", re.IGNORECASE)
_NO_TOPIC = {"options", "first-line", "comparison", "bone-health"}  # words too common in statements to mark a question


@dataclass(frozen=True, slots=True)
class Segment:
    """A part of the message: its place, and its text without surrounding blanks."""

    start: int
    end: int
    text: str


def split_questions(text: str, entities: Sequence[Mapping[str, Any]]) -> list[Segment]:
    """The questions of a message in order; a single segment when there is at most one.

    A part counts as a question if it ends in a question mark, opens like one, or names a topic. What states something
    goes with the question that follows it, or at the end with the one before.
    """
    if listed := marks(text):
        starts = [0] + [end for _, end in listed[1:]]  # what stands before the list goes with its first item
        ends = [start for start, _ in listed[1:]] + [len(text)]
        return [_segment(text, start, end) for start, end in zip(starts, ends, strict=True)]
    parts = [part for start, end in _sentences(text) for part in _clauses(text, start, end, entities)]
    groups: list[tuple[int, int]] = []
    pending: int | None = None
    for start, end in parts:
        if _asks(text, start, end, entities):
            groups.append((start if pending is None else pending, end))
            pending = None
        elif pending is None:
            pending = start
    if pending is not None and groups:
        groups[-1] = (groups[-1][0], parts[-1][1])
    if not 2 <= len(groups) <= _MOST:
        return [_segment(text, 0, len(text))]
    return [_segment(text, start, end) for start, end in groups]


def _sentences(text: str) -> list[tuple[int, int]]:
    cuts = [0, *(match.end() for match in _SENTENCE.finditer(text)), len(text)]
    return [(a, b) for a, b in itertools.pairwise(cuts) if re.search(r"\w", text[a:b])]


def _clauses(text: str, start: int, end: int, entities: Sequence[Mapping[str, Any]]) -> list[tuple[int, int]]:
    """A sentence cut at conjunctions that have a question or a topic on both sides."""
    clauses: list[tuple[int, int]] = []
    for match in _AND.finditer(text, start, end):
        left, right = _topics(start, match.start(), entities), _topics(match.end(), end, entities)
        opens = _OPENS_QUESTION.match(text, match.end(), end) is not None
        if (opens and (left or _OPENS_QUESTION.match(text, start, match.start()))) or (
            left and right and _begins_with_topic(text, match.end(), entities) and not left & right
        ):
            clauses.append((start, match.start()))
            start = match.end()
    return [*clauses, (start, end)]


def _asks(text: str, start: int, end: int, entities: Sequence[Mapping[str, Any]]) -> bool:
    part = text[start:end].strip()
    return part.endswith("?") or _OPENS_QUESTION.match(part) is not None or bool(_topics(start, end, entities))


def _topics(start: int, end: int, entities: Sequence[Mapping[str, Any]]) -> set[str]:
    return {
        entity["value"]
        for entity in entities
        if entity["entity"] == "topic" and entity["value"] not in _NO_TOPIC and start <= entity["start"] < end
    }


def _begins_with_topic(text: str, start: int, entities: Sequence[Mapping[str, Any]]) -> bool:
    leading = _LEADING.match(text, start)
    begin = leading.end() if leading else start
    return any(entity["entity"] == "topic" and entity["start"] == begin for entity in entities)


def _segment(text: str, start: int, end: int) -> Segment:
    stripped = text[start:end].strip(" \t\n,;")
    begin = start + text[start:end].find(stripped) if stripped else start
    return Segment(begin, begin + len(stripped), stripped)
