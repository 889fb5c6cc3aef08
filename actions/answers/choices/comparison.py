"""Drugs side by side: the same reason in the same row, intolerance and non-response never mixed."""

from __future__ import annotations

from actions.answers import strings
from actions.answers.choices import plots
from actions.answers.choices.against import standing_lines
from actions.answers.choices.options import bottom_line, figures_for, positioned_as
from actions.answers.desk import Desk
from actions.answers.figures import describe
from actions.answers.leading.ages import not_of_children
from actions.answers.leading.order import (
    MEASURED,
    about,
    gives_outcome,
    named_situations,
    names_a_topic,
    of_children,
    of_trial,
)
from actions.answers.leading.relevance import shared
from actions.answers.model import FigureCell, Line, Part, Section, Table
from actions.answers.subjects.graded import graded
from actions.answers.subjects.topics import absent
from actions.answers.subjects.watching import SHOWS, phrases_shown, watches
from actions.case.mentions import SPOKEN_OF
from actions.knowledge import kinds as r
from actions.reasoning.standings import judge

_REASONS = ("thiopurine_intolerance", "insufficient_response", "second_line_failed")
_OF_HARM = ("adverse-effects", "situation", "monitoring", "contraindications")
_OF_EFFICACY = ("evidence", "first-line")
_TOPICS = ("adverse-effects", "dose", "target-level", "pregnancy", "contraindications")


def of_little_held(desk: Desk) -> bool:
    """Whether of none of the drugs set side by side anything is held as treatment of our disease: no figure for any
    reason, no position of a guideline.
    """
    return len(desk.drugs) > 1 and not any(_held(desk, drug) for drug in desk.drugs)


def _held(desk: Desk, drug: str) -> bool:
    placed = any(p.drug == drug for reason in desk.base.reasons for _, p in desk.base.positions(reason))
    figures = any(finding.informs for finding in desk.base.evidence(r.Finding, drug=drug))
    return placed or figures or bool(desk.base.drugs[drug].headline)


def _of_each(desk: Desk) -> tuple[Line, ...]:
    """What is and what is not held of each drug, one after the other."""
    lines: list[Line] = []
    for drug in desk.drugs:
        record = desk.base.drugs[drug]
        unknown = () if _held(desk, drug) else desk.base.about(r.NotKnown, drug=drug, topic="evidence")
        missing = tuple(one.id for one in unknown)[:1]
        lines += desk.citer.lines(missing) or (desk.citer.sentence(record.overview, record.because, record.id),)
    return tuple(lines)


def _figures_of_each(desk: Desk) -> tuple[Line, ...]:
    """The figure of the one drug that has any, and what is not known of the other, where no study holds both. Empty
    where all have one, or none: that nothing compares them then comes first.
    """
    lines: list[Line] = []
    found: list[bool] = []
    for drug in desk.drugs:
        record = desk.base.drugs[drug]
        shown = next((record.headline[reason] for reason in _by_this_reason(desk) if record.headline.get(reason)), ())
        found.append(bool(shown))
        unknown = () if shown else desk.base.about(r.NotKnown, drug=drug, topic="evidence")
        lines += desk.citer.lines(shown[:1] or tuple(one.id for one in unknown)[:1])
    return tuple(dict.fromkeys(lines)) if any(found) and not all(found) else ()


def _by_this_reason(desk: Desk) -> tuple[r.Reason, ...]:
    own = positioned_as(desk, desk.reason) if desk.reason else None
    reasons: tuple[r.Reason, ...] = ("thiopurine_intolerance", "insufficient_response", "second_line_failed")
    return tuple(sorted(reasons, key=lambda reason: reason != own))


def compose(desk: Desk) -> Part:
    """The comparison of the drugs on the desk (two or more)."""
    drugs = desk.drugs
    title = f"{strings.TITLES['ask_comparison']}: {' and '.join(desk.drug_name(drug) for drug in drugs)}"
    if of_little_held(desk):
        table = Section("compare", strings.TITLES["ask_comparison"], table=_table(desk, drugs))
        return Part(title, _of_each(desk), (table,) if table.table else ())
    direct = _direct(desk, drugs)
    lead = (*_on_topic(desk, drugs), *_on_what_is_named(desk, drugs))
    shown = direct[: 1 if lead else 2]
    lead += tuple(desk.citer.line(finding.id) for finding in shown)
    lead += () if all(map(of_children, shown)) else not_of_children(desk)
    lead = lead or _by_reason(desk, drugs) or _figures_of_each(desk)
    randomised = tuple(
        note.id for note in desk.base.about(r.NotKnown, topic="evidence") if set(drugs) <= set(note.drugs)
    )
    against = tuple(line for drug in drugs for line in standing_lines(desk, drug))
    sections = (
        *plots.section(desk, plots.about(desk, drugs, _plotted(desk))),
        Section("compare", strings.TITLES["ask_comparison"], table=_table(desk, drugs)),
        Section("direct", "Studies that hold both", table=_studies(desk, direct)),
        _positions(desk, drugs),
        Section("conflicts", strings.DIFFER, desk.citer.lines(_conflicts(desk, drugs)), collapsed=True),
    )
    trials = desk.citer.lines((*(record.id for record in _trials(desk, drugs)), *randomised))
    asks_for_trials = "licensing" in desk.asked.mentions.values("topic")  # "RCT of tac v MMF?"
    first = (*against, *trials, *lead) if asks_for_trials else (*against, *lead, *trials)
    held = tuple(s for s in sections if s.lines or s.table or s.plot)
    first = first or _of_each(desk)
    return Part(title, first, held) if first or held else absent(desk, drugs[0], title)


