"""The figure checker's tally: how many answers it saw, and how many it withheld."""

from __future__ import annotations

import json
import os
from collections.abc import Mapping, Sequence
from contextlib import suppress
from pathlib import Path

from actions.answers.checker.faults import Untraced

SETTING = "SECONDLINE_CHECKED_ANSWERS"
"""Names a file that every process appends a line to for each answer it checks; the tests read it. Off unless set."""


class Checks:
    """Counts one process's answers. With a file, each answer is a line of JSON there: the process, what was untraced,
    and only when something was, the message it answered (as the guard let it through).
    """

    def __init__(self, file: Path | None = None) -> None:
        self.checked = 0
        self.withheld = 0
        self._file = file

    @classmethod
    def from_environment(cls, environment: Mapping[str, str] = os.environ) -> Checks:
        """A tally that writes to the file the setting names, if any."""
        named = environment.get(SETTING)
        return cls(Path(named) if named else None)

    def note(self, question: str, faults: Sequence[Untraced]) -> None:
        """Count one answer and what in it could not be traced."""
        self.checked += 1
        self.withheld += bool(faults)
        if self._file is None:
            return
        line = {"process": os.getpid(), "untraced": sorted({f"{fault.what} in {fault.text!r}" for fault in faults})}
        with suppress(OSError), self._file.open("a", encoding="utf-8") as file:  # a full disk must not cost the answer
            file.write(json.dumps({**line, **({"question": question} if faults else {})}) + "\n")
