"""The steps of a turn that say what cannot wait: emergencies, and unsafe plans before anything else."""

from __future__ import annotations

from msgspec import structs

from actions.answers import readings, strings
from actions.answers.choices import in_this_case
from actions.answers.citing import Citer
from actions.answers.desk import MATTERS, Asked, Desk
from actions.answers.leading import alike
from actions.answers.model import Line, Part, Section
from actions.answers.subjects.mattering import speaking_of_it
from actions.case.mentions import SPOKEN_OF, Mentions
from actions.case.patient import SECOND_LINE, THIOPURINES, Case
from actions.case.reading import SITUATIONS, Reading
from actions.case.values.levels import LEVEL
from actions.conversation.asked import desks, questions, talked_of
from actions.conversation.asked.doubt import wants_options
from actions.conversation.composed.in_a_situation import PREGNANCY
from actions.conversation.draft import Draft
from actions.conversation.exchange import Reply
from actions.conversation.scope import boundary
from actions.conversation.scope.lay_words import SEVERAL, traits
from actions.conversation.scope.voice import has_a_first_person
from actions.conversation.warnings import grave_anew
from actions.conversation.warnings.alarms import Alarms, alarms
from actions.knowledge.base import KnowledgeBase
from actions.knowledge.kinds import PlanRule, Sentence
from actions.knowledge.validation import DOSE
from actions.reasoning.conditions import holding_with, interacting
from actions.reasoning.standings import EITHER_REASON

_NO_RESULTS = frozenset({"age", "dose", "duration", "weight", "percent", "temperature"})
_NAMES_DRUGS = frozenset({"drug", "drug_class"})
_WITH_CHILD = frozenset({"pregnant", "wishes-pregnancy", "breastfeeding"})
# Reasons for which what was taken before is taken on or again: no other drug is put first
_GOES_ON = ("loss_of_response_on_treatment", "relapse_after_withdrawal")
_BEFORE = "warned-before"
_CONTACT_FIRST = "emergency-contact-first"
_OF_NO_DRUG = frozenset({"ask_referral", "ask_definition", "ask_help", "show_case", "ask_sources"})


def raise_alarms(draft: Draft, before: Case, reading: Reading) -> Alarms:
    """What the message brings up, beside the case as it was and as it is considered now."""
    found = _alarms(draft, before, reading, draft.turn.mentions, _drugs_in_view(draft))
    grave_anew.settle(draft, before, (*found.urgent, *found.unsafe))
    if not _options_in_pregnancy(draft, reading):
        return found
    mentions = draft.turn.mentions
    unnamed = structs.replace(mentions, found=tuple(m for m in mentions.found if m.entity not in _NAMES_DRUGS))
    coming = _alarms(draft, before, reading, unnamed, _put_first(draft.base)).unsafe
    also = tuple(rule for rule in coming if rule not in found.unsafe and holding_with(rule.when) & set(PREGNANCY))
    return structs.replace(found, unsafe=(*also, *found.unsafe))


def _put_first(base: KnowledgeBase) -> tuple[str, ...]:
    """The second-line drugs that a guideline puts first: what is given next where nothing speaks against it."""
    placed = (position for reason in EITHER_REASON for _, position in base.positions(reason))
    return tuple(dict.fromkeys(p.drug for p in placed if p.place == "first" and p.drug in SECOND_LINE))


def _alarms(draft: Draft, before: Case, reading: Reading, mentions: Mentions, in_view: tuple[str, ...]) -> Alarms:
    text, considered = draft.turn.text, draft.considered
    return alarms(draft.base, draft.wordings, text, mentions, reading, before, considered, in_view, _told_before(draft))


def _options_in_pregnancy(draft: Draft, reading: Reading) -> bool:
    """Whether a message that tells of a pregnancy, a wish for one or of breastfeeding asks what to give instead: then
    what must not be given is warned of although nobody named it.
    """
    told = {condition for condition, state in reading.conditions.items() if state == "yes"} & _WITH_CHILD
    mentions = draft.turn.mentions
    unnamed = not set(mentions.values("drug")) - {*reading.tried, *reading.current}
    asks = "options" in mentions.values("topic") or wants_options(
        draft.turn.asked[0], draft.turn.text.lower(), reading, draft.turn.focus
    )
    changes = draft.considered.reason not in (None, *_GOES_ON)
    return bool(told and unnamed and asks and changes)


