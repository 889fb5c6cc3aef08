"""Decoding plain values into record types, naming *every* fault of a record and not only the first."""

from __future__ import annotations

import re
from typing import Any, TypeVar, cast

import msgspec

from actions.knowledge.documents import Document, Fault, Trail

T = TypeVar("T")
_PATH = re.compile(r" - at `\$(.*)`$")
_STEP = re.compile(r"\.([^.\[]+)|\[(\d+)\]|\[(\.\.\.)\]")


def decode(kind: type[T], values: Any, document: Document, trail: Trail) -> tuple[T | None, list[Fault]]:
    """`values` as a `kind`, or None and all faults found: unknown and missing keys, and each field that has the wrong
    type.
    """
    try:
        return msgspec.convert(values, kind), []
    except msgspec.ValidationError as error:
        if not isinstance(values, dict):
            return None, [_fault(str(error), document, trail)]
    fields = {field.encode_name: field for field in msgspec.structs.fields(cast(type[msgspec.Struct], kind))}
    faults = [
        Fault(document.file, document.line((*trail, key)), f"{_named(values)}unknown key {key!r}")
        for key in values
        if key not in fields
    ]
    for key, field in fields.items():
        if key not in values:
            if field.required:
                faults.append(Fault(document.file, document.line(trail), f"{_named(values)}missing key {key!r}"))
            continue
        try:
            msgspec.convert(values[key], field.type)
        except msgspec.ValidationError as error:
            faults.append(_fault(f"{_named(values)}{key}: {error}", document, (*trail, key)))
    return None, faults or [Fault(document.file, document.line(trail), f"{_named(values)}does not decode")]


def _named(values: dict[str, Any]) -> str:
    return f"{values['id']}: " if isinstance(values.get("id"), str) else ""


def _fault(message: str, document: Document, trail: Trail) -> Fault:
    """Turn msgspec's `$.path` into a line, and leave the rest of its sentence."""
    found = _PATH.search(message)
    steps: list[str | int] = []
    if found:
        for name, index, _ in _STEP.findall(found.group(1)):
            steps.append(name if name else int(index) if index else 0)
        message = message[: found.start()] + (f" (at {found.group(1).lstrip('.')})" if found.group(1) else "")
    return Fault(document.file, document.line((*trail, *steps)), message)
