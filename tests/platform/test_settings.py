"""Settings come from the environment, and what cannot be read is named."""

from pathlib import Path

import pytest

from bot.launch.settings import Settings


def test_without_variables_the_assistant_listens_on_this_machine_alone() -> None:
    assert Settings.from_environment({}).address == "http://127.0.0.1:5005"


def test_variables_replace_defaults() -> None:
    settings = Settings.from_environment(
        {
            "SECONDLINE_HOST": "10.0.0.1",
            "SECONDLINE_PORT": "80",
            "SECONDLINE_TRACKER": "/data/c.db",
            "SECONDLINE_DEMO": "no",
            "SECONDLINE_ORIGINS": "https://learn.example/, https://other.example",
        }
    )
    assert settings.address == "http://10.0.0.1:80"
    assert settings.tracker == Path("/data/c.db")
    assert settings.demo is False
    assert {"https://learn.example", "https://other.example", "http://10.0.0.1:80"} <= settings.allowed_origins


def test_an_unreadable_number_is_named() -> None:
    with pytest.raises(ValueError, match="SECONDLINE_PORT"):
        Settings.from_environment({"SECONDLINE_PORT": "http"})


@pytest.mark.parametrize(
    ("variables", "demo"),
    [
        ({}, True),
        ({"HOST": "0.0.0.0"}, False),
        ({"TOKEN_KEY": "k" * 32}, False),
        ({"HOST": "0.0.0.0", "DEMO": "yes"}, True),
        ({"DEMO": "off"}, False),
    ],
)
def test_anonymous_sessions_are_for_development_unless_asked_for(variables: dict[str, str], demo: bool) -> None:
    environment = {f"SECONDLINE_{name}": value for name, value in variables.items()}
    assert Settings.from_environment(environment).demo is demo
