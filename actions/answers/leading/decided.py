"""What leads although other records are nearer in words: a step of treatment that is named (a biopsy before withdrawal,
a level once another medicine is added, what is given before an infusion), figures of both reasons asked for side by
side, and that no result was found of a drug under trial.

Beside `deciding.py`, whose records lead where their topic is composed: these lead whatever the question was taken for.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from itertools import takewhile
from typing import NamedTuple

from msgspec import structs

from actions.answers import strings
from actions.answers.desk import Desk
from actions.answers.leading.first_sight import STANDING
from actions.answers.model import Line, Part
from actions.answers.subjects.graded import graded
from actions.case.mentions import SPOKEN_OF
from actions.case.patient import SECOND_LINE
from actions.knowledge import kinds as r
from actions.reasoning.standings import EITHER_REASON


class _Step(NamedTuple):
    """A step of treatment: the words that ask for it, the records that answer, of which drug, and what the message
    tells beside.
    """

    asks: re.Pattern[str]
    records: tuple[str, ...]
    drug: str | None = None
    told: re.Pattern[str] | None = None


def _words(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern, re.IGNORECASE)


BIOPSY = _words(r"\b(?:re-?)?biops\w+")
WITHDRAWN = _words(
    r"\b(?:wean\w*|withdraw\w*|stop(?:ping|ped)?|com(?:e|ing) off|taper\w* off|discontinu\w*|off (?:treatment"
    r"|therapy|it"
    r"|all|everything|is|immunosupp\w+))\b"
)
LEVEL_WHEN = _words(
    r"\b(?:levels?|troughs?)\b[^.;?!]{0,25}\b(?:when|how (?:soon|often)|timing|which day|what day)\b"
    r"|\b(?:when|how (?:soon|often)|which day|what day)\b[^.;?!]{0,40}\b(?:levels?|troughs?)\b"
    r"|\b(?:repeat|recheck|re-check|check|next|extra) (?:the |a |her |his |tac )?(?:level|trough)\b"
)
COATED = _words(r"\b(?:ec[- ]?(?:mps|mpa|mmf)|enteric[- ]coated|myfortic|mycophenolate sodium|mycophenolic acid)\b")
CARRIED_OVER = _words(
    r"\b(?:switch\w*|swap\w*|chang\w*|convert\w*|conversion|equival\w*|equimolar|instead|mov(?:e|ing)|try|trial"
    r"|dos\w+)\b"
)
IMMUNOGLOBULIN = _words(
    r"\b(?:ivig|iv immunoglobulin|intravenous immunoglobulins?|scig|(?:immunoglobulin|igg|ig) (?:replac\w+|substitut\w+"
    r"|top[- ]?up)|replac\w+ (?:the )?(?:immunoglobulins?|igg|ig))\b"
)
_PREMEDICATION = _words(r"\b(?:pre-?meds?|pre-?medicat\w+|before (?:the |each |an? )?infusion)\b")
_VACCINES = _words(r"\b(?:vaccin\w*|jabs?|immunis\w+|immuniz\w+|shingrix|pneumovax|prevenar|prevnar)\b")
_BEFORE = _words(r"\b(?:before|pre|prior|ahead|timing|when|how long|interval|gap)\b")
_BEFORE_IT = _words(
    r"\b(?:before|prior to|pre)[- ](?:the |first |starting |giving |a |her |his )*(?:rituximab|ritux|rtx)\b"
)
_PILL = _words(
    r"\b(?:pop|progest\w+|mini-?pill|pill|coc|ocp|oral contracepti\w+|desogestrel|hormonal contracepti\w+)\b"
)
_REPLACED = _words(
    r"\b(?:swap\w*|switch\w*|replac\w+|instead|alternativ\w*|substitut\w+|chang(?:e|ing) (?:\w+ )?to|move (?:\w+ )?to"
    r"|put (?:her|them) on|what (?:else|drug|next)|which drug)\b"
)
_CONCEPTION = _words(r"\b(?:pregnan\w*|concei\w*|conception|bab(?:y|ies)|family|ttc)\b")
_STEROID = r"(?:pred\w*|steroids?)"
_TAPERED_WHEN = _words(
    rf"\b(?:when|how soon|at what point|how long)\b[^.;?!]{{0,25}}\b(?:taper|wean|reduce|lower|cut|withdraw"
    rf"|stop|come off)"
    rf"\w*\b[^.;?!]{{0,20}}\b{_STEROID}\b|\b(?:taper|wean|reduce|withdraw"
    rf"|stop)\w* (?:\w+ )?{_STEROID}\W*\b(?:when|how soon)\b"
)
_BY_DOSE = _words(r"\b(?:how|what dose|which dose|equival\w*|conver\w+|dose)\b")
_CHANGED = _words(
    r"\bto (?:bude|budesonide|budenofalk)\b|\b(?:switch\w*|swap\w*|chang\w*|convert\w*|conversion|move|equival\w*)\b"
)
_BUDESONIDE = _words(r"\b(?:budesonide|budenofalk|bude|budes)\b")

_IN_COATED_FORM = ("ecmps-gi-switch", "note-mmf-enteric-coated-trial")
_STEPS = (
    _Step(BIOPSY, ("conflict-guidelines-withdrawal", "easl25-withdrawal-biopsy"), told=WITHDRAWN),
    _Step(_REPLACED, ("bsg25-pregnancy", "mmf-to-aza-before-pregnancy"), "mycophenolate", _CONCEPTION),
    _Step(COATED, _IN_COATED_FORM, "mycophenolate", CARRIED_OVER),
    _Step(_words(r"\bequival\w*|\bconver\w+"), _IN_COATED_FORM, "mycophenolate", COATED),
    _Step(_PREMEDICATION, ("rtx-premedication",), "rituximab"),
    _Step(IMMUNOGLOBULIN, ("no-rituximab-igg-threshold", "rtx-igrt-no-consensus"), "rituximab"),
    _Step(
        _PILL, ("mmf-oral-contraceptive", "bsg25-mmf-contraception"), "mycophenolate", _words(r"\bcontracep\w*|\bpill")
    ),
    _Step(_TAPERED_WHEN, ("bsg25-steroid-stop",), "prednisolone"),
)
_TOGETHER = _words(r"\b(?:triple|add\w*|combin\w*|combo|together|on top|dual|plus|alongside)\b")
_APART = _words(r"\b(?:fail\w*|vs|versus|compar\w*|or)\b")
_OF_TOGETHER = frozenset({"ask_evidence", "ask_drug_overview", "verify_claim", "ask_interactions"})
_FLARED_ON_BOTH = "sirolimus-rituximab-cases"
_LEVEL_REPEATED = "sps-tac-schedule"
_BEFORE_RITUXIMAB = ("bsg25-rituximab-regimen", "conflict-rituximab-vaccine-timing")
_INTO_BUDESONIDE = ("no-prednisolone-to-budesonide-dose", "bsg25-budesonide-switch")
_OF_FIGURES = frozenset({"ask_evidence", "ask_comparison"})
_CHILDREN = _words(r"\b(?:child\w*|paediatric\w*|pediatric\w*|kids?|teen\w*|adolescen\w*)\b")
_ADULTS = _words(r"\badults?\b|\bgrown[- ]ups?\b")
_NOT_BORNE = _words(r"\bintoler\w+|\bnot tolerat\w+|\b(?:can'?t|couldn'?t|cannot) tolerate")
_NOT_CONTROLLED = _words(
    r"\bnon-?\s?respon\w+|\brefractor\w+|\binsufficient\w*|\binadequate\w*|\bfail\w+|\bincomplete\w*|\bnot respond\w*"
)
_NUMBERS = _words(r"\b(?:numbers?|figures?|percent\w*|ci|cis|confidence intervals?)\b")
_RESULT = _words(
    r"\b(?:results?|efficac\w+|effective\w*|work\w*|outcomes?|respon\w+|remission|read ?-?out|data|show\w*)\b"
)


def records(desk: Desk) -> tuple[str, ...]:
    """The records that lead the answer to the question on the desk, in order; none for most questions."""
    step = _step(desk)
    if step is not None:
        return step.records
    if _asks_for_both(desk):
        return tuple(identifier for drug in desk.drugs for identifier in _figures(desk, drug))
    if desk.asked.intent in _OF_FIGURES and _CHILDREN.search(desk.asked.text) and _ADULTS.search(desk.asked.text):
        return tuple(identifier for drug in desk.drugs for identifier in _by_age(desk, drug))
    return _without_result(desk) or _of_a_situation(desk)


def led(desk: Desk, parts: tuple[Part, ...]) -> tuple[Part, ...]:
    """The parts, the first led by what decides; figures of each drug lead its own part."""
    if _asks_for_both(desk) and len(parts) == len(desk.drugs):
        return tuple(_led_by(desk, part, _figures(desk, drug)) for part, drug in zip(parts, desk.drugs, strict=True))
    found = records(desk)
    return (_led_by(desk, parts[0], found), *parts[1:]) if found else parts


def _led_by(desk: Desk, part: Part, found: tuple[str, ...]) -> Part:
    rest = tuple(one for one in part.bottom_line if one.records[:1] not in [(i,) for i in found])
    first = sum(1 for _ in takewhile(_says_before, rest))
    lines = tuple(_line(desk, identifier) for identifier in found)
    return structs.replace(part, bottom_line=(*rest[:first], *lines, *rest[first:]), missing=False)


def _says_before(line: Line) -> bool:
    """Whether a line is a standing, or says that what is named is not held."""
    return bool(line.records and STANDING.match(line.text)) or line.text.endswith(f"{strings.NOT_IN_SOURCES}.")


def _line(desk: Desk, identifier: str) -> Line:
    record = desk.base.get(identifier, r.Record)
    if isinstance(record, r.Recommendation):
        return graded(desk, record)
    told = desk.citer.line(identifier)
    return structs.replace(told, text=f"{record.title}: {told.text}") if isinstance(record, r.Conflict) else told


def _step(desk: Desk) -> _Step | None:
    """The step that the question asks for, of a drug in question or in use."""
    of = {*desk.drugs, *desk.case.current, *desk.asked.mentions.values("drug")}
    for step in _STEPS:
        asked = step.asks.search(desk.asked.text) and (step.told is None or step.told.search(desk.message))
        if asked and (step.drug is None or step.drug in of):
            return step
    return None


def _asks_for_both(desk: Desk) -> bool:
    """Whether figures are asked for of those who did not tolerate and of those who did not respond, or numbers at large
    without a reason.
    """
    text = desk.asked.text
    if desk.asked.intent not in _OF_FIGURES or not {*desk.drugs} <= {*SECOND_LINE} or not desk.drugs:
        return False
    both = _NOT_BORNE.search(text) and _NOT_CONTROLLED.search(text)
    numbers = desk.reason is None and not desk.asked.mentions.of("drug") and _NUMBERS.search(text)
    return bool(both or numbers)


def _figures(desk: Desk, drug: str) -> tuple[str, ...]:
    """The figure of a drug that its record puts first, for either reason."""
    headline: Mapping[str, tuple[str, ...]] = desk.base.drugs[drug].headline  # type: ignore[assignment]
    return tuple(identifier for reason in EITHER_REASON for identifier in headline.get(reason, ())[:1])


def _by_age(desk: Desk, drug: str) -> tuple[str, ...]:
    """What is held of a drug in children, or that nothing was found of them."""
    young = (x for x in desk.base.evidence(r.Evidence, drug=drug, topic="evidence") if "child" in x.situations)
    held = sorted(young, key=lambda record: record.rank)
    missing = (x for x in desk.base.all(r.NotKnown) if drug in x.drugs and "child" in x.situations)
    of_children = tuple(record.id for record in (*held, *missing))[:1]
    return (*of_children, *_figures(desk, drug)[-1:])


def _without_result(desk: Desk) -> tuple[str, ...]:
    """That no result of a drug under trial was found, where one is asked for: before how the trial is planned."""
    of_trial = len(desk.drugs) == 1 and desk.base.drugs[desk.drugs[0]].line == "investigational"
    identifier = f"no-{desk.drugs[0]}-result" if of_trial else ""
    asks = desk.asked.intent == "ask_evidence" and _RESULT.search(desk.asked.text)
    return (identifier,) if asks and identifier in desk.base else ()


def _of_a_situation(desk: Desk) -> tuple[str, ...]:
    """What depends on what is told beside the drug: another medicine that changes its level, a vaccine before it, a
    steroid that it replaces.
    """
    text, taken = desk.asked.text, {*desk.case.current}
    together = {"tacrolimus", "mycophenolate"} <= {*desk.drugs} and desk.asked.intent in _OF_TOGETHER
    if together and _TOGETHER.search(text) and not _APART.search(text):
        return (_FLARED_ON_BOTH,)
    if "tacrolimus" in desk.drugs and LEVEL_WHEN.search(text) and desk.asked.mentions.of("co_medication"):
        return (_LEVEL_REPEATED,)
    to_come = "rituximab" not in taken or _BEFORE_IT.search(desk.message)
    if "rituximab" in desk.drugs and to_come and _VACCINES.search(text) and _BEFORE.search(text):
        return _BEFORE_RITUXIMAB
    both = {"budesonide", "prednisolone"} <= {*desk.drugs, *taken, *desk.asked.mentions.values("drug", *SPOKEN_OF)}
    how = _BY_DOSE.search(text) and _CHANGED.search(text) and _BUDESONIDE.search(text)
    return _INTO_BUDESONIDE if both and how else ()
