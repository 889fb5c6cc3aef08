"""The record types of the knowledge base. Each YAML file under `records/` decodes into these, and into nothing else.

A record that carries evidence names its source, where in the source it stands, and the facts of the evidence dossier
it was written from.
Figures, doses and levels are fields, never prose alone, so that they can be checked, compared and drawn.
"""

from __future__ import annotations

from datetime import date
from typing import Literal

from msgspec import Struct

Reason = Literal[
    "thiopurine_intolerance",
    "steroid_intolerance",
    "insufficient_response",
    "non_response",
    "loss_of_response_on_treatment",
    "relapse_after_withdrawal",
    "intolerance_and_insufficient_response",
    "second_line_failed",
    "unclear",
]
Topic = Literal[
    "dose",
    "target-level",
    "monitoring",
    "pre-treatment-checks",
    "adverse-effects",
    "contraindications",
    "interactions",
    "pregnancy",
    "mechanism",
    "evidence",
    "licensing",
    "guideline",
    "time-to-response",
    "stopping",
    "steroid",
    "first-line",
    "referral",
    "vaccination",
    "infection-prophylaxis",
    "bone-health",
    "definition",
    "checks",
    "metabolites",
    "situation",
    "overview",
]
MonographField = Literal[
    "names",
    "brands-india",
    "brands-uk",
    "brands-eu",
    "brands-us",
    "class",
    "mechanism",
    "place",
    "regimen",
    "titration",
    "maximum",
    "target-level",
    "time-to-response",
    "efficacy-intolerance",
    "efficacy-non-response",
    "steroid-sparing",
    "adverse-effects",
    "frequencies",
    "contraindications",
    "boxed-warning",
    "baseline",
    "monitoring",
    "action-thresholds",
    "interactions",
    "pregnancy",
    "lactation",
    "contraception-women",
    "contraception-men",
    "fatherhood",
    "children",
    "renal",
    "hepatic",
    "licensing",
    "trials",
    "result",
]
GuidelineId = Literal["easl-2025", "bsg-2025", "aasld-2019", "awmf-2025", "other"]
Unit = Literal[
    "percent",
    "patients",
    "mg",
    "g",
    "mg/kg",
    "microgram/kg",
    "mg/m2",
    "ng/ml",
    "microgram/ml",
    "pmol/8e8 RBC",
    "pmol/0.2 ml",
    "U/L",
    "x ULN",
    "g/L",
    "mg/dl",
    "micromol/L",
    "ml/min",
    "days",
    "weeks",
    "months",
    "years",
    "odds ratio",
    "hazard ratio",
    "risk ratio",
    "mean difference",
    "ratio",
    "other",
]


