"""What befell somebody on a drug says nothing against the drug: infections, bleeds, flares of other diseases, doses
given by mistake; and what pressed in the past presses no more. Each class with twins that must be read otherwise.
"""

from __future__ import annotations

import pytest

from actions.conversation.exchange import Reply
from tests.conversation.test_dangers_of_the_ward import raised, said

_SELF_HARM = "boundary-self-harm"


def _shown(reply: Reply) -> str:
    lines = [*reply.answer.warnings, *(line for part in reply.answer.parts for line in part.bottom_line)]
    return " ".join(line.text for line in lines)


@pytest.mark.parametrize(
    ("text", "drug", "intent"),
    [
        ("shingles on aza, stop aza?", "azathioprine", "intolerance_to_azathioprine"),
        ("UTI on azathioprine 100 mg, hold it?", "azathioprine", "intolerance_to_azathioprine"),
        ("pt with CMV viraemia on MMF 1 g bd, stop?", "mycophenolate", "intolerance_to_second_line"),
        ("My patient on tacrolimus 2 mg bd has cellulitis. Should I hold the tac?", "tacrolimus", "ask_stopping"),
        ("EBV on aza, continue?", "azathioprine", "intolerance_to_azathioprine"),
        ("she has covid on mmf, pause mmf?", "mycophenolate", "intolerance_to_second_line"),
        ("45F on Imuran w/ pneumonia, hold?", "azathioprine", "intolerance_to_azathioprine"),
    ],
)
def test_an_infection_on_a_drug_is_no_intolerance(text: str, drug: str, intent: str) -> None:
    reply = said((text, intent))
    assert drug not in reply.case.tried
    assert reply.case.reason is None
    assert "Sick-day rules" in _shown(reply)


@pytest.mark.parametrize(
    ("text", "drug"),
    [
        ("aza stopped because of recurrent shingles, next?", "azathioprine"),
        ("had to stop MMF for severe infections, next?", "mycophenolate"),
        ("recurrent infections on MMF, alternatives?", "mycophenolate"),
        ("tried aza: shingles, came off it. Now?", "azathioprine"),
        ("pneumonia and pancytopenia on aza, stopped. next?", "azathioprine"),
    ],
)
def test_one_for_which_the_drug_was_given_up_is(text: str, drug: str) -> None:
    assert said((text, "intolerance_to_azathioprine")).case.tried[drug] == "not tolerated"


@pytest.mark.parametrize(
    "text",
    [
        "haematemesis on MMF, next?",
        "GI bleed on MMF, what now",
        "vomiting blood on mycophenolate 1 g bd",
        "coffee ground vomit on pred 40 + aza",
        "melaena on tac 3 mg bd since last night",
        "52M on tacrolimus, hematemesis x2. next?",
    ],
)
@pytest.mark.parametrize("intent", ["emergency", "intolerance_to_second_line"])
def test_a_bleed_is_the_emergency_and_no_failure(text: str, intent: str) -> None:
    reply = said((text, intent))
    assert "emergency-bleeding" in raised(reply)
    assert reply.case.reason is None
    assert not reply.case.tried


@pytest.mark.parametrize(
    "text",
    [
        "gout flare on aza, next?",
        "AIH on tac, psoriasis flared",
        "eczema flaring on azathioprine, AIH quiet",
        "her crohn's has flared on aza, AIH quiet. options?",
        "RA flare on aza, AIH fine",
        "AIH stable on MMF 1 g bd, flare of lupus",
        "asthma exacerbation on mmf, AIH quiet",
        "HSV flare on aza",
    ],
)
@pytest.mark.parametrize("intent", ["loss_of_response_or_relapse", "second_line_failed"])
def test_a_flare_of_another_disease_is_no_failure(text: str, intent: str) -> None:
    reply = said((text, intent))
    assert reply.case.reason is None
    assert not reply.case.tried


