"""What a message tells of somebody else beside the patient: "aza rash, my other pt has INR 4", "next bed is K 6.8"."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from actions.case.mentions import Mentions

_PERSON = r"(?:pts?|patients?|one|case|lady|gentleman|man|woman|chap|bloke|guy)"
NEIGHBOUR = (
    rf"(?:(?<!to )(?<!in )(?:(?:the |a )?(?:next|neighbouring|adjacent)[- ]bed(?:'s)?(?: {_PERSON})?)"
    rf"|(?:the )?{_PERSON} in (?:the )?(?:next|neighbouring|adjacent) (?:bed|bay|room))"
)
"""Who lies beside the patient."""
_ANOTHER_PATIENT = (
    rf"(?:(?:my|our|the) other {_PERSON}|another {_PERSON} of (?:mine|ours)|{NEIGHBOUR})(?:'s)?(?:\s|:\s?)"
)
# What relatives have; what they report, measure or bring is the patient's
_RELATIVE = (
    r"(?:her|his|their|the patient's|pt's) (?:mother|father|mum|mom|dad|sister|brother|aunt|uncle|husband|wife|partner"
    r"|son|daughter|cousin|kid|child|friend|twin|dog|cat)(?:'s|:| has(?: an?)?| had(?: an?)?| with)\s"
    r"(?!(?:\w+ly )?(?:taken|brought|noticed|checked|measured|called|rung|said|told|reported|written|sent|been"
    r"|recorded))"
)
_TOLD = (
    r"[^.;!?\n]*?(?=[.;!?\n]|$|,\s*(?:and |but )?(?:this|mine|ours)\b"
    r"|\b(?!(?-i:HE)\b)(?:she|he|hers|his|her|him|pt|patient)\b)"
)
_OF_ANOTHER_PATIENT = re.compile(rf"\b{_ANOTHER_PATIENT}{_TOLD}", re.IGNORECASE)
_OF_SOMEBODY = re.compile(rf"\b(?:{_ANOTHER_PATIENT}|{_RELATIVE}){_TOLD}", re.IGNORECASE)
_OURS_BEHIND = re.compile(
    r"[.;,\s]*(?:and |but )?(?:this (?:one|pt|patient|lady|man|woman)|mine|ours|my|our)\b", re.IGNORECASE
)
_NEWBORN = re.compile(r"\b(?:newborns?|neonates?|infants?|bab(?:y|ies)|bubs?)\b", re.IGNORECASE)
_CLAUSE = re.compile(r"[.,;!?\n]")


def told_of_somebody_else(text: str, starts: Iterable[int]) -> Iterator[tuple[int, int]]:
    """Where another patient or a relative is told of beside the patient, of whom something starts at one of these
    places before, or who is named behind.
    """
    first = min(starts, default=len(text))
    for found in _OF_SOMEBODY.finditer(text):
        if first < found.start() or _OURS_BEHIND.match(text, found.end()):
            yield found.span()


def without_another_patient(text: str, mentions: Mentions) -> str:
    """The message, as long as before, without what is told of another patient, where it tells of the patient too.
    Whoever is told of with an age of their own may be the next one.
    """
    for low, high in told_of_somebody_else(text, (m.start for m in mentions.found)):
        aged = any(m.name == "age" and low <= m.start < high for m in mentions.measures)
        told = {"analyte", "condition", "reaction"} & {m.entity for m in mentions.within(low, high).found}
        if told and not aged and _OF_ANOTHER_PATIENT.match(text, low):
            text = _blanked(text, low, high)
    return text


def without_what_others_take(text: str, mentions: Mentions) -> tuple[str, Mentions]:
    """The message and its mentions without the drugs that somebody else takes, each with its clause up to there. What a
    mother had is told of her newborn: "Mum had Remicade up to week 33. BCG for the newborn?".
    """
    if _NEWBORN.search(text):
        return text, mentions
    for mention in (*mentions.of("drug", "family"), *mentions.of("co_medication", "family")):
        begin = max((found.end() for found in _CLAUSE.finditer(text, 0, mention.start)), default=0)
        text, mentions = _blanked(text, begin, mention.end), mentions.without(begin, mention.end)
    return text, mentions


def _blanked(text: str, start: int, end: int) -> str:
    return text[:start] + " " * (end - start) + text[end:]
