"""Asking the assistant without Rasa: the understanding is given, the answer is the real one."""

from __future__ import annotations

from datetime import date

from actions.answers.desk import Asked
from actions.answers.model import Answer, Plot
from actions.case.mentions import Mention, Mentions
from actions.case.patient import Case
from actions.conversation.focus import Focus
from actions.conversation.turn import Turn
from tests.base import assistant


def ask(intent: str, *found: tuple[str, str], case: Case | None = None) -> Answer:
    """The answer to one question of that intent; `found` are the kinds and values recognised in it."""
    words, mentions = "", []
    for kind, value in found:
        if words:
            words += " on " if mentions[-1].entity == "reaction" else " v "
        mentions.append(Mention(kind, value, len(words), len(words) + len(value), value))
        words += value
    told = Mentions(tuple(mentions))
    turn = Turn(words, (Asked(intent, words, told),), told, case or Case(), Focus(), date(2026, 11, 24))
    return assistant().respond(turn).answer


def plots(answer: Answer) -> tuple[Plot, ...]:
    """Every plot of an answer."""
    return tuple(section.plot for part in answer.parts for section in part.sections if section.plot)
