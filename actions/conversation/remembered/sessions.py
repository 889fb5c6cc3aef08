"""Where one session ends and the next begins: what is taken over, and how the earlier case is offered again.

A session that goes on under a new name keeps case and focus; one that has ended leaves its case behind as an offer.
Rasa asks after the idle time of `session_config`; a channel whose sessions last longer says so in its messages.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import Any

import msgspec
from msgspec import Struct, structs

from actions.answers.model import Button, CaseItem
from actions.case import patient
from actions.case.patient import Case
from actions.conversation import focus as focusing
from actions.conversation.remembered import labels_given

IDLE_MINUTES = "idle_minutes"
"""Key of a message's metadata that holds how many minutes a session of its channel may lie idle."""

LAST_CASE = "last_case"
"""Key of a message's metadata that holds the case of the conversation before, where the channel knows of one: a thread
is a conversation of its own.
"""

KEPT = ("case", "focus", "earlier")
"""Slots that a session takes over when it goes on."""

CONTINUE = "Continue previous case"
_CONTINUES = re.compile(
    r"^\s*(please )?(continue|resume|(go |get )?back to|return to)( with| on)? (the |my )?(previous|earlier|last|old)"
    r" (case|patient)\b",
    re.IGNORECASE,
)
_WORD = re.compile(r"[a-z][a-z0-9-]*[a-z0-9]")
_MOST_WORDS = 100
_MOST_PEOPLE = 9
_LONGEST = 75  # characters a chat platform shows on a button


class Person(Struct, frozen=True, omit_defaults=True):
    """A patient who is spoken of: the case, the emergencies told in it and not said to be over, the place in the order
    of those told of, and the words with which the case was told, by which it may be called.
    """

    case: Case = Case()
    pressing: tuple[str, ...] = ()
    place: int = 1
    words: tuple[str, ...] = ()


class Earlier(Struct, frozen=True, omit_defaults=True):
    """The case of a session that has ended, or of the patient before, and whether it has been offered; those put away
    before (`others`, the last first), and the place and words of the patient at hand.
    """

    case: Case = Case()
    offered: bool = False
    pressing: tuple[str, ...] = ()
    place: int = 1
    words: tuple[str, ...] = ()
    others: tuple[Person, ...] = ()
    here: int = 2
    told: tuple[str, ...] = ()

    @property
    def people(self) -> tuple[Person, ...]:
        """All who were put away, the last first."""
        last = Person(self.case, self.pressing, self.place, self.words)
        return () if self.case.empty else (last, *self.others)

    def telling(self, text: str) -> Earlier:
        """With the words of a message that was told of the patient at hand."""
        label = labels_given.given(text)
        labelled = (*self.told, *((label.name,) if label and not labels(self.told) else ()))
        words = tuple(dict.fromkeys((*labels(labelled), *(*labelled, *words_of(text))[-_MOST_WORDS:])))
        return structs.replace(self, told=words)


def with_people(people: tuple[Person, ...], here: int, words: tuple[str, ...] = ()) -> Earlier:
    """What is kept when somebody else is at hand; whoever was put away last is offered no more: it was just seen."""
    if not people:
        return Earlier(here=here, told=words)
    last, *others = people
    kept = tuple(others)[:_MOST_PEOPLE]
    return Earlier(last.case, True, last.pressing, last.place, last.words, kept, here, words)


def labels(words: Sequence[str]) -> tuple[str, ...]:
    """The labels among the words by which a case may be called."""
    return tuple(word for word in words if word.startswith("#"))


def words_of(text: str) -> tuple[str, ...]:
    """The words of a text by which a case may be called."""
    return tuple(dict.fromkeys(_WORD.findall(text.lower())))


def to_slot(earlier: Earlier) -> dict[str, Any]:
    """JSON-ready values for a Rasa slot."""
    built: dict[str, Any] = msgspec.to_builtins(earlier)
    return built


def from_slot(values: object) -> Earlier:
    """The earlier case from a slot; anything else is none."""
    if not isinstance(values, Mapping):
        return Earlier()
    try:
        return msgspec.convert(dict(values), Earlier)
    except msgspec.ValidationError:
        return Earlier()


def taken_over(slots: Mapping[str, Any], message: object, idle_seconds: float | None) -> dict[str, Any]:
    """The slots a session begins with, from those of the session before and the metadata of the message that opens it.
    `idle_seconds` lie between the two; None when there was none before.
    """
    told = message if isinstance(message, Mapping) else {}
    minutes = told.get(IDLE_MINUTES)
    if idle_seconds is not None and isinstance(minutes, int | float) and idle_seconds <= minutes * 60:
        return {name: slots.get(name) for name in KEPT}
    case = patient.from_slot(told.get(LAST_CASE) if idle_seconds is None else slots.get("case"))
    pressing = focusing.from_slot(slots.get("focus")).pressing if idle_seconds is not None else ()
    return {} if case.empty else {"earlier": to_slot(Earlier(case, pressing=pressing))}


def idle_seconds(events: Sequence[Mapping[str, Any]], now: float) -> float | None:
    """Seconds since the last message of a conversation's events; None when there was none."""
    said = [float(event["timestamp"]) for event in events if event.get("event") == "user" and event.get("timestamp")]
    return now - said[-1] if said else None


def continues(text: str) -> int | None:
    """Where the words end by which a message asks for the earlier case, the button's or its own; None without any."""
    asked = _CONTINUES.search(text)
    return asked.end() if asked else None


def offer(chips: Sequence[CaseItem], send: str = CONTINUE) -> Button:
    """The button that offers an earlier case, with as much of it in words as a button shows."""
    words = ""
    for chip in chips:
        longer = f"{words}, {chip.label}" if words else chip.label
        if len(f"{send}: {longer}?") <= _LONGEST:
            words = longer
    return Button(f"{send}: {words}?" if words else f"{send}?", send)
