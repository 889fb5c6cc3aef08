"""A pytest plugin: whatever answer any test makes the assistant give must have passed the figure checker.

In this process the one place where answers leave is watched; served processes append to a file that the end of the
session reads. A figure that could not be traced, or an answer that left unchecked, fails the session.
"""

from __future__ import annotations

import functools
import json
import os
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from pathlib import Path
from typing import Any

import pytest

from actions.answers.checker.faults import Untraced
from actions.answers.model import Answer
from actions.case.patient import Case
from actions.conversation.checks import SETTING
from actions.conversation.turn import Assistant, Reply, Turn

_Checked = list[tuple[Answer, tuple[Untraced, ...]]]
_checked: ContextVar[_Checked | None] = ContextVar("_checked", default=None)


class Watch:
    """What was answered in this session."""

    def __init__(self) -> None:
        self.here = 0  # answers of this process
        self.served = 0  # answers of processes that tests started
        self.faults: list[str] = []
        self._expected: list[str] | None = None
        self.file = Path(tempfile.mkdtemp(prefix="checked-answers-")) / "answers.jsonl"

    @contextmanager
    def expecting(self) -> Iterator[list[str]]:
        """While it lasts, answers are corrupted on purpose: what is found goes into the list it yields."""
        self._expected = []
        try:
            yield self._expected
        finally:
            self._expected = None

    def note(self, left: Reply, turn: Turn, checked: _Checked) -> None:
        """Note what left as answer to a turn, and how it was checked."""
        self.here += 1
        if len(checked) != 1:
            self._fault(turn.text, f"left after {len(checked)} checks instead of one")
            return
        ((answer, faults),) = checked
        if not faults and answer is not left.answer:
            self._fault(turn.text, "is not the answer that was checked")
        for fault in faults:
            self._fault(turn.text, f"untraced: {fault.what} in {fault.text!r}")

    def read_served(self) -> None:
        """Count what other processes have written, take over their faults, and remove what they wrote."""
        lines = self.file.read_text(encoding="utf-8").splitlines() if self.file.exists() else []
        for line in map(json.loads, lines):
            if line["process"] == os.getpid():
                continue
            self.served += 1
            self.faults += [f"{line['question']!r} (served), untraced: {what}" for what in line["untraced"]]
        shutil.rmtree(self.file.parent)

    def _fault(self, question: str, what: str) -> None:
        test = os.environ.get("PYTEST_CURRENT_TEST", "outside a test").removesuffix(" (call)")
        found = self.faults if self._expected is None else self._expected
        found.append(f"{question!r} ({test}), {what}")


_WATCH = pytest.StashKey[Watch]()
_FROM_WORKER = "checked-answers"


def pytest_configure(config: pytest.Config) -> None:
    """Watch from here on, in this process and in all that it starts."""
    watch = config.stash[_WATCH] = Watch()
    os.environ[SETTING] = str(watch.file)
    respond, faults = Assistant.respond, Assistant.faults

    @functools.wraps(faults)
    def checking(
        assistant: Assistant, turn: Turn, answer: Answer, considered: Case | None = None
    ) -> tuple[Untraced, ...]:
        found = faults(assistant, turn, answer, considered)
        if (checked := _checked.get()) is not None:
            checked.append((answer, found))
        return found

    @functools.wraps(respond)
    def watched(assistant: Assistant, turn: Turn) -> Reply:
        checked: _Checked = []
        token = _checked.set(checked)
        try:
            reply = respond(assistant, turn)
        finally:
            _checked.reset(token)
        watch.note(reply, turn, checked)
        return reply

    Assistant.respond, Assistant.faults = watched, checking  # type: ignore[method-assign]


@pytest.fixture(scope="session")
def watch(pytestconfig: pytest.Config) -> Watch:
    """The session's watch over answers."""
    return pytestconfig.stash[_WATCH]


def pytest_sessionfinish(session: pytest.Session) -> None:
    """A session with an untraced answer has failed, whatever its tests say. A worker leaves the verdict to the process
    that started it.
    """
    watch = session.config.stash[_WATCH]
    watch.read_served()
    if (left := getattr(session.config, "workeroutput", None)) is not None:
        left[_FROM_WORKER] = {"here": watch.here, "served": watch.served, "faults": watch.faults}
    if watch.faults and session.exitstatus in (pytest.ExitCode.OK, pytest.ExitCode.NO_TESTS_COLLECTED):
        session.exitstatus = pytest.ExitCode.TESTS_FAILED


@pytest.hookimpl(optionalhook=True)
def pytest_testnodedown(node: Any) -> None:
    """Take over what a worker of pytest-xdist watched; one that died left nothing, and its test has failed."""
    left = getattr(node, "workeroutput", {}).get(_FROM_WORKER)
    if left is not None:
        watch = node.config.stash[_WATCH]
        watch.here += left["here"]
        watch.served += left["served"]
        watch.faults += left["faults"]


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter, config: pytest.Config) -> None:
    """Say how many answers were traced, and which were not."""
    watch = config.stash[_WATCH]
    if watch.faults:
        terminalreporter.section("answers with something no record holds", red=True)
        for fault in watch.faults:
            terminalreporter.write_line(fault, red=True)
    terminalreporter.write_line(
        f"Figure checker: {watch.here + watch.served} answers traced ({watch.served} of them by served processes),"
        f" {len(watch.faults)} faults."
    )
