"""Whose harm it is: what stands beside a drug that is taken may be a disease, a result or another drug's."""

from __future__ import annotations

import pytest

from actions.case.merge import merge
from actions.case.patient import Case, Reaction
from actions.case.values.told_values import weeks_told
from tests.case.test_reading import mentions, reading


@pytest.mark.parametrize(
    ("text", "taken"),
    [
        ("81F frail, eGFR 41, aza leucopenia WCC 2.1, on pred 20 can't wean", "prednisolone"),
        ("46F AIH on MMF 1 g bd and pred 5, temp 39.2 since last night, neutrophils 0.4", "prednisolone"),
        ("CMV viraemia on MMF 1g bd + pred 15, 44F AIH, copies 12000", "prednisolone"),
        ("33F AIH on pred 15. she gets migraines nothing else, refuses more pred. budes instead?", "prednisolone"),
        ("AIH 39F osteopenia T -2.1 on pred 10, aza nausea. options", "prednisolone"),
        ("65M NUDT15 poor metaboliser, pred dependent 12.5, BMI 38 with fatty liver, hba1c 70", "prednisolone"),
        ("47M AIH, ALT 121 on AZA 150, Seizure d/o on carbamazepine. Next step?", "azathioprine"),
        ("29F AIH 33 weeks pregnant on azathioprine, BP 165/110, headache, platelets 70, ALT 400", "azathioprine"),
        ("55M AIH on tacrolimus 2 mg bd, blood pressure 82, drowsy", "tacrolimus"),
        ("39F AIH aza pancreatitis, on pred 7.5, depression since childhood", "prednisolone"),
        ("33F AIH on aza, platelets 190, wbc 4.2, ANC 1.8, ALT 88", "azathioprine"),
    ],
)
def test_what_is_not_its_harm_leaves_a_drug_taken(text: str, taken: str) -> None:
    read = reading(text, "inform_case")
    assert taken in read.current
    assert taken not in read.tried
    assert not [r for r in read.reactions if r.drug == taken]


@pytest.mark.parametrize(
    ("text", "reaction", "drug"),
    [
        ("migraines on aza, AIH 40F. options", "headache", "azathioprine"),
        ("seizure on tacrolimus 3 mg, AIH 40F", "neurotoxicity", "tacrolimus"),
        ("on tac 2 mg bd, seizure last night, AIH 40F", "neurotoxicity", "tacrolimus"),
        ("AIH 55F on pred 15 and insomnia, mood swings", "mood", "prednisolone"),
        ("pred 20 and sugars 18, on aza 100 as well. next", "hyperglycaemia", "prednisolone"),
        ("AIH 55F on pred 15, T score -3.1, osteoporosis now", "osteoporosis-reaction", "prednisolone"),
        ("AIH 29F pregnant 20 weeks, aza nausea, BP 110", "nausea", "azathioprine"),
        ("pred 20, moon face, aza rash. next", "cushingoid", "prednisolone"),
        ("on aza and pred 5, pancreatitis lipase 900", "pancreatitis", "azathioprine"),
        ("MMF 1 g bd, diarrhoea 6x a day, pred 10. next", "diarrhoea", "mycophenolate"),
    ],
)
def test_a_harm_that_a_drug_may_do_is_still_its_own(text: str, reaction: str, drug: str) -> None:
    assert Reaction(reaction, drug) in reading(text, "inform_case").reactions


@pytest.mark.parametrize(
    "text",
    [
        "AIH 41F aza nausea. seizures are old, she is on levetiracetam",
        "47M AIH, ALT 121 on AZA 150, Seizure d/o on carbamazepine. Next step?",
    ],
)
def test_a_seizure_disorder_is_epilepsy_and_no_harm(text: str) -> None:
    read = reading(text, "inform_case")
    assert read.conditions["epilepsy"] == "yes"
    assert "neurotoxicity" not in {r.reaction for r in read.reactions}


def test_osteopenia_is_no_osteoporosis() -> None:
    assert "osteoporosis" not in reading("AIH 39F osteopenia T -2.1 on pred 10", "inform_case").conditions
    assert reading("AIH 39F osteoporosis, pred 10", "inform_case").conditions["osteoporosis"] == "yes"


@pytest.mark.parametrize("words", ["can't wean", "pred dependent", "can't taper", "cannot be weaned"])
def test_who_cannot_do_without_steroids_depends_on_them(words: str) -> None:
    read = reading(f"44F AIH on pred 20, {words}", "inform_case")
    assert read.conditions["steroid-dependent"] == "yes"
    assert read.reason != "steroid_intolerance"
    assert "prednisolone" in read.current


