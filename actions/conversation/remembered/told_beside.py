"""Somebody else with a story of their own beside the patient: "66F, ... Daughter, 35, on azathioprine, failing. What
for mum?", "bed 12, ... Bed 14 is the 70M with MMF colitis. For bed 12, restart what?", or two side by side: "Pt A: 50M
... Pt B: 28F ... what for each". Nothing of it is the patient's, who is the first; it is kept as a case of its own, to
be taken up when it is asked for ("and for the daughter?", "for B").
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Literal

from msgspec import Struct, structs

from actions.answers.desk import Asked
from actions.case import supposing
from actions.case.mentions import Mention, Mentions
from actions.case.merge import merge
from actions.case.patient import Case
from actions.case.people.relatives_asked import asks_of_that, relative_asked_of
from actions.case.reading import read
from actions.conversation.asked.topics_asked import ASKED_BY_TOPIC
from actions.conversation.draft import Draft
from actions.conversation.remembered import labels_given, sessions
from actions.conversation.remembered.labels_given import RELATIVE
from actions.conversation.remembered.sessions import Person

# At the beginning of a sentence, and so told as a person: by an age, or by a state
_RELATIVE = re.compile(
    rf"(?:^|[.;!?\n])\s*(?:(?:and|but|also|nb|ps)\W+)*(?:(?:her|his|their|the|pt's|patient's)\s+)?"
    rf"(?P<who>{RELATIVE})(?:(?:\s*,\s*|\s*\(|\s*:\s*|\s+)(?:aged\s+)?(?P<age>\d{{1,2}})\b"
    r"|\s*[,:]?\s*(?:(?:also|too|who|has|with|is|got|had|,)\s+)*(?:aih|autoimmune hep\w*)\b)",
    re.IGNORECASE,
)
_SENTENCE_END = re.compile(r"[.;!?\n](?!\d)")
# What is asked, or said of the patient, behind the story in its sentence
_OURS = re.compile(
    r"[,:–-]?\s*\b(?:and |but |so |while )?(?:what|which|how|would|could|should|can|any) [^.;!?\n]*\?"
    r"|[,–-]\s*(?:but |and |while )(?:she|he|pt|patient|the patient|mine|ours|this (?:one|lady|man|pt|patient))\b",
    re.IGNORECASE,
)
_BED = re.compile(
    r"\b(?:bed|bay|room|pt|patient|case)\s*(?:no\.?|number|#)?\s*(?P<label>[1-9]\d?|(?-i:[A-H]))"
    r"(?=\s*[:,.?!)–-](?!\d)|\s+(?:is|was|has|had|on|with|also|too|again|what|which|how|when|should|could|can|do|does"
    r"|next|options?|start|restart|stop|any)\b|\s*\()",
    re.IGNORECASE,
)
_BACK_TO = re.compile(
    r"(?:^|[.;!?\n])\W*(?:(?:so|and|but|now|ok|question)\W+)*(?:for|re|about|in|back to)\s+$", re.IGNORECASE
)
# Each told from a beginning by age and sex: "Pt A: 50M aza nausea. Pt B: 28F", "1) 50M ... 2) 28F", "50M ... and a 28F"
_PERSON = re.compile(
    r"(?P<before>^|[.;:!?\n,]\s*|\s(?=(?:pt|patient|case|bed|room|no\.?|#)?\s*(?:[1-9]|(?-i:[A-H]))\s*[:.)])|\b(?:and|other|second|another|versus|vs)\s+(?:(?:one|is|pt|patient|case)\s+)*(?:an?\s+)?)"
    r"(?P<called>(?:(?:pt|patient|case|bed|room)\s*)?(?:no\.?\s*|number\s*|#)?(?P<label>[1-9]|(?-i:[A-H]))\s*"
    r"(?:[:.)–-]|\bis\b)\s*(?:an?\s+)?|(?:pt|patient|case|bed|room)\s*(?P<bare>[1-9]|(?-i:[A-H]))\s+)?"
    r"(?P<age>\d{1,2})[\s-]*(?:yo|y/o|yrs?|y|years?)?[\s-]*(?:old)?\s*"
    r"(?P<sex>f(?:emale)?|m(?:ale)?|woman|man|lady|gentleman|girl|boy)\b",
    re.IGNORECASE,
)
_MEN = ("m", "male", "man", "gentleman", "boy")
_ANOTHER = re.compile(r"\b(?:and|other|second|another|versus|vs)\b", re.IGNORECASE)
_KIN_OR_DONOR = re.compile(
    rf"\b(?:{RELATIVE}|wife|husband|partner|spouse|boyfriend|girlfriend|donor|child|baby)\W*$", re.IGNORECASE
)
_OF_ALL = re.compile(r"[.;,:!?\n]?[^.;,:!?\n]*\b(?:each|both|them|the two|either|these|all)\b[^.;!\n]*$", re.IGNORECASE)
_TOPICS = frozenset(ASKED_BY_TOPIC) - {"pregnancy"}
_PARTED = ("drug", "reaction", "reason", "condition")


class Beside(Struct, frozen=True):
    """Somebody told of beside the patient: by what label they may be called, and where their story stands."""

    label: str
    start: int
    end: int
    story: int  # where what is told of them begins, behind what they are called
    sex: Literal["female", "male"] | None = None
    age: float | None = None
    patient: str | None = None  # by what label the patient at hand may be called beside them


def settle(draft: Draft) -> None:
    """Leave what is told of somebody else out of the message, and keep it as a case that was put away."""
    turn = draft.turn
    if relative_asked_of(turn.text) and not draft.case.empty:
        return  # who is asked for takes the patient's place
    others = (*_of_relatives(turn.text, turn.mentions, draft.case), *_of_other_beds(turn.text))
    beside = () if others else tuple(_side_by_side(turn.text, turn.mentions))
    for other in others or beside:
        theirs = turn.mentions.within(other.start, other.end)
        if any(theirs.of(entity) for entity in _PARTED):
            _keep(draft, other, theirs)
            _leave_out(draft, other)
            _ask_of_their_drug(draft, theirs)
    if beside and not _TOPICS.intersection(draft.turn.mentions.values("topic")):
        draft.read_as(_asked_of_the_first(draft.turn.text, draft.turn.mentions))


def _asked_of_the_first(text: str, mentions: Mentions) -> str:
    """What is asked of the first of several, whatever the stories of the others sounded like: the drug that the
    question names, or the options.
    """
    asked = mentions.within(text.rfind(".", 0, len(text.rstrip(" .?"))), len(text)).values("drug")
    return "ask_drug_overview" if "?" in text and asked else "inform_case"


def _of_relatives(text: str, mentions: Mentions, case: Case) -> Iterator[Beside]:
    """The relatives described behind the patient."""
    told = [m.start for m in mentions.found if m.entity in _PARTED]
    for found in _RELATIVE.finditer(text):
        if case.empty and not any(start < found.start("who") for start in told):
            continue
        stop = _SENTENCE_END.search(text, found.end())
        end = stop.start() if stop else len(text)
        ours = _OURS.search(text, found.end(), end + 1)
        label = labels_given.of_relative(found["who"])
        end = ours.start() if ours else end
        age = float(found["age"]) if found["age"] else None
        yield Beside(label, found.start("who"), end, found.end("who"), labels_given.sex_of(label), age)


def _of_other_beds(text: str) -> Iterator[Beside]:
    """The other beds of a message that goes back to the first of several, which it is of again from there on."""
    found = list(_BED.finditer(text))
    names = [f"#{one['label'].lower()}" for one in found]
    back = [i for i, one in enumerate(found) if i and names[i] == names[0] and _BACK_TO.search(text[: one.start()])]
    if not back:
        return
    for i in range(1, back[0]):
        if names[i] != names[0]:
            yield Beside(names[i], found[i].start(), _before(text, found[i + 1].start()), found[i].start())


def _side_by_side(text: str, mentions: Mentions) -> Iterator[Beside]:
    """Those who stand behind the first of several patients told in one message, each with an age, a sex and a story of
    their own. What is asked of all of them stays in the message.
    """
    persons = [one for one in _PERSON.finditer(text) if not _KIN_OR_DONOR.search(text[: one.start("age")])]
    if len(persons) < 2:
        return
    asked_of_all = _OF_ALL.search(text, persons[-1].end())
    last = asked_of_all.start() if asked_of_all else len(text)
    ends = [*(one.start() for one in persons[1:]), last]
    told = [
        one
        for one, end in zip(persons, ends, strict=True)
        if any(mentions.within(one.start(), end).of(entity) for entity in ("drug", "reaction", "reason"))
    ]
    if len(told) != len(persons) or len({(one["age"], _is_a_man(one)) for one in persons}) < len(persons):
        return
    for place, (one, end) in enumerate(zip(persons, ends, strict=True)):
        if place and _is_another(one, persons[0]):
            sex: Literal["female", "male"] = "male" if _is_a_man(one) else "female"
            start, called = one.start() + len(one["before"]), _label(persons[0], 0)
            yield Beside(_label(one, place), start, end, one.start("age"), sex, float(one["age"]), called)


def _is_a_man(person: re.Match[str]) -> bool:
    return person["sex"].lower() in _MEN


def _is_another(person: re.Match[str], first: re.Match[str]) -> bool:
    """Whether a second age is somebody else's, and no other time of the same life: "28F at diagnosis, now 50F"."""
    labelled = bool((person["label"] or person["bare"]) and (first["label"] or first["bare"]))
    return labelled or _is_a_man(person) != _is_a_man(first) or bool(_ANOTHER.search(person["before"]))


