"""A pressed button says its message once; its card then shows what was chosen, and no button that sends."""

from __future__ import annotations

import asyncio
import json
import logging
from typing import Any

import pytest

from tests.teams.bench import Bench, on_bench
from tests.teams.microsoft import TENANT
from tests.teams.test_cards import check, elements, kept, words

CARD = "1700000000001"


def answer(kind: str = "options") -> dict[str, Any]:
    given: dict[str, Any] = kept(kind).as_dict()
    return given


def submits(card: Any) -> list[dict[str, Any]]:
    return [element for element in elements(card) if element["type"] == "Action.Submit"]


async def asked(bench: Bench, kind: str = "options", **fields: Any) -> list[dict[str, Any]]:
    """The cards of an answer."""
    bench.agent.answer = answer(kind)
    sent = await bench.asked(bench.message("pancreatitis on aza, options?", **fields))
    return [message["attachments"][0]["content"] for message in sent]


def click(bench: Bench, button: dict[str, Any], **fields: Any) -> dict[str, Any]:
    """What Teams sends for a press: the button's value as `messageBack` gives it, and the card's activity."""
    back = button["data"]["msteams"]
    return {**bench.message(back["text"], **fields), "value": back["value"], "replyToId": CARD}


@pytest.mark.parametrize("kind", ["options", "options_refractory", "evidence", "comparison", "warning", "converse"])
def test_a_pressed_card_is_replaced_by_itself_without_its_buttons(kind: str) -> None:
    async def scenario(bench: Bench) -> None:
        for shown in await asked(bench, kind):
            if not (buttons := submits(shown)):
                continue
            before = len(bench.microsoft.replaced)
            activity = {**click(bench, buttons[-1]), "replyToId": f"card-{before}"}
            await bench.asked(activity)
            (call,) = bench.microsoft.replaced[before:]
            assert call.path.endswith(f"/v3/conversations/a:chat/activities/card-{before}")
            assert call.headers["Authorization"].startswith("Bearer token-")
            assert call.json["id"] == f"card-{before}"
            card = call.json["attachments"][0]["content"]
            check(card)
            assert submits(card) == []
            assert f"→ {buttons[-1]['title']}" in words(card)
            drawers = [e for e in elements(shown) if e["type"] == "Action.ToggleVisibility"]
            assert [e for e in elements(card) if e["type"] == "Action.ToggleVisibility"] == drawers
            titles = {button["title"] for button in buttons}
            assert [line for line in lines(shown) if line not in titles] == [
                line for line in lines(card) if not line.startswith("→ ")
            ]

    on_bench(scenario)


def lines(card: Any) -> list[str]:
    """Every text of a card, in order."""
    return [
        text
        for element in elements(card)
        for text in (element.get("text"), element.get("title"))
        if isinstance(text, str) and element["type"] not in {"Action.Submit", "messageBack"}
    ]


def test_a_button_pressed_twice_is_one_question() -> None:
    async def scenario(bench: Bench) -> None:
        button = submits(await asked(bench))[-1]
        presses = [click(bench, button) for _ in range(2)]
        assert presses[0]["id"] != presses[1]["id"]
        for response in await asyncio.gather(*map(bench.deliver, presses)):
            assert response.status_code == 202
        await bench.settled()
        assert bench.agent.texts[1:] == [button["data"]["say"]]
        assert len(bench.microsoft.replaced) == 1

    on_bench(scenario)


def test_where_the_card_cannot_be_replaced_the_answer_comes_all_the_same(caplog: pytest.LogCaptureFixture) -> None:
    async def scenario(bench: Bench) -> None:
        button = submits(await asked(bench))[-1]
        bench.microsoft.keeps = True
        with caplog.at_level(logging.WARNING):
            assert await bench.asked(click(bench, button))
        assert "A card kept its pressed buttons: NotSent" in caplog.text
        # The buttons still stand there: a second press at once is no second question.
        assert await bench.asked(click(bench, button)) == []

    on_bench(scenario)


@pytest.mark.parametrize("of", [None, "f:unknown", "", 3, {"a": 1}])
def test_a_card_whose_answer_is_not_kept_stays_as_it_is(of: Any) -> None:
    async def scenario(bench: Bench) -> None:
        button = submits(await asked(bench))[-1]
        activity = click(bench, button)
        assert await bench.asked({**activity, "value": {"say": "MMF dose?", "of": of}})
        assert bench.agent.texts[-1] == "MMF dose?"
        assert bench.microsoft.replaced == []

    on_bench(scenario)


def test_a_colleague_in_the_chat_gets_an_answer_and_leaves_the_card_alone() -> None:
    chat = {"conversation": {"id": "19:group", "conversationType": "groupChat"}}

    async def scenario(bench: Bench) -> None:
        button = submits(await asked(bench, **chat))[-1]
        assert await bench.asked(click(bench, button, user="u2", **chat))
        assert bench.microsoft.replaced == []
        assert await bench.asked(click(bench, button, **chat))
        assert len(bench.microsoft.replaced) == 1

    on_bench(scenario)


@pytest.mark.parametrize("kind", ["personal", "groupChat", "channel"])
def test_an_example_of_the_welcome_once_pressed_leaves_it_without_buttons(kind: str) -> None:
    place = {"conversation": {"id": "a:chat", "conversationType": kind, "tenantId": TENANT}}

    async def scenario(bench: Bench) -> None:
        (greeting,) = await bench.asked(bench.message(None, type="installationUpdate", action="add", **place))
        shown = greeting["attachments"][0]["content"]
        button = submits(shown)[1]
        assert await bench.asked(click(bench, button, **place))
        assert bench.agent.texts == [button["data"]["say"]]
        (call,) = bench.microsoft.replaced
        card = call.json["attachments"][0]["content"]
        check(card)
        assert submits(card) == []
        assert f"→ {button['title']}" in words(card)
        assert lines(shown)[0] == lines(card)[0]

    on_bench(scenario)


def test_words_that_no_example_of_the_welcome_says_replace_no_card() -> None:
    async def scenario(bench: Bench) -> None:
        value = {"say": "something else", "of": "welcome"}
        assert await bench.asked({**bench.message("something else"), "value": value, "replyToId": CARD})
        assert bench.microsoft.replaced == []

    on_bench(scenario)


def test_an_invoke_presses_a_button_too() -> None:
    async def scenario(bench: Bench) -> None:
        button = submits(await asked(bench))[-1]
        value = {"action": {"type": "Action.Execute", "data": button["data"]}}
        invoke = {**click(bench, button), "type": "invoke", "name": "adaptiveCard/action", "value": value}
        await bench.asked(invoke)
        assert bench.agent.texts[-1] == button["data"]["say"]
        assert len(bench.microsoft.replaced) == 1

    on_bench(scenario)


def test_a_button_names_the_message_it_answers_and_stays_small() -> None:
    async def scenario(bench: Bench) -> None:
        cards = await asked(bench)
        asked_as = bench.agent.messages[-1].metadata["client_message_id"]
        for button in submits(cards):
            assert button["data"]["of"] == button["data"]["msteams"]["value"]["of"] == asked_as
        assert len(json.dumps(cards)) < 28_000 * len(cards)

    on_bench(scenario)
