"""What each drug did: words of organs, of a replacement, of both of two drugs, of the past; doses written out."""

from __future__ import annotations

import pytest

from actions.case.mentions import Dose
from actions.case.patient import Reaction
from tests.case.test_reading import reading


@pytest.mark.parametrize(
    "text", ["azathioprine in renal failure", "tacrolimus and heart failure, is it safe", "aza in acute liver failure?"]
)
def test_the_failure_of_an_organ_is_not_that_of_a_drug(text: str) -> None:
    assert reading(text, "ask_special_situation").tried == {}
    assert reading(text, "ask_special_situation").reason is None


@pytest.mark.parametrize(
    ("text", "tried"),
    [
        ("MMF for azathioprine intolerance", {"azathioprine": "not tolerated"}),
        ("infliximab for tacrolimus non-response?", {"tacrolimus": "insufficient"}),
        ("tacrolimus after MMF failure", {"mycophenolate": "insufficient"}),
    ],
)
def test_a_drug_for_what_another_did_is_not_what_failed(text: str, tried: dict[str, str]) -> None:
    assert reading(text, "second_line_failed").tried == tried


def test_a_drug_with_its_course_is_taken_whatever_it_is_for() -> None:
    assert "mycophenolate" in reading("MMF 1 g bd for azathioprine intolerance, ALT 30 now", "inform_case").current


def test_instead_of_stops_the_old_drug() -> None:
    read = reading("now MMF 1 g bd instead of aza", "ask_first_line")
    assert (read.current, read.tried) == (("mycophenolate",), {"azathioprine": "stopped"})


@pytest.mark.parametrize(
    "text", ["should we use MMF instead of aza?", "MMF instead of aza?", "I'd give MMF 1 g bd instead of aza"]
)
def test_instead_of_in_a_thought_changes_nothing(text: str) -> None:
    read = reading(text, "ask_comparison")
    assert (read.current, read.tried) == ((), {})


@pytest.mark.parametrize(
    "text",
    [
        "aza and 6-MP, reacted to both with rash",
        "rash with azathioprine and with mercaptopurine",
        "azathioprine and 6MP each gave her a rash",
        "couldn't tolerate either aza or 6-MP, rash",
        "rash on both aza and 6-MP",
    ],
)
def test_a_reaction_to_both_is_that_of_both(text: str) -> None:
    wanted = {Reaction("rash", "azathioprine"), Reaction("rash", "mercaptopurine")}
    assert set(reading(text, "intolerance_to_azathioprine").reactions) == wanted


def test_drugs_taken_together_do_not_share_a_reaction() -> None:
    found = reading("rash on aza and pred 20 mg", "intolerance_to_azathioprine").reactions
    assert found == (Reaction("rash", "azathioprine"),)


def test_a_cytopenia_of_a_drug_of_the_past_is_not_there_any_more() -> None:
    past = reading("stopped aza in 2019 for neutropenia, now on MMF", "inform_case")
    assert (Reaction("neutropenia-reaction", "azathioprine") in past.reactions, past.conditions) == (True, {})
    present = reading("neutropenia on aza, what now?", "intolerance_to_azathioprine")
    assert present.conditions == {"neutropenia": "yes"}


@pytest.mark.parametrize(
    ("text", "drug", "dose"),
    [
        ("she is on fifty mg of azathioprine", "azathioprine", Dose(50, "mg")),
        ("on aza one hundred and fifty mg", "azathioprine", Dose(150, "mg")),
        ("on azathioprine seventy-five mg daily", "azathioprine", Dose(75, "mg/day")),
        ("takes MMF one gram twice daily", "mycophenolate", Dose(1, "g", 2)),
    ],
)
def test_a_dose_may_be_written_out(text: str, drug: str, dose: Dose) -> None:
    assert reading(text, "inform_case").doses.of == {drug: dose}


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("tac tremor, aza nausea, mmf not tried. next?", "thiopurine_intolerance"),
        ("aza pancreatitis 2019, then tac gave her headaches. what now", "thiopurine_intolerance"),
        ("tac failed, aza nausea, next?", "second_line_failed"),
        ("mmf diarrhoea, aza nausea, next?", "second_line_failed"),
        ("aza did nothing, tac tremor, next?", "second_line_failed"),
    ],
)
def test_who_tolerated_nothing_is_still_to_have_mycophenolate(text: str, reason: str) -> None:
    assert reading(text, "intolerance_to_second_line").reason == reason


