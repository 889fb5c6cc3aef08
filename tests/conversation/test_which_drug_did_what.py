"""Which drug did what, told over turns and without its name, and why another treatment is wanted."""

from __future__ import annotations

import pytest

from actions.answers.model import Answer
from actions.case.patient import Case, from_slot
from tests.evaluation.__main__ import Asker

pytestmark = pytest.mark.slow

_LEFT = "27M AIH aza pancreatitis"
_ON_MMF = "55M AIH aza pancreatitis, now on MMF 1g bd"


def _told(asker: Asker, *messages: str) -> tuple[Answer, Case]:
    slots: dict[str, object] = {}
    for text in messages:
        answer, slots = asker.turn(text, slots)
    return answer, from_slot(slots["case"])


def _first(answer: Answer) -> str:
    return " ".join(line.text for line in answer.parts[0].bottom_line)


@pytest.mark.parametrize(
    "harm",
    ["he's got diarrhoea 6x/day on 1g bd", "vomiting at 500 mg bd", "awful loose stools on 1.5g daily, what now"],
)
def test_a_harm_at_a_dose_is_of_the_drug_talked_of(asker: Asker, harm: str) -> None:
    answer, case = _told(asker, _LEFT, "mmf dose?", harm)
    assert case.tried["mycophenolate"] == "not tolerated"
    assert case.reacted(("azathioprine",)) == ("pancreatitis",)
    assert "best supported switch" not in _first(answer)


@pytest.mark.parametrize(
    "said", ["he didn't tolerate that either", "couldn't tolerate that one as well", "he can't tolerate it"]
)
def test_what_is_not_tolerated_either_is_the_drug_in_use(asker: Asker, said: str) -> None:
    answer, case = _told(asker, _ON_MMF, "he's got diarrhoea 6x/day", said)
    assert case.tried == {"azathioprine": "not tolerated", "mycophenolate": "not tolerated"}
    assert case.reason == "second_line_failed"
    assert (case.current, case.still_on) == ((), ())
    assert "best supported switch" not in _first(answer)


def test_what_is_not_tolerated_either_may_be_the_drug_in_view(asker: Asker) -> None:
    _, case = _told(
        asker, "43F AIH aza vomiting", "could she have mercaptopurine?", "she couldn't tolerate that either"
    )
    assert case.tried["mercaptopurine"] == "not tolerated"


@pytest.mark.parametrize("said", ["she can't tolerate it, diarrhoea", "not tolerating it, abdominal pain"])
def test_it_with_its_harm_is_the_drug_in_use(asker: Asker, said: str) -> None:
    _, case = _told(asker, "43F AIH aza vomiting, pred 15", "started mmf 1g bd last month", said)
    assert case.tried["mycophenolate"] == "not tolerated"
    assert case.current == ("prednisolone",)


def test_it_with_its_harm_stays_azathioprine_where_that_is_taken(asker: Asker) -> None:
    _, case = _told(asker, "40M AIH on aza 100", "he can't tolerate it, nausea")
    assert (case.reason, case.tried) == ("thiopurine_intolerance", {"azathioprine": "not tolerated"})


@pytest.mark.parametrize("said", ["started mmf 1g bd last month", "she's on mmf now", "switched to mmf"])
def test_what_is_taken_already_is_no_drug_to_change_to(asker: Asker, said: str) -> None:
    answer, case = _told(asker, "43F AIH aza vomiting, pred 15", said)
    assert "mycophenolate" in case.current
    assert "is taken already" in _first(answer)
    assert "best supported switch" not in _first(answer)


@pytest.mark.parametrize(
    "text",
    [
        "43F AIH aza intolerant (nausea), MMF started 8 wks ago. ALT 210 -> 95, IgG 22->17",
        "43F AIH, switched aza to MMF 10 weeks ago because of vomiting. ALT 160 then, 70 now",
    ],
)
def test_results_of_its_first_weeks_are_read(asker: Asker, text: str) -> None:
    answer, case = _told(asker, text)
    assert "too early to call this a failure" in _first(answer)
    assert case.reason == "thiopurine_intolerance"


@pytest.mark.parametrize("said", ["Tried 6MP too, same", "6mp same", "then 6-MP, ditto", "6MP did exactly the same"])
def test_the_same_again_is_the_same_harm(asker: Asker, said: str) -> None:
    _, case = _told(asker, "45M AIH aza nausea", said)
    assert case.tried["mercaptopurine"] == "not tolerated"
    assert case.reacted(("mercaptopurine",)) == ("nausea",)
    assert case.reason == "thiopurine_intolerance"


def test_the_same_again_is_as_little(asker: Asker) -> None:
    _, case = _told(asker, "45M AIH aza insufficient response", "MMF the same")
    assert (case.tried["mycophenolate"], case.reason) == ("insufficient", "second_line_failed")


@pytest.mark.parametrize("said", ["same dose of mmf as before?", "is the 6MP dose the same?", "mmf at the same time?"])
def test_a_question_after_the_same_tells_nothing(asker: Asker, said: str) -> None:
    _, case = _told(asker, "45M AIH aza nausea", said)
    assert set(case.tried) == {"azathioprine"}


