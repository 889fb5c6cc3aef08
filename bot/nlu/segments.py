"""Splitting a message that asks several things, so that each question can be understood by itself."""

from __future__ import annotations

import itertools
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

Entities = Sequence[Mapping[str, Any]]

_MOST = 4
_SENTENCE = re.compile(
    r"(?<=[?!;])\s*(?=\S)|(?<=\.)(?<!\be\.g\.)(?<!\bi\.e\.)(?<!\bvs\.)(?<!\.\.)\s+(?=\S)|\n+\s*(?=\S)", re.IGNORECASE
)
# "1) ... 2) ...", "(a) ...", "i. ...": where an item begins, with its number
_ITEM = re.compile(r"(?:(?<=^)|(?<=[\s:;,(]))\(?(?:[1-6]|[a-d]|i{1,3}|iv)(?:\)|\.(?=\s))\s*(?=[A-Za-z])", re.IGNORECASE)
_JOINT = re.compile(
    r"\s*,?\s+(?:and|&|plus|also|as well as|then|\+)\s+(?:also\s+|then\s+)?|"
    r"\s*,\s*(?:and\s+|also\s+|then\s+)?|\s*[/+&]\s*",
    re.IGNORECASE,
)
_QUESTION = (
    r"(?:what|whats|what's|how|hows|which|when|who|why|where|should|can|could|would|is|are|does|do|did|will|any|may|must|"
    r"tell me|explain|compare|show|need to know)\b"
)
_OPENS_QUESTION = re.compile(
    r"\s*(?:(?:and|also|so|but|or|ok|then|first|firstly|second|secondly|third|next|lastly|finally|if so|if yes|thanks|"
    rf"please|pls)[,:\s]+)*{_QUESTION}",
    re.IGNORECASE,
)
_ASKS_SOMEWHERE = re.compile(rf"[,:;-]\s+{_QUESTION}", re.IGNORECASE)
_LEADING = re.compile(r"\s*(?:(?:the|its|their|also|for|any|starting|usual|best|target|about|on)\s+)*", re.IGNORECASE)
_DETAIL = re.compile(r"\s*how (?:often|frequently)\b[\s?.!]*$", re.IGNORECASE)  # of the bloods just asked for
_COMPARES = re.compile(r"\b(?:differ\w*|compar\w*|versus|vs?|better|between)\b", re.IGNORECASE)
_FAILING = re.compile(r"\b(?:fail\w*|no response|not working|flar\w+|relaps\w+)\b", re.IGNORECASE)
_NO_TOPIC = {"options", "first-line", "comparison"}  # words too common in statements to mark a question
_LIVER = {"alt", "ast", "transaminases", "igg", "bilirubin", "inr"}
_TOLD = ("affirmed", "historical")


@dataclass(frozen=True, slots=True)
class Segment:
    """A part of the message: its place, its text without surrounding blanks, and the text by which it is understood:
    a drug that an earlier part names stands before a part that names none."""

    start: int
    end: int
    text: str
    read: str


def split_questions(text: str, entities: Entities) -> list[Segment]:
    """The questions of a message in order; a single segment when there is at most one.

    A part counts as a question if it ends in a question mark, opens like one, is an item of a numbered list, or names a
    topic. A report of failure or intolerance before a question about something else is a part of its own; what else
    states something goes with the question that follows it, or at the end with the one before.
    """
    items = _items(text, entities)
    parts = items or [part for start, end in _sentences(text) for part in _clauses(text, start, end, entities)]
    groups: list[tuple[int, int]] = []
    pending: int | None = None
    for start, end in parts:
        if items or _asks(text, start, end, entities):
            if (
                pending is not None
                and _reports(text, pending, start, entities)
                and _moves_on(text, start, end, entities)
            ):
                groups.append((pending, start))
                pending = None
            groups.append((start if pending is None else pending, end))
            pending = None
        elif pending is None:
            pending = start
    if pending is not None and groups:
        groups[-1] = (groups[-1][0], parts[-1][1])
    if not 2 <= len(groups) <= _MOST:
        return [_segment(text, 0, len(text), ())]
    return [_segment(text, start, end, entities) for start, end in groups]


