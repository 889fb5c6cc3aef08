"""Drug names as dictation writes them: split in words, or by their sound ("azo thioprine", "ritux a mab")."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from functools import lru_cache
from itertools import pairwise

from rapidfuzz import process
from rapidfuzz.distance import OSA

from bot.nlu.recogniser.matching import Meaning
from bot.nlu.recogniser.spelling import LOOK_ALIKES, english_words
from bot.nlu.recogniser.tokens import Token

_MOST = 4  # words a name may be split in
_WHOLE = 6  # letters; so long a word of the vocabulary is no piece of another
_SHORTEST = 6  # letters of a name that is heard where the pieces spell it exactly
_ONE_EDIT, _TWO_EDITS = 9, 11  # letters from which so many edits are forgiven, counted in sounds
_READINGS = 8192  # of messages, that are kept
_SOUNDS = tuple(
    (re.compile(letters), sound)
    for letters, sound in (
        ("eight", "ate"),
        ("ph", "f"),
        ("th", "t"),
        ("ck", "k"),
        ("[cq]", "k"),
        ("x", "ks"),
        ("z", "s"),
        ("y", "i"),
        (r"(.)\1", r"\1"),
    )
)


class Dictation:
    """Joins the pieces of drug names. `words` are those of the vocabulary with what each means alone."""

    def __init__(self, words: Mapping[str, frozenset[Meaning]]) -> None:
        self._words = words
        drugs = (word for word, meanings in words.items() if any(entity == "drug" for entity, _ in meanings))
        self._names = {_sound(word): word for word in sorted(drugs) if len(word) >= _SHORTEST and word.isalpha()}
        self._sounds = tuple(self._names)
        self._longest = max(map(len, self._sounds), default=0)
        self._heard = lru_cache(maxsize=_READINGS)(self._nearest)

    def joined(self, text: str, tokens: Sequence[Token]) -> list[Token]:
        """The tokens of the text, those that are pieces of one drug's name made one."""
        kept: list[Token] = []
        written = [_as_written(token) for token in tokens]
        pieces = [self._is_piece(word) for word in written]
        # Of the pieces of a name nothing but a space stands between
        beside = [text[one.end : other.start] == " " for one, other in pairwise(tokens)]
        first = 0
        while first < len(tokens):
            counts = _counts(pieces[first : first + _MOST], beside[first : first + _MOST - 1])
            heard = [
                (*found, count) for count in counts if (found := self._heard(tuple(written[first : first + count])))
            ]
            edits, name, count = min(heard, key=lambda found: found[0], default=(0, "", 1))
            without = self._heard(tuple(written[first + 1 : first + count])) if count > 1 else None
            if name and not (without and without[0] <= edits):
                start, end = tokens[first].start, tokens[first + count - 1].end
                kept.append(Token(text[start:end], name, start, end, corrected=True))
                first += count
            else:
                kept.append(tokens[first])
                first += 1
        return kept

    def _is_piece(self, word: str) -> bool:
        """Whether it may be one of the words that a name was split in."""
        return word.isalpha() and not (len(word) >= _WHOLE and self._words.get(word))

    def _nearest(self, pieces: tuple[str, ...]) -> tuple[int, str] | None:
        """The one name that sounds like the pieces, after the edits it takes; None where they are words themselves."""
        if all(piece in english_words() for piece in pieces):
            return None
        if len(pieces) == 1 and (pieces[0] in self._words or pieces[0] in LOOK_ALIKES):
            return None
        sound = _sound("".join(pieces))
        allowed = (len(sound) >= _ONE_EDIT) + (len(sound) >= _TWO_EDITS)
        if not allowed or len(sound) > self._longest + allowed:  # nothing is forgiven, or not enough to be any name
            return (0, self._names[sound]) if sound in self._names else None
        near = process.extract(sound, self._sounds, scorer=OSA.distance, score_cutoff=allowed, limit=None)
        best = min((edits for _, edits, _ in near), default=0)
        nearest = [self._names[known] for known, edits, _ in near if edits == best]
        return (int(best), nearest[0]) if len({self._words[name] for name in nearest}) == 1 else None


def _sound(word: str) -> str:
    for letters, sound in _SOUNDS:
        word = letters.sub(sound, word)
    return word


def _counts(pieces: Sequence[bool], beside: Sequence[bool]) -> range:
    """How many words from the first one on may be the pieces of one name."""
    count = 0
    while count < len(pieces) and pieces[count] and (not count or beside[count - 1]):
        count += 1
    return range(1, count + 1)


def _as_written(token: Token) -> str:
    """A piece may have been read as another word of the vocabulary."""
    return token.text.lower() if token.corrected else token.key
