"""What is told of one thing is not read of another: plans that are denied, a pregnancy that is over, a drug that works
beside one that harms, the dose and the level of the drug talked of, metabolites written as a pair. Beside each stand
messages that look alike and tell the other thing.
"""

from __future__ import annotations

import pytest

from actions.answers.model import Answer
from tests.evaluation.__main__ import Asker

pytestmark = pytest.mark.slow


def chips(answer: Answer) -> dict[str, str]:
    return {item.id: item.label for item in answer.case}


def reason(answer: Answer) -> str | None:
    return next((item.id.removeprefix("reason:") for item in answer.case if item.id.startswith("reason:")), None)


def standing(answer: Answer, drug: str) -> str | None:
    rows = (row for part in answer.parts for section in part.sections for row in section.options)
    return next((row.standing for row in rows if row.drug == drug), None)


@pytest.mark.parametrize(
    "told",
    [
        "aza nausea F 23 no plans preg",
        "aza nausea, 23F, not planning preg",
        "31F off aza (vomiting), doesn't want preg",
        "F25 aza pancreatitis preg not planned",
        "24 yr female, aza leucopenia, nil plans for preg currently",
        "woman 27 intolerant to aza, not trying for preg",
        "33F aza nausea no intention of pregnancy",
        "F 30 aza hepatotoxicity, no plans for a baby, options",
    ],
)
def test_no_plans_of_a_pregnancy_are_no_pregnancy(asker: Asker, told: str) -> None:
    answer = asker.answer(told)
    assert chips(answer)["condition:wishes-pregnancy"] == "wishes pregnancy: no"
    assert chips(answer).get("condition:pregnant") in (None, "pregnant: no")
    assert standing(answer, "mycophenolate") == "preferred"


@pytest.mark.parametrize(
    "told",
    [
        "26F aza rash, preg",
        "27F aza nausea, preg 14 weeks",
        "26F aza nausea, unplanned preg 9/40",
        "26F aza rash, no plans to stop but preg now",
        "28F aza nausea, planning preg next yr",
        "28F aza nausea, wants preg",
    ],
)
def test_a_pregnancy_or_the_wish_for_one_is_heard_by_its_letters(asker: Asker, told: str) -> None:
    answer = asker.answer(told)
    assert {"condition:pregnant", "condition:wishes-pregnancy"} & set(chips(answer))
    assert standing(answer, "mycophenolate") == "avoid"


@pytest.mark.parametrize(
    "told",
    [
        "Post-partum flare, 26F 6wks post delivery, ALT 700, bfeeding, on aza 100 through preg",
        "6 wks post delivery, bfeeding, ALT 300 on aza",
        "30F 3 months postpartum, b/feeding, on aza 50 during preg, ALT 250",
        "2/12 post natal ALT 410, ebf, aza 75",
        "31F flared 8 weeks after delivery, aza continued throughout preg, breast feeding",
    ],
)
def test_who_has_given_birth_breastfeeds_and_is_pregnant_no_more(asker: Asker, told: str) -> None:
    known = chips(asker.answer(told))
    assert known["condition:pregnant"] == "pregnant: no"
    assert known["condition:breastfeeding"] == "breastfeeding"
    assert known["age:age"].startswith("female")


@pytest.mark.parametrize(
    "told",
    [
        "32F 30/40, will restart MMF 6 wks post delivery",
        "28F pregnant, risk of post-partum flare on aza?",
        "29F 20 weeks preg, flared post-partum last time, aza 100",
    ],
)
def test_a_birth_to_come_or_of_before_leaves_her_pregnant(asker: Asker, told: str) -> None:
    assert chips(asker.answer(told))["condition:pregnant"] == "pregnant"


@pytest.mark.parametrize(
    "told",
    [
        "58F on aza with good response but diabetic on pred, budesonide?",
        "44F aza 100 excellent response, but osteoporosis on pred 7.5",
        "60F great response to aza/pred, cataracts now, switch to bud?",
        "52M responded well to aza but cushingoid on pred 10",
    ],
)
def test_a_drug_with_a_good_response_did_not_fail(asker: Asker, told: str) -> None:
    answer = asker.answer(told)
    assert chips(answer)["drug:azathioprine"].startswith("on azathioprine")
    assert reason(answer) == "steroid_intolerance"


@pytest.mark.parametrize(
    "told",
    [
        "on aza with a good response initially but ALT 200 now",
        "47F aza no good response, ALT 180",
        "50F never had a good response to aza, ALT 150 at 9 months",
    ],
)
def test_a_response_that_was_lost_or_never_came_is_a_failure(asker: Asker, told: str) -> None:
    assert chips(asker.answer(told))["drug:azathioprine"] == "azathioprine: insufficient"


