"""Meta-tests: every intent has data, every drug its names; every fixed sentence and documented command exists."""

from __future__ import annotations

import re
from pathlib import Path

import yaml

from actions.knowledge.kinds import Boundary, Evidence, Sentence
from actions.knowledge.vocabulary import load_terms
from tests.base import base

ROOT = Path(__file__).parents[2]


def examples() -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for path in sorted((ROOT / "nlu_data" / "nlu").glob("*.yml")):
        for entry in yaml.safe_load(path.read_text(encoding="utf-8"))["nlu"]:
            lines = [line[2:].strip() for line in entry["examples"].splitlines() if line.startswith("- ")]
            found.setdefault(entry["intent"], []).extend(lines)
    return found


def test_every_intent_of_the_domain_has_messages_of_its_own() -> None:
    domain = yaml.safe_load((ROOT / "domain.yml").read_text(encoding="utf-8"))
    names = {next(iter(intent)) if isinstance(intent, dict) else intent for intent in domain["intents"]}
    data = examples()
    assert set(data) == names
    assert {intent: len(lines) for intent, lines in data.items() if len(lines) < 15} == {}


def test_no_message_is_given_to_two_intents() -> None:
    seen: dict[str, str] = {}
    for intent, lines in examples().items():
        for line in lines:
            assert seen.setdefault(line.lower(), intent) == intent, line


def test_every_drug_can_be_named_in_more_than_one_way() -> None:
    forms = {term.value: term.forms for term in load_terms() if term.entity == "drug"}
    assert set(forms) == set(base().drugs)
    assert {drug for drug, names in forms.items() if len({name.lower() for name in names}) < 2} == set()


def test_every_fixed_sentence_that_code_names_is_a_record() -> None:
    code = "\n".join(path.read_text(encoding="utf-8") for path in (ROOT / "actions").rglob("*.py"))
    named = set(re.findall(r'_fixed\("([a-z-]+)"\)|sentence\("([a-z-]+)"', code))
    assert named
    for one, other in named:
        assert base().get(one or other, Sentence).text


def test_every_out_of_scope_kind_has_its_answer_without_any_number() -> None:
    for boundary in base().all(Boundary):
        assert not re.search(r"\d", boundary.text), boundary.id


def test_every_drug_but_those_said_to_be_missing_has_dose_and_evidence() -> None:
    lacking = {"everolimus", "sirolimus", "methotrexate", "ursodeoxycholic-acid"}  # `not_known` records say so
    in_use = {drug.id for drug in base().drugs.values() if drug.line != "investigational"}
    for drug in sorted(in_use - lacking):
        for topic in ("dose", "evidence"):
            assert base().evidence(Evidence, drug=drug, topic=topic), (drug, topic)


def test_the_readme_names_commands_that_exist() -> None:
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")
    targets = set(re.findall(r"\bmake ([a-z-]+)", readme))
    assert {"serve", "test"} <= targets
    assert {target for target in targets if not re.search(rf"^{target}:", makefile, re.MULTILINE)} == set()
