"""The whole development half of the conversations over HTTP, each in a conversation of its own."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from typing import Any
from uuid import uuid4

from actions.answers.model import from_dict
from tests.conversations.expectations import conversations, lacking
from tests.evaluation.gates import floor
from tests.served.process import Served

_AT_ONCE = 4


def faults(served: Served, conversation: dict[str, Any]) -> list[str]:
    """What the answers of one conversation lack, turn by turn."""
    sender = uuid4().hex
    missing: list[str] = []
    for turn in conversation["turns"]:
        answer = from_dict(served.say(turn["say"], sender)["custom"])
        missing += (f"{turn['say']}: {fault}" for fault in lacking(answer, turn.get("expect") or {}))
    return missing


def test_clinicians_conversations_are_followed_over_http(served: Served) -> None:
    listed = [conversation for _, conversation in conversations("development")]
    with ThreadPoolExecutor(_AT_ONCE) as pool:
        found = list(pool.map(lambda conversation: faults(served, conversation), listed))
    failed = {str(conversation["id"]): missing for conversation, missing in zip(listed, found, strict=True) if missing}
    assert len(listed) >= 203
    assert 1 - len(failed) / len(listed) >= floor("conversations", "development_over_http"), failed
