"""One turn: boundary first, then the case, warnings, the answer to each question, and what is remembered."""

from __future__ import annotations

import logging
import re
from datetime import date

from msgspec import Struct, structs

from actions.answers import case_view, readings, strings
from actions.answers.citing import Citer
from actions.answers.desk import Asked, Desk
from actions.answers.letter import letter
from actions.answers.model import Answer, Button, Footing, Kind, Line, Part, Question, Section
from actions.answers.options import ranked
from actions.answers.topics import TOPIC_OF
from actions.answers.tracing import Tracer
from actions.case import merge as merging
from actions.case.mentions import Mentions
from actions.case.patient import Case
from actions.case.reading import SITUATIONS, Reading, read
from actions.conversation import boundary, compose, offers, outside
from actions.conversation.alarms import Alarms, alarms
from actions.conversation.compose import PREGNANCY
from actions.conversation.doubt import by_content
from actions.conversation.focus import Focus, drugs_in_question, named_drugs
from actions.knowledge.base import KnowledgeBase
from actions.knowledge.labels import Labels
from actions.knowledge.records import Boundary, Claim, PlanRule, Sentence, Source, Unknown
from actions.knowledge.search import Search
from actions.knowledge.validation import DOSE
from actions.reasoning.warnings import Wordings

logger = logging.getLogger(__name__)

_MOST_QUESTIONS = 3
_FORGET = re.compile(
    r"^\s*(please )?(forget|remove|delete|clear|drop|ignore)\b"
    r"(?! (your|all|previous|the above|my).*(instruction|rule|prompt))"
)
_FORGET_ALL = re.compile(r"\b(everything|all|it|that|the case|this case|case|patient)\b")
_UNSURE = re.compile(
    r"\b(don'?t know|not known|unknown|not tested|not done|not sure|unsure|no idea|pending|not checked|skip)\b"
)
_SURE = 0.5  # below it the classifier's word for an emergency or a patient's voice is not enough by itself
_LEAVES = re.compile(r"\b(thank\w*|thx|ty|cheers|bye|goodbye|see you|ta)\b", re.IGNORECASE)
_LIKELY = 0.35  # from here on a situation the classifier reports gives the reason that no word names
_SUPPOSES = re.compile(r"\b(what if|if|when|should|suppose|in case)\b", re.IGNORECASE)
_COMPARES = re.compile(
    r"\b(v|vs|versus|against|compared?|than|or|better|superior|difference|as (well|good|effective|safe) as)\b",
    re.IGNORECASE,
)
_COMPARABLE = frozenset({"ask_evidence", "ask_drug_overview", "ask_licensing"})
_FOLLOWS_CASE = frozenset({"inform_case", "affirm", "deny"})


class Turn(Struct, frozen=True):
    """A message as understood: `asked` holds its questions, the message's own intent first; `in_scope` is the
    classifier's decision.
    """

    text: str
    asked: tuple[Asked, ...]
    mentions: Mentions
    case: Case
    focus: Focus
    today: date
    in_scope: bool = True
    redacted: tuple[str, ...] = ()


class Reply(Struct, frozen=True):
    """The answer, and the case and focus to remember."""

    answer: Answer
    case: Case
    focus: Focus


class Assistant:
    """Answers turns from the records. Holds no state of any conversation; counts the answers it had to withhold."""

    def __init__(self, base: KnowledgeBase, labels: Labels, search: Search) -> None:
        self.base = base
        self.labels = labels
        self.search = search
        self.tracer = Tracer(base)
        self.wordings = Wordings(base)
        self.untraced = 0  # answers withheld by the figure checker

    def respond(self, turn: Turn) -> Reply:
        """The reply to one turn. Same turn, same reply."""
        reply = _Writing(self, turn).reply()
        given = f"{turn.text} {' '.join(item.label for item in reply.answer.case)}"
        if untraced := self.tracer.untraced(reply.answer, given):
            self.untraced += 1
            logger.error("answer withheld, not traced to its records: %s", sorted({fault.what for fault in untraced}))
            return Reply(self.sentence("safe-failure", "failure", turn.today), reply.case, reply.focus)
        return reply

    def sentence(self, identifier: str, kind: Kind, today: date) -> Answer:
        """A fixed sentence as an answer: greeting, safe failure."""
        citer = Citer(self.base)
        line = citer.line(identifier)
        return Answer(kind, parts=(Part("", (line,)),), footing=self.footing((), today), records=(identifier,))

    def footing(self, records: tuple[str, ...], today: date) -> Footing:
        """Version, newest review among the records shown, and those past their review date."""
        reviewed = [self.base.review(identifier).reviewed_on for identifier in records if identifier in self.base]
        newest = max(reviewed) if reviewed else None
        shown = newest.isoformat() if newest else self.base.version[:10]
        return Footing(self.base.version, shown, strings.NOTICE, self.base.overdue(records, today))


