"""The widget in the documented example host's page, on another origin, against the real process and in Chromium.

The host signs the tokens, the process checks them and allows that origin only; anonymous sessions are off.
"""

from __future__ import annotations

import hashlib
import json
import sqlite3
import time
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import httpx
import jwt
import pytest
from playwright.sync_api import Browser, Page, expect

from tests.served.process import Served, serving
from tests.web.browsing import AXE, ask, open_all, violations, visiting
from tests.web.host import Host

KEY = hashlib.sha256(b"a key for this test only").hexdigest()
QUESTION = "AIH, pancreatitis on azathioprine. Options?"


@pytest.fixture(scope="module")
def host() -> Host:
    return Host(KEY)


@pytest.fixture(scope="module")
def assistant(host: Host, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    """A process that knows the host's key and origin, embedded by the host."""
    tracker: Path = tmp_path_factory.mktemp("embedded") / "conversations.db"
    with serving(tracker, TOKEN_KEY=KEY, ORIGINS=host.url) as served, host.embedding(served.address):
        yield served


@pytest.fixture
def page(chromium: Browser, host: Host, assistant: Served) -> Iterator[Page]:
    with visiting(chromium, f"{host.url}/panel", assistant.address) as opened:
        yield opened


def test_a_clinician_on_a_course_page_asks_opens_a_source_and_judges(page: Page, assistant: Served) -> None:
    ask(page, QUESTION)
    log = page.get_by_role("log")
    expect(log).to_contain_text("mercaptopurine is not a safe swap")
    expect(log).to_contain_text("95 % CI 77–87")
    expect(page.locator(".turn").last.get_by_role("button", name="Copy as letter")).to_have_count(1)
    page.locator("table.options button.cite:visible").first.click()
    source = page.locator(".source")
    for fact in ("Studied", "Extent", "Identifier"):
        expect(source).to_contain_text(fact)
    address = source.get_by_role("link", name="Evidence page").first.get_attribute("href")
    assert address
    assert address.startswith(f"{assistant.address}/evidence/")
    shown = httpx.get(address)
    assert shown.status_code == 200
    assert "unsafe-inline" not in shown.headers["content-security-policy"]
    page.keyboard.press("Escape")
    with page.expect_response("**/feedback") as judged:
        page.get_by_role("button", name="Not useful").last.click()
    assert judged.value.ok
    with closing(sqlite3.connect(f"file:{assistant.tracker}?mode=ro", uri=True)) as file:
        events = [json.loads(data) for (data,) in file.execute("SELECT data FROM events")]
    assert [one["metadata"]["feedback"]["verdict"] for one in events if "feedback" in one.get("metadata", {})] == [
        "down"
    ]


def test_the_same_user_finds_the_conversation_again_on_another_page(page: Page, host: Host) -> None:
    ask(page, "how does tacrolimus work")
    page.goto(f"{host.url}/")
    page.get_by_role("button", name="Ask SecondLine").click()
    expect(page.get_by_role("log")).to_contain_text("interleukin-2")


def test_a_token_that_has_ended_is_renewed_by_the_host_and_the_conversation_goes_on(page: Page, host: Host) -> None:
    ask(page, "how does tacrolimus work")
    chat = page.locator("second-line-chat")
    token = chat.evaluate("chat => chat.client.session.value")
    claims = {**jwt.decode(token, options={"verify_signature": False}), "exp": int(time.time()) - 3600}
    ended = jwt.encode(claims, KEY, algorithm="HS256")
    chat.evaluate("(chat, ended) => { chat.client.session.value = ended; }", ended)
    tokens, turns = host.tokens, page.locator(".turn").count()
    ask(page, "MMF dose?")
    expect(page.locator(".turn").last.locator(".answer")).to_contain_text("Dose: mycophenolate")
    assert host.tokens == tokens + 1
    expect(page.locator(".remark")).to_have_count(0)
    page.reload()
    expect(page.locator(".turn")).to_have_count(turns + 1)


def test_without_the_hosts_token_there_is_no_session(host: Host, assistant: Served) -> None:
    asked = httpx.post(f"{assistant.address}/webhooks/web/session", headers={"Origin": host.url})
    assert asked.status_code == 403
    assert asked.json() == {"error": "Sessions are opened by the page that embeds the assistant."}


def test_real_answers_are_accessible_with_everything_opened(page: Page) -> None:
    if not AXE.is_file():
        pytest.skip("NOT TESTED: accessibility. axe-core is missing: npm ci --prefix bot/web")
    page.evaluate(AXE.read_text(encoding="utf-8"))
    for question in (QUESTION, "tacrolimus versus mycophenolate in non-responders", "everolimus dose?"):
        ask(page, question)
    open_all(page)
    assert violations(page) == []
