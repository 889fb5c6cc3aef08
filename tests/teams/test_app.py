"""The app package, the settings and their description: each held against the others and against what Teams takes."""

from __future__ import annotations

import json
import re
import subprocess
import sys
import zipfile
from pathlib import Path
from typing import Any

import pytest
import yaml
from jsonschema import Draft4Validator
from PIL import Image

from actions.presentation.picture import png
from bot.channels.platform import InMemoryClaims, MissingSettings
from bot.channels.teams import Teams
from bot.channels.teams.settings import TeamsSettings
from bot.guard.rate import Buckets
from bot.launch.settings import ROOT
from tests.teams.playground.__main__ import INSTALLED

DEPLOY = ROOT / "deploy/teams"
DOCUMENTED = (ROOT / "docs/teams.md").read_text(encoding="utf-8")
SCHEMA = json.loads((Path(__file__).parent / "schemas/teams-manifest-1.19.json").read_text(encoding="utf-8"))
APP_ID = "12345678-0000-4000-8000-0000000000ab"
KEYS = {
    "SECONDLINE_TEAMS_APP_ID": APP_ID,
    "SECONDLINE_TEAMS_APP_PASSWORD": "a secret",
    "SECONDLINE_TEAMS_TENANT": "11111111-1111-4111-8111-111111111111",
}


def manifest() -> dict[str, Any]:
    value: dict[str, Any] = json.loads((DEPLOY / "manifest.json").read_text(encoding="utf-8"))
    return value


def faults(value: object) -> list[str]:
    return [error.message for error in Draft4Validator(SCHEMA).iter_errors(value)]


def test_the_manifest_is_valid_and_the_schema_can_refuse() -> None:
    assert faults(manifest()) == []
    assert faults({**manifest(), "id": "not a guid"})
    assert faults({**manifest(), "accentColor": "teal"})


def test_the_manifest_asks_for_what_is_handled_and_no_more() -> None:
    (bot,) = manifest()["bots"]
    assert bot["botId"] == manifest()["id"]
    assert set(bot["scopes"]) == {"personal", "groupChat", "team"}
    assert bot["supportsFiles"] is False
    assert not {"permissions", "webApplicationInfo", "authorization", "devicePermissions"} & set(manifest())
    assert manifest()["validDomains"] == []  # pictures stand in the card itself


def test_the_version_is_the_projects() -> None:
    project = (ROOT / "pyproject.toml").read_text(encoding="utf-8")
    assert f'version = "{manifest()["version"]}"' in project


@pytest.mark.parametrize(("name", "size"), [("color", 192), ("outline", 32)])
def test_icons_have_the_size_and_colours_that_teams_asks_for(name: str, size: int) -> None:
    image = Image.open(DEPLOY / f"{name}.png").convert("RGBA")
    assert image.size == (size, size)
    pixels = [image.getpixel((x, y)) for x in range(size) for y in range(size)]
    if name == "outline":
        assert {pixel[:3] for pixel in pixels if pixel[3]} == {(255, 255, 255)}
        assert any(pixel[3] == 0 for pixel in pixels)
    else:
        assert all(pixel[3] == 255 for pixel in pixels)
    assert (DEPLOY / f"{name}.png").read_bytes() == png((DEPLOY / f"{name}.svg").read_text("utf-8"), scale=1)


def package(output: Path, app_id: str) -> subprocess.CompletedProcess[str]:
    given = ["--app-id", app_id, "--host", "aih.example.org", "--organisation", 'The "Liver" Unit']
    command = [sys.executable, str(DEPLOY / "package.py"), *given, "--output", str(output)]
    return subprocess.run(command, capture_output=True, text=True, check=False)


