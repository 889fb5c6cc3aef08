"""What a finding that is held up against an answer changes: the warning told of it, the drugs whose standing rests on
it, and what is held of it.
"""

from __future__ import annotations

from collections.abc import Iterable

from actions.answers.choices.against import standing_lines
from actions.answers.desk import Desk
from actions.answers.model import Line, Part
from actions.answers.subjects import harms
from actions.answers.subjects.situations import situation
from actions.answers.subjects.watching import SHOWS
from actions.case.harms.harm_words import raised
from actions.case.mentions import SPOKEN_OF, Mentions
from actions.case.patient import SECOND_LINE
from actions.knowledge.kinds import PlanRule
from actions.knowledge.search import Search
from actions.reasoning.conditions import holding_with

_ANYHOW = (*SPOKEN_OF, "negated", "possible", "historical")
_SHOWN = ("condition", "analyte", "reaction")
_NO_STANDING = "no-standing-rests-on-it"
# Of a test whose number makes a condition
_OF_TEST = {"egfr": "renal-impairment", "creatinine": "renal-impairment", "glucose": "diabetes", "hba1c": "diabetes"}
_MOST = 2


def speaking_of_it(search: Search, mentions: Mentions, rules: Iterable[PlanRule]) -> tuple[PlanRule, ...]:
    """Of these rules those that speak of the findings a message names."""
    named = {value for entity in _SHOWN for value in mentions.values(entity, *_ANYHOW)}
    named |= {harm for value in tuple(named) for harm in SHOWS.get(value, ())}
    forms = {form for value in named for entity in _SHOWN for form in search.forms(entity, value)}
    speaking = search.holding(forms)
    return tuple(rule for rule in rules if rule.id in speaking or holding_with(rule.when) & named)


def parts(desk: Desk) -> tuple[Part, ...]:
    """A part for each condition that is held up; for a number or a harm of a drug in use what is held of it there."""
    conditions = _conditions(desk)
    harmful = (reaction.drug for reaction in desk.case.reactions if reaction.drug)
    taken = tuple(drug for drug in (*desk.case.current, *harmful) if drug in SECOND_LINE)
    named = desk.asked.mentions.values("drug", *_ANYHOW)
    named_by_itself = desk.asked.mentions.of("condition", *_ANYHOW)
    if taken and not named_by_itself and (known := harms.known(desk, taken[0])):
        return (known,)
    about = tuple(dict.fromkeys(drug for drug in named if drug in desk.base.drugs)) or taken[:1]
    return tuple(part for condition in conditions[:_MOST] for part in _of_condition(desk, condition, about))


def _conditions(desk: Desk) -> tuple[str, ...]:
    mentions = desk.asked.mentions
    measured = (
        _OF_TEST[name]
        for name in mentions.values("analyte", *_ANYHOW)
        if name in _OF_TEST and not _is_no_finding(name, mentions)
    )
    return tuple(dict.fromkeys((*mentions.values("condition", *_ANYHOW), *measured)))


def _of_condition(desk: Desk, condition: str, about: tuple[str, ...]) -> tuple[Part, ...]:
    """What is held of a condition: for the drugs that are named or the one taken, else for the options shown."""
    if about:
        return tuple(situation(desk, condition, drug) for drug in about[:_MOST])
    part = situation(desk, condition, None)
    resting = tuple(line for drug in desk.options for line in _resting_on(desk, drug, condition))
    said = resting or ((desk.citer.line(_NO_STANDING),) if desk.options else ())
    return (Part(part.title, (*said, *part.bottom_line), part.sections, missing=part.missing and not resting),)


def _resting_on(desk: Desk, drug: str, condition: str) -> tuple[Line, ...]:
    """The drug's standing by the rules that hold with the condition."""
    supposed = desk.case.with_condition(condition, "yes")
    without = desk.case.with_condition(condition, "no")
    before = {line.text for line in standing_lines(desk, drug, without)}
    return tuple(line for line in standing_lines(desk, drug, supposed) if line.text not in before)


def _is_no_finding(test: str, mentions: Mentions) -> bool:
    """Whether a creatinine is told that the house's aid does not read as raised: nothing is supposed of it."""
    told = mentions.measure(test)
    return test == "creatinine" and told is not None and not raised(test, told.number, "mg/dl", "umol/l")
