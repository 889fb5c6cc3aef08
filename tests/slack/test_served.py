"""The served assistant with Slack switched on: a real answer arrives at a Slack that only this test knows."""

from __future__ import annotations

import asyncio
import itertools
import subprocess
import sys
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

import httpx
import pytest

from bot.launch.settings import ROOT
from tests.served.process import Served, serving
from tests.slack.fake import Call, FakeSlack
from tests.slack.world import TEAM, Rasa, World, settings

pytestmark = pytest.mark.slow

CREDENTIALS = "bot.channels.slack.Slack: {}\n"


@asynccontextmanager
async def served_to_slack(folder: Path) -> AsyncIterator[tuple[World, Served]]:
    """The served assistant, and the Slack it answers to."""
    (folder / "credentials.yml").write_text(CREDENTIALS, encoding="utf-8")
    slack = FakeSlack()
    await slack.start()
    world = World(slack, Rasa(), settings(slack.address))
    environment = {
        "CREDENTIALS": str(folder / "credentials.yml"),
        "SLACK_SIGNING_SECRET": world.settings.signing_secret,
        "SLACK_BOT_TOKEN": world.settings.bot_token,
        "SLACK_WORKSPACES": TEAM,
        "SLACK_API_URL": world.settings.api_url,
        "SLACK_HOOKS_URL": world.settings.hooks_url,
    }
    # The start is waited for in a thread, so that the fake on this loop can answer meanwhile.
    process = serving(folder / "conversations.db", **environment)
    served = await asyncio.to_thread(process.__enter__)
    try:
        assert slack.calls == []
        async with httpx.AsyncClient(base_url=served.address, timeout=30) as client:
            world.replicas.append(client)
            yield world, served
        assert slack.faults == []
    finally:
        await asyncio.to_thread(process.__exit__, None, None, None)
        await slack.stop()


def test_a_case_told_in_a_thread_is_answered_there_and_kept(tmp_path: Path) -> None:
    async def talk() -> None:
        async with served_to_slack(tmp_path) as (world, served):
            await converse(world, world.slack)
        told = [event["text"] for event in served.events(f"slack:{TEAM}:C1:1.1:U0DOCTOR") if event["event"] == "user"]
        assert len(told) == 2
        assert told[0].startswith("34F AIH, pancreatitis on azathioprine, pt [name]")
        assert told[1] == "no, not pregnant, BMI > 30"
        assert "Sunita" not in served.process.output

    asyncio.run(talk())


VIGNETTE = "34F AIH, pancreatitis on azathioprine. Options?"
CONTINUE = "Continue previous case: female, 34 years, "
KNOWN = "✕ pancreatitis on azathioprine"


def offered(call: Call) -> list[str]:
    return [label for label in call.buttons if label.startswith("Continue previous case")]


def test_a_new_thread_offers_its_user_the_case_of_their_last_one_in_that_channel_once(tmp_path: Path) -> None:
    async def talk() -> None:
        async with served_to_slack(tmp_path) as (world, _):
            slack = world.slack
            await world.mention(VIGNETTE, ts="1.1")
            assert offered(await answered(slack, 1)) == []
            await world.mention("MMF dose?", user="U0OTHER", ts="2.1")
            await world.mention("MMF dose?", channel="C2", ts="2.1")
            await world.command("MMF dose?")
            assert [offered(await answered(slack, number)) for number in (2, 3, 4)] == [[], [], []]
            await world.mention("MMF dose?", ts="3.1")
            first = await answered(slack, 5)
            (label,) = offered(first)
            assert label.startswith(CONTINUE)
            assert KNOWN not in first.buttons
            await world.mention("and monitoring?", thread_ts="3.1")
            assert offered(await answered(slack, 6)) == []
            await press(world, first, label, channel="C1", thread="3.1")
            continued = await answered(slack, 7)
            assert continued.body["thread_ts"] == "3.1"
            assert "The previous case is taken up again." in continued.body["text"]
            assert KNOWN in continued.buttons

    asyncio.run(talk())


def test_a_direct_message_offers_the_case_of_the_session_that_has_ended_once(tmp_path: Path) -> None:
    async def talk() -> None:
        async with served_to_slack(tmp_path) as (world, served):
            slack = world.slack
            await world.write(VIGNETTE)
            await answered(slack, 1)
            served.rest(f"slack:{TEAM}:D1", minutes=29)
            await world.write("MMF dose?")
            kept = await answered(slack, 2)
            assert (KNOWN in kept.buttons, offered(kept)) == (True, [])
            served.rest(f"slack:{TEAM}:D1", minutes=31)
            await world.write("MMF monitoring?")
            first = await answered(slack, 3)
            (label,) = offered(first)
            assert label.startswith(CONTINUE)
            assert KNOWN not in first.buttons
            await world.write("and the dose?")
            assert offered(await answered(slack, 4)) == []
            await press(world, first, label, channel="D1", thread=None)
            assert KNOWN in (await answered(slack, 5)).buttons

    asyncio.run(talk())


async def press(world: World, shown: Call, label: str, channel: str, thread: str | None) -> None:
    """Press a button of an answer."""
    message = {"ts": "1800000000.999999", "thread_ts": thread, "text": shown.body["text"], "blocks": shown.blocks}
    container = {"message_ts": message["ts"], "channel_id": channel}
    await world.press(shown.buttons[label], label, channel={"id": channel}, message=message, container=container)


async def converse(world: World, slack: FakeSlack) -> None:
    await world.mention("34F AIH, pancreatitis on azathioprine, pt Sunita Devi. Options?", ts="1.1")
    first = await answered(slack, 1)
    assert first.body["thread_ts"] == "1.1"
    assert any("mycophenolate" in row[0]["text"] for row in first.of("table")[0]["rows"])
    assert "✕ pancreatitis on azathioprine" in first.buttons
    await world.mention("no, not pregnant, BMI &gt; 30", thread_ts="1.1")
    second = await answered(slack, 2)
    assert "✕ pancreatitis on azathioprine" in second.buttons
    await world.mention("MMF dose?", user="U0OTHER", thread_ts="1.1")
    other = await answered(slack, 3)
    assert not any(label.startswith("✕") for label in other.buttons)


async def answered(slack: FakeSlack, number: int) -> Call:
    """Wait for an answer proper: the one message of each turn that carries buttons."""
    for _ in itertools.repeat(None, 600):
        found = [call for call in slack.calls if call.method.startswith(("chat.", "hook")) and call.buttons]
        if len(found) >= number:
            return found[number - 1]
        await asyncio.sleep(0.05)
    raise AssertionError(slack.calls)


def test_a_start_without_keys_says_which_are_missing(tmp_path: Path) -> None:
    (tmp_path / "credentials.yml").write_text(CREDENTIALS, encoding="utf-8")
    ended = subprocess.run(
        [sys.executable, "-m", "bot.cli", "serve"],
        cwd=ROOT,
        env={"PATH": "", "HOME": str(tmp_path), "SECONDLINE_CREDENTIALS": str(tmp_path / "credentials.yml")},
        capture_output=True,
        text=True,
        timeout=300,
    )
    assert ended.returncode == 1
    assert "Slack cannot start" in ended.stderr
    assert ended.stderr.count("SECONDLINE_SLACK_") >= 3
    assert "Traceback" not in ended.stderr
