"""What becomes of a card whose button was pressed: the same card without buttons, and the chosen words in their place.

Teams does not send the card back with a click, so it is drawn again from the answer that the conversation keeps.
"""

from __future__ import annotations

import asyncio
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from actions.answers.model import Answer, from_dict
from bot.channels.history import turns
from bot.channels.teams.activity import Click
from bot.channels.teams.elements import SAY, Element, paragraph, run
from bot.channels.teams.messages import messages
from bot.channels.teams.welcome import WELCOME, welcome

if TYPE_CHECKING:  # takes seconds to import
    from rasa.core.tracker_store import TrackerStore


async def without_buttons(store: TrackerStore, conversation: str, click: Click) -> dict[str, Any] | None:
    """The message that replaces the one whose button was pressed; None where its answer is not kept."""
    if click.of == WELCOME:  # nobody's answer, and the same for all
        return await asyncio.to_thread(lambda: _replaced(welcome(), click))
    tracker = await store.retrieve_full_tracker(conversation) if click.of else None
    found = [turn for turn in turns(tracker.events) if turn.id == click.of and turn.answer] if tracker else []
    if not found or found[-1].answer is None:
        return None
    return await asyncio.to_thread(_replaced, from_dict(found[-1].answer), click)


def _replaced(answer: Answer, click: Click) -> dict[str, Any] | None:
    for message in messages(answer, click.of or ""):
        for attachment in message.get("attachments", ()):
            card = attachment["content"]
            body = _without(card["body"], click.say)
            if any(_chosen(element, click.say) for element in _sets(card["body"])):
                return {**message, "attachments": [{**attachment, "content": {**card, "body": body}}]}
    return None


def _without(elements: list[Element], say: str) -> list[Element]:
    """The elements without the buttons that send; those that open and close a drawer stay."""
    left: list[Element] = []
    for element in elements:
        if element["type"] == "ActionSet":
            kept = [action for action in element["actions"] if action["type"] != "Action.Submit"]
            left += [{**element, "actions": kept}] if kept else []
            left += [paragraph([run(f"→ {title}", weight="Bolder")]) for title in _chosen(element, say)]
        elif "items" in element:
            left.append({**element, "items": _without(element["items"], say)})
        else:
            left.append(element)
    return left


def _sets(elements: list[Element]) -> Iterator[Element]:
    """The sets of actions, however deep."""
    for element in elements:
        if element["type"] == "ActionSet":
            yield element
        yield from _sets(element.get("items", []))


def _chosen(element: Element, say: str) -> list[str]:
    """The titles of a set's buttons that say these words."""
    return [action["title"] for action in element["actions"] if action.get("data", {}).get(SAY) == say][:1]
