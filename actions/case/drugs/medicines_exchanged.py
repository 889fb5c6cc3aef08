"""Other medicines of the patient that a message exchanges for others: "swap ibuprofen for paracetamol", "neurology will
switch her to levetiracetam", "azithro instead?".
"""

from __future__ import annotations

import re
from collections.abc import Mapping

from msgspec import structs

from actions.case.drugs.co_medications import course_over, exchanged_for_another, is_put_off
from actions.case.mentions import SENTENCE_END, Mention, Mentions
from actions.case.patient import TAKING, Case, State
from actions.case.reading import Reading

_M = "\ue000"  # the name of a medicine that is no drug of ours in the text the patterns look at
_CHANGE = r"(?:swap|switch|chang|mov|convert|substitut|replac|exchang|rotat)\w*"
_ARTICLE = r"(?:the |her |his |their |this |that )?"
# What is taken instead stands in the text: "will switch her to levetiracetam", "doxycycline instead"
_TAKEN_FIRST = re.compile(
    rf"\b{_CHANGE}(?: (?:her|him|them|it|this|that|the pt|pt|the patient|over|back|today|now|all))*"
    rf" (?:to|onto|with|for|over to) {_ARTICLE}$"
)
_INSTEAD = re.compile(r"[^.;?!,\n]{0,20}\binstead\b(?! of)")
_DENIED = re.compile(r"(?:\b(?:not|never|no|cannot|refus\w+|declin\w+|if|unless)|n't)\b[^.;?!\n]*$")


def left_behind(case: Case, mentions: Mentions, text: str, *, asked: bool) -> tuple[str, ...]:
    """The medicines for which a message says that others are taken; with `asked`, those of which it only asks so. One
    that is not named is the only one that is known.
    """
    lowered = _masked(text, mentions)
    medicines = (*mentions.of("co_medication"), *mentions.of("other_medicine"))
    here = [m for m in medicines if _asked(m, lowered) == asked and m.assertion != "family"]
    named = {m.value for m in here if m.entity == "co_medication" and _is_left(m, lowered)}
    known = [c.removeprefix(TAKING) for c, state in case.conditions.items() if c.startswith(TAKING) and state == "yes"]
    others = [name for name in known if name not in {m.value for m in medicines}]
    if not named and len(others) == 1 and any(_is_taken_instead(m, lowered) for m in here):
        return (others[0],)
    return tuple(sorted(named))


def with_exchanged(reading: Reading, case: Case, mentions: Mentions, text: str) -> Reading:
    """The reading, with medicines that others are taken for, or whose course is over, as no longer taken."""
    ended = course_over(case, mentions, text.lower())
    left = (ended,) if ended else left_behind(case, mentions, text, asked=False)
    if not left or (not ended and is_put_off(text.lower().replace("\u2019", "'"))):
        return reading
    told = {**reading.conditions, **{TAKING + name: "no" for name in left}}
    return structs.replace(reading, conditions=told, about_patient=True)


def without_interacting(case: Case, told: Mapping[str, State]) -> Case:
    """The case, in which nobody takes interacting medicines once the last that was known is stopped."""
    stopped = any(c.startswith(TAKING) and state == "no" for c, state in told.items())
    left = any(c.startswith(TAKING) and state == "yes" for c, state in case.conditions.items())
    return case.with_condition("interacting-drugs", None) if stopped and not left else case


def without_exchanged(case: Case, mentions: Mentions, text: str) -> Case:
    """The case without medicines that a message asks to exchange, for this answer alone."""
    for name in left_behind(case, mentions, text, asked=True):
        case = case.with_condition(TAKING + name, None)
    return case


def _is_left(medicine: Mention, lowered: str) -> bool:
    before, after = lowered[: medicine.start], lowered[medicine.end :]
    if _DENIED.search(_sentence_before(before)):
        return False
    return exchanged_for_another(before, after)


def _is_taken_instead(medicine: Mention, lowered: str) -> bool:
    before, after = lowered[: medicine.start], lowered[medicine.end :]
    if _DENIED.search(_sentence_before(before)):
        return False
    return bool(_TAKEN_FIRST.search(before) or _INSTEAD.match(after))


def _sentence_before(before: str) -> str:
    start = max((m.end() for m in SENTENCE_END.finditer(before)), default=0)
    return before[start:]


def _asked(medicine: Mention, lowered: str) -> bool:
    end = SENTENCE_END.search(lowered, medicine.end)
    return bool(end) and lowered[end.start()] == "?" if end else False


def _masked(text: str, mentions: Mentions) -> str:
    lowered = text.lower().replace("\u2019", "'")
    pieces = list(lowered if len(lowered) == len(text) else text)
    for mention in (*mentions.of("co_medication"), *mentions.of("other_medicine")):
        pieces[mention.start : mention.end] = _M * (mention.end - mention.start)
    return "".join(pieces)
