"""What a partner, a pet, a child or another patient takes, has or measures is not the patient's; near wordings are."""

from __future__ import annotations

import pytest

from actions.case.mentions import Mentions, from_entities
from bot.nlu.components import packaged_recogniser


def told(text: str) -> Mentions:
    return from_entities(packaged_recogniser().recognise(text))


def asserted(text: str, value: str) -> set[str]:
    return {
        m.assertion for m in told(text).found if m.value == value and m.entity in ("drug", "co_medication", "condition")
    }


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("husband on mtx, 33F AIH aza 100, wants baby. ok to stay on aza?", "methotrexate"),
        ("45F AIH aza nausea. Her husband takes allopurinol. 6mp ok?", "allopurinol"),
        ("AIH on tac. wife on phenytoin. trough 3", "phenytoin"),
        ("AIH tac; partner is on carbamazepine. trough 5", "carbamazepine"),
        ("AIH 50M on tac; dog is on ketoconazole", "azole-antifungal"),
        ("AIH 33F on tac, her kid had MMR last week", "live-vaccine"),
        ("AIH 40M aza rash, next bed pt is encephalopathic", "encephalopathy"),
        ("aza rash; the lady in the next bay has sepsis", "sepsis"),
    ],
)
def test_what_somebody_else_has_or_takes(text: str, value: str) -> None:
    assert asserted(text, value) == {"family"}


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("AIH 50M on aza, wife gives him allopurinol", "allopurinol"),
        ("AIH 40F on aza. she takes allopurinol, husband doesn't", "allopurinol"),
        ("AIH on tac, dog bite, infected hand", "infection"),
        ("AIH 28F on MMF. husband on MTX and she is pregnant", "pregnant"),
        ("AIH 50F on aza, husband on MMF, trying for a baby. ok?", "wishes-pregnancy"),
        ("40M AIH aza rash, moved to the next bed, encephalopathic", "encephalopathy"),
    ],
)
def test_what_the_patient_has_or_takes(text: str, value: str) -> None:
    assert "affirmed" in asserted(text, value)


@pytest.mark.parametrize(
    ("text", "inr"),
    [
        ("AIH 30F aza rash, my other pt has INR 4", False),
        ("My other patient in ICU has INR 4 and HE; this one is 40F AIH aza nausea", False),
        ("AIH 40M on aza, her brother's INR 4", False),
        ("aza rash. next bed: jaundiced, INR 4", False),
        ("AIH 30F aza rash, INR 4, my other pt is fine", True),
        ("my other pt 45F has INR 4, AIH on aza", True),
        ("my other pt has INR 4", True),
        ("AIH 30F, brother had AIH. INR 4", True),
        ("AIH 30F on aza, her husband says INR 4 at the other hospital", True),
        ("AIH 30F on aza, her mum has brought a letter: INR 4", True),
        ("AIH 30F on aza, her brother had AIH, she has INR 4", True),
    ],
)
def test_numbers_of_another_patient(text: str, inr: bool) -> None:
    assert (told(text).measure("inr") is not None) is inr


@pytest.mark.parametrize(
    ("text", "transplanted"),
    [
        ("AIH 62F on liver transplant list, tac?", False),
        ("cirrhosis on list for liver tx; meld 19", False),
        ("listed for liver transplant, aza stopped", False),
        ("waiting for a liver transplant", False),
        ("had a liver transplant 2015, now relapse", True),
        ("AIH liver tx 2010, on tac", True),
        ("post transplant, tac trough 5", True),
    ],
)
def test_a_transplant_that_is_awaited_is_none_yet(text: str, transplanted: bool) -> None:
    assert bool(asserted(text, "transplanted") & {"affirmed", "historical"}) is transplanted


@pytest.mark.parametrize(
    ("text", "drug", "assertion"),
    [
        ("AIH ANCA vasculitis had ritux 2021 for it; now aza nonresponse", "rituximab", "historical"),
        ("received rituximab (2019), now relapse", "rituximab", "historical"),
        ("on rituximab since 2021", "rituximab", "affirmed"),
    ],
)
def test_what_was_had_in_a_year_is_over(text: str, drug: str, assertion: str) -> None:
    assert asserted(text, drug) == {assertion}
