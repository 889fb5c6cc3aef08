"""What a person's new thread knows of their last one in the same place: a thread is a conversation of its own."""

from __future__ import annotations

import logging
import re
from typing import TYPE_CHECKING, Any

from bot.launch.failures import where

if TYPE_CHECKING:  # takes seconds to import
    from rasa.core.tracker_store import TrackerStore
    from rasa.shared.core.trackers import DialogueStateTracker

logger = logging.getLogger(__name__)

_THREAD = re.compile(r"(?P<place>(?:slack|teams):.*[:=])(?P<thread>\d+(?:\.\d+)?)(?P<person>:[^:]+)")
"""The name of a thread's conversation. Platforms number threads by the time of their first message, and nothing else:
what one person alone sees (`/aih`) has a word in a thread's place, and is never offered where others read.
"""

_LOOKED_AT = 10  # threads, the newest first; the last one used is among them


async def case_of_last_thread(store: TrackerStore, conversation: str) -> dict[str, Any] | None:
    """The case as stored, of the person's thread in this place that was last used; None when there is no other, when
    nothing is known there, when this is no thread, or when something was said in this one before.
    """
    try:
        if (here := _THREAD.fullmatch(conversation)) is None or await store.exists(conversation):
            return None
        place = here["place"], here["person"]
        found = [found for name in await store.keys() if (found := _THREAD.fullmatch(name))]
        others = sorted((one for one in found if (one["place"], one["person"]) == place), key=_started)
        trackers = [await store.retrieve(one[0]) for one in others[-_LOOKED_AT:]]
        last = max((tracker for tracker in trackers if tracker and tracker.events), key=_used, default=None)
        return (last.get_slot("case") if last else None) or None
    except Exception as error:  # the offer is a convenience; the answer comes without it
        logger.warning("The case of the last thread was not found: %s", where(error))
        return None


def _started(name: re.Match[str]) -> float:
    return float(name["thread"])


def _used(tracker: DialogueStateTracker) -> float:
    return float(tracker.events[-1].timestamp)
