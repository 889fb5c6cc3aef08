"""The steps Slack and Teams share: once only, settings named together, work held, answers split between sections."""

import asyncio
import logging
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.channels.platform import (
    FIRST_USE_NOTICE,
    BackgroundTasks,
    Claims,
    Environment,
    InMemoryClaims,
    MissingSettings,
    Organisations,
    Piece,
    Users,
    claims_from,
    conversation_id,
    pack,
)
from bot.channels.platform.claims import RedisClaims, SqliteClaims
from bot.guard.rate import Buckets
from bot.launch.settings import Settings


class Clock:
    now = 1000.0

    def __call__(self) -> float:
        return self.now


class OneRedis:
    """The one command used, as Redis carries it out: SET with NX and PX."""

    def __init__(self, clock: Clock) -> None:
        self._clock, self._until = clock, dict[str, float]()

    async def set(self, key: str, value: int, nx: bool, px: int) -> bool | None:
        assert nx
        await asyncio.sleep(0)
        if self._until.get(key, 0) > self._clock.now:
            return None
        self._until[key] = self._clock.now + px / 1000
        return True


Stores = Callable[[], Claims]


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture(params=["memory", "sqlite", "redis"])
def replica(request: pytest.FixtureRequest, tmp_path: Path, clock: Clock) -> Stores:
    """What makes another replica's view of one store."""
    memory, redis = InMemoryClaims(clock), OneRedis(clock)

    def redis_claims() -> Claims:
        claims = RedisClaims("redis://127.0.0.1:1")
        claims._redis = redis
        return claims

    views: dict[str, Stores] = {
        "memory": lambda: memory,
        "sqlite": lambda: SqliteClaims(tmp_path / "claims.db", clock),
        "redis": redis_claims,
    }
    return views[request.param]


def test_a_key_is_claimed_once_and_again_when_it_expired(replica: Stores, clock: Clock) -> None:
    async def claims() -> list[bool]:
        found = [await replica().claim("a", seconds=60), await replica().claim("a", seconds=60)]
        clock.now += 61
        return [*found, await replica().claim("a", seconds=60)]

    assert asyncio.run(claims()) == [True, False, True]


def test_one_known_key_is_enough_for_a_duplicate(replica: Stores) -> None:
    async def claims() -> list[bool]:
        return [await replica().claim(*keys) for keys in (("e1", "m1"), ("e2", "m1"), ("e1", "m2"), ("e3", "m3"))]

    assert asyncio.run(claims()) == [True, False, False, True]


def test_a_race_has_one_winner(replica: Stores) -> None:
    async def race() -> list[bool]:
        replicas = [replica() for _ in range(8)]
        return await asyncio.gather(*(claims.claim("e1", "m1") for claims in replicas))

    assert sum(asyncio.run(race())) == 1


def test_memory_is_bounded() -> None:
    claims = InMemoryClaims(remembered=2)

    async def claimed() -> list[bool]:
        return [await claims.claim(key) for key in ("a", "b", "c", "a")]

    assert asyncio.run(claimed()) == [True, True, True, True]


def test_the_settings_choose_the_store_and_contact_nobody(tmp_path: Path) -> None:
    tracker = tmp_path / "conversations.db"
    assert isinstance(claims_from(Settings(tracker=tracker)), SqliteClaims)
    assert isinstance(claims_from(Settings(tracker=tracker, redis_url="redis://127.0.0.1:1")), RedisClaims)


def test_every_missing_setting_is_named_at_once() -> None:
    environment = Environment("Slack", {"B": "set", "D": "http://elsewhere.example"})
    environment.needed("A", "the secret.")
    assert environment.needed("B", "not missed.") == "set"
    environment.needed_list("C", "the workspaces.")
    environment.address("D", "https://slack.com/api/")
    with pytest.raises(MissingSettings) as missing:
        environment.check()
    assert "Slack cannot start" in str(missing.value)
    assert "A is not set: the secret." in str(missing.value)
    assert "C is not set: the workspaces." in str(missing.value)
    assert "D must be an https address" in str(missing.value)
    assert "B" not in str(missing.value).replace("But", "")


