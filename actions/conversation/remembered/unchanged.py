"""What is told next and changes nothing of the options before the reader is noted in one line; the options, read a
moment ago, stand behind their headings.
"""

from __future__ import annotations

from dataclasses import replace

from msgspec import structs

from actions.answers import case_view, strings
from actions.answers.citing import Citer
from actions.answers.desk import Asked
from actions.answers.model import Line, Part, Section
from actions.case.patient import Case
from actions.conversation.asked import desks, questions
from actions.conversation.composed import compose
from actions.conversation.composed.options_asked import OPTIONS_INTENTS
from actions.conversation.draft import Draft

_TELLS = questions.FOLLOWS_CASE


def told_only(draft: Draft) -> bool:
    """Whether a message tells and asks nothing."""
    asks = "?" in draft.turn.text or draft.turn.mentions.of("topic") or draft.turn.mentions.of("guideline")
    return not asks and all(one.intent in _TELLS for one in questions.to_answer(draft))


def folded(draft: Draft, before: Case, parts: tuple[Part, ...]) -> tuple[Part, ...]:
    """The parts; behind one line where the message only tells, the options were shown last, and neither their rows nor
    what stands above them would be other without it.
    """
    focus, asked = draft.turn.focus, questions.to_answer(draft)
    shown = bool(focus.options) and set(focus.intents) <= {*OPTIONS_INTENTS, *_TELLS}
    same = draft.case.reason == before.reason and not before.empty and draft.case != before  # and something is told
    if not (shown and same and parts and told_only(draft) and draft.considered == draft.case):
        return parts
    if any(_seen(draft, one, draft.case) != _seen(draft, one, before) for one in asked):
        return parts
    new = case_view.beyond(before, draft.case, draft.base, draft.labels)
    noted = (Line(f"{strings.NOTED}: {'; '.join(new)}."),) if new else ()
    first, *others = (_behind(part) for part in parts)
    return (structs.replace(first, bottom_line=(*noted, draft.fixed("answer-stands"))), *others)


def _seen(draft: Draft, asked: Asked, case: Case) -> tuple[tuple[str, ...], tuple[tuple[str, str], ...]]:
    """The lines that are read at first sight and the rows, as they would be for that case."""
    parts = compose.parts(replace(desks.desk_for(draft, asked), citer=Citer(draft.base), case=case))
    lines = [one for part in parts for one in (*part.bottom_line, *(part.sections[0].lines if part.sections else ()))]
    rows = [(row.drug, row.label) for part in parts for section in part.sections for row in section.options]
    return tuple(line.text for line in lines), tuple(rows)


def _behind(part: Part) -> Part:
    said = (Section("said", strings.SAID_BEFORE, part.bottom_line, collapsed=True),) if part.bottom_line else ()
    return structs.replace(
        part,
        bottom_line=(),
        sections=(*said, *(structs.replace(section, collapsed=True) for section in part.sections)),
    )
