"""Tokens of clinical shorthand, and the key under which a token is looked up."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from functools import lru_cache

import spacy
from spacy.tokenizer import Tokenizer

_WORD = "A-Za-zÀ-ɏµμ"
# "28F", "6MP" and "HBsAg+" are several tokens; "can't" and "1.5" are one.
_CUT = re.compile(
    rf"(?<=[{_WORD}])(?=\d)|(?<=\d)(?=[{_WORD}])|(?<!\d)\.|\.(?!\d)|(?<!n)['’]|['’](?!t\b)|[^{_WORD}0-9.'’]",
    re.IGNORECASE,
)
_WORDS = 8192  # of messages, of which the keys are kept
_SYMBOL = rf"[^{_WORD}0-9]"
_JOINTS = frozenset("-‐‑–'’")  # looked through when a form is matched: "6-MP", "6 MP", "6MP"
_NO_PLURALS = frozenset({"pres"})  # posterior reversible encephalopathy syndrome, not several "pre"
_SPELLINGS = (
    (re.compile(r"ae|oe"), "e"),
    (re.compile(r"leuc"), "leuk"),
    (re.compile(r"our$"), "or"),
    (re.compile(r"sulph"), "sulf"),
    (re.compile(r"is(e[sdr]?|ing|ation|ations)$"), r"iz\1"),
    (re.compile(r"tre$"), "ter"),
    (re.compile(r"licenc"), "licens"),
)


@dataclass(frozen=True, slots=True)
class Token:
    """A piece of the message with its place, and the key that stands for all its spellings ("" for joints)."""

    text: str
    key: str
    start: int
    end: int
    corrected: bool = False

    def spelled(self, key: str) -> Token:
        """The same token, read as another word."""
        return replace(self, key=key, corrected=True)


@lru_cache(maxsize=_WORDS)
def key_of(word: str) -> str:
    """Lower case, British and American spelling made one, plural and apostrophe dropped."""
    if word in _JOINTS:
        return ""
    key = word.lower().replace("’", "'").replace("'", "")
    if len(key) >= 5:
        for pattern, spelling in _SPELLINGS:
            key = pattern.sub(spelling, key)
    if len(key) >= 4 and key not in _NO_PLURALS and key.endswith("s") and not key.endswith(("ss", "us", "is")):
        key = key[:-1]
    return key


class ClinicalTokeniser:
    """Blank English spaCy with a tokeniser for shorthand. No model is loaded."""

    def __init__(self) -> None:
        self._nlp = spacy.blank("en")
        self._nlp.tokenizer = Tokenizer(
            self._nlp.vocab,
            prefix_search=re.compile(rf"^{_SYMBOL}").search,
            suffix_search=re.compile(rf"{_SYMBOL}$").search,
            infix_finditer=_CUT.finditer,
        )

    def __call__(self, text: str) -> list[Token]:
        """Tokens in order, blanks left out. A possessive "s" gets no key."""
        tokens: list[Token] = []
        for found in self._nlp.make_doc(text):
            if found.text.isspace():
                continue
            possessive = found.text in ("s", "S") and bool(tokens) and tokens[-1].text in ("'", "’")
            key = "" if possessive else key_of(found.text)
            tokens.append(Token(found.text, key, found.idx, found.idx + len(found.text)))
        return tokens
