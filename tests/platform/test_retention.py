"""Old conversations are forgotten as a whole, present ones stay as a whole."""

import asyncio
import time
from pathlib import Path

import pytest
from rasa.core.tracker_store import SQLTrackerStore
from rasa.shared.core.domain import Domain
from rasa.shared.core.events import UserUttered

from bot.launch.retention import forget_old_conversations

DAY = 86_400


@pytest.fixture
def store(tmp_path: Path) -> SQLTrackerStore:
    store = SQLTrackerStore(Domain.empty(), dialect="sqlite", db=str(tmp_path / "conversations.db"))
    for sender, ages in (("old", (40, 31)), ("present", (40, 29))):
        tracker = asyncio.run(store.get_or_create_tracker(sender, append_action_listen=False))
        for age in ages:
            tracker.update(UserUttered("dose?", timestamp=time.time() - age * DAY))
        asyncio.run(store.save(tracker))
    return store


def test_a_conversation_silent_for_longer_is_deleted(store: SQLTrackerStore, tmp_path: Path) -> None:
    assert forget_old_conversations(tmp_path / "conversations.db", 30) == 2
    assert list(asyncio.run(store.keys())) == ["present"]
    present = asyncio.run(store.retrieve_full_tracker("present"))
    assert present is not None
    assert len(present.events) == 2


def test_a_first_start_has_nothing_to_forget(tmp_path: Path) -> None:
    assert forget_old_conversations(tmp_path / "none.db", 30) == 0
    (tmp_path / "empty.db").touch()
    assert forget_old_conversations(tmp_path / "empty.db", 30) == 0
