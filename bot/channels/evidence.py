"""Routes of the evidence pages, under a content security policy that allows nothing from elsewhere and no script."""

import asyncio
from collections.abc import Callable
from datetime import date
from typing import Any

from sanic import Blueprint
from sanic.request import Request
from sanic.response import HTTPResponse, html

from actions.knowledge.base import UnknownRecord
from bot.evidence.library import Library

_LONGEST_SEARCH = 200  # characters that are looked at
_HEADERS = {
    "Content-Security-Policy": (
        "default-src 'self'; script-src 'none'; object-src 'none'; base-uri 'none'; form-action 'self';"
        " frame-ancestors 'self'"
    ),
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cache-Control": "no-cache",
}


def evidence(library: Library, today: Callable[[], date] = date.today) -> Blueprint:
    """Build the routes: `/evidence` (with `?q=`), `/evidence/<record id>`, `/evidence/all/<kind>` and
    `/evidence/guidelines/<reason>`.
    """
    blueprint = Blueprint("evidence", url_prefix="/evidence")

    @blueprint.get("/")
    async def front(request: Request) -> HTTPResponse:
        return await _page(library, library.front, str(request.args.get("q") or "")[:_LONGEST_SEARCH])

    @blueprint.get("/all/<kind:str>")
    async def listing(_: Request, kind: str) -> HTTPResponse:
        return await _page(library, library.listing, kind)

    @blueprint.get("/guidelines/<reason:str>")
    async def guidelines(_: Request, reason: str) -> HTTPResponse:
        return await _page(library, library.guidelines, reason)

    @blueprint.get("/<identifier:str>")
    async def entry(request: Request, identifier: str) -> HTTPResponse:
        if not identifier:  # `/evidence/`
            return await front(request)
        return await _page(library, library.entry, identifier, today())

    return blueprint


async def _page(library: Library, render: Callable[..., str], *given: Any) -> HTTPResponse:
    """Render outside the event loop; what is not there is said on a page of its own."""
    try:
        return html(await asyncio.to_thread(render, *given), headers=_HEADERS)
    except (UnknownRecord, KeyError):
        return html(library.missing(), status=404, headers=_HEADERS)
