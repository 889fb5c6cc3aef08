"""Several questions in one message: where it is cut, and which parts are questions of their own."""

import pytest

from bot.nlu.classifier import Prediction
from bot.nlu.out_of_scope import NO_SCOPE
from bot.nlu.questions import read
from bot.nlu.reading import Reader
from bot.nlu.segments import parts
from tests.evaluation.nlu.pipeline import shipped

CUT = [
    ("MMF dose? And monitoring?", ["MMF dose?", "And monitoring?"]),
    ("What dose of MMF, and how do I monitor it?", ["What dose of MMF", "how do I monitor it?"]),
    ("MMF dose and monitoring?", ["MMF dose", "monitoring?"]),
    ("MMF dose/monitoring/contraindications", ["MMF dose", "monitoring", "contraindications"]),
    ("is MMF safe in pregnancy; what about tac?", ["is MMF safe in pregnancy", "what about tac?"]),
    ("28F on aza. What dose of MMF? Which bloods?", ["28F on aza.", "What dose of MMF?", "Which bloods?"]),
    ("not controlled on aza at a year, tac or MMF?", ["not controlled on aza at a year", "tac or MMF?"]),
    ("evidence and contraindications of rituximab", ["evidence", "contraindications of rituximab"]),
    ("everolimus in AIH, and in whom is it contraindicated", ["everolimus in AIH", "in whom is it contraindicated"]),
    ("if MMF goes in, what should be monitored?", None),
    ("28F, intolerant of aza and cirrhotic, options?", None),
    ("MMF and tac failed", None),
    ("ALT 400 to 150 and IgG 22", None),
    ("6-TGN 100 and 6-MMP 9800?", None),
    ("what next???", None),
    ("", None),
]
QUESTIONS = [
    ("dose and levels of tac, plus what bloods", ["ask_dose", "ask_target_level", "ask_monitoring"]),
    ("how is that one started and what do we check first", ["ask_dose", "ask_pre_treatment_checks"]),
    (
        "want to know how well MMF does in nonresponders, what the BSG advises and when I'd call it a failure",
        ["ask_evidence", "ask_guideline", "ask_time_to_response"],
    ),
    ("leucopenia on aza 50. response rate with MMF?", ["intolerance_to_azathioprine", "ask_evidence"]),
    ("Prograf: i. starting dose ii. trough iii. licensed?", ["ask_dose", "ask_target_level", "ask_licensing"]),
    ("In whom is infliximab contraindicated, and at what dose is it given?", ["ask_contraindications", "ask_dose"]),
    (
        "need: prophylaxis before ritux; doses; IgG checks after",
        ["ask_pre_treatment_checks", "ask_dose", "ask_monitoring"],
    ),
    ("MMF: dosing, side effects, bloods", ["ask_dose", "ask_adverse_effects", "ask_monitoring"]),
    (
        "HBV core Ab pos, want to use rituximab. allowed? any other checks prior?",
        ["ask_special_situation", "ask_pre_treatment_checks"],
    ),
    ("rash on aza. what is the dose of MMF.", ["intolerance_to_azathioprine", "ask_dose"]),
    (
        "Name the side effects of ciclosporin. Then its contraindications.",
        ["ask_adverse_effects", "ask_contraindications"],
    ),
    ("compare inflix and ritux, then give me sources", ["ask_comparison", "ask_sources"]),
    ("dose for a 40 kg child plus the level to aim at", ["ask_dose", "ask_target_level"]),
    ("before ritux: what bloods", None),
    ("COPD and bronchiectasis, how much immunosuppression dare I give", None),
    ("AZA intolerant, what MMF dose", None),
    ("Which one is better after aza, MMF or tac or infliximab, on pred 15?", None),
    ("pancreatitis on aza. what would you use next?", None),
    ("6-TGN 90 and 6-MMP 11400: what does that mean?", None),
    ("which bloods on MMF and how often", None),
    ("vomiting on aza. MMF or tac, which is gentler?", ["intolerance_to_azathioprine", "ask_comparison"]),
    (
        "tac tremor and creatinine 160. MMF versus sirolimus?",
        ["intolerance_to_second_line", "ask_comparison"],
    ),
    ("starting dose of tacrolimus and how quickly up", None),
]


