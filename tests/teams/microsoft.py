"""Microsoft's side, faked on loopback: OpenID document, key set, token and connector services; each call is kept."""

from __future__ import annotations

import json
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import lru_cache
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any
from urllib.parse import parse_qs, unquote

import jwt
from cryptography.hazmat.primitives.asymmetric.rsa import RSAPrivateKey, generate_private_key

APP_ID = "00000000-0000-4000-8000-00000000a1b2"
APP_PASSWORD = "not a secret: only the fake token service knows it"
TENANT = "11111111-1111-4111-8111-111111111111"
ISSUER = "https://api.botframework.com"


def new_key() -> RSAPrivateKey:
    return generate_private_key(public_exponent=65537, key_size=2048)


@lru_cache(maxsize=1)
def usual_key() -> RSAPrivateKey:
    """The key of most tests, made once a run."""
    return new_key()


@dataclass
class Call:
    """A request that reached one of the services."""

    method: str
    path: str
    headers: dict[str, str]
    body: bytes

    @property
    def json(self) -> dict[str, Any]:
        value: dict[str, Any] = json.loads(self.body)
        return value

    @property
    def form(self) -> dict[str, str]:
        return {name: values[0] for name, values in parse_qs(self.body.decode()).items()}


@dataclass
class Reply:
    """An answer of the connector service that stands in for its usual 201."""

    status: int
    headers: dict[str, str] = field(default_factory=dict)


@dataclass
class Microsoft:
    """The four services behind one address."""

    address: str = ""
    calls: list[Call] = field(default_factory=list)
    replies: list[Reply] = field(default_factory=list)
    """What the connector service says to the next posted activities that are not typing indicators."""
    keeps: bool = False
    """Whether the connector service refuses to replace activities."""
    keys: dict[str, RSAPrivateKey] = field(default_factory=lambda: {"key-1": usual_key()})
    endorsements: list[str] | None = field(default_factory=lambda: ["msteams"])
    other_keys: list[dict[str, Any]] = field(default_factory=list)
    """Further entries of the key set."""
    broken: bool = False
    """Whether the key set is out of order."""
    silent: threading.Event | None = None
    """When set, the connector service answers posted activities, typing indicators left out, once it is opened."""
    lifetime: float = 3600
    """Seconds that an issued token is good for."""

    @property
    def service_url(self) -> str:
        return f"{self.address}/service/"

    @property
    def environment(self) -> dict[str, str]:
        """Settings that point the channel at these services."""
        values = {
            "APP_ID": APP_ID,
            "APP_PASSWORD": APP_PASSWORD,
            "TENANT": TENANT,
            "SERVICE_HOSTS": self.address,
            "OPENID_URL": f"{self.address}/openid",
            "TOKEN_URL": f"{self.address}/token",
        }
        return {f"SECONDLINE_TEAMS_{name}": value for name, value in values.items()}

    def token(self, kid: str = "key-1", key: Any = None, algorithm: str = "RS256", **claims: Any) -> str:
        """Sign a token as the Bot Framework does; a claim of None is left out."""
        now = int(time.time())
        usual = {"iss": ISSUER, "aud": APP_ID, "nbf": now - 10, "exp": now + 3600, "serviceurl": self.service_url}
        payload = {name: value for name, value in {**usual, **claims}.items() if value is not None}
        return jwt.encode(payload, self.keys[kid] if key is None else key, algorithm=algorithm, headers={"kid": kid})

    def called(self, path: str) -> list[Call]:
        return [call for call in self.calls if call.path.startswith(path)]

    @property
    def sent(self) -> list[dict[str, Any]]:
        """Activities that were posted, typing indicators left out; refused ones included."""
        return [call.json for call in self._posted if call.json["type"] != "typing"]

    @property
    def replaced(self) -> list[Call]:
        """Activities that were put in the place of earlier ones."""
        return [call for call in self.called("/service/") if call.method == "PUT"]

    @property
    def typing(self) -> int:
        """How many typing indicators were posted."""
        return len(self._posted) - len(self.sent)

    @property
    def _posted(self) -> list[Call]:
        return [call for call in self.called("/service/") if call.method == "POST"]

    def answer(self, call: Call) -> tuple[int, dict[str, str], dict[str, Any]]:
        if call.path == "/openid":
            return 200, {}, {"issuer": ISSUER, "jwks_uri": f"{self.address}/keys"}
        if call.path == "/keys":
            return (500, {}, {}) if self.broken else (200, {}, {"keys": [*self.other_keys, *map(self.jwk, self.keys)]})
        if call.path == "/token":
            number = len(self.called("/token"))
            return 200, {}, {"token_type": "Bearer", "expires_in": self.lifetime, "access_token": f"token-{number}"}
        if call.path.startswith("/service/v3/conversations/"):
            if call.method == "PUT" and self.keeps:
                return 403, {}, {}
            told = call.method == "POST" and call.json["type"] != "typing"
            if told and self.silent:
                self.silent.wait(30)
            if told and self.replies:
                reply = self.replies.pop(0)
                return reply.status, reply.headers, {}
            return 201, {}, {"id": "1"}
        return 404, {}, {}

    def jwk(self, kid: str) -> dict[str, Any]:
        public = jwt.algorithms.RSAAlgorithm.to_jwk(self.keys[kid].public_key(), as_dict=True)
        extra = {} if self.endorsements is None else {"endorsements": self.endorsements}
        return {**public, "kid": kid, "use": "sig", **extra}


@contextmanager
def microsoft() -> Iterator[Microsoft]:
    """Serve the services on a free port of this machine."""
    fake = Microsoft()

    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def do_GET(self) -> None:
            self._serve()

        def do_POST(self) -> None:
            self._serve()

        def do_PUT(self) -> None:
            self._serve()

        def _serve(self) -> None:
            body = self.rfile.read(int(self.headers.get("Content-Length") or 0))
            call = Call(self.command, unquote(self.path), dict(self.headers.items()), body)
            fake.calls.append(call)
            status, headers, value = fake.answer(call)
            answer = json.dumps(value).encode()
            self.send_response(status)
            for name, text in {
                **headers,
                "Content-Type": "application/json",
                "Content-Length": str(len(answer)),
            }.items():
                self.send_header(name, text)
            self.end_headers()
            self.wfile.write(answer)

        def log_message(self, format: str, *args: Any) -> None:
            """Stay quiet."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    server.daemon_threads = True
    fake.address = f"http://127.0.0.1:{server.server_port}"
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05}, daemon=True)
    thread.start()
    try:
        yield fake
    finally:
        server.shutdown()
        server.server_close()
        thread.join(timeout=5)
