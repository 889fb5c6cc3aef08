"""Forged, stale, replayed, from elsewhere, malformed: nothing of it is answered, nothing of it is an error of ours."""

import json
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any
from urllib.parse import urlencode

import httpx
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.slack.world import COMMANDS, EVENTS, INTERACTIONS, OTHER_TEAM, TEAM, World, in_world


@in_world()
async def test_a_genuine_message_is_answered(world: World) -> None:
    response = await world.write("MMF dose?")
    assert (response.status_code, response.content) == (200, b"")
    await world.quiet()
    assert world.rasa.texts == ["MMF dose?"]
    (post,) = world.slack.posts
    assert post.token == world.settings.bot_token


@in_world()
async def test_slack_is_told_that_the_address_is_ours(world: World) -> None:
    body = json.dumps({"type": "url_verification", "challenge": "c-1", "token": "x"})
    response = await world.deliver(body)
    assert response.json() == {"challenge": "c-1"}
    unsigned = await world.replicas[0].post(EVENTS, content=body, headers={"content-type": "application/json"})
    assert unsigned.status_code == 401


Headers = dict[str, str]
FORGERIES: dict[str, Callable[[World, str], Headers]] = {
    "unsigned": lambda world, body: {"content-type": "application/json"},
    "another body's": lambda world, body: world.headers(body + " "),
    "another key's": lambda world, body: {**world.headers(body), "x-slack-signature": "v0=" + "0" * 64},
    "beyond ASCII": lambda world, body: {**world.headers(body), "x-slack-signature": "v0=ü"},
    "stale": lambda world, body: world.headers(body, at=time.time() - 301),
    "from the future": lambda world, body: world.headers(body, at=time.time() + 302),
    "without a time": lambda world, body: {"x-slack-signature": world.headers(body)["x-slack-signature"]},
    "no time": lambda world, body: {**world.headers(body), "x-slack-request-timestamp": "now"},
    "stale under a fresh time": lambda world, body: {
        **world.headers(body, at=time.time() - 600),
        "x-slack-request-timestamp": str(int(time.time())),
    },
}


@pytest.mark.parametrize("path", [EVENTS, INTERACTIONS, COMMANDS])
@pytest.mark.parametrize("forge", FORGERIES.values(), ids=FORGERIES)
@in_world()
async def test_a_forged_or_stale_request_is_refused(
    world: World, path: str, forge: Callable[[World, str], Headers]
) -> None:
    body = world.envelope(text="MMF dose?")
    headers = {name: value.encode() for name, value in forge(world, body).items()}
    response = await world.replicas[0].post(path, content=body, headers=headers)
    assert response.status_code == 401
    await world.quiet()
    assert world.rasa.heard == world.slack.calls == []


@in_world()
async def test_a_replayed_request_is_acknowledged_and_not_answered_again(world: World) -> None:
    body = world.envelope(text="MMF dose?")
    headers = world.headers(body)
    for _ in range(3):
        assert (await world.replicas[0].post(EVENTS, content=body, headers=headers)).status_code == 200
    await world.quiet()
    assert len(world.rasa.heard) == len(world.slack.posts) == 1


@pytest.mark.parametrize(
    "event",
    [
        {"team": OTHER_TEAM},
        {"user_team": OTHER_TEAM},
        {"source_team": OTHER_TEAM},
    ],
)
@in_world()
async def test_a_guest_of_another_workspace_is_not_answered(world: World, event: dict[str, str]) -> None:
    assert (await world.deliver(world.envelope(text="MMF dose?", **event))).status_code == 200
    await world.quiet()
    assert world.rasa.heard == world.slack.calls == []


@in_world()
async def test_another_workspace_is_not_answered(world: World) -> None:
    assert (await world.deliver(world.envelope(team=OTHER_TEAM, text="MMF dose?"))).status_code == 200
    assert (await world.command("MMF dose?", team_id=OTHER_TEAM)).status_code == 200
    shortcut = {"type": "message_action", "callback_id": "check_evidence", "message": {"ts": "1.1", "text": "MMF?"}}
    await world.interact({**shortcut, "channel": {"id": "C1"}, "team": {"id": OTHER_TEAM}})
    await world.interact({**shortcut, "channel": {"id": "C1"}, "user": {"id": "U1", "team_id": OTHER_TEAM}})
    await world.quiet()
    assert world.rasa.heard == world.slack.calls == []


@in_world()
async def test_the_content_type_may_name_its_characters_and_no_other_is_taken(world: World) -> None:
    body = world.envelope(text="MMF dose?")
    assert (await world.deliver(body, **{"content-type": "application/json; charset=utf-8"})).status_code == 200
    assert (await world.deliver(body, **{"content-type": "text/plain"})).status_code == 415
    await world.quiet()
    assert len(world.rasa.heard) == 1


