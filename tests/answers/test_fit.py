"""How well records fit a question: what is seen of the two side by side, and what the learned weights make of it."""

from __future__ import annotations

from collections.abc import Mapping

import pytest

from actions.answers.citing import Citer
from actions.answers.desk import Asked, Desk
from actions.answers.leading import fit
from actions.case.mentions import from_entities
from actions.case.patient import Case
from actions.knowledge.labels import load_labels
from bot.nlu.components import packaged_recogniser
from tests.base import assistant, base


def desk(text: str, intent: str = "ask_evidence", drugs: tuple[str, ...] = (), reason: str | None = None) -> Desk:
    mentions = from_entities(packaged_recogniser().recognise(text))
    asked = Asked(intent, text, mentions)
    return Desk(base(), load_labels(), assistant().search, Citer(base()), Case(), asked, drugs, reason)


def seen(text: str, record: str, **at: object) -> Mapping[str, float]:
    return dict(fit.features(desk(text, **at), fit.Shown((), (record,))))[record]  # type: ignore[arg-type]


def test_every_feature_has_a_weight_and_every_weight_a_feature() -> None:
    assert set(seen("mycophenolate in children", "efe-paed-overall")) == set(fit.WEIGHTS)


@pytest.mark.parametrize(
    ("text", "record", "feature", "value"),
    [
        ("does mycophenolate raise the chance of lymphoma", "mmf-ptld", "share of the drugs", 1.0),
        ("does tacrolimus raise the chance of lymphoma", "mmf-ptld", "on other drugs", 1.0),
        ("what does BSG say on TPMT before azathioprine", "bsg25-tpmt", "of the guideline named", 1.0),
        ("what does EASL say on TPMT before azathioprine", "bsg25-tpmt", "of another guideline", 1.0),
        ("mycophenolate in the study by Santiago", "mmf-pooled-intolerant-santiago", "by the author named", 1.0),
        ("mycophenolate in an adult", "efe-paed-overall", "on children", 1.0),
        ("mycophenolate in a child of 9 years", "efe-paed-overall", "on children", 0.0),
    ],
)
def test_what_is_seen_of_a_question_and_a_record(text: str, record: str, feature: str, value: float) -> None:
    assert seen(text, record)[feature] == value


def test_a_figure_for_the_reason_is_told_from_one_for_another() -> None:
    intolerant = "mmf-pooled-intolerant-santiago"
    asked = "does mycophenolate work"
    assert seen(asked, intolerant, reason="thiopurine_intolerance")["informs the reason"] == 1.0
    assert seen(asked, intolerant, reason="insufficient_response")["informs another reason"] == 1.0


def test_the_best_fit_stands_first_and_scores_compare() -> None:
    scores = fit.fits(desk("can tacrolimus lengthen the QT interval", drugs=("tacrolimus",)), fit.Shown())
    assert next(iter(scores)) == "tac-qt"
    assert list(scores.values()) == sorted(scores.values(), reverse=True)


def test_without_questions_of_records_nothing_fits() -> None:
    bare = desk("tremor on tacrolimus")
    bare.search = type(bare.search)(base(), ())
    assert fit.fits(bare, fit.Shown(("tac-common-ae",))) == {}
