"""The steps of a turn that answer: small talk and the case itself, or the parts for each question and what follows."""

from __future__ import annotations

import re

from actions.answers import case_view, strings
from actions.answers.desk import Desk
from actions.answers.model import Button, Kind, Line, Part, Section
from actions.answers.options import ranked
from actions.case.merge import Merged
from actions.case.patient import Case
from actions.conversation import compose, offers, questions, warning
from actions.conversation.alarms import Alarms
from actions.conversation.draft import Draft
from actions.conversation.exchange import Reply
from actions.conversation.focus import Focus
from actions.knowledge.records import Claim, Source

CONVERSING = frozenset({"show_case", "ask_sources", "greet", "ask_help"})
_LEAVES = re.compile(r"\b(thank\w*|thx|ty|cheers|bye|goodbye|see you|ta)\b", re.IGNORECASE)
_EXAMPLES = (
    "AIH, pancreatitis on azathioprine. Options?",
    "tacrolimus v MMF in non-responders",
    "6-TGN 100, 6-MMP 9800 on AZA 100 mg",
)


def converse(draft: Draft) -> Reply:
    """Greeting, help, farewell, the case, the sources of the last answer."""
    if draft.intent == "show_case":
        return draft.close("answer", (case_part(draft),), keep_focus=True)
    if draft.intent == "ask_sources":
        return draft.close("answer", (_sources_part(draft),), keep_focus=True)
    identifier = "greeting" if draft.intent == "greet" else "help"
    if identifier == "greeting" and (_LEAVES.search(draft.turn.text) or draft.turn.focus.intents):
        return draft.close("converse", (Part("", (draft.fixed("farewell"),)),), keep_focus=True)
    examples = tuple(Button(label, label) for label in _EXAMPLES)
    return draft.close("converse", (Part("", (draft.fixed(identifier),)),), examples, keep_focus=True)


def _sources_part(draft: Draft) -> Part:
    lines = [draft.fixed("how-made")]
    lines += [
        draft.citer.sentence(draft.base.get(i, Source).title, (i,), i)
        for i in draft.turn.focus.sources
        if i in draft.base
    ]
    return Part(
        "Sources",
        tuple(lines[:1]),
        (Section("sources", "Sources of the last answer", tuple(lines[1:])),) if lines[1:] else (),
    )


def case_part(draft: Draft) -> Part:
    """What is known of the case."""
    chips = case_view.chips(draft.case, draft.base, draft.labels)
    lines = tuple(Line(chip.label, note=strings.TOLD) for chip in chips) or (draft.fixed("case-empty"),)
    return Part("Known of this case", lines)


def answer(draft: Draft, before: Case, merged: Merged, raised: Alarms) -> Reply:
    """Warnings, the parts for every question, what changed, the question put back, and what is now in view."""
    warnings = tuple(warning.rule_line(draft, rule) for rule in raised.unsafe)
    desk, parts, options_shown = _write_parts(draft, raised.claims)
    if (
        draft.case.reason
        and before.reason == draft.case.reason
        and before != draft.considered
        and not merged.new_patient
    ):
        guide = draft.base.reasons[draft.case.reason]
        draft.notices += case_view.changed_standings(
            ranked(desk, guide, before), ranked(desk, guide, draft.considered), draft.base
        )
    question = offers.question(desk) if options_shown else None
    intents = tuple(asked.intent for asked in draft.turn.asked)
    focus = Focus(
        drugs=desk.drugs if not options_shown or desk.drugs else (),
        options=desk.options or draft.turn.focus.options,
        intents=intents,
        reason=desk.reason,
        question=question.condition if question else None,
    )
    kind: Kind = "not known" if all(part.missing for part in parts) else "answer"
    return draft.close(kind, parts, offers.follow_ups(desk, intents), question=question, warnings=warnings, focus=focus)


def _write_parts(draft: Draft, claims: tuple[Claim, ...]) -> tuple[Desk, tuple[Part, ...], bool]:
    parts: list[Part] = []
    options_shown = False
    desk = questions.desk_for(draft, draft.turn.asked[0])
    for asked in questions.to_answer(draft):
        desk = questions.desk_for(draft, asked, desk.options)
        parts += compose.parts(desk, () if parts else claims)
        options_shown = (
            options_shown or desk.asked.intent in compose.OPTIONS_INTENTS or desk.asked.intent in questions.FOLLOWS_CASE
        )
    return desk, tuple(parts), options_shown
