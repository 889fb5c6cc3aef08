"""Guidelines that were read, and drugs of ours, are not said to be unknown; what is asked of them leads."""

from __future__ import annotations

from datetime import date

import pytest

from actions.answers.desk import Asked
from actions.answers.model import Answer
from actions.case.patient import Case
from actions.case.reading import read
from actions.conversation.exchange import Reply, Turn
from actions.conversation.focus import Focus
from actions.conversation.scope import outside
from tests.answers.test_readings import answer, lines
from tests.base import assistant
from tests.conversation.test_following_on import asked


def told(text: str, intent: str, case: Case | None = None, focus: Focus | None = None) -> Reply:
    one = asked(text, intent, 0.99)
    turn = Turn(text, (one,), one.mentions, case or Case(), focus or Focus(), date(2026, 11, 24))
    return assistant().respond(turn)


def lead(reply: Answer, most: int = 1, part: int = 0) -> str:
    return " ".join(line.text for line in reply.parts[part].bottom_line[:most])


@pytest.mark.parametrize(
    "text",
    [
        "non-responders: BSG, EASL, AWMF, AASLD side by side",
        "EASL v BSG v AWMF in a non responder",
        "what do BSG and EASL give for non-response",
    ],
)
def test_every_guideline_named_speaks_on_non_response(text: str) -> None:
    told = lead(answer(text, "ask_guideline"), most=5)
    assert "not in the sources read" not in told
    assert "EASL 2025 says that mycophenolate may be tried before any third-line drug" in told
    assert "BSG 2025 says that tacrolimus might be the more effective rescue" in told


def test_what_rests_on_a_test_result_does_not_lead_the_positions() -> None:
    assert "mycophenolate" in lead(answer("EASL on insufficient response", "ask_guideline"))


def test_a_test_named_is_what_the_guideline_is_asked_about() -> None:
    told = lead(answer("does BSG want azathioprine metabolites done routinely", "ask_guideline"))
    assert "does not need azathioprine metabolites routinely" in told


def test_first_line_asked_of_a_guideline_is_answered_for_first_line() -> None:
    told = lead(answer("is MMF first line in EASL now", "ask_guideline"))
    assert told.startswith("As first line in adults EASL 2025 recommends")
    second = lead(answer("EASL on MMF for azathioprine intolerance", "ask_guideline"))
    assert "second-line drug of choice" in second


def test_a_grade_asked_for_is_given() -> None:
    told = lead(answer("how strong is the evidence for MMF after azathioprine intolerance", "ask_evidence"))
    assert "strength: strong recommendation" in told
    assert "certainty: LoE 2" in told


def test_the_next_guideline_is_asked_for_the_same_reason() -> None:
    first = told("EASL in non-responders", "ask_guideline")
    reply = told("and AASLD?", "ask_guideline", first.case, first.focus)
    (part,) = reply.answer.parts
    assert part.title.startswith("Guideline positions: non-response")
    alone = told("and AASLD?", "ask_guideline")
    assert len(alone.answer.parts) == 2  # for both reasons, where none was asked of


@pytest.mark.parametrize("text", ["rifampicin with tacrolimus and budesonide", "on TAC and budesonide, rifampicin?"])
def test_two_drugs_asked_about_a_third_medicine_are_not_denied_of_each_other(text: str) -> None:
    told = lines(answer(text, "ask_interactions"))
    assert "not in the sources read" not in told
    assert "rifampicin or carbamazepine may lower exposure" in told


def test_two_of_our_drugs_together_are_said_not_to_be_held_as_a_pair() -> None:
    told = lines(answer("does azathioprine interact with budesonide", "ask_interactions"))
    assert "azathioprine (AZA) with budesonide: not in the sources read." in told
    assert "Budesonide: not in the sources read." not in told


@pytest.mark.parametrize("text", ["cobicistat with tacrolimus", "on stribild, tacrolimus ok?"])
def test_a_booster_is_no_protease_inhibitor(text: str) -> None:
    warned = " ".join(line.text for line in answer(text, "ask_interactions").warnings)
    assert "CYP3A4" in warned
    assert "nirmatrelvir" not in warned
    darunavir = " ".join(line.text for line in answer("darunavir with tacrolimus", "ask_interactions").warnings)
    assert "nirmatrelvir" in darunavir


def test_drugs_set_against_each_other_are_answered_by_what_is_held_of_both() -> None:
    reply = answer("infection risk of infliximab v rituximab in AIH", "ask_adverse_effects")
    assert "7 of 11 patients on infliximab" in lead(reply)
    other = answer("infusion reactions: infliximab or rituximab in AIH?", "ask_adverse_effects")
    assert "7 of 11" not in lead(other)


