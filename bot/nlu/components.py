"""The two Rasa graph components that make up the pipeline. Everything they do is done by the modules beside them.

Rasa wires components by the *names* of their arguments (`training_data`, `messages`) and by full annotations.
"""

import logging
from functools import lru_cache
from pathlib import Path
from typing import Any

from rasa.engine.graph import ExecutionContext, GraphComponent
from rasa.engine.recipes.default_recipe import DefaultV1Recipe
from rasa.engine.storage.resource import Resource
from rasa.engine.storage.storage import ModelStorage
from rasa.nlu.classifiers.classifier import IntentClassifier as RasaIntentClassifier
from rasa.nlu.extractors.extractor import EntityExtractorMixin
from rasa.shared.nlu.constants import ENTITIES, INTENT, PREDICTED_CONFIDENCE_KEY, TEXT
from rasa.shared.nlu.training_data.message import Message
from rasa.shared.nlu.training_data.training_data import TrainingData

from actions.case.spoken_punctuation import punctuated
from actions.conversation.scope.boundary import OUT_OF_SCOPE
from actions.embedding.encoder import Encoder, load_encoder
from actions.embedding.packaged import PACKAGED
from actions.knowledge.vocabulary import MEDICINE_CLASS, load_terms
from bot.nlu.classifier import IntentClassifier, NothingToLearn, Prediction
from bot.nlu.features import masked
from bot.nlu.kernel import RIDGE
from bot.nlu.out_of_scope import NO_SCOPE
from bot.nlu.questions import read
from bot.nlu.reading import Reader
from bot.nlu.recogniser.recogniser import ClinicalRecogniser

logger = logging.getLogger(__name__)

_RANKED = 10


@lru_cache(maxsize=1)
def packaged_recogniser() -> ClinicalRecogniser:
    """The recogniser with the vocabulary of the records, made once per process.

    Raises:
        KnowledgeFaults: the vocabulary does not load.
    """
    return ClinicalRecogniser(term for term in load_terms() if term.entity != MEDICINE_CLASS)


@DefaultV1Recipe.register(DefaultV1Recipe.ComponentType.ENTITY_EXTRACTOR, is_trainable=False)
class ClinicalEntityRecogniser(EntityExtractorMixin, GraphComponent):
    """Sets the message's entities. The vocabulary is read when the model is loaded: a new drug needs no training."""

    def __init__(self, recogniser: ClinicalRecogniser) -> None:
        self._recogniser = recogniser

    @classmethod
    def create(
        cls,
        config: dict[str, Any],
        model_storage: ModelStorage,
        resource: Resource,
        execution_context: ExecutionContext,
    ) -> "ClinicalEntityRecogniser":
        """Rasa's way to make one; also used when a model is loaded."""
        return cls(packaged_recogniser())

    def process(self, messages: list[Message]) -> list[Message]:
        """Add what is found to each message's entities."""
        for message in messages:
            found = self._recogniser.recognise(message.get(TEXT) or "")
            message.set(ENTITIES, message.get(ENTITIES, []) + found, add_to_output=True)
        return messages


