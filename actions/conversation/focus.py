"""What the conversation is about, so that "dose?", "the other one" and "what if that fails too" find their subject."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

import msgspec
from msgspec import Struct

from actions.answers.desk import Asked
from actions.case.mentions import Mentions
from actions.knowledge.base import KnowledgeBase

_CLASSES: dict[str, tuple[str, ...]] = {
    "thiopurine": ("azathioprine", "mercaptopurine"),
    "calcineurin-inhibitor": ("tacrolimus", "ciclosporin"),
    "mtor-inhibitor": ("sirolimus", "everolimus"),
    "anti-tnf": ("infliximab",),
    "anti-cd20": ("rituximab",),
    "steroid": ("prednisolone", "budesonide"),
}
_OTHER = re.compile(r"\b(the )?(other|second) (one|drug|option)\b|\boption (2|two)\b")
_FIRST = re.compile(r"\b(the )?first (one|drug|option)\b|\boption (1|one)\b")
_LAST = re.compile(r"\b(the )?(last|third) (one|drug|option)\b|\boption (3|three)\b")
_AFTER = re.compile(r"\b(after|when|if|once|instead of|other than|fail\w*)\b")
_SPARED = re.compile(r"\b(steroid|pred\w*)[- ]?spar\w*|\bspar(e|es|ing) (the )?(steroid|pred)")
_MOST_DRUGS = 3


class Focus(Struct, frozen=True, omit_defaults=True):
    """Kept between turns: drugs in focus, the last options table, the last intents, the question put back, the
    sources shown.
    """

    drugs: tuple[str, ...] = ()
    options: tuple[str, ...] = ()
    intents: tuple[str, ...] = ()
    reason: str | None = None
    question: str | None = None
    sources: tuple[str, ...] = ()
    told_identifiers: bool = False


def to_slot(focus: Focus) -> dict[str, Any]:
    """JSON-ready values for a Rasa slot."""
    built: dict[str, Any] = msgspec.to_builtins(focus)
    return built


def from_slot(values: object) -> Focus:
    """The focus from a slot; anything else is an empty focus."""
    if not isinstance(values, Mapping):
        return Focus()
    try:
        return msgspec.convert(dict(values), Focus)
    except msgspec.ValidationError:
        return Focus()


def named_drugs(mentions: Mentions, base: KnowledgeBase) -> tuple[str, ...]:
    """Drugs a text speaks of without ruling them out, classes spelled out."""
    named: list[str] = []
    for mention in mentions.found:
        if mention.assertion in ("negated", "family"):
            continue
        if mention.entity == "drug" and mention.value in base.drugs:
            named.append(mention.value)
        elif mention.entity == "drug_class":
            named += _CLASSES.get(mention.value, ())
    return tuple(dict.fromkeys(drug for drug in named if drug in base.drugs))


def drugs_in_question(asked: Asked, tried: Mapping[str, str], focus: Focus, base: KnowledgeBase) -> tuple[str, ...]:
    """Which drugs a question is about: those named, but for the culprit; else those in focus; else the first option
    shown.
    """
    named = named_drugs(asked.mentions, base)
    if _SPARED.search(asked.text.lower()):  # the drug that spares the steroid is asked about, not the steroid
        named = tuple(drug for drug in named if drug not in _CLASSES["steroid"]) or named
    untried = tuple(drug for drug in named if drug not in tried)
    if asked.intent == "ask_comparison":
        return _compared(untried if len(untried) > 1 else named, focus)  # "MMF v tac after aza failure" compares two
    if named and not untried and _AFTER.search(asked.text.lower()):
        return ()  # "licensed drugs after aza fails?" asks about what follows, not about azathioprine
    if untried or named:
        return (untried or named)[:_MOST_DRUGS]
    lowered = asked.text.lower()
    listed = focus.drugs if len(focus.drugs) > 1 else focus.options
    for pattern, index in ((_FIRST, 0), (_OTHER, 1), (_LAST, 2)):
        if pattern.search(lowered) and len(listed) > index:
            return (listed[index],)
    if denied := tuple(m.value for m in asked.mentions.of("drug", "negated") if m.value in base.drugs):
        return denied[:1]  # "no tac then?" asks about tacrolimus
    return focus.drugs[:_MOST_DRUGS] or focus.options[:1]


def refers_back(text: str) -> bool:
    """Whether a message points at one of the things listed: "the first one", "the other one"."""
    return any(pattern.search(text.lower()) for pattern in (_FIRST, _OTHER, _LAST))


def _compared(named: tuple[str, ...], focus: Focus) -> tuple[str, ...]:
    pool = (*named, *focus.drugs, *focus.options) if len(named) < 2 else named
    return tuple(dict.fromkeys(pool))[: max(2, min(len(named), _MOST_DRUGS))]