def _told_before(draft: Draft) -> tuple[str, ...]:
    """The co-medications of the message before, where this one tells the drug and no other medicine, or that they were
    given.
    """
    mentions = draft.turn.mentions
    told = bool(mentions.of("drug", *SPOKEN_OF)) and not mentions.of("co_medication")
    return draft.turn.focus.beside if told else talked_of.medicines_given(draft)


def _drugs_in_view(draft: Draft) -> tuple[str, ...]:
    """The drug a question without a drug's name is about; a report of the case is about the one just proposed, a
    question of another field about none.
    """
    if planned := talked_of.given(draft):
        return planned
    if draft.view.drugs and draft.intent == "inform_case" and draft.considered != draft.turn.case:
        return draft.view.drugs if "ask_comparison" in draft.turn.focus.intents else draft.view.drugs[:1]
    level = draft.considered.values.get(LEVEL)
    if draft.intent == "interpret_trough" and level is not None and level.drug is not None:
        return (level.drug,)
    of_no_drug = draft.intent in questions.FOLLOWS_CASE or draft.intent in _OF_NO_DRUG
    if draft.turn.mentions.of("other_medicine") and not draft.turn.mentions.of("drug"):
        return ()  # of a medicine that is not held by itself: "leflunomide?" asks nothing of the drug before it
    if draft.intent in SITUATIONS or of_no_drug or draft.intent in boundary.OUT_OF_SCOPE:
        return ()
    if "allopurinol" in draft.view.drugs and {*THIOPURINES} & {*draft.view.drugs}:
        return draft.view.drugs  # talked of together, and asked about together
    if draft.turn.mentions.of("condition") and not draft.view.drugs and draft.considered.current:
        return draft.considered.current  # what is told bears on what is taken, not on an option that was listed
    return draft.view.drugs[:1] or draft.view.options[:1]


def emergency(draft: Draft, raised: Alarms) -> Reply:
    """Who to call stands first, then what is unsafe in the plan, then the evidence; no dose in any of it."""
    lines = without_doses(draft, _with_those_standing(draft, raised.urgent)) or (draft.citer.line(_CONTACT_FIRST),)
    if draft.signals.perhaps_patient and not _charted(draft):
        lines = (draft.fixed("emergency-of-ones-own"), *lines)
    if not draft.case.empty:
        told = tuple(rule.id for rule in raised.urgent) or (_CONTACT_FIRST,)
        draft.pressing = tuple(dict.fromkeys((*told, *(i for i in draft.pressing if i != _CONTACT_FIRST))))
    lines += without_doses(draft, raised.unsafe)
    behind = draft.citer.lines(tuple(i for rule in raised.urgent for i in rule.because if _holds_no_dose(draft, i)))
    evidence = Section("evidence", strings.TITLES["ask_evidence"], behind)
    whole = Asked(draft.turn.asked[0].intent, draft.turn.text, draft.turn.mentions)  # values stand in several clauses
    desk = desks.desk_for(draft, whole)
    scores = (readings.surfasa(desk),) if readings.gives_surfasa(desk) else readings.acute_course(desk)
    focus = structs.replace(draft.view, intents=("acute_severe_disease",), conditions=(), guidelines=(), question=None)
    named = (*draft.turn.mentions.values("drug", *SPOKEN_OF), *draft.case.current)
    against = in_this_case.spoken_against(desk, named) if draft.reading.about_patient else ()
    asked_for = _asked_beside(draft, desk, behind)
    parts = (Part("", lines, (evidence,) if behind else ()), *asked_for, *scores, *against)
    return draft.close("emergency", parts, focus=focus)


def _asked_beside(draft: Draft, desk: Desk, shown: tuple[Line, ...]) -> tuple[Part, ...]:
    """What surely answers a question asked in an emergency ("plasma exchange in ALF?"), behind whom to call: no dose,
    and not what is shown already.
    """
    held = {one.records[0] for one in shown if one.records}
    found = tuple(i for i in alike.surely_answering(desk) if i not in held and _holds_no_dose(draft, i))
    return (Part(strings.TITLES["ask_evidence"], draft.citer.lines(found)),) if found else ()


def _charted(draft: Draft) -> bool:
    """Whether results of a laboratory stand in a message without a first person, and no more than one trait of a
    patient's writing: who treats writes so, and is not sent to the nearest emergency department.
    """
    text = draft.turn.text.lower().replace("\u2019", "'")
    results = {measure.name for measure in draft.turn.mentions.measures} - _NO_RESULTS
    return bool(results) and not has_a_first_person(text) and traits(text) < SEVERAL


