"""Journeys through the widget in a real browser: a host page on another origin, its own strict policy and tokens."""

from __future__ import annotations

import csv
import io
import re
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from bot.web.stub import Stub
from tests.web.browsing import COMPARISON, FIELD, QUESTION, ask, open_all, visiting

pytestmark = pytest.mark.slow


def test_the_first_answer_shows_warning_bottom_line_and_options_in_this_order(page: Page) -> None:
    ask(page)
    tops = [
        page.locator(name).first.bounding_box()["y"]  # type: ignore[index]
        for name in (".warning", ".notice", ".bottom-line", "table.options", ".question", ".follow-ups", ".footing")
    ]
    assert tops == sorted(tops)
    expect(page.locator("table.options tbody tr")).to_have_count(5)


def test_the_answer_begins_where_it_can_be_seen_and_the_page_stays_where_it_is(page: Page) -> None:
    ask(page)
    ask(page, "MMF dose?")
    expect(page.locator(".said").last).to_be_in_viewport()
    expect(page.locator(".bottom-line").last).to_be_in_viewport()
    assert page.evaluate("scrollY") == 0
    panel = "document.querySelector('second-line-chat').shadowRoot.querySelector('.panel')"
    assert page.evaluate(f"{panel}.scrollHeight <= {panel}.clientHeight")


@pytest.mark.parametrize("question", [QUESTION, COMPARISON])
def test_a_narrow_panel_shows_every_cell_of_a_table_without_scrolling_sideways(
    chromium: Browser, stub: Stub, question: str
) -> None:
    with visiting(chromium, stub.url, viewport={"width": 320, "height": 640}) as page:
        ask(page, question)
        open_all(page)
        stacked = page.locator("table.stacked:visible")
        expect(stacked).not_to_have_count(0)
        hidden = "all => all.filter(one => one.parentElement.scrollWidth > one.parentElement.clientWidth).length"
        assert stacked.evaluate_all(hidden) == 0
        name = page.locator("table.stacked:visible td[data-column]").first.evaluate(
            "cell => getComputedStyle(cell, '::before').content + cell.dataset.column"
        )
        assert name.count(name.rsplit('"', 1)[-1]) == 2, "each cell says which column it belongs to"


def test_the_cursor_stays_in_the_field_after_sending(page: Page) -> None:
    ask(page)
    expect(page.get_by_label(FIELD)).to_be_focused()
    page.get_by_role("button", name="Dose of MMF").click()
    expect(page.locator(".answer")).to_have_count(2)
    expect(page.get_by_label(FIELD)).to_be_focused()


def test_a_citation_opens_under_its_row_and_escape_gives_the_focus_back(page: Page, stub: Stub) -> None:
    ask(page)
    citation = page.locator("table.options").get_by_role("button", name="[3] source: Santiago 2019").first
    citation.focus()
    page.keyboard.press("Enter")
    source = page.get_by_role("group", name="Source 3")
    expect(source).to_be_focused()
    for words in (
        "Aliment Pharmacol Ther",
        "intolerant of standard therapy",
        "response, as each study defined it",
        "82 % (95 % CI 77–87)",
        "uncontrolled",
        "abstract read",
    ):
        expect(source).to_contain_text(words)
    link = source.get_by_role("link", name="doi:10.1111/apt.15157")
    expect(link).to_have_attribute("href", "https://doi.org/10.1111/apt.15157")
    evidence = source.get_by_role("link", name="Evidence page")
    expect(evidence).to_have_attribute("href", f"{stub.url}/evidence/mmf-pooled-intolerant-santiago")
    expect(link).to_have_attribute("rel", "noopener noreferrer")
    page.keyboard.press("Escape")
    expect(source).to_have_count(0)
    expect(citation).to_be_focused()


