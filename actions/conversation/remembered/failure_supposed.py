"""Whether the failure that a message speaks of is only supposed: by the words around the failure itself, not by an "if"
or "when" that asks something else ("aza and MMF failed. Vaccines first, and when?").
"""

from __future__ import annotations

import re
from collections.abc import Iterator

_SUPPOSES = re.compile(r"\b(what if|if|when|should|suppose|in case)\b")
_FAILURE = re.compile(
    r"\b(?P<done>failed|refractory|resistant|non-?respon\w+|insufficient|inadequate|no (?:response|effect|joy|luck)"
    r"|(?:did ?n'?t|didnt|did not|has ?n'?t|hasnt|have ?n'?t|never) (?:really |quite )?"
    r"(?:work\w*|help\w*|h[eo]ld|suffic\w+|respond\w*|tolerate\w*|do \w+)|not tolerated|unsuccessful)\b"
    r"|\b(?:fail(?:s|ing|ure)?|flops?|no good|no use|lets? (?:her |him |them )?down|does nothing|stops? working"
    r"|(?:does ?n'?t|doesnt|does not|do not|don'?t|won'?t|is ?n'?t|not) (?:really |quite )?"
    r"(?:work\w*|help\w*|hold|suffice|enough|respond\w*|tolerate\w*|do \w+))\b"
)
_BEFORE = re.compile(
    # "2 mg once daily" and "they say failed" suppose nothing
    r"\b(?P<word>what if|if|when(?:ever)?|once(?! (?:daily|a|per|every|nightly|weekly|again|more)\b)|should|suppos\w+"
    r"|in case|assuming|(?:^|(?<=[.,;?!:] ))say(?! (?:no|that)\b)|imagine|unless)\b"
    r"(?P<between>[^.;?!\n]*)$"
)
_NOT_BORNE = re.compile(
    r"\b(?:tolera\w+|intoleran\w+|side[- ]?effects?|can'?t (?:take|stomach)|makes? (?:her|him) (?:ill|sick))\b"
)
# Between the two: the failure is told of the past, or of somebody
_TOLD = re.compile(r"\b(?:after|since|following|because|who|which|having|had|has already|already)\b")
# "When do I call it", "should I go for": asked, and not of the failure
_ASKS = re.compile(r"^\s*(?:do|does|did|should|shall|can|could|would|to|is|are|i|we|you)\b")
_AS_IT_WAS = ("when", "once")  # "when MMF failed she was put on tac" tells


def supposes(text: str) -> bool:
    """Whether a failure is supposed; where no word for one stands, whether anything is."""
    lowered = text.lower().replace("\u2019", "'")
    found = list(_of_each(lowered))
    return any(found) if found else bool(_SUPPOSES.search(lowered))


def in_words(text: str) -> bool:
    """Whether a failure is named and supposed: "should that let her down", "and if it does nothing by 6 months"."""
    return any(_of_each(text.lower().replace("\u2019", "'")))


def not_borne(text: str) -> bool:
    """Whether what is supposed is that a drug is not tolerated: "and if he doesn't tolerate it"."""
    return bool(_NOT_BORNE.search(text.lower()))


def _of_each(lowered: str) -> Iterator[bool]:
    """Of each failure told in words, whether it is supposed."""
    for failure in _FAILURE.finditer(lowered):
        opening = _BEFORE.search(lowered[: failure.start()])
        if opening is None:
            yield False
            continue
        asked = opening["word"] in ("when", "should") and bool(_ASKS.match(opening["between"]))
        past = opening["word"] in _AS_IT_WAS and failure["done"] is not None
        yield not (asked or past or _TOLD.search(opening["between"]))
