"""The measure of what leads: its sets are apart, weights can be learned, and what was reached stays reached."""

from __future__ import annotations

import numpy as np
import pytest

from bot.nlu.tuning import kept_out
from tests.base import base
from tests.evaluation.__main__ import Asker
from tests.evaluation.gates import missed
from tests.evaluation.leads.__main__ import measured
from tests.evaluation.leads.learning import Example, learned
from tests.evaluation.leads.questions import of_clinicians, of_records


def test_what_is_learned_from_is_not_measured_and_the_encoder_saw_neither() -> None:
    learning, measuring = ({question.text for question in of_records(fitted)} for fitted in (True, False))
    assert min(len(learning), len(measuring)) > 700
    assert not learning & measuring
    assert all(map(kept_out, learning | measuring))


@pytest.mark.parametrize("half", ["development", "held_out"])
def test_every_record_named_exists(half: str) -> None:
    named = {record for question in of_clinicians(half) for record in question.best | question.also}
    unknown = sum(record not in base() for record in named)  # counted: a held-out row is not printed
    assert unknown == 0


def test_no_held_out_question_is_a_development_one_or_a_records_own() -> None:
    held_out = {question.text.lower() for question in of_clinicians("held_out")}
    others = {q.text.lower() for q in (*of_clinicians("development"), *of_records(True), *of_records(False))}
    shared = len(held_out & others)  # counted: a held-out question is not printed
    assert shared == 0


def test_what_tells_the_right_candidate_is_given_weight() -> None:
    chance = np.random.default_rng(7)
    rows = [chance.random((5, 2)) for _ in range(60)]
    given = [Example(seen, seen[:, 0] == seen[:, 0].max(), 1.0) for seen in rows]
    telling, idle = learned(given)
    assert telling > 3 * abs(idle)


@pytest.mark.slow
def test_the_record_that_was_asked_for_leads_as_often_as_before(asker: Asker) -> None:
    kinds = {name.replace(",", "").replace(" ", "_"): found for name, (_, found) in measured(asker).items()}
    reached = {
        f"{kind}_{name}".replace(" ", "_"): share for kind, found in kinds.items() for name, share in found.items()
    }
    kept = {name: share for name, share in reached.items() if not name.endswith(("anywhere", "first"))}
    assert missed("leads", kept) == []
