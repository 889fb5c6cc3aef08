"""`kb coverage` and `kb verify` on a small base and dossier: each kind of gap and difference is named."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml
from typer.testing import CliRunner

from bot.curation.commands import app

REVIEW = "review: {reviewed_on: 2026-01-01, review_by: 2027-12-31, status: draft}\n"
DOSSIER = """
sources:
  - {id: smith-2020, kind: cohort, title: A cohort, year: 2020, read: abstract, doi: 10.1/x, pmid: 123}
facts:
  - id: fact-one
    topics: [x]
    statement: Of 10 patients without cirrhosis, 5 responded to a drug given at 2 mg/kg/day.
    n: 10
    value: 50
    unit: percent
    ci95: [24, 76]
    certainty: low
    dose: 2 mg/kg/day
    source: smith-2020
    where: abstract
    caveats: Perhaps 99 patients.
conflicts:
  - {topic: How many respond, facts: [fact-one], note: They differ.}
"""
SOURCE = """sources:
  - {id: smith-2020, kind: cohort, title: A cohort, label: Smith 2020, read: abstract, doi: 10.1/x, pmid: '123',
     year: 2020}
"""
FINDING = """findings:
  - id: finding-one
    text: Of 10 patients without cirrhosis 5 responded.
    source: smith-2020
    where: abstract
    facts: [fact-one]
    topics: [evidence]
    endpoint: response
    design: cohort
    controlled: false
    certainty: low
    figure: {value: 50, unit: percent, count: 5, of: 10, ci95: [24, 76]}
"""
REGIMEN = """regimens:
  - id: regimen-one
    text: Smith gave 2 mg/kg a day.
    source: smith-2020
    where: abstract
    facts: [fact-one]
    topics: [dose]
    doses: [{role: used in study, low: 2, unit: mg/kg, per: day}]
"""
CONFLICT = """conflicts:
  - {id: conflict-one, title: How many, text: Half of them., records: [finding-one], topics: [evidence],
     dossier: [small/how-many-respond]}
"""


def run(command: str, root: Path, **files: str) -> tuple[int, str]:
    content = {"sources": SOURCE, "findings": FINDING, "regimens": REGIMEN, "conflicts": CONFLICT} | files
    for name, text in content.items():
        path = root / "records" / f"{name.replace('__', '/')}.yaml"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text if name.startswith("dossier__") else REVIEW + text, encoding="utf-8")
    (root / "dossier").mkdir(exist_ok=True)
    (root / "dossier/small.yaml").write_text(content.get("facts", DOSSIER), encoding="utf-8")
    (root / "records/facts.yaml").unlink(missing_ok=True)
    result = CliRunner().invoke(app, [command, str(root / "dossier"), "--records", str(root / "records")])
    return result.exit_code, result.output


def test_a_base_that_agrees_with_its_dossier_passes_both(tmp_path: Path) -> None:
    assert run("coverage", tmp_path)[0] == 0
    code, output = run("verify", tmp_path)
    assert code == 0, output


def test_a_fact_and_a_conflict_nobody_uses_are_missing(tmp_path: Path) -> None:
    more = yaml.safe_load(DOSSIER)
    more["facts"].append({"id": "fact-two", "statement": "More.", "source": "smith-2020"})
    more["conflicts"].append({"topic": "How long", "facts": []})
    code, output = run("coverage", tmp_path, facts=yaml.safe_dump(more))
    assert code == 1
    assert "small.yaml  fact-two" in output
    assert "small/how-long" in output


def test_an_exclusion_closes_a_gap_only_while_enough_is_used(tmp_path: Path) -> None:
    more = yaml.safe_load(DOSSIER)
    more["facts"].append({"id": "fact-two", "statement": "More.", "source": "smith-2020"})
    excluded = "exclusions:\n  - {item: fact-two, reason: duplicate of, of: fact-one, because: the same cohort again}\n"
    code, output = run("coverage", tmp_path, facts=yaml.safe_dump(more), dossier__exclusions=excluded)
    assert code == 1
    assert "66.7% used" in output
    more["facts"] += [{"id": f"fact-{n}", "statement": "More.", "source": "smith-2020"} for n in range(20)]
    used = FINDING.replace("[fact-one]", "[fact-one, " + ", ".join(f"fact-{n}" for n in range(20)) + "]")
    assert run("coverage", tmp_path, facts=yaml.safe_dump(more), dossier__exclusions=excluded, findings=used)[0] == 0


EXCLUSIONS = [
    ("{item: fact-none, reason: not usable, because: it is not there}", "fact-none: excluded but not in the dossier"),
    ("{item: fact-one, reason: not usable, because: it is not there}", "fact-one: excluded, yet used by finding-one"),
    ("{item: x, reason: duplicate of, because: the same cohort again}", "names what holds it instead"),
    ("{item: x, reason: not usable, because: bad}", "exclusions.yaml:2: x: `because` says nothing"),
    ("{item: x, reason: dull, because: nobody would read it}", "Invalid enum value 'dull'"),
    ("{item: x, reason: not usable, because: nobody may, why: x}", "unknown key 'why'"),
    ("{item: x, reason: superseded by, of: y, because: a later report}", "superseded by y, which no record uses"),
]


@pytest.mark.parametrize(("entry", "expected"), EXCLUSIONS)
def test_exclusions_are_strict(tmp_path: Path, entry: str, expected: str) -> None:
    code, output = run("coverage", tmp_path, dossier__exclusions=f"exclusions:\n  - {entry}\n")
    assert code == 1
    assert expected in output


CHANGED = [
    ("findings", "value: 50", "value: 55", "finding-one: figure.value: 55"),
    ("findings", "ci95: [24, 76]", "ci95: [24, 77]", "finding-one: figure.ci95: (24.0, 77.0)"),
    ("findings", ", ci95: [24, 76]", "", "finding-one: figure.ci95: -"),
    ("findings", "of: 10", "of: 12", "finding-one: figure.n: 12"),
    ("findings", "unit: percent", "unit: mg", "finding-one: figure.unit: mg"),
    ("findings", "certainty: low", "certainty: high", "finding-one: certainty: high"),
    ("findings", "Of 10 patients", "Of 99 patients", "finding-one: number: 99"),
    ("findings", "5 responded", "a third responded", "finding-one: number: third"),
    ("findings", "5 responded", "5 responded and none relapsed", "finding-one: negation: none relap"),
    ("findings", "without cirrhosis", "with cirrhosis", "negation without cirrh: -"),
    ("findings", "source: smith-2020", "source: other-2021", "finding-one: source: other-2021"),
    ("findings", "[fact-one]", "[fact-one, fact-two]", "finding-one: facts: fact-two"),
    ("regimens", "low: 2,", "low: 3,", "regimen-one: doses[0].low: 3"),
    ("regimens", "unit: mg/kg", "unit: mg/m2", "regimen-one: doses[0].unit: mg/m2"),
    ("regimens", "per: day", "per: week", "regimen-one: doses[0].per: week"),
    ("conflicts", "Half of them.", "Half or 70 % of them.", "conflict-one: number: 70"),
    ("sources", "10.1/x", "10.1/y", "smith-2020: doi: 10.1/y"),
    ("sources", "'123'", "'124'", "smith-2020: pmid: 124"),
    ("sources", "read: abstract", "read: full-text", "smith-2020: read: full-text"),
]


@pytest.mark.parametrize(("file", "said", "instead", "expected"), CHANGED, ids=[case[3] for case in CHANGED])
def test_each_kind_of_difference_is_found(tmp_path: Path, file: str, said: str, instead: str, expected: str) -> None:
    files = {"sources": SOURCE, "findings": FINDING, "regimens": REGIMEN, "conflicts": CONFLICT}
    assert said in files[file]
    changed = {file: files[file].replace(said, instead)}
    if instead == "source: other-2021":
        changed["sources"] = SOURCE + "  - {id: other-2021, kind: cohort, title: B, label: Other, read: abstract}\n"
    code, output = run("verify", tmp_path, **changed)
    assert code == 1
    assert expected in output


FORMULA = """formulas:
  - id: formula-one
    text: The score is -6.8 + 1.92 x INR.
    source: smith-2020
    where: abstract
    facts: [fact-one]
    topics: [definition]
    constant: -6.8
    coefficients: {inr: 1.92}
    low_cut: -0.9
    high_cut: 1.75
