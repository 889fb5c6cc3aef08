"""The plan as a paragraph for a clinic letter, with its sources and the knowledge-base version. Only sentences that
stand in the answer.
"""

from __future__ import annotations

import re

from actions.answers.figures import sentence_case
from actions.answers.length import STEPS
from actions.answers.model import Citation, Line, Part

_TO_WHOM = r"(?:gp|family doctor|pcp|primary care|obstetrician|ob/?gyn|midwife|physician|practice|surgery|referr\w+)"
# A letter that came: "Clinic letter: 45F with AIH", "letter from rheum says", "see letter below"
_IS_GIVEN = (
    r"\s*(?::\s*\S|\n\s*\S)|\s+(?:from|dated|sa(?:ys|id)|states|reads|came|arrived|attached|below|enclosed|received)\b"
)
ASKED_FOR = re.compile(
    rf"\b(?:letter|clinic note|summary for the gp|gp summary)\b(?!{_IS_GIVEN})"
    rf"|\bwrit\w+ (?:back )?to (?:the |her |his |my )?{_TO_WHOM}\b"
    rf"|\b(?:note|summary) (?:to|for) (?:the |her |his )?{_TO_WHOM}\b",
    re.IGNORECASE,
)
"""Words by which a letter is asked for."""


def letter(part: Part, sources: tuple[Citation, ...], version: str) -> str | None:
    """Plain text of the bottom line and the "doing it" steps; None when the part proposes nothing to do."""
    plan = next((section for section in part.sections if section.id == STEPS and section.table), None)
    if plan is None or plan.table is None:
        return None
    used: set[int] = set()
    sentences = [_sentence(line, used) for line in part.bottom_line]
    for head, *cells in plan.table.rows:
        sentences.append(f"{head.text}: {' '.join(_sentence(cell, used) for cell in cells)}")
    cited = [
        f"[{source.n}] {source.label}" + (f", {source.identifier}" if source.identifier else "")
        for source in sources
        if source.n in used
    ]
    drug = sentence_case(plan.title.partition(": ")[2])
    return f"{drug}. {' '.join(sentences)}\nSources: {'; '.join(cited)}. SecondLine knowledge base {version}."


def _sentence(line: Line, used: set[int]) -> str:
    used.update(line.cites)
    marks = "".join(f"[{number}]" for number in line.cites)
    return f"{line.text} {marks}".strip()
