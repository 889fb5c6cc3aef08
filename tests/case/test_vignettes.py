"""Histories as registrars write them: who, when, what was stopped, what is taken now, what is of somebody else."""

from __future__ import annotations

from actions.case.mentions import Dose
from actions.case.merge import merge
from actions.case.patient import Case, Reaction
from tests.case.test_reading import reading


def case_of(text: str, intent: str) -> Case:
    return merge(Case(), reading(text, intent), text).case


def test_a_dose_that_was_tapered_is_the_last_one() -> None:
    case = case_of(
        "36F AIH. Pred 40 tapering to 10, AZA 100 mg since Jan. Wk 6: lipase 900, AZA stopped, settled. "
        "T2DM on metformin, no EtOH. Now ALT 145, eGFR 88. HBsAg neg, anti-HBc neg. Has Mirena coil. What next?",
        "intolerance_to_azathioprine",
    )
    assert case.doses["prednisolone"] == Dose(10, "mg")
    assert case.reactions == (Reaction("pancreatitis", "azathioprine"),)
    assert case.current == ("prednisolone",)
    assert {"diabetes": "yes", "contraception": "yes", "hbsag-positive": "no"}.items() <= case.conditions.items()


def test_a_result_of_the_past_is_no_present_one() -> None:
    case = case_of(
        "24F planning pregnancy. Azathioprine - leucopenia (WCC 1.9) 2020, TPMT het. Then MMF 1 g BD since 2021 "
        "with full remission. ALT 22. How do I manage her drugs before conception?",
        "ask_pregnancy",
    )
    assert set(case.values) == {"alt"}
    assert case.current == ("mycophenolate",)
    assert case.reactions == (Reaction("leucopenia", "azathioprine"),)


def test_a_course_that_another_drug_has_followed_is_over() -> None:
    case = case_of(
        "45F failed aza (rash and fever day 10), then MMF 1.5 g bd 9 months: ALT 140. Now tac 2 mg bd 3 months, "
        "trough 6.2, ALT 95, tremor. HBcAb pos, HBsAg neg. ?rituximab",
        "second_line_failed",
    )
    assert "mycophenolate" not in case.current
    assert case.tried["mycophenolate"] == "insufficient"
    assert "rituximab" not in {*case.current, *case.tried}
    assert case.conditions == {"anti-hbc-positive": "yes", "hbsag-positive": "no"}


def test_until_conception_is_over_and_a_bleed_of_the_past_too() -> None:
    pregnant = case_of("31F 22/40, in remission on MMF till conception, switched to AZA 75 at 5 weeks", "ask_pregnancy")
    assert (pregnant.current, pregnant.tried) == (("azathioprine",), {"mycophenolate": "stopped"})
    bled = case_of("52M, ascites, prev variceal bleed 2023. Aza not tolerated - nausea at 50 mg", "inform_case")
    assert bled.conditions == {"ascites": "yes", "portal-hypertension": "yes"}


def test_a_mans_wish_for_a_child_is_no_pregnancy_of_his() -> None:
    case = case_of("40M, presently on aza mono 150, ALT 3xULN at 8 mo. Wife trying for a baby. MMF?", "ask_pregnancy")
    assert case.conditions == {"fathering": "yes"}
    assert case.state("wishes-pregnancy") == "no"
    assert case.doses["azathioprine"] == Dose(150, "mg")


def test_the_familys_disease_is_not_the_patients() -> None:
    case = case_of(
        "67F. Azathioprine stopped 2015 (BCC x2). Osteoporosis. Mother had lymphoma. Pred 30.", "inform_case"
    )
    assert case.conditions == {"osteoporosis": "yes", "skin-cancer": "yes"}
    assert case.tried["azathioprine"] == "not tolerated"  # for the cancers of the skin
