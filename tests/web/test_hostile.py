"""Hostile content through every field of an answer stays inert text: one fixture, asserted in Chromium."""

from __future__ import annotations

import copy
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from bot.web.stub import Stub
from tests.web.browsing import FIELD, open_all

pytestmark = pytest.mark.slow

STRIKE = "window.struck=1"
ATTACK = (
    f'"><img src=x onerror="{STRIKE}"><script>{STRIKE}</script><svg onload={STRIKE}><a href="javascript:{STRIKE}">x</a>'
    "<iframe srcdoc='<script>parent.struck=1</script>'></iframe><style>*{display:none}</style> \u202e\u2066reversed"
)
LONG = "unbroken" * 12_500  # 100 kB


def everywhere(value: Any) -> Any:
    """Every text replaced by the attack, numbers and structure kept."""
    if isinstance(value, dict):
        return {key: everywhere(child) for key, child in value.items()}
    if isinstance(value, list):
        return [everywhere(child) for child in value]
    return ATTACK if isinstance(value, str) else value


def hostile(canned: dict[str, Any]) -> dict[str, Any]:
    """A reply with the attack in every field, links included, a huge table, 100 kB in one line, and a poisoned plot."""
    reply = everywhere(copy.deepcopy(canned))
    answer = reply["answer"]
    for source in answer["sources"]:
        source["link"] = f"javascript:{STRIKE}"
    cell = {"text": ATTACK, "cites": [1]}
    answer["parts"][0]["bottom_line"].append({"text": LONG, "cites": [1]})
    answer["parts"][0]["sections"] += [
        {"id": ATTACK, "title": ATTACK, "table": {"columns": [ATTACK] * 60, "rows": [[cell] * 60] * 300}},
        {"id": ATTACK, "title": ATTACK, "lines": [{"text": ATTACK}] * 500},
        {"id": ATTACK, "title": ATTACK, "plot": {"title": ATTACK, "groups": []}},
    ]
    for button in (*answer["follow_ups"], *answer["question"]["answers"]):
        button["label"] = ATTACK + LONG
    answer["case"][0]["label"] = ATTACK + LONG
    answer["letter"] = ATTACK
    poisoned = [
        "svg",
        {"width": "300", "height": "100", "onload": STRIKE, "style": "position:fixed"},
        [
            ["title", {}, [ATTACK]],
            ["script", {}, [STRIKE]],
            ["foreignObject", {}, [["img", {"src": "x", "onerror": STRIKE}, []]]],
            ["image", {"href": "https://elsewhere.example/x"}, []],
            ["a", {"href": f"javascript:{STRIKE}"}, [["text", {}, ["x"]]]],
            ["rect", {"fill": "url(https://elsewhere.example/x)", "onclick": STRIKE, "class": "plot-ink"}, []],
            ["text", {"x": "1", "y": "1", "onclick": STRIKE}, [ATTACK]],
        ],
    ]
    table = {"columns": [ATTACK], "rows": [[cell]]}
    drawing = {"wide": poisoned, "narrow": poisoned, "table": table}
    basis = {ATTACK: {"source": ATTACK, "figure": ATTACK}, "../../x": {"source": ATTACK, "n": ATTACK}}
    return {"when": "", "answer": answer, "basis": basis, "drawings": [drawing], "text": ATTACK}


def test_nothing_runs_nothing_loads_and_the_page_stays_in_its_frame(page: Page, stub: Stub) -> None:
    stub.talk.canned = [hostile(stub.talk.canned[-1])]
    field = page.get_by_label(FIELD)
    field.fill(ATTACK)
    page.keyboard.press("Enter")
    expect(page.locator(".answer")).to_be_visible()
    open_all(page)
    page.locator("button.cite:visible").first.click()
    page.locator(".more-button:visible").first.click()
    root = page.locator("second-line-chat")
    found = root.evaluate(
        """chat => [...chat.shadowRoot.querySelectorAll('*')].flatMap((one) => [
          ['script', 'img', 'iframe', 'object', 'embed', 'style', 'image', 'foreignObject'].includes(one.localName)
            ? one.localName : [],
          [...one.attributes].map(({ name, value }) => [name, value]).filter(([name, value]) =>
            name.startsWith('on') || name === 'style' || /javascript:|url\\(/i.test(value)
            && ['href', 'src', 'fill', 'action'].includes(name)).map(([name]) => name),
        ].flat())"""
    )
    assert found == []
    links = page.locator(".answer a").evaluate_all("all => all.map((one) => one.href)")
    assert all(link.startswith(("https://", stub.url + "/evidence/")) for link in links)
    assert page.evaluate("window.struck ?? null") is None
    text = root.evaluate("chat => chat.shadowRoot.textContent")
    assert "onerror" in text
    assert not set("\u202e\u2066") & set(text)
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    assert page.locator(".log").evaluate("log => log.scrollWidth <= log.clientWidth")
    # And again from the history.
    page.reload()
    expect(page.locator(".answer")).to_be_visible()
    assert page.evaluate("window.struck ?? null") is None