class _Writing:
    """The writing of one reply."""

    def __init__(self, assistant: Assistant, turn: Turn) -> None:
        self.assistant, self.turn = assistant, turn
        self.base, self.labels = assistant.base, assistant.labels
        self.citer = Citer(self.base)
        self.notices: list[Line] = []
        self.case = self.considered = turn.case
        self.reading = Reading()
        self.intent = turn.asked[0].intent if turn.asked else "gibberish"

    def reply(self) -> Reply:
        if self.turn.redacted and not self.turn.focus.told_identifiers:
            self.notices.append(self._fixed("identifiers-removed"))
        refused = boundary.by_words(self.base, self.turn.text, self.turn.mentions)
        if refused is not None and self.intent == "self_harm" and self._confidence >= _SURE:
            refused = boundary.by_intent(self.base, self.intent) or refused
        if refused is not None and not (refused.kind == "other_language" and self._understood):
            return self._refuse(refused, self._dangers(refused))
        if forgotten := self._forget():
            return forgotten
        self._settle_doubt()
        intents = tuple(asked.intent for asked in self.turn.asked)
        reading = read(self.turn.text, intents, self.turn.mentions, sure=self._confidence >= _LIKELY)
        before, self.reading = self.case, reading
        merged = self._merge(reading)
        self.considered = self._considered(reading)
        raised = self._alarms(before, reading)
        if raised.urgent:
            return self._emergency(raised)
        if self.intent == "emergency" and (reading.reason or self._confidence < _SURE):
            self._read_as("inform_case" if reading.reason else "acute_severe_disease")
        if self.intent == "emergency":
            return self._emergency(raised)
        if refused := self._out_of_scope(raised.claims):
            return self._refuse(refused, raised.unsafe)
        if self.intent in _CONVERSING:
            return self._converse()
        return self._answer(before, merged, raised)

    def _settle_doubt(self) -> None:
        """Read the message by what it holds where the classifier is unsure."""
        text, focus = self.turn.text, self.turn.focus
        asked = self.turn.asked[0]
        words = read(text, (), self.turn.mentions)
        if self.intent in boundary.OUT_OF_SCOPE:
            whole = structs.replace(asked, mentions=self.turn.mentions)
            quoted = boundary.excused(self.base, text, self.intent)
            better = outside.meant(whole, text, words, focus, quoted=quoted)
        else:
            better = by_content(asked, text, words, focus)
        if better is not None:
            self._read_as(better)

    # The case

    def _forget(self) -> Reply | None:
        lowered = self.turn.text.lower()
        if self.intent != "new_patient" and not _FORGET.search(lowered):
            return None
        named = self._named_items(lowered)
        if (named and self.intent != "new_patient") or (named and _FORGET.search(lowered)):
            outcome = merging.forget(self.case, named)
            before, self.case = self.case, outcome.case
            self.notices += case_view.removed(outcome.changes, self.labels, self.base)
            if self.case.reason:
                return self._answer(before, merging.Merged(self.case, outcome.changes), Alarms())
            return self._close("answer", (self._case_part(),))
        has_story = bool(self.turn.mentions.found or self.turn.mentions.measures)
        if self.intent == "new_patient" and has_story and not _FORGET.search(lowered):
            self._read_as("inform_case")  # "new patient: 34 f, pancreatitis on aza": merging starts the new case
            return None
        if not _FORGET_ALL.search(lowered) and self.intent != "new_patient":
            return None
        self.case = Case()
        self.notices.append(self._fixed("case-cleared"))
        return self._close("converse", (), forget_focus=True)

    def _named_items(self, lowered: str) -> tuple[str, ...]:
        items = [
            f"{kind}:{value}"
            for kind in ("condition", "reaction", "drug")
            for value in self.turn.mentions.values(kind)
        ]  # fmt: skip
        items += [f"condition:taking:{value}" for value in self.turn.mentions.values("co_medication")]
        items += [f"value:{value}" for value in self.turn.mentions.values("analyte")]
        items += [f"{word}:{word}" for word in ("age", "sex") if re.search(rf"\b{word}\b", lowered)]
        if re.search(r"\breason\b", lowered) and self.case.reason:
            items.append(f"reason:{self.case.reason}")
        return tuple(items)

    def _merge(self, reading: Reading) -> merging.Merged:
        """Merge what the message says of the patient; a general question about a population leaves the case alone."""
        if answered := self._answer_to_question():
            self.case = answered.case
            self._read_as("inform_case")
            return answered
        if not reading.about_patient or self._supposes_failure or self.intent in boundary.OUT_OF_SCOPE:
            return merging.Merged(self.case)
        merged = merging.merge(self.case, reading, self.turn.text)
        if merged.new_patient:
            self.notices.append(self._fixed("new-case"))
        self.case = merged.case
        return merged

    def _answer_to_question(self) -> merging.Merged | None:
        """An answer to the question put back: one of its choices, a bare yes or no, or "not known"."""
        condition = self.turn.focus.question
        pending = next((u for u in self.base.all(Unknown) if u.condition == condition), None)
        if pending is None or condition is None:
            return None
        said = self.turn.text.strip().lower().rstrip(".!")
        chosen = next((c for c in pending.answers if said in (c.send.lower(), c.label.lower())), None)
        if chosen is None and not self.turn.mentions.values("condition") and self.intent in ("affirm", "deny"):
            chosen = pending.answers[0 if self.intent == "affirm" else 1]
        if chosen is not None and (chosen.sets or chosen.reason):
            return merging.answer_question(self.case, chosen.sets, chosen.reason)
        if chosen is not None or _UNSURE.search(said):
            return merging.decline_question(self.case, condition)
        return None

    @property
    def _confidence(self) -> float:
        return self.turn.asked[0].confidence if self.turn.asked else 0.0

    def _read_as(self, intent: str) -> None:
        self.intent = intent
        asked = Asked(intent, self.turn.text, self.turn.mentions, self._confidence)
        self.turn = structs.replace(self.turn, asked=(asked,))

    @property
    def _understood(self) -> bool:
        """Whether the classifier is fairly sure of a question in scope: a foreign-looking word is then a name."""
        return self.turn.in_scope and self.intent not in boundary.OUT_OF_SCOPE and self._confidence >= _SURE

    @property
    def _supposes_failure(self) -> bool:
        """ "What if that fails too": the failure is supposed, not reported."""
        return self.intent == "second_line_failed" and bool(_SUPPOSES.search(self.turn.text))

    # Warnings and boundary

    def _alarms(self, before: Case, reading: Reading) -> Alarms:
        return alarms(
            self.base,
            self.assistant.wordings,
            self.turn.text,
            self.turn.mentions,
            reading,
            before,
            self.considered,
            self._drugs_in_view(),
        )

    def _drugs_in_view(self) -> tuple[str, ...]:
        """The drug a question without a drug's name is about; a report of the case is about none."""
        if self.intent in SITUATIONS or self.intent in _FOLLOWS_CASE:
            return ()
        return self.turn.focus.drugs[:1] or self.turn.focus.options[:1]

    def _considered(self, reading: Reading) -> Case:
        """The case with what the message only supposes ("what if she gets pregnant") taken as true, for this answer."""
        considered = merging.merge(self.case, reading).case
        if self._supposes_failure:
            failed = (
                named_drugs(self.turn.mentions, self.base) or self.turn.focus.drugs[:1] or self.turn.focus.options[:1]
            )
            tried = {**considered.tried, **dict.fromkeys(failed, "insufficient")}
            considered = structs.replace(considered, tried=tried, reason="second_line_failed")
        if self.intent == "ask_pregnancy" and not set(PREGNANCY) & set(reading.conditions):
            considered = considered.with_condition("pregnant", "yes")
        for condition, state in reading.conditions.items():
            if state == "possible":
                considered = considered.with_condition(condition, "yes")
        return considered

    def _emergency(self, raised: Alarms) -> Reply:
        """Who to call stands first, then what is unsafe in the plan, then the evidence."""
        lines = tuple(self._rule_line(rule) for rule in raised.urgent) or (self.citer.line("emergency-contact-first"),)
        lines += tuple(self._rule_line(rule) for rule in raised.unsafe)
        behind = self.citer.lines(tuple(i for rule in raised.urgent for i in rule.because))
        evidence = Section("evidence", strings.TITLES["ask_evidence"], behind)
        desk = self._desk(self.turn.asked[0])
        scores = (readings.surfasa(desk),) if readings.gives_surfasa(desk) else ()
        return self._close("emergency", (Part("", lines, (evidence,) if behind else ()), *scores))

    def _rule_line(self, rule: PlanRule) -> Line:
        self.citer.rules.setdefault(rule.id)
        return self.citer.sentence(rule.text, rule.because, rule.id)

    def _out_of_scope(self, claims: tuple[Claim, ...]) -> Boundary | None:
        """Refused by intent, or because neither classifier nor vocabulary finds anything of ours in it."""
        if self.intent in boundary.OUT_OF_SCOPE:
            guessed = self.intent == "other_language" and self._confidence < _SURE
            if claims and (guessed or self.intent in _RECONSIDERED):
                self._read_as("verify_claim")
                return None
            return boundary.by_intent(self.base, self.intent)
        if outside.of_another_drug(self.turn.asked[0], self.turn.text, self.turn.focus):
            return boundary.by_intent(self.base, "out_of_scope_near")
        known = bool(self.turn.mentions.found) or bool(self.turn.mentions.measures)
        running = self.intent in _CONVERSING or self.intent in _FOLLOWS_CASE
        if not self.turn.in_scope and not known and not running and not self.turn.focus.intents:
            return boundary.by_intent(self.base, "out_of_scope_far")
        return None

    def _dangers(self, refused: Boundary) -> tuple[PlanRule, ...]:
        """Unsafe plans named in a clinician's message that is refused for its words."""
        if refused.kind not in ("prescribe_for_me", "out_of_scope_near"):
            return ()
        self.reading = read(self.turn.text, (self.intent,), self.turn.mentions, sure=self._confidence >= _LIKELY)
        self.considered = self._considered(self.reading)
        return self._alarms(self.case, self.reading).unsafe

    def _refuse(self, refused: Boundary, unsafe: tuple[PlanRule, ...] = ()) -> Reply:
        """The boundary's fixed answer. A danger the message names is still said, but never with a dose."""
        self.case = self.turn.case
        self.notices = [n for n in self.notices if n.records == ("identifiers-removed",)]
        warnings = tuple(line for rule in unsafe if (line := self._danger(rule)))
        part, offered = boundary.part(refused, self.citer)
        kind: Kind = "emergency" if refused.kind == "self_harm" else "decline"
        return self._close(kind, (part,), offered, warnings=warnings, keep_focus=True)

    def _danger(self, rule: PlanRule) -> Line | None:
        """A rule's warning without any dose, its sources' titles included; None when nothing is left of it."""
        text = boundary.without_dose(rule.text)
        alone = Citer(self.base)
        line = alone.sentence(text or "", rule.because, rule.id)
        if not text:
            return None
        if DOSE.search(str(alone.citations())):
            self.citer.records.setdefault(rule.id)
            return Line(text.strip(), (), (rule.id,))
        self.citer.rules.setdefault(rule.id)
        return structs.replace(self._rule_line(rule), text=line.text)

    # Answers

    def _converse(self) -> Reply:
        if self.intent == "show_case":
            return self._close("answer", (self._case_part(),), keep_focus=True)
        if self.intent == "ask_sources":
            return self._close("answer", (self._sources_part(),), keep_focus=True)
        identifier = "greeting" if self.intent == "greet" else "help"
        if identifier == "greeting" and (_LEAVES.search(self.turn.text) or self.turn.focus.intents):
            return self._close("converse", (Part("", (self._fixed("farewell"),)),), keep_focus=True)
        examples = tuple(Button(label, label) for label in _EXAMPLES)
        return self._close("converse", (Part("", (self._fixed(identifier),)),), examples, keep_focus=True)

    def _sources_part(self) -> Part:
        lines = [self._fixed("how-made")]
        lines += [
            self.citer.sentence(self.base.get(i, Source).title, (i,), i)
            for i in self.turn.focus.sources
            if i in self.base
        ]
        return Part(
            "Sources",
            tuple(lines[:1]),
            (Section("sources", "Sources of the last answer", tuple(lines[1:])),) if lines[1:] else (),
        )

    def _case_part(self) -> Part:
        chips = case_view.chips(self.case, self.base, self.labels)
        lines = tuple(Line(chip.label) for chip in chips) or (self._fixed("case-empty"),)
        return Part("Known of this case", lines)

    def _answer(self, before: Case, merged: merging.Merged, raised: Alarms) -> Reply:
        warnings = tuple(map(self._rule_line, raised.unsafe))
        desk, parts, options_shown = self._write_parts(raised.claims)
        if (
            self.case.reason
            and before.reason == self.case.reason
            and before != self.considered
            and not merged.new_patient
        ):
            guide = self.base.reasons[self.case.reason]
            self.notices += case_view.changed_standings(
                ranked(desk, guide, before), ranked(desk, guide, self.considered), self.base
            )
        question = offers.question(desk) if options_shown else None
        intents = tuple(asked.intent for asked in self.turn.asked)
        focus = Focus(
            drugs=desk.drugs if not options_shown or desk.drugs else (),
            options=desk.options or self.turn.focus.options,
            intents=intents,
            reason=desk.reason,
            question=question.condition if question else None,
        )
        kind: Kind = "not known" if all(part.missing for part in parts) else "answer"
        return self._close(
            kind, parts, offers.follow_ups(desk, intents), question=question, warnings=warnings, focus=focus
        )

    def _write_parts(self, claims: tuple[Claim, ...]) -> tuple[Desk, tuple[Part, ...], bool]:
        parts: list[Part] = []
        options_shown = False
        desk = self._desk(self.turn.asked[0])
        for asked in self._questions():
            desk = self._desk(asked, desk.options)
            parts += compose.parts(desk, () if parts else claims)
            options_shown = (
                options_shown or desk.asked.intent in compose.OPTIONS_INTENTS or desk.asked.intent in _FOLLOWS_CASE
            )
        return desk, tuple(parts), options_shown

    def _questions(self) -> tuple[Asked, ...]:
        """The questions to answer, each kind once. "More" repeats the last ones; a report of the case beside a
        question is context only.
        """
        asked = self.turn.asked
        if self.intent == "ask_more" and self.turn.focus.intents:
            asked = tuple(
                Asked(intent, self.turn.text, self.turn.mentions)
                for intent in self.turn.focus.intents
                if intent != "ask_more"
            )
        if len(asked) == 1 and asked[0].intent in TOPIC_OF:
            asked = (*asked, *self._other_topics(asked[0]))
        own = [a for a in asked if a.intent not in SITUATIONS]
        kept = (
            own
            if own and len(asked) > 1 and not any(a.intent in compose.OPTIONS_INTENTS - {"inform_case"} for a in asked)
            else list(asked)
        )
        return tuple(kept)[:_MOST_QUESTIONS]

    def _other_topics(self, asked: Asked) -> tuple[Asked, ...]:
        """Further topics named in one breath: "rituximab: dose, and hep B precautions"."""
        named = asked.mentions.values("topic", "affirmed")
        intents = [intent for topic, intent in compose.TOPICS.items() if topic in named and intent != asked.intent]
        listed = re.search(r",|;|\+|&|\band\b", asked.text)
        return tuple(structs.replace(asked, intent=intent) for intent in intents) if listed else ()

    def _desk(self, asked: Asked, options: tuple[str, ...] = ()) -> Desk:
        intent = "ask_drug_overview" if asked.intent == "ask_more" else asked.intent
        if intent in _COMPARABLE and len(named_drugs(asked.mentions, self.base)) > 1 and _COMPARES.search(asked.text):
            intent = "ask_comparison"
        subject = Asked(intent, asked.text, asked.mentions, asked.confidence)
        drugs = drugs_in_question(subject, {**self.case.tried, **self.reading.tried}, self.turn.focus, self.base)
        reason = self._reason_in_question(subject)
        if intent in compose.OPTIONS_INTENTS or intent in _FOLLOWS_CASE:
            reason, drugs = self._reason_for_options(intent), ()
        return Desk(
            self.base,
            self.labels,
            self.assistant.search,
            self.citer,
            self.considered,
            subject,
            drugs,
            reason,
            options or self.turn.focus.options,
            tuple(self.reading.tried),
        )

    def _reason_for_options(self, intent: str) -> str:
        if intent == "second_line_failed" and (self.reading.reason == intent or self._supposes_failure):
            return intent
        return self.case.reason or "unclear"

    def _reason_in_question(self, asked: Asked) -> str | None:
        """The reason the message gives, else the one a question names for a population, else the case's own."""
        if self.reading.reason:
            return self.reading.reason
        named = [
            value
            for value in asked.mentions.values("reason", "affirmed", "hypothetical", "historical")
            if value in self.base.reasons
        ]
        if named:
            return named[0]
        if "intolerance" in asked.mentions.values("reason"):
            return "thiopurine_intolerance"
        terms = asked.mentions.values("term")
        if set(terms) & {"refractory", "treatment-failure", "incomplete-response", "insufficient-response"}:
            return "insufficient_response"
        return self.case.reason

    # Closing

    def _fixed(self, identifier: str) -> Line:
        self.citer.records.setdefault(identifier)
        return Line(self.base.get(identifier, Sentence).text.strip(), (), (identifier,))

    def _close(
        self,
        kind: Kind,
        parts: tuple[Part, ...],
        follow_ups: tuple[Button, ...] = (),
        *,
        question: Question | None = None,
        warnings: tuple[Line, ...] = (),
        focus: Focus | None = None,
        keep_focus: bool = False,
        forget_focus: bool = False,
    ) -> Reply:
        sources = self.citer.citations()
        records = tuple(self.citer.records)
        answer = Answer(
            kind=kind,
            warnings=warnings,
            notices=tuple(self.notices),
            parts=parts,
            question=question,
            follow_ups=follow_ups,
            case=case_view.chips(self.case, self.base, self.labels),
            letter=next((text for part in parts if (text := letter(part, sources, self.base.version))), None),
            sources=sources,
            footing=self.assistant.footing(records, self.turn.today),
            records=records,
            rules=tuple(self.citer.rules),
        )
        kept = self.turn.focus if keep_focus else (focus or Focus())
        if focus is not None:
            kept = structs.replace(kept, sources=tuple(source.id for source in sources)[:30])
        if forget_focus:
            kept = Focus()
        told = self.turn.focus.told_identifiers or bool(self.turn.redacted)
        return Reply(answer, self.case, structs.replace(kept, told_identifiers=told))


_RECONSIDERED = frozenset({"out_of_scope_near", "out_of_scope_far", "gibberish"})
_CONVERSING = frozenset({"show_case", "ask_sources", "greet", "ask_help"})
_EXAMPLES = (
    "AIH, pancreatitis on azathioprine. Options?",
    "tacrolimus v MMF in non-responders",
    "6-TGN 100, 6-MMP 9800 on AZA 100 mg",
)
