"""Drugs under trial in autoimmune hepatitis, listed for a question that names none of them."""

from __future__ import annotations

from actions.answers import strings
from actions.answers.desk import Desk
from actions.answers.model import Part, Section
from actions.knowledge import kinds as r


def compose(desk: Desk) -> Part:
    """Drugs under trial, those with a registered trial first, and registered trials of the drugs in use."""
    on_trial = [drug for drug in desk.base.drugs.values() if drug.line == "investigational"]
    registered = {drug.id for drug in on_trial if any(_registered(desk, x) for x in _evidence_on(desk, drug.id))}
    in_use = (
        x
        for drug in desk.base.drugs.values()
        if drug not in on_trial
        for x in _evidence_on(desk, drug.id)
        if "licensing" in x.topics and _registered(desk, x)
    )
    overviews = {drug.id: desk.citer.sentence(drug.overview, drug.because, drug.id) for drug in on_trial}
    sections = (
        Section("pipeline", strings.PIPELINE, tuple(overviews[i] for i in overviews if i in registered)),
        Section("in-use", strings.TRIALS_IN_USE, desk.citer.lines(tuple(x.id for x in in_use))),
        Section("more", strings.MORE, tuple(overviews[i] for i in overviews if i not in registered), collapsed=True),
    )
    return Part(strings.PIPELINE, (), tuple(s for s in sections if s.lines))


def _evidence_on(desk: Desk, drug: str) -> tuple[r.Evidence, ...]:
    return desk.base.evidence(r.Evidence, drug=drug)


def _registered(desk: Desk, record: r.Evidence) -> bool:
    return desk.base.get(record.source, r.Source).registry is not None
