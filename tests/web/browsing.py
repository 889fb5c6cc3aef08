"""A visitor of the host page: what is typed, waited for and looked at."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from playwright.sync_api import Browser, Page, expect

from bot.web.stub import WEB

QUESTION = "28-year-old woman, pancreatitis on azathioprine. Options?"
COMPARISON = "tacrolimus versus mycophenolate in non-responders"
FIELD = "Your question or the situation"
AXE = WEB / "node_modules" / "axe-core" / "axe.min.js"
RULES = ["wcag2a", "wcag2aa", "wcag21aa", "best-practice"]


@contextmanager
def visiting(browser: Browser, url: str, *allowed: str, clock_stands: bool = False, **options: Any) -> Iterator[Page]:
    """A page at the address, that may speak to its own origin and the allowed ones only. Where the clock stands, timers
    of the page wait for `page.clock`.

    It fails at the end when a script failed, a security policy refused something, or anything foreign was asked for.
    """
    complaints: list[str] = []
    context = browser.new_context(**{"viewport": {"width": 1200, "height": 900}, "reduced_motion": "reduce", **options})
    context.grant_permissions(["clipboard-read", "clipboard-write"])
    page = context.new_page()
    if clock_stands:
        page.clock.install()
    page.on("pageerror", lambda error: complaints.append(f"script error: {error}"))
    page.on("console", lambda line: complaints.append(line.text) if "Content Security Policy" in line.text else None)
    origins = (url.rsplit("/", 1)[0] if url.count("/") > 2 else url, *allowed, "blob:")
    page.on(
        "request",
        lambda request: None if request.url.startswith(origins) else complaints.append(f"foreign: {request.url}"),
    )
    page.goto(url)
    if clock_stands:
        page.clock.pause_at(page.evaluate("Date.now()") + 1_000)
    yield page
    context.close()
    assert complaints == [], complaints


def ask(page: Page, text: str = QUESTION) -> None:
    """Types a message and waits until its turn is settled; those of an earlier visit are awaited before the count."""
    page.locator("second-line-chat").evaluate("chat => chat.restored")
    before = page.locator(".turn").count()
    page.get_by_label(FIELD).fill(text)
    page.keyboard.press("Enter")
    expect(page.locator(".turn").nth(before).locator(".answer, .failure").first).to_be_visible()


def open_all(page: Page) -> None:
    """Opens every collapsed block."""
    page.locator("details").evaluate_all("all => all.forEach(one => (one.open = true))")


def violations(page: Page) -> list[str]:
    """What axe-core finds in the page as it stands: rule and element."""
    found: list[str] = page.evaluate(
        """async (rules) => {
          const { violations } = await axe.run(document, { runOnly: rules });
          return violations.flatMap(({ id, nodes }) => nodes.map(({ html }) => `${id}: ${html.slice(0, 200)}`));
        }""",
        RULES,
    )
    return found
