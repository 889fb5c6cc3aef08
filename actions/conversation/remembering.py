"""The steps of a turn that concern the case: forgetting, merging what the message tells, supposing what it supposes."""

from __future__ import annotations

import re

from msgspec import structs

from actions.answers import case_view
from actions.case import merge as merging
from actions.case.patient import Case
from actions.case.reading import Reading
from actions.conversation import answering, asked_back, boundary
from actions.conversation.alarms import Alarms
from actions.conversation.compose import PREGNANCY
from actions.conversation.continuing import in_general
from actions.conversation.draft import Draft
from actions.conversation.exchange import Reply
from actions.conversation.subjects import named_drugs, pointed_at

_FORGET = re.compile(
    r"^\s*(please )?(forget|remove|delete|clear|drop|ignore)\b"
    r"(?! (your|all|previous|the above|my).*(instruction|rule|prompt))"
)
_FORGET_ALL = re.compile(r"\b(everything|all|it|that|the case|this case|case|patient)\b")
_ANOTHER = re.compile(r"\b(new|next|another|different|other|fresh|start over|start again|reset)\b")
_SURE = 0.5


def forget(draft: Draft) -> Reply | None:
    """The reply to "forget that", "remove cirrhosis", "new patient"; None when the message asks for no such thing."""
    lowered = draft.turn.text.lower()
    if draft.intent == "new_patient" and draft.confidence < _SURE and not _ANOTHER.search(lowered):
        return None  # a guess alone clears no case
    if draft.intent != "new_patient" and not _FORGET.search(lowered):
        return None
    named = _named_items(draft, lowered)
    if (named and draft.intent != "new_patient") or (named and _FORGET.search(lowered)):
        outcome = merging.forget(draft.case, named)
        before, draft.case = draft.case, outcome.case
        draft.notices += case_view.removed(outcome.changes, draft.labels, draft.base)
        if draft.case.reason:
            return answering.answer(draft, before, merging.Merged(draft.case, outcome.changes), Alarms())
        return draft.close("answer", (answering.case_part(draft),))
    has_story = bool(draft.turn.mentions.found or draft.turn.mentions.measures)
    if draft.intent == "new_patient" and has_story and not _FORGET.search(lowered):
        draft.read_as("inform_case")  # "new patient: 34 f, pancreatitis on aza": merging starts the new case
        return None
    if not _FORGET_ALL.search(lowered) and draft.intent != "new_patient":
        return None
    draft.case = Case()
    draft.notices.append(draft.fixed("case-cleared"))
    return draft.close("converse", ())


def _named_items(draft: Draft, lowered: str) -> tuple[str, ...]:
    mentions = draft.turn.mentions
    items = [
        f"{kind}:{value}"
        for kind in ("condition", "reaction", "drug")
        for value in mentions.values(kind)
    ]  # fmt: skip
    items += [f"condition:taking:{value}" for value in mentions.values("co_medication")]
    items += [f"value:{value}" for value in mentions.values("analyte")]
    items += [f"{word}:{word}" for word in ("age", "sex") if re.search(rf"\b{word}\b", lowered)]
    if re.search(r"\breason\b", lowered) and draft.case.reason:
        items.append(f"reason:{draft.case.reason}")
    return tuple(items)


def merge(draft: Draft, reading: Reading) -> merging.Merged:
    """Merge what the message says of the patient; a general question about a population leaves the case alone."""
    if answered := asked_back.answered(draft):
        draft.case = answered.case
        draft.read_as("inform_case")
        return answered
    general = not reading.about_patient or in_general(draft.turn.text)
    if general or draft.supposes_failure or draft.intent in boundary.OUT_OF_SCOPE:
        return merging.Merged(draft.case)
    merged = merging.merge(draft.case, reading, draft.turn.text)
    if merged.new_patient:
        draft.notices.append(draft.fixed("new-case"))
    draft.case = merged.case
    return merged


def considered(draft: Draft, reading: Reading) -> Case:
    """The case with what the message only supposes ("what if she gets pregnant") taken as true, for this answer."""
    case = merging.merge(draft.case, reading).case
    if draft.supposes_failure:
        focus = draft.view
        pointed = pointed_at(draft.turn.text.lower(), focus)
        failed = named_drugs(draft.turn.mentions, draft.base) or pointed or focus.drugs[:1] or focus.options[:1]
        tried = {**case.tried, **dict.fromkeys(failed, "insufficient")}
        case = structs.replace(case, tried=tried, reason="second_line_failed")
    if draft.intent == "ask_pregnancy" and not set(PREGNANCY) & set(reading.conditions):
        case = case.with_condition("pregnant", "yes")
    for condition, state in reading.conditions.items():
        if state == "possible":
            case = case.with_condition(condition, "yes")
    return case
