"""What a reader thinks of an answer, kept as an event of the conversation it belongs to.

It is a bot event without words: it changes nothing that is understood or remembered, and is deleted with the rest.
"""

from collections.abc import Iterable
from typing import Any

from rasa.core.agent import Agent
from rasa.shared.core.events import BotUttered, Event

from bot.channels.history import turns
from bot.guard import Refusal
from bot.guard.identifiers import redact
from bot.guard.text import clean

FEEDBACK = "feedback"
"""Key of a bot event's metadata that holds a verdict."""

VERDICTS = frozenset({"up", "down"})
_LONGEST_REASON = 500


def read(body: dict[str, Any]) -> dict[str, str]:
    """The verdict and its reason in a request, without what names a patient.

    Raises:
        Refusal: the verdict is none of ours, or the reason is no text or too long.
    """
    verdict, reason = body.get("verdict"), body.get("reason", "")
    if verdict not in VERDICTS:
        raise Refusal(400, '"verdict" must be "up" or "down".')
    if not isinstance(reason, str) or len(reason) > _LONGEST_REASON:
        raise Refusal(400, f'"reason" must be a text of at most {_LONGEST_REASON} characters.')
    said = redact(clean(reason)).text if reason.strip() else ""
    return {"verdict": verdict, "reason": said} if said else {"verdict": verdict}


async def store(agent: Agent, conversation: str, message_id: str, feedback: dict[str, str]) -> None:
    """Add the verdict to the conversation.

    Raises:
        Refusal: no answer of the conversation belongs to the message id.
    """
    async with agent.lock_store.lock(conversation):
        whole = await agent.tracker_store.retrieve_full_tracker(conversation)
        if whole is None or not any(turn.id == message_id and turn.answered for turn in turns(whole.events)):
            raise Refusal(404, "There is no such answer in this conversation.")
        current = await agent.tracker_store.retrieve(conversation)
        current.update(BotUttered(metadata={FEEDBACK: {"id": message_id, **feedback}}))
        await agent.tracker_store.save(current)


def verdicts(events: Iterable[Event]) -> dict[str, str]:
    """The last verdict on each message of a conversation."""
    given = (event.metadata.get(FEEDBACK) for event in events if isinstance(event, BotUttered))
    return {found["id"]: found["verdict"] for found in given if found}
