"""Warnings: unsafe plans and emergencies that records describe, looked for in every message before anything else is
answered.
"""

from __future__ import annotations

from actions.knowledge.base import KnowledgeBase
from actions.knowledge.records import PlanRule
from actions.reasoning.conditions import Scene, evaluate


def unsafe_plans(base: KnowledgeBase, scene: Scene) -> tuple[PlanRule, ...]:
    """Rules of kind "unsafe plan" that hold, by id."""
    return _holding(base, scene, "unsafe plan")


def emergencies(base: KnowledgeBase, scene: Scene) -> tuple[PlanRule, ...]:
    """Rules of kind "emergency" that hold, by id."""
    return _holding(base, scene, "emergency")


def _holding(base: KnowledgeBase, scene: Scene, kind: str) -> tuple[PlanRule, ...]:
    return tuple(rule for rule in base.plan_rules if rule.kind == kind and evaluate(rule.when, scene) is True)
