"""Everybody can use it: axe-core in every state and display, by keyboard alone, without motion, narrow and enlarged."""

from __future__ import annotations

from typing import Any

import pytest
from playwright.sync_api import Browser, Page, expect

from bot.web.stub import Stub
from tests.web.browsing import COMPARISON, FIELD, ask, open_all, violations, visiting
from tests.web.host import Host

pytestmark = pytest.mark.slow

DISPLAYS: dict[str, dict[str, Any]] = {
    "light": {},
    "dark": {"color_scheme": "dark"},
    "forced-colors": {"forced_colors": "active"},
    "320-light": {"viewport": {"width": 320, "height": 640}},
    "320-dark": {"viewport": {"width": 320, "height": 640}, "color_scheme": "dark"},
    # 1280 x 800 at 200 %
    "zoom-200": {"viewport": {"width": 640, "height": 400}, "device_scale_factor": 2},
}


@pytest.mark.parametrize("display", DISPLAYS)
def test_axe_finds_nothing_in_any_state(chromium: Browser, host: Host, stub: Stub, axe: str, display: str) -> None:
    with visiting(chromium, f"{host.url}/panel", stub.url, **DISPLAYS[display]) as page:
        page.evaluate(axe)
        found = {"first": violations(page)}
        page.get_by_label(FIELD).fill("slow")
        page.keyboard.press("Enter")
        expect(page.locator(".thinking")).to_be_visible()
        found["thinking"] = violations(page)
        stub.talk.go.set()
        expect(page.locator(".answer")).to_be_visible()
        found["answer"] = violations(page)
        ask(page, "fail once")
        found["failed"] = violations(page)
        page.get_by_role("button", name="Try again").click()
        expect(page.locator(".answer")).to_have_count(2)
        for topic in ("MMF dose?", "everolimus dose?", "drowsy", COMPARISON):
            ask(page, topic)
        page.get_by_role("button", name="Not useful").last.click()
        expect(page.locator(".reason")).to_be_visible()
        open_all(page)
        page.locator("button.cite:visible").last.click()
        page.get_by_label(FIELD).fill("x" * 2001)
        page.context.set_offline(True)
        expect(page.locator(".offline")).not_to_be_empty()
        found["everything"] = violations(page)
        assert {state: faults for state, faults in found.items() if faults} == {}
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
        assert page.locator(".log").evaluate("log => log.scrollWidth <= log.clientWidth")


@pytest.mark.parametrize("display", ["light", "dark", "320-light"])
def test_axe_finds_nothing_in_the_launcher(chromium: Browser, host: Host, stub: Stub, axe: str, display: str) -> None:
    with visiting(chromium, f"{host.url}/", stub.url, **DISPLAYS[display]) as page:
        page.evaluate(axe)
        closed = violations(page)
        page.get_by_role("button", name="Ask SecondLine").click()
        ask(page)
        assert (closed, violations(page)) == ([], [])


@pytest.mark.parametrize("address", ["/", "/launcher.html"])
def test_axe_finds_nothing_in_the_demo_pages(chromium: Browser, stub: Stub, axe: str, address: str) -> None:
    with visiting(chromium, stub.url) as page:
        page.goto(stub.url + address)
        page.evaluate(axe)
        assert violations(page) == []


def test_everything_is_reached_and_worked_by_keyboard(page: Page) -> None:
    ask(page)
    field = page.get_by_label(FIELD)
    expect(field).to_be_focused()
    focused = """() => { const one = document.activeElement.shadowRoot?.activeElement;
      return one ? (one.getAttribute('aria-label') || one.textContent || one.className).trim() : ''; }"""
    reached = []
    for _ in range(80):
        page.keyboard.press("Shift+Tab")
        name = page.evaluate(focused)
        if not name:
            break
        reached.append(name)
    for name in (
        "Remove: female",
        "Sources (9)",
        "Useful",
        "Not useful",
        "Print",
        "Copy as letter",
        "Copy answer",
        "Monitoring",
        "Yes",
        "Download as CSV: Options",
        "Why (3)",
        "1 more figure",
        "[3] source: Santiago 2019",
        "Conversation",
        "New patient",
    ):
        assert name in reached
    field.focus()
    page.get_by_text("Why (3)").locator("visible=true").focus()
    page.keyboard.press("Enter")
    expect(page.locator("table.options details[open]").first).to_contain_text("EASL 2025")
    page.keyboard.press("Escape")
    expect(field).to_be_focused()


def test_a_screen_reader_is_told_who_speaks_and_what_has_come(page: Page) -> None:
    ask(page)
    log = page.get_by_role("log", name="Conversation")
    expect(log).to_have_attribute("aria-live", "polite")
    expect(log.get_by_role("article", name="Answer")).to_have_count(1)
    expect(log).to_contain_text("You: ")
    frame = page.locator(".frame")
    expect(frame).to_have_attribute("lang", "en")
    expect(frame).to_have_attribute("dir", "ltr")
    row = page.get_by_role("rowheader").filter(has_text="Mycophenolate mofetil")
    expect(row).to_contain_text("preferred if pregnancy test negative")


@pytest.mark.parametrize(("motion", "animation"), [("reduce", "none"), ("no-preference", "breathe")])
def test_nothing_moves_for_who_wants_no_motion(
    chromium: Browser, host: Host, stub: Stub, motion: Any, animation: str
) -> None:
    with visiting(chromium, f"{host.url}/panel", stub.url, reduced_motion=motion) as page:
        page.get_by_label(FIELD).fill("slow")
        page.keyboard.press("Enter")
        dot = page.locator(".dots i").first
        expect(dot).to_be_visible()
        assert dot.evaluate("one => getComputedStyle(one).animationName") == animation


def test_standing_is_a_word_and_an_icon_beside_its_colour(page: Page) -> None:
    ask(page)
    standings = page.locator("table.options .standing")
    words = standings.locator("b").all_inner_texts()
    assert {word.lower() for word in words} == {"preferred", "reasonable", "caution", "avoid", "no position"}
    shapes = standings.locator("path").evaluate_all("all => all.map((one) => one.getAttribute('d'))")
    assert len(set(shapes)) == len(set(words))
