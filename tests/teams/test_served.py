"""The served assistant with Teams switched on: real answers arrive at a Microsoft that only this test knows."""

from __future__ import annotations

import json
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

import httpx
import pytest

from bot.launch.settings import ROOT
from tests.served.process import serving
from tests.teams.bench import BOT, is_notice
from tests.teams.microsoft import TENANT, Microsoft, microsoft
from tests.teams.test_cards import check, elements, pictures, words

pytestmark = pytest.mark.slow

CREDENTIALS = "bot.channels.teams.Teams: {}\n"


def message(fake: Microsoft, number: int, **fields: Any) -> dict[str, Any]:
    return {
        "type": "message",
        "id": f"f:{number}",
        "channelId": "msteams",
        "serviceUrl": fake.service_url,
        "from": {"id": "29:u1", "aadObjectId": "u1"},
        "recipient": {"id": BOT},
        "conversation": {"id": "a:chat", "conversationType": "personal", "tenantId": TENANT},
        **fields,
    }


def answered(fake: Microsoft, before: int) -> list[dict[str, Any]]:
    """The cards of the next answer, when its last one is there: the one with the footing."""
    deadline = time.monotonic() + 60
    while time.monotonic() < deadline:
        sent = [activity for activity in fake.sent[before:] if not is_notice(activity)]
        cards = [activity["attachments"][0]["content"] for activity in sent]
        if cards and "Knowledge base" in words(cards[-1]):
            return cards
        time.sleep(0.05)
    raise AssertionError(fake.sent[before:])


def test_a_case_told_in_a_chat_is_answered_there_and_kept(tmp_path: Path) -> None:
    (tmp_path / "credentials.yml").write_text(CREDENTIALS, encoding="utf-8")
    with microsoft() as fake:
        environment = {name.removeprefix("SECONDLINE_"): value for name, value in fake.environment.items()}
        environment["CREDENTIALS"] = str(tmp_path / "credentials.yml")
        with (
            serving(tmp_path / "conversations.db", **environment) as served,
            httpx.Client(base_url=served.address, timeout=30) as client,
        ):
            assert fake.calls == []

            def tell(number: int, **fields: Any) -> list[dict[str, Any]]:
                before = len(fake.sent)
                headers = {"Authorization": f"Bearer {fake.token()}"}
                told = client.post("/webhooks/teams/webhook", json=message(fake, number, **fields), headers=headers)
                assert told.status_code == 202
                cards = answered(fake, before)
                for card in cards:
                    check(card)
                return cards

            first = tell(1, text="34F AIH, pancreatitis on azathioprine, pt Sunita Devi. Options?")
            assert "mycophenolate" in words(first)
            assert len(pictures(first)) == 1
            buttons = [e for e in elements(first) if e["type"] == "Action.Submit"]
            (pressed,) = [button for button in buttons if button["title"] == "MMF: dose"]
            second = tell(2, value=pressed["data"])
            assert "Dose: mycophenolate" in words(second)
            assert "pancreatitis on azathioprine" in words(second)
            assert "Sunita" not in json.dumps([first, second])
            kept = [event for event in served.events(f"teams:{TENANT}:a%3Achat") if event["event"] == "user"]
            assert len(kept) == 2
            assert "[name]" in kept[0]["text"]
        assert "Sunita" not in served.process.output
        assert b"Sunita" not in b"".join(path.read_bytes() for path in tmp_path.iterdir())


def test_a_start_without_keys_says_which_are_missing(tmp_path: Path) -> None:
    (tmp_path / "credentials.yml").write_text(CREDENTIALS, encoding="utf-8")
    ended = subprocess.run(
        [sys.executable, "-m", "bot.cli", "serve"],
        cwd=ROOT,
        env={"PATH": "", "HOME": str(tmp_path), "SECONDLINE_CREDENTIALS": str(tmp_path / "credentials.yml")},
        capture_output=True,
        text=True,
        timeout=300,
        check=False,
    )
    assert ended.returncode == 1
    assert "The Teams channel cannot start" in ended.stderr
    assert ended.stderr.count("SECONDLINE_TEAMS_") >= 3
    assert "Traceback" not in ended.stderr
