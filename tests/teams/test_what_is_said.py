"""What a person said is found in what Teams sends, cases stay apart, and events that are no questions get no answer."""

from __future__ import annotations

from typing import Any

import pytest

from bot.guard.refusals import TooLong
from tests.teams.bench import BOT, Bench, on_bench
from tests.teams.microsoft import TENANT

MENTION = {"type": "mention", "text": "<at>SecondLine</at>", "mentioned": {"id": BOT, "name": "SecondLine"}}


def channel(thread: str, team: str = "19:general@thread.tacv2", tenant: str = TENANT) -> dict[str, Any]:
    return {"id": f"{team};messageid={thread}", "conversationType": "channel", "tenantId": tenant}


def group(chat: str) -> dict[str, Any]:
    return {"id": chat, "conversationType": "groupChat", "tenantId": TENANT}


@pytest.mark.parametrize(
    ("text", "entities", "understood"),
    [
        ("MMF dose?", None, "MMF dose?"),
        ("<at>SecondLine</at> MMF dose?", [MENTION], "MMF dose?"),
        ("MMF dose, <at>SecondLine</at>?\n", [MENTION], "MMF dose, ?"),
        (
            "<at>SecondLine</at> tell <at>Ram Lal</at>: MMF dose?",
            [MENTION, {"type": "mention", "text": "<at>Ram Lal</at>", "mentioned": {"id": "29:x"}}],
            "tell : MMF dose?",
        ),
        ("<at>SecondLine</at> MMF dose?", [{"type": "clientInfo"}, 3, None, {"type": "mention"}, MENTION], "MMF dose?"),
        ("BMI &gt; 30, ALT &lt; 2 x ULN &amp; IgG normal", None, "BMI > 30, ALT < 2 x ULN & IgG normal"),
        ("see https://doi.org/10.1111/apt.15157?a=1&amp;b=2", None, "see https://doi.org/10.1111/apt.15157?a=1&b=2"),
        ("MMF 💊 dose 🙏🏽?", None, "MMF 💊 dose 🙏🏽?"),
        ("/restart", None, "restart"),
    ],
)
def test_text_reaches_understanding_as_it_was_meant(text: str, entities: Any, understood: str) -> None:
    async def scenario(bench: Bench) -> None:
        await bench.asked(bench.message(text, entities=entities))
        assert bench.agent.texts == [understood]

    on_bench(scenario)


@pytest.mark.parametrize(
    ("text", "value"),
    [
        (None, {"say": "MMF dose?"}),
        ("MMF: dose", {"say": "MMF dose?"}),
        ("MMF dose?", {"something": "else"}),
        ("MMF dose?", "MMF"),
        ("MMF dose?", {"say": 3}),
    ],
)
def test_a_clicked_button_says_its_message(text: str | None, value: Any) -> None:
    async def scenario(bench: Bench) -> None:
        await bench.asked(bench.message(text, value=value))
        assert bench.agent.texts == ["MMF dose?"]

    on_bench(scenario)


def test_forty_thousand_characters_are_answered_with_a_sentence() -> None:
    async def scenario(bench: Bench) -> None:
        for text in ("a" * 40_000, "💊" * 40_000):
            assert [sent["text"] for sent in await bench.asked(bench.message(text))] == [TooLong.sentence]
        assert bench.agent.messages == []

    on_bench(scenario)


def test_a_body_larger_than_any_message_is_refused() -> None:
    async def scenario(bench: Bench) -> None:
        assert (await bench.deliver(bench.message("a" * 1_100_000))).status_code == 413

    on_bench(scenario)


def test_identifiers_are_removed_before_anything_is_kept() -> None:
    async def scenario(bench: Bench) -> None:
        await bench.asked(bench.message("Mr Ram Lal, MMF dose?"))
        (message,) = bench.agent.messages
        assert message.text == "[name], MMF dose?"
        assert message.metadata["redacted"] == ["name"]
        assert message.input_channel == "teams"

    on_bench(scenario)


def test_a_message_of_nothing_is_told_so() -> None:
    async def scenario(bench: Bench) -> None:
        (sent,) = await bench.asked(bench.message("<at>SecondLine</at>", entities=[MENTION]))
        assert "empty" in sent["text"]

    on_bench(scenario)


def test_a_case_belongs_to_one_person_in_one_place() -> None:
    """Users, chats, threads of one channel, channels, teams and tenants: no two share a conversation."""

    async def scenario(bench: Bench) -> None:
        places: list[dict[str, Any]] = [
            bench.message(user="u1", chat="a:1"),
            bench.message(user="u2", chat="a:2"),
            *(bench.message(user=user, conversation=group("19:g1")) for user in ("u1", "u2")),
            bench.message(conversation=group("19:g2")),
            *(bench.message(user=user, conversation=channel("1")) for user in ("u1", "u2")),
            bench.message(conversation=channel("2")),
            bench.message(conversation=channel("1", team="19:other@thread.tacv2")),
            bench.message(conversation=channel("1", tenant="t2"), channelData={"tenant": {"id": "t2"}}),
            bench.message(
                user="u1", conversation={"id": "19:g1:u1", "conversationType": "personal", "tenantId": TENANT}
            ),
        ]
        for activity in places:
            await bench.asked(activity)
        assert len(set(bench.agent.conversations)) == len(places)
        assert all(name.startswith("teams:") and len(name) <= 255 for name in bench.agent.conversations)

    on_bench(scenario, TENANTS=f"{TENANT},t2")


