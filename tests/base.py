"""The packaged knowledge base, loaded once for all tests of the ground floor."""

from __future__ import annotations

from functools import lru_cache

from actions.conversation.turn import Assistant
from actions.knowledge.base import KnowledgeBase
from actions.knowledge.labels import load_labels
from actions.knowledge.loader import load
from actions.knowledge.search import Search
from actions.knowledge.vocabulary import load_terms


@lru_cache(maxsize=1)
def base() -> KnowledgeBase:
    """The records."""
    return load()


@lru_cache(maxsize=1)
def assistant() -> Assistant:
    """The assistant over them."""
    return Assistant(base(), load_labels(), Search(base(), load_terms()))
