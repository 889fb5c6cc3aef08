"""Check sheets: pictures of the widget in every state, in build/screenshots with an index page.

Run as `python -m bot.web.screenshots`, or with the address of a running server as its argument; that one is shown
in the states that need no stand-in.
"""

from __future__ import annotations

import html
import sys
from collections.abc import Callable
from contextlib import nullcontext
from pathlib import Path
from typing import Literal

from playwright.sync_api import Page, expect, sync_playwright

from bot.web.browser import launch
from bot.web.stub import Stub, Talk

OUT = Path("build/screenshots")
QUESTION = "28-year-old woman, pancreatitis on azathioprine. Options?"
COMPARISON = "tacrolimus versus mycophenolate in non-responders"
LETTER = "Dear colleague,\nthank you for seeing Mrs Example, DOB 1.2.1980."
SIZES = {"wide": (1200, 900), "narrow": (360, 740)}
SCHEMES: tuple[Literal["light", "dark"], ...] = ("light", "dark")


def main(url: str | None = None) -> None:
    """Take all pictures, of the stub unless a server is named."""
    OUT.mkdir(parents=True, exist_ok=True)
    shown = {name: state for name, state in STATES.items() if url is None or name not in STUB_ONLY}
    with sync_playwright() as playwright:
        browser = launch(playwright)
        for scheme in SCHEMES:
            for size, (width, height) in SIZES.items():
                for name, state in shown.items():
                    with nullcontext() if url else Stub() as stub:
                        page = browser.new_page(
                            viewport={"width": width, "height": height},
                            device_scale_factor=1.5,
                            color_scheme=scheme,
                            reduced_motion="reduce",
                        )
                        page.goto((url or (stub.url if stub else "")) + PATHS.get(name, "/"))
                        state(page, stub.talk if stub else Talk())
                        page.screenshot(path=OUT / f"{name}-{size}-{scheme}.png")
                        page.close()
        browser.close()
    _index(list(shown))
    print(f"{len(shown) * 4} pictures: {OUT / 'index.html'}")


def _ask(page: Page, text: str) -> None:
    page.locator("second-line-chat").evaluate("chat => chat.restored")
    before = page.locator(".turn").count()
    page.get_by_role("textbox").first.fill(text)
    page.keyboard.press("Enter")
    page.locator(".turn").nth(before).locator(".answer, .failure").first.wait_for()


def _whole(page: Page, _: Talk, question: str = QUESTION) -> None:
    """As high as the whole answer, with everything opened."""
    _ask(page, question)
    page.locator("details").evaluate_all("all => all.forEach(one => (one.open = true))")
    height = page.evaluate("document.querySelector('second-line-chat').shadowRoot.querySelector('.log').scrollHeight")
    page.set_viewport_size({"width": page.viewport_size["width"] if page.viewport_size else 0, "height": height + 330})
    page.locator(".log").evaluate("log => log.scrollTo(0, 0)")


def _citation(page: Page, _: Talk) -> None:
    _ask(page, QUESTION)
    citation = page.locator("button.cite[aria-label*='Santiago']:visible").first
    citation.click()
    page.locator(".source").scroll_into_view_if_needed()


def _comparison(page: Page, _: Talk) -> None:
    _ask(page, COMPARISON)


def _judged(page: Page, _: Talk) -> None:
    _ask(page, "MMF dose?")
    page.get_by_role("button", name="Not useful").click()
    page.locator(".reason input").wait_for()
    page.locator(".reason").scroll_into_view_if_needed()


def _thinking(page: Page, _: Talk) -> None:
    page.get_by_role("textbox").fill("slow")
    page.keyboard.press("Enter")
    page.locator(".thinking").wait_for()


def _failed(page: Page, _: Talk) -> None:
    _ask(page, "fail once")


def _offline(page: Page, _: Talk) -> None:
    page.context.set_offline(True)
    _ask(page, "MMF dose?")


def _renewed(page: Page, talk: Talk) -> None:
    _ask(page, "MMF dose?")
    kept = page.evaluate("JSON.parse(Object.values(sessionStorage)[0]).token")
    talk.expired.add(kept)

    page.get_by_role("textbox").fill("everolimus dose?")
    page.keyboard.press("Enter")
    expect(page.locator(".remark")).to_be_visible()


def _letter(page: Page, _: Talk) -> None:
    page.get_by_role("textbox").focus()
    page.evaluate(
        """text => { const data = new DataTransfer(); data.setData('text/plain', text);
        const field = document.querySelector('second-line-chat').shadowRoot.querySelector('textarea');
        field.dispatchEvent(new ClipboardEvent('paste', {clipboardData: data})); }""",
        LETTER,
    )
    page.get_by_role("textbox").fill(LETTER + " x" * 1000)


def _open_launcher(page: Page, _: Talk) -> None:
    page.get_by_role("button", name="Ask SecondLine").click()
    _ask(page, QUESTION)


STATES: dict[str, Callable[[Page, Talk], None]] = {
    "first": lambda page, _: None,
    "answer": lambda page, _: _ask(page, QUESTION),
    "answer-whole": _whole,
    "citation": _citation,
    "comparison": _comparison,
    "comparison-whole": lambda page, talk: _whole(page, talk, COMPARISON),
    "topic": lambda page, _: _ask(page, "MMF dose?"),
    "emergency": lambda page, _: _ask(page, "drowsy, INR rising"),
    "not-known": lambda page, _: _ask(page, "everolimus dose?"),
    "judged": _judged,
    "thinking": _thinking,
    "failed": _failed,
    "offline": _offline,
    "renewed": _renewed,
    "letter": _letter,
    "launcher": lambda page, _: page.get_by_role("button", name="Ask SecondLine").wait_for(),
    "launcher-open": _open_launcher,
}
STUB_ONLY = {"thinking", "failed", "renewed"}
PATHS = {"launcher": "/launcher.html", "launcher-open": "/launcher.html"}


def _index(names: list[str]) -> None:
    """One page with every state in its row: wide and narrow, light and dark."""
    rows = "".join(
        f"<h2>{html.escape(name)}</h2><p>"
        + "".join(
            f'<a href="{file}"><img src="{file}" alt="{file}" height="360" loading="lazy"></a> '
            for file in (f"{name}-{size}-{scheme}.png" for size in SIZES for scheme in SCHEMES)
        )
        + "</p>"
        for name in names
    )
    page = (
        f'<!doctype html><html lang="en"><meta charset="utf-8"><title>Check sheets</title><h1>Check sheets</h1>{rows}'
    )
    (OUT / "index.html").write_text(page, encoding="utf-8")


if __name__ == "__main__":
    main(*sys.argv[1:2])
