"""The demo page and the widget's files, as they stand in bot/web, under a strict content security policy."""

import mimetypes
from pathlib import Path

from sanic import Blueprint
from sanic.exceptions import NotFound
from sanic.request import Request
from sanic.response import HTTPResponse, raw

WEB = Path(__file__).resolve().parents[1] / "web"
PAGE = "page.html"

_SERVED = {".css", ".html", ".ico", ".js", ".png", ".svg", ".webmanifest", ".woff2"}
_NOT_SERVED_FOLDERS = {"node_modules", "src", "test", "tests", "coverage"}

_HEADERS = {
    "Content-Security-Policy": (
        "default-src 'self'; img-src 'self' data:; object-src 'none'; base-uri 'none'; form-action 'none';"
        " frame-ancestors 'self'"
    ),
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cache-Control": "no-cache",
}


def pages(folder: Path = WEB) -> Blueprint:
    """Build the routes: `/` for the page, `/<file>` for the rest.

    The files are listed once, when the server starts, so no address can reach any other.
    """
    blueprint = Blueprint("pages")
    files = servable(folder)

    @blueprint.get("/")
    async def page(_: Request) -> HTTPResponse:
        return _served(files, PAGE)

    @blueprint.get("/<path:path>")
    async def file(_: Request, path: str) -> HTTPResponse:
        return _served(files, path)

    return blueprint


def servable(folder: Path) -> dict[str, Path]:
    """Return the files of a folder that may be served, by their address."""
    found: dict[str, Path] = {}
    for path in sorted(folder.rglob("*")):
        inside = path.relative_to(folder)
        if path.suffix not in _SERVED or _NOT_SERVED_FOLDERS & set(inside.parts):
            continue
        if not path.name.endswith((".config.js", ".test.js")):
            found[inside.as_posix()] = path
    return found


def _served(files: dict[str, Path], name: str) -> HTTPResponse:
    path = files.get(name)
    if path is None:
        raise NotFound("There is no such page.")
    kind = mimetypes.guess_type(name)[0] or "application/octet-stream"
    if kind.startswith("text/") or kind.endswith("javascript"):
        kind += "; charset=utf-8"
    # The widget itself is embedded by pages of other origins; the page is not.
    shared = {"Cross-Origin-Resource-Policy": "cross-origin", "Access-Control-Allow-Origin": "*"}
    return raw(path.read_bytes(), content_type=kind, headers={**_HEADERS, **({} if name == PAGE else shared)})
