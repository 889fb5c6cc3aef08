"""Studies called by their author: which records are theirs, and which authors none of the sources has."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from actions.answers import strings
from actions.answers.desk import Desk
from actions.answers.model import Line
from actions.knowledge import kinds as r
from actions.knowledge.base import KnowledgeBase
from actions.knowledge.compiled import compiled
from actions.knowledge.likeness import words_of

_NAME = r"(?:(?:[Dd]e|[Vv]an|[Vv]on|[Aa]l|[Dd]el)(?:[ -](?:der|den|la))?[ -])?[A-ZÀ-Ý][a-zß-ÿ']+(?:-[A-ZÀ-Ý][a-zß-ÿ]+)*"
_WORK = r"(?:stud(?:y|ies)|series|paper|meta-?analysis|review|cohort|trial|data|report|article|numbers|figures)"
_PATTERNS = (
    re.compile(rf"\b({_NAME})(?: et al\b|,? and (?:colleagues|co-?workers|others)\b|'s (?:\w+ ){{0,2}}{_WORK}\b)"),
    re.compile(rf"\b{_WORK} (?:published )?by (?:the )?({_NAME})\b"),
    re.compile(rf"\b({_NAME}) (?:19|20)\d\d (?:\w+ ){{0,3}}{_WORK}\b"),
)
# At the beginning of a sentence any word has a capital: one that the records hold is no name
_OPENS = re.compile(
    rf"(?:^|[.;?!]\s+)(?:and |the |what about |tell me about )?({_NAME}) (?:trial|study|RCT|paper|cohort|series)\b"
)
_WORD = re.compile(r"[^\W\d_]+")
_BESIDE = re.compile(rf"^(?:'s|s)?\W+(?:\w+\W+){{0,2}}{_WORK}\b|^\W+(?:19|20)\d\d\b|^ et al\b", re.IGNORECASE)
_NO_PERSON = re.compile(
    r"(?:ese|ish|ian|ean|ican)$|^(?:January|February|March|April|May|June|July|August|September|October|November|December)$"
)
_SHORT = 4  # letters: such a name is a word as well ("Than", "Tan", "Su")
_OF_A_PERSON = re.compile(rf"^({_NAME}) (?:19|20)\d\d\b")


def of_named(desk: Desk, record: r.Evidence) -> bool:
    """Whether a record is from a study that the question names by its author."""
    author = _author(desk.base.get(record.source, r.Source))
    return author is not None and _is_named(author, desk.asked.text)


def names_of_authors(base: KnowledgeBase) -> frozenset[str]:
    """The lower-case names by which the sources' studies are called."""
    return frozenset(author.lower() for source in base.all(r.Source) if (author := _author(source)))


def not_held(desk: Desk) -> tuple[Line, ...]:
    """That no source is by an author whom the question names."""
    named = tuple(dict.fromkeys(_named(desk)))
    held = {author.lower() for source in desk.base.all(r.Source) for author in _authors(source)} if named else set()
    missing = (name for name in named if not any(_same(name, author) for author in held))
    return tuple(Line(f"{name}: {strings.NOT_IN_SOURCES}.") for name in missing)


def _same(name: str, author: str) -> bool:
    name = name.lower()
    return name == author or name.split()[-1] == author or name == author.split()[-1]


def _authors(source: r.Source) -> Iterator[str]:
    if author := _author(source):
        yield author
    yield from re.findall(_NAME, source.authors or "")


def _author(source: r.Source) -> str | None:
    found = _OF_A_PERSON.match(source.label)
    return found[1] if found else None


def _is_named(author: str, text: str) -> bool:
    """Whether a name stands in the text as a name: with a capital, or beside a word for a study or a year."""
    for found in compiled(rf"\b{re.escape(author)}\b", re.IGNORECASE).finditer(text):
        if _BESIDE.match(text[found.end() :]) or (found[0] == author and len(author) > _SHORT):
            return True
    return False


@lru_cache(maxsize=2)
def _ordinary_words(base: KnowledgeBase) -> frozenset[str]:
    """The words of all records: none of them is the name of somebody who is not held."""
    return frozenset(word for text in words_of(base).values() for word in _WORD.findall(text.lower()))


def _named(desk: Desk) -> Iterator[str]:
    text, offset = desk.asked.text, desk.asked.start
    for pattern in _PATTERNS:
        for found in pattern.finditer(text):
            start, end = found.start(1) + offset, found.end(1) + offset
            if not _NO_PERSON.search(found[1]) and not any(
                m.start < end and start < m.end for m in desk.asked.mentions.found
            ):
                yield found[1]
    for found in _OPENS.finditer(text):
        start, end = found.start(1) + offset, found.end(1) + offset
        ordinary = _NO_PERSON.search(found[1]) or found[1].lower() in _ordinary_words(desk.base)
        if not ordinary and not any(m.start < end and start < m.end for m in desk.asked.mentions.found):
            yield found[1]
