"""Dangers in words that no rule listens for: added to what the rules find, which always stays."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from actions.case.patient import Case
from actions.conversation.warnings.in_other_words import claims, likelihoods, plans
from actions.knowledge.kinds import Claim, PlanRule
from actions.reasoning.conditions import Scene
from tests.base import base
from tests.case.test_reading import mentions

SCENE = Scene(Case(), asked=("mycophenolate",))
RULES = tuple(rule for rule in base().plan_rules if rule.kind == "unsafe plan")
LIKELY = st.dictionaries(
    st.sampled_from([record.id for record in (*RULES, *base().claims)]), st.floats(0, 1), max_size=6
)


def rule(identifier: str) -> PlanRule:
    return next(rule for rule in RULES if rule.id == identifier)


def claim(identifier: str) -> Claim:
    return next(claim for claim in base().claims if claim.id == identifier)


@given(st.lists(st.sampled_from(RULES), unique_by=lambda rule: rule.id, max_size=4), LIKELY)
def test_no_warning_is_ever_taken_back_and_each_is_given_once(
    holding: list[PlanRule], likely: dict[str, float]
) -> None:
    found = plans(holding, RULES, likely, SCENE)
    assert {rule.id for rule in holding} <= {rule.id for rule in found}
    assert len({rule.id for rule in found}) == len(found)
    assert sorted(found, key=lambda rule: (rule.rank, rule.id)) == list(found)


@given(st.lists(st.sampled_from(base().claims), unique_by=lambda claim: claim.id, max_size=4), LIKELY)
def test_no_correction_is_ever_taken_back(holding: list[Claim], likely: dict[str, float]) -> None:
    assert {claim.id for claim in holding} <= {claim.id for claim in claims(holding, base().claims, likely, SCENE)}


def test_a_danger_in_other_words_is_warned_of_when_its_drug_is_in_view() -> None:
    nursing, likely = rule("plan-mycophenolate-breastfeeding"), {"plan-mycophenolate-breastfeeding": 0.9}
    assert plans((), RULES, likely, SCENE) == (nursing,)
    assert plans((), RULES, {nursing.id: 0.1}, SCENE) == ()
    assert plans((), RULES, likely, Scene(Case())) == ()


def test_what_is_known_of_the_patient_speaks_against_it() -> None:
    pregnant, likely = rule("plan-mycophenolate-pregnancy"), {"plan-mycophenolate-pregnancy": 0.9}
    assert plans((), RULES, likely, SCENE) == (pregnant,)
    denied = Scene(Case(sex="male"), asked=SCENE.asked)
    assert plans((), RULES, likely, denied) == ()


def test_a_number_is_compared_and_never_read_out_of_words() -> None:
    assert plans((), RULES, {"plan-dose-mycophenolate": 0.99}, SCENE) == ()


def test_what_no_record_holds_is_not_read_out_of_a_message() -> None:
    cure, figure = claim("premise-cure"), claim("premise-figure-unheld")
    assert claims((), base().claims, {cure.id: 0.9, figure.id: 0.9}, SCENE) == (cure,)


def test_a_guideline_that_is_held_is_not_said_to_be_unread() -> None:
    unread = claim("premise-guideline-unknown")
    named = Scene(Case(), asked=SCENE.asked, mentions=mentions("EASL says everyone must have a TPMT before aza"))
    assert claims((), base().claims, {unread.id: 0.9}, named) == ()
    assert claims((), base().claims, {unread.id: 0.9}, SCENE) == (unread,)
    assert claims((unread,), base().claims, {}, named) == (unread,)


@pytest.mark.parametrize(
    ("text", "danger", "held"),
    [
        ("she had her yellow fever jab booked for Friday and takes CellCept, fine?", "plan-live-vaccine", True),
        ("inactivated flu jab before CellCept, fine?", "plan-live-vaccine", False),
        ("core reactive, sAg neg. start rituximab", "plan-rituximab-hepatitis-b", True),
        ("core and sAg negative, start rituximab", "plan-rituximab-hepatitis-b", False),
        ("CellCept dose for a man of 60 after azathioprine", "plan-mycophenolate-pregnancy", False),
    ],
)
def test_the_danger_is_told_from_what_only_shares_its_words(text: str, danger: str, held: bool) -> None:
    assert (likelihoods(text, mentions(text))[danger] >= 0.5) is held
