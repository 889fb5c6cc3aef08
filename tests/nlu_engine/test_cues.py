"""Rules of assertion are left out where no word of theirs stands, which must never change what is read."""

import pytest

from bot.curation.phrasings.training_data import training_messages
from bot.nlu.components import packaged_recogniser
from bot.nlu.recogniser import assertion
from bot.nlu.recogniser.cues import cues_of
from bot.nlu.recogniser.rules import rule


@pytest.mark.parametrize(
    ("pattern", "cues"),
    [
        (r"\bdenies (?P<scope>x)", {"denies "}),
        (r"(?:denies|no sign of) \w+", {"denies", "no sign of"}),
        (r"(?:and )?(?:stopped|quit)\b", {"stopped", "quit"}),
        (r"(?:stopped|\w+) then", {" then"}),
        (r"(?<=since) \d{4}", {"since"}),
        (r"\w(?=\s*or\b)", {"or"}),
        (r"(?:since)+", {"since"}),
    ],
)
def test_one_of_the_cues_stands_wherever_the_pattern_matches(pattern: str, cues: set[str]) -> None:
    assert cues_of(pattern) == cues


@pytest.mark.parametrize(
    "pattern", [r"\d+", r"(?:since)?\d", r"(?:since)*", r"(?:since|\d+)", "(?i)since", "(?i:since)"]
)
def test_a_pattern_that_may_match_without_a_word_has_no_cue(pattern: str) -> None:
    assert cues_of(pattern) == frozenset()


@pytest.mark.parametrize("pattern", [r"(?!since)\d", r"(?<!since)\d"])
def test_what_must_not_stand_there_is_no_cue(pattern: str) -> None:
    assert cues_of(pattern) == frozenset()


def test_every_rule_matches_only_where_a_cue_of_it_stands(monkeypatch: pytest.MonkeyPatch) -> None:
    texts = [text for text, _ in training_messages()][::150]
    recogniser = packaged_recogniser()
    read = [recogniser.recognise(text) for text in texts]
    monkeypatch.setattr(assertion, "_EVERYWHERE", tuple(range(len(assertion._ORDERED))))
    assert [recogniser.recognise(text) for text in texts] == read


def test_what_is_named_does_not_depend_on_how_it_is_asserted() -> None:
    recogniser = packaged_recogniser()
    for text, _ in list(training_messages())[::150]:
        plain = [(e["entity"], e["value"], e["start"], e["end"]) for e in recogniser.recognise(text, asserted=False)]
        assert plain == [(e["entity"], e["value"], e["start"], e["end"]) for e in recogniser.recognise(text)]


def test_almost_every_rule_has_cues() -> None:
    rules = [one for rules, _ in assertion._RULES for one in rules]
    assert sum(bool(one.cues) for one in rules) > 0.9 * len(rules)
    assert rule("negated", r"no (?P<scope>x)").cues
