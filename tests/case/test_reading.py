"""What a message states about the patient: culprits, reasons, proposals, persons; words as clinicians type them."""

from __future__ import annotations

from functools import lru_cache

import pytest

from actions.case.mentions import Mentions, from_entities
from actions.case.merge import merge
from actions.case.patient import Case
from actions.case.reading import Reading, read
from actions.knowledge.vocabulary import load_terms
from bot.nlu.recogniser.recogniser import ClinicalRecogniser


@lru_cache(maxsize=1)
def recogniser() -> ClinicalRecogniser:
    return ClinicalRecogniser(load_terms())


def mentions(text: str) -> Mentions:
    return from_entities(recogniser().recognise(text))


def reading(text: str, *intents: str) -> Reading:
    return read(text, intents, mentions(text))


@pytest.mark.parametrize(
    ("text", "reaction", "drug"),
    [
        ("azathioprine stopped after pancreatitis. On pred 15", "pancreatitis", "azathioprine"),
        ("pancreatitis on aza, allergic to MMF", "pancreatitis", "azathioprine"),
        ("pancreatitis on aza, allergic to MMF", "hypersensitivity", "mycophenolate"),
        ("tac tremor; MMF 1 g bd now", "tremor", "tacrolimus"),
        ("She takes pred 10. Imuran gave her leucopenia", "leucopenia", "azathioprine"),
    ],
)
def test_a_reaction_belongs_to_the_drug_of_its_clause(text: str, reaction: str, drug: str) -> None:
    found = {r.reaction: r.drug for r in reading(text, "intolerance_to_azathioprine").reactions}
    assert found[reaction] == drug


@pytest.mark.parametrize(
    ("text", "intent", "reason"),
    [
        ("not responding to aza and pred", "refractory_disease", "insufficient_response"),
        ("4 weeks of pred 40, not responding", "refractory_disease", "non_response"),
        ("4 wks pred+aza, ALT 900→700. next?", "refractory_disease", "non_response"),
        ("9 months of pred and aza, ALT 900 to 700", "refractory_disease", "insufficient_response"),
        ("aza 100 and pred 5, ALT 3x ULN despite 6TGN 300", "ask_special_situation", "insufficient_response"),
        ("56 f on MMF 2g for 9 months, ALT 88, refractory", "refractory_disease", "second_line_failed"),
        ("MMF not tolerated, aza pancreatitis before", "intolerance_to_second_line", "second_line_failed"),
        ("second line options?", "second_line_failed", None),
        ("MMF failed, third line?", "second_line_failed", "second_line_failed"),
        ("AZA intolerant", "ask_dose", "thiopurine_intolerance"),
    ],
)
def test_the_reason_is_what_the_words_and_the_time_make_it(text: str, intent: str, reason: str | None) -> None:
    assert reading(text, intent).reason == reason


def test_a_drug_proposed_after_a_reaction_is_not_the_culprit() -> None:
    read_ = reading("what about 6MP after aza nausea", "intolerance_to_azathioprine")
    assert read_.tried == {"azathioprine": "not tolerated"}


def test_a_question_about_a_drug_in_general_reports_no_reaction() -> None:
    asked = reading("does aza cause pancreatitis?", "ask_adverse_effects")
    assert asked.reactions == ()
    assert asked.reason is None
    told = reading("aza gave her pancreatitis in March. How common is it?", "ask_adverse_effects")
    assert told.reason == "thiopurine_intolerance"


@pytest.mark.parametrize(
    ("text", "intent", "about"),
    [
        ("response rate of tac in non-responders", "ask_evidence", False),
        ("34F, cirrhotic. evidence for budesonide?", "ask_evidence", True),
        ("who should not get tacrolimus", "ask_contraindications", False),
        ("she is cirrhotic", "inform_case", True),
    ],
)
def test_a_population_is_not_a_patient(text: str, intent: str, about: bool) -> None:
    assert reading(text, intent).about_patient is about


@pytest.mark.parametrize(
    ("text", "age"),
    [("she's 28", 28), ("make that 34, female", 34), ("he is 33, aza intolerant", 33), ("aged 61 with AIH", 61)],
)
def test_a_bare_number_said_of_a_person_is_an_age(text: str, age: float) -> None:
    assert reading(text, "inform_case").age == age