def test_a_dose_belongs_to_the_drug_in_view_and_the_reason_only_climbs(asker: Asker) -> None:
    answer = asker.last(
        "Failing MMF. 50 yo man.", "failing = ALT 3x on 1 g BD for 9 months, first was aza rash", "what next"
    )
    assert chips(answer)["drug:mycophenolate"] == "mycophenolate 1 g twice daily: insufficient"
    assert reason(answer) == "second_line_failed"
    assert not answer.warnings


def test_a_dose_told_before_a_drug_that_went_before_is_not_its(asker: Asker) -> None:
    answer = asker.last("47F MMF not working, ALT 150", "1.5 g bd since March, aza stopped for nausea earlier")
    assert chips(answer)["drug:mycophenolate"] == "mycophenolate 1.5 g twice daily: insufficient"
    assert not answer.warnings


def test_a_dose_before_the_drug_that_is_still_taken_is_its(asker: Asker) -> None:
    known = chips(asker.answer("on 2 mg/kg for 6 months, still on aza, ALT 90"))
    assert known["drug:azathioprine"] == "on azathioprine 2 mg/kg"


@pytest.mark.parametrize(
    ("told", "level", "drug"),
    [
        ("27F AIH on tac 3mg bd + pred 5, K 5.9, tremor ++", "trough 7.2", "tacrolimus"),
        ("52M on tac 2 mg bd, headaches", "level 9", "tacrolimus"),
        ("40F ciclosporin 100 bd gum overgrowth", "trough 180", "ciclosporin"),
        ("30F MMF failed, on tac 2 mg bd tremor", "trough 11", "tacrolimus"),
        ("34F on MMF 1 g bd, diarrhoea", "trough 2.1", "mycophenolate"),
    ],
)
def test_a_level_is_of_the_drug_that_is_taken_although_it_harms(asker: Asker, told: str, level: str, drug: str) -> None:
    assert drug in asker.last(told, level).parts[0].title


@pytest.mark.parametrize(
    ("told", "mmp", "tgn"),
    [
        ("6mp:6tgn 11400/90, ALT 96 on aza 2mg/kg", "6-MMP 11,400", "6-TGN 90"),
        ("6-mp/6-tg 9800/110 on aza 150", "6-MMP 9,800", "6-TGN 110"),
        ("6TG:6MP 95:10400", "6-MMP 10,400", "6-TGN 95"),
        ("6mp 11400, 6tgn 90, aza 150", "6-MMP 11,400", "6-TGN 90"),
        ("MMP/TGN 9800/110", "6-MMP 9,800", "6-TGN 110"),
        ("6-TG/6-MMP = 90/11400", "6-MMP 11,400", "6-TGN 90"),
    ],
)
def test_metabolites_written_as_a_pair(asker: Asker, told: str, mmp: str, tgn: str) -> None:
    answer = asker.answer(told)
    assert (chips(answer)["value:mmp"], chips(answer)["value:tgn"]) == (mmp, tgn)
    assert "drug:mercaptopurine" not in chips(answer)
    assert "shunting" in answer.parts[0].bottom_line[0].text


@pytest.mark.parametrize("told", ["on 6mp 50, 6tgn 210", "6MP 75 mg, TGN 300 MMP 2000"])
def test_mercaptopurine_beside_its_metabolites_is_the_drug(asker: Asker, told: str) -> None:
    assert chips(asker.answer(told))["drug:mercaptopurine"].startswith("on mercaptopurine")


@pytest.mark.parametrize(
    "taken",
    [
        'pt says she takes tablets "mostly"',
        "usually takes her meds",
        "takes them most days",
        "says he sometimes forgets",
        "tries to take them",
        "mostly compliant",
        "compliance patchy",
    ],
)
def test_hedged_adherence_is_no_adherence(asker: Asker, taken: str) -> None:
    answer = asker.answer(f"aza 100, {taken}. ALT 110. 6TGN 40 MMP <200")
    assert chips(answer)["condition:non-adherence"] == "non-adherence: possible"
    assert chips(answer)["value:mmp"] == "6-MMP <200"
    assert "check adherence" in answer.parts[0].bottom_line[0].text


@pytest.mark.parametrize(
    ("taken", "known"),
    [("takes all her tablets", "non-adherence: no"), ("she usually takes aza at night", None)],
)
def test_what_is_taken_as_prescribed_is_in_no_doubt(asker: Asker, taken: str, known: str | None) -> None:
    assert chips(asker.answer(f"aza 100, {taken}, ALT 110")).get("condition:non-adherence") == known


