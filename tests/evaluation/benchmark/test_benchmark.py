"""The protocol and its figures on invented sets; the public ones are measured by `make benchmark-nlu`."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.evaluation.benchmark import columns
from tests.evaluation.benchmark.__main__ import main
from tests.evaluation.benchmark.datasets import NAMES, Dataset, read
from tests.evaluation.benchmark.report import markdown

DOSES = tuple((f"how much {drug}", "dose") for drug in ("aza", "mmf", "tac", "pred", "sirolimus", "mmf"))
HARMS = tuple((f"is {drug} harmful", "harm") for drug in ("aza", "mmf", "tac", "pred", "sirolimus"))
WEATHER = tuple((f"rain in {town}", "oos") for town in ("Leeds", "Pune", "Oslo"))


def test_the_few_are_distinct_the_same_at_every_run_and_other_with_another_seed() -> None:
    dataset = Dataset("made", DOSES + HARMS, (), ())
    few = dataset.few(0)
    assert few == dataset.few(0)
    assert len(few) == len(set(few)) == 10  # five distinct texts an intent
    less = dataset.few(0, shots=3)
    assert [intent for _, intent in less] == ["dose"] * 3 + ["harm"] * 3
    assert any(less != dataset.few(seed, shots=3) for seed in (1, 2))


@pytest.mark.parametrize("learnt", [False, True])
def test_the_shipped_classifier_is_measured_in_and_out_of_scope(learnt: bool) -> None:
    dataset = Dataset(
        "made",
        DOSES + HARMS + (WEATHER if learnt else ()),
        (("how much rituximab", "dose"), ("is belimumab harmful", "harm"), ("is rituximab harmful", "dose")),
        ("rain in Rome", "rain in Cork"),
        frozenset({"oos"} if learnt else ()),
    )
    run = columns.shipped(dataset, 0)
    assert run["accuracy"] == pytest.approx(2 / 3)
    assert run["auroc"] == run["recall"] == 1.0


def test_the_files_of_the_public_sets_are_read(tmp_path: Path) -> None:
    for name in ("banking77/train", "banking77/test"):
        _write(tmp_path / f"{name}.csv", 'text,category\n"how much, doctor",dose\n')
    for bot in ("curekart", "powerplay11", "sofmattress"):
        for half in ("train", "test"):
            _write(tmp_path / "hint3" / f"{bot}_{half}.csv", "sentence,label\nhi,greet\nrain,NO_NODES_DETECTED\n")
    names = ("train", "test", "oos_train", "oos_test")
    clinc = {name: [["rain", "oos"] if "oos" in name else ["pay", "bill"]] for name in names}
    _write(tmp_path / "clinc150" / "data_full.json", json.dumps(clinc))
    found = {dataset.name: dataset for dataset in read(tmp_path)}
    assert tuple(found) == NAMES
    assert found["BANKING77"].test == (("how much, doctor", "dose"),)
    assert found["BANKING77"].outside == ("rain",)
    assert found["CLINC150"].pool == (("pay", "bill"),)
    assert found["CLINC150, out of scope learnt"].pool == (("pay", "bill"), ("rain", "oos"))
    assert (found["HINT3 curekart"].test, found["HINT3 curekart"].outside) == ((("hi", "greet"),), ("rain",))


def test_the_page_gives_means_single_seeds_and_whether_bars_are_met() -> None:
    run = {"accuracy": 0.84, "auroc": 0.9, "recall": 0.5, "train_seconds": 2.0}
    figures = {
        "shipped": {"date": "2026-11-28", "sets": {"BANKING77": {"0": run, "1": {**run, "accuracy": 0.86}}}},
        "stock": {"date": "2026-11-27", "sets": {"BANKING77": {"0": run}}},
    }
    page = markdown(figures)
    assert "| BANKING77 | 85.0 % (84.0, 86.0) | 84.0 % (one seed) |" in page
    assert "| CLINC150 | not measured | not measured |" in page
    assert "| BANKING77: Accuracy in scope ≥ 84.5 % | 85.0 % | met |" in page


def test_without_the_sets_it_says_so_loudly_and_fails(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("SECONDLINE_BENCHMARKS", str(tmp_path))
    monkeypatch.setattr("sys.argv", ["benchmark"])
    assert main() == 1
    assert "NOT MEASURED" in capsys.readouterr().err


def _write(path: Path, content: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(content, encoding="utf-8")