@pytest.mark.parametrize(
    "text",
    [
        "HBV flare on MMF",
        "AIH on tac, hepatitis B flare, ALT 600",
        "hbv flaring on aza, DNA 5 million. next?",
        "44M AIH on MMF 1 g bd, HBsAg positive, ALT 700, HBV flare",
        "flare of hep B on mycophenolate",
        "hepatitis B relapsed on pred and aza",
    ],
)
def test_a_flare_of_hepatitis_b_is_its_reactivation(text: str) -> None:
    reply = said((text, "loss_of_response_or_relapse"))
    assert "hbv-reactivation" in {reaction.reaction for reaction in reply.case.reactions}
    assert reply.case.reason is None
    assert not reply.case.tried
    assert any(word in _shown(reply) for word in ("HBsAg", "hepatitis B"))


@pytest.mark.parametrize(
    "text",
    [
        "AIH flare on aza, gout too",
        "gout settled, now flare on aza, ALT 300",
        "AIH and UC both flaring on aza",
        "psoriasis and liver flaring on aza",
        "gout flare, AIH relapsed on aza, next?",
    ],
)
def test_a_flare_of_ours_is_one(text: str) -> None:
    assert said((text, "loss_of_response_or_relapse")).case.reason == "loss_of_response_on_treatment"


@pytest.mark.parametrize(
    "text",
    [
        "tac started by mistake at 10x dose",
        "pharmacy error, tenfold tacrolimus dose for 3 days, what now?",
        "pt took double dose of aza by mistake for 2 weeks",
        "nurse gave tac twice this morning",
        "MMF double dose taken in error, anything to do?",
        "dispensed 10-fold tac, trough 32",
        "patient took an extra tac capsule by mistake",
        "inadvertent tac overdose on ward, 10 fold, level pending",
        "tacrolimus 10 mg bd given instead of 1 mg bd, what do I do",
    ],
)
@pytest.mark.parametrize("intent", ["second_line_failed", "intolerance_to_second_line", "ask_dose"])
def test_a_dose_given_by_mistake_leads_and_nothing_failed(text: str, intent: str) -> None:
    reply = said((text, intent))
    assert "plan-dose-by-mistake" in raised(reply)
    assert reply.case.reason is None
    assert not reply.case.tried


@pytest.mark.parametrize(
    "text",
    [
        "aza stopped by mistake 3 weeks ago, ALT 200 now",
        "missed two doses of tac by mistake",
        "ALT 10x ULN on tac 2 mg bd",
        "GP doubled aza dose to 100 mg",
        "tac 10x dose error last year, now on MMF, ALT 120. next?",
        "mmf 1 g bd started instead of aza",
    ],
)
def test_no_mistake_with_a_dose_is_made_of_it(text: str) -> None:
    assert "plan-dose-by-mistake" not in raised(said((text, "inform_case")))


@pytest.mark.parametrize(
    "text",
    [
        "found drowsy after an overdose of tac, ward found empty packets",
        "deliberate tenfold tac overdose",
        "took an overdose of her aza, pharmacist rang",
        "I took ten times my tac dose, overdose?",
    ],
)
def test_an_overdose_that_may_be_meant_is_none_of_staff(text: str) -> None:
    assert said((text, "self_harm")).answer.kind == "emergency"


@pytest.mark.parametrize(
    "text",
    [
        "suicidal thoughts on pred in 2020, fine now. AIH flare, options?",
        "suicidal ideation on pred 3 yrs ago, resolved off it. now relapse of AIH, what instead of pred",
        "h/o suicidal thoughts on high dose pred in 2021, none since. ALT 400, how do we treat?",
        "she felt suicidal on prednisone last year, resolved on stopping, now flaring. options?",
        "suicidal on steroids in the past, currently no SI. MMF mono?",
        "45F AIH, SI on prednisolone 2019, well since. Flare now, ALT 300. options?",
        "previous suicidal thoughts with steroids (2018), now needs treatment again, budesonide?",
    ],
)
@pytest.mark.parametrize("intent", ["self_harm", "intolerance_to_steroids"])
def test_suicidal_thoughts_on_a_steroid_that_are_over_are_its_harm(text: str, intent: str) -> None:
    reply = said((text, intent))
    assert reply.answer.kind == "answer"
    assert ("mood", "prednisolone") in {(r.reaction, r.drug) for r in reply.case.reactions}


