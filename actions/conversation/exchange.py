"""What comes into a turn and what leaves it."""

from __future__ import annotations

from datetime import date

from msgspec import Struct

from actions.answers.desk import Asked
from actions.answers.model import Answer
from actions.case.mentions import Mentions
from actions.case.patient import Case
from actions.conversation.focus import Focus
from actions.conversation.remembered.sessions import Earlier


class Turn(Struct, frozen=True):
    """A message as understood: `asked` holds its questions, the message's own intent first; `in_scope` is the
    classifier's decision.
    """

    text: str
    asked: tuple[Asked, ...]
    mentions: Mentions
    case: Case
    focus: Focus
    today: date
    in_scope: bool = True
    redacted: tuple[str, ...] = ()
    earlier: Earlier = Earlier()
    patients: float = 0.0  # how likely the classifier takes the message for a patient's


class Reply(Struct, frozen=True):
    """The answer, and what to remember: the case, the focus, and the case of the session before."""

    answer: Answer
    case: Case
    focus: Focus
    earlier: Earlier = Earlier()
