"""Which figures are drawn together, and which intervals: printed ones, or ours from exact counts, and labelled so."""

from __future__ import annotations

from itertools import chain

import pytest
from msgspec import structs

from actions.answers.checker.tracing import Tracer
from actions.answers.choices.plots import wilson
from actions.answers.model import Answer, Plot, PlotRow
from actions.case.patient import Case
from actions.knowledge import kinds as r
from tests.asking import ask, plots
from tests.base import base

IR = Case(reason="insufficient_response")
COMPARISON = ("ask_comparison", ("drug", "mycophenolate"), ("drug", "tacrolimus"))


def every_plot() -> list[Plot]:
    answers = [ask(*COMPARISON, case=IR), ask(*COMPARISON), ask("second_line_failed", ("reason", "second_line_failed"))]
    answers += [ask("intolerance_to_azathioprine", ("reaction", "pancreatitis"), ("drug", "azathioprine"))]
    answers += [ask("ask_evidence", ("drug", drug)) for drug in base().drugs]
    return [plot for answer in answers for plot in plots(answer)]


def rows(plot: Plot) -> list[PlotRow]:
    return list(chain.from_iterable(group.rows for group in plot.groups))


def test_the_comparison_in_non_responders_shows_both_drugs_of_one_study_in_one_group() -> None:
    (plot,) = plots(ask(*COMPARISON, case=IR))
    remission = next(group for group in plot.groups if group.endpoint == "biochemical remission")
    drawn = {(row.label, row.value, row.low, row.high, row.pooled) for row in remission.rows}
    assert drawn == {
        ("mycophenolate (MMF)", 40.8, 32.3, 50.0, True),
        ("tacrolimus (TAC)", 59.1, 48.7, 68.8, True),
    }
    assert {group.reason for group in plot.groups} == {"insufficient_response"}


def test_single_studies_are_told_apart_and_children_stand_alone() -> None:
    (plot,) = plots(ask(*COMPARISON, case=IR))
    efe = [row for row in rows(plot) if row.source.startswith("Efe")]
    assert efe
    assert not any(row.pooled or row.low is not None for row in efe)
    children = [group for group in plot.groups if "children" in group.population]
    drawn = {record for group in children for row in group.rows for record in row.records}
    assert "zizzo-mmf" in drawn
    assert all("child" in base().get(record, r.Finding).situations for record in drawn)
    adults = {record for group in plot.groups if group not in children for row in group.rows for record in row.records}
    assert not any("child" in base().get(record, r.Finding).situations for record in adults)


def test_a_group_holds_one_endpoint_one_reason_and_each_figure_once() -> None:
    for plot in every_plot():
        keys = [(group.endpoint, group.population, group.reason) for group in plot.groups]
        assert len(keys) == len(set(keys))
        assert len(rows(plot)) == len(set(rows(plot))) >= 2


def test_no_group_is_drawn_in_part() -> None:
    (plot,) = plots(ask(*COMPARISON))
    for group in plot.groups:
        if group.endpoint == "complete response" and group.reason == "insufficient_response":
            assert {row.label for row in group.rows} == {"mycophenolate (MMF)", "tacrolimus (TAC)"}
        if group.endpoint == "biochemical remission maintained":
            assert len(group.rows) == 2
    assert len(rows(plot)) <= 9


def test_every_interval_is_printed_in_its_record_or_ours_from_exact_counts_of_a_single_study() -> None:
    drawn = [row for plot in every_plot() for row in rows(plot)]
    assert any(row.calculated for row in drawn)
    for row in drawn:
        finding = base().get(row.records[0], r.Finding)
        figures = [finding.figure, *(arm.figure for arm in finding.comparator)]
        own = next(figure for figure in figures if figure.value == row.value and figure.unit == "percent")
        if row.calculated:
            assert own.ci95 is None
            assert not row.pooled
            assert own.count is not None
            assert own.of
            assert (row.low, row.high) == wilson(own.count, own.of)
        else:
            assert (row.low, row.high) == (own.ci95 or (None, None))


def test_a_figure_for_another_line_of_treatment_is_not_shown_as_this_one() -> None:
    (plot,) = plots(ask("second_line_failed", ("reason", "second_line_failed")))
    third = [row for row in rows(plot) if "roberts-cni-by-line" in row.records]
    assert [(row.label, row.value) for row in third] == [("tacrolimus (TAC) or ciclosporin (CsA)", 29.0)]


@pytest.mark.parametrize("drug", ["ciclosporin", "tacrolimus"])
def test_a_figure_of_the_second_line_is_not_drawn_after_it_failed(drug: str) -> None:
    answer = ask("ask_comparison", ("drug", drug), ("drug", "infliximab"), case=Case(reason="second_line_failed"))
    values = {row.records[0]: row.value for row in rows(plots(answer)[0])}
    assert values["cni-review-by-line"] == 26.0
    assert values["roberts-cni-by-line"] == 29.0


def test_how_failure_ended_is_no_response() -> None:
    answer = ask(
        "ask_comparison", ("drug", "mycophenolate"), ("drug", "tacrolimus"), case=Case(reason="second_line_failed")
    )
    assert not [row for plot in plots(answer) for row in rows(plot) if "decompensation" in row.records[0]]


def test_one_figure_alone_is_not_drawn() -> None:
    assert plots(ask("ask_evidence", ("drug", "sirolimus"))) == ()


# Worked examples of Newcombe, Stat Med 1998;17:857-872, table I, score method without continuity correction.
NEWCOMBE = [(81, 263, 25.53, 36.62), (15, 148, 6.24, 16.05), (0, 20, 0.0, 16.11), (1, 29, 0.61, 17.18)]


@pytest.mark.parametrize(("count", "of", "low", "high"), NEWCOMBE)
def test_the_interval_is_wilsons(count: int, of: int, low: float, high: float) -> None:
    assert wilson(count, of) == (round(low), round(high))


def changed(answer: Answer, **changes: object) -> Answer:
    """The answer with its first calculated row changed."""
    part = next(part for part in answer.parts if any(section.plot for section in part.sections))
    section = next(section for section in part.sections if section.plot)
    assert section.plot
    groups = tuple(
        structs.replace(g, rows=tuple(structs.replace(row, **changes) if row.calculated else row for row in g.rows))
        for g in section.plot.groups
    )
    new = structs.replace(section, plot=structs.replace(section.plot, groups=groups))
    return structs.replace(answer, parts=(structs.replace(part, sections=(new,)),), letter=None)


@pytest.mark.parametrize(
    ("changes", "what"),
    [
        ({"value": 84.0}, "value 84.0"),
        ({"low": 64.0}, "low 64.0"),
        ({"count": 25}, "count 25"),
        ({"of": 92}, "of 92"),
        ({"pooled": True}, "pooled True"),
        ({"source": "Santiago 2018"}, "source 'Santiago 2018'"),
        ({"label": "everolimus"}, "label 'everolimus'"),
        ({"calculated": False}, "calculated False"),
    ],
)
def test_the_figure_checker_reads_plots_too(changes: dict[str, object], what: str) -> None:
    answer = ask("intolerance_to_azathioprine", ("reaction", "pancreatitis"), ("drug", "azathioprine"))
    tracer = Tracer(base())
    assert tracer.untraced(changed(answer)) == ()
    assert what in {fault.what for fault in tracer.untraced(changed(answer, **changes))}
