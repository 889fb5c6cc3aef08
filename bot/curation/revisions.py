"""A state of the records, by folder or git revision."""

from __future__ import annotations

import io
import subprocess
import tarfile
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from actions.knowledge.loader import RECORDS
from bot.launch.settings import ROOT


class NoSuchState(Exception):
    """Neither a folder of records nor a revision that holds them."""


@contextmanager
def records_of(name: str) -> Iterator[Path]:
    """The folder of records that a name stands for: `.` for the present ones, a folder, or a git revision, which is
    unpacked for the time of the context.

    Raises:
        NoSuchState: the name is none of these.
    """
    if name == ".":
        yield RECORDS
        return
    folder = Path(name)
    if folder.is_dir():
        yield folder
        return
    inside = RECORDS.relative_to(ROOT).as_posix()
    packed = subprocess.run(
        ["git", "-C", str(ROOT), "archive", "--format=tar", name, "--", inside], capture_output=True, check=False
    )
    if packed.returncode:
        reason = packed.stderr.decode(errors="replace").strip().splitlines()
        raise NoSuchState(f"{name!r} is neither a folder nor a revision with records: {reason[-1] if reason else ''}")
    with tempfile.TemporaryDirectory() as unpacked:
        with tarfile.open(fileobj=io.BytesIO(packed.stdout)) as archive:
            archive.extractall(unpacked, filter="data")
        yield Path(unpacked) / inside
