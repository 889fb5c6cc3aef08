"""The gates of gates.yml: what was reached stays reached."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path
from typing import Any

import yaml

FILE = Path(__file__).with_name("gates.yml")


@lru_cache(maxsize=1)
def _gates() -> dict[str, dict[str, dict[str, float]]]:
    gates: dict[str, Any] = yaml.safe_load(FILE.read_text(encoding="utf-8"))
    return gates


def floor(part: str, name: str) -> float:
    """What is to be reached.

    Raises:
        KeyError: no such gate.
    """
    return _gates()[part]["at_least"][name]


def ceiling(part: str, name: str) -> float:
    """What is not to be passed.

    Raises:
        KeyError: no such gate.
    """
    return _gates()[part]["at_most"][name]


def missed(part: str, reached: dict[str, float]) -> list[str]:
    """Each gate of the part that the figures miss, in words; also gates and figures that have no counterpart."""
    floors, ceilings = (_gates()[part].get(kind, {}) for kind in ("at_least", "at_most"))
    wrong = [f"{name} without gate or figure" for name in sorted({*floors, *ceilings} ^ set(reached))]
    wrong += [f"{name} {reached[name]:.3f} < {gate}" for name, gate in floors.items() if reached.get(name, gate) < gate]
    wrong += [
        f"{name} {reached[name]:.3f} > {gate}" for name, gate in ceilings.items() if reached.get(name, gate) > gate
    ]
    return wrong
