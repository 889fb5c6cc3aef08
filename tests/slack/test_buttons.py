"""Buttons say what was issued, once, for the user whose case it is."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rasa.core.channels.channel import UserMessage

from actions.answers.model import Answer, Button, Line, Part
from bot.channels.slack.buttons import LONGEST_VALUE, Buttons, Pressed
from tests.slack.answers import KINDS, reply
from tests.slack.fake import Reply
from tests.slack.world import TEAM, USER, World, answering, in_world

words = st.text(st.characters(blacklist_categories=["Cs"]))


@given(words, words, words)
def test_a_value_says_what_was_issued(conversation: str, user: str, text: str) -> None:
    pressed = Pressed(conversation, user, text)
    buttons = Buttons("secret")
    assert buttons.read(buttons.issue(pressed)) == pressed
    assert Buttons("another secret").read(buttons.issue(pressed)) is None


@given(st.text(), st.integers(0, 60))
def test_a_changed_value_says_nothing(other: str, at: int) -> None:
    buttons = Buttons("secret")
    value = buttons.issue(Pressed("slack:T:D", "U", "MMF dose?"))
    changed = value[:at] + other + value[at + 1 :]
    assert changed == value or buttons.read(changed) is None
    assert buttons.read(other) is None


def test_the_longest_value_is_taken_by_slack() -> None:
    assert len(Buttons("secret").issue(Pressed("c" * 255, "U" * 20, "a" * 1_600))) <= LONGEST_VALUE


@in_world()
async def test_a_pressed_button_asks_in_its_conversation_and_all_buttons_are_gone(world: World) -> None:
    world.rasa.says = answering("options")
    await world.mention("AIH, pancreatitis on azathioprine. Options?", ts="1.1")
    await world.quiet()
    post = world.slack.posts[0]
    label = "Test negative and effective contraception"
    message = {"ts": "1800000000.000001", "thread_ts": "1.1", "text": post.body["text"], "blocks": post.blocks}
    container = {"message_ts": message["ts"], "channel_id": "C1", "thread_ts": "1.1"}
    world.slack.calls.clear()
    await world.press(post.buttons[label], label, channel={"id": "C1"}, message=message, container=container)
    await world.quiet()

    assert len(set(world.rasa.conversations)) == 1
    assert "contraception" in world.rasa.texts[1]
    update, answer, *_ = world.slack.calls
    assert (update.method, update.body["ts"], update.body["text"]) == ("chat.update", message["ts"], post.body["text"])
    assert update.buttons == {}
    assert update.blocks[:-1] == [block for block in post.blocks if block["type"] != "actions"]
    assert update.blocks[-1]["elements"][0]["text"] == f"→ {label}"
    assert (answer.method, answer.body["thread_ts"]) == ("chat.postMessage", "1.1")


@in_world()
async def test_a_removed_chip_and_an_answered_question_say_the_records_own_words(world: World) -> None:
    text, *intents = KINDS["options"]
    given = reply(text, *intents).answer
    world.rasa.says = lambda message: given
    await world.write(text)
    await world.quiet()
    buttons = world.slack.posts[0].buttons
    assert given.question is not None
    issued = [*((f"✕ {item.label}", item.remove) for item in given.case)]
    issued += [(button.label, button.send) for button in (*given.question.answers, *given.follow_ups)]
    read = Buttons(world.settings.signing_secret).read
    assert {label: read(value) for label, value in buttons.items()} == {
        label: Pressed(f"slack:{TEAM}:D1", USER, send) for label, send in issued
    }


@in_world()
async def test_buttons_that_only_one_user_sees_stand_apart_and_are_deleted(world: World) -> None:
    world.rasa.says = answering("dose")
    await world.command("tacrolimus dose?")
    await world.quiet()
    *answer, apart = world.slack.posts
    assert all(not call.buttons for call in answer)
    world.slack.calls.clear()
    container = {"message_ts": "1.9", "channel_id": "C1", "is_ephemeral": True}
    await world.press(apart.buttons["TAC: monitoring"], message=None, container=container, channel={"id": "C1"})
    await world.quiet()
    assert world.rasa.conversations == [f"slack:{TEAM}:C1:command:{USER}"] * 2
    deleted, *again = world.slack.calls
    assert deleted.body == {"delete_original": True}
    assert {call.method for call in again} == {"hook"}


@in_world()
async def test_a_button_of_a_colleagues_case_is_not_pressed(world: World) -> None:
    value = Buttons(world.settings.signing_secret).issue(
        Pressed(f"slack:{TEAM}:C1:1.1:U0COLLEAGUE", "U0COLLEAGUE", "no")
    )
    await world.press(value, channel={"id": "C1"})
    await world.quiet()
    assert world.rasa.heard == []
    (told,) = world.slack.calls
    assert told.method == "hook"
    assert "a colleague's case" in told.body["text"]


@pytest.mark.parametrize("value", ["", "MMF dose?", "0" * 32 + '["slack:T:D1","U0DOCTOR","MMF dose?"]', "ü" * 40])
@in_world()
async def test_a_value_that_was_not_issued_here_asks_nothing(world: World, value: str) -> None:
    assert (await world.press(value)).status_code == 200
    await world.quiet()
    assert world.rasa.heard == world.slack.calls == []


@in_world()
async def test_two_clicks_on_one_message_are_one_question(world: World) -> None:
    for text in ("yes", "no", "yes"):
        value = Buttons(world.settings.signing_secret).issue(Pressed(f"slack:{TEAM}:D1", USER, text))
        await world.press(value)
    await world.quiet()
    assert world.rasa.texts == ["yes"]


@in_world()
async def test_a_message_that_cannot_be_changed_is_answered_all_the_same(world: World) -> None:
    world.slack.then("chat.update", Reply({"ok": False, "error": "message_not_found"}))
    await world.press(Buttons(world.settings.signing_secret).issue(Pressed(f"slack:{TEAM}:D1", USER, "yes")))
    await world.quiet()
    assert [call.method for call in world.slack.calls] == ["chat.update", "chat.postMessage"]


@in_world()
async def test_thirty_buttons_with_long_words_are_all_there(world: World) -> None:
    labels = [f"{number} {'long ' * 30}" for number in range(30)]
    many = Answer(
        "answer",
        parts=(Part("", (Line("Which?"),)),),
        follow_ups=tuple(Button(label, f"send {label}") for label in labels),
    )

    def says(message: UserMessage) -> Answer:
        return many

    world.rasa.says = says
    await world.write("many")
    await world.quiet()
    (post,) = world.slack.posts
    rows: list[list[dict[str, Any]]] = [block["elements"] for block in post.of("actions")]
    assert [len(row) for row in rows] == [25, 5]
    assert max(len(element["text"]["text"]) for row in rows for element in row) <= 75
    assert len({element["value"] for row in rows for element in row}) == 30
