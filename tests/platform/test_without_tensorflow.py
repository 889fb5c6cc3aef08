"""TensorFlow is left out of a served process only where the model can do without it."""

from __future__ import annotations

import io
import json
import subprocess
import sys
import tarfile
from pathlib import Path

import pytest

from bot.launch.without_tensorflow import can_do_without

ROOT = Path(__file__).parents[2]
RULES, NETWORK = "rasa.core.policies.rule_policy.RulePolicy", "rasa.nlu.classifiers.diet_classifier.DIETClassifier"


def model(folder: Path, *components: str) -> Path:
    nodes = {f"run_{at}": {"uses": component} for at, component in enumerate(components)}
    metadata = json.dumps({"predict_schema": {"nodes": nodes}}).encode()
    with tarfile.open(folder / "model.tar.gz", "w:gz") as archive:
        entry = tarfile.TarInfo("metadata.json")
        entry.size = len(metadata)
        archive.addfile(entry, io.BytesIO(metadata))
    return folder / "model.tar.gz"


@pytest.mark.parametrize(
    ("components", "without"),
    [
        (("bot.nlu.components.HybridIntentClassifier", RULES), True),
        (("bot.nlu.components.HybridIntentClassifier", RULES, NETWORK), False),
        (("somebody.elses.Classifier", RULES), False),
    ],
)
def test_only_components_known_to_need_none_do_without(
    components: tuple[str, ...], without: bool, tmp_path: Path
) -> None:
    assert can_do_without(model(tmp_path, *components)) is without


def test_rasas_agent_is_imported_and_the_library_is_not() -> None:
    script = (
        "from bot.launch.without_tensorflow import leave_out; leave_out()\n"
        "import sys, rasa.core.agent, bot.nlu.components\n"
        "print('keras' in sys.modules, 'tensorflow.python' in sys.modules)"
    )
    done = subprocess.run([sys.executable, "-W", "ignore", "-c", script], cwd=ROOT, capture_output=True, text=True)
    assert done.stdout.strip() == "False False", done.stderr


def test_a_library_that_is_there_stays() -> None:
    script = (
        "import sys, types; there = sys.modules['tensorflow'] = types.ModuleType('tensorflow')\n"
        "from bot.launch.without_tensorflow import leave_out; leave_out()\n"
        "print(sys.modules['tensorflow'] is there, 'tensorflow.keras' in sys.modules)"
    )
    done = subprocess.run([sys.executable, "-c", script], cwd=ROOT, capture_output=True, text=True)
    assert done.stdout.strip() == "True False", done.stderr
