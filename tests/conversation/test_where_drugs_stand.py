"""Whatever is asked of a drug for a patient, the drug's standing for that patient is in the same answer."""

from __future__ import annotations

import pytest

from actions.answers import strings
from actions.answers.model import Answer
from tests.evaluation.__main__ import Asker

pytestmark = pytest.mark.slow


def _standings(answer: Answer) -> dict[str, str]:
    return {row.drug: row.standing for part in answer.parts for s in part.sections for row in s.options}


@pytest.mark.parametrize(
    ("messages", "drug", "standing"),
    [
        (("60M, rash on azathioprine, AIH. options?", "mmf dose?"), "mycophenolate", "preferred"),
        (("50M AIH, MMF failed as well as aza", "tac monitoring?", "his eGFR is 31"), "tacrolimus", "caution"),
        (("41F AIH, aza pancreatitis. next?", "side effects of 6-MP?"), "mercaptopurine", "caution"),
        (("F33, azathioprine failed, 6-TGN 300. tac or MMF, numbers please",), "tacrolimus", "reasonable"),
    ],
)
def test_the_drug_asked_about_has_a_row(asker: Asker, messages: tuple[str, ...], drug: str, standing: str) -> None:
    assert _standings(asker.last(*messages))[drug] == standing


@pytest.mark.parametrize(
    "messages",
    [
        ("mmf dose in AIH?",),  # of nobody
        ("60M, rash on azathioprine, AIH", "how does tac work"),  # asked for its own sake
        ("60M, rash on azathioprine, AIH, now on tacrolimus 2 mg bd", "tac dose?"),  # taken, and nothing against it
    ],
)
def test_no_standing_where_none_is_asked_for(asker: Asker, messages: tuple[str, ...]) -> None:
    titles = [part.title for part in asker.last(*messages).parts]
    assert not any(title.startswith(strings.IN_THIS_CASE) for title in titles)


def test_no_drug_has_two_rows(asker: Asker) -> None:
    answer = asker.last("60M, rash on azathioprine, AIH. options?", "tac dose? and what were the options again?")
    rows = [row.drug for part in answer.parts for s in part.sections for row in s.options]
    assert len(rows) == len(set(rows))
