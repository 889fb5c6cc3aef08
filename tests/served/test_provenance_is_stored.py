"""What an answer was made from stands in the conversation's file beside it, and is never shown."""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import pytest
from typer.testing import CliRunner

from bot.cli import app
from tests.base import base
from tests.served.process import Served

QUESTIONS = {
    "options": "AIH, pancreatitis on azathioprine. Options?",
    "unsafe": "AIH, pregnant, on azathioprine and not responding: start mycophenolate?",
    "compared": "tacrolimus v mycophenolate in non-responders",
    "refused": "will it rain tomorrow",
}
LARGEST = 12_500  # bytes, beside an answer of some 30,000


def cited(value: Any) -> Iterator[str]:
    """Every record id that a line, figure, row or list of the answer names."""
    if isinstance(value, dict):
        for key, child in value.items():
            yield from child if key in ("records", "rules") else cited(child)
    if isinstance(value, list):
        for child in value:
            yield from cited(child)


@dataclass(frozen=True)
class Stored:
    """What was said over HTTP, and of the bot's event in the file its typed answer and its provenance."""

    said: dict[str, Any]
    answer: dict[str, Any]
    kept: dict[str, Any]


@pytest.fixture(scope="module")
def asked(served: Served) -> dict[str, Stored]:
    """Each question asked once, in a conversation of its own."""
    found = {}
    for name, question in QUESTIONS.items():
        said = served.say(question, f"made-from-{name}")
        (event,) = (event for event in served.events(f"made-from-{name}") if event["event"] == "bot")
        found[name] = Stored(said, event["data"]["custom"], event["metadata"]["provenance"])
    return found


@pytest.mark.parametrize("name", QUESTIONS)
def test_every_record_cited_is_stored_with_its_version(asked: dict[str, Stored], name: str) -> None:
    one = asked[name]
    assert one.answer == one.said["custom"]
    named = {*cited(one.answer), *(source["id"] for source in one.answer.get("sources", ()))}
    assert named
    assert named <= set(one.kept["records"])
    assert one.kept["records"] == {i: base().record_version(i) for i in one.kept["records"]}
    assert one.kept["knowledge_base"] == base().version


def test_the_rules_behind_standings_are_stored(asked: dict[str, Stored]) -> None:
    one = asked["options"]
    rows = [row for part in one.answer["parts"] for section in part["sections"] for row in section.get("options", ())]
    behind = {rule for row in rows for rule in row.get("rules", ())}
    assert "mercaptopurine-after-pancreatitis" in behind
    assert behind <= set(one.kept["rules"])
    assert "standing-policy" in one.kept["records"]


def test_the_rules_behind_warnings_are_stored(asked: dict[str, Stored]) -> None:
    one = asked["unsafe"]
    plans = {rule.id for rule in base().plan_rules}
    made = {identifier for line in one.answer["warnings"] for identifier in line["records"]} & plans
    assert made
    assert made <= set(one.kept["rules"])


@pytest.mark.parametrize("name", QUESTIONS)
def test_what_is_stored_is_small_and_reaches_no_reader(asked: dict[str, Stored], name: str) -> None:
    one = asked[name]
    assert len(json.dumps(one.kept)) <= LARGEST
    assert set(one.said) == {"recipient_id", "text", "custom"}
    shown = json.dumps(one.said)
    assert "provenance" not in shown
    assert not [version for version in one.kept["records"].values() if version in shown]
    assert not [rule for rule in one.kept["rules"] if rule in one.said["text"]]


def test_a_stored_record_is_shown_with_the_version_it_had(asked: dict[str, Stored]) -> None:
    one = asked["options"]
    finding = next(i for i in one.answer["records"] if i.startswith("mmf-pooled"))
    for identifier in (one.kept["rules"][0], finding):
        result = CliRunner().invoke(app, ["kb", "show", identifier])
        assert result.exit_code == 0, result.output
        assert identifier in result.output
        assert one.kept["records"][identifier] in result.output