class Record(Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """What every record has: an id, unique over the whole base (kebab-case)."""

    id: str


class Review(Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """When a file was last checked and until when that holds. `status` never claims a clinician's review that has not
    happened: one that has names who did it (`by`).
    """

    reviewed_on: date
    review_by: date
    status: Literal["draft", "checked against the dossier", "second reader", "clinician reviewed"]
    by: str | None = None


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
    informs: dict[Reason, Literal["direct", "mixed", "indirect"]] = {}
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


class Note(Record, frozen=True, kw_only=True):
    """An editorial note, shown as "SecondLine note, not from a source"."""

    text: str
    why: str
    rests_on: tuple[str, ...]
    topics: tuple[Topic, ...]
    drugs: tuple[str, ...] = ()
    situations: tuple[str, ...] = ()
    reasons: tuple[Reason, ...] = ()


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


class Wording(Record, frozen=True, kw_only=True):
    """Ways to say one thing that rules listen for. Lower-case words; a space also stands for a hyphen, `*` for any
    ending of a word.
    """

    forms: tuple[str, ...]


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


class When(Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """A condition over the case and the message: exactly one of the leaves or connectives is set. Evaluated to yes,
    no or unknown.

    Connectives: `all`, `any`, `none` (unknown stays unknown) and `unless` (unless one of these is known to
    hold; for rules that warn only: in a standing it would take the unknown for no).

    Leaves over the case: `condition` (a condition id holds), `reaction` with `to` (a reaction to one of those drugs),
    `reason`, `sex`, `tried` / `current` (a drug was tried, is being taken), `with_` (a co-medication is named or
    taken), `age_below` / `age_above` (years), `measure` with `below` / `above` (a number) or `unit` (written in one of
    these units).

    Leaves over the message: `asked` (a drug, itself or by its class, is what it asks about or plans), `given` (asked
    about, or being taken), `dose_of` with `above` or `below` (mg a day written for that drug; `per_kg`: mg/kg a day) or
    with `unit` (a dose of it written in one of these units, `above` and `below` then being in that unit), `harm` (a
    reaction is named), `guideline`, `topic` and `study` (vocabulary ids named), `past` (a condition that the message
    tells of the past), `says` (a phrase of one of these `Wording` records occurs), `pattern` (a lower-case regular
    expression, met by the message as it stands or with every drug called by its id), `written` (one over the message
    with its capitals).
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
    current: tuple[str, ...] = ()
    asked: tuple[str, ...] = ()
    given: tuple[str, ...] = ()
    with_: tuple[str, ...] = ()
    measure: str | None = None
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
    past: tuple[str, ...] = ()
    says: tuple[str, ...] = ()
    pattern: tuple[str, ...] = ()
    written: tuple[str, ...] = ()


class StandingRule(Record, frozen=True, kw_only=True):
    """Moves drugs to *avoid* or *caution* when `when` holds; while `when` is unknown the standing names
    `unless_known` in the same cell. A rule to *avoid* has one.
    """

    drugs: tuple[str, ...]
    standing: Literal["avoid", "caution"]
    when: When
    label: str  # why, in a few words, for the table cell: "cirrhosis"
    because: tuple[str, ...]
    unless_known: str | None = (
        None  # what the cell names while unknown: "HBsAg and anti-HBc negative"; None: listed beside the checks
    )


class PlanRule(Record, frozen=True, kw_only=True):
    """An unsafe plan or an emergency, answered before anything else when `when` holds for the message and the case."""

    kind: Literal["unsafe plan", "emergency"]
    when: When
    text: str
    because: tuple[str, ...]
    drugs: tuple[str, ...] = ()  # said again whenever one of these is asked about while `when` holds
    rank: int = 5  # of several that hold, the lower is said first


class BottomLine(Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """One or two sentences for a reason; the first whose `when` holds (or that has none) is taken."""

    text: str
    because: tuple[str, ...]
    when: When | None = None


class ReasonGuide(Record, frozen=True, kw_only=True):
    """How a reason is answered: bottom lines, checks, and the drugs worth a row."""

    reason: Reason
    label: str
    bottom_lines: tuple[BottomLine, ...]
    check_first: tuple[str, ...]  # record ids
    checks_above_table: bool
    options: tuple[str, ...]  # drug ids worth a row; the order is computed


class SituationGuide(Record, frozen=True, kw_only=True):
    """How a named condition is answered: the records to show, in order."""

    condition: str
    label: str
    bottom_line: str
    because: tuple[str, ...]
    records: tuple[str, ...]


class Choice(Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """An answer a clinician may click: its label, the words it sends, and what those words say of the case."""

    label: str
    send: str
    sets: dict[str, Literal["yes", "no"]] = {}  # condition -> state
    reason: Reason | None = None
    patterns: tuple[str, ...] = ()  # lower-case regular expressions: other words for it in a short reply


class Unknown(Record, frozen=True, kw_only=True):
    """Something worth asking back. The first choice answers a bare "yes", the second a bare "no". `subjects` are the
    words for what is asked, so that "kidneys fine" is heard as an answer.
    """

    condition: str  # asked only while this is unknown
    question: str
    answers: tuple[Choice, ...]
    subjects: tuple[str, ...] = ()
    applies: When | None = None
    once_known: str | None = None  # asked only when this condition is known
    number: str | None = None  # the test whose value a reply of one bare number is


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
    numbers: dict[str, float] = {}
    bounds: dict[str, tuple[float, float]] = {}
    because: tuple[str, ...] = ()


class Boundary(Record, frozen=True, kw_only=True):
    """Where the assistant does not answer, and what it says instead. `patterns` (lower-case regular expressions)
    trigger it whatever the
    classifier thinks, unless one of `unless` matches too; `intent` names the classifier's intent that it answers."""

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
    headline: dict[Reason, tuple[str, ...]] = {}
    doing_it: DoingIt | None = None
