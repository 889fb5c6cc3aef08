"""A clinician in a browser: the page of the served process, driven in Chromium."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.served.process import Served
from tests.web.browsing import ask


@pytest.fixture
def page(chromium: Browser, served: Served) -> Iterator[Page]:
    context = chromium.new_context(viewport={"width": 1200, "height": 900}, reduced_motion="reduce")
    opened = context.new_page()
    foreign: list[str] = []
    opened.on(
        "request", lambda request: None if request.url.startswith(served.address) else foreign.append(request.url)
    )
    opened.goto(served.address)
    yield opened
    context.close()
    assert foreign == []


def test_a_clinician_gets_options_evidence_and_citations(page: Page) -> None:
    ask(page, "AIH, pancreatitis on azathioprine. Options?")
    log = page.get_by_role("log")
    expect(log).to_contain_text("mercaptopurine is not a safe swap")
    expect(log).to_contain_text("preferred if")
    expect(log).to_contain_text("95 % CI 77–87")
    expect(log).to_contain_text("uncontrolled")
    expect(log).to_contain_text("Could the patient be or become pregnant?")
    ask(page, "dose?")
    expect(log).to_contain_text("Dose: mycophenolate")


def test_a_reload_keeps_the_conversation(page: Page) -> None:
    ask(page, "how does tacrolimus work")
    expect(page.get_by_role("log")).to_contain_text("interleukin-2")
    page.reload()
    expect(page.get_by_role("log")).to_contain_text("interleukin-2")
