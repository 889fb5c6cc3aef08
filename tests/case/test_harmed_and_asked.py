"""A harm told of a drug before a question about it is that drug's, and no other drug's."""

from __future__ import annotations

import pytest

from tests.case.test_reading import reading

MMF, TAC, AZA = "mycophenolate", "tacrolimus", "azathioprine"


@pytest.mark.parametrize(
    ("text", "harm", "drug"),
    [
        (
            "Diarrhoea on CellCept, aza hepatitis before that. Is Myfortic any better than Cellcept for the gut?",
            "diarrhoea",
            MMF,
        ),
        ("nausea on CellCept, aza rash before. is myfortic better?", "nausea", MMF),
        ("tremor on Prograf, aza rash before. is tac worse than ciclosporin?", "tremor", TAC),
        ("Diarrhoea with MMF. Would Myfortic be kinder than MMF?", "diarrhoea", MMF),
    ],
)
def test_a_harm_before_the_question_is_of_its_drug(text: str, harm: str, drug: str) -> None:
    told = reading(text)
    assert (harm, drug) in [(one.reaction, one.drug) for one in told.reactions]
    assert (harm, AZA) not in [(one.reaction, one.drug) for one in told.reactions]


@pytest.mark.parametrize(
    "text",
    ["diarrhoea on mmf, how common is it?", "is tremor on tac dose dependent?", "diarrhoea on MMF incidence"],
)
def test_a_harm_that_is_asked_about_is_nobodys(text: str) -> None:
    assert reading(text).tried == {}