@pytest.mark.parametrize("text", ["she is on 50 mg", "he's 4 weeks in", "TGN is 34", "make it 100 mg"])
def test_other_numbers_are_no_ages(text: str) -> None:
    assert reading(text, "inform_case").age is None


@pytest.mark.parametrize(
    ("text", "age"),
    [
        ("AIH lady 30 on aza", 30),
        ("man 48 on aza", 48),
        ("a girl of 11, AIH type 2", 11),
        ("male, 39", 39),
        ("Mr in bay 3, 59, AIH cirrhosis", 59),
        ("34, aza pancreatitis", 34),
        ("36 yr male, no cirrhosis on biopsy (F2)", 36),
        ("37F, in CBR 3y, then ALT 340", 37),
        ("she's 54 not 45", 54),
        ("56 yo lady. her daughter 27 has AIH too", 56),
    ],
)
def test_the_age_is_the_patients_however_it_is_written(text: str, age: float) -> None:
    assert reading(text, "inform_case").age == age


@pytest.mark.parametrize(
    "text", ["biopsy F2", "F1 fibrosis", "CBR for 3y", "her mother, 60, has AIH", "pred 40, 30, then 20"]
)
def test_stages_times_and_relatives_are_no_ages(text: str) -> None:
    assert reading(text, "inform_case").age is None


@pytest.mark.parametrize(
    ("text", "sex"),
    [
        ("no wait he's a she. 62F", "female"),
        ("he is 62, not a woman", "male"),
        ("biopsy F1", None),
        ("her son, 62M", "male"),
    ],
)
def test_sex_is_what_the_noun_or_the_correction_says(text: str, sex: str | None) -> None:
    assert reading(text, "inform_case").sex == sex


@pytest.mark.parametrize(
    ("text", "intent", "tried"),
    [
        ("rituximab for AIH, failed MMF and tac", "second_line_failed", {"mycophenolate", "tacrolimus"}),
        ("MMF, tac and aza all failed", "second_line_failed", {"mycophenolate", "tacrolimus", "azathioprine"}),
        ("MMF failed, third line tac", "second_line_failed", {"mycophenolate"}),
        ("tac instead, insufficient response", "second_line_failed", set()),
        ("no CBR on aza. mmf or tac", "refractory_disease", set()),
    ],
)
def test_what_failed_is_told_from_what_is_proposed(text: str, intent: str, tried: set[str]) -> None:
    assert {drug for drug, outcome in reading(text, intent).tried.items() if outcome == "insufficient"} == tried


@pytest.mark.parametrize(
    ("text", "drug"),
    [
        ("mmf now 6 weeks", "mycophenolate"),
        ("tac started 3/12 ago", "tacrolimus"),
        ("pred + aza 12 months", "prednisolone"),
    ],
)
def test_a_drug_with_its_time_is_being_taken(text: str, drug: str) -> None:
    assert drug in reading(text, "inform_case").current


def test_a_drug_that_is_only_asked_about_is_no_culprit() -> None:
    read_ = reading("reaction was pancytopenia. is 6mp out too?", "intolerance_to_azathioprine")
    assert [(r.reaction, r.drug) for r in read_.reactions] == [("pancytopenia", None)]
    assert read_.tried == {}


@pytest.mark.parametrize(
    ("text", "reaction"),
    [
        ("week 3 of aza lipase 1200 and epigastric pain", "pancreatitis"),
        ("aza, lipase 4x ULN", "pancreatitis"),
        ("aza gave a rash and fever day 10", "hypersensitivity"),
    ],
)
def test_numbers_and_pairs_that_stand_for_a_reaction(text: str, reaction: str) -> None:
    assert (reaction, "azathioprine") in {(r.reaction, r.drug) for r in reading(text, "inform_case").reactions}


@pytest.mark.parametrize("text", ["on aza, lipase 40", "aza: rash", "lipase 900 but not pancreatitis, on aza"])
def test_and_those_that_do_not(text: str) -> None:
    found = {r.reaction for r in reading(text, "inform_case").reactions}
    assert not found & {"pancreatitis", "hypersensitivity"}