def test_first_line_figures_answer_a_question_on_first_line() -> None:
    assert "untreated" in lead(answer("number needed to treat, MMF over AZA first line?", "ask_evidence"))
    assert "untreated" not in lead(answer("MMF data in azathioprine intolerance", "ask_evidence"))


def test_a_medicine_beside_one_of_ours_is_answered_also_where_its_name_is_a_topic() -> None:
    told = lead(answer("PJP prophylaxis with co-trimoxazole on azathioprine, safe together?", "ask_interactions"), 3)
    assert "co-trimoxazole" in told
    assert "HBsAg" not in told
    needed = lead(answer("is co-trimoxazole prophylaxis needed on azathioprine", "ask_interactions"), 3)
    assert "joins azathioprine" not in needed


MISSED = "What to do about one dose that was missed"


@pytest.mark.parametrize(
    "text", ["missed MMF this morning, give it now?", "forgot a dose of azathioprine", "vomited one tacrolimus capsule"]
)
def test_one_dose_missed_is_said_not_to_be_found(text: str) -> None:
    assert lead(answer(text, "ask_check_nonresponse")).startswith(MISSED)


@pytest.mark.parametrize("text", ["missing his azathioprine doses for weeks", "missed the MMF clinic today, bloods?"])
def test_doses_missed_for_weeks_are_adherence(text: str) -> None:
    assert MISSED not in lead(answer(text, "ask_check_nonresponse"))


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("Prograf to Envarsus, same dose?", "carried over between brands"),
        ("CellCept to Myfortic conversion", "enteric-coated mycophenolate sodium"),
        ("budesonide capsules, may they be opened?", "budesonide, capsules or tablets opened or crushed: not in"),
        ("crush MMF tablets for the PEG tube?", "opened, crushed or given by a feeding tube was not found"),
    ],
)
def test_what_was_looked_for_in_practice_leads(text: str, word: str) -> None:
    assert word in lead(answer(text, "ask_dose"))


def test_a_capsule_told_with_its_dose_asks_for_the_dose() -> None:
    assert "opened" not in lead(answer("budesonide 3 mg capsules, how many a day?", "ask_dose"))


def test_going_on_is_asked_for_the_operation_told_before() -> None:
    text = "Hip replacement in 3/52, on mycophenolate. Hold?"
    start, found = text.index("Hold"), asked(text, "inform_case").mentions
    before, after = found.within(0, start), found.within(start, len(text))
    parts = (Asked("inform_case", text[:start], before, 0.9), Asked("ask_stopping", "Hold?", after, 0.9, start))
    reply = assistant().respond(Turn(text, parts, found, Case(), Focus(), date(2026, 11, 24)))
    assert "around surgery" in lead(reply.answer, most=2)


def guessed_harm(text: str) -> str | None:
    one = asked(text, "self_harm", 0.4)
    return outside.meant(one, text, read(text, (), one.mentions), Focus())


@pytest.mark.parametrize("text", ["kills 2 birds with the UC and AIH: infliximab?", "aza intol, ifx killing two birds"])
def test_two_birds_are_no_harm(text: str) -> None:
    assert guessed_harm(text)


@pytest.mark.parametrize("text", ["azathioprine tablets, wants to kill herself", "azathioprine to kill two people"])
def test_harm_is_harm_beside_a_drug(text: str) -> None:
    assert (
        outside.meant(asked(text, "self_harm", 0.4), text, read(text, (), asked(text, "x").mentions), Focus()) is None
    )


def test_a_subject_asked_of_the_drug_in_view_is_said_not_to_be_held() -> None:
    reply = told("cheapest?", "out_of_scope_far", None, Focus(drugs=("tacrolimus",), intents=("ask_dose",)))
    assert lead(reply.answer) == "Cost: not in the sources read."
    assert told("cheapest?", "out_of_scope_far").answer.kind == "decline"


def test_who_says_so_is_answered_by_guidelines() -> None:
    assert told("says who for tacrolimus", "verify_claim").answer.parts[0].title.startswith("Guideline positions")


def test_why_not_a_drug_is_answered_of_that_drug_first() -> None:
    case = told("27F azathioprine gave rash and fever", "intolerance_to_azathioprine")
    reply = told("why mycophenolate and not mercaptopurine?", "inform_case", case.case, case.focus)
    assert "hypersensitivity to a thiopurine" in lead(reply.answer)


@pytest.mark.parametrize("text", ["vdz", "vedo"])
def test_abbreviations_of_biologics_are_read(text: str) -> None:
    assert asked(f"{text} data in AIH?", "ask_evidence").mentions.values("drug") == ("vedolizumab",)
