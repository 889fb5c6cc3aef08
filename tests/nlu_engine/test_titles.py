"""The letter of a name behind a title is no test, no temperature and no sex; results are read as before."""

from __future__ import annotations

import pytest

from actions.case.mentions import from_entities
from bot.nlu.components import packaged_recogniser


def told(text: str) -> tuple[dict[str, float], set[str]]:
    mentions = from_entities(packaged_recogniser().recognise(text))
    sexes = {m.value for m in mentions.found if m.entity == "sex"}
    return {m.name: m.number for m in mentions.measures}, sexes


@pytest.mark.parametrize(
    ("text", "measures", "sex"),
    [
        ("mr K 58 AIH aza rash", {"age": 58}, "male"),
        ("Mrs K 61 AIH on tac and lisinopril", {"age": 61}, "female"),
        ("mrs T 39 AIH aza intolerance", {"age": 39}, "female"),
        ("Mr. T, 39, aza nausea", {"age": 39}, "male"),
        ("mrs T 38.5 kg AIH on tac", {"weight": 38.5}, "female"),
        ("ms L 40 aza nausea AIH", {"age": 40}, "female"),
        ("Mrs M 50 aza rash", {"age": 50}, "female"),
        ("Mr F 44 on tac", {"age": 44}, "male"),
        ("Miss P 31 on mmf", {"age": 31}, "female"),
        ("Mrs PK 41 AIH aza rash", {"age": 41}, "female"),
        ("pt K 44F aza rash", {"age": 44}, "female"),
        ("my lady Mrs K 61", {"age": 61}, "female"),
    ],
)
def test_letters_of_names_measure_nothing(text: str, measures: dict[str, float], sex: str) -> None:
    assert told(text) == (measures, {sex})


@pytest.mark.parametrize(
    ("text", "name", "number"),
    [
        ("Mr K 6.9 on tac", "potassium", 6.9),
        ("Mrs S K 6.8 on tac", "potassium", 6.8),
        ("mrs K+ 6.4", "potassium", 6.4),
        ("pt K 6.9, on tac", "potassium", 6.9),
        ("Mr Smith, K 6.4 on tac", "potassium", 6.4),
        ("Mrs Jones T 39.1, neuts 0.3 on aza", "temperature", 39.1),
        ("mrs T T 39.2", "temperature", 39.2),
        ("QTc 480 ms K 5.9 on tac", "potassium", 5.9),
        ("Mrs B 100 mg aza", "dose", 100),
        ("can she miss a 40 mg dose of pred", "dose", 40),
    ],
)
def test_results_stay_results(text: str, name: str, number: float) -> None:
    measures, _ = told(text)
    assert measures[name] == number
    assert "age" not in measures
