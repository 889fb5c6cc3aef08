"""The suite itself fails when any answer in it says what no record holds, in whatever process it was given."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from bot.launch.settings import ROOT
from tests.asking import ask
from tests.traced import Watch

CORRUPT = """
import sys
from msgspec import structs
from actions.answers.model import Line, Part
from actions.conversation.checks import Checks
from actions.conversation import turn
from tests.asking import ask

original = turn._reply

def corrupted(draft):
    reply = original(draft)
    parts = (Part("", (Line("It works in 91 %."),)),)
    return structs.replace(reply, answer=structs.replace(reply.answer, parts=parts))
"""
SESSIONS = {
    "an honest answer": ("ask('ask_help')", 0, "Figure checker: 1 answers traced (0 of them by served processes), 0"),
    "a figure of its own": (
        "turn._reply = corrupted; ask('ask_help', ('drug', 'tacrolimus'))",
        1,
        "'tacrolimus' (test_inner.py::test_passes), untraced: number 91 in 'It works in 91 %.'",
    ),
    "an answer that left unchecked": (
        "turn.Assistant.faults = lambda *_: (); ask('ask_help', ('drug', 'tacrolimus'))",
        1,
        "'tacrolimus' (test_inner.py::test_passes), left after 0 checks instead of one",
    ),
    "a figure of a served process": (
        "import subprocess; subprocess.run([sys.executable, 'serving.py'], check=True)",
        1,
        "'tacrolimus' (served), untraced: number 91 in 'It works in 91 %.'",
    ),
}
SERVING = """
from tests.base import assistant
assistant().checks = Checks.from_environment()
turn._reply = corrupted
ask("ask_help", ("drug", "tacrolimus"))
"""


@pytest.mark.parametrize("name", SESSIONS)
def test_a_session_fails_with_its_answers(tmp_path: Path, name: str) -> None:
    body, status, said = SESSIONS[name]
    (tmp_path / "conftest.py").write_text('pytest_plugins = ["tests.traced"]\n', encoding="utf-8")
    (tmp_path / "serving.py").write_text(CORRUPT + SERVING, encoding="utf-8")
    (tmp_path / "test_inner.py").write_text(f"{CORRUPT}\ndef test_passes():\n    {body}\n", encoding="utf-8")
    ended = subprocess.run(
        [sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider", "--rootdir", str(tmp_path)],
        cwd=tmp_path,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        capture_output=True,
        text=True,
        check=False,
    )
    assert "1 passed" in ended.stdout, ended.stdout + ended.stderr
    assert ended.returncode == status, ended.stdout
    assert said in ended.stdout


def test_an_answer_is_counted_once(watch: Watch) -> None:
    before = watch.here
    ask("ask_help")
    assert watch.here == before + 1
