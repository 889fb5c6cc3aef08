"""The weights of `actions/answers/leading/fit.py`, learned: a conditional logit over each question's candidates."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from unittest.mock import patch

import numpy as np
import numpy.typing as npt
from scipy.optimize import minimize

from actions.answers.desk import Desk
from actions.answers.leading import alike, fit
from actions.conversation.turn import Assistant
from actions.handlers import turn_from
from actions.knowledge.search import Search
from tests.base import assistant
from tests.evaluation.__main__ import Asker
from tests.evaluation.leads.questions import Question

Doubles = npt.NDArray[np.float64]
_RIDGE = 0.05


@dataclass(frozen=True, slots=True)
class Example:
    """The candidates of one question: what was seen of each, shape (candidates, features), and which are right."""

    seen: Doubles
    right: npt.NDArray[np.bool_]
    weight: float


def examples(
    asker: Asker, questions: Sequence[Question], weight: float = 1.0, search: Search | None = None
) -> tuple[list[str], list[Example]]:
    """The names of the features, and an example for every question one of whose records is among the candidates."""
    asked = assistant()
    if search:
        asked = Assistant(asked.base, asked.labels, search)
    names: list[str] = []
    found: list[Example] = []
    for question in questions:
        desks: list[dict[str, dict[str, float]]] = []

        def looked_at(
            desk: Desk, shown: fit.Shown, desks: list[dict[str, dict[str, float]]] = desks
        ) -> dict[str, float]:
            desks.append({identifier: dict(seen) for identifier, seen in fit.features(desk, shown)})
            return {}

        with patch.object(alike, "fits", looked_at):
            asked.respond(turn_from(asker.parse(question.text), {}, date.today()))
        for candidates in desks[:1]:
            right = np.array([identifier in question.best for identifier in candidates])
            if right.any():
                names = list(next(iter(candidates.values())))
                rows = [[seen[name] for name in names] for seen in candidates.values()]
                found.append(Example(np.array(rows), right, weight))
    return names, found


def learned(given: Sequence[Example]) -> Doubles:
    """The weights under which the right candidates are likeliest, small ones preferred."""

    def loss(weights: Doubles) -> tuple[float, Doubles]:
        total, slope = _RIDGE * float(weights @ weights) / 2, _RIDGE * weights
        for example in given:
            scores = example.seen @ weights
            odds = np.exp(scores - scores.max())
            every, right = odds / odds.sum(), np.where(example.right, odds, 0.0)
            total -= example.weight * float(np.log(right.sum() / odds.sum()))
            slope = slope + example.weight * example.seen.T @ (every - right / right.sum())
        return total, slope

    start = np.zeros(given[0].seen.shape[1])
    return np.asarray(minimize(loss, start, jac=True, method="L-BFGS-B").x)
