"""Records that are evaluated against the case and the message: when something holds, and what follows."""

from __future__ import annotations

import re
from typing import Literal

from msgspec import Struct

from actions.knowledge.kinds.terms import Reason, Record

_SENTENCE_END = re.compile(r"(?<=\.)\s")


class Wording(Record, frozen=True, kw_only=True):
    """Ways to say one thing that rules listen for. Lower-case words; a space also stands for a hyphen, `*` for any
    ending of a word.
    """

    forms: tuple[str, ...]


class When(Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """A condition over the case and the message: exactly one of the leaves or connectives is set. Evaluated to yes,
    no or unknown.

    Connectives: `all`, `any`, `none` (unknown stays unknown) and `unless` (unless one of these is known to
    hold; for rules that warn only: in a standing it would take the unknown for no).

    Leaves over the case: `condition` (a condition id holds), `reaction` with `to` (a reaction to one of those drugs),
    `reason`, `sex`, `tried` / `not_tolerated` / `current` (a drug was tried, did harm, is being taken),
    `only_harmed` (one of these did harm, and of no drug it is told that it did not suffice), `with_` (a co-medication
    is named or taken), `age_below` / `age_above` (years), `measure` with `below` / `above` (a number) or `unit`
    (written in one of these units), `rising` with `above` (a test of which a course was told that rose by more than
    this percent).

    Leaves over the message: `asked` (a drug, itself or by its class, is what it asks about or plans), `given` (asked
    about, or being taken, and not said to have been stopped before), `taken` (given, and not only asked about or
    planned), `stopped` (it stops the drug, or takes its dose
    to nothing; `lately`: in the last days), `named` (the drug itself, not its class), `preparations` (two brands of
    the drug), `in_place` (a condition that is a treatment and said to be running), `dose_as` (a dose of the first
    drug as large as that of the second), `cut_to` (a thiopurine dose is said to be cut to this percent or less),
    `aimed_above` (it aims at a blood level above this number), `dose_of` with `above` or `below` (mg a day written
    for that drug; `per_kg`: mg/kg a day) or with `unit` (a dose of it written in one of these units, `above` and
    `below` then being in that unit), `harm` (a reaction is named), `guideline`, `topic`, `study` and `subject` (one
    that clinicians ask about) (vocabulary ids named), `past` (a condition that the message tells of the past), `says`
    (a phrase of one of these `Wording` records occurs; with `of`: and the nearest drug of its clause is one of
    these), `pattern` (a lower-case regular expression, met by the message as it stands or with every drug called by
    its id), `written` (one over the message with its capitals), `unheld` (it states a response figure, names a study,
    quotes a guideline's demand, misplaces a
    drug in a guideline, or denies a drug a harm, that no record holds), `unchecked` (it denies or skips the checks
    before a drug).
    """

    all: tuple[When, ...] = ()
    any: tuple[When, ...] = ()
    none: tuple[When, ...] = ()
    unless: tuple[When, ...] = ()
    condition: str | None = None
    reaction: tuple[str, ...] = ()
    to: tuple[str, ...] = ()
    reason: tuple[Reason, ...] = ()
    sex: Literal["female", "male"] | None = None
    tried: tuple[str, ...] = ()
    not_tolerated: tuple[str, ...] = ()
    only_harmed: tuple[str, ...] = ()
    current: tuple[str, ...] = ()
    asked: tuple[str, ...] = ()
    given: tuple[str, ...] = ()
    taken: tuple[str, ...] = ()
    stopped: tuple[str, ...] = ()
    lately: bool = False
    named: tuple[str, ...] = ()
    preparations: str | None = None
    in_place: tuple[str, ...] = ()
    dose_as: tuple[str, ...] = ()
    cut_to: float | None = None
    aimed_above: float | None = None
    with_: tuple[str, ...] = ()
    measure: str | None = None
    rising: str | None = None
    below: float | None = None
    above: float | None = None
    age_below: float | None = None
    age_above: float | None = None
    unit: tuple[str, ...] = ()
    dose_of: str | None = None
    per_kg: bool = False
    harm: tuple[str, ...] = ()
    guideline: tuple[str, ...] = ()
    topic: tuple[str, ...] = ()
    study: tuple[str, ...] = ()
    subject: tuple[str, ...] = ()
    past: tuple[str, ...] = ()
    says: tuple[str, ...] = ()
    of: tuple[str, ...] = ()
    pattern: tuple[str, ...] = ()
    written: tuple[str, ...] = ()
    unchecked: bool | None = None
    unheld: Literal["figure", "population", "study", "position", "place", "harmlessness"] | None = None


class StandingRule(Record, frozen=True, kw_only=True):
    """Moves drugs to *avoid* or *caution* when `when` holds; while `when` is unknown the standing names
    `unless_known` in the same cell. A rule to *avoid* has one. While another rule with the same `unless_known` holds,
    that would deny what is known: the cell names `unless_known_beside` then, by default "no other ...".
    """

    drugs: tuple[str, ...]
    standing: Literal["avoid", "caution"]
    when: When
    label: str  # why, in a few words, for the table cell: "cirrhosis"
    because: tuple[str, ...]
    unless_known: str | None = (
        None  # what the cell names while unknown: "HBsAg and anti-HBc negative"; None: listed beside the checks
    )
    unless_known_beside: str | None = None
    not_of_these: bool = False  # figures for the reason at large are not of patients with this harm: none is shown
    instead_of: tuple[str, ...] = ()  # rules whose reason is met where this one holds: only this one is said

    def named_while_open(self, holding: tuple[StandingRule, ...]) -> str | None:
        """What the cell names of this rule while it is open beside those that hold."""
        if self.unless_known is None or all(rule.unless_known != self.unless_known for rule in holding):
            return self.unless_known
        return self.unless_known_beside or re.sub(r"^no ", "no other ", self.unless_known)


class PlanRule(Record, frozen=True, kw_only=True):
    """An unsafe plan or an emergency, answered before anything else when `when` holds for the message and the case."""

    kind: Literal["unsafe plan", "emergency"]
    when: When
    text: str
    because: tuple[str, ...]
    drugs: tuple[str, ...] = ()  # said again whenever one of these is asked about while `when` holds
    rank: int = 5  # of several that hold, the lower is said first
    unread: When | None = None  # where it holds, the danger is not read out of other words: a number tells better

    @property
    def call(self) -> str:
        """Its first sentence: what is unsafe, or of an emergency what it is and whom to call."""
        return _SENTENCE_END.split(self.text.strip(), maxsplit=1)[0]


class Claim(Record, frozen=True, kw_only=True):
    """A teaching figure or a false premise met in questions, and its correction. Met when `when` holds for the message,
    or one of `patterns` (lower-case regular expressions) occurs in it.
    """

    claim: str
    verdict: Literal["right", "partly right", "wrong", "not supported by the sources read"]
    text: str
    because: tuple[str, ...]
    patterns: tuple[str, ...] = ()
    when: When | None = None
    drugs: tuple[str, ...] = ()


class BottomLine(Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """One or two sentences for a reason; the first whose `when` holds (or that has none) is taken."""

    text: str
    because: tuple[str, ...]
    when: When | None = None


class DoneChecks(Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """Checks that are done already where `when` holds of the case: the others are shown first. `needless` ones are not
    shown at all: they are of a drug that is not given again.
    """

    records: tuple[str, ...]
    when: When
    needless: bool = False


class ReasonGuide(Record, frozen=True, kw_only=True):
    """How a reason is answered: bottom lines, checks, and the drugs worth a row."""

    reason: Reason
    label: str
    bottom_lines: tuple[BottomLine, ...]
    check_first: tuple[str, ...]  # record ids
    checks_above_table: bool
    checks_done: tuple[DoneChecks, ...] = ()
    options: tuple[str, ...]  # drug ids worth a row; the order is computed
    where_warned: tuple[str, ...] = ()  # drug ids worth a row only where a rule speaks against them in this case


class SituationGuide(Record, frozen=True, kw_only=True):
    """How a named condition is answered: the records to show, in order. `of_men` is the bottom line for a patient told
    to be male, where the other says something of women alone; `instead` has those for patients of whom the bottom line
    does not hold, the first whose `when` does being taken.
    """

    condition: str
    label: str
    bottom_line: str
    of_men: str | None = None
    because: tuple[str, ...]
    instead: tuple[BottomLine, ...] = ()
    records: tuple[str, ...]


class Choice(Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """An answer a clinician may click: its label, the words it sends, and what those words say of the case."""

    label: str
    send: str
    sets: dict[str, Literal["yes", "no"]] = {}  # condition -> state
    reason: Reason | None = None
    patterns: tuple[str, ...] = ()  # lower-case regular expressions: other words for it in a short reply


class Unknown(Record, frozen=True, kw_only=True):
    """Something worth asking back. Where it is asked whether, the first choice answers a bare "yes", the second a bare
    "no"; where it is asked what, neither says anything. `subjects` are the words for what is asked, so that "kidneys
    fine" is heard as an answer.
    """

    condition: str  # asked only while this is unknown
    question: str
    answers: tuple[Choice, ...]
    subjects: tuple[str, ...] = ()
    applies: When | None = None
    once_known: str | None = None  # asked only when this condition is known
    number: str | None = None  # the test whose value a reply of one bare number is

    @property
    def asks_whether(self) -> bool:
        """Whether "yes" and "no" are answers to it."""
        return any(choice.label.lower().startswith("yes") for choice in self.answers)
