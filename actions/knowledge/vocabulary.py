"""The words that messages are searched for: drug names from the drugs' files, all else from `vocabulary/`."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, NamedTuple

from msgspec import Struct, field

from actions.knowledge.decoding import decode
from actions.knowledge.documents import Fault, read_document
from actions.knowledge.loader import RECORDS, VOCABULARY, KnowledgeFaults
from actions.knowledge.reading_aids import FILE, reading_aids

ENTITY_OF_FILE = {
    "conditions": "condition",
    "reactions": "reaction",
    "reasons": "reason",
    "topics": "topic",
    "guidelines": "guideline",
    "terms": "term",
    "studies": "study",
    "analytes": "analyte",
    "co_medications": "co_medication",
    "other_medicines": "other_medicine",
    "other_guidelines": "other_guideline",
    "other_subjects": "other_subject",
    "drug_classes": "drug_class",
    "medicine_classes": "medicine_class",
}
MEDICINE_CLASS = "medicine_class"
"""Words for many medicines at once: looked for where interactions are asked about, and no mention of any of them."""
DRUG = "drug"
PLAUSIBLE = "aid-plausible-results"
_FAMILIES = {"thiopurine": "thiopurine", "glucocorticoid": "steroid"}  # a word of the class -> family


@dataclass(frozen=True, slots=True)
class Term:
    """One thing that can be mentioned: its entity type, the id it stands for, its surface forms, canonical first.
    `family` tells a drug's place in treatment: "thiopurine", "steroid" or "" for all that come after them.
    `plausible` bounds what a test can give in any of its units, by the reading aid on results. `members` are the
    medicines of a class; `class_words` name the class of a medicine, whose records speak of it too.
    """

    entity: str
    value: str
    forms: tuple[str, ...]
    family: str = ""
    plausible: tuple[float, float] | None = None
    members: tuple[str, ...] = ()
    class_words: tuple[str, ...] = ()


class _Place(NamedTuple):
    file: str
    line: int

    def fault(self, message: str) -> Fault:
        return Fault(self.file, self.line, message)


class _Entry(Struct, frozen=True, forbid_unknown_fields=True):
    id: str
    label: str
    forms: tuple[str, ...]
    called: Mapping[str, tuple[str, ...]] = field(default_factory=dict)  # a member of a class -> its other names
    members: tuple[str, ...] = ()  # ids of co-medications that a word for a whole class stands for
    class_words: tuple[str, ...] = ()  # by which records name the class that the medicine belongs to


def load_terms(records: Path = RECORDS) -> tuple[Term, ...]:
    """All terms, by file and then in file order; drugs first.

    A form may stand under several types ("non-response" is a term and a reason); within one it means one thing.

    Raises:
        KnowledgeFaults: with every fault in every vocabulary file, and every form that two ids of one type claim.
    """
    faults: list[Fault] = []
    terms: list[tuple[Term, _Place]] = []
    for path in sorted((records / "drugs").glob("*.yaml")):
        terms += _drug(path, records, faults)
    for path in sorted((records / VOCABULARY).glob("*.yaml")):
        terms += _listed(path, records, faults)
    faults += _claimed_twice(terms)
    faults += _unknown_members(terms)
    if faults:
        raise KnowledgeFaults(faults)
    return tuple(term for term, _ in terms)


def _drug(path: Path, root: Path, faults: list[Fault]) -> list[tuple[Term, _Place]]:
    """A drug's names. The file's other keys, and their faults, are the record loader's business."""
    document, problems = read_document(path, root)
    if document is None:
        faults += problems
        return []
    values = document.values.get("drug", document.values)
    if not isinstance(values, dict) or not isinstance(values.get("id"), str):
        faults.append(Fault(document.file, 1, "a drug without an id"))
        return []
    brands = values.get("brands")
    names = [values.get("name"), values.get("short"), *_strings(values.get("synonyms"))]
    for market in brands.values() if isinstance(brands, dict) else ():
        names += _strings(market)
    forms = tuple(dict.fromkeys(name for name in names if isinstance(name, str) and name))
    return [(Term(DRUG, values["id"], forms, _family(str(values.get("drug_class")))), _Place(document.file, 1))]


def _family(drug_class: str) -> str:
    return next((family for word, family in _FAMILIES.items() if word in drug_class), "")


def _strings(values: object) -> list[Any]:
    return list(values) if isinstance(values, list) else []


def _listed(path: Path, root: Path, faults: list[Fault]) -> list[tuple[Term, _Place]]:
    document, problems = read_document(path, root)
    faults += problems
    if document is None:
        return []
    entity = ENTITY_OF_FILE.get(path.stem)
    if entity is None:
        faults.append(Fault(document.file, 1, f"no entity type is called {path.stem!r}"))
        return []
    entries = document.values.get("terms")
    if set(document.values) != {"terms"} or not isinstance(entries, list):
        faults.append(Fault(document.file, 1, "a vocabulary file holds `terms`, a list, and nothing else"))
        return []
    terms: list[tuple[Term, _Place]] = []
    plausible = _plausible(root) if entity == "analyte" else {}
    for index, values in enumerate(entries):
        trail = ("terms", index)
        entry, problems = decode(_Entry, values, document, trail)
        faults += problems
        if entry is not None:
            term = Term(
                entity,
                entry.id,
                entry.forms,
                plausible=plausible.get(entry.id),
                members=entry.members,
                class_words=entry.class_words,
            )
            place = _Place(document.file, document.line(trail))
            terms.append((term, place))
            other = {name for names in entry.called.values() for name in names} - set(entry.forms)
            faults += [
                place.fault(f"{entry.id}: {name!r} is called something and is no form") for name in sorted(other)
            ]
    unknown = plausible.keys() - {term.value for term, _ in terms}
    faults += [Fault(FILE, 1, f"{PLAUSIBLE}: no test is called {name!r}") for name in sorted(unknown)]
    return terms


def _plausible(root: Path) -> Mapping[str, tuple[float, float]]:
    aid = reading_aids(root).get(PLAUSIBLE)
    return aid.bounds if aid else {}


def _claimed_twice(terms: list[tuple[Term, _Place]]) -> list[Fault]:
    faults: list[Fault] = []
    owner: dict[tuple[str, str], tuple[str, _Place]] = {}
    seen: dict[tuple[str, str], _Place] = {}
    for term, place in terms:
        if not term.forms:
            faults.append(place.fault(f"{term.value}: no forms"))
        earlier = seen.setdefault((term.entity, term.value), place)
        if earlier is not place:
            faults.append(place.fault(f"{term.value}: also stands at {earlier.file}:{earlier.line}"))
        for form in dict.fromkeys(form.casefold() for form in term.forms):
            value, where = owner.setdefault((term.entity, form), (term.value, place))
            if value != term.value:
                message = f"{term.value}: the form {form!r} already means {value} ({where.file}:{where.line})"
                faults.append(place.fault(message))
    return faults


def _unknown_members(terms: list[tuple[Term, _Place]]) -> list[Fault]:
    known = {term.value for term, _ in terms if term.entity == "co_medication"}
    return [
        place.fault(f"{term.value}: no co-medication is called {member!r}")
        for term, place in terms
        for member in term.members
        if member not in known
    ]
