"""The example host of the documentation, as the tests run it: another origin, its own policy, its own tokens."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import ThreadingHTTPServer
from importlib.util import module_from_spec, spec_from_file_location
from typing import Any

from bot.launch.settings import ROOT

EXAMPLE = ROOT / "docs" / "embedding" / "host.py"
STYLE = "body { margin: 0 } h1 { margin: 0; font: 1rem/2rem sans-serif } main > div { height: calc(100vh - 2rem) }"


def example() -> Any:
    """The example's module."""
    spec = spec_from_file_location("example_host", EXAMPLE)
    assert spec
    assert spec.loader
    module = module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


class Host:
    """A running host page; `assistant` is set before it is visited, `tokens` counts those it gave."""

    def __init__(self, key: str) -> None:
        running = self
        self.tokens = 0

        class Handler(example().Host):  # type: ignore[misc]
            def answer(self, kind: str, text: str) -> None:
                running.tokens += kind == "application/json"
                if self.path == "/style.css":
                    kind, text = "text/css", STYLE
                super().answer(kind, text.replace("<main>", '<link rel="stylesheet" href="/style.css"><main>'))

            def log_message(self, format: str, *args: object) -> None:
                """Quiet."""

        Handler.key = key
        self._handler = Handler
        self._server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self.url = f"http://127.0.0.1:{self._server.server_address[1]}"

    @contextmanager
    def embedding(self, assistant: str) -> Iterator[Host]:
        """Serve pages that embed the assistant at that address."""
        self._handler.assistant = assistant
        threading.Thread(target=self._server.serve_forever, daemon=True).start()
        yield self
        self._server.shutdown()
        self._server.server_close()
