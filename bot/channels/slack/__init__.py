"""Slack: direct messages, mentions, threads, `/aih`, "Check the evidence", buttons. Off unless credentials name it."""

from bot.channels.slack.channel import Slack

__all__ = ["Slack"]
