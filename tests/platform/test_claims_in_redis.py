"""Claims in a real Redis: one winner of each race, the end of a claim, and two replicas that answer once."""

from __future__ import annotations

import asyncio
import warnings
from collections.abc import AsyncIterator, Iterator
from contextlib import AsyncExitStack, asynccontextmanager
from pathlib import Path

import pytest

from bot.channels.platform.claims import RedisClaims
from tests.redis_server import redis_server
from tests.slack.world import world
from tests.teams.bench import ScriptedAgent, replica
from tests.teams.microsoft import microsoft

pytestmark = pytest.mark.slow  # after setup/redis has had its chance

ROUNDS = 100


@pytest.fixture(scope="module")
def url(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    try:
        with redis_server(tmp_path_factory.mktemp("redis")) as address:
            yield address
    except FileNotFoundError as missing:
        reason = f"NOT TESTED: duplicates between replicas in a real Redis. {missing}"
        warnings.warn(reason, stacklevel=1)
        pytest.skip(reason)


@asynccontextmanager
async def claims(url: str) -> AsyncIterator[RedisClaims]:
    """A replica's view, with a connection of its own."""
    one = RedisClaims(url)
    try:
        yield one
    finally:
        await one._redis.close()


def test_each_of_many_races_has_one_winner(url: str) -> None:
    async def races() -> list[int]:
        async with AsyncExitStack() as stack:
            replicas = [await stack.enter_async_context(claims(url)) for _ in range(6)]
            won = []
            for number in range(ROUNDS):
                # As Slack's deliveries are claimed: by the event, and by the message it tells of.
                keys = [(f"race:e{number}-{n % 2}", f"race:m{number}") for n in range(len(replicas))]
                found = await asyncio.gather(*(one.claim(*own) for one, own in zip(replicas, keys, strict=True)))
                won.append(sum(found))
            return won

    assert asyncio.run(races()) == [1] * ROUNDS


def test_a_claim_ends_when_it_was_said_to_end(url: str) -> None:
    async def ends() -> tuple[float, list[bool]]:
        async with claims(url) as one, claims(url) as other:
            first = await one.claim("ends", seconds=60)
            left = await one._redis.pttl("secondline:claim:ends")
            second = await other.claim("ends")
            await one._redis.pexpire("secondline:claim:ends", 0)  # a minute passes
            return left / 1000, [first, second, await other.claim("ends")]

    left, won = asyncio.run(ends())
    assert 50 < left <= 60
    assert won == [True, False, True]


def test_two_replicas_of_teams_answer_a_message_once(url: str) -> None:
    async def run() -> None:
        agent = ScriptedAgent()
        with microsoft() as fake:
            async with (
                claims(url) as ours,
                claims(url) as theirs,
                replica(fake, ours, agent) as one,
                replica(fake, theirs, agent) as other,
            ):
                activities = [one.message(f"question {number}", chat=f"a:{number}") for number in range(20)]
                sent = [bench.deliver(activity) for activity in activities for bench in (one, other)]
                assert {response.status_code for response in await asyncio.gather(*sent)} == {202}
                await one.settled()
                await other.settled()
                answers = [activity["text"] for activity in fake.sent]
        assert sorted(agent.texts) == sorted(activity["text"] for activity in activities)
        assert answers.count("an answer") == len(activities)

    asyncio.run(run())


def test_two_replicas_of_slack_answer_a_message_once(url: str, tmp_path: Path) -> None:
    async def run() -> None:
        async with world(tmp_path, replicas=2, redis_url=url) as here:
            bodies = [here.envelope(text=f"question {number}") for number in range(20)]
            sent = [here.deliver(body, replica=n) for body in bodies for n in (0, 1, 0, 1)]
            assert {response.status_code for response in await asyncio.gather(*sent)} == {200}
            await here.quiet()
            assert sorted(here.rasa.texts) == sorted(f"question {number}" for number in range(20))
            for channel in here.channels:
                assert isinstance(channel._claims, RedisClaims)
                await channel._claims._redis.close()
        assert list(tmp_path.iterdir()) == []  # nothing was noted anywhere else

    asyncio.run(run())