def _on_topic(desk: Desk, drugs: tuple[str, ...]) -> tuple[Line, ...]:
    """What a record says of all the drugs on the topic they are compared by: "which is safer" asks for harms first."""
    named = [topic for topic in desk.asked.mentions.values("topic", "affirmed") if topic in _TOPICS[:1]]
    held = [record for topic in named for record in desk.base.evidence(r.Evidence, topic=topic)]
    both = [record for record in held if set(drugs) <= set(record.drugs) and not of_children(record)]
    both.sort(key=lambda record: (not gives_outcome(desk, record), record.rank, record.id))
    return tuple(desk.citer.line(record.id) for record in both[:2])


def _on_what_is_named(desk: Desk, drugs: tuple[str, ...]) -> tuple[Line, ...]:
    """What records say of each drug on the harm or the situation by which they are compared: "which is worse for the
    kidneys", "diabetic: tac or MMF". Not on the reaction to a drug that went before.
    """
    mentions = desk.asked.mentions
    if set(mentions.values("drug")) - set(drugs):
        return ()
    kinds = ("reaction", "condition")
    named = [m for kind in kinds for m in mentions.of(kind, *SPOKEN_OF) if not names_a_topic(desk, m)]
    numbers = [m.name for m in mentions.measures if any(watches(m.name, drug) for drug in drugs)]
    phrases = [form for m in named for form in desk.search.forms(m.entity, m.value)]
    phrases += [phrase for name in numbers for phrase in phrases_shown(desk, name)]
    ids = {m.value for m in named} | {harm for name in numbers for harm in SHOWS[name]}
    holding = desk.search.holding(phrases)
    lines = []
    for drug in drugs:
        held = [x for t in _OF_HARM for x in desk.base.evidence(r.Evidence, drug=drug, topic=t)]
        fit = [x for x in held if (ids & set(x.situations) or x.id in holding) and not of_children(x)]
        fit.sort(key=lambda x: (not set(drugs) <= set(x.drugs), not ids & set(x.situations), x.rank, x.id))
        lines += [desk.citer.line(record.id) for record in fit[:1]]
    return tuple(dict.fromkeys(lines))


def _trials(desk: Desk, drugs: tuple[str, ...]) -> tuple[r.Evidence, ...]:
    """A trial of all the drugs, where one is asked for: what of it answers the question best."""
    if "licensing" not in desk.asked.mentions.values("topic"):
        return ()
    held = desk.base.evidence(r.Evidence, drug=drugs[0], topic="licensing")
    trials = [record for record in held if set(drugs) <= set(record.drugs) and of_trial(desk, record)]
    fit = shared(desk, trials, "licensing")
    return tuple(sorted(trials, key=lambda record: (-fit.get(record.id, 0.0), record.rank, record.id)))[:1]


def _by_reason(desk: Desk, drugs: tuple[str, ...]) -> tuple[Line, ...]:
    """Where no study holds both, what is said of the reason for which they are compared: the reaction to the drug that
    went before tells it, where nothing else does.
    """
    mentions = desk.asked.mentions
    culprits = {*mentions.values("drug")} & {"azathioprine"} - {*drugs}
    reacted = culprits and any(not names_a_topic(desk, mention) for mention in mentions.of("reaction"))
    guide = desk.base.reasons.get(desk.reason or ("thiopurine_intolerance" if reacted else ""))
    return bottom_line(desk, guide) if guide and set(drugs) <= set(guide.options) else ()


def _plotted(desk: Desk) -> tuple[str, ...]:
    return (positioned_as(desk, desk.reason),) if desk.reason else _REASONS


def _direct(desk: Desk, drugs: tuple[str, ...]) -> tuple[r.Finding, ...]:
    """Findings on efficacy that hold all the drugs: first on the reason asked about, in patients of the age in
    question, sharing what else the question names, of randomised trials.
    """
    found = [
        f
        for f in desk.base.evidence(r.Finding, drug=drugs[0])
        if set(drugs) <= {*f.drugs, *(arm.drug for arm in f.comparator)} and about(f) in _OF_EFFICACY
    ]
    wanted, named = desk.reason, named_situations(desk)
    fit = shared(desk, found, "evidence")

    def order(f: r.Finding) -> tuple[bool | float | int | str, ...]:
        other_reason = f.informs.get(wanted) != "direct" if wanted else False  # type: ignore[call-overload]
        of_others = of_children(f) != ("child" in named)
        return other_reason, of_others, -fit.get(f.id, 0.0), not _randomised(f), f.rank, f.id

    return tuple(sorted(found, key=order))


