"""Asks the running assistant through Microsoft's Agents Playground and takes pictures of the cards it draws.

`make teams-playground`. The playground is pre-release software under an evaluation licence: it is installed into a
folder that git ignores, is never shipped, and listens on this machine only. Writes build/screenshots/teams-*.png.
"""

from __future__ import annotations

import os
import re
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import httpx
from playwright.sync_api import Locator, Page, Route, sync_playwright

from bot.launch.settings import ROOT
from bot.web.browser import launch
from tests.served.process import free_port, serving
from tests.teams.microsoft import microsoft
from tests.teams.playground.signing import signing_proxy

HERE = Path(__file__).parent
INSTALLED = ROOT / "build" / "teams-playground"
PICTURES = ROOT / "build" / "screenshots"
PACKAGE = "@microsoft/m365agentsplayground"
VERSION = "0.2.28"
TENANT = "00000000-0000-0000-0000-0000000000001"
"""The directory id the playground makes up."""

QUESTIONS = {
    "options": "AIH, pancreatitis on azathioprine. Options?",
    "dose": "MMF dose?",
    "comparison": "Tacrolimus v MMF in non-responders",
    "unsafe": "She is pregnant. Mycophenolate 1 g bd?",
}
UNFROZEN = "Object.freeze = (thing) => thing"
"""The playground freezes a card, and at a press writes into it and fails; Teams' own client does not."""

DRAWERS = {
    "sources": re.compile(r"^Sources \("),
    "figures": "Figures side by side",
    "guidelines": "What the guidelines say",
    "letter": "Clinic letter",
    "why": "Why",
}
PRESS = {"options": "Test negative and effective contraception"}
"""A button of the last card of an answer."""


def install() -> Path:
    """Install the playground unless it is there; return its folder."""
    folder = INSTALLED / "node_modules" / PACKAGE
    if not folder.exists():
        INSTALLED.mkdir(parents=True, exist_ok=True)
        command = ["npm", "install", "--no-save", "--no-audit", "--no-fund", "--ignore-scripts"]
        subprocess.run([*command, "--prefix", str(INSTALLED), f"{PACKAGE}@{VERSION}"], check=True)
    return folder


@contextmanager
def playground(folder: Path, endpoint: str, port: int) -> Iterator[str]:
    """Run the playground before an endpoint, telemetry off; yields its address."""
    command = ["node", "--require", str(HERE / "loopback.cjs"), str(folder / "cli.js"), "start"]
    options = ["-e", endpoint, "-c", "msteams", "-p", str(port), "--disable-telemetry"]
    process = subprocess.Popen(
        [*command, *options], cwd=INSTALLED, env={**os.environ, "BROWSER": "none"}, stdout=subprocess.DEVNULL
    )
    address = f"http://127.0.0.1:{port}"
    try:
        deadline = time.monotonic() + 60
        while time.monotonic() < deadline:
            try:
                httpx.get(address)
                break
            except httpx.TransportError:
                time.sleep(0.2)
        yield address
    finally:
        process.terminate()
        process.wait(timeout=10)


def only_this_machine(route: Route) -> None:
    """Refuse the browser every host but this one: the playground asks for fonts."""
    if route.request.url.startswith(("http://127.0.0.1", "http://localhost", "data:")):
        route.continue_()
    else:
        route.abort()


def photograph(page: Page) -> list[Path]:
    """Take pictures of the welcome, of each question's cards, folded and with some drawers open, and of a card whose
    button was pressed.
    """
    PICTURES.mkdir(parents=True, exist_ok=True)
    cards = page.locator(".ac-adaptiveCard")
    cards.first.wait_for(timeout=30_000)
    taken = [_picture(cards.first, "welcome")]
    for name, question in QUESTIONS.items():
        before = cards.count()
        box = page.get_by_role("textbox")
        box.click()
        box.press_sequentially(question)
        page.get_by_role("button", name="Send Message").click()
        _settled(page, cards, before)
        for number in range(before, cards.count()):
            taken += _pictures(cards.nth(number), f"{name}-{number - before + 1}")
        if name in PRESS:
            shown, before = cards.count() - 1, cards.count()
            cards.nth(shown).get_by_role("button", name=PRESS[name], exact=True).click()
            _settled(page, cards, before)
            taken += [_picture(cards.nth(shown), f"{name}-pressed"), _picture(cards.nth(before), f"{name}-then")]
    page.set_viewport_size({"width": 1400, "height": 1100})
    path = PICTURES / "teams-chat.png"
    page.screenshot(path=path)
    return [*taken, path]


def _settled(page: Page, cards: Locator, before: int) -> None:
    """Wait for the answer to a question that was asked when there were so many cards."""
    cards.nth(before).wait_for(timeout=60_000)
    page.wait_for_load_state("networkidle")


def _pictures(card: Locator, name: str) -> Iterator[Path]:
    """A card as it comes, and with each drawer open by itself."""
    yield _picture(card, name)
    for drawer, title in DRAWERS.items():
        button = card.get_by_role("button", name=title, exact=True)
        if button.count():
            button.first.click()
            yield _picture(card, f"{name}-{drawer}")
            button.first.click()


def _picture(card: Locator, name: str) -> Path:
    path = PICTURES / f"teams-{name}.png"
    card.screenshot(path=path)
    return path


def main() -> int:
    """Start everything, ask, and list the pictures."""
    folder = install()
    port = free_port()
    with microsoft() as fake, tempfile.TemporaryDirectory() as temporary:
        credentials = Path(temporary) / "credentials.yml"
        credentials.write_text("bot.channels.teams.Teams: {}\nbot.channels.rest.Rest: {}\n", encoding="utf-8")
        settings = {name.removeprefix("SECONDLINE_"): value for name, value in fake.environment.items()}
        settings |= {"TEAMS_SERVICE_HOSTS": f"http://localhost:{port}", "TEAMS_TENANT": TENANT}
        with (
            serving(Path(temporary) / "conversations.db", CREDENTIALS=str(credentials), **settings) as served,
            signing_proxy(fake, f"{served.address}/webhooks/teams/webhook") as endpoint,
            playground(folder, endpoint, port) as address,
            sync_playwright() as playwright,
        ):
            browser = launch(playwright)
            page = browser.new_page(viewport={"width": 1400, "height": 9000})
            page.route("**/*", only_this_machine)
            page.add_init_script(UNFROZEN)
            page.goto(address)
            for path in photograph(page):
                print(path.relative_to(ROOT))
            browser.close()
    return 0


if __name__ == "__main__":
    sys.exit(main())
