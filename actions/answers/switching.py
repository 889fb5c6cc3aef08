"""From one drug to another: what the records say of the change itself, and how the new drug is started."""

from __future__ import annotations

import re

from msgspec import structs

from actions.answers import strings, topics
from actions.answers.against import standing_lines
from actions.answers.desk import Desk
from actions.answers.model import Line, Part
from actions.answers.options import doing_it
from actions.answers.topics import line
from actions.case.mentions import SPOKEN_OF
from actions.case.patient import SECOND_LINE
from actions.knowledge import kinds as r

_CHANGES = re.compile(
    r"\b(switch\w*|convert\w*|swap\w*|chang(e|ing)|mov(e|ing)|transition\w*|cross.?taper|overlap\w*)\b"
)
_TO = re.compile(r"\b(to|onto|start(ing)?|with)\s+$")
_MEANWHILE = re.compile(r"\b(once|when|while|whilst|after|meanwhile|as soon as|start\w*|add\w*|bring\w*|on)\b")
_POINTS = re.compile(r"\b(it|that|this|from|stop(ping)?)\b")
_STEM = 8  # letters by which a drug is named in a sentence, whatever its ending
_CHANGE_IN_TEXT = r"\b(?:switch|convert|swap|chang|mov)\w*"


def compose(desk: Desk) -> Part | None:
    """The part on a change between the two drugs a question about stopping names, or from the drug in use to the one it
    names; None where it asks for no change.
    """
    text, offset = desk.asked.text.lower(), desk.asked.start
    named = [m for m in desk.asked.mentions.of("drug", *SPOKEN_OF) if m.value in desk.base.drugs]
    values = {m.value for m in named}
    if not 1 <= len(values) <= 2 or not _CHANGES.search(text):
        return None
    to = next((m for m in named if _TO.search(text[: m.start - offset])), named[-1]).value
    old = _left(desk, values - {to}, text)
    if old is None or old == to:
        return None
    held = sorted(
        (x for x in desk.base.evidence(r.Evidence, drug=to) if _tells_of_change(x, old, to)),
        key=lambda record: "stopping" not in record.topics,
    )
    names = f"{desk.drug_name(old)} to {desk.drug_name(to)}"
    unknown = Line(f"Change from {names}: {strings.NOT_IN_SOURCES}.", records=(old, to))
    title = f"{strings.TITLES['ask_stopping']}: {names}"
    lead = tuple(line(desk, x) for x in held[:2]) or (unknown,)
    return Part(title, (*lead, *standing_lines(desk, old), *standing_lines(desk, to)), (doing_it(desk, to),))


def _left(desk: Desk, named: set[str], text: str) -> str | None:
    """The drug that is left: the other one named, else the second-line drug in use where the question points at it."""
    if named:
        return next(iter(named))
    in_use = [drug for drug in desk.case.current if drug in SECOND_LINE]
    return in_use[0] if len(in_use) == 1 and _POINTS.search(text) else None


def steroid_meanwhile(desk: Desk) -> Part | None:
    """How the steroid is brought down while another drug is brought in; None where that is not asked."""
    steroids = [drug for drug in desk.drugs if "glucocorticoid" in desk.base.drugs[drug].drug_class]
    named = (*desk.asked.mentions.values("drug", *SPOKEN_OF), *desk.view, *desk.case.current, *desk.options[:1])
    beside = next((drug for drug in named if drug in SECOND_LINE and drug in desk.base.drugs), None)
    both = beside in desk.drugs and not _MEANWHILE.search(desk.asked.text.lower())
    if not steroids or beside is None or both:
        return None
    steps = desk.base.drugs[beside].doing_it
    desk.asked = structs.replace(desk.asked, intent="ask_stopping")
    part = topics.compose(desk, steroids[0])
    meanwhile = desk.citer.lines(steps.steroid[:1] if steps else ())
    lead = (*part.bottom_line, *(one for one in meanwhile if one not in part.bottom_line))
    return structs.replace(part, title=f"{part.title}, {strings.BESIDE} {desk.drug_name(beside)}", bottom_line=lead)


def _tells_of_change(record: r.Evidence, old: str, new: str) -> bool:
    """Whether a record is about stopping, or a guideline's position, and tells of a change to the new drug from the old
    one, which it is about or names ("predniso(lo)ne").
    """
    if "stopping" not in record.topics and not isinstance(record, r.Recommendation):
        return False
    text = record.text.lower()
    of_old = old in record.drugs or old[:_STEM] in text
    return of_old and bool(re.search(rf"{_CHANGE_IN_TEXT}[^.;]*\b(?:to|onto) (?:\w+ ){{0,3}}{new[:_STEM]}", text))
