"""Words that are no person's name: those of the knowledge base, and those of clinicians' sentences around them.

A language model is deliberately not asked: it takes drugs and trials for people, and people for drugs.
"""

import re
from functools import cache

from actions.knowledge.loader import RECORDS
from actions.knowledge.vocabulary import load_terms
from bot.guard.identifiers.word_lists import CLINICAL, NAMES_TOO, SENTENCE

_WORD = re.compile(r"[^\W\d_]+")
_LOWER = re.compile(r"(?<![\w.@/-])[a-z]{2,}(?![\w@-])")
_EDGES = ".,;:()[]'’\"-?!"

_CLINICAL_ENDINGS = (
    "mab prine purine olimus onide olone asone isone mycin cillin statin azole itis osis emia aemia opathy ectomy ology"
    " oscopy ography cytes penia uria algia virus viral tion tions ing ment ness able ible ally ity ive ous ical"
).split()
_ENDING_FROM = 7  # letters; shorter words with these endings may be names
_STEM = 5
_STEM_OF = 7


def is_sentence_word(word: str) -> bool:
    """Say whether a word belongs to sentences whatever stands around it: "has", "with", "failed"."""
    return _bare(word) in SENTENCE


def is_clinical(word: str) -> bool:
    """Say whether a word is a clinical term, a drug, a trial, an eponym or a unit, also as part of a compound."""
    bare = _bare(word)
    parts = [part for part in re.split(r"['’-]", bare) if len(part) > 2]
    return bare in _clinical() or any(part in _clinical() and part not in NAMES_TOO for part in parts)


def is_known(word: str, by_ending: bool = True) -> bool:
    """Say whether a word is known not to be a name; one that may be both ("may", "young") is not known by itself.

    `by_ending` lets the ending of an unknown word count, as in "Vomiting"; after a first name it would cost "Fielding".
    """
    bare = _bare(word)
    if not bare or bare in SENTENCE or is_clinical(bare):
        return True
    if bare in NAMES_TOO:
        return False
    return bare in _prose() or (by_ending and len(bare) >= _ENDING_FROM and bare.endswith(tuple(_CLINICAL_ENDINGS)))


def is_like_known(word: str) -> bool:
    """Say whether a word is known or a longer one mistyped: "azathoprine", "intollerant"."""
    bare = _bare(word)
    return is_known(bare) or (len(bare) >= _STEM_OF and bare[:_STEM] in _stems()) or bare in NAMES_TOO


def may_be_both(word: str) -> bool:
    """Say whether a word is an everyday word and a name: "may", "young", "grace"."""
    return _bare(word) in NAMES_TOO


def warm() -> None:
    """Read the knowledge base's words now rather than with the first message."""
    _stems(), _clinical()


def _bare(word: str) -> str:
    bare = word.strip(_EDGES).lower()
    for ending in ("'s", "’s"):
        bare = bare.removesuffix(ending)
    return bare


@cache
def _clinical() -> frozenset[str]:
    """Every word of the vocabulary's terms, and the words listed by hand; of studies acronyms only, not authors."""
    words = (
        word
        for term in load_terms()
        for form in term.forms
        for word in _WORD.findall(form)
        if len(word) > 1 and (term.entity != "study" or word.isupper())
    )
    return CLINICAL | ({word.lower() for word in words} - NAMES_TOO)


@cache
def _prose() -> frozenset[str]:
    """Every word the records hold in lower case: an English clinical vocabulary that grows with them."""
    texts = (path.read_text(encoding="utf-8") for path in sorted(RECORDS.rglob("*.yaml")))
    return frozenset(word for text in texts for word in _LOWER.findall(text)) - NAMES_TOO


@cache
def _stems() -> frozenset[str]:
    long = (word for word in _clinical() | _prose() | SENTENCE if len(word) >= _STEM_OF)
    return frozenset(word[:_STEM] for word in long)
