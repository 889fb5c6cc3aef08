"""The shipped pipeline as one object that reads messages."""

from __future__ import annotations

import tarfile
import tempfile
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from actions.embedding.encoder import load_encoder
from bot.nlu.classifier import IntentClassifier, Prediction
from bot.nlu.components import packaged_recogniser
from bot.nlu.features import masked
from bot.nlu.questions import read
from bot.nlu.reading import Question, Reader
from tests.evaluation.nlu.sets import ROOT

MODEL = ROOT / "models" / "secondline.tar.gz"


@dataclass(frozen=True)
class Pipeline:
    """Recogniser and classifier as the model holds them, without the server around them."""

    classifier: IntentClassifier
    mask: bool = True

    def readable(self, text: str) -> str:
        """The text as the classifier sees it."""
        return masked(text, packaged_recogniser().recognise(text)) if self.mask else text

    def predict(self, texts: list[str]) -> list[Prediction]:
        """One prediction per message."""
        return self.classifier.predict([self.readable(text) for text in texts])

    def understand(self, text: str) -> tuple[Prediction, list[Question]]:
        """All that the model does with a message: the whole of it, and its questions if there are several."""
        entities = packaged_recogniser().recognise(text)
        return read(Reader(text, entities, self.classifier.predict, self.mask))

    def questions(self, text: str) -> list[str]:
        """The intents of a message's questions, in order; its own where it asks one thing."""
        whole, asked = self.understand(text)
        return [question.intent for question in asked] or [whole.ranking[0][0]]


@lru_cache(maxsize=1)
def shipped() -> Pipeline:
    """The pipeline of the trained model.

    Raises:
        FileNotFoundError: no model was trained.
    """
    with tempfile.TemporaryDirectory() as folder, tarfile.open(MODEL) as model:
        members = [member for member in model.getmembers() if "HybridIntentClassifier" in member.name]
        model.extractall(folder, members=members, filter="data")
        stored = next(Path(folder).rglob("classifier.json")).parent
        return Pipeline(IntentClassifier.load(stored, load_encoder()))
