"""A base that loaded without faults, kept as one file named after the digest of everything it was made from.

A file is used only when its name is the digest of the present records and code, and its content has the checksum it
begins with; anything else is as if it were not there. Files appear whole (written aside, then renamed), so processes
that start together do not disturb each other.
"""

from __future__ import annotations

import hashlib
import os
import tempfile
from collections.abc import Iterable, Mapping
from contextlib import suppress
from pathlib import Path
from typing import Any

import msgspec

from actions.knowledge import kinds as r
from actions.knowledge.base import KnowledgeBase

_CHECKSUM = 32  # bytes of SHA-256 before the content
_CODE = ("kinds/*.py", "loader.py", "decoding.py", "documents.py", "validation.py", "cache.py")


def code_digest() -> bytes:
    """Digest of the code that turns files into records: what it accepted yesterday it may refuse today."""
    digest = hashlib.sha256()
    for pattern in _CODE:
        for path in sorted(Path(__file__).parent.glob(pattern)):
            digest.update(path.read_bytes())
    return digest.digest()


class Cache:
    """Bases kept in a folder, one file each; `kinds` are the record types by the name of their list."""

    def __init__(self, folder: Path, kinds: Mapping[str, type[r.Record]]) -> None:
        self._folder = folder
        self._kinds = dict(kinds)
        fields: list[Any] = [("version", str), ("reviews", dict[str, r.Review])]
        fields += [(name, tuple[kind, ...], ()) for name, kind in kinds.items()]  # type: ignore[valid-type]
        self._type = msgspec.defstruct("Kept", fields, frozen=True)

    def read(self, digest: str) -> KnowledgeBase | None:
        """The base of that digest, or None: not there, cut off, or not what was written."""
        try:
            content = self._path(digest).read_bytes()
        except OSError:
            return None
        checksum, payload = content[:_CHECKSUM], content[_CHECKSUM:]
        if hashlib.sha256(payload).digest() != checksum:
            return None
        try:
            kept: Any = msgspec.msgpack.decode(payload, type=self._type)
        except msgspec.MsgspecError:
            return None
        records = {record.id: record for name in self._kinds for record in getattr(kept, name)}
        return KnowledgeBase(records, kept.reviews, kept.version)

    def write(self, digest: str, base: KnowledgeBase) -> None:
        """Keep a base; a folder that cannot be written to is no fault, the next start loads from the records again."""
        lists = {name: tuple(base.all(kind)) for name, kind in self._kinds.items()}
        reviews = {record.id: base.review(record.id) for record in base.all(r.Record)}
        payload = msgspec.msgpack.encode(self._type(version=base.version, reviews=reviews, **lists))
        with suppress(OSError):
            self._folder.mkdir(parents=True, exist_ok=True)
            handle, name = tempfile.mkstemp(dir=self._folder, suffix=".part")
            with os.fdopen(handle, "wb") as file:
                file.write(hashlib.sha256(payload).digest() + payload)
            Path(name).replace(self._path(digest))
            self._forget(path for path in self._folder.glob("*.msgpack") if path != self._path(digest))

    def _path(self, digest: str) -> Path:
        return self._folder / f"{digest}.msgpack"

    @staticmethod
    def _forget(paths: Iterable[Path]) -> None:
        for path in paths:
            path.unlink(missing_ok=True)