@pytest.mark.parametrize(
    "text",
    [
        "aza stopped March 2018 - pancreatitis. MMF 1 g bd since June 2018. Jan 2024: ALT 148, IgG 19. What next?",
        "52M aza nausea 2019, MMF 1 g bd since 2020, ALT 120 what next",
        "52M aza nausea, MMF since May 2019. ALT now 133",
        "on MMF 1 g bd since AZA failed. ALT 148",
    ],
)
def test_raised_years_into_a_second_line_drug_is_its_failure(asker: Asker, text: str) -> None:
    _, case = _told(asker, text)
    assert (case.reason, case.tried["mycophenolate"]) == ("second_line_failed", "insufficient")
    assert "mycophenolate" in case.still_on


@pytest.mark.parametrize(
    "text",
    [
        "52M aza rash. MMF since Nov 2023. Jan 2024: ALT 148, IgG 19",
        "52M aza rash. MMF since June 2018. ALT 24, IgG 12",
        "52M aza rash. MMF started Oct 2026, ALT 120 now",
    ],
)
def test_early_or_quiet_on_it_is_none(asker: Asker, text: str) -> None:
    _, case = _told(asker, text)
    assert case.current == ("mycophenolate",)
    assert case.reason == "thiopurine_intolerance"


@pytest.mark.parametrize(
    "text",
    [
        "31M, AIH 2017. Stopped 2019, relapsed; 2021 stopped again. 2023 still on AZA 125 taking it (6TGN 290), ALT up"
        " to 220 x3",
        "40F AIH, aza stopped 2019, flared. Restarted 2020. Now ALT 180 despite aza 125 and good adherence",
        "50F aza rash, mercaptopurine since 2021, LFTs normal until now, ALT 140",
    ],
)
def test_active_disease_on_what_is_taken_is_a_response_lost(asker: Asker, text: str) -> None:
    assert _told(asker, text)[1].reason == "loss_of_response_on_treatment"


@pytest.mark.parametrize(
    "text", ["40F AIH stopped aza 2021, relapsed, now on pred 20", "40F AIH, came off aza last year, flared, ALT 400"]
)
def test_disease_back_after_its_end_stays_a_relapse(asker: Asker, text: str) -> None:
    assert _told(asker, text)[1].reason == "relapse_after_withdrawal"


@pytest.mark.parametrize(
    "text",
    [
        "AZA 75 and pred 5. Started nitrofurantoin in March, ALT up since May. Would you escalate to MMF?",
        "52F AIH in remission on aza 100. GP started minocycline for acne, ALT now 240. next step?",
        "52F AIH, hydralazine started 3 months ago, ALT 300 on aza 75. escalate?",
    ],
)
def test_a_medicine_that_may_bring_it_on_is_said_first(asker: Asker, text: str) -> None:
    answer, _ = _told(asker, text)
    assert {"di-alh-drugs", "di-alh-other-drugs"} & set(answer.parts[0].bottom_line[0].records)


@pytest.mark.parametrize(
    "text",
    [
        "52F AIH on aza, on long-term atorvastatin, ALT 140, what next",
        "52F AIH on aza 100, started nitrofurantoin, ALT 22. interactions?",
    ],
)
def test_one_taken_for_long_or_without_a_rise_leads_nothing(asker: Asker, text: str) -> None:
    answer, _ = _told(asker, text)
    assert "liver injury" not in answer.parts[0].title.lower()


def test_it_that_was_stopped_is_the_medicine_talked_of(asker: Asker) -> None:
    told = "AZA 75 and pred 5. Started nitrofurantoin in March, ALT up since May. Would you escalate to MMF?"
    _, case = _told(asker, told, "stopped it 6 weeks ago, ALT still 130")
    assert case.conditions["taking:nitrofurantoin"] == "no"
    assert case.current == ("azathioprine", "prednisolone")
    assert case.reason is None


@pytest.mark.parametrize("asked", ["is he a non-responder?", "so is that non-response?"])
def test_a_fall_by_half_is_no_non_response(asker: Asker, asked: str) -> None:
    answer, case = _told(asker, "45M AIH on aza 100. ALT 890 -> 61 at 4 months", asked)
    assert case.values["alt"].first is not None
    assert "this is not non-response" in _first(answer)
    assert "fall of 93 %" in _first(answer)


@pytest.mark.parametrize(
    "text",
    [
        "72M 61 kg on pred 12.5 + aza 75, two vertebral fractures, HbA1c 68. options to get off steroid?",
        "72M on pred 10 and azathioprine 100, osteoporotic fracture, sugars high. want him off steroid",
        "66F on MMF and pred 7.5, vertebral fracture and glaucoma",
    ],
)
def test_what_steroids_do_is_no_harm_of_the_drug_beside_them(asker: Asker, text: str) -> None:
    _, case = _told(asker, text)
    assert case.reason == "steroid_intolerance"
    assert {r.drug for r in case.reactions} == {"prednisolone"}
    assert set(case.tried) <= {"prednisolone"}


