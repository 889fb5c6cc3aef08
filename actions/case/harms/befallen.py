"""What befell somebody who takes a drug and says nothing against the drug: an infection, a bleed, another disease that
came back, a dose given by mistake. The drug is in use until the message says that it was given up.

The reader of drug states hears that something went wrong on a drug; that it was an intolerance, or a failure, it only
guesses.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from itertools import chain

from actions.case.harms.harm_words import conditions_as_harms, numbers_of_harm, words_of_harm
from actions.case.mentions import Mention, Mentions
from actions.case.nearness import Placed
from actions.reader.drug_states import State

_REACTIVATION = "hbv-reactivation"
BEFALLING = frozenset({"infection-reaction", "low-igg", _REACTIVATION})
"""Reactions that are infections, or what lets them in: by themselves they are no reason for another drug."""
_CONDITIONS = frozenset({"infection", "sepsis", "gi-bleed", "tuberculosis", "strongyloidiasis"})
_INFECTIONS = frozenset({"infection-reaction", "infection", "sepsis", "tuberculosis", "strongyloidiasis"})
_WRONG: frozenset[State] = frozenset({"current_harm", "stopped_intolerant"})
_FAILED: frozenset[State] = frozenset({"current_insufficient", "stopped_insufficient"})
_STATEMENT = re.compile(r"[^.;?!\n]+[.;?!\n]?")
# Said of the drug: it is over, cannot be had, or is blamed for what happened
_GIVEN_UP = re.compile(
    r"\b(?:(?<!not )(?<!never )(?<!n't )stopped(?! (?:eating|drinking|bleeding|vomiting))|had to (?:stop|come off)"
    r"|came off|come off|taken off|withdr[ae]w\w*|discontinued|ceased|given up|gave up|abandoned|dropped|binned|ditched"
    r"|quit|tried|can'?t (?:have|take|tolerate)|couldn'?t (?:have|take|tolerate)|intoleran\w+|(?:not|never) tolerat\w+"
    r"|un-?tolerat\w+|(?:switched|swapped|changed|moved)(?! (?:to|onto) (?:it|mmf|aza\w*|tac\w*) (?:and|then|but))|off"
    r"|gave|caused|causing|because of|due to|thanks to|from the|blamed?|previous\w*|used to|was on|had been on|fail\w*"
    r"|last (?:year|time|course)|years? ago|in (?:19|20)\d\d)\b"
)
# Whether it goes on meanwhile; without that an infection may be why it is to be left
_ASKS_TO_HOLD = re.compile(
    r"\b(?:stop|hold|pause|continue|carry on|keep|withhold|suspend|interrupt|omit|go on|ok to|flar\w+)\b"
)
# It was left for the infection, and may be taken again
_TO_BE_TAKEN_AGAIN = re.compile(
    r"\b(?:re-?start\w*|resum\w+|re-?commenc\w*|re-?introduc\w*|(?:go|put (?:her|him)|get (?:her|him)|going) back on)\b"
)
_BLAMED = re.compile(
    r"\b(?:intoleran\w+|not tolerat\w+|gave|caused|blamed?|fail\w*|instead|alternativ\w*|rather than)\b"
)
_FEW = 2  # words beside those that only join them: "HSV on aza", "shingles while on aza"
_JOINING = frozenset({"on", "while", "whilst", "in", "a", "an", "pt", "patient", "and", "with", "taking", "still"})
# One after the other, they may be what keeps from the drug
_AGAIN_AND_AGAIN = re.compile(
    r"\b(?:recurr\w+|repeat\w*|frequent\w*|multiple|constant\w*|keeps? (?:on )?(?:getting|having|catching)|one after"
    r"|several|many|serial|(?:two|three|four|five|six|\d+)(?:x|rd|nd|th)? (?:\w+ )?(?:infections|episodes|admissions"
    r"|utis|pneumonias|in (?:a|the|\d)))\b"
)
_BY_MISTAKE = re.compile(
    r"\b(?:by (?:mistake|accident)|in error|mistaken(?:ly)?|erroneous\w*|accidental\w*|inadvertent\w*|unintentional\w*"
    r"|wrong (?:dose|strength|tablets?|capsules?)|(?:dos(?:e|ing)|drug|medication|prescri\w+|dispens\w+|pharmacy"
    r"|administration|charting|calculation|decimal|drawing[- ]up) errors?|mis-?(?:dosed|dispensed|calculated|read)"
    r"|over-?dos\w+"
    r"|(?:10|ten)[\s-]?(?:x|times|fold)|x ?10|tenfold)\b(?! (?:uln|the upper|raised|normal|alt|ast|rise|lower|higher))"
)
_A_DOSE = re.compile(
    r"\b(?:(?:over)?dos\w*|strength|tablets?|tabs?|capsules?|caps?|mg|g|mcg|ml|took|taken|given|gave|got|dispensed|administered"
    r"|charted|prescribed|started)\b|\d ?(?:mg|g|mcg|ml)\b"
)
_NOT_GIVEN = re.compile(
    r"\b(?:stopped|missed|forg[eo]t\w*|skipped|omitted|not (?:given|taken|dispensed)|ran out|held|withheld)\b"
)
_ACTIVE = re.compile(
    r"\b(?:flar\w+|relaps\w+|fail\w*|refractory|(?:no|non|poor|in(?:adequate|complete)|insufficient)[- ]respon\w+"
    r"|active|uncontrolled|not (?:working|responding|controlled))\b"
)


def still_taken(states: Mapping[str, State], mentions: Mentions, text: str) -> dict[str, State]:
    """The drugs thought not to be tolerated, or to have failed, that are simply taken: what is told befell the patient,
    and nothing is said of the drugs.
    """
    lowered = text.lower().replace("\u2019", "'")
    if _left_for_an_infection(mentions, text):
        return {drug: "stopped_other" for drug, state in states.items() if state in _WRONG}
    if mentions.of("reason") or _says_given_up(lowered):
        return {}
    if given_by_mistake(lowered) and not (_ACTIVE.search(lowered) or _harms_besides((), mentions, text)):
        return {drug: "current" for drug, state in states.items() if state in _WRONG | _FAILED | {"stopped_other"}}
    told = _befell(mentions)
    if not told or _AGAIN_AND_AGAIN.search(lowered) or _harms_besides(told, mentions, text):
        return {}
    bare = sum(word not in _JOINING for word in lowered.split()) <= _FEW
    if all(m.value in _INFECTIONS for m in told) and not (bare or _ASKS_TO_HOLD.search(lowered)):
        return {}
    # A hepatitis B that comes back raises the liver tests by itself
    explained = _WRONG | _FAILED if any(m.value == _REACTIVATION for m in told) else _WRONG
    return {drug: "current" for drug, state in states.items() if state in explained}


def _left_for_an_infection(mentions: Mentions, text: str) -> bool:
    """Whether it is asked when what was left for an infection alone may be taken again."""
    told, lowered = _befell(mentions), text.lower()
    befell = told or [m for m in mentions.of("condition", "historical") if m.value in _INFECTIONS]
    infected = bool(befell) and all(m.value in _INFECTIONS for m in befell)
    if not infected or mentions.of("reason") or not _TO_BE_TAKEN_AGAIN.search(lowered):
        return False
    return not (_BLAMED.search(lowered) or _harms_besides(tuple(befell), mentions, text))


def given_by_mistake(lowered: str) -> bool:
    """Whether a lower-case message tells of a dose given or taken by mistake, not of one left out."""
    mistake = _BY_MISTAKE.search(lowered)
    return bool(mistake and _A_DOSE.search(lowered)) and not _NOT_GIVEN.search(lowered)


def _befell(mentions: Mentions) -> tuple[Mention, ...]:
    conditions = (m for m in mentions.of("condition", "affirmed", "possible") if m.value in _CONDITIONS)
    return (*conditions, *(m for m in mentions.of("reaction", "affirmed") if m.value in BEFALLING))


def _says_given_up(lowered: str) -> bool:
    statements = (found[0] for found in _STATEMENT.finditer(lowered))
    return any(_GIVEN_UP.search(said) for said in statements)


def _harms_besides(told: tuple[Mention, ...], mentions: Mentions, text: str) -> bool:
    """Whether any other harm is told, in its own words or by a number: not what stands within the words of what befell,
    as "GI" does in "GI bleed".
    """
    harms = chain(numbers_of_harm(mentions, text), conditions_as_harms(mentions, text), words_of_harm(text))
    others: list[Placed] = [harm for harm in harms if harm.reaction not in BEFALLING]
    others += [m for m in mentions.of("reaction", "affirmed", "historical") if m.value not in BEFALLING]
    return any(not any(m.start < harm.end and harm.start < m.end for m in told) for harm in others)
