"""Which drug a turn is about where it names none, and which stays in view behind it: the one place that decides both.

A drug talked of stays in view until another is: a result, a fact or a plan that is told next bears on it, and so does
the drug that a change goes to, not the one that is left.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from msgspec import structs

from actions.answers.choices import switching
from actions.answers.desk import ACTING, MORE, Asked
from actions.answers.subjects.topics import TOPIC_OF
from actions.answers.subjects.watching import COUNTS, amiss
from actions.case.mentions import SPOKEN_OF, Mention, Mentions
from actions.case.patient import SECOND_LINE, STEROIDS, Case
from actions.case.reading import SITUATIONS
from actions.case.values.courses import TRANSAMINASES
from actions.case.values.levels import LEVEL
from actions.conversation.asked import only_theirs
from actions.conversation.asked.dose_changes import changes_dose
from actions.conversation.asked.topics_asked import ASKED_BY_TOPIC
from actions.conversation.draft import Draft
from actions.conversation.focus import Focus

_OF_A_LEVEL = frozenset({"ask_target_level", "ask_monitoring", "interpret_trough", "ask_dose", "ask_interactions"})
_ABOUT_A_DRUG = frozenset(TOPIC_OF) | {"ask_special_situation", "ask_drug_overview", ACTING}
_BESIDE = "allopurinol"  # a drug of ours that is told like any other medicine: of the thiopurine that is in view
# Words by which a statement is a plan, or says that something was done: of what was talked of last
_GIVES = re.compile(
    r"\b(?:giv(?:e|es|ing|en)|gave|start(?:s|ed|ing)?|infus\w+|going ahead|go ahead|went ahead|prescrib\w+|commenc\w+"
    r"|had|got|took|taken|book\w*|dosed)\b"
    r"(?= (?:it|that|this|the (?:first )?(?:dose|infusion|course)|him|her|them|already|tomorrow|today|yesterday|next"
    r"|on|last|now|without|with|anyway)\b|\W*$)"
)
_ASKS = re.compile(
    r"\?|^\W*(?:(?:and|so|ok|okay|but|then)\W+)*(?:what|which|how|when|who|why|where|should|can|could|does|do|is|are)\b"
)
# A name and a number: "HBV DNA 2000", "GLDH 40 u/l"
_RESULT = re.compile(r"\W*(?:[A-Za-z][\w-]*\s+){1,3}(?:is |of |was |now |at |= ?|: ?|<|>)*\d[\d.,]*\s*[\w/%]*\W*")
# Numbers that are no result
_NO_RESULTS = frozenset({"age", "dose", "duration", "percent", "weight", "height", "bmi"})
_NO_QUESTION = frozenset({MORE, "greet", "affirm", "deny", "ask_help", "gibberish", "abuse"})
_WHO = re.compile(
    r"\d+|\b(?:she|he|it)(?:'?s)?\b|\b(?:is|a|an|the|in|for|pt|patient|y/?o|yrs?|years?|old|f|m|female|male|woman|man"
    r"|lady|gentleman|girl|boy)\b|(?<=\d)(?:yo|y|f|m)+\b"
)
_VACCINE = "live-vaccine"
_HAS_IT = re.compile(
    r"\b(?:have|get|give|receive|take|need) (?:it|that|one|them)\b|\b(?:vaccinat\w+|immuni[sz]\w+|jab|shot)\b"
    r"|\b(?:is|would) (?:it|that) (?:be )?(?:safe|ok|okay|allowed|possible)\b"
)
_NOT_KNOWN = re.compile(
    r"\b(?:unknown|not known|unchecked|untested|not (?:yet )?(?:tested|checked|done|back)|pending|awaited)\b"
)
_SURE = 0.8
_LONG = 120  # characters: a longer message tells a story of its own


def without_a_name(asked: Asked, case: Case, focus: Focus) -> tuple[str, ...]:
    """The drugs of a question that names and points at none: those in view, what is taken where the question is of
    what is taken, the one whose level is known, the option talked of before; else the first option shown.
    """
    taken = case.current
    if asked.intent == "interpret_response":  # a course is of what is taken, whatever was talked of
        return tuple(drug for drug in taken if drug in SECOND_LINE)[:1]
    if focus.drugs:
        return focus.drugs
    if asked.intent == "ask_time_to_response" and "interpret_response" in focus.intents:
        return tuple(drug for drug in taken if drug in SECOND_LINE)[:1] or taken[:1]  # of the course that was read
    return _in_use(case, taken, asked.text.lower()) or _levelled(asked, case) or _candidate(case, focus) or taken[:1]


def _candidate(case: Case, focus: Focus) -> tuple[str, ...]:
    """Of the options shown the one that was talked of last in this thread, and is not behind the patient; where none
    was, the first.
    """
    talked = tuple(drug for drug in focus.seen if drug in focus.options and drug not in case.tried)
    return (talked or focus.options)[:1]


def _levelled(asked: Asked, case: Case) -> tuple[str, ...]:
    """The drug whose level is known, where its level or its blood tests are asked for: "what would I aim for"."""
    level = case.values.get(LEVEL)
    of_it = level is not None and level.drug is not None and asked.intent in _OF_A_LEVEL
    return (level.drug,) if of_it and level and level.drug else ()


def _in_use(case: Case, taken: tuple[str, ...], lowered: str) -> tuple[str, ...]:
    """What the patient takes, before what was only listed as an option: without a reason to leave it any drug, with one
    the drug that has replaced it. Of a dose that is changed also what did not suffice, or did harm and is not over.
    """
    in_use = tuple(drug for drug in taken if drug in SECOND_LINE or case.reason is None)
    if not in_use and changes_dose(lowered):
        failed = tuple(drug for drug, outcome in case.tried.items() if outcome == "insufficient")
        harmful = tuple(one.drug for one in case.reactions if one.drug and case.tried.get(one.drug) != "stopped")
        in_use = tuple(drug for drug in failed if drug in SECOND_LINE) or harmful or taken or failed
    return in_use[:1]


def stays(draft: Draft, asked: Asked) -> tuple[str, ...]:
    """The one drug that was talked of, while the message only adds to the case: "eGFR 28 btw" leaves it in view."""
    before = draft.turn.focus
    adds = asked.intent == "inform_case" and not asked.mentions.of("drug") and before.intents != ("inform_case",)
    adds = adds and draft.case != draft.turn.case
    told = draft.reading.reason or draft.reading.tried or draft.reading.reactions
    return before.drugs if adds and not told and len(before.drugs) == 1 and "?" not in asked.text else ()


def taken_up(draft: Draft, about: Iterable[str]) -> tuple[str, ...]:
    """Of the drugs that the answers were about what stays in view: of a change the drug that it goes to."""
    whole = Asked(draft.intent, draft.turn.text, draft.turn.mentions)
    coming = switching.coming(whole)
    of_a_change = coming in draft.base.drugs and "ask_stopping" in {one.intent for one in draft.turn.asked}
    return (coming,) if coming and of_a_change else tuple(dict.fromkeys(about))


def settle(draft: Draft) -> None:
    """Read a statement behind questions about one drug as bearing on that drug: what it tells is looked up for the
    drug, and a plan asks the last question again. A message that asks, names another drug or tells why treatment is
    changed is left as it is.
    """
    if _of_the_medicines_given(draft):
        return
    if again := _given_again(draft):
        _ask(draft, "ask_dose", again)
        one = draft.turn.asked[0]  # what is told beside the question is of the case
        draft.turn = structs.replace(draft.turn, asked=(structs.replace(one, text=_first_question(one.text)),))
        return
    if _of_the_vaccine(draft):
        return
    if counted := _counted(draft):
        _ask(draft, ACTING, counted)
    if not _bears_on_it(draft):
        return
    mentions = draft.turn.mentions
    drugs = tuple(drug for drug in draft.turn.focus.drugs if drug != _BESIDE)
    if mentions.of("co_medication", *SPOKEN_OF) or _BESIDE in mentions.values("drug", "affirmed"):
        _ask(draft, "ask_interactions", drugs)
    elif mentions.of("condition", "affirmed") or _unknown(draft):
        _ask(draft, "ask_special_situation", drugs)
    else:
        draft.read_as(MORE)
        draft.adds_to_the_answer = bool(mentions.measures)
        if _names_no_test(draft.turn.text, mentions):
            draft.notices.append(draft.fixed("result-unread"))


def _ask(draft: Draft, intent: str, drugs: Iterable[str]) -> None:
    """Read the message as one question of these drugs, which it does not name."""
    mentions = draft.turn.mentions
    here = tuple(Mention("drug", drug, 0, 0, "", "hypothetical") for drug in drugs)
    mentions = Mentions((*here, *mentions.found), mentions.measures)
    asked = Asked(intent, draft.turn.text, mentions, draft.confidence)
    draft.turn, draft.intent = structs.replace(draft.turn, mentions=mentions, asked=(asked,)), intent


def _names_no_test(text: str, mentions: Mentions) -> bool:
    """ "DNA 2000": a name and a number of which nothing is recognised."""
    return not (mentions.found or mentions.measures) and bool(_RESULT.fullmatch(text))


def _first_question(text: str) -> str:
    """The message up to its first question mark, so that what is told behind it leads nothing."""
    return text[: text.index("?") + 1] if "?" in text else text


def _given_again(draft: Draft) -> tuple[str, ...]:
    """The drug of the patient that is given by courses, where a report asks whether the next is due: "redose due? ALT
    up again".
    """
    text, mentions = draft.turn.text, draft.turn.mentions
    if draft.intent not in SITUATIONS or mentions.of("drug") or mentions.of("drug_class"):
        return ()
    return only_theirs.given_by_courses(text.lower(), draft.case, draft.turn.focus)


def _of_the_vaccine(draft: Draft) -> bool:
    """Read "can she have it if we stop", behind a question about a live vaccine, as one about that vaccine."""
    focus, mentions = draft.turn.focus, draft.turn.mentions
    named = mentions.of("drug") or mentions.of("co_medication") or _VACCINE not in focus.medicines
    if named or draft.confidence >= _SURE or not _HAS_IT.search(draft.turn.text.lower()):
        return False
    _ask(draft, "ask_interactions", focus.drugs)
    one = draft.turn.asked[0]
    found = (Mention("co_medication", _VACCINE, 0, 0, "", "hypothetical"), *one.mentions.found)
    asked = structs.replace(one, mentions=Mentions(found, one.mentions.measures))
    draft.turn = structs.replace(draft.turn, asked=(asked,))
    return True


def _counted(draft: Draft) -> tuple[str, ...]:
    """The one drug beside steroids that is taken, where the message tells nothing but results and a blood count among
    them is amiss: what to do with the drug is asked, and no other drug.
    """
    mentions, text = draft.turn.mentions, draft.turn.text
    running = bool(draft.turn.focus.intents) and draft.intent == "inform_case" and not _ASKS.search(text.lower())
    only = all(mention.entity in ("analyte", "sex") for mention in mentions.found) and not draft.case.reason
    counts = any(measure.name in COUNTS and amiss(measure, text) for measure in mentions.measures)
    taken = tuple(drug for drug in draft.case.current if drug not in STEROIDS)
    return taken if running and only and counts and len(taken) == 1 else ()


def _of_the_medicines_given(draft: Draft) -> bool:
    """Read "gave it already yesterday", behind a question about another medicine, as that question again."""
    if not medicines_given(draft) or not _tells(draft) or len(draft.turn.asked) != 1:
        return False
    again = tuple(one for one in draft.turn.focus.asked if one.intent == "ask_interactions")
    if not again:
        return False
    draft.turn, draft.intent = structs.replace(draft.turn, asked=again), again[0].intent
    return True


def _bears_on_it(draft: Draft) -> bool:
    """Whether the message is a statement that adds to what was asked of one drug."""
    focus, turn = draft.turn.focus, draft.turn
    drugs = [drug for drug in focus.drugs if drug != _BESIDE]
    if len(drugs) != 1 or (draft.case.reason and (drugs[0] in STEROIDS or drugs[0] in draft.case.tried)):
        return False  # what is told bears on what replaces it
    if not focus.intents or len(turn.asked) != 1 or not _tells(draft) or len(turn.text) > _LONG:
        return False
    if _only_who_it_is(draft):
        return {*focus.intents} <= _ABOUT_A_DRUG and not draft.case.reason and not draft.pressing
    if not {*focus.intents} <= _ABOUT_A_DRUG or _ASKS.search(turn.text.lower()) or draft.pressing:
        return False
    return _tells_of_it(draft) and not _tells_of_another(draft)


def _only_who_it_is(draft: Draft) -> bool:
    """ "28F": nothing but the age and the sex of somebody of whom nothing was known."""
    mentions = draft.turn.mentions
    told = {m.entity for m in mentions.found} | {m.name for m in mentions.measures}
    rest = _WHO.sub(" ", draft.turn.text.lower())
    return told == {"sex", "age"} and draft.turn.case.empty and not any(c.isalnum() for c in rest)


def _tells(draft: Draft) -> bool:
    """Whether the message is read as a report, or is a plan in words that were only guessed to be something else: "ok
    starting it tomorrow" takes no leave.
    """
    guessed = draft.confidence < _SURE and draft.intent in _NO_QUESTION
    return draft.intent == "inform_case" or (guessed and plans(draft.turn.text))


def _tells_of_it(draft: Draft) -> bool:
    """Whether something new is told that may bear on a drug: a condition, a medicine, a result, or a plan."""
    measures = draft.turn.mentions.measures
    if any(m.name in TRANSAMINASES or (m.name in COUNTS and amiss(m, draft.turn.text)) for m in measures):
        return False  # how the disease goes, or a harm: neither is a detail of what was asked
    results = [m for m in measures if m.name not in _NO_RESULTS]
    told = draft.turn.mentions.of("condition", "affirmed") or draft.turn.mentions.of("co_medication", *SPOKEN_OF)
    beside = _BESIDE in draft.turn.mentions.values("drug", "affirmed")
    unread = _names_no_test(draft.turn.text, draft.turn.mentions)
    return bool(told or beside or results or unread or _unknown(draft) or plans(draft.turn.text))


def _unknown(draft: Draft) -> bool:
    """Whether nothing but the result of a test that comes before the drug is told not to be known: "hep b unknown"."""
    mentions = draft.turn.mentions
    return bool(mentions.of("condition", "possible")) and bool(_NOT_KNOWN.search(draft.turn.text.lower()))


def _tells_of_another(draft: Draft) -> bool:
    """Whether a message tells of another drug, or of the reason for a change, or asks by a topic."""
    reading, mentions = draft.reading, draft.turn.mentions
    others = set(mentions.values("drug")) - {_BESIDE, *draft.turn.focus.drugs}
    story = reading.reason or reading.tried or reading.reactions or reading.supposed or reading.age is not None
    topics = set(mentions.values("topic")) & (set(ASKED_BY_TOPIC) | {"options"})
    return bool(others or story or topics or mentions.of("drug_class"))


def plans(text: str) -> bool:
    """Whether a message says that something unnamed is given, was or will be: "ok giving it next week"."""
    return bool(_GIVES.search(text.lower())) and not _ASKS.search(text.lower())


def given(draft: Draft) -> tuple[str, ...]:
    """What a plan without a name is about: the one drug that was talked of last and is not behind the patient."""
    if draft.turn.mentions.of("drug") or draft.turn.focus.medicines or not plans(draft.turn.text):
        return ()
    focus = draft.turn.focus
    drugs = focus.drugs if focus.drugs else focus.seen[:1]
    return tuple(drug for drug in drugs if drug not in draft.case.tried)


def medicines_given(draft: Draft) -> tuple[str, ...]:
    """The medicines last asked about, where the message says that they were given all the same."""
    named = draft.turn.mentions.of("drug") or draft.turn.mentions.of("co_medication")
    return draft.turn.focus.medicines if not named and plans(draft.turn.text) else ()
