"""What the case holds of each drug stays as right as it was reached."""

from __future__ import annotations

import pytest

from tests.evaluation.__main__ import Asker
from tests.evaluation.drug_states.measure import counted
from tests.evaluation.gates import missed


@pytest.mark.slow
def test_the_state_of_drugs_is_read_as_well_as_before(asker: Asker) -> None:
    found = counted(asker)
    reached = {
        "drugs": found.right / found.drugs,
        "whole_messages": found.whole / found.messages,
        "reasons": found.reasons / found.messages,
    }
    assert missed("drug_states", reached) == []
