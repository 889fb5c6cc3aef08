"""What a turn of a conversation is expected to show, and what of it an answer lacks. README.md describes the format."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

import yaml

from actions.answers.length import opened
from actions.answers.model import Answer, OptionRow
from actions.presentation.plain_text import render

FOLDER = Path(__file__).parent
Expected = Mapping[str, Any]


def conversations(half: str) -> Iterator[tuple[str, dict[str, Any]]]:
    """Every conversation of a half with the name of its file."""
    for path in sorted((FOLDER / half).glob("*.yml")):
        for conversation in yaml.safe_load(path.read_text(encoding="utf-8")):
            yield path.stem, conversation


def lacking(answer: Answer, expected: Expected) -> list[str]:
    """What the answer lacks of what is expected, each in words; empty when nothing does.

    Raises:
        KeyError: an expectation of an unknown kind.
    """
    return [f"{key}: {fault}" for key, wanted in expected.items() for fault in _CHECKS[key](answer, wanted)]


def _kind(answer: Answer, wanted: str) -> Iterator[str]:
    if answer.kind != wanted:
        yield f"{answer.kind} instead of {wanted}"


def _case(answer: Answer, wanted: Mapping[str, Any]) -> Iterator[str]:
    known = {item.id: item.label.lower() for item in answer.case}
    for identifier, state in wanted.items():
        if identifier.startswith("sex:"):
            sex = identifier.removeprefix("sex:")
            label: str | None = sex if sex in re.findall(r"\w+", known.get("age:age", "")) else None
        else:
            label = known.get(identifier) or _drug_by_reaction(answer, identifier)
        if state is None:
            if label is not None:
                yield f"{identifier} is known"
        elif label is None:
            yield f"{identifier} is not known"
        elif not _says(label, str(state).lower()):
            yield f"{identifier} is {label!r}, not {state}"


def _drug_by_reaction(answer: Answer, identifier: str) -> str | None:
    """A drug that caused a known reaction is shown with the reaction and not again by itself."""
    kind, _, drug = identifier.partition(":")
    return next((item.label for item in answer.case if kind == "drug" and f" on {drug}" in item.label), None)


def _says(label: str, state: str) -> bool:
    if state in ("true", "yes"):
        return not label.endswith((": no", ": possible"))
    if state in ("no", "false"):
        return label.endswith(": no")
    return state in label


def _rows(answer: Answer) -> dict[str, OptionRow]:
    return {row.drug: row for part in answer.parts for section in part.sections for row in section.options}


def _standings(answer: Answer, wanted: Mapping[str, str | Sequence[str]]) -> Iterator[str]:
    rows = _rows(answer)
    for drug, standings in wanted.items():
        allowed = [standings] if isinstance(standings, str) else standings
        if drug not in rows:
            yield f"no row for {drug}"
        elif rows[drug].standing not in allowed:
            yield f"{drug} is {rows[drug].standing}, not {' or '.join(allowed)}"


def _absent(answer: Answer, wanted: Sequence[str]) -> Iterator[str]:
    yield from (f"{drug} has a row" for drug in wanted if drug in _rows(answer))


def _about(answer: Answer, wanted: Sequence[str]) -> Iterator[str]:
    titles = " ".join(part.title.lower() for part in answer.parts)
    rows = _rows(answer)
    yield from (f"not about {drug}" for drug in wanted if drug.replace("-", " ") not in titles and drug not in rows)


def _lead(answer: Answer) -> str:
    lines = [*answer.warnings, *answer.notices, *(line for part in answer.parts for line in part.bottom_line)]
    return " ".join(line.text for line in lines).lower()


def _leads_with(answer: Answer, wanted: Sequence[str]) -> Iterator[str]:
    if not any(str(word).lower() in _lead(answer) for word in wanted):
        yield f"none of {wanted} leads"


def _mentions(answer: Answer, wanted: Sequence[str | Sequence[str]]) -> Iterator[str]:
    text = _typed(render(opened(answer)))
    for words in wanted:
        options = [words] if isinstance(words, str | int | float) else words
        if not any(_typed(str(word)) in text for word in options):
            yield f"{words} is not mentioned"


def _typed(text: str) -> str:
    """As a keyboard writes it: dashes, spaces before units and thousands separators are typography, not content."""
    plain = re.sub(r"[\u2010-\u2015\u2212]", "-", text.lower().replace("\u00b5", "u"))
    return re.sub(r"(?<=\d)[\s\u202f](?=%)|(?<=\d),(?=\d{3})", "", plain)


def _not_mentions(answer: Answer, wanted: Sequence[str]) -> Iterator[str]:
    lead = _lead(answer) + " ".join(part.title.lower() for part in answer.parts)
    yield from (f"{word} is mentioned" for word in wanted if str(word).lower() in lead)


def _warns(answer: Answer, wanted: bool) -> Iterator[str]:
    if bool(answer.warnings or answer.kind == "emergency") != wanted:
        yield "no warning" if wanted else "a warning"


def _asks(answer: Answer, wanted: str) -> Iterator[str]:
    if wanted == "none" and answer.question:
        yield "a question is put back"
    elif wanted != "none" and not answer.question:
        yield "no question is put back"


def _new_case(answer: Answer, wanted: bool) -> Iterator[str]:
    if any("new-case" in line.records for line in answer.notices) != wanted:
        yield "no new case is named" if wanted else "a new case is named"


_CHECKS: dict[str, Callable[[Answer, Any], Iterator[str]]] = {
    "kind": _kind,
    "case": _case,
    "standings": _standings,
    "absent": _absent,
    "about": _about,
    "leads_with": _leads_with,
    "mentions": _mentions,
    "not_mentions": _not_mentions,
    "warns": _warns,
    "asks": _asks,
    "new_case": _new_case,
}
