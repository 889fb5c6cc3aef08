"""Drugs under trial are found by name and listed when asked for; no options table offers one, and in another disease
they stay outside."""

from __future__ import annotations

from datetime import date

import pytest

from actions.answers.desk import Asked
from actions.case.patient import Case
from actions.conversation.focus import Focus
from actions.conversation.turn import Turn
from actions.knowledge.kinds import Drug
from tests.answers.test_readings import answer, lines
from tests.base import assistant, base
from tests.case.test_reading import mentions

ON_TRIAL = tuple(drug for drug in base().drugs.values() if drug.line == "investigational")


@pytest.mark.parametrize("drug", ON_TRIAL, ids=lambda drug: drug.id)
def test_each_is_answered_by_its_own_overview(drug: Drug) -> None:
    for name in drug.synonyms[:3]:
        assert lines(answer(f"what is known of {name} in AIH", "ask_drug_overview")).startswith(drug.overview)


def test_the_pipeline_is_listed_with_registered_trials_first() -> None:
    reply = answer("any pipeline drugs in AIH", "ask_licensing")
    sections = {section.id: section for section in reply.parts[0].sections}
    first = " ".join(line.text for one in reply.parts[0].sections if one.id == "pipeline" for line in one.lines)
    for name in ("Ianalumab", "Zetomipzomib", "interleukin-2", "stromal cells"):
        assert name in first
    assert "BELief" in " ".join(line.text for line in sections["in-use"].lines)
    assert "JAK inhibitors" in " ".join(line.text for line in sections["more"].lines)


def test_a_question_that_names_the_drug_gets_the_drug_and_no_list() -> None:
    reply = answer("ianalumab, the experimental drug: results?", "ask_evidence")
    assert "AMBER" in lines(reply)
    assert "zetomipzomib" not in repr(reply).lower()


def test_press_figures_are_named_as_such() -> None:
    assert "press" in lines(answer("zetomipzomib trial results", "ask_evidence"))


@pytest.mark.parametrize("reason", list(base().reasons))
def test_no_options_table_offers_one(reason: str) -> None:
    assert not {drug.id for drug in ON_TRIAL} & set(base().reasons[reason].options)


def test_no_guideline_places_one() -> None:
    placed = {place.drug for reason in base().reasons for _, place in base().positions(reason)}
    assert not {drug.id for drug in ON_TRIAL} & placed


@pytest.mark.parametrize(("text", "kind"), [("baricitinib for alopecia", "decline"), ("baricitinib for AIH", "answer")])
def test_a_drug_of_other_diseases_is_ours_only_where_the_disease_is(text: str, kind: str) -> None:
    found = mentions(text)
    asked = Asked("out_of_scope_near", text, found, 0.5)
    turn = Turn(text, (asked,), found, Case(), Focus(), date(2026, 11, 28), in_scope=False)
    assert assistant().respond(turn).answer.kind == kind


def test_two_drugs_without_any_figure_are_compared_by_what_they_are() -> None:
    reply = answer("ustekinumab versus RO7049665 in AIH", "ask_comparison")
    table = next(section.table for section in reply.parts[0].sections if section.table)
    said = " ".join(line.text for row in table.rows for line in row)
    assert base().drugs["ustekinumab"].overview in said
    assert base().drugs["ro7049665"].overview in said
