"""Merging a message into the case: one function, and the changes it made in words a clinician can check."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Literal

from msgspec import Struct, structs

from actions.case.patient import THIOPURINES, Case, Reaction, State
from actions.case.reading import Reading

_CORRECTION = re.compile(
    r"\b(actually|correction|sorry|i mean|meant|not \w+,|no,|rather|wrong|mistake"
    r"|not (a )?(him|her|man|woman|male|female)|make that|not \d+)\b|^no\b"
)
_OTHER_PATIENT = re.compile(r"\b(new|another|different|next|other|second) (patient|case|pt|lady|woman|man|one)\b")


class Change(Struct, frozen=True):
    """One item that became known, changed or was forgotten. `item` is the id a chip bears: "condition:cirrhosis"."""

    item: str
    kind: Literal["added", "changed", "removed"]


class Merged(Struct, frozen=True):
    """The case after a message, what changed, and whether another patient began."""

    case: Case
    changes: tuple[Change, ...] = ()
    new_patient: bool = False


def starts_new_patient(case: Case, reading: Reading, text: str) -> bool:
    """Whether the message tells of somebody else: words that say so, or an age, sex or story that contradicts the
    case.
    """
    if case.empty:
        return False
    lowered = text.lower()
    if _OTHER_PATIENT.search(lowered):
        return True
    if _CORRECTION.search(lowered):
        return False
    if reading.age is not None and case.age is not None and reading.age != case.age:
        return True
    if reading.sex is not None and case.sex is not None and reading.sex != case.sex:
        return True
    story = reading.reason is not None and reading.age is not None
    return (
        story
        and case.age is None
        and case.reason is not None
        and (reading.reason != case.reason or bool(reading.reactions))
    )


def merge(case: Case, reading: Reading, text: str = "") -> Merged:
    """The case with a message merged in. What the message states wins over what was known; a message that states
    nothing changes nothing.
    """
    if starts_new_patient(case, reading, text):
        fresh = _apply(Case(), reading, correcting=False)
        return Merged(fresh, _changes(Case(), fresh), new_patient=True)
    merged = _apply(case, reading, correcting=bool(_CORRECTION.search(text.lower())))
    return Merged(merged, _changes(case, merged))


def answer_question(case: Case, sets: Mapping[str, State], reason: str | None = None) -> Merged:
    """The case after an answer to a question put back: the conditions it sets, or the reason it names."""
    merged = case
    for condition, state in sets.items():
        merged = merged.with_condition(condition, state)
    if reason is not None:
        merged = structs.replace(merged, reason=reason, reason_words=None)
    return Merged(merged, _changes(case, merged))


def decline_question(case: Case, condition: str) -> Merged:
    """The case after "not known": the condition stays unknown and is not asked again."""
    return Merged(structs.replace(case, declined=tuple(dict.fromkeys((*case.declined, condition)))))


def forget(case: Case, items: tuple[str, ...]) -> Merged:
    """The case without these items (chip ids); unknown ids change nothing."""
    merged = case
    for item in items:
        kind, _, value = item.partition(":")
        if kind == "reason":
            merged = structs.replace(merged, reason=None, reason_words=None)
        elif kind == "condition":
            merged = merged.with_condition(value, None)
        elif kind == "reaction":
            merged = structs.replace(merged, reactions=tuple(r for r in merged.reactions if r.reaction != value))
        elif kind == "drug":
            tried = {drug: outcome for drug, outcome in merged.tried.items() if drug != value}
            merged = structs.replace(merged, tried=tried, current=tuple(d for d in merged.current if d != value))
        elif kind == "value":
            merged = structs.replace(merged, values={k: v for k, v in merged.values.items() if k != value})
        elif kind == "age":
            merged = structs.replace(merged, age=None)
        elif kind == "sex":
            merged = structs.replace(merged, sex=None)
    return Merged(merged, _changes(case, merged))


def _apply(case: Case, reading: Reading, *, correcting: bool) -> Case:
    reactions = _reactions(case, reading, correcting)
    tried = {**case.tried, **reading.tried}
    if "thiopurine_intolerance" in reading.reason_denied:
        tried = {
            drug: outcome for drug, outcome in tried.items() if not (drug in THIOPURINES and outcome == "not tolerated")
        }
    reason, words = _reason(case, reading)
    merged = structs.replace(
        case,
        reason=reason,
        reason_words=words,
        reactions=reactions,
        tried=dict(sorted(tried.items())),
        current=tuple(d for d in dict.fromkeys((*case.current, *reading.current)) if d not in tried),
        values=dict(sorted({**case.values, **reading.values}.items())),
        sex=reading.sex or case.sex,
        age=case.age if reading.age is None else reading.age,
        declined=tuple(c for c in case.declined if c not in reading.conditions),
    )
    for condition, state in reading.conditions.items():
        merged = merged.with_condition(condition, state)
    if merged.sex is None and reading.conditions.get("pregnant") == "yes":
        merged = structs.replace(merged, sex="female")
    return merged


def _reactions(case: Case, reading: Reading, correcting: bool) -> tuple[Reaction, ...]:
    if "thiopurine_intolerance" in reading.reason_denied:
        kept = tuple(r for r in case.reactions if r.drug not in (*THIOPURINES, None))
    else:
        kept = tuple(r for r in case.reactions if r.reaction not in reading.reactions_denied)
    placed = tuple(_placed(reaction, case) for reaction in reading.reactions)
    named_anew = {r.drug for r in placed}
    # "actually it was pancreatitis" replaces what was told of that drug; without a correction only an unspecified
    # reaction gives way
    kept = tuple(
        r for r in kept if r.drug not in named_anew or not (correcting or r.reaction == "unspecified-intolerance")
    )
    return tuple(dict.fromkeys((*kept, *placed)))


def _placed(reaction: Reaction, case: Case) -> Reaction:
    """A reaction told without its drug is the one already known; a new one belongs to the thiopurine when thiopurine
    intolerance is what the case is about.
    """
    if reaction.drug is None and (known := next((r for r in case.reactions if r.reaction == reaction.reaction), None)):
        return known
    if reaction.drug is None and case.reason in ("thiopurine_intolerance", "intolerance_and_insufficient_response"):
        return Reaction(reaction.reaction, next((drug for drug in THIOPURINES if drug in case.tried), "azathioprine"))
    return reaction


def _reason(case: Case, reading: Reading) -> tuple[str | None, str | None]:
    known = None if case.reason in reading.reason_denied else case.reason
    words = case.reason_words if known else None
    if known == "intolerance_and_insufficient_response" and "thiopurine_intolerance" in reading.reason_denied:
        known = "insufficient_response"
    if reading.reason is None:
        return known, words
    return reading.reason, reading.reason_words


def _items(case: Case) -> dict[str, object]:
    items: dict[str, object] = {}
    if case.reason:
        items[f"reason:{case.reason}"] = True
    items |= {f"condition:{key}": state for key, state in case.conditions.items()}
    items |= {f"reaction:{r.reaction}": r.drug for r in case.reactions}
    items |= {f"drug:{drug}": outcome for drug, outcome in case.tried.items()}
    items |= {f"drug:{drug}": "current" for drug in case.current}
    items |= {f"value:{name}": value for name, value in case.values.items()}
    if case.age is not None:
        items["age:age"] = case.age
    if case.sex:
        items["sex:sex"] = case.sex
    return items


def _changes(before: Case, after: Case) -> tuple[Change, ...]:
    old, new = _items(before), _items(after)
    return tuple(
        Change(item, "added" if item not in old else "removed" if item not in new else "changed")
        for item in sorted(old.keys() | new.keys())
        if old.get(item) != new.get(item)
    )
