"""A web session is worth what its signature, audience and time say, and names no conversation itself."""

import time
from pathlib import Path
from typing import Any

import jwt
import pytest

from bot.channels.tokens import AUDIENCE, ISSUER, Tokens, conversation_id
from bot.guard import Refusal
from bot.launch.settings import Settings

KEY = "k" * 32
CLAIMS = {"iss": ISSUER, "aud": AUDIENCE, "sub": "dr-a", "exp": int(time.time()) + 3600}


def bearer(claims: dict[str, Any], key: str = KEY, algorithm: str = "HS256") -> str:
    return "Bearer " + jwt.encode(claims, key, algorithm=algorithm)


def test_an_issued_token_is_accepted_and_two_visitors_are_told_apart() -> None:
    tokens = Tokens(KEY)
    one, other = (tokens.subject(f"Bearer {tokens.issue()}") for _ in range(2))
    assert one != other
    assert tokens.subject(f"Bearer {tokens.issue('dr-a')}") == "dr-a"


def test_a_token_of_the_host_page_is_accepted() -> None:
    assert Tokens(KEY).subject(bearer(CLAIMS)) == "dr-a"


@pytest.mark.parametrize(
    "header",
    [
        None,
        "",
        "Bearer",
        "Bearer x.y.z",
        "Basic " + jwt.encode(CLAIMS, KEY),
        bearer(CLAIMS, key="x" * 32),
        bearer({**CLAIMS, "exp": 1}),
        bearer({**CLAIMS, "exp": int(time.time()) + 13 * 3600}),
        bearer({**CLAIMS, "aud": "another"}),
        bearer({**CLAIMS, "iss": "another"}),
        bearer({name: value for name, value in CLAIMS.items() if name != "exp"}),
        bearer({name: value for name, value in CLAIMS.items() if name != "sub"}),
        bearer(CLAIMS, key="", algorithm="none"),
    ],
    ids=[
        *("none", "empty", "no token", "no token's form", "another scheme", "another key", "expired", "too long"),
        *("another audience", "another issuer", "no expiry", "no subject", "unsigned"),
    ],  # the tokens hold the time: two workers would name the tests apart
)
def test_any_other_is_refused(header: str | None) -> None:
    with pytest.raises(Refusal) as refused:
        Tokens(KEY).subject(header)
    assert refused.value.status == 401


def test_a_short_key_is_refused() -> None:
    with pytest.raises(ValueError, match="32"):
        Tokens("short")


def test_a_made_key_is_kept_for_the_next_start_and_for_its_owner_alone(tmp_path: Path) -> None:
    settings = Settings(tracker=tmp_path / "var" / "conversations.db")
    token = Tokens.from_settings(settings).issue("dr-a")
    assert Tokens.from_settings(settings).subject(f"Bearer {token}") == "dr-a"
    assert (tmp_path / "var" / "token-key").stat().st_mode & 0o077 == 0


def test_the_conversation_is_derived_and_does_not_show_the_subject() -> None:
    assert conversation_id("dr-a") == conversation_id("dr-a") != conversation_id("dr-b")
    assert "dr-a" not in conversation_id("dr-a")