def test_an_item_of_the_case_is_removed_by_its_button(page: Page, stub: Stub) -> None:
    ask(page)
    chips = page.locator(".chip")
    expect(chips).to_have_count(3)
    page.get_by_role("button", name="Remove: female").click()
    expect(chips).to_have_count(2)
    assert stub.talk.posts[-1]["text"] == "forget the sex"


def test_trying_again_sends_the_same_message_with_the_same_id(page: Page, stub: Stub) -> None:
    ask(page, "fail once, please")
    expect(page.locator(".failure")).to_contain_text("The server is busy.")
    page.get_by_role("button", name="Try again").click()
    expect(page.locator(".answer")).to_be_visible()
    first, second = stub.talk.posts
    assert first == second


def test_the_conversation_is_there_again_after_a_reload(page: Page, stub: Stub) -> None:
    ask(page)
    page.reload()
    expect(page.locator(".said")).to_contain_text(QUESTION)
    expect(page.locator(".warning")).to_contain_text("Mercaptopurine is not an option")
    expect(page.locator(".chip")).to_have_count(3)
    assert len(stub.talk.posts) == 1


def test_another_tab_of_a_demo_page_does_not_see_the_conversation(chromium: Browser, stub: Stub) -> None:
    with visiting(chromium, stub.url) as page:
        ask(page)
        other = page.context.new_page()
        other.goto(stub.url)
        expect(other.locator(".intro")).to_be_visible()
        expect(other.locator(".turn")).to_have_count(0)


def test_the_answer_is_copied_with_its_sources(page: Page) -> None:
    ask(page)
    page.get_by_role("button", name="Copy answer").click()
    expect(page.locator(".tools .copy-status").first).to_have_text("Copied")
    copied = page.evaluate("navigator.clipboard.readText()")
    assert "82 % (95 % CI 77–87)" in copied
    assert "doi:10.1111/apt.15157" in copied


def test_a_citation_is_copied_on_its_own(page: Page) -> None:
    ask(page)
    page.locator("table.options").get_by_role("button", name="[3] source: Santiago 2019").first.click()
    page.get_by_role("button", name="Copy citation").click()
    expect(page.locator(".source .copy-status")).to_have_text("Copied")
    copied = page.evaluate("navigator.clipboard.readText()")
    assert copied.startswith("[3] Santiago 2019. Systematic review")
    assert copied.endswith("doi:10.1111/apt.15157")


def test_the_table_of_options_is_saved_as_csv(page: Page, tmp_path: Path) -> None:
    ask(page)
    with page.expect_download() as saving:
        page.get_by_role("button", name="Download as CSV: Options").click()
    assert saving.value.suggested_filename == "secondline-options.csv"
    saving.value.save_as(tmp_path / "options.csv")
    rows = list(csv.reader(io.StringIO((tmp_path / "options.csv").read_text(encoding="utf-8-sig"))))
    assert rows[0][:4] == ["Drug", "Standing", "Reason", "Response"]
    assert ["thiopurine intolerance", "82 % (95 % CI 77–87)"] in [row[2:4] for row in rows]
    assert len({len(row) for row in rows}) == 1


def test_the_answer_is_printed_alone_with_everything_opened(page: Page) -> None:
    ask(page)
    page.evaluate(
        """() => {
          const original = Object.getOwnPropertyDescriptor(HTMLIFrameElement.prototype, 'contentWindow');
          Object.defineProperty(HTMLIFrameElement.prototype, 'contentWindow', { get() {
            const inside = original.get.call(this);
            inside.print = () => { window.printed = [inside.document.body.innerText, inside.getComputedStyle(
              inside.document.querySelector('.standing')).borderTopStyle]; };
            return inside;
          } });
        }"""
    )
    page.get_by_role("button", name="Print", exact=True).click()
    text, border = page.evaluate("window.printed")
    assert f"Question: {QUESTION}" in text
    for words in (
        "Mercaptopurine is not an option",
        "82\u00a0%",
        "Doing it",
        "Santiago 2019",
        "fixture-not-for-production",
    ):
        assert words in text
    assert "Copy answer" not in text
    assert "Liver Academy" not in text
    assert border == "dashed"  # the widget's styles hold in the printed page too


