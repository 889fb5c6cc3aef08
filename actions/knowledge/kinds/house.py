"""Records of the house's own words and of the drugs it knows."""

from __future__ import annotations

from typing import Literal

from msgspec import Struct, field

from actions.knowledge.kinds.rules import When
from actions.knowledge.kinds.terms import Reason, Record, Topic


class Note(Record, frozen=True, kw_only=True):
    """An editorial note, shown as "SecondLine note, not from a source"; one with `when` only where it holds."""

    text: str
    why: str
    rests_on: tuple[str, ...]
    topics: tuple[Topic, ...]
    drugs: tuple[str, ...] = ()
    situations: tuple[str, ...] = ()
    reasons: tuple[Reason, ...] = ()
    when: When | None = None


class Sentence(Record, frozen=True, kw_only=True):
    """A fixed sentence of the house: boundary, refusal, greeting, safe failure."""

    text: str
    because: tuple[str, ...] = ()


class ReadingAid(Record, frozen=True, kw_only=True):
    """A number by which the program reads what a message says, never shown as evidence. `because` names the records
    that hold it, where a source does; without any it is the house's own, and `text` says that it is no clinical figure
    ("not a clinical figure"). `numbers` are named by what they count, `bounds` (lowest, highest) by what they bound.
    When it was last looked at, and until when that holds, is the review of its file.
    """

    text: str
    used_for: str
    owner: Literal["house"]
    numbers: dict[str, float] = field(default_factory=dict)
    bounds: dict[str, tuple[float, float]] = field(default_factory=dict)
    because: tuple[str, ...] = ()


class Boundary(Record, frozen=True, kw_only=True):
    """Where the assistant does not answer, and what it says instead. `patterns` (lower-case regular expressions)
    trigger it whatever the
    classifier thinks, unless one of `unless` matches too; `shared` are what patients and clinicians both ask, and count
    only where the message does not read as a clinician's question; `kind` is the classifier's intent that it answers.
    """

    kind: Literal[
        "self_harm",
        "patient_voice",
        "injection",
        "prescribe_for_me",
        "abuse",
        "other_language",
        "gibberish",
        "out_of_scope_near",
        "out_of_scope_far",
    ]
    text: str
    rank: int  # order of checking, 1 first
    patterns: tuple[str, ...] = ()
    shared: tuple[str, ...] = ()
    unless: tuple[str, ...] = ()
    follow_ups: tuple[tuple[str, str], ...] = ()


class Names(Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """Brand names by market; vocabulary only."""

    IN: tuple[str, ...] = ()
    UK: tuple[str, ...] = ()
    EU: tuple[str, ...] = ()
    US: tuple[str, ...] = ()


class DoingIt(Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """Record ids for the five lines of "doing it"; an empty one is shown as "not in the sources read"."""

    steroid: tuple[str, ...]
    start: tuple[str, ...]
    before: tuple[str, ...]
    first_months: tuple[str, ...]
    judge: tuple[str, ...]


class Drug(Record, frozen=True, kw_only=True):
    """A drug: its names and class, and which records lead for each reason and topic."""

    name: str
    short: str
    drug_class: str
    line: Literal["first", "second", "third", "co-therapy", "investigational"]
    overview: str
    because: tuple[str, ...]
    synonyms: tuple[str, ...] = ()
    brands: Names = Names()
    headline: dict[Reason, tuple[str, ...]] = field(default_factory=dict)
    doing_it: DoingIt | None = None
