"""Looking the vocabulary's forms up in the tokens of a message."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from bot.nlu.recogniser.tokens import ClinicalTokeniser, Token

Meaning = tuple[str, str]  # entity type, value


@dataclass(frozen=True, slots=True)
class Span:
    """A form found: what it means, where it stands in the message, and whether a misspelling was read as it."""

    entity: str
    value: str
    start: int
    end: int
    corrected: bool = False

    def overlaps(self, other: Span) -> bool:
        """Whether they share a character."""
        return self.start < other.end and other.start < self.end

    def within(self, other: Span) -> bool:
        """Whether it lies inside the other, which is longer."""
        return other.start <= self.start and self.end <= other.end and self.end - self.start < other.end - other.start


@dataclass(slots=True)
class _Node:
    further: dict[str, _Node] = field(default_factory=dict)
    meanings: list[Meaning] = field(default_factory=list)


class Forms:
    """All forms of the vocabulary as one tree of token keys."""

    def __init__(self, tokenise: ClinicalTokeniser, forms: Iterable[tuple[str, Meaning]]) -> None:
        self._root = _Node()
        self._words: set[str] = set()
        for form, meaning in forms:
            keys = [token.key for token in tokenise(form) if token.key]
            node = self._root
            for key in keys:
                node = node.further.setdefault(key, _Node())
            if keys and meaning not in node.meanings:
                node.meanings.append(meaning)
            self._words.update(keys)

    @property
    def words(self) -> dict[str, frozenset[Meaning]]:
        """Every key that occurs in a form, and what it means by itself (often nothing)."""
        alone = self._root.further
        return {word: frozenset(alone[word].meanings) if word in alone else frozenset() for word in self._words}

    def find(self, tokens: Sequence[Token]) -> list[Span]:
        """The forms found, in text order. Of overlapping forms of one entity type the longest stays, then the first."""
        by_entity: dict[str, list[Span]] = defaultdict(list)
        for first, token in enumerate(tokens):
            if token.key in self._root.further:
                for span in self._starting_at(tokens, first):
                    by_entity[span.entity].append(span)
        kept = [span for spans in by_entity.values() for span in _longest(spans)]
        return sorted(kept, key=lambda span: (span.start, -span.end, span.entity, span.value))

    def _starting_at(self, tokens: Sequence[Token], first: int) -> Iterable[Span]:
        node, corrected = self._root, False
        for token in tokens[first:]:
            if not token.key:
                continue
            following = node.further.get(token.key)
            if following is None:
                return
            node, corrected = following, corrected or token.corrected
            for entity, value in node.meanings:
                yield Span(entity, value, tokens[first].start, token.end, corrected)


def _longest(spans: Iterable[Span]) -> list[Span]:
    kept: list[Span] = []
    for span in sorted(spans, key=lambda span: (span.start - span.end, span.start, span.value)):
        if not any(span.overlaps(other) for other in kept):
            kept.append(span)
    return kept
