"""From one drug to another: what the records say of the change itself, and how the new drug is started."""

from __future__ import annotations

import re
from collections.abc import Sequence

from msgspec import structs

from actions.answers import strings
from actions.answers.choices.against import standing_lines
from actions.answers.choices.options import doing_it
from actions.answers.desk import Asked, Desk
from actions.answers.model import Line, Part
from actions.answers.subjects import topics
from actions.answers.subjects.topics import line
from actions.case.mentions import SPOKEN_OF, Mention
from actions.case.patient import SECOND_LINE
from actions.knowledge import kinds as r

_CHANGES = re.compile(
    r"\b(switch\w*|convert\w*|swap\w*|chang(e|ing)|mov(e|ing)|transition\w*|cross.?taper|overlap\w*)\b"
)
_TO = re.compile(r"\b(to|onto|start(ing)?|with)\s+$")
_FROM = re.compile(r"\b(on|off|from|stop(ping)?)\s+(the |her |his )?$")
_MEANWHILE = re.compile(r"\b(once|when|while|whilst|after|meanwhile|as soon as|start\w*|add\w*|bring\w*|on)\b")
_POINTS = re.compile(r"\b(it|that|this|from|stop(ping)?)\b")
_STEM = 8  # letters by which a drug is named in a sentence, whatever its ending
_CHANGE_IN_TEXT = r"\b(?:switch|convert|swap|chang|mov)\w*"


def compose(desk: Desk) -> Part | None:
    """The part on a change between the two drugs a question about stopping names, or from the drug in use to the one it
    names; None where it asks for no change.
    """
    text = desk.asked.text.lower()
    named = [m for m in desk.asked.mentions.of("drug", *SPOKEN_OF) if m.value in desk.base.drugs]
    values = {m.value for m in named}
    if not 1 <= len(values) <= 2 or not _CHANGES.search(text):
        return None
    goal = _goal(desk.asked, named)
    to = goal or _last_not_left(desk.asked, named)
    old = _left(desk, values - {to}, points=goal is not None or bool(_POINTS.search(text)))
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


def with_what_is_said(desk: Desk, change: Part, claims: tuple[r.Claim, ...]) -> Part:
    """The part on a change with what is held on the premise of the question: whether the two are given together."""
    said = tuple(desk.citer.sentence(claim.text.strip(), claim.because, claim.id) for claim in claims)
    return structs.replace(change, bottom_line=(*said, *change.bottom_line))


def goes_to(asked: Asked) -> str | None:
    """The drug that a question says it is changed to: "swap to MMF?", "from aza to tac, dose?"."""
    return _goal(asked, asked.mentions.of("drug", *SPOKEN_OF)) if _CHANGES.search(asked.text.lower()) else None


def coming(asked: Asked) -> str | None:
    """Of the two drugs of a change the one that is taken up: "swap my 50M on aza to MMF, dose?"."""
    named = asked.mentions.of("drug", *SPOKEN_OF)
    if len({m.value for m in named}) != 2 or not _CHANGES.search(asked.text.lower()):
        return None
    return _goal(asked, named) or _last_not_left(asked, named)


def _goal(asked: Asked, named: Sequence[Mention]) -> str | None:
    """The first drug behind "to" or "onto", where a word of change stands before it; not "superior to aza"."""
    before = ((m.value, asked.text.lower()[: m.start - asked.start]) for m in named)
    return next((drug for drug, text in before if _TO.search(text) and _CHANGES.search(text)), None)


def _last_not_left(asked: Asked, named: Sequence[Mention]) -> str:
    left = {m.value for m in named if _FROM.search(asked.text.lower()[: m.start - asked.start])}
    return next((m.value for m in reversed(named) if m.value not in left), named[-1].value)


def _left(desk: Desk, named: set[str], *, points: bool) -> str | None:
    """The drug that is left: the other one named, else the second-line drug in use where the question points at it, or
    only names where it goes.
    """
    if named:
        return next(iter(named))
    in_use = [drug for drug in desk.case.current if drug in SECOND_LINE]
    return in_use[0] if len(in_use) == 1 and points else None


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
