"""Who may ask, how fast, and what each is told the first time."""

import hashlib

from bot.channels.platform.claims import Claims
from bot.guard.rate import Buckets
from bot.guard.refusals import TooFast

FIRST_USE_NOTICE = (
    "SecondLine is for clinicians. It supports and does not replace judgement. Please leave out names, dates of birth,"
    " record numbers and anything else that identifies a patient."
)

_NOTICE_SECONDS = 365 * 24 * 3600.0
_TOLD_SECONDS = 30.0


class Organisations:
    """The workspaces or tenants that may use the assistant."""

    def __init__(self, admitted: frozenset[str]) -> None:
        self._admitted = admitted

    def admit(self, *ids: str | None) -> bool:
        """Whether there is an id, and every id given is admitted: the place's, and its guest's own."""
        given = {identifier for identifier in ids if identifier}
        return bool(given) and given <= self._admitted


class Users:
    """What is owed to each user, over all their conversations. `user` is the platform, organisation and user id."""

    def __init__(self, claims: Claims, buckets: Buckets) -> None:
        self._claims = claims
        self._buckets = buckets

    def within_rate(self, user: str) -> bool:
        """Whether the user may ask now; each call counts."""
        return self._buckets.take(user)

    async def told_too_fast(self, user: str) -> str | None:
        """Return the sentence for a flood, or nothing when the user was told a moment ago: it must not echo."""
        return TooFast.sentence if await self._once("fast", user, _TOLD_SECONDS) else None

    async def notice(self, user: str) -> str | None:
        """Return the notice on first use, or nothing when the user had it within a year."""
        return FIRST_USE_NOTICE if await self._once("notice", user, _NOTICE_SECONDS) else None

    async def welcome(self, user: str) -> bool:
        """Whether the user is to be welcomed: not welcomed within a year."""
        return await self._once("welcome", user, _NOTICE_SECONDS)

    async def _once(self, what: str, user: str, seconds: float) -> bool:
        # The digest keeps lists of staff out of the store.
        return await self._claims.claim(f"{what}:{hashlib.sha256(user.encode()).hexdigest()}", seconds=seconds)
