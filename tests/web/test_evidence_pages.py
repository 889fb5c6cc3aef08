"""The evidence pages in a real browser: readable, accessible, within their security policy, wide and narrow, light and
dark.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator

import httpx
import pytest
from playwright.sync_api import Browser, Page, expect

from bot.web.stub import WEB
from tests.served.process import free_port, started

pytestmark = pytest.mark.slow

AXE = WEB / "node_modules" / "axe-core" / "axe.min.js"
RULES = ["wcag2a", "wcag2aa", "wcag21aa", "best-practice"]
ADDRESSES = [
    "",
    "?q=tacro+pregn",
    "?q=xylophone",
    "/tacrolimus",
    "/situation-cirrhosis",
    "/efe-nonresponders",
    "/awmf25-doses",
    "/conflict-tacrolimus-dose",
    "/mycophenolate-contraception",
    "/santiago-2019",
    "/no-rct-second-line",
    "/guidelines/insufficient_response",
    "/all/regimens",
    "/no-such-record",
]


@pytest.fixture(scope="module")
def address() -> Iterator[str]:
    port = free_port()
    at = f"http://127.0.0.1:{port}/evidence"
    with started([sys.executable, "-m", "tests.evidence.serve", str(port)], at):
        yield at


@pytest.fixture(params=[("light", 1200), ("dark", 320)], ids=["light and wide", "dark and narrow"])
def opened(chromium: Browser, address: str, request: pytest.FixtureRequest) -> Iterator[Page]:
    scheme, width = request.param
    complaints: list[str] = []
    # The page's own policy forbids scripts; axe is let in by the browser, and only for this test.
    context = chromium.new_context(
        viewport={"width": width, "height": 900}, color_scheme=scheme, bypass_csp=True, reduced_motion="reduce"
    )
    page = context.new_page()
    page.on("pageerror", lambda error: complaints.append(str(error)))
    page.on("request", lambda one: None if one.url.startswith(address[:22]) else complaints.append(one.url))
    yield page
    context.close()
    assert complaints == []


def test_every_kind_of_page_is_accessible_and_fits(opened: Page, address: str) -> None:
    if not AXE.exists():
        pytest.skip("axe-core is not installed: npm ci in bot/web")
    for place in ADDRESSES:
        opened.goto(address + place)
        opened.add_script_tag(path=str(AXE))
        faults = opened.evaluate(
            "rules => axe.run(document, {runOnly: {type: 'tag', values: rules}})"
            ".then(found => found.violations.map(fault => fault.id + ': ' + fault.nodes[0].html))",
            RULES,
        )
        assert faults == [], place
        assert opened.evaluate("document.documentElement.scrollWidth <= innerWidth"), place


def test_the_policy_allows_no_script_and_nothing_foreign(address: str) -> None:
    for place in ("", "/tacrolimus", "/no-such-record"):
        policy = httpx.get(address + place).headers["Content-Security-Policy"]
        assert policy.startswith("default-src 'self'; script-src 'none'")
        assert "unsafe-inline" not in policy
    assert httpx.get(f"{address}/no-such-record").status_code == 404
    assert httpx.get(f"{address}/").status_code == 200


def test_a_reader_searches_opens_a_record_and_reaches_its_source(chromium: Browser, address: str) -> None:
    page = chromium.new_page()
    page.goto(address)
    page.get_by_label("Search the records").fill('pooled "intoler')
    page.keyboard.press("Enter")
    page.get_by_role("link", name="pooled response rate was 82 %").click()
    expect(page).to_have_url(f"{address}/mmf-pooled-intolerant-santiago")
    expect(page.get_by_role("row", name="Result")).to_contain_text("82 % (95 % CI 77–87)")
    source = page.get_by_role("link", name="doi:10.1111/apt.15157")
    expect(source).to_have_attribute("href", "https://doi.org/10.1111/apt.15157")
    page.get_by_role("link", name="Santiago 2019").click()
    expect(page.get_by_role("heading", name="What was taken from it")).to_be_visible()
    page.close()


def test_a_page_prints_without_its_controls(chromium: Browser, address: str) -> None:
    page = chromium.new_page()
    page.goto(f"{address}/efe-nonresponders")
    page.emulate_media(media="print")
    expect(page.get_by_role("search")).to_be_hidden()
    expect(page.locator(".sentence")).to_be_visible()
    page.close()
