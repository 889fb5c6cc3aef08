"""Doing a thing once, however often it is delivered and whichever replica gets it: the first to claim a key does it."""

import asyncio
import sqlite3
import time
from collections import OrderedDict
from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from typing import Protocol

from redis.asyncio import Redis

from bot.launch.settings import Settings

DELIVERY_SECONDS = 24 * 3600.0
"""How long a delivery is remembered: Slack's last retry comes after an hour, replays are refused after minutes."""


class Claims(Protocol):
    """Keys that can be claimed once."""

    async def claim(self, *keys: str, seconds: float = DELIVERY_SECONDS) -> bool:
        """Claim keys for so many seconds; False when one of them was claimed before, by whomever."""


class InMemoryClaims:
    """Claims of one process, forgotten when it ends. Memory is bounded: the oldest claim is forgotten first."""

    def __init__(self, clock: Callable[[], float] = time.time, remembered: int = 100_000) -> None:
        self._clock = clock
        self._remembered = remembered
        self._until: OrderedDict[str, float] = OrderedDict()

    async def claim(self, *keys: str, seconds: float = DELIVERY_SECONDS) -> bool:
        """Claim the keys."""
        now = self._clock()
        fresh = [key for key in dict.fromkeys(keys) if self._until.get(key, now) <= now]
        for key in fresh:
            self._until.pop(key, None)
            self._until[key] = now + seconds
        while len(self._until) > self._remembered:
            self._until.popitem(last=False)
        return len(fresh) == len(set(keys))


class SqliteClaims:
    """Claims in a file, shared by the processes of one machine and kept over restarts."""

    def __init__(self, path: Path, clock: Callable[[], float] = time.time) -> None:
        self._path = path
        self._clock = clock
        path.parent.mkdir(parents=True, exist_ok=True)
        with closing(self._open()) as file:
            file.execute("CREATE TABLE IF NOT EXISTS claims (key TEXT PRIMARY KEY, until REAL NOT NULL)")

    async def claim(self, *keys: str, seconds: float = DELIVERY_SECONDS) -> bool:
        """Claim the keys, all in one transaction, away from the event loop."""
        return await asyncio.to_thread(self._claim, tuple(dict.fromkeys(keys)), seconds)

    def _claim(self, keys: tuple[str, ...], seconds: float) -> bool:
        now = self._clock()
        with closing(self._open()) as file:
            file.execute("BEGIN IMMEDIATE")
            file.execute("DELETE FROM claims WHERE until <= ?", (now,))
            rows = [(key, now + seconds) for key in keys]
            made = file.executemany("INSERT OR IGNORE INTO claims VALUES (?, ?)", rows).rowcount
            file.execute("COMMIT")
        return made == len(keys)

    def _open(self) -> sqlite3.Connection:
        return sqlite3.connect(self._path, timeout=10, isolation_level=None)


class RedisClaims:
    """Claims in Redis, shared by replicas on any number of machines."""

    def __init__(self, url: str) -> None:
        # Nothing is contacted before the first claim.
        self._redis = Redis.from_url(url, socket_timeout=5, socket_connect_timeout=5)

    async def claim(self, *keys: str, seconds: float = DELIVERY_SECONDS) -> bool:
        """Claim the keys one after the other. Who loses one of them does not do the work, and claims no more: else two
        replicas could each win one key of the same delivery, and neither would do it.
        """
        for key in dict.fromkeys(keys):
            if not await self._redis.set(f"secondline:claim:{key}", 1, nx=True, px=int(seconds * 1000)):
                return False
        return True


def claims_from(settings: Settings) -> Claims:
    """Take the Redis of the settings when one is named, else a file beside the conversations."""
    if settings.redis_url:
        return RedisClaims(settings.redis_url)
    return SqliteClaims(settings.tracker.with_name("claims.db"))
