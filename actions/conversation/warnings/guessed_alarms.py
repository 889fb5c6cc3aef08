"""Emergencies that the classifier only guessed, or the reader only heard: whether one presses all the same."""

from __future__ import annotations

import re

from msgspec import structs

from actions.answers.desk import SEARCH, Asked
from actions.case.patient import STEROIDS, TAKING
from actions.case.reading import Reading
from actions.conversation.asked.doubt import by_content
from actions.conversation.asked.nothing_but import words_beside
from actions.conversation.composed.in_a_situation import PREGNANCY
from actions.conversation.draft import Draft
from actions.conversation.remembered.bare_symptoms import MAY_PRESS, presses_no_one
from actions.conversation.scope import boundary
from actions.conversation.warnings import bygone
from actions.conversation.warnings.bygone import ACUTE
from actions.conversation.warnings.no_emergency import (
    nothing_in_words,
    of_no_emergency,
    only_charted,
    presses_in_words,
    tells_a_vital_sign,
)

_ACUTE = frozenset(
    {"acute-severe", "acute-liver-failure", "decompensated", "encephalopathy", "jaundice", "bilirubin-high"}
    | {"gi-bleed", "sepsis", "infection", "ascites"}
)
_SURE = 0.5  # below it the classifier's word for an emergency is not enough by itself
_CALM = 0.95  # a missed emergency is the graver error: at 0.85 one more of 60 unseen ones was missed
_RATHER_CALM = 0.85  # and where it names a harm or a reason, and no word or number of anything acute
_SAYS_NOTHING = re.compile(
    r"\b(?:aih|auto-?immune|hepatitis|pts?|patient|on|with|and|plus|is|has|she|he|a|an|the|yo|y/o|years?|old|now|taking)\b"
)
_HARDLY = (
    0.3  # below it, and with nothing that the reader hears, an acute illness is no more than the likeliest of guesses
)
_ONLY_TAKEN = re.compile(
    r"\W*(?:(?:s?he|pt|patient|has|had|have|is|was|been|and|but|so|oh|sorry|i mean|yes|already|still|only|just|now"
    r"|took|taken|takes|taking|started|begun|began|on|it|that|this|them|these|for|about|over|since"
    r"|last (?:week|month|year)"
    r"|(?:a few|an?|one|two|three|four|five|six|few|\d{1,3})[ -]?"
    r"(?:d|days?|wks?|weeks?|fortnight|months?|mths?|years?|yrs?))\b\W*)+"
)
_TAKING_WORD = re.compile(r"\b(?:took|taken|takes|taking|started|begun|began|been on|on it)\b")
_NOT_KEPT_DOWN = frozenset({"vomiting", "diarrhoea"})
_URGENT = frozenset({"emergency", "acute_severe_disease"})


def settle_alarm(draft: Draft, reading: Reading) -> None:
    """An emergency that the classifier only guessed, in a message that reads otherwise."""
    conditions = set(draft.turn.mentions.values("condition", "affirmed"))
    over = bygone.is_over(draft.turn.text, draft.turn.mentions)
    thinned = draft.considered.state(f"{TAKING}warfarin") == "yes"
    nothing = of_no_emergency(draft.turn.text, draft.turn.mentions, draft.confidence, thinned=thinned)
    harm = _only_a_harm_of_what_is_taken(draft) and not tells_a_vital_sign(draft.turn.mentions)
    harm = harm or presses_no_one(draft) or only_charted(draft.turn.text, draft.turn.mentions)
    harm = harm or _only_who_takes_what(draft) or _only_that_it_is_taken(draft)
    if _hardly_guessed(draft):
        draft.read_as("inform_case")
    if draft.intent == "emergency" and (over or nothing or harm):
        draft.read_as(_meant_at_leisure(draft, reading))
    if draft.intent == "emergency" and not reading.reason and conditions and conditions <= set(PREGNANCY):
        draft.read_as("ask_pregnancy")
    named = draft.turn.mentions.of("reaction", "affirmed", "historical") or "insufficient" in reading.tried.values()
    explained = (
        reading.reason and (named or reading.reason_words) and not _steroid_not_kept_down(draft)
    )  # a harm that no word names may be the emergency
    if draft.intent == "emergency" and (explained or draft.confidence < _SURE):
        acute = conditions & _ACUTE or any(draft.turn.mentions.measure(name) for name in ("inr", "bilirubin"))
        told = bool(draft.turn.mentions.measures or reading.current) and not acute
        draft.read_as("inform_case" if reading.reason or told else "acute_severe_disease")


