"""One topic of one drug: what leads, what else the records hold, where sources differ, and what is not known."""

from __future__ import annotations

from actions.answers import strings
from actions.answers.choices import plots
from actions.answers.choices.against import all_rules, seen_after_a_like_harm, standing_lines
from actions.answers.desk import Desk
from actions.answers.figures import describe
from actions.answers.gaps import unspoken
from actions.answers.gaps.unanswered import on_topic as unanswered_on
from actions.answers.gaps.unanswered import part_asked
from actions.answers.leading import authors, checks_made, held_first
from actions.answers.leading.order import (
    MEASURED,
    counted,
    gives_outcome,
    named_in_question,
    named_situations,
    of_children,
    position_on_test,
    speaks_of_test,
    within_topic,
)
from actions.answers.leading.patterns import SHUNTING, known_reading
from actions.answers.leading.relevance import beyond_topic, in_full, particular_first, shared
from actions.answers.leading.whose import holds
from actions.answers.model import Line, Part, Section, Table
from actions.answers.subjects.graded import graded
from actions.knowledge import kinds as r
from actions.knowledge.monographs import answers

TOPIC_OF: dict[str, str] = {
    "ask_dose": "dose",
    "ask_target_level": "target-level",
    "ask_monitoring": "monitoring",
    "ask_pre_treatment_checks": "pre-treatment-checks",
    "ask_adverse_effects": "adverse-effects",
    "ask_contraindications": "contraindications",
    "ask_interactions": "interactions",
    "ask_pregnancy": "pregnancy",
    "ask_mechanism": "mechanism",
    "ask_evidence": "evidence",
    "ask_licensing": "licensing",
    "ask_time_to_response": "time-to-response",
    "ask_stopping": "stopping",
    "ask_drug_overview": "overview",
    "interpret_trough": "target-level",
}
_REASONS = ("thiopurine_intolerance", "insufficient_response", "second_line_failed")
_SHARED = ("stopping",)  # whose rules hold whatever drug keeps the remission; a steroid is tapered by rules of its own
_GUIDELINES = ("easl-2025", "bsg-2025", "awmf-2025", "aasld-2019")
_ONE_QUESTION = ("breastfeeding", "fathering")  # of pregnancy as a topic, each a question of its own
_LEADING = 3
_MORE = 6


def compose(desk: Desk, drug: str) -> Part:
    """The part about one drug for the intent on the desk."""
    topic = TOPIC_OF[desk.asked.intent]
    title = f"{strings.TITLES.get(desk.asked.intent, topic)}: {desk.drug_name(drug)}"
    if topic == "overview":
        return _overview(desk, drug, title)
    records, apart = _of_what_is_named(desk, topic, checks_made.of_topic(desk, topic, evidence(desk, drug, topic)))
    differing = tuple(c.id for c in desk.base.about(r.Conflict, drug=drug, topic=topic))
    unanswered = unanswered_on(desk, drug, topic)
    notes = tuple(n.id for n in desk.base.about(r.Note, drug=drug, topic=topic) if _spoken_of(desk, n, drug))
    if not records and not differing and not any(unanswered):
        return absent(desk, drug, title, beyond_topic(desk, drug, topic))
    standing = standing_lines(desk, drug)
    if unspoken.nothing_between(desk, drug, records):
        # What was searched for and not found says more than that nothing is held
        searched = unspoken.searched_for(desk, drug, (*unanswered.asked, *unanswered.others))
        gaps = desk.citer.lines(searched) or unspoken.lines(desk, drug, topic, records)
        unheld = (*_lead(desk, unspoken.of_the_medicine(desk, drug)[:1]), *gaps)
        held = Section("more", strings.MORE, _lead(desk, records[:_MORE]), collapsed=True)
        return Part(title, (*standing, *unheld), (held,) if held.lines else ())
    if topic == "contraindications" and not named_in_question(desk):
        standing = all_rules(desk, drug)
    unsettled = _unsettled(desk, drug, topic, differing)
    aside = () if unsettled else _beside_the_topic(desk, drug, topic, records, unanswered.asked)
    kind: tuple[Line, ...] = (_drug_class(desk, drug),) if topic == "mechanism" else ()
    unheld = unspoken.lines(desk, drug, topic, records)
    positions = tuple(record for record in records[:2] if position_on_test(desk, record, topic))
    particular = positions or (records[:1] if _answers_what_is_named(desk, records, topic) else ())
    between = _between(desk, drug, differing)
    unsettled = tuple(i for i in unsettled if i not in between)
    if unanswered.asked and records and held_first.asks_for_more(desk, topic):
        particular = particular or records[:1]
        gaps = (*_lead(desk, particular), *desk.citer.lines(unanswered.asked))
    else:
        gaps = (*desk.citer.lines(unanswered.asked), *_lead(desk, particular))
    lead = (
        *desk.citer.lines(between),
        *gaps,
        *desk.citer.lines(unsettled),
    )
    rest = records[len(particular) :] if lead else records[1:]
    others = unanswered.others if lead or records else unanswered.others[1:]
    lead = lead or _lead(desk, records[:1]) or desk.citer.lines(unanswered.others[:1])
    sections = (
        Section(topic, strings.TITLES.get(desk.asked.intent, topic), _lead(desk, rest[:_LEADING])),
        *(plots.section(desk, plots.about(desk, (drug,), _REASONS)) if topic == "evidence" else ()),
        Section("figures", strings.FIGURES, table=figure_table(desk, rest[: _LEADING + _MORE])),
        Section("notes", strings.NOTES, desk.citer.lines(notes)),
        Section("more", strings.MORE, _lead(desk, (*rest[_LEADING:], *apart)[:_MORE]), collapsed=True),
        Section(
            "conflicts",
            strings.DIFFER,
            desk.citer.lines(tuple(i for i in differing if i not in (*between, *unsettled))),
            collapsed=True,
        ),
        Section("not-known", strings.NOT_KNOWN, desk.citer.lines(others), collapsed=bool(records)),
    )
    return Part(
        title, (*standing, *aside, *unheld, *lead, *kind), tuple(s for s in sections if s.lines or s.table or s.plot)
    )


