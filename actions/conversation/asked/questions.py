"""Which questions a message asks, in order."""

from __future__ import annotations

import re
from collections.abc import Iterator

from msgspec import structs

from actions.answers.desk import MORE, Asked
from actions.answers.subjects.acting import asks_to_act
from actions.answers.subjects.practice import GOES_ON, INFECTIONS, PROCEDURES
from actions.answers.subjects.topics import TOPIC_OF
from actions.case.drugs.given_drugs import taken_first
from actions.case.mentions import SPOKEN_OF, Mention, Mentions
from actions.case.patient import STEROIDS
from actions.case.reading import SITUATIONS
from actions.conversation.asked.continuing import left_out_of_the_same
from actions.conversation.asked.denied import without_denied
from actions.conversation.asked.dose_changes import changes_dose
from actions.conversation.asked.first_choice import asks_for_a_partner
from actions.conversation.asked.listed import spelled_out
from actions.conversation.asked.nothing_but import picked
from actions.conversation.asked.pointing import refers_back
from actions.conversation.asked.same_subject import joined_to_their_subject
from actions.conversation.asked.topics_asked import ASKED_BY_TOPIC
from actions.conversation.asked.worded import in_order
from actions.conversation.composed.options_asked import OPTIONS_INTENTS
from actions.conversation.draft import Draft
from actions.conversation.remembered import details
from actions.reasoning.conditions import holding_with

FOLLOWS_CASE = frozenset({"inform_case", "affirm", "deny"})
_BARE = frozenset({"affirm", "deny"})
_REPORTS = OPTIONS_INTENTS - {"inform_case"}
_MOST_QUESTIONS = 6
_ANOTHER = re.compile(r"\W*((and|or|also|is|are|does|what|how|about|with|for|the|same|then|too)\W+)*\W*")
_WHAT_NEXT = re.compile(
    r"\b(what('?s| is)? next|next steps?|what now|(any |other )?options|alternatives)\s*([?,.;]|$|and\b)"
)
_WHICH_DRUG = re.compile(
    r"\b(?:what|which|any|an?|other|another|best) (?:(?:other|second|third|next|new|alternative|better)[- ](?:line )?)?"
    r"(?:agents?|drugs?|medic\w+|options?|treatments?|therap(?:y|ies)|one|immunosuppress\w+|meds?)\b"
    r"|\b(?:what|which|how) (?:to|do|should|can|could|would|shall) (?:i|we|you|she|he|they)?\s*"
    r"(?:use|give|try|do|add|switch|change|start|offer|choose|pick|go|take|get)\b"
    r"|\b(?:switch|change|move)(?: (?:her|him|them|over|on))? (?:to|onto)\b"
    r"|\b(?:next|instead|alternatives?|options?)\b"
)
SENTENCE_ENDS = re.compile(r"[?!;\n]|\.\s")
_CHECKED_BEFORE_A_CHANGE = ("insufficient_response", "non_response", "loss_of_response_on_treatment")
_BEFORE_A_CHANGE = re.compile(
    r"\b(before|prior to) (i |we |you )?(switch|chang|escalat|mov|second|2nd)\w*|\bcheck\w* first\b|\bfirst check"
)
_POINTS = re.compile(r"\b(it|its|that|this|them|both|either|other|one|former|latter)\b")
# Questions of whether to take a drug, which a case told beside them decides.
_OF_CHOICE = frozenset(
    {"ask_drug_overview", "ask_comparison", "ask_special_situation", "ask_pregnancy", "ask_contraindications"}
)
_OF_DOSING = frozenset({"ask_dose", "ask_stopping"})
_IN_A_CONDITION = frozenset({"ask_special_situation", "ask_pregnancy"})
_CALLS_FOR_ADVICE = re.compile(r"\?|\b(what|which|how|next|suggest\w*|advice|advise|thoughts|ideas|plan)\b")


