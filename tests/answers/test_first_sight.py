"""What of several answers is read first: no line twice, and a standing never by itself."""

from __future__ import annotations

from actions.answers.leading.first_sight import leads_first
from actions.answers.model import Line, Part

STANDING = Line("tacrolimus (TAC), caution: interacting medicine.")


def part(title: str, *texts: str) -> Part:
    return Part(title, (STANDING, *(Line(text) for text in texts)))


def said(parts: tuple[Part, ...]) -> list[list[str]]:
    return [[line.text for line in one.bottom_line] for one in parts]


def test_a_standing_takes_the_line_behind_it_along() -> None:
    interactions, level, dose = part("a", "Levels rise.", "More."), part("b", "Aim low."), part("c", "Start low.")
    first, second, third, *behind = said(leads_first(((interactions,), (level,), (dose,))))
    assert first == [STANDING.text, "Levels rise."]
    assert second == ["Aim low."]
    assert third == ["Start low."]
    assert behind == [["More."]]


def test_what_led_before_does_not_lead_again() -> None:
    first, second = said(leads_first(((part("a", "Levels rise."),), (part("b", "Levels rise.", "Aim low."),))))
    assert first == [STANDING.text, "Levels rise."]
    assert second == ["Aim low."]


def test_a_part_that_has_nothing_else_stays_whole() -> None:
    assert said(leads_first(((part("a", "One."),), (part("b", "One."),))))[1] == [STANDING.text, "One."]
