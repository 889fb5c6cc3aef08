"""A record's figures, doses and levels held against the structured fields of its facts."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from actions.knowledge import kinds as r
from actions.knowledge.curation.dossier import Fact
from actions.knowledge.curation.wording import holds


@dataclass(frozen=True, slots=True, order=True)
class Difference:
    """Where a record and its facts do not say the same."""

    record: str
    field: str
    says: str  # what the record says; "-" for nothing
    dossier: str

    def __str__(self) -> str:
        return f"{self.record}: {self.field}: {self.says}  |  dossier: {self.dossier}"


@dataclass(frozen=True, slots=True)
class Printed:
    """A figure as the dossier structures it: the fact's own, or that of its comparator."""

    value: float | None
    low: float | None
    high: float | None
    ci95: tuple[float, ...] | None
    n: int | None
    p: str | None
    unit: str | None


NOTHING = "-"
_SIGNED = re.compile(r"(?<![\d.])-?\d+(?:\.\d+)?")  # "85-100" is a range, "-0.9" a number below zero
_UNIT_FORMS = {
    "percent": r"^per ?cent|^%",
    "odds ratio": r"odds ratio",
    "hazard ratio": r"hazard ratio",
    "risk ratio": r"risk ratio|relative risk",
    "patients": r"patient|pregnancies|^of \d+ patients",
    "pmol/8e8 RBC": r"pmol/8x10\^8 RBC",
    "pmol/0.2 ml": r"pmol/0\.2 ml",
    "mg": r"^mg\b(?!/kg|/dl|/m2)",
}


def printed(fact: Fact) -> list[Printed]:
    """The figures a fact has as fields: its own first, then its comparator's."""
    fields = fact.fields
    found = []
    own = {name: fields.get(name) for name in ("value", "low", "high", "ci95", "n", "unit")}
    if any(own[name] is not None for name in ("value", "low", "high")):
        found.append(_printed(own))
    comparator = fields.get("comparator") or {}
    if comparator.get("value") is not None:
        found.append(_printed({**comparator, "unit": fields.get("unit")}))
    return found


def _printed(fields: dict[str, Any]) -> Printed:
    interval, p = fields.get("ci95"), fields.get("p")
    return Printed(
        value=fields.get("value"),
        low=fields.get("low"),
        high=fields.get("high"),
        ci95=tuple(interval) if interval else None,
        n=fields.get("n"),
        p=None if p is None else str(p),
        unit=fields.get("unit"),
    )


def compare_figures(record: r.Evidence, facts: Sequence[Fact]) -> Iterator[Difference]:
    """Value, range, interval, size and unit of the record's figures against those of its facts."""
    own: r.Figure | None = getattr(record, "figure", None)
    figures = [("figure", own)] if own else []
    figures += [(f"comparator.{arm.label}", arm.figure) for arm in getattr(record, "comparator", ())]
    known = [figure for fact in facts for figure in printed(fact)]
    words = holds(" ".join(fact.evidence for fact in facts))
    for name, figure in figures:
        match = next((candidate for candidate in known if _same(figure, candidate)), None)
        if match is not None:
            yield from _details(record.id, name, figure, match, words)
            continue
        for part in ("value", "low", "high", "count", "of", "n"):
            number = getattr(figure, part)
            if number is not None and f"{number:.10g}" not in words:
                yield Difference(record.id, f"{name}.{part}", f"{number:g}", "no such number")
        for end in figure.ci95 or ():
            if f"{end:.10g}" not in words:
                yield Difference(record.id, f"{name}.ci95", f"{end:g}", "no such number")
    if isinstance(record, r.Finding) and known and not any(_same(figure, known[0]) for _, figure in figures):
        yield Difference(record.id, "figure", _shown(own), f"{_ends(known[0])} {known[0].unit or ''}".strip())
    if isinstance(record, r.Statement | r.Formula) and known and own is None:
        yield Difference(record.id, "figure", NOTHING, f"{_ends(known[0])} {known[0].unit or ''}".strip())


def compare_formula(record: r.Formula, facts: Sequence[Fact]) -> Iterator[Difference]:
    """Constant, coefficients and cut-offs of a score, sign and all, against what its facts print."""
    printed_numbers = {float(text) for text in _SIGNED.findall(" ".join(fact.evidence for fact in facts))}
    parts = {"constant": record.constant, "low_cut": record.low_cut, "high_cut": record.high_cut}
    parts |= {f"coefficients.{name}": value for name, value in record.coefficients.items()}
    for name, value in parts.items():
        if value not in printed_numbers:
            yield Difference(record.id, name, f"{value:g}", "no such number")


def _same(figure: r.Figure, known: Printed) -> bool:
    """Whether both mean one number: the value, the count, or the count as the per cent that is printed."""
    if known.value is None:
        return (figure.low, figure.high) == (known.low, known.high)
    if known.value in (figure.value, figure.count):
        return True
    if figure.value is None and figure.count is not None and figure.of:
        digits = len(f"{known.value:g}".partition(".")[2])
        return round(100 * figure.count / figure.of, digits) == known.value
    return False


def _details(record: str, name: str, figure: r.Figure, known: Printed, words: set[str]) -> Iterator[Difference]:
    if figure.ci95 != known.ci95:
        yield Difference(record, f"{name}.ci95", str(figure.ci95 or NOTHING), str(known.ci95 or NOTHING))
    for end in ("low", "high"):
        if known.value is not None and getattr(figure, end) != getattr(known, end):
            says = getattr(figure, end)
            yield Difference(record, f"{name}.{end}", str(says or NOTHING), str(getattr(known, end) or NOTHING))
    if known.n is not None and known.n not in (figure.n, figure.of):
        yield Difference(record, f"{name}.n", str(figure.n or figure.of or NOTHING), str(known.n))
    for part in ("count", "of", "n"):
        number = getattr(figure, part)
        if number is not None and str(number) not in words:
            yield Difference(record, f"{name}.{part}", str(number), "no such number")
    if known.p is not None and figure.p is not None and _p(figure.p) != _p(known.p):
        yield Difference(record, f"{name}.p", figure.p, known.p)
    if known.unit and not _unit_fits(figure, known.unit):
        yield Difference(record, f"{name}.unit", figure.unit_text or figure.unit, known.unit)


def _unit_fits(figure: r.Figure, unit: str) -> bool:
    if figure.unit == "other":
        return bool(
            set(re.findall(r"[a-z]{3,}", (figure.unit_text or "").lower()))
            & set(re.findall(r"[a-z]{3,}", unit.lower()))
        )
    form = _UNIT_FORMS.get(figure.unit, re.escape(figure.unit))
    if figure.unit == "patients" and figure.count is not None and unit.startswith("percent"):
        return True  # a count of patients, printed as per cent
    return bool(re.search(form, unit, re.I))


def _p(text: str) -> str:
    return re.sub(r"[\s=]|(?<=\d)0+$", "", text.replace("P", "")).replace("<.", "<0.")


def _ends(known: Printed) -> str:
    if known.value is not None:
        return f"{known.value:g}"
    return "–".join(f"{end:g}" for end in (known.low, known.high) if end is not None)


def _shown(figure: r.Figure | None) -> str:
    if figure is None:
        return NOTHING
    numbers = (figure.value, figure.low, figure.high, figure.count, figure.of)
    return " ".join(f"{number:g}" for number in numbers if number is not None)
