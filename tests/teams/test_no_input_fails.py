"""Whatever is posted to the webhook, signed or not: an answer below 500, and no work that fails behind it."""

from __future__ import annotations

import json
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.teams.bench import Bench, on_bench
from tests.teams.microsoft import TENANT

WEBHOOK = "/webhooks/teams/webhook"

json_values: st.SearchStrategy[Any] = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | st.text(),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(), inner, max_size=3),
    max_leaves=8,
)
texts = st.text() | st.just("MMF dose?") | st.just("/restart") | st.just("<at>SecondLine</at> dose?")
mentions = st.fixed_dictionaries({"type": st.just("mention") | json_values, "text": texts | json_values})
submitted = st.fixed_dictionaries({"say": texts | json_values}, optional={"of": texts | json_values})
fields: dict[str, st.SearchStrategy[Any]] = {
    "type": st.sampled_from(["message", "invoke", "conversationUpdate", "installationUpdate", ""]) | json_values,
    "id": st.text() | json_values,
    "replyToId": st.text() | json_values,
    "text": texts | json_values,
    "name": st.just("adaptiveCard/action") | json_values,
    "action": st.just("add") | json_values,
    "value": submitted | st.fixed_dictionaries({"action": json_values | st.just({"data": {"say": "x"}})}) | json_values,
    "entities": st.lists(mentions | json_values, max_size=3) | json_values,
    "channelData": st.just({"tenant": {"id": TENANT}}) | json_values,
    "conversation": st.fixed_dictionaries({"id": st.text() | json_values, "tenantId": st.just(TENANT) | json_values})
    | json_values,
    "from": st.fixed_dictionaries({"id": st.text() | json_values}) | json_values,
    "recipient": json_values,
    "membersAdded": st.lists(st.fixed_dictionaries({"id": st.just("28:bot") | st.text()}), max_size=2) | json_values,
    "serviceUrl": st.sampled_from(["http://127.0.0.1:9/", "https://evil.example/", "https://[::1"]) | json_values,
    "channelId": st.just("webchat") | json_values,
}
changes = st.lists(st.sampled_from(sorted(fields)), unique=True, max_size=4).flatmap(
    lambda names: st.fixed_dictionaries({name: fields[name] for name in names})
)
raw = st.one_of(
    st.binary(),
    st.text().map(str.encode),
    json_values.map(json.dumps).map(str.encode),
    st.sampled_from([b"[" * 50_000, b'{"a":' * 20_000, b'{"type": "\\ud800"}', b"1" * 9_000, b'{"text": NaN}']),
)
signed = st.sampled_from(["signed", "unsigned", "for another service"])
kinds = st.sampled_from(["application/json"] * 4 + ["application/json; charset=latin-1", "text/plain", ""])
headers = st.text(st.characters(min_codepoint=32, max_codepoint=126), max_size=40).map(str.strip)
one_change = st.sampled_from(
    [{"type": "invoke"}, {"type": "message", "text": "x"}, {"serviceUrl": "https://evil.example/"}]
)
requests = st.tuples(one_change | changes | raw, signed, kinds, headers)


def test_no_input_makes_the_webhook_fail(caplog: pytest.LogCaptureFixture) -> None:
    seen: set[int] = set()

    @settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck))
    @given(st.lists(requests, min_size=1, max_size=30))
    def property_of(many: list[tuple[dict[str, Any] | bytes, str, str, str]]) -> None:
        on_bench(lambda bench: send(bench, many))

    async def send(bench: Bench, many: list[tuple[dict[str, Any] | bytes, str, str, str]]) -> None:
        for body, signature, kind, authorization in many:
            given_body = body if isinstance(body, bytes) else json.dumps({**bench.message(), **body}).encode()
            tokens = {
                "signed": f"Bearer {bench.microsoft.token()}",
                "unsigned": authorization,
                "for another service": f"Bearer {bench.microsoft.token(serviceurl='https://evil.example/')}",
            }
            sent = {"Authorization": tokens[signature], "Content-Type": kind}
            response = await bench.client.post(WEBHOOK, content=given_body, headers=sent)
            assert response.status_code < 500, (body, response.text)
            assert signature == "signed" or response.status_code >= 400
            seen.add(response.status_code)
        await bench.settled()

    property_of()
    assert "in the background failed" not in caplog.text
    assert "Traceback" not in caplog.text
    assert {200, 202, 400, 401, 403, 415} <= seen  # else the inputs never came past the first step


@pytest.mark.parametrize(
    "token", [".", "..", "a.b.c", "e30.e30.", "\x7f", "eyJhbGciOiJSUzI1NiJ9..", "x" * 8_000], ids=range(7)
)
def test_no_token_makes_it_fail(token: str) -> None:
    async def scenario(bench: Bench) -> None:
        response = await bench.deliver(bench.message(), authorization=f"Bearer {token}")
        assert 400 <= response.status_code < 500

    on_bench(scenario)
