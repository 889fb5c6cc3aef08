"""Which drugs the words of a text stand for: names, classes spelled out, classes that point at a drug in view.

Apart from which of them a question is about (`subjects.py`): much asks only for what is named.
"""

from __future__ import annotations

import re

from msgspec import structs

from actions.answers.desk import Asked
from actions.case.mentions import Mention, Mentions
from actions.case.patient import Case
from actions.conversation.focus import Focus
from actions.knowledge.base import KnowledgeBase

CLASSES: dict[str, tuple[str, ...]] = {
    "thiopurine": ("azathioprine", "mercaptopurine"),
    "calcineurin-inhibitor": ("tacrolimus", "ciclosporin"),
    "mtor-inhibitor": ("sirolimus", "everolimus"),
    "anti-tnf": ("infliximab",),
    "anti-cd20": ("rituximab",),
    "steroid": ("prednisolone", "budesonide"),
    "antimetabolite": ("mycophenolate", "azathioprine", "mercaptopurine"),
    "biologic": ("infliximab", "rituximab"),
}
_POINTS_BEFORE = re.compile(r"\b(the|this|that|which|either) (\w+ )?$")
_POINTS_AFTER = re.compile(r"^ (one|drug|agent|option)s?\b")


def named_drugs(mentions: Mentions, base: KnowledgeBase) -> tuple[str, ...]:
    """Drugs a text speaks of without ruling them out, classes spelled out."""
    return tuple(dict.fromkeys(drug for mention in mentions.found for drug in drugs_of(mention, base)))


def drugs_of(mention: Mention, base: KnowledgeBase) -> tuple[str, ...]:
    """The drugs of the base that a mention stands for; none where it denies them or tells of a relative."""
    return () if mention.assertion in ("negated", "family") else drugs_meant(mention, base)


def drugs_meant(mention: Mention, base: KnowledgeBase) -> tuple[str, ...]:
    """The drugs of the base that a drug or a class stands for, however it is asserted."""
    if mention.entity == "drug_class":
        return tuple(drug for drug in CLASSES.get(mention.value, ()) if drug in base.drugs)
    return (mention.value,) if mention.entity == "drug" and mention.value in base.drugs else ()


def in_view(asked: Asked, focus: Focus, case: Case, base: KnowledgeBase) -> Asked:
    """The question with a class that points ("the calcineurin one", "that biologic") read as the drug of that class
    that was talked of, listed or is taken, where there is one.
    """
    pools = (focus.drugs, focus.listed, focus.options, focus.seen, case.current, tuple(case.tried))
    found: list[Mention] = []
    for mention in asked.mentions.found:
        meant = drugs_meant(mention, base) if mention.entity == "drug_class" and _points(mention, asked) else ()
        known = next((held for pool in pools if (held := [drug for drug in pool if drug in meant])), [])
        found += [structs.replace(mention, entity="drug", value=drug) for drug in known] or [mention]
    return structs.replace(asked, mentions=Mentions(tuple(found), asked.mentions.measures))


def _points(mention: Mention, asked: Asked) -> bool:
    text = asked.text.lower()
    before, after = text[: max(0, mention.start - asked.start)], text[mention.end - asked.start :]
    return bool(_POINTS_BEFORE.search(before) or _POINTS_AFTER.match(after))
