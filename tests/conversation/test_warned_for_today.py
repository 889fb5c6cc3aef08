"""What was, is awaited or is another person's is answered as that: no warning about a drug that is over stands before
the question about another one, no section on a test that is awaited, no pregnancy of a man.
"""

from __future__ import annotations

import pytest

from actions.answers.model import Answer
from tests.evaluation.__main__ import Asker

pytestmark = pytest.mark.slow


def _warnings(answer: Answer) -> str:
    return " ".join(line.text for line in answer.warnings)


def _case(answer: Answer) -> dict[str, str]:
    return {item.id: item.label for item in answer.case}


@pytest.mark.parametrize(
    "message",
    [
        "66F AIH refractory, prev anaphylaxis to infliximab. rituximab dose?",
        "66F AIH refractory, on MMF, anaphylaxis to infliximab 2018. tacrolimus dose?",
        "66F, AIH, refractory. Prev anaphylaxis to infliximab (given for RA). What response should I quote for RTX?",
    ],
)
def test_a_drug_that_is_over_is_not_warned_of_before_another(asker: Asker, message: str) -> None:
    assert "nfliximab" not in _warnings(asker.last(message))


@pytest.mark.parametrize(
    "message",
    [
        "66F AIH refractory, anaphylaxis to infliximab last year. another infliximab dose?",
        "66F AIH refractory, prev anaphylaxis to infliximab. infliximab or rituximab?",
    ],
)
def test_it_is_where_it_is_asked_about(asker: Asker, message: str) -> None:
    assert "Anaphylaxis on infliximab" in _warnings(asker.last(message))


def test_active_tuberculosis_is_warned_of_first(asker: Asker) -> None:
    answer = asker.last("Active TB on RIPE week 2, AIH flare on aza; adding infliximab 5 mg/kg. dosing interval?")
    assert "active tuberculosis" in answer.warnings[0].text


@pytest.mark.parametrize(
    ("message", "shown"),
    [
        ("45F AIH, pred 40, TPMT pending. what next?", False),
        ("AZA not started yet awaiting TPMT, 45F AIH, pred 40. what next?", False),
        ("45F AIH, pred 40, TPMT sent. options?", False),
        ("45F AIH, pred 40, TPMT deficient. options?", True),
    ],
)
def test_a_test_that_is_awaited_has_no_section(asker: Asker, message: str, shown: bool) -> None:
    titles = " ".join(part.title for part in asker.last(message).parts)
    assert ("TPMT deficient" in titles) is shown


@pytest.mark.parametrize(
    "messages",
    [
        ("31M aza failed, on pred 15, ALT 130. Would like to try for baby with wife. next drug?",),
        ("31M aza failed, ALT 130. MMF?", "he wants kids next year"),
        ("31M aza failed, ALT 130. MMF?", "and in pregnancy?"),
    ],
)
def test_a_man_is_not_pregnant(asker: Asker, messages: tuple[str, ...]) -> None:
    answer = asker.last(*messages)
    rows = [one for part in answer.parts for section in part.sections for one in section.options]
    assert {row.standing for row in rows if row.drug == "mycophenolate"} == {"caution"}


@pytest.mark.parametrize("reply", ["he admits it", "admits to missing doses", "yes, he owned up"])
def test_what_was_suspected_is_admitted(asker: Asker, reply: str) -> None:
    answer = asker.last("45M on aza 100, ALT 200, probably not taking it", reply)
    assert _case(answer)["condition:non-adherence"] == "non-adherence"


@pytest.mark.parametrize(
    ("asked", "told", "on_it"),
    [
        ("everolimus dose in AIH?", "she has proteinuria", False),
        ("tacrolimus dose?", "he has a tremor", False),
        ("tac", "tremor", True),
        ("mmf", "diarrhoea", True),
    ],
)
def test_what_somebody_has_before_a_drug_is_begun_is_no_harm_of_it(
    asker: Asker, asked: str, told: str, on_it: bool
) -> None:
    labels = [label for key, label in _case(asker.last(asked, told)).items() if key.startswith("reaction:")]
    assert [" on " in label for label in labels] == [on_it]


@pytest.mark.parametrize(
    ("message", "called"),
    [
        ("AIH + gout on allopurinol 300. Plan azathioprine 150mg od. how often bloods", "on allopurinol 300 mg"),
        ("45F AIH aza 50 with allopurinol 100, 6-MMP 12000 before", "on allopurinol co-therapy 100 mg"),
    ],
)
def test_allopurinol_for_gout_is_no_co_therapy(asker: Asker, message: str, called: str) -> None:
    assert _case(asker.last(message))["drug:allopurinol"] == called


def test_a_negative_screen_settles_the_question(asker: Asker) -> None:
    answer = asker.last("50M aza failed mmf failed, quantiferon negative, pred 20. infliximab?")
    assert answer.question is None or "tuberculosis" not in answer.question.text


def test_the_melanoma_of_a_history_is_kept(asker: Asker) -> None:
    case = _case(asker.last("melanoma 2019, AIH aza intolerant - MMF or tac? any skin cancer data on aza"))
    assert case["condition:skin-cancer"] == "skin cancer"
    assert not any(key.startswith("reaction:") for key in case)
