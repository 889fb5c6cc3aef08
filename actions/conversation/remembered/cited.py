"""Messages that ask about a study called by its author: what they name is the study's, and nobody's."""

from __future__ import annotations

import re
from functools import lru_cache

from actions.answers.leading.authors import names_of_authors
from actions.case.reading import SITUATIONS, Reading
from actions.conversation.draft import Draft
from actions.knowledge.base import KnowledgeBase

_LONG = 5  # letters: a shorter name is a word as well ("Than", "Su") and needs its year
_OPENS = r"^\W*(?:(?:what|did|does|do|in|from|the|as|per|see|cf|according to|and|so|show|give|me|pls|please)\W+)*"
_OF_THE_STUDY = re.compile(
    r"\b(?:pilot|series|cohort|trial|rct|study|paper|abstract|meta-?analysis|registry|data|figures?|results?|how many"
    r"|\d+ ?(?:pts?|patients)|n ?= ?\d+|response rates?|outcomes?|cbr|end ?points?|follow[- ]?up)\b"
)


def settle(draft: Draft, reading: Reading) -> None:
    """A report by the classifier's guess, of which nothing is told: the study's evidence is asked for."""
    told_nothing = not (reading.about_patient or reading.conditions or reading.tried or reading.current)
    if told_nothing and draft.intent in SITUATIONS and of_a_study(draft.turn.text, draft.base):
        draft.read_as("ask_evidence")


def of_a_study(text: str, base: KnowledgeBase) -> bool:
    """Whether a message opens with a study by its author and year, or by its author and a word for what is asked of
    studies: "Efe 2017 tac non responders", "Burak pilot. how many".
    """
    lowered = text.lower()
    dated, named = _patterns(names_of_authors(base))
    return bool(dated.search(lowered) or (named.search(lowered) and _OF_THE_STUDY.search(lowered)))


@lru_cache(maxsize=4)
def _patterns(names: frozenset[str]) -> tuple[re.Pattern[str], re.Pattern[str]]:
    every = "|".join(re.escape(name) for name in sorted(names))
    long = "|".join(re.escape(name) for name in sorted(names) if len(name) >= _LONG)
    by = r"(?:'?s)?(?: et al\.?)?"
    return (
        re.compile(rf"{_OPENS}(?:{every}){by}\W{{0,3}}(?:19|20)\d\d\b"),
        re.compile(rf"{_OPENS}(?:{long}){by}(?!\w)"),
    )
