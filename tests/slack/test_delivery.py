"""Once, in time, and in spite of Slack: retries, races, slow actions, "too fast", outages."""

import asyncio
import logging
import time
from pathlib import Path

import pytest

from bot.channels.platform import Picture
from bot.channels.slack import answering
from bot.channels.slack.api import NotDelivered
from tests.slack.fake import Reply
from tests.slack.world import World, in_world
from tests.slack.world import answering as saying
from tests.slack.world import world as started


@in_world()
async def test_a_retry_is_not_answered_again(world: World) -> None:
    body = world.envelope(text="MMF dose?")
    for number, reason in enumerate(("", "http_timeout", "http_error", "connection_failed")):
        retry = {"x-slack-retry-num": str(number), "x-slack-retry-reason": reason} if number else {}
        assert (await world.deliver(body, **retry)).status_code == 200
    await world.quiet()
    assert len(world.rasa.heard) == len(world.slack.posts) == 1


@in_world()
async def test_one_message_delivered_as_two_events_is_answered_once(world: World) -> None:
    await world.write("MMF dose?", channel="D1", ts="1.1")
    await world.write("MMF dose?", channel="D1", ts="1.1", type="app_mention")
    await world.quiet()
    assert len(world.rasa.heard) == 1


@in_world(replicas=2)
async def test_two_replicas_that_share_a_store_answer_once(world: World) -> None:
    bodies = [world.envelope(text=f"question {number}") for number in range(10)]
    deliveries = [world.deliver(body, replica=replica) for body in bodies for replica in (0, 1, 0, 1)]
    responses = await asyncio.gather(*deliveries)
    assert {response.status_code for response in responses} == {200}
    await world.quiet()
    assert sorted(world.rasa.texts) == sorted(f"question {number}" for number in range(10))
    assert len(world.slack.posts) == 10


def test_a_restarted_server_remembers_what_it_answered(tmp_path: Path) -> None:
    async def lives() -> list[list[str]]:
        said, body, keys = [], "", None
        for _ in range(2):
            async with started(tmp_path, keys=keys) as world:
                keys, body = world.settings, body or world.envelope(text="MMF dose?")
                assert (await world.deliver(body)).status_code == 200
                await world.quiet()
                said.append(world.rasa.texts)
        return said

    assert asyncio.run(lives()) == [["MMF dose?"], []]


@in_world()
async def test_a_slow_action_is_acknowledged_at_once_and_answered_when_it_ends(world: World) -> None:
    world.rasa.takes = lambda: asyncio.sleep(6)
    began = time.monotonic()
    responses = await asyncio.gather(world.write("slow"), world.mention("slow"), world.command("slow"))
    assert time.monotonic() - began < 1
    assert [response.status_code for response in responses] == [200, 200, 200]
    assert world.slack.posts == []
    await world.quiet()
    assert time.monotonic() - began > 6
    assert sum("You said: slow" in call.body.get("text", "") for call in world.slack.calls) == 3


