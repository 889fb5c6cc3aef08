"""The guard stands before the handler of every channel, and nothing passes or escapes it."""

import asyncio
import logging
from typing import Any

import pytest
from rasa.core.channels.channel import CollectingOutputChannel, UserMessage
from rasa.shared.utils.common import class_from_module_path
from rasa.shared.utils.io import read_config_file

from bot.channels.guarded import GuardedChannel
from bot.channels.one_answer import OneAnswer
from bot.guard import Guard, Refusal, guarded
from bot.guard.rate import Buckets
from bot.launch.settings import ROOT


class Behind:
    """The handler behind the guard: remembers what reached it."""

    def __init__(self, error: Exception | None = None) -> None:
        self.reached: list[UserMessage] = []
        self.error = error

    async def __call__(self, message: UserMessage) -> None:
        self.reached.append(message)
        if self.error:
            raise self.error
        await message.output_channel.send_text_message(message.sender_id, "answer")


def passed(text: Any, behind: Behind, output: Any = None, sender: str = "user") -> Any:
    output = output or OneAnswer()
    message = UserMessage("", output, sender, metadata={"client": "x"})
    message.text = text
    asyncio.run(Guard(behind, Buckets(burst=100))(message))
    return output


def test_what_reaches_rasa_is_clean_and_without_identifiers() -> None:
    behind = Behind()
    passed(" /restart Mr Ram Lal", behind)
    (message,) = behind.reached
    assert message.text == "restart [name]"
    assert message.metadata == {"client": "x", "redacted": ["name"]}


def test_a_message_without_identifiers_keeps_its_metadata_as_it_was() -> None:
    behind = Behind()
    passed("MMF dose?", behind)
    assert behind.reached[0].metadata == {"client": "x"}


@pytest.mark.parametrize("text", [None, 3, "", "\x00", "a" * 3_000])
def test_a_refused_message_does_not_reach_rasa(text: Any) -> None:
    behind = Behind()
    with pytest.raises(Refusal):
        passed(text, behind).outcome()
    assert behind.reached == []


@pytest.mark.parametrize("sender", ["", "x" * 256])
def test_a_conversation_needs_a_name_that_can_be_stored(sender: str) -> None:
    behind = Behind()
    with pytest.raises(Refusal):
        passed("MMF dose?", behind, sender=sender).outcome()
    assert behind.reached == []


def test_a_channel_without_statuses_says_the_sentence() -> None:
    output = passed("", Behind(), CollectingOutputChannel())
    assert [message["text"] for message in output.messages] == ["The message is empty. Please type a question."]


def test_a_failure_is_said_and_its_words_are_not_logged(caplog: pytest.LogCaptureFixture) -> None:
    with caplog.at_level(logging.DEBUG), pytest.raises(Refusal) as refused:
        passed("MMF dose?", Behind(ValueError("quoting MMF dose?"))).outcome()
    assert refused.value.status == 500
    assert "ValueError" in caplog.text
    assert "quoting" not in caplog.text


def test_a_flood_is_refused() -> None:
    behind, output = Behind(), OneAnswer()
    guard = Guard(behind, Buckets(burst=1, clock=lambda: 0.0))
    for _ in range(2):
        asyncio.run(guard(UserMessage("MMF dose?", output, "user")))
    with pytest.raises(Refusal) as refused:
        output.outcome()
    assert refused.value.status == 429
    assert len(behind.reached) == 1


def test_a_guarded_handler_is_not_guarded_twice() -> None:
    guard = guarded(Behind())
    assert guarded(guard) is guard


def test_every_channel_of_the_credentials_is_a_guarded_one() -> None:
    channels = [class_from_module_path(name) for name in read_config_file(str(ROOT / "credentials.yml"))]
    assert channels
    assert all(issubclass(channel, GuardedChannel) for channel in channels)
    assert all("blueprint" not in vars(channel) for channel in channels)
