"""A study called by its author or its name, and no drug beside it: all that is held of it, and nothing of others."""

from __future__ import annotations

import re

from actions.answers import strings
from actions.answers.desk import SEARCH, Desk
from actions.answers.gaps import unspoken
from actions.answers.leading import authors
from actions.answers.model import Part, Section
from actions.answers.subjects.topics import figure_table, line
from actions.knowledge import kinds as r

_ASKS = frozenset({"ask_evidence", "ask_drug_overview", SEARCH})
_OF_A_TOPIC = {"ask_adverse_effects": "adverse-effects"}  # asked of a study that was named
_SCORED = frozenset({"SURFASA"})  # named as a score, which is no study to be summed up
_OPEN = 6
_YEAR = re.compile(r"\b(?:19|20)\d\d\b")
_CAPITALS = re.compile(r"\b[A-Z]\w*[A-Z]\w*\b")
# Set against what others found, a study is not asked about by itself
_AGAINST = re.compile(
    r"\b(?:contradict\w*|disagree\w*|conflict\w*|differ\w*|vs\.?|versus|compared?|against|confirm\w*|refut\w*|agree\w*"
    r"|replicat\w*|real[- ]world|other (?:studies|data|series|cohorts)|at odds|discrepan\w*)\b",
    re.IGNORECASE,
)


def records(desk: Desk) -> tuple[r.Evidence, ...]:
    """The records of the studies that the question calls, in the curators' order; none where it calls none."""
    held = desk.base.evidence(r.Evidence)
    found = [record for record in held if authors.of_named(desk, record)]
    found = _of_the_year(desk, found) if found else _by_name(desk, held)
    return tuple(sorted(found, key=lambda x: (isinstance(x, r.Recommendation), x.rank, x.id)))


def compose(desk: Desk) -> Part | None:
    """The study as a whole; None where the question is about a drug or a topic in it, or about other studies too."""
    asked = desk.asked
    topic = _OF_A_TOPIC.get(asked.intent) if asked.mentions.of("study") else None
    if not (asked.intent in _ASKS or topic) or asked.mentions.of("drug") or _AGAINST.search(asked.text):
        return None
    own = records(desk)
    own = tuple(x for x in own if topic in x.topics) if topic else own
    if not own:
        return None
    first, *rest = own
    conflicts = [c.id for c in desk.base.all(r.Conflict) if {x.id for x in own} & set(c.records)]
    sections = (
        Section("evidence", strings.TITLES["ask_evidence"], tuple(line(desk, record) for record in rest[:_OPEN])),
        Section("figures", strings.FIGURES, table=figure_table(desk, own)),
        Section("more", strings.MORE, tuple(line(desk, record) for record in rest[_OPEN:]), collapsed=True),
        Section("conflicts", strings.DIFFER, desk.citer.lines(tuple(conflicts)), collapsed=True),
    )
    lead = (*unspoken.in_study(desk, own), line(desk, first))
    return Part(
        strings.TITLES[asked.intent if topic else "ask_evidence"],
        lead,
        tuple(s for s in sections if s.lines or s.table),
    )


def _of_the_year(desk: Desk, found: list[r.Evidence]) -> list[r.Evidence]:
    """Of several works of one author that of the year beside the name."""
    years = _YEAR.findall(desk.asked.text)
    dated = [x for x in found if any(year in desk.base.get(x.source, r.Source).label for year in years)]
    return dated or found


def _by_name(desk: Desk, held: tuple[r.Evidence, ...]) -> list[r.Evidence]:
    """The records that speak of a study by its name, as it is written; "tailor the dose" names none."""
    names = {desk.labels.of("study", m.value).split()[0] for m in desk.asked.mentions.of("study")}
    names |= {
        word for word in _CAPITALS.findall(desk.asked.text) if desk.labels.of("study", word.lower()) != word.lower()
    }
    patterns = [re.compile(rf"\b{re.escape(name)}\b") for name in names - _SCORED]
    evidence = [x for x in held if not isinstance(x, r.Recommendation)]
    sources = {x.source for x in evidence if any(pattern.search(x.text) for pattern in patterns)}
    return [x for x in evidence if x.source in sources]
