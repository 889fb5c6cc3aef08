"""What is held on a question leads, and what was not found of it follows: "starting dose, and how to titrate".

Not where nothing but what was not found is asked for; and what is missing of one drug waits behind what is held of
another.
"""

from __future__ import annotations

import re
from itertools import takewhile

from msgspec import structs

from actions.answers import strings
from actions.answers.desk import Desk
from actions.answers.gaps.unanswered import spans_of_parts
from actions.answers.leading.first_sight import STANDING
from actions.answers.model import Line, Part
from actions.case.mentions import SPOKEN_OF
from actions.knowledge import kinds as r

_AGAINST = re.compile(r", (?:avoid|caution): ")
# Between a word for a part of a topic and the word for the topic, where both are one: "maximum daily dose of MMF"
_ONE_THING = re.compile(r"\W*(?:(?:the|a|of|for|daily|total|in|her|his|their|this|that|mmf|dose)\W+){0,3}")


def asks_for_more(desk: Desk, topic: str) -> bool:
    """Whether a question asks for a topic itself, beside a part of it that it names: "dose and titration"; not "the
    maximum dose".
    """
    text, offset = desk.asked.text.lower(), desk.asked.start
    named = [
        (m.start - offset, m.end - offset) for m in desk.asked.mentions.of("topic", *SPOKEN_OF) if m.value == topic
    ]
    parts = spans_of_parts(desk)
    return bool(parts) and any(all(_apart(text, one, part) for part in parts) for one in named)


def _apart(text: str, one: tuple[int, int], other: tuple[int, int]) -> bool:
    first, second = sorted((one, other))
    return first[1] <= second[0] and not _ONE_THING.fullmatch(text[first[1] : second[0]])


def behind_what_is_held(desk: Desk, part: Part, lines: tuple[Line, ...]) -> Part:
    """The part with the lines that say what is not held of a subject the question names: first, or behind what is held
    of the medicine that it asks about ("dentist gave her fluconazole").
    """
    of_a_medicine = desk.asked.mentions.of("co_medication", *SPOKEN_OF, "possible") or desk.search.classes(
        desk.asked.text
    )
    if desk.asked.intent == "ask_interactions" and of_a_medicine and holds(part):
        return structs.replace(part, bottom_line=(*part.bottom_line, *lines))
    at = sum(1 for _ in takewhile(_speaks_against, part.bottom_line))  # "shingles on MMF, stop?": the caution leads
    if at:
        return structs.replace(part, bottom_line=(*part.bottom_line[:at], *lines, *part.bottom_line[at:]))
    return structs.replace(part, bottom_line=(*lines, *part.bottom_line))


def _speaks_against(line: Line) -> bool:
    """Whether a line is the standing of a drug that a rule speaks against here."""
    return bool(line.records and STANDING.match(line.text) and _AGAINST.search(line.text))


def of_drugs(desk: Desk, parts: tuple[Part, ...]) -> tuple[Part, ...]:
    """The parts, one about each drug, those first of which something is held on what the question names."""
    if len(parts) < 2 or len(parts) != len(desk.drugs):
        return parts
    return tuple(sorted(parts, key=lambda part: not holds(part)))


def holds(part: Part) -> bool:
    """Whether a part does not begin by saying that what is named is not held."""
    told = [line for line in part.bottom_line if not (line.records and STANDING.match(line.text))]
    return bool(told) and not part.missing and not told[0].text.endswith(f"{strings.NOT_IN_SOURCES}.")


def with_figures(desk: Desk, found: tuple[Line, ...], gaps: tuple[Line, ...]) -> tuple[Line, ...]:
    """What is held before what is not: the lines found, then those of records on what was not found."""
    missing = {record.id for record in desk.base.all(r.NotKnown)}
    held = tuple(line for line in found if not missing & set(line.records[:1]))
    return (*held, *(line for line in (*found, *gaps) if line not in held))
