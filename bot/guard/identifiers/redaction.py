"""Putting the findings together: what is protected stays, what was found is replaced by its kind in brackets."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from bot.guard.identifiers import contacts, dates, names, national_numbers, phones, protected, record_numbers
from bot.guard.identifiers.findings import Finding, free_of, merged

KINDS = (
    names.NAME,
    dates.BIRTH,
    phones.PHONE,
    contacts.MAIL,
    contacts.LINK,
    record_numbers.RECORD,
    national_numbers.NATIONAL,
)

_PLACEHOLDER = re.compile(rf"\[(?:{'|'.join(map(re.escape, KINDS))})\]")
_ROUNDS = 8
_COMPLETE = 8  # digits a number has before anything may be cut off its end


@dataclass(frozen=True)
class Redaction:
    """A text without identifiers, and the kinds that were removed, in the order of the text."""

    text: str
    kinds: tuple[str, ...]


def redact(text: str) -> Redaction:
    """Replace each identifier by its kind: "Mr Ram Lal, MRN 12345" becomes "[name], MRN [record number]".

    What is left is read again until nothing more is found, so that a second redaction changes nothing. Works on any
    string and raises nothing.
    """
    kinds: list[str] = []
    for _ in range(_ROUNDS):
        found = _outside_placeholders(text, _identifiers(text))
        if not found:
            break
        kinds += [finding.kind for finding in found]
        text = _replaced(text, found)
    return Redaction(text, tuple(dict.fromkeys(kinds)))


def _identifiers(text: str) -> list[Finding]:
    """Find every identifier: by its label, then by its shape where nothing clinical stands, then names beside these."""
    lower = _lower(text)
    literature = list(protected.literature(lower))
    values, days = list(protected.measurements(lower)), list(protected.dates(lower))
    edges = sorted(span.start for span in (*literature, *values, *days))

    labelled = [*record_numbers.labelled_records(lower), *_before_edges(lower, national_numbers.labelled(lower), edges)]
    births = list(dates.birth_dates(lower))
    certain = merged([*contacts.links_and_mail(lower), *free_of([*births, *labelled], literature)])

    # What begins as a value does is one; inside a course of values a phone number or a checksum that holds is believed.
    value_starts = {value.start for value in free_of(values, certain)}
    shaped = [
        *national_numbers.unlabelled(lower),
        *_before_edges(lower, phones.phones(lower), edges),
        *record_numbers.long_numbers(lower),
    ]
    kept = free_of([*literature, *days], certain)
    figures = merged([*certain, *free_of((found for found in shaped if found.start not in value_starts), kept)])

    people = list(names.names(text, lower, beside=figures))
    return merged([*figures, *free_of(dates.dates_beside(lower, people, date.today()), figures), *people])


def _lower(text: str) -> str:
    """The text in lower case, letter for letter: the few capitals that become two characters stay."""
    lower = text.lower()
    if len(lower) == len(text):
        return lower
    return "".join(low if len(low := letter.lower()) == 1 else letter for letter in text)


def _before_edges(text: str, found: Iterable[Finding], edges: list[int]) -> Iterator[Finding]:
    """End a number of many groups where a date or a value begins: "98765 43210 50 mg" is followed by a dose."""
    for finding in found:
        for edge in edges:
            if finding.start < edge < finding.end and sum(map(str.isdigit, text[finding.start : edge])) >= _COMPLETE:
                yield finding._replace(end=finding.start + len(text[finding.start : edge].rstrip(" ,;(/-")))
                break
        else:
            yield finding


def _outside_placeholders(text: str, found: Iterable[Finding]) -> list[Finding]:
    """Cut out of the findings what an earlier round has replaced; a piece without a letter or digit is dropped."""
    walls = list(_PLACEHOLDER.finditer(text))
    return [piece for finding in found for piece in _pieces(finding, walls) if any(map(str.isalnum, _of(text, piece)))]


def _pieces(finding: Finding, walls: list[re.Match[str]]) -> Iterator[Finding]:
    start = finding.start
    for wall in walls:
        if wall.end() > start and wall.start() < finding.end:
            if wall.start() > start:
                yield Finding(start, wall.start(), finding.kind)
            start = wall.end()
    if start < finding.end:
        yield Finding(start, finding.end, finding.kind)


def _of(text: str, finding: Finding) -> str:
    return text[finding.start : finding.end]


def _replaced(text: str, findings: list[Finding]) -> str:
    pieces: list[str] = []
    position = 0
    for finding in findings:
        pieces += [text[position : finding.start], f"[{finding.kind}]"]
        position = finding.end
    return "".join([*pieces, text[position:]])