def to_answer(draft: Draft) -> tuple[Asked, ...]:
    """The questions to answer in the order they are asked. "More" repeats the last ones; a report of the case beside a
    question is context only, unless it asks for the options or all that is asked is which drug to take.
    """
    if details.taken_up(draft.intent, draft.turn):
        return (*draft.turn.focus.asked, *_of_the_condition_added(draft))
    asked = _repeated(draft) if draft.intent == MORE and draft.turn.focus.intents else draft.turn.asked
    if _asks_for_a_drug(draft, asked):
        return (Asked("inform_case", draft.turn.text, draft.turn.mentions),)
    if asks_for_a_partner(draft, asked[-1]):
        return (Asked("inform_case", draft.turn.text, draft.turn.mentions, draft.confidence),)
    asked = tuple(map(without_denied, joined_to_their_subject(draft, _with_what_the_end_asks(draft, asked))))
    asked = in_order(asked)
    shared = _the_same_again(_with_shared_drugs(draft, asked))
    asked = tuple(one for whole in shared for one in spelled_out(whole))
    if len(asked) > 1:
        asked = tuple(a for a in asked if a.intent not in _BARE) or asked[:1]
    asked = tuple(one for whole in asked for one in _checked_first(draft, whole))
    own = tuple(a for a in asked if a.intent not in SITUATIONS)
    if len(asked) > 1 and own:
        chooses = all(a.intent in _OF_CHOICE or _acts_on_what_is_told(a) for a in own)
        asked = tuple(a for a in asked if a in own or (a.intent in _REPORTS and (chooses or _asks_for_options(a))))
    if _asks_what_next(draft, asked):
        asked = (Asked("inform_case", draft.turn.text, draft.turn.mentions, draft.confidence), *asked)
    elif _leaves_a_choice(draft, asked):
        asked = (*asked, Asked("inform_case", draft.turn.text, draft.turn.mentions, draft.confidence))
    return _each_once(_for_what_is_told(draft, asked))[:_MOST_QUESTIONS]


def _of_the_condition_added(draft: Draft) -> tuple[Asked, ...]:
    """Beside a question that is of no drug, and so shows no standing, the situation that a detail tells: a deficient
    TPMT after the first-line doses.
    """
    turn, told = draft.turn, draft.turn.mentions.of("condition", "affirmed")
    if not told or all(one.intent in TOPIC_OF for one in turn.focus.asked):
        return ()
    rules = [r for r in draft.base.standing_rules if holding_with(r.when) & {m.value for m in told}]
    meant = [drug for drug in turn.focus.drugs if any(drug in rule.drugs for rule in rules)]
    of = (Mention("drug", drug, 0, 0, "", "hypothetical") for drug in meant)
    return (Asked("ask_special_situation", turn.text, Mentions((*of, *turn.mentions.found), turn.mentions.measures)),)


def _for_what_is_told(draft: Draft, asked: tuple[Asked, ...]) -> tuple[Asked, ...]:
    """ "Hip replacement in 3/52, on MMF and pred. Hold? Stress dose?": whether to go on is asked for the operation, or
    the infection, told before it.
    """
    mentions = draft.turn.mentions
    told = [m for m in mentions.of("other_subject", *SPOKEN_OF) if m.value in PROCEDURES]
    told += [m for m in mentions.of("condition", *SPOKEN_OF) if m.value in INFECTIONS]
    if not told or any(one.mentions.of(m.entity) for one in asked for m in told):
        return asked
    at = next((i for i, one in enumerate(asked) if GOES_ON.search(one.text)), None)
    if at is None:
        return asked
    here = structs.replace(told[0], start=asked[at].start, end=asked[at].start, text="")
    mentions = asked[at].mentions
    one = structs.replace(asked[at], mentions=Mentions((here, *mentions.found), mentions.measures))
    return (*asked[:at], one, *asked[at + 1 :])


def _with_what_the_end_asks(draft: Draft, asked: tuple[Asked, ...]) -> tuple[Asked, ...]:
    """ "She isn't pregnant, has a coil. Back to the first option, baseline tests": a report that was taken for one
    whole, and whose last sentence asks for a topic of a drug or for another dose of what is given.
    """
    if len(asked) != 1 or asked[0].intent not in SITUATIONS:
        return asked
    text = draft.turn.text
    *_, start = (0, *(m.end() for m in SENTENCE_ENDS.finditer(text) if text[m.end() :].strip()))
    last, words = draft.turn.mentions.within(start, len(text)), text[start:].lower()
    told = any(last.of(kind, "affirmed") for kind in ("condition", "reaction", "reason")) or last.measures
    drug = last.of("drug") or last.of("drug_class") or refers_back(words)
    if not start or told or not drug:
        return asked
    intents = [ASKED_BY_TOPIC[topic] for topic in last.values("topic", "affirmed") if topic in ASKED_BY_TOPIC]
    if not intents and changes_dose(words):
        intents = ["ask_dose"]
    asks = tuple(Asked(intent, text[start:], last, asked[0].confidence, start) for intent in intents)
    return (*asks, *asked) if asks and _asks_for_options(asked[0]) else asks or asked


