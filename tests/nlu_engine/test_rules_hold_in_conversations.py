"""`rasa test core` over the stories: whatever came before, each intent gets its one action."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest
import yaml

from bot.launch.settings import ROOT

STORIES = ROOT / "tests" / "stories"
pytestmark = pytest.mark.slow


def steps(path: Path, kind: str, key: str) -> set[str]:
    listed = yaml.safe_load(path.read_text(encoding="utf-8"))[kind]
    return {step[key] for entry in listed for step in entry["steps"] if key in step}


def test_every_intent_with_a_rule_stands_in_a_story() -> None:
    ruled = steps(ROOT / "nlu_data" / "rules.yml", "rules", "intent")
    assert steps(STORIES / "conversations.yml", "stories", "intent") == ruled


def test_core_predicts_every_story(tmp_path: Path) -> None:
    command = [sys.executable, "-m", "rasa", "test", "core", "--fail-on-prediction-errors", "--no-plot"]
    command += [
        "--model",
        str(ROOT / "models" / "secondline.tar.gz"),
        "--stories",
        str(STORIES),
        "--out",
        str(tmp_path),
    ]
    run = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert run.returncode == 0, run.stdout[-2000:] + run.stderr[-2000:]
    told = len(yaml.safe_load((STORIES / "conversations.yml").read_text(encoding="utf-8"))["stories"])
    assert f"Correct:          {told} / {told}" in run.stdout + run.stderr
