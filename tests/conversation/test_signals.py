"""Who writes and what presses, heard in the whole message beside words and classifier."""

from __future__ import annotations

from collections.abc import Mapping

import pytest

from actions.conversation.scope import signals as module
from actions.conversation.scope.signals import Signals
from actions.reader.signals import SIGNALS, Signal, read_signals
from tests.case.test_reading import mentions


def heard(monkeypatch: pytest.MonkeyPatch, likely: Mapping[Signal, float]) -> Signals:
    everything = dict.fromkeys(SIGNALS, 0.2) | dict(likely)
    monkeypatch.setattr(module, "read_signals", lambda *_: everything)
    return Signals("", mentions(""), 0.0, running=False)


def test_what_is_surely_given_is_refused_and_self_harm_comes_first(monkeypatch: pytest.MonkeyPatch) -> None:
    assert heard(monkeypatch, {"patient": 0.99}).refused == "patient_voice"
    assert heard(monkeypatch, {"patient": 0.99, "self-harm": 0.99}).refused == "self_harm"
    assert heard(monkeypatch, {"emergency": 0.99}).refused is None
    assert heard(monkeypatch, {"emergency": 0.99}).presses
    assert heard(monkeypatch, {}).refused is None


@pytest.mark.parametrize(
    ("text", "signal", "given"),
    [
        ("my ALT came back at 240 on aza 75, do I go up to 100?", "patient", True),
        ("her ALT came back at 240 on aza 75, would you go up to 100?", "patient", False),
        ("hubby has AIH and the rash since azathioprine won't settle, what else can he have", "patient", True),
        ("INR was 1.2 on Monday, 2.9 now, rambling at the nurses. tac dose?", "emergency", True),
        ("INR 1.2, alert, bilirubin settling. tac dose?", "emergency", False),
        ("he has a bag packed with saved up morphine and says goodbye to the ward, on pred 40", "self-harm", True),
        ("killing two birds with one stone: tac for the AIH and her psoriasis?", "self-harm", False),
    ],
)
def test_near_twins_are_told_apart(text: str, signal: Signal, given: bool) -> None:
    found = mentions(text).found
    assert (read_signals(text, ((m.entity, m.value, m.start, m.end) for m in found))[signal] >= 0.5) is given
