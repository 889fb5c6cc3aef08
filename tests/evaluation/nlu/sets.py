"""The held-out sets, and the shipped pipeline as one object that reads messages."""

from __future__ import annotations

import tarfile
import tempfile
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

import yaml

from bot.nlu.classifier import IntentClassifier, Prediction
from bot.nlu.components import packaged_recogniser
from bot.nlu.encoder import load_encoder
from bot.nlu.features import masked
from bot.nlu.segments import split_questions

ROOT = Path(__file__).parents[3]
HELD_OUT = ROOT / "tests" / "nlu" / "held_out"
MODEL = ROOT / "models" / "secondline.tar.gz"


def rows(name: str) -> list[dict[str, Any]]:
    """The messages of a held-out set."""
    found: list[dict[str, Any]] = yaml.safe_load((HELD_OUT / f"{name}.yml").read_text(encoding="utf-8"))
    return found


@lru_cache(maxsize=1)
def training_messages() -> tuple[tuple[str, str], ...]:
    """Every training message with its intent, in file order."""
    pairs: list[tuple[str, str]] = []
    for path in sorted((ROOT / "nlu_data" / "nlu").glob("*.yml")):
        for block in yaml.safe_load(path.read_text(encoding="utf-8"))["nlu"]:
            lines = str(block["examples"]).splitlines()
            pairs += [(line.removeprefix("- ").strip(), block["intent"]) for line in lines if line.startswith("- ")]
    return tuple(pairs)


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

    def questions(self, text: str) -> list[str]:
        """The intents of a message's questions, in order; its own where it asks one thing."""
        segments = split_questions(text, packaged_recogniser().recognise(text))
        return [prediction.ranking[0][0] for prediction in self.predict([segment.text for segment in segments])]


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
