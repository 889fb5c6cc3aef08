"""What stands first in the answer to a fresh question, judged as its asker would: through the shipped pipeline."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest
import yaml

from actions.answers.model import Answer
from tests.evaluation.__main__ import Asker

pytestmark = pytest.mark.slow

ROWS: list[dict[str, Any]] = yaml.safe_load((Path(__file__).parent / "first_lines.yml").read_text(encoding="utf-8"))
LEAST = 0.94


def first_lines(answer: Answer, parts: int = 1) -> str:
    """The warnings, and the title with the first two lines of each of the first parts."""
    texts = [line.text for line in answer.warnings]
    for part in answer.parts[:parts]:
        lines = part.bottom_line or tuple(line for section in part.sections for line in section.lines)
        texts += [part.title, *(line.text for line in lines[:2])]
    return "\n".join(texts)


def wrong(answer: Answer, row: dict[str, Any]) -> list[str]:
    """What is missing from the first lines, and what stands there and must not."""
    first, everywhere = first_lines(answer), first_lines(answer, parts=len(answer.parts))
    found = [f"lacks {word}" for word in row["lead"] if not re.search(word, first, re.IGNORECASE | re.DOTALL)]
    found += [f"lacks {word}" for word in row.get("also", ()) if not re.search(word, everywhere, re.IGNORECASE)]
    return found + [f"holds {word}" for word in row.get("never", ()) if re.search(word, first, re.IGNORECASE)]


def test_what_was_asked_for_stands_first(asker: Asker) -> None:
    faults = {row["say"]: found for row in ROWS if (found := wrong(asker.answer(row["say"]), row))}
    assert len(ROWS) >= 200
    assert len(faults) <= (1 - LEAST) * len(ROWS), faults