"""
WRONG_FORMULAS = [
    ("constant: -6.8", "constant: 6.8", "formula-one: constant: 6.8"),
    ("inr: 1.92", "inr: 1.29", "formula-one: coefficients.inr: 1.29"),
    ("low_cut: -0.9", "low_cut: 0.9", "formula-one: low_cut: 0.9"),
    ("high_cut: 1.75", "high_cut: 17.5", "formula-one: high_cut: 17.5"),
]


@pytest.mark.parametrize(("said", "instead", "expected"), WRONG_FORMULAS, ids=[case[2] for case in WRONG_FORMULAS])
def test_every_number_of_a_score_is_compared_with_its_sign(
    tmp_path: Path, said: str, instead: str, expected: str
) -> None:
    facts = DOSSIER.replace("2 mg/kg/day.\n", "2 mg/kg/day; score -6.80 + 1.92 x INR, cuts -0.9 and 1.75.\n", 1)
    assert "formula-one: constant" not in run("verify", tmp_path, facts=facts, formulas=FORMULA)[1]
    code, output = run("verify", tmp_path, facts=facts, formulas=FORMULA.replace(said, instead))
    assert code == 1
    assert expected in output


def test_an_accepted_difference_passes_until_the_record_changes(tmp_path: Path) -> None:
    accepted = (
        "differences:\n  - {record: finding-one, field: figure.value, says: '55', reason: the source corrects it}\n"
    )
    shifted = FINDING.replace("value: 50", "value: 55").replace(", count: 5, of: 10", ", n: 10, n_of: all")
    open_ones = run("verify", tmp_path, findings=shifted)[1]
    assert "finding-one: figure.value: 55" in open_ones
    output = run("verify", tmp_path, findings=shifted, dossier__differences=accepted)[1]
    assert "figure.value: 55" not in output
    assert "finding-one: figure.value: accepted, but" in run("verify", tmp_path, findings=FINDING)[1]


def test_a_folder_without_dossier_is_said(tmp_path: Path) -> None:
    (tmp_path / "empty").mkdir()
    result = CliRunner().invoke(app, ["coverage", str(tmp_path / "empty")])
    assert result.exit_code == 1
    assert "holds no YAML file" in result.output


def test_a_sentence_in_the_words_of_its_fact_is_named(tmp_path: Path) -> None:
    own = FINDING.replace("Of 10 patients without cirrhosis 5 responded.", "Half of ten without cirrhosis responded.")
    assert run("wording", tmp_path / "own", findings=own)[0] == 0
    copied = FINDING.replace(
        "Of 10 patients without cirrhosis 5 responded.",
        "Of 10 patients without cirrhosis 5 responded to a drug given at 2 mg/kg/day.",
    )
    code, output = run("wording", tmp_path / "copied", findings=copied)
    assert code == 1
    assert "100%  finding-one  (fact fact-one)" in output
