"""Harms told in everyday words, by numbers and by diseases beside a drug that did harm."""

from __future__ import annotations

import pytest

from actions.case.harms.reactions import reactions
from actions.case.mentions import from_entities
from actions.case.values.told_values import values
from actions.knowledge.vocabulary import load_terms
from bot.nlu.recogniser.recogniser import ClinicalRecogniser


@pytest.fixture(scope="module")
def recogniser() -> ClinicalRecogniser:
    return ClinicalRecogniser(load_terms())


def _told(recogniser: ClinicalRecogniser, text: str, *harmful: str) -> set[tuple[str, str | None]]:
    found = reactions(from_entities(recogniser.recognise(text)), text, harmful)
    return {(reaction.reaction, reaction.drug) for reaction in found}


@pytest.mark.parametrize(
    ("text", "drug", "reaction"),
    [
        ("loose motions since the MMF, she has to stop", "mycophenolate", "diarrhoea"),
        ("mouth full of ulcers on siro", "sirolimus", "mouth-ulcers"),
        ("hands shaking on Prograf", "tacrolimus", "tremor"),
        ("gone hairy on ciclosporin", "ciclosporin", "hirsutism"),
        ("hair fall with Azoran", "azathioprine", "alopecia"),
        ("her throat closed up during infliximab", "infliximab", "anaphylaxis"),
    ],
)
def test_everyday_words_are_reactions(recogniser: ClinicalRecogniser, text: str, drug: str, reaction: str) -> None:
    assert (reaction, drug) in _told(recogniser, text)


@pytest.mark.parametrize(
    ("text", "drug", "reaction"),
    [
        ("aza: neutrophils 0.6, off", "azathioprine", "neutropenia-reaction"),
        ("TLC 1400 on Azoran, withheld", "azathioprine", "leucopenia"),
        ("platelets 48 on aza, stopped", "azathioprine", "cytopenia"),
        ("Hb 71 on aza, stopped", "azathioprine", "cytopenia"),
        ("creat 180, Prograf culprit", "tacrolimus", "nephrotoxicity"),
        ("K 6.1 on tac, stopping", "tacrolimus", "hyperkalaemia"),
        ("ciclosporin, BP 172/104, off", "ciclosporin", "hypertension-reaction"),
        ("glucose 22 on tac, tac gone", "tacrolimus", "hyperglycaemia"),
        ("her white count was zero point eight on azathioprine", "azathioprine", "leucopenia"),
    ],
)
def test_a_result_is_the_harm_of_a_drug_that_did_harm(
    recogniser: ClinicalRecogniser, text: str, drug: str, reaction: str
) -> None:
    assert (reaction, drug) in _told(recogniser, text, drug)
    assert (reaction, drug) not in _told(recogniser, text)


@pytest.mark.parametrize(
    "text",
    [
        "neutrophils 4.2 on aza, stopped",
        "platelets 210 on aza, stopped",
        "Hb 138 on aza, stopped",
        "creat 70 on tac, stopped",
        "BP 120/70 on tac, stopped",
    ],
)
def test_a_normal_result_is_no_harm(recogniser: ClinicalRecogniser, text: str) -> None:
    assert not _told(recogniser, text, "azathioprine", "tacrolimus")


@pytest.mark.parametrize(
    ("text", "drug", "reaction"),
    [
        ("new diabetes, tac stopped", "tacrolimus", "hyperglycaemia"),
        ("BCC x4 on aza, derm wants it gone", "azathioprine", "skin-cancer-reaction"),
        ("shingles twice on MMF, off", "mycophenolate", "infection-reaction"),
        ("disseminated TB on infliximab", "infliximab", "infection-reaction"),
        ("gout from tac", "tacrolimus", "gout-reaction"),
        ("azathioprine turned her yellow", "azathioprine", "hepatotoxicity"),
        ("ex-MMF (guts)", "mycophenolate", "nausea"),
        ("tac stopped, kidneys", "tacrolimus", "nephrotoxicity"),
        ("came off aza (marrow)", "azathioprine", "cytopenia"),
        ("itching all over on tac, off", "tacrolimus", "itch"),
    ],
)
def test_diseases_and_loose_words_are_harms_beside_the_drug(
    recogniser: ClinicalRecogniser, text: str, drug: str, reaction: str
) -> None:
    assert (reaction, drug) in _told(recogniser, text, drug)


@pytest.mark.parametrize(
    ("text", "drug", "not_told"),
    [
        ("aza stopped for pancreatitis; tac next, kidneys fine", "azathioprine", "nephrotoxicity"),
        ("diabetic on pred, tac stopped for tremor", "tacrolimus", "hyperglycaemia"),
        ("aza stopped for nausea, no itch", "azathioprine", "itch"),
        ("infliximab for psoriasis, stopped for a rash", "infliximab", "psoriasis-reaction"),
    ],
)
def test_what_belongs_to_nobody_or_another_is_no_harm(
    recogniser: ClinicalRecogniser, text: str, drug: str, not_told: str
) -> None:
    assert (not_told, drug) not in _told(recogniser, text, drug)


def test_the_same_again_is_the_same_harm(recogniser: ClinicalRecogniser) -> None:
    told = _told(recogniser, "aza vomiting, 6-MP ditto", "azathioprine", "mercaptopurine")
    assert {("vomiting", "azathioprine"), ("vomiting", "mercaptopurine")} <= told


@pytest.mark.parametrize("text", ["does MMF cause hair loss?", "is gum swelling common on ciclosporin?"])
def test_a_question_stays_a_question(recogniser: ClinicalRecogniser, text: str) -> None:
    assert not _told(recogniser, text)


@pytest.mark.parametrize(
    "text",
    [
        "pred: acne, moon face and 11 kg",
        "pred 20: moon face + 9 kilos",
        "an extra 8 kg since spring on pred",
        "put on 11 kg on pred",
    ],
)
def test_kilograms_put_on_are_no_weight(recogniser: ClinicalRecogniser, text: str) -> None:
    mentions = from_entities(recogniser.recognise(text))
    assert ("weight-gain", "prednisolone") in _told(recogniser, text)
    assert "weight" not in values(mentions, text)


@pytest.mark.parametrize(
    ("text", "kilograms"),
    [("moon face, 62 kg, on pred", 62), ("toddler, moon face, 11 kg, on pred", 11), ("weighs 48 kg, on pred", 48)],
)
def test_a_weight_stays_one(recogniser: ClinicalRecogniser, text: str, kilograms: float) -> None:
    mentions = from_entities(recogniser.recognise(text))
    assert values(mentions, text)["weight"].number == kilograms
    assert not any(harm == "weight-gain" for harm, _ in _told(recogniser, text))


@pytest.mark.parametrize("text", ["cushingoid, on aza", "moon-faced, MMF 1 g bd", "aza 100, weight gain 6 kg"])
def test_what_steroids_are_known_for_is_theirs(recogniser: ClinicalRecogniser, text: str) -> None:
    assert {drug for _, drug in _told(recogniser, text)} == {"prednisolone"}


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("weight gain on MMF", ("weight-gain", "mycophenolate")),
        ("cushingoid on budesonide and aza", ("cushingoid", "budesonide")),
        ("nausea, on aza", ("nausea", "azathioprine")),
    ],
)
def test_other_harms_stay_with_their_drug(
    recogniser: ClinicalRecogniser, text: str, told: tuple[str, str | None]
) -> None:
    assert _told(recogniser, text) == {told}
