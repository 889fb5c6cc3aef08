"""Merging a message into the case: one function, and the changes it made in words a clinician can check."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Literal

from msgspec import Struct, structs

from actions.case import doses, numbers
from actions.case.patient import THIOPURINES, Case, Outcome, Reaction, State, Value
from actions.case.reactions import with_hypersensitivity
from actions.case.reading import Reading

_CORRECTION = re.compile(
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
    r"|\b(someone|somebody) else now\b|\bunrelated (patient|case|pt)\b"
)
_DISCARDS = re.compile(r"\b(forget|scrap|scratch|ignore|discard) (that|it|all that|the last|this)\b")
_OF_THE_SAME = re.compile(r"\bs?he(?:'?s|’s| is)\s+\d")  # "she's 39": a pronoun speaks of the patient that is known
_WITHDRAWN = re.compile(
    r"\b(off|stopped|came off|withdrew|withdrawn|discontinued) (all |any |the |her |his )*"
    r"(treatment|meds|medication|drugs|therapy|immunosuppress\w*|everything)\b"
)
_ON_NOT = re.compile(r"\b(on|takes|taking|given|its|it'?s)\b[^.;?!]{0,30}\bnot\b")
_OF_IT = re.compile(
    r"\b(it|that|them)\b|\bs?he (got|had|was|developed|became|vomited|threw|kept)\b"
    r"|\b(stopped|side effects?|because|cos|due)\b"
)
_POOR = ("insufficient_response", "non_response")
_SAME_PATIENT = re.compile(rf"\b(same|this|that|back (to|with) (my|the|our)) (\w+ )?{_SOMEBODY}\b")


class Change(Struct, frozen=True):
    """One item that became known, changed or was forgotten. `item` is the id a chip bears: "condition:cirrhosis"."""

    item: str
    kind: Literal["added", "changed", "removed"]


class Merged(Struct, frozen=True):
    """The case after a message, what changed, and whether another patient began."""

    case: Case
    changes: tuple[Change, ...] = ()
    new_patient: bool = False


def names_another_patient(lowered: str) -> bool:
    """Whether words of the message say that it is about somebody else from now on."""
    return bool(_OTHER_PATIENT.search(lowered)) and not _SAME_PATIENT.search(lowered)


def starts_new_patient(case: Case, reading: Reading, text: str) -> bool:
    """Whether the message tells of somebody else: words that say so, or an age, sex or story that contradicts the
    case.
    """
    if case.empty:
        return False
    lowered = text.lower()
    if names_another_patient(lowered) or (_DISCARDS.search(lowered) and reading.age is not None):
        return True
    if _CORRECTION.search(lowered) or (_OF_THE_SAME.search(lowered) and not (reading.reason or reading.reactions)):
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
        fresh = _apply(Case(), reading, text)
        return Merged(fresh, _changes(Case(), fresh), new_patient=True)
    completed = numbers.completed(case, text, tuple(reading.values))
    known = structs.replace(case, values={**case.values, **completed}) if completed else case
    if (age := numbers.corrected_age(case, text)) is not None:
        known = structs.replace(known, age=age)
    merged = _apply(known, reading, text)
    return Merged(merged, _changes(case, merged))


def with_supposed(case: Case, reading: Reading, text: str) -> Case:
    """The case with what a reading supposes taken as true, for one answer; whoever it is supposed of, it is this
    patient.
    """
    return _apply(case, reading, text)


def answer_question(case: Case, sets: Mapping[str, State], reason: str | None = None) -> Merged:
    """The case after an answer to a question put back: the conditions it sets, or the reason it names."""
    merged = case.with_conditions(sets)
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
            current, left = tuple(d for d in merged.current if d != value), {**merged.doses}
            left.pop(value, None)
            merged = structs.replace(merged, tried=tried, current=current, doses=left)
        elif kind == "value":
            merged = structs.replace(merged, values={k: v for k, v in merged.values.items() if k != value})
        elif kind == "age":
            merged = structs.replace(merged, age=None)
        elif kind == "sex":
            merged = structs.replace(merged, sex=None)
    return Merged(merged, _changes(case, merged))


def _apply(case: Case, reading: Reading, text: str) -> Case:
    correcting = bool(_CORRECTION.search(text.lower()))
    reactions = _reactions(case, reading, correcting)
    resumed = {drug for drug in reading.current if case.tried.get(drug) in ("stopped", "tried")}
    tried = {drug: outcome for drug, outcome in case.tried.items() if drug not in resumed} | reading.tried
    if "thiopurine_intolerance" in reading.reason_denied:
        blamed = [drug for drug, outcome in tried.items() if drug in THIOPURINES and outcome == "not tolerated"]
        failed: dict[str, Outcome] = dict.fromkeys(blamed, "insufficient") if reading.reason in _POOR else {}
        tried = {drug: outcome for drug, outcome in tried.items() if drug not in blamed} | failed
    reason, words = _reason(case, reading, text)
    if culprit := _blamed(case, reading, text):
        reactions = with_hypersensitivity([r if r.drug else Reaction(r.reaction, culprit) for r in reactions])
        if case.reason_words or case.values:
            reason, words = "intolerance_and_insufficient_response", None
        else:  # only "failed" was told; now it is said how
            tried[culprit] = "not tolerated"
            reason, words = "thiopurine_intolerance", None
    current = (*case.current, *reading.current)
    mistaken = [d for d in reading.not_taken if d in current or (correcting and d in tried)]
    if mistaken and (correcting or (reading.drugs and _ON_NOT.search(text.lower()))):
        tried, current = _put_right(mistaken, reading.drugs, tried, current)
    current = tuple(drug for drug in dict.fromkeys(current) if drug not in tried)
    taken = (*current, *(drug for drug, outcome in tried.items() if outcome == "insufficient"))
    merged = structs.replace(
        case,
        reason=reason,
        reason_words=words,
        reactions=reactions,
        tried=dict(sorted(tried.items())),
        current=current,
        doses=doses.merged(case, reading.doses, _put_right_doses(case, text), taken),
        values=_values(case, reading, text),
        sex=reading.sex or case.sex,
        age=case.age if reading.age is None else reading.age,
        declined=tuple(c for c in case.declined if c not in reading.conditions),
    ).with_conditions(reading.conditions)
    if merged.sex is None and reading.conditions.get("pregnant") == "yes":
        merged = structs.replace(merged, sex="female")
    return _as_father(merged)


def _as_father(case: Case) -> Case:
    """ "Wife trying for a baby", told of a man: his wish, and no pregnancy of his."""
    hers = [condition for condition in ("wishes-pregnancy", "pregnant") if case.conditions.get(condition) == "yes"]
    if case.sex != "male" or not hers:
        return case
    for condition in hers:
        case = case.with_condition(condition, None)
    return case.with_condition("fathering", "yes")


def _put_right_doses(case: Case, text: str) -> dict[float, float]:
    """The new number for the old one: "200 not 150"; "correction, it's 100" where one dose is the only number known."""
    number = numbers.alone(text) if len(case.doses) == 1 and not case.values else None
    if number is not None:
        return {dose.number: number for dose in case.doses.values()}
    return numbers.denied(text.lower())


def _put_right(
    mistaken: list[str], named: tuple[str, ...], tried: dict[str, Outcome], current: tuple[str, ...]
) -> tuple[dict[str, Outcome], tuple[str, ...]]:
    """ "I meant MMF, not tac": what was told of the drug that is denied holds for the one that is named."""
    meant = next((drug for drug in named if drug not in mistaken), None)
    for drug in mistaken:
        outcome = tried.pop(drug, None)
        if meant and outcome:
            tried.setdefault(meant, outcome)
        elif meant and drug in current:
            current = (*current, meant)
    return tried, tuple(drug for drug in current if drug not in mistaken)


def _reactions(case: Case, reading: Reading, correcting: bool) -> tuple[Reaction, ...]:
    if "thiopurine_intolerance" in reading.reason_denied:
        kept = tuple(r for r in case.reactions if r.drug not in (*THIOPURINES, None))
    else:
        kept = tuple(r for r in case.reactions if r.reaction not in reading.reactions_denied)
    with_drug = {r.reaction for r in reading.reactions if r.drug}
    placed = tuple(_placed(r, case) for r in reading.reactions if r.drug or r.reaction not in with_drug)
    named_anew = {r.drug for r in placed}
    # "actually it was pancreatitis" replaces what was told of that drug; without a correction only an unspecified
    # reaction gives way
    kept = tuple(
        r for r in kept if r.drug not in named_anew or not (correcting or r.reaction == "unspecified-intolerance")
    )
    return tuple(dict.fromkeys((*kept, *placed)))


def _blamed(case: Case, reading: Reading, text: str) -> str | None:
    """The thiopurine that is known to have failed, and of which the message now tells a harm without naming it: "she
    couldn't keep it down".
    """
    unplaced = reading.reactions and not any(r.drug for r in reading.reactions)
    if case.reason != "insufficient_response" or not unplaced or reading.drugs or not _OF_IT.search(text.lower()):
        return None
    failed = [drug for drug, outcome in case.tried.items() if outcome == "insufficient"]
    return failed[0] if len(failed) == 1 and failed[0] in THIOPURINES else None


def _placed(reaction: Reaction, case: Case) -> Reaction:
    """A reaction told without its drug is the one already known; a new one belongs to the thiopurine when thiopurine
    intolerance is what the case is about.
    """
    if reaction.drug is None and (known := next((r for r in case.reactions if r.reaction == reaction.reaction), None)):
        return known
    if reaction.drug is None and case.reason in ("thiopurine_intolerance", "intolerance_and_insufficient_response"):
        return Reaction(reaction.reaction, next((drug for drug in THIOPURINES if drug in case.tried), "azathioprine"))
    return reaction


def _values(case: Case, reading: Reading, text: str) -> dict[str, Value]:
    """The values with those of the message; a number put right stays the end of the course it belongs to."""
    told = {
        name: numbers.told_again(case.values[name], value, text) if name in case.values else value
        for name, value in reading.values.items()
    }
    return dict(sorted({**case.values, **told}.items()))


def _reason(case: Case, reading: Reading, text: str) -> tuple[str | None, str | None]:
    known = None if case.reason in reading.reason_denied else case.reason
    words = case.reason_words if known else None
    if known == "non_response" and reading.reason is None and _answered(case):
        known = words = None  # the corrected numbers are no non-response
    if known == "intolerance_and_insufficient_response" and "thiopurine_intolerance" in reading.reason_denied:
        known = "insufficient_response"
    if reading.reason is None and known == "loss_of_response_on_treatment" and _WITHDRAWN.search(text.lower()):
        return "relapse_after_withdrawal", None
    if reading.reason is None or (reading.reason_guessed and known == "second_line_failed"):
        return known, words  # a guess does not undo that second-line treatment failed
    return reading.reason, reading.reason_words


def _answered(case: Case) -> bool:
    """Whether the transaminases of the case fell by half or more."""
    return any(case.values[name].halved for name in ("alt", "ast", "transaminases") if name in case.values)


def _items(case: Case) -> dict[str, object]:
    items: dict[str, object] = {}
    if case.reason:
        items[f"reason:{case.reason}"] = True
    items |= {f"condition:{key}": state for key, state in case.conditions.items()}
    items |= {f"reaction:{r.reaction}": r.drug for r in case.reactions}
    items |= {f"drug:{drug}": (outcome, case.doses.get(drug)) for drug, outcome in case.tried.items()}
    items |= {f"drug:{drug}": ("current", case.doses.get(drug)) for drug in case.current}
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
