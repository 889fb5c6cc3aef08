"""One turn: boundary first, then the case, warnings, the answer to each question, and what is remembered."""

from __future__ import annotations

import logging
from datetime import date

from msgspec import structs

from actions.answers.checker.faults import Untraced
from actions.answers.checker.tracing import Tracer
from actions.answers.citing import Citer
from actions.answers.desk import Asked
from actions.answers.model import Answer, Kind, Part
from actions.case.conditions import other_autoimmune
from actions.case.drugs.medicines_exchanged import with_exchanged
from actions.case.patient import Case
from actions.case.reading import read
from actions.conversation import answering
from actions.conversation.asked import (
    first_choice,
    how_it_goes,
    length_wished,
    letter_asked,
    mattering,
    settling,
    steroid_wished_off,
    subjects,
    talked_of,
)
from actions.conversation.asked.ellipses import CHANGES
from actions.conversation.checks import Checks
from actions.conversation.composed import explained, what_to_do
from actions.conversation.draft import Draft, footing
from actions.conversation.exchange import Reply, Turn
from actions.conversation.remembered import (
    bare_symptoms,
    carried_out,
    changes,
    cited,
    drug_in_view,
    gestation,
    leaving_out,
    partners,
    remembering,
    replies,
    stopped_it,
    taken_back,
    the_same_again,
    told_before,
    told_beside,
    told_of_the_wrong_one,
    what_it_was,
)
from actions.conversation.scope import aimed_at_drugs, declining, flare_elsewhere, harmed_once, taken_as_prescribed
from actions.conversation.scope.boundary import OUT_OF_SCOPE
from actions.conversation.warnings import guessed_alarms, warning
from actions.knowledge.base import KnowledgeBase
from actions.knowledge.labels import Labels
from actions.knowledge.search import Search
from actions.reasoning.warnings import Wordings

__all__ = ["Assistant", "Reply", "Turn"]

logger = logging.getLogger(__name__)


class Assistant:
    """Answers turns from the records. Holds no state of any conversation; `checks` tallies what the figure checker saw
    and withheld.
    """

    def __init__(self, base: KnowledgeBase, labels: Labels, search: Search, checks: Checks | None = None) -> None:
        self.base = base
        self.labels = labels
        self.search = search
        self.tracer = Tracer(base)
        self.wordings = Wordings(base)
        self.checks = checks or Checks()

    def respond(self, turn: Turn) -> Reply:
        """The reply to one turn. Same turn, same reply. This is the one place where answers leave."""
        draft = Draft(self.base, self.labels, self.search, self.wordings, turn)
        reply = length_wished.as_wished(turn, _reply(draft))
        faults = self.faults(structs.replace(turn, case=draft.turn.case), reply.answer, draft.considered)
        self.checks.note(turn.text, faults)
        if faults:
            logger.error("answer withheld, not traced to its records: %s", sorted({fault.what for fault in faults}))
            withheld = self.sentence("safe-failure", "failure", turn.today)
            return Reply(withheld, reply.case, reply.focus, turn.earlier)
        return reply

    def faults(self, turn: Turn, answer: Answer, considered: Case | None = None) -> tuple[Untraced, ...]:
        """What an answer to the turn says that no record it names holds, and standings that the engine does not give
        for the case it was composed for; nothing in an honest one.
        """
        read_as = " ".join(f"{measure.number:g}" for measure in turn.mentions.measures)  # "thirty" as 30
        again = " ".join(one.text for one in turn.focus.asked)  # of questions that are answered again
        given = f"{turn.text} {read_as} {again} {' '.join(item.label for item in answer.case)}"
        return self.tracer.untraced(answer, given, considered, turn.case)

    def sentence(self, identifier: str, kind: Kind, today: date) -> Answer:
        """A fixed sentence as an answer: greeting, safe failure."""
        line = Citer(self.base).line(identifier)
        return Answer(kind, parts=(Part("", (line,)),), footing=footing(self.base, (), today), records=(identifier,))


