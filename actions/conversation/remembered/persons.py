"""Whose case it is when several patients are spoken of: a case put away for another patient's is taken up again by whom
it is of ("back to the CMV lady", "the 27F again") or by its place ("and for the first fella").
"""

from __future__ import annotations

from msgspec import Struct, structs

from actions.answers import case_view
from actions.answers.desk import Asked
from actions.answers.model import Button
from actions.case import supposing
from actions.case.people.another_patient import names_another_patient
from actions.conversation.draft import Draft
from actions.conversation.focus import Focus
from actions.conversation.remembered import labels_given, sessions
from actions.conversation.remembered.described import Description, descriptions, meant
from actions.conversation.remembered.sessions import Person

_PLACES = ("first", "second", "third", "fourth", "fifth")


class Return(Struct, frozen=True):
    """To whom a message goes back, and where it says so; nobody where it does not settle whom it means."""

    person: Person | None
    start: int
    end: int


def gone_back(draft: Draft) -> Return | None:
    """Where the message goes back to a patient who was put away; None when it stays with the one at hand."""
    text, people = draft.turn.text, draft.earlier.people
    if not people:
        return None
    if end := sessions.continues(text):
        return Return(people[0], 0, end)
    if draft.turn.mentions.measure("age") and names_another_patient(text.lower()):
        return None
    everyone = (at_hand(draft), *people)
    if label := labels_given.called(text, {name for person in everyone for name in sessions.labels(person.words)}):
        meant_by_it = next(person for person in everyone if label.name in person.words)
        return None if meant_by_it is everyone[0] else Return(meant_by_it, label.start, label.end)
    for description in descriptions(text):
        if _tells_another_age(draft, description):
            return None
        fitting = meant(description, draft.turn.mentions, text, people, at_hand(draft))
        if found := _settled(draft, description, fitting):
            return found
        if fitting:
            return None  # the patient at hand
    return None


def _settled(draft: Draft, description: Description, fitting: tuple[Person, ...]) -> Return | None:
    """To whom a description goes back of those it fits: nobody where it fits several, or says that it goes back and
    fits none.
    """
    here, away = draft.earlier.here, [person for person in fitting if person.place != draft.earlier.here]
    stays = len(away) < len(fitting)
    if len(fitting) == 1 and away:
        return Return(away[0], description.start, description.end)
    calls = description.back or (description.of_somebody and description.asked and description.tells_more)
    unclear = (len(away) > 1 and not stays) or (description.back and away) or (calls and not fitting)
    return Return(None, description.start, description.end) if unclear and here else None


def _tells_another_age(draft: Draft, description: Description) -> bool:
    """ "Wrong patient, the tac one is a 30 yr old woman": whose age is told beside the name is told anew."""
    rest = draft.turn.mentions.without(description.start, description.end)
    ages = {person.case.age for person in draft.earlier.people}
    return any(measure.name == "age" and measure.number not in ages for measure in rest.measures)


def calls_one_of_ours(draft: Draft) -> bool:
    """Whether a message goes back to a patient who was told of: "my pancreatitis girl" is nobody's daughter."""
    gone = gone_back(draft)
    return gone is not None and gone.person is not None


def labels_another(draft: Draft) -> bool:
    """Whether the message labels a patient who is not the labelled one at hand: "patient 2: on tac, creatinine up"."""
    label, here = labels_given.given(draft.turn.text), sessions.labels(draft.earlier.told)
    numbered = [name for name in here if not labels_given.is_of_a_relative(name)]
    return label is not None and bool(numbered) and label.name not in numbered


def at_hand(draft: Draft) -> Person:
    """The patient at hand, as one of those spoken of."""
    return Person(draft.case, draft.pressing, draft.earlier.here, draft.earlier.told)


def take_up(draft: Draft, gone: Return, person: Person) -> None:
    """Takes a case that was put away up again, and says so; the words that name it tell nothing of the patient."""
    rest = tuple(other for other in draft.earlier.people if other.place != person.place)
    away = (at_hand(draft), *rest) if not draft.case.empty else rest
    draft.earlier = sessions.with_people(away, person.place, person.words)
    draft.case = draft.considered = person.case
    draft.pressing = person.pressing
    draft.notices.append(draft.fixed("case-continued"))
    left = Focus(told_identifiers=draft.turn.focus.told_identifiers)
    turn = structs.replace(draft.turn, case=draft.case, focus=left)
    spans = ((gone.start, gone.end),)
    asked = tuple(_without(one, gone) for one in turn.asked)
    mentions = turn.mentions.without(gone.start, gone.end)
    draft.turn = structs.replace(turn, asked=asked, mentions=mentions, text=supposing.blanked(turn.text, spans))
    draft.before = draft.view = left
    if draft.intent == "patient_voice":  # guessed of "my pancreatitis girl"
        draft.read_as("ask_special_situation")


def _without(asked: Asked, gone: Return) -> Asked:
    start, end = (max(0, min(len(asked.text), place - asked.start)) for place in (gone.start, gone.end))
    text = supposing.blanked(asked.text, ((start, end),))
    return structs.replace(asked, text=text, mentions=asked.mentions.without(gone.start, gone.end))


def put_away(draft: Draft) -> None:
    """Keeps the case at hand, with what pressed in it: another patient's begins."""
    places = [person.place for person in (at_hand(draft), *draft.earlier.people)]
    draft.earlier = sessions.with_people((at_hand(draft), *draft.earlier.people), max(places) + 1)
    draft.pressing = ()


def known(draft: Draft) -> tuple[Button, ...]:
    """The cases that were put away, to be chosen from, in the order in which they were told."""
    order = sorted((at_hand(draft), *draft.earlier.people), key=lambda person: person.place)
    named = [(place, person) for place, person in zip(_PLACES, order, strict=False)]
    return tuple(
        sessions.offer(case_view.chips(person.case, draft.base, draft.labels), f"Back to the {place} patient")
        for place, person in named
        if person.place != draft.earlier.here
    )