def _acts_on_what_is_told(asked: Asked) -> bool:
    """ "WCC 2.4 on aza. Drop the dose?": what to do about the harm just told, of the drug just told."""
    named = asked.mentions.of("drug") or asked.mentions.of("drug_class")
    return asked.intent in _OF_DOSING and not named and asks_to_act(asked.text.lower())


def _leaves_a_choice(draft: Draft, asked: tuple[Asked, ...]) -> bool:
    """Whether a patient is told with a reason for a change, and all that is asked is one drug in their condition: the
    others follow, since that drug may be the wrong one.
    """
    patient = draft.reading.age is not None or bool(draft.reading.reactions)
    return patient and draft.reading.reason is not None and {a.intent for a in asked} <= _IN_A_CONDITION


def _asks_for_options(report: Asked) -> bool:
    """Whether a report asks what to do, and is not only told beside the questions: "leucopenia on aza. MMF dose?"."""
    return "options" in report.mentions.values("topic") or bool(_CALLS_FOR_ADVICE.search(report.text.lower()))


def _the_same_again(asked: tuple[Asked, ...]) -> Iterator[Asked]:
    """ "Is budesonide licensed, and is tacrolimus?": what names a drug and nothing else asks what was asked before."""
    before: Asked | None = None
    for one in asked:
        bare = before is not None and bool(one.mentions.of("drug")) and _ANOTHER.fullmatch(_without_drugs(one))
        if bare and before is not None and before.intent in TOPIC_OF:
            one = structs.replace(one, intent=before.intent)
        yield one
        before = one


def _without_drugs(asked: Asked) -> str:
    text = asked.text.lower()
    for mention in reversed(asked.mentions.of("drug")):
        text = text[: mention.start - asked.start] + text[mention.end - asked.start :]
    return text


def _each_once(asked: tuple[Asked, ...]) -> tuple[Asked, ...]:
    return tuple(
        {(a.intent, a.mentions.values("drug"), a.mentions.values("condition"), a.start): a for a in asked}.values()
    )


def _asks_for_a_drug(draft: Draft, asked: tuple[Asked, ...]) -> bool:
    """A patient's story with its reason, and questions of which none names a drug that was not given: "what agent and
    what dose?" asks for the options.
    """
    given = {*draft.reading.tried, *draft.reading.current}
    story = draft.reading.age is not None and draft.reading.reason is not None and len(asked) > 1
    topical = all(
        question.intent in TOPIC_OF
        or question.intent in SITUATIONS
        or (question.intent == "ask_comparison" and not question.mentions.of("drug"))  # "which drug, and..."
        for question in asked
    )
    if any(changes_dose(question.text.lower()) and question.mentions.of("drug") for question in asked):
        return False  # "no CBR on aza 100. Can I push aza up?"
    if draft.reading.current and not any(_asks_which(question) for question in asked):
        return False  # "on tac 2 mg bd since spring. What trough?": of what is taken
    named = set(draft.turn.mentions.values("drug", *SPOKEN_OF))
    first_line = {drug for drug in draft.turn.mentions.values("drug", "affirmed") if taken_first(drug)}
    return story and topical and not named - given - first_line


def _asks_which(question: Asked) -> bool:
    """Whether a question is for a drug, or for what to do next, and not for a topic of the one that is taken."""
    lowered = question.text.lower()
    return question.intent == "ask_comparison" or bool(_WHICH_DRUG.search(lowered) or _WHAT_NEXT.search(lowered))


def _repeated(draft: Draft) -> tuple[Asked, ...]:
    """The last questions once more, about what this message names; a condition or guideline they were about still
    holds.
    """
    mentions, focus = draft.turn.mentions, draft.turn.focus
    for entity, names in (("condition", focus.conditions), ("guideline", focus.guidelines)):
        if not mentions.of(entity):
            kept = tuple(Mention(entity, name, 0, 0, "", "hypothetical") for name in names)
            mentions = Mentions((*mentions.found, *kept), mentions.measures)
    whole = Asked(MORE, draft.turn.text, draft.turn.mentions)
    again = picked(whole, focus.intents)
    out = {ASKED_BY_TOPIC.get(topic) for topic in left_out_of_the_same(whole)}
    intents = tuple(i for i in focus.intents if (i in again if again else i not in out)) or focus.intents
    return tuple(Asked(intent, draft.turn.text, mentions) for intent in intents)


