"""A condition before a question is somebody's; one that the question is about is nobody's yet."""

from __future__ import annotations

import pytest

from actions.case.conditions.told_of_somebody import finding_before_a_choice, result_told
from actions.case.mentions import Mentions
from actions.case.reading import read
from tests.case.test_reading import mentions


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("portal vein thrombosis on doppler, anticoagulate first?", True),
        ("cirrhosis, can i use budesonide?", True),
        ("mirena in situ, so can i go ahead with mmf", True),
        ("heterozygous tpmt, start at 25 mg?", True),
        ("hbsag positive", True),
        ("anti-hbc pos", True),
        ("what if anti-hbc positive?", False),
        ("is budesonide safe in cirrhosis, and what dose?", False),
        ("budesonide in cirrhosis, ok?", False),
        ("which drug in diabetes, and why?", False),
        ("dose in renal impairment", False),
        ("and nudt15 *2/*3", True),
        ("and tpmt deficient", True),
        ("also cirrhotic", True),
        ("yes wants children next year", True),
        ("no, liver is cirrhotic", True),
        ("and in tpmt deficiency", False),
        ("and if tpmt deficient", False),
        ("what if nudt15 *2/*3 deficient", False),
        ("no, in cirrhosis", False),
    ],
)
def test_what_stands_before_a_question_is_told(text: str, told: bool) -> None:
    assert result_told(mentions(text), text) is told


@pytest.mark.parametrize(
    ("text", "state"),
    [
        ("family complete, copper coil, MMF ok?", "yes"),
        ("hCG negative, Nexplanon in the arm, ok to start cellcept?", "yes"),
        ("is a copper coil, pill or implant better on MMF?", None),
        ("does she need contraception on MMF?", None),
    ],
)
def test_contraception_that_is_there_is_told_before_the_question(text: str, state: str | None) -> None:
    assert read(text, ("ask_pregnancy",), mentions(text)).conditions.get("contraception") == state


@pytest.mark.parametrize("text", [" ", "", "?", "  . "])
def test_of_nothing_no_choice_is_put(text: str) -> None:
    assert not finding_before_a_choice(Mentions((), ()), text)
