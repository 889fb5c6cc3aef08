"""Conditions in words the vocabulary does not hold."""

from __future__ import annotations

from collections.abc import Mapping

import pytest

from actions.case.conditions import told_conditions as module
from actions.case.conditions.told_conditions import told_conditions
from actions.case.mentions import Mention, Mentions
from actions.case.patient import State
from actions.case.reading import read
from tests.case.test_reading import mentions


def named(*conditions: str) -> Mentions:
    return Mentions(tuple(Mention("condition", condition, 0, 1, "x") for condition in conditions))


class Read:
    """A reader that has read what it is told."""

    def __init__(self, likely: Mapping[str, float]) -> None:
        self._likely = likely
        self.conditions = tuple(dict.fromkeys(label.partition("=")[0] for label in likely))

    def likely(self, condition: str, state: str) -> float:
        return self._likely.get(f"{condition}={state}", 0.0)


@pytest.mark.parametrize(
    ("likely", "found", "states", "expected"),
    [
        ({"diabetes=yes": 0.97}, named(), {}, {"diabetes": "yes"}),
        ({"diabetes=no": 0.97}, named(), {}, {"diabetes": "no"}),
        ({"diabetes=yes": 0.3}, named(), {}, {}),
        ({"sepsis=yes": 0.7}, named(), {}, {}),  # it would call for help: surer than that
        ({"sepsis=yes": 0.99}, named(), {}, {"sepsis": "yes"}),
        ({"diabetes=yes": 0.3}, named("diabetes"), {"diabetes": "yes"}, {"diabetes": "yes"}),
        (
            {"diabetes=no": 0.97},
            named("diabetes"),
            {"diabetes": "yes"},
            {"diabetes": "yes"},
        ),  # as named
        ({"malignancy=yes": 0.97}, named(), {"lymphoma": "yes"}, {"lymphoma": "yes"}),  # follows, and is not told
        ({"pregnant=yes": 0.001}, named(), {"pregnant": "no"}, {"pregnant": "no"}),  # from other words than its name
        ({}, named(), {"gout": "yes"}, {"gout": "yes"}),
        ({"pregnant=yes": 0.97, "wishes-pregnancy=yes": 0.9}, named(), {}, {"pregnant": "yes"}),
        ({"wishes-pregnancy=yes": 0.9}, named(), {}, {"wishes-pregnancy": "yes"}),
    ],
)
def test_how_the_names_of_conditions_and_the_whole_message_are_put_together(
    likely: Mapping[str, float],
    found: Mentions,
    states: Mapping[str, State],
    expected: Mapping[str, State],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(module, "ToldConditions", lambda *_: Read(likely))
    assert told_conditions("", found, states, ()) == expected


def test_what_is_settled_is_left_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "ToldConditions", lambda *_: Read({"infection=yes": 0.99}))
    assert told_conditions("", named(), {}, {"infection"}) == {}


@pytest.mark.parametrize(
    ("text", "condition", "state"),
    [
        ("she forgets her tablets most weekends", "non-adherence", "yes"),
        ("core antibody came back reactive, surface antigen negative", "anti-hbc-positive", "yes"),
        ("she has had a liver graft since 2016, now on tac", "transplanted", "yes"),
        ("no varices on the scope last month", "portal-hypertension", "no"),
    ],
)
def test_what_is_told_in_other_words_is_held(text: str, condition: str, state: str) -> None:
    assert read(text, (), mentions(text)).conditions.get(condition) == state


@pytest.mark.parametrize("text", ["is MMF allowed in somebody with a coil?", "does aza cause lymphoma in general?"])
def test_what_is_only_asked_about_is_nobodys(text: str) -> None:
    assert not set(read(text, (), mentions(text)).conditions.values()) & {"yes", "possible"}


@pytest.mark.parametrize(
    ("text", "pregnant"),
    [
        ("12 weeks now, ALT 60", None),
        ("8 weeks later, ALT 40", None),
        ("at 24 weeks ALT normal", None),
        ("she's been on it 12 weeks", None),
        ("G2P1 at 19 weeks, on aza", "yes"),
        ("booking scan last week, 12 weeks, on mmf", "yes"),
    ],
)
def test_weeks_alone_tell_of_no_pregnancy(text: str, pregnant: str | None) -> None:
    assert read(text, (), mentions(text)).conditions.get("pregnant") == pregnant
