"""A reply in the making: what the steps of a turn have found so far, and the reply they end in."""

from __future__ import annotations

from datetime import date
from functools import cached_property

from msgspec import structs

from actions.answers import case_view, length, once, strings
from actions.answers.citing import Citer
from actions.answers.desk import MORE, Asked
from actions.answers.leading.first_sight import whole
from actions.answers.letter import ASKED_FOR, letter
from actions.answers.model import Answer, Button, Footing, Kind, Line, Part, Question
from actions.case.conditions import at_presentation, other_autoimmune, thiopurine_tests
from actions.case.drugs.given_drugs import taken_first
from actions.case.drugs.put_right_at_once import without_taken_back
from actions.case.mentions import SPOKEN_OF, Mentions
from actions.case.reading import Reading
from actions.case.supposing import supposed
from actions.conversation.asked.asked_or_told import as_told
from actions.conversation.asked.continuing import AFTER_THAT, joined
from actions.conversation.asked.set_aside import put_aside, switch
from actions.conversation.exchange import Reply, Turn
from actions.conversation.focus import Focus
from actions.conversation.remembered import details, sessions
from actions.conversation.remembered.failure_supposed import supposes
from actions.conversation.scope import courtesies
from actions.conversation.scope.signals import Signals
from actions.conversation.warnings import pressing
from actions.knowledge.base import KnowledgeBase
from actions.knowledge.kinds import Sentence
from actions.knowledge.labels import Labels
from actions.knowledge.search import Search
from actions.reasoning.warnings import Wordings

_OFFERS_NOTHING = frozenset({"decline", "emergency", "failure"})
_PRESSES_ITSELF = frozenset({"emergency", "failure"})
_MOST_SOURCES = 30  # kept of an answer, for "where is that from?"


