import shutil

import numpy as np
import pytest

from actions.embedding.encoder import _MANY, Encoder, load_encoder
from actions.embedding.packaged import PACKAGED, WeightsDoNotMatch


@pytest.fixture
def weights(tmp_path):
    """The packaged weights where they can be damaged."""
    for name in ("DIGESTS", "tokenizer.json", "model.onnx"):
        shutil.copy(PACKAGED / name, tmp_path / name)
    return tmp_path


def test_embeddings_are_unit_vectors():
    embeddings = load_encoder().encode(["MMF dose?", "", "x " * 2000])
    assert embeddings.shape == (3, 384)
    assert embeddings.dtype == np.float32
    assert np.allclose(np.linalg.norm(embeddings, axis=1), 1, atol=1e-5)


def test_what_means_the_same_lies_close():
    dose, dosing, weather = load_encoder().encode(
        ["What dose of tacrolimus?", "How much tacrolimus do I give?", "Will it rain in Lisbon?"]
    )
    assert dose @ dosing > 0.7 > 0.3 > dose @ weather


def test_an_embedding_does_not_depend_on_its_neighbours():
    alone = load_encoder().encode(["MMF dose?"])[0]
    beside = load_encoder().encode(["MMF dose?", "a much longer message about something else entirely"])[0]
    assert np.array_equal(alone, beside)


def test_many_at_once_are_encoded_as_one_by_one():
    texts = [f"{dose} mg of tacrolimus, is that much?" for dose in range(_MANY + 20)]
    alone = [load_encoder().encode([text])[0] for text in texts]
    assert np.array_equal(load_encoder().encode(texts), alone)
    assert load_encoder().encode([]).shape == (0, 384)


def test_it_is_loaded_once():
    assert load_encoder() is load_encoder()


@pytest.mark.parametrize("name", ["model.onnx", "tokenizer.json"])
def test_an_altered_file_is_refused_by_name(weights, name):
    with (weights / name).open("ab") as file:
        file.write(b" ")
    with pytest.raises(WeightsDoNotMatch, match=name):
        Encoder(weights)


@pytest.mark.parametrize("name", ["model.onnx", "tokenizer.json", "DIGESTS"])
def test_a_missing_file_is_refused_by_name(weights, name):
    (weights / name).unlink()
    with pytest.raises(WeightsDoNotMatch, match=name):
        Encoder(weights)
