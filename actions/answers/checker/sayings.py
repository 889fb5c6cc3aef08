"""What a record lets an answer say: its sentences, names and grades, and its figures written out in full.

A line is either a sentence of its records, word for word, or made of these pieces and of the house's connecting words.
Each piece stands or falls as a whole, so a changed unit, limit, grade or "not" leaves words behind that no record has.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache
from typing import Any

import msgspec

from actions.answers import strings
from actions.knowledge import kinds as r
from actions.knowledge.base import KnowledgeBase

_PROSE = frozenset({"text", "overview", "bottom_line", "of_men", "label", "title", "endpoint", "population"})
_GRADES = ("strength", "consensus", "certainty")
_PARENTHESIS = re.compile(r"\s*\([^)]*\)")
_BEFORE_A_NUMBER = frozenset(".,<>≤≥=±~–-")  # a number behind one of these is part of another or of a range
_BEHIND_A_NUMBER = frozenset("/%")
_MEANS = re.compile(r"[\w<>≤≥=±~%×]")


class Sayings:
    """The pieces that the records of one base give."""

    def __init__(self, base: KnowledgeBase) -> None:
        self._base = base
        self._pieces = lru_cache(maxsize=None)(self._pieces_of)
        self._joined = lru_cache(maxsize=4096)(self._join)

    def left_over(self, text: str, identifiers: tuple[str, ...], drug: str | None = None) -> str:
        """What of a text is none of these records' pieces; empty when every word of it is. With a drug only that
        drug's side of a comparison counts.
        """
        plain = spaced(text)
        whole, pieces = self._joined(identifiers, drug)
        if plain in whole:
            return ""
        return without(plain, pieces)

    def full_name(self, drug: str) -> str:
        """ "tacrolimus (TAC)"."""
        record = self._base.drugs[drug]
        return record.name if record.short.lower() == record.name.lower() else f"{record.name} ({record.short})"

    def names(self, drug: str) -> tuple[str, ...]:
        """How a drug is called: "tacrolimus (TAC)", "tacrolimus", "TAC"; a name may begin a sentence."""
        record = self._base.drugs[drug]
        both = (self.full_name(drug), record.name, record.short, record.id, record.id.replace("-", " "))
        return tuple(dict.fromkeys(form for name in both for form in (name, name[:1].upper() + name[1:])))

    def names_of(self, record: str) -> tuple[str, ...]:
        """The names of a drug by its record's id; none of any other record."""
        return self.names(record) if record in self._base.drugs else ()

    def _join(self, identifiers: tuple[str, ...], drug: str | None) -> tuple[frozenset[str], tuple[str, ...]]:
        known = [identifier for identifier in identifiers if identifier in self._base]
        pieces = {piece for identifier in known for piece in self._pieces(identifier, drug)}
        if known and known[0] in self._base.drugs:  # a line about one drug: a rule it shares lends no other's name
            pieces -= self._names_of_others(known)
        return frozenset(pieces), tuple(sorted(pieces, key=lambda piece: (-len(piece), piece)))

    def _names_of_others(self, identifiers: Iterable[str]) -> set[str]:
        """Names of the drugs that the standing rules among the records are about beside those named as records."""
        rules = [self._base.get(i, r.Record) for i in identifiers]
        others = {drug for rule in rules if isinstance(rule, r.StandingRule) for drug in rule.drugs} - {*identifiers}
        return {name for drug in others if drug in self._base.drugs for name in self.names(drug)}

    def _pieces_of(self, identifier: str, drug: str | None) -> frozenset[str]:
        record = self._base.get(identifier, r.Record)
        pieces = {*self._drug_names(record), *_by_kind(record)}
        if not isinstance(record, r.StandingRule):
            pieces |= set(_prose(msgspec.to_builtins(record)))
        if isinstance(record, r.Drug):
            pieces |= {record.drug_class, *self._standings(record.id)}
        if isinstance(record, r.Evidence):
            pieces.add(self._base.get(record.source, r.Source).label)
            pieces |= {strings.GUIDELINE_NAMES[name] for name in [getattr(record, "guideline", None)] if name}
        if isinstance(record, r.Finding):
            pieces |= set(self._finding(record, drug))
        elif getattr(record, "figure", None):
            pieces.add(written(record.figure))  # type: ignore[attr-defined]
        return frozenset(spaced(piece) for piece in pieces if piece.strip())

    def _drug_names(self, record: r.Record) -> Iterator[str]:
        """Names for lines that say a drug's standing. A finding names its drugs beside its figures only."""
        named = (record.id,) if isinstance(record, r.Drug) else getattr(record, "drugs", ())
        if isinstance(record, r.Drug | r.StandingRule):
            yield from (name for drug in named if drug in self._base.drugs for name in self.names(drug))

    def _standings(self, drug: str) -> set[str]:
        """The words of a standing a drug can have: *preferred* and *avoid* only where a guideline's position gives them
        to it; and what is held on it.
        """
        positions = [p for record in self._base.all(r.Recommendation) for p in record.positions if p.drug == drug]
        words = {*strings.STANDINGS}
        if any(position.strong and position.place == "first" for position in positions):
            words.add(strings.PREFERRED)
        if any(position.place == "against" for position in positions):
            words.add(strings.ADVISED_AGAINST)
        held = {topic for record in self._base.evidence(r.Evidence, drug=drug) for topic in record.topics}
        return words | {f"{strings.HELD_ON} {name}: {', '.join(sorted(held))}." for name in self.names(drug)}

    def _finding(self, finding: r.Finding, drug: str | None) -> Iterator[str]:
        arms = {arm.drug for arm in finding.comparator}
        own = [other for other in finding.drugs if other not in arms]
        # An arm told by its reason alone is as much of each drug as the finding's own figure.
        sides = [arm for arm in finding.comparator if arm.drug == drug or (arm.drug is None and arm.reason)]
        if drug is None or not any(arm.drug for arm in sides):
            yield written(finding.figure)
        yield from (written(arm.figure) for arm in (finding.comparator if drug is None else sides))
        if finding.comparator and len(own) == 1:
            yield f"{written(finding.figure)} ({own[0]})"
        yield from (f"against {written(arm.figure)} ({arm.label})" for arm in finding.comparator)
        if finding.controlled:
            yield finding.design
        else:
            yield from (f"{finding.design}{mark} {strings.UNCONTROLLED}" for mark in ",;")


