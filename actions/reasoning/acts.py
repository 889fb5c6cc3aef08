"""What a message does to a drug: which one its verb of stopping is about, read by what stands nearest to it, and the
blood level it aims at.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from actions.case.mentions import Mentions

Places = Iterable[tuple[int, int]]
_SENTENCE = re.compile(r"(?:[^.;?!\n]|\.(?=\d))+")
_DENIED = re.compile(
    r"\b(don'?t|do not|never|not to|shouldn'?t|should not|must not|mustn'?t|avoid|rather than|instead of|(?<!why )not)"
    r" (be )?$"
)
_TO_NOTHING = re.compile(
    r"\d( ?mg)?(?: ?(?:ly|od|daily|bd|a day))?[^.;?!]{0,12}?(->|→|=>|>|\bto) ?(0(?![.·/\d])|zero\b|nil\b|nothing\b)"
)
# A drug that comes is not the one that goes: "stop it and go MMF only"
_COMES = re.compile(r"\b(to|onto|go|going|start\w*|commenc\w*|try|give|add\w*|use|using) (just |only |with |on )?$")
_LEVEL = re.compile(
    r"(?<![\d.,/·x-])(?:(?P<low>\d{1,2}(?:\.\d+)?) ?(?:-|–|to|and) ?)?(?P<high>\d{1,2}(?:\.\d+)?)"
    r"(?![\d·]|[.,/-]\d| ?(?:%|/|mg|kg|x\b|yo?\b|[fm]\b|h\b|hours?|days?|weeks?|wks?|months?|mths?|years?|yrs?))"
)
_WHERETO = re.compile(
    r"( (level|trough|c0))?( to (run|sit|be|stay|go|settle|hover))?( up)?"
    r" (at|around|about|near|between|in the|to|towards?|up to|into|above|over|>) ?~?(the )?"
)
_CLASSES = {"steroid": ("prednisolone", "budesonide")}


def stopped(named: str, verbs: Places, drugs: Iterable[str], in_view: tuple[str, ...]) -> frozenset[str]:
    """The drugs that a message stops or takes to nothing. `named` is the message with every drug called by its id,
    `verbs` are the places of its words of stopping. A verb is about the drug of its sentence that stands nearest to it
    and does not come instead, and without one about those in view.
    """
    called = re.compile(rf"\b(?:{'|'.join(map(re.escape, (*drugs, *_CLASSES)))})\b|\bsteroids\b")
    goes = (match for match in called.finditer(named) if not _COMES.search(named[: match.start()]))
    places = [(match.start(), match.end(), match[0].removesuffix("s")) for match in goes]
    acts = [span for span in verbs if not _DENIED.search(named[: span[0]])]
    acts += [(match.start(), match.end()) for match in _TO_NOTHING.finditer(named)]
    found: set[str] = set()
    for start, end in acts:
        sentence = next((m for m in _SENTENCE.finditer(named) if m.start() <= start < m.end()), None)
        near = [p for p in places if sentence and sentence.start() <= p[0] < sentence.end()]
        if not near:
            found.update(in_view)
            continue
        drug = min(near, key=lambda place: max(place[0] - end, start - place[1]))[2]
        found.update(_CLASSES.get(drug, (drug,)))
    return frozenset(found)


def level_aimed(text: str, mentions: Mentions, aims: Places, levels: Places) -> float | None:
    """The highest blood level that a lower-case message aims at, in its own unit; None without one. `aims` and `levels`
    are the places of its words of aiming and of levels. A number that belongs to nothing else is a level aimed at where
    a word of aiming stands in its sentence or it says where a drug or level is to go ("tac to 12"); a range ("10-15")
    also beside a word of levels.
    """
    other = [(m.start, m.end) for m in mentions.measures if m.name != "trough"]
    lead = tuple(drug.end for drug in mentions.of("drug")) + tuple(end for _, end in levels)
    found = []
    for number in _LEVEL.finditer(text):
        if any(start < number.end() and number.start() < end for start, end in other):
            continue
        sentence = next((m for m in _SENTENCE.finditer(text) if m.start() <= number.start() < m.end()), None)
        if sentence is None:
            continue
        words = (*aims, *levels) if number["low"] else aims
        said = any(sentence.start() <= start < sentence.end() for start, _ in words)
        to = any(end <= number.start() and _WHERETO.fullmatch(text, end, number.start()) for end in lead)
        if said or to:
            found.append(float(number["high"]))
    return max(found, default=None)
