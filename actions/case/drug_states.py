"""What a message tells of each drug it names: which are taken, which are over and why, which are only spoken of."""

from __future__ import annotations

import re
from collections.abc import Container, Mapping
from itertools import pairwise

from msgspec import structs

from actions.case.given_drugs import taken_first
from actions.case.mentions import Mention, Mentions
from actions.case.patient import Outcome
from actions.drug_states.reader import State, load_reader

# How states differ for the case; which of a kind it is, is decided after the kind.
_KINDS: tuple[tuple[State, ...], ...] = (
    ("current",),
    ("current_insufficient", "stopped_insufficient"),
    ("current_harm", "stopped_intolerant"),
    ("stopped_other",),
    ("not_taken", "asked"),
)
_SPOKEN_OF: frozenset[State] = frozenset({"not_taken", "asked"})
_SURE, _LIKELY = 0.9, 0.75  # shares of certainty
_JOINED = re.compile(r"[ -]?((of|to) )?(the |her |his )?")
_LISTED = re.compile(r"\s*(,|/|\+|&)?\s*((and|then|plus)\s+)*")
_STEERS = re.compile(r"\b(back to|return(ing)? to|include|on balance,?|same (\w+ )?for)\s+(the )?$")
# "2) and 3) for ciclosporin", "the latter for tac": of the questions before
_SAME_FOR = re.compile(
    r"^\W*((the|and|same|latter|former|first|second|third|last|ones?|both|all|two|three|others?|\d\)?|[&,()])\s*)+for\s+$"
)
_BACK_ON = re.compile(r"\band back on\s+(the )?$")
_REASONED: Mapping[str, State] = {"intolerance": "stopped_intolerant", "non_response": "stopped_insufficient"}
_OUTCOMES: Mapping[State, Outcome] = {
    "current_insufficient": "insufficient",
    "stopped_insufficient": "insufficient",
    "current_harm": "not tolerated",
    "stopped_intolerant": "not tolerated",
    "stopped_other": "stopped",
}


def drug_states(text: str, mentions: Mentions) -> dict[str, State]:
    """The state of every drug that is mentioned, by its id, in text order."""
    states = {drug: _likeliest(found) for drug, found in _likely(text, mentions).items()}
    states |= dict.fromkeys(_called_up(text, mentions), "asked")
    states |= {drug: "not_taken" for drug in _denied(mentions) if states[drug] == "current"}
    states |= _listed(states, text, mentions)
    named = _named_as_reasons(text, mentions)
    return {drug: named.get(drug, state) if state in _SPOKEN_OF else state for drug, state in states.items()}


def _called_up(text: str, mentions: Mentions) -> tuple[str, ...]:
    """Drugs that the conversation is only steered to: "going back to tac, tremor?", "same for infliximab"."""
    lowered = text.lower()
    return tuple(
        drug.value
        for drug in mentions.of("drug")
        if _STEERS.search(lowered, 0, drug.start)
        or _SAME_FOR.search(lowered[: drug.start])
        or (_BACK_ON.search(lowered, 0, drug.start) and lowered[drug.end :].lstrip().startswith((",", "?", ":")))
    )


def _denied(mentions: Mentions) -> tuple[str, ...]:
    """Drugs of which every mention is denied: "isn't on allopurinol"."""
    named = mentions.of("drug")
    return tuple(
        d for d in mentions.values("drug", "negated") if all(m.assertion == "negated" for m in named if m.value == d)
    )


def _listed(states: Mapping[str, State], text: str, mentions: Mentions) -> dict[str, State]:
    """The last of a list of drugs that are over, where another is asked about: "ritux, failed aza, MMF and tac"."""
    found: dict[str, State] = {}
    asked = [drug for drug, state in states.items() if state == "asked"]
    for one, other in pairwise(mentions.of("drug")):
        before = {**states, **found}[one.value]
        joined = _LISTED.fullmatch(text.lower(), one.end, max(one.end, other.start))
        if joined and before.startswith("stopped") and states[other.value] == "asked" and asked[0] != other.value:
            found[other.value] = before
    return found


def surely_well(text: str, mentions: Mentions) -> bool:
    """Whether a drug is taken, and of every one that is taken it is sure that nothing is told against it."""
    shares = [found["current"] for found in _likely(text, mentions).values() if _likeliest(found).startswith("current")]
    return bool(shares) and min(shares) >= _SURE


def _likely(text: str, mentions: Mentions) -> Mapping[str, Mapping[State, float]]:
    drugs = mentions.of("drug")
    return load_reader().states(text, [(drug.value, drug.start, drug.end) for drug in drugs]) if drugs else {}


def _named_as_reasons(text: str, mentions: Mentions) -> dict[str, State]:
    """What words for a reason say of a drug within or right beside them: "can't take aza", "aza nonresponder"."""
    said: dict[str, State] = {}
    for word in mentions.of("reason", "affirmed", "historical"):
        state = _REASONED.get("intolerance" if "intolerance" in word.value else word.value)
        if state is not None:
            said |= {drug.value: state for drug in mentions.of("drug") if _beside(word, drug, text)}
    return said


def _beside(word: Mention, drug: Mention, text: str) -> bool:
    first, last = sorted((word, drug), key=lambda mention: mention.start)
    return bool(_JOINED.fullmatch(text.lower(), first.end, max(first.end, last.start)))


def _likeliest(likely: Mapping[State, float]) -> State:
    """The likeliest state of the likeliest kind; of what is taken, failure and harm are told only when likely."""
    shares = {kind: sum(likely[state] for state in kind) for kind in _KINDS}
    kind = max(_KINDS, key=lambda kind: shares[kind])
    found = max(kind, key=lambda state: likely[state])
    doubtful = found in ("current_insufficient", "current_harm") and shares[kind] < _LIKELY
    return "current" if doubtful else found


def hear(mentions: Mentions, states: Mapping[str, State]) -> Mentions:
    """The mentions with drugs as they are told: without those only spoken of ("tac failed. Rituximab?" reports nothing
    of rituximab), those that are over as of the past, the others as stated.
    """
    told = (_heard(mention, states) for mention in mentions.found)
    return Mentions(tuple(mention for mention in told if mention is not None), mentions.measures)


def _heard(mention: Mention, states: Mapping[str, State]) -> Mention | None:
    if mention.entity != "drug":
        return mention
    state = states[mention.value]
    if state in _SPOKEN_OF:
        return None
    return structs.replace(mention, assertion="historical" if state.startswith("stopped") else "affirmed")


def outcomes(states: Mapping[str, State]) -> dict[str, Outcome]:
    """What each drug did that is over, did not suffice or did harm."""
    return {drug: _OUTCOMES[state] for drug, state in states.items() if state in _OUTCOMES}


def current(states: Mapping[str, State], dosed: Container[str]) -> tuple[str, ...]:
    """Drugs that are being taken without a word against them, and of those of the first line that do not suffice the
    ones whose dose is told: it is still to be spoken of.
    """
    return tuple(
        drug
        for drug, state in states.items()
        if state == "current" or (state == "current_insufficient" and taken_first(drug) and drug in dosed)
    )


def harmful(states: Mapping[str, State]) -> frozenset[str]:
    """Drugs that are told to have done harm."""
    return frozenset(drug for drug, state in states.items() if _OUTCOMES.get(state) == "not tolerated")
