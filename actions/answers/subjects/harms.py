"""A harm told of a drug that is being taken: what the records say of it, before what could be given instead."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from actions.answers import strings
from actions.answers.choices import against
from actions.answers.desk import Desk
from actions.answers.leading.order import names_a_topic, of_children
from actions.answers.model import Line, Part, Section
from actions.answers.subjects.topics import line
from actions.answers.subjects.watching import COUNTS, SHOWS, amiss, amiss_in, liver_harmed, phrases_shown, rose, watches
from actions.case.drugs.given_up import given_up
from actions.case.mentions import Measure
from actions.case.patient import SECOND_LINE
from actions.knowledge import kinds as r

_TOPICS = frozenset({"adverse-effects", "monitoring", "stopping", "dose"})
_BY_THE_WAY = "evidence"  # a study that tells what was done about a harm
_THRESHOLDS = "action-thresholds"
_INFECTIONS = frozenset({"infection", "sepsis"})
_ACTS = re.compile(
    r"\b(interrupt|reduc|lower(?=s|ed|ing| the)|withh|hold|stop|cut(?!an)|split|mov|chang|switch|adjust|investigat"
    r"|settl|restart|replac)\w*"
    r"|\b(treatments?|treated with|antihistamine\w*)\b",
    re.IGNORECASE,
)
_TELLS_OF_ITS_CAUSE = "alopecia"  # beside a low count: a genotype brings both
_MAY_BE = {"fever": ("infection-reaction", "cytopenia")}  # of somebody immunosuppressed, until it is excluded
# A list of what a drug can do says nothing of what was told
_LISTS = re.compile(r"\bcommonest\b|\bboxed warning\b", re.IGNORECASE)
_OF_RED_CELLS = re.compile(r"\ban(?:ae|e)mi\w*|\bh(?:ae|e)moglobin\b|\bhb\b|\bred cell", re.IGNORECASE)
# A harm that records speak of as the disease it is
_DISEASES = {"hyperglycaemia": "diabetes", "hypertension-reaction": "hypertension", "infection-reaction": "infection"}
_OF_PREGNANCY = ("pregnant", "wishes-pregnancy")
_GOING_ON_IN_INFECTION = "no-sick-day-rules"
_MORE = 4


class _Harm(NamedTuple):
    """What is told, under its label, and the ids of conditions and reactions that records bear for it."""

    label: str
    ids: frozenset[str]
    phrases: tuple[str, ...]
    names_test: tuple[str, ...] = ()  # words for the test, by which a record on the harm is found last
    counted: bool = False  # told as a count, of which records say at which number to act
    number: float | None = None  # the count
    of_red_cells: bool = False  # a cytopenia that is an anaemia
    is_disease: bool = False  # of which what a record is about says more than its words


def managed(desk: Desk) -> Part | None:
    """The part on the harms told of one drug in use; None where none is told, or the drug was given up for it. Of first
    line treatment only a count is managed: any other reaction to it is the reason for a change.
    """
    taken = {*desk.told, *desk.case.current}
    drugs = [drug for drug in desk.asked.mentions.values("drug", "affirmed") if drug in taken]
    asks_for_others = "options" in desk.asked.mentions.values("topic")
    drug = next((d for d in drugs if d in SECOND_LINE), None)
    harms = tuple(_told(desk, drug))
    drug = drug or (drugs[0] if drugs and not asks_for_others else None)
    if drug is None or given_up(desk.asked.text, desk.asked.start, desk.asked.mentions, drug):
        return None
    return _part(desk, drug, harms)


def befallen(desk: Desk) -> Part | None:
    """ "Infusion reaction on rituximab last time, premed?": the part on a harm that the message tells of a second-line
    drug, where harms are asked about and no list of them; None where it tells none.
    """
    drugs = desk.asked.mentions.values("drug", "affirmed", "historical")
    told = {*desk.asked.mentions.values("reaction", "affirmed", "historical")}
    harmed = {x.drug for x in desk.case.reactions if x.reaction in told}
    drug = next((drug for drug in drugs if drug in harmed and drug in SECOND_LINE), None)
    if drug is None or "adverse-effects" in desk.asked.mentions.values("topic"):
        return None
    return _part(desk, drug, tuple(_told(desk, drug)))


def shown_beside(desk: Desk, drug: str) -> Part | None:
    """The part on what the numbers of the message and of the case show of a drug whose level is read."""
    told = tuple(_told(desk, drug))
    known = [Measure(name, value.number, value.unit) for name, value in desk.case.values.items() if watches(name, drug)]
    spoken = {measure.name for measure in desk.asked.mentions.measures}
    risen = {name for name, value in desk.case.values.items() if rose(name, value)}
    held = (_shown(desk, one.name) for one in known if one.name not in spoken and (amiss(one, "") or one.name in risen))
    return _part(desk, drug, (*told, *held))


def known(desk: Desk, drug: str) -> Part | None:
    """The part on the harms that the case holds of a drug, by its reactions and by numbers told before; None where it
    holds none, or no record speaks of them.
    """
    # What the case concludes from several signs stands behind them and goes first
    reactions = [x.reaction for x in reversed(desk.case.reactions) if x.drug in (None, drug)]
    counted = {
        harm for name in amiss_in(desk.case, drug) if name in COUNTS for harm in SHOWS[name]
    }  # the number says more
    reactions = [reaction for reaction in reactions if reaction not in counted]
    reactions += ["hepatotoxicity"] if liver_harmed(desk.case, drug) and "hepatotoxicity" not in reactions else []
    harms = [_of_words(desk, "reaction", reaction) for reaction in reactions]
    harms += [_shown(desk, name) for name in amiss_in(desk.case, drug)]
    return _part(desk, drug, tuple(harms))


def _part(desk: Desk, drug: str, harms: tuple[_Harm, ...]) -> Part | None:
    lines: dict[str, Line] = {}
    behind: dict[str, r.Evidence] = {}
    absent: dict[str, Line] = {}
    barred = against.lines_after_a_reaction(desk, drug, {name for harm in harms for name in harm.ids})
    for harm in harms:
        found = _records(desk, drug, harm)
        if found:
            lines |= {record.id: line(desk, record) for record in _first(found) if record.id not in lines}
        elif (
            drug in SECOND_LINE and not harm.ids & _MAY_BE.keys() and not barred
        ):  # what first-line treatment is not known to do has another cause
            absent.setdefault(
                harm.label, Line(f"{harm.label.capitalize()}: {strings.NOT_IN_SOURCES}.", records=(drug,))
            )
        behind |= {record.id: record for record in found[1:]}
        if harm.ids & _INFECTIONS:  # what is not known of going on with the drug is said as well
            absent.setdefault(_GOING_ON_IN_INFECTION, desk.citer.line(_GOING_ON_IN_INFECTION))
    lines |= absent
    if not (lines or barred):
        return None
    more = tuple(line(desk, record) for i, record in behind.items() if i not in lines)[:_MORE]
    told = ", ".join(dict.fromkeys(harm.label for harm in harms))
    title = f"{told[:1].upper()}{told[1:]}: {desk.drug_name(drug)}"
    section = Section("adverse-effects", strings.TITLES["ask_adverse_effects"], more)
    return Part(title, (*barred, *lines.values()), (section,) if more else ())


def _first(found: tuple[r.Evidence, ...]) -> tuple[r.Evidence, ...]:
    """The record that leads, and the next where both say what to do."""
    return found[:2] if all(_ACTS.search(record.text) for record in found[:2]) else found[:1]


def _told(desk: Desk, drug: str | None) -> Iterator[_Harm]:
    """The harms told, not those of another drug; counts alone where the drug is not of second line."""
    counts_only = drug is None
    mentions = desk.asked.mentions
    text = " " * desk.asked.start + desk.asked.text  # mentions count from the start of the message
    numbers = [m.name for m in mentions.measures if watches(m.name, drug) and amiss(m, text)]
    for name in dict.fromkeys(numbers):
        if not counts_only or name in COUNTS:
            yield _shown(desk, name)
    if counts_only:
        if numbers and _TELLS_OF_ITS_CAUSE in mentions.values("reaction", "affirmed"):
            yield _of_words(desk, "reaction", _TELLS_OF_ITS_CAUSE)
        return
    of_another = {x.reaction for x in desk.case.reactions if x.drug not in (None, drug)}
    of_another -= {x.reaction for x in desk.case.reactions if x.drug == drug}
    named = [m for m in mentions.of("reaction", "affirmed") if m.value not in of_another and not names_a_topic(desk, m)]
    named += [m for m in mentions.of("condition", "affirmed") if m.value in _INFECTIONS]
    for mention in named:
        yield _of_words(desk, mention.entity, mention.value)
        yield from (_of_words(desk, "reaction", other) for other in _MAY_BE.get(mention.value, ()))
    if not (named or numbers):  # told by a number that no word calls amiss: "on tac, sugars 14"
        new = (x for x in desk.case.reactions if x.drug == drug and x not in desk.before.reactions)
        yield from (_of_words(desk, "reaction", x.reaction) for x in new)


def _of_words(desk: Desk, kind: str, name: str) -> _Harm:
    disease = _DISEASES.get(name)
    ids, forms = frozenset({name}), desk.search.forms(kind, name)
    if disease:
        ids, forms = ids | {disease}, (*forms, *desk.search.forms("condition", disease))
    anaemic = name == "cytopenia" and (_OF_RED_CELLS.search(desk.asked.text) or "haemoglobin" in desk.case.values)
    return _Harm(desk.labels.of(kind, name), ids, forms, of_red_cells=bool(anaemic), is_disease=bool(disease))


def _shown(desk: Desk, name: str) -> _Harm:
    """The harm that a test shows."""
    of_test, shown = desk.search.forms("analyte", name), phrases_shown(desk, name)
    label, ids = desk.labels.of("analyte", name), frozenset(SHOWS[name])
    if name in COUNTS:  # of which records speak by the count
        told = desk.asked.mentions.measure(name) or desk.case.values.get(name)
        return _Harm(label, ids, (*of_test, *shown), counted=True, number=told.number if told else None)
    return _Harm(label, ids, shown, of_test)


def _crossed(record: r.Evidence, harm: _Harm) -> bool:
    """Whether a record says to act below a number above the count told: "neutrophils below 1.6" of 1.4."""
    if harm.number is None:
        return False
    limits = (
        float(found[1])
        for phrase in harm.phrases
        for found in re.finditer(rf"\b{re.escape(phrase)}\b[^.;,]{{0,15}}?\bbelow (\d+(?:\.\d+)?)", record.text.lower())
    )
    return any(harm.number < limit for limit in limits)


def _records(desk: Desk, drug: str, harm: _Harm) -> tuple[r.Evidence, ...]:
    """Records on the drug that speak of the harm: of adults, those that say what to do, by rank."""
    of_drug = [
        record
        for record in desk.base.evidence(r.Evidence, drug=drug)
        if _TOPICS & set(record.topics) or (_BY_THE_WAY in record.topics and _ACTS.search(record.text))
    ]
    holding, of_test = desk.search.holding(harm.phrases), desk.search.holding(harm.names_test)
    held = [x for x in of_drug if harm.ids & set(x.situations) or x.id in holding]
    held = held or [x for x in of_drug if x.id in of_test]
    child = desk.case.state("child") == "yes"
    pregnant = "yes" in map(desk.case.state, _OF_PREGNANCY)
    return tuple(
        sorted(
            held,
            key=lambda x: (
                of_children(x) and not child,
                "pregnant" in x.situations and not pregnant,
                not (harm.counted and _THRESHOLDS in x.fields),
                not _crossed(x, harm),
                harm.of_red_cells and not _OF_RED_CELLS.search(x.text),
                -len(harm.ids & set(x.situations)) if harm.is_disease else 0,
                bool(x.situations) and not harm.ids & set(x.situations),  # of another harm in the first place
                bool(_LISTS.search(x.text)),
                not _ACTS.search(x.text),
                not harm.ids & set(x.situations),
                x.rank,
                x.id,
            ),
        )
    )