@pytest.mark.parametrize(
    ("text", "intent", "reason"),
    [
        ("pred + aza 8 months, AST still 3x ULN", "inform_case", "insufficient_response"),
        ("no CBR at 10/12 on aza", "inform_case", "insufficient_response"),
        ("ALT 820 to 161 at 4 weeks. non responder?", "interpret_response", None),
        ("37F on aza, ALT up. ?loss of response", "inform_case", "loss_of_response_on_treatment"),
        ("worsening LFTs on pred 60, week 2", "intolerance_to_steroids", "non_response"),
    ],
)
def test_the_course_gives_the_reason_where_words_do_not(text: str, intent: str, reason: str | None) -> None:
    assert reading(text, intent).reason == reason


@pytest.mark.parametrize(
    "text", ["she will not consider contraception", "not using any contraception", "no contraception"]
)
def test_contraception_refused_is_told(text: str) -> None:
    assert reading(text, "inform_case").conditions["contraception"] == "no"


def test_a_test_that_was_sent_tells_no_infection() -> None:
    assert "hepatitis-b" not in reading("failed MMF. HBV serology sent", "second_line_failed").conditions


def test_a_drug_behind_a_dash_is_not_what_was_not_tolerated() -> None:
    assert reading("pred intolerance - budesonide dose?", "intolerance_to_steroids").tried == {
        "prednisolone": "not tolerated"
    }


@pytest.mark.parametrize(
    ("text", "intent", "tried"),
    [
        ("failed aza and MMF, intolerant of tac", "second_line_failed", "azathioprine- mycophenolate- tacrolimus!"),
        (
            "aza not tolerated, MMF partial response, tac currently",
            "second_line_failed",
            "azathioprine! mycophenolate-",
        ),
        ("aza and MMF not tolerated", "intolerance_to_second_line", "azathioprine! mycophenolate!"),
        ("aza not tolerated, 6MP ditto", "intolerance_to_azathioprine", "azathioprine! mercaptopurine!"),
        ("aza failed but not because of side effects", "refractory_disease", "azathioprine-"),
        ("aza didn't hold her", "refractory_disease", "azathioprine-"),
        ("aza and MMF both useless, pred 15 holding", "second_line_failed", "azathioprine- mycophenolate-"),
        ("never had a problem with aza, ALT just won't budge", "refractory_disease", "azathioprine-"),
        ("infliximab worked well, lost response after a year", "second_line_failed", "infliximab-"),
        ("tac well tolerated, no tremor", "intolerance_to_second_line", ""),
        ("no diarrhoea with MMF", "intolerance_to_second_line", ""),
        ("couldn't take aza; MMF fine so far", "intolerance_to_second_line", "azathioprine!"),
        ("failed AZA, can't tolerate MMF, on tac", "second_line_failed", "azathioprine- mycophenolate!"),
        ("neither aza nor MMF controlled her", "second_line_failed", "azathioprine- mycophenolate-"),
        ("aza had done nothing, MMF: working", "second_line_failed", "azathioprine-"),
        ("aza ok for 6 years, MMF not working", "second_line_failed", "mycophenolate-"),
        ("partial response rate with MMF", "ask_evidence", ""),
    ],
)
def test_each_drug_has_the_outcome_that_the_words_beside_it_tell(text: str, intent: str, tried: str) -> None:
    meant = {"not tolerated": "!", "insufficient": "-", "tried": "~", "stopped": "."}
    told = reading(text, intent).tried
    assert " ".join(f"{drug}{meant[outcome]}" for drug, outcome in sorted(told.items())) == tried


def test_what_failed_before_does_not_make_the_drug_taken_now_fail() -> None:
    told = reading("refractory to aza, now on MMF 1 g bd", "refractory_disease")
    assert (told.reason, told.current) == ("insufficient_response", ("mycophenolate",))


def test_a_bracket_keeps_a_reaction_with_its_drug() -> None:
    told = reading("previously on aza (stopped 2 yrs ago, nausea), now MMF 1g bd", "inform_case")
    assert {r.reaction: r.drug for r in told.reactions} == {"nausea": "azathioprine"}