@in_world()
async def test_work_under_way_shows_and_makes_room_for_the_answer(
    world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(answering, "_STATUS_AFTER", 0.05)
    world.rasa.takes = lambda: asyncio.sleep(0.3)
    await world.mention("in a thread", ts="1.1")
    await world.quiet()
    status, post = world.slack.calls
    assert status.method == "assistant.threads.setStatus"
    assert (status.body["channel_id"], status.body["thread_ts"]) == ("C1", "1.1")
    assert "You said: in a thread" in post.body["text"]

    world.slack.calls.clear()
    await world.write("outside a thread")
    await world.quiet()
    placeholder, update = world.slack.calls
    assert placeholder.body["text"] == "Looking in the records…"
    assert (update.method, update.body["ts"]) == ("chat.update", "1800000000.000002")
    assert "You said: outside a thread" in update.body["text"]


@in_world()
async def test_a_status_that_slack_does_not_show_becomes_a_placeholder(
    world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(answering, "_STATUS_AFTER", 0.05)
    world.rasa.takes = lambda: asyncio.sleep(0.3)
    world.slack.then("assistant.threads.setStatus", Reply({"ok": False, "error": "missing_scope"}))
    await world.mention("in a thread", ts="1.1")
    await world.quiet()
    assert [call.method for call in world.slack.calls[1:]] == ["chat.postMessage", "chat.update"]
    assert world.slack.calls[1].body["thread_ts"] == "1.1"


@in_world()
async def test_a_quick_answer_shows_no_status(world: World) -> None:
    await world.mention("MMF dose?")
    await world.quiet()
    assert [call.method for call in world.slack.calls] == ["chat.postMessage"]


@in_world()
async def test_too_fast_is_waited_for_as_long_as_slack_says(world: World) -> None:
    world.slack.then("chat.postMessage", Reply({"ok": False, "error": "ratelimited"}, 429, {"Retry-After": "1"}))
    await world.write("MMF dose?")
    await world.quiet()
    first, second = world.slack.of("chat.postMessage")
    assert second.at - first.at >= 1
    assert second.body == first.body


@pytest.mark.parametrize("status", [500, 503])
@in_world()
async def test_a_moment_of_outage_is_bridged(world: World, status: int) -> None:
    world.slack.then("chat.postMessage", Reply({}, status))
    await world.write("MMF dose?")
    await world.quiet()
    assert len(world.slack.of("chat.postMessage")) == 2


@pytest.mark.parametrize("status", [429, 500])
@in_world()
async def test_a_commands_own_address_is_waited_for_too(world: World, status: int) -> None:
    world.slack.then("hook", Reply({}, status, {"Retry-After": "1"} if status == 429 else {}))
    await world.command("MMF dose?")
    await world.quiet()
    first, second = world.slack.of("hook")
    assert second.body == first.body
    assert second.at - first.at >= (1 if status == 429 else 0)


@in_world()
async def test_a_longer_outage_is_logged_by_its_word_and_the_next_answer_comes(
    world: World, caplog: pytest.LogCaptureFixture
) -> None:
    world.slack.then("chat.postMessage", *[Reply({"ok": False, "error": "fatal_error"}, 503)] * 3)
    with caplog.at_level(logging.WARNING):
        await world.write("is Sunita on MMF?")
        await world.quiet()
        await world.write("tac dose?")
        await world.quiet()
    assert "Slack did not take an answer: fatal_error" in caplog.text
    assert "Sunita" not in caplog.text
    assert "You said: tac dose?" in world.slack.posts[-1].body["text"]


@pytest.mark.parametrize("error", ["invalid_blocks", "msg_blocks_too_long", "invalid_attachments"])
@in_world()
async def test_blocks_that_slack_cannot_show_are_sent_as_text(world: World, error: str) -> None:
    world.rasa.says = saying("dose")
    world.slack.then("chat.postMessage", Reply({"ok": False, "error": error}))
    await world.write("tacrolimus dose?")
    await world.quiet()
    refused, text, *_ = world.slack.posts
    assert refused.blocks
    assert not text.blocks
    assert text.body["text"] == refused.body["text"]
    assert "EASL 2025 gives 1 mg twice daily with a trough up to 5 ng/ml" in text.body["text"]


@in_world()
async def test_a_command_whose_blocks_cannot_be_shown_is_answered_as_text(world: World) -> None:
    world.rasa.says = saying("dose")
    world.slack.then("hook", Reply({"error": "invalid_blocks"}, 400))
    await world.command("tacrolimus dose?")
    await world.quiet()
    refused, text, *_ = world.slack.posts
    assert refused.blocks
    assert not text.blocks
    assert text.body["text"] == refused.body["text"]


@in_world(rate_burst=2, rate_per_second=0.001)
async def test_a_flood_over_all_conversations_of_a_user_is_told_once(world: World) -> None:
    for number in range(6):
        await world.mention(f"question {number}", channel=f"C{number}")
        await world.quiet()
    await world.mention("another user", user="U2")
    await world.quiet()
    assert world.rasa.texts == ["question 0", "question 1", "another user"]
    assert sum("Too many messages at once" in call.body["text"] for call in world.slack.posts) == 1


@in_world()
async def test_what_fails_behind_the_guard_is_said_in_a_sentence(world: World) -> None:
    def fault(message: object) -> str:
        raise ValueError("quoting the patient")

    world.rasa.says = fault
    await world.write("MMF dose?")
    await world.quiet()
    (post,) = world.slack.posts
    assert "Something went wrong on our side" in post.body["text"]


@in_world()
async def test_a_plot_is_uploaded_into_the_thread_with_what_it_shows_in_words(world: World) -> None:
    world.rasa.says = saying("evidence")
    await world.mention("evidence for tac?", ts="1.1")
    await world.quiet()
    asked, sent, done = (
        world.slack.of(method)[0] for method in ("files.getUploadURLExternal", "upload", "files.completeUploadExternal")
    )
    assert asked.body["alt_txt"].startswith("Response figures")
    assert len(asked.body["alt_txt"]) <= 1_000
    assert b"\x89PNG" in sent.body["bytes"]
    assert (done.body["channel_id"], done.body["thread_ts"]) == ("C1", "1.1")
    in_words = [call for call in world.slack.posts if "Figures side by side" in call.body["text"]]
    assert len(in_words) == 1


@in_world()
async def test_in_a_direct_message_the_plot_goes_under_its_answer(world: World) -> None:
    world.rasa.says = saying("evidence")
    await world.write("evidence for tac?")
    await world.quiet()
    (done,) = world.slack.of("files.completeUploadExternal")
    assert "thread_ts" not in world.slack.posts[0].body
    assert done.body["thread_ts"] == world.slack.posts[1].body["thread_ts"]


@in_world()
async def test_what_one_user_alone_sees_has_its_figures_in_words_and_no_upload(world: World) -> None:
    world.rasa.says = saying("evidence")
    await world.command("evidence for tac?")
    await world.quiet()
    assert world.slack.of("files.getUploadURLExternal") == []
    assert any("Figures side by side" in call.body["text"] for call in world.slack.of("hook"))


@in_world()
async def test_a_picture_that_slack_does_not_take_is_logged(world: World) -> None:
    world.slack.then("files.getUploadURLExternal", Reply({"ok": False, "error": "storage_limit_reached"}))
    with pytest.raises(NotDelivered, match="storage_limit_reached"):
        await world.channels[0]._api.upload("C1", None, [Picture("a.png", b"x", "a")])
