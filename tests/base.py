"""The packaged knowledge base, loaded once for all tests of the ground floor."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path

from actions.conversation.turn import Assistant
from actions.embedding.encoder import load_encoder
from actions.knowledge.base import KnowledgeBase
from actions.knowledge.labels import load_labels
from actions.knowledge.likeness import Likeness, words_of
from actions.knowledge.loader import load
from actions.knowledge.questions import load_questions
from actions.knowledge.search import Search
from actions.knowledge.vocabulary import load_terms

CACHE = Path(__file__).resolve().parents[1] / "var" / "knowledge"  # of embeddings


@lru_cache(maxsize=1)
def base() -> KnowledgeBase:
    """The records."""
    return load()


@lru_cache(maxsize=1)
def assistant() -> Assistant:
    """The assistant over them."""
    likeness = Likeness(load_questions(base()), words_of(base()), load_encoder(), CACHE)
    return Assistant(base(), load_labels(), Search(base(), load_terms(), likeness))