@pytest.mark.parametrize(
    ("text", "condition", "state"),
    [
        ("she was pregnant last year", "pregnant", None),
        ("she is pregnant", "pregnant", "yes"),
        ("lymphoma in 2010", "lymphoma", "yes"),
        ("34F on MMF, what contraception does she need?", "contraception", None),
        ("34F on MMF, on contraception", "contraception", "yes"),
        ("adherence is good", "non-adherence", "no"),
        ("poor adherence", "non-adherence", "yes"),
        ("?adherence", "non-adherence", "possible"),
        ("is she adherent?", "non-adherence", None),
        ("perhaps she isn't taking it", "non-adherence", "possible"),
        ("she doesn't drink", "alcohol", "no"),
        ("denies pregnancy", "pregnant", "no"),
        ("no pregnancy plans", "pregnant", None),
        ("G1P0, 12/40", "pregnant", "yes"),
    ],
)
def test_conditions_past_asked_about_or_told_in_other_words(text: str, condition: str, state: str | None) -> None:
    assert reading(text, "inform_case").conditions.get(condition) == state


@pytest.mark.parametrize(
    ("text", "about"), [("suspicion of non-adherence", True), ("?cirrhosis on USS", True), ("could it be PSC?", False)]
)
def test_a_suspicion_is_of_somebody_unless_it_is_a_question(text: str, about: bool) -> None:
    assert reading(text, "ask_check_nonresponse").about_patient is about


@pytest.mark.parametrize(
    ("said", "state"),
    [
        ("58F, postmenopausal", "no"),
        ("34F, had a hysterectomy", None),
        ("34F, had a hysterectomy, breastfeeding", "yes"),
    ],
)
def test_of_what_makes_pregnancy_impossible_only_the_menopause_ends_breastfeeding(said: str, state: str | None) -> None:
    assert reading(said, "inform_case").conditions.get("breastfeeding") == state


@pytest.mark.parametrize(
    ("said", "latent"),
    [("TB screen negative", "no"), ("TB neg", "no"), ("IGRA negative", "no"), ("no active TB", None), ("no TB", None)],
)
def test_only_a_screen_says_anything_of_latent_tuberculosis(said: str, latent: str | None) -> None:
    assert reading(f"aza failed. {said}", "inform_case").conditions.get("latent-tuberculosis") == latent


def test_a_reaction_to_both_of_two_drugs_belongs_to_both() -> None:
    told = reading("mercaptopurine and azathioprine both caused nausea", "intolerance_to_azathioprine")
    assert {(r.reaction, r.drug) for r in told.reactions} == {("nausea", "mercaptopurine"), ("nausea", "azathioprine")}
    apart = reading("tolerated mercaptopurine, azathioprine caused nausea", "intolerance_to_azathioprine")
    assert [(r.reaction, r.drug) for r in apart.reactions] == [("nausea", "azathioprine")]


@pytest.mark.parametrize(
    "text", ["tacrolimus in heart failure?", "62F cardiac failure on MMF", "infliximab with renal failure, safe?"]
)
def test_a_failing_organ_is_no_failing_drug(text: str) -> None:
    found = reading(text, "ask_special_situation")
    assert "insufficient" not in found.tried.values()
    assert found.reason is None


@pytest.mark.parametrize("words", ["non-responder to aza", "nonresponse to aza", "non responsive to azathioprine"])
def test_a_non_responder_to_a_drug_had_it_without_enough_effect(words: str) -> None:
    assert reading(f"55F {words}, what next", "refractory_disease").tried == {"azathioprine": "insufficient"}


@pytest.mark.parametrize(
    ("text", "condition"),
    [
        ("BMI 38, aza failed", "obesity"),
        ("neutrophils 0.8 on MMF", "neutropenia"),
    ],
)
def test_a_number_that_says_a_condition_stands_for_it(text: str, condition: str) -> None:
    assert merge(Case(), reading(text, "refractory_disease")).case.state(condition) == "yes"


