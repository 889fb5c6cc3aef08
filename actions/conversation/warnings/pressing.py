"""Emergencies that were told before in this case: they stand until the clinician says that they are over or another
patient begins. The next answer leads with them; those after it keep them in one line, unless they are told of anew.
"""

from __future__ import annotations

import re

from actions.answers.citing import Citer
from actions.answers.model import Line
from actions.case.mentions import Mentions
from actions.case.patient import Case
from actions.conversation.warnings.bygone import ACUTE
from actions.conversation.warnings.no_emergency import tells_a_vital_sign
from actions.knowledge.base import KnowledgeBase
from actions.knowledge.kinds import Note, PlanRule, Record, Sentence
from actions.reasoning.conditions import Scene, evaluate

STANDS = "emergency-stands"
"""The house's sentence that leads what was told before."""

_CLAUSE = re.compile(r"[^.;,!?\n]+[.;,!?\n]?")
_TRANSPLANT = r"(?:transplant\w*|liver|tertiary|hepatology|icu|itu|critical care|intensive care|crash|emergency)"
_TEAM = rf"{_TRANSPLANT}(?: (?:centre|center|unit|team|hospital|consultant|surgeons?|service|coordinator))?"
_EVENT = (
    r"(?:it|that|this|all|everything|s?he|pt|patient|emergency|crisis|episode|sepsis|septic shock|infection|fevers?"
    r"|temp\w*|bleed\w*|haematemesis|melaena|encephalopathy|confusion|drowsiness|liver failure|reaction|anaphylaxis"
    r"|neut\w*|counts?|inr|alf)"
)
_WELL = r"(?:fine|well|better|stable|ok|okay|alert|awake|afebrile|apyrexial|home|out of (?:danger|the woods)|safe)"
_BE = r"(?:s|is|are|was|has|have|been|now|all|since|already|fully|completely|much|looks?|feels?|doing|got)"
_OVER = re.compile(
    r"\b(?:transferred|false alarm|stood down|(?:been |was |now |got )discharged|no longer (?:drowsy|confused|septic"
    r"|febrile|bleeding|encephalopathic|unwell)"
    rf"|(?:seen|reviewed|assessed|accepted|taken over|looked after|managed|treated)(?: \w+){{0,2}} (?:by|at|in|on)"
    rf"(?: \w+){{0,2}} {_TEAM}"
    rf"|(?:under|in|on|at|with) (?:the )?{_TEAM} (?:now|already)"
    rf"|(?:discussed|spoke|spoken|talked|d/w|rang|phoned|called|contacted|informed)(?: \w+){{0,4}} {_TEAM}"
    rf"|{_TEAM} (?:is |are |has |have |now |already )*(?:aware|involved|informed|contacted|seen|saw|reviewed|accepted"
    r"|taken (?:over|him|her)|took (?:over|him|her))"
    rf"|{_EVENT}(?:\W+{_BE})*\W*(?:resolved|settled|recovered|sorted(?: out)?|over|passed|dealt with|treated|gone)"
    r"|(?:got|was|been|is|now) transplanted"
    rf"|(?:s?he|pt|patient|all|now)(?:\W+{_BE})+\W+(?:all |much |completely |perfectly |clinically )*{_WELL})\b"
)
_RECOVERED = re.compile(
    r"\W*(?:(?:ok|okay|and|but|he|she|pt|patient|since|now|fully|completely|well|quickly|has|have|is)\W+)*recovered\b"
)
_NOT_OVER = re.compile(
    r"\b(?:not|never|no(?! longer)|yet|if|once|when|until|till|unless|before|await\w*|waiting|wait|to be|will|being"
    r"|refus\w+|should|can|could|hop\w+|may|might|would|need\w*|hasn'?t|isn'?t|wasn'?t|whether)\b|n't\b"
)


def still(base: KnowledgeBase, identifiers: tuple[str, ...], text: str, before: Case, now: Case) -> tuple[str, ...]:
    """Those of the emergencies that a message leaves standing: it does not say that they are over, nor does what it
    tells of the case take away what they held by ("INR 1.1, typo", "isn't drowsy").
    """
    if not identifiers or is_over(text):
        return ()
    rules = {rule.id: rule for rule in base.plan_rules}
    gone = {
        identifier
        for identifier in identifiers
        if (rule := rules.get(identifier))
        and evaluate(rule.when, Scene(before)) is True
        and evaluate(rule.when, Scene(now)) is not True
    }
    return tuple(identifier for identifier in identifiers if identifier not in gone)


def is_over(text: str) -> bool:
    """Whether a message says that what pressed is over or in other hands: stated, neither asked nor denied."""
    lowered = text.lower().replace("\u2019", "'")
    clauses = [clause[0] for clause in _CLAUSE.finditer(lowered) if not clause[0].endswith("?")]
    found = ((said, _RECOVERED.match(said) or _OVER.search(said)) for said in clauses)
    return any(over and not _NOT_OVER.search(said[: over.end()]) for said, over in found)


def concerns(mentions: Mentions) -> bool:
    """Whether a message tells or asks of what may press: an acute illness, or a number by which danger is told."""
    return tells_a_vital_sign(mentions) or bool(ACUTE & set(mentions.values("condition")))


def lines(base: KnowledgeBase, citer: Citer, identifiers: tuple[str, ...]) -> tuple[Line, ...]:
    """What is said first while they stand, in one line without a dose: of a rule what it is and whom to call."""
    records = {identifier: base.get(identifier, Record) for identifier in identifiers if identifier in base}
    calls = {
        i: record.call if isinstance(record, PlanRule) else record.text
        for i, record in records.items()
        if isinstance(record, PlanRule | Note)
    }
    if not calls:
        return ()
    for named in (STANDS, *calls):
        citer.records.setdefault(named)
    said = (base.get(STANDS, Sentence).text, *calls.values())
    return (Line(" ".join(text.strip() for text in said), (), (STANDS, *calls)),)
