"""The kept base equals the loaded one and is used only for the very files and code it was made from."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest
from msgspec import to_builtins

from actions.knowledge import loader
from actions.knowledge.base import KnowledgeBase
from actions.knowledge.kinds import Record
from actions.knowledge.loader import KnowledgeFaults, load
from tests.base import base
from tests.knowledge.test_a_fault_is_named_with_file_and_line import FINDING, write


def everything(loaded: KnowledgeBase) -> object:
    return [(to_builtins(record), to_builtins(loaded.review(record.id))) for record in loaded.all(Record)]


def test_the_kept_base_holds_what_the_records_hold(tmp_path: Path) -> None:
    load(cache=tmp_path)
    kept = load(cache=tmp_path)
    assert kept.version == base().version
    assert everything(kept) == everything(base())


def test_the_second_load_reads_no_record(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    root = write(tmp_path / "records")
    load(root, tmp_path / "kept")
    monkeypatch.setattr(loader, "_read", lambda *_: pytest.fail("the records were read again"))
    assert set(load(root, tmp_path / "kept").drugs) == {"testdrug"}


def test_a_changed_record_and_changed_code_are_read_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    kept = tmp_path / "kept"
    first = load(write(tmp_path / "records"), kept)
    changed = load(write(tmp_path / "records", findings__all=FINDING.replace("5 responded", "6 responded")), kept)
    assert changed.version != first.version
    read: list[object] = []
    original = loader._read
    monkeypatch.setattr(loader, "_read", lambda *given: read.append(given) or original(*given))
    monkeypatch.setattr(loader, "code_digest", lambda: b"other code")
    load(tmp_path / "records", kept)
    assert len(read) == 1


@pytest.mark.parametrize("damage", [lambda b: b[:-9], lambda b: b[:40] + b"x" + b[41:], lambda b: b""])
def test_a_damaged_file_is_made_again(tmp_path: Path, damage) -> None:  # type: ignore[no-untyped-def]
    root, kept = write(tmp_path / "records"), tmp_path / "kept"
    load(root, kept)
    (file,) = kept.glob("*.msgpack")
    whole = file.read_bytes()
    file.write_bytes(damage(whole))
    assert set(load(root, kept).drugs) == {"testdrug"}
    assert file.read_bytes() == whole


def test_faults_are_never_kept(tmp_path: Path) -> None:
    root = write(tmp_path / "records", findings__all=FINDING.replace("smith-2020", "jones-1999"))
    for _ in range(2):
        with pytest.raises(KnowledgeFaults):
            load(root, tmp_path / "kept")


def test_processes_that_start_together_all_load_and_leave_one_file(tmp_path: Path) -> None:
    root, kept = write(tmp_path / "records"), tmp_path / "kept"
    code = "import sys; from pathlib import Path; from actions.knowledge.loader import load; "
    code += "print(len(load(*map(Path, sys.argv[1:]))))"
    started = [
        subprocess.Popen([sys.executable, "-c", code, str(root), str(kept)], stdout=subprocess.PIPE, text=True)
        for _ in range(6)
    ]
    assert [process.communicate()[0].strip() for process in started] == ["3"] * 6
    assert [path.suffix for path in kept.iterdir()] == [".msgpack"]


def test_a_folder_that_cannot_be_written_is_no_fault(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way", encoding="utf-8")
    assert set(load(write(tmp_path / "records"), tmp_path / "file" / "kept").drugs) == {"testdrug"}
