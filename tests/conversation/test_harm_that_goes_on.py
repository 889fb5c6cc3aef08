"""A harm of a second-line drug that goes on: what is done about it leads, and no table stands until the drug is stopped
or another is asked for. What was told is not told again at length.
"""

from __future__ import annotations

import pytest

from actions.answers import strings
from actions.answers.model import Answer
from tests.evaluation.__main__ import Asker

pytestmark = pytest.mark.slow


def _rows(answer: Answer) -> set[str]:
    return {row.drug for part in answer.parts for section in part.sections for row in section.options}


@pytest.mark.parametrize(
    ("message", "record"),
    [
        ("infusion reaction w rituximab last time, hives. premed??", "rtx-premedication"),
        ("IgG fell to 4.1 after third rituximab, chest infections x3", "rtx-igrt-no-consensus"),
        ("IgG 380 mg/dl after rituximab, well otherwise", "rtx-igrt-no-consensus"),
        ("new diabetes on tac 4 mg, HbA1c 8.1, AIH in remission finally", "tac-diabetes-treatment"),
        ("PRES on tacrolimus - seizure, MRI confirmed", "pres-presentation-management"),
        ("failed aza, now on tac, sugars 14", "tac-diabetes-treatment"),
        ("gums overgrowing on ciclosporin", "csa-to-tac-gum-hair"),
        ("MMF 1 g bd - diarrhoea", "ecmps-gi-switch"),
    ],
)
def test_what_is_done_about_it_leads(asker: Asker, message: str, record: str) -> None:
    answer = asker.answer(message)
    first = [identifier for line in answer.parts[0].bottom_line for identifier in line.records]
    assert record in first
    assert not _rows(answer)


@pytest.mark.parametrize(
    "message",
    [
        "tac stopped after PRES, what now",
        "rituximab anaphylaxis. alternatives?",
        "mycophenolate diarrhoea, what else is there",
        "new diabetes on tacrolimus, what can we use instead",
    ],
)
def test_what_is_stopped_or_to_be_replaced_has_its_table(asker: Asker, message: str) -> None:
    assert _rows(asker.answer(message))


def test_proteinuria_is_no_dose_and_calls_for_caution(asker: Asker) -> None:
    answer = asker.answer("sirolimus for refractory AIH - proteinuria 1.2 g")
    assert not answer.warnings
    assert "caution: proteinuria" in answer.parts[0].bottom_line[0].text
    assert "csa-interaction-table" not in [i for line in answer.parts[0].bottom_line for i in line.records]


def test_a_warning_told_before_is_one_line(asker: Asker) -> None:
    first = asker.last("62F AIH cirrhosis, pred side effects, budesonide?")
    again = asker.last("62F AIH cirrhosis, pred side effects, budesonide?", "what about budesonide 9 mg then")
    assert first.warnings[0].records[0] == "plan-budesonide-cirrhosis"
    assert again.warnings[0].text.startswith("Warned of before:")


def test_what_changed_stands_behind_the_answer(asker: Asker) -> None:
    told = "male 50 AIH intolerant of azathioprine (nausea), what next"
    answer = asker.last(told, "he's on febuxostat for gout, does that matter for MMF")
    assert answer.parts[-1].title == strings.WHAT_CHANGED
    assert not any(strings.CHANGED in line.text for line in answer.notices)


def test_what_is_supposed_changes_behind_the_answer(asker: Asker) -> None:
    answer = asker.last("28F AIH nausea on aza, F3, what next", "what if she was F4")
    assert answer.kind == "answer"
    assert any("avoid: cirrhosis" in line.text for line in answer.parts[-1].bottom_line)


@pytest.mark.parametrize(
    "messages",
    [
        ("45M aza rash options", "TPMT normal"),
        ("failed aza at 9 months, ALT 3x ULN", "suppose he were cirrhotic"),
        ("rituximab in AIH in my AIH pt, MMF failed, HBsAg negative, anti-HBc not done", "it came back negative"),
    ],
)
def test_other_conditions_are_told_in_one_line(asker: Asker, messages: tuple[str, ...]) -> None:
    answer = asker.last(*messages)
    assert answer.kind == "answer"
    assert sum(line.text.startswith(strings.OTHER_CONDITIONS) for line in answer.notices) == 1


def test_a_list_of_what_is_over_has_its_table(asker: Asker) -> None:
    told = "failures: azathioprine (non response), mycophenolate (diarrhoea). on pred 20. 55M"
    assert "tacrolimus" in _rows(asker.answer(told))


def test_nothing_is_said_under_two_headings(asker: Asker) -> None:
    answer = asker.answer("EBV negative 19 yo male on azathioprine, lymphoma risk ??")
    said = [line.text for part in answer.parts for s in part.sections for line in s.lines]
    said += [line.text for part in answer.parts for line in part.bottom_line]
    assert len(said) == len(set(said))
