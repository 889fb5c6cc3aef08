"""A dose limit for reduced kidneys is at first sight where the case has them and a dose is asked for, however the
question words it; where the kidneys are known to be well, what is bound to their failure leads nothing. Beside a
medicine that changes the level of a drug no ordinary dose of it stands in sight, and before the dose of a steroid in
decompensated cirrhosis stands what is done before it.
"""

from __future__ import annotations

from msgspec import structs

from actions.answers import strings
from actions.answers.desk import Desk
from actions.answers.model import Line, Part, Section
from actions.answers.subjects.topics import line
from actions.knowledge import kinds as r
from actions.reasoning.standings import judge

_KIDNEYS = "renal-impairment"
_DECOMPENSATED = "decompensated"
_OF_PREGNANCY = frozenset({"pregnant", "wishes-pregnancy", "breastfeeding"})
_FIRST = 3  # lines at first sight
# The rules of medicines that raise or lower the level of a drug, not those of what only adds to its harm
_OF_ITS_LEVEL = (
    "tacrolimus-interactions",
    "tacrolimus-other-interactions",
    "ciclosporin-interactions",
    "ciclosporin-raised",
    "mtor-interactions",
    "mtor-weaker-interactions",
)
_BESIDE = "dose-beside-a-medicine"
_SHOWS_DOSES = ("ask_dose", "ask_drug_overview")


def shown(desk: Desk, parts: tuple[Part, ...]) -> tuple[Part, ...]:
    """The parts on doses, each with the limit that holds in this case behind its standing."""
    if desk.asked.intent not in _SHOWS_DOSES or len(parts) != len(desk.drugs):
        return parts
    parts = tuple(_beside_a_medicine(desk, part, drug) for part, drug in zip(parts, desk.drugs, strict=True))
    parts = tuple(_when_decompensated(desk, part, drug) for part, drug in zip(parts, desk.drugs, strict=True))
    if desk.asked.intent != "ask_dose" or desk.case.state(_KIDNEYS) != "yes":
        return parts
    return tuple(_with_limit(desk, part, drug) for part, drug in zip(parts, desk.drugs, strict=True))


def kept_back(desk: Desk, record: object) -> bool:
    """Whether a record leads nothing: it is bound to what the case is known not to be, or gives the dose of none of the
    drugs whose dose is asked for.
    """
    if of_what_is_denied(desk, record):
        return True
    drugs = {*getattr(record, "drugs", ())}
    return bool(drugs and desk.drugs) and desk.asked.intent == "ask_dose" and drugs.isdisjoint(desk.drugs)


def of_what_is_denied(desk: Desk, record: object) -> bool:
    """Whether a record is bound to a situation that the case is known not to be in."""
    situations = record.situations if isinstance(record, r.Evidence) else ()
    return bool(situations) and all(one in _denied(desk) for one in situations)


def _denied(desk: Desk) -> frozenset[str]:
    """What the patient is known not to be; who is not pregnant, and is told of no wish, is asked nothing about it."""
    denied = {condition for condition, state in desk.case.conditions.items() if state == "no"}
    told = any(desk.case.state(one) in ("yes", "possible") for one in _OF_PREGNANCY)
    no = [m.start for m in desk.asked.mentions.of("condition", "negated")]  # "not pregnant" is no topic
    asked = any(m.value == "pregnancy" and m.start not in no for m in desk.asked.mentions.of("topic"))
    return frozenset(denied if told or asked or "pregnant" not in denied else denied | _OF_PREGNANCY)


def _with_limit(desk: Desk, part: Part, drug: str) -> Part:
    limits = [x for x in desk.base.evidence(r.Evidence, drug=drug, topic="dose") if _KIDNEYS in x.situations]
    at = _standing(desk, part)
    spoken = {i for one in part.bottom_line[at:_FIRST] for i in one.records}
    if not limits or spoken & {record.id for record in limits}:
        return part
    lines = (*part.bottom_line[:at], line(desk, limits[0]), *part.bottom_line[at:])
    return structs.replace(part, bottom_line=lines)


def _standing(desk: Desk, part: Part) -> int:
    """How many lines at the head of a part say where the drug stands: they rest on the records, and do not say them."""
    rules = {rule.id for rule in desk.base.standing_rules}
    lines = enumerate(part.bottom_line)
    return next((at for at, one in lines if not rules & {*one.records}), len(part.bottom_line))


def _beside_a_medicine(desk: Desk, part: Part, drug: str) -> Part:
    """The part on a drug that is dosed by its level, beside a medicine that changes it: what is held of the two first,
    ordinary doses only at a click.
    """
    holding = judge(desk.base, drug, desk.reason or "insufficient_response", desk.case).holding
    because = dict.fromkeys(i for rule in holding if rule.id in _OF_ITS_LEVEL for i in rule.because)
    if not because:
        return part
    said = tuple(line(desk, desk.base.get(i, r.Evidence)) for i in tuple(because)[:1])
    if desk.asked.intent != "ask_dose":
        folded = (structs.replace(s, collapsed=True) if s.id == "dose" else s for s in part.sections)
        return structs.replace(part, sections=tuple(folded))
    at = _standing(desk, part)
    desk.citer.records.setdefault(_BESIDE)
    first = Line(desk.base.get(_BESIDE, r.Sentence).text.strip(), (), (_BESIDE,))
    usual = Section("usual-doses", strings.USUAL_DOSES, part.bottom_line[at:], collapsed=True)
    sections = tuple(structs.replace(section, collapsed=True) for section in part.sections)
    return structs.replace(
        part,
        bottom_line=(*part.bottom_line[:at], first, *said),
        sections=(usual, *sections) if usual.lines else sections,
    )


def _when_decompensated(desk: Desk, part: Part, drug: str) -> Part:
    """The part on the dose of prednisolone, led in decompensated cirrhosis by the guide to it: transplantation and the
    septic screen come before any dose.
    """
    if desk.asked.intent != "ask_dose" or drug != "prednisolone" or desk.case.state(_DECOMPENSATED) != "yes":
        return part
    guide = next(x for x in desk.base.all(r.SituationGuide) if x.condition == _DECOMPENSATED)
    at = _standing(desk, part)
    led = desk.citer.sentence(guide.bottom_line, guide.because, guide.id)
    return structs.replace(part, bottom_line=(*part.bottom_line[:at], led, *part.bottom_line[at:]))