def test_a_person_who_comes_back_finds_the_same_conversation() -> None:
    async def scenario(bench: Bench) -> None:
        for conversation in (group("19:g1"), channel("1")):
            for _ in range(2):
                await bench.asked(bench.message(conversation=conversation))
        first, again, thread, thread_again = bench.agent.conversations
        assert first == again != thread == thread_again

    on_bench(scenario)


def test_very_long_ids_still_name_different_conversations() -> None:
    async def scenario(bench: Bench) -> None:
        for end in ("1", "2"):
            await bench.asked(bench.message(chat="a:" + "x" * 600 + end))
        one, other = bench.agent.conversations
        assert one != other
        assert len(one) <= 255

    on_bench(scenario)


def update(bench: Bench, **fields: Any) -> dict[str, Any]:
    return {**bench.message(None), **fields}


def test_an_installation_is_greeted_once_though_it_is_told_twice() -> None:
    async def scenario(bench: Bench) -> None:
        added = [{"id": "29:u1"}, {"id": BOT}]
        told = [
            update(bench, type="installationUpdate", action="add"),
            update(bench, type="conversationUpdate", membersAdded=added),
        ]
        sent = [await bench.asked(activity) for activity in told]
        (greeting,) = sent[0]
        assert sent[1] == []
        card = greeting["attachments"][0]["content"]
        assert "autoimmune hepatitis" in str(card["body"])
        buttons = [a for e in card["body"] if e["type"] == "ActionSet" for a in e["actions"]]
        assert len(buttons) >= 3
        assert bench.agent.messages == []

    on_bench(scenario)


def test_each_chat_that_the_bot_joins_is_greeted() -> None:
    async def scenario(bench: Bench) -> None:
        for chat in ("a", "b"):
            assert (
                len(await bench.asked(bench.message(None, chat=chat, type="installationUpdate", action="add-upgrade")))
                == 1
            )

    on_bench(scenario)


@pytest.mark.parametrize(
    "fields",
    [
        {"type": "conversationUpdate", "membersAdded": [{"id": "29:somebody"}]},
        {"type": "conversationUpdate"},
        {"type": "installationUpdate", "action": "remove"},
        {"type": "messageReaction", "reactionsAdded": [{"type": "like"}]},
        {"type": "messageUpdate", "text": "MMF dose?"},
        {"type": "typing"},
        {"type": "something new"},
        {"type": "message", "text": "hello", "from": {"id": BOT}},
        {"type": "message", "text": "hello", "from": {"id": "28:another-bot"}},
        {"type": "message", "text": "hello", "from": {"id": "29:x", "role": "bot"}},
        {"type": "message", "text": "hello", "from": None},
        {"type": "message", "text": "hello", "id": None},
    ],
    ids=str,
)
def test_what_is_no_question_to_the_bot_is_acknowledged_and_not_answered(fields: dict[str, Any]) -> None:
    async def scenario(bench: Bench) -> None:
        assert (await bench.deliver(update(bench, **fields))).status_code == 202
        await bench.settled()
        assert bench.agent.messages == []
        assert bench.microsoft.called("/service/") == []

    on_bench(scenario)


def test_an_invoke_gets_an_invoke_response() -> None:
    async def scenario(bench: Bench) -> None:
        response = await bench.deliver(update(bench, type="invoke", name="composeExtension/query", value={}))
        assert (response.status_code, response.json()) == (200, {})
        action = {"action": {"type": "Action.Execute", "data": {"say": "MMF dose?"}}}
        response = await bench.deliver(update(bench, type="invoke", name="adaptiveCard/action", value=action))
        assert response.status_code == 200
        assert response.json()["statusCode"] == 200
        await bench.settled()
        assert bench.agent.texts == ["MMF dose?"]

    on_bench(scenario)


@pytest.mark.parametrize(
    "body",
    [
        [],
        {},
        "text",
        None,
        {"type": "message"},
        {"channelId": "webchat"},
        {"conversation": {"id": "a\ud800"}},
        {"conversation": {"id": "a\r\nb"}},
        {"conversation": {"id": "x" * 2_000}},
        {"text": 3},
        {"membersAdded": [1]},
    ],
    ids=repr,
)
def test_a_malformed_activity_is_refused_in_words(body: Any) -> None:
    async def scenario(bench: Bench) -> None:
        partly = isinstance(body, dict) and body and "type" not in body
        response = await bench.deliver({**bench.message(), **body} if partly else body)
        assert response.status_code == 400
        assert response.json()["error"]

    on_bench(scenario)
