"""The stub server, and a page of the example host on another origin."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page

from bot.web.stub import KEY, Stub
from tests.web.browsing import AXE, visiting
from tests.web.host import Host


@pytest.fixture
def host(request: pytest.FixtureRequest) -> Host:
    """The host page; it is visited through `stub`, which it embeds."""
    return Host(KEY)


@pytest.fixture
def stub(host: Host) -> Iterator[Stub]:
    with Stub(origins=frozenset({host.url})) as server, host.embedding(server.url):
        yield server


@pytest.fixture
def page(chromium: Browser, host: Host, stub: Stub) -> Iterator[Page]:
    """The full panel in the host's page."""
    with visiting(chromium, f"{host.url}/panel", host.url, stub.url) as opened:
        yield opened


@pytest.fixture
def axe() -> str:
    """The accessibility checker's script."""
    if not AXE.is_file():
        pytest.skip("NOT TESTED: accessibility. axe-core is missing: npm ci --prefix bot/web")
    return AXE.read_text(encoding="utf-8")
