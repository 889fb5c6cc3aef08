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


@pytest.mark.parametrize(
    ("messages", "drugs"),
    [
        (("62F AIH cirrhosis, rash on aza. next?",), {"budesonide": "avoid"}),
        (("M36 AIH, aza pancreatitis, then MMF lost its effect. next?",), {"mercaptopurine": "caution"}),
        (("68M AIH cirrhosis, insufficient response to aza", "budesonide for his sugars?"), {"budesonide": "avoid"}),
    ],
)
def test_what_somebody_may_think_of_next_is_listed_where_a_rule_speaks_against_it(
    asker: Asker, messages: tuple[str, ...], drugs: dict[str, str]
) -> None:
    assert drugs.items() <= _standings(asker.last(*messages)).items()


def test_cirrhosis_told_later_says_what_it_does_to_budesonide_and_taking_it_back_too(asker: Asker) -> None:
    first = "51M AIH, diarrhoea on azathioprine. options?"
    told = asker.last(first, "he is cirrhotic")
    assert any(n.text.startswith("budesonide: ") and n.text.endswith("avoid: cirrhosis") for n in told.notices)
    back = asker.last(first, "he is cirrhotic", "no sorry, not cirrhotic")
    assert any(n.text.startswith("budesonide: avoid: cirrhosis") for n in back.notices)


@pytest.mark.parametrize(
    "words", ["compare the two", "which of the two is kinder to his kidneys", "both: trough needed?"]
)
def test_the_two_are_those_that_the_bottom_line_sets_side_by_side(asker: Asker, words: str) -> None:
    """Although kidney disease puts another drug between them in the table."""
    answer = asker.last("68M AIH, eGFR 27, insufficient response to aza, adherent, 6-TGN 260. options", words)
    titles = " ".join(part.title for part in answer.parts)
    assert "mycophenolate" in titles
    assert "tacrolimus" in titles
    assert "rituximab" not in titles
