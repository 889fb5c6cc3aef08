"""What was told last was of another patient: "no sorry, that was another patient", "oops, wrong chart". It is taken
back, and what is told behind it is this patient's.
"""

from __future__ import annotations

import re

from msgspec import structs

from actions.answers import case_view
from actions.case import merge as merging
from actions.case.changed import changes_between
from actions.case.patient import AGE_GROUPS, Case
from actions.case.reading import read
from actions.conversation import answering
from actions.conversation.draft import Draft
from actions.conversation.exchange import Reply
from actions.conversation.remembered import remembering
from actions.conversation.warnings.alarms import Alarms

_SOMEBODY = r"(?:patient|pt|one|case|lady|man|woman|gentleman|girl|boy|person)"
_WRONG = re.compile(
    r"^\W*(?:(?:no|sorry|oops|wait|actually|oh|ah|argh|apologies|my (?:bad|mistake)|hang on|ignore (?:that|it)"
    r"|scrap that|correction)\W+)*"
    r"(?:(?:that|it|this|those|they|(?:the|that) last (?:one|bit|thing))(?: (?:was|were|is)|'s)"
    r" (?:of |for |from |about )?"
    rf"(?:(?:an?other|a different|the other|my other|the wrong) {_SOMEBODY}(?:'s)?|(?:some(?:one|body) else)(?:'s)?)"
    r"|(?:the )?wrong (?:patient|pt|chart|notes|file|person))(?=\s*(?:[.,;:!-]|$))\W*"
)
_OF_HERS = frozenset({"sex", "analyte", "term"})


def taken_back(draft: Draft) -> Reply | None:
    """The reply to such a message, with the case as it was before its last change. Where all was told in one message,
    who it was of stays and the conditions go. None for any other message, and for one that names what is right.
    """
    turn = draft.turn
    found = _WRONG.match(turn.text.lower().replace("\u2019", "'"))
    if found is None or draft.case.empty:
        return None
    rest, earlier = turn.mentions.within(found.end(), len(turn.text)), turn.focus.changed_from
    names = [m for m in rest.found if m.entity not in _OF_HERS and not (earlier and m.assertion == "negated")]
    if names or rest.measure("age") or "?" in turn.text:
        return None
    before, draft.case = draft.case, _without_the_last(draft.case, earlier)
    gone = changes_between(before, draft.case)
    text = " " * found.end() + turn.text[found.end() :]
    draft.case = merging.merge(draft.case, read(text, ("inform_case",), rest), text).case
    draft.considered = draft.case
    remembering.settle_pressing(draft, before)
    draft.notices += [draft.fixed("change-taken-back"), *case_view.removed(gone, draft.labels, draft.base)]
    if draft.case.reason:
        draft.read_as("inform_case")
        return answering.answer(draft, before, merging.Merged(draft.case, gone), Alarms())
    if draft.case.empty:
        return draft.close("converse", ())
    return draft.close("answer", (answering.case_part(draft),))


def _without_the_last(case: Case, earlier: Case | None) -> Case:
    if earlier is not None:
        return earlier
    conditions = {c: state for c, state in case.conditions.items() if c in AGE_GROUPS}
    return structs.replace(case, conditions=conditions) if conditions != case.conditions else Case()
