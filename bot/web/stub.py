"""A stand-in for the web channel: serves the widget and canned answers, so that it can be seen and tested without Rasa.

Answers come from `tests/answers.json`: the first whose `when` is found in the message. A message that removes something
of the case gets the last answer without it. A message with "fail once" is refused with 503 the first time, one with
"slow" waits until `Talk.go` is set, and a token in `Talk.expired` is refused. Pages of the origins named may ask, with
tokens signed by `KEY` as a host page's back end would sign them.
"""

from __future__ import annotations

import json
import re
import threading
import uuid
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

import jwt
import msgspec

from actions.answers.model import Plot
from actions.presentation import forest

WEB = Path(__file__).parent
FIXTURES = WEB / "tests" / "answers.json"
POLICY = "default-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
TYPES = {".html": "text/html", ".css": "text/css", ".js": "text/javascript", ".svg": "image/svg+xml"}
KEY = "a key for tests and pictures only, of 32 characters or more"
LONGEST_WAIT = 30.0

Json = dict[str, Any]


def token(subject: str = "stub-visitor") -> str:
    """A token that the stub accepts, each time another one."""
    claims = {"iss": "secondline", "aud": "secondline-web", "sub": subject, "jti": uuid.uuid4().hex}
    return jwt.encode(claims, KEY, algorithm="HS256")


@dataclass
class Talk:
    """One conversation, whoever asks: its turns, and every post as it arrived."""

    canned: list[Json] = field(default_factory=lambda: json.loads(FIXTURES.read_text(encoding="utf-8"))["answers"])
    turns: list[Json] = field(default_factory=list)
    posts: list[Json] = field(default_factory=list)
    feedback: list[Json] = field(default_factory=list)
    expired: set[str] = field(default_factory=set)
    preflights: list[str] = field(default_factory=list)
    go: threading.Event = field(default_factory=threading.Event)

    def answer(self, message: Json) -> Json | None:
        """The reply to a message, the same one for the same id; None when it is to fail."""
        seen = any(post["id"] == message["id"] for post in self.posts)
        self.posts.append(message)
        if "slow" in message["text"]:
            self.go.wait(LONGEST_WAIT)
        if "fail once" in message["text"] and not seen:
            return None
        known = next((turn for turn in self.turns if turn["id"] == message["id"]), None)
        if known is None:
            known = {"id": message["id"], "message": message["text"], **self._fitting(message["text"])}
            known["text"] = "The same as plain text."
            self.turns.append(known)
        return {name: value for name, value in known.items() if name != "message"}

    def _fitting(self, text: str) -> Json:
        last: Json = self.turns[-1]["answer"] if self.turns else {}
        kept = [item for item in last.get("case", []) if item["remove"] != text]
        if len(kept) < len(last.get("case", [])):
            return {"answer": {**last, "case": kept}}
        found = next(one for one in self.canned if re.search(one["when"], text, re.IGNORECASE))
        drawn = found.get("drawings") or [drawing(plot) for plot in _plots(found["answer"])]
        return {"answer": found["answer"], "basis": found.get("basis", {}), "drawings": drawn}


def drawing(plot: Plot) -> Json:
    """A plot as the web channel sends it."""
    wide, narrow = (forest.tree(forest.drawing(plot, width=width)) for width in (720, 340))
    return {"wide": wide, "narrow": narrow, "table": msgspec.to_builtins(forest.data_table(plot))}


def _plots(answer: Json) -> list[Plot]:
    sections = (section for part in answer.get("parts", []) for section in part.get("sections", []))
    return [msgspec.convert(section["plot"], Plot) for section in sections if "plot" in section]


class Stub:
    """The server on a free port of 127.0.0.1, as a context manager; `talk` is what was said to it."""

    def __init__(self, talk: Talk | None = None, port: int = 0, origins: frozenset[str] = frozenset()) -> None:
        self.talk = talk or Talk()
        self._server = ThreadingHTTPServer(("127.0.0.1", port), _handler(self.talk, origins))
        self.port: int = self._server.server_address[1]
        self.url = f"http://127.0.0.1:{self.port}"

    def __enter__(self) -> Stub:
        threading.Thread(target=self._server.serve_forever, daemon=True).start()
        return self

    def __exit__(self, *_: object) -> None:
        self.stop()

    def stop(self) -> None:
        """End it, as a server that is restarted ends."""
        self.talk.go.set()
        self._server.shutdown()
        self._server.server_close()


def _handler(talk: Talk, origins: frozenset[str]) -> type[BaseHTTPRequestHandler]:
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

        def do_OPTIONS(self) -> None:
            talk.preflights.append(self.path)
            self._send(204, "text/plain", b"")

        def do_POST(self) -> None:
            body = json.loads(self.rfile.read(int(self.headers.get("Content-Length", "0"))) or b"{}")
            if self.path == "/webhooks/web/session":
                self._json(200, {"token": token(), "expires_in": 1800})
            elif not self._allowed():
                self._json(401, {"error": "The session has expired."})
            elif self.path == "/webhooks/web/feedback":
                talk.feedback.append(body)
                self._json(200, {})
            elif (reply := talk.answer(body)) is None:
                self._json(503, {"error": "The server is busy. Please try again."})
            else:
                self._json(200, reply)

        def _allowed(self) -> bool:
            given = self.headers.get("Authorization", "").removeprefix("Bearer ")
            try:
                jwt.decode(given, KEY, algorithms=["HS256"], audience="secondline-web", issuer="secondline")
            except jwt.InvalidTokenError:
                return False
            return given not in talk.expired

        def _json(self, status: int, body: Json) -> None:
            self._send(status, "application/json", json.dumps(body).encode())

        def _send(self, status: int, kind: str, body: bytes) -> None:
            self.send_response(status)
            self.send_header("Content-Type", f"{kind}; charset=utf-8")
            self.send_header("Content-Length", str(len(body)))
            self.send_header("Content-Security-Policy", POLICY)
            self.send_header("X-Content-Type-Options", "nosniff")
            origin = self.headers.get("Origin", "")
            if origin in origins:
                self.send_header("Access-Control-Allow-Origin", origin)
                self.send_header("Access-Control-Allow-Headers", "Authorization, Content-Type")
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, format: str, *args: object) -> None:
            """Quiet: what was asked stands in `talk`."""

    return Handler
