"""`make benchmark-web`: how long after Enter an answer stands on the screen, from a warm server, in Chromium.

Exits 1 when the median or the 95th percentile lies above its limit, or when anything moved after an answer was in.
Every message opens a conversation of its own, in a browser context of its own. Times are of this machine now.
"""

from __future__ import annotations

import statistics
import sys
import tempfile
from pathlib import Path
from typing import NamedTuple

from playwright.sync_api import Browser, sync_playwright

from bot.web.browser import launch
from tests.served.process import serving

QUESTIONS = (
    "28-year-old woman, pancreatitis on azathioprine. Options?",
    "Tacrolimus versus mycophenolate in non-responders",
    "What dose of mycophenolate?",
    "ALT still raised after 8 months of prednisolone and azathioprine",
    "Azathioprine in pregnancy?",
)
ROUNDS = 8
LIMIT = 300.0

# From the key to the first frame that holds the answer; a timer set in a frame runs when that frame has been painted.
WATCH = """() => {
  window.shifts = [];
  new PerformanceObserver((list) => shifts.push(...list.getEntries())).observe({ type: 'layout-shift' });
  addEventListener('keydown', (event) => { if (event.key === 'Enter') window.pressed = event.timeStamp; }, true);
  window.answered = new Promise((done) => addEventListener('answer', () =>
    requestAnimationFrame(() => setTimeout(() => done(performance.now())))));
}"""
READ = """async () => {
  const shown = await answered;
  for (let frame = 0; frame < 30; frame += 1) await new Promise(requestAnimationFrame);
  const [channel] = performance.getEntriesByType('resource').filter(({ name }) => name.endsWith('/messages'));
  const late = shifts.filter(({ startTime }) => startTime > shown).reduce((sum, { value }) => sum + value, 0);
  return [shown - pressed, channel.duration, late];
}"""


class Timing(NamedTuple):
    """Milliseconds from Enter to the answer on the screen, those of the request in them, and the layout shift after."""

    shown: float
    request: float
    shift: float


def main() -> int:
    """Measure, print one line a figure, and tell whether all lie under their limits."""
    with (
        tempfile.TemporaryDirectory() as folder,
        serving(Path(folder) / "conversations.db") as served,
        sync_playwright() as playwright,
    ):
        browser = launch(playwright)
        for question in QUESTIONS:
            _ask(browser, served.address, question)  # warm
        timings = [_ask(browser, served.address, question) for _ in range(ROUNDS) for question in QUESTIONS]
        browser.close()
    shown = sorted(timing.shown for timing in timings)
    request = sorted(timing.request for timing in timings)
    shift = max(timing.shift for timing in timings)
    figures = [
        ("Enter to answer on screen, median", statistics.median(shown), LIMIT, "ms"),
        ("Enter to answer on screen, p95", _p95(shown), LIMIT, "ms"),
        ("layout shift after the answer, largest", shift, 0.0, ""),
    ]
    print(
        f"{len(timings)} first answers; of these the request: {statistics.median(request):.0f} ms, {_p95(request):.0f}"
    )
    for name, value, limit, unit in figures:
        print(f"{name:40} {value:8.1f} {unit:2}  limit {limit:g}  {'met' if value <= limit else 'NOT MET'}")
    return int(any(value > limit for _, value, limit, _ in figures))


def _ask(browser: Browser, address: str, question: str) -> Timing:
    context = browser.new_context(viewport={"width": 1200, "height": 900})
    page = context.new_page()
    page.goto(address)
    page.evaluate(WATCH)
    page.get_by_role("textbox").first.fill(question)
    page.keyboard.press("Enter")
    timing = Timing(*page.evaluate(READ))
    context.close()
    return timing


def _p95(values: list[float]) -> float:
    return statistics.quantiles(values, n=20, method="inclusive")[-1]


if __name__ == "__main__":
    sys.exit(main())
