"""What docs/adding-a-drug.md promises, done with the file printed there in a copy of the records."""

from __future__ import annotations

import re
import shutil
from datetime import date
from pathlib import Path

import pytest
from typer.testing import CliRunner

from actions.answers.desk import Asked
from actions.case.mentions import from_entities
from actions.case.patient import Case
from actions.conversation.focus import Focus
from actions.conversation.turn import Assistant, Turn
from actions.knowledge.labels import load_labels
from actions.knowledge.loader import RECORDS, load
from actions.knowledge.search import Search
from actions.knowledge.vocabulary import load_terms
from bot.cli import app
from bot.evidence.library import Library
from bot.nlu.recogniser.recogniser import ClinicalRecogniser

PAGE = Path(__file__).parents[2] / "docs" / "adding-a-drug.md"
TODAY = date(2026, 11, 25)


@pytest.fixture(scope="module")
def records(tmp_path_factory: pytest.TempPathFactory) -> Path:
    copy = tmp_path_factory.mktemp("copy") / "records"
    shutil.copytree(RECORDS, copy)
    printed = re.search(r"```yaml\n(.*?)```", PAGE.read_text(encoding="utf-8"), re.DOTALL)
    assert printed is not None
    (copy / "drugs" / "exemplumab.yaml").write_text(printed[1], encoding="utf-8")
    return copy


@pytest.fixture(scope="module")
def assistant(records: Path) -> Assistant:
    base = load(records)
    return Assistant(base, load_labels(records), Search(base, load_terms(records)))


@pytest.mark.parametrize("command", [("check", "--today", TODAY.isoformat()), ("format", "--check")])
def test_the_file_is_without_fault_and_in_its_form(records: Path, command: tuple[str, ...]) -> None:
    result = CliRunner().invoke(app, ["kb", *command, "--records", str(records)])
    assert result.exit_code == 0, result.output


@pytest.mark.parametrize("name", ["exemplumab", "EXM", "Exemplumabum", "Exemplara"])
def test_each_name_is_recognised_and_answered(records: Path, assistant: Assistant, name: str) -> None:
    text = f"tell me about {name}"
    found = from_entities(ClinicalRecogniser(load_terms(records)).recognise(text))
    assert found.values("drug") == ("exemplumab",)
    turn = Turn(text, (Asked("ask_drug_overview", text, found, 0.9),), found, Case(), Focus(), TODAY)
    answer = assistant.respond(turn).answer
    assert answer.kind != "failure"
    said = repr(answer)
    assert "Exemplumab is an invented antibody." in said
    assert "Example 2026" in said


def test_without_the_file_the_name_is_unknown() -> None:
    found = from_entities(ClinicalRecogniser(load_terms()).recognise("tell me about exemplumab"))
    assert not found.values("drug")


def test_it_has_a_page_and_is_found(assistant: Assistant) -> None:
    library = Library(assistant.base, assistant.labels, assistant.search)
    assert "Of 12 invented patients 6 responded to exemplumab." in library.entry("exemplumab-response", TODAY)
    assert "/evidence/exemplumab-response" in library.front("exemplumab")
