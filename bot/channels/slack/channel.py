"""The Slack channel: three addresses, each verify → unwrap → pass over → once only → acknowledge → answer.

POST /webhooks/slack/events         Events API: direct messages, mentions, the opened home
POST /webhooks/slack/interactions   pressed buttons, the message shortcut
POST /webhooks/slack/commands       /aih
"""

import logging
from collections.abc import Callable
from typing import Any, ClassVar
from urllib.parse import parse_qsl

import msgspec
from sanic import Blueprint
from sanic.request import Request
from sanic.response import HTTPResponse, empty
from sanic.response import json as json_response

from bot.channels.guarded import GuardedChannel
from bot.channels.platform import BackgroundTasks, Claims, Organisations, Users, claims_from, pictures
from bot.channels.requests import refusals_as_json
from bot.channels.slack.answering import PLACEHOLDER, Answering
from bot.channels.slack.api import SlackApi
from bot.channels.slack.buttons import Buttons
from bot.channels.slack.incoming import Asked, Incoming, challenge, from_command, from_event, from_interaction
from bot.channels.slack.settings import SlackSettings
from bot.channels.slack.verifying import Verifier
from bot.guard import Guard, Refusal
from bot.guard.rate import Buckets
from bot.guard.refusals import BodyTooLarge
from bot.launch.settings import Settings

logger = logging.getLogger(__name__)

_FIELDS = 100
_CLICK_SECONDS = 10.0  # a message's buttons are gone by then


class Slack(GuardedChannel):
    """Slack as a place to ask. Contacts nobody before the first answer."""

    body_limit: ClassVar[int] = 1024 * 1024
    """A message of 40,000 characters arrives twice in one delivery, as text and as blocks, each escaped."""

    def __init__(self, slack: SlackSettings, settings: Settings, claims: Claims | None = None) -> None:
        """Take Slack's settings and the server's; `claims` is the store that replicas share."""
        self._claims = claims or claims_from(settings)
        self._verifier = Verifier(slack.signing_secret)
        self._organisations = Organisations(slack.workspaces)
        self._buttons = Buttons(slack.signing_secret)
        self._api = SlackApi(slack)
        users = Users(self._claims, Buckets(settings.rate_burst, settings.rate_per_second))
        self._answering = Answering(self._api, users, self._buttons, pictures)
        self._tasks = BackgroundTasks()

    @classmethod
    def from_credentials(cls, credentials: dict[str, Any] | None) -> "Slack":
        """Make the channel from the environment; the credentials file only names it.

        Raises:
            MissingSettings: the environment lacks something, or holds something wrong.
        """
        return cls(SlackSettings.from_environment(), Settings.from_environment())

    @classmethod
    def name(cls) -> str:
        """The name in the address."""
        return "slack"

    def routes(self, handle: Guard) -> Blueprint:
        """Build the channel's three routes."""
        blueprint = Blueprint("slack")

        @blueprint.post("/events")
        @refusals_as_json
        async def events(request: Request) -> HTTPResponse:
            body = self._verified(request, "application/json")
            asked_whether_ours = _read(challenge, body)
            if asked_whether_ours is not None:
                return json_response({"challenge": asked_whether_ours})
            await self._accept(handle, request, _read(from_event, body))
            return empty(200)

        @blueprint.post("/interactions")
        @refusals_as_json
        async def interactions(request: Request) -> HTTPResponse:
            form = _form(self._verified(request, "application/x-www-form-urlencoded"))
            incoming = _read(lambda payload: from_interaction(payload, self._buttons), form.get("payload", ""))
            await self._accept(handle, request, incoming)
            return empty(200)

        @blueprint.post("/commands")
        @refusals_as_json
        async def commands(request: Request) -> HTTPResponse:
            form = _form(self._verified(request, "application/x-www-form-urlencoded"))
            asked = from_command(form)
            await self._accept(handle, request, asked)
            return json_response({"response_type": "ephemeral", "text": PLACEHOLDER}) if asked else empty(200)

        @blueprint.before_server_stop
        async def finish(*_: object) -> None:
            await self._tasks.drain()
            await self._api.close()

        return blueprint

    def _verified(self, request: Request, content_type: str) -> bytes:
        """Return the body of a genuine request.

        Raises:
            Refusal: it is too large, not Slack's, or of another kind.
        """
        body: bytes = request.body
        if len(body) > self.body_limit:
            raise BodyTooLarge(sentence=f"The request is larger than {self.body_limit // 1024} kB.")
        self._verifier.check(body, request.headers)
        if (request.content_type or "").split(";")[0].strip().lower() != content_type:
            raise Refusal(415, f"Send the content type {content_type}.")
        return body

    async def _accept(self, handle: Guard, request: Request, incoming: Incoming | None) -> None:
        """Take what is for us, admitted and new; it is answered after the acknowledgement."""
        if incoming is None:
            return
        if not self._organisations.admit(*incoming.organisations):
            logger.warning("A workspace that is not in SECONDLINE_SLACK_WORKSPACES was not answered")
        elif await self._is_new(incoming):
            store = request.app.ctx.agent.tracker_store
            self._tasks.start(self._answering.answer(handle, store, incoming))

    async def _is_new(self, incoming: Incoming) -> bool:
        if not await self._claims.claim(*incoming.keys):
            return False
        if isinstance(incoming, Asked) and incoming.click:
            # Two clicks on one message are two deliveries, and one question.
            clicked = f"slack:clicked:{incoming.place.channel}:{incoming.click.message}"
            return await self._claims.claim(clicked, seconds=_CLICK_SECONDS)
        return True


def _read(reader: Callable[[Any], Any], body: Any) -> Any:
    try:
        return reader(body)
    except (msgspec.MsgspecError, UnicodeError, RecursionError):
        raise Refusal(400, "The request is not what Slack sends.") from None


def _form(body: bytes) -> dict[str, str]:
    try:
        return dict(parse_qsl(body.decode(), keep_blank_values=True, max_num_fields=_FIELDS, errors="strict"))
    except ValueError:
        raise Refusal(400, "The request is not what Slack sends.") from None