class Draft:
    """One reply in the making. `case` is what will be remembered; `considered` is that with what the message only
    supposes taken as true; `intent` is how the message is read by now; `before` is what was in view
    before the message, `view` what is by now.
    """

    def __init__(self, base: KnowledgeBase, labels: Labels, search: Search, wordings: Wordings, turn: Turn) -> None:
        self.base, self.labels, self.search, self.wordings = base, labels, search, wordings
        left = switch(turn.text)
        self.turn = _asking(_without(turn, *left) if left else turn)
        self.before = self.view = turn.focus.left() if left else turn.focus
        self.citer = Citer(base)
        self.notices: list[Line] = []
        self.case = self.considered = turn.case
        self.earlier = turn.earlier
        self.pressing = turn.focus.pressing  # emergencies told before, as long as nothing says that they are over
        self.own_treatment = turn.focus.own_treatment  # said by whoever writes, and not taken back
        self.reading = Reading()
        self.supposed: Line | None = None  # what is taken as true for this answer alone, in words
        self.intent = self.turn.asked[0].intent if self.turn.asked else "gibberish"
        self.adds_to_the_answer = False  # a result told to a question about a drug, which is answered again with it
        self.warned_before = turn.focus.warned  # the rules of which this case was warned already
        self.warned: tuple[str, ...] = ()
        self.weighed: str | None = None  # by which the boundary is kept, where that is not the whole message

    @cached_property
    def signals(self) -> Signals:
        """Who writes and what presses, as the reader hears it."""
        running = bool(self.turn.focus.intents)
        return Signals(self.weighed or self.turn.text, self.turn.mentions, self.turn.patients, running=running)

    @property
    def confidence(self) -> float:
        """The classifier's, for the message's own intent."""
        return self.turn.asked[0].confidence if self.turn.asked else 0.0

    @property
    def intents(self) -> tuple[str, ...]:
        """Of the message's questions; those of the last ones where they are only asked again."""
        if details.taken_up(self.intent, self.turn):
            return ("inform_case",)  # it tells, whatever is answered again
        if self.intent == MORE and self.turn.focus.intents:
            return self.turn.focus.intents
        return tuple(asked.intent for asked in self.turn.asked)

    @property
    def supposes_failure(self) -> bool:
        """ "What if that fails too": the failure is supposed, not reported; and not of the first line by name."""
        text = self.turn.text
        if self.intent != "second_line_failed" or not (supposes(text) or AFTER_THAT.search(text.lower())):
            return False
        told = [drug for drug, outcome in self.reading.tried.items() if outcome == "insufficient"]
        if told and all(taken_first(drug) for drug in told):
            return False  # "MMF response when aza failed"
        failing = self.supposed_drugs
        return not failing or not all(taken_first(drug) for drug in failing)

    @property
    def supposed_drugs(self) -> tuple[str, ...]:
        """The drugs that stand where the message only supposes."""
        spans = supposed(self.turn.text)
        return tuple(m.value for span in spans for m in self.turn.mentions.within(*span).of("drug"))

    @property
    def tells_besides(self) -> bool:
        """Whether beside a supposed failure something is told of the patient: "nausea on aza. If MMF fails too?"."""
        read = self.reading
        told = read.tried or read.current or read.reactions or read.age is not None
        return bool(read.supposed is not None and told)

    def read_as(self, intent: str, *, beyond_doubt: bool = False) -> None:
        """Take the message for one question of that intent; `beyond_doubt` where its words leave nothing to guess."""
        self.intent = intent
        asked = Asked(intent, self.turn.text, self.turn.mentions, 1.0 if beyond_doubt else self.confidence)
        self.turn = structs.replace(self.turn, asked=(asked,))

    def take_up_refused(self) -> None:
        """Take the message for the question that was refused before."""
        focus = self.turn.focus.taking_up_refused()
        self.turn = structs.replace(self.turn, focus=focus)
        self.before = self.view = focus
        self.read_as(MORE)

    def fixed(self, identifier: str) -> Line:
        """One of the house's sentences."""
        self.citer.records.setdefault(identifier)
        return Line(self.base.get(identifier, Sentence).text.strip(), (), (identifier,))

    def close(
        self,
        kind: Kind,
        parts: tuple[Part, ...],
        follow_ups: tuple[Button, ...] = (),
        *,
        question: Question | None = None,
        warnings: tuple[Line, ...] = (),
        focus: Focus | None = None,
        keep_focus: bool = False,
    ) -> Reply:
        """The reply: parts under the notices, with chips, sources and footing. Remembers `focus`, or with `keep_focus`
        what was in view before; otherwise nothing.
        """
        if kind not in _PRESSES_ITSELF:
            stands = pressing.lines(self.base, self.citer, self.pressing)
            if set(self.pressing) <= set(self.turn.focus.recalled) and not pressing.concerns(self.turn.mentions):
                self.notices += stands
            else:
                warnings = (*stands, *warnings)
        sources = self.citer.citations()
        paragraph = next((text for part in whole(parts) if (text := letter(part, sources, self.base.version))), None)
        if paragraph and ASKED_FOR.search(self.turn.text):
            self.notices.append(self.fixed("letter-beside"))
        records = tuple(self.citer.records)
        if kind not in _OFFERS_NOTHING and not (self.earlier.case.empty or self.earlier.offered):
            follow_ups = (sessions.offer(case_view.chips(self.earlier.case, self.base, self.labels)), *follow_ups)
            self.earlier = structs.replace(self.earlier, offered=True)
        answer = Answer(
            kind=kind,
            warnings=warnings,
            notices=(*((self.supposed,) if self.supposed else ()), *self.notices),
            parts=parts,
            question=question,
            follow_ups=follow_ups,
            case=case_view.chips(self.case, self.base, self.labels),
            letter=paragraph,
            sources=sources,
            footing=footing(self.base, records, self.turn.today),
            records=records,
            rules=tuple(self.citer.rules),
        )
        kept = self.turn.focus if keep_focus else (focus or Focus())
        if focus is not None:
            shown = tuple(source.id for source in sources)[:_MOST_SOURCES]
            kept = structs.replace(kept, sources=kept.sources if kind == "decline" else shown)
        told = self.turn.focus.told_identifiers or bool(self.turn.redacted)
        kept = structs.replace(kept, told_identifiers=told, pressing=self.pressing, own_treatment=self.own_treatment)
        kept = structs.replace(
            kept, warned=() if self.case.empty else tuple(dict.fromkeys((*self.warned_before, *self.warned)))
        )
        kept = structs.replace(kept, recalled=self.pressing if kind not in _PRESSES_ITSELF else ())
        kept = structs.replace(kept, beside=self._without_a_drug())
        if not self.case.empty:
            self.earlier = self.earlier.telling(self.turn.text)
        return Reply(length.folded(once.told_once(answer)), self.case, kept, self.earlier)

    def _without_a_drug(self) -> tuple[str, ...]:
        """The co-medications spoken of while no drug is known, for the drug that is told next: "clarithromycin for a
        week", "she is on tac".
        """
        mentions = self.turn.mentions
        if self.case.current or self.case.still_on or mentions.of("drug"):
            return ()
        return mentions.values("co_medication", *SPOKEN_OF)


def _asking(turn: Turn) -> Turn:
    """The turn with its questions alone, and without subjects that it leaves aside."""

    def read(mentions: Mentions) -> Mentions:
        mentions = courtesies.without(turn.text, without_taken_back(turn.text, mentions))
        mentions = at_presentation.left_behind(turn.text, mentions)
        return other_autoimmune.without(turn.text, thiopurine_tests.read(turn.text, put_aside(turn.text, mentions)))

    asked = tuple(structs.replace(one, mentions=read(one.mentions)) for one in map(as_told, joined(turn.asked)))
    return structs.replace(turn, asked=asked, mentions=read(turn.mentions))


def _without(turn: Turn, start: int, end: int) -> Turn:
    """The turn without what "switching topic" would name: stopping, say."""
    asked = tuple(structs.replace(one, mentions=one.mentions.without(start, end)) for one in turn.asked)
    return structs.replace(turn, asked=asked, mentions=turn.mentions.without(start, end))


def footing(base: KnowledgeBase, records: tuple[str, ...], today: date) -> Footing:
    """Version, newest review among the records shown, and those past their review date."""
    reviewed = [base.review(identifier).reviewed_on for identifier in records if identifier in base]
    newest = max(reviewed) if reviewed else None
    shown = newest.isoformat() if newest else base.version[:10]
    return Footing(base.version, shown, strings.NOTICE, base.overdue(records, today))
