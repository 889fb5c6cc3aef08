"""The options of the case, with what goes before and behind them: harms, levels, the drug proposed, situations.

Apart from the choice of composers (`compose.py`), where many questions end here.
"""

from __future__ import annotations

import re

from msgspec import structs

from actions.answers import readings
from actions.answers.choices import options
from actions.answers.desk import ACTING, Desk
from actions.answers.model import Part
from actions.answers.subjects import harms
from actions.answers.subjects.situations import situation
from actions.case.conditions.looked_for import not_looked_for
from actions.case.drugs.given_drugs import taken_first
from actions.case.drugs.given_up import ASKS_FOR_OTHERS, given_up
from actions.case.mentions import SPOKEN_OF
from actions.case.patient import SECOND_LINE
from actions.case.reading import SITUATIONS
from actions.case.reason.reasons import raised
from actions.conversation.composed.in_a_situation import named_conditions
from actions.knowledge.kinds import SituationGuide
from actions.reasoning.placing import NOT_TOLERATED, harmful_second_line

OPTIONS_INTENTS = frozenset(SITUATIONS) - {"acute_severe_disease"}
_LEADS_TO_OPTIONS = OPTIONS_INTENTS | {"interpret_metabolites"}
_WHY_NOT = re.compile(r"\bwhy\b[^.?!]*\bnot\b", re.IGNORECASE)

_WHAT_TO_DO = re.compile(
    r"\bwhat (?:do|should|can|would|must) (?:i|we|you|one)\b(?! (?:use|give|try|switch|swap|change))|\bmanage\w*"
    r"|\bwhat now\b|\bhow to (?:treat|handle|deal)|\bany(?:thing| way) (?:to|round|around|help)\w*"
    r"|\bway (?:round|around)\b|\bwhat helps\b"
    r"|\b(?:stop|hold|reduce|cut|lower|halve|continue|carry on|wait|ignore) (?:it|the dose|or)\b"
)
_STOPPED = re.compile(r"\b(?:stopped|withdrawn|withdrew|discontinued|came off|taken off)\b")


def options_of_the_case(desk: Desk) -> tuple[Part, ...]:
    """The options; before them the drug the message proposes, if it names one that was not tried."""
    proposed = tuple(
        drug
        for drug in desk.asked.mentions.values("drug", *SPOKEN_OF)
        if drug in desk.base.drugs and _may_be_proposed(desk, drug) and not _known_of_case(desk, drug)
    )
    if _WHY_NOT.search(desk.asked.text):  # "why MMF, not 6-MP?" asks first of the one that is denied
        proposed = (*(d for d in desk.asked.mentions.values("drug", "negated") if d in desk.base.drugs), *proposed)
    proposed = proposed[:2]
    managed = _managed(desk) if desk.asked.intent in _LEADS_TO_OPTIONS else None
    managed = managed or _gone_on_with(desk)
    measured = (readings.metabolites(desk),) if _metabolites_told(desk) else ()
    level = _level_of_the_harm(desk) if managed else _level_of_what_is_taken(desk)
    ranked = options.compose(desk)
    considered = tuple(options.considered(desk, drug) for drug in proposed)
    desk.drugs = proposed or desk.drugs
    guided = {guide.condition for guide in desk.base.all(SituationGuide)}
    awaited = not_looked_for(desk.asked.mentions, desk.asked.text.lower())  # "TPMT pending" is no deficiency
    situations = tuple(c for c in named_conditions(desk) if c in guided and c not in awaited)[:2]
    unsettled = desk.case.state("non-adherence") == "yes"  # which comes before a drug is proposed
    if managed and _asks_how_to_manage(desk):
        desk.asked = structs.replace(desk.asked, intent=ACTING)  # and no options are shown
        return (*(level or (managed,)), *measured)
    if managed and not ASKS_FOR_OTHERS.search(desk.asked.text) and _nothing_is_left(desk):
        return (*(level or (managed,)), *measured)  # "diarrhoea on MMF"
    return (
        *(level or ((managed,) if managed else ())),
        *measured,
        *((ranked, *considered) if unsettled else (*considered, ranked)),
        *(situation(desk, condition, None) for condition in situations),
    )


def _managed(desk: Desk) -> Part | None:
    """The part on the harms of a drug in use; asked what to do also of a second-line drug that the message only says
    brought a disease: "tac induced diabetes, what now".
    """
    mentions = desk.asked.mentions
    over = any(given_up(desk.asked.text, desk.asked.start, mentions, d) for d in mentions.values("drug"))
    managed = harms.managed(desk) or (None if over else harms.befallen(desk))  # "hives with rituximab last time"
    if managed or not _asks_how_to_manage(desk):
        return managed
    named = desk.asked.mentions.values("drug", "affirmed")
    did_harm = (reaction.drug for reaction in desk.case.reactions if reaction.drug in SECOND_LINE)
    drug = next((drug for drug in did_harm if drug in named), None)
    return harms.known(desk, drug) if drug else None


