"""Questions that need no drug: guideline positions, definitions, checks, first line, referral, situations, claims."""

from __future__ import annotations

from msgspec import structs

from actions.answers import strings
from actions.answers.desk import Asked, Desk
from actions.answers.leading import alike, authors
from actions.answers.leading.deciding import deciding
from actions.answers.leading.order import (
    about,
    asks_for_share,
    gives_outcome,
    names_a_topic,
    of_children,
    within_topic,
)
from actions.answers.leading.relevance import closest, particular_first
from actions.answers.model import Line, Part, Section
from actions.answers.subjects.topics import line
from actions.case.mentions import SPOKEN_OF, Mention, Mentions
from actions.case.patient import SECOND_LINE
from actions.knowledge import kinds as r

SHARED_TOPICS = ("vaccination", "infection-prophylaxis", "bone-health")
"""Topics that no intent asks for: the question names them, beside a drug or without one."""
_LEADING = 4
_MORE = 10


def topic(desk: Desk, name: str) -> Part:
    """Records on a topic whatever the drug: checks before non-response, first line, referral, monitoring..."""
    title = strings.TOPIC_TITLES.get(name) or strings.TITLES[desk.asked.intent]
    return of_records(desk, title, desk.base.evidence(r.Evidence, topic=name), name)


def first_line(desk: Desk) -> Part:
    """Records on first-line treatment; the heading names the one drug that the question is about."""
    part = topic(desk, "first-line")
    named = dict.fromkeys(desk.asked.mentions.values("drug", *SPOKEN_OF))
    asked = [drug for drug in named if drug in desk.base.drugs and drug not in desk.case.current]
    return structs.replace(part, title=f"{part.title}: {desk.drug_name(asked[0])}") if len(asked) == 1 else part


def of_records(desk: Desk, title: str, records: tuple[r.Evidence, ...], name: str, first: tuple[str, ...] = ()) -> Part:
    """A part made of records in their order: the first leads, the next few stand open, the rest collapsed. `first` are
    ids that a curator put in order, which words of the question do not change.
    """
    if not records:
        return not_held(desk, title)
    conditions = desk.asked.mentions.of("condition", "affirmed", "hypothetical", "possible")
    named = {mention.value for mention in conditions if not names_a_topic(desk, mention)}
    drugs = set(desk.asked.mentions.values("drug", *SPOKEN_OF)) or set(desk.drugs)
    if name == "checks":  # made on first-line treatment, whichever of its drugs is named
        drugs &= set(SECOND_LINE)
    wanted_guidelines = set(desk.asked.mentions.values("guideline"))
    ordered = sorted(
        records,
        key=lambda record: (
            getattr(record, "guideline", None) not in wanted_guidelines if wanted_guidelines else False,
            first.index(record.id) if record.id in first else len(first),
            not authors.of_named(desk, record),
            asks_for_share(desk) and not gives_outcome(desk, record),
            not named.intersection(record.situations) if named else of_children(record),
            *_of_drugs(record, drugs, name),
            *within_topic(desk, record, name, named),
        ),
    )
    if not first and not (asks_for_share(desk) and gives_outcome(desk, ordered[0])):
        # What a question names beside its drugs tells records on these drugs apart, not those on others.
        first_group = _of_drugs(ordered[0], drugs, name)[:1]
        own = tuple(record for record in ordered if _of_drugs(record, drugs, name)[:1] == first_group)
        ordered = [*particular_first(desk, own, name), *(record for record in ordered if record not in own)]
    if name == "evidence" and not drugs and not desk.asked.mentions.of("study"):
        ordered = alike.likest_first(desk, ordered)  # with no drug in question no curator's order holds
    sections = (
        Section(name, title, tuple(line(desk, record) for record in ordered[1 : 1 + _LEADING])),
        Section(
            "more",
            strings.MORE,
            tuple(line(desk, record) for record in ordered[1 + _LEADING : 1 + _LEADING + _MORE]),
            collapsed=True,
        ),
        Section(
            "conflicts",
            strings.DIFFER,
            desk.citer.lines(_conflicts(desk, {record.id for record in ordered}, name)[:4]),
            collapsed=True,
        ),
    )
    return Part(title, (line(desk, ordered[0]),), tuple(s for s in sections if s.lines))


def _of_drugs(record: r.Evidence, drugs: set[str], topic: str) -> tuple[bool | int, ...]:
    """Records on the drugs in question first. Guidance on a topic that all drugs share holds for each of them: there
    only what is about other drugs waits behind.
    """
    if topic in SHARED_TOPICS:
        own, advice = bool(drugs & set(record.drugs)), getattr(record, "figure", None) is None
        foreign = bool(record.drugs) and not own
        return (foreign, about(record) != topic, not (own and advice and len(record.drugs) == 1), record.rank)
    return (-len(drugs & set(record.drugs)),)