def _label(person: re.Match[str], place: int) -> str:
    """What somebody is called: by the label given, or else by the place."""
    return f"#{(person['label'] or person['bare'] or str(place + 1)).lower()}"


def _before(text: str, place: int) -> int:
    """The end of the sentence before the one in which something stands."""
    ends = [end.start() for end in _SENTENCE_END.finditer(text, 0, place)]
    return ends[-1] if ends else place


def _keep(draft: Draft, other: Beside, theirs: Mentions) -> None:
    """Puts the case of somebody told of beside the patient away, as if it had been told before."""
    text = supposing.blanked(draft.turn.text, ((0, other.story), (other.end, len(draft.turn.text))))
    own = tuple(structs.replace(m, assertion="affirmed") if m.assertion == "family" else m for m in theirs.found)
    reading = read(text, ("inform_case",), Mentions(own, theirs.measures))
    reading = structs.replace(reading, sex=reading.sex or other.sex, age=reading.age or other.age)
    case = merge(Case(), reading, text).case
    if case.empty:
        return
    people = draft.earlier.people
    place = max((draft.earlier.here, *(person.place for person in people))) + 1
    away = Person(case, (), place, (other.label, *sessions.words_of(text)))
    called = (other.patient,) if other.patient else _called_by(other, draft)
    here = tuple(dict.fromkeys((*called, *draft.earlier.told)))
    draft.earlier = sessions.with_people((away, *people), draft.earlier.here, here)
    draft.notices.append(draft.fixed("told-beside"))


