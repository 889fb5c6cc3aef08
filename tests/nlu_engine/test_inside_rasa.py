"""The components in a real Rasa pipeline: trained, stored, loaded, and asked."""

import asyncio

import pytest

pytestmark = pytest.mark.slow

CONFIG = """
recipe: default.v1
language: en
assistant_id: test
pipeline:
  - name: bot.nlu.components.ClinicalEntityRecogniser
  - name: bot.nlu.components.HybridIntentClassifier
"""
NLU = """
version: "3.1"
nlu:
- intent: ask_dose
  examples: |
    - MMF dose?
    - how do I start tac
    - how much budesonide
    - starting dose of rituximab
- intent: ask_monitoring
  examples: |
    - which bloods on MMF
    - monitoring for tacrolimus
    - how often to check blood counts
    - follow-up tests on aza
- intent: greet
  examples: |
    - hi
    - hello there
    - thanks
    - good morning
"""


@pytest.fixture(scope="module")
def understand(tmp_path_factory):
    from rasa.core.agent import Agent
    from rasa.model_training import train_nlu

    folder = tmp_path_factory.mktemp("project")
    (folder / "config.yml").write_text(CONFIG)
    (folder / "nlu.yml").write_text(NLU)
    model = train_nlu(str(folder / "config.yml"), str(folder / "nlu.yml"), str(folder))
    agent = Agent.load(model)
    return lambda text: asyncio.run(agent.parse_message(text))


def test_a_message_gets_intent_ranking_entities_and_scope(understand):
    parsed = understand("dose of MMF, no cirrhosis")
    assert parsed["intent"]["name"] == parsed["intent_ranking"][0]["name"] == "ask_dose"
    assert set(parsed["scope"]) == {"score", "in_scope"}
    assert ("cirrhosis", "negated") in {(entity["value"], entity["assertion"]) for entity in parsed["entities"]}
    assert "questions" not in parsed


def test_several_questions_are_each_understood(understand):
    first, second = understand("What dose of MMF? Which bloods on tac?")["questions"]
    assert (first["intent"], second["intent"]) == ("ask_dose", "ask_monitoring")
    assert second["text"] == "Which bloods on tac?"
    assert "mycophenolate" in {entity["value"] for entity in first["entities"]}
    assert "mycophenolate" not in {entity["value"] for entity in second["entities"]}


def test_an_empty_message_has_no_intent(understand):
    parsed = understand("")
    assert parsed["intent"]["name"] is None
    assert parsed["scope"]["in_scope"] is False
