"""The training messages: enough of them, none under two intents, few that differ by no more than a drug's name."""

import re
from collections import Counter, defaultdict
from pathlib import Path

import numpy as np
import pytest
import yaml

from actions.embedding.encoder import load_encoder
from actions.knowledge.vocabulary import load_terms
from bot.nlu.features import embed, masked
from bot.nlu.recogniser.recogniser import ClinicalRecogniser

TRAINING = Path(__file__).parents[2] / "nlu_data"
NEAR = 0.97  # cosine of embedded masked messages: from here on they are taken for the same message
NEAR_SHARE = 0.03

# Distinct messages: at least 75 where clinicians ask most, 55 elsewhere, 45 where there are few ways to say it;
# most beside the field, where what is close to the questions answered has the widest edge.
PROMISED = (
    dict.fromkeys(
        (
            "intolerance_to_azathioprine intolerance_to_steroids intolerance_to_second_line refractory_disease "
            "loss_of_response_or_relapse second_line_failed inform_case ask_dose ask_monitoring ask_pregnancy "
            "ask_special_situation ask_evidence ask_comparison ask_drug_overview ask_guideline ask_adverse_effects "
            "verify_claim ask_definition ask_check_nonresponse interpret_metabolites interpret_trough "
            "interpret_response ask_first_line patient_voice other_language emergency injection prescribe_for_me"
        ).split(),
        75,
    )
    | dict.fromkeys(
        (
            "acute_severe_disease ask_target_level ask_pre_treatment_checks ask_contraindications ask_interactions "
            "ask_mechanism ask_licensing ask_time_to_response ask_stopping ask_referral "
            "ask_sources ask_more new_patient show_case ask_help self_harm gibberish"
        ).split(),
        55,
    )
    | dict.fromkeys("affirm deny greet abuse".split(), 45)
)
PROMISED |= {"out_of_scope_near": 340, "out_of_scope_far": 125}


def normalised(text: str) -> str:
    return " ".join(re.findall(r"[a-z0-9]+", text.lower())) or text


def training_messages() -> dict[str, list[str]]:
    messages: defaultdict[str, list[str]] = defaultdict(list)
    for file in sorted(TRAINING.rglob("*.yml")):
        for block in yaml.safe_load(file.read_text(encoding="utf-8")).get("nlu", []):
            if "intent" in block:
                lines = block["examples"].splitlines()
                messages[block["intent"]] += [line.removeprefix("-").strip() for line in lines if line.strip()]
    return dict(messages)


MESSAGES = training_messages()


@pytest.fixture(scope="module")
def recogniser() -> ClinicalRecogniser:
    return ClinicalRecogniser(load_terms())


@pytest.mark.parametrize("intent", PROMISED)
def test_an_intent_has_the_promised_number_of_distinct_messages(intent: str) -> None:
    assert len({normalised(text) for text in MESSAGES[intent]}) >= PROMISED[intent]


def test_no_message_is_given_twice_whether_for_one_intent_or_two() -> None:
    given = Counter(normalised(text) for texts in MESSAGES.values() for text in texts)
    assert [text for text, times in given.items() if times > 1] == []


@pytest.mark.parametrize("intent", MESSAGES)
def test_messages_of_an_intent_differ_by_more_than_the_names_in_them(
    intent: str, recogniser: ClinicalRecogniser
) -> None:
    readable = [masked(text, recogniser.recognise(text)) for text in MESSAGES[intent]]
    embeddings = embed(load_encoder(), readable)
    near = np.argwhere(np.tril(embeddings @ embeddings.T, k=-1) > NEAR)
    repeats = sorted({int(later) for later, _ in near})
    assert len(repeats) <= NEAR_SHARE * len(readable), [MESSAGES[intent][index] for index in repeats]
