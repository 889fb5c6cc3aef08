"""The served assistant as a process of its own, spoken to over HTTP as a browser or a developer would."""

import json
import os
import signal
import socket
import sqlite3
import subprocess
import sys
import threading
import time
import uuid
from collections.abc import Iterator, Mapping, Sequence
from contextlib import closing, contextmanager, suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import httpx

from bot.launch.settings import ROOT

_START_SECONDS = 300  # a first start trains


@dataclass
class Process:
    """A started process and the lines it has printed."""

    popen: subprocess.Popen[str]
    lines: list[str] = field(default_factory=list)

    @property
    def output(self) -> str:
        """Everything printed so far."""
        return "".join(self.lines)

    def stop(self) -> int:
        """Ask the process to end and return its status."""
        self.popen.send_signal(signal.SIGTERM)
        return self.popen.wait(timeout=60)


@contextmanager
def started(command: Sequence[str], address: str, environment: Mapping[str, str] | None = None) -> Iterator[Process]:
    """Start a command and wait until it answers at the address; stop it at the end."""
    popen = subprocess.Popen(
        command,
        cwd=ROOT,
        env={**os.environ, "RASA_TELEMETRY_ENABLED": "false", "PYTHONUNBUFFERED": "1", **(environment or {})},
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
    )
    process = Process(popen)

    def read() -> None:
        assert popen.stdout is not None
        process.lines.extend(popen.stdout)

    reader = threading.Thread(target=read, daemon=True)
    reader.start()
    try:
        assert _answers(popen, address), f"{command} did not come up:\n{process.output}"
        yield process
    finally:
        if popen.poll() is None:
            process.stop()
        reader.join(timeout=10)


def _answers(popen: subprocess.Popen[str], address: str) -> bool:
    """Ask again and again until the address answers, the process ends, or the time is up."""
    deadline = time.monotonic() + _START_SECONDS
    while time.monotonic() < deadline:
        with suppress(httpx.TransportError):
            return httpx.get(address).status_code < 500
        with suppress(subprocess.TimeoutExpired):
            popen.wait(timeout=0.2)
            return False
    return False


@dataclass
class Served:
    """A served assistant: its address, its conversations' file, and a client."""

    address: str
    tracker: Path
    process: Process
    client: httpx.Client

    def say(self, message: str, sender: str | None = None) -> dict[str, Any]:
        """Send a message through the development channel and return the one message that answers it."""
        body = {"sender": sender or uuid.uuid4().hex, "message": message}
        response = self.client.post("/webhooks/rest/webhook", json=body)
        assert response.status_code == 200, response.text
        (answer,) = response.json()
        result: dict[str, Any] = answer
        return result

    def events(self, sender: str) -> list[dict[str, Any]]:
        """Read a conversation's events from its file, as another program would."""
        with closing(sqlite3.connect(f"file:{self.tracker}?mode=ro", uri=True)) as file:
            rows = file.execute("SELECT data FROM events WHERE sender_id = ? ORDER BY id", (sender,)).fetchall()
        return [json.loads(data) for (data,) in rows]

    def rest(self, sender: str, minutes: float) -> None:
        """Let a conversation lie idle: everything in it was said so much earlier."""
        moved = "json_set(data, '$.timestamp', json_extract(data, '$.timestamp') - :seconds)"
        with closing(sqlite3.connect(self.tracker, timeout=10)) as file, file:
            file.execute(
                f"UPDATE events SET timestamp = timestamp - :seconds, data = {moved} WHERE sender_id = :sender",
                {"seconds": minutes * 60, "sender": sender},
            )


@contextmanager
def serving(tracker: Path, **settings: str) -> Iterator[Served]:
    """Serve the assistant on a free port, with its conversations in `tracker`; settings are `SECONDLINE_*` names."""
    port = free_port()
    environment = {"PORT": str(port), "TRACKER": str(tracker), "RATE_BURST": "100000", **settings}
    environment = {f"SECONDLINE_{name}": value for name, value in environment.items()}
    command = [sys.executable, "-m", "bot.cli", "serve"]
    address = f"http://127.0.0.1:{port}"
    with (
        started(command, address, environment) as process,
        httpx.Client(base_url=address, timeout=60) as client,
    ):
        yield Served(address, tracker, process, client)


def free_port() -> int:
    """Return a port of this machine nobody listens on."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port