def presses(draft: Draft) -> bool:
    """Whether the reader hears an emergency that the words do not call over. What the classifier is quite sure is
    another question of ours presses only with a vital sign in it; an INR on warfarin alone is none.
    """
    text, mentions = draft.turn.text, draft.turn.mentions
    if (
        not draft.signals.presses
        or bygone.is_over(text, mentions)
        or presses_no_one(draft)
        or only_charted(text, mentions)
        or _only_that_it_is_taken(draft)
    ):
        return False
    from_ = _RATHER_CALM if nothing_in_words(text, mentions) else _CALM
    calm = draft.confidence >= from_ and draft.intent not in (*boundary.OUT_OF_SCOPE, *_URGENT)
    if (calm or _only_a_harm_of_what_is_taken(draft)) and not tells_a_vital_sign(mentions):
        return False
    thinned = draft.considered.state(f"{TAKING}warfarin") == "yes" and mentions.measure("inr") is not None
    return not (thinned and of_no_emergency(text, mentions, 1.0, thinned=True))


def _only_who_takes_what(draft: Draft) -> bool:
    """ "16yo girl AIH, on MMF": a person, a drug and its dose, and no word besides by which an illness is told."""
    asked = Asked(draft.intent, draft.turn.text, draft.turn.mentions)
    named = {m.entity for m in draft.turn.mentions.found} <= {"sex", "drug", "drug_class", "term"}
    numbers = {measure.name for measure in draft.turn.mentions.measures} <= {"age", "dose", "weight"}
    rest = _SAYS_NOTHING.sub(" ", words_beside(asked, (*draft.turn.mentions.found, *draft.turn.mentions.measures)))
    return bool(draft.turn.mentions.of("drug")) and named and numbers and not any(c.isalpha() for c in rest)


def _only_that_it_is_taken(draft: Draft) -> bool:
    """ "Already took it 2 weeks": that something is taken and since when, in no words besides."""
    text = draft.turn.text.lower()
    return bool(_TAKING_WORD.search(text) and _ONLY_TAKEN.fullmatch(text))


def _hardly_guessed(draft: Draft) -> bool:
    """Whether a running conversation is told something that names nothing and asks nothing ("refuses infusions"), and
    an acute illness is only the likeliest of the classifier's guesses, of which the reader hears nothing.
    """
    text, mentions = draft.turn.text, draft.turn.mentions
    names = {m.entity for m in mentions.found} - {"sex", "term"} or mentions.measures
    guessed = draft.intent in _URGENT and draft.confidence < _HARDLY and not draft.signals.presses
    in_words = presses_in_words(text)
    return guessed and not (names or in_words or "?" in text) and not draft.turn.case.empty and not draft.pressing


def _only_a_harm_of_what_is_taken(draft: Draft) -> bool:
    """Whether a running conversation is told of nothing but what a drug that is taken does: "vomiting since day 3", and
    not of what may itself press; who takes a steroid has to keep it down.
    """
    told = {m.value for m in draft.turn.mentions.found if m.entity in ("reaction", "condition")}
    ours = {reaction.reaction for reaction in draft.reading.reactions}
    harmless = not told & (ACUTE | MAY_PRESS) and not _steroid_not_kept_down(draft)
    return bool(ours and draft.turn.case.current) and told <= ours and harmless


def _steroid_not_kept_down(draft: Draft) -> bool:
    """Whether who is known to take a steroid is told to vomit or to have diarrhoea."""
    told = {reaction.reaction for reaction in draft.reading.reactions}
    return bool(set(STEROIDS) & set(draft.turn.case.current)) and bool(told & _NOT_KEPT_DOWN)


def _meant_at_leisure(draft: Draft, reading: Reading) -> str:
    """What is asked where nothing presses."""
    asked = structs.replace(draft.turn.asked[0], confidence=0.0)
    found = by_content(asked, draft.turn.text, reading, draft.turn.focus)
    if found not in (None, SEARCH):
        return str(found)
    return "inform_case" if reading.reason else "ask_special_situation"
