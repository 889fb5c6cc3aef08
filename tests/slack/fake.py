"""A fake of Slack on loopback: its Web API, its answers to commands, its uploads. Every call is recorded."""

from __future__ import annotations

import json
import time
from collections import defaultdict, deque
from dataclasses import dataclass, field
from typing import Any

from aiohttp import web

from tests.slack.validity import faults

Json = dict[str, Any]


@dataclass
class Call:
    """A call as it arrived: the method, or "hook" or "upload"; its body; when, by the monotonic clock."""

    method: str
    body: Json
    token: str = ""
    at: float = field(default_factory=time.monotonic)

    @property
    def blocks(self) -> list[Json]:
        return self.body.get("blocks") or []

    def of(self, kind: str) -> list[Json]:
        """Its blocks of a kind."""
        return [block for block in self.blocks if block["type"] == kind]

    @property
    def buttons(self) -> dict[str, str]:
        """Words and value of every button."""
        return {e["text"]["text"]: e["value"] for block in self.of("actions") for e in block["elements"]}


@dataclass
class Reply:
    """What the fake says instead of "ok"."""

    body: Json = field(default_factory=dict)
    status: int = 200
    headers: dict[str, str] = field(default_factory=dict)


class FakeSlack:
    """Answers every method with "ok", unless a reply for it is waiting. As Slack does, it refuses blocks that it cannot
    show; `faults` says which and why.
    """

    def __init__(self) -> None:
        self.calls: list[Call] = []
        self.waiting: dict[str, deque[Reply]] = defaultdict(deque)
        self.address = ""
        self.faults: list[str] = []
        self._posted = 0

    async def start(self) -> None:
        app = web.Application(client_max_size=10_000_000)
        app.router.add_post("/api/{method}", self._api)
        app.router.add_post("/hooks/{name}", self._hook)
        app.router.add_post("/upload/{name}", self._upload)
        self._runner = web.AppRunner(app)
        await self._runner.setup()
        site = web.TCPSite(self._runner, "127.0.0.1", 0)
        await site.start()
        host, port = site._server.sockets[0].getsockname()[:2]  # type: ignore[union-attr]
        self.address = f"http://{host}:{port}"

    async def stop(self) -> None:
        await self._runner.cleanup()

    def then(self, method: str, *replies: Reply) -> None:
        """Answer the next calls of a method with these."""
        self.waiting[method].extend(replies)

    def of(self, *methods: str) -> list[Call]:
        """The calls of some methods so far."""
        return [call for call in self.calls if call.method in methods]

    @property
    def posts(self) -> list[Call]:
        """Messages posted or shown to one user."""
        return self.of("chat.postMessage", "hook")

    async def _api(self, request: web.Request) -> web.Response:
        method = request.match_info["method"]
        token = request.headers.get("Authorization", "").removeprefix("Bearer ")
        text = await request.text()
        body = (
            json.loads(text)
            if request.content_type == "application/json"
            else {**request.query, **await request.post()}
        )
        reply = self._record(Call(method, body, token))
        if reply is not None:
            return web.json_response(reply.body, status=reply.status, headers=reply.headers)
        return web.json_response({"ok": True, **self._result(method)})

    def _result(self, method: str) -> Json:
        if method == "chat.postMessage":
            self._posted += 1
            return {"ts": f"1800000000.{self._posted:06d}", "channel": "C1"}
        if method == "files.getUploadURLExternal":
            return {"upload_url": f"{self.address}/upload/F1", "file_id": "F1"}
        if method == "files.completeUploadExternal":
            return {"files": [{"id": "F1"}]}
        return {}

    async def _hook(self, request: web.Request) -> web.Response:
        reply = self._record(Call("hook", await request.json()))
        if reply is not None:
            return web.Response(text=str(reply.body.get("error", "")), status=reply.status, headers=reply.headers)
        return web.Response(text="ok")

    async def _upload(self, request: web.Request) -> web.Response:
        self._record(Call("upload", {"bytes": await request.read()}))
        return web.Response(text="OK")

    def _record(self, call: Call) -> Reply | None:
        self.calls.append(call)
        if call.method in {"chat.postMessage", "chat.update", "hook"} and not call.body.get("delete_original"):
            found = faults(call.body["text"], call.blocks)
            self.faults += found
            if found:
                return Reply({"ok": False, "error": "invalid_blocks"}, 400 if call.method == "hook" else 200)
        return self.waiting[call.method].popleft() if self.waiting[call.method] else None
