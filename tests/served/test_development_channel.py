"""The development channel answers each message with exactly one, and each malformed request with a sentence."""

from typing import Any

import pytest

from tests.served.process import Served

WEBHOOK = "/webhooks/rest/webhook"


def test_one_message_gets_one_answer_with_text_and_its_typed_form(served: Served) -> None:
    response = served.client.post(WEBHOOK, json={"sender": "one", "message": "MMF dose?"})
    assert response.status_code == 200
    (answer,) = response.json()
    assert set(answer) == {"recipient_id", "text", "custom"}
    assert answer["recipient_id"] == "one"
    assert answer["text"].strip()
    assert answer["custom"]["kind"] != "failure"


@pytest.mark.parametrize(
    "body",
    [
        b"",
        b"{",
        b"null",
        b"[]",
        b'"MMF dose?"',
        b"7",
        b"{}",
        b'{"sender": "bad"}',
        b'{"sender": "bad", "message": null}',
        b'{"sender": "bad", "message": 7}',
        b'{"sender": "bad", "message": ["MMF dose?"]}',
        b'{"sender": "bad", "message": ""}',
        b'{"sender": "bad", "message": "  "}',
        b'{"sender": "bad", "message": "\\u0000\\u0001"}',
        b'{"message": "MMF dose?"}',
        b'{"sender": null, "message": "MMF dose?"}',
        b'{"sender": 7, "message": "MMF dose?"}',
        b'{"sender": "", "message": "MMF dose?"}',
        b"\xff\xfe\x00",
        b'{"sender": "bad", "message": "' + b"a" * 2_001 + b'"}',
        b'{"sender": "' + b"s" * 256 + b'", "message": "MMF dose?"}',
        b'{"sender": "bad", "message": "' + b"a" * 70_000 + b'"}',
        b'{"sender": "bad", "message": "' + b"a" * 300_000 + b'"}',
        b"[" * 5_000,
    ],
    ids=lambda body: body[:45].decode("latin-1"),
)
def test_a_malformed_request_gets_a_sentence(served: Served, body: bytes) -> None:
    response = served.client.post(WEBHOOK, content=body, headers={"content-type": "application/json"})
    assert 400 <= response.status_code < 500
    assert list(response.json()) == ["error"]
    assert response.json()["error"].endswith(".")


def test_another_content_type_is_refused(served: Served) -> None:
    response = served.client.post(
        WEBHOOK, content='{"sender": "a", "message": "MMF dose?"}', headers={"content-type": "text/plain"}
    )
    assert response.status_code == 415


@pytest.mark.parametrize(
    "message",
    ["🙂🙂🙂", "?????", "<b>MMF dose?</b>", "ALT " * 400, "\u202eesod", "0[ {slot} %s $x"],
    ids=["emoji", "question marks", "markup", "long", "reversed", "template"],
)
def test_odd_messages_are_answered(served: Served, message: str) -> None:
    assert served.say(message)["custom"]["kind"] != "failure"


@pytest.mark.parametrize("command", ["/restart", "/session_start", "/back", '/ask_dose{"drug": "x"}', " //restart"])
def test_typed_commands_are_not_executed(served: Served, command: str) -> None:
    sender = f"commands {command}"
    served.say("MMF dose?", sender)
    served.say(command, sender)
    events = served.events(sender)
    messages = [event for event in events if event["event"] == "user"]
    assert [message["text"] for message in messages] == ["MMF dose?", command.strip("/ ")]
    assert not any(event["event"] in {"restart", "undo", "rewind"} for event in events)
    assert sum(event["event"] == "session_started" for event in events) == 1


def test_conversations_do_not_hear_each_other(served: Served) -> None:
    def case(sender: str) -> Any:
        return [event["value"] for event in served.events(sender) if event.get("name") == "case"][-1:]

    served.say("28 F, aza gave pancreatitis, cirrhotic", "apart-1")
    served.say("hello", "apart-2")
    assert case("apart-1") != case("apart-2")


def test_an_unknown_address_gets_a_sentence(served: Served) -> None:
    for path in ("/nothing", "/conversations/a/tracker", "/webhooks/rest/nothing", "/model/parse", "/domain"):
        response = served.client.get(path)
        assert response.status_code == 404
        assert "error" in response.json()
