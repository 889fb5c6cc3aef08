"""The case of a person's last thread: found for them, in that place, for a new thread, and never from elsewhere."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest
from rasa.core.tracker_store import SQLTrackerStore
from rasa.shared.core.domain import Domain
from rasa.shared.core.events import SlotSet, UserUttered
from rasa.shared.core.trackers import DialogueStateTracker

from bot.channels.platform import conversation_id
from bot.channels.platform.threads import case_of_last_thread

DOMAIN = Domain.from_dict(
    {"slots": {"case": {"type": "any", "influence_conversation": False, "mappings": [{"type": "custom"}]}}}
)
CASE, OTHER = {"age": 34}, {"age": 61}


def slack(thread: str, user: str = "U1", channel: str = "C1", team: str = "T1") -> str:
    return conversation_id("slack", team, channel, thread, user)


def teams(thread: str, user: str = "u1", channel: str = "19:c@thread.tacv2", tenant: str = "t-1") -> str:
    return conversation_id("teams", tenant, f"{channel};messageid={thread}", user)


@pytest.fixture
def store(tmp_path: Path) -> SQLTrackerStore:
    return SQLTrackerStore(DOMAIN, dialect="sqlite", db=str(tmp_path / "c.db"))


def found(store: SQLTrackerStore, conversation: str, told: Mapping[str, Any]) -> Any:
    """The case found for a conversation, after each of `told` was told its case, in that order."""

    async def tell_and_look() -> Any:
        for number, (name, case) in enumerate(told.items(), 1):
            events = [UserUttered("x", timestamp=number), SlotSet("case", case, timestamp=number)]
            await store.save(DialogueStateTracker.from_events(name, events, DOMAIN.slots, domain=DOMAIN))
        return await case_of_last_thread(store, conversation)

    return asyncio.run(tell_and_look())


@pytest.mark.parametrize("name", [slack, teams])
def test_the_case_of_the_last_thread_is_found_for_a_new_one(store: SQLTrackerStore, name: Any) -> None:
    assert found(store, name("1700000002"), {name("1700000001"): CASE}) == CASE


def test_the_thread_last_used_counts_not_the_one_last_begun(store: SQLTrackerStore) -> None:
    assert found(store, slack("3.1"), {slack("2.1"): OTHER, slack("1.1"): CASE}) == CASE


def test_a_thread_in_which_something_was_said_is_not_new(store: SQLTrackerStore) -> None:
    assert found(store, slack("2.1"), {slack("1.1"): CASE, slack("2.1"): None}) is None


def test_where_the_last_thread_knew_no_case_there_is_none(store: SQLTrackerStore) -> None:
    assert found(store, slack("3.1"), {slack("1.1"): CASE, slack("2.1"): None}) is None


@pytest.mark.parametrize(
    ("elsewhere", "here"),
    [
        (slack("1.1", user="U2"), slack("2.1")),
        (slack("1.1", channel="C2"), slack("2.1")),
        (slack("1.1", team="T2"), slack("2.1")),
        (slack("command"), slack("2.1")),
        (slack("1.1"), slack("command")),
        (slack("1.1"), conversation_id("slack", "T1", "D1")),
        (conversation_id("slack", "T1", "D1"), slack("2.1")),
        (teams("1", user="u2"), teams("2")),
        (teams("1", channel="19:d@thread.tacv2"), teams("2")),
        (teams("1", tenant="t-2"), teams("2")),
        (conversation_id("teams", "t-1", "19:c@thread.tacv2", "u1"), teams("2")),
        (slack("1.1"), conversation_id("web", "1.1", "2.1:U1")),
    ],
)
def test_no_case_comes_from_another_person_or_place(store: SQLTrackerStore, elsewhere: str, here: str) -> None:
    assert found(store, here, {elsewhere: CASE}) is None


def test_a_store_that_fails_costs_the_offer_and_nothing_else(caplog: pytest.LogCaptureFixture) -> None:
    class Broken:
        async def exists(self, name: str) -> bool:
            raise ValueError("quoting a patient")

    with caplog.at_level(logging.WARNING):
        assert asyncio.run(case_of_last_thread(Broken(), slack("1.1"))) is None  # type: ignore[arg-type]
    assert "ValueError at test_threads.py" in caplog.text
    assert "quoting" not in caplog.text
