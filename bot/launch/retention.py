"""Forgetting: conversations are deleted when nothing was said in them for the time of retention."""

import sqlite3
import time
from contextlib import closing
from pathlib import Path

_SECONDS_PER_DAY = 86_400


def forget_old_conversations(tracker: Path, days: float) -> int:
    """Delete every conversation whose last event is older than `days`; return how many events went with them.

    A conversation goes as a whole: Rasa's store counts on the events it has written before.
    """
    if not tracker.exists():
        return 0
    with closing(sqlite3.connect(tracker)) as file, file:
        if file.execute("SELECT name FROM sqlite_master WHERE name = 'events'").fetchone() is None:
            return 0
        before = time.time() - days * _SECONDS_PER_DAY
        old = "SELECT sender_id FROM events GROUP BY sender_id HAVING MAX(timestamp) < ?"
        return file.execute(f"DELETE FROM events WHERE sender_id IN ({old})", (before,)).rowcount
