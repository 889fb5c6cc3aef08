"""The Teams channel, served on loopback before a scripted assistant and Microsoft's faked services."""

from __future__ import annotations

import asyncio
import itertools
import json
import socket
import uuid
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from typing import Any

import httpx
from rasa.core.channels.channel import UserMessage
from rasa.core.tracker_store import InMemoryTrackerStore
from rasa.shared.core.domain import Domain
from rasa.shared.core.events import BotUttered, UserUttered
from sanic import Sanic

from bot.channels.platform import Claims, InMemoryClaims
from bot.channels.teams import Teams
from bot.channels.teams.settings import TeamsSettings
from bot.guard import Guard
from bot.guard.rate import Buckets
from tests.teams.microsoft import TENANT, Microsoft, microsoft

BOT = "28:bot"
_number = itertools.count(1)


class ScriptedAgent:
    """Stands where Rasa's agent stands: notes each message, takes its time, and says what it was given."""

    def __init__(self) -> None:
        self.messages: list[UserMessage] = []
        self.text = "an answer"
        self.answer: dict[str, Any] | None = None
        self.gate: asyncio.Event | None = None
        """When set, no message is answered before it is opened."""
        self.error: Exception | None = None
        self.tracker_store = InMemoryTrackerStore(Domain.empty())

    async def handle_message(self, message: UserMessage) -> None:
        self.messages.append(message)
        if self.gate:
            await self.gate.wait()
        if self.error:
            raise self.error
        said = {"text": self.text, "custom": self.answer}
        kept = [UserUttered(message.text, metadata=message.metadata), BotUttered(self.text, {"custom": self.answer})]
        tracker = await self.tracker_store.get_or_create_tracker(message.sender_id, append_action_listen=False)
        tracker.update_with_events(kept, self.tracker_store.domain)
        await self.tracker_store.save(tracker)
        await message.output_channel.send_response(message.sender_id, said)

    @property
    def texts(self) -> list[str]:
        return [message.text for message in self.messages]

    @property
    def conversations(self) -> list[str]:
        return [message.sender_id for message in self.messages]


class Bench:
    """One replica of the channel, and what is needed to talk to it as Teams does."""

    def __init__(self, fake: Microsoft, agent: ScriptedAgent, channel: Teams, client: httpx.AsyncClient) -> None:
        self.microsoft, self.agent, self.channel, self.client = fake, agent, channel, client
        self.slept: list[float] = []

    def message(self, text: str | None = "MMF dose?", user: str = "u1", chat: str = "a:chat", **fields: Any) -> dict:
        """A message of a personal chat."""
        return {
            "type": "message",
            "id": f"f:{next(_number)}",
            "channelId": "msteams",
            "serviceUrl": self.microsoft.service_url,
            "from": {"id": f"29:{user}", "aadObjectId": user, "name": "Dr A"},
            "recipient": {"id": BOT, "name": "SecondLine"},
            "conversation": {"id": chat, "conversationType": "personal", "tenantId": TENANT},
            "channelData": {"tenant": {"id": TENANT}},
            **({} if text is None else {"text": text, "textFormat": "plain"}),
            **fields,
        }

    async def deliver(
        self, activity: Any, token: str | None = None, authorization: str | None = None
    ) -> httpx.Response:
        """Post an activity as Teams does; `authorization` replaces the whole header, "" leaves it out."""
        header = f"Bearer {token or self.microsoft.token()}" if authorization is None else authorization
        headers = {"Content-Type": "application/json; charset=utf-8", **({"Authorization": header} if header else {})}
        return await self.client.post("/webhooks/teams/webhook", content=json.dumps(activity), headers=headers)

    async def settled(self) -> None:
        """Wait until everything taken so far has been answered."""
        await self.channel._tasks.drain(30)

    async def asked(self, activity: Any) -> list[dict[str, Any]]:
        """Deliver an activity and return what is sent for it, the notice on first use left out."""
        before = len(self.microsoft.sent)
        response = await self.deliver(activity)
        assert response.status_code in {200, 202}, response.text
        await self.settled()
        return [sent for sent in self.microsoft.sent[before:] if not is_notice(sent)]


def is_notice(activity: dict[str, Any]) -> bool:
    return str(activity.get("text", "")).startswith("SecondLine is for clinicians.")


Scenario = Callable[[Bench], Awaitable[None]]


def on_bench(scenario: Scenario, **options: Any) -> None:
    """Run a scenario against one replica; `options` are those of `replica`."""

    async def run() -> None:
        with microsoft() as fake:
            async with replica(fake, **options) as bench:
                await scenario(bench)

    asyncio.run(run())


@asynccontextmanager
async def replica(
    fake: Microsoft,
    claims: Claims | None = None,
    agent: ScriptedAgent | None = None,
    buckets: Buckets | None = None,
    **environment: str,
) -> AsyncIterator[Bench]:
    """Serve the channel in this event loop; `environment` replaces settings, named without their prefix."""
    slept: list[float] = []

    async def sleep(seconds: float) -> None:
        slept.append(seconds)

    agent = agent or ScriptedAgent()
    given = {f"SECONDLINE_TEAMS_{name}": value for name, value in environment.items()}
    settings = TeamsSettings.from_environment({**fake.environment, **given})
    channel = Teams(settings, claims or InMemoryClaims(), buckets or Buckets(burst=1000), sleep)
    # As bot/server.py builds it, without the understanding behind it, which takes seconds to import.
    Sanic.test_mode = True  # else it rewrites its own classes at each start, which works once
    app = Sanic(f"teams-{uuid.uuid4().hex}", configure_logging=False)
    app.ctx.agent = agent
    app.config.REQUEST_MAX_SIZE = 2 * channel.body_limit
    app.blueprint(channel.blueprint(Guard(agent.handle_message, Buckets(burst=1000))), url_prefix="/webhooks/teams")
    listening = socket.create_server(("127.0.0.1", 0))
    server = await app.create_server(sock=listening, return_asyncio_server=True, access_log=False)
    await server.startup()
    await server.after_start()
    port = listening.getsockname()[1]
    try:
        async with httpx.AsyncClient(base_url=f"http://127.0.0.1:{port}", timeout=30) as client:
            bench = Bench(fake, agent, channel, client)
            bench.slept = slept
            yield bench
    finally:
        await server.before_stop()
        server.close()
        await server.wait_closed()
        await server.after_stop()
        Sanic._app_registry.pop(app.name, None)