def test_what_is_set_is_read() -> None:
    environment = Environment("Slack", {"C": " T1, T2 ,", "D": "http://127.0.0.1:8000/api"})
    assert environment.needed_list("C", "") == {"T1", "T2"}
    assert environment.address("D", "https://slack.com/api/") == "http://127.0.0.1:8000/api/"
    assert environment.address("E", "https://slack.com/api/") == "https://slack.com/api/"
    assert environment.optional("F", "default") == "default"
    environment.check()


@given(st.lists(st.text(min_size=1), min_size=1, max_size=4), st.lists(st.text(min_size=1), min_size=1, max_size=4))
def test_different_ids_never_share_a_conversation(one: list[str], other: list[str]) -> None:
    names = conversation_id("slack", *one), conversation_id("slack", *other)
    assert (names[0] == names[1]) == (one == other)
    assert max(map(len, names)) <= 255


def test_a_conversation_is_named_as_the_platform_names_it() -> None:
    assert conversation_id("slack", "T1", "C1", "1700000000.000100", "U1") == "slack:T1:C1:1700000000.000100:U1"
    assert len(conversation_id("teams", "t", "19:" + "x" * 400 + "@thread.v2")) == 255


def test_only_admitted_organisations_and_their_guests_may_ask() -> None:
    organisations = Organisations(frozenset({"T1", "T2"}))
    assert organisations.admit("T1", None, "T2")
    assert not organisations.admit("T1", "T3")
    assert not organisations.admit(None, "")


def test_a_user_is_told_once_and_slowed_down_alone() -> None:
    users = Users(InMemoryClaims(), Buckets(burst=1, clock=Clock()))

    async def told() -> list[str | None]:
        return [await users.notice(user) for user in ("a", "a", "b")]

    assert asyncio.run(told()) == [FIRST_USE_NOTICE, None, FIRST_USE_NOTICE]
    assert [users.within_rate(user) for user in ("a", "a", "b")] == [True, False, True]


def test_work_is_awaited_at_the_end_and_its_failure_logged_without_words(caplog: pytest.LogCaptureFixture) -> None:
    done: list[str] = []

    async def work() -> None:
        await asyncio.sleep(0.02)
        done.append("work")

    async def fault() -> None:
        raise ValueError("quoting a patient")

    async def serve() -> None:
        tasks = BackgroundTasks()
        tasks.start(fault())
        tasks.start(work())
        await tasks.drain()

    with caplog.at_level(logging.DEBUG):
        asyncio.run(serve())
    assert done == ["work"]
    assert "ValueError at test_shared_steps.py" in caplog.text
    assert "patient" not in caplog.text


def test_work_that_never_ends_is_given_up_and_said_so(caplog: pytest.LogCaptureFixture) -> None:
    async def serve() -> None:
        tasks = BackgroundTasks()
        tasks.start(asyncio.Event().wait())  # type: ignore[arg-type]
        await tasks.drain(0.01)

    asyncio.run(serve())
    assert "1 answers were given up" in caplog.text


def ten_at_most(pieces: Sequence[Piece]) -> bool:
    return sum(piece.content for piece in pieces) <= 10


def packed(*pieces: tuple[str, int]) -> list[list[tuple[str, Any]]]:
    made = [Piece(section, size) for section, size in pieces]
    return [[(piece.section, piece.content) for piece in message] for message in pack(made, ten_at_most)]


def test_a_section_stays_whole_where_it_fits_in_a_message() -> None:
    assert packed(("a", 6), ("b", 3), ("b", 3)) == [[("a", 6)], [("b", 3), ("b", 3)]]
    assert packed(("a", 6), ("b", 2), ("b", 2)) == [[("a", 6), ("b", 2), ("b", 2)]]


def test_a_longer_section_is_split_between_its_pieces() -> None:
    assert packed(("a", 4), ("b", 6), ("b", 6)) == [[("a", 4), ("b", 6)], [("b", 6)]]
    assert packed(("a", 20), ("b", 1)) == [[("a", 20)], [("b", 1)]]


@given(st.lists(st.tuples(st.sampled_from("abc"), st.integers(1, 10))))
def test_nothing_is_lost_or_reordered(pieces: list[tuple[str, int]]) -> None:
    messages = packed(*pieces)
    assert [piece for message in messages for piece in message] == pieces
    assert all(sum(size for _, size in message) <= 10 for message in messages)
