"""Questions that need no drug: guideline positions, definitions, checks, first line, referral, situations, claims."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping

from msgspec import structs

from actions.answers import alike, authors, strings
from actions.answers.desk import Desk
from actions.answers.model import Line, Part, Section, Table
from actions.answers.options import POSITIONED_AS, graded, positioned_as
from actions.answers.order import (
    about,
    asks_for_share,
    gives_outcome,
    named_situations,
    names_a_topic,
    of_children,
    within_topic,
)
from actions.answers.relevance import closest, nearest, particular_first
from actions.answers.topics import line
from actions.case.mentions import SPOKEN_OF
from actions.case.patient import SECOND_LINE
from actions.knowledge import kinds as r

SHARED_TOPICS = ("vaccination", "infection-prophylaxis", "bone-health")
"""Topics that no intent asks for: the question names them, beside a drug or without one."""
_SHORT = 15  # characters: a guideline's name and little more
_LEADING = 4
_POSITIONS = 2  # of named guidelines, in the first lines
# Topics on which guidelines are asked for themselves, whatever the reason of the case
_OF_GUIDELINES = frozenset(
    {"stopping", "vaccination", "referral", "monitoring", "infection-prophylaxis", "bone-health"}
)
_OF_TESTS = {"tgn": "metabolites", "mmp": "metabolites"}  # a test named is the topic on which guidelines are asked
_PLACES = ("first", "option", "later", "against")
_METABOLITES = re.compile(r"\bmetabolites?\b", re.IGNORECASE)
_WHETHER_THEY_DIFFER = re.compile(r"\b(dis)?agree\w*|\bdiffer\w*|\bsame\b|\bconflict\w*|\bin line with\b")
_MORE = 10


def topic(desk: Desk, name: str) -> Part:
    """Records on a topic whatever the drug: checks before non-response, first line, referral, monitoring..."""
    title = strings.TOPIC_TITLES.get(name) or strings.TITLES[desk.asked.intent]
    return of_records(desk, title, desk.base.evidence(r.Evidence, topic=name), name)


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
    """The definition of the term named; all of them when none is."""
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


def guideline_positions(desk: Desk) -> Part:
    """What each guideline says: for the reason in question, else for the drug, else for the topic named."""
    named = desk.asked.mentions.values("guideline")
    reason = positioned_as(desk, desk.reason) if desk.reason else None
    own_drugs = [d for d in desk.asked.mentions.values("drug") if d in desk.base.drugs]
    if not own_drugs and len(desk.asked.text) < _SHORT and not desk.asked.mentions.of("reason"):
        own_drugs = [*desk.drugs]  # "BSG?" after "EASL on tacrolimus"
    conditions = desk.asked.mentions.values("condition", "affirmed", "hypothetical", "possible")
    topics = set(desk.asked.mentions.values("topic")) & _OF_GUIDELINES
    topics |= {_OF_TESTS[test] for test in desk.asked.mentions.values("analyte") if test in _OF_TESTS}
    topics |= {"metabolites"} if _METABOLITES.search(desk.asked.text) else set()
    if conditions:
        records = _recommendations(desk, lambda record: bool(set(conditions) & set(record.situations)))
    elif topics and not own_drugs:  # "do guidelines differ on stopping?"
        records = _recommendations(desk, lambda record: bool(topics & set(record.topics)))
    elif desk.reason:
        records = _placing(desk, desk.reason)
    else:
        records = ()
    if own_drugs and not desk.reason and "first-line" in desk.asked.mentions.values("topic", "affirmed"):
        records = _first_line(desk, own_drugs)
    of_drug = tuple(record for record in records if set(own_drugs) & set(record.drugs))
    if own_drugs and desk.reason and any(not named or record.guideline in named for record in of_drug):
        records = of_drug
    if own_drugs and not desk.reason and not records:
        records = _recommendations(desk, lambda record: bool(set(own_drugs) & set(record.drugs)))
    if not records:
        topics = set(desk.asked.mentions.values("topic")) - {"guideline"}
        records = _recommendations(desk, lambda record: bool(topics & set(record.topics)))
    if not records:
        return not_held(desk, strings.TITLES["ask_guideline"])
    near: tuple[r.Recommendation, ...] = ()
    for guideline in named:
        if not any(record.guideline == guideline for record in records):
            # The positions found are those of others: what it says nearest to the question stands for it.
            near += nearest(desk, _of_guideline(desk, guideline))
    nearness = {record.id: i for i, record in enumerate(near)}
    if own_drugs and not reason:  # where a guideline puts the drug comes before what else it says of it
        nearness |= {x.id: -1 for x in records if any(place.drug in own_drugs for place in x.positions)}
    if topics and own_drugs:  # and before that what it says of the test or the topic named
        nearness |= {x.id: -2 for x in records if topics & set(x.topics)}
    elif reason and not topics:
        nearness |= _by_place(desk, records, reason)
    part = _side_by_side(desk, (*near, *records), named, reason, nearness)
    about = ", ".join(desk.drug_name(drug) for drug in own_drugs)
    return structs.replace(part, title=f"{part.title}: {about}") if about else part


def _placing(desk: Desk, reason: str) -> tuple[r.Recommendation, ...]:
    """The positions on a reason; of a guideline that places no drug under it those on the closest reason."""
    own, closest = desk.base.positions(reason), POSITIONED_AS.get(reason)
    placing = {record.guideline for record, _ in own}
    others = desk.base.positions(closest) if closest else ()
    pairs = (*own, *(pair for pair in others if pair[0].guideline not in placing))
    return tuple({record.id: record for record, _ in pairs}.values())


def _by_place(desk: Desk, records: tuple[r.Recommendation, ...], reason: str) -> dict[str, int]:
    """The records by where they put a second-line drug: what rests on a result of a test (allopurinol where 6-MMP is
    high) stands behind what holds of everybody.
    """
    reasons = {reason, desk.reason}

    def place(record: r.Recommendation) -> int:
        placed = (one for one in record.positions if one.reason in reasons and one.drug in SECOND_LINE)
        first = min((_PLACES.index(one.place) for one in placed), default=len(_PLACES))
        return first + ("metabolites" in record.topics)

    return {record.id: place(record) for record in records}


def _first_line(desk: Desk, drugs: list[str]) -> tuple[r.Recommendation, ...]:
    """What guidelines say of drugs as first-line treatment: where they put them, before the doses they give."""
    held = _recommendations(desk, lambda x: "first-line" in x.topics and bool(set(drugs) & set(x.drugs)))
    return tuple(sorted(held, key=lambda record: "guideline" not in record.topics))


def _of_guideline(desk: Desk, guideline: str) -> tuple[r.Recommendation, ...]:
    return _recommendations(desk, lambda record: record.guideline == guideline)


def _recommendations(desk: Desk, fits: Callable[[r.Recommendation], bool]) -> tuple[r.Recommendation, ...]:
    return tuple(filter(fits, desk.base.evidence(r.Recommendation)))


def _side_by_side(
    desk: Desk,
    records: tuple[r.Recommendation, ...],
    named: tuple[str, ...],
    reason: str | None,
    nearness: Mapping[str, int],
) -> Part:
    by_guideline: dict[str, list[r.Recommendation]] = {}
    for record in sorted(
        records,
        key=lambda record: (
            record.guideline not in named,
            record.guideline == "other",
            record.guideline,
            of_children(record) and "child" not in named_situations(desk),
            nearness.get(record.id, 0),
            record.rank,
            record.id,
        ),
    ):
        by_guideline.setdefault(record.guideline, []).append(record)
    rows = tuple(
        (Line(strings.GUIDELINE_NAMES[guideline]), *(graded(desk, record) for record in found[:4]))
        for guideline, found in by_guideline.items()
    )
    conflicts = tuple(
        conflict.id
        for conflict in desk.base.all(r.Conflict)
        if (reason and reason in conflict.reasons and "guideline" in conflict.topics)
        or len({x.id for x in records} & set(conflict.records)) > 1
    )
    shown = {record.id for record in records}
    conflicts = tuple(sorted(conflicts, key=lambda i: -len(shown & set(desk.base.get(i, r.Conflict).records))))
    lead = desk.citer.lines(conflicts[:1]) or (graded(desk, next(iter(by_guideline.values()))[0]),)
    if named:
        each = _POSITIONS // len(named) or 1  # of two guidelines set side by side, each speaks
        own = [record for guideline in named for record in by_guideline.get(guideline, ())[:each]]
        silent = (strings.GUIDELINE_NAMES[guideline].split()[0] for guideline in named if guideline not in by_guideline)
        told = tuple(graded(desk, record) for record in own[: max(_POSITIONS, len(named))])
        told += tuple(Line(f"{name}, {strings.ON_THIS}: {strings.NOT_IN_SOURCES}.") for name in silent)
        differ_first = bool(_WHETHER_THEY_DIFFER.search(desk.asked.text.lower()))
        apart = desk.citer.lines(conflicts[:1])
        lead = ((*apart, *told) if differ_first else (*told, *apart)) if told else lead
    table = Section(
        "guidelines",
        strings.GUIDELINES,
        table=Table(("Guideline", "Position, with its own strength and certainty"), rows),
    )
    differ = Section("conflicts", strings.DIFFER, desk.citer.lines(conflicts[1:4]), collapsed=True)
    return Part(strings.TITLES["ask_guideline"], lead, tuple(s for s in (table, differ) if s.lines or s.table))


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