def _sentences(text: str) -> list[tuple[int, int]]:
    cuts = [0, *(match.end() for match in _SENTENCE.finditer(text)), len(text)]
    return [(a, b) for a, b in itertools.pairwise(cuts) if re.search(r"\w", text[a:b])]


def _items(text: str, entities: Entities) -> list[tuple[int, int]]:
    """The items of a numbered list about one drug, the first with what introduces the list; none when there are fewer
    than two. A list of several drugs stays whole: "the second one" will point at one of them.
    """
    numbers = list(_ITEM.finditer(text))
    if len(numbers) < 2 or len({entity["value"] for entity in entities if entity["entity"] == "drug"}) > 1:
        return []
    cuts = [0, *(number.start() for number in numbers[1:]), len(text)]
    return list(itertools.pairwise(cuts))


def _clauses(text: str, start: int, end: int, entities: Entities) -> list[tuple[int, int]]:
    """A sentence cut at conjunctions, commas and slashes that have a question or a topic on both sides."""
    clauses: list[tuple[int, int]] = []
    compares = _COMPARES.search(text, start, end)
    for match in _JOINT.finditer(text, start, end):
        if match.start() < start or _DETAIL.match(text, match.end(), end):
            continue
        left, right = _topics(start, match.start(), entities), _topics(match.end(), end, entities)
        opens = _OPENS_QUESTION.match(text, match.end(), end) is not None
        listed = left and right and _begins_with_topic(text, match.end(), entities) and not left & right
        if (opens and (left or _opens_before(text, start, match.start()))) or (listed and not compares):
            clauses.append((start, match.start()))
            start = match.end()
    return [*clauses, (start, end)]


def _opens_before(text: str, start: int, end: int) -> bool:
    return bool(_OPENS_QUESTION.match(text, start, end) or _ASKS_SOMEWHERE.search(text, start, end))


def _asks(text: str, start: int, end: int, entities: Entities) -> bool:
    part = text[start:end].strip()
    return part.endswith("?") or _OPENS_QUESTION.match(part) is not None or bool(_topics(start, end, entities))


def _reports(text: str, start: int, end: int, entities: Entities) -> bool:
    """Whether a statement says why treatment is to be changed: a reason, a reaction, or results under a drug."""
    within = [entity for entity in entities if start <= entity["start"] < end]
    told = {entity["entity"] for entity in within if entity["assertion"] in _TOLD}
    results = any(entity["entity"] == "measure" and entity["name"] in _LIVER for entity in within)
    failing = "drug" in told and (results or _FAILING.search(text, start, end))
    return bool({"reason", "reaction"} & told or failing)


def _moves_on(text: str, start: int, end: int, entities: Entities) -> bool:
    """Whether a question is about something else than what to do about the report before it."""
    topics = {entity["value"] for entity in entities if entity["entity"] == "topic" and start <= entity["start"] < end}
    return "options" not in topics and bool(topics or _COMPARES.search(text, start, end))


def _topics(start: int, end: int, entities: Entities) -> set[str]:
    return {
        entity["value"]
        for entity in entities
        if entity["entity"] == "topic" and entity["value"] not in _NO_TOPIC and start <= entity["start"] < end
    }


def _begins_with_topic(text: str, start: int, entities: Entities) -> bool:
    leading = _LEADING.match(text, start)
    begins = range(start, (leading.end() if leading else start) + 1)
    return any(entity["entity"] == "topic" and entity["start"] in begins for entity in entities)


def _segment(text: str, start: int, end: int, entities: Entities) -> Segment:
    stripped = text[start:end].strip(" \t\n,;")
    begin = start + text[start:end].find(stripped) if stripped else start
    return Segment(begin, begin + len(stripped), stripped, _with_drug(stripped, start, end, entities))


def _with_drug(part: str, start: int, end: int, entities: Entities) -> str:
    drugs = [entity for entity in entities if entity["entity"] in ("drug", "drug_class")]
    if any(start <= drug["start"] < end for drug in drugs):
        return part
    before = [drug for drug in drugs if drug["start"] < start]
    return f"{before[-1]['text']}: {part}" if before else part
