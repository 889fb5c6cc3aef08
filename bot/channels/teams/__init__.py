"""Microsoft Teams, spoken to without an SDK: the Bot Framework's own would not run beside Rasa."""

from bot.channels.teams.channel import Teams

__all__ = ["Teams"]
