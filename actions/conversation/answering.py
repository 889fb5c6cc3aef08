"""The steps of a turn that answer: small talk and the case itself, or the parts for each question and what follows."""

from __future__ import annotations

import re
from dataclasses import replace

from msgspec import structs

from actions.answers import case_view, readings, strings
from actions.answers.choices import in_this_case
from actions.answers.choices.options import ranked, ranked_both
from actions.answers.desk import Asked, Desk
from actions.answers.gaps import particulars
from actions.answers.leading import alike, decided, findings, first_sight, held_first
from actions.answers.model import Button, Kind, Line, Part, Section
from actions.answers.subjects import limits
from actions.case.mentions import SPOKEN_OF
from actions.case.merge import Merged
from actions.case.patient import Case
from actions.conversation.asked import desks, questions, talked_of
from actions.conversation.asked.drugs_named import named_drugs
from actions.conversation.composed import brought_on, compose, offers
from actions.conversation.composed.options_asked import OPTIONS_INTENTS
from actions.conversation.draft import Draft
from actions.conversation.exchange import Reply
from actions.conversation.remembered import answered_again, details, leaving_out, unchanged, units
from actions.conversation.warnings import warning
from actions.conversation.warnings.alarms import Alarms
from actions.knowledge.kinds import Claim, Source
from actions.reasoning.placing import guided

CONVERSING = frozenset({"show_case", "ask_sources", "greet", "ask_help"})
_MOST_IN_VIEW = 3
_SOURCES_AT_ONCE = 3
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
    """The sources of the last answer, and how answers are made; without an answer before, only the latter."""
    of_last = tuple(
        draft.citer.sentence(draft.base.get(i, Source).title, (i,), i)
        for i in draft.turn.focus.sources
        if i in draft.base
    )
    made = draft.fixed("how-made")
    if not of_last:
        return Part("Sources", (made,))
    behind = (Section("sources", "Sources of the last answer", of_last[_SOURCES_AT_ONCE:]),)
    return Part("Sources", (*of_last[:_SOURCES_AT_ONCE], made), behind if of_last[_SOURCES_AT_ONCE:] else ())


def case_part(draft: Draft) -> Part:
    """What is known of the case."""
    chips = case_view.chips(draft.case, draft.base, draft.labels)
    lines = tuple(Line(chip.label) for chip in chips) or (draft.fixed("case-empty"),)
    return Part("Known of this case", lines)


def answer(draft: Draft, before: Case, merged: Merged, raised: Alarms) -> Reply:
    """Warnings, the parts for every question, what changed, the question put back, and what is now in view."""
    again = tuple(rule for rule in warning.told_again(draft) if rule not in raised.unsafe)
    warnings = warning.rule_lines(draft, (*raised.unsafe, *again))
    desk, parts, options_shown = _write_parts(draft, raised.claims, warnings)
    changed: tuple[Line, ...] = ()
    if (
        draft.case.reason
        and before.reason == draft.case.reason
        and before != draft.considered
        and draft.considered.sex == draft.case.sex  # and not of a partner
        and draft.considered.reason == draft.case.reason  # of a failure that is supposed the table tells
        and not merged.new_patient
    ):
        guide = draft.base.reasons[guided(draft.base, draft.case.reason, draft.considered)]
        rankings = ranked_both(desk, guide, before, draft.considered)
        changed = case_view.changed_standings(*rankings, draft.base)
    if changed and not (options_shown or unchanged.told_only(draft)):
        parts = (*parts, Part(strings.WHAT_CHANGED, changed))  # behind what was asked
    else:
        draft.notices += changed
    warned_anew = any(rule.id not in draft.warned_before for rule in raised.unsafe)  # and so something changes
    if not (changed or merged.new_patient or warned_anew):
        parts = unchanged.folded(draft, before, parts)
    draft.notices += answered_again.lines(draft, before, questions.to_answer(draft), parts, warnings)
    if options_shown and (left_out := leaving_out.line(draft, desk.reason)):
        draft.notices.append(left_out)
    question = units.deciding(draft)
    question = question or (offers.question(desk) if options_shown else offers.which_drug(desk, parts))
    question = question or units.question(draft, tuple(asked.intent for asked in questions.to_answer(draft)))
    answered = tuple(asked.intent for asked in questions.to_answer(draft))
    focus = structs.replace(
        draft.view,
        refused=(),
        refused_drugs=(),
        intents=answered,
        conditions=_asked_of(draft, "ask_special_situation", "condition"),
        guidelines=_asked_of(draft, "ask_guideline", "guideline"),
        medicines=_asked_of(draft, "ask_interactions", "co_medication"),
        reason=desk.reason,
        question=question.condition if question else None,
        changed_from=_changed_from(draft, merged),
        asked=details.kept(questions.to_answer(draft), draft.turn.text),
    )
    kind: Kind = "not known" if all(part.missing for part in parts) and not warnings else "answer"
    return draft.close(
        kind, parts, offers.follow_ups(desk, answered), question=question, warnings=warnings, focus=focus
    )


