"""What stands before any answer: who writes, and what presses. How likely a message gives each signal."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Literal, get_args

from actions.reader.network import Found, load_labels, told

Signal = Literal["patient", "emergency", "self-harm", "order", "injection", "abuse"]
"""The patient or a relative asks for own care; something happens now to a person for which somebody has to be called;
somebody is about to harm themselves; the assistant is to act as prescriber; the assistant's rules are to be changed;
the assistant is insulted."""

SIGNALS: tuple[Signal, ...] = get_args(Signal)


def read_signals(text: str, found: Iterable[Found]) -> Mapping[Signal, float]:
    """By signal, how likely the message gives it, each by itself. The same message, the same numbers."""
    likely = load_labels().of(told(text, found))
    return {signal: likely.get(label(signal), 0.0) for signal in SIGNALS}


def label(signal: Signal) -> str:
    """What the network calls a signal."""
    return f"signal:{signal}"
