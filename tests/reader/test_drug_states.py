"""What the reader makes of the drugs of a message."""

from __future__ import annotations

import pytest

from actions.reader.drug_states import STATES, marked, read_states
from bot.nlu.components import packaged_recogniser


def named(text: str) -> list[tuple[str, int, int]]:
    return [(m["value"], m["start"], m["end"]) for m in packaged_recogniser().recognise(text) if m["entity"] == "drug"]


def likeliest(text: str) -> dict[str, str]:
    found = read_states(text, named(text))
    return {drug: max(likely, key=lambda state: likely[state]) for drug, likely in found.items()}


@pytest.mark.parametrize("drug", ["azathioprine", "aza", "Azoran", "Imuran", "azathioprin"])
def test_a_drug_is_read_alike_by_whatever_name(drug: str) -> None:
    assert likeliest(f"{drug} gave her pancreatitis, stopped in May") == {"azathioprine": "stopped_intolerant"}


def test_each_drug_has_a_state_of_its_own() -> None:
    told = likeliest("On MMF 1 g bd now; before that aza, which did nothing. Brother takes tac. Rituximab next?")
    assert told == {
        "mycophenolate": "current",
        "azathioprine": "stopped_insufficient",
        "tacrolimus": "not_taken",
        "rituximab": "asked",
    }


def test_every_state_has_a_share_and_shares_make_one() -> None:
    likely = read_states("pred 10, aza 75", named("pred 10, aza 75"))
    assert set(likely) == {"prednisolone", "azathioprine"}
    for shares in likely.values():
        assert tuple(shares) == STATES
        assert sum(shares.values()) == pytest.approx(1, abs=1e-6)


def test_a_message_without_a_drug_has_no_states() -> None:
    assert read_states("ALT 90", []) == {}


def test_the_marked_drug_is_hidden_and_the_others_are_called_by_their_ids() -> None:
    text = "Prograf since aza failed, prograf level 5"
    assert (
        marked(text, named(text), "tacrolimus") == " [ this drug ]  since azathioprine failed,  [ this drug ]  level 5"
    )


def test_a_drug_beyond_what_is_read_still_has_a_state() -> None:
    text = "well " * 400 + "on tacrolimus"
    assert set(read_states(text, named(text))) == {"tacrolimus"}
