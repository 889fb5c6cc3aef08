"""Floors of the house: what may import what, and lists that must name the same things."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
import yaml

from bot.launch.settings import ROOT

DOMAIN = yaml.safe_load((ROOT / "domain.yml").read_text(encoding="utf-8"))
RULES = yaml.safe_load((ROOT / "nlu_data/rules.yml").read_text(encoding="utf-8"))["rules"]


def imported(path: Path) -> Iterator[str]:
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
            yield node.module


ACTIONS = sorted((ROOT / "actions").rglob("*.py"))


@pytest.mark.parametrize("path", ACTIONS, ids=lambda path: str(path.relative_to(ROOT)))
def test_the_ground_floor_imports_nothing_from_above(path: Path) -> None:
    tops = {module.split(".")[0] for module in imported(path)}
    forbidden = {"rasa", "bot", "tests"} | (set() if path.name == "handlers.py" else {"rasa_sdk"})
    assert not tops & forbidden


def test_every_documented_intent_is_in_the_domain_and_has_one_rule() -> None:
    documented = re.findall(r"^\| `(\w+)` \|", (ROOT / "docs/intents.md").read_text(encoding="utf-8"), re.MULTILINE)
    in_domain = [name for intent in DOMAIN["intents"] for name in intent]
    ruled = [rule["steps"][0]["intent"] for rule in RULES]
    assert sorted(documented) == sorted(in_domain) == sorted(ruled)


def test_entities_do_not_steer_the_dialogue() -> None:
    assert all(options == {"use_entities": []} for intent in DOMAIN["intents"] for options in intent.values())
    assert not any(slot["influence_conversation"] for slot in DOMAIN["slots"].values())


def test_every_action_of_the_domain_is_written_and_the_other_way_round() -> None:
    source = (ROOT / "actions/handlers.py").read_text(encoding="utf-8")
    written = set(re.findall(r'return "(action_\w+)"', source))
    assert written == set(DOMAIN["actions"])
    assert {step["action"] for rule in RULES for step in rule["steps"] if "action" in step} <= written
