"""What the sources read do not say of a drug: which of those records a question asks for, and which stand by."""

from __future__ import annotations

from typing import NamedTuple

from actions.answers.desk import Desk
from actions.answers.leading.order import asks_of_trials
from actions.knowledge import kinds as r
from actions.knowledge.compiled import compiled

_FIELDS: dict[str, tuple[r.MonographField, ...]] = {
    "mechanism": ("mechanism",),
    "dose": ("regimen",),
    "target-level": ("target-level",),
    "time-to-response": ("time-to-response",),
    "adverse-effects": ("adverse-effects",),
    "contraindications": ("contraindications",),
    "pre-treatment-checks": ("baseline",),
    "monitoring": ("monitoring",),
    "interactions": ("interactions",),
    "licensing": ("licensing",),
}
"""The field of a monograph that a topic asks for as a whole."""
RAISED = (
    r"\b(?:how (?:fast|quick(?:ly)?|soon|slow(?:ly)?|rapid(?:ly)?|often|far)|when|over how long|at what (?:rate"
    r"|interval))\b"
    r"[^.;?!]{0,30}\b(?:go(?:ing)? up|up-?titrat\w*|titrat\w*|increas\w*|escalat\w*|step(?:ping)? (?:it )?up"
    r"|push(?:ed)?"
    r"|build (?:it )?up|ramp\w*|raise\w*|(?:up|put up|move up) the dose|dose up)\b"
    r"|\b(?:titrat\w*|escalat\w*|increas\w*|step[- ]up)\W+(?:how (?:fast|quick(?:ly)?|often|soon)|over how long)\b"
)
"""Asks how fast, or when, a dose goes up."""
_WORDS: dict[r.MonographField, str] = {
    "titration": r"\b(up-?)?titrat\w*|\bescalat\w*|\bstep(ping)? up\b|\bincreas\w*|\braise\b|" + RAISED,
    "maximum": r"\bmax(imum|imal|\b)|\bceiling\b|\bhighest\b|\bupper limit of (the )?dos\w+|\btoo (much|high)\b",
    "action-thresholds": r"\bthresholds?\b|\bcut-?offs?\b|\b(when|what) .*\b(stop|hold|withhold|reduce)\b",
    "boxed-warning": r"\b(boxed|black[- ]?box|box) warnings?\b|\bblack[- ]box\b",
    "frequencies": r"\bfrequenc\w*|\bhow (often|common)\b|\brates? of\b|\bincidence\b|\bproportion\b"
    r"|\bhow many\b|\bpercent\w*",
    "steroid-sparing": r"\b(steroid|pred\w*)[- ]?(spar|free|reduc|taper)\w*|\b(less|lower|off) (steroids?|pred\w*)\b",
    "brands-india": r"\bbrands?\b.*\bindia\b|\bindian brands?\b|\bavailable in india\b",
}
"""Parts of a topic, and the words that ask for one."""
_SITUATIONS = {
    "contraception": r"\bcontracepti\w*",
    "breastfeeding": r"\bbreast-? ?feed\w*|\blactat\w*|\bnursing\b",
    "fathering": r"\bfather\w*|\bsperm\w*",
}
"""Situations that have no name of their own in the vocabulary, or whose name is that of a topic."""
_FOR_INTOLERANCE = frozenset({"thiopurine_intolerance", "steroid_intolerance"})
_FOR_NON_RESPONSE = frozenset({"insufficient_response", "non_response", "loss_of_response_on_treatment"})


class Unanswered(NamedTuple):
    """Ids of "not known" records: those that answer what is asked, and the others on the topic."""

    asked: tuple[str, ...]
    others: tuple[str, ...]


def on_topic(desk: Desk, drug: str, topic: str) -> Unanswered:
    """The "not known" records on a topic of a drug. One on a situation is held back unless the question or the case has
    that situation, or the question is about pregnancy as a whole.
    """
    held = desk.base.about(r.NotKnown, drug=drug, topic=topic)
    named, of_case = _situations(desk, topic), {c for c, state in desk.case.conditions.items() if state == "yes"}
    fields = _fields_asked(desk, topic)
    asked = tuple(n.id for n in held if _closes(n, fields, named))
    others = (n.id for n in held if not n.situations or topic == "pregnancy" or {*named, *of_case} & set(n.situations))
    return Unanswered(asked, tuple(i for i in others if i not in asked))


def on_situation(desk: Desk, drug: str, situation: str) -> tuple[str, ...]:
    """The "not known" records on a drug in a situation."""
    return tuple(n.id for n in desk.base.about(r.NotKnown, drug=drug) if situation in n.situations and n.fields)


def of_situation(desk: Desk, situation: str) -> tuple[str, ...]:
    """The "not known" records on a situation whatever the drug."""
    return tuple(n.id for n in desk.base.all(r.NotKnown) if situation in n.situations and not n.drugs)


def _closes(record: r.NotKnown, fields: frozenset[r.MonographField], named: frozenset[str]) -> bool:
    if record.situations:
        return bool(record.fields) and bool(named & set(record.situations))
    return bool(fields & set(record.fields))


def part_asked(desk: Desk) -> frozenset[r.MonographField]:
    """The parts of a topic that the question asks for by name; empty when it asks for the topic as a whole."""
    text = desk.asked.text.lower()
    return frozenset(field for field, words in _WORDS.items() if compiled(words).search(text))


def spans_of_parts(desk: Desk) -> tuple[tuple[int, int], ...]:
    """Where in the question the words for parts of a topic stand."""
    text = desk.asked.text.lower()
    return tuple(found.span() for words in _WORDS.values() for found in compiled(words).finditer(text))


def _fields_asked(desk: Desk, topic: str) -> frozenset[r.MonographField]:
    parts = part_asked(desk)
    if topic == "evidence" and desk.reason in _FOR_INTOLERANCE:
        parts |= {"efficacy-intolerance"}
    if topic == "evidence" and desk.reason in _FOR_NON_RESPONSE:
        parts |= {"efficacy-non-response"}
    if topic == "licensing" and asks_of_trials(desk.asked.text):
        return parts | {"trials"}
    return parts or frozenset(_FIELDS.get(topic, ()))


def _situations(desk: Desk, topic: str) -> frozenset[str]:
    named = desk.asked.mentions.values("condition", "affirmed", "hypothetical", "possible", "historical")
    text = desk.asked.text.lower()
    named += tuple(situation for situation, words in _SITUATIONS.items() if compiled(words).search(text))
    return frozenset(named or (("pregnant",) if topic == "pregnancy" else ()))