@pytest.mark.parametrize(
    "text",
    [
        "SI in 2020, and again this week on pred",
        "suicidal thoughts on pred since last week",
        "suicidal thoughts on pred since last year",
        "had suicidal thoughts in 2020, back now on pred 60",
        "suicidal thoughts on pred in 2020, now says wants to die",
        "I had suicidal thoughts on pred in 2020, fine now. what else can I take?",
        "suicidal on pred last year",
        "suicidal thoughts in 2020, fine now but hoarding tablets",
        "active SI on pred 40",
        "suicidal in the past week on pred, ok now",
    ],
)
def test_those_that_may_be_there_press(text: str) -> None:
    reply = said((text, "self_harm"))
    assert reply.answer.kind == "emergency"
    assert _SELF_HARM in reply.answer.records


@pytest.mark.parametrize(
    ("text", "presses"),
    [
        ("low mood on pred, no suicidal thoughts, options?", False),
        ("depressed on prednisolone 30, denies suicidal ideation. what instead?", False),
        ("tearful on pred 20, no self-harm, next?", False),
        ("mood swings on steroids, not suicidal, alternatives?", False),
        ("no suicidal thoughts but found with empty packets, on pred", True),
        ("denies suicidal ideation, plans to jump, on pred 40", True),
        ("no suicidal thoughts last week, on pred. hopeless today", True),
        ("not suicidal but wants to die, pred 40", True),
    ],
)
def test_harm_that_is_denied_is_none_where_nothing_speaks_against_it(text: str, presses: bool) -> None:
    assert (said((text, "self_harm")).answer.kind == "emergency") is presses


@pytest.mark.parametrize(
    "text",
    [
        "febrile neutropenia on aza last yr, none now, ALT 120, next?",
        "acute liver failure at 14, now 29, native liver, ALT 200 on aza",
        "presented 10 years ago with fulminant hepatitis, now 35, aza intolerance",
        "anaphylaxis to aza 2014, now needs second line",
        "variceal bleed 2015, fine since. MMF or tac?",
        "encephalopathy in 2015, none since, on aza failing, options?",
        "septic shock on MMF two years ago, now on aza with ALT 150, next?",
    ],
)
@pytest.mark.parametrize("intent", ["emergency", "inform_case"])
def test_an_emergency_of_the_past_is_history(text: str, intent: str) -> None:
    assert said((text, intent)).answer.kind == "answer"


@pytest.mark.parametrize(
    "text",
    [
        "previous variceal bleed and now melaena on pred 40",
        "variceal bleed 2015, rebled last night",
        "encephalopathy 2019, confused again since last night",
        "septic last yr, septic again today on MMF",
        "ALF at 14, now 29 and encephalopathic with INR 3",
        "febrile neutropenia last yr, febrile again tonight, neuts 0.3",
        "jaundice and INR 2.5 started last night, AIH",
    ],
)
def test_one_that_is_back_presses(text: str) -> None:
    assert said((text, "emergency")).answer.kind == "emergency"


@pytest.mark.parametrize(
    "text",
    [
        "psychosis on pred 40, on olanzapine now, next?",
        "psychotic on pred 30, haloperidol given, wean?",
        "manic on prednisolone, quetiapine 200 started by psych. what now for AIH?",
        "depression on pred, sertraline started, alternatives?",
        "denies SI, psychosis on pred 40, options",
        "mania on prednisolone 60, started on lithium and olanzapine, options?",
    ],
)
def test_a_psychiatric_drug_beside_a_steroid_reaction_is_no_question(text: str) -> None:
    reply = said((text, "intolerance_to_steroids"))
    assert reply.case.reason == "steroid_intolerance"
    assert ("mood", "prednisolone") in {(r.reaction, r.drug) for r in reply.case.reactions}
    assert "not in the knowledge base" not in _shown(reply)


def test_a_psychiatric_disease_of_its_own_is_no_harm_and_a_medicine_asked_about_is_answered() -> None:
    assert not said(("schizophrenia on pred 10, options?", "inform_case")).case.reactions
    asked = said(("on tac 2 bd, quetiapine started, safe?", "ask_interactions"))
    assert "not in the knowledge base" in _shown(asked)
