"""Checks before a drug, for who the patient is: no pregnancy tests for those who cannot be pregnant."""

from __future__ import annotations

import re
from collections.abc import Iterator

from actions.answers.desk import Desk
from actions.answers.leading.whose import checks_for
from actions.answers.model import Line
from actions.case.mentions import SPOKEN_OF
from actions.case.patient import OF_CHILDBEARING, Case
from actions.knowledge import kinds as r

_OF_WOMEN = re.compile(r"\b(?:pregnan\w*|childbearing|contracepti\w*|breast-?feed\w*)\b", re.IGNORECASE)


def for_the_patient(desk: Desk, identifiers: tuple[str, ...]) -> tuple[str, ...]:
    """The records of checks; of one that asks for pregnancy tests its twin without them, where there is one, for a man
    and for a woman past childbearing.
    """
    return tuple(_fitting(desk, identifiers)) if cannot_be_pregnant(desk.case) else identifiers


def lines_of(desk: Desk, guide: r.ReasonGuide) -> tuple[Line, ...]:
    """What is checked first for a reason, as it holds for the patient: what is done already stands last."""
    return desk.citer.lines(for_the_patient(desk, checks_for(guide, desk.case)))


def of_topic(desk: Desk, topic: str, records: tuple[r.Evidence, ...]) -> tuple[r.Evidence, ...]:
    """The records on checks before a drug: those for the patient, and of twins one."""
    if topic != "pre-treatment-checks":
        return records
    if cannot_be_pregnant(desk.case):
        kept = for_the_patient(desk, tuple(record.id for record in records))
        return tuple(desk.base.get(identifier, r.Evidence) for identifier in dict.fromkeys(kept))
    twins = {
        twin for x in records if isinstance(x, r.Statement) and _OF_WOMEN.search(x.text) and (twin := _twin(desk, x))
    }
    return tuple(record for record in records if record.id not in twins)


def of_somebody_else(desk: Desk, identifier: str) -> bool:
    """Whether a record asks for pregnancy tests before a drug, of who cannot be pregnant."""
    record = desk.base.get(identifier, r.Record)
    asks = isinstance(record, r.Statement) and "pre-treatment-checks" in record.topics and _OF_WOMEN.search(record.text)
    return bool(asks) and cannot_be_pregnant(desk.case)


def cannot_be_pregnant(case: Case) -> bool:
    """Whether pregnancy is excluded for good: a man, a woman past the menopause, a small child. A negative test alone
    excludes it for today only.
    """
    return case.sex == "male" or all(case.state(condition) == "no" for condition in OF_CHILDBEARING)


def _fitting(desk: Desk, identifiers: tuple[str, ...]) -> Iterator[str]:
    for identifier in identifiers:
        record = desk.base.get(identifier, r.Record)
        if not isinstance(record, r.Statement) or not _OF_WOMEN.search(record.text):
            yield identifier
        elif twin := _twin(desk, record):
            yield twin


def _twin(desk: Desk, record: r.Statement) -> str | None:
    """What the same place of the same source asks of everybody."""
    same = (
        x for drug in record.drugs[:1] for x in desk.base.evidence(r.Statement, drug=drug) if x.source == record.source
    )
    return next((x.id for x in same if x.facts == record.facts and not _OF_WOMEN.search(x.text)), None)


_ASKS_OF_CONTRACEPTION = re.compile(
    r"\bcontracepti\w*|\bbirth control\b|\b(?:pregnan\w+|preg|hcg) tests?\b|\bteratogen\w*|\bchild-?bearing\b|\bppp\b",
    re.IGNORECASE,
)
_NOT_NEEDED = {"mycophenolate": "note-mmf-pregnancy-not-possible"}


def needless(desk: Desk) -> tuple[Line, ...]:
    """That contraception and a pregnancy test before a drug are not needed, where they are asked about of a woman who
    cannot conceive.
    """
    woman = desk.case.sex != "male" and desk.case.state("postmenopausal") == "yes"
    if not woman or not _ASKS_OF_CONTRACEPTION.search(desk.asked.text):
        return ()
    named = desk.asked.mentions.values("drug", *SPOKEN_OF)
    records = [_NOT_NEEDED[drug] for drug in dict.fromkeys((*named, *desk.drugs)) if drug in _NOT_NEEDED]
    return desk.citer.lines(tuple(desk.base.get(identifier, r.Note).id for identifier in records))
