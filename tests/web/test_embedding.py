"""The widget in pages of others: one script line, a token from the host, the two lines of its policy, and no more."""

from __future__ import annotations

import gzip
import re
import shutil
import subprocess

import pytest
from playwright.sync_api import Browser, Page, expect

from bot.launch.settings import ROOT
from bot.web.stub import WEB, Stub
from tests.web.browsing import FIELD, QUESTION, ask, visiting
from tests.web.host import EXAMPLE, Host

pytestmark = pytest.mark.slow

DOCUMENT = (ROOT / "docs" / "embedding.md").read_text(encoding="utf-8")


def test_the_one_file_stays_under_45_kilobytes() -> None:
    assert len(gzip.compress((WEB / "widget.js").read_bytes())) <= 45_000


def test_the_committed_bundle_is_what_its_sources_make() -> None:
    if not shutil.which("npm") or not (WEB / "node_modules/esbuild").is_dir():
        pytest.skip("NOT TESTED: whether the bundle is up to date. Node or esbuild is missing: npm ci --prefix bot/web")
    built = subprocess.run(["npm", "run", "--silent", "built"], cwd=WEB, capture_output=True, text=True, check=False)
    assert built.returncode == 0, f"make bundle, and commit bot/web/widget.js\n{built.stdout}{built.stderr}"


def test_the_example_host_is_about_thirty_lines() -> None:
    lines = EXAMPLE.read_text(encoding="utf-8").split('"""', 2)[2].splitlines()
    assert sum(1 for line in lines if line.strip()) <= 36


def test_the_documented_policy_is_the_one_the_example_sends_and_suffices(page: Page, host: Host, stub: Stub) -> None:
    (documented,) = re.findall(r"^(script-src .*)$", DOCUMENT, re.MULTILINE)
    response = page.context.request.get(f"{host.url}/panel")
    sent = response.headers["content-security-policy"]
    assert sent == "default-src 'self'; " + documented.replace("https://assistant.example", stub.url)
    ask(page)  # the page fixture fails on any refusal of the policy


def test_a_journey_fails_when_anything_foreign_is_asked_for(chromium: Browser, host: Host, stub: Stub) -> None:
    opened = visiting(chromium, f"{host.url}/panel", stub.url)
    with pytest.raises(AssertionError, match="elsewhere"), opened as page:
        page.evaluate("fetch('https://elsewhere.example/x').catch(() => 0)")


def test_a_browser_asks_before_it_sends_across_origins(page: Page, host: Host, stub: Stub) -> None:
    ask(page)
    assert host.url != stub.url
    assert {"/webhooks/web/conversation", "/webhooks/web/messages"} <= set(stub.talk.preflights)
    assert host.tokens == 1


def test_a_page_of_an_origin_that_is_not_allowed_gets_no_answer(chromium: Browser, stub: Stub) -> None:
    foreign = Host("k" * 40)
    with foreign.embedding(stub.url), visiting(chromium, f"{foreign.url}/panel", stub.url) as page:
        ask(page)
        expect(page.locator(".failure")).to_contain_text("no connection")


def test_the_launcher_opens_a_dialog_and_escape_gives_the_focus_back(chromium: Browser, host: Host, stub: Stub) -> None:
    with visiting(chromium, f"{host.url}/", stub.url) as page:
        launcher = page.get_by_role("button", name="Ask SecondLine")
        expect(launcher).to_have_attribute("aria-expanded", "false")
        launcher.focus()
        page.keyboard.press("Enter")
        expect(page.get_by_role("dialog", name="SecondLine")).to_be_visible()
        expect(page.get_by_label(FIELD)).to_be_focused()
        ask(page)
        page.locator("button.cite:visible").first.click()
        page.keyboard.press("Escape")
        expect(page.locator(".source")).to_have_count(0)
        expect(page.get_by_role("dialog")).to_be_visible()
        page.keyboard.press("Escape")
        expect(page.get_by_role("dialog")).to_be_hidden()
        expect(launcher).to_be_focused()
        launcher.click()
        expect(page.locator(".said")).to_contain_text(QUESTION)


@pytest.mark.parametrize(("width", "height"), [(320, 640), (640, 400)])
def test_an_open_launcher_fills_a_small_screen(
    chromium: Browser, host: Host, stub: Stub, width: int, height: int
) -> None:
    with visiting(chromium, f"{host.url}/", stub.url, viewport={"width": width, "height": height}) as page:
        page.get_by_role("button", name="Ask SecondLine").click()
        box = page.get_by_role("dialog").bounding_box()
        assert box == {"x": 0, "y": 0, "width": width, "height": height}


def test_the_host_page_can_open_send_close_and_listen(chromium: Browser, host: Host, stub: Stub) -> None:
    with visiting(chromium, f"{host.url}/", stub.url) as page:
        page.evaluate(
            """() => { window.heard = [];
            for (const name of ['answer', 'citation-opened'])
              addEventListener(name, (e) => heard.push([name, e.detail])); }"""
        )
        chat = page.locator("second-line-chat")
        chat.evaluate("chat => chat.open()")
        expect(page.get_by_label(FIELD)).to_be_focused()
        chat.evaluate("chat => chat.send('MMF dose?')")
        page.locator("button.cite:visible").first.click()
        chat.evaluate("chat => chat.close()")
        expect(page.get_by_role("dialog")).to_be_hidden()
        (answer, said), (opened, source) = page.evaluate("heard")
        assert (answer, opened) == ("answer", "citation-opened")
        assert said["text"] == "MMF dose?"
        assert said["answer"]["kind"] == "answer"
        assert source["n"] == 1
        assert source["message"] == said["id"]


def test_an_error_is_told_to_the_element_only(page: Page) -> None:
    page.evaluate(
        """() => { window.heard = [];
        document.querySelector('second-line-chat').addEventListener('error', (e) => heard.push(e.detail.status));
        addEventListener('error', () => heard.push('page')); }"""
    )
    ask(page, "fail once")
    assert page.evaluate("heard") == [503]


def test_colours_and_fonts_follow_the_host_page(page: Page) -> None:
    chat = page.locator("second-line-chat")
    chat.evaluate("chat => chat.style.setProperty('--secondline-accent', 'rgb(91, 42, 134)')")
    ask(page)
    say = page.locator(".say").first
    assert say.evaluate("one => getComputedStyle(one).borderTopColor") == "rgb(91, 42, 134)"
    panel = page.locator(".panel")
    for theme, paper in (("dark", "rgb(17, 23, 27)"), ("light", "rgb(247, 248, 247)")):
        chat.evaluate("(chat, theme) => chat.setAttribute('theme', theme)", theme)
        assert panel.evaluate("one => getComputedStyle(one).backgroundColor") == paper


def test_styles_of_the_page_stay_out_and_the_widgets_stay_in(page: Page) -> None:
    page.evaluate(
        """() => { const sheet = new CSSStyleSheet(); sheet.replaceSync('p, button, table { color: red !important }');
        document.adoptedStyleSheets = [sheet]; }"""
    )
    ask(page)
    assert page.locator(".bottom-line").first.evaluate("one => getComputedStyle(one).color") != "rgb(255, 0, 0)"
    assert page.evaluate("getComputedStyle(document.body).fontFamily") != page.locator(".panel").evaluate(
        "one => getComputedStyle(one).fontFamily"
    )
