"""Rules a record must keep beyond its types: figures with units, doses told apart, references that resolve."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from msgspec.structs import asdict

from actions.knowledge import kinds as r

DOSE = re.compile(r"\d+([.,]\d+)? ?(mg|g|mcg|µg|micrograms?|milligrams?|grams?)\b", re.IGNORECASE)
_ID = re.compile(r"[a-z0-9]+([.-][a-z0-9]+)*")
_FORM = re.compile(r"[^\sA-Z*\-]+\*?( [^\sA-Z*\-]+\*?)*")
_LEAVES = (
    "condition",
    "reaction",
    "reason",
    "sex",
    "tried",
    "not_tolerated",
    "only_harmed",
    "current",
    "asked",
    "given",
    "taken",
    "stopped",
    "named",
    "preparations",
    "in_place",
    "dose_as",
    "cut_to",
    "subject",
    "aimed_above",
    "with_",
    "measure",
    "rising",
    "dose_of",
    "age_below",
    "age_above",
    "harm",
    "guideline",
    "topic",
    "study",
    "past",
    "says",
    "pattern",
    "written",
    "unheld",
    "unchecked",
)


def check_record(record: r.Record) -> Iterator[str]:
    """Faults of one record by itself, as sentences."""
    if not _ID.fullmatch(record.id.replace("_", "-")):
        yield f"id {record.id!r} is not kebab-case"
    if isinstance(record, r.Evidence):
        yield from _check_evidence(record)
    for figure in _figures(record):
        yield from _check_figure(figure)
    if isinstance(record, r.Regimen):
        yield from _check_regimen(record)
    if isinstance(record, r.Wording):
        yield from _check_wording(record)
    if isinstance(record, r.Boundary) and any(
        DOSE.search(words) for words in (record.text, *sum(record.follow_ups, ()))
    ):
        yield "a reply that declines holds a dose"
    if isinstance(record, r.Claim) and not record.patterns and record.when is None:
        yield "a claim is met by `when` or by `patterns`"
    if isinstance(record, r.Claim | r.PlanRule | r.StandingRule | r.BottomLine) and not record.because:
        yield "rests on no record (`because` is empty)"
    if isinstance(record, r.ReadingAid):
        yield from _check_reading_aid(record)
    for when in _whens(record):
        yield from _check_when(when)
        if when.unless and not isinstance(record, r.PlanRule):
            yield "`unless` takes the unknown for no: only a plan's warning may"
    for pattern in _patterns(record):
        try:
            re.compile(pattern)
        except re.error as error:
            yield f"pattern {pattern!r} is not a regular expression: {error}"
        # Single-quoted YAML needs no escaping: a doubled backslash would wait for a typed backslash and never be met.
        if "\\\\" in pattern:
            yield f"pattern {pattern!r} doubles a backslash"


def _check_evidence(record: r.Evidence) -> Iterator[str]:
    if not record.facts:
        yield "names no fact of the dossier (`facts` is empty)"
    if not record.topics:
        yield "has no topic"
    if not record.where.strip():
        yield "does not say where in its source it stands"
    if not record.text.strip().endswith((".", "!", "?", ")")):
        yield "the text does not end like a sentence"


def _check_figure(figure: r.Figure) -> Iterator[str]:
    if figure.unit == "other" and not figure.unit_text:
        yield "unit `other` needs `unit_text`"
    if figure.ci95 and figure.value is not None and not figure.ci95[0] <= figure.value <= figure.ci95[1]:
        yield f"value {figure.value} lies outside its interval {figure.ci95}"
    if figure.count is not None and figure.of is None:
        yield "`count` needs `of`"
    if figure.count is not None and figure.of is not None and figure.count > figure.of:
        yield f"count {figure.count} exceeds {figure.of}"
    if figure.n is not None and not figure.n_of:
        yield "`n` needs `n_of`: whom it counts"
    if figure.value is None and figure.low is None and figure.high is None and figure.count is None:
        yield "a figure holds a value, a range or a count"


def _check_regimen(record: r.Regimen) -> Iterator[str]:
    if not record.doses and not record.levels:
        yield "a regimen holds doses or levels"
    for dose in record.doses:
        if dose.per == "dose" and not dose.frequency:
            yield f"dose of {dose.low} {dose.unit} per dose does not say how often (`frequency`)"
        if dose.high is not None and dose.high < dose.low:
            yield f"dose range {dose.low}-{dose.high} runs backwards"
    for level in record.levels:
        if level.low is level.high is level.below is level.above is None:
            yield "a level names low, high, below or above"


def _check_wording(record: r.Wording) -> Iterator[str]:
    if not record.forms:
        yield "holds no forms"
    for form in record.forms:
        if not _FORM.fullmatch(form):
            yield f"form {form!r} is not lower-case words, `*` only at the end of one"


def _check_reading_aid(record: r.ReadingAid) -> Iterator[str]:
    if not record.numbers and not record.bounds:
        yield "holds neither numbers nor bounds"
    for name, (low, high) in record.bounds.items():
        if low >= high:
            yield f"bounds of {name!r} run backwards"
    if not record.because and "not a clinical figure" not in record.text:
        yield "rests on no record and does not say that it is not a clinical figure"


def _check_when(when: r.When) -> Iterator[str]:
    parts = sum(map(bool, (when.all, when.any, when.none, when.unless)))
    leaves = sum(getattr(when, name) not in (None, ()) for name in _LEAVES)
    if parts + leaves != 1:
        yield "a condition (`when`) sets exactly one of all / any / none / unless or one leaf"
    if when.to and not when.reaction:
        yield "`to` goes with `reaction`"
    if when.of and not when.says:
        yield "`of` goes with `says`"
    if when.lately and not when.stopped:
        yield "`lately` goes with `stopped`"
    if when.dose_as and len(when.dose_as) != 2:  # one drug's dose, beside the other's
        yield "`dose_as` names two drugs"
    if when.dose_of and when.above is when.below is None and not when.unit:
        yield "`dose_of` goes with `above`, `below` or `unit`"
    if when.per_kg and when.unit:
        yield "`per_kg` is a unit of its own and goes without `unit`"
    if when.per_kg and not when.dose_of:
        yield "`per_kg` goes with `dose_of`"
    if when.measure and when.below is when.above is None and not when.unit:
        yield f"measure {when.measure!r} needs `below`, `above` or `unit`"
    if when.rising and when.above is None:
        yield f"rising {when.rising!r} needs `above`, in percent"
    if when.unit and not (when.measure or when.dose_of):
        yield "`unit` goes with `measure` or `dose_of`"


def check_references(records: Mapping[str, r.Record]) -> Iterator[tuple[str, str]]:
    """Pairs of (record id, fault) for every reference that names nothing, or something of the wrong kind."""
    drugs = {identifier for identifier, record in records.items() if isinstance(record, r.Drug)}
    for identifier, record in records.items():
        if isinstance(record, r.Evidence) and not isinstance(records.get(record.source), r.Source):
            yield identifier, f"source {record.source!r} is not a source"
        for drug in _drug_references(record):
            if drug not in drugs:
                yield identifier, f"drug {drug!r} has no file"
        for reference in references(record):
            if reference not in records:
                yield identifier, f"names the unknown record {reference!r}"
        for when in _whens(record):
            for wording in when.says:
                if not isinstance(records.get(wording), r.Wording):
                    yield identifier, f"says {wording!r}, which is no wording"


def _drug_references(record: r.Record) -> Iterator[str]:
    yield from getattr(record, "drugs", ())
    if isinstance(record, r.ReasonGuide):
        yield from (*record.options, *record.where_warned)
    if isinstance(record, r.Recommendation):
        yield from (position.drug for position in record.positions)
    if isinstance(record, r.Finding):
        yield from (arm.drug for arm in record.comparator if arm.drug)


def references(record: r.Record) -> Iterator[str]:
    """Ids of the records a record rests on or shows, in order, with repetitions."""
    for name in ("because", "records", "rests_on", "near", "check_first", "instead_of"):
        yield from getattr(record, name, ())
    if isinstance(record, r.ReasonGuide):
        for line in record.bottom_lines:
            yield from line.because
        for done in record.checks_done:
            yield from done.records
    if isinstance(record, r.Drug):
        for ids in record.headline.values():
            yield from ids
        if record.doing_it:
            for ids in asdict(record.doing_it).values():
                yield from ids


def _figures(record: r.Record) -> Iterator[r.Figure]:
    figure = getattr(record, "figure", None)
    if figure is not None:
        yield figure
    if isinstance(record, r.Finding):
        yield from (arm.figure for arm in record.comparator)


def _whens(record: r.Record) -> Iterator[r.When]:
    roots = [getattr(record, name, None) for name in ("when", "applies", "unread")]
    if isinstance(record, r.ReasonGuide):
        roots += [line.when for line in record.bottom_lines] + [done.when for done in record.checks_done]
    for root in roots:
        if root is not None:
            yield from _walk(root)


def _walk(when: r.When) -> Iterator[r.When]:
    yield when
    for child in (*when.all, *when.any, *when.none, *when.unless):
        yield from _walk(child)


def _patterns(record: r.Record) -> Iterator[str]:
    if isinstance(record, r.Claim | r.Boundary):
        yield from record.patterns
    if isinstance(record, r.Boundary):
        yield from record.unless
    for when in _whens(record):
        yield from when.pattern
