"""Words for vocabulary ids, as the vocabulary files give them."""

from __future__ import annotations

from pathlib import Path

import yaml

from actions.knowledge.loader import RECORDS, VOCABULARY

_ENTITY_FILES = {
    "condition": "conditions",
    "reaction": "reactions",
    "reason": "reasons",
    "topic": "topics",
    "guideline": "guidelines",
    "term": "terms",
    "study": "studies",
    "analyte": "analytes",
    "co_medication": "co_medications",
    "other_medicine": "other_medicines",
    "other_guideline": "other_guidelines",
    "other_subject": "other_subjects",
    "drug_class": "drug_classes",
    "medicine_class": "medicine_classes",
}


class Labels:
    """Labels by entity type and id, and the names of medicines behind their brands."""

    def __init__(self, labels: dict[tuple[str, str], str], called: dict[str, str] | None = None) -> None:
        self._labels = labels
        self._called = called or {}

    def of(self, entity: str, value: str) -> str:
        """The label; an id that the vocabulary does not know is shown as words."""
        return self._labels.get((entity, value), value.replace("-", " ").replace("_", " "))

    def called(self, written: str) -> str | None:
        """The medicine of a class that is meant by one of its brands or short forms: "Diflucan" is fluconazole."""
        return self._called.get(written.casefold())


def load_labels(records: Path = RECORDS) -> Labels:
    """Read the labels of every vocabulary file that exists."""
    labels: dict[tuple[str, str], str] = {}
    called: dict[str, str] = {}
    for entity, stem in _ENTITY_FILES.items():
        path = records / VOCABULARY / f"{stem}.yaml"
        if path.exists():
            content = yaml.load(path.read_text(encoding="utf-8"), yaml.CSafeLoader) or {}
            terms = content.get("terms", ())
            labels |= {(entity, term["id"]): term["label"] for term in terms}
            named = (pair for term in terms for pair in term.get("called", {}).items())
            called |= {written.casefold(): name for name, brands in named for written in brands}
    return Labels(labels, called)
