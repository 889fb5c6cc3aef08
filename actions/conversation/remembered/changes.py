"""What the last change of the case did to the standings, asked for again; and taking that change back."""

from __future__ import annotations

import re

from actions.answers import case_view, strings
from actions.answers.choices.options import ranked_both
from actions.answers.desk import Desk
from actions.answers.model import Line, Part, Section
from actions.answers.subjects.situations import situation
from actions.case.merge import Merged
from actions.case.patient import Case
from actions.conversation import answering
from actions.conversation.asked import desks
from actions.conversation.draft import Draft
from actions.conversation.exchange import Reply
from actions.conversation.warnings.alarms import Alarms
from actions.knowledge.kinds import SituationGuide
from actions.reasoning.placing import guided

_TAKES_BACK = re.compile(
    r"\W*(?:(?:sorry|no|oops|actually|wait|ok|please|pls|can you|could you)\W+)*"
    r"(?:undo(?: (?:that|it|this|the last(?: one| change)?))?|(?:put|bring|add) (?:it|that|them) back(?: in)?"
    r"|restore (?:it|that|them)|un-?forget (?:it|that|them)|take that back)(?: (?:please|pls|again|then))*\W*"
)
_TITLE = "What changed last"
_MOST_HELD = 2


def part(draft: Draft) -> Part:
    """The standings that the last change of the case changed, behind what it was; says so where there was none."""
    before, now = draft.turn.focus.changed_from, draft.case
    if before is None or not draft.turn.asked:
        return Part(_TITLE, (draft.fixed("nothing-changed"),))
    desk = desks.desk_for(draft, draft.turn.asked[0])
    standings: tuple[Line, ...] = ()
    if now.reason and before.reason == now.reason:
        guide = draft.base.reasons[guided(draft.base, now.reason, now)]
        standings = case_view.changed_standings(*ranked_both(desk, guide, before, now), draft.base)
    held, holds = _labels(draft, before), _labels(draft, now)
    told = tuple(Line(label) for label in holds if label not in held)
    gone = ", ".join(label for label in held if label not in holds)
    left = (Line(f"{strings.REMOVED}: {gone}."),) if gone else ()
    lead = (standings or (draft.fixed("no-standing-changed"),)) + _held_on_the_drugs(draft, desk, before)
    sections = (Section("told", "Told last", told),) if told else ()
    return Part(_TITLE, (*lead, *left), sections)


def _held_on_the_drugs(draft: Draft, desk: Desk, before: Case) -> tuple[Line, ...]:
    """What is held on the drugs in view in what was told last: that one is not limited there is an answer too."""
    guided = (guide.condition for guide in draft.base.all(SituationGuide))
    told = (c for c in guided if draft.case.state(c) == "yes" and before.state(c) != "yes")  # also by a number
    drugs = draft.turn.focus.drugs[:2]
    found = (situation(desk, condition, drug).bottom_line for condition in told for drug in drugs)
    return tuple(dict.fromkeys(line for lines in found for line in lines[:1]))[:_MOST_HELD]


def _labels(draft: Draft, case: Case) -> tuple[str, ...]:
    return tuple(chip.label for chip in case_view.chips(case, draft.base, draft.labels))


def take_back(draft: Draft) -> Reply | None:
    """The reply to "sorry, put it back": the case as it was before its last change; None for any other message."""
    earlier = draft.turn.focus.changed_from
    if earlier is None or not _TAKES_BACK.fullmatch(draft.turn.text.lower()):
        return None
    before, draft.case = draft.case, earlier
    draft.considered = earlier
    draft.notices.append(draft.fixed("change-taken-back"))
    if earlier.reason:
        draft.read_as("inform_case")
        return answering.answer(draft, before, Merged(earlier), Alarms())
    return draft.close("answer", (answering.case_part(draft),))
