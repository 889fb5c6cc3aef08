"""A burst is free, a flood is not, and time heals."""

from bot.guard.rate import Buckets


class Clock:
    def __init__(self) -> None:
        self.now = 0.0

    def __call__(self) -> float:
        return self.now


def test_a_burst_is_taken_and_then_one_message_per_second() -> None:
    clock = Clock()
    buckets = Buckets(burst=3, per_second=1.0, clock=clock)
    assert [buckets.take("a") for _ in range(4)] == [True, True, True, False]
    clock.now = 1.0
    assert [buckets.take("a") for _ in range(2)] == [True, False]


def test_one_user_does_not_spend_anothers_tokens() -> None:
    buckets = Buckets(burst=1, clock=Clock())
    assert [buckets.take(user) for user in ("a", "b", "a")] == [True, True, False]


def test_memory_is_bounded_and_forgets_who_was_away_longest() -> None:
    buckets = Buckets(burst=1, remembered=2, clock=Clock())
    assert [buckets.take(user) for user in ("a", "b", "b", "c", "b", "a")] == [True, True, False, True, False, True]
