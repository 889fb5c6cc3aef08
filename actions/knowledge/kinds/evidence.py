"""Records that hold what a source says, each with its place there and the facts of the dossier it was written from.

Figures, doses and levels are fields, never prose alone, so that they can be checked, compared and drawn.
"""

from __future__ import annotations

from datetime import date
from typing import Literal

from msgspec import Struct, field

from actions.knowledge.kinds.terms import GuidelineId, MonographField, Reason, Record, Topic, Unit


class Source(Record, frozen=True, kw_only=True):
    """A publication, label, guideline or registry entry. `read` says how much of it was read."""

    kind: str
    title: str
    label: str  # how it is cited in a line: "Santiago 2019", "EASL 2025", "CellCept label (US)"
    read: str
    authors: str | None = None
    journal: str | None = None
    year: int | None = None
    locator: str | None = None
    doi: str | None = None
    pmid: str | None = None
    registry: str | None = None
    url: str | None = None
    note: str | None = None


class Figure(Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """A number as its source prints it. `count` / `of` only where the source states both; `n` is the group `n_of`
    names.
    """

    value: float | None = None
    low: float | None = None
    high: float | None = None
    unit: Unit
    unit_text: str | None = None  # required with unit "other"
    ci95: tuple[float, float] | None = None
    count: int | None = None
    of: int | None = None
    n: int | None = None
    n_of: str | None = None
    p: str | None = None


class Arm(Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """The other side of a comparison: a drug or a named group, and its figure. `reason` where the arms differ by
    reason, not by drug.
    """

    label: str
    figure: Figure
    drug: str | None = None
    reason: Reason | None = None


class Evidence(Record, frozen=True, kw_only=True):
    """A sentence of our own, and what it rests on."""

    text: str
    source: str
    where: str
    facts: tuple[str, ...]  # ids in the evidence dossier
    topics: tuple[Topic, ...]
    drugs: tuple[str, ...] = ()
    situations: tuple[str, ...] = ()  # condition or reaction ids of the vocabulary
    reasons: tuple[Reason, ...] = ()
    population: str | None = None
    rank: int = 5  # order within a topic, 1 first
    quoted_misprint: str | None = None
    fields: tuple[MonographField, ...] = ()  # of a monograph, answered beyond what topics, situations and form show


class Finding(Evidence, frozen=True, kw_only=True):
    """A result of a study. `informs` maps its population, kept as the study defined it, to our reasons."""

    endpoint: str
    figure: Figure
    design: Literal[
        "randomised trial",
        "meta-analysis of randomised trials",
        "meta-analysis of observational studies",
        "systematic review",
        "comparative cohort",
        "cohort",
        "case series",
        "case report",
        "survey",
        "press release",
    ]
    controlled: bool
    comparator: tuple[Arm, ...] = ()
    informs: dict[Reason, Literal["direct", "mixed", "indirect"]] = field(default_factory=dict)
    certainty: str | None = None  # in the words and scale of whoever rated it


class Position(Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """Where a guideline puts a drug for a reason. `first`: put before all others; `option`: one of several; `later`:
    only after others.
    """

    drug: str
    reason: Reason
    place: Literal["first", "option", "later", "against"]
    strong: bool = False


class Recommendation(Evidence, frozen=True, kw_only=True):
    """What a guideline says. Direction, strength, consensus and certainty stay apart, each in the guideline's own
    scale.
    """

    guideline: GuidelineId
    direction: Literal["for", "against", "no preference", "conditional", "statement"]
    strength: str | None = None  # None: not graded
    consensus: str | None = None
    certainty: str | None = None
    positions: tuple[Position, ...] = ()


class Dose(Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """An amount with its unit and, always, whether it is per dose or per day. Never converted by weight unless
    `convertible`.
    """

    role: Literal["start", "titration", "maintenance", "usual", "maximum", "course", "used in study", "reduction"]
    low: float
    unit: Literal["mg", "g", "mg/kg", "microgram/kg", "mg/m2", "percent of previous dose"]
    per: Literal["dose", "day", "week", "infusion"]
    high: float | None = None
    frequency: str | None = None  # "twice daily"; required when per dose
    route: str | None = None
    who: Literal["adults", "children"] = "adults"
    convertible: bool = False


class Level(Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """A blood level to aim for, as one source gives it."""

    analyte: Literal["trough", "6-TGN", "6-MMP", "ratio", "mycophenolic acid"]
    unit: Unit
    low: float | None = None
    high: float | None = None
    below: float | None = None
    above: float | None = None
    who: Literal["adults", "children"] = "adults"


class Regimen(Evidence, frozen=True, kw_only=True):
    """How a drug is given, and which level to aim for, by one source."""

    doses: tuple[Dose, ...] = ()
    levels: tuple[Level, ...] = ()
    guideline: GuidelineId | None = None


class Statement(Evidence, frozen=True, kw_only=True):
    """Any other sourced sentence: adverse effect, contraindication, interaction, monitoring, mechanism, licence,
    definition.
    """

    figure: Figure | None = None
    endpoint: str | None = None  # what the figure counts or measures
    term: str | None = None  # for definitions: the term of the vocabulary
    guideline: GuidelineId | None = None
    boxed_warning: bool = False
    strength: str | None = None  # of a society's advice, in its own words
    certainty: str | None = None


class Formula(Evidence, frozen=True, kw_only=True):
    """A published score: `constant` plus the sum of coefficient times input. Below `low_cut` and above `high_cut` its
    source says something of the outcome; `figure` says how well it foretold the endpoint where it was derived.
    """

    constant: float
    coefficients: dict[str, float]  # input -> factor
    low_cut: float
    high_cut: float
    figure: Figure | None = None
    endpoint: str | None = None  # what the figure measures


class Conflict(Record, frozen=True, kw_only=True):
    """Sources that disagree: the records on each side, and in our words why they differ and what a careful reader
    does with it. `dossier` names the conflicts of the evidence dossier that it answers, as `<file>/<topic>`.
    """

    title: str
    text: str
    records: tuple[str, ...]
    topics: tuple[Topic, ...]
    drugs: tuple[str, ...] = ()
    reasons: tuple[Reason, ...] = ()
    safety: bool = False
    dossier: tuple[str, ...] = ()


class NotKnown(Record, frozen=True, kw_only=True):
    """A question the sources read do not answer, worded "not found in the sources read up to <date>"."""

    text: str
    searched_on: date
    topics: tuple[Topic, ...]
    drugs: tuple[str, ...] = ()
    situations: tuple[str, ...] = ()
    reasons: tuple[Reason, ...] = ()
    near: tuple[str, ...] = ()  # records that come closest
    fields: tuple[MonographField, ...] = ()  # of its drugs' monographs, closed by it
