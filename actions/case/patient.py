"""The case itself: an immutable picture of one patient, and what follows from what is known."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Literal

import msgspec
from msgspec import Struct, structs

from actions.case.mentions import Dose
from actions.knowledge.reading_aids import aid_number

State = Literal["yes", "no", "possible"]
Outcome = Literal["not tolerated", "insufficient", "stopped", "tried"]

THIOPURINES = ("azathioprine", "mercaptopurine", "tioguanine")
STEROIDS = ("prednisolone", "budesonide")
SECOND_LINE = (
    "mycophenolate",
    "tacrolimus",
    "ciclosporin",
    "sirolimus",
    "everolimus",
    "rituximab",
    "infliximab",
    "belimumab",
)
ADJUNCTS = ("ursodeoxycholic-acid", "allopurinol")  # given beside the treatment of autoimmune hepatitis
TAKING = "taking:"  # conditions of the form "taking:febuxostat" hold co-medications

# What a known condition says of others: (condition, state) -> conditions and their states. Plain meaning, no clinical
# inference: no active tuberculosis says nothing of a latent one, and whoever cannot conceive may still breastfeed.
_IMPLIED: dict[tuple[str, State], dict[str, State]] = {
    ("decompensated", "yes"): {"cirrhosis": "yes"},
    ("ascites", "yes"): {"decompensated": "yes", "cirrhosis": "yes"},
    ("cirrhosis", "no"): {"decompensated": "no"},
    ("hbsag-positive", "yes"): {"hepatitis-b": "yes"},
    ("hepatitis-b", "no"): {"hbsag-positive": "no"},
    ("severe-renal-impairment", "yes"): {"renal-impairment": "yes"},
    ("renal-impairment", "no"): {"severe-renal-impairment": "no"},
    ("infection", "no"): {"sepsis": "no"},
    ("congenital-long-qt", "yes"): {"long-qt": "yes"},
    ("acute-liver-failure", "yes"): {"acute-severe": "yes"},
    ("acute-severe", "no"): {"acute-liver-failure": "no"},
    ("tpmt-intermediate", "yes"): {"tpmt-deficient": "no", "tpmt-low": "no"},
    ("tpmt-deficient", "yes"): {"tpmt-low": "no"},
    ("tpmt-deficient", "no"): {"tpmt-low": "no"},
    ("nudt15-intermediate", "yes"): {"nudt15-deficient": "no"},
    ("postmenopausal", "yes"): {"pregnant": "no", "wishes-pregnancy": "no"},
}
_IMPLIED_BY = {
    condition: tuple((*known, states[condition]) for known, states in _IMPLIED.items() if condition in states)
    for condition in {condition for states in _IMPLIED.values() for condition in states}
}
"""The same by the condition that is asked for: which other, in which state, says that it is in which."""
_AGES_OF_LIFE = ("child", "adolescent")
_MARKERS = ("hbsag-positive", "anti-hbc-positive")  # hepatitis B is excluded by both: one alone misses a resolved one
_BY_SEX: dict[str, dict[str, State]] = {
    "male": {"pregnant": "no", "wishes-pregnancy": "no", "breastfeeding": "no"},
    "female": {"fathering": "no"},
}


class Reaction(Struct, frozen=True):
    """An adverse reaction, and the drug that caused it when the message says which."""

    reaction: str
    drug: str | None = None


class Value(Struct, frozen=True, omit_defaults=True):
    """A number known of the patient; of a course told in one breath it is the last, `first` the number it began with
    and `weeks` the time between them. A blood level has the `drug` it is of, a multiple the upper `limit` it was
    counted with, where that was given. "<200" keeps its sign as `comparator`.
    """

    number: float
    unit: str | None = None
    first: float | None = None
    weeks: float | None = None
    drug: str | None = None
    limit: float | None = None
    comparator: str | None = None

    @property
    def undetectable(self) -> bool:
        """Whether it was told to be below what can be measured, without a number."""
        return self.number == 0 and self.comparator == "<"

    @property
    def halved(self) -> bool:
        """Whether the course fell by half or more, so that it is no non-response."""
        half = 1 - aid_number("aid-fall-of-non-response", "percent") / 100
        return self.first is not None and self.first > 0 and self.number <= self.first * half


AGE_GROUPS = frozenset({"child", "adolescent", "elderly"})
"""Conditions that a case also has by its age."""
OF_CHILDBEARING = ("pregnant", "wishes-pregnancy", "breastfeeding")
_OF_ACUTE_DISEASE = ("jaundice", "encephalopathy", "bilirubin-high")
_FLARES = ("loss_of_response_on_treatment", "relapse_after_withdrawal")


class Case(Struct, frozen=True, omit_defaults=True):
    """One patient. Absent means unknown; nothing is assumed. Dictionaries are never changed in place."""

    reason: str | None = None
    reason_words: str | None = None  # what was said, when it was taken to mean the reason ("refractory")
    conditions: dict[str, State] = {}
    reactions: tuple[Reaction, ...] = ()
    tried: dict[str, Outcome] = {}
    current: tuple[str, ...] = ()
    still_on: tuple[str, ...] = ()  # drugs that fail or harm and are taken all the same, as far as is told
    doses: dict[str, Dose] = {}  # of drugs that are being taken
    values: dict[str, Value] = {}
    told_last: str | None = None  # the test whose number was told last: a number put right is one of it
    sex: Literal["female", "male"] | None = None
    age: float | None = None  # years
    declined: tuple[str, ...] = ()  # conditions asked for and not answered

    @property
    def empty(self) -> bool:
        """Whether nothing is known."""
        return self == Case()

    def state(self, condition: str) -> State | None:
        """What is known of a condition: stated, or following from what is stated; None when unknown. The age, where it
        is known, says whether somebody is a child or an adolescent.
        """
        if condition in _AGES_OF_LIFE and self.age is not None:
            return self._state_by_age(condition)
        if condition in self.conditions:
            return self.conditions[condition]
        for known, state, implied in _IMPLIED_BY.get(condition, ()):
            if self.conditions.get(known) == state:
                return implied
        if self.sex and condition in _BY_SEX[self.sex]:
            return _BY_SEX[self.sex][condition]
        if condition == "hepatitis-b" and self._markers_negative():
            return "no"
        return (
            self._state_by_value(condition) or self._state_by_age(condition) or self._state_by_childbearing(condition)
        )

    def _markers_negative(self) -> bool:
        return all(self.conditions.get(marker) == "no" for marker in _MARKERS)

    def _state_by_childbearing(self, condition: str) -> State | None:
        """ "No contraception", told of a young woman, is told because she could conceive (the reading aid
        `aid-childbearing-age`); an old one of whom nothing of the kind is told cannot (`aid-past-childbearing`).
        """
        if self.sex != "female" or self.age is None:
            return None
        young = self.age < aid_number("aid-childbearing-age", "years")
        if condition == "postmenopausal" and young and self.conditions.get("contraception") == "no":
            return "no"
        old = self.age >= aid_number("aid-past-childbearing", "years")
        if not old or any(self.conditions.get(other) in ("yes", "possible") for other in OF_CHILDBEARING):
            return None
        return "yes" if condition == "postmenopausal" else "no" if condition in OF_CHILDBEARING else None

    def _state_by_age(self, condition: str) -> State | None:
        if self.age is None:  # a child whose age is not told may be an adolescent, and is read as one
            return "yes" if condition == "adolescent" and self.conditions.get("child") == "yes" else None
        adult = self.age >= aid_number("aid-adult-age", "years")
        if condition == "child":
            return "no" if adult else "yes"
        small = self.age < aid_number("aid-before-childbearing", "years")
        if small and condition in (*OF_CHILDBEARING, "fathering"):
            return "no"
        if small and condition == "postmenopausal":
            return "yes"  # which says that pregnancy is not possible
        if condition == "adolescent":
            return "no" if adult or small else "yes"
        return None

    def _state_by_value(self, condition: str) -> State | None:
        """Kidney impairment follows from a known eGFR (ml/min), obesity from a BMI (kg/m2), heart failure from an
        ejection fraction (percent), neutropenia from neutrophils (10^9/L), a prolonged QT from its length (ms),
        acute severe disease from an INR beside jaundice, encephalopathy or a flare without known cirrhosis or warfarin;
        a number on the other side denies the first only.
        """
        if condition == "acute-severe" and "inr" in self.values:
            ill = any(self.conditions.get(sign) == "yes" for sign in _OF_ACUTE_DISEASE) or self.reason in _FLARES
            chronic = any(self.conditions.get(state) == "yes" for state in ("cirrhosis", "decompensated"))
            severe = self.values["inr"].number >= aid_number("aid-acute-severe", "inr")
            thinned = self.conditions.get(f"{TAKING}warfarin") == "yes"  # which by itself raises an INR
            return "yes" if severe and ill and not (chronic or thinned) else None
        if condition == "renal-impairment" and "egfr" in self.values:
            return "yes" if self.values["egfr"].number < aid_number("aid-egfr-reduced", "ml/min") else "no"
        if condition == "obesity" and "bmi" in self.values:
            return "yes" if self.values["bmi"].number >= aid_number("aid-obesity", "kg/m2") else None
        if condition == "heart-failure" and "ejection-fraction" in self.values:
            low = self.values["ejection-fraction"].number <= aid_number("aid-low-ejection-fraction", "percent")
            return "yes" if low else None
        if condition == "long-qt" and "qtc" in self.values:
            return "yes" if self.values["qtc"].number >= aid_number("aid-long-qt", "ms") else None
        if condition == "neutropenia" and "neutrophils" in self.values:
            return "yes" if self.values["neutrophils"].number < aid_number("aid-neutropenia", "10^9/L") else None
        return None

    def reacted(self, drugs: tuple[str, ...]) -> tuple[str, ...]:
        """Reactions known to any of these drugs."""
        return tuple(r.reaction for r in self.reactions if r.drug in drugs)

    def with_condition(self, condition: str, state: State | None) -> Case:
        """The case with a condition set, or forgotten when `state` is None."""
        conditions = {key: value for key, value in self.conditions.items() if key != condition}
        if state is not None:
            conditions[condition] = state
        return structs.replace(self, conditions=dict(sorted(conditions.items())))

    def with_conditions(self, told: Mapping[str, State]) -> Case:
        """The case with what a message tells of conditions. What was known gives way where the two cannot both hold:
        after "she had a hysterectomy" there is no wish for pregnancy.
        """
        kept = {
            condition: state
            for condition, state in self.conditions.items()
            if condition in told or not any(_gives_way((condition, state), new) for new in told.items())
        }
        merged = structs.replace(self, conditions=dict(sorted({**kept, **told}.items())))
        if merged._markers_negative() and "hepatitis-b" not in told:
            return merged.with_condition("hepatitis-b", None)
        return merged


def _exclude(one: tuple[str, State], other: tuple[str, State]) -> bool:
    """Whether either of two statements implies the opposite of the other."""
    return any(
        (implied := _IMPLIED.get(first, {}).get(second[0])) is not None and {implied, second[1]} == {"yes", "no"}
        for first, second in ((one, other), (other, one))
    )


def _gives_way(known: tuple[str, State], told: tuple[str, State]) -> bool:
    """Whether what was known cannot hold beside what is told, or was open and is settled by it."""
    return _exclude(known, told) or (known[1] == "possible" and known[0] in _IMPLIED.get(told, {}))


def to_slot(case: Case) -> dict[str, Any]:
    """The case as JSON-ready values for a Rasa slot."""
    built: dict[str, Any] = msgspec.to_builtins(case)
    return built


def from_slot(values: object) -> Case:
    """The case from a slot. Whatever is not a case (an older version, nothing yet) becomes an empty one: never
    somebody else's.
    """
    if not isinstance(values, Mapping):
        return Case()
    try:
        return msgspec.convert(dict(values), Case)
    except msgspec.ValidationError:
        return Case()
