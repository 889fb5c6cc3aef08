"""One form for record files, reached without rewriting the YAML: comments and values stay what and where they are.

Line ends, trailing blanks, tabs in front and blank lines are put right. Whether the file still says the same is checked
afterwards, comments included; if not, it is left alone and the fault is named.
"""

from __future__ import annotations

from itertools import groupby
from pathlib import Path

from actions.knowledge.documents import Fault, read_document
from actions.knowledge.loader import RECORDS


def formatted(text: str) -> str:
    """The text in its one form: one blank line at most, none at the ends, a line end after the last line."""
    lines = [line.rstrip().expandtabs(2) for line in text.replace("\r\n", "\n").split("\n")]
    kept = [line for filled, group in groupby(lines, bool) for line in (group if filled else [""])]
    return "\n".join(kept).strip("\n") + "\n"


def format_files(root: Path = RECORDS, write: bool = True) -> tuple[list[str], list[Fault]]:
    """Bring every YAML file under `root` into its form. Returns the files that were not, and those left alone with why.
    With `write` false nothing is changed.
    """
    changed: list[str] = []
    faults: list[Fault] = []
    for path in sorted(root.rglob("*.yaml")):
        text = path.read_bytes().decode("utf-8")
        better = formatted(text)
        if better == text:
            continue
        name = path.relative_to(root).as_posix()
        if not _says_the_same(path, root, text, better):
            faults.append(Fault(name, 1, "formatting would change what the file says; a long text needs other quotes"))
            continue
        changed.append(name)
        if write:
            path.write_text(better, encoding="utf-8", newline="\n")
    return changed, faults


def _says_the_same(path: Path, root: Path, text: str, better: str) -> bool:
    before, unreadable = read_document(path, root, text.encode())
    after, _ = read_document(path, root, better.encode())
    if before is None or after is None or unreadable:
        return False
    return before.values == after.values and _comments(text) == _comments(better)


def _comments(text: str) -> list[str]:
    return sorted(line.strip() for line in text.splitlines() if line.lstrip().startswith("#"))
