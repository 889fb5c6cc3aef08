"""The web channel: sessions, idempotent messages, the conversation after a reload, foreign pages refused."""

from typing import Any

import httpx
import jwt
import pytest

from bot.channels.tokens import conversation_id
from tests.served.process import Served

SESSION, MESSAGES, CONVERSATION, FEEDBACK = (
    f"/webhooks/web/{name}" for name in ("session", "messages", "conversation", "feedback")
)


class Visitor:
    """A browser with a session of its own."""

    def __init__(self, served: Served) -> None:
        self.client = served.client
        self.token = self.client.post(SESSION).json()["token"]

    @property
    def headers(self) -> dict[str, str]:
        return {"authorization": f"Bearer {self.token}"}

    def post(self, body: Any, **headers: str) -> httpx.Response:
        return self.client.post(MESSAGES, json=body, headers={**self.headers, **headers})

    def turns(self) -> list[dict[str, Any]]:
        turns: list[dict[str, Any]] = self.client.get(CONVERSATION, headers=self.headers).json()["turns"]
        return turns


@pytest.fixture
def visitor(served: Served) -> Visitor:
    return Visitor(served)


def test_a_message_is_answered_in_the_response(visitor: Visitor) -> None:
    answer = visitor.post({"id": "m1", "text": "MMF dose?"}).json()
    assert answer["id"] == "m1"
    assert answer["text"].strip()
    assert answer["answer"]["kind"] != "failure"


def test_a_repeated_message_gets_the_same_answer_and_is_taken_once(visitor: Visitor) -> None:
    first, again = (visitor.post({"id": "m1", "text": "MMF dose?"}).json() for _ in range(2))
    assert first == again
    assert len(visitor.turns()) == 1


def test_the_same_words_under_a_new_id_are_a_new_turn(visitor: Visitor) -> None:
    for message_id in ("m1", "m2"):
        visitor.post({"id": message_id, "text": "MMF dose?"})
    assert [turn["id"] for turn in visitor.turns()] == ["m1", "m2"]


def test_the_conversation_is_there_after_a_reload(visitor: Visitor) -> None:
    said = visitor.post({"id": "m1", "text": "Mr Ramkishan Lalwani: MMF dose?"}).json()
    (turn,) = visitor.turns()
    assert turn["message"] == "[name]: MMF dose?"
    assert (turn["answer"], turn["text"]) == (said["answer"], said["text"])


def test_visitors_do_not_see_each_other(served: Served, visitor: Visitor) -> None:
    visitor.post({"id": "m1", "text": "MMF dose?"})
    assert Visitor(served).turns() == []


def test_a_valid_session_is_prolonged_with_its_conversation(visitor: Visitor) -> None:
    visitor.post({"id": "m1", "text": "MMF dose?"})
    visitor.token = visitor.client.post(SESSION, headers=visitor.headers).json()["token"]
    assert [turn["id"] for turn in visitor.turns()] == ["m1"]


@pytest.mark.parametrize("header", [{}, {"authorization": "Bearer x.y.z"}])
def test_without_a_session_nothing_is_said(served: Served, header: dict[str, str]) -> None:
    assert served.client.post(MESSAGES, json={"id": "m", "text": "MMF dose?"}, headers=header).status_code == 401
    assert served.client.get(CONVERSATION, headers=header).status_code == 401


@pytest.mark.parametrize(
    "body",
    [
        None,
        [],
        "MMF dose?",
        {},
        {"id": "m"},
        {"text": "MMF dose?"},
        {"id": 7, "text": "MMF dose?"},
        {"id": "", "text": "MMF dose?"},
        {"id": "i" * 65, "text": "MMF dose?"},
        {"id": "m", "text": None},
        {"id": "m", "text": ["MMF dose?"]},
        {"id": "m", "text": ""},
        {"id": "m", "text": "a" * 2_001},
    ],
    ids=lambda body: str(body)[:40],
)
def test_a_malformed_message_gets_a_sentence_and_leaves_no_trace(visitor: Visitor, body: Any) -> None:
    response = visitor.post(body)
    assert 400 <= response.status_code < 500
    assert response.json()["error"].endswith(".")
    assert visitor.turns() == []