def _level_of_the_harm(desk: Desk) -> tuple[Part, ...]:
    """ "Tremor on tac, level 9.8": the verdict on a level that the message tells goes before what it may have done."""
    drug = readings.drug_of_level(desk)
    told = desk.asked.mentions.measure("trough") is not None and bool(desk.case.reacted((drug,)))
    return (readings.trough(desk, drug),) if told and readings.level_of(desk, drug) else ()


def _level_of_what_is_taken(desk: Desk) -> tuple[Part, ...]:
    """ "Tac trough 3.1, ALT still 90, what now": whether the drug had its level goes before another drug."""
    drug = readings.drug_of_level(desk)
    taken = drug in (*desk.case.current, *desk.case.still_on)
    told = desk.asked.mentions.measure("trough") is not None and taken
    return (readings.trough(desk, drug),) if told and readings.level_of(desk, drug) else ()


def left_for_the_other(desk: Desk, drug: str | None) -> tuple[Part, ...]:
    """ "Diabetes on tac, switch to MMF?": the harm of the second-line drug that is left, then the untried one for its
    sake; none for any other change.
    """
    harmful = harmful_second_line(desk.case)
    if harmful is None or drug not in SECOND_LINE or drug == harmful or options.reason_shown(desk) == desk.reason:
        return ()
    harm = harms.known(desk, harmful)
    return (*((harm,) if harm else ()), options.considered(desk, drug))


def _gone_on_with(desk: Desk) -> Part | None:
    """The part on the harm, told before, of the second-line drug that is still taken: what is done about it goes before
    the one that is left.
    """
    harmful = harmful_second_line(desk.case)
    taken = harmful in (*desk.case.current, *desk.case.still_on)
    left_for_it = options.reason_shown(desk) == NOT_TOLERATED or bool({*desk.left_out} & {*SECOND_LINE})
    told = harmful is not None and taken and bool(desk.case.reacted((harmful,)))  # and not only that it was left
    return harms.known(desk, harmful) if harmful and told and left_for_it else None


def _nothing_is_left(desk: Desk) -> bool:
    """ "Aza failed, on tac, tremor": no reason to change is told, or the harm is of a second-line drug that is not said
    to be over or not to suffice, and no result shows active disease. That a drug is over a word has to say, and not
    the harm.
    """
    if desk.reason in (None, "unclear"):
        return True
    in_words = desk.asked.mentions.of("reason", "affirmed", "historical", "possible")
    of_first_line = any(taken_first(drug) for drug in desk.case.tried)  # "failed aza, now on tac, sugars 14"
    if desk.before.reason == "second_line_failed" or (in_words and not of_first_line):
        return False
    harmed = {reaction.drug for reaction in desk.case.reactions if reaction.drug in SECOND_LINE}
    told = harmed & {*desk.asked.mentions.values("drug", "affirmed", "historical")}
    taken = (*desk.case.current, *desk.case.still_on)
    over = any(
        desk.case.tried.get(drug) == "insufficient"
        or (in_words and drug in desk.case.tried and drug not in taken)  # in a list of what is over
        or given_up(desk.asked.text, desk.asked.start, desk.asked.mentions, drug)
        for drug in told
    )
    return bool(told) and not over and not raised(desk.asked.mentions)


def _asks_how_to_manage(desk: Desk) -> bool:
    """ "MMF diarrhoea, any way round it?", "neutrophils 0.9 on MMF, what should I do": what is asked is what to do
    about the harm, and no other drug.
    """
    lowered = desk.asked.text.lower()
    others = ASKS_FOR_OTHERS.search(lowered) or _STOPPED.search(lowered)  # what is stopped is not managed any more
    return bool(_WHAT_TO_DO.search(lowered)) and not others


def _may_be_proposed(desk: Desk, drug: str) -> bool:
    """Whether a drug named beside the options may be a choice here: one of the first line only where it has, or may
    get, a row of its own ("budesonide to spare his sugars?").
    """
    guide = desk.base.reasons[desk.reason or "unclear"]
    return desk.base.drugs[drug].line != "first" or drug in (*guide.options, *guide.where_warned)


def _metabolites_told(desk: Desk) -> bool:
    """Whether metabolites are read: they are asked about, or told beside a question for the options."""
    told = any(measure.name in ("tgn", "mmp") for measure in desk.asked.mentions.measures)
    return told or desk.asked.intent == "interpret_metabolites"


def _known_of_case(desk: Desk, drug: str) -> bool:
    return drug in desk.told or drug in desk.case.tried or drug in desk.case.current
