"""The trained model, and knowing when it must be trained again."""

import fcntl
import hashlib
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from bot.launch.settings import ROOT

MODELS = ROOT / "models"
_SOURCES = ("config.yml", "domain.yml", "nlu_data", "bot/nlu", "actions/embedding", "requirements/runtime.lock")
_NOT_SOURCES = {"__pycache__", ".md"}


class TrainingFailed(Exception):
    """Rasa could not train a model; its own output says why."""


def content_digest(root: Path = ROOT) -> str:
    """Digest of everything the model is made from: configuration, domain, data, the components' code and weights.

    Rasa's own fingerprint does not know the components' code. The knowledge base is left out: its vocabulary is read
    when the model is loaded, so a new drug needs no training.
    """
    digest = hashlib.sha256()
    for source in _SOURCES:
        for path in _files(root / source):
            content = hashlib.sha256(path.read_bytes()).hexdigest()
            digest.update(f"{path.relative_to(root).as_posix()} {content}\n".encode())
    return digest.hexdigest()


def ensure_model(root: Path = ROOT, models: Path = MODELS) -> Path:
    """Return the path of a model made from the present sources, training one first if there is none.

    Raises:
        TrainingFailed: training ended with an error.
    """
    models.mkdir(parents=True, exist_ok=True)
    model, stored = models / "secondline.tar.gz", models / "secondline.digest"
    with _one_at_a_time(models):
        digest = content_digest(root)
        if not (model.exists() and stored.exists() and stored.read_text(encoding="ascii") == digest):
            print("Training the model: its sources changed, or there is none. This takes a minute or two.", flush=True)
            _train(root, model)
            stored.write_text(digest, encoding="ascii")
    return model


def _files(source: Path) -> Iterator[Path]:
    if source.is_file():
        yield source
    for path in sorted(source.rglob("*")) if source.is_dir() else ():
        if path.is_file() and not _NOT_SOURCES & {*path.parts, path.suffix}:
            yield path


def _train(root: Path, model: Path) -> None:
    """Train in a process of its own, whose memory ends with it, and put the model in place in one step."""
    with tempfile.TemporaryDirectory(dir=model.parent) as folder:
        command = [sys.executable, "-m", "bot.launch.train", folder, model.name.removesuffix(".tar.gz")]
        ended = subprocess.run(command, cwd=root, check=False)
        made = Path(folder) / model.name
        if ended.returncode != 0 or not made.exists():
            raise TrainingFailed(f"Training ended with status {ended.returncode}.")
        made.replace(model)


@contextmanager
def _one_at_a_time(models: Path) -> Iterator[None]:
    """Let the second of two processes wait for the first one's model instead of training its own."""
    with (models / ".lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        yield
