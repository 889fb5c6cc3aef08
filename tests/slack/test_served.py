"""The served assistant with Slack switched on: a real answer arrives at a Slack that only this test knows."""

from __future__ import annotations

import asyncio
import itertools
import subprocess
import sys
from pathlib import Path

import httpx
import pytest

from bot.launch.settings import ROOT
from tests.served.process import serving
from tests.slack.fake import FakeSlack
from tests.slack.world import TEAM, Rasa, World, settings

pytestmark = pytest.mark.slow

CREDENTIALS = "bot.channels.slack.Slack: {}\n"


def test_a_case_told_in_a_thread_is_answered_there_and_kept(tmp_path: Path) -> None:
    (tmp_path / "credentials.yml").write_text(CREDENTIALS, encoding="utf-8")

    async def talk() -> None:
        slack = FakeSlack()
        await slack.start()
        world = World(slack, Rasa(), settings(slack.address))
        environment = {
            "CREDENTIALS": str(tmp_path / "credentials.yml"),
            "SLACK_SIGNING_SECRET": world.settings.signing_secret,
            "SLACK_BOT_TOKEN": world.settings.bot_token,
            "SLACK_WORKSPACES": TEAM,
            "SLACK_API_URL": world.settings.api_url,
            "SLACK_HOOKS_URL": world.settings.hooks_url,
        }
        # The start is waited for in a thread, so that the fake on this loop can answer meanwhile.
        process = serving(tmp_path / "conversations.db", **environment)
        served = await asyncio.to_thread(process.__enter__)
        try:
            assert slack.calls == []
            async with httpx.AsyncClient(base_url=served.address, timeout=30) as client:
                world.replicas.append(client)
                await converse(world, slack)
        finally:
            await asyncio.to_thread(process.__exit__, None, None, None)
            await slack.stop()
        told = [event["text"] for event in served.events(f"slack:{TEAM}:C1:1.1:U0DOCTOR") if event["event"] == "user"]
        assert len(told) == 2
        assert told[0].startswith("34F AIH, pancreatitis on azathioprine, pt [name]")
        assert told[1] == "no, not pregnant, BMI > 30"
        assert "Sunita" not in served.process.output

    asyncio.run(talk())


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


async def answered(slack: FakeSlack, number: int) -> object:
    """Wait for an answer proper: the one message of each turn that carries buttons."""
    for _ in itertools.repeat(None, 600):
        found = [call for call in slack.calls if call.method.startswith("chat.") and call.buttons]
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
