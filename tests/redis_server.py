"""A real Redis on a free port of this machine, for one test run; nothing of it is kept."""

from __future__ import annotations

import shutil
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from tests.served.process import free_port


@contextmanager
def redis_server(folder: Path) -> Iterator[str]:
    """Start it and give its address.

    Raises:
        FileNotFoundError: redis-server is not installed.
    """
    program = shutil.which("redis-server")
    if program is None:
        raise FileNotFoundError("redis-server is missing: setup/redis")
    port = free_port()
    command = [program, "--bind", "127.0.0.1", "--port", str(port), "--save", "", "--appendonly", "no"]
    with subprocess.Popen([*command, "--dir", str(folder)], stdout=subprocess.PIPE, text=True) as running:
        assert running.stdout
        said = []
        for line in running.stdout:
            said.append(line)
            if "Ready to accept connections" in line:
                break
        else:
            raise AssertionError(f"redis-server did not start:\n{''.join(said)}")
        try:
            yield f"redis://127.0.0.1:{port}"
        finally:
            running.terminate()
            running.stdout.read()
