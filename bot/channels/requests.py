"""Reading JSON requests strictly, and answering refusals in one shape: {"error": "<a sentence>"}."""

import json
from collections.abc import Awaitable, Callable
from functools import wraps
from typing import Any

from sanic.request import Request
from sanic.response import HTTPResponse
from sanic.response import json as json_response

from bot.guard import BODY_LIMIT, Refusal
from bot.guard.refusals import BodyTooLarge

Route = Callable[[Request], Awaitable[HTTPResponse]]


def refusals_as_json(route: Route) -> Route:
    """Turn a `Refusal` raised in a route into its status and sentence."""

    @wraps(route)
    async def wrapped(request: Request) -> HTTPResponse:
        try:
            return await route(request)
        except Refusal as refusal:
            return json_response({"error": refusal.sentence}, status=refusal.status)

    return wrapped


def json_object(request: Request, longest: int = BODY_LIMIT) -> dict[str, Any]:
    """Return the request's body of at most `longest` bytes.

    Raises:
        Refusal: too large, another content type, not JSON, or not an object.
    """
    if len(request.body) > longest:
        raise BodyTooLarge(sentence=f"The request is larger than {longest // 1024} kB.")
    if request.content_type.split(";")[0].strip().lower() != "application/json":
        raise Refusal(415, "Send JSON with the content type application/json.")
    try:
        body = json.loads(request.body)
    except (ValueError, RecursionError):
        raise Refusal(400, "The request is not valid JSON.") from None
    if not isinstance(body, dict):
        raise Refusal(400, "The request must be a JSON object.")
    return body


def text_field(body: dict[str, Any], name: str, longest: int | None = None) -> str:
    """Return a field that must be a text of 1 to `longest` characters.

    Raises:
        Refusal: it is missing, no text, blank or too long.
    """
    value = body.get(name)
    if not isinstance(value, str) or not value.strip():
        raise Refusal(400, f'"{name}" must be a text that is not empty.')
    if longest is not None and len(value) > longest:
        raise Refusal(400, f'"{name}" must have at most {longest} characters.')
    return value
