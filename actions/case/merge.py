"""Merging a message into the case: one function, and the changes it made in words a clinician can check."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Literal

from msgspec import Struct, structs

from actions.case.changed import Change, changes_between
from actions.case.conditions.found_later import with_cirrhosis_open
from actions.case.drugs import doses, put_right
from actions.case.drugs.over_or_again import over_or_again
from actions.case.harms.blameless import KNOWN_FOR
from actions.case.harms.cleared import without_what_is_explained
from actions.case.harms.counts_recovered import with_its_counts, without_old_counts
from actions.case.harms.reactions import with_hypersensitivity
from actions.case.patient import SECOND_LINE, STEROIDS, THIOPURINES, Case, Outcome, Reaction, State, Value
from actions.case.people.another_patient import CORRECTION, starts_new_patient
from actions.case.reading import Reading
from actions.case.reason import rising
from actions.case.reason.came_back import late_and_raised
from actions.case.reason.reasons import reason_of_outcomes
from actions.case.reason.why import only_not_tolerated
from actions.case.values import bilirubin, courses, levels, numbers, sampling
from actions.knowledge.reading_aids import aid_number

_WITHDRAWN = re.compile(
    r"\b(off|stopped|came off|withdrew|withdrawn|discontinued) (all |any |the |her |his )*"
    r"(treatment|meds|medication|drugs|therapy|immunosuppress\w*|everything)\b"
)
_INTOLERANCES = ("thiopurine_intolerance", "steroid_intolerance")
_POOR = ("insufficient_response", "non_response")
_OF_A_COURSE = (*_POOR, "loss_of_response_on_treatment")


class Merged(Struct, frozen=True):
    """The case after a message, what changed, and whether another patient began."""

    case: Case
    changes: tuple[Change, ...] = ()
    new_patient: bool = False


def merge(case: Case, reading: Reading, text: str = "") -> Merged:
    """The case with a message merged in. What the message states wins over what was known; a message that states
    nothing changes nothing.
    """
    if starts_new_patient(case, reading, text):
        fresh = _with_failing(Case(), _apply(Case(), reading, text), reading, tuple(reading.values), text)
        return Merged(fresh, changes_between(Case(), fresh), new_patient=True)
    completed = numbers.completed(case, text, tuple(reading.values)) or rising.told_of_it(case, text, reading.values)
    known = structs.replace(case, values={**case.values, **completed}) if completed else case
    if (age := numbers.corrected_age(case, text)) is not None:
        known = structs.replace(known, age=age)
    reading = with_its_counts(known, over_or_again(known, reading, text), text)
    known = without_old_counts(known, reading, text)
    merged = _with_failing(case, _apply(known, reading, text), reading, (*completed, *reading.values), text)
    if bilirubin.TEST in completed:
        merged = _with_bilirubin(merged, reading)
    return Merged(merged, changes_between(case, merged))


def _with_failing(before: Case, case: Case, reading: Reading, told: tuple[str, ...], text: str) -> Case:
    """The case with the second-line drug that no longer suffices by the numbers told."""
    drug = rising.failing(before, case, reading, told, text)
    if drug is None:
        return case
    tried: dict[str, Outcome] = dict(sorted({**case.tried, drug: "insufficient"}.items()))
    taken = tuple(other for other in case.current if other != drug)
    return structs.replace(case, tried=tried, current=taken, reason="second_line_failed", reason_words=None)


def _with_bilirubin(case: Case, reading: Reading) -> Case:
    """The case after its bilirubin got a unit or was put right, raised or not as that makes it."""
    raised = bilirubin.is_raised(case.values[bilirubin.TEST])
    if raised is None or bilirubin.RAISED in reading.conditions:
        return case
    return case.with_condition(bilirubin.RAISED, "yes" if raised else None)


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
    return Merged(merged, changes_between(case, merged))


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
            still_on = tuple(d for d in merged.still_on if d != value)
            merged = structs.replace(merged, tried=tried, current=current, still_on=still_on, doses=left)
        elif kind == "value":
            left_over = {k: v for k, v in merged.values.items() if k != value}
            told_last = merged.told_last if merged.told_last in left_over else None
            merged = structs.replace(merged, values=left_over, told_last=told_last)
        elif kind == "age":
            merged = structs.replace(merged, age=None)
        elif kind == "sex":
            merged = structs.replace(merged, sex=None)
    return Merged(merged, changes_between(case, merged))


def _apply(case: Case, reading: Reading, text: str) -> Case:
    correcting = bool(CORRECTION.search(text.lower()))
    if reading.anothers and (correcting or put_right.names_somebody_else(text)):
        case = put_right.without_anothers(case, reading, text)
    case = put_right.denied_altogether(case, reading, text)
    case = with_cirrhosis_open(without_what_is_explained(case, reading), reading)
    reactions = _reactions(case, reading, correcting)
    over = {drug for drug, outcome in case.tried.items() if outcome in ("stopped", "tried")}
    if numbers.denied(text.lower()):  # "no, aza 75 not 50" puts right how much was taken, not whether it is
        reading = structs.replace(reading, current=tuple(drug for drug in reading.current if drug not in over))
    resumed = over & set(reading.current)
    tried = {drug: outcome for drug, outcome in case.tried.items() if drug not in resumed} | reading.tried
    if "thiopurine_intolerance" in reading.reason_denied:
        blamed = [drug for drug, outcome in tried.items() if drug in THIOPURINES and outcome == "not tolerated"]
        failed: dict[str, Outcome] = dict.fromkeys(blamed, "insufficient") if reading.reason in _POOR else {}
        tried = {drug: outcome for drug, outcome in tried.items() if drug not in blamed} | failed
    values = _values(case, reading, text)
    reason, words = _reason(structs.replace(case, values=values), reading, text)
    blame = put_right.blamed(case, reading, text)
    if blame:
        reactions = with_hypersensitivity([r if r.drug else Reaction(r.reaction, blame.drug) for r in reactions])
        if not blame.instead and (case.reason_words or case.values or put_right.told_besides(text)):
            reason, words = "intolerance_and_insufficient_response", None
        else:  # only "failed" was told; now it is said how
            tried[blame.drug] = "not tolerated"
            reason, words = "thiopurine_intolerance", None
    current = (*case.current, *reading.current)
    if wrong := put_right.mistaken(case, reading, text, correcting=correcting):
        tried, current = put_right.drugs_put_right(wrong, reading, tried, current)
        reactions = put_right.harms_put_right(wrong, reading, reactions)
        if failed_instead := put_right.failed_instead(case, reading, wrong):
            tried[failed_instead] = "insufficient"
            reason, words = "second_line_failed", None
    if told := put_right.outcomes_put_right(case, reading, text) or put_right.stopped_for(case, reading, text):
        tried |= told
        blamed_now = next(iter(told)) if "not tolerated" in told.values() else None
        reactions = tuple(r if r.drug else Reaction(r.reaction, blamed_now) for r in reactions)
        fits = reason != "second_line_failed" or any(drug in SECOND_LINE for drug in tried)
        reason = reason if reason and fits and not reading.reason_guessed else reason_of_outcomes(told)
    if harmful := put_right.harmful_instead(case, reading, correcting=correcting):
        tried |= dict.fromkeys(harmful, "not tolerated")
        reason = "second_line_failed" if any(drug in SECOND_LINE for drug in harmful) else reason
    tried |= {drug: "stopped" for drug in put_right.replaced(case, reading, text) if drug not in tried}
    if not_failed := put_right.taken_back(case, reading, text):
        tried = {drug: outcome for drug, outcome in tried.items() if drug not in not_failed}
        reason, words = (None, None) if reason in _POOR else (reason, words)
    current = tuple(drug for drug in dict.fromkeys(current) if drug not in tried)
    if case.reason == "thiopurine_intolerance" and reason == "second_line_failed" and words is None:
        reason = case.reason if only_not_tolerated(tried, current) else reason
    if case.reason == "second_line_failed" and not (correcting or blame or wrong or told):
        reason, words = _climbed(case, reason, words, tried, current)
    still_on = _still_on(case, reading, tried)
    taken = (*current, *_still_taken(case, reading, tried))
    merged = structs.replace(
        case,
        reason=reason,
        reason_words=words,
        reactions=reactions,
        tried=dict(sorted(tried.items())),
        current=current,
        still_on=still_on,
        doses=doses.merged(case, reading.doses, put_right.doses_put_right(case, text), taken),
        values=levels.placed(values, (*current, *still_on, *taken), case.values.get(levels.LEVEL)),
        told_last=next(reversed(reading.values), case.told_last),
        sex=_sex(case, reading),
        age=case.age if reading.age is None else reading.age,
        declined=tuple(c for c in case.declined if reading.conditions.get(c) in (None, "possible")),
    ).with_conditions(reading.conditions)
    if merged.sex is None and "yes" in map(reading.conditions.get, ("pregnant", "breastfeeding")):
        merged = structs.replace(merged, sex="female")
    return grown_up(_as_mother(_as_father(merged)))


def _climbed(
    case: Case, reason: str | None, words: str | None, tried: Mapping[str, Outcome], current: tuple[str, ...]
) -> tuple[str | None, str | None]:
    """The reason after second-line treatment has failed: what first-line drugs did before, told later ("first was aza,
    rash"), makes it no other.
    """
    gone = any(tried.get(drug) in ("not tolerated", "insufficient") for drug in SECOND_LINE)
    falls_back = reason in (*_INTOLERANCES, *_POOR, "intolerance_and_insufficient_response")
    if gone and falls_back and not only_not_tolerated(tried, current):
        return case.reason, case.reason_words
    return reason, words


def _sex(case: Case, reading: Reading) -> Literal["female", "male"] | None:
    """The sex that is told, last told counting. Of somebody transgender none is taken from later words: "he" does not
    say whether a pregnancy is possible, and unknown is never no.
    """
    known = {**case.conditions, **reading.conditions}.get("transgender")
    return None if known == "yes" else reading.sex or case.sex


def grown_up(case: Case) -> Case:
    """The case of an adult by age, who is no child whatever was said before: "child" and then "she's 28"."""
    if case.age is None or case.age < aid_number("aid-adult-age", "years"):
        return case
    return case.with_condition("child", None).with_condition("adolescent", None)


def _still_on(case: Case, reading: Reading, tried: Mapping[str, Outcome]) -> tuple[str, ...]:
    """Drugs that do harm or do not suffice and are gone on with, until they are said to be over or another of their
    like is taken in their place: what is told later ("GP added allopurinol", "cirrhosis") is told of who takes them.
    """
    new = {*reading.current} - {*case.current}
    another, steroid = new & {*THIOPURINES, *SECOND_LINE}, new & {*STEROIDS}
    gone = [drug for drug in case.still_on if drug in reading.tried or (steroid if drug in STEROIDS else another)]
    found = dict.fromkeys((*(drug for drug in case.still_on if drug not in gone), *reading.still_on))
    return tuple(drug for drug in found if tried.get(drug) in ("not tolerated", "insufficient"))


def _still_taken(case: Case, reading: Reading, tried: Mapping[str, Outcome]) -> tuple[str, ...]:
    """Drugs that are gone on with although they do not suffice or do harm, as long as nothing else is told of them."""
    harmed = {*reading.still_on, *(drug for drug in case.doses if drug not in reading.tried)}
    return tuple(
        drug
        for drug, outcome in tried.items()
        if outcome == "insufficient" or (outcome == "not tolerated" and drug in harmed)
    )


def _as_father(case: Case) -> Case:
    """ "Wife trying for a baby", told of a man: his wish, and no pregnancy of his; nor does he breastfeed."""
    if case.sex == "male":
        case = case.with_condition("breastfeeding", None)
    hers = [condition for condition in ("wishes-pregnancy", "pregnant") if case.conditions.get(condition) == "yes"]
    if case.sex != "male" or not hers:
        return case
    for condition in hers:
        case = case.with_condition(condition, None)
    return case.with_condition("fathering", "yes")


def _as_mother(case: Case) -> Case:
    """ "Planning to start a family", told of a woman: a wish for pregnancy of her own."""
    if case.sex != "female" or case.conditions.get("fathering") != "yes":
        return case
    case = case.with_condition("fathering", None)
    return case if case.state("pregnant") == "yes" else case.with_condition("wishes-pregnancy", "yes")


def _reactions(case: Case, reading: Reading, correcting: bool) -> tuple[Reaction, ...]:
    if "thiopurine_intolerance" in reading.reason_denied:
        kept = tuple(r for r in case.reactions if r.drug not in (*THIOPURINES, None))
    else:
        kept = tuple(r for r in case.reactions if r.reaction not in reading.reactions_denied)
    with_drug = {r.reaction for r in reading.reactions if r.drug}
    placed = tuple(_placed(r, case, correcting) for r in reading.reactions if r.drug or r.reaction not in with_drug)
    named_anew = {r.drug for r in placed}
    # "actually it was pancreatitis" replaces what was told of that drug; without a correction only an unspecified
    # reaction gives way
    kept = tuple(
        r for r in kept if r.drug not in named_anew or not (correcting or r.reaction == "unspecified-intolerance")
    )
    found = (*kept, *placed)
    return with_hypersensitivity(found) if reading.reactions else tuple(dict.fromkeys(found))


def _placed(reaction: Reaction, case: Case, correcting: bool) -> Reaction:
    """A reaction told without its drug is the one already known; a new one belongs to the drugs that are known for it,
    to the second-line drug if it is all that is taken beside steroids, or else to the thiopurine when thiopurine
    intolerance is what the case is about.
    """
    if reaction.drug is None and (known := next((r for r in case.reactions if r.reaction == reaction.reaction), None)):
        return known
    blamed = () if reaction.drug else KNOWN_FOR.get(reaction.reaction, ())
    had = [drug for drug in (*case.current, *case.tried) if drug in blamed]
    if had or blamed == STEROIDS:
        return Reaction(reaction.reaction, next(iter(had), None))
    taken = [drug for drug in case.current if drug in (*SECOND_LINE, *THIOPURINES)]
    if reaction.drug is None and len(taken) == 1 and taken[0] in SECOND_LINE and not correcting:
        return Reaction(reaction.reaction, taken[0])
    if reaction.drug is None and case.reason in ("thiopurine_intolerance", "intolerance_and_insufficient_response"):
        return Reaction(reaction.reaction, next((drug for drug in THIOPURINES if drug in case.tried), "azathioprine"))
    return reaction


def _values(case: Case, reading: Reading, text: str) -> dict[str, Value]:
    """The values with those of the message; a number put right stays the end of the course it belongs to."""
    told = {
        name: numbers.told_again(name, case.values[name], value, text) if name in case.values else value
        for name, value in reading.values.items()
    }
    if not {*SECOND_LINE} & {*case.current, *case.tried, *reading.current, *reading.tried}:  # another begins anew
        told = {name: courses.goes_on(name, case.values.get(name), value) for name, value in told.items()}
    return dict(sorted({**sampling.still_paired(case.values, told, text), **told}.items()))


def _reason(case: Case, reading: Reading, text: str) -> tuple[str | None, str | None]:
    known = None if case.reason in reading.reason_denied else case.reason
    words = case.reason_words if known else None
    told = None if reading.reason_guessed and _outweighs(known, reading) else reading.reason
    if known == "non_response" and told is None and _answered(case):
        known = words = None  # the corrected numbers are no non-response
    if known == "thiopurine_intolerance" and _harm_denied(case, reading):
        known = words = None
    if known == "intolerance_and_insufficient_response" and "thiopurine_intolerance" in reading.reason_denied:
        known = "insufficient_response"
    if told is None and known == "loss_of_response_on_treatment" and _WITHDRAWN.search(text.lower()):
        return "relapse_after_withdrawal", None
    if known == "relapse_after_withdrawal" and told in _INTOLERANCES and not reading.values:
        return known, words  # what a drug did before is told beside why treatment is wanted now
    return (known, words) if told is None else (told, reading.reason_words)


def _harm_denied(case: Case, reading: Reading) -> bool:
    """Whether the message denies every harm of a thiopurine that was known, and the drug itself is not said to be left:
    "he never had NRH, that's another pt".
    """
    known = {r.reaction for r in case.reactions if r.drug in (*THIOPURINES, None)}
    left = any(case.tried.get(drug) == "not tolerated" and drug not in reading.current for drug in THIOPURINES)
    return bool(known) and known <= set(reading.reactions_denied) and not left


def _outweighs(known: str | None, reading: Reading) -> bool:
    """Whether a reason that is known stands against one that was only guessed: that second-line treatment failed
    always, another where the message tells nothing of drugs or numbers by which it could have changed.
    """
    if known == "relapse_after_withdrawal" and reading.reason in _OF_A_COURSE and not late_and_raised(reading.values):
        return True  # what is taken again has not failed yet
    told = reading.values or reading.current or reading.reason_denied
    return known == "second_line_failed" or (known is not None and not told)


def _answered(case: Case) -> bool:
    """Whether the transaminases of the case fell by half or more."""
    return any(case.values[name].halved for name in ("alt", "ast", "transaminases") if name in case.values)