def _reply(draft: Draft) -> Reply:
    """The steps of a turn, in the order in which each may end it."""
    if draft.turn.redacted and not draft.turn.focus.told_identifiers:
        draft.notices.append(draft.fixed("identifiers-removed"))
    told_beside.settle(draft)
    harmed_once.settle(draft)
    taken_as_prescribed.settle(draft)
    flare_elsewhere.settle(draft)
    aimed_at_drugs.settle(draft)
    mattering.settle(draft)
    if refused := declining.refused_by_words(draft):
        return refused
    if resumed := remembering.resume(draft):
        return resumed
    if taken := told_of_the_wrong_one.taken_back(draft):
        return taken
    if forgotten := remembering.forget(draft):
        return forgotten
    if restored := changes.take_back(draft):
        return restored
    if recalled := told_before.reply(draft):
        return recalled
    leaving_out.settle(draft)
    settling.settle_doubt(draft)
    what_it_was.settle(draft)
    replies.settle(draft)
    bare_symptoms.settle(draft)
    remembering.settle_repeated(draft)
    intents = draft.intents
    sure = draft.confidence >= declining.LIKELY
    told = subjects.told(Asked(draft.intent, draft.turn.text, draft.turn.mentions), draft.base)
    text = other_autoimmune.blanked(draft.turn.text)
    reading = read(text, intents, told, sure=sure, cited=cited.of_a_study(draft.turn.text, draft.base))
    cited.settle(draft, reading)
    reading = gestation.with_gestation(draft.turn.text, reading, draft.turn.focus)
    reading = carried_out.with_the_drug_chosen(text, told, reading, intents, draft.turn.focus, draft.case)
    reading = drug_in_view.with_the_drug(draft.turn.text, reading, draft.turn.focus)
    reading = drug_in_view.with_the_drug_stopped(text, draft.turn.mentions, reading, draft.turn.focus, draft.case)
    reading = stopped_it.with_the_harmful_stopped(text, told, intents, reading, draft.case)
    reading = drug_in_view.with_the_harm_alone(text, draft.turn.mentions, reading, draft.turn.focus, draft.case)
    reading = drug_in_view.with_the_harm_supposed(text, told, reading, draft.turn.focus, draft.case)
    reading = drug_in_view.with_the_dose(draft.turn.text, draft.turn.mentions, reading, draft.turn.focus, draft.case)
    reading = drug_in_view.with_the_drug_refused(draft.turn.text, reading, draft.turn.focus)
    reading = drug_in_view.with_the_drug_in_use(draft.turn.text, told, reading, intents, draft.case)
    reading = drug_in_view.with_the_drug_not_tolerated(draft.turn.text, told, reading, draft.turn.focus, draft.case)
    reading = bare_symptoms.with_its_drug(text, draft.turn.mentions, reading, draft.turn.focus, draft.case)
    reading = the_same_again.with_what_it_did_too(draft, reading)
    draft.reading = with_exchanged(reading, draft.case, draft.turn.mentions, draft.turn.text)
    mattering.telling_only_findings(draft)
    partners.leave_another_patients(draft)
    before = draft.case
    merged = remembering.merge(draft, draft.reading)
    remembering.settle_pressing(draft, before)
    draft.considered = remembering.considered(draft, draft.reading)
    taken_back.settle(draft)
    remembering.settle_supposed(draft)
    remembering.settle_told(draft, merged)
    explained.settle(draft)
    first_choice.settle(draft)
    what_to_do.settle(draft)
    steroid_wished_off.settle(draft)
    how_it_goes.settle(draft)
    letter_asked.settle(draft)
    talked_of.settle(draft)
    partners.settle(draft)
    raised = warning.raise_alarms(draft, before, draft.reading)
    if raised.urgent:
        return warning.emergency(draft, raised)
    guessed_alarms.settle_alarm(draft, draft.reading)
    if draft.intent == "emergency" or guessed_alarms.presses(draft):
        return warning.emergency(draft, raised)
    outside = draft.intent in OUT_OF_SCOPE
    if refused := declining.refused_by_intent(draft, raised.claims, raised.unsafe):
        return refused
    if outside:  # it was held back until the message proved to be ours
        merged = remembering.merge(draft, draft.reading)
        draft.considered = remembering.considered(draft, draft.reading)
    if declined := taken_back.refused(draft) if draft.intent not in answering.CONVERSING else None:
        return declined
    if draft.intent == CHANGES:
        return draft.close("answer", (changes.part(draft),), keep_focus=True)
    if draft.intent in answering.CONVERSING:
        return answering.converse(draft)
    return answering.answer(draft, before, merged, raised)
