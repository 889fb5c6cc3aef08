"""Where a message may be cut into parts of which each asks or tells one thing; `questions` finds out which do."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from bot.nlu.lists import marks

Entities = Sequence[Mapping[str, Any]]

_MOST = 8
_SENTENCE = re.compile(
    r"(?<=[?!;])\s*(?=\S)|(?<=\.)(?<!\be\.g\.)(?<!\bi\.e\.)(?<!\bvs\.)(?<!\bno\.)(?<!\bre\.)(?<!\bpt\.)(?<!\bincl\.)\s+(?=\S)|\n+\s*(?=\S)"
    r"|\s+[-\u2013\u2014]+\s+(?=\S)|:\s+(?=\S)",
    re.IGNORECASE,
)
_ALSO = (
    r"(?:(?:and|also|so|but|or|ok|then|first|second|secondly|third|thirdly|finally|lastly|next|after that|meanwhile|"
    r"by the way|btw|separately|if (?:so|yes|not))[,\s]+)*"
)
_OPENS_QUESTION = re.compile(
    rf"\s*{_ALSO}(?:(?:in|for|to|at|on|by|from|with) (?:whom|what|which)|what|whats|what's|how|hows|how's|which|when|"
    r"whens|when's|who|why|where|wheres|should|can|could|would|is|are|does|do|did|will|any|may|must|shall|if|once|"
    r"(?:has|have|was|were) (?:it|that|this|there|any\w*|the)|"
    r"(?:please |pls )?(?:tell me|explain|compare|show|say (?:which|what|how|when)|give|name|list|describe|outline|"
    r"remind me|summari[sz]e|walk me|talk me))\b",
    re.IGNORECASE,
)
_JOINT = re.compile(
    r"\s*,?\s*(?:\b(?:and|plus|also|then|as well as|along with)\b|[&+/,])\s*(?:also\s+)?", re.IGNORECASE
)
_ASKS_INSIDE = re.compile(r"\b(?:what|how|which|when|why|where|whether)\b", re.IGNORECASE)
_WORDED = re.compile(r"(?:what|whats|what's|how|how's|which|when|who|why|where)\b", re.IGNORECASE)
# "everolimus, an overview, and in whom is it contraindicated": a further question, whatever stands before
_ASKED_OF = re.compile(
    rf"\s*{_ALSO}(?:(?:in|for|to|at|on|by|from|with) )?(?:whom|what|how|which|when|why|where)\b", re.IGNORECASE
)
# After a comma a helping verb opens a question only before its subject: "400 to 190, does it count", not "MMF, can't".
_INVERTED = re.compile(
    r"(?:is|are|was|does|do|did|can|could|should|shall|will|would|may|must) (?:it|this|that|there|she|he|we|i|they|one|"
    r"the|a|an|any|either|her|his)\b",
    re.IGNORECASE,
)
_CONDITION = re.compile(
    rf"\s*{_ALSO}(?:if|when(?! (?:can|do|does|should|is|are|will|to|would|may)\b)|once|in|for|with|after|before|given|"
    r"since|as|say)\b",
    re.IGNORECASE,
)
_CHOICE = re.compile(r"\s*(?:or|v|vs\.?|versus)\s*", re.IGNORECASE)
_LEADING = re.compile(
    r"\s*(?:(?:the|its|their|also|for|any|main|usual|starting|target|standard|right|typical|best)\s+)*", re.IGNORECASE
)
_EDGE = re.compile(r"[\s,;:+/&\u2013\u2014-]*(?:\b(?:and|plus|also|then)\b)?[\s,;:+/&\u2013\u2014-]*$", re.IGNORECASE)
_NO_TOPIC = {"options", "first-line", "comparison", "bone-health"}  # words too common in statements to mark a question
_LEVELS = ("analyte", "trough")  # "levels of tac": what to aim for, where no number stands beside it
_STATES = ("condition", "reaction")
# What tells of somebody: a part that names none of it may be a question in a word or two, "IgG checks after"
_TOLD_OF_SOMEBODY = frozenset({"measure", "sex", "condition", "reaction", "reason", "term"})
_REPORTED = frozenset({"drug", "drug_class", "reaction", "reason", "condition"})
_OF_NOBODY = frozenset({"drug", "drug_class", "condition", "topic", "analyte", "guideline"})
_STORY = 4  # words: a report has as many, or is a sentence with two mentions ("Rash on aza.")
_ASTRAY = re.compile(r"\s*(?:over|back|on|onto|off|up|down|to|from)\b", re.IGNORECASE)
_MAY_STAND_IN_AN_ITEM = ("topic", "drug", "analyte")
_FURTHER = 2  # words of an item that names no topic, once a list of topics has begun: "dose, side effects, bloods"
_ITEM = 4  # words: the most that an item of a list of topics has


@dataclass(frozen=True, slots=True)
class Segment:
    """A part of the message: its place, its text without surrounding blanks and conjunctions, whether its words ask
    something, whether it is only an `item` beside the part before, a `brief` one that tells of nobody, and long enough
    to be a `story`.
    """

    start: int
    end: int
    text: str
    asks: bool = True
    item: bool = False
    brief: bool = False
    story: bool = True
    of_nobody: bool = False  # names a condition and a drug at the most: "tac cautions in CKD 3"

    @property
    def tells(self) -> bool:
        """Whether it only tells of somebody."""
        return not (self.asks or self.item or self.brief or self.of_nobody)


def parts(text: str, entities: Entities) -> list[Segment]:
    """The parts of a message in order; a single one when it cannot be cut.

    It is cut between sentences, items of a list, clauses of which the second opens a question, and topics named one
    after the other. A part's words ask if it ends in a question mark, has a question word, or names a topic.
    """
    cuts = dict.fromkeys(_list_cuts(text), False) or _cuts(text, entities)
    places = [(0, False), *sorted(cuts.items()), (len(text), False)]
    listed = bool(marks(text))
    found = [_segment(text, a, b, item, listed, entities) for (a, item), (b, _) in itertools.pairwise(places)]
    found = [part for part in found if re.search(r"\w", part.text)]
    return found if 2 <= len(found) <= _MOST else [_segment(text, 0, len(text), False, listed, entities)]


def _list_cuts(text: str) -> list[int]:
    """What stands before a list goes with its first item."""
    return [end for _, end in marks(text)[1:]]


def _cuts(text: str, entities: Entities) -> dict[int, bool]:
    """Where parts begin, and which of them are only items."""
    sentences = [0, *(match.end() for match in _SENTENCE.finditer(text)), len(text)]
    cuts = dict.fromkeys(sentences[1:-1], False)
    for start, end in itertools.pairwise(sentences):
        cuts |= _between_clauses(text, start, end, entities)
    return cuts


def _between_clauses(text: str, start: int, end: int, entities: Entities) -> dict[int, bool]:
    """Places after conjunctions and commas where a question opens, or the next item of a list of topics stands."""
    cuts: dict[int, bool] = {}
    for joint, item_end in _joints(text, start, end):
        comma = joint[0].strip() == ","
        further = joint[0].strip().startswith(",") and bool(_ASKED_OF.match(text, joint.end(), end))
        if comma and _CONDITION.match(text, start, joint.start()):
            continue  # "if MMF goes in, what should be monitored" is one question
        told = text[start : joint.start()]
        if not told.strip():
            continue
        left = topics(start, joint.start(), entities)
        if (_opens(text, joint, end) and (left or comma or further or cuts or _asks(told))) or (
            comma
            and len(told.split()) >= _ITEM
            and not _asks(told)
            and _offers_a_choice(text, joint.end(), end, entities)
        ):
            cuts[joint.end()] = False
        elif _is_item(text, joint, item_end, start, entities) or (
            comma and cuts.get(start) and len(text[joint.end() : item_end].split()) <= _FURTHER
        ):
            cuts[joint.end()] = True
        else:
            continue
        start = joint.end()
    return cuts


def _joints(text: str, start: int, end: int) -> Iterator[tuple[re.Match[str], int]]:
    """Each conjunction or comma, with where the next one begins."""
    found = list(_JOINT.finditer(text, start, end))
    yield from zip(found, [*(joint.start() for joint in found), end][1:], strict=True)


def _opens(text: str, joint: re.Match[str], end: int) -> bool:
    if joint[0].strip() == ",":
        return bool(_WORDED.match(text, joint.end(), end) or _INVERTED.match(text, joint.end(), end))
    return joint[0].strip() != "/" and _OPENS_QUESTION.match(text, joint.end(), end) is not None


def _offers_a_choice(text: str, start: int, end: int, entities: Entities) -> bool:
    """ "..., tac or MMF?": a choice between two drugs begins here."""
    drugs = [e for e in entities if e["entity"] in ("drug", "drug_class") and start <= e["start"] < end][:2]
    return (
        len(drugs) > 1
        and drugs[0]["start"] == start
        and _CHOICE.fullmatch(text, drugs[0]["end"], drugs[1]["start"]) is not None
    )


def _is_item(text: str, joint: re.Match[str], end: int, start: int, entities: Entities) -> bool:
    """Whether what follows may be the next item of a list of topics: it names one, or is short and joined by "and"."""
    before = topics(start, joint.start(), entities)
    words = text[joint.end() : end].split()
    if words and joint[0].strip() not in (",", "/") and _begins_with_topic(text, joint.end(), entities):
        return bool(topics(joint.end(), end, entities) - before)
    if (
        not words
        or _ASTRAY.match(text, joint.end())
        or not (before or (joint[0].strip() == "," and len(text[start : joint.start()].split()) < _ITEM))
    ):
        return False
    if topics(joint.end(), end, entities) - before:
        return len(words) <= _ITEM or _begins_with_topic(text, joint.end(), entities)
    named = [e for e in entities if joint.end() <= e["start"] < end and e["entity"] not in _MAY_STAND_IN_AN_ITEM]
    alone = any(e["entity"] == "drug" and e["start"] == joint.end() for e in entities)
    return bool(before) and joint[0].strip() not in (",", "/") and len(words) <= _ITEM and not (named or alone)


def _begins_with_topic(text: str, start: int, entities: Entities) -> bool:
    leading = _LEADING.match(text, start)
    begin = leading.end() if leading else start
    return any(_is_topic(e) and e["start"] == begin for e in entities)


def _asks(text: str) -> bool:
    return bool(text.rstrip().endswith("?") or _ASKS_INSIDE.search(text) or _OPENS_QUESTION.match(text))


def topics(start: int, end: int, entities: Entities) -> set[str]:
    """The topics a part names; not those denied ("not pregnant"), which are told."""
    return {
        "target-level" if (e["entity"], e["value"]) == _LEVELS else e["value"]
        for e in entities
        if _is_topic(e)
        and e["value"] not in _NO_TOPIC
        and start <= e["start"] < end
        and e.get("assertion") != "negated"
    }


def _is_topic(entity: Mapping[str, Any]) -> bool:
    return entity["entity"] == "topic" or (entity["entity"], entity["value"]) == _LEVELS


def _names_a_topic(part: str, start: int, end: int, entities: Entities) -> bool:
    """Whether a part names a topic, other than as a patient's state in a sentence: "hopes to get pregnant soon"."""
    states = [e for e in entities if e["entity"] in _STATES] if len(part.split()) > _ITEM else []
    named = [e for e in entities if e["entity"] != "topic" or not any(_overlap(e, state) for state in states)]
    return bool(topics(start, end, named))


def _overlap(one: Mapping[str, Any], other: Mapping[str, Any]) -> bool:
    return bool(one["start"] < other["end"] and other["start"] < one["end"])


def _segment(text: str, start: int, end: int, item: bool, listed: bool, entities: Entities) -> Segment:
    end = start + len(_without_mark(text, start, end))
    stripped = text[start:end].lstrip(" \t\n,;:-+/&")
    begin = end - len(stripped)
    stripped = _EDGE.sub("", stripped)
    asks = listed or _asks(stripped) or _names_a_topic(stripped, begin, end, entities)
    named = {e["entity"] for e in entities if begin <= e["start"] < begin + len(stripped)}
    words = len(stripped.split())
    brief = words <= _ITEM and not named & _TOLD_OF_SOMEBODY
    story = words >= _STORY or (len(named & _REPORTED) > 1 and text[start:end].rstrip().endswith("."))
    of_nobody = {"drug", "condition"} <= named <= _OF_NOBODY
    return Segment(begin, begin + len(stripped), stripped, asks, item, brief, story, of_nobody)


def _without_mark(text: str, start: int, end: int) -> str:
    """A part without the mark of the next item at its end."""
    mark = next((a for a, b in marks(text) if b == end), end)
    return text[start:mark]
