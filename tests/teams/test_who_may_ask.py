"""Only requests that the Bot Framework signed, for this bot, this service and an admitted tenant, are taken."""

from __future__ import annotations

import base64
import hmac
import time
from typing import Any

import httpx
import jwt
import pytest
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat

from bot.channels.teams.keys import INTERVAL, REFETCH_AFTER, KeySet
from tests.teams.bench import Bench, on_bench
from tests.teams.microsoft import microsoft, new_key

NOW = int(time.time())


def test_nothing_is_contacted_at_start_and_a_signed_message_is_answered() -> None:
    async def scenario(bench: Bench) -> None:
        assert bench.microsoft.calls == []
        assert [sent["text"] for sent in await bench.asked(bench.message())] == ["an answer"]

    on_bench(scenario)


@pytest.mark.parametrize(
    "claims",
    [
        {"iss": "https://sts.windows.net/x/"},
        {"iss": None},
        {"aud": "another-bot"},
        {"aud": None},
        pytest.param({"exp": NOW - 3600}, id="expired an hour ago"),
        {"exp": None},
        pytest.param({"nbf": NOW + 3600}, id="valid in an hour"),
        {"serviceurl": "https://smba.trafficmanager.net/other/"},
        {"serviceurl": None},
    ],
    ids=str,
)
def test_a_signed_token_with_other_claims_is_refused(claims: dict[str, Any]) -> None:
    async def scenario(bench: Bench) -> None:
        response = await bench.deliver(bench.message(), token=bench.microsoft.token(**claims))
        assert response.status_code == 401
        await bench.settled()
        assert bench.agent.messages == []
        assert bench.microsoft.called("/service/") == bench.microsoft.called("/token") == []

    on_bench(scenario)


def test_clocks_may_differ_by_some_minutes() -> None:
    async def scenario(bench: Bench) -> None:
        for claims in ({"exp": int(time.time()) - 120}, {"nbf": int(time.time()) + 120}):
            assert (await bench.deliver(bench.message(), token=bench.microsoft.token(**claims))).status_code == 202

    on_bench(scenario)


def _unsigned(bench: Bench) -> str:
    return bench.microsoft.token(key="", algorithm="none")


def _signed_with_the_public_key(bench: Bench) -> str:
    """What a verifier that takes any algorithm would accept: HMAC, with the public key as its secret."""
    public = bench.microsoft.keys["key-1"].public_key()
    secret = public.public_bytes(Encoding.PEM, PublicFormat.SubjectPublicKeyInfo)
    _, body, _ = bench.microsoft.token().split(".")
    head = _base64(b'{"alg":"HS256","typ":"JWT","kid":"key-1"}')  # the library itself would not make such a token
    return f"{head}.{body}.{_base64(hmac.digest(secret, f'{head}.{body}'.encode(), 'sha256'))}"


def _base64(data: bytes) -> str:
    return base64.urlsafe_b64encode(data).decode().rstrip("=")


def _signed_by_somebody_else(bench: Bench) -> str:
    return bench.microsoft.token(key=new_key())


def _with_other_claims_under_a_true_signature(bench: Bench) -> str:
    head, _, signature = bench.microsoft.token().split(".")
    body = bench.microsoft.token(iss="https://api.botframework.com", sub="more").split(".")[1]
    return f"{head}.{body}.{signature}"


def _rs512(bench: Bench) -> str:
    return bench.microsoft.token(algorithm="RS512")


def _nonsense(bench: Bench) -> str:
    return "x.y.z"


@pytest.mark.parametrize(
    "forge",
    [
        _unsigned,
        _signed_with_the_public_key,
        _signed_by_somebody_else,
        _with_other_claims_under_a_true_signature,
        _rs512,
        _nonsense,
    ],
)
def test_a_forged_token_is_refused(forge: Any) -> None:
    async def scenario(bench: Bench) -> None:
        await bench.deliver(bench.message())  # the keys are at hand
        await bench.settled()
        response = await bench.deliver(bench.message("forged"), token=forge(bench))
        assert response.status_code == 401
        await bench.settled()
        assert bench.agent.texts == ["MMF dose?"]

    on_bench(scenario)


@pytest.mark.parametrize("header", ["", "Bearer", "Bearer  x", "Basic abc", "abc"])
def test_without_a_token_no_key_is_even_fetched(header: str) -> None:
    async def scenario(bench: Bench) -> None:
        assert (await bench.deliver(bench.message(), authorization=header)).status_code == 401
        assert bench.microsoft.calls == []

    on_bench(scenario)


def test_a_key_for_another_channel_does_not_sign_for_teams() -> None:
    async def scenario(bench: Bench) -> None:
        bench.microsoft.endorsements = ["webchat"]
        assert (await bench.deliver(bench.message())).status_code == 401

    on_bench(scenario)


def test_a_new_key_is_fetched_when_it_is_first_used() -> None:
    async def scenario(bench: Bench) -> None:
        await bench.asked(bench.message())
        bench.microsoft.keys = {"key-2": new_key()}
        bench.channel._verifier._keys._interval = 0.0
        assert (await bench.deliver(bench.message(), token=bench.microsoft.token("key-2"))).status_code == 202
        assert len(bench.microsoft.called("/keys")) == 2

    on_bench(scenario)


def test_made_up_key_ids_do_not_make_the_bot_flood_the_key_server() -> None:
    async def scenario(bench: Bench) -> None:
        forger = new_key()
        for number in range(20):
            token = bench.microsoft.token(f"made-up-{number}", key=forger)
            assert (await bench.deliver(bench.message(), token=token)).status_code == 401
        assert len(bench.microsoft.called("/keys")) == 1

    on_bench(scenario)


