"""How the disease began, in a story that goes on to a remission: "Presented Jan w jaundice, bili 180. Pred 60 ->
remission by April". What was found then and passes is not there now.
"""

from __future__ import annotations

import re

from msgspec import structs

from actions.case.mentions import Mentions

_BEGAN = re.compile(
    r"(?:^|[.;!?\n]|,\s*)\s*(?:(?:\w+\s+){0,3})?(?:presented|presentation|presenting|first seen|initially"
    r"|at (?:diagnosis|onset|dx)|diagnosed|dx'?d?)\b[^.;!?\n]*(?:[.;](?=\d)[^.;!?\n]*)*"
)
_REMISSION = re.compile(
    r"(?<!no )(?<!not in )(?<!without )(?<!never in )(?<!never )(?<!partial )"
    r"\b(?:remission|cbr|normali[sz]ed|back to normal"
    r"|settled|resolved|lfts (?:were )?normal)\b"
)
_PASSES = frozenset({"jaundice", "bilirubin-high", "acute-severe", "acute-liver-failure", "ascites", "encephalopathy"})
_OF_THEN = frozenset({"bilirubin", "inr"})  # which press by themselves; a course is made of the others


def left_behind(text: str, mentions: Mentions) -> Mentions:
    """The mentions with what passes as history where the story begins, if it goes on to a remission and nothing of it
    is named again behind.
    """
    lowered = text.lower().replace("\u2019", "'")
    began = _BEGAN.search(lowered)
    over = _REMISSION.search(lowered, began.end()) if began else None
    if began is None or over is None:
        return mentions
    behind = mentions.within(began.end(), len(text))
    again = {m.value for m in behind.found if m.value in _PASSES or m.value in _OF_THEN}
    if again or any(m.name in _OF_THEN for m in behind.measures):
        return mentions
    start, end = began.span()
    found = tuple(
        structs.replace(m, assertion="historical")
        if start <= m.start < end and m.entity == "condition" and m.value in _PASSES
        else m
        for m in mentions.found
    )
    kept = tuple(m for m in mentions.measures if not (start <= m.start < end and m.name in _OF_THEN))
    return Mentions(found, kept)
