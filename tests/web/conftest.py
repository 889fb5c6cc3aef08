"""A browser, the stub server, and a page of the example host on another origin; without Chromium all of it is skipped,
and says so.
"""

from __future__ import annotations

import warnings
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, sync_playwright

from bot.web.browser import chromium_path, launch
from bot.web.stub import KEY, Stub
from tests.web.browsing import AXE, visiting
from tests.web.host import Host


@pytest.fixture(scope="session")
def chromium() -> Iterator[Browser]:
    if chromium_path() is None:
        reason = "NOT TESTED: the widget in a browser. Chromium is missing: apt-get install chromium"
        warnings.warn(reason, stacklevel=1)
        pytest.skip(reason)
    with sync_playwright() as playwright:
        browser = launch(playwright)
        yield browser
        browser.close()


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
