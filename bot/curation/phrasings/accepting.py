"""From a reviewed file to training messages: what may be taken, and why the rest may not."""

from __future__ import annotations

import difflib
import re
from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass

from bot.curation.exchanges import AGE_MASK
from bot.curation.phrasings.review import SKIP, Review
from bot.curation.phrasings.training_data import digest, is_marked, normalised
from bot.guard.identifiers.redaction import KINDS

_CUT_OUT = re.compile(rf"{re.escape(AGE_MASK)}|\[(?:{'|'.join(map(re.escape, KINDS))})\]")


@dataclass(frozen=True, slots=True)
class Accepted:
    """New messages by intent; words on each that was left out; faults, with which nothing may be added."""

    messages: Mapping[str, tuple[str, ...]]
    left_out: tuple[str, ...]
    faults: tuple[str, ...]


def accepted(review: Review, known: Mapping[str, str], intents: Collection[str], held_out: Collection[str]) -> Accepted:
    """Sort the rows that have an intent. `known` are the training messages' intents by normalised text, `held_out`
    the digests of messages kept for measuring.
    """
    messages: defaultdict[str, list[str]] = defaultdict(list)
    left_out: list[str] = []
    faults: list[str] = []
    taken = dict(known)
    for text, intent in _filled_in(review):
        key = normalised(text)
        if fault := _fault(text, intent, intents):
            faults.append(fault)
        elif digest(text) in held_out:
            left_out.append(f"{digest(text)} is a message kept for measuring: it may not be learnt")
        elif key in taken:
            same = taken[key] == intent
            left_out.append(f"{text!r} is there already" + ("" if same else f", as {taken[key]}"))
        else:
            taken[key] = intent
            messages[intent].append(text)
    return Accepted({name: tuple(texts) for name, texts in messages.items()}, tuple(left_out), tuple(faults))


def _filled_in(review: Review) -> Iterator[tuple[str, str]]:
    """The messages with an intent of their own or of their group."""
    for cluster in review.groups:
        for row in cluster.messages:
            intent = (row.intent or cluster.intent or SKIP).strip()
            if intent != SKIP:
                yield " ".join(row.text.split()).lstrip("- "), intent


def _fault(text: str, intent: str, intents: Collection[str]) -> str | None:
    if not text:
        return f"{intent}: a message without words"
    if intent not in intents:
        near = difflib.get_close_matches(intent, sorted(intents), 1)
        return f"{text!r}: no intent is called {intent!r}" + (f"; {near[0]!r}?" if near else "")
    if cut := _CUT_OUT.search(text):
        return f"{text!r}: write something invented in place of {cut.group()!r}"
    if is_marked(text):
        return f"{text!r}: brackets that Rasa would read as an entity"
    return None