@pytest.mark.parametrize(
    ("text", "failed"),
    [
        ("refractory. tried everything. aza mmf tac ritux. MELD 12", True),
        ("failed aza, mmf, tac, ritux.", True),
        ("failed aza, mmf, tac, on ritux. ALT 40", False),
        ("failed aza and mmf. ritux next?", False),
    ],
)
def test_the_last_of_a_list_that_failed_failed_too(text: str, failed: bool) -> None:
    assert (reading(text, "second_line_failed").tried.get("rituximab") == "insufficient") is failed


def test_a_drug_that_was_tried_but_harmed_is_its_culprit() -> None:
    assert reading("we tried tac but bad tremor. next?", "inform_case").reactions == (Reaction("tremor", "tacrolimus"),)
    assert not reading("does aza but not mmf cause nausea?", "ask_adverse_effects").reactions


def test_the_fever_of_hypersensitivity_is_no_infection() -> None:
    read = reading(
        "fever 39 + rash + arthralgia day 12 of aza, settled on stopping. 40M", "intolerance_to_azathioprine"
    )
    assert Reaction("hypersensitivity", "azathioprine") in read.reactions
    assert "infection" not in read.conditions
    infected = reading("fever 39, cough, pneumonia, aza rash before", "inform_case")
    assert infected.conditions["infection"] == "yes"


@pytest.mark.parametrize(("text", "gain"), [("gained 0kg", False), ("gained 0 kg", False), ("gained 6 kg", True)])
def test_nothing_gained_is_no_harm(text: str, gain: bool) -> None:
    read = reading(f"on budesonide 9, aza 100. {text}, ALT 130 still", "inform_case")
    assert bool(read.reactions) is gain
    assert "weight" not in read.values


@pytest.mark.parametrize(
    "text",
    ["HBV vaccine non responder", "non-responder to hep B vaccination", "no response to the hepatitis B vaccine"],
)
def test_non_response_to_a_vaccine_is_no_reason(text: str) -> None:
    assert reading(f"45F AIH. {text}", "inform_case").reason is None
    assert reading("45F AIH non responder to aza, hep B vaccinated", "inform_case").reason == "insufficient_response"


@pytest.mark.parametrize(
    "text",
    [
        "not taking aza (admits), ALT 190 for a year",
        "turns out she never really took her azathioprine, ALT 240",
        "pharmacy says he hasn't been taking his azathioprine, ALT 210",
    ],
)
def test_a_drug_that_is_not_taken_did_not_fail(text: str) -> None:
    read = reading(text, "refractory_disease")
    assert read.conditions["non-adherence"] == "yes"
    assert (read.reason, read.tried) == (None, {})


def test_who_was_never_begun_on_it_is_not_non_adherent() -> None:
    assert "non-adherence" not in reading("not taking aza yet, ALT 190", "inform_case").conditions
    assert reading("ALT 190 although taking her azathioprine for a year", "refractory_disease").reason is not None


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ('she told me "i stopped my azathioprine 6 weeks ago", ALT now 300', "relapse_after_withdrawal"),
        ("pt stopped aza 3 months back, ALT 400 now", "relapse_after_withdrawal"),
        ("ALT 380, 4 months after she stopped aza", "relapse_after_withdrawal"),
        ("she stopped aza 3 months ago as it did not work, ALT 300", "insufficient_response"),
        ("stopped aza 3 months ago for nausea, ALT 200", "thiopurine_intolerance"),
        ("aza for 9 months, ALT 300 now", "insufficient_response"),
    ],
)
def test_what_comes_back_after_a_stop_is_a_relapse(text: str, reason: str) -> None:
    assert reading(text, "refractory_disease").reason == reason