def test_a_comparison_is_drawn_with_its_figures_beside_it(page: Page) -> None:
    ask(page, COMPARISON)
    plot = page.get_by_role("img", name="Response figures: insufficient response")
    expect(plot).to_have_count(1)
    expect(plot).to_contain_text("59.1 % (48.7–68.8)")
    page.locator("summary", has_text="The same figures as a table").click()
    data = page.locator(".plot-data table")
    expect(data).to_contain_text("48.7–68.8 %")
    data.get_by_role("button", name=re.compile("source: Abdollahi 2020")).first.click()
    expect(page.locator(".source")).to_contain_text("biochemical remission")
    wide = plot.bounding_box()
    page.set_viewport_size({"width": 360, "height": 740})
    expect(plot).to_have_count(1)
    narrow = plot.bounding_box()
    assert wide
    assert narrow
    assert narrow["width"] < 360 < wide["width"]


def test_a_verdict_and_its_reason_are_sent_and_told_to_the_host(page: Page, stub: Stub) -> None:
    # A promise, for the page's own policy forbids the eval that waiting for a function polls with.
    page.evaluate(
        "() => { window.heard = new Promise((done) => addEventListener('feedback',"
        " (event) => { if (event.detail.reason) done(event.detail); })); }"
    )
    ask(page, "MMF dose?")
    page.get_by_role("button", name="Not useful").click()
    page.get_by_label("What is missing or wrong? (optional)").fill("no dose in renal failure")
    page.get_by_role("button", name="Send reason").click()
    expect(page.locator(".reason")).to_have_count(0)
    message = stub.talk.posts[0]["id"]
    assert stub.talk.feedback == [
        {"id": message, "verdict": "down", "reason": ""},
        {"id": message, "verdict": "down", "reason": "no dose in renal failure"},
    ]
    assert page.evaluate("window.heard") == {
        "message": message,
        "verdict": "down",
        "reason": "no dose in renal failure",
    }


def test_at_360_pixels_options_are_cards_and_nothing_scrolls_sideways(page: Page, stub: Stub) -> None:
    page.set_viewport_size({"width": 360, "height": 740})
    stub.talk.canned[-1]["answer"]["parts"][0]["bottom_line"][0]["text"] += " " + "unbroken" * 200
    ask(page)
    page.locator("details").evaluate_all("all => all.forEach(one => (one.open = true))")
    page.locator(".card button.cite").first.click()
    expect(page.locator(".card")).to_have_count(5)
    expect(page.locator(".card").first).to_be_visible()
    expect(page.locator("table.options")).to_be_hidden()
    log = page.locator(".log")
    assert page.evaluate("document.documentElement.scrollWidth") <= 360
    assert log.evaluate("log => log.scrollWidth <= log.clientWidth")


def test_a_wide_table_on_a_narrow_screen_scrolls_in_a_frame_that_the_keyboard_reaches(page: Page, stub: Stub) -> None:
    page.set_viewport_size({"width": 360, "height": 740})
    sections = stub.talk.canned[-1]["answer"]["parts"][0]["sections"]
    table = next(section["table"] for section in sections if section["title"].startswith("Doing it"))
    table["rows"][0][1]["text"] += " " + "unbroken" * 60
    ask(page)
    page.locator("summary", has_text="Doing it").click()
    page.locator("summary", has_text="Guidelines").click()
    frame = page.get_by_role("group", name="Doing it: mycophenolate")
    assert frame.evaluate("frame => frame.scrollWidth > frame.clientWidth")
    expect(frame).to_have_attribute("tabindex", "0")
    fitting = page.get_by_role("group", name="Guidelines")
    expect(fitting).not_to_have_attribute("tabindex", "0")