def written(figure: r.Figure) -> str:
    """A figure in full: value and unit, counts, interval with its level, p. "82 % (95 % CI 77–87)"."""
    unit = {"percent": "%", "x ULN": "× ULN", "other": figure.unit_text or ""}.get(figure.unit, figure.unit)
    ends = [end for end in (figure.low, figure.high) if end is not None]
    bare = figure.value
    text = f"{number(bare)} {unit}" if bare is not None else f"{'–'.join(map(number, ends))} {unit}"
    if figure.count is not None:
        text = f"{figure.count} of {figure.of}" + (f" ({text.strip()})" if bare is not None else "")
    if figure.ci95:
        text = f"{text.strip()} (95 % CI {number(figure.ci95[0])}–{number(figure.ci95[1])})"
    if figure.p:
        text = f"{text.strip()}, p {figure.p}" if figure.p[:1] in "<>=" else f"{text.strip()}, p = {figure.p}"
    return text.strip()


def number(value: float) -> str:
    """Thousands separated, no trailing zero."""
    return f"{value:,.0f}" if value == int(value) else f"{value:g}"


def spaced(text: str) -> str:
    """The text with single blanks."""
    return " ".join(text.split())


def without(text: str, pieces: Iterable[str]) -> str:
    """What is left of a text when whole pieces, longest first, and punctuation are taken away; "" when nothing that
    means something is.
    """
    left = text
    for piece in pieces:
        if piece in left:
            left = " \0 ".join(_around(piece, left))
    kept = spaced(left.replace("\0", " "))
    return kept if _MEANS.search(kept) else ""


def _around(piece: str, text: str) -> Iterator[str]:
    """What stands around a piece wherever it is not part of a longer word, number, range or quantity."""
    begun = place = 0
    while (at := text.find(piece, place)) >= 0:
        end = at + len(piece)
        place = at + 1
        if _is_whole(piece, text[max(0, at - 1) : at], text[end : end + 1]):
            yield text[begun:at]
            begun = place = end
    yield text[begun:]


def _is_whole(piece: str, before: str, after: str) -> bool:
    """Whether the characters beside a piece leave it whole."""
    if piece[0].isdigit() and (_goes_on(before) or before in _BEFORE_A_NUMBER):
        return False
    if piece[0].isalpha() and _goes_on(before):
        return False
    if piece[-1].isalnum() or piece[-1] == "%":
        return not (_goes_on(after) or after in _BEHIND_A_NUMBER)
    return True


def _goes_on(character: str) -> bool:
    return character.isalnum() or character == "_"


def _by_kind(record: r.Record) -> Iterator[str]:
    """Pieces that a kind of record gives beside its sentences."""
    for grade in _GRADES:
        if value := getattr(record, grade, None):
            yield f"{grade}: {value}"
    if isinstance(record, r.Claim):
        yield f"{record.verdict.capitalize()}. {record.text.strip()}"
    if isinstance(record, r.PlanRule):
        yield _PARENTHESIS.sub("", record.text)
        yield record.call
    if isinstance(record, r.StandingRule):
        for word in (record.standing, record.standing.capitalize()):
            yield f"{word}: {record.label}"
        yield from (f"; {record.label}", f"{strings.NOT_KNOWN_YET}: {record.label}")
        yield from (strings.HERE[record.standing], f"({record.label})")
        for named in filter(None, (record.unless_known, record.named_while_open((record,)))):
            yield from (f"{word} {named}" for word in ("if", "and", ","))


def _prose(value: Any) -> Iterator[str]:
    """The sentences and labels of a record, at any depth."""
    if isinstance(value, dict):
        for key, child in value.items():
            if key in _PROSE and isinstance(child, str):
                yield child
            elif isinstance(child, dict | list | tuple) and key != "comparator":  # an arm's name belongs to its figure
                yield from _prose(child)
    elif isinstance(value, list | tuple):
        for child in value:
            yield from _prose(child)