@pytest.mark.parametrize(("text", "condition"), [("BMI 24", "obesity"), ("neutrophils 1.9", "neutropenia")])
def test_a_number_on_the_other_side_denies_nothing(text: str, condition: str) -> None:
    assert merge(Case(), reading(text, "refractory_disease")).case.state(condition) is None


@pytest.mark.parametrize(
    "text",
    [
        "wife wants to get pregnant, he is on MMF after aza failure, ok?",
        "34M on MMF, partner trying for a baby",
        "41M wants children, aza failed",
    ],
)
def test_a_mans_wish_for_a_child_is_one_to_father_it(text: str) -> None:
    assert reading(text, "ask_pregnancy").conditions.get("fathering") == "yes"
    assert "wishes-pregnancy" not in reading(text, "ask_pregnancy").conditions


@pytest.mark.parametrize(
    "text", ["29F pregnant on MMF", "she is pregnant, he said MMF is fine", "pregnant, Dr Rao says he wants MMF"]
)
def test_a_pregnant_woman_is_never_taken_for_a_father(text: str) -> None:
    assert reading(text, "ask_pregnancy").conditions.get("pregnant") == "yes"


@pytest.mark.parametrize(
    ("text", "drug"),
    [
        ("past steroid psychosis, insufficient response to aza", "prednisolone"),
        ("cataracts on pred, aza 100", "prednisolone"),
        ("vertebral fracture on prednisolone, azathioprine failed", "prednisolone"),
        ("67F glaucoma, loss of response on aza, what next?", None),
        ("MMF diarrhoea, known glaucoma", None),
        ("fragility fracture 2020, failed azathioprine", None),
    ],
)
def test_a_disease_that_steroids_bring_too_is_no_harm_of_another_drug(text: str, drug: str | None) -> None:
    of_steroids = {"glaucoma-reaction", "osteoporosis-reaction", "mood"}
    blamed = {r.drug for r in reading(text, "refractory_disease").reactions if r.reaction in of_steroids}
    assert blamed == ({drug} if drug else set())


@pytest.mark.parametrize(
    "text",
    [
        "50M failed aza, is tac fine with eGFR 40",
        "50M failed aza, is tac ok with eGFR 40",
        "failed aza, can tac be used in CKD",
        "non responder aza, what about tac",
        "12F failed aza, tac dose 0.1 mg/kg?",
    ],
)
def test_a_drug_asked_about_behind_a_failure_neither_failed_nor_is_taken(text: str) -> None:
    read_so = reading(text, "ask_special_situation")
    assert read_so.tried == {"azathioprine": "insufficient"}
    assert read_so.current == ()


@pytest.mark.parametrize(
    ("text", "age"),
    [
        ("She is nursing a 3-month-old. What can I put her on?", None),
        ("31F breastfeeding her 6 week old, aza rash", 31),
        ("18 month old with AIH", 1.5),
    ],
)
def test_the_age_of_a_baby_at_the_breast_is_not_the_patients(text: str, age: float | None) -> None:
    assert reading(text, "inform_case").age == age


@pytest.mark.parametrize(
    "text",
    [
        "41M aza 100 + pred 5, AST 25, well. stop aza?",
        "aza 100 pred 5, LFTs normal, stable",
        "ALT 28, IgG nl on aza 75",
        "new AIH, day 8 of pred 40, what next",
        "AIH, bili 60 on pred 40, add aza?",
        "on budesonide 9, start azathioprine now?",
    ],
)
def test_nobody_who_is_well_or_only_begins_is_guessed_to_have_failed(text: str) -> None:
    told = reading(text, "refractory_disease")
    assert told.reason is None
    assert "insufficient" not in told.tried.values()


@pytest.mark.parametrize(
    "text",
    [
        "aza 100 + pred 5, ALT stuck at 90, well otherwise",
        "aza 100, ALT 28 but IgG still 24, well",
        "pred 40 not working, add aza?",
        "aza 100 for 8 months, ALT 130",
        "aza 75 stable dose, ALT 180",
        "day 9 of pred 40, no better, next?",
    ],
)
def test_who_is_not_well_is_still_believed_to_have_failed(text: str) -> None:
    assert reading(text, "refractory_disease").reason in ("insufficient_response", "non_response")