def _randomised(finding: r.Finding) -> bool:
    return finding.design in ("randomised trial", "meta-analysis of randomised trials")


def _table(desk: Desk, drugs: tuple[str, ...]) -> Table | None:
    rows: list[tuple[Line, ...]] = []
    records_of_drugs = [desk.base.drugs[drug] for drug in drugs]
    if any(drug.line == "investigational" for drug in records_of_drugs):  # of which little else is held
        overviews = (desk.citer.sentence(drug.overview, drug.because, drug.id) for drug in records_of_drugs)
        rows.append((Line(strings.TITLES["ask_drug_overview"]), *overviews))
    reasons = sorted(_REASONS, key=lambda reason: reason != positioned_as(desk, desk.reason or ""))
    for reason in reasons:
        cells = [figures_for(desk, desk.base.drugs[drug], reason) for drug in drugs]
        if any(cells):
            rows.append((Line(f"Response, {strings.REASON_NAMES[reason]}"), *map(_cell, cells)))
            standings = [_standing(desk, drug, reason) for drug in drugs]
            rows.append((Line(f"Standing, {strings.REASON_NAMES[reason]}"), *standings))
    for topic in _TOPICS:
        records = [_of_the_drug(desk, drug, topic) for drug in drugs]
        if any(records):
            cells_of_topic = [
                desk.citer.line(found[0].id) if found else Line(strings.NOT_IN_SOURCES) for found in records
            ]
            rows.append((Line(topic.replace("-", " ").capitalize()), *cells_of_topic))
    return Table(("", *(desk.drug_name(drug) for drug in drugs)), tuple(rows)) if rows else None


def _of_the_drug(desk: Desk, drug: str, topic: str) -> tuple[r.Evidence, ...]:
    """The record of a cell: of a dose or a level one that gives this drug's, and not another's beside which it is
    named.
    """
    held = desk.base.evidence(r.Evidence, drug=drug, topic=topic)
    if topic not in MEASURED:
        return held[:1]
    own = [x for x in held if x.drugs == (drug,) or (isinstance(x, r.Regimen) and _named_first(desk, drug, x))]
    own.sort(key=lambda x: (of_children(x), x.drugs != (drug,)))  # the curators' order within
    return tuple(own[:1])


def _named_first(desk: Desk, drug: str, record: r.Evidence) -> bool:
    """Whether of its drugs a record names this one first."""
    text = record.text.lower()
    places = {one: text.find(desk.base.drugs[one].name.lower()) for one in record.drugs if one in desk.base.drugs}
    named = {one: at for one, at in places.items() if at >= 0}
    return bool(named) and min(named, key=lambda one: named[one]) == drug


def _standing(desk: Desk, drug: str, reason: str) -> Line:
    judgement = judge(desk.base, drug, reason, desk.case)
    rules = tuple(rule.id for rule in (*judgement.holding, *judgement.open))
    for rule in rules:
        desk.citer.rules.setdefault(rule)
    return Line(judgement.label, records=(drug, *rules))


def _cell(figures: tuple[FigureCell, ...]) -> Line:
    if not figures:
        return Line(strings.NOT_IN_SOURCES)
    texts = [
        f"{f.text}, {f.endpoint} ({f.design}{'' if not f.uncontrolled else ', ' + strings.UNCONTROLLED})"
        for f in figures
    ]
    cites = tuple(dict.fromkeys(cite for figure in figures for cite in figure.cites))
    return Line("; ".join(texts), cites, tuple(record for figure in figures for record in figure.records))


def _studies(desk: Desk, findings: tuple[r.Finding, ...]) -> Table | None:
    rows = []
    for finding in findings[:8]:
        text, cites = describe(finding, desk.citer)
        rows.append((Line(desk.base.get(finding.source, r.Source).label), Line(text, cites, (finding.id,))))
    return Table(("Study", "Result, endpoint, population, design"), tuple(rows)) if rows else None


def _positions(desk: Desk, drugs: tuple[str, ...]) -> Section:
    reason = positioned_as(desk, desk.reason or "insufficient_response")
    records = dict.fromkeys(record.id for record, position in desk.base.positions(reason) if position.drug in drugs)
    lines = tuple(graded(desk, desk.base.get(identifier, r.Recommendation)) for identifier in records)
    return Section("guidelines", strings.GUIDELINES, lines, collapsed=True)


def _conflicts(desk: Desk, drugs: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(
        dict.fromkeys(c.id for drug in drugs for c in desk.base.about(r.Conflict, drug=drug, topic="evidence"))
    )
