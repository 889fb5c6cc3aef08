"""Doubtful messages in groups of like ones, each group with the intents whose training messages are nearest."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from sklearn.cluster import AgglomerativeClustering

from actions.embedding.encoder import Encoder
from bot.curation.phrasings.doubtful import Doubtful
from bot.nlu.components import packaged_recogniser
from bot.nlu.features import Floats, embed, masked

LIKE = 0.6
"""Cosine of messages that belong to one group, on average over its pairs."""

_NEAREST = 3


@dataclass(frozen=True, slots=True)
class Near:
    """An intent near a group: the mean cosine of the group's messages to the training message nearest to each, and the
    nearest of all.
    """

    intent: str
    cosine: float
    example: str


@dataclass(frozen=True, slots=True)
class Group:
    """Messages that are alike, and the intents near them, nearest first."""

    messages: tuple[Doubtful, ...]
    near: tuple[Near, ...]


def grouped(
    messages: Sequence[Doubtful], training: Sequence[tuple[str, str]], encoder: Encoder, like: float = LIKE
) -> list[Group]:
    """The messages in groups, the one said most often first. The same messages give the same groups."""
    if not messages:
        return []
    vectors = _vectors([message.text for message in messages], encoder)
    cosines = vectors @ _vectors([text for text, _ in training], encoder).T
    groups = []
    for label in sorted(set(labels := _labels(vectors, like))):
        members = [at for at, found in enumerate(labels) if found == label]
        groups.append(Group(tuple(messages[at] for at in members), _near(cosines[members], training)))
    return sorted(groups, key=lambda group: -sum(message.times for message in group.messages))


def _vectors(texts: Sequence[str], encoder: Encoder) -> Floats:
    """Embeddings as the classifier sees the messages, drugs and conditions read as their kinds."""
    recogniser = packaged_recogniser()
    return embed(encoder, [masked(text, recogniser.recognise(text)) for text in texts])


def _labels(vectors: Floats, like: float) -> list[int]:
    if len(vectors) == 1:
        return [0]
    apart = float(np.sqrt(2 * (1 - like)))  # the distance of unit vectors of that cosine
    clustering = AgglomerativeClustering(n_clusters=None, distance_threshold=apart, linkage="average")
    return [int(label) for label in clustering.fit_predict(vectors)]


def _near(cosines: Floats, training: Sequence[tuple[str, str]]) -> tuple[Near, ...]:
    """`cosines`: the group's messages (rows) to the training messages (columns)."""
    intents = np.array([intent for _, intent in training])
    found = []
    for intent in np.unique(intents):
        columns = np.flatnonzero(intents == intent)
        of_intent = cosines[:, columns]
        nearest = training[columns[int(of_intent.max(axis=0).argmax())]][0]
        found.append(Near(str(intent), float(of_intent.max(axis=1).mean()), nearest))
    return tuple(sorted(found, key=lambda near: (-near.cosine, near.intent))[:_NEAREST])
