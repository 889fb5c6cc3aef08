"""A stand-in for the web channel: serves the widget and canned answers, so that it can be seen and tested without Rasa.

Answers come from `tests/answers.json`: the first whose `when` is found in the message. A message that removes something
of the case gets the last answer without it. A message with "fail once" is refused with 503 the first time.
"""

from __future__ import annotations

import json
import re
import threading
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

WEB = Path(__file__).parent
FIXTURES = WEB / "tests" / "answers.json"
POLICY = "default-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
TYPES = {".html": "text/html", ".css": "text/css", ".js": "text/javascript", ".svg": "image/svg+xml"}
TOKEN = "stub-session"

Json = dict[str, Any]


@dataclass
class Talk:
    """One conversation, whoever asks: its turns, and every post as it arrived."""

    canned: list[Json] = field(default_factory=lambda: json.loads(FIXTURES.read_text(encoding="utf-8"))["answers"])
    turns: list[Json] = field(default_factory=list)
    posts: list[Json] = field(default_factory=list)

    def answer(self, message: Json) -> Json | None:
        """The reply to a message, the same one for the same id; None when it is to fail."""
        seen = any(post["id"] == message["id"] for post in self.posts)
        self.posts.append(message)
        if "fail once" in message["text"] and not seen:
            return None
        known = next((turn for turn in self.turns if turn["id"] == message["id"]), None)
        if known is None:
            answer = self._fitting(message["text"])
            known = {
                "id": message["id"],
                "message": message["text"],
                "answer": answer,
                "text": "The same as plain text.",
            }
            self.turns.append(known)
        return {"id": known["id"], "answer": known["answer"], "text": known["text"]}

    def _fitting(self, text: str) -> Json:
        last: Json = self.turns[-1]["answer"] if self.turns else {}
        kept = [item for item in last.get("case", []) if item["remove"] != text]
        if len(kept) < len(last.get("case", [])):
            return {**last, "case": kept}
        found = next(one for one in self.canned if re.search(one["when"], text, re.IGNORECASE))
        answer: Json = found["answer"]
        return answer


class Stub:
    """The server on a free port of 127.0.0.1, as a context manager; `talk` is what was said to it."""

    def __init__(self) -> None:
        self.talk = Talk()
        self._server = ThreadingHTTPServer(("127.0.0.1", 0), _handler(self.talk))
        self.url = f"http://127.0.0.1:{self._server.server_address[1]}"

    def __enter__(self) -> Stub:
        threading.Thread(target=self._server.serve_forever, daemon=True).start()
        return self

    def __exit__(self, *_: object) -> None:
        self._server.shutdown()
        self._server.server_close()


def _handler(talk: Talk) -> type[BaseHTTPRequestHandler]:
    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            if self.path == "/webhooks/web/conversation":
                self._json(200, {"turns": talk.turns}) if self._allowed() else self._json(401, {"error": "No session."})
                return
            name = "page.html" if self.path == "/" else self.path.removeprefix("/")
            file = WEB / name
            if file.parent != WEB or file.suffix not in TYPES or not file.is_file():
                self._json(404, {"error": "There is no such page."})
                return
            self._send(200, TYPES[file.suffix], file.read_bytes())

        def do_POST(self) -> None:
            body = json.loads(self.rfile.read(int(self.headers.get("Content-Length", "0"))) or b"{}")
            if self.path == "/webhooks/web/session":
                self._json(200, {"token": TOKEN, "expires_in": 1800})
            elif not self._allowed():
                self._json(401, {"error": "The session has expired."})
            elif (reply := talk.answer(body)) is None:
                self._json(503, {"error": "The server is busy. Please try again."})
            else:
                self._json(200, reply)

        def _allowed(self) -> bool:
            return self.headers.get("Authorization") == f"Bearer {TOKEN}"

        def _json(self, status: int, body: Json) -> None:
            self._send(status, "application/json", json.dumps(body).encode())

        def _send(self, status: int, kind: str, body: bytes) -> None:
            self.send_response(status)
            self.send_header("Content-Type", f"{kind}; charset=utf-8")
            self.send_header("Content-Length", str(len(body)))
            self.send_header("Content-Security-Policy", POLICY)
            self.send_header("X-Content-Type-Options", "nosniff")
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, format: str, *args: object) -> None:
            """Quiet: what was asked stands in `talk`."""

    return Handler
