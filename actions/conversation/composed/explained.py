"""Harms with another cause than our drugs lead nothing: once the case has been read, the turn goes on without them."""

from __future__ import annotations

from msgspec import structs

from actions.answers.desk import Asked
from actions.case.harms import another_cause
from actions.conversation.draft import Draft


def settle(draft: Draft) -> None:
    """Take harms that have another cause out of what the message says and asks."""
    gone = another_cause.without(draft.turn.text, draft.turn.mentions, another_cause.PRESSES).gone
    if not gone:
        return
    asked = tuple(_without(one, gone) for one in draft.turn.asked)
    text, mentions = draft.turn.text, draft.turn.mentions
    for start, end in gone:
        text = _blank(text, start, end)
        mentions = mentions.without_reactions(start, end)
    draft.turn = structs.replace(draft.turn, text=text, mentions=mentions, asked=asked)


def _without(asked: Asked, gone: tuple[tuple[int, int], ...]) -> Asked:
    text, mentions = asked.text, asked.mentions
    for start, end in gone:
        text = _blank(text, start - asked.start, end - asked.start)
        mentions = mentions.without_reactions(start, end)
    return structs.replace(asked, text=text, mentions=mentions)


def _blank(text: str, start: int, end: int) -> str:
    start, end = max(0, start), min(len(text), end)
    return text[:start] + " " * (end - start) + text[end:] if start < end else text
