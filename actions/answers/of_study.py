"""A study called by its author or its name, and no drug beside it: all that is held of it, and nothing of others."""

from __future__ import annotations

import re

from actions.answers import authors, strings
from actions.answers.desk import SEARCH, Desk
from actions.answers.model import Part, Section
from actions.answers.topics import figure_table, line
from actions.knowledge import kinds as r

_ASKS = frozenset({"ask_evidence", "ask_drug_overview", SEARCH})
_SCORED = frozenset({"surfasa"})  # named as a score, which is no study to be summed up
_OPEN = 6
# Set against what others found, a study is not asked about by itself
_AGAINST = re.compile(
    r"\b(?:contradict\w*|disagree\w*|conflict\w*|differ\w*|vs\.?|versus|compared?|against|confirm\w*|refut\w*|agree\w*"
    r"|replicat\w*|real[- ]world|other (?:studies|data|series|cohorts)|at odds|discrepan\w*)\b",
    re.IGNORECASE,
)


def records(desk: Desk) -> tuple[r.Evidence, ...]:
    """The records of the studies that the question calls, in the curators' order; none where it calls none."""
    held = desk.base.evidence(r.Evidence)
    found = [record for record in held if authors.of_named(desk, record)] or _by_name(desk, held)
    return tuple(sorted(found, key=lambda x: (isinstance(x, r.Recommendation), x.rank, x.id)))


def compose(desk: Desk) -> Part | None:
    """The study as a whole; None where the question is about a drug or a topic in it, or about other studies too."""
    asked = desk.asked
    if asked.intent not in _ASKS or asked.mentions.of("drug") or _AGAINST.search(asked.text):
        return None
    own = records(desk)
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
    return Part(
        strings.TITLES["ask_evidence"], (line(desk, first),), tuple(s for s in sections if s.lines or s.table)
    )


def _by_name(desk: Desk, held: tuple[r.Evidence, ...]) -> list[r.Evidence]:
    """The records whose words hold the name of a study, and that have it for their subject."""
    named = [m.value for m in desk.asked.mentions.of("study") if m.value not in _SCORED]
    holding = desk.search.holding([form for one in named for form in desk.search.forms("study", one)])
    return [x for x in held if x.id in holding and not isinstance(x, r.Recommendation)]
