"""Each message is acknowledged at once, answered once, in order, and sent with patience."""

from __future__ import annotations

import asyncio
import logging
import threading
import time
from pathlib import Path

import httpx
import pytest

from bot.channels.platform.claims import SqliteClaims
from bot.channels.teams.connector import TOKEN_MARGIN, AccessToken, Address, Connector, NotSent
from bot.guard.rate import Buckets
from bot.guard.refusals import Failed, TooFast
from tests.teams.bench import Bench, ScriptedAgent, is_notice, on_bench, replica
from tests.teams.microsoft import APP_ID, APP_PASSWORD, Reply, microsoft


def test_a_message_is_acknowledged_while_its_answer_is_being_made() -> None:
    async def scenario(bench: Bench) -> None:
        bench.agent.gate = asyncio.Event()
        started = time.monotonic()
        response = await bench.deliver(bench.message())
        assert response.status_code == 202
        assert time.monotonic() - started < 1.0
        assert bench.microsoft.sent == []
        bench.agent.gate.set()
        await bench.settled()
        assert bench.microsoft.sent[-1]["text"] == "an answer"

    on_bench(scenario)


@pytest.mark.slow
def test_an_action_of_six_seconds_keeps_nobody_waiting_for_the_acknowledgement() -> None:
    async def scenario(bench: Bench) -> None:
        bench.agent.gate = asyncio.Event()
        asyncio.get_running_loop().call_later(6.0, bench.agent.gate.set)
        started = time.monotonic()
        for text in ("first", "second"):
            await bench.deliver(bench.message(text))
        assert time.monotonic() - started < 1.0
        await bench.settled()
        assert time.monotonic() - started >= 6.0
        assert [sent["text"] for sent in bench.microsoft.sent].count("an answer") == 2

    on_bench(scenario)


def test_the_answer_replies_to_the_message_and_typing_is_shown() -> None:
    async def scenario(bench: Bench) -> None:
        activity = bench.message(chat="19:thread;messageid=1")
        (sent,) = await bench.asked(activity)
        assert sent["replyToId"] == activity["id"]
        assert bench.microsoft.typing == 1
        posted = bench.microsoft.called("/service/")[-1]
        assert posted.path == f"/service/v3/conversations/19:thread;messageid=1/activities/{activity['id']}"
        assert posted.headers["Authorization"] == "Bearer token-1"
        assert posted.headers["Content-Type"].startswith("application/json")

    on_bench(scenario)


def test_the_token_is_asked_of_the_bots_own_tenant() -> None:
    async def scenario(bench: Bench) -> None:
        await bench.asked(bench.message())
        await bench.asked(bench.message())
        (call,) = bench.microsoft.called("/token")
        assert call.form == {
            "grant_type": "client_credentials",
            "client_id": APP_ID,
            "client_secret": APP_PASSWORD,
            "scope": "https://api.botframework.com/.default",
        }

    on_bench(scenario)


def test_a_token_is_renewed_five_minutes_before_its_end() -> None:
    async def scenario(bench: Bench) -> None:
        now = [0.0]
        token = AccessToken(bench.channel._settings, bench.channel._client, clock=lambda: now[0])
        assert await token.get() == "token-1"
        now[0] = bench.microsoft.lifetime - TOKEN_MARGIN - 1
        assert await token.get() == "token-1"
        now[0] += 1
        assert await token.get() == "token-2"

    on_bench(scenario)


def test_a_retried_or_replayed_message_is_answered_once() -> None:
    async def scenario(bench: Bench) -> None:
        activity, token = bench.message(), bench.microsoft.token()
        for _ in range(3):
            assert (await bench.deliver(activity, token=token)).status_code == 202
            await bench.settled()
        assert bench.agent.texts == ["MMF dose?"]
        assert [sent["text"] for sent in bench.microsoft.sent if not is_notice(sent)] == ["an answer"]

    on_bench(scenario)


def test_two_replicas_that_get_the_same_message_at_once_answer_it_once(tmp_path: Path) -> None:
    async def run() -> None:
        agent, file = ScriptedAgent(), tmp_path / "claims.db"
        with microsoft() as fake:
            async with (
                replica(fake, SqliteClaims(file), agent) as one,
                replica(fake, SqliteClaims(file), agent) as other,
            ):
                activities = [one.message(f"question {number}") for number in range(10)]
                sent = [bench.deliver(activity) for activity in activities for bench in (one, other)]
                responses = await asyncio.gather(*sent)
                assert {response.status_code for response in responses} == {202}
                await one.settled()
                await other.settled()
        assert sorted(agent.texts) == sorted(activity["text"] for activity in activities)

    asyncio.run(run())


def test_answers_come_in_the_order_of_the_questions() -> None:
    async def scenario(bench: Bench) -> None:
        bench.agent.gate = asyncio.Event()
        for number in range(5):
            await bench.deliver(bench.message(f"question {number}"))
        bench.agent.gate.set()
        await bench.settled()
        assert bench.agent.texts == [f"question {number}" for number in range(5)]

    on_bench(scenario)


