"""What can happen to a message on its way, and what the reader sees of it."""

from __future__ import annotations

import pytest
from playwright.sync_api import Browser, Page, expect

from bot.web.stub import KEY, Stub, Talk
from tests.web.browsing import FIELD, QUESTION, ask, visiting
from tests.web.host import Host

pytestmark = pytest.mark.slow


def test_a_slow_answer_is_announced_and_nothing_else_is_sent_meanwhile(page: Page, stub: Stub) -> None:
    page.get_by_label(FIELD).fill("slow, please")
    page.keyboard.press("Enter")
    expect(page.locator(".said")).to_contain_text("slow, please")
    expect(page.locator(".thinking")).to_contain_text("Looking through the records")
    page.get_by_label(FIELD).fill("MMF dose?")
    expect(page.get_by_role("button", name="Send")).to_have_attribute("aria-disabled", "true")
    page.keyboard.press("Enter")
    expect(page.locator(".turn")).to_have_count(1)
    stub.talk.go.set()
    expect(page.locator(".answer")).to_be_visible()
    expect(page.locator(".thinking")).to_have_count(0)
    expect(page.get_by_label(FIELD)).to_have_value("MMF dose?")
    ask(page, "and in pregnancy?")  # had anything gone out in between, it would have arrived before this
    assert [post["text"] for post in stub.talk.posts] == ["slow, please", "and in pregnancy?"]


def test_a_fast_answer_does_not_flicker(chromium: Browser, host: Host, stub: Stub) -> None:
    with visiting(chromium, f"{host.url}/panel", stub.url, clock_stands=True) as page:
        ask(page, "MMF dose?")  # however slow the machine, no time has passed on the page
        expect(page.locator(".thinking")).to_have_count(0)
        page.clock.run_for(1_000)
        expect(page.locator(".thinking")).to_have_count(0)
        page.get_by_label(FIELD).fill("slow, please")
        page.keyboard.press("Enter")
        expect(page.locator(".turn.is-waiting")).to_be_visible()
        page.clock.run_for(290)
        expect(page.locator(".thinking")).to_have_count(0)
        page.clock.run_for(10)
        expect(page.locator(".thinking")).to_be_visible()


def test_trying_again_after_a_failure_sends_the_same_message_once_more_with_its_id(page: Page, stub: Stub) -> None:
    ask(page, "fail once, please")
    expect(page.locator(".failure")).to_contain_text("The server is busy.")
    page.get_by_role("button", name="Try again").click()
    expect(page.locator(".answer")).to_be_visible()
    first, second = stub.talk.posts
    assert first == second
    assert len(stub.talk.turns) == 1


def test_without_a_connection_nothing_is_lost_and_it_goes_on_by_itself(page: Page, stub: Stub) -> None:
    page.context.set_offline(True)
    expect(page.locator(".offline")).to_contain_text("You are offline")
    ask(page)
    expect(page.locator(".failure")).to_contain_text("no connection")
    page.context.set_offline(False)
    expect(page.locator(".offline")).to_be_empty()
    expect(page.locator(".answer")).to_be_visible()
    expect(page.locator(".turn")).to_have_count(1)
    assert [post["text"] for post in stub.talk.posts] == [QUESTION]


def test_an_expired_token_is_renewed_by_the_host_and_the_conversation_stays(page: Page, host: Host, stub: Stub) -> None:
    with page.expect_request("**/messages") as sent:
        ask(page, "MMF dose?")
    stub.talk.expired.add(sent.value.headers["authorization"].removeprefix("Bearer "))
    ask(page)
    expect(page.locator(".answer")).to_have_count(2)
    expect(page.locator(".remark")).to_have_count(0)
    assert host.tokens == 2
    assert len(stub.talk.turns) == 2