@pytest.mark.parametrize(
    "event",
    [
        {"bot_id": "B1"},
        {"user": None},
        {"subtype": "bot_message"},
        {"subtype": "message_changed"},
        {"subtype": "message_deleted"},
        {"subtype": "channel_join"},
        {"channel_type": "channel", "channel": "C1"},
        {"channel_type": "mpim", "channel": "G1"},
        {"type": "reaction_added"},
        {"type": "channel_created", "channel": {"id": "C1"}},
    ],
    ids=str,
)
@in_world()
async def test_what_is_not_said_to_the_app_is_passed_over(world: World, event: dict[str, Any]) -> None:
    assert (await world.write("MMF dose?", **event)).status_code == 200
    await world.quiet()
    assert world.rasa.heard == world.slack.calls == []


@in_world()
async def test_a_request_that_names_another_address_for_its_answer_is_not_answered_there(
    world: World, caplog: pytest.LogCaptureFixture
) -> None:
    elsewhere = httpx.URL(world.slack.address).copy_with(path="/elsewhere/1")
    assert (await world.command("MMF dose?", response_url=str(elsewhere))).status_code == 200
    await world.quiet()
    assert len(world.rasa.heard) == 1
    assert world.slack.calls == []
    assert "response_url is not Slack's" in caplog.text


json_values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(), inner, max_size=3),
    max_leaves=8,
)
names = ["type", "channel", "user", "text", "ts", "thread_ts", "channel_type", "subtype", "team", "bot_id", "tab"]
events = st.fixed_dictionaries(
    {"type": st.sampled_from(["message", "app_mention", "app_home_opened"]) | json_values},
    optional={name: st.sampled_from(["im", "D1", "messages", ""]) | json_values for name in names[1:]},
)
envelopes = st.fixed_dictionaries(
    {"type": st.sampled_from(["event_callback", "url_verification"]) | json_values, "event": events | json_values},
    optional={"event_id": st.text() | json_values, "team_id": st.just(TEAM) | json_values, "challenge": json_values},
)
interactions = st.fixed_dictionaries(
    {"type": st.sampled_from(["block_actions", "message_action"]) | json_values},
    optional={
        "callback_id": st.just("check_evidence") | json_values,
        "trigger_id": st.text() | json_values,
        "user": st.just({"id": "U1"}) | json_values,
        "team": st.just({"id": TEAM}) | json_values,
        "channel": st.just({"id": "C1"}) | json_values,
        "message": st.just({"ts": "1.1", "text": "x"}) | json_values,
        "actions": st.lists(st.fixed_dictionaries({"value": st.text()}) | json_values, max_size=2) | json_values,
        "container": json_values,
        "response_url": st.text() | json_values,
    },
)
forms = st.dictionaries(
    st.sampled_from(["payload", "team_id", "channel_id", "user_id", "trigger_id", "text", "response_url", "ssl_check"]),
    st.just(TEAM) | st.text(),
)
bodies = st.one_of(
    st.tuples(st.just(EVENTS), envelopes.map(json.dumps).map(str.encode)),
    st.tuples(st.just(EVENTS), json_values.map(json.dumps).map(str.encode)),
    st.tuples(st.just(INTERACTIONS), interactions.map(lambda i: urlencode({"payload": json.dumps(i)}).encode())),
    st.tuples(st.sampled_from([COMMANDS, INTERACTIONS]), forms.map(lambda f: urlencode(f).encode())),
    st.tuples(st.sampled_from([EVENTS, INTERACTIONS, COMMANDS]), st.binary()),
    st.tuples(st.sampled_from([EVENTS, INTERACTIONS, COMMANDS]), st.text().map(str.encode)),
    st.tuples(
        st.just(EVENTS), st.sampled_from([b"[" * 50_000, b'{"a":' * 20_000, b'{"type": "\\ud800"}', b"1" * 9_000])
    ),
)


def test_no_body_makes_the_webhook_fail(tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    """Signed by Slack or not, whatever it holds: an answer below 500, and nothing but log lines of our own making."""

    @settings(max_examples=100, suppress_health_check=list(HealthCheck))
    @given(st.lists(st.tuples(bodies, st.booleans()), min_size=1, max_size=40))
    def property_of(requests: list[tuple[tuple[str, bytes], bool]]) -> None:
        in_world()(lambda world: send(world, requests))(tmp_path)

    async def send(world: World, requests: list[tuple[tuple[str, bytes], bool]]) -> None:
        for (path, body), signed in requests:
            kind = "application/json" if path == EVENTS else "application/x-www-form-urlencoded"
            headers = {"content-type": kind}
            if signed:
                try:
                    headers = world.headers(body.decode(), kind)
                except UnicodeDecodeError:
                    headers = {**world.headers("", kind)}
            response = await world.replicas[0].post(path, content=body, headers=headers)
            assert response.status_code < 500, (path, body)
            assert signed or response.status_code == 401
        await world.quiet()

    property_of()
    assert "in the background failed" not in caplog.text
