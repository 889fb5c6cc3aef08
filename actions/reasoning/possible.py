"""Whether a rule could hold of a message if its words meant what the rule listens for."""

from __future__ import annotations

from actions.knowledge.kinds import When
from actions.reasoning.conditions import Scene, evaluate


def could_hold(when: When, scene: Scene) -> bool:
    """The condition with every phrase and pattern taken as met. Its drugs must be in view, what is known of the patient
    must not contradict it, and a number must be there: numbers are compared, never read out of words. Of alternatives
    one of which compares a number that is told and not met, words for the same thing ("platelets low") are not met.
    """
    if when.all:
        return all(could_hold(child, scene) for child in when.all)
    if when.any:
        decided = [child for child in when.any if _of_a_number(child) and evaluate(child, scene) is False]
        return any(could_hold(child, scene) for child in when.any if not (decided and _of_words(child)))
    if when.none or when.unless:
        return not any(evaluate(child, scene) is True for child in (*when.none, *when.unless))
    if _of_a_number(when):
        return evaluate(when, scene) is True
    if (
        when.asked
        or when.given
        or when.taken
        or when.with_
        or when.named
        or when.condition is not None
        or when.sex is not None
    ):
        return evaluate(when, scene) is not False
    return True


def _of_a_number(leaf: When) -> bool:
    told = (leaf.measure, leaf.rising, leaf.dose_of, leaf.aimed_above, leaf.cut_to)
    return any(number is not None for number in told) or bool(leaf.unit or leaf.dose_as)


def _of_words(leaf: When) -> bool:
    return bool(leaf.says or leaf.pattern or leaf.written)
