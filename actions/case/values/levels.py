"""Of which drug a blood level is: of the one it was told with, or of the one that is taken; remembered as such."""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping
from typing import Final

from msgspec import structs

from actions.case.harms.another_cause import RAISES_OURS
from actions.case.mentions import Measure, Mentions, in_a_question
from actions.case.patient import Value

LEVEL: Final = "trough"
LEVELLED: Final = ("tacrolimus", "ciclosporin", "sirolimus", "everolimus", "mycophenolate")
"""Drugs whose blood level is measured; the level of the last is asked for far less often."""
_SELDOM = "mycophenolate"
_AIMED_AT = re.compile(r"\b(?:aim\w*|target\w*|goal|if|should|would|want|for a|titrat\w+|start\w*|which|what)\b")
_OF_THE_SELDOM = ("mg/L", "mg/mL")


def often_measured(drugs: Collection[str]) -> tuple[str, ...]:
    """Those whose level is measured as a matter of course."""
    return tuple(drug for drug in LEVELLED if drug in drugs and drug != _SELDOM)


def told_of(measure: Measure, others: Collection[str]) -> str | None:
    """The drug a level was told with; a level told behind mycophenolate is that of the drug named or taken beside it
    (`others`), unless its unit is mycophenolate's.
    """
    drug = measure.drug if measure.drug in LEVELLED else None
    if drug == _SELDOM and measure.unit not in _OF_THE_SELDOM and (often := _only(others)):
        return often
    return drug


def placed(values: Mapping[str, Value], taken: Collection[str], before: Value | None = None) -> dict[str, Value]:
    """The values, a level that was told without its drug being that of the one drug `taken` of which levels are
    measured, else of the drug of the level `before`.
    """
    level = values.get(LEVEL)
    if level is None or level.drug is not None:
        return dict(values)
    drug = _only(taken) or (before.drug if before else None)
    return {**values, LEVEL: structs.replace(level, drug=drug)} if drug else dict(values)


def placed_in_view(values: Mapping[str, Value], in_view: Collection[str], taken: Collection[str]) -> dict[str, Value]:
    """The values, a level told without its drug being that of the one talked of, unless another that is measured as
    often is taken: that of mycophenolate is asked for too seldom to be meant.
    """
    often = _only(taken)
    return dict(values) if often not in (None, _SELDOM) or _only(in_view) == _SELDOM else placed(values, in_view)


def harmful_at_a_level(states: Mapping[str, str], mentions: Mentions) -> tuple[str, ...]:
    """The drug that is taken and does harm at a level that is told: the level is judged before the drug is given up."""
    level = mentions.measure(LEVEL)
    if level is None:
        return ()
    taken = [drug for drug, state in states.items() if state.startswith("current")]
    drug = told_of(level, mentions.values("drug")) or _only(taken)
    return (drug,) if drug in taken else ()


def raised_by_another(mentions: Mentions) -> bool:
    """Whether a level is told beside a medicine that raises it: what came of it is the interaction's, and the drug is
    not given up for it ("tac, clarithromycin 3 days, level 24 and tremor. options?").
    """
    beside = mentions.of("co_medication", "affirmed", "historical")
    return bool(mentions.measure(LEVEL)) and any(RAISES_OURS.search(medicine.value) for medicine in beside)


def taken_at_a_level(states: Mapping[str, str], mentions: Mentions, text: str) -> tuple[str, ...]:
    """The drug heard as only asked about of which a level was measured under its dose, told in no question: "aza then
    MMF failed. tac 3 mg bd, trough 5.8".
    """
    level = mentions.measure(LEVEL)
    if level is None or _AIMED_AT.search(text.lower()):
        return ()
    named = [m for m in mentions.of("drug", "affirmed") if m.value in LEVELLED and not in_a_question(m, text)]
    dosed = {measure.drug for measure in mentions.measures if measure.name == "dose"}
    one = {m.value for m in named if states.get(m.value) == "asked" and m.value in dosed}
    return tuple(one) if len(one) == 1 and told_of(level, tuple(one)) in (None, *one) else ()


def _only(drugs: Collection[str]) -> str | None:
    """The one of these drugs whose level is meant when none is named."""
    often = often_measured(drugs)
    return often[0] if len(often) == 1 else _SELDOM if not often and _SELDOM in drugs else None
