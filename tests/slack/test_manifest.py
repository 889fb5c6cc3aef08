"""The app's manifest asks Slack for what the code handles, and for nothing more."""

import re
from pathlib import Path
from typing import Any

import pytest
import yaml

from bot.channels.platform import MissingSettings
from bot.channels.slack import Slack
from bot.channels.slack.incoming import CHECK_EVIDENCE, EVENTS
from bot.channels.slack.settings import SlackSettings
from bot.launch.settings import ROOT, Settings
from tests.slack.world import COMMANDS, INTERACTIONS
from tests.slack.world import EVENTS as EVENTS_PATH

MANIFEST: dict[str, Any] = yaml.safe_load((ROOT / "deploy/slack/manifest.yml").read_text(encoding="utf-8"))
DOCUMENTED = (ROOT / "docs/slack.md").read_text(encoding="utf-8")
SCOPES_OF_EVENTS = {"app_mention": {"app_mentions:read"}, "message.im": {"im:history"}, "app_home_opened": set()}
SCOPES_OF_METHODS = {
    "chat.postMessage": "chat:write",
    "chat.update": "chat:write",
    "assistant.threads.setStatus": "chat:write",
    "files_upload_v2": "files:write",
}


def test_events_are_those_that_are_handled() -> None:
    subscribed = set(MANIFEST["settings"]["event_subscriptions"]["bot_events"])
    assert {event.split(".")[0] for event in subscribed} == EVENTS
    assert subscribed == set(SCOPES_OF_EVENTS)


def test_command_and_shortcut_are_those_that_are_handled() -> None:
    (command,) = MANIFEST["features"]["slash_commands"]
    (shortcut,) = MANIFEST["features"]["shortcuts"]
    assert command["command"] == "/aih"
    assert (shortcut["type"], shortcut["callback_id"], shortcut["name"]) == (
        "message",
        CHECK_EVIDENCE,
        "Check the evidence",
    )


def test_addresses_are_those_that_are_served() -> None:
    command, settings = MANIFEST["features"]["slash_commands"][0], MANIFEST["settings"]
    addresses = {
        command["url"],
        settings["event_subscriptions"]["request_url"],
        settings["interactivity"]["request_url"],
    }
    assert {re.sub("^https://YOUR.HOST", "", address) for address in addresses} == {COMMANDS, EVENTS_PATH, INTERACTIONS}


def test_scopes_are_those_of_the_events_received_and_the_methods_called() -> None:
    called = set(re.findall(r'"([a-z]+(?:\.[a-zA-Z]+)+)", ', (ROOT / "bot/channels/slack/api.py").read_text("utf-8")))
    assert called | {"files_upload_v2"} == set(SCOPES_OF_METHODS)
    needed = {
        "commands",
        *SCOPES_OF_METHODS.values(),
        *(scope for scopes in SCOPES_OF_EVENTS.values() for scope in scopes),
    }
    assert set(MANIFEST["oauth_config"]["scopes"]["bot"]) == needed
    assert "user" not in MANIFEST["oauth_config"]["scopes"]


def test_texts_are_no_longer_than_slack_takes() -> None:
    shown, command = MANIFEST["display_information"], MANIFEST["features"]["slash_commands"][0]
    assert len(shown["name"]) <= 35
    assert len(shown["description"]) <= 140
    assert 174 <= len(shown["long_description"]) <= 4_000
    assert len(command["description"]) <= 2_000
    assert len(MANIFEST["features"]["shortcuts"][0]["name"]) <= 24


KEYS = {
    "SECONDLINE_SLACK_SIGNING_SECRET": "s" * 32,
    "SECONDLINE_SLACK_BOT_TOKEN": "xoxb-1",
    "SECONDLINE_SLACK_WORKSPACES": "T1, T2",
}


def test_every_setting_is_documented_and_the_other_way_round() -> None:
    named = re.findall(r"^\| `(SECONDLINE_SLACK_\w+)` \|", DOCUMENTED, re.MULTILINE)
    source = (ROOT / "bot/channels/slack/settings.py").read_text(encoding="utf-8")
    assert set(named) == set(re.findall(r'"(SECONDLINE_SLACK_\w+)"', source))


def test_settings_are_read_and_secrets_are_not_shown() -> None:
    settings = SlackSettings.from_environment(KEYS)
    assert settings.workspaces == {"T1", "T2"}
    assert settings.api_url == "https://slack.com/api/"
    assert "s" * 32 not in repr(settings)
    assert "xoxb-1" not in repr(settings)


def test_one_error_names_everything_that_is_missing() -> None:
    with pytest.raises(MissingSettings) as missing:
        SlackSettings.from_environment({})
    assert all(name in str(missing.value) for name in KEYS)


@pytest.mark.parametrize(
    ("name", "wrong"),
    [
        ("SECONDLINE_SLACK_BOT_TOKEN", "xoxp-1"),
        ("SECONDLINE_SLACK_WORKSPACES", " "),
        ("SECONDLINE_SLACK_API_URL", "http://slack.example/api"),
        ("SECONDLINE_SLACK_HOOKS_URL", "ftp://127.0.0.1/"),
    ],
)
def test_a_wrong_setting_is_named(name: str, wrong: str) -> None:
    with pytest.raises(MissingSettings, match=name):
        SlackSettings.from_environment({**KEYS, name: wrong})


def test_the_channel_starts_without_anybody_to_contact(tmp_path: Path) -> None:
    nobody = "http://127.0.0.1:9"
    environment = {**KEYS, "SECONDLINE_SLACK_API_URL": nobody, "SECONDLINE_SLACK_HOOKS_URL": nobody}
    settings = Settings(tracker=tmp_path / "c.db", redis_url="redis://127.0.0.1:9")
    assert Slack(SlackSettings.from_environment(environment), settings).name() == "slack"


def test_it_is_off_unless_the_credentials_name_it() -> None:
    credentials = (ROOT / "credentials.yml").read_text(encoding="utf-8")
    assert not any("slack" in name for name in yaml.safe_load(credentials))
    assert "# bot.channels.slack.Slack: {}" in credentials
