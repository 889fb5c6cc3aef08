"""What a message has done to a drug: which one a verb of stopping is about, read by what stands nearest to it."""

from __future__ import annotations

import re
from collections.abc import Iterable

_SENTENCE = re.compile(r"[^.;?!\n]+")
_DENIED = re.compile(
    r"\b(don'?t|do not|never|not to|shouldn'?t|should not|must not|mustn'?t|avoid|rather than|instead of|(?<!why )not)"
    r" (be )?$"
)
_TO_NOTHING = re.compile(
    r"\d( ?mg)?(?: ?(?:ly|od|daily|bd|a day))?[^.;?!]{0,12}?(->|→|=>|>|\bto) ?(0(?![.·/\d])|zero\b|nil\b|nothing\b)"
)
# A drug that comes is not the one that goes: "stop it and go MMF only"
_COMES = re.compile(r"\b(to|onto|go|going|start\w*|commenc\w*|try|give|add\w*|use|using) (just |only |with |on )?$")
_CLASSES = {"steroid": ("prednisolone", "budesonide")}


def stopped(
    named: str, verbs: Iterable[tuple[int, int]], drugs: Iterable[str], in_view: tuple[str, ...]
) -> frozenset[str]:
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