def _called_by(other: Beside, draft: Draft) -> tuple[str, ...]:
    """What the patient at hand is to a relative of another generation: "for mum" beside the daughter."""
    sex = draft.case.sex or read(draft.turn.text[: other.start], (), draft.turn.mentions.within(0, other.start)).sex
    if sex is None:
        return ()
    if other.label in ("#daughter", "#son"):
        return ("#mother" if sex == "female" else "#father",)
    return ("#daughter" if sex == "female" else "#son",) if other.label in ("#mother", "#father") else ()


def _leave_out(draft: Draft, other: Beside) -> None:
    """The message without the story of somebody else, and without questions that stand in it alone."""
    turn = draft.turn
    text = supposing.blanked(turn.text, ((other.start, other.end),))
    asked = tuple(_without(one, other) for one in turn.asked)
    left = tuple(one for one in asked if one.text.strip()) or asked[:1]
    draft.turn = structs.replace(turn, text=text, asked=left, mentions=turn.mentions.without(other.start, other.end))
    if left and left[0].intent != turn.asked[0].intent:
        draft.intent = left[0].intent


def _ask_of_their_drug(draft: Draft, theirs: Mentions) -> None:
    """ "Would that work for her": of the patient the one drug is asked that somebody else took."""
    drugs = theirs.values("drug")
    if len(drugs) != 1 or draft.turn.mentions.of("drug") or not asks_of_that(draft.turn.text):
        return
    here = Mention("drug", drugs[0], 0, 0, "", "hypothetical")
    asked = tuple(
        structs.replace(one, mentions=Mentions((here, *one.mentions.found), one.mentions.measures))
        for one in draft.turn.asked
    )
    focus = draft.turn.focus.looking_at(drugs)
    draft.turn = structs.replace(draft.turn, asked=asked, focus=focus)
    draft.before = draft.view = focus


def _without(asked: Asked, other: Beside) -> Asked:
    start, end = (max(0, min(len(asked.text), place - asked.start)) for place in (other.start, other.end))
    text = supposing.blanked(asked.text, ((start, end),))
    return structs.replace(asked, text=text, mentions=asked.mentions.without(other.start, other.end))
