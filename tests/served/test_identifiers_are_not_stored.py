"""What names a patient reaches neither the conversations' file nor the log."""

import re
import sqlite3
from contextlib import closing

from tests.served.process import Served

MESSAGE = "Mr Ramkishan Lalwani, MRN 4471234, mob 98765 43210, rk.lalwani@example.org: aza gave pancreatitis, options?"
SECRETS = ("Ramkishan", "Lalwani", "4471234", "98765", "43210", "rk.lalwani")
# Whole words only: the digits of a phone number may well stand inside a confidence or a timestamp.
SECRET = re.compile(r"(?<![\w.])(" + "|".join(map(re.escape, SECRETS)) + r")(?!\d)")


def test_the_file_and_the_log_hold_what_is_left(served: Served) -> None:
    answer = served.say(MESSAGE, "identified")
    with closing(sqlite3.connect(f"file:{served.tracker}?mode=ro", uri=True)) as file:
        stored = "\n".join(file.iterdump())
    assert "aza gave pancreatitis, options?" in stored
    assert SECRET.search(MESSAGE)
    for text in (stored, served.process.output, str(answer)):
        assert not SECRET.search(text)
    for folder_file in served.tracker.parent.iterdir():
        assert not SECRET.search(folder_file.read_bytes().decode("utf-8", "replace"))


def test_the_action_is_told_what_was_removed(served: Served) -> None:
    served.say(MESSAGE, "told")
    (message,) = (event for event in served.events("told") if event["event"] == "user")
    assert message["metadata"]["redacted"] == ["name", "record number", "phone number", "e-mail address"]
