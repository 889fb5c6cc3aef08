"""The fields of a drug's monograph, and which record answers which of them."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import get_args

from actions.knowledge import kinds as r

FIELDS: tuple[r.MonographField, ...] = get_args(r.MonographField)
"""All fields, in reading order."""
_SHORT: frozenset[r.MonographField] = frozenset({"names", "class", "mechanism", "trials", "result", "licensing"})
_ONLY_SHORT: frozenset[r.MonographField] = frozenset({"trials", "result"})
_INTOLERANCE = frozenset({"thiopurine_intolerance", "steroid_intolerance", "intolerance_and_insufficient_response"})
_NON_RESPONSE = frozenset(
    {
        "insufficient_response",
        "non_response",
        "loss_of_response_on_treatment",
        "intolerance_and_insufficient_response",
        "second_line_failed",
    }
)


def fields_of(drug: r.Drug) -> tuple[r.MonographField, ...]:
    """The fields that are asked of a drug; of an investigational one the short monograph."""
    if drug.line == "investigational":
        return tuple(field for field in FIELDS if field in _SHORT)
    return tuple(field for field in FIELDS if field not in _ONLY_SHORT)


def named(drug: r.Drug, field: r.MonographField) -> bool:
    """Whether the drug's own entry answers the field: its names, brands and class."""
    return field in _OF_NAMES and _OF_NAMES[field](drug)


def answers(record: r.Evidence, field: r.MonographField) -> bool:
    """Whether a record answers the field for its drugs: it says so itself, or its form, topics or situations do."""
    shown = _SHOWN.get(field)
    return field in record.fields or (shown is not None and shown(record))


def _topic(*topics: r.Topic) -> Callable[[r.Evidence], bool]:
    return lambda record: bool(set(topics) & set(record.topics))


def _situation(*situations: str) -> Callable[[r.Evidence], bool]:
    return lambda record: bool(set(situations) & set(record.situations))


def _role(*roles: str) -> Callable[[r.Evidence], bool]:
    return lambda record: isinstance(record, r.Regimen) and any(dose.role in roles for dose in record.doses)


def _informs(reasons: frozenset[str]) -> Callable[[r.Evidence], bool]:
    return lambda record: isinstance(record, r.Finding) and bool(reasons & {*record.informs, *record.reasons})


def _counted(record: r.Evidence) -> bool:
    return "adverse-effects" in record.topics and getattr(record, "figure", None) is not None


_OF_NAMES: Mapping[r.MonographField, Callable[[r.Drug], bool]] = {
    "names": lambda drug: bool(drug.name and drug.synonyms),
    "brands-india": lambda drug: bool(drug.brands.IN),
    "brands-uk": lambda drug: bool(drug.brands.UK),
    "brands-eu": lambda drug: bool(drug.brands.EU),
    "brands-us": lambda drug: bool(drug.brands.US),
    "class": lambda drug: bool(drug.drug_class),
}
_SHOWN: Mapping[r.MonographField, Callable[[r.Evidence], bool]] = {
    "mechanism": _topic("mechanism"),
    "place": lambda record: isinstance(record, r.Recommendation),
    "regimen": lambda record: isinstance(record, r.Regimen) and any(dose.who == "adults" for dose in record.doses),
    "titration": _role("titration"),
    "maximum": _role("maximum"),
    "target-level": _topic("target-level"),
    "time-to-response": _topic("time-to-response"),
    "efficacy-intolerance": _informs(_INTOLERANCE),
    "efficacy-non-response": _informs(_NON_RESPONSE),
    "steroid-sparing": _topic("steroid"),
    "adverse-effects": _topic("adverse-effects"),
    "frequencies": _counted,
    "contraindications": _topic("contraindications"),
    "boxed-warning": lambda record: isinstance(record, r.Statement) and record.boxed_warning,
    "baseline": _topic("pre-treatment-checks"),
    "monitoring": _topic("monitoring"),
    "interactions": _topic("interactions"),
    "pregnancy": _situation("pregnant", "wishes-pregnancy"),
    "lactation": _situation("breastfeeding"),
    "contraception-women": _situation("contraception"),
    "fatherhood": _situation("fathering"),
    "children": _situation("child", "adolescent"),
    "renal": _situation("renal-impairment"),
    "hepatic": _situation("cirrhosis", "decompensated"),
    "licensing": _topic("licensing"),
    "trials": lambda record: "evidence" in record.topics or "licensing" in record.topics,
}
