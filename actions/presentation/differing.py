"""Two states of the records compared, in words a clinician can follow. Works on plain values, so that states of long
ago, whose fields had other names, can be compared too.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import msgspec

from actions.answers.figures import figure, number
from actions.knowledge import kinds as r
from actions.knowledge.documents import read_document
from actions.knowledge.loader import KINDS, record_files
from actions.presentation.wording import dose, level

_LABELS = {
    "text": "sentence",
    "overview": "sentence",
    "bottom_line": "sentence",
    "figure": "result",
    "where": "place in the source",
    "facts": "facts of the dossier",
    "because": "rests on",
    "rests_on": "rests on",
    "doses": "dose",
    "levels": "level",
    "informs": "informs",
}
_WRITERS: dict[str, Any] = {"figure": (r.Figure, figure), "doses": (r.Dose, dose), "levels": (r.Level, level)}


@dataclass(frozen=True, slots=True)
class State:
    """The records as plain values by id, each with the name of its list and, among its values, its file's review."""

    records: Mapping[str, tuple[str, dict[str, Any]]]


@dataclass(frozen=True, slots=True)
class Change:
    """One record that was added, removed or changed. `fields` holds label, before and after; one of them is empty for
    a field that came or went.
    """

    id: str
    kind: str
    sentence: str
    fields: tuple[tuple[str, str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Changes:
    """Everything that differs between two states, by record id."""

    added: tuple[Change, ...]
    removed: tuple[Change, ...]
    changed: tuple[Change, ...]


def read_state(root: Path) -> State:
    """The records of a folder as plain values; entries without an id are left out, whatever else is wrong with them."""
    found: dict[str, tuple[str, dict[str, Any]]] = {}
    for path in record_files(root):
        document, _ = read_document(path, root)
        for name, values in (document.values if document else {}).items():
            entries = [values] if name == "drug" else values if isinstance(values, list) else []
            for entry in entries:
                if isinstance(entry, dict) and isinstance(entry.get("id"), str):
                    review = document.values.get("review") if document else None
                    found[entry["id"]] = (name, {**entry, "review": review})
    return State(found)


def compare(before: State, after: State) -> Changes:
    """What became of each record from one state to the other."""
    old, new = before.records, after.records
    return Changes(
        added=tuple(_whole(i, *new[i]) for i in sorted(new.keys() - old.keys())),
        removed=tuple(_whole(i, *old[i]) for i in sorted(old.keys() - new.keys())),
        changed=tuple(
            _change(i, new[i][0], old[i][1], new[i][1]) for i in sorted(old.keys() & new.keys()) if old[i] != new[i]
        ),
    )


def _whole(identifier: str, name: str, values: dict[str, Any]) -> Change:
    return Change(identifier, _kind(name), _sentence(values))


def _change(identifier: str, name: str, before: dict[str, Any], after: dict[str, Any]) -> Change:
    fields = []
    for key in dict.fromkeys((*before, *after)):
        old, new = _words(key, before.get(key)), _words(key, after.get(key))
        if old != new:
            fields.append((_LABELS.get(key, key.replace("_", " ")), old, new))
    return Change(identifier, _kind(name), _sentence(after), tuple(fields))


def _kind(name: str) -> str:
    return KINDS[name].__name__.lower() if name in KINDS else name


def _sentence(values: dict[str, Any]) -> str:
    names = ("text", "overview", "bottom_line", "title", "label", "question")
    return str(next((values[name] for name in names if values.get(name)), "")).strip()


def _words(key: str, value: Any) -> str:
    """A field in words: figures, doses and levels as answers write them."""
    if value is None:
        return ""
    kind, write = _WRITERS.get(key, (None, None))
    if kind is not None:
        entries = value if isinstance(value, list) else [value]
        try:
            return "; ".join(_with_group(write(one), one) for one in (msgspec.convert(e, kind) for e in entries))
        except msgspec.ValidationError:
            pass  # an older form of the field: its plain values are shown
    return ", ".join(_flat(value))


def _with_group(text: str, value: object) -> str:
    if isinstance(value, r.Figure) and value.n is not None:
        return f"{text}, n = {number(value.n)} ({value.n_of})"
    return text


def _flat(value: Any) -> Iterator[str]:
    if isinstance(value, dict):
        for key, child in value.items():
            yield f"{str(key).replace('_', ' ')} {' '.join(_flat(child))}"
    elif isinstance(value, list):
        for child in value:
            yield from _flat(child)
    elif isinstance(value, bool):
        yield "yes" if value else "no"
    elif isinstance(value, int | float):
        yield number(value)
    else:
        yield str(value).strip()
