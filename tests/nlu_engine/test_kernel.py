"""The kernel and its solution, against the same computed the long way."""

import numpy as np
import pytest
from scipy import sparse

from bot.nlu import kernel
from bot.nlu.kernel import Known, solve

MESSAGES, TERMS, INTENTS = 40, 60, 4


def _unit(rows):
    return rows / np.linalg.norm(rows, axis=1, keepdims=True)


@pytest.fixture
def features():
    chance = np.random.default_rng(5)
    embeddings = _unit(chance.normal(size=(MESSAGES, 384))).astype(np.float32)
    counts = chance.poisson(0.3, size=(MESSAGES, TERMS)) + np.eye(MESSAGES, TERMS)
    return embeddings, sparse.csr_matrix(_unit(counts))


def test_a_message_is_most_like_itself_and_all_likeness_lies_between_nought_and_one(features):
    found = Known.of(*features, INTENTS).kernel(*features)
    assert np.allclose(np.diag(found), 1, atol=1e-5)
    assert (found > 0).all()
    assert (found < 1 + 1e-5).all()
    assert (found.argmax(axis=1) == np.arange(MESSAGES)).all()


def test_a_few_messages_are_as_like_the_known_ones_as_among_many(features):
    embeddings, ngrams = features
    known = Known.of(*features, INTENTS)
    assert np.allclose(known.kernel(embeddings[:3], ngrams[:3]), known.kernel(*features)[:3], atol=1e-6)


def test_among_themselves_is_the_lower_triangle_of_the_same_likeness(features, monkeypatch):
    monkeypatch.setattr(kernel, "_BLOCK", 7)  # so that blocks end within
    known = Known.of(*features, INTENTS)
    lower = np.tril_indices(MESSAGES)
    assert np.allclose(known.among_themselves()[lower], known.kernel(*features)[lower], atol=1e-6)


def test_the_fewer_messages_an_intent_has_the_more_the_nearest_count(features):
    embeddings, ngrams = features
    few, many = Known.of(embeddings, ngrams, 20), Known.of(embeddings, ngrams, 2)
    assert few.fading > many.fading
    assert few.kernel(*features)[0, 1:].mean() < many.kernel(*features)[0, 1:].mean()


def test_scores_of_left_out_messages_are_those_of_a_fit_without_them(features):
    known, targets = Known.of(*features, INTENTS), np.eye(INTENTS)[np.arange(MESSAGES) % INTENTS]
    coefficients, unseen = solve(known.among_themselves(), targets, 10, ridge=0.02)
    whole = known.kernel(*features).astype(float)
    assert np.allclose((whole + 0.02 * np.eye(MESSAGES)) @ coefficients, targets, atol=1e-4)
    assert unseen.shape == (10, INTENTS)
    for place, left_out in enumerate(range(MESSAGES - 10, MESSAGES)):
        others = np.arange(MESSAGES) != left_out
        fit = np.linalg.solve(whole[np.ix_(others, others)] + 0.02 * np.eye(MESSAGES - 1), targets[others])
        assert unseen[place] == pytest.approx(whole[left_out, others] @ fit, abs=1e-3)
