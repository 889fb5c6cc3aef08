"""A medicine that is not in the knowledge base is said not to be, by name and before anything else; no other drug
stands in for it.
"""

from __future__ import annotations

import pytest

from actions.knowledge.vocabulary import load_terms
from tests.answers.test_readings import answer
from tests.base import base

NOT_HELD = "{} is not in the knowledge base."


@pytest.mark.parametrize(
    ("text", "intent", "name"),
    [
        ("adalimumab for AIH", "ask_drug_overview", "Adalimumab"),
        ("leflunomide dose", "ask_dose", "Leflunomide"),
        ("is Enbrel safe in AIH", "ask_adverse_effects", "Etanercept"),
        ("evidence for vixarelimab in AIH", "ask_evidence", "Vixarelimab"),  # on no list: known by its stem
        ("can she breastfeed on golimumab", "ask_pregnancy", "Golimumab"),
    ],
)
def test_it_is_said_first_and_alone(text: str, intent: str, name: str) -> None:
    reply = answer(text, intent)
    assert reply.kind == "not known"
    assert [part.bottom_line[0].text for part in reply.parts] == [NOT_HELD.format(name)]


def test_records_that_name_it_are_offered_after_it() -> None:
    section = answer("adalimumab for AIH", "ask_drug_overview").parts[0].sections[0]
    assert section.lines
    assert all("adalimumab" in line.text for line in section.lines)


def test_a_drug_of_ours_beside_it_is_answered_after_it() -> None:
    reply = answer("compare MMF with leflunomide", "ask_comparison")
    assert reply.parts[0].bottom_line[0].text == NOT_HELD.format("Leflunomide")
    assert "mycophenolate" in reply.parts[1].title
    assert "and" not in reply.parts[1].title.split(":")[0]


def test_the_options_asked_for_beside_it_are_shown_after_it() -> None:
    reply = answer("azathioprine not tolerated, would tocilizumab work?", "intolerance_to_azathioprine")
    assert reply.parts[0].bottom_line[0].text == NOT_HELD.format("Tocilizumab")
    assert any(section.options for section in reply.parts[1].sections)


@pytest.mark.parametrize(
    "text",
    ["UC on adalimumab, intolerant of azathioprine, what next", "azathioprine not tolerated, no leflunomide please"],
)
def test_one_that_is_only_told_of_is_no_question(text: str) -> None:
    assert all(
        "is not in the knowledge base" not in line.text
        for p in answer(text, "inform_case").parts
        for line in p.bottom_line
    )


def test_a_misspelling_is_repeated_as_written() -> None:
    assert answer("adalimumabb in AIH?", "ask_drug_overview").parts[0].title == "Adalimumabb"


@pytest.mark.parametrize("text", ["we accept the concept, except for MMF dose", "MMF dose, stat"])
def test_common_words_are_no_medicines(text: str) -> None:
    assert "mycophenolate" in answer(text, "ask_dose").parts[0].title


def test_nothing_on_the_list_is_held() -> None:
    held = {form.casefold() for term in load_terms() if term.entity in ("drug", "co_medication") for form in term.forms}
    listed = {form.casefold() for term in load_terms() if term.entity == "other_medicine" for form in term.forms}
    assert not listed & held
    assert not {term.value for term in load_terms() if term.entity == "other_medicine"} & set(base().drugs)


@pytest.mark.parametrize("text", ["can I give paracetamol with MMF", "can she fly while on MMF"])
def test_what_no_record_on_the_drug_speaks_of_is_said_first(text: str) -> None:
    lead = answer(text, "ask_interactions").parts[0].bottom_line[0]
    assert "not in the sources read" in lead.text


def test_a_medicine_that_is_held_is_answered() -> None:
    lead = answer("omeprazole with MMF?", "ask_interactions").parts[0].bottom_line[0]
    assert "not in the sources read" not in lead.text
