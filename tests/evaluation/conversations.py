"""Conversations: how many, and how many of their turns, show what is expected of them, folder by folder.

The held-out half is counted, never printed.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator
from typing import Any

from actions.answers.model import Answer
from actions.case import patient
from actions.conversation import focus as focusing
from actions.conversation.exchange import Reply
from actions.conversation.remembered import sessions
from tests.conversations.expectations import conversations, lacking

Slots = dict[str, Any]
Answering = Callable[[str, Slots], tuple[Answer, Slots]]


def rows(answering: Answering, half: str, show: bool) -> Iterator[str]:
    """Rows of the report. `answering` takes a message and the slots of its conversation, and gives both anew."""
    whole: Counter[str] = Counter()
    of: Counter[str] = Counter()
    turns: Counter[str] = Counter()
    of_turns: Counter[str] = Counter()
    for folder, conversation in conversations(half):
        faults = list(_faults(answering, conversation, show))
        of[folder] += 1
        of_turns[folder] += len(faults)
        whole[folder] += not any(faults)
        turns[folder] += faults.count(0)
    for folder in of:
        yield f"| {folder} | {whole[folder]} of {of[folder]} | {turns[folder]} of {of_turns[folder]} |"
    yield f"| all | {whole.total()} of {of.total()} | {turns.total()} of {of_turns.total()} |"


def _faults(answering: Answering, conversation: dict[str, Any], show: bool) -> Iterator[int]:
    """For each turn, how much of what is expected its answer lacks."""
    slots: Slots = {}
    for turn in conversation["turns"]:
        answer, slots = answering(turn["say"], slots)
        missing = lacking(answer, turn.get("expect") or {})
        if missing and show:
            print(f"{conversation['id']}: {turn['say']!r}: {'; '.join(missing)}")
        yield len(missing)


def remembered(reply: Reply) -> Slots:
    """What a tracker would keep of a turn."""
    earlier = sessions.to_slot(reply.earlier)
    return {"case": patient.to_slot(reply.case), "focus": focusing.to_slot(reply.focus), "earlier": earlier}
