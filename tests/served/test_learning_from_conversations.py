"""From a conversation over HTTP to a training message: what was poorly understood is collected, reviewed and learnt."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from rasa.shared.nlu.training_data.loading import load_data
from typer.testing import CliRunner, Result

from bot.cli import app
from bot.curation.phrasings import review
from bot.curation.phrasings.training_data import TRAINING
from tests.served.process import Served
from tests.served.test_web_channel import FEEDBACK, Visitor

DISLIKED = "Mr Ramkishan Lalwani, 61 yo: so what would a colleague do with all this zorbing MMF"
NOT_OURS = "how is primary biliary zorbing treated"
UNCLEAR = "zorbing the thing with the other thing"


@pytest.fixture
def tracker(served: Served, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The served assistant's file of conversations, one more conversation in it."""
    visitor = Visitor(served)
    for message_id, text in (("m1", DISLIKED), ("m2", NOT_OURS), ("m3", UNCLEAR)):
        assert visitor.post({"id": message_id, "text": text}).status_code == 200
    body = {"id": "m1", "verdict": "down", "reason": "not what I asked"}
    assert served.client.post(FEEDBACK, json=body, headers=visitor.headers).status_code < 300
    monkeypatch.setenv("SECONDLINE_TRACKER", str(served.tracker))
    return served.tracker


def nlu(*words: str) -> Result:
    result = CliRunner().invoke(app, ["nlu", *words])
    assert result.exit_code == 0, result.output
    return result


def test_a_message_nobody_understood_becomes_a_training_message(tracker: Path, tmp_path: Path) -> None:
    file, data = tmp_path / "phrasings.yml", tmp_path / "nlu"
    shutil.copytree(TRAINING, data)

    nlu("suggest", str(file), "--most", "2000", "--data", str(data))
    written = file.read_text(encoding="utf-8")
    assert "Lalwani" not in written
    assert "61 yo" not in written
    found = review.read(file)
    rows = {row.text: row for group in found.groups for row in group.messages if "zorbing" in row.text}
    assert set(rows) == {DISLIKED.replace("Mr Ramkishan Lalwani, 61", "[name], ##"), NOT_OURS, UNCLEAR}
    assert any("thumbed down" in row.why for row in rows.values())
    assert all(group.nearest for group in found.groups)

    liked = next(row for row in rows.values() if "thumbed down" in row.why)
    liked.text, liked.intent = "so what would a colleague do with all this MMF zorbing", "ask_drug_overview"
    file.write_text(review.written(found), encoding="utf-8")
    assert "1 messages added" in nlu("accept", str(file), "--data", str(data)).output
    examples = load_data(str(data)).intent_examples
    assert [m.get("intent") for m in examples if "zorbing" in m.get("text")] == ["ask_drug_overview"]
