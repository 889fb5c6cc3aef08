"""Serving without TensorFlow: Rasa 3.6.21 imports it wherever an agent is loaded, for classes that train networks of
its own. This project's model holds none of them, and the library takes more memory than all the rest of the process.

Stand-ins are put where Rasa would import it; a model that holds such a class is served with the library itself.
"""

from __future__ import annotations

import json
import sys
import tarfile
from pathlib import Path
from types import ModuleType
from typing import Any

# Of these Rasa only derives classes while it is imported, none of which is made
_OF_TENSORFLOW = ("tensorflow", "tensorflow.keras", "tensorflow.keras.utils", "tensorflow.keras.callbacks")
# What these define is named where a model is trained, and looked up by name where one is read
_OF_RASA: dict[str, dict[str, Any]] = {
    "rasa.engine.recipes.default_components": {"DEFAULT_COMPONENTS": ()},
    "rasa.graph_components.validators.default_recipe_validator": {
        "DefaultV1RecipeValidator": type("DefaultV1RecipeValidator", (), {})
    },
}
_OURS = ("bot.", "rasa.graph_components.")
_WITHOUT = frozenset(
    {
        "rasa.core.policies.ensemble.DefaultPolicyPredictionEnsemble",
        "rasa.core.policies.rule_policy.RulePolicy",
        "rasa.nlu.classifiers.regex_message_handler.RegexMessageHandler",
    }
)


class _StandIn(ModuleType):
    """A module whose every public name is an empty class."""

    __path__: list[str] = []  # noqa: RUF012  (a package's search path, as Python has it)

    def __getattr__(self, name: str) -> Any:
        if name.startswith("__"):
            raise AttributeError(name)
        return sys.modules.get(f"{self.__name__}.{name}") or type(name, (), {})


def can_do_without(model: Path) -> bool:
    """Whether every component that answers with the model, an archive of Rasa's, is known to need no TensorFlow."""
    with tarfile.open(model) as archive:
        metadata = archive.extractfile("metadata.json")
        if metadata is None:
            return False
        nodes = json.load(metadata)["predict_schema"]["nodes"].values()
    return all(node["uses"].startswith(_OURS) or node["uses"] in _WITHOUT for node in nodes)


def leave_out() -> None:
    """Put the stand-ins in place; call it before Rasa is imported. Does nothing once TensorFlow is there."""
    if "tensorflow" in sys.modules:
        return
    for name in _OF_TENSORFLOW:
        sys.modules[name] = _StandIn(name)
    for name, held in _OF_RASA.items():
        module = ModuleType(name)
        module.__dict__.update(held)
        sys.modules[name] = module
