"""Diseases that a steroid brought: named after it, said to be from it, or a psychosis that came on it."""

from __future__ import annotations

import re
from collections.abc import Iterator

from actions.case.drugs.given_drugs import NAME, culprits, masked
from actions.case.mentions import Mention, Mentions
from actions.case.patient import STEROIDS, Reaction

TOGETHER = re.compile(
    r"\s*(,|/|&|\+|\b(and|or|nor|then)\b)\s*((then|also|both|on|with|to|from|the)\s+)*", re.IGNORECASE
)
"""What stands between the members of a list."""
# What a steroid may have brought, as a disease and as its harm
_HARM_OF_STEROIDS = {
    "diabetes": "hyperglycaemia",
    "osteoporosis": "osteoporosis-reaction",
    "psychosis": "mood",
    "glaucoma": "glaucoma-reaction",
}
_BROUGHT_BY = re.compile(
    rf"\s*(since|from|due to|because of|caused by|secondary to|thanks to|induced by) (the |her |his "
    rf"|high[- ]dose |long[- ]term )*"
    rf"({NAME}+|it\b|them\b|(cortico)?steroids?\b)"
)
# "Pred psychosis", "steroid-induced diabetes"; of "on pred psychosis" the drug is only in use
_BRINGS = re.compile(
    rf"(?<!\bon )(?<!taking )(?<!with )(?<!started )(?P<by>{NAME}+)[\s-]*(?:induced |related |associated )?$"
)
# "Psychotic on pred 40": not a schizophrenia that was there before
_COMES_ANEW = re.compile(r"psychosis|psychotic|mania")
_CAME_ON = re.compile(
    r"\s+(?:(?:while|whilst|since|after|when|soon|shortly|\d+|days?|weeks?|started|starting|high[- ]dose|the|her"
    r"|his)\s+)*"
    rf"(?:on|with|after|starting)\s+(?:(?:the|her|his|high[- ]dose|starting)\s+)*(?P<by>{NAME}+)"
)


def named_after_their_drug(mentions: Mentions, text: str) -> tuple[Reaction, ...]:
    """Diseases with the name of a steroid right before theirs: "pred psychosis", "prednisolone-induced diabetes"; and a
    psychosis that came on one: "psychotic on pred 40".
    """
    skeleton = masked(text, mentions)
    steroids = {m.start: m.value for m in mentions.of("drug", "affirmed", "historical") if m.value in STEROIDS}
    diseases = [m for m in mentions.of("condition", "affirmed", "historical") if m.value in _HARM_OF_STEROIDS]
    named = [
        (_HARM_OF_STEROIDS[m.value], steroids.get(brings.start("by")))
        for m in diseases
        if (brings := _BRINGS.search(skeleton[: m.start]))
    ]
    named += [
        (_HARM_OF_STEROIDS[m.value], steroids.get(came.start("by")))
        for m in diseases
        if _COMES_ANEW.match(m.text.lower()) and (came := _CAME_ON.match(skeleton, m.end))
    ]
    return tuple(Reaction(harm, drug) for harm, drug in named if drug)


def brought_by_steroids(mentions: Mentions, text: str) -> Iterator[Reaction]:
    """Diseases that a steroid is said to have brought: "osteoporosis + diabetes from pred"."""
    skeleton = masked(text, mentions)
    steroids = [m for m in culprits(mentions) if m.value in STEROIDS]
    group: list[Mention] = []
    for mention in mentions.of("condition", "affirmed", "historical"):
        if mention.value not in _HARM_OF_STEROIDS:
            continue
        joined = group and TOGETHER.fullmatch(text[group[-1].end : mention.start])
        group = [*group, mention] if joined else [mention]
        brought = _BROUGHT_BY.match(skeleton[mention.end :])
        if brought is None:
            continue
        named = mentions.within(mention.end, mention.end + brought.end()).of("drug")
        if (named and named[0].value in STEROIDS) or (not named and (steroids or "steroid" in brought[0])):
            culprit = named[0].value if named else steroids[-1].value if steroids else "prednisolone"
            yield from (Reaction(_HARM_OF_STEROIDS[m.value], culprit) for m in group)
