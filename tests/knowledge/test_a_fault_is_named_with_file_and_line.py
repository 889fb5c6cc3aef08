"""A curator's mistake is named with file and line, all mistakes at once, and nothing half-right is loaded."""

from __future__ import annotations

from pathlib import Path

import pytest

from actions.knowledge.loader import KnowledgeFaults, load

REVIEW = "review: {reviewed_on: 2026-01-01, review_by: 2027-12-31, status: draft}\n"
SOURCE = """sources:
  - {id: smith-2020, kind: cohort, title: A cohort, label: Smith 2020, read: abstract, doi: 10.1/x}
"""
DRUG = """drug:
  id: testdrug
  name: testdrug
  short: TD
  drug_class: test
  line: second
  overview: A drug for tests.
  because: [finding-one]
"""
FINDING = """findings:
  - id: finding-one
    text: Of 10 patients 5 responded.
    source: smith-2020
    where: abstract
    facts: [fact-one]
    topics: [evidence]
    drugs: [testdrug]
    endpoint: response
    design: cohort
    controlled: false
    figure: {value: 50, unit: percent, count: 5, of: 10}
"""
FILES = {"sources/all.yaml": SOURCE, "drugs/testdrug.yaml": DRUG, "findings/all.yaml": FINDING}


def write(root: Path, **changed: str) -> Path:
    files = dict(FILES)
    for name, content in changed.items():
        files[name.replace("__", "/") + ".yaml"] = content
    for name, content in files.items():
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(content if content.startswith("review:") else REVIEW + content, encoding="utf-8")
    return root


def faults(root: Path, **changed: str) -> list[str]:
    with pytest.raises(KnowledgeFaults) as raised:
        load(write(root, **changed))
    return [str(fault) for fault in raised.value.faults]


def test_a_sound_base_loads(tmp_path: Path) -> None:
    base = load(write(tmp_path))
    assert set(base.drugs) == {"testdrug"}
    assert len(base) == 3
    assert base.version.startswith("2026-01-01-")


def test_the_same_files_give_the_same_version_and_a_changed_one_another(tmp_path: Path) -> None:
    first = load(write(tmp_path / "a")).version
    assert load(write(tmp_path / "b")).version == first
    assert load(write(tmp_path / "c", findings__all=FINDING.replace("5 responded", "five responded"))).version != first


CASES = [
    ("an unknown key", {"findings__all": FINDING + "    colour: red\n"}, "findings/all.yaml:14: finding-one: unknown key 'colour'"),
    ("a missing key", {"findings__all": FINDING.replace("    endpoint: response\n", "")}, "missing key 'endpoint'"),
    ("a wrong type", {"findings__all": FINDING.replace("value: 50", "value: half")}, "findings/all.yaml:13: finding-one: figure"),
    ("a number without unit", {"findings__all": FINDING.replace(", unit: percent", "")}, "unit"),
    ("an unknown unit", {"findings__all": FINDING.replace("unit: percent", "unit: stones")}, "Invalid enum value 'stones'"),
    ("a dangling source", {"findings__all": FINDING.replace("smith-2020", "jones-1999")}, "source 'jones-1999' is not a source"),
    ("an unknown drug", {"findings__all": FINDING.replace("[testdrug]", "[otherdrug]")}, "drug 'otherdrug' has no file"),
    ("a dangling record", {"drugs__testdrug": DRUG.replace("finding-one", "finding-two")}, "unknown record 'finding-two'"),
    ("no review", {"findings__all": "review:\n" + FINDING}, "findings/all.yaml:1"),
    ("a review too far off", {"findings__all": REVIEW.replace("2027-12-31", "2029-01-01") + FINDING}, "24 months"),
    ("a duplicate key", {"findings__all": FINDING + "    where: elsewhere\n"}, "findings/all.yaml:14: key 'where' stands twice"),
    ("a duplicate id", {"findings__more": FINDING}, "id also stands in findings/all.yaml:3"),
    ("an interval that misses its value", {"findings__all": FINDING.replace("of: 10", "of: 10, ci95: [60, 70]")}, "outside its interval"),
    ("more cases than patients", {"findings__all": FINDING.replace("count: 5", "count: 15")}, "count 15 exceeds 10"),
    ("a group nobody named", {"findings__all": FINDING.replace("of: 10", "of: 10, n: 20")}, "`n` needs `n_of`"),
    ("a sentence without an end", {"findings__all": FINDING.replace("responded.", "responded")}, "does not end like a sentence"),
    ("no dossier fact", {"findings__all": FINDING.replace("[fact-one]", "[]")}, "names no fact"),
    ("an unknown list", {"findings__all": FINDING.replace("findings:", "discoveries:")}, "unknown key 'discoveries'"),
    ("a file of another name", {"drugs__other": DRUG.replace("id: testdrug", "id: third")}, "a drug's file bears its id: third.yaml"),
    ("broken YAML", {"findings__all": FINDING + "  - [\n"}, "not readable as YAML"),
    (
        "a dose per dose without frequency",
        {"regimens__all": "regimens:\n  - {id: r-1, text: One., source: smith-2020, where: p1, facts: [f], topics: [dose], "
         "doses: [{role: start, low: 1, unit: g, per: dose}]}\n"},
        "does not say how often",
    ),
    (
        "per dose or per day left open",
        {"regimens__all": "regimens:\n  - {id: r-1, text: One., source: smith-2020, where: p1, facts: [f], topics: [dose], "
         "doses: [{role: start, low: 1, unit: g}]}\n"},
        "per",
    ),
    (
        "a condition with two leaves",
        {"rules__all": "standing_rules:\n  - {id: s-1, drugs: [testdrug], standing: avoid, label: x, because: [finding-one], "
         "when: {condition: cirrhosis, sex: male}}\n"},
        "exactly one",
    ),
    (
        "a pattern that is no expression",
        {"rules__all": "plan_rules:\n  - {id: p-1, kind: unsafe plan, text: No., because: [finding-one], when: {pattern: ['(']}}\n"},
        "not a regular expression",
    ),
]  # fmt: skip


@pytest.mark.parametrize(("changed", "expected"), [case[1:] for case in CASES], ids=[case[0] for case in CASES])
def test_each_kind_of_fault_is_named(tmp_path: Path, changed: dict[str, str], expected: str) -> None:
    assert any(expected in fault for fault in faults(tmp_path, **changed)), faults(tmp_path, **changed)


def test_all_faults_are_listed_at_once_in_order_of_file_and_line(tmp_path: Path) -> None:
    found = faults(
        tmp_path,
        findings__all=FINDING.replace("smith-2020", "jones-1999").replace("responded.", "responded"),
        drugs__testdrug=DRUG.replace("finding-one", "finding-two"),
    )
    assert len(found) == 3
    assert found == sorted(found)


def test_every_field_fault_of_one_record_is_listed(tmp_path: Path) -> None:
    broken = FINDING.replace("controlled: false", "controlled: perhaps").replace("unit: percent", "unit: stones")
    found = faults(tmp_path, findings__all=broken)
    assert any("controlled" in fault for fault in found)
    assert any("stones" in fault for fault in found)
