"""Who writes: a patient or a relative for their own care, or somebody who treats. One likelihood, from what the reader
hears in the whole message, what the classifier guesses, and a few plain signs in the words.

Patients write in clinical words, and clinicians say "I", "my" and "what do I do"; no single word tells them apart. The
weights are not set by hand: `make fit-who-writes` learns them from messages of both that neither network has seen
(`tests/evaluation/who_writes/development.jsonl`; docs/decisions.md).
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from math import exp, log
from types import MappingProxyType

from actions.conversation.scope.lay_words import SEVERAL, traits

WEIGHTS: Mapping[str, float] = MappingProxyType(
    {
        "heard": 0.41,
        "guessed": 0.29,
        "first person": -0.76,
        "third person": -0.83,
        "length": 0.79,
        "always": -0.04,
    }
)
PATIENT = 0.5
"""From here on the message is a patient's."""
PATIENT_IF_GUESSED = 0.4
"""And from here on where the classifier is sure of a patient; chosen on the development halves of tests/safety."""
_SURELY = 0.002  # no network is surer than this
_FIRST = re.compile(r"\b(?:i|i'm|i've|me|my|mine|myself|we|us|our|you|your|im|ive)\b")
_THIRD = re.compile(
    r"\b(?:she|he|her|hers|him|his|pts?|patients?|lady|woman|women|man|men|girl|boy|child|gentleman|chap|mdt)\b"
)
_PERSON_IN_SHORT = r"(?:pt\W+)?\d{1,2}\W?(?:y(?:rs?|/?o)?\W?)?(?:[mf]|male|female)\b"
# The list a jotting is read from, whoever's it is: "my wife's clinic list: 50F"
_LIST = (
    r"(?:(?:from |on |next on )?(?:my |our |the |his |her )?(?:[\w-]+(?:'s|s') )?"
    r"(?:(?:clinic|ward|opd|outpatient|patient|mdt|handover|referral|take|on.?call) )*"
    r"(?:clinic|list|handover|referrals?|round)\s*[:;,-]\s*)"
)
_OFF_A_LIST = re.compile(rf"\W*{_LIST}(?={_PERSON_IN_SHORT})")
_JOTTED = re.compile(rf"\W*{_PERSON_IN_SHORT}(?!\s*here\b)|^[^?!]*[.;,] ?{_PERSON_IN_SHORT}\W*$")
"""How those who treat jot: age and sex at the beginning, or by themselves at the end, nobody named."""
# Odds (natural logarithm), decided, not learned: too few messages without "I" are there to learn from
_ANSWERED_BEFORE = 2.5  # that who was answered as a clinician before is one
_TRAITS_OF_A_PATIENT = 3.0  # that several traits of a patient's writing are one's
_JOTTED_BY_STAFF = 3.0  # that a jotting without "I" is a professional's
_COUNSEL_OF_STAFF = 3.5  # that a message without "I" that asks for what patients are told is of one who tells them
_HARDLY_GUESSED = 0.2  # below it the classifier hardly takes the message for a patient's
_COUNSELS = re.compile(r"\b(?:missed|late|skipped|forgotten)[ -]dose (?:advice|rules?|guidance|polic\w+|counsel\w+)\b")


def likelihood(text: str, heard: float, guessed: float, *, running: bool = False) -> float:
    """How likely a patient or a relative writes (0 to 1). `heard` is the reader's likelihood, `guessed` the
    classifier's; `running`: the writer was answered before.
    """
    score = sum(WEIGHTS[name] * value for name, value in signs(text, heard, guessed).items())
    score -= _ANSWERED_BEFORE if running else 0.0
    score += _TRAITS_OF_A_PATIENT if traits(text) >= SEVERAL else 0.0
    score -= _JOTTED_BY_STAFF if _jotted(text.lower()) else 0.0
    score -= _COUNSEL_OF_STAFF if guessed < _HARDLY_GUESSED and _counsels(text) else 0.0
    return 1 / (1 + exp(-score))


def signs(text: str, heard: float, guessed: float) -> Mapping[str, float]:
    """What the likelihood is made of, by the names of its weights."""
    lowered = text.lower().replace("\u2019", "'")
    return {
        "heard": _odds(heard),
        "guessed": _odds(guessed),
        "first person": float(bool(_FIRST.search(lowered))),
        "third person": float(bool(_THIRD.search(lowered))),
        "length": log(max(1, len(text.split()))),
        "always": 1.0,
    }


def off_a_list(text: str) -> bool:
    """Whether a message is a jotting under the name of a list it is read from: "my wife's clinic list: 50F"."""
    return bool(_OFF_A_LIST.match(text.lower().replace("\u2019", "'")))


def _jotted(lowered: str) -> bool:
    lowered = _OFF_A_LIST.sub("", lowered, count=1)
    return bool(_JOTTED.match(lowered)) and not _FIRST.search(lowered)


def _counsels(text: str) -> bool:
    return bool(_COUNSELS.search(text)) and not _FIRST.search(text.lower().replace("\u2019", "'")) and not traits(text)


def _odds(likely: float) -> float:
    likely = min(max(likely, _SURELY), 1 - _SURELY)
    return log(likely / (1 - likely))
