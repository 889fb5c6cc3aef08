import numpy as np
import pytest

from actions.embedding.encoder import load_encoder
from bot.nlu.classifier import IntentClassifier, NothingToLearn
from bot.nlu.features import masked

EXAMPLES = {
    "ask_dose": ["MMF dose?", "how do I start tac", "how much budesonide", "starting dose of rituximab", "aza dose"],
    "ask_monitoring": [
        "which bloods on MMF",
        "monitoring on tac",
        "how often bloods",
        "what to check on aza",
        "follow up",
    ],
    "greet": ["hi", "hello there", "thanks", "good morning", "bye for now"],
    "out_of_scope_far": ["weather today", "who won the match", "write a poem", "stock prices", "play some music"],
}
TEXTS = [text for texts in EXAMPLES.values() for text in texts]
INTENTS = [intent for intent, texts in EXAMPLES.items() for _ in texts]


def train(**options):
    return IntentClassifier.train(TEXTS, INTENTS, load_encoder(), out_of_scope=["out_of_scope_far"], **options)


@pytest.fixture(scope="module")
def classifier():
    return train()


def test_it_learns_its_examples(classifier):
    assert [prediction.ranking[0][0] for prediction in classifier.predict(TEXTS)] == INTENTS


def test_it_reads_new_words_for_the_same_question(classifier):
    (prediction,) = classifier.predict(["what dose of tacrolimus should be given"])
    assert prediction.ranking[0][0] == "ask_dose"


def test_probabilities_are_ranked_and_sum_to_one(classifier):
    (prediction,) = classifier.predict(["MMF"])
    values = [value for _, value in prediction.ranking]
    assert values == sorted(values, reverse=True)
    assert sum(values) == pytest.approx(1)
    assert {name for name, _ in prediction.ranking} == set(EXAMPLES)


def test_trained_twice_it_is_the_same(tmp_path, classifier):
    classifier.save(tmp_path / "first")
    train().save(tmp_path / "second")
    for name in ("arrays.npz", "classifier.json"):
        assert (tmp_path / "first" / name).read_bytes() == (tmp_path / "second" / name).read_bytes()


def test_stored_and_read_back_it_predicts_the_same(tmp_path, classifier):
    classifier.save(tmp_path)
    restored = IntentClassifier.load(tmp_path, load_encoder())
    texts = [*TEXTS, "never seen words: zebra", "tac in pregnancy?", ""]
    assert restored.predict(texts) == classifier.predict(texts)


def test_what_is_stored_are_plain_arrays_and_json(tmp_path, classifier):
    classifier.save(tmp_path)
    assert sorted(path.name for path in tmp_path.iterdir()) == ["arrays.npz", "classifier.json"]
    with np.load(tmp_path / "arrays.npz", allow_pickle=False) as stored:
        assert all(stored[name].dtype != object for name in stored.files)


def test_far_off_messages_fit_worse_than_the_known(classifier):
    known, far = classifier.predict(["dose of MMF?", "recommend a restaurant near the beach with live jazz"])
    assert known.scope.in_scope
    assert not far.scope.in_scope
    assert 0 <= far.scope.score < known.scope.score <= 1


def test_the_threshold_lets_the_wanted_share_pass():
    lenient, strict = train(acceptance=0.99), train(acceptance=0.5)
    inside = [text for text, intent in zip(TEXTS, INTENTS, strict=True) if intent != "out_of_scope_far"]
    assert lenient.scope.threshold < strict.scope.threshold
    assert all(prediction.scope.in_scope for prediction in lenient.predict(inside))


def test_a_blank_message_has_no_intent_and_is_out_of_scope(classifier):
    (prediction,) = classifier.predict(["  "])
    assert prediction.ranking == ()
    assert not prediction.scope.in_scope


@pytest.mark.parametrize("count", [0, 1])
def test_less_than_two_intents_are_nothing_to_learn(count):
    with pytest.raises(NothingToLearn):
        IntentClassifier.train(["hi"] * count, ["greet"] * count, load_encoder())


def test_two_intents_and_lonely_examples_suffice():
    two = IntentClassifier.train(["hi", "hello", "MMF dose?"], ["greet", "greet", "ask_dose"], load_encoder())
    assert [p.ranking[0][0] for p in two.predict(["hello", "dose of MMF?"])] == ["greet", "ask_dose"]


def test_a_drug_is_masked_by_its_type_and_a_condition_by_its_name(recogniser):
    text = "MMF dose with clarithromycin in a cirrhotic?"
    assert masked(text, recogniser.recognise(text)) == "the drug dose with the other drug in a cirrhosis?"
    assert masked("hi", []) == "hi"
