"""Plain text: short at first, what is behind named and one word away, and only the sources of what is shown."""

from __future__ import annotations

from msgspec import structs

from actions.answers.length import STEPS, opened, shortened
from actions.answers.model import Answer, Citation, FigureCell, Line, OptionRow, Part, Section, Table
from actions.presentation.plain_text import render

ANSWER = Answer(
    kind="answer",
    warnings=(Line("Beware.", cites=(3,)),),
    parts=(
        Part(
            "Dose",
            (Line("The lead.", cites=(1,)),),
            (
                Section("dose", "Dose", (Line("Shown."),)),
                Section("more", "More from the records", (Line("Behind.", cites=(2,)),), collapsed=True),
                Section("conflicts", "Where sources differ", (Line("They differ."),), collapsed=True),
            ),
        ),
        Part("Other", sections=(Section("more", "More from the records", (Line("As well."),), collapsed=True),)),
    ),
    sources=tuple(Citation(n, f"s{n}", f"Source {n}", "A title", "full text") for n in (1, 2, 3)),
)


def test_what_is_behind_is_named_once_and_not_written_out() -> None:
    text = render(ANSWER)
    assert "Shown." in text
    assert "Behind." not in text
    assert "Say “more” for: More from the records · Where sources differ\n" in text


def test_only_the_sources_of_what_is_shown_stand_below() -> None:
    sources = render(ANSWER).split("\nSources\n")[1]
    assert "Source 1" in sources
    assert "Source 3" in sources
    assert "Source 2" not in sources
    assert "Source 2" in render(opened(ANSWER))


def test_opened_it_holds_everything_and_names_nothing_behind() -> None:
    text = render(opened(ANSWER))
    assert all(words in text for words in ("Beware.", "Shown.", "Behind.", "They differ.", "As well."))
    assert "Say “more”" not in text


def test_shortened_the_warning_and_the_lead_remain() -> None:
    text = render(shortened(ANSWER))
    assert "! Beware. [3]" in text
    assert "The lead. [1]" in text
    assert "Shown." not in text
    assert "Say “more” for: Dose · More from the records · Where sources differ" in text


def figure(text: str, reason: str) -> FigureCell:
    return FigureCell(text, "remission", "cohort", uncontrolled=True, reason=reason, fit="direct")


ROW = OptionRow(
    "mycophenolate",
    "mycophenolate",
    "preferred",
    "preferred if HBsAg negative",
    why=(Line("First why."), Line("Second why.")),
    figures=(figure("82 %", "thiopurine_intolerance"), figure("92 %", "thiopurine_intolerance")),
    other_figures=(figure("32 %", "insufficient_response"), figure("34 %", "insufficient_response")),
)
OPTIONS = Section("options", "Options", options=(ROW,))
DOING = Section(
    STEPS, "Doing it", table=Table(("Step", "How"), ((Line("Start"), Line("One source."), Line("Another source.")),))
)
MORE = Section("more", "More", (Line("Behind."),), collapsed=True)
RANKED = Answer(kind="answer", parts=(Part("Options", sections=(OPTIONS, DOING, MORE)),))


def test_of_each_option_a_figure_for_either_reason_and_one_line_of_why_come_first() -> None:
    text = render(RANKED)
    assert all(words in text for words in ("preferred if HBsAg negative", "82 %", "32 %", "First why.", "One source."))
    assert not any(words in text for words in ("92 %", "34 %", "Second why.", "Another source."))


def test_opened_or_with_nothing_behind_they_stand_in_full() -> None:
    short = structs.replace(RANKED, parts=(Part("Options", sections=(OPTIONS, DOING)),))
    for text in (render(opened(RANKED)), render(short)):
        assert all(words in text for words in ("92 %", "34 %", "Second why.", "Another source."))


def test_an_abstract_is_named_once() -> None:
    source = Citation(1, "a", "Efe 2017", "A title", "abstract read", where="abstract")
    answer = Answer(kind="answer", parts=(Part("", (Line("Said.", cites=(1,)),)),), sources=(source,))
    assert "[1] Efe 2017. abstract read" in render(answer)
