"""The weights of `actions/conversation/scope/who_writes.py`, learned: a logistic regression on each message's signs."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

import numpy as np
from sklearn.linear_model import LogisticRegression

from actions.conversation.scope.who_writes import signs
from actions.handlers import turn_from
from actions.reader.signals import read_signals
from tests.evaluation.__main__ import Asker
from tests.evaluation.signals import measure as signals
from tests.evaluation.who_writes.measure import messages

_RIDGE = 0.3  # scikit-learn's C
_ELSEWHERE = frozenset({"self-harm", "injection", "abuse"})  # who writes these was nobody's judgement


def learned(asker: Asker) -> Mapping[str, float]:
    """The weights by name, learned from the development messages of this measure and of that of signals."""
    rows = [(one.text, one.who == "patient") for one in messages("development")]
    rows += [
        (text, "patient" in told) for text, told in signals.rows("development") if not _ELSEWHERE.intersection(told)
    ]
    seen = [seen_in(asker, text) for text, _ in rows]
    names = list(seen[0])
    fitted = LogisticRegression(C=_RIDGE, fit_intercept=False, max_iter=1000).fit(
        np.array([[one[name] for name in names] for one in seen]), [patient for _, patient in rows]
    )
    return dict(zip(names, fitted.coef_[0], strict=True))


def seen_in(asker: Asker, text: str) -> Mapping[str, float]:
    """The signs of a message."""
    turn = turn_from(asker.parse(text), {}, date.today())
    heard = read_signals(text, ((m.entity, m.value, m.start, m.end) for m in turn.mentions.found))
    return signs(text, heard["patient"], turn.patients)
