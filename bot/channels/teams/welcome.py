"""What the bot says when it is installed: the assistant's own greeting, with examples to click."""

from __future__ import annotations

from datetime import date

from actions.answers.desk import Asked
from actions.answers.model import Answer
from actions.case.mentions import Mentions
from actions.case.patient import Case
from actions.conversation.focus import Focus
from actions.conversation.turn import Turn
from actions.handlers import assistant

WELCOME = "welcome"
"""What its buttons name in place of a message of which it would be the answer."""


def welcome() -> Answer:
    """The greeting as an answer. No conversation is begun: nobody has said anything yet."""
    greeting = Asked("greet", "", Mentions())
    return assistant().respond(Turn("", (greeting,), Mentions(), Case(), Focus(), date.today())).answer
