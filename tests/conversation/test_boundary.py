"""Refusals: what a reply may hold, and who may say what."""

from __future__ import annotations

import pytest

from actions.conversation.boundary import by_words, without_dose
from tests.base import base


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("I don\u2019t see the point of carrying on", "self_harm"),
        ("my levels are high, do I cut back", "patient_voice"),
        ("write me a script for tac", "prescribe_for_me"),
        ("MMF in lupus nephritis, dose?", "out_of_scope_near"),
        ("tacrolimus dose for a 70 kg adult", None),
        ("my patient's ALT is 300 despite aza 150, raise it?", None),
        ("patient with lupus and AIH, aza intolerant. MMF?", None),
        ("pt can't go on azathioprine, TPMT low", None),
    ],
)
def test_words_tell_who_speaks_and_of_what(text: str, kind: str | None) -> None:
    found = by_words(base(), text)
    assert (found.kind if found else None) == kind


def test_a_danger_is_said_without_its_dose() -> None:
    assert without_dose("Far above the maximum (up to 2 mg/kg/day); check it.") == "Far above the maximum; check it."
    assert without_dose("Give 40 mg a day.") is None
