"""The in-process action endpoint answers as the HTTP one does, and never mutely."""

import asyncio
import logging
import sys
import types
from collections.abc import Iterator
from typing import Any

import pytest
from jsonschema import ValidationError
from jsonschema.validators import validator_for
from rasa.core.actions.action import RemoteAction
from rasa_sdk import Action
from rasa_sdk.executor import CollectingDispatcher

from bot.actions_endpoint import InProcessActions


@pytest.fixture
def endpoint() -> Iterator[InProcessActions]:
    """An endpoint over a package with three actions."""

    class Counts(Action):
        def name(self) -> str:
            return "action_counts"

        def run(self, dispatcher: CollectingDispatcher, tracker: Any, domain: Any) -> list[dict[str, Any]]:
            case = tracker.get_slot("case")
            case["seen"] += 1
            dispatcher.utter_message(text=f"seen {case['seen']}", json_message={"pair": (1, 2)})
            return [{"event": "slot", "name": "case", "value": case}]

    class Breaks(Action):
        def name(self) -> str:
            return "action_breaks"

        def run(self, dispatcher: CollectingDispatcher, tracker: Any, domain: Any) -> list[dict[str, Any]]:
            raise ValueError(f"quoting {tracker.latest_message['text']}")

    package = types.ModuleType("a_package_of_actions")
    package.kept = (Counts, Breaks)  # type: ignore[attr-defined]
    sys.modules[package.__name__] = package
    yield InProcessActions(package.__name__)
    del sys.modules[package.__name__]


def call(name: str) -> dict[str, Any]:
    tracker = {
        "sender_id": "user",
        "slots": {"case": {"seen": 1}},
        "latest_message": {"text": "MMF dose?"},
        "events": [],
        "paused": False,
        "followup_action": None,
        "active_loop": {},
        "latest_action_name": None,
    }
    return {"next_action": name, "tracker": tracker}


def test_an_action_runs_and_its_values_are_as_json_brings_them(endpoint: InProcessActions) -> None:
    result = asyncio.run(endpoint.request(json=call("action_counts"), method="post", timeout=1, compress=False))
    (response,) = result["responses"]
    assert response["text"] == "seen 2"
    assert response["custom"] == {"pair": [1, 2]}
    assert result["events"] == [{"event": "slot", "name": "case", "value": {"seen": 2}}]


def test_an_action_cannot_reach_into_the_tracker(endpoint: InProcessActions) -> None:
    request = call("action_counts")
    asyncio.run(endpoint.request(json=request))
    assert request == call("action_counts")


@pytest.mark.parametrize("name", ["action_breaks", "action_unknown"])
def test_a_failing_action_is_said_and_quotes_nobody(
    endpoint: InProcessActions, name: str, caplog: pytest.LogCaptureFixture
) -> None:
    with caplog.at_level(logging.DEBUG, logger="bot"):
        result = asyncio.run(endpoint.request(json=call(name)))
    (response,) = result["responses"]
    assert response["custom"]["kind"] == "failure"
    assert response["text"]
    assert name in caplog.text
    assert "MMF" not in caplog.text


def test_a_session_starts_even_when_its_action_fails(endpoint: InProcessActions) -> None:
    result = asyncio.run(endpoint.request(json=call("action_session_start")))
    assert [event["event"] for event in result["events"]] == ["session_started", "action"]
    assert result["responses"] == []


def test_results_are_checked_and_rasas_schema_is_not_checked_each_time(
    endpoint: InProcessActions, monkeypatch: pytest.MonkeyPatch
) -> None:
    schema = RemoteAction.action_response_format_spec()
    checked: list[Any] = []
    monkeypatch.setattr(validator_for(schema), "check_schema", lambda *given, **_: checked.append(given))
    action = RemoteAction("action_counts", endpoint)
    result = asyncio.run(endpoint.request(json=call("action_counts")))
    assert action._validate_action_result(result)
    for faulty in ({"events": [{"event": "slot", "value": 1}]}, {"events": [], "responses": "x"}, []):
        with pytest.raises(ValidationError):
            action._validate_action_result(faulty)
    assert checked == []


def test_rasa_sends_no_domain_along(endpoint: InProcessActions) -> None:
    assert endpoint.kwargs["enable_selective_domain"] is True
