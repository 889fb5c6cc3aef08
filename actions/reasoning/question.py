"""The one question back: the unknown whose possible answers would change the standings most."""

from __future__ import annotations

from actions.case.patient import Case
from actions.knowledge.base import KnowledgeBase
from actions.knowledge.records import Unknown
from actions.reasoning.conditions import Scene, evaluate
from actions.reasoning.standings import ORDER, Judgement, rank


def best_question(base: KnowledgeBase, drugs: tuple[str, ...], reason: str, case: Case) -> Unknown | None:
    """The unknown worth asking, or None when no answer would change a standing.

    The weight of an unknown is how far the standings (by their order, earlier rows counting double) move between the answers yes and no.
    """
    scene = Scene(case)
    best: tuple[int, str, Unknown] | None = None
    for unknown in base.all(Unknown):
        if case.state(unknown.condition) not in (None, "possible") or unknown.condition in case.declined:
            continue
        if unknown.applies is not None and evaluate(unknown.applies, scene) is False:
            continue
        weight = _weight(base, drugs, reason, case, unknown.condition)
        if weight and (best is None or (-weight, unknown.id) < (-best[0], best[1])):
            best = (weight, unknown.id, unknown)
    return best[2] if best else None


def _weight(base: KnowledgeBase, drugs: tuple[str, ...], reason: str, case: Case, condition: str) -> int:
    yes = rank(base, drugs, reason, case.with_condition(condition, "yes"))
    no = {j.drug: j for j in rank(base, drugs, reason, case.with_condition(condition, "no"))}
    today = [j.drug for j in rank(base, drugs, reason, case)]
    return sum(_distance(judgement, no[judgement.drug]) * (2 if today.index(judgement.drug) < 2 else 1) for judgement in yes)


def _distance(one: Judgement, other: Judgement) -> int:
    return abs(ORDER[one.standing] - ORDER[other.standing])