@pytest.mark.parametrize(("message", "cut"), CUT, ids=[case[0] for case in CUT])
def test_a_message_is_cut_where_a_further_question_may_begin(recogniser, message, cut):
    assert [part.text for part in parts(message, recogniser.recognise(message))] == (cut or [message])


@pytest.mark.parametrize("message", [message for message, _ in CUT])
def test_places_are_those_of_the_text(recogniser, message):
    for part in parts(message, recogniser.recognise(message)):
        assert message[part.start : part.end] == part.text


@pytest.mark.slow
@pytest.mark.parametrize(("message", "asked"), QUESTIONS, ids=[case[0] for case in QUESTIONS])
def test_each_question_is_found_and_one_question_is_not_split(message, asked):
    found = shipped().questions(message)
    assert found == asked if asked else len(found) == 1


def test_what_only_tells_goes_with_the_question_after_it(recogniser):
    message = "She is 41. MMF dose? And bloods on it?"
    likely = {"She is 41.": "inform_case", "MMF dose?": "ask_dose", "And bloods on it?": "ask_monitoring"}

    def predict(texts: list[str]) -> list[Prediction]:
        return [Prediction(((likely.get(text, "ask_dose"), 0.95),), NO_SCOPE) for text in texts]

    _, asked = read(Reader(message, recogniser.recognise(message), predict))
    assert [(one.intent, one.segment.text) for one in asked] == [
        ("ask_dose", "She is 41. MMF dose?"),
        ("ask_monitoring", "And bloods on it?"),
    ]


@pytest.mark.parametrize(
    ("told", "readings"),
    [
        ("She is 41 and well on budesonide", 1),  # the whole alone: nobody reports anything
        ("She is 41 and has stopped budesonide", 3),  # what asks and what is told too; not "can the drug be halved?"
        ("She is 41 and vomits on budesonide", 3),
        ("She is 41 with ALT 300 on budesonide", 3),
        ("She is 41 and has had a relapse", 3),
    ],
)
def test_what_cannot_be_one_of_several_questions_is_not_read_further(recogniser, told: str, readings: int):
    message = f"{told}. Can it be halved?"
    read_: list[str] = []

    def predict(texts: list[str]) -> list[Prediction]:
        read_.extend(texts)
        likely = {text: ("inform_case", 0.9) for text in texts if "halved" not in text} | {
            "Can it be halved?": ("ask_stopping", 0.7)
        }
        return [Prediction((likely.get(text, ("ask_dose", 0.5)),), NO_SCOPE) for text in texts]

    whole, asked = read(Reader(message, recogniser.recognise(message), predict))
    assert (whole.ranking[0][0], asked) == ("ask_dose", [])
    assert len(read_) == readings


def test_sentences_that_only_tell_are_read_at_once(recogniser):
    message = "She is 41 with diabetes. AIH since 2015, ALT 90. Rash on azathioprine 50. MMF dose? Bloods on it?"
    read_: list[str] = []

    def predict(texts: list[str]) -> list[Prediction]:
        read_.extend(texts)
        likely = {"MMF dose?": "ask_dose", "Bloods on it?": "ask_monitoring"}
        found = [likely.get(text, "intolerance_to_azathioprine") for text in texts]
        return [Prediction(((intent, 0.95),), NO_SCOPE) for intent in found]

    _, asked = read(Reader(message, recogniser.recognise(message), predict, mask=False))
    assert [one.intent for one in asked] == ["intolerance_to_azathioprine", "ask_dose", "ask_monitoring"]
    assert "She is 41 with diabetes. AIH since 2015, ALT 90. Rash on azathioprine 50." in read_
    assert "AIH since 2015, ALT 90." not in read_


def test_parts_of_a_message_in_which_none_asks_are_not_read(recogniser):
    message = "28F, AIH since 2015. Pancreatitis on azathioprine last month. Now on pred 10."
    read_: list[str] = []

    def predict(texts: list[str]) -> list[Prediction]:
        read_.extend(texts)
        return [Prediction((("inform_case", 0.95),), NO_SCOPE) for _ in texts]

    assert read(Reader(message, recogniser.recognise(message), predict))[1] == []
    assert len(read_) == 1
