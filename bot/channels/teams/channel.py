"""The Teams channel: verify → unwrap → ignore what is not for us → once only → acknowledge → answer in the background.

POST /webhooks/teams/webhook   an activity of the Bot Framework, with its bearer token → 202, or an invoke response
GET  /webhooks/teams/          → {"status": "ok"}
"""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Awaitable, Callable, Sequence
from typing import TYPE_CHECKING, Any, ClassVar
from weakref import WeakValueDictionary

import httpx
from sanic import Blueprint
from sanic.request import Request
from sanic.response import HTTPResponse, empty
from sanic.response import json as json_response

from bot.channels.guarded import GuardedChannel
from bot.channels.platform import BackgroundTasks, Claims, Organisations, Users, ask, claims_from
from bot.channels.requests import json_object, refusals_as_json
from bot.channels.teams import activity as activities
from bot.channels.teams.activity import Activity
from bot.channels.teams.connector import TIMEOUT, AccessToken, Address, Connector, NotSent
from bot.channels.teams.keys import KeySet
from bot.channels.teams.messages import TYPING, messages, plain, shortened
from bot.channels.teams.pressed import without_buttons
from bot.channels.teams.settings import TeamsSettings
from bot.channels.teams.verification import Verifier
from bot.channels.teams.welcome import WELCOME, welcome
from bot.guard import Guard, Refusal
from bot.guard.rate import Buckets
from bot.launch.failures import where
from bot.launch.settings import Settings

if TYPE_CHECKING:  # takes seconds to import
    from rasa.core.tracker_store import TrackerStore

logger = logging.getLogger(__name__)

_TOO_LARGE = {400, 413}
_CLICK_SECONDS = 10.0  # a card's buttons are gone by then
_IDLE_MINUTES = 8 * 60.0  # a chat is open all day; the next day it is another patient
_INVOKE_TAKEN = {"statusCode": 200, "type": "application/vnd.microsoft.activity.message", "value": "Received."}