def test_tuberculosis_that_is_told_beside_an_intolerance_is_no_harm_of_it() -> None:
    read = reading("44M AIH aza intolerant, quiescent TB on CXR, infliximab?", "intolerance_to_azathioprine")
    assert read.reactions == ()
    assert read.conditions == {"latent-tuberculosis": "yes"}


def test_the_dose_of_a_drug_that_does_harm_is_kept_while_it_is_taken() -> None:
    text = "46F AIH on MMF 1 g bd and pred 5, neutrophils 0.4. Should I halve the mycophenolate?"
    case = merge(Case(), reading(text, "intolerance_to_second_line"), text).case
    assert case.doses["mycophenolate"].number == 1
    later = "stopped MMF now"
    assert "mycophenolate" not in merge(case, reading(later, "inform_case"), later).case.doses
    left = "aza 100 gave her pancreatitis in 2020, stopped"
    assert merge(Case(), reading(left, "intolerance_to_azathioprine"), left).case.doses == {}


def test_how_far_a_pregnancy_has_gone_is_no_time_of_treatment() -> None:
    assert weeks_told(mentions("29F AIH 33 weeks pregnant on azathioprine, ALT 400")) is None
    assert weeks_told(mentions("28F G1P0 at 19 weeks POG, on azathioprine, ALT 400")) is None
    assert weeks_told(mentions("pregnant, on azathioprine for 33 weeks, ALT 400")) == 33


def test_a_look_alike_is_not_read_as_another_medicine() -> None:
    for name in ("rifaximin", "cycloserine", "nimodipine", "primidon", "metoprolol", "cefalexin"):
        found = {m.value for m in mentions(f"AIH, also takes {name} daily").found}
        assert not found & {"rifampicin", "ciclosporin", "nifedipine", "methotrexate", "prednisolone"}


@pytest.mark.parametrize(
    ("text", "reaction", "drug"),
    [
        ("on MMF for aza nausea, now diarrhoea x6/d, 1g bd", "diarrhoea", "mycophenolate"),
        ("tac 3 mg bd since aza rash, now tremor. 40F", "tremor", "tacrolimus"),
        ("44F MMF 1 g bd, 2m, wbc 1.9, previously intolerant of aza (rash)", "leucopenia", "mycophenolate"),
        ("58F mmf 1g bd (aza nausea) plts 70", "cytopenia", "mycophenolate"),
        ("on MMF 1 g bd. aza stopped 2020 for pancreatitis. wbc 2.1 this week", "leucopenia", "mycophenolate"),
        ("aza gave wbc 1.4, now on mmf 1g bd, ALT normal", "leucopenia", "azathioprine"),
        ("on mmf 1 g bd after aza (wbc 1.4), ALT 40", "leucopenia", "azathioprine"),
        ("wbc 1.4, vomiting on aza, now mmf 1 g bd", "leucopenia", "azathioprine"),
        ("aza nausea, wbc 1.8 in 2019. Now on MMF 1 g bd, ALT normal", "leucopenia", "azathioprine"),
    ],
)
def test_the_drug_in_use_carries_what_is_found_now(text: str, reaction: str, drug: str) -> None:
    assert [r.drug for r in reading(text, "inform_case").reactions if r.reaction == reaction] == [drug]


def test_low_platelets_of_a_cirrhotic_are_no_harm_of_the_drug_in_use() -> None:
    read = reading("58F cirrhosis, mmf 1g bd (aza nausea), plts 70", "inform_case")
    assert {r.drug for r in read.reactions} == {"azathioprine"}
    assert "mycophenolate" in read.current


def test_a_dose_behind_a_drug_of_the_past_is_of_the_one_in_use() -> None:
    for text in ("on MMF for aza nausea, 1g bd", "MMF (aza nausea) 1 g bd", "MMF after aza rash, 1 g bd"):
        assert {m.drug for m in mentions(text).measures} == {"mycophenolate"}
    assert {m.drug for m in mentions("MMF stopped, back on aza 100 mg").measures} == {"azathioprine"}


def test_a_harm_told_later_is_of_the_second_line_drug_that_is_taken() -> None:
    case = Case(reason="thiopurine_intolerance", tried={"azathioprine": "not tolerated"}, current=("mycophenolate",))
    after = merge(case, reading("diarrhoea for 3 days", "inform_case"), "diarrhoea for 3 days").case
    assert after.reactions == (Reaction("diarrhoea", "mycophenolate"),)
    corrected = merge(case, reading("actually it was nausea", "inform_case"), "actually it was nausea").case
    assert corrected.reactions == (Reaction("nausea", "azathioprine"),)


