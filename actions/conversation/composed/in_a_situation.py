"""What is asked in a situation: the conditions a question names, and the parts that their guides make.

Apart from the choice of composers (`compose.py`), which asks here which situation is meant.
"""

from __future__ import annotations

import re

from msgspec import structs

from actions.answers import readings
from actions.answers.desk import Desk
from actions.answers.leading import held_first
from actions.answers.leading.order import KIND_OF, names_a_topic
from actions.answers.model import Part
from actions.answers.subjects.situations import situation
from actions.case.conditions.told_conditions import ACUTE
from actions.case.patient import Case
from actions.conversation.asked.pointing import points_at_several
from actions.conversation.composed.about_drugs import about_drugs, pronoun
from actions.knowledge.kinds import Evidence, SituationGuide
from actions.knowledge.reading_aids import aid_number

_SHORT = 40  # characters: an ellipsis, not a question of its own
_OF_DISEASE = frozenset({"alt", "ast", "igg"})
_RECURS = re.compile(r"\b(?:recur\w*|de novo|came back|is back|what (?:to|do I) add|add on)\b", re.IGNORECASE)
_GOVERNING = ("acute-severe", "transplanted")
PREGNANCY = ("pregnant", "wishes-pregnancy", "breastfeeding", "fathering", "contraception")


def situations_asked(desk: Desk) -> tuple[Part, ...]:
    """A part for each condition the question names, and for each drug of its own; without one what it says of drugs."""
    named = named_conditions(desk)
    old = desk.case.age is not None and desk.case.age >= aid_number("aid-older-people", "years")
    if old and not (named or desk.drugs):
        named = ("elderly",)
    own = tuple(d for d in desk.drugs if d in desk.asked.mentions.values("drug"))
    if not named and (governing := governed_by(desk.case)):
        named = (governing,)
        if not own:
            return (situation(desk, governing, None),)  # "how treat": whatever is taken
    if not own and (pronoun(desk) or (desk.case.reason is None and len(desk.asked.text) < _SHORT)):
        # "with cirrhosis?" goes on about the drug in view, "kids, same two" about both
        own = desk.drugs if points_at_several(desk.asked.text) else desk.drugs[:1]
    if named:
        named = tuple(one for one in named if KIND_OF.get(one) not in named)  # ascites beside decompensated cirrhosis
        parts = (situation(desk, condition, drug) for condition in named[:2] for drug in (own[:2] or (None,)))
        return tuple(sorted(parts, key=lambda part: not held_first.holds(part)))
    return about_drugs(desk)


def governed_by(case: Case) -> str | None:
    """The situation that decides how a patient is treated, whatever else is asked: acute severe disease, or a graft."""
    return next((condition for condition in _GOVERNING if case.state(condition) == "yes"), None)


def level_of_a_graft(desk: Desk) -> tuple[Part, ...]:
    """The level of a liver recipient, read or asked what it should be; behind the guide to recurrent disease where that
    is told or asked about: "recurrent AIH on tac 5 ng/ml, ALT 200, what to add". Empty for anybody else.
    """
    drug = readings.drug_of_level(desk)
    if not readings.has_graft(desk) or (desk.drugs and drug not in (*desk.drugs, *desk.case.current)):
        return ()
    active = any(measure.name in _OF_DISEASE for measure in desk.asked.mentions.measures)
    recurs = active or _RECURS.search(desk.asked.text)
    guide = (situation(desk, "transplanted", None),) if recurs else ()
    desk.asked = structs.replace(desk.asked, intent="interpret_trough")
    return (*guide, readings.trough(desk, drug))


def guided_beside(desk: Desk) -> bool:
    """Whether checks are asked about in a situation that has a guide and that no record on the drugs' checks covers:
    "HBcAb positive, starting MMF" is answered by the guide first.
    """
    guided = {guide.condition for guide in desk.base.all(SituationGuide)} & set(named_conditions(desk))
    checks = (desk.base.evidence(Evidence, drug=drug, topic="pre-treatment-checks") for drug in desk.drugs)
    return bool(desk.drugs and guided) and not any(
        guided & set(record.situations) for held in checks for record in held
    )


_OF_FIRST_LINE = frozenset({"steroid", "thiopurine"})


def asks_for_options(desk: Desk) -> bool:
    """ "And if she wants to get pregnant?": a case with a reason, a condition, no drug named but those that were tried:
    options are ranked anew.
    """
    asked_for = "options" in desk.asked.mentions.values("topic")
    return (
        (desk.case.reason is not None or asked_for)
        and set(desk.asked.mentions.values("drug")) <= {*desk.told, *desk.case.tried, *desk.case.current}
        and set(desk.asked.mentions.values("drug_class")) <= _OF_FIRST_LINE
        and not pronoun(desk)
        and bool(named_conditions(desk) or desk.asked.mentions.measures)
    )


def named_conditions(desk: Desk, among: tuple[str, ...] | None = None) -> tuple[str, ...]:
    """The conditions a question names; not a word in the name of a topic ("PJP prophylaxis"), which is asked for."""
    named = [
        mention
        for mention in desk.asked.mentions.of("condition", "affirmed", "hypothetical", "possible", "historical")
        if not (mention.assertion == "historical" and mention.value in ACUTE)  # "ALF 2018, survived" asks of none
    ]
    values = dict.fromkeys(mention.value for mention in named if not names_a_topic(desk, mention))
    return tuple(condition for condition in values if among is None or condition in among)


def acute(desk: Desk) -> Part:
    """The guide to an acutely ill patient: to acute liver failure where the message tells of it."""
    condition = (
        "acute-liver-failure"
        if "acute-liver-failure" in desk.asked.mentions.values("condition", "affirmed")
        else "acute-severe"
    )
    return situation(desk, condition, None)
