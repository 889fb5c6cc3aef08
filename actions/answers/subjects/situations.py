"""A named situation of the patient: for one drug, or what its guide says whatever the drug."""

from __future__ import annotations

import re

from msgspec import structs

from actions.answers import strings
from actions.answers.choices.against import standing_lines
from actions.answers.choices.options import positioned_as
from actions.answers.desk import Desk
from actions.answers.gaps.unanswered import of_situation as unanswered_whatever_the_drug
from actions.answers.gaps.unanswered import on_situation as unanswered_on
from actions.answers.leading.order import KIND_OF, about, named_situations, of_children
from actions.answers.leading.whose import said_of
from actions.answers.model import Line, Part
from actions.answers.subjects.general import not_held, of_records
from actions.answers.subjects.topics import line
from actions.case.patient import THIOPURINES, Case
from actions.knowledge import kinds as r
from actions.reasoning.standings import judge

_NEAR = 1  # records that name drug and situation beside others
_OF_PREGNANCY = frozenset({"pregnant", "wishes-pregnancy", "breastfeeding", "fathering", "contraception"})
_NOT_AGAIN = frozenset({"hypersensitivity", "anaphylaxis"})
_RECIPIENT = "transplanted"
_CLAUSE_ENDS = re.compile(r"[,;:]|\. ")


def situation(desk: Desk, condition: str, drug: str | None) -> Part:
    """A named condition: for one drug when the question names one, otherwise the condition's guide."""
    label = desk.labels.of("condition", condition)
    title = f"{label[:1].upper()}{label[1:]}" + (f": {desk.drug_name(drug)}" if drug else "")
    guides = {guide.condition: guide for guide in desk.base.all(r.SituationGuide)}
    guide = guides.get(condition) or guides.get(KIND_OF.get(condition, ""))
    records: tuple[r.Evidence, ...] = tuple(
        record
        for record in desk.base.evidence(r.Evidence, situation=condition, drug=drug)
        if drug is None or _about_situation(desk, record, condition)
    )
    records = _not_of_recipients(desk, records, condition)
    lead: tuple[Line, ...] = ()
    if drug:
        # "TPMT unknown": not known is not deficient; "TB, fully treated": what is told to be none is not supposed
        open_ = desk.case.state(condition) in ("possible", "no")
        supposed = desk.case if open_ else desk.case.with_condition(condition, "yes")
        lead = standing_lines(desk, drug, supposed)
        lead += () if records else tuple(line(desk, record) for record in _rested_on(desk, drug, supposed, condition))
        lead += desk.citer.lines(unanswered_on(desk, drug, condition))
    of_drug_alone = bool(drug and records)
    if of_drug_alone and drug and not lead and not any(isinstance(x, r.Recommendation) for x in records):
        known = desk.base.drugs[drug]
        if guide and known.name.lower() in guide.bottom_line.lower():
            lead = (desk.citer.sentence(guide.bottom_line, guide.because, guide.id),)
        elif known.line != "first":  # whether it is an option at all comes before a case in this situation
            lead = (desk.citer.sentence(known.overview, known.because, drug),)
    if guide and not of_drug_alone:
        of_drug = bool(lead or records)
        guided = desk.citer.sentence(*said_of(guide, desk.case), guide.id)
        in_particular: tuple[Line, ...] = ()
        if drug and not of_drug:
            text = f"{desk.drug_name(drug)}, {strings.IN_PARTICULAR}: {strings.NOT_IN_SOURCES}."
            in_particular = (Line(text, records=(drug,)),)
        # What it says of another drug is no answer on this one
        of_another = bool(drug) and (begins_with_another(desk, guide) or of_other_drugs(desk, guide, drug))
        lead = (*lead, *in_particular, guided) if of_another else (*lead, guided, *in_particular)
        ids = [
            *guide.records,
            *(
                record.id
                for record in desk.base.evidence(r.Evidence, situation=condition)
                if record.id not in guide.records
            ),
        ]
        records = tuple(desk.base.get(i, r.Evidence) for i in ids if isinstance(desk.base.get(i, r.Record), r.Evidence))
    records = tuple(record for record in records if not _of_what_is_not_given_again(desk, record))
    if not drug:
        said = guide.because if guide else ()
        unknown = unanswered_whatever_the_drug(desk, condition)
        lead += desk.citer.lines(tuple(identifier for identifier in unknown if identifier not in said))
    if not records and not lead:
        nothing = not_held(desk, title)
        by_name = Line(f"{label[:1].upper()}{label[1:]}: {strings.NOT_IN_SOURCES}.")
        nothing = structs.replace(nothing, bottom_line=(by_name, *nothing.bottom_line))
        return _with_what_is_near(desk, nothing, condition, drug)
    order = guide.records if guide and not of_drug_alone else ()  # which is a list for all drugs
    part = of_records(desk, title, records, "situation", order) if records else Part(title)
    return Part(title, (*lead, *part.bottom_line), part.sections)