@DefaultV1Recipe.register(DefaultV1Recipe.ComponentType.INTENT_CLASSIFIER, is_trainable=True)
class HybridIntentClassifier(RasaIntentClassifier, GraphComponent):
    """Sets `intent`, `intent_ranking`, `scope`, `questions` where a message asks several things, and for a short
    unclear message without a drug `of_drug_in_view`, its intent if it goes on about one.

    `scope` is {"score": 0..1, "in_scope": bool}; the intent is never changed because of it. Each of `questions` has
    intent, confidence, text, start, end and the entities that lie within.
    """

    @staticmethod
    def get_default_config() -> dict[str, Any]:
        """Options: `embedding_dir` (None: the packaged weights), `ridge`, `acceptance`, `mask_entities` (read a
        drug as "the drug": cross-validated, 4 points better, and 17 on drugs never seen in training) and `out_of_scope`
        (intents that no in-scope message has)."""
        return {
            "embedding_dir": None,
            "ridge": RIDGE,
            "acceptance": 0.98,
            "mask_entities": True,
            "out_of_scope": sorted(OUT_OF_SCOPE | {"emergency"}),
        }

    def __init__(self, config: dict[str, Any], model_storage: ModelStorage, resource: Resource) -> None:
        self._config = {**self.get_default_config(), **config}
        self._model_storage = model_storage
        self._resource = resource
        self._classifier: IntentClassifier | None = None

    @classmethod
    def create(
        cls,
        config: dict[str, Any],
        model_storage: ModelStorage,
        resource: Resource,
        execution_context: ExecutionContext,
    ) -> "HybridIntentClassifier":
        """An untrained classifier."""
        return cls(config, model_storage, resource)

    @classmethod
    def load(
        cls,
        config: dict[str, Any],
        model_storage: ModelStorage,
        resource: Resource,
        execution_context: ExecutionContext,
        **kwargs: Any,
    ) -> "HybridIntentClassifier":
        """A trained classifier from a model."""
        component = cls(config, model_storage, resource)
        with model_storage.read_from(resource) as folder:
            component._classifier = IntentClassifier.load(Path(folder), component._encoder())
        return component

    def train(self, training_data: TrainingData) -> Resource:
        """Train on the examples that have an intent and a text, and store the result in the model."""
        examples = [(m.get(TEXT), m.get(INTENT)) for m in training_data.intent_examples if m.get(TEXT)]
        try:
            self._classifier = IntentClassifier.train(
                (self._readable(text) for text, _ in examples),
                [intent for _, intent in examples],
                self._encoder(),
                out_of_scope=self._config["out_of_scope"],
                acceptance=self._config["acceptance"],
                ridge=self._config["ridge"],
            )
        except NothingToLearn as error:
            logger.warning("No intent classifier was trained: %s", error)
            return self._resource
        with self._model_storage.write_to(self._resource) as folder:
            self._classifier.save(Path(folder))
        return self._resource

    def process(self, messages: list[Message]) -> list[Message]:
        """Set intent, ranking, scope and questions on each message."""
        for message in messages:
            self._understand(message)
        return messages

    def _understand(self, message: Message) -> None:
        text, entities = punctuated(message.get(TEXT) or ""), message.get(ENTITIES, [])
        reader = Reader(text, entities, self._predict, self._config["mask_entities"])
        whole, asked = read(reader)
        message.set(INTENT, _intent(whole), add_to_output=True)
        ranking = [{"name": name, PREDICTED_CONFIDENCE_KEY: value} for name, value in whole.ranking[:_RANKED]]
        message.set("intent_ranking", ranking, add_to_output=True)
        message.set("scope", whole.scope.as_dict(), add_to_output=True)
        elliptic = None if asked else reader.of_drug_in_view(whole)
        if elliptic:
            message.set("of_drug_in_view", _intent(elliptic), add_to_output=True)
        if asked:
            questions = [
                {
                    "intent": question.intent,
                    PREDICTED_CONFIDENCE_KEY: question.confidence,
                    "text": question.segment.text,
                    "start": question.segment.start,
                    "end": question.segment.end,
                    "entities": [e for e in entities if question.segment.start <= e["start"] < question.segment.end],
                }
                for question in asked
            ]
            message.set("questions", questions, add_to_output=True)

    def _predict(self, texts: list[str]) -> list[Prediction]:
        if self._classifier is None:
            return [Prediction((), NO_SCOPE) for _ in texts]
        return self._classifier.predict(texts)

    def _readable(self, text: str) -> str:
        """A message of the training data, its mentions masked; how they are asserted does not matter to that."""
        if not self._config["mask_entities"]:
            return text
        return masked(text, packaged_recogniser().recognise(text, asserted=False))

    def _encoder(self) -> Encoder:
        folder = self._config["embedding_dir"]
        return load_encoder(Path(folder) if folder else PACKAGED)


def _intent(prediction: Prediction) -> dict[str, Any]:
    name, confidence = prediction.ranking[0] if prediction.ranking else (None, 0.0)
    return {"name": name, PREDICTED_CONFIDENCE_KEY: confidence}
