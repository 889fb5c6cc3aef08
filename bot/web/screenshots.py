"""Pictures of the widget in build/screenshots: first view and answer, light and dark, wide and narrow.

Run as `python -m bot.web.screenshots`, or with the address of a running server as its argument.
"""

from __future__ import annotations

import sys
from contextlib import nullcontext
from pathlib import Path
from typing import Literal

from playwright.sync_api import Page, sync_playwright

from bot.web.browser import launch
from bot.web.stub import Stub

OUT = Path("build/screenshots")
QUESTION = "28-year-old woman, pancreatitis on azathioprine. Options?"
SIZES = {"wide": (1200, 1320), "narrow": (360, 780)}
SCHEMES: tuple[Literal["light", "dark"], ...] = ("light", "dark")


def main(url: str | None = None) -> None:
    """Take all pictures, of the stub unless a server is named."""
    OUT.mkdir(parents=True, exist_ok=True)
    with nullcontext() if url else Stub() as stub, sync_playwright() as playwright:
        browser = launch(playwright)
        for scheme in SCHEMES:
            for name, (width, height) in SIZES.items():
                page = browser.new_page(
                    viewport={"width": width, "height": height},
                    device_scale_factor=1.5,
                    color_scheme=scheme,
                    reduced_motion="reduce",
                )
                page.goto(url or (stub.url if stub else ""))
                _take(page, f"{name}-{scheme}", width)
                page.close()
        browser.close()


def _take(page: Page, name: str, width: int) -> None:
    page.screenshot(path=OUT / f"{name}-first.png")
    page.get_by_role("textbox").fill(QUESTION)
    page.keyboard.press("Enter")
    page.locator(".answer").wait_for()
    page.screenshot(path=OUT / f"{name}-answer.png")
    # As high as the whole answer, so that one picture shows it all.
    height = page.evaluate("document.querySelector('second-line-chat').shadowRoot.querySelector('.log').scrollHeight")
    page.set_viewport_size({"width": width, "height": height + 330})
    page.locator(".log").evaluate("log => log.scrollTo(0, 0)")
    page.screenshot(path=OUT / f"{name}-whole.png")


if __name__ == "__main__":
    main(*sys.argv[1:2])