def _of_what_is_not_given_again(desk: Desk, record: r.Evidence) -> bool:
    """Whether a record speaks of nothing but drugs to which the patient is hypersensitive: it guides nobody there."""
    grave = {one.drug for one in desk.case.reactions if one.reaction in _NOT_AGAIN}
    never = {*THIOPURINES} if grave & {*THIOPURINES} else grave
    return bool(record.drugs) and never.issuperset(record.drugs)


def _not_of_recipients(desk: Desk, records: tuple[r.Evidence, ...], condition: str) -> tuple[r.Evidence, ...]:
    """The records without those on liver recipients, unless one is spoken of or nothing else is held."""
    spoken = _RECIPIENT in {condition, *named_situations(desk)} or desk.case.state(_RECIPIENT) in ("yes", "possible")
    others = tuple(record for record in records if _RECIPIENT not in record.situations)
    return records if spoken or not others else others


def _with_what_is_near(desk: Desk, nothing: Part, condition: str, drug: str | None) -> Part:
    """That nothing is held, followed by what records on others say that name both, and by what the drug is here."""
    if drug is None:
        return nothing
    naming = desk.search.holding(desk.search.forms("condition", condition))
    names = desk.search.holding(desk.search.forms("drug", drug))
    both = [record for record in desk.base.evidence(r.Evidence) if record.id in naming and record.id in names]
    known = desk.base.drugs[drug]
    overview = desk.citer.sentence(known.overview, known.because, drug)
    near = (*(line(desk, record) for record in both[:_NEAR]), overview)
    return structs.replace(nothing, bottom_line=(*nothing.bottom_line, *near))


def begins_with_another(desk: Desk, guide: r.SituationGuide) -> bool:
    """Whether the guide begins with a third-line drug that is neither taken nor asked about: what it says of that one
    is no answer here.
    """
    first = guide.bottom_line.split()[0].lower()
    drug = next((drug for drug in desk.base.drugs.values() if drug.name.lower() == first), None)
    at_hand = {*desk.drugs, *desk.case.current, *desk.case.tried, *desk.asked.mentions.values("drug")}
    return drug is not None and drug.line == "third" and drug.id not in at_hand


def of_other_drugs(desk: Desk, guide: r.SituationGuide, drug: str | None) -> bool:
    """Whether the guide's first clause is of drugs that are not at hand, and nothing in it of the one asked about."""
    text = guide.bottom_line.lower()
    at_hand = {*desk.drugs, *desk.case.current, *desk.case.tried, *desk.asked.mentions.values("drug")}
    clause = _CLAUSE_ENDS.split(text)[0]
    named = {known.id for known in desk.base.drugs.values() if known.name.lower() in clause}
    said = drug in desk.base.drugs and desk.base.drugs[str(drug)].name.lower() in text
    return bool(named) and not named & at_hand and not said


def _rested_on(desk: Desk, drug: str, case: Case, condition: str) -> tuple[r.Evidence, ...]:
    """What the standing of a drug in a situation rests on, where no record on the drug itself speaks of it: advice on
    drugs of its line.
    """
    judgement = judge(desk.base, drug, positioned_as(desk, desk.reason or "insufficient_response"), case)
    because = dict.fromkeys(identifier for rule in judgement.holding for identifier in rule.because)
    held = (desk.base.get(identifier, r.Record) for identifier in because)
    return tuple(x for x in held if isinstance(x, r.Recommendation) and condition in x.situations)[:1]


def _about_situation(desk: Desk, record: r.Evidence, condition: str) -> bool:
    """Whether a record on a drug answers for the drug in the situation: advice for pregnancy that mentions cirrhosis
    does not, nor do children when none is asked about.
    """
    named = named_situations(desk)
    if about(record) == "pregnancy" and condition not in _OF_PREGNANCY:
        return bool(named & _OF_PREGNANCY)
    return not of_children(record) or bool({"child", "adolescent"} & (named | {condition}))