def test_all_that_is_going_to_be_stopped_is_still_taken() -> None:
    planned = reading("on pred 5 and aza 100, CBR 3 yrs, plan stopping everything", "ask_stopping")
    assert set(planned.current) == {"prednisolone", "azathioprine"}
    done = reading("stopped everything last month, pred 5 and aza 100", "inform_case")
    assert done.tried == {"prednisolone": "stopped", "azathioprine": "stopped"}


@pytest.mark.parametrize(
    ("text", "past", "taken"),
    [
        ("prev aza mmf tac, ritux since jan, ALT 30", {"azathioprine", "mycophenolate", "tacrolimus"}, {"rituximab"}),
        ("prev aza, on mmf 1 g bd, ALT 30", {"azathioprine"}, {"mycophenolate"}),
        ("previously aza, mmf. tac 2 mg bd now, ALT 30", {"azathioprine", "mycophenolate"}, {"tacrolimus"}),
        ("prev aza, tac 2 mg bd since May, ALT 30", {"azathioprine"}, {"tacrolimus"}),
        ("on aza and mmf, ALT 30", set(), {"azathioprine", "mycophenolate"}),
    ],
)
def test_what_was_taken_before_is_not_taken_now(text: str, past: set[str], taken: set[str]) -> None:
    read = reading(text, "inform_case")
    assert (set(read.tried), set(read.current)) == (past, taken)


@pytest.mark.parametrize(
    ("text", "failed"),
    [
        ("70F refractory to pred aza mmf, next", True),
        ("failed pred, aza, mmf. what else?", True),
        ("failed pred and aza, MMF next", False),
        ("failed pred, aza. MMF?", False),
    ],
)
def test_the_last_that_failed_is_not_proposed(text: str, failed: bool) -> None:
    assert (reading(text, "refractory_disease").tried.get("mycophenolate") == "insufficient") is failed


def test_a_drug_in_a_closed_bracket_is_not_the_culprit() -> None:
    read = reading("everolimus for a year (prev aza rash, mmf diarrhoea): mouth ulcers. alternatives?", "inform_case")
    assert [r.drug for r in read.reactions if r.reaction == "mouth-ulcers"] == ["everolimus"]


@pytest.mark.parametrize(
    "text",
    [
        "failed the lot ... ritux?",
        "failed the lot. rituximab?",
        "failed everything, so rituximab?",
        "failed aza mmf tac, the lot. ritux?",
        "nothing worked. what about rituximab?",
        "failed all of them - ritux worth a try?",
    ],
)
def test_what_is_asked_for_behind_the_lot_is_not_of_it(text: str) -> None:
    assert "rituximab" not in reading(text, "second_line_failed").tried


@pytest.mark.parametrize(
    "text",
    ["failed the lot: aza, mmf, tac and ritux. what next?", "failed everything incl rituximab, options?"],
)
def test_what_is_listed_behind_the_lot_is_of_it(text: str) -> None:
    assert reading(text, "second_line_failed").tried["rituximab"] == "insufficient"


@pytest.mark.parametrize(
    ("text", "tried"),
    [
        ("fails mmf after fails aza, what now?", {"azathioprine", "mycophenolate"}),
        ("failing aza. options?", {"azathioprine"}),
        ("doesn't respond to mmf, options?", {"mycophenolate"}),
        ("fails aza, fails MMF. next?", {"azathioprine", "mycophenolate"}),
        ("she fails azathioprine. what next", {"azathioprine"}),
        ("he isn't responding to tacrolimus, next?", {"tacrolimus"}),
    ],
)
def test_a_failure_told_in_the_present_tense_is_one(text: str, tried: set[str]) -> None:
    read = reading(text, "refractory_disease").tried
    assert {drug for drug, outcome in read.items() if outcome == "insufficient"} == tried


@pytest.mark.parametrize("text", ["if aza fails, what next?", "what if she fails mmf?", "responds to aza, dose?"])
def test_a_failure_supposed_or_none_is_not_told(text: str) -> None:
    assert "insufficient" not in reading(text, "ask_drug_overview").tried.values()
