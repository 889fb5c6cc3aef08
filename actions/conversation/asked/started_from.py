"""Drugs that a question only starts from: what failed, was tried, is taken or is ruled out.

Apart from what it is about (`subjects.py`), which is what is left.
"""

from __future__ import annotations

import itertools
import re

from actions.answers.desk import Asked
from actions.case.drugs.given_drugs import taken_first
from actions.case.mentions import Mention
from actions.conversation.asked.drugs_named import drugs_of
from actions.knowledge.base import KnowledgeBase

_ADJACENT = 2  # characters: "MMF in aza leucopenia" starts from what azathioprine did
# Words before or after a drug that make it the background of a question: what failed, was tried, is taken or ruled out.
_FAILED = (
    r"(refractory to|resistant to|intol\w*( of| to)|resp\w* to|(\w+n'?t|cannot|not|unable to|never) tolerat\w*"
    r"|fail\w*( of| on| to| with)?|reaction to)"
)
_FAILED_BEFORE = re.compile(rf"\b{_FAILED}\s+(the\s+)?$")
_BACKGROUND_BEFORE = re.compile(
    r"\b((?<!or )after|post|(?<!back )on|despite|off|stopp(ed|ing)|instead of|in place of|in lieu of"
    r"|replac(?:e|es|ing)|other than|rather than|not|without"
    rf"|scrap|drop|forget|{_FAILED})\s+(the\s+)?$"
)
_BACKGROUND_AFTER = re.compile(
    r"^[\s-]*(both |all |who |that |has |had |have |was |were )*"
    r"(fail\w*|intol\w*|non.?respon\w*|refractor\w*|insufficien\w*|inadequa\w*|reaction\w*|hypersens\w*"
    r"|(did|does|do|was|has|is) ?n.t|not (work|tolerat|enough|respon)\w*|gave|caused|stopped)\b"
)
_POPULATION_AFTER = re.compile(r"^\W*(in )?(non.?responders|refractory|failures|incomplete responders|intolerants?)\b")
_TOGETHER = re.compile(r"\s*(\d[\d.]* ?(mg|g|mcg)?(/kg)?(/day)? ?(bd|od|tds|daily|a day)?\s*)?(and|\+|&|/|plus)\s*")
CHOICE = re.compile(r"\s*,?\s*(v|vs\.?|versus|or|against|(better|worse|safer) than)\s*(the\s+)?")

_AGAINST = re.compile(r"\s*,?\s*(?:v|vs\.?|versus|compared (?:with|to)|against)\s*(?:on\s+)?(?:the\s+)?")
_ON = re.compile(r"\bon\s+(?:the\s+)?$")


def background_of(asked: Asked, base: KnowledgeBase) -> tuple[Mention, ...]:
    """Mentions of drugs that a question only starts from; what is joined to one by "and" is one too."""
    text = asked.text.lower()
    drugs = mentioned_in(asked, base)
    offset = asked.start
    before = (m for m in drugs if _BACKGROUND_BEFORE.search(_since_another(text, m, drugs, offset)))
    found = {m for m in (*before, *failed_in(asked, base)) if not _ends_a_choice(text, m, drugs, offset)}
    found -= {m for m in found if _begins_a_comparison(text, m, drugs, offset)}
    pairs = list(itertools.pairwise(drugs))
    for one, other in (*pairs, *reversed(pairs)):
        if (one in found) != (other in found) and _TOGETHER.fullmatch(text[one.end - offset : other.start - offset]):
            found |= {one, other}
    return tuple(found)


def failed_in(asked: Asked, base: KnowledgeBase) -> tuple[Mention, ...]:
    """Mentions of drugs that are told to have failed or done harm, by the word for it or by what follows them."""
    reasons, reactions = asked.mentions.of("reason"), asked.mentions.of("reaction")
    text, drugs = asked.text.lower(), mentioned_in(asked, base)
    return tuple(
        m
        for m in drugs
        if _BACKGROUND_AFTER.match(text[m.end - asked.start :])
        or _FAILED_BEFORE.search(_since_another(text, m, drugs, asked.start))
        or any(r.start <= m.start and m.end <= r.end for r in reasons)
        or (taken_first(m.value) and any(0 < r.start - m.end <= _ADJACENT for r in reactions))
    )


def _ends_a_choice(text: str, drug: Mention, drugs: tuple[Mention, ...], offset: int) -> bool:
    """Whether it is the last side of a choice told for a population: "MMF v tac non-responders"."""
    if not _POPULATION_AFTER.match(text[drug.end - offset :]):
        return False
    return any(CHOICE.fullmatch(text[x.end - offset : drug.start - offset]) for x in drugs if x.end <= drug.start)


def _begins_a_comparison(text: str, drug: Mention, drugs: tuple[Mention, ...], offset: int) -> bool:
    """Whether it is the first side of two set against each other: "hair loss on aza vs tac"."""
    of_harm = _ON.search(text[: drug.start - offset])
    gaps = (text[drug.end - offset : x.start - offset] for x in drugs if x.start >= drug.end)
    return bool(of_harm) and any(_AGAINST.fullmatch(gap) for gap in gaps)


def _since_another(text: str, drug: Mention, drugs: tuple[Mention, ...], offset: int) -> str:
    """The text before a drug; a failure told right after another drug is that one's ("after MMF failure tac or...")."""
    before = text[: max(0, drug.start - offset)]
    for other in drugs:
        if other.end <= drug.start and (failed := _BACKGROUND_AFTER.match(text[other.end - offset :])):
            before = before[: other.end - offset] + " " * len(failed[0]) + before[other.end - offset + len(failed[0]) :]
    return before[: max(0, drug.start - offset)]


def mentioned_in(asked: Asked, base: KnowledgeBase) -> tuple[Mention, ...]:
    """Mentions of drugs of the base, by name or class, that are not denied or a relative's."""
    return tuple(m for m in asked.mentions.found if drugs_of(m, base))
