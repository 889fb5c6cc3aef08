"""JSON Schemas of the record types, for editors: one per list of a record file, one for a whole file."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import msgspec

from actions.knowledge import kinds as r
from actions.knowledge.loader import KINDS

SCHEMAS = Path(__file__).parents[1] / "schemas"


def schemas() -> dict[str, dict[str, Any]]:
    """Schema by file name: `finding.json`, ..., and `file.json` for a file with its review and its lists."""
    kinds: list[type[r.Record]] = [r.Drug, *KINDS.values()]
    found = {f"{kind.__name__.lower()}.json": msgspec.json.schema(kind) for kind in kinds}
    lists, parts = msgspec.json.schema_components([r.Review, *kinds], ref_template="#/$defs/{name}")
    review, drug, *rest = lists
    properties: dict[str, Any] = {"review": review, "drug": drug}
    properties |= {name: {"type": "array", "items": item} for name, item in zip(KINDS, rest, strict=True)}
    found["file.json"] = {
        "type": "object",
        "properties": properties,
        "required": ["review"],
        "additionalProperties": False,
        "$defs": parts,
    }
    head = {"$schema": "https://json-schema.org/draft/2020-12/schema"}
    return {name: {**head, **schema} for name, schema in found.items()}


def written(schema: dict[str, Any]) -> str:
    """A schema as its file holds it."""
    return json.dumps(schema, indent=1, ensure_ascii=False, sort_keys=True) + "\n"


def write_schemas(folder: Path = SCHEMAS) -> list[str]:
    """Write the schemas that are not up to date, remove those of types that are gone. Returns the names."""
    folder.mkdir(parents=True, exist_ok=True)
    wanted = {name: written(schema) for name, schema in schemas().items()}
    changed = [name for name in stale(folder) if name in wanted]
    for name in changed:
        (folder / name).write_text(wanted[name], encoding="utf-8")
    gone = [path for path in folder.glob("*.json") if path.name not in wanted]
    for path in gone:
        path.unlink()
    return sorted([*changed, *(path.name for path in gone)])


def stale(folder: Path = SCHEMAS) -> list[str]:
    """Names of schemas that are missing, out of date, or of a type that is gone."""
    wanted = {name: written(schema) for name, schema in schemas().items()}
    present = {path.name: path.read_text(encoding="utf-8") for path in folder.glob("*.json")}
    return sorted(name for name in wanted.keys() | present.keys() if wanted.get(name) != present.get(name))