def test_the_service_is_given_the_time_it_asks_for() -> None:
    async def scenario(bench: Bench) -> None:
        bench.microsoft.replies = [Reply(201), Reply(429, {"Retry-After": "7"}), Reply(429, {"Retry-After": "9999"})]
        await bench.asked(bench.message())
        assert bench.slept == [7.0, 30.0]
        assert [sent["text"] for sent in bench.microsoft.sent][1:] == ["an answer"] * 3

    on_bench(scenario)


@pytest.mark.parametrize("retry_after", ["soon", "-1", "nan", "Wed, 21 Oct 2026 07:28:00 GMT"])
def test_a_wait_that_is_no_number_of_seconds_is_chosen_by_us(retry_after: str) -> None:
    async def scenario(bench: Bench) -> None:
        bench.microsoft.replies = [Reply(201), Reply(429, {"Retry-After": retry_after})]
        await bench.asked(bench.message())
        assert bench.slept == [1.0]

    on_bench(scenario)


def test_a_failing_service_is_tried_again_and_given_up_in_the_end(caplog: pytest.LogCaptureFixture) -> None:
    async def scenario(bench: Bench) -> None:
        bench.microsoft.replies = [Reply(201), *[Reply(503)] * 4]
        with caplog.at_level(logging.ERROR):
            await bench.asked(bench.message("34 f, MMF dose?"))
        assert bench.slept == [1.0, 2.0, 4.0]
        assert "NotSent" in caplog.text
        assert "MMF" not in caplog.text

    on_bench(scenario)


def test_a_refusal_is_not_repeated() -> None:
    async def scenario(bench: Bench) -> None:
        bench.microsoft.replies = [Reply(201), Reply(403)]
        await bench.asked(bench.message())
        assert [sent["text"] for sent in bench.microsoft.sent][1:] == ["an answer"]

    on_bench(scenario)


def test_a_token_that_the_service_refuses_is_replaced_once() -> None:
    async def scenario(bench: Bench) -> None:
        await bench.asked(bench.message())
        bench.microsoft.replies = [Reply(401)]
        assert len(await bench.asked(bench.message())) == 2
        assert bench.microsoft.called("/service/")[-1].headers["Authorization"] == "Bearer token-2"
        assert bench.slept == []

    on_bench(scenario)


def test_a_service_out_of_reach_is_tried_again() -> None:
    async def run() -> None:
        with microsoft() as fake:
            async with replica(fake) as bench:
                token = bench.channel._connector._token
                waits: list[float] = []

                async def sleep(seconds: float) -> None:
                    waits.append(seconds)

                connector = Connector(httpx.AsyncClient(), token, sleep)
                with pytest.raises(NotSent):
                    await connector.send(Address("http://127.0.0.1:9/", "c"), {"type": "typing"})
                assert waits == [1.0, 2.0, 4.0]

    asyncio.run(run())


def test_a_service_that_does_not_answer_is_not_waited_for_and_gets_no_second_copy(
    caplog: pytest.LogCaptureFixture,
) -> None:
    async def scenario(bench: Bench) -> None:
        client = bench.channel._client
        assert (client.timeout.connect, client.timeout.read, client.timeout.write, client.timeout.pool) == (
            5,
            10,
            10,
            10,
        )
        await bench.asked(bench.message())
        bench.microsoft.silent, client.timeout = threading.Event(), httpx.Timeout(0.2)
        before = len(bench.microsoft.sent)
        with caplog.at_level(logging.ERROR):
            await bench.deliver(bench.message())
            await bench.settled()
        bench.microsoft.silent.set()
        assert len(bench.microsoft.sent) == before + 1
        assert "NotSent" in caplog.text

    on_bench(scenario)


def test_the_bots_token_goes_nowhere_but_to_the_service_of_the_message() -> None:
    async def scenario(bench: Bench) -> None:
        await bench.asked(bench.message())
        with_token = {call.path.split("/")[1] for call in bench.microsoft.calls if "Authorization" in call.headers}
        assert with_token == {"service"}

    on_bench(scenario)


def test_a_failing_action_is_told_and_its_words_are_not_logged(caplog: pytest.LogCaptureFixture) -> None:
    async def scenario(bench: Bench) -> None:
        bench.agent.error = ValueError("quoting MMF dose?")
        with caplog.at_level(logging.DEBUG, "bot"):
            assert [sent["text"] for sent in await bench.asked(bench.message())] == [Failed.sentence]
        assert "quoting" not in caplog.text

    on_bench(scenario)


def test_the_notice_comes_once_for_each_person() -> None:
    async def scenario(bench: Bench) -> None:
        for user, chat in (("u1", "a"), ("u1", "b"), ("u2", "c"), ("u1", "a")):
            await bench.asked(bench.message(user=user, chat=chat))
        notices = [call.path for call in bench.microsoft.called("/service/") if is_notice(call.json)]
        assert [path.split("/")[4] for path in notices] == ["a", "c"]

    on_bench(scenario)


def test_a_flood_is_told_once_and_not_answered() -> None:
    async def scenario(bench: Bench) -> None:
        for number in range(6):
            await bench.asked(bench.message(chat=f"chat-{number}"))
        assert len(bench.agent.messages) == 2
        told = [sent for sent in bench.microsoft.sent if sent["text"] == TooFast.sentence]
        assert len(told) == 1

    on_bench(scenario, buckets=Buckets(burst=2, clock=lambda: 0.0))