def test_an_expired_demo_session_is_replaced_and_that_is_said(chromium: Browser, stub: Stub) -> None:
    with visiting(chromium, stub.url) as page:
        ask(page, "MMF dose?")
        stub.talk.expired.add(page.evaluate("JSON.parse(Object.values(sessionStorage)[0]).token"))
        ask(page)
        expect(page.locator(".remark")).to_contain_text("The earlier session has expired")
        expect(page.locator(".answer")).to_have_count(2)
        # Said where the new session begins: before the message that found the old one ended.
        expect(page.locator(".turn + .remark + .turn .answer")).to_be_visible()


def test_a_restarted_server_answers_the_message_it_missed_and_still_knows_the_rest(chromium: Browser) -> None:
    host, talk = Host(KEY), Talk()
    origins = frozenset({host.url})
    first = Stub(talk, origins=origins)
    with host.embedding(first.url), first, visiting(chromium, f"{host.url}/panel", first.url) as page:
        ask(page, "MMF dose?")
        first.stop()
        ask(page)
        expect(page.locator(".failure")).to_contain_text("could not be sent")
        with Stub(talk, first.port, origins):
            page.get_by_role("button", name="Try again").click()
            expect(page.locator(".answer")).to_have_count(2)
            page.reload()
            expect(page.locator(".answer")).to_have_count(2)
            expect(page.locator(".chip")).to_have_count(3)
        assert len(talk.turns) == 2


def test_a_message_over_2000_characters_is_counted_and_not_sent(page: Page, stub: Stub) -> None:
    field = page.get_by_label(FIELD)
    field.fill("x" * 1700)
    expect(page.locator(".counter")).to_have_text("1,700 of 2,000 characters")
    field.fill("x" * 2001)
    expect(page.locator(".complaint")).to_contain_text("Too long by 1 character.")
    expect(field).to_have_attribute("aria-invalid", "true")
    page.keyboard.press("Enter")
    expect(page.locator(".turn")).to_have_count(0)
    assert stub.talk.posts == []


def test_a_pasted_letter_is_warned_about_before_it_is_sent(page: Page) -> None:
    field = page.get_by_label(FIELD)
    for text, warned in (("ALT 280, IgG 1.5 x ULN, on AZA 100 mg", False), ("Dear Dr Example,\nre: DOB 1.2.80", True)):
        page.evaluate("text => navigator.clipboard.writeText(text)", text)
        field.fill("")
        field.focus()
        page.keyboard.press("Control+V")
        expect(field).to_have_value(text)
        expect(page.locator(".letter")).to_contain_text("please take them out" if warned else "")
        assert bool(page.locator(".letter").text_content()) is warned
    field.fill("")
    expect(page.locator(".letter")).to_be_empty()


def test_the_answer_shows_what_counts_and_keeps_the_rest_for_a_click(page: Page) -> None:
    ask(page)
    shown = page.locator(".answer").inner_text()
    assert "Mycophenolate is the second-line drug of choice" in shown
    assert "82\u00a0%" in shown
    assert "Blood count and liver tests every two to four weeks" not in shown
    page.locator("summary", has_text="Doing it").click()
    assert "Blood count and liver tests every two to four weeks" in page.locator(".answer").inner_text()


def test_nothing_moves_once_the_answer_is_in(page: Page) -> None:
    page.evaluate(
        """() => { window.shifts = []; window.answered = Infinity;
        new PerformanceObserver((list) =>
          shifts.push(...list.getEntries().map(({ startTime, value }) => [startTime, value])))
          .observe({ type: 'layout-shift', buffered: true });
        addEventListener('answer', () => requestAnimationFrame(() => requestAnimationFrame(() => {
          answered = performance.now(); }))); }"""
    )
    ask(page)
    moved = page.evaluate(
        """async () => {
          for (let frame = 0; frame < 40; frame += 1) await new Promise(requestAnimationFrame);
          return shifts.filter(([start]) => start > answered).reduce((sum, [, value]) => sum + value, 0);
        }"""
    )
    assert page.evaluate("Number.isFinite(answered)")
    assert moved == 0
