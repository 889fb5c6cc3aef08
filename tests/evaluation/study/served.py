"""What the served process needs: memory while it answers, and the time to train."""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from tests.evaluation.nlu.sets import ROOT
from tests.served.process import serving

QUESTIONS = (
    "AIH, pancreatitis on azathioprine. Options?",
    "Tacrolimus versus mycophenolate in non-responders",
    "6-TGN 100 and 6-MMP 9800 on 100 mg azathioprine",
    "is mycophenolate ok in pregnancy",
    "will it rain tomorrow",
)
_ROUNDS = 10


def memory() -> dict[str, float]:
    """Megabytes in memory after the start and after fifty answers, and the most at any time."""
    with tempfile.TemporaryDirectory() as folder, serving(Path(folder) / "conversations.db") as served:
        pid = served.process.popen.pid
        started = _megabytes(pid, "VmRSS")
        for turn in range(_ROUNDS):
            for question in QUESTIONS:
                served.say(question, f"memory-{turn}")
        return {
            "after_start_mb": started,
            "after_answers_mb": _megabytes(pid, "VmRSS"),
            "peak_mb": _megabytes(pid, "VmHWM"),
            "answers": _ROUNDS * len(QUESTIONS),
        }


def training_seconds() -> dict[str, float]:
    """Seconds that a training takes, with the start of its process, and how busy the machine was."""
    with tempfile.TemporaryDirectory() as folder:
        command = [sys.executable, "-W", "ignore", "-m", "bot.launch.train", folder, "timed"]
        started, before = time.perf_counter(), os.times()
        subprocess.run(command, cwd=ROOT, check=True, capture_output=True)
        taken, after = time.perf_counter() - started, os.times()
    return {
        "seconds": taken,
        "cpu_seconds": after.children_user + after.children_system - before.children_user - before.children_system,
        "load_average": round(os.getloadavg()[0], 1),
        "cores": float(os.cpu_count() or 1),
    }


def _megabytes(pid: int, field: str) -> float:
    """A figure of the process as the kernel counts it, in MB."""
    for line in Path(f"/proc/{pid}/status").read_text(encoding="ascii").splitlines():
        if line.startswith(f"{field}:"):
            return int(line.split()[1]) * 1024 / 1e6
    raise ValueError(f"no {field} for process {pid}")