class Teams(GuardedChannel):
    """The channel of Microsoft Teams: personal chats, group chats and channels of a team."""

    body_limit: ClassVar[int] = 1024 * 1024  # 40,000 emoji, each written as two escapes

    def __init__(
        self,
        settings: TeamsSettings,
        claims: Claims,
        buckets: Buckets,
        sleep: Callable[[float], Awaitable[None]] = asyncio.sleep,
    ) -> None:
        """Keep the settings and make the clients. Nothing is contacted."""
        self._settings = settings
        self._claims = claims
        self._users = Users(claims, buckets)
        self._tenants = Organisations(settings.tenants)
        self._client = httpx.AsyncClient(timeout=TIMEOUT)
        self._verifier = Verifier(settings, KeySet(settings.metadata_url, self._client))
        self._connector = Connector(self._client, AccessToken(settings, self._client), sleep)
        self._tasks = BackgroundTasks()
        self._in_turn: WeakValueDictionary[str, asyncio.Lock] = WeakValueDictionary()

    @classmethod
    def name(cls) -> str:
        """The name in the address."""
        return "teams"

    @classmethod
    def from_credentials(cls, credentials: dict[str, Any] | None) -> Teams:
        """Read everything from the environment; the credentials file only names the channel.

        Raises:
            MissingSettings: a setting is missing or wrong; the message names all of them.
        """
        settings = Settings.from_environment()
        buckets = Buckets(settings.rate_burst, settings.rate_per_second)
        return cls(TeamsSettings.from_environment(), claims_from(settings), buckets)

    def routes(self, handle: Guard) -> Blueprint:
        """Build the webhook."""
        blueprint = Blueprint("teams")

        @blueprint.get("/")
        async def health(_: Request) -> HTTPResponse:
            return json_response({"status": "ok"})

        @blueprint.post("/webhook")
        @refusals_as_json
        async def receive(request: Request) -> HTTPResponse:
            activity = await self._admitted(request)
            store = request.app.ctx.agent.tracker_store
            if activity.type == "invoke":
                await self._take(handle, store, activity)
                return json_response(_INVOKE_TAKEN if activity.name == "adaptiveCard/action" else {})
            if activity.type == "message":
                await self._take(handle, store, activity)
            elif activity.adds_this_bot:
                await self._greet(activity)
            return empty(202)

        @blueprint.before_server_stop
        async def drain(*_: object) -> None:
            await self._tasks.drain()
            await self._client.aclose()

        return blueprint

    async def _admitted(self, request: Request) -> Activity:
        """Return the activity of a request that comes from Teams and from a tenant that may use the bot.

        Raises:
            Refusal: it does not.
        """
        activity = activities.read(json_object(request, self.body_limit))
        if not self._settings.trusts(activity.service_url):
            # Before anything else, so that a body can never make the bot contact a host of its choice.
            raise Refusal(403, "The request names a service that is not known.")
        await self._verifier.verify(request.headers.get("authorization"), activity)
        if not self._tenants.admit(activity.tenant, activity.sender_tenant):
            raise Refusal(403, "This organisation may not use the assistant.")
        return activity

    async def _take(self, handle: Guard, store: TrackerStore, activity: Activity) -> None:
        """Start answering a message, unless it was taken before or has nothing to answer."""
        clicked_nothing = activity.type == "invoke" and not activity.said
        if not (activity.id and activity.user) or activity.from_a_bot or clicked_nothing:
            return
        if await self._is_new(activity):
            self._tasks.start(self._answer(handle, store, activity))

    async def _is_new(self, activity: Activity) -> bool:
        if not await self._claims.claim(f"teams:{activity.place}:{activity.id}"):
            return False
        if (click := activity.click) is None:
            return True
        # Two clicks on one card are two activities, and one question.
        return await self._claims.claim(f"teams:clicked:{activity.place}:{click.card}", seconds=_CLICK_SECONDS)

    async def _greet(self, activity: Activity) -> None:
        # An installation is told twice, as `installationUpdate` and as `conversationUpdate`.
        if await self._claims.claim(f"teams:welcome:{activity.tenant}:{activity.conversation.id}"):
            self._tasks.start(self._welcome(Address(activity.service_url, activity.conversation.id)))

    async def _welcome(self, address: Address) -> None:
        await self._send(address, await asyncio.to_thread(lambda: messages(welcome(), WELCOME)))

    async def _answer(self, handle: Guard, store: TrackerStore, activity: Activity) -> None:
        """Answer one message; messages of one conversation are answered in the order they came."""
        address = Address(activity.service_url, activity.conversation.id, activity.id)
        user = f"teams:{activity.tenant}:{activity.user}"
        if not self._users.within_rate(user):
            if (sentence := await self._users.told_too_fast(user)) is not None:
                await self._connector.send(address, plain(sentence))
            return
        async with self._in_turn.setdefault(activity.place, asyncio.Lock()):
            asked = ask(handle, store, self.name(), activity.place, activity.said, activity.id or "", _IDLE_MINUTES)
            said, *_ = await asyncio.gather(asked, self._type(address), self._take_buttons_away(store, activity))
            if (notice := await self._users.notice(user)) is not None:
                await self._connector.send(address, plain(notice))
            # Pictures take time to draw: more than the event loop has.
            of = activity.id or ""
            drawn = await asyncio.to_thread(messages, said.answer, of) if said.answer else [plain(said.text)]
            await self._send(address, drawn)

    async def _take_buttons_away(self, store: TrackerStore, activity: Activity) -> None:
        """Once pressed, a card's buttons are gone; where that fails, the answer comes all the same."""
        if (click := activity.click) is None:
            return
        try:
            if (message := await without_buttons(store, activity.place, click)) is not None:
                address = Address(activity.service_url, activity.conversation.id, click.card)
                await self._connector.replace(address, message)
        except Exception as error:
            logger.warning("A card kept its pressed buttons: %s", where(error))

    async def _type(self, address: Address) -> None:
        """Show that the answer is being made; a failure to show it is no reason not to answer."""
        try:
            await self._connector.send(Address(address.service_url, address.conversation), TYPING)
        except NotSent as error:
            logger.warning("The typing indicator was not shown: %s", where(error))

    async def _send(self, address: Address, answer: Sequence[dict[str, Any]]) -> None:
        """Send an answer's messages in order; one that Teams finds malformed or too large is sent as its short text."""
        for message in answer:
            try:
                await self._connector.send(address, message)
            except NotSent as error:
                if error.status not in _TOO_LARGE or "attachments" not in message:
                    raise
                logger.error("Teams did not take a card (%s); its short text is sent instead", error.status)
                await self._connector.send(address, shortened(message))