def test_failed_by_a_harm_is_not_tolerated_and_an_injury_that_ended_is_no_lasting_one(asker: Asker) -> None:
    known = chips(asker.answer("Pt failed aza (ADR), failed MMF (no response), tac stopped for AKI. what is left?"))
    assert known["drug:azathioprine"] == "azathioprine: not tolerated"
    assert known["drug:mycophenolate"] == "mycophenolate: insufficient"
    assert known["reaction:nephrotoxicity"] == "nephrotoxicity on tacrolimus"
    assert "condition:renal-impairment" not in known


@pytest.mark.parametrize("told", ["failed aza (side effects), what next", "36F failed 6mp due to intolerance, options"])
def test_failed_by_a_harm_is_intolerance(asker: Asker, told: str) -> None:
    assert reason(asker.answer(told)) == "thiopurine_intolerance"


@pytest.mark.parametrize("told", ["40M aza failed (no response), options", "failed aza and pred, ALT 200"])
def test_failed_for_want_of_a_response_is_not_enough(asker: Asker, told: str) -> None:
    assert reason(asker.answer(told)) == "insufficient_response"


def test_lasting_kidney_impairment_stays_beside_an_injury(asker: Asker) -> None:
    assert "condition:renal-impairment" in chips(asker.answer("65F CKD 3, tac stopped for AKI, MMF failed"))


@pytest.mark.parametrize(
    "told",
    [
        "Aza hepatotoxicity or AIH flare - ALT 90 to 380 four wks after starting aza 100",
        "azathioprine hepatotoxicity or AIH flare? 52F ALT 60 -> 340 on week 3",
        "flare vs aza hepatotoxicity, 40F ALT 300 after 3 weeks of aza",
    ],
)
def test_harm_or_flare_decides_neither(asker: Asker, told: str) -> None:
    answer = asker.answer(told)
    assert reason(answer) is None
    assert not any(item.startswith("reaction:") for item in chips(answer))


def test_a_harm_that_is_told_is_one(asker: Asker) -> None:
    assert reason(asker.answer("aza hepatotoxicity, ALT 90 to 380, stopped")) == "thiopurine_intolerance"


@pytest.mark.parametrize(
    "told",
    ["sirolimus for refractory AIH - proteinuria 1.2 g", "on tac 2 mg bd, 24h protein 1.8 g"],
)
def test_grams_of_protein_are_no_dose(asker: Asker, told: str) -> None:
    answer = asker.answer(told)
    assert not answer.warnings
    assert not any(label.endswith(" g") for label in chips(answer).values())


@pytest.mark.parametrize(
    "told",
    [
        "SURFASA: bili day 0 310 day 3 340, INR 1.9 now 2.1. calculate",
        "INR day 0 1.9 day 3 2.1, bilirubin day 0 310 day 3 340, surfasa",
    ],
)
def test_results_labelled_by_their_day_make_a_score(asker: Asker, told: str) -> None:
    known = chips(asker.answer(told))
    assert known["value:bilirubin"] == "bilirubin 310 to 340"
    assert known["value:inr"] == "INR 1.9 to 2.1"


@pytest.mark.parametrize(
    ("told", "kept", "left"),
    [
        ("on carbamazepine for trigeminal neuralgia", "condition:taking:carbamazepine", "condition:epilepsy"),
        ("TB exposed, quantiferon pos", "condition:latent-tuberculosis", "condition:tuberculosis"),
        ("she needs her zoster + flu + yellow fever for travel", "condition:live-vaccine", "condition:infection"),
        ("does he need co-trimoxazole", "age:age", "condition:taking:co-trimoxazole"),
        ("pt refuses steroids, 60F new AIH untreated", "condition:steroid-refusal", "reason:steroid_intolerance"),
    ],
)
def test_what_is_beside_it_is_not_kept(asker: Asker, told: str, kept: str, left: str) -> None:
    known = chips(asker.answer(told))
    assert kept in known
    assert left not in known


@pytest.mark.parametrize(
    ("told", "kept"),
    [
        ("on carbamazepine for seizures", "condition:epilepsy"),
        ("TB on CXR, quantiferon pos", "condition:tuberculosis"),
        ("has zoster and flu, on MMF", "condition:infection"),
        ("he takes co-trimoxazole", "condition:taking:co-trimoxazole"),
        ("60F pred gave psychosis, refuses steroids", "reason:steroid_intolerance"),
    ],
)
def test_what_is_there_is_kept(asker: Asker, told: str, kept: str) -> None:
    assert kept in chips(asker.answer(told))


def test_what_was_taken_before_is_not_taken(asker: Asker) -> None:
    answer = asker.last("she's on pred 20, 45F AIH", "was on aza 75 before, no problems")
    assert chips(answer)["drug:azathioprine"] == "azathioprine: stopped"
