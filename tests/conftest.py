"""What all tests share: reproducible property tests, the shipped pipeline, the one served process, and a browser."""

from __future__ import annotations

import warnings
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import settings
from playwright.sync_api import Browser, expect, sync_playwright

from bot.web.browser import chromium_path, launch
from tests.served.process import Served, serving

if TYPE_CHECKING:
    from tests.evaluation.__main__ import Asker

pytest_plugins = ["tests.traced"]

settings.register_profile("reproducible", derandomize=True, deadline=None)
settings.load_profile("reproducible")

expect.set_options(timeout=30_000)  # a busy machine is slow, not wrong; only what fails waits this long


@pytest.fixture(scope="session")
def served(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    """Serve the assistant once for all end-to-end tests; each test talks in conversations of its own."""
    tracker: Path = tmp_path_factory.mktemp("served") / "conversations.db"
    with serving(tracker) as process:
        yield process


@pytest.fixture(scope="session")
def asker() -> Asker:
    """The trained pipeline without a server, loaded once: it keeps nothing of what it was asked."""
    from tests.evaluation.__main__ import Asker  # Rasa with TensorFlow, which fast tests do without

    return Asker()


@pytest.fixture(scope="module")
def chromium() -> Iterator[Browser]:
    """A browser; without Chromium its tests are skipped, and say so.

    One a module, not one a session: Playwright's event loop would stay in the way of tests that start their own.
    """
    if chromium_path() is None:
        reason = "NOT TESTED: the widget in a browser. Chromium is missing: apt-get install chromium"
        warnings.warn(reason, stacklevel=1)
        pytest.skip(reason)
    with sync_playwright() as playwright:
        browser = launch(playwright)
        yield browser
        browser.close()