def _of_what_is_named(
    desk: Desk, topic: str, records: tuple[r.Evidence, ...]
) -> tuple[tuple[r.Evidence, ...], tuple[r.Evidence, ...]]:
    """The records on breastfeeding, or on fathering, and the others, where nothing else of pregnancy is asked about."""
    asked = named_in_question(desk) if topic == "pregnancy" else frozenset()
    wanted = asked.intersection(_ONE_QUESTION)
    if not wanted or asked & {"pregnant", "wishes-pregnancy", "contraception"}:
        return records, ()
    own = tuple(record for record in records if wanted & set(record.situations))
    return (own, tuple(record for record in records if record not in own)) if own else (records, ())


def _beside_the_topic(
    desk: Desk, drug: str, topic: str, records: tuple[r.Evidence, ...], leading: tuple[str, ...]
) -> tuple[Line, ...]:
    """What other records on the drug say of a thing the question names, where none on the topic speaks of it, and what
    leads is not the liker to the question.
    """
    if max(shared(desk, records, topic).values(), default=0.0) > 0.0 or named_in_question(desk):
        return ()
    near = desk.search.near(in_full(desk))
    lead = max((near.to(one) for one in (leading or tuple(x.id for x in records[:1]))), default=0.0)
    found = beyond_topic(desk, drug, topic)[:1]
    return _lead(desk, tuple(x for x in found if x.id not in near.place or near.to(x.id) >= lead))


def _answers_what_is_named(desk: Desk, records: tuple[r.Evidence, ...], topic: str) -> bool:
    """Whether the first record is about the situation or the test that the question names, or gives a child's dose of
    whom the case is: it then comes before a disagreement about the topic as a whole.
    """
    if not records:
        return False
    held = set(records[0].situations)
    childs = topic in MEASURED and "child" in held & named_situations(desk)
    return childs or bool(named_in_question(desk) & held) or speaks_of_test(desk, records[0])


def _unsettled(desk: Desk, drug: str, topic: str, differing: tuple[str, ...]) -> tuple[str, ...]:
    """The disagreements that matter for safety and lead: about a drug in question in the first place, and where
    the question names a situation about that.
    """
    named = named_in_question(desk)
    meant = {drug, *desk.asked.mentions.values("drug")}  # "azathioprine with allopurinol: dose" is about both
    conflicts = [desk.base.get(identifier, r.Conflict) for identifier in differing]
    if topic == "target-level":
        conflicts.sort(key=lambda conflict: not of_guidelines(desk, conflict))  # who aims at a level in our disease
    return tuple(
        conflict.id
        for conflict in conflicts
        if conflict.safety
        and meant.issuperset(conflict.drugs[:1])
        and (not named or named & _situations(desk, conflict))
    )


