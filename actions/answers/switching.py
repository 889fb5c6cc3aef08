"""From one drug to another: what the records say of the change itself, and how the new drug is started."""

from __future__ import annotations

import re

from actions.answers import strings
from actions.answers.desk import Desk
from actions.answers.model import Line, Part
from actions.answers.options import doing_it
from actions.answers.topics import line
from actions.case.mentions import SPOKEN_OF
from actions.knowledge import kinds as r

_CHANGES = re.compile(
    r"\b(switch\w*|convert\w*|swap\w*|chang(e|ing)|mov(e|ing)|transition\w*|cross.?taper|overlap\w*)\b"
)
_STEM = 8  # letters by which a drug is named in a sentence, whatever its ending
_CHANGE_IN_TEXT = r"\b(?:switch|convert|swap|chang|mov)\w*"


def compose(desk: Desk) -> Part | None:
    """The part on a change between the two drugs a question about stopping names; None where it asks for no change."""
    text, offset = desk.asked.text.lower(), desk.asked.start
    named = [m for m in desk.asked.mentions.of("drug", *SPOKEN_OF) if m.value in desk.base.drugs]
    if len({m.value for m in named}) != 2 or not _CHANGES.search(text):
        return None
    to = next((m for m in named if re.search(r"\b(to|onto|start(ing)?|with)\s+$", text[: m.start - offset])), named[-1])
    old = next(m.value for m in named if m.value != to.value)
    held = sorted(
        (x for x in desk.base.evidence(r.Evidence, drug=to.value) if _tells_of_change(x, old, to.value)),
        key=lambda record: "stopping" not in record.topics,
    )
    names = f"{desk.drug_name(old)} to {desk.drug_name(to.value)}"
    unknown = Line(f"Change from {names}: {strings.NOT_IN_SOURCES}.", records=(old, to.value))
    title = f"{strings.TITLES['ask_stopping']}: {names}"
    return Part(title, tuple(line(desk, x) for x in held[:2]) or (unknown,), (doing_it(desk, to.value),))


def _tells_of_change(record: r.Evidence, old: str, new: str) -> bool:
    """Whether a record tells of a change to the new drug, and is about the old one or names it ("predniso(lo)ne")."""
    text = record.text.lower()
    of_old = old in record.drugs or old[:_STEM] in text
    return of_old and bool(re.search(rf"{_CHANGE_IN_TEXT}[^.;]*\b(?:to|onto) (?:\w+ ){{0,3}}{new[:_STEM]}", text))
