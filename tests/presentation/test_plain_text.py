"""Plain text: short at first, what is behind named and one word away, and only the sources of what is shown."""

from __future__ import annotations

from actions.answers.length import opened, shortened
from actions.answers.model import Answer, Citation, Line, Part, Section
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
