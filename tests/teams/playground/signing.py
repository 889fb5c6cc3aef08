"""The Bot Framework's signature, put on what the playground sends, for the channel takes nothing without one."""

from __future__ import annotations

import json
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

import httpx

from tests.teams.microsoft import Microsoft


@contextmanager
def signing_proxy(fake: Microsoft, webhook: str) -> Iterator[str]:
    """Forward each activity to the webhook with a token for the service it names; yields the proxy's address."""

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            body = self.rfile.read(int(self.headers.get("Content-Length") or 0))
            token = fake.token(serviceurl=json.loads(body)["serviceUrl"])
            headers = {"Authorization": f"Bearer {token}", "Content-Type": "application/json"}
            answer = httpx.post(webhook, content=body, headers=headers, timeout=30)
            self.send_response(answer.status_code)
            self.send_header("Content-Type", "application/json")
            self.send_header("Content-Length", str(len(answer.content)))
            self.end_headers()
            self.wfile.write(answer.content)

        def log_message(self, format: str, *args: Any) -> None:
            """Stay quiet."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_port}/api/messages"
    finally:
        server.shutdown()
        server.server_close()
        thread.join(timeout=5)
