"""Slack's own settings, `SECONDLINE_SLACK_*` in the environment."""

import os
from collections.abc import Mapping
from dataclasses import dataclass, field

from bot.channels.platform import Environment


@dataclass(frozen=True)
class SlackSettings:
    """Keys of the Slack app, the workspaces that may use it, and where Slack is found."""

    signing_secret: str = field(repr=False)
    bot_token: str = field(repr=False)
    workspaces: frozenset[str]
    """Ids of workspaces (T…) and, on Enterprise Grid, organisations (E…) whose members may ask."""
    api_url: str = "https://slack.com/api/"
    hooks_url: str = "https://hooks.slack.com/"
    """The only address that answers to commands are sent to; a request that names another is not answered."""

    @classmethod
    def from_environment(cls, environment: Mapping[str, str] = os.environ) -> "SlackSettings":
        """Read the settings.

        Raises:
            MissingSettings: one or more are missing or wrong; the message names them all.
        """
        read = Environment("Slack", environment)
        settings = cls(
            signing_secret=read.needed(
                "SECONDLINE_SLACK_SIGNING_SECRET", "the app's Basic Information page shows it as Signing Secret."
            ),
            bot_token=read.needed(
                "SECONDLINE_SLACK_BOT_TOKEN", "the app's OAuth & Permissions page shows it, starting with xoxb-."
            ),
            workspaces=read.needed_list(
                "SECONDLINE_SLACK_WORKSPACES",
                "ids (T…) of the workspaces that may use the assistant, separated by commas.",
            ),
            api_url=read.address("SECONDLINE_SLACK_API_URL", cls.api_url),
            hooks_url=read.address("SECONDLINE_SLACK_HOOKS_URL", cls.hooks_url),
        )
        if settings.bot_token and not settings.bot_token.startswith("xoxb-"):
            read.fault("SECONDLINE_SLACK_BOT_TOKEN is not a bot token: bot tokens start with xoxb-.")
        read.check()
        return settings
