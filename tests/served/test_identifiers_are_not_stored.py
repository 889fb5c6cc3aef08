"""What names a patient reaches neither the conversations' file nor the log."""

import sqlite3
from contextlib import closing

from tests.served.process import Served

MESSAGE = "Mr Ramkishan Lalwani, MRN 4471234, mob 98765 43210, rk.lalwani@example.org: aza gave pancreatitis, options?"
SECRETS = ("Ramkishan", "Lalwani", "4471234", "98765", "43210", "rk.lalwani")


def test_the_file_and_the_log_hold_what_is_left(served: Served) -> None:
    answer = served.say(MESSAGE, "identified")
    with closing(sqlite3.connect(f"file:{served.tracker}?mode=ro", uri=True)) as file:
        stored = "\n".join(file.iterdump())
    assert "aza gave pancreatitis, options?" in stored
    for secret in SECRETS:
        assert secret not in stored
        assert secret not in served.process.output
        assert secret not in str(answer)
    for folder_file in served.tracker.parent.iterdir():
        content = folder_file.read_bytes()
        assert not any(secret.encode() in content for secret in SECRETS)


def test_the_action_is_told_what_was_removed(served: Served) -> None:
    served.say(MESSAGE, "told")
    (message,) = (event for event in served.events("told") if event["event"] == "user")
    assert message["metadata"]["redacted"] == ["name", "record number", "phone number", "e-mail address"]