def sets_against_each_other(desk: Desk, conflict: r.Conflict) -> bool:
    """Whether a disagreement is about just the drugs that the question names together, and the condition named."""
    named = desk.asked.mentions.of("condition")
    if len(conflict.drugs) < 2 or set(conflict.drugs) != set(desk.asked.mentions.values("drug")):
        return False
    return any(conflict.id in desk.search.holding(desk.search.forms(m.entity, m.value)) for m in named)


def _spoken_of(desk: Desk, note: r.Note, drug: str) -> bool:
    """Whether a note holds for the drug by itself: one on a drug given beside it only where that one is spoken of, in
    view, or called for by the metabolites.
    """
    return holds(note, desk.case) and not _of_what_is_beside(desk, note.drugs, drug)


def _of_what_is_beside(desk: Desk, drugs: tuple[str, ...], drug: str) -> bool:
    """Whether a record is on a drug that is given beside this one, and of which nobody speaks."""
    beside = {one for one in drugs if one != drug and one in desk.base.drugs and _is_beside(desk, one)}
    spoken = {*desk.asked.mentions.values("drug"), *desk.drugs, *desk.view, *desk.case.current, *desk.case.tried}
    known = {*desk.asked.mentions.values("analyte"), *desk.case.values}
    shunts = known_reading(desk.base, desk.case) == SHUNTING or "mmp" in known
    return bool(beside) and not (shunts or beside & spoken)


def _is_beside(desk: Desk, drug: str) -> bool:
    """Whether a drug is given in our disease only beside another."""
    return desk.base.drugs[drug].line == "co-therapy"


def _between(desk: Desk, drug: str, differing: tuple[str, ...]) -> tuple[str, ...]:
    """What is held of the drugs set against each other; said once, of the first."""
    if drug != desk.drugs[0]:
        return ()
    return tuple(i for i in differing if sets_against_each_other(desk, desk.base.get(i, r.Conflict)))


def _situations(desk: Desk, conflict: r.Conflict) -> set[str]:
    records = (desk.base.get(identifier, r.Record) for identifier in conflict.records)
    return {situation for record in records for situation in getattr(record, "situations", ())}


def of_guidelines(desk: Desk, conflict: r.Conflict) -> bool:
    """Whether a disagreement is mostly one between guidelines."""
    records = (desk.base.get(identifier, r.Record) for identifier in conflict.records)
    own = [getattr(record, "guideline", None) in _GUIDELINES for record in records]
    return sum(own) > len(own) / 2


def _drug_class(desk: Desk, drug: str) -> Line:
    record = desk.base.drugs[drug]
    return desk.citer.sentence(f"{desk.drug_name(drug)}: {record.drug_class}.", (), drug)


def evidence(desk: Desk, drug: str, topic: str) -> tuple[r.Evidence, ...]:
    """What the records hold on a drug and topic; those on a situation named in the question or known of the case come
    first, before them those that answer the part of the topic that is asked for by name.
    """
    held = desk.base.evidence(r.Evidence, drug=drug, topic=topic)
    if topic in _SHARED and "glucocorticoid" not in desk.base.drugs[drug].drug_class:
        held += tuple(record for record in desk.base.evidence(r.Evidence, topic=topic) if not record.drugs)
    if topic == "dose":  # of allopurinol beside azathioprine only where it is spoken of
        held = tuple(record for record in held if not _of_what_is_beside(desk, record.drugs, drug))
    named, reason = named_situations(desk), desk.reason
    guidelines = set(desk.asked.mentions.values("guideline"))
    first_line = reason is None and "first-line" in desk.asked.mentions.values("topic", "affirmed")
    ordered = tuple(
        sorted(
            held,
            key=lambda record: (
                bool(record.situations) and all(desk.case.state(one) == "no" for one in record.situations),
                bool(guidelines) and getattr(record, "guideline", None) not in guidelines,
                not named.intersection(record.situations) if named else False,
                first_line and "first-line" not in record.topics,
                not informs(record, reason),
                *within_topic(desk, record, topic, named, drug),
            ),
        )
    )
    found = particular_first(desk, ordered, topic)
    parts = part_asked(desk) - ({"action-thresholds"} if topic == "stopping" else set())  # "when can I stop it?"
    if parts and unanswered_on(desk, drug, topic).asked and held_first.asks_for_more(desk, topic):
        parts = frozenset()  # of a part that was not found no record on another drug leads
    adults = tuple(record for record in found if not of_children(record) or "child" in named)
    leading = tuple(record for record in found if authors.of_named(desk, record))
    leading += () if leading else _pooled_of_reason(desk, drug, topic, found)
    leading += tuple(x for x in adults if x not in leading and position_on_test(desk, x, topic))
    leading += () if leading or parts - {"frequencies"} else counted(desk, adults, topic)
    leading += tuple(x for x in adults if x not in leading and gives_outcome(desk, x))
    leading += tuple(x for x in adults if x not in leading and any(answers(x, field) for field in parts))
    return (*leading, *(record for record in found if record not in leading))


