"""A curator's mistake is named with file and line, all mistakes at once, and nothing half-right is loaded."""

from __future__ import annotations

import re
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
REGIMEN = """regimens:
  - {{id: r-1, text: One., source: smith-2020, where: p1, facts: [f], topics: [dose], {}}}
"""
RECOMMENDATION = """recommendations:
  - {{id: g-1, text: One., source: smith-2020, where: p1, facts: [f], topics: [guideline], guideline: other,
     direction: for, {}}}
"""
RULE = """standing_rules:
  - {{id: s-1, drugs: [testdrug], standing: avoid, label: x, because: [finding-one], when: {}}}
"""
AID = """reading_aids:
  - {{id: aid-1, used_for: reading, owner: house, text: {}, {}}}
"""
OWN = "The house's own and not a clinical figure."
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
    (
        "a pattern with a doubled backslash",
        {"rules__all": "plan_rules:\n  - {id: p-1, kind: unsafe plan, text: No., because: [finding-one], when: {pattern: ['\\\\bfits']}}\n"},
        "rules/all.yaml:3: p-1: pattern '\\\\\\\\bfits' doubles a backslash",
    ),
    ("a unit without its words", {"findings__all": FINDING.replace("unit: percent", "unit: other")}, "findings/all.yaml:3: finding-one: unit `other` needs"),
    ("a count of nobody knows how many", {"findings__all": FINDING.replace(", of: 10", "")}, "findings/all.yaml:3: finding-one: `count` needs `of`"),
    ("a figure without a number", {"findings__all": FINDING.replace("value: 50, unit: percent, count: 5, of: 10", "unit: percent")}, "findings/all.yaml:3: finding-one: a figure holds"),
    ("no topic", {"findings__all": FINDING.replace("[evidence]", "[]")}, "findings/all.yaml:3: finding-one: has no topic"),
    ("an unknown topic", {"findings__all": FINDING.replace("[evidence]", "[gossip]")}, "findings/all.yaml:8: finding-one: topics: Invalid enum value 'gossip'"),
    ("no place in the source", {"findings__all": FINDING.replace("where: abstract", "where: ' '")}, "findings/all.yaml:3: finding-one: does not say where"),
    ("an id with blanks", {"findings__all": FINDING.replace("finding-one", "Finding one"), "drugs__testdrug": DRUG.replace("[finding-one]", "[Finding one]")}, "findings/all.yaml:3: Finding one: id 'Finding one' is not kebab-case"),
    ("a comparison with an unknown drug", {"findings__all": FINDING + "    comparator: [{label: x, drug: nodrug, figure: {value: 1, unit: percent}}]\n"}, "findings/all.yaml:3: finding-one: drug 'nodrug' has no file"),
    ("a comparison without unit", {"findings__all": FINDING + "    comparator: [{label: x, figure: {value: 1}}]\n"}, "findings/all.yaml:14: finding-one: comparator"),
    ("a reason nobody knows", {"findings__all": FINDING + "    informs: {boredom: direct}\n"}, "findings/all.yaml:14: finding-one: informs"),
    ("a certainty that is a list", {"findings__all": FINDING + "    certainty: [low]\n"}, "findings/all.yaml:14: finding-one: certainty"),
    ("a headline that names nothing", {"drugs__testdrug": DRUG + "  headline: {non_response: [finding-two]}\n"}, "drugs/testdrug.yaml:3: testdrug: names the unknown record 'finding-two'"),
    ("a line of doing it that names nothing", {"drugs__testdrug": DRUG + "  doing_it: {steroid: [], start: [nothing-here], before: [], first_months: [], judge: []}\n"}, "drugs/testdrug.yaml:3: testdrug: names the unknown record 'nothing-here'"),
    ("a conflict of unknown records", {"conflicts__all": "conflicts:\n  - {id: c-1, title: T, text: X., records: [finding-two], topics: [evidence]}\n"}, "conflicts/all.yaml:3: c-1: names the unknown record 'finding-two'"),
    ("a situation of unknown records", {"situations": "situations:\n  - {id: s-1, condition: x, label: x, bottom_line: X., because: [], records: [finding-two]}\n"}, "situations.yaml:3: s-1: names the unknown record 'finding-two'"),
    ("a rule that rests on nothing", {"rules__all": "standing_rules:\n  - {id: s-1, drugs: [testdrug], standing: avoid, label: x, because: [], when: {sex: male}}\n"}, "rules/all.yaml:3: s-1: rests on no record"),
    ("a claim that rests on nothing", {"claims__all": "claims:\n  - {id: c-1, claim: X, verdict: wrong, text: No., because: [], patterns: [x]}\n"}, "claims/all.yaml:3: c-1: rests on no record"),
    ("a claim whose pattern is no expression", {"claims__all": "claims:\n  - {id: c-1, claim: X, verdict: wrong, text: No., because: [finding-one], patterns: ['[']}\n"}, "claims/all.yaml:3: c-1: pattern '[' is not a regular expression"),
    ("a condition with nothing", {"rules__all": RULE.format("{}")}, "rules/all.yaml:3: s-1: a condition (`when`) sets exactly one"),
    ("to without reaction", {"rules__all": RULE.format("{sex: male, to: [testdrug]}")}, "rules/all.yaml:3: s-1: `to` goes with `reaction`"),
    ("a dose without limit", {"rules__all": RULE.format("{dose_of: testdrug}")}, "rules/all.yaml:3: s-1: `dose_of` goes with `above`, `below` or `unit`"),
    ("a dose by weight with a unit", {"rules__all": RULE.format("{dose_of: testdrug, per_kg: true, above: 3, unit: [g]}")}, "rules/all.yaml:3: s-1: `per_kg` is a unit of its own"),
    ("a decline with a dose", {"house__all": "boundaries:\n  - {id: b-1, kind: patient_voice, rank: 1, text: Take 50 mg.}\n"}, "house/all.yaml:3: b-1: a reply that declines holds a dose"),
    ("a measure without limit", {"rules__all": RULE.format("{measure: alt}")}, "rules/all.yaml:3: s-1: measure 'alt' needs"),
    ("a fault deep in a condition", {"rules__all": RULE.format("{all: [{sex: male}, {measure: alt}]}")}, "rules/all.yaml:3: s-1: measure 'alt' needs"),
    ("a regimen without doses", {"regimens__all": REGIMEN.format("doses: []")}, "regimens/all.yaml:3: r-1: a regimen holds doses or levels"),
    ("a dose range that runs backwards", {"regimens__all": REGIMEN.format("doses: [{role: start, low: 3, high: 1, unit: g, per: day}]")}, "regimens/all.yaml:3: r-1: dose range 3.0-1.0 runs backwards"),
    ("a dose without unit", {"regimens__all": REGIMEN.format("doses: [{role: start, low: 3, per: day}]")}, "regimens/all.yaml:3: r-1: doses: Object missing required field `unit`"),
    ("a level without bounds", {"regimens__all": REGIMEN.format("levels: [{analyte: trough, unit: ng/ml}]")}, "regimens/all.yaml:3: r-1: a level names low, high, below or above"),
    ("a position for an unknown drug", {"recommendations__all": RECOMMENDATION.format("positions: [{drug: nodrug, reason: non_response, place: first}]")}, "recommendations/all.yaml:3: g-1: drug 'nodrug' has no file"),
    ("an unknown direction", {"recommendations__all": RECOMMENDATION.format("positions: []").replace("direction: for", "direction: up")}, "recommendations/all.yaml:4: g-1: direction: Invalid enum value 'up'"),
    ("a status nobody has", {"findings__all": REVIEW.replace("status: draft", "status: perfect") + FINDING}, "findings/all.yaml:1: status: Invalid enum value 'perfect'"),
    ("a clinician's review by nobody", {"findings__all": REVIEW.replace("status: draft", "status: clinician reviewed") + FINDING}, "findings/all.yaml:1: a clinician's review names who did it"),
    ("a review that ends before it began", {"findings__all": REVIEW.replace("2027-12-31", "2025-01-01") + FINDING}, "findings/all.yaml:1: review_by lies at most 24 months"),
    ("a date that is none", {"findings__all": REVIEW.replace("2027-12-31", "2027-13-31") + FINDING}, "findings/all.yaml:1: "),
    ("a reading aid that passes for a clinical figure", {"house__aids": AID.format("Old above 80.", "numbers: {years: 80}")}, "house/aids.yaml:3: aid-1: rests on no record and does not say"),
    ("a reading aid without numbers", {"house__aids": AID.format(OWN, "because: []")}, "house/aids.yaml:3: aid-1: holds neither numbers nor bounds"),
    ("bounds that run backwards", {"house__aids": AID.format(OWN, "bounds: {alt: [9, 3]}")}, "house/aids.yaml:3: aid-1: bounds of 'alt' run backwards"),
    ("a file that is a list", {"findings__all": "review: x\n".replace("review: x", "- one")}, "findings/all.yaml:"),
]  # fmt: skip


@pytest.mark.parametrize(("changed", "expected"), [case[1:] for case in CASES], ids=[case[0] for case in CASES])
def test_each_kind_of_fault_is_named(tmp_path: Path, changed: dict[str, str], expected: str) -> None:
    found = faults(tmp_path, **changed)
    assert any(expected in fault for fault in found), found
    assert all(re.match(r"[\w/-]+\.yaml:\d+: ", fault) for fault in found), found


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
