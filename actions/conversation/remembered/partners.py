"""What is asked of the patient's partner: the case stays the patient's, and the answer is for the other."""

from __future__ import annotations

from msgspec import structs

from actions.case.conditions import told
from actions.case.mentions import Mentions
from actions.case.patient import Case
from actions.case.people.partner import of_a_man, taken_by_partner, told_of_partner
from actions.case.reading import Reading
from actions.conversation.draft import Draft

_OF_PREGNANCY = ("pregnant", "wishes-pregnancy", "breastfeeding")
_WOMENS = ("pregnant", "wishes-pregnancy")


def spoken_of(draft: Draft, reading: Reading) -> bool:
    """Whether the message speaks of the partner; it is then read as a question of childbearing, unless it asks of
    a drug of the patient's.
    """
    his = _drugs(draft)
    if not (his or told_of_partner(draft.case, reading, draft.turn.text)):
        return False
    if his or not draft.turn.mentions.of("drug"):
        draft.read_as("ask_pregnancy")
    return True


def leave_another_patients(draft: Draft) -> None:
    """Read a message that names a pregnancy only of another patient as telling of this one: "my last patient was
    pregnant, this one is a 58 yo man, aza failed. MMF?".
    """
    named = [m for m in draft.turn.mentions.of("condition") if m.value in _OF_PREGNANCY]
    if draft.intent != "ask_pregnancy" or not named:
        return
    told_of = draft.reading.reason is not None or draft.reading.age is not None
    family = all(mention.assertion == "family" for mention in named)
    if told_of and (family or all(told.of_another(mention, draft.turn.text.lower()) for mention in named)):
        mentions = draft.turn.mentions
        for mention in named:
            mentions = mentions.without(mention.start, mention.end)
        draft.turn = structs.replace(draft.turn, mentions=mentions)
        draft.read_as("inform_case")


def settle(draft: Draft) -> None:
    """Read what is asked of a man whose partner is or wishes to be pregnant as a question of fathering: records on her
    drugs do not answer it.
    """
    if draft.considered.sex != "male" or draft.considered.state("fathering") == "no":
        return
    asked = tuple(structs.replace(one, mentions=_of_the_father(one.mentions)) for one in draft.turn.asked)
    draft.turn = structs.replace(draft.turn, asked=asked)


def _of_the_father(mentions: Mentions) -> Mentions:
    his = (structs.replace(m, value="fathering") if m.value in _WOMENS else m for m in mentions.found)
    return Mentions(tuple(his), mentions.measures)


def case_of(draft: Draft) -> Case | None:
    """The partner as the one who is answered for, where a drug of his is told: "her husband is also on MMF"."""
    his = _drugs(draft)
    return Case(sex="male", current=his, conditions={"fathering": "yes"}) if his else None


def _drugs(draft: Draft) -> tuple[str, ...]:
    """What the partner takes of a woman who is known, or of whoever has a man for a partner."""
    his = draft.case.sex == "female" or (draft.case.sex is None and of_a_man(draft.turn.text))
    return taken_by_partner(draft.turn.mentions, draft.turn.text) if his else ()