def _conflicts(desk: Desk, shown: set[str], topic: str) -> tuple[str, ...]:
    """Conflicts of the topic that touch a record of the answer; all of the topic when none does. Situations have little
    in common, so a conflict about another one stays out.
    """
    about = desk.base.about(r.Conflict, topic=topic)
    touching = tuple(conflict.id for conflict in about if shown & set(conflict.records))
    return touching or (() if topic == "situation" else tuple(conflict.id for conflict in about))


def definition(desk: Desk) -> Part:
    """The definition of the term named, or of the response that a test named is to reach; all of them when none is."""
    if desk.asked.mentions.of("analyte") and not (desk.asked.mentions.of("term") or desk.asked.mentions.of("reason")):
        desk.asked, desk.drugs = _of_the_response(desk.asked), ()
    terms = desk.asked.mentions.values("term") or tuple(
        m.value.replace("_", "-") for m in desk.asked.mentions.of("reason")
    )
    records: tuple[r.Evidence, ...] = desk.base.evidence(r.Evidence, topic="definition")
    words = tuple(term.replace("-", " ") for term in terms)
    fitting = tuple(
        record
        for record in records
        if getattr(record, "term", None) in terms or any(word in record.text.lower() for word in words)
    )
    fitting = tuple(sorted(fitting, key=lambda record: getattr(record, "term", None) not in terms))
    return of_records(desk, strings.TITLES["ask_definition"], fitting or records, "definition")


def _of_the_response(asked: Asked) -> Asked:
    """The question for the aim of a test as one for the response in which it is reached: of no drug's level."""
    aim = Mention("term", "complete-biochemical-response", asked.start, asked.start, "")
    kept = (m for m in asked.mentions.found if m.entity != "topic")
    return structs.replace(asked, mentions=Mentions((aim, *kept), asked.mentions.measures))


def claim_part(desk: Desk, found: tuple[r.Claim, ...]) -> Part:
    """The verdict on each claim with the correction and what it rests on."""
    lines = tuple(
        desk.citer.sentence(f"{claim.verdict.capitalize()}. {claim.text.strip()}", claim.because, claim.id)
        for claim in found
    )
    behind = tuple(identifier for claim in found for identifier in claim.because)
    section = Section("evidence", strings.TITLES["ask_evidence"], desk.citer.lines(behind), collapsed=len(behind) > 4)
    about = ", ".join(desk.drug_name(drug) for drug in desk.drugs)
    title = f"{strings.TITLES['verify_claim']} {about}".strip()
    return Part(title, lines, (section,) if section.lines else ())


def led_by(desk: Desk, part: Part, claim: str) -> Part:
    """The part with a claim's correction as its first line."""
    record = desk.base.get(claim, r.Claim)
    lead = desk.citer.sentence(record.text, record.because, record.id)
    return Part(part.title, (lead, *part.bottom_line), part.sections)


def led_by_what_decides(desk: Desk, part: Part) -> Part:
    """The part, led by the record that decides its question, if one does."""
    decides = deciding(desk)
    return led_by_record(desk, part, decides) if decides else part


def led_by_record(desk: Desk, part: Part, identifier: str) -> Part:
    """The part with one record as its first line; a disagreement with its title."""
    record, lead = desk.base.get(identifier, r.Record), desk.citer.line(identifier)
    lead = structs.replace(lead, text=f"{record.title}: {lead.text}") if isinstance(record, r.Conflict) else lead
    rest = tuple(line for line in part.bottom_line if identifier not in line.records[:1])
    return structs.replace(part, bottom_line=(lead, *rest), missing=False)


def which_drug(desk: Desk, title: str) -> Part:
    """A question about a drug that names none."""
    sentence = desk.base.get("which-drug", r.Sentence)
    desk.citer.records.setdefault(sentence.id)
    return Part(title, (Line(sentence.text, (), (sentence.id,)),))


def closest_held(desk: Desk) -> Part:
    """What the records hold nearest to a question that was not surely understood, and labelled so."""
    records = closest(desk)
    if not records:
        return not_held(desk, strings.CLOSEST)
    sentence = desk.base.get("closest-in-knowledge-base", r.Sentence)
    desk.citer.records.setdefault(sentence.id)
    section = Section("closest", strings.CLOSEST, tuple(line(desk, record) for record in records))
    return Part(strings.CLOSEST, (Line(sentence.text, (), (sentence.id,)),), (section,))


def not_held(desk: Desk, title: str) -> Part:
    """The fixed sentence for what the knowledge base does not hold."""
    sentence = desk.base.get("not-in-knowledge-base", r.Sentence)
    desk.citer.records.setdefault(sentence.id)
    return Part(title, (Line(sentence.text, (), (sentence.id,)),), missing=True)
