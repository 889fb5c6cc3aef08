"""The table of cases in standings.yml through the engine, and that the table leaves no pair out."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path
from typing import Literal

import msgspec
import pytest

from actions.case.patient import Case, Outcome, Reaction, State, Value
from actions.knowledge.kinds import Recommendation
from actions.reasoning.standings import ORDER, judge
from tests.base import base


class KnownCase(msgspec.Struct, forbid_unknown_fields=True):
    """What a row knows of the patient; reactions are pairs of reaction and drug, values are numbers."""

    reason: str
    conditions: dict[str, State] = {}
    reactions: list[tuple[str, str]] = []
    tried: dict[str, Outcome] = {}
    values: dict[str, float] = {}
    sex: Literal["female", "male"] | None = None

    def as_case(self) -> Case:
        """The engine's case."""
        return Case(
            reason=self.reason,
            conditions=self.conditions,
            reactions=tuple(Reaction(reaction, drug) for reaction, drug in self.reactions),
            tried=self.tried,
            values={name: Value(number) for name, number in self.values.items()},
            sex=self.sex,
        )


class Row(msgspec.Struct, forbid_unknown_fields=True):
    """One expectation."""

    id: str
    case: KnownCase
    drug: str
    standing: str
    because: list[str]
    names: list[str] = []
    lacks: list[str] = []


@lru_cache(maxsize=1)
def rows() -> tuple[Row, ...]:
    """The table."""
    text = Path(__file__).with_name("standings.yml").read_bytes()
    return tuple(msgspec.yaml.decode(text, type=list[Row]))


@pytest.mark.parametrize("row", rows(), ids=lambda row: row.id)
def test_the_standing_is_what_the_records_demand(row: Row) -> None:
    judgement = judge(base(), row.drug, row.case.reason, row.case.as_case())
    assert judgement.standing == row.standing, judgement.label
    assert all(word in judgement.label for word in row.names), judgement.label
    assert not any(word in judgement.label for word in row.lacks), judgement.label


def test_the_table_is_large_and_its_rows_are_told_apart() -> None:
    identifiers = [row.id for row in rows()]
    assert len(identifiers) >= 200
    assert len(set(identifiers)) == len(identifiers)


def test_every_row_rests_on_a_record() -> None:
    assert all(row.because for row in rows())
    assert [name for row in rows() for name in row.because if name not in base()] == []


def test_every_standing_rule_is_met_by_a_row() -> None:
    met = {rule.id for row in rows() for rule in judge(base(), row.drug, row.case.reason, row.case.as_case()).holding}
    assert {rule.id for rule in base().standing_rules} - met == set()


def test_every_pair_of_drug_and_situation_a_guideline_names_is_there_as_yes_no_and_unknown() -> None:
    pairs = {(d, s) for record in base().all(Recommendation) for d in record.drugs for s in record.situations}
    identifiers = {row.id for row in rows()}
    wanted = {f"{drug}, {situation}: {state}" for drug, situation in pairs for state in ("yes", "no", "unknown")}
    assert wanted - identifiers == set()


def test_the_table_never_holds_an_unknown_better_than_absent() -> None:
    by_id = {row.id: row for row in rows()}
    for name, row in by_id.items():
        if name.endswith(": unknown"):
            absent = by_id[name.removesuffix("unknown") + "no"]
            if not absent.case.conditions.get("contraception"):  # there, "no" is the danger
                assert ORDER[row.standing] >= ORDER[absent.standing], name  # type: ignore[index]
