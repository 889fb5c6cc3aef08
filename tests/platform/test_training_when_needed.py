"""The model is trained when, and only when, what it is made from has changed."""

from pathlib import Path

import pytest

from bot.launch import training


@pytest.fixture
def project(tmp_path: Path) -> Path:
    for name in (
        "config.yml",
        "domain.yml",
        "nlu_data/nlu/dose.yml",
        "bot/nlu/components.py",
        "actions/embedding/weights/model.onnx",
    ):
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(name)
    return tmp_path


@pytest.fixture
def trained(monkeypatch: pytest.MonkeyPatch) -> list[Path]:
    """Count trainings instead of running them."""
    models: list[Path] = []

    def train(root: Path, model: Path) -> None:
        model.write_text("a model")
        models.append(model)

    monkeypatch.setattr(training, "_train", train)
    return models


def test_a_missing_model_is_trained_once(project: Path, trained: list[Path]) -> None:
    paths = [training.ensure_model(project, project / "models") for _ in range(2)]
    assert paths == [project / "models" / "secondline.tar.gz"] * 2
    assert len(trained) == 1


@pytest.mark.parametrize(
    "changed", ["config.yml", "nlu_data/nlu/dose.yml", "bot/nlu/components.py", "actions/embedding/weights/model.onnx"]
)
def test_a_change_of_data_code_or_weights_trains_again(project: Path, trained: list[Path], changed: str) -> None:
    training.ensure_model(project, project / "models")
    (project / changed).write_text("changed")
    training.ensure_model(project, project / "models")
    assert len(trained) == 2


def test_a_new_or_renamed_file_counts_as_a_change(project: Path) -> None:
    before = training.content_digest(project)
    (project / "nlu_data/nlu/dose.yml").rename(project / "nlu_data/nlu/doses.yml")
    assert training.content_digest(project) != before


def test_notes_and_compiled_files_do_not_count(project: Path) -> None:
    before = training.content_digest(project)
    (project / "bot/nlu/README.md").write_text("notes")
    (project / "bot/nlu/__pycache__").mkdir()
    (project / "bot/nlu/__pycache__/components.pyc").write_text("compiled")
    assert training.content_digest(project) == before


def test_a_lost_model_is_trained_again(project: Path, trained: list[Path]) -> None:
    training.ensure_model(project, project / "models").unlink()
    training.ensure_model(project, project / "models")
    assert len(trained) == 2


@pytest.mark.slow
def test_a_failed_training_leaves_the_present_model(project: Path, tmp_path: Path) -> None:
    model = tmp_path / "models" / "secondline.tar.gz"
    model.parent.mkdir()
    model.write_text("the present model")
    (project / "config.yml").write_text("pipeline: [not a component]")
    with pytest.raises(training.TrainingFailed):
        training.ensure_model(project, model.parent)
    assert model.read_text() == "the present model"
    assert not (model.parent / "secondline.digest").exists()
