"""Whether a message tells of another patient than the one that is known, or puts something right of the same."""

from __future__ import annotations

import re

from actions.case.patient import Case
from actions.case.people.relatives_asked import relative_asked_of
from actions.case.reading import Reading

CORRECTION = re.compile(
    r"\b(not \w+|no),|\b(actually|correction|sorry|i mean|meant|rather|wrong|mistake|typo|oops|misread|my bad|no wait"
    r"|(forget|scrap|scratch|ignore) that|not (a )?(him|her|man|woman|male|female)|make that|not \d+"
    r"|[mf],? not [mf])\b|^no\b"
)
_SOMEBODY = (
    r"(patient|case|pt|lady|woman|man|one|gentleman|gent|bloke|guy|chap|girl|boy|kid|child|male|female|person|fella)"
)
_AGED = r"(\d+[- ]?(yo|y/o|yrs? old|years? old|year[- ]old)? ?)?"
_OTHER_PATIENT = re.compile(
    rf"\b(new|another|different|next|other|second) ((young|old|elderly) )?{_AGED}{_SOMEBODY}\b(?! (drug|dose|option))"
    rf"|\b(also|now) (have|had|got|seeing|see|a|an) (an? )?{_AGED}{_SOMEBODY}\b"
    r"|^\W*((ok|thanks?|thx|cheers|right|great)\W+)*next\s*[:.,]"
    r"|^\W*((ok|and|now|right)\W+)*(last|final|third|fourth|fifth|one more|1 more) (case|patient|pt)\b(?! again).{20}"
    r"|\b(next|new|another|separate|different) (bed|consult|consultation)\b(?! (to|about|on|with)\b)"
    r"|\b(someone|somebody) else now\b|\bunrelated (patient|case|pt)\b"
)
# "That's another pt", "mixed up with a different patient": somebody else is only what was told by mistake; "in another
# pt?" asks of one, and tells of nobody
_ONLY_NAMED = re.compile(
    rf"\b(?:no|not|never|sorry|wrong|mistake|mixed|mixing|n't|correction|scrap|ignore)\b[^!?\n]*"
    rf"\b(?:that|it|those|they|which)(?:'s| is| was| were) (?:an|a|the|my)? ?(?:other|another|different|next)"
    rf" {_AGED}{_SOMEBODY}\b"
    rf"|^\W*(?:that|it|those|they) (?:was|were) (?:of |for |from |about )?(?:an?other|a different|my other|the other)"
    rf" {_AGED}{_SOMEBODY}\b"
    rf"|\b(?:mix\w* (?:\w+ )?up with|confus\w+ (?:\w+ )?with|thinking of|meant for|belongs? to)"
    rf" (?:an|a|the|my)? ?(?:other|another|different|next) {_AGED}{_SOMEBODY}\b"
    rf"|\b(?:in|for|with|of) (?:an?other|a different|the other|my other) {_AGED}{_SOMEBODY}\s*(?=[?.!]|$)"
    rf"|\b(?:the|that|this|those) (?:\w+ ){{1,3}}(?:was|is|were) (?:for |of |from )?"
    rf"(?:an?other|a different|the other|my other|(?:the |my )?next) {_SOMEBODY}(?:'s)?\s*(?=[,.!]|$)"
)
# "She wants a second child": nobody yet
_WISHED_FOR = re.compile(
    r"\b(want\w*|wish\w*|plan\w*|try\w*|hop(e|es|ing)|long\w*|keen|expecting|pregnan\w*|conceiv\w*"
    r"|to have|having|her|their)\b[^.;:?!]{0,20}\b(new|another|next|second|third) (child|kid|boy|girl|baby)\b"
)
_DISCARDS = re.compile(r"\b(forget|scrap|scratch|ignore|discard) (that|it|all that|the last|this)\b")
_OF_THE_SAME = re.compile(r"\bs?he(?:'?s|’s| is)\s+\d")  # "she's 39": a pronoun speaks of the patient that is known
# "Sorry wrong pt. This one is stable": what was told before was somebody else's
_WRONG_ONE = re.compile(
    r"\bwrong (pt|patient|notes|chart|file|person)\b\W+(this|my|the) (one|pt|patient)('s| is| has| was)?\b"
)
# "Sorry wrong patient, the tac one is a 30 yr old woman": whose age it is not is somebody else
_WRONG_PATIENT = re.compile(r"\bwrong (patient|pt|case|notes|chart|file|person|one)\b")
_SAME_PATIENT = re.compile(rf"\b(same|this|that|back (to|with) (my|the|our)) (\w+ )?{_SOMEBODY}\b")


_HAD_A_BIRTHDAY = re.compile(
    r"\b(?:turn(?:ed|s|ing)|birthday)\b|\b(?:s?he(?:'?s|’s| is)|is|pt is) now \d|\b\d+ (?:years? old |yo )?now\b"
)
_YEARS_PASSED = 2


def names_another_patient(lowered: str) -> bool:
    """Whether words of the message say that it is about somebody else from now on."""
    if _WRONG_ONE.search(lowered) or relative_asked_of(lowered):
        return True
    said = _ONLY_NAMED.sub(" ", _WISHED_FOR.sub(" ", lowered))
    return bool(_OTHER_PATIENT.search(said)) and not _SAME_PATIENT.search(lowered)


def starts_new_patient(case: Case, reading: Reading, text: str) -> bool:
    """Whether the message tells of somebody else: words that say so, or an age, sex or story that contradicts the
    case.
    """
    if case.empty:
        return False
    lowered = text.lower()
    if names_another_patient(lowered) or (_DISCARDS.search(lowered) and reading.age is not None):
        return True
    if _WRONG_PATIENT.search(lowered) and not _OF_THE_SAME.search(lowered) and _of_another_age(case, reading):
        return True
    if CORRECTION.search(lowered) or (_OF_THE_SAME.search(lowered) and not (reading.reason or reading.reactions)):
        return False
    if _is_older_now(case, reading, lowered):
        return False
    if reading.age is not None and case.age is not None and reading.age != case.age:
        return not _mistyped(case, reading)
    if reading.sex is not None and case.sex is not None and reading.sex != case.sex:
        return True
    story = reading.reason is not None and reading.age is not None
    return (
        story
        and case.age is None
        and case.reason is not None
        and (reading.reason != case.reason or bool(reading.reactions))
    )


def _of_another_age(case: Case, reading: Reading) -> bool:
    """Whether an age is told that is not the known one."""
    return reading.age is not None and reading.age != case.age


def _is_older_now(case: Case, reading: Reading, lowered: str) -> bool:
    """ "She just turned 16": the age known had a birthday since."""
    if case.age is None or reading.age is None or not _HAD_A_BIRTHDAY.search(lowered):
        return False
    return 0 < reading.age - case.age <= _YEARS_PASSED and case.sex in (None, reading.sex or case.sex)


def _mistyped(case: Case, reading: Reading) -> bool:
    """Whether an age told without any story of its own is the known one with its digits the other way round."""
    tells = reading.reason or reading.reactions or reading.tried or reading.current or reading.conditions
    turned = reading.age is not None and f"{reading.age:g}" == f"{case.age:g}"[::-1]
    return turned and not tells and (case.sex is None or reading.sex in (None, case.sex))
