"""Deliberate corruption of honest answers: one wording at a time, in whichever place of the answer it stands."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from typing import Any

from actions.answers.model import Answer, from_dict

_WORDS = frozenset({"text", "label", "n", "certainty", "endpoint", "design", "source", "title", "identifier", "link"})
_WORDS_OF_LISTS = frozenset({"letter"})


def replaced(answer: Answer, old: str, new: str) -> Answer:
    """The answer with `old` turned into `new` in every text that holds it."""
    return _over(answer, lambda text: text.replace(old, new))


def _over(answer: Answer, change: Callable[[str], str]) -> Answer:
    return from_dict(_changed(answer.as_dict(), change))


def _changed(value: Any, change: Callable[[str], str]) -> Any:
    if isinstance(value, dict):
        return {
            key: change(child)
            if isinstance(child, str) and key in _WORDS | _WORDS_OF_LISTS
            else _changed(child, change)
            for key, child in value.items()
            if key != "case"
        } | ({"case": value["case"]} if "case" in value else {})
    if isinstance(value, list | tuple):
        return [_changed(child, change) for child in value]
    return value


# What may be changed in any sentence: a kind, what it looks for, and what it puts there.
CHANGES: dict[str, tuple[str, Callable[[re.Match[str]], str]]] = {
    "number": (r"(?<![\w.])[1-9]\d*(?![\w.])", lambda m: str(int(m[0]) + 1)),
    "decimal shift": (r"(?<![\w.,])(\d+)(?= ?(mg|g|%|ng|months|weeks)\b)", lambda m: f"{m[1]}0"),
    "decimal point": (r"(\d)\.(\d)", lambda m: m[1] + m[2]),
    "unit": (r"\b(mg|g)\b(?!/)", lambda m: {"mg": "g", "g": "mg"}[m[1]]),
    "unit of time": (r"\b(day|week|month|year)(s?)\b", lambda m: f"{_NEXT[m[1]]}{m[2]}"),
    "unit by weight": (r"mg/kg", lambda m: "mg"),
    "dose per": (r"\b(a|per) (day|dose|week)\b", lambda m: f"{m[1]} {'day' if m[2] == 'dose' else 'dose'}"),
    "dose how often": (r"\b(once|twice)\b", lambda m: {"once": "twice", "twice": "once"}[m[1]]),
    "interval limits": (r"(\d+(?:\.\d+)?)–(\d+(?:\.\d+)?)", lambda m: f"{m[2]}–{m[1]}" if m[1] != m[2] else m[0]),
    "interval level": (r"95 % CI", lambda m: "90 % CI"),
    "x of n": (r"\b(\d+) of (\d+)\b", lambda m: f"{m[2]} of {m[1]}" if m[1] != m[2] else f"{m[1]} of 99"),
    "percentage sign": (r" ?%", lambda m: ""),
    "guideline": (r"\b(EASL|BSG|AASLD|AWMF)\b", lambda m: "BSG" if m[1] == "EASL" else "EASL"),
    "year": (r"\b(20[12]\d)\b", lambda m: str(int(m[1]) - 1)),
    "strength": (r"\b(strong|weak|conditional|low|moderate|high)\b", lambda m: "low" if m[1] == "high" else "high"),
    "direction": (r"\b(recommend|suggest)(s?)\b", lambda m: f"{m[0]} against"),
    "negation": (r"\b(not|never|no|without) ", lambda m: ""),
    "opposite": (r"\b(against|for|before|after|above|below|more|less|higher|lower)\b", lambda m: _OPPOSITE[m[1]]),
    "comparator": (r"[<>≤≥]", lambda m: {"<": ">", ">": "<", "≤": "≥", "≥": "≤"}[m[0]]),
    "comparator in words": (r"\bat (least|most)\b", lambda m: f"at {'most' if m[1] == 'least' else 'least'}"),
    "drug": (r"\b([Mm]ycophenolate|[Tt]acrolimus|[Aa]zathioprine)\b", lambda m: _OTHER_DRUG[m[1].lower()]),
}
_NEXT = {"day": "week", "week": "month", "month": "year", "year": "month"}
_OTHER_DRUG = {"mycophenolate": "tacrolimus", "tacrolimus": "azathioprine", "azathioprine": "mycophenolate"}
_PAIRS = [("against", "for"), ("before", "after"), ("above", "below"), ("more", "less"), ("higher", "lower")]
_OPPOSITE = dict(_PAIRS) | {b: a for a, b in _PAIRS}


def corruptions(text: str) -> Iterator[tuple[str, str]]:
    """Every single change of every kind to a text: the kind and the corrupted text."""
    for kind, (wanted, put) in CHANGES.items():
        for match in re.finditer(wanted, text):
            changed = text[: match.start()] + put(match) + text[match.end() :]
            if changed != text:
                yield kind, changed
