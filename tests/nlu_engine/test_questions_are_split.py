import pytest

from bot.nlu.segments import split_questions

CASES = [
    ("MMF dose? And monitoring?", ["MMF dose?", "And monitoring?"]),
    ("What dose of MMF, and how do I monitor it?", ["What dose of MMF", "how do I monitor it?"]),
    ("MMF dose and monitoring?", ["MMF dose", "monitoring?"]),
    ("is MMF safe in pregnancy; what about tac?", ["is MMF safe in pregnancy", "what about tac?"]),
    ("28F on aza. What dose of MMF? Which bloods?", ["28F on aza. What dose of MMF?", "Which bloods?"]),
    (
        "How does tac work? What is the trough? Side effects?",
        ["How does tac work?", "What is the trough?", "Side effects?"],
    ),
    ("What is the dose?\nAny interactions?", ["What is the dose?", "Any interactions?"]),
    ("How much MMF? How often bloods? She is 28.", ["How much MMF?", "How often bloods? She is 28."]),
    ("evidence and contraindications of rituximab", ["evidence", "contraindications of rituximab"]),
    ("pregnancy and breastfeeding on aza?", None),
    ("28F, intolerant of aza and cirrhotic, options?", None),
    ("MMF and tac failed, what next?", None),
    ("Is MMF or tac better, and why not both", ["Is MMF or tac better", "why not both"]),
    ("She is not cirrhotic. HBsAg neg.", None),
    ("ALT 400 to 150 and IgG 22", None),
    ("6-TGN 100 and 6-MMP 9800?", None),
    ("what next???", None),
    ("hi", None),
    ("", None),
    ("dose? dose? dose? dose? dose? dose?", None),
]


@pytest.mark.parametrize(("message", "parts"), CASES, ids=[case[0] for case in CASES])
def test_a_message_is_split_only_where_each_part_asks_something(recogniser, message, parts):
    segments = split_questions(message, recogniser.recognise(message))
    assert [segment.text for segment in segments] == (parts or [message])


@pytest.mark.parametrize("message", [message for message, _ in CASES])
def test_places_are_those_of_the_text(recogniser, message):
    for segment in split_questions(message, recogniser.recognise(message)):
        assert message[segment.start : segment.end] == segment.text
