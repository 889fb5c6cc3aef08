"""`kb monographs`: a field of a drug is answered by a record, closed by one that says it is not known, or missing."""

from __future__ import annotations

from pathlib import Path

import pytest
from typer.testing import CliRunner

from actions.knowledge.curation.monographs import monographs
from actions.knowledge.monographs import FIELDS
from bot.curation.commands import app
from tests.base import base
from tests.knowledge.test_a_fault_is_named_with_file_and_line import DRUG, FINDING, write

CLOSED = """not_known:
  - id: no-{0}
    text: Nothing was found.
    topics: [overview]
    drugs: [testdrug]
    searched_on: 2026-01-01
    fields: [{1}]
"""
NAMES = "  synonyms: [td]\n"


def run(root: Path, *words: str, **files: str) -> tuple[int, str]:
    write(root, **files)
    result = CliRunner().invoke(app, ["monographs", *words, "--records", str(root)])
    return result.exit_code, result.output


def test_a_field_without_any_record_is_missing_and_fails(tmp_path: Path) -> None:
    code, output = run(tmp_path, drugs__testdrug=DRUG + NAMES)
    assert code == 1
    assert "MISSING  testdrug  mechanism" in output
    assert "MISSING  testdrug  names" not in output


def test_a_record_answers_a_field_by_its_topics_or_by_what_it_says_of_itself(tmp_path: Path) -> None:
    topics = FINDING.replace("topics: [evidence]", "topics: [evidence, mechanism]\n    fields: [maximum]")
    _, output = run(tmp_path, findings__all=topics)
    assert "MISSING  testdrug  mechanism" not in output
    assert "MISSING  testdrug  maximum" not in output
    assert "MISSING  testdrug  titration" in output


def test_a_record_on_another_drug_answers_nothing(tmp_path: Path) -> None:
    other = FINDING.replace("topics: [evidence]", "topics: [evidence, mechanism]").replace(
        "    drugs: [testdrug]\n", ""
    )
    assert "MISSING  testdrug  mechanism" in run(tmp_path, findings__all=other)[1]


def test_fields_said_to_be_not_known_are_not_missing(tmp_path: Path) -> None:
    open_fields = run(tmp_path / "open")[1]
    lacking = [line.split()[-1] for line in open_fields.splitlines() if line.startswith("MISSING")]
    code, output = run(tmp_path / "closed", not_known=CLOSED.format("rest", ", ".join(lacking)))
    assert (code, "0 missing" in output) == (0, True), output
    assert "NOT KNOWN: no-rest" in output


def test_of_an_investigational_drug_the_short_monograph_is_asked(tmp_path: Path) -> None:
    _, output = run(tmp_path, drugs__testdrug=DRUG.replace("line: second", "line: investigational") + NAMES)
    assert "MISSING  testdrug  result" in output
    assert "MISSING  testdrug  interactions" not in output


def test_one_drug_is_shown_and_an_unknown_one_said(tmp_path: Path) -> None:
    assert "testdrug" in run(tmp_path / "one", "testdrug")[1]
    result = CliRunner().invoke(app, ["monographs", "nosuch", "--records", str(write(tmp_path / "two"))])
    assert result.exit_code == 1
    assert "No drug is called 'nosuch'" in result.output


@pytest.mark.parametrize("field", FIELDS)
def test_no_field_of_a_packaged_drug_is_missing(field: str) -> None:
    lacking = [monograph.drug for monograph in monographs(base()) if field in monograph.missing]
    assert lacking == []
