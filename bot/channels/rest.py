"""The development channel: Rasa's REST channel under its own name and address, guarded and strict.

Whoever calls it names the conversation, so production credentials leave it out.
"""

from rasa.core.channels.channel import UserMessage
from sanic import Blueprint
from sanic.request import Request
from sanic.response import HTTPResponse
from sanic.response import json as json_response

from bot.channels.guarded import GuardedChannel
from bot.channels.one_answer import OneAnswer
from bot.channels.requests import json_object, refusals_as_json, text_field
from bot.guard import Guard, Refusal


class Rest(GuardedChannel):
    """POST /webhooks/rest/webhook {"sender", "message"} → [{"recipient_id", "text", "custom"}]."""

    @classmethod
    def name(cls) -> str:
        """The name in the address."""
        return "rest"

    def routes(self, handle: Guard) -> Blueprint:
        """Build the two routes of Rasa's REST channel."""
        blueprint = Blueprint("rest")

        @blueprint.get("/")
        async def health(_: Request) -> HTTPResponse:
            return json_response({"status": "ok"})

        @blueprint.post("/webhook")
        @refusals_as_json
        async def receive(request: Request) -> HTTPResponse:
            body = json_object(request)
            sender = text_field(body, "sender", longest=255)
            if not isinstance(body.get("message"), str):
                raise Refusal(400, '"message" must be a text.')
            output = OneAnswer()
            await handle(UserMessage(body["message"], output, sender, input_channel=self.name()))
            text, custom = output.outcome()
            message = {"recipient_id": sender, "text": text, **({"custom": custom} if custom is not None else {})}
            return json_response([message])

        return blueprint
