"""The curator's commands, as a curator types them, on a small base of records."""

from __future__ import annotations

import json
from pathlib import Path

import jsonschema
import pytest
import yaml
from typer.testing import CliRunner, Result

from actions.knowledge.curation.formatting import format_files, formatted
from actions.knowledge.curation.schemas import SCHEMAS, stale
from actions.knowledge.documents import read_document
from actions.knowledge.loader import RECORDS, record_files
from bot.cli import app
from tests.knowledge.test_a_fault_is_named_with_file_and_line import DRUG, FINDING, write

REGIMEN = """regimens:
  - {id: regimen-one, text: Smith gave 2 g a day., source: smith-2020, where: p1, facts: [f], topics: [dose],
     drugs: [testdrug], doses: [{role: usual, low: 2, unit: g, per: day}]}
"""


def run(*words: str) -> Result:
    return CliRunner().invoke(app, ["kb", *words])


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return write(tmp_path / "records", regimens__all=REGIMEN)


def at(root: Path) -> tuple[str, str]:
    return "--records", str(root)


# check and due: expiry is behaviour

REVIEWS = [  # REVIEW ends on 2027-12-31
    ("2027-11-01", 0, "findings/all.yaml:1: review due in 60 days (2027-12-31"),
    ("2027-12-31", 0, "review due in 0 days"),
    ("2028-01-01", 1, "findings/all.yaml:1: past its review date by 1 days"),
]


@pytest.mark.parametrize(("today", "code", "said"), REVIEWS)
def test_check_warns_sixty_days_ahead_and_fails_after(root: Path, today: str, code: int, said: str) -> None:
    result = run("check", *at(root), "--today", today)
    assert result.exit_code == code
    assert said in result.output


def test_check_is_silent_sixty_one_days_ahead(root: Path) -> None:
    result = run("check", *at(root), "--today", "2027-10-31")
    assert result.exit_code == 0
    assert result.output.startswith("4 records, 1 terms and questions for 0 records")  # and no line before it


def test_check_names_every_fault(root: Path) -> None:
    (root / "findings/all.yaml").write_text(FINDING, encoding="utf-8")
    result = run("check", *at(root))
    assert result.exit_code == 1
    assert "findings/all.yaml:1: missing `review`" in result.output


def test_due_lists_files_with_their_status(root: Path) -> None:
    assert "No review is due within 30 days" in run("due", *at(root), "--days", "30", "--today", "2027-01-01").output
    listed = run("due", *at(root), "--days", "400", "--today", "2027-01-01").output
    assert "2027-12-31" in listed
    assert "draft" in listed


# show, search, cite


def test_show_prints_sentence_fields_source_and_uses(root: Path) -> None:
    shown = run("show", "finding-one", *at(root)).output
    expected = (
        "Of 10 patients 5 responded.",
        "5 of 10 (50 %)",
        "cohort, uncontrolled",
        "Smith 2020",
        "testdrug",
        "draft",
    )
    for words in expected:
        assert words in shown


def test_search_finds_beginnings_of_words_and_fails_when_nothing_fits(root: Path) -> None:
    assert "finding-one" in run("search", "respond", "pat", *at(root)).output
    nothing = run("search", "xylophone", *at(root))
    assert nothing.exit_code == 1


def test_cite_gives_source_identifier_and_version(root: Path) -> None:
    cited = run("cite", "finding-one", *at(root)).output
    for words in ("Smith 2020: A cohort", "doi:10.1/x", "Abstract read", "SecondLine knowledge base 2026-01-01-"):
        assert words in cited


@pytest.mark.parametrize("command", ["show", "cite"])
def test_an_unknown_record_is_said(root: Path, command: str) -> None:
    result = run(command, "no-such", *at(root))
    assert result.exit_code == 1
    assert "No record is called 'no-such'" in result.output


# diff


def test_a_difference_is_told_in_words(root: Path, tmp_path: Path) -> None:
    changed = FINDING.replace("value: 50", "value: 60").replace("count: 5", "count: 6")
    changed = changed.replace("5 responded", "6 responded")
    after = write(tmp_path / "after", findings__all=changed + "    population: adults\n")
    told = run("diff", str(root), str(after)).output
    assert "Removed: 1\n  regimen-one (regimen): Smith gave 2 g a day." in told
    assert "sentence: Of 10 patients 5 responded.\n            → Of 10 patients 6 responded." in told
    assert "result: 5 of 10 (50 %)\n          → 6 of 10 (60 %)" in told
    assert "population: new: adults" in told


