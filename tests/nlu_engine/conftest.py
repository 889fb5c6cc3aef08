import pytest

from actions.knowledge.vocabulary import load_terms
from bot.nlu.recogniser.recogniser import ClinicalRecogniser
from tests.nlu_engine.drug_fixture import drug_terms


@pytest.fixture(scope="session")
def recogniser() -> ClinicalRecogniser:
    return ClinicalRecogniser([*drug_terms(), *(term for term in load_terms() if term.entity != "drug")])