_SPLEEN = (
    "Previous: azathioprine (nausea), mercaptopurine 50 mg 2020-23 (well tolerated, ALT normal until mid 2023)."
    " ALT 133, IgG 20.3. Fibroscan 22 kPa, plt 118, spleen 14.5 cm"
)


def test_platelets_beside_a_large_spleen_are_no_harm(asker: Asker) -> None:
    _, case = _told(asker, _SPLEEN)
    assert case.reason == "loss_of_response_on_treatment"
    assert case.reacted(("mercaptopurine",)) == ()


@pytest.mark.parametrize("said", ["the thrombocytopenia predates azathioprine", "low platelets were there before aza"])
def test_what_is_older_than_the_drug_is_taken_off_it(asker: Asker, said: str) -> None:
    _, case = _told(asker, "50F on aza 100, thrombocytopenia, stopped", f"actually {said}")
    assert case.reactions == ()
    assert case.reason is None


@pytest.mark.parametrize(
    "text",
    [
        "since tacrolimus RCT showed 90% response I want it first line in this 45M. Dose?",
        "as tac has a 90% response rate, should this 45M get it?",
        "45M, tac trial shows 80% remission so start it?",
    ],
)
def test_figures_of_a_premise_are_not_the_patients(asker: Asker, text: str) -> None:
    assert _told(asker, text)[1].tried == {}


def test_one_raised_result_is_no_failure(asker: Asker) -> None:
    first = "38F AIH aza intol, on MMF. Now needs isotretinoin, also started valproate for migraine by gp"
    answer, case = _told(asker, first, "LFT up ALT 320")
    assert case.current == ("mycophenolate",)
    assert "adherence, the diagnosis and any other cause are checked first" in _first(answer)


def test_what_went_back_up_is_one(asker: Asker) -> None:
    _, case = _told(asker, "38F AIH aza intol, on MMF, ALT 30", "LFTs gone back up ALT 320")
    assert case.reason == "second_line_failed"


@pytest.mark.parametrize(
    "text",
    [
        "45F AIH on tacrolimus, on clarithromycin 3 days, level 24 and tremor. options?",
        "45F AIH on tacrolimus, fluconazole started, trough 21, creat 180, what next",
    ],
)
def test_an_interaction_is_no_failure(asker: Asker, text: str) -> None:
    _, case = _told(asker, text)
    assert case.reason is None
    assert case.current == ("tacrolimus",)


def test_a_drug_interaction_asked_about_is_no_harm(asker: Asker) -> None:
    _, case = _told(asker, "pharmacist re drug interaction: tac + fluconazole")
    assert case.reason is None
    assert not case.tried


def test_neither_is_both_that_were_compared(asker: Asker) -> None:
    answer, _ = _told(asker, "infliximab vs rituximab", "what if neither works")
    assert "infliximab" not in _first(answer).lower().split("named as rescue")[0]
    assert "Tacrolimus and belimumab are named" in _first(answer)


@pytest.mark.parametrize("said", ["recovered neut 3.1 after stopping", "stopped aza, neut back to 3.1"])
def test_counts_that_recover_were_the_drugs_harm(asker: Asker, said: str) -> None:
    _, case = _told(asker, "wbc 2.1 neut 0.9 on aza 75", said)
    assert (case.reason, case.tried) == ("thiopurine_intolerance", {"azathioprine": "not tolerated"})
    assert "wbc" not in case.values


@pytest.mark.parametrize(
    "text", ["AIH. AZA 2009-2016 stopped for recurrent zoster", "62F AIH azathioprine stopped for recurrent shingles"]
)
def test_infections_it_was_stopped_for_are_its_harm(asker: Asker, text: str) -> None:
    _, case = _told(asker, text)
    assert case.reacted(("azathioprine",)) == ("infection-reaction",)


def test_a_thiopurine_left_for_a_cancer_is_none_to_optimise(asker: Asker) -> None:
    answer, _ = _told(asker, "AZA stopped by oncologist for breast cancer, pred only. ALT 120")
    assert "optimise the thiopurine" not in _first(answer)


def test_a_trial_of_treatment_is_no_study(asker: Asker) -> None:
    _, case = _told(asker, "45M AIH, on tac, trial of 6 months showed no response")
    assert case.tried == {"tacrolimus": "insufficient"}


@pytest.mark.parametrize(
    "text", ["50F AIH switched aza to MMF, now diarrhoea", "50F AIH on MMF since aza failed, diarrhoea"]
)
def test_what_came_after_the_change_is_of_what_is_taken_since(asker: Asker, text: str) -> None:
    assert _told(asker, text)[1].reacted(("mycophenolate",)) == ("diarrhoea",)


@pytest.mark.parametrize(
    "text",
    ["50F changed from azathioprine 100 to tacrolimus due to pancreatitis", "50F switched aza to MMF for vomiting"],
)
def test_a_change_because_of_a_harm_is_from_what_did_it(asker: Asker, text: str) -> None:
    _, case = _told(asker, text)
    assert case.tried == {"azathioprine": "not tolerated"}
    assert {r.drug for r in case.reactions} == {"azathioprine"}
