"""Standings by the stated policy: a table of cases. What holds for every case is in test_unknown_is_never_no.py."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from actions.case.patient import Case, Reaction, State, Value
from actions.reasoning.question import best_question
from actions.reasoning.standings import judge, order, rank
from tests.base import base

TI, IR, NR, SI, SLF = (
    "thiopurine_intolerance",
    "insufficient_response",
    "non_response",
    "steroid_intolerance",
    "second_line_failed",
)


def case(*yes: str, no: tuple[str, ...] = (), reactions: tuple[tuple[str, str], ...] = (), **known: object) -> Case:
    conditions: dict[str, State] = dict.fromkeys(yes, "yes") | dict.fromkeys(no, "no")
    return Case(conditions=conditions, reactions=tuple(Reaction(r, d) for r, d in reactions), **known)  # type: ignore[arg-type]


SAFE_WOMAN = case("contraception", no=("pregnant", "wishes-pregnancy", "breastfeeding"), sex="female")
PANCREATITIS = case(reactions=(("pancreatitis", "azathioprine"),), reason=TI)
HYPERSENSITIVE = case(reactions=(("hypersensitivity", "azathioprine"),), reason=TI)
NAUSEA = case(reactions=(("nausea", "azathioprine"),), reason=TI)
TABLE: list[tuple[str, Case, str, str]] = [
    # reason, case, drug, standing
    (TI, Case(), "mycophenolate", "preferred"),
    (TI, SAFE_WOMAN, "mycophenolate", "preferred"),
    (TI, case("pregnant"), "mycophenolate", "avoid"),
    (TI, case("wishes-pregnancy"), "mycophenolate", "avoid"),
    (TI, case("breastfeeding"), "mycophenolate", "avoid"),
    (TI, case(no=("contraception",), sex="female"), "mycophenolate", "preferred"),
    (TI, case(no=("contraception", "postmenopausal"), sex="female"), "mycophenolate", "avoid"),
    (TI, case(sex="male"), "mycophenolate", "preferred"),
    (TI, case("postmenopausal", sex="female"), "mycophenolate", "preferred"),
    (TI, case("adolescent", "contraception", no=("pregnant",), sex="female"), "mycophenolate", "caution"),
    (TI, case("child", sex="female"), "mycophenolate", "caution"),
    (TI, case(sex="male", values={"egfr": Value(20)}), "mycophenolate", "caution"),
    (TI, case(sex="male", values={"egfr": Value(80)}), "mycophenolate", "preferred"),
    (TI, case("neutropenia", sex="male"), "mycophenolate", "caution"),
    (TI, Case(), "mercaptopurine", "reasonable"),
    (TI, NAUSEA, "mercaptopurine", "reasonable"),
    (TI, PANCREATITIS, "mercaptopurine", "caution"),
    (TI, HYPERSENSITIVE, "mercaptopurine", "avoid"),
    (TI, case(reactions=(("hepatotoxicity", "azathioprine"),)), "mercaptopurine", "caution"),
    (TI, case(reactions=(("leucopenia", "azathioprine"),)), "mercaptopurine", "caution"),
    (TI, case("tpmt-deficient"), "mercaptopurine", "avoid"),
    (TI, case("tpmt-deficient"), "tioguanine", "avoid"),
    (TI, case("tpmt-intermediate"), "mercaptopurine", "caution"),
    (TI, case("nudt15-deficient"), "mercaptopurine", "avoid"),
    (TI, case("decompensated"), "mercaptopurine", "avoid"),
    (TI, case("acute-severe"), "mercaptopurine", "avoid"),
    (TI, case("pregnant"), "mercaptopurine", "caution"),
    (TI, case("malignancy"), "mercaptopurine", "caution"),
    (TI, case("taking:febuxostat"), "mercaptopurine", "avoid"),
    (TI, case("taking:allopurinol"), "mercaptopurine", "caution"),
    (TI, Case(), "tioguanine", "reasonable"),
    (TI, case("cirrhosis"), "tioguanine", "caution"),
    (TI, Case(), "tacrolimus", "reasonable"),
    (TI, Case(), "infliximab", "no position"),
    (TI, Case(), "sirolimus", "no position"),
    (SI, Case(), "budesonide", "reasonable"),
    (SI, case(no=("cirrhosis",)), "budesonide", "reasonable"),
    (SI, case("cirrhosis"), "budesonide", "avoid"),
    (SI, case("decompensated"), "budesonide", "avoid"),
    (SI, case("acute-severe"), "budesonide", "avoid"),
    (SI, case("child"), "budesonide", "caution"),
    (SI, Case(age=12), "budesonide", "caution"),
    (SI, case("taking:clarithromycin"), "budesonide", "avoid"),
    (IR, case(reason=IR), "budesonide", "avoid"),
    (IR, Case(), "mycophenolate", "reasonable"),
    (IR, Case(), "tacrolimus", "reasonable"),
    (IR, case("pregnant"), "mycophenolate", "avoid"),
    (IR, case("pregnant"), "tacrolimus", "caution"),
    (IR, case("renal-impairment"), "tacrolimus", "caution"),
    (IR, case(values={"egfr": Value(45)}), "tacrolimus", "caution"),
    (IR, case(values={"neutrophils": Value(0.8)}), "mycophenolate", "caution"),
    (IR, case(values={"neutrophils": Value(2.4)}), "mycophenolate", "reasonable"),
    (IR, case(values={"egfr": Value(90)}), "tacrolimus", "reasonable"),
    (IR, case(values={"ejection-fraction": Value(30)}), "infliximab", "caution"),
    (IR, case(values={"ejection-fraction": Value(60)}), "infliximab", "reasonable"),
    (IR, case("diabetes"), "tacrolimus", "caution"),
    (IR, case("taking:clarithromycin"), "tacrolimus", "caution"),
    (IR, case("taking:rifampicin"), "tacrolimus", "caution"),
    (IR, case("taking:nsaid"), "tacrolimus", "caution"),
    (IR, case("hypertension"), "ciclosporin", "caution"),
    (IR, case("pregnant"), "sirolimus", "avoid"),
    (IR, case("wishes-pregnancy"), "everolimus", "avoid"),
    (IR, case("taking:azole-antifungal"), "sirolimus", "avoid"),
    (IR, case("transplanted"), "sirolimus", "avoid"),
    (NR, Case(), "tacrolimus", "reasonable"),
    (SLF, Case(), "rituximab", "reasonable"),
    (SLF, case("hbsag-positive"), "rituximab", "caution"),
    (SLF, case("anti-hbc-positive"), "rituximab", "caution"),
    (SLF, case("hbsag-positive", no=("hbv-prophylaxis",)), "rituximab", "avoid"),
    (SLF, case("hbsag-positive", "hbv-prophylaxis"), "rituximab", "caution"),
    (SLF, case(no=("hbsag-positive", "anti-hbc-positive")), "rituximab", "reasonable"),
    (SLF, case("heart-failure"), "rituximab", "caution"),
    (SLF, case("pregnant"), "rituximab", "caution"),
    (SLF, case("tuberculosis"), "infliximab", "avoid"),
    (SLF, case("latent-tuberculosis"), "infliximab", "caution"),
    (SLF, case("infection"), "infliximab", "avoid"),
    (SLF, case("sepsis"), "infliximab", "avoid"),
    (SLF, case("heart-failure"), "infliximab", "caution"),
    (SLF, case("hbsag-positive"), "infliximab", "caution"),
    (SLF, Case(), "belimumab", "reasonable"),
]


@pytest.mark.parametrize(("reason", "known", "drug", "standing"), TABLE)
def test_the_standing_is(reason: str, known: Case, drug: str, standing: str) -> None:
    assert judge(base(), drug, reason, known).standing == standing


OPEN = [
    (TI, Case(), "mycophenolate", ("pregnancy test", "contraception")),
    (TI, Case(), "mercaptopurine", ("TPMT", "NUDT15", "febuxostat or allopurinol")),
    (TI, case(reason=TI), "mercaptopurine", ("not hypersensitivity", "not pancreatitis")),
    (SI, Case(), "budesonide", ("no cirrhosis", "not acute severe", "no interacting medicine")),
    (IR, Case(), "tacrolimus", ("eGFR", "interacting")),
    (SLF, Case(), "rituximab", ("HBsAg and anti-HBc negative", "no pregnancy planned")),
    (SLF, Case(), "infliximab", ("tuberculosis", "HBsAg", "no active infection", "no pregnancy planned")),
    (TI, Case(), "tioguanine", ("no cirrhosis", "neither decompensated nor acute severe")),
    (IR, Case(), "sirolimus", ("no liver transplant",)),
    (IR, case(tried={"mycophenolate": "not tolerated"}), "mycophenolate", ("the reaction was not hypersensitivity",)),
]


@pytest.mark.parametrize(("reason", "known", "drug", "words"), OPEN)
def test_what_is_unknown_stands_in_the_same_cell(reason: str, known: Case, drug: str, words: tuple[str, ...]) -> None:
    label = judge(base(), drug, reason, known).label
    assert all(word in label for word in words), label


# Rules to avoid that need no word of their own: the reason is always known, prophylaxis is in doubt only beside the
# markers, which the cell names, a TPMT that is only low is settled by the degree that the cell asks for, a QT
# that is prolonged calls for caution until it is told to be congenital, and so do counts until they are severe.
NAMED_OTHERWISE = {
    "budesonide-poor-response",
    "rituximab-hepatitis-b-unprotected",
    "thiopurine-tpmt-low",
    "tacrolimus-long-qt",
    "thiopurine-severe-neutropenia",
}


def test_whatever_would_make_a_drug_one_to_avoid_is_named_in_its_cell() -> None:
    silent = {rule.id for rule in base().standing_rules if rule.standing == "avoid" and not rule.unless_known}
    assert silent == NAMED_OTHERWISE


def test_a_cell_stays_readable() -> None:
    for drug in base().drugs:
        for reason in base().reasons:
            assert len(judge(base(), drug, reason, Case()).open) <= 6
            assert len(judge(base(), drug, reason, Case()).label) <= 230


@pytest.mark.parametrize(
    ("drug", "told"),
    [
        ("azathioprine", {"cirrhosis": "no", "acute-severe": "no"}),
        ("mycophenolate", {"postmenopausal": "yes", "breastfeeding": "no"}),
        (
            "infliximab",
            {
                "tuberculosis": "no",
                "latent-tuberculosis": "no",
                "hbsag-positive": "no",
                "anti-hbc-positive": "no",
                "infection": "no",
            },
        ),
    ],
)
def test_what_plainly_follows_needs_no_second_answer(drug: str, told: dict[str, State]) -> None:
    label = judge(base(), drug, IR, Case(conditions=told)).label
    for word in ("decompensated", "acute severe", "breastfeeding", "pregnan", "tuberculosis", "HBsAg", "infection"):
        assert word not in label or (drug, word) == ("infliximab", "pregnan"), label


@pytest.mark.parametrize(
    ("drug", "told", "open_still"),
    [
        ("rituximab", {"hbsag-positive": "no"}, "HBsAg and anti-HBc negative"),
        ("infliximab", {"hbsag-positive": "no"}, "HBsAg and anti-HBc negative"),
        ("infliximab", {"hepatitis-b": "no"}, "HBsAg and anti-HBc negative"),
        ("infliximab", {"tuberculosis": "no"}, "tuberculosis screen negative"),
        ("mycophenolate", {"postmenopausal": "yes"}, "not breastfeeding"),
    ],
)
def test_what_only_seems_to_follow_stays_open(drug: str, told: dict[str, State], open_still: str) -> None:
    assert open_still in judge(base(), drug, SLF, Case(conditions=told)).label


def test_one_marker_alone_excludes_no_hepatitis_b() -> None:
    assert Case(conditions={"hbsag-positive": "no"}).state("hepatitis-b") is None
    assert Case(conditions={"anti-hbc-positive": "no"}).state("hepatitis-b") is None
    both = Case(conditions={"hbsag-positive": "no", "anti-hbc-positive": "no"})
    assert both.state("hepatitis-b") == "no"
    stated = Case(conditions={"hepatitis-b": "yes"})
    assert stated.with_conditions({"hbsag-positive": "no"}).state("hepatitis-b") == "yes"
    assert stated.with_conditions({"hbsag-positive": "no", "anti-hbc-positive": "no"}).state("hepatitis-b") == "no"


@pytest.mark.parametrize(
    ("told", "asked"),
    [
        ({"hbsag-positive": "no"}, "ask-hepatitis-b-core"),
        ({"hbsag-positive": "no", "anti-hbc-positive": "no", "tuberculosis": "no"}, "ask-tuberculosis-latent"),
    ],
)
def test_the_other_half_of_a_result_is_asked_for(told: dict[str, State], asked: str) -> None:
    known: dict[str, State] = {"infection": "no", "pregnant": "no", "wishes-pregnancy": "no", "contraception": "yes"}
    drug = "rituximab" if asked == "ask-hepatitis-b-core" else "infliximab"
    question = best_question(base(), (drug,), SLF, Case(conditions={**known, **told}))
    assert question is not None
    assert question.id == asked
    unknown = best_question(base(), (drug,), SLF, Case(conditions=known))
    assert unknown is None or unknown.once_known is None


def test_what_becomes_known_leaves_the_cell() -> None:
    assert judge(base(), "mycophenolate", TI, SAFE_WOMAN).label == "preferred"
    assert "cirrhosis" not in judge(base(), "budesonide", SI, case(no=("cirrhosis",))).label


def test_a_warning_never_lifts_a_drug_without_a_position() -> None:
    before, after = judge(base(), "tioguanine", SI, Case()), judge(base(), "tioguanine", SI, case("cirrhosis"))
    assert (before.standing, after.standing) == ("no position", "caution")
    assert order(after) > order(before)


def test_of_two_to_be_cautious_with_the_one_without_a_harm_of_its_like_goes_first() -> None:
    known = case("wishes-pregnancy", reactions=(("pancreatitis", "azathioprine"),), reason=TI)
    drugs = [judgement.drug for judgement in rank(base(), ("mercaptopurine", "tacrolimus"), TI, known)]
    assert drugs == ["tacrolimus", "mercaptopurine"]


def test_nor_one_that_has_a_position_for_only_one_of_two_possible_reasons() -> None:
    before, after = (judge(base(), "prednisolone", "unclear", known) for known in (Case(), case("diabetes")))
    assert (before.standing, after.standing) == ("no position", "caution")
    assert order(after) > order(before)


def test_after_an_optimised_thiopurine_guidelines_differ_on_both() -> None:
    for drug in ("mycophenolate", "tacrolimus"):
        assert judge(base(), drug, IR, Case()).label.startswith("reasonable, guidelines differ")


def test_every_standing_carries_what_made_it() -> None:
    judgement = judge(base(), "mycophenolate", TI, case("pregnant"))
    assert [rule.id for rule in judgement.holding] == ["mycophenolate-pregnancy"]
    assert {record.id for record, _ in judgement.positions} >= {"easl25-intolerance-mmf"}


CONDITIONS = sorted(
    {rule.when.condition for rule in base().standing_rules if rule.when.condition}
    | {"pregnant", "cirrhosis", "hbsag-positive"}
)
states = st.dictionaries(st.sampled_from(CONDITIONS), st.sampled_from(["yes", "no", "possible"]), max_size=6)
cases = st.builds(
    Case,
    conditions=states,
    sex=st.sampled_from([None, "female", "male"]),
    reactions=st.lists(
        st.builds(Reaction, st.sampled_from(["pancreatitis", "nausea", "hypersensitivity"]), st.just("azathioprine")),
        max_size=2,
    ).map(tuple),
)
reasons = st.sampled_from([TI, IR, SI, SLF])


@given(known=cases, reason=reasons)
def test_the_order_is_the_same_whatever_order_it_is_asked_in(known: Case, reason: str) -> None:
    names = tuple(sorted(base().drugs))
    assert rank(base(), names, reason, known) == rank(base(), tuple(reversed(names)), reason, known)


@pytest.mark.parametrize(
    ("taken", "drug", "named"),
    [
        ("clarithromycin", "tacrolimus", "no other interacting medicine"),
        ("allopurinol", "mercaptopurine", "no febuxostat,"),
        ("statin", "ciclosporin", "no other interacting medicine"),
    ],
)
def test_a_cell_does_not_deny_what_it_warns_of(taken: str, drug: str, named: str) -> None:
    label = judge(base(), drug, IR, case(f"taking:{taken}")).label
    assert named in label
    assert "no interacting medicine" not in label
    assert "febuxostat or allopurinol" not in label