def test_an_answer_comes_with_what_stands_behind_it_and_its_plots_drawn(visitor: Visitor) -> None:
    said = visitor.post({"id": "m1", "text": "tacrolimus v mycophenolate in non-responders"}).json()
    found = said["basis"]["tac-mmf-nonresponders-abdollahi"]
    assert found["endpoint"] == "biochemical remission"
    assert "59.1 % (95 % CI 48.7–68.8)" in found["figure"]
    (drawing,) = said["drawings"]
    assert drawing["wide"][0] == drawing["narrow"][0] == "svg"
    assert len(drawing["table"]["rows"]) >= 2
    (turn,) = visitor.turns()
    assert (turn["basis"], turn["drawings"]) == (said["basis"], said["drawings"])


def test_a_verdict_is_kept_as_an_event_without_what_names_a_patient(served: Served, visitor: Visitor) -> None:
    visitor.post({"id": "m1", "text": "MMF dose?"})
    for verdict, reason in (("up", ""), ("down", "Mr Ramkishan Lalwani got another dose")):
        given = visitor.client.post(
            FEEDBACK, json={"id": "m1", "verdict": verdict, "reason": reason}, headers=visitor.headers
        )
        assert given.json() == {}
    (turn,) = visitor.turns()
    assert turn["verdict"] == "down"
    subject = jwt.decode(visitor.token, options={"verify_signature": False})["sub"]
    events = [event["metadata"].get("feedback") for event in served.events(conversation_id(subject))]
    assert {"id": "m1", "verdict": "down", "reason": "[name] got another dose"} in events
    # The conversation goes on as if nothing had been said.
    assert "mycophenolate" in visitor.post({"id": "m2", "text": "and in pregnancy?"}).json()["text"].lower()


@pytest.mark.parametrize(
    ("body", "status"),
    [
        ({"id": "unknown", "verdict": "up"}, 404),
        ({"id": "m1", "verdict": "sideways"}, 400),
        ({"id": "m1", "verdict": "up", "reason": 7}, 400),
        ({"id": "m1", "verdict": "up", "reason": "a" * 501}, 400),
        ({"verdict": "up"}, 400),
    ],
)
def test_a_malformed_verdict_gets_a_sentence(visitor: Visitor, body: Any, status: int) -> None:
    visitor.post({"id": "m1", "text": "MMF dose?"})
    response = visitor.client.post(FEEDBACK, json=body, headers=visitor.headers)
    assert response.status_code == status
    assert response.json()["error"].endswith(".")


def test_a_foreign_page_is_refused_and_our_own_is_not(served: Served, visitor: Visitor) -> None:
    body = {"id": "m1", "text": "MMF dose?"}
    assert visitor.post(body, origin="https://elsewhere.example").status_code == 403
    assert visitor.post(body, origin="null").status_code == 403
    own = visitor.post(body, origin=served.address)
    assert own.status_code == 200
    assert own.headers["access-control-allow-origin"] == served.address


def test_a_browser_is_told_what_it_may_send(served: Served) -> None:
    allowed = served.client.options(MESSAGES, headers={"origin": served.address})
    assert allowed.headers["access-control-allow-origin"] == served.address
    assert "Authorization" in allowed.headers["access-control-allow-headers"]
    assert served.client.options(MESSAGES, headers={"origin": "https://elsewhere.example"}).status_code == 403


def test_the_page_carries_a_strict_content_policy(served: Served) -> None:
    page = served.client.get("/")
    assert page.headers["content-type"].startswith("text/html")
    policy = page.headers["content-security-policy"]
    assert policy.startswith("default-src 'self'")
    assert "unsafe" not in policy
    assert (
        served.client.get("/widget.js")
        .headers["content-type"]
        .startswith(("text/javascript", "application/javascript"))
    )


@pytest.mark.parametrize(
    "path", ["/package.json", "/../server.py", "/%2e%2e/server.py", "/..%2fserver.py", "/node_modules/"]
)
def test_no_other_file_is_served(served: Served, path: str) -> None:
    # As written, without a client's own tidying of the path.
    address = httpx.URL(served.address).copy_with(raw_path=path.encode())
    assert served.client.get(address).status_code == 404
