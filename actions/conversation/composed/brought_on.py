"""Hepatitis like ours that a medicine brought on: how it ends is another matter than how our disease is treated. What
is held of it goes before a medicine that is not held, and before how steroids are stopped otherwise.
"""

from __future__ import annotations

from actions.answers.desk import ACTING, SEARCH, Desk
from actions.answers.model import Part
from actions.answers.subjects.situations import situation
from actions.conversation.asked.drugs_named import CLASSES

_BROUGHT_ON = "dili"
_ENDING = frozenset({"ask_stopping", "ask_monitoring", "ask_time_to_response", ACTING, SEARCH})


def guide(desk: Desk) -> tuple[Part, ...]:
    """The guide to it, where the question tells of it or of what makes one think of it; nothing otherwise."""
    named = desk.asked.mentions.values("condition", "affirmed", "possible", "hypothetical")
    return (situation(desk, _BROUGHT_ON, None),) if _BROUGHT_ON in named else ()


def before_steroids_end(desk: Desk) -> tuple[Part, ...]:
    """The guide, where it is asked how its treatment ends or goes on: "nitrofurantoin-induced AIH, stop steroids?"."""
    of_steroids = set(desk.drugs) <= {*CLASSES["steroid"]}
    return guide(desk) if desk.asked.intent in _ENDING and of_steroids else ()
