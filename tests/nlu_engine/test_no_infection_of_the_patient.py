"""A clear chest denies no tuberculosis that sleeps; what was vaccinated against, prevented, or marks a tumour is no
active infection.
"""

from __future__ import annotations

import pytest

from tests.nlu_engine.test_told_and_denied import told


@pytest.mark.parametrize(
    "text",
    [
        "mantoux 18mm CXR normal",
        "mantoux 18 mm - CXR clear",
        "TST 15 mm chest x-ray normal",
        "igra positive cxr normal",
        "LTBI CXR clear",
        "latent TB - chest film normal",
    ],
)
def test_a_clear_chest_denies_no_latent_tuberculosis(text: str) -> None:
    assert {assertion for value, assertion in told(text) if value == "latent-tuberculosis"} == {"affirmed"}


def test_a_reaction_not_yet_settled_stays_open_beside_a_clear_chest() -> None:
    assert ("latent-tuberculosis", "possible") in told("mantoux 17 mm CXR normal")


@pytest.mark.parametrize(
    "text", ["IGRA neg CXR normal", "no latent TB CXR normal", "screened for latent TB CXR normal"]
)
def test_what_is_negative_stays_negative(text: str) -> None:
    assert ("latent-tuberculosis", "negated") in told(text)


@pytest.mark.parametrize(
    "text",
    [
        "COVID and flu vacc utd",
        "covid/flu up to date",
        "shingles vacc'd 2023",
        "covid utd",
        "EBV+ DLBCL in remission",
        "EBV+ lymphoma",
        "EBV-driven PTLD 2019",
        "EBV positive Hodgkin",
        "DLBCL (EBV positive) 2020",
        "HHV8+ lymphoma",
    ],
)
def test_what_is_vaccinated_against_or_marks_a_tumour_is_no_infection(text: str) -> None:
    assert not any(value == "infection" for value, _ in told(text))


@pytest.mark.parametrize(
    "text",
    ["has covid now", "EBV viraemia, lymphoma 2010", "lymphoma, EBV PCR positive"],
)
def test_an_infection_that_is_told_stays(text: str) -> None:
    assert ("infection", "affirmed") in told(text)


@pytest.mark.parametrize("text", ["can I give rifampicin based TB prophylaxis", "needs TB preventive therapy"])
def test_what_is_prevented_is_no_active_tuberculosis(text: str) -> None:
    assert not any(value == "tuberculosis" for value, _ in told(text))


@pytest.mark.parametrize("text", ["has TB, on treatment", "active TB"])
def test_tuberculosis_that_is_told_stays(text: str) -> None:
    assert ("tuberculosis", "affirmed") in told(text)
