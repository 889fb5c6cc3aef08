"""What a question asks in words that read like another topic: how fast a dose goes up is no time to response, a biopsy
before withdrawal no check before the first dose, when a level is repeated no level to aim for.
"""

from __future__ import annotations

import re
from itertools import pairwise

from msgspec import structs

from actions.answers.desk import SEARCH, Asked, Desk
from actions.answers.gaps.unanswered import RAISED
from actions.answers.leading.decided import BIOPSY, CARRIED_OVER, COATED, IMMUNOGLOBULIN, LEVEL_WHEN, WITHDRAWN
from actions.answers.subjects.again import asks_for_simpler
from actions.case.mentions import Mentions

_OF_TIME = frozenset({"ask_time_to_response", "ask_stopping", "ask_evidence", "ask_drug_overview", SEARCH})
_GOING_UP = re.compile(RAISED, re.IGNORECASE)
_OF_CHECKS = frozenset(
    {"ask_pre_treatment_checks", "ask_check_nonresponse", "ask_first_line", "ask_monitoring", SEARCH}
)
_OF_LEVELS = frozenset({"ask_target_level", "ask_dose", "ask_interactions", "interpret_trough", SEARCH})
_OF_PREPARATIONS = frozenset(
    {"ask_comparison", "ask_evidence", "ask_stopping", "ask_drug_overview", "ask_mechanism", SEARCH}
)
_LEVELLED = "tacrolimus"
_COATED = "mycophenolate"
_LOWERS_IGG = "rituximab"
_REPLACES_IGG = "intravenous-immunoglobulin"
_DEATHS = re.compile(r"\b(?:deaths?|died|dies?|mortality|fatal\w*|killed)\b", re.IGNORECASE)
_REPORTS = frozenset({"inform_case", "ask_evidence", SEARCH})
_NOT_BORNE = "intolerance_to_azathioprine"
_OF_STUDIES = frozenset({"ask_adverse_effects", "ask_evidence", "ask_dose"})
_ASKS = re.compile(r"\?|\b(?:what|which|how|is|ok|enough|high|low|too)\b", re.IGNORECASE)
_SHORT = 40  # characters: a question that stands by what was talked of


def intent_of(desk: Desk) -> str | None:
    """The intent that a question's words ask for; None where the guessed one may stand."""
    if asks_for_simpler(desk):
        return _NOT_BORNE
    return _going_up(desk) or _biopsy(desk) or _level(desk) or _coated(desk) or _replaced(desk) or _deaths(desk)


def _going_up(desk: Desk) -> str | None:
    return "ask_dose" if desk.drugs and desk.asked.intent in _OF_TIME and _GOING_UP.search(desk.asked.text) else None


def _biopsy(desk: Desk) -> str | None:
    asks = desk.asked.intent in _OF_CHECKS and BIOPSY.search(desk.asked.text) and WITHDRAWN.search(desk.message)
    return "ask_stopping" if asks else None


def _level(desk: Desk) -> str | None:
    """ "Clarithromycin for 7 days. Level when?": when the level is taken again, once a medicine that changes it is
    named.
    """
    asks = desk.asked.intent in _OF_LEVELS and LEVEL_WHEN.search(desk.asked.text)
    changed = _LEVELLED in desk.drugs and desk.asked.mentions.of("co_medication")
    return "ask_monitoring" if asks and changed else None


def _coated(desk: Desk) -> str | None:
    """ "Switch to EC-MPS?", "equivalent dose?": one drug in another preparation is no comparison and no stop."""
    one = desk.drugs == (_COATED,) and desk.asked.intent in _OF_PREPARATIONS
    return "ask_dose" if one and COATED.search(desk.asked.text) and CARRIED_OVER.search(desk.asked.text) else None


def _replaced(desk: Desk) -> str | None:
    """ "On rituximab, IgG 3.8. IVIG?": whether immunoglobulin is replaced, and not a drug for the liver."""
    given = _LOWERS_IGG in (*desk.case.current, *desk.drugs, *desk.view, *desk.case.tried)
    if not given or not IMMUNOGLOBULIN.search(desk.asked.text) or not {*desk.drugs} <= {_LOWERS_IGG, _REPLACES_IGG}:
        return None
    desk.drugs = (_LOWERS_IGG,)
    return "ask_monitoring"


def _deaths(desk: Desk) -> str | None:
    """ "Any deaths?" of the drug that was talked of."""
    brief = len(desk.asked.text) < _SHORT and _DEATHS.search(desk.asked.text)
    one = desk.drugs[:1] or desk.view[:1]
    if not brief or not one or desk.asked.intent not in _REPORTS or desk.asked.mentions.of("drug"):
        return None
    desk.drugs = one
    return "ask_adverse_effects"


def in_order(asked: tuple[Asked, ...]) -> tuple[Asked, ...]:
    """The questions: a level that is only told goes behind whether treatment ends, and side effects asked for beside a
    study are of that study.
    """
    asked = tuple(_of_the_study(one, before) for before, one in pairwise((None, *asked)) if one)
    told = [one for one in asked if one.intent == "interpret_trough" and not _ASKS.search(one.text)]
    ends = any(one.intent == "ask_stopping" and WITHDRAWN.search(one.text) for one in asked)
    return (*(one for one in asked if one not in told), *told) if told and ends else asked


def _of_the_study(one: Asked, before: Asked | None) -> Asked:
    studies = before.mentions.of("study") if before and not before.mentions.of("drug") else ()
    if not studies or one.intent not in _OF_STUDIES or _names_more(one):
        return one
    here = tuple(structs.replace(m, start=one.start, end=one.start, text="") for m in studies)
    return structs.replace(one, mentions=Mentions((*here, *one.mentions.found), one.mentions.measures))


def _names_more(one: Asked) -> bool:
    """Whether a question is about something by itself, and not about the study named before it."""
    named = any(map(one.mentions.of, ("drug", "drug_class", "condition", "study", "co_medication")))
    return named or len(one.text) > _SHORT or bool(one.mentions.measures)
