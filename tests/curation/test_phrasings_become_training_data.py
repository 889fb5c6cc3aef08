"""A reviewed file becomes training data: in the right place, once, and never what is kept for measuring."""

from __future__ import annotations

from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from bot.cli import app
from bot.curation.phrasings import commands, review
from bot.curation.phrasings.doubtful import Doubtful
from bot.curation.phrasings.grouping import Group, Near
from bot.curation.phrasings.training_data import NotAdded, add, digest, training_messages

DOSES = """version: "3.1"
nlu:
# how much of a drug
- intent: ask_dose
  examples: |
    - MMF dose?
    - how much: tacrolimus # to begin with
- intent: ask_target_level
  examples: |
    - which trough
"""
SAFETY = """version: "3.1"
nlu:
- intent: ask_adverse_effects
  examples: |
    - is rituximab safe
"""


@pytest.fixture
def data(tmp_path: Path) -> Path:
    folder = tmp_path / "nlu"
    folder.mkdir()
    (folder / "doses.yml").write_text(DOSES, encoding="utf-8")
    (folder / "safety.yml").write_text(SAFETY, encoding="utf-8")
    return folder


@pytest.fixture(autouse=True)
def _kept_for_measuring(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(commands, "held_out_digests", lambda: frozenset({digest("kept for measuring")}))


def reviewed(folder: Path, *rows: tuple[str, str | None], group: str | None = None) -> Path:
    """A file as `suggest` writes it, with these texts and the intents filled in."""
    messages = tuple(Doubtful(text, 1, ("low confidence",), "ask_dose", 0.3) for text, _ in rows)
    made = review.from_groups([Group(messages, (Near("ask_dose", 0.7, "MMF dose?"),))])
    made.groups[0].intent = group
    for row, (_, intent) in zip(made.groups[0].messages, rows, strict=True):
        row.intent = intent
    path = folder / "review.yml"
    path.write_text(review.written(made), encoding="utf-8")
    return path


def accept(path: Path, data: Path) -> Result:
    return CliRunner().invoke(app, ["nlu", "accept", str(path), "--data", str(data)])


def test_what_is_written_is_read_back_with_nothing_filled_in(tmp_path: Path) -> None:
    path = reviewed(tmp_path, ('how "much": now #1', None), ("dose – für sie?", None))
    assert "intent:\n" in path.read_text(encoding="utf-8")
    (group,) = review.read(path).groups
    assert [row.text for row in group.messages] == ['how "much": now #1', "dose – für sie?"]
    assert [row.intent for row in group.messages] == [group.intent, group.intent] == [None, None]
    assert group.nearest == ["ask_dose 0.70, as in: MMF dose?"]


def test_rows_with_an_intent_are_added_behind_the_last_of_the_intent_and_the_rest_stays(
    tmp_path: Path, data: Path
) -> None:
    path = reviewed(
        tmp_path, ("how many mg: of it?", "ask_dose"), ("not this one", None), ("any harm", "ask_adverse_effects")
    )
    result = accept(path, data)
    assert result.exit_code == 0, result.output
    line = "    - how much: tacrolimus # to begin with\n"
    assert (data / "doses.yml").read_text() == DOSES.replace(line, line + "    - how many mg: of it?\n")
    assert (data / "safety.yml").read_text() == SAFETY + "    - any harm\n"
    assert "added  1 to doses.yml" in result.output
    assert "2 messages added" in result.output


def test_a_group_has_one_intent_but_for_messages_with_their_own(tmp_path: Path, data: Path) -> None:
    rows = (("how many mg", None), ("any harm", "ask_adverse_effects"), ("neither", "skip"))
    accept(reviewed(tmp_path, *rows, group="ask_dose"), data)
    new = set(training_messages(data)) - {("MMF dose?", "ask_dose")}
    assert {("how many mg", "ask_dose"), ("any harm", "ask_adverse_effects")} <= new
    assert "neither" not in dict(new)


def test_a_second_time_adds_nothing(tmp_path: Path, data: Path) -> None:
    path = reviewed(tmp_path, ("How many mg?", "ask_dose"), ("how many mg", "ask_dose"))
    accept(path, data)
    once = (data / "doses.yml").read_text()
    result = accept(path, data)
    assert (data / "doses.yml").read_text() == once
    assert once.count("many mg") == 1
    assert "Nothing to add" in result.output


def test_a_message_of_another_intent_is_left_out_and_named(tmp_path: Path, data: Path) -> None:
    result = accept(reviewed(tmp_path, ("mmf dose", "ask_target_level")), data)
    assert "'mmf dose' is there already, as ask_dose" in result.output
    assert (data / "doses.yml").read_text() == DOSES


def test_a_message_kept_for_measuring_is_refused_by_digest_and_the_others_are_taken(tmp_path: Path, data: Path) -> None:
    result = accept(reviewed(tmp_path, ("Kept, for measuring!", "ask_dose"), ("how many mg", "ask_dose")), data)
    assert digest("kept for measuring") in result.output
    assert "measuring!" not in result.output
    assert ("how many mg", "ask_dose") in training_messages(data)
    assert "measuring" not in (data / "doses.yml").read_text()


@pytest.mark.parametrize(
    ("text", "intent", "said"),
    [
        ("how many mg", "ask_doze", "no intent is called 'ask_doze'; 'ask_dose'?"),
        ("## yo, how many mg", "ask_dose", "something invented in place of '##'"),
        ("[name]: how many mg", "ask_dose", "something invented in place of '[name]'"),
        ("how many mg of [MMF](drug)", "ask_dose", "brackets that Rasa would read as an entity"),
        (" - ", "ask_dose", "a message without words"),
    ],
)
def test_a_fault_stops_everything(tmp_path: Path, data: Path, text: str, intent: str, said: str) -> None:
    result = accept(reviewed(tmp_path, ("any harm", "ask_adverse_effects"), (text, intent)), data)
    assert result.exit_code == 1
    assert said in result.output
    assert (data / "doses.yml").read_text() + (data / "safety.yml").read_text() == DOSES + SAFETY


@pytest.mark.parametrize("content", ["groups: [{}]", "groups: [", "- a list", "groups: []\nmore: 1"])
def test_a_file_in_another_form_is_refused(tmp_path: Path, data: Path, content: str) -> None:
    path = tmp_path / "review.yml"
    path.write_text(content, encoding="utf-8")
    result = accept(path, data)
    assert result.exit_code == 1
    assert str(path) in result.output


@pytest.mark.parametrize("text", ["two\nlines", "a bell \x07"])
def test_what_yaml_would_not_give_back_is_not_written(data: Path, text: str) -> None:
    with pytest.raises(NotAdded):
        add({"ask_dose": [text]}, data)
    assert (data / "doses.yml").read_text() == DOSES


def test_nothing_on_record_writes_no_file(tmp_path: Path, data: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SECONDLINE_TRACKER", str(tmp_path / "none.db"))
    result = CliRunner().invoke(app, ["nlu", "suggest", str(tmp_path / "out.yml"), "--data", str(data)])
    assert result.exit_code == 0
    assert not (tmp_path / "out.yml").exists()


def test_a_file_that_holds_no_conversations_is_named(
    tmp_path: Path, data: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "other.db").write_text("no database at all, but long enough to be looked at " * 20)
    monkeypatch.setenv("SECONDLINE_TRACKER", str(tmp_path / "other.db"))
    result = CliRunner().invoke(app, ["nlu", "suggest", str(tmp_path / "out.yml"), "--data", str(data)])
    assert result.exit_code == 1
    assert "other.db is no file of conversations" in result.output


def test_a_review_under_way_is_not_written_over(tmp_path: Path, data: Path) -> None:
    path = reviewed(tmp_path, ("how many mg", "ask_dose"))
    before = path.read_text()
    result = CliRunner().invoke(app, ["nlu", "suggest", str(path), "--data", str(data)])
    assert result.exit_code == 1
    assert path.read_text() == before
