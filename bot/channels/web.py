"""The web channel: a session, messages that are answered in the response, and the conversation after a reload.

POST /webhooks/web/session                                    → {"token", "expires_in"}
POST /webhooks/web/messages  {"id", "text"}  Bearer token     → {"id", "answer", "text", "basis", "drawings"}
GET  /webhooks/web/conversation              Bearer token     → {"turns": [{the same, "message", "at", "verdict"}]}
POST /webhooks/web/feedback  {"id", "verdict", "reason"}  Bearer token  → {}

The same message id gets the same answer again; `basis` and `drawings` are made anew (see shown.py). A verdict is "up"
or "down" on an answered message. Errors are {"error": "<a sentence>"}.
"""

import asyncio
from typing import Any
from weakref import WeakValueDictionary

from rasa.core.channels.channel import UserMessage
from rasa.core.tracker_store import TrackerStore
from rasa.shared.core.events import Event
from sanic import Blueprint
from sanic.request import Request
from sanic.response import HTTPResponse, empty
from sanic.response import json as json_response

from bot.channels import feedback as opinions
from bot.channels.guarded import GuardedChannel
from bot.channels.history import MESSAGE_ID, Turn, turns
from bot.channels.one_answer import OneAnswer
from bot.channels.requests import json_object, refusals_as_json, text_field
from bot.channels.shown import shown
from bot.channels.tokens import LIFETIME, Tokens, conversation_id
from bot.guard import Guard, Refusal
from bot.guard.rate import Buckets
from bot.guard.refusals import TooFast
from bot.launch.settings import Settings

_LONGEST_ID = 64
_SHOWN_TURNS = 50


class Web(GuardedChannel):
    """The channel of the chat widget."""

    def __init__(self, settings: Settings | None = None) -> None:
        """Take the settings of the served process, else those of the environment."""
        self._settings = settings or Settings.from_environment()
        self._tokens = Tokens.from_settings(self._settings)
        self._newcomers = Buckets(self._settings.rate_burst, self._settings.rate_per_second)
        self._opinions = Buckets(self._settings.rate_burst, self._settings.rate_per_second)
        self._in_flight: WeakValueDictionary[str, asyncio.Lock] = WeakValueDictionary()

    @classmethod
    def name(cls) -> str:
        """The name in the address."""
        return "web"

    def routes(self, handle: Guard) -> Blueprint:
        """Build the channel's three routes, and the answers to a browser's questions before them."""
        blueprint = Blueprint("web")

        @blueprint.on_request
        async def refuse_foreign_origins(request: Request) -> HTTPResponse | None:
            origin = request.headers.get("origin")
            if origin is not None and origin not in self._settings.allowed_origins:
                return json_response({"error": "This page may not use the assistant."}, status=403)
            return None

        @blueprint.on_response
        async def name_the_origin(request: Request, response: HTTPResponse) -> None:
            response.headers["Cache-Control"] = "no-store"
            origin = request.headers.get("origin")
            if origin in self._settings.allowed_origins:
                response.headers["Access-Control-Allow-Origin"] = origin
                response.headers["Vary"] = "Origin"

        @blueprint.options("/session", name="preflight_session")
        @blueprint.options("/messages", name="preflight_messages")
        @blueprint.options("/conversation", name="preflight_conversation")
        @blueprint.options("/feedback", name="preflight_feedback")
        async def preflight(_: Request) -> HTTPResponse:
            allowed = {
                "Access-Control-Allow-Methods": "GET, POST",
                "Access-Control-Allow-Headers": "Authorization, Content-Type",
                "Access-Control-Max-Age": "600",
            }
            return empty(headers=allowed)

        @blueprint.post("/session")
        @refusals_as_json
        async def session(request: Request) -> HTTPResponse:
            if not self._newcomers.take(request.ip):
                raise TooFast()
            if not self._settings.demo:
                raise Refusal(403, "Sessions are opened by the page that embeds the assistant.")
            authorization = request.headers.get("authorization")
            # A valid session is prolonged, so that a reader who stays keeps the conversation.
            subject = self._tokens.subject(authorization) if authorization else None
            return json_response({"token": self._tokens.issue(subject), "expires_in": LIFETIME})

        @blueprint.post("/messages")
        @refusals_as_json
        async def messages(request: Request) -> HTTPResponse:
            conversation = conversation_id(self._tokens.subject(request.headers.get("authorization")))
            body = json_object(request)
            message_id = text_field(body, "id", longest=_LONGEST_ID)
            if not isinstance(body.get("text"), str):
                raise Refusal(400, '"text" must be a text.')
            async with self._in_flight.setdefault(conversation, asyncio.Lock()):
                turn = await self._answered(request, conversation, message_id)
                if turn is None:
                    turn = await self._answer(handle, conversation, message_id, body["text"])
            added = await asyncio.to_thread(shown, turn.answer)
            return json_response({"id": message_id, "answer": turn.answer, "text": turn.text, **added})

        @blueprint.get("/conversation")
        @refusals_as_json
        async def conversation(request: Request) -> HTTPResponse:
            name = conversation_id(self._tokens.subject(request.headers.get("authorization")))
            tracker = await _tracker_store(request).retrieve_full_tracker(name)
            events = list(tracker.events) if tracker else []
            return json_response({"turns": await asyncio.to_thread(_as_shown, events)})

        @blueprint.post("/feedback")
        @refusals_as_json
        async def feedback(request: Request) -> HTTPResponse:
            name = conversation_id(self._tokens.subject(request.headers.get("authorization")))
            if not self._opinions.take(name):
                raise TooFast()
            body = json_object(request)
            message_id = text_field(body, "id", longest=_LONGEST_ID)
            given = await asyncio.to_thread(opinions.read, body)
            await opinions.store(request.app.ctx.agent, name, message_id, given)
            return json_response({})

        return blueprint

    async def _answered(self, request: Request, conversation: str, message_id: str) -> Turn | None:
        """Find the turn of a message that was answered before, in the current session."""
        tracker = await _tracker_store(request).retrieve(conversation)
        earlier = turns(tracker.events) if tracker else []
        return next((turn for turn in earlier if turn.id == message_id and turn.answered), None)

    async def _answer(self, handle: Guard, conversation: str, message_id: str, text: str) -> Turn:
        output = OneAnswer()
        metadata = {MESSAGE_ID: message_id}
        message = UserMessage(text, output, conversation, input_channel=self.name(), metadata=metadata)
        await handle(message)
        said, answer = output.outcome()
        return Turn(message_id, message.text, 0.0, [said], answer)


def _as_shown(events: list[Event]) -> list[dict[str, Any]]:
    """The last turns of a conversation, each with what the widget needs to show it again."""
    verdicts = opinions.verdicts(events)
    return [
        {**turn.as_dict(), **shown(turn.answer), **({"verdict": verdicts[turn.id]} if turn.id in verdicts else {})}
        for turn in turns(events)[-_SHOWN_TURNS:]
    ]


def _tracker_store(request: Request) -> TrackerStore:
    return request.app.ctx.agent.tracker_store