def test_keys_are_fetched_again_after_a_day_and_kept_when_that_fails() -> None:
    async def scenario(bench: Bench) -> None:
        now = [0.0]
        keys = KeySet(f"{bench.microsoft.address}/openid", bench.channel._client, clock=lambda: now[0])
        assert await keys.key("key-1") is not None
        now[0] += REFETCH_AFTER - 1
        assert await keys.key("key-1") is not None
        assert len(bench.microsoft.called("/keys")) == 1
        now[0] += 1
        bench.microsoft.broken = True
        assert await keys.key("key-1") is not None
        assert len(bench.microsoft.called("/keys")) == 2
        now[0] += INTERVAL
        bench.microsoft.broken, bench.microsoft.keys = False, {"key-2": new_key()}
        assert await keys.key("key-1") is None

    on_bench(scenario)


def test_while_no_key_was_ever_had_the_sender_is_asked_to_come_again() -> None:
    async def scenario(bench: Bench) -> None:
        bench.microsoft.broken = True
        assert (await bench.deliver(bench.message())).status_code == 503
        bench.microsoft.broken = False
        bench.channel._verifier._keys._interval = 0.0
        assert (await bench.deliver(bench.message())).status_code == 202

    on_bench(scenario)


def test_keys_that_are_no_rsa_signature_keys_are_passed_over() -> None:
    async def scenario(bench: Bench) -> None:
        fake = bench.microsoft
        fake.other_keys = [
            {"kty": "RSA", "kid": "broken", "n": "!", "e": "AQAB"},
            {**fake.jwk("key-1"), "kid": "for-encryption", "use": "enc"},
            {"kty": "oct", "kid": "secret", "k": "c2VjcmV0"},
        ]
        assert (await bench.deliver(bench.message())).status_code == 202
        for kid in ("broken", "for-encryption", "secret"):
            token = fake.token(kid, key=fake.keys["key-1"])
            assert (await bench.deliver(bench.message(), token=token)).status_code == 401

    on_bench(scenario)


@pytest.mark.parametrize(
    "service",
    [
        "https://evil.example/",
        "http://smba.trafficmanager.net/",
        "https://smba.trafficmanager.net.evil.example/",
        "https://smba.trafficmanager.net@evil.example/",
        "https://evil.example\\@smba.trafficmanager.net/",
        "https://smba.trafficmanager.net:444/",
        "https://smba.trafficmanager.net/teams?x=1",
        "https://smba.trafficmanager.net/\r\nHost: evil.example",
        "https://[::1/",
        "//smba.trafficmanager.net/",
        "http://169.254.169.254/latest/meta-data/",
        "https://smba.trafficmanager.net/" + "x" * 600,
        "",
    ],
)
def test_a_hostile_service_address_causes_no_request_at_all(service: str, monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[str] = []
    passed_on = httpx.AsyncHTTPTransport.handle_async_request

    async def noted(transport: httpx.AsyncHTTPTransport, request: httpx.Request) -> httpx.Response:
        asked.append(request.url.path)
        return await passed_on(transport, request)

    async def scenario(bench: Bench) -> None:
        # Every request of the process, ours to the webhook included, wherever it goes.
        monkeypatch.setattr(httpx.AsyncHTTPTransport, "handle_async_request", noted)
        token = bench.microsoft.token(serviceurl=service)
        response = await bench.deliver(bench.message(serviceUrl=service), token=token)
        assert response.status_code == 403
        await bench.settled()
        assert asked == ["/webhooks/teams/webhook"]
        assert bench.agent.messages == []
        # The same is noted where the address is a known one: what is counted above can be seen.
        await bench.deliver(bench.message(serviceUrl="https://smba.trafficmanager.net/"))
        assert "/openid" in asked

    on_bench(scenario, SERVICE_HOSTS="smba.trafficmanager.net")


@pytest.mark.parametrize(
    "fields",
    [
        {"conversation": {"id": "c", "conversationType": "personal", "tenantId": "another"}},
        {"channelData": {"tenant": {"id": "another"}}},
        {"conversation": {"id": "c", "conversationType": "personal"}, "channelData": {}},
        {"conversation": {"id": "c", "conversationType": "personal"}, "channelData": None},
    ],
)
def test_another_tenant_is_refused_and_so_is_none(fields: dict[str, Any]) -> None:
    async def scenario(bench: Bench) -> None:
        assert (await bench.deliver(bench.message(**fields))).status_code == 403
        await bench.settled()
        assert bench.agent.messages == []
        assert bench.microsoft.called("/service/") == []

    on_bench(scenario)


def test_several_tenants_can_be_admitted() -> None:
    async def scenario(bench: Bench) -> None:
        conversation = {"id": "c", "conversationType": "personal", "tenantId": "tenant-b"}
        activity = bench.message(conversation=conversation, channelData={"tenant": {"id": "tenant-b"}})
        assert (await bench.deliver(activity)).status_code == 202

    on_bench(scenario, TENANTS="tenant-a, tenant-b")


def test_the_library_itself_would_verify_our_tokens() -> None:
    """The fake's tokens are true ones: without this, every refusal above could be an accident."""
    with microsoft() as fake:
        public = fake.keys["key-1"].public_key()
        claims = jwt.decode(
            fake.token(), public, algorithms=["RS256"], audience=fake.environment["SECONDLINE_TEAMS_APP_ID"]
        )
    assert claims["serviceurl"] == fake.service_url
