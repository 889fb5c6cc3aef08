"""The desk each question is answered at: about which drugs, for which reason."""

from __future__ import annotations

import re

from msgspec import structs

from actions.answers.choices import switching
from actions.answers.desk import MORE, Asked, Desk
from actions.case.reason.failures_asked import groups_compared, names_a_group
from actions.conversation.asked.drugs_named import in_view
from actions.conversation.asked.questions import FOLLOWS_CASE, SENTENCE_ENDS
from actions.conversation.asked.subjects import drugs_in_question, own_drugs
from actions.conversation.composed.offers import WHICH_DRUG
from actions.conversation.composed.options_asked import OPTIONS_INTENTS
from actions.conversation.draft import Draft

_COMPARES = re.compile(
    r"\b(v|vs|versus|against|compar(e|ed|es|ison)|than|or|better|superior|difference"
    r"|as (well|good|effective|safe) as)\b",
    re.IGNORECASE,
)
_COMPARABLE = frozenset({"ask_evidence", "ask_drug_overview", "ask_licensing", "ask_first_line"})


def desk_for(draft: Draft, asked: Asked) -> Desk:
    """The desk for one question, about the drugs it names or what is in view."""
    asked = in_view(asked, draft.before, draft.case, draft.base)
    intent = "ask_drug_overview" if asked.intent == MORE else asked.intent
    if intent in _COMPARABLE and len(own_drugs(asked, draft.base)) > 1 and _compares(asked):
        of_patients = groups_compared(asked.mentions, " " * asked.start + asked.text)
        intent = intent if of_patients else "ask_comparison"
    subject = structs.replace(asked, intent=intent)
    tried = {**draft.case.tried, **(draft.reading.tried if draft.reading.about_patient else {})}
    drugs = drugs_in_question(subject, draft.case, tried, draft.before, draft.view, draft.base)
    drugs = _asked_about(draft, subject, drugs)
    reason = _reason_in_question(draft, subject)
    if intent in OPTIONS_INTENTS or intent in FOLLOWS_CASE:
        reason, drugs = _reason_for_options(draft, intent), ()
    return Desk(
        draft.base,
        draft.labels,
        draft.search,
        draft.citer,
        draft.considered,
        subject,
        drugs,
        reason,
        draft.view.options,
        draft.turn.focus.question == WHICH_DRUG,
        draft.view.unwanted,
        draft.view.drugs,
        _told_of(draft),
        draft.turn.text,
        before=draft.turn.case,
    )


def _compares(asked: Asked) -> bool:
    """Whether drugs are set against each other: an "or" behind which no drug stands is between something else ("pred
    and aza: start aza at once or after 2 weeks?").
    """
    last = max((m.start - asked.start for m in asked.mentions.found if m.entity in ("drug", "drug_class")), default=0)
    return any(found[0].lower() != "or" or found.end() <= last for found in _COMPARES.finditer(asked.text))


def _asked_about(draft: Draft, asked: Asked, drugs: tuple[str, ...]) -> tuple[str, ...]:
    """Of the drugs of a question those its interrogative sentence names, where the others are only told as given: "MMF
    for 6 months, AST 3x. Is tac dosed by weight?". Of a change the dose is that of the drug taken up.
    """
    if asked.intent == "ask_dose" and (new := _dosed_after_a_change(asked)) in drugs:
        return tuple(drug for drug in drugs if drug == new)
    question = asked.text.rstrip().endswith("?") and list(SENTENCE_ENDS.finditer(asked.text.rstrip()[:-1]))
    if not question:
        return drugs
    given = {*draft.reading.tried, *draft.reading.current}
    start = question[-1].end() + asked.start
    named = {m.value for m in asked.mentions.of("drug") if m.start >= start}
    return tuple(d for d in drugs if d in named or d not in given) if named & {*drugs} else drugs


def _dosed_after_a_change(asked: Asked) -> str | None:
    """The drug taken up, where the dose is asked for behind both: "swap aza to MMF, dose?"."""
    topics = [m.end for m in asked.mentions.of("topic") if m.value == "dose"]
    behind = topics and all(m.end <= topics[-1] for m in asked.mentions.of("drug"))
    return switching.coming(asked) if behind else None


def _told_of(draft: Draft) -> tuple[str, ...]:
    """Drugs the message tells of and does not ask about: "flare on aza" reports, "flare, is aza ok?" asks."""
    reading = draft.reading
    reports = reading.reason is not None and "?" not in draft.turn.text
    return (*reading.tried, *(reading.current if reports else ()))


def _reason_for_options(draft: Draft, intent: str) -> str:
    # What was told of the drugs put the guess right: "he never failed it, he just felt sick on it"
    otherwise = draft.case != draft.turn.case and draft.case.reason not in (None, intent)
    reported = draft.reading.reason == intent and not otherwise
    if intent == "second_line_failed" and reported:
        return intent
    return draft.considered.reason or "unclear"


def _reason_in_question(draft: Draft, asked: Asked) -> str | None:
    """The reason the message gives, else the one a question names for a population, else the case's own."""
    supposed = draft.reading.supposed
    if reported := draft.reading.reason or (supposed.reason if supposed else None):
        return reported
    named = [
        value
        for value in asked.mentions.values("reason", "affirmed", "hypothetical", "historical")
        if value in draft.base.reasons
    ]
    if named:
        return named[0]
    if "intolerance" in asked.mentions.values("reason"):
        return "thiopurine_intolerance"
    terms = asked.mentions.values("term")
    if set(terms) & {"refractory", "treatment-failure", "incomplete-response", "insufficient-response"}:
        return "insufficient_response"
    if asked.intent == "ask_guideline" and _goes_on_to_another(draft, asked):
        return draft.turn.focus.reason or draft.case.reason
    return draft.case.reason or _of_a_group(draft)


def _of_a_group(draft: Draft) -> str | None:
    """The reason of the patients that another question of the message names: "how well in non-responders, and BSG?"."""
    lowered = draft.turn.text.lower()
    groups = [m for m in draft.turn.mentions.of("reason") if names_a_group(m, lowered)]
    return next((m.value for m in groups if m.value in draft.base.reasons), None)


def _goes_on_to_another(draft: Draft, asked: Asked) -> bool:
    """ "And AASLD?", "AWMF says what", after what another guideline says: nothing but a guideline is named."""
    others = [m for m in asked.mentions.found if m.entity != "guideline" and m.value not in ("guideline", "comparison")]
    return "ask_guideline" in draft.turn.focus.intents and not others
