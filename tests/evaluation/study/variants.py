"""The shipped classifier trained anew, whole or with a part of it out, on all or some of the training messages."""

from __future__ import annotations

import random
from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from contextlib import AbstractContextManager, contextmanager, nullcontext
from dataclasses import dataclass
from functools import cache
from unittest.mock import patch

from actions.embedding.encoder import Encoder
from bot.nlu import classifier, kernel
from bot.nlu.classifier import IntentClassifier, Prediction
from bot.nlu.components import HybridIntentClassifier, packaged_recogniser
from bot.nlu.features import masked
from tests.evaluation.remembering import Remembering

Pair = tuple[str, str]


@dataclass(frozen=True)
class Variant:
    """A way to train: what is changed while training and predicting, and whether entities are masked."""

    name: str
    changed: Callable[[], AbstractContextManager[object]] = nullcontext
    mask: bool = True


VARIANTS = (
    Variant("whole"),
    Variant("without the embedding", lambda: patch.object(kernel, "FADING", 0.0)),
    Variant("without n-grams", lambda: patch.object(kernel, "NGRAM_FADING", 0.0)),
    Variant("without masking of entities", mask=False),
    Variant("without temperature", lambda: patch.object(classifier, "_temperature", lambda scores, labels: 1.0)),
)


@dataclass(frozen=True)
class Trained:
    """A trained classifier that reads messages as its variant does."""

    classifier: IntentClassifier
    mask: bool

    def predict(self, texts: Sequence[str]) -> list[Prediction]:
        """One prediction per message."""
        return self.classifier.predict([readable(text) for text in texts] if self.mask else texts)


@contextmanager
def trained(pairs: Sequence[Pair], encoder: Encoder | Remembering, variant: Variant = VARIANTS[0]) -> Iterator[Trained]:
    """Trained with the shipped options on these messages; what the variant changes holds within the context only."""
    options = HybridIntentClassifier.get_default_config()
    with variant.changed():
        found = IntentClassifier.train(
            [readable(text) if variant.mask else text for text, _ in pairs],
            [intent for _, intent in pairs],
            encoder,
            out_of_scope=options["out_of_scope"],
            acceptance=options["acceptance"],
            ridge=options["ridge"],
        )
        yield Trained(found, variant.mask)


@cache
def readable(text: str) -> str:
    """The message as the classifier sees it, mentions masked by their kinds."""
    return masked(text, packaged_recogniser().recognise(text))


def share_of(pairs: Sequence[Pair], share: float, seed: int) -> list[Pair]:
    """That share of the messages of every intent, two at least, drawn by the seed."""
    by_intent: defaultdict[str, list[Pair]] = defaultdict(list)
    for pair in pairs:
        by_intent[pair[1]].append(pair)
    chance = random.Random(seed)
    return [
        pair
        for found in by_intent.values()
        for pair in chance.sample(found, min(len(found), max(2, round(share * len(found)))))
    ]
