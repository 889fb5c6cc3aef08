"""What a question names and no record on the drug speaks of: said so before what the records hold on the topic."""

from __future__ import annotations

from collections.abc import Iterable

from actions.answers import strings
from actions.answers.desk import Desk
from actions.answers.leading.order import gives_outcome, names_a_topic, outcomes_asked
from actions.answers.model import Line
from actions.case.mentions import SPOKEN_OF, Assertion
from actions.knowledge import kinds as r
from actions.knowledge.compiled import names
from actions.knowledge.search import content_words
from actions.knowledge.vocabulary import MEDICINE_CLASS

_SPOKEN_OF: tuple[Assertion, ...] = (*SPOKEN_OF, "possible")


def lines(desk: Desk, drug: str, topic: str, records: tuple[r.Evidence, ...]) -> tuple[Line, ...]:
    """The other medicines of a question about interactions, the harms of one about harms, the outcomes of one about
    evidence that none of the records on the topic speaks of.
    """
    if topic == "interactions":
        return _medicines_not_held(desk, drug, records)
    if topic == "adverse-effects":
        told = desk.case.conditions
        unheld = [label for value, label in _findings_not_held(desk, records) if value not in told]
        return tuple(Line(f"{label}: {strings.NOT_IN_SOURCES}.", records=(drug,)) for label in unheld)
    if topic == "evidence" and not any(gives_outcome(desk, record) for record in records):
        return tuple(Line(f"{label}: {strings.NOT_IN_SOURCES}.", records=(drug,)) for label in outcomes_asked(desk))
    return ()


def nothing_between(desk: Desk, drug: str, records: tuple[r.Evidence, ...]) -> bool:
    """Whether the interactions asked about are with medicines of which, with this drug, none is held, nor one of
    another of their class: what else the drug interacts with, or what those do to others, is no answer.
    """
    if desk.asked.intent != "ask_interactions":
        return False
    named, held = _beside(desk, drug), _text(records)
    unheld = [one for one in _unheld(desk, named, records) if not _spoken_of(desk.search.kin(*one), held)]
    return bool(named) and len(unheld) == len(named)


def of_the_medicine(desk: Desk, drug: str) -> tuple[r.Evidence, ...]:
    """The records on the drug, whatever their topic, that speak of a medicine named beside it; not of a drug of ours,
    beside which it is named in many.
    """
    forms = [form for kind, one in _beside(desk, drug) if kind != "drug" for form in desk.search.forms(kind, one)]
    return tuple(x for x in desk.base.evidence(r.Evidence, drug=drug) if _spoken_of(forms, _text((x,))))


def searched_for(desk: Desk, drug: str, gaps: Iterable[str]) -> tuple[str, ...]:
    """Of the records on what was looked for and not found, those that name a medicine named beside the drug."""
    forms = [form for kind, one in _beside(desk, drug) if kind != "drug" for form in desk.search.forms(kind, one)]
    return tuple(one for one in gaps if _spoken_of(forms, desk.base.get(one, r.NotKnown).text.lower()))


def between_none(desk: Desk) -> bool:
    """Whether that is so of every drug that is asked about."""
    return bool(desk.drugs) and all(
        nothing_between(desk, drug, desk.base.evidence(r.Evidence, drug=drug, topic="interactions"))
        for drug in desk.drugs
    )


def _medicines_not_held(desk: Desk, drug: str, records: tuple[r.Evidence, ...]) -> tuple[Line, ...]:
    """The other medicines a question names, one by one or as a class, that no record on the drug's interactions speaks
    of, each said of this drug; what is not held of one is held of another.
    """
    named = _beside(desk, drug)
    if not named and _names_something_else(desk, drug):
        sentence = desk.base.get("other-medicine-not-recognised", r.Sentence)
        desk.citer.records.setdefault(sentence.id)
        return (Line(sentence.text, (), (sentence.id,)),)
    return tuple(
        Line(
            f"{desk.drug_name(drug)} with {_called(desk, kind, other)}: {strings.NOT_IN_SOURCES}.",
            records=(drug, other) if kind == "drug" else (drug,),
        )
        for kind, other in _unheld(desk, named, records)
    )


def _beside(desk: Desk, drug: str) -> list[tuple[str, str]]:
    """The other medicines a question names, and a drug of ours that is asked about together with it, but not one whose
    own part answers what is asked of a third medicine, nor one that is over.
    """
    named = [("co_medication", m) for m in desk.asked.mentions.values("co_medication", *_SPOKEN_OF)]
    together = () if named else desk.asked.mentions.values("drug", *_SPOKEN_OF)
    named += [("drug", m) for m in together if m != drug and m not in desk.case.tried]
    return named + [(MEDICINE_CLASS, one) for one in desk.search.classes(desk.asked.text)]


def _unheld(desk: Desk, named: list[tuple[str, str]], records: tuple[r.Evidence, ...]) -> list[tuple[str, str]]:
    held = _text(records)
    return [(kind, m) for kind, m in named if not _spoken_of(desk.search.forms(kind, m), held)]


def _text(records: Iterable[r.Evidence]) -> str:
    return " ".join(record.text for record in records).lower()


def _called(desk: Desk, kind: str, medicine: str) -> str:
    return desk.drug_name(medicine) if kind == "drug" else desk.labels.of(kind, medicine)


def _names_something_else(desk: Desk, drug: str) -> bool:
    """Whether all that a question holds beside words of the vocabulary are words that no record on the drug has:
    "can I give paracetamol with MMF".
    """
    if desk.asked.mentions.of("condition") or desk.asked.mentions.of("drug_class"):
        return False
    words = content_words(desk.asked.text, [mention.text for mention in desk.asked.mentions.found])
    on_drug = {record.id for record in desk.base.evidence(r.Evidence, drug=drug)}
    return bool(words) and not any(desk.search.holding((word,)) & on_drug for word in words)


def _spoken_of(forms: Iterable[str], held: str) -> bool:
    """Whether one of the forms stands in the lower-case text as words of its own."""
    return any(names(form.lower(), held) for form in forms)


def in_study(desk: Desk, records: tuple[r.Evidence, ...]) -> tuple[Line, ...]:
    """The conditions and harms a question about a study names that none of its records speaks of: "does CAMARO include
    cirrhotics".
    """
    source = records[0].source
    unheld = _findings_not_held(desk, records)
    return tuple(Line(f"{label}: {strings.NOT_IN_STUDY}.", records=(source,)) for _, label in unheld)


def _findings_not_held(desk: Desk, records: tuple[r.Evidence, ...]) -> list[tuple[str, str]]:
    """The conditions and harms a question names that none of the records speaks of, each with its label: "does it cause
    cancer?" is not answered by other harms.
    """
    found = (mention for kind in ("condition", "reaction") for mention in desk.asked.mentions.of(kind, *_SPOKEN_OF))
    named = {(m.entity, m.value): None for m in found if not names_a_topic(desk, m)}
    held = _text(records)
    situations = {situation for record in records for situation in record.situations}
    return [
        (value, desk.labels.of(kind, value).capitalize())
        for kind, value in named
        if value not in situations and not _spoken_of(desk.search.forms(kind, value), held)
    ]
