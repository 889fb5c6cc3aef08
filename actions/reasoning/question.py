"""The one question back: the unknown whose possible answers would change the standings most."""

from __future__ import annotations

from actions.case.patient import Case
from actions.knowledge.base import KnowledgeBase
from actions.knowledge.kinds import Choice, Unknown
from actions.reasoning.conditions import Scene, evaluate
from actions.reasoning.standings import ORDER, rank

_ROW_WEIGHTS = (3, 2, 1)  # the first rows of the table are what the answer acts on


def best_question(base: KnowledgeBase, drugs: tuple[str, ...], reason: str, case: Case) -> Unknown | None:
    """The unknown worth asking, or None when no answer would change a standing.

    The weight of an unknown is how far apart its answers put the standings of the first three rows, the first
    counting most.
    """
    scene = Scene(case)
    best: tuple[int, str, Unknown] | None = None
    for unknown in base.all(Unknown):
        if case.state(unknown.condition) not in (None, "possible") or unknown.condition in case.declined:
            continue
        if unknown.once_known and case.state(unknown.once_known) not in ("yes", "no"):
            continue
        if unknown.applies is not None and evaluate(unknown.applies, scene) is False:
            continue
        weight = _weight(base, drugs, reason, case, unknown)
        if weight and (best is None or (-weight, unknown.id) < (-best[0], best[1])):
            best = (weight, unknown.id, unknown)
    return best[2] if best else None


def _weight(base: KnowledgeBase, drugs: tuple[str, ...], reason: str, case: Case, unknown: Unknown) -> int:
    orders = [_orders(base, drugs, reason, _with(case, choice)) for choice in unknown.answers if choice.sets]
    if len(orders) < 2:
        return 0
    today = [judgement.drug for judgement in rank(base, drugs, reason, case)][: len(_ROW_WEIGHTS)]
    spread = (max(order[drug] for order in orders) - min(order[drug] for order in orders) for drug in today)
    return sum(weight * distance for weight, distance in zip(_ROW_WEIGHTS, spread, strict=False))


def _with(case: Case, choice: Choice) -> Case:
    for condition, state in choice.sets.items():
        case = case.with_condition(condition, state)
    return case


def _orders(base: KnowledgeBase, drugs: tuple[str, ...], reason: str, case: Case) -> dict[str, int]:
    return {judgement.drug: ORDER[judgement.standing] for judgement in rank(base, drugs, reason, case)}