def _changed_from(draft: Draft, merged: Merged) -> Case | None:
    """The case before it changed last, never that of another patient."""
    before = draft.turn.case
    if merged.new_patient or before.empty:
        return None
    return draft.turn.focus.changed_from if draft.case == before else before


def _asked_of(draft: Draft, intent: str, entity: str) -> tuple[str, ...]:
    """What the questions were about beside drugs, so that "and tac?" asks the same of another drug."""
    asked = questions.to_answer(draft)
    return tuple(dict.fromkeys(value for a in asked if a.intent == intent for value in a.mentions.values(entity)))


def _write_parts(
    draft: Draft, claims: tuple[Claim, ...], warnings: tuple[Line, ...]
) -> tuple[Desk, tuple[Part, ...], bool]:
    """The parts in order. What one question was about is in view for the next, and all of it for the next turn."""
    answers: list[tuple[Part, ...]] = []
    written: set[tuple[str, tuple[Line, ...]]] = set()  # by `_key`
    options_shown = False
    about: list[str] = []
    asked = questions.to_answer(draft)
    _look_at_what_is_named(draft, asked)
    desk = desks.desk_for(draft, asked[0])
    for one in asked:
        desk = desks.desk_for(draft, one)
        composed = decided.led(desk, compose.parts(desk, () if answers else claims))
        shown = desk.asked.intent in OPTIONS_INTENTS or desk.asked.intent in questions.FOLLOWS_CASE
        led = composed if claims else limits.shown(desk, alike.led(desk, composed, for_options=shown))
        led = readings.doses_by_weight(desk, particulars.led(desk, held_first.of_drugs(desk, led)))
        if new := tuple(part for part in led if _key(part) not in written):
            answers.append(new)
            written |= {_key(part) for part in new}
        if shown:
            view = draft.view.with_options(desk.options, desk.side_by_side)
            draft.view = structs.replace(view, drugs=talked_of.stays(draft, one))
        options_shown = options_shown or shown
        draft.view = draft.view.looking_at(desk.drugs)
        about += desk.drugs
    draft.view = draft.view.looking_at(talked_of.taken_up(draft, about)[:_MOST_IN_VIEW])
    if draft.reading.about_patient and answers:
        answers[0] = findings.told(_of_the_message(draft, desk), answers[0], warnings)
    suspected = brought_on.suspected(desk, draft.turn.text.lower(), draft.turn.mentions)
    parts = (*suspected, *first_sight.leads_first(answers))
    named = draft.turn.mentions.values("drug", *SPOKEN_OF)
    about += (drug for drug in named if drug not in (*draft.case.tried, *draft.case.current))
    standings = in_this_case.standings(desk, about, (one.intent for one in asked), parts)
    return desk, (*parts, *standings), options_shown


def _key(part: Part) -> tuple[str, tuple[Line, ...]]:
    """What makes a part the same as another: the options for one reason are shown once, whatever leads them."""
    ranked = any(section.options for section in part.sections)
    return part.title, () if ranked else part.bottom_line


def _of_the_message(draft: Draft, desk: Desk) -> Desk:
    """The desk, with the whole message on it: what is told of the patient may stand beside any of its questions."""
    return replace(desk, asked=structs.replace(desk.asked, text=draft.turn.text, mentions=draft.turn.mentions, start=0))


def _look_at_what_is_named(draft: Draft, asked: tuple[Asked, ...]) -> None:
    """ "Dose? And monitoring for MMF?": with nothing in view, the one new drug the message names is meant throughout;
    one named before the first question also where another was in view ("ritux in a man who failed aza: the data?").
    """
    view = draft.view
    known = {*draft.reading.tried, *draft.reading.current}
    named = tuple(drug for drug in named_drugs(draft.turn.mentions, draft.base) if drug not in known)
    nothing = not (view.drugs or view.options)
    before = bool(named_drugs(draft.turn.mentions.within(0, asked[0].start), draft.base))
    if len(draft.turn.asked) > 1 and len(named) == 1 and (nothing or before):
        draft.view = view.looking_at(named)
    reason = draft.case.reason
    if view.options and reason and draft.case != draft.turn.case:
        order = ranked(desks.desk_for(draft, asked[0]), draft.base.reasons[reason], draft.case)
        kept = tuple(judgement.drug for judgement in order if judgement.drug in view.options)
        draft.before = structs.replace(draft.before, options=kept)
        draft.view = structs.replace(draft.view, options=kept)
