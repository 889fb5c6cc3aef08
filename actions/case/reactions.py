"""Adverse reactions a message tells of, and the drug each belongs to."""

from __future__ import annotations

import re

from actions.case.mentions import Measure, Mention, Mentions
from actions.case.outcomes import culprits, in_a_question
from actions.case.patient import STEROIDS, THIOPURINES, Reaction
from actions.knowledge.reading_aids import aid_number

_COMMA, _SENTENCE = 30, 400  # characters
_BOTH = re.compile(r"^\W*(have |had |were |was )?both\b", re.IGNORECASE)
_SENTENCE_END = re.compile(r"[.;!?\n](?!\d)")
_DRUG_CLASSES = {"thiopurine": THIOPURINES, "steroid": ("prednisolone",)}
# Fever with one of these on a thiopurine is hypersensitivity: the editorial record `note-hypersensitivity-reading`.
_WITH_FEVER = frozenset({"rash", "arthralgia", "myalgia"})
# Harms of steroids that people have without them too
_OF_STEROIDS = frozenset({"glaucoma-reaction", "osteoporosis-reaction", "mood"})
_FROM_STEROIDS = re.compile(r"(cortico)?steroid|pred", re.IGNORECASE)


def reactions(mentions: Mentions, text: str) -> tuple[Reaction, ...]:
    """Each reaction with the drug nearest to it; without a drug in the message the culprit stays open. A drug that is
    asked about in a sentence of its own is not the culprit. `mentions` are those without proposed drugs.
    """
    told = [(m.value, m) for m in mentions.of("reaction", "affirmed", "historical")]
    denied = mentions.values("reaction", "negated")
    told += [
        ("pancreatitis", _place(m)) for m in mentions.measures if _raised_lipase(m) and "pancreatitis" not in denied
    ]
    found = [Reaction(value, drug) for value, mention in told for drug in _culprits(mention, mentions, text)]
    # The disease itself raises liver tests while it is treated with steroids alone; that is no harm done by them.
    found = [r for r in found if not (r.reaction == "hepatotoxicity" and r.drug in STEROIDS)]
    return tuple(dict.fromkeys((*found, *_hypersensitivity(found))))


def _raised_lipase(measure: Measure) -> bool:
    lowest = aid_number("aid-pancreatic-enzyme", "times upper limit" if measure.unit == "xULN" else "u/l")
    return measure.name == "amylase" and measure.number >= lowest and measure.comparator != "<"


def _place(measure: Measure) -> Mention:
    return Mention("reaction", "pancreatitis", measure.start, measure.end)


def _hypersensitivity(found: list[Reaction]) -> tuple[Reaction, ...]:
    feverish = {r.drug for r in found if r.reaction == "fever" and r.drug in THIOPURINES}
    with_more = {r.drug for r in found if r.reaction in _WITH_FEVER}
    return tuple(Reaction("hypersensitivity", drug) for drug in THIOPURINES if drug in feverish & with_more)


def _culprits(reaction: Mention, mentions: Mentions, text: str) -> tuple[str | None, ...]:
    """The drug of a reaction; two where the words say "both": "mercaptopurine and azathioprine both caused nausea"."""
    pair = [d for d in culprits(mentions) if d.end <= reaction.start and not _sentences_between(d, reaction, text)]
    if len(pair) == 2 and _BOTH.search(text[pair[-1].end : reaction.start]):
        return tuple(drug.value for drug in pair)
    if reaction.value in _OF_STEROIDS and any(
        m.start < reaction.end and reaction.start < m.end for m in mentions.of("condition")
    ):
        return _of_a_steroid(reaction, mentions, text)
    return (_culprit(reaction, mentions, text),)


def _of_a_steroid(reaction: Mention, mentions: Mentions, text: str) -> tuple[str | None, ...]:
    """The culprit of what is a steroid's harm and a disease by itself: the steroid in its own name ("steroid
    psychosis"), the nearest drug if that is a steroid or joined to it in one clause, else none: "glaucoma, aza failed"
    tells of a disease.
    """
    if _FROM_STEROIDS.search(text[reaction.start : reaction.end]):
        return ("prednisolone",)
    culprit = _culprit(reaction, mentions, text)
    places = (m for m in culprits(mentions) if m.value == culprit)
    joined = any("," not in _between(m, reaction, text) and not _sentences_between(m, reaction, text) for m in places)
    return (culprit,) if culprit is None or culprit in STEROIDS or joined else ()


def _culprit(reaction: Mention, mentions: Mentions, text: str) -> str | None:
    classes = [m for m in mentions.of("drug_class") if m.value in _DRUG_CLASSES]
    possible = [d for d in (*culprits(mentions), *classes) if not _asked_about(d, reaction, text)]
    nearest = min(possible, key=lambda drug: _apart(drug, reaction, text), default=None)
    if nearest is None:
        return None
    return _DRUG_CLASSES[nearest.value][0] if nearest.value in _DRUG_CLASSES else nearest.value


def _asked_about(drug: Mention, reaction: Mention, text: str) -> bool:
    return _sentences_between(drug, reaction, text) > 0 and in_a_question(drug, text)


def _apart(one: Mention, other: Mention, text: str) -> int:
    """How far two mentions stand apart: characters, with a comma, more a bracket that closes and far more a sentence's
    end widening the gap.
    """
    between = _between(one, other, text)
    gaps = _COMMA * (between.count(",") + 2 * between.count(")"))
    return len(between) + gaps + _SENTENCE * _sentences_between(one, other, text)


def _sentences_between(one: Mention, other: Mention, text: str) -> int:
    return len(_SENTENCE_END.findall(_between(one, other, text)))


def _between(one: Mention, other: Mention, text: str) -> str:
    first, second = sorted((one, other), key=lambda mention: mention.start)
    return text[first.end : second.start]