def _with_those_standing(draft: Draft, urgent: tuple[PlanRule, ...]) -> tuple[PlanRule, ...]:
    """The emergencies of this message, and those told before that still stand, the gravest first; of like ones what
    was told before leads: sepsis stays sepsis when an INR is told with it.
    """
    rules = {rule.id: rule for rule in draft.base.plan_rules}
    before = tuple(rules[i] for i in draft.pressing if i in rules)
    new = (rule for rule in urgent if rule not in before)
    return tuple(sorted((*before, *new), key=lambda rule: rule.rank)) if urgent else ()


def without_doses(draft: Draft, rules: tuple[PlanRule, ...]) -> tuple[Line, ...]:
    """The rules' warnings for a reply that may hold no dose."""
    return (*(line for rule in rules if (line := without_dose(draft, rule))), *_read_as(draft, rules))


def rule_lines(draft: Draft, rules: tuple[PlanRule, ...]) -> tuple[Line, ...]:
    """The rules' warnings, new ones before those told in this case already, and which of the medicines named were read
    as another or as a class.
    """
    new_first = sorted(rules, key=lambda rule: rule.id in draft.warned_before)
    return (*(rule_line(draft, rule) for rule in new_first), *_read_as(draft, rules))


def _read_as(draft: Draft, rules: tuple[PlanRule, ...]) -> tuple[Line, ...]:
    """ "Named here: idelalisib (read as CYP3A4 inhibitor).": medicines that made a rule hold and that no warning names
    as they were written.
    """
    if not rules:
        return ()
    said = " ".join(rule.text for rule in rules).lower()
    meant = {name for rule in rules for name in interacting(rule.when)}
    read = {
        mention.text: draft.labels.of("co_medication", mention.value)
        for mention in draft.turn.mentions.of("co_medication")
        if mention.value in meant and mention.text and mention.text.lower() not in said
    }
    named = [
        f"{text} ({name}, read as {label})" if (name := draft.labels.called(text)) else f"{text} (read as {label})"
        for text, label in read.items()
        if text.lower() != label.lower()
    ]
    return (Line(f"{strings.NAMED_HERE}: {', '.join(named)}."),) if named else ()


def told_again(draft: Draft) -> tuple[PlanRule, ...]:
    """The warnings told in this case of which a finding is now held up: they are told in full again."""
    if draft.intent != MATTERS:
        return ()
    before = (rule for rule in draft.base.plan_rules if rule.id in draft.warned_before)
    meant = speaking_of_it(draft.search, draft.turn.mentions, before)
    draft.warned_before = tuple(i for i in draft.warned_before if i not in {rule.id for rule in meant})
    return meant


def _holds_no_dose(draft: Draft, identifier: str) -> bool:
    """Whether a record, and the title of its source, can be shown where no dose may stand."""
    alone = Citer(draft.base)
    return not DOSE.search(f"{alone.lines((identifier,))} {alone.citations()}")


def _again(draft: Draft, rule: PlanRule) -> Line | None:
    """The warning in one line where it was told in this case already: its first sentence, which holds no dose."""
    draft.warned += (rule.id,)
    if rule.id not in draft.warned_before or DOSE.search(rule.call):
        return None
    draft.citer.rules.setdefault(rule.id)
    draft.citer.records.setdefault(_BEFORE)
    text = f"{draft.base.get(_BEFORE, Sentence).text.strip()} {rule.call}"
    told = draft.citer.sentence(text, rule.because, rule.id)
    return structs.replace(told, records=(_BEFORE, *told.records))


def rule_line(draft: Draft, rule: PlanRule) -> Line:
    """A rule's warning with the records it rests on; in one line where it was told before."""
    if again := _again(draft, rule):
        return again
    draft.citer.rules.setdefault(rule.id)
    return draft.citer.sentence(rule.text, rule.because, rule.id)


def without_dose(draft: Draft, rule: PlanRule) -> Line | None:
    """A rule's warning without any dose, its sources' titles included; None when nothing is left of it."""
    if again := _again(draft, rule):
        return again
    text = boundary.without_dose(rule.text)
    alone = Citer(draft.base)
    line = alone.sentence(text or "", rule.because, rule.id)
    if not text:
        return None
    if DOSE.search(str(alone.citations())):
        draft.citer.records.setdefault(rule.id)
        return Line(text.strip(), (), (rule.id,))
    draft.citer.rules.setdefault(rule.id)
    return structs.replace(rule_line(draft, rule), text=line.text)
