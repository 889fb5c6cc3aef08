"""What is said where an open question is answered again with a detail: what was added, and that the answer stands."""

from __future__ import annotations

from dataclasses import replace

from actions.answers import case_view, strings
from actions.answers.citing import Citer
from actions.answers.desk import Asked
from actions.answers.model import Line, Part
from actions.case.patient import Case
from actions.conversation.asked import desks
from actions.conversation.composed import compose
from actions.conversation.draft import Draft
from actions.conversation.remembered import details

_TESTS = frozenset({"egfr", "creatinine"})  # of which no silence is to be taken for a clean bill


def lines(
    draft: Draft, before: Case, asked: tuple[Asked, ...], parts: tuple[Part, ...], warnings: tuple[Line, ...]
) -> tuple[Line, ...]:
    """The notices of such an answer; none for any other, or where the case holds nothing new. The answer is said to
    stand only where nothing is warned of and no condition is told that may call for another.
    """
    if not (details.taken_up(draft.intent, draft.turn) or draft.adds_to_the_answer):
        return ()
    new = case_view.beyond(before, draft.case, draft.base, draft.labels)
    if not new:
        return ()
    told = Line(f"{strings.ANSWERED_AGAIN}: {'; '.join(new)}.")
    tested = {m.name for m in draft.turn.mentions.measures} & _TESTS
    if warnings or tested or "yes" in draft.reading.conditions.values():
        return (told,)
    earlier = tuple(part for one in asked for part in _without_the_detail(draft, before, one))
    stands = _first_seen(parts) <= _first_seen(earlier)
    return (told, draft.fixed("answer-stands")) if stands else (told,)


def _without_the_detail(draft: Draft, before: Case, asked: Asked) -> tuple[Part, ...]:
    """The answer to the question as it was before the detail was told."""
    return compose.parts(replace(desks.desk_for(draft, asked), citer=Citer(draft.base), case=before))


def _first_seen(parts: tuple[Part, ...]) -> set[str]:
    """What is read at first sight: the lines above the sections, and those of the first section."""
    shown = [line for part in parts for line in (*part.bottom_line, *(part.sections[0].lines if part.sections else ()))]
    return {line.text for line in shown}