def test_a_dose_is_compared_as_it_is_given(root: Path, tmp_path: Path) -> None:
    after = write(tmp_path / "after", regimens__all=REGIMEN.replace("low: 2, unit: g", "low: 1, high: 3, unit: g"))
    assert "dose: usual: 2 g per day\n        → usual: 1–3 g per day" in run("diff", str(root), str(after)).output


def test_states_that_no_longer_load_are_compared_too(root: Path, tmp_path: Path) -> None:
    former = FINDING.replace("endpoint: response", "outcome: response")
    old = write(tmp_path / "old", findings__all=former, regimens__all=REGIMEN)
    told = run("diff", str(old), str(root)).output
    assert "outcome: no longer there, was: response" in told
    assert "endpoint: new: response" in told


def test_the_same_is_the_same_and_an_unknown_revision_is_said(root: Path) -> None:
    assert "The records are the same." in run("diff", str(root), str(root)).output
    result = run("diff", "no-such-revision")
    assert result.exit_code == 1
    assert "'no-such-revision' is neither a folder nor a revision" in result.output


def test_a_revision_of_the_repository_is_compared_with_the_present_records() -> None:
    result = run("diff", "HEAD")
    assert result.exit_code == 0, result.output


# format

TIDY = "review: {reviewed_on: 2026-01-01, review_by: 2027-12-31, status: draft}"
UNTIDY = f"# On top.\r\n{TIDY}   \n\n\n\nnotes: []  # why\n\n"


def test_formatting_puts_blanks_right_and_keeps_comments(root: Path) -> None:
    path = root / "notes.yaml"
    path.write_bytes(UNTIDY.encode())
    assert run("format", *at(root), "--check").exit_code == 1
    assert path.read_bytes() == UNTIDY.encode()
    assert run("format", *at(root)).exit_code == 0
    lines = path.read_text(encoding="utf-8").split("\n")
    assert lines == ["# On top.", TIDY, "", "notes: []  # why", ""]
    assert run("format", *at(root), "--check").exit_code == 0


def test_a_file_whose_words_would_change_is_left_alone_and_named(root: Path) -> None:
    path = root / "texts.yaml"
    content = 'x: "two words\n\n\n  and a blank line"\n'
    path.write_text(content, encoding="utf-8")
    result = run("format", *at(root))
    assert result.exit_code == 1
    assert "texts.yaml:1: formatting would change what the file says" in result.output
    assert path.read_text(encoding="utf-8") == content


def test_the_records_of_this_project_are_in_their_form() -> None:
    assert format_files(write=False) == ([], [])


@pytest.mark.parametrize("path", record_files(), ids=lambda path: path.relative_to(RECORDS).as_posix())
def test_formatting_twice_is_formatting_once(path: Path) -> None:
    once = formatted(path.read_text(encoding="utf-8"))
    assert formatted(once) == once


# schema


def test_the_schemas_in_the_repository_are_up_to_date() -> None:
    assert stale() == [], "secondline kb schema"


def test_a_changed_schema_is_noticed_and_written_again(tmp_path: Path) -> None:
    assert run("schema", "--folder", str(tmp_path)).exit_code == 0
    (tmp_path / "finding.json").write_text("{}", encoding="utf-8")
    (tmp_path / "gone.json").write_text("{}", encoding="utf-8")
    checked = run("schema", "--folder", str(tmp_path), "--check")
    assert checked.exit_code == 1
    assert checked.output.split() == "out of date finding.json out of date gone.json".split()
    run("schema", "--folder", str(tmp_path))
    assert stale(tmp_path) == []


def test_the_records_fit_the_schema_and_a_misspelt_key_does_not() -> None:
    schema = json.loads((SCHEMAS / "file.json").read_text(encoding="utf-8"))
    validator = jsonschema.Draft202012Validator(schema)
    for path in record_files():
        document, _ = read_document(path, RECORDS)
        assert document is not None
        assert [error.message for error in validator.iter_errors(document.values)] == [], path.name
    review = {"reviewed_on": "2026-01-01", "review_by": "2027-01-01", "status": "draft"}
    broken = {"review": review, "drug": {**yaml.safe_load(DRUG)["drug"], "overveiw": "x"}}
    assert any("overveiw" in error.message for error in validator.iter_errors(broken))