def _asks_what_next(draft: Draft, asked: tuple[Asked, ...]) -> bool:
    """ "What next, and would infliximab cover both?": the options too, where the message reports why."""
    reported = draft.reading.reason or draft.reading.reactions
    shown = any(a.intent in OPTIONS_INTENTS or a.intent in FOLLOWS_CASE for a in asked)
    return bool(draft.case.reason and reported and not shown and _WHAT_NEXT.search(draft.turn.text.lower()))


def _checked_first(draft: Draft, asked: Asked) -> tuple[Asked, ...]:
    """What is checked before a change for insufficient response: first whether it is one, then what the drug needs."""
    changes = draft.case.reason in _CHECKED_BEFORE_A_CHANGE and _BEFORE_A_CHANGE.search(asked.text.lower())
    if asked.intent != "ask_pre_treatment_checks" or asked.mentions.of("drug") or not changes:
        return (asked,)
    return (structs.replace(asked, intent="ask_check_nonresponse"), asked)


def _with_shared_drugs(draft: Draft, asked: tuple[Asked, ...]) -> tuple[Asked, ...]:
    """ "Dose and levels of tac": a question without a drug is about the one that the next in its sentence names."""
    shared: list[Asked] = []
    for one in reversed(asked):
        shared.append(_about_the_same(draft, one, shared[-1]) if shared else one)
    told, *questions = reversed(shared)
    return (told, *(_about_what_was_told(draft, one, told) for one in questions))


def _about_what_was_told(draft: Draft, one: Asked, told: Asked) -> Asked:
    """ "Aza gave pancreatitis so plan is tioguanine 20. Dose ok?": a short question without a drug behind a report is
    about the one drug beyond the first line that the report names and that is not behind the patient.
    """
    own = one.mentions.of("drug") or one.mentions.of("drug_class")
    if told.intent not in SITUATIONS or own or one.intent not in TOPIC_OF or _POINTS.search(one.text.lower()):
        return one
    meant = _to_be_stopped(draft, told) if one.intent == "ask_stopping" else ()
    return _with_drugs(one, meant or _to_come(draft, told))


def _to_be_stopped(draft: Draft, told: Asked) -> tuple[Mention, ...]:
    """What a report names that may be stopped: what is taken now beside steroids in place of what did harm, else the
    drug that did harm, or a class.
    """
    harmful = {reaction.drug for reaction in draft.reading.reactions}
    replaced = set(draft.reading.current) - {*STEROIDS, *harmful}
    if replaced and not harmful & {*draft.reading.current}:
        return tuple(m for m in told.mentions.of("drug") if m.value in replaced)[:1]
    did = tuple(m for m in told.mentions.of("drug") if m.value in harmful)
    return did[:1] or told.mentions.of("drug_class", "affirmed")[:1]


def _to_come(draft: Draft, told: Asked) -> tuple[Mention, ...]:
    """The one drug that a report plans, or names beyond the first line and not as one behind the patient."""
    open_ = [m for m in told.mentions.of("drug", *SPOKEN_OF) if m.value not in draft.reading.tried]
    planned = [m for m in open_ if m.assertion == "planned"]
    coming = planned or [m for m in open_ if not taken_first(m.value)]
    return tuple(coming[:1]) if len({m.value for m in coming}) == 1 else ()


def _with_drugs(one: Asked, drugs: tuple[Mention, ...]) -> Asked:
    """The question as if it named these drugs."""
    here = (structs.replace(m, start=one.start, end=one.start, text="") for m in drugs)
    return structs.replace(one, mentions=Mentions((*here, *one.mentions.found), one.mentions.measures))


def _about_the_same(draft: Draft, one: Asked, following: Asked) -> Asked:
    between = draft.turn.text[one.start : following.start]
    own = one.mentions.of("drug") or one.mentions.of("drug_class")
    if own or one.intent not in TOPIC_OF or SENTENCE_ENDS.search(between) or _POINTS.search(one.text.lower()):
        return one
    drugs = following.mentions.of("drug", "affirmed", "hypothetical") or following.mentions.of("drug_class")
    return _with_drugs(one, drugs)
