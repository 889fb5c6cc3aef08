"""Reading a name, word by word, forwards from a place or backwards to one."""

import re
from enum import Enum

from bot.guard.identifiers.known_words import is_clinical, is_known, is_like_known, is_sentence_word, may_be_both

_LETTER = r"[^\W\d_]"
_WORD = rf"{_LETTER}+(?:['’-]{_LETTER}+)*"
_NEXT = re.compile(rf"({_WORD})(?![\w/])")
_GAP = re.compile(r"\.?[ \u00a0]{1,2}|\.(?=[^\W\d_])")
_LAST = re.compile(rf"(?<![\w@/.'’-])({_WORD})\.?$|(?<=\.)({_LETTER})\.?$")
_GAP_BEFORE = re.compile(r"[ \u00a0]{1,2}$|(?<=\.)$")
_COMMA_BEFORE = re.compile(rf"(?:^|[\n:;.(])\s?({_WORD}),\s$")
_POSSESSIVE = re.compile(r"['’][sS]$")
_CITED = re.compile(
    r"(?:['’]s)?,?\s?(?:[Ee]t\s+al|\(?(?:19|20)\d\d\b|(?:&|and)\s+[A-Z]\w{1,30},?\s\(?(?:19|20)\d\d\b)",
)
_PARTICLES = frozenset("al bin bint da das de del della den der di do dos du el ibn la le van von y ter ten".split())
_LONGEST = 5  # words
_ACRONYM = 5  # letters
_WINDOW = 90  # characters read backwards


class Trust(Enum):
    """How sure it is that a name comes: by a title, by a colon or label, or only by where it stands."""

    TITLE = 3
    LABEL = 2
    PLACE = 1


def name_from(text: str, start: int, trust: Trust, in_lower_case: bool = False, at_least: int = 1) -> int | None:
    """Return where the name that begins at `start` ends; None where none begins.

    `in_lower_case` lets words in lower case count, which only unknown ones do. An author cited with a year is no
    patient.
    """
    words: list[re.Match[str]] = []
    position = start
    while len(words) < _LONGEST:
        word = _NEXT.match(text, position)
        if word is None or not _continues(text, word, words, trust, in_lower_case):
            break
        words.append(word)
        gap = _GAP.match(text, word.end())
        if gap is None:
            break
        position = gap.end()
    words = _without_loose_end(text, words)
    if sum(len(word[1]) > 1 for word in words) < at_least and not _are_initials(words, trust):
        return None
    end = words[-1].end()
    if trust is not Trust.TITLE and _CITED.match(text, end):
        return None
    possessive = _POSSESSIVE.search(text, start, end)
    return possessive.start() if possessive else end


def name_until(text: str, end: int) -> int | None:
    """Return where the name that ends at `end` begins; None where none stands. "Surname, First" is read as one."""
    from_ = max(0, end - _WINDOW)
    before = text[from_:end]
    words: list[str] = []
    start = end
    while len(words) < _LONGEST:
        word = _LAST.search(before)
        found = word and (word[1] or word[2])
        if word is None or not found or not _precedes(found, words):
            break
        words.append(found)
        before = before[: word.start()]
        start = from_ + len(before)
        gap = _GAP_BEFORE.search(before)
        if gap is None:
            break
        before = before[: gap.start()]
    while words and words[-1].lower() in _PARTICLES:
        start += len(words.pop()) + 1
    surname = _COMMA_BEFORE.search(text[from_:start])
    if words and surname and len(words) <= 2 and not is_like_known(surname[1]):
        return from_ + surname.start(1)
    return start if _are_enough(words, nothing_before=not text[:start].strip()) else None


def _continues(text: str, word: re.Match[str], before: list[re.Match[str]], trust: Trust, in_lower_case: bool) -> bool:
    """Say whether a word belongs to the name that the words before it began."""
    written = word[1]
    capital = written[0].isupper()
    if len(written) == 1:
        return capital or (trust is Trust.TITLE and text[word.end() : word.end() + 1] == ".")
    if written.lower() in _PARTICLES and (before or trust is Trust.TITLE):
        return _name_follows(text, word)
    if is_clinical(written):
        return capital and may_be_both(written) and (bool(before) or trust is Trust.TITLE)
    if not capital:
        return in_lower_case and _continues_in_lower_case(written, before, trust)
    if may_be_both(written):
        return bool(before) or trust is not Trust.PLACE or _name_follows(text, word)
    if before:
        return not is_known(written, by_ending=False)
    if trust is Trust.TITLE:
        return not is_sentence_word(written)
    return not is_known(written) and not (trust is Trust.PLACE and _is_abbreviation(written))


def _continues_in_lower_case(written: str, before: list[re.Match[str]], trust: Trust) -> bool:
    if not before:
        return not is_like_known(written) or (trust is Trust.TITLE and may_be_both(written))
    begun = before[0][1]
    return (len(begun) == 1 or begun.islower()) and not is_like_known(written)


def _name_follows(text: str, word: re.Match[str]) -> bool:
    """Say whether a capitalised unknown word comes next: "May Chen", "van der Berg"."""
    gap = _GAP.match(text, word.end())
    following = gap and _NEXT.match(text, gap.end())
    if not following or len(following[1]) == 1:
        return False
    if following[1].lower() in _PARTICLES:
        return _name_follows(text, following)
    return following[1][0].isupper() and not is_known(following[1])


def _precedes(written: str, after: list[str]) -> bool:
    """Say whether a word belongs to the name of which the words after it are the end."""
    if len(written) == 1:
        return written.isupper() and bool(after)
    if written.lower() in _PARTICLES:
        return bool(after) and after[-1][0].isupper()
    if written[0].isupper():
        return may_be_both(written) or not is_known(written)
    return not (after and after[0][0].isupper()) and not is_like_known(written)


def _are_enough(words: list[str], nothing_before: bool) -> bool:
    """Say whether words read backwards are a name: not "May" alone, not one abbreviation, not one mistyped word."""
    long = [word for word in words if len(word) > 1]
    if all(may_be_both(word) for word in long):
        return False
    if len(long) == 1:
        return not _is_abbreviation(long[0]) and (long[0][0].isupper() or nothing_before)
    return True


def _is_abbreviation(written: str) -> bool:
    """Say whether a word looks like an unknown abbreviation: "LFTs", "HCQ"."""
    return len(written) <= _ACRONYM and sum(map(str.isupper, written)) > 1


def _are_initials(words: list[re.Match[str]], trust: Trust) -> bool:
    return trust is not Trust.PLACE and len(words) > 1 and all(len(word[1]) == 1 for word in words)


def _without_loose_end(text: str, words: list[re.Match[str]]) -> list[re.Match[str]]:
    """Leave out a last "M" or "F" that says the sex, and particles that nothing follows."""
    while words and (
        words[-1][1].lower() in _PARTICLES
        or (words[-1][1] in "MF" and text[words[-1].end() : words[-1].end() + 1] != ".")
    ):
        words = words[:-1]
    return words
