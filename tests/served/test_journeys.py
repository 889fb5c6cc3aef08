"""A message on a bad way, in Chromium against the served process: lost answers, lost connections, ended sessions."""

from __future__ import annotations

import json
import time
from typing import Any

import jwt
import pytest
from playwright.sync_api import Browser, Page, Route, expect

from bot.channels.tokens import conversation_id
from tests.served.process import Served
from tests.web.browsing import ask, visiting

MESSAGES = "**/webhooks/web/messages"
DOSE, MECHANISM = "MMF dose?", "how does tacrolimus work"


def session(page: Page) -> dict[str, Any]:
    """The session that the tab keeps."""
    kept: dict[str, Any] = json.loads(page.evaluate("Object.values(sessionStorage)[0]"))
    return kept


def claims(token: str) -> dict[str, Any]:
    decoded: dict[str, Any] = jwt.decode(token, options={"verify_signature": False})
    return decoded


def expired(served: Served, token: str) -> str:
    """The same token as it is an hour after its end, signed by the process's own key."""
    key = served.tracker.with_name("token-key").read_text(encoding="ascii")
    return jwt.encode({**claims(token), "exp": int(time.time()) - 3600}, key, algorithm="HS256")


def told(served: Served, token: str) -> list[str]:
    """What was said in the conversation of a token, as the process has stored it."""
    events = served.events(conversation_id(claims(token)["sub"]))
    return [event["text"] for event in events if event["event"] == "user"]


def test_an_answer_lost_on_its_way_is_fetched_again_and_nothing_is_asked_twice(
    chromium: Browser, served: Served
) -> None:
    with visiting(chromium, served.address) as page:
        lost: list[str] = []

        def lose(route: Route) -> None:
            lost.append(route.fetch().text())  # the process has answered, and the reader does not get it
            route.abort()

        page.route(MESSAGES, lose, times=1)
        ask(page, DOSE)
        expect(page.locator(".failure")).to_be_visible()
        with page.expect_response(MESSAGES) as again:
            page.get_by_role("button", name="Try again").click()
        expect(page.locator(".answer")).to_contain_text("Dose: mycophenolate")
        expect(page.locator(".turn")).to_have_count(1)
        assert again.value.json() == json.loads(lost[0])
        assert told(served, session(page)["token"]) == [DOSE]


def test_what_was_asked_without_a_connection_is_answered_when_there_is_one(chromium: Browser, served: Served) -> None:
    with visiting(chromium, served.address) as page:
        ask(page, MECHANISM)
        page.context.set_offline(True)
        expect(page.locator(".offline")).to_contain_text("You are offline")
        ask(page, DOSE)
        expect(page.locator(".turn").last.locator(".failure")).to_be_visible()
        page.context.set_offline(False)
        expect(page.locator(".turn").last.locator(".answer")).to_contain_text("Dose: mycophenolate")
        expect(page.locator(".turn")).to_have_count(2)
        assert told(served, session(page)["token"]) == [MECHANISM, DOSE]


@pytest.mark.parametrize("reload", [False, True])
def test_a_session_that_has_ended_is_replaced_by_an_empty_one(chromium: Browser, served: Served, reload: bool) -> None:
    with visiting(chromium, served.address) as page:
        ask(page, MECHANISM)
        first = session(page)["token"]
        ended = json.dumps({**session(page), "token": expired(served, first)})
        page.evaluate("ended => sessionStorage.setItem(Object.keys(sessionStorage)[0], ended)", ended)
        if reload:
            page.reload()
            expect(page.locator(".intro")).to_be_visible()
        ask(page, DOSE)
        expect(page.locator(".turn").last.locator(".answer")).to_contain_text("Dose: mycophenolate")
        if not reload:
            expect(page.locator(".remark")).to_contain_text("The earlier session has expired")
        second = session(page)["token"]
        assert claims(second)["sub"] != claims(first)["sub"]
        assert told(served, second) == [DOSE]
        assert told(served, first) == [MECHANISM]
