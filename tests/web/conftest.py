"""A browser, the stub server and an open page for each test; without Chromium all of it is skipped, and says so."""

from __future__ import annotations

import warnings
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, sync_playwright

from bot.web.browser import chromium_path, launch
from bot.web.stub import Stub


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
def stub() -> Iterator[Stub]:
    with Stub() as server:
        yield server


@pytest.fixture
def complaints() -> list[str]:
    """What the page complains of while it is open: script errors, refusals of the security policy, foreign requests."""
    return []


@pytest.fixture
def page(chromium: Browser, stub: Stub, complaints: list[str]) -> Iterator[Page]:
    context = chromium.new_context(viewport={"width": 1200, "height": 900}, reduced_motion="reduce")
    context.grant_permissions(["clipboard-read", "clipboard-write"])
    opened = context.new_page()
    opened.on("pageerror", lambda error: complaints.append(f"script error: {error}"))
    opened.on(
        "console",
        lambda line: complaints.append(line.text) if "Content Security Policy" in line.text else None,
    )
    opened.on(
        "request",
        lambda request: None if request.url.startswith(stub.url) else complaints.append(f"foreign: {request.url}"),
    )
    opened.goto(stub.url)
    yield opened
    context.close()
    assert complaints == []