def _pooled_of_reason(desk: Desk, drug: str, topic: str, found: tuple[r.Evidence, ...]) -> tuple[r.Evidence, ...]:
    """The figure a drug's record puts first for the reason, where a single series for the same reason would lead."""
    first = found[0] if found else None
    if topic != "evidence" or not isinstance(first, r.Finding) or not informs(first, desk.reason):
        return ()
    headline = desk.base.drugs[drug].headline.get(desk.reason, ())[:1]  # type: ignore[call-overload]
    return tuple(record for record in found if record.id in headline)


def informs(record: r.Evidence, reason: str | None) -> bool:
    """Whether a record is a finding in patients treated for that reason."""
    return isinstance(record, r.Finding) and reason is not None and record.informs.get(reason) == "direct"  # type: ignore[call-overload]


def _lead(desk: Desk, records: tuple[r.Evidence, ...]) -> tuple[Line, ...]:
    return tuple(line(desk, record) for record in records)


def line(desk: Desk, record: r.Evidence | r.NotKnown) -> Line:
    """One record as a line; recommendations carry their grades."""
    return graded(desk, record) if isinstance(record, r.Recommendation) else desk.citer.line(record.id)


def figure_table(desk: Desk, records: tuple[r.Evidence, ...]) -> Table | None:
    """The findings among the records as a table of study and result."""
    findings = [record for record in records if isinstance(record, r.Finding)]
    if len(findings) < 2:
        return None
    rows = []
    for finding in findings:
        text, cites = describe(finding, desk.citer)
        source = desk.base.get(finding.source, r.Source)
        rows.append((Line(source.label), Line(text, cites, (finding.id,))))
    return Table(("Study", "Result, endpoint, population, design"), tuple(rows))


def absent(desk: Desk, drug: str, title: str, near: tuple[r.Evidence, ...] = ()) -> Part:
    """ "Not in the knowledge base", and what is held on the drug instead: first what is `near` to the question."""
    sentence = desk.base.get("not-in-knowledge-base", r.Sentence)
    desk.citer.records.setdefault(sentence.id)
    topic = TOPIC_OF.get(desk.asked.intent)
    general = desk.base.evidence(r.Statement, topic=topic) if drug and topic else ()
    shared = tuple(line(desk, record) for record in general if not record.drugs)[:_LEADING]
    held = sorted({topic for record in desk.base.evidence(r.Evidence, drug=drug) for topic in record.topics})
    topics = f"{strings.HELD_ON} {desk.drug_name(drug)}: {', '.join(held)}." if held else ""
    lines = (Line(sentence.text, (), (sentence.id,)), *((Line(topics, (), (drug,)),) if topics else ()))
    lines = (*_lead(desk, near), *lines)
    section = Section("general", strings.MORE, shared)
    return Part(title, (*standing_lines(desk, drug), *lines), (section,) if shared else (), missing=True)


def _overview(desk: Desk, drug: str, title: str) -> Part:
    record = desk.base.drugs[drug]
    named = [
        topic
        for topic in ("evidence", "dose", "contraindications", "adverse-effects")
        if desk.base.evidence(r.Evidence, drug=drug, topic=topic)
    ]
    sections = []
    for topic in named:
        records = evidence(desk, drug, topic)[:2]
        sections.append(Section(topic, topic.replace("-", " ").capitalize(), _lead(desk, records)))
    positions = tuple(record.id for record in desk.base.evidence(r.Recommendation, drug=drug) if record.positions)
    sections.append(
        Section(
            "guidelines",
            strings.GUIDELINES,
            tuple(graded(desk, desk.base.get(i, r.Recommendation)) for i in positions),
            collapsed=True,
        )
    )
    particular = _lead(desk, beyond_topic(desk, drug, "overview")[:1])
    if recurring := seen_after_a_like_harm(desk, drug):  # and not for whom else it may be
        lead = desk.citer.lines(recurring)
    else:
        lead = (desk.citer.sentence(record.overview, record.because, record.id),)
    return Part(title, (*standing_lines(desk, drug), *particular, *lead), tuple(s for s in sections if s.lines))
