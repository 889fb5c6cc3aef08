"""What is not needed of somebody, what is normal, what is only suspected and what is taken back, as it is answered."""

from __future__ import annotations

import pytest

from tests.evaluation.__main__ import Asker

pytestmark = pytest.mark.slow


@pytest.mark.parametrize(
    "message",
    [
        "menopausal 56F MMF needs contraception?",
        "post-menopausal woman 66, MMF, contraception?",
        "34F hysterectomy on MMF, does she need contraception",
        "postmenopausal 58F MMF pregnancy test needed?",
    ],
)
def test_contraception_is_said_to_be_needless_first(asker: Asker, message: str) -> None:
    line = asker.last(message).parts[0].bottom_line[0]
    assert line.records[0] == "note-mmf-pregnancy-not-possible"


@pytest.mark.parametrize("message", ["34F on MMF, does she need contraception", "56M on MMF contraception needed?"])
def test_it_is_not_said_of_others(asker: Asker, message: str) -> None:
    lines = [line for part in asker.last(message).parts for line in part.bottom_line]
    assert all("note-mmf-pregnancy-not-possible" not in line.records for line in lines)


@pytest.mark.parametrize("message", ["TPMT low normal", "TPMT low but within normal range"])
def test_a_low_normal_enzyme_is_normal(asker: Asker, message: str) -> None:
    answer = asker.last(message)
    assert not answer.warnings
    assert "TPMT low, intermediate or deficient not told" not in {c.label for c in answer.case}


@pytest.mark.parametrize(
    ("message", "kept"),
    [
        ("hypersensitivity? eosinophils up, well, no rash", False),
        ("hypersensitivity on azathioprine, rash and fever", True),
    ],
)
def test_a_suspected_hypersensitivity_warns_and_is_not_kept(asker: Asker, message: str, kept: bool) -> None:
    answer = asker.last(message)
    assert answer.warnings
    assert any(c.label.startswith("hypersensitivity") for c in answer.case) is kept


def test_what_is_taken_back_at_once_warns_of_nothing(asker: Asker) -> None:
    assert not asker.last("azathioprine allergic, sorry I meant just nausea").warnings


@pytest.mark.parametrize(
    ("message", "kind"),
    [("cannot swallow tablets", "answer"), ("she swallowed all her azathioprine tablets", "emergency")],
)
def test_tablets_that_cannot_be_swallowed_are_no_self_harm(asker: Asker, message: str, kind: str) -> None:
    assert asker.last(message).kind == kind
