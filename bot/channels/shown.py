"""A stored answer as the widget shows it: with its plots drawn and what stands behind its records.

Both are made anew each time from the knowledge base, so that the conversation stores record ids and values only.
"""

from functools import lru_cache
from typing import Any

import msgspec

from actions.answers.model import Plot
from actions.handlers import assistant
from actions.presentation import forest
from actions.presentation.basis import basis

_WIDE, _NARROW = 720, 340

Json = dict[str, Any]


def shown(answer: Json | None) -> Json:
    """What the web channel adds to an answer: `basis` by record id, `drawings` in the order of the answer's plots."""
    if not answer:
        return {}
    records = answer.get("records", ())
    drawings = [_drawing(plot) for plot in _plots(answer)]
    return {"basis": basis(assistant().base, records), **({"drawings": drawings} if drawings else {})}


def _plots(answer: Json) -> list[Plot]:
    sections = (section for part in answer.get("parts", ()) for section in part.get("sections", ()))
    return [msgspec.convert(section["plot"], Plot) for section in sections if "plot" in section]


@lru_cache(maxsize=64)
def _drawing(plot: Plot) -> Json:
    """The plot in both widths, and its figures as a table."""
    return {
        "wide": forest.tree(forest.drawing(plot, width=_WIDE)),
        "narrow": forest.tree(forest.drawing(plot, width=_NARROW)),
        "table": msgspec.to_builtins(forest.data_table(plot)),
    }
