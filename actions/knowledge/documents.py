"""Reading record files: YAML into plain values, with the line of every value, for faults that name file and line."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

import yaml

Trail = tuple[str | int, ...]


@dataclass(frozen=True, slots=True)
class Fault:
    """One thing wrong in the records, worded for a curator."""

    file: str
    line: int
    message: str

    def __str__(self) -> str:
        return f"{self.file}:{self.line}: {self.message}"


@dataclass(frozen=True, slots=True)
class Document:
    """A parsed file: its values, and the line (from 1) at which each value, addressed by its trail of keys, starts."""

    file: str
    values: dict[str, Any]
    lines: dict[Trail, int]

    def line(self, trail: Trail) -> int:
        """The line of the value at `trail`, or of its nearest parent that has one."""
        while trail and trail not in self.lines:
            trail = trail[:-1]
        return self.lines.get(trail, 1)


class _Loader(yaml.CSafeLoader):
    """Safe YAML without the surprises: `no` and `on` stay words."""


_Loader.yaml_implicit_resolvers = {
    first: [(tag, pattern) for tag, pattern in resolvers if tag != "tag:yaml.org,2002:bool"]
    for first, resolvers in yaml.CSafeLoader.yaml_implicit_resolvers.items()
}
_BOOLEANS = {"true": True, "false": False}


def read_document(path: Path, root: Path, content: bytes | None = None) -> tuple[Document | None, list[Fault]]:
    """Parse one file, or what was read from it already. Returns the document, or None with the fault that prevented
    it.
    """
    name = path.relative_to(root).as_posix()
    try:
        loader = _Loader((path.read_bytes() if content is None else content).decode("utf-8"))
        try:
            node = loader.get_single_node()
            lines: dict[Trail, int] = {}
            faults: list[Fault] = []
            values = _build(loader, node, (), lines, name, faults) if node is not None else {}
        finally:
            loader.dispose()
    except (yaml.YAMLError, UnicodeDecodeError, ValueError) as error:
        mark = getattr(error, "problem_mark", None)
        return None, [Fault(name, mark.line + 1 if mark else 1, f"not readable as YAML: {error}".replace("\n", " "))]
    if not isinstance(values, dict):
        return None, [Fault(name, 1, "a record file is a mapping with `review` and lists of records")]
    return Document(name, values, lines), faults


def _build(loader: Any, node: yaml.Node, trail: Trail, lines: dict[Trail, int], name: str, faults: list[Fault]) -> Any:
    lines[trail] = node.start_mark.line + 1
    if isinstance(node, yaml.MappingNode):
        built: dict[Any, Any] = {}
        for key_node, value_node in node.value:
            key = loader.construct_object(key_node)
            if key in built:
                faults.append(Fault(name, key_node.start_mark.line + 1, f"key {key!r} stands twice"))
            built[key] = _build(loader, value_node, (*trail, key), lines, name, faults)
        return built
    if isinstance(node, yaml.SequenceNode):
        return [_build(loader, child, (*trail, index), lines, name, faults) for index, child in enumerate(node.value)]
    value = loader.construct_object(node)
    if isinstance(value, str) and not getattr(node, "style", None):
        return _BOOLEANS.get(value, value)
    return value.isoformat() if isinstance(value, date) else value
