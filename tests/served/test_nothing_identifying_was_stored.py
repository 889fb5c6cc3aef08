"""The audit at the end of the served tests: no planted identifier stands in the store, its events or the log.

It sends the made messages of the development half through both channels, then reads everything that was written since
the process started, by whichever test.
"""

import json
import re
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from functools import lru_cache
from pathlib import Path
from typing import Any

import pytest

from bot.guard.identifiers import redact
from tests.evaluation.identifiers import BARE_NAME, Message, messages
from tests.served.process import Served, serving

RECORDS = Path(__file__).parents[2] / "actions" / "knowledge" / "records"
EVERY = 4  # of the made messages; the fast tests redact all
SENTENCE = "Mr Ramkishan Lalwani: MMF dose?"
PLANTED = [message for message in messages("development") if message.identifiers][::EVERY]
_OF_RASA = re.compile(r"\[debug|\bDEBUG\b|\[info|\bINFO\b|processor\.|rasa\.core", re.IGNORECASE)


def secrets(message: Message) -> Iterator[str]:
    """The planted stretches, but for bare names, a stated limit, and names that are words of the records ("Long")."""
    kept = (planted.text for planted in message.identifiers if planted.kind != BARE_NAME)
    return (text for text in kept if not stands_in(text, of_records()))


@lru_cache(maxsize=1)
def of_records() -> str:
    """All that the records say, and so every answer may."""
    return "\n".join(path.read_text(encoding="utf-8") for path in sorted(RECORDS.rglob("*.yaml")))


def stands_in(secret: str, text: str) -> bool:
    """Say whether the identifier stands in the text, as words of its own."""
    return secret in text and bool(re.search(rf"(?<![\w.]){re.escape(secret)}(?!\w)", text))


def stored(served: Served) -> list[tuple[str, dict[str, Any]]]:
    """Every event of every conversation, with its row as text, in which no letter is escaped."""
    with closing(sqlite3.connect(f"file:{served.tracker}?mode=ro", uri=True)) as file:
        events = [json.loads(data) for (data,) in file.execute("SELECT data FROM events")]
    return [(json.dumps(event, ensure_ascii=False), event) for event in events]


def say_all(served: Served) -> str:
    """Send the made messages through both channels in turn; return everything that was said back."""
    token = served.client.post("/webhooks/web/session").json()["token"]
    headers = {"authorization": f"Bearer {token}"}
    said = []
    for number, message in enumerate(PLANTED):
        if number % 2:
            said.append(json.dumps(served.say(message.text, "audited"), ensure_ascii=False))
        else:
            body = {"id": f"a{number}", "text": message.text}
            response = served.client.post("/webhooks/web/messages", json=body, headers=headers)
            assert response.status_code == 200, response.text
            said.append(response.text)
    return "\n".join(said)


def found_in(text: str) -> list[str]:
    """The planted identifiers that stand in the text."""
    return [secret for message in PLANTED for secret in secrets(message) if stands_in(secret, text)]


@pytest.fixture(scope="module")
def said(served: Served) -> str:
    """What was answered to the made messages."""
    return say_all(served)


def test_the_audit_would_find_each_of_them() -> None:
    assert len(PLANTED) >= 100
    every = [secret for message in PLANTED for secret in secrets(message)]
    assert found_in("\n".join(message.text for message in PLANTED)) == every


def test_no_planted_identifier_is_kept_or_said(served: Served, said: str) -> None:
    rows = [row for row, _ in stored(served)]
    assert sum('"event": "user"' in row for row in rows) >= len(PLANTED)
    for written in ("\n".join(rows), said, served.process.output):
        assert not found_in(written)


def test_the_files_of_the_store_hold_none_either(served: Served, said: str) -> None:
    files = list(served.tracker.parent.iterdir())
    assert served.tracker in files
    for file in files:
        assert not found_in(file.read_bytes().decode("utf-8", "replace"))


def test_whatever_any_test_said_had_passed_the_guard(served: Served) -> None:
    served.say(SENTENCE, "last")
    texts = [str(event.get("text") or "") for _, event in stored(served) if event["event"] == "user"]
    assert "[name]: MMF dose?" in texts
    assert not [text for text in texts if redact(text).text != text]


def test_the_log_holds_no_line_of_rasas_working_even_when_debug_lines_are_asked_for(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, served: Served
) -> None:
    assert not _OF_RASA.search(served.process.output)
    monkeypatch.setenv("LOG_LEVEL", "DEBUG")
    with serving(tmp_path / "conversations.db") as talkative:
        talkative.say(SENTENCE)
        log = talkative.process.output
    assert "answers at" in log
    assert not _OF_RASA.search(log)
    assert "Lalwani" not in log
    assert "MMF" not in log
