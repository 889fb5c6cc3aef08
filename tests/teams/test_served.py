"""The served assistant with Teams switched on: real answers arrive at a Microsoft that only this test knows."""

from __future__ import annotations

import json
import subprocess
import sys
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from bot.launch.settings import ROOT
from tests.served.process import Served, serving
from tests.teams.bench import BOT, is_notice
from tests.teams.microsoft import TENANT, Microsoft, microsoft
from tests.teams.test_cards import check, elements, pictures, words

pytestmark = pytest.mark.slow

CREDENTIALS = "bot.channels.teams.Teams: {}\n"
CONVERSATION = f"teams:{TENANT}:a%3Achat"


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


@dataclass
class Chat:
    """A served assistant and the Microsoft it answers to."""

    fake: Microsoft
    served: Served

    def tell(self, number: int, **fields: Any) -> list[dict[str, Any]]:
        """Deliver a message and return the cards of its answer."""
        before = len(self.fake.sent)
        headers = {"Authorization": f"Bearer {self.fake.token()}"}
        activity = message(self.fake, number, **fields)
        told = self.served.client.post("/webhooks/teams/webhook", json=activity, headers=headers)
        assert told.status_code == 202
        cards = answered(self.fake, before)
        for card in cards:
            check(card)
        return cards

    def press(self, number: int, cards: list[dict[str, Any]], title: str, **place: Any) -> list[dict[str, Any]]:
        """Press the button of that title and return the cards of its answer."""
        (button,) = [button for button in buttons(cards) if button["title"].startswith(title)]
        back = button["data"]["msteams"]
        return self.tell(number, text=back["text"], value=back["value"], replyToId=f"card-{number}", **place)


def buttons(cards: Any) -> list[dict[str, Any]]:
    return [element for element in elements(cards) if element["type"] == "Action.Submit"]


@pytest.fixture
def chat(tmp_path: Path) -> Iterator[Chat]:
    (tmp_path / "credentials.yml").write_text(CREDENTIALS, encoding="utf-8")
    with microsoft() as fake:
        environment = {name.removeprefix("SECONDLINE_"): value for name, value in fake.environment.items()}
        environment["CREDENTIALS"] = str(tmp_path / "credentials.yml")
        with serving(tmp_path / "conversations.db", **environment) as served:
            assert fake.calls == []
            yield Chat(fake, served)


def test_a_case_told_in_a_chat_is_answered_there_and_kept(chat: Chat, tmp_path: Path) -> None:
    first = chat.tell(1, text="34F AIH, pancreatitis on azathioprine, pt Sunita Devi. Options?")
    assert "mycophenolate" in words(first)
    assert len(pictures(first)) == 1
    second = chat.press(2, first, "MMF: dose")
    assert "Dose: mycophenolate" in words(second)
    assert "pancreatitis on azathioprine" in words(second)
    (replaced,) = chat.fake.replaced
    assert replaced.path.endswith("/activities/card-2")
    assert buttons(replaced.json) == []
    assert "→ MMF: dose" in words(replaced.json["attachments"][0]["content"])
    assert "Sunita" not in json.dumps([first, second])
    kept = [event for event in chat.served.events(CONVERSATION) if event["event"] == "user"]
    assert len(kept) == 2
    assert "[name]" in kept[0]["text"]
    chat.served.process.stop()
    assert "Sunita" not in chat.served.process.output
    assert b"Sunita" not in b"".join(path.read_bytes() for path in tmp_path.iterdir())


def test_a_case_rests_for_eight_hours_and_is_offered_again_after_that(chat: Chat) -> None:
    known = "pancreatitis on azathioprine"
    chat.tell(1, text="34F AIH, pancreatitis on azathioprine. Options?")
    chat.served.rest(CONVERSATION, minutes=7 * 60)
    same_day = chat.tell(2, text="dose?")
    assert "Dose: mycophenolate" in words(same_day)
    assert f"Remove: {known}" in [button["title"] for button in buttons(same_day)]
    chat.served.rest(CONVERSATION, minutes=9 * 60)
    next_day = chat.tell(3, text="MMF monitoring?")
    assert known not in words([card["body"] for card in next_day]).replace("Continue previous case", "")
    assert not [button for button in buttons(next_day) if button["title"].startswith("Remove")]
    continued = chat.press(4, next_day, "Continue previous case: female, 34 years, ")
    assert "The previous case is taken up again." in words(continued)
    assert f"Remove: {known}" in [button["title"] for button in buttons(continued)]
    started = [event for event in chat.served.events(CONVERSATION) if event["event"] == "session_started"]
    assert len(started) == 3


def in_thread(number: int, user: str = "u1") -> dict[str, Any]:
    """A message's place: a thread of a channel."""
    place = {"id": f"19:c@thread.tacv2;messageid={number}", "conversationType": "channel", "tenantId": TENANT}
    return {"conversation": place, "from": {"id": f"29:{user}", "aadObjectId": user}}


def test_a_new_thread_offers_its_user_the_case_of_their_last_one_in_that_channel_once(chat: Chat) -> None:
    chat.tell(1, text="34F AIH, pancreatitis on azathioprine. Options?", **in_thread(1))
    colleague = chat.tell(2, text="MMF dose?", **in_thread(2, user="u2"))
    first = chat.tell(3, text="MMF dose?", **in_thread(3))
    again = chat.tell(4, text="and monitoring?", **in_thread(3))
    offers = [[b["title"] for b in buttons(cards) if b["title"].startswith("Continue")] for cards in (colleague, again)]
    assert offers == [[], []]
    assert not [button for button in buttons(first) if button["title"].startswith("Remove")]
    continued = chat.press(5, first, "Continue previous case: female, 34 years, ", **in_thread(3))
    assert "The previous case is taken up again." in words(continued)
    assert "Remove: pancreatitis on azathioprine" in [button["title"] for button in buttons(continued)]


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
