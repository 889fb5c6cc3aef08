"""A message that is nothing but what somebody has ("vomiting", "fever", "and itching"): after a drug, what that drug
does; by itself it is asked back of which. It presses only where it would of anybody (haematemesis, a fit, anaphylaxis).
"""

from __future__ import annotations

import re

from msgspec import structs

from actions.answers.desk import Asked
from actions.case.mentions import Mention, Mentions
from actions.case.patient import STEROIDS, THIOPURINES, Case, Reaction
from actions.case.reading import Reading, read
from actions.conversation.asked.nothing_but import words_beside
from actions.conversation.draft import Draft
from actions.conversation.focus import Focus
from actions.conversation.warnings.bygone import ACUTE

MAY_PRESS = frozenset({"fever", "pancreatitis", "hepatotoxicity", "infection-reaction", "neurotoxicity", "cytopenia"})
"""Harms that may be an emergency in whoever takes the drug."""
_PRESS = ACUTE | {"neurotoxicity", "pres", "pml", "hbv-reactivation", "pancytopenia", "thrombosis-reaction"}
# With a fever they are sepsis until it is known otherwise
_COUNTS = frozenset({"cytopenia", "leucopenia", "neutropenia-reaction"})
_FILLER = re.compile(
    r"\b(?:and|also|but|ok|okay|just|only|mainly|mostly|some|a bit of|bit of|mild|s?he(?:'s)?|they|it(?:'s|s)?|was|is"
    r"|has|had|have|got|gets?|getting|with|the|a|too|no|then|well|yes|really|sorry|i mean(?:t)?|because of|due to)\b"
)
_HAS = re.compile(
    r"\W*(?:(?:and|but|also|oh|so)\W+)*(?:s?he|they|pt|patient|this (?:one|lady|man|patient))"
    r"(?:\s(?:already|also|does))*\s+(?:has|have)\b"
)
_THE_DRUG = re.compile(r"\W*(?:(?:ok|sorry|i mean(?:t)?)\W+)*(?P<led>to|of|from|by|with|on)(?: the)?\W*")
_INTOLERANT = "intolerant "


def names_a_symptom(asked: Asked) -> bool:
    """Whether nothing but harms stands in a message, none of which presses by itself."""
    mentions = asked.mentions
    told = {m.value for m in mentions.of("reaction", "affirmed")}
    if not told or told & _PRESS or ("fever" in told and told & _COUNTS) or "?" in asked.text or mentions.measures:
        return False
    if any(m.entity not in ("reaction", "sex") for m in mentions.found):
        return False
    rest = _FILLER.sub(" ", words_beside(asked, mentions.found))
    return not any(character.isalnum() for character in rest)


def presses_no_one(draft: Draft) -> bool:
    """Whether the message names a symptom alone, of nobody who is told to be acutely ill, has to keep a steroid down or
    may have a fever because of what is taken.
    """
    turn, taken = draft.turn, {*draft.turn.case.current, *draft.turn.focus.drugs}
    ill = draft.pressing or any(turn.case.state(condition) == "yes" for condition in ACUTE)
    may_press = set(STEROIDS) & taken or (taken and MAY_PRESS & set(turn.mentions.values("reaction")))
    return not ill and not may_press and names_a_symptom(Asked(draft.intent, turn.text, turn.mentions))


def settle(draft: Draft) -> None:
    """A symptom alone is asked of the drug just talked of, or back, where no drug is known to be taken or not
    tolerated; else it tells of the patient, as does the drug that completes an intolerance, and as it does behind a
    drug that was named and no more.
    """
    named = len(draft.turn.focus.drugs) == 1 and draft.turn.focus.intents == ("ask_drug_overview",)
    told = draft.case.reason or draft.case.current or draft.case.tried or named
    completes = completes_an_intolerance(draft.turn.text, draft.turn.mentions, draft.case)
    if not (completes or presses_no_one(draft)):
        return
    draft.read_as("inform_case" if told else "ask_adverse_effects")


def with_its_drug(text: str, mentions: Mentions, reading: Reading, focus: Focus, case: Case) -> Reading:
    """The reading, with a symptom told by itself as one of the only drug in view that nothing else is known of; or with
    the drug that is named to complete an intolerance told without one ("intolerant", "to aza").
    """
    known = case.reason or case.current or case.tried
    alone = names_a_symptom(Asked("", text, mentions)) and len(focus.drugs) == 1 and not known
    if alone and not had_before(text, focus):
        harms = tuple(Reaction(harm.reaction, focus.drugs[0]) for harm in reading.reactions)
        return structs.replace(reading, reactions=harms, about_patient=True)
    if not completes_an_intolerance(text, mentions, case):
        return reading
    said = Mention("reason", "intolerance", 0, len(_INTOLERANT.strip()), _INTOLERANT.strip())
    moved = len(_INTOLERANT)
    found = (structs.replace(m, start=m.start + moved, end=m.end + moved) for m in mentions.found)
    whole = Mentions((said, *found), mentions.measures)
    return read(f"{_INTOLERANT}{text}", ("inform_case",), whole)


def had_before(text: str, focus: Focus) -> bool:
    """ "Everolimus dose?", "she has proteinuria": what somebody has whose drug is only to be begun is no harm of it."""
    return "ask_dose" in focus.intents and _HAS.match(text.lower()) is not None


def completes_an_intolerance(text: str, mentions: Mentions, case: Case) -> bool:
    """ "To aza", after "intolerant": nothing but the drug that it is of."""
    drugs = mentions.of("drug")
    if len(drugs) != 1 or len(mentions.found) != 1 or mentions.measures or "?" in text:
        return False
    open_ = case.reason == "thiopurine_intolerance" and not set(THIOPURINES) & set(case.tried)
    rest = words_beside(Asked("", text, mentions), drugs)
    found = _THE_DRUG.fullmatch(rest)
    return bool(open_ and found and found["led"])