def test_the_package_is_complete_and_valid_without_a_placeholder_left(tmp_path: Path) -> None:
    assert package(tmp_path / "app.zip", APP_ID).returncode == 0
    with zipfile.ZipFile(tmp_path / "app.zip") as made:
        assert sorted(made.namelist()) == ["color.png", "manifest.json", "outline.png"]
        text = made.read("manifest.json").decode()
    filled = json.loads(text)
    assert faults(filled) == []
    assert filled["id"] == filled["bots"][0]["botId"] == APP_ID
    assert filled["developer"]["name"] == 'The "Liver" Unit'
    assert "YOUR" not in text
    assert "00000000-0000-0000-0000-000000000000" not in text


def test_the_playground_is_no_part_of_what_is_shipped() -> None:
    project = (ROOT / "pyproject.toml").read_text(encoding="utf-8")
    assert 'include = ["bot*", "actions*"]' in project  # it is run from tests, and installed into build
    assert INSTALLED.relative_to(ROOT).parts[0] == "build"
    assert "build/" in (ROOT / ".gitignore").read_text(encoding="utf-8").splitlines()
    named = [path for top in ("bot", "actions", "deploy", "requirements") for path in (ROOT / top).rglob("*.*")]
    kept = [
        path for path in named if "node_modules" not in path.parts and path.suffix in {".py", ".json", ".in", ".lock"}
    ]
    assert len(kept) > 100
    assert [path for path in kept if "m365agentsplayground" in path.read_text(encoding="utf-8")] == []


def test_an_id_that_is_none_makes_no_package(tmp_path: Path) -> None:
    assert package(tmp_path / "app.zip", "my-app").returncode != 0
    assert not (tmp_path / "app.zip").exists()


def test_every_setting_is_documented_and_the_other_way_round() -> None:
    named = re.findall(r"^\| `(SECONDLINE_TEAMS_\w+)` \|", DOCUMENTED, re.MULTILINE)
    source = (ROOT / "bot/channels/teams/settings.py").read_text(encoding="utf-8")
    assert {f"SECONDLINE_TEAMS_{name}" for name in re.findall(r"\{_PREFIX\}(\w+)", source)} == set(named)


def test_one_error_names_everything_that_is_missing() -> None:
    with pytest.raises(MissingSettings) as missing:
        TeamsSettings.from_environment({})
    assert all(name in str(missing.value) for name in KEYS)


@pytest.mark.parametrize(
    ("name", "wrong"),
    [
        ("SECONDLINE_TEAMS_SERVICE_HOSTS", "http://service.example"),
        ("SECONDLINE_TEAMS_OPENID_URL", "http://login.example/openid"),
        ("SECONDLINE_TEAMS_TOKEN_URL", "ftp://127.0.0.1/"),
    ],
)
def test_a_wrong_setting_is_named(name: str, wrong: str) -> None:
    with pytest.raises(MissingSettings, match=name):
        TeamsSettings.from_environment({**KEYS, name: wrong})


def test_the_usual_settings_are_microsofts_own_addresses_of_the_bots_tenant() -> None:
    settings = TeamsSettings.from_environment(KEYS)
    assert settings.token_url == f"https://login.microsoftonline.com/{settings.tenant}/oauth2/v2.0/token"
    assert settings.tenants == {settings.tenant}
    assert settings.trusts("https://smba.trafficmanager.net/emea/")
    assert not settings.trusts("https://smba.trafficmanager.net.evil.example/")


def test_secrets_are_not_shown() -> None:
    assert "a secret" not in repr(TeamsSettings.from_environment(KEYS))


def test_the_channel_starts_without_anybody_to_contact() -> None:
    nobody = {f"SECONDLINE_TEAMS_{name}": "http://127.0.0.1:9/" for name in ("OPENID_URL", "TOKEN_URL")}
    settings = TeamsSettings.from_environment({**KEYS, **nobody})
    assert Teams(settings, InMemoryClaims(), Buckets()).name() == "teams"


def test_it_is_off_unless_the_credentials_name_it() -> None:
    credentials = (ROOT / "credentials.yml").read_text(encoding="utf-8")
    assert not any("teams" in name for name in yaml.safe_load(credentials))
    assert "# bot.channels.teams.Teams: {}" in credentials