def test_weight_put_on_is_no_harm_of_a_thiopurine() -> None:
    case = Case(reason="thiopurine_intolerance", tried={"azathioprine": "not tolerated"})
    said = "weight gain of 14 kg"
    assert merge(case, reading(said, "inform_case"), said).case.reactions == (Reaction("weight-gain", None),)
    on_pred = Case(reason="thiopurine_intolerance", tried={"azathioprine": "not tolerated"}, current=("prednisolone",))
    gained = merge(on_pred, reading(said, "inform_case"), said).case.reactions
    assert gained == (Reaction("weight-gain", "prednisolone"),)


@pytest.mark.parametrize(
    ("text", "harm", "drug"),
    [
        ("50F AIH on aza 100, gallstone pancreatitis last month. what now", "pancreatitis", "azathioprine"),
        ("50F AIH on aza 100, pancreatitis due to gallstones, had her gallbladder out", "pancreatitis", "azathioprine"),
        ("50M AIH on 6MP, pancreatitis after ERCP, ERCP pancreatitis they say", "pancreatitis", "mercaptopurine"),
        ("50M AIH on aza, alcoholic pancreatitis. carry on?", "pancreatitis", "azathioprine"),
        ("50M AIH on aza, pancreatitis; high triglycerides were the cause", "pancreatitis", "azathioprine"),
        ("AIH 40F on aza 75 with a septrin rash", "rash", "azathioprine"),
        ("AIH 40F on aza 75, rash from co-amoxiclav", "rash", "azathioprine"),
        ("AIH 40F on aza 75, rash, culprit was the flucloxacillin", "rash", "azathioprine"),
        ("AIH 40F on MMF 1 g bd, diarrhoea from metformin", "diarrhoea", "mycophenolate"),
        ("AIH 40F on MMF 1 g bd, colchicine diarrhoea", "diarrhoea", "mycophenolate"),
        ("AIH 40F on MMF 1 g bd, diarrhoea turned out to be coeliac", "diarrhoea", "mycophenolate"),
        ("AIH 40F on MMF 1 g bd, norovirus vomiting", "vomiting", "mycophenolate"),
        ("AIH 40F on aza, leucopenia due to hypersplenism", "leucopenia", "azathioprine"),
        ("AIH 40F on MMF, neutropenia caused by valganciclovir", "neutropenia-reaction", "mycophenolate"),
        ("AIH 40F on tac, tremor was from salbutamol", "tremor", "tacrolimus"),
    ],
)
def test_a_harm_of_another_cause_says_nothing_against_our_drug(text: str, harm: str, drug: str) -> None:
    read = reading(text, "inform_case")
    assert harm in read.explained
    assert not read.reactions
    assert drug not in read.tried
    assert read.reason is None


@pytest.mark.parametrize(
    ("text", "harm", "drug"),
    [
        ("50F AIH, pancreatitis on aza, no gallstones", "pancreatitis", "azathioprine"),
        ("50F AIH, pancreatitis on aza, gallstones ruled out", "pancreatitis", "azathioprine"),
        ("50F AIH, not alcohol: aza pancreatitis", "pancreatitis", "azathioprine"),
        ("50F AIH, aza pancreatitis, could be alcohol", "pancreatitis", "azathioprine"),
        ("50F AIH, pancreatitis on aza, gallstones or drug?", "pancreatitis", "azathioprine"),
        ("50F AIH, gallstone pancreatitis in 2015, then aza pancreatitis in 2020", "pancreatitis", "azathioprine"),
        ("AIH 40F leucopenia on aza with allopurinol", "leucopenia", "azathioprine"),
        ("AIH 40F neutropenia on aza and septrin", "neutropenia-reaction", "azathioprine"),
        ("AIH 40F on tac, tremor since clarithromycin", "tremor", "tacrolimus"),
        ("AIH 40F aza nausea, metformin for diabetes", "nausea", "azathioprine"),
        ("AIH 40F diarrhoea on MMF, also on metformin", "diarrhoea", "mycophenolate"),
        ("AIH 40F diarrhoea on MMF, c diff negative", "diarrhoea", "mycophenolate"),
        ("AIH 40F rash on aza, not the septrin", "rash", "azathioprine"),
    ],
)
def test_a_cause_denied_or_only_thought_of_leaves_the_harm_with_the_drug(text: str, harm: str, drug: str) -> None:
    read = reading(text, "inform_case")
    assert Reaction(harm, drug) in read.reactions
    assert harm not in read.explained
