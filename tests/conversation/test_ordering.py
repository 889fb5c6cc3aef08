"""Which drugs an order is about, and which are told as taken beside it."""

from __future__ import annotations

import pytest

from actions.conversation.scope.ordering import ordered_drugs
from tests.case.test_reading import mentions


@pytest.mark.parametrize(
    ("text", "ordered"),
    [
        ("on aza 100, prescribe MMF 1 g", {"mycophenolate"}),
        ("She is on aza 100 mg and pred 10 mg. Please prescribe MMF 1 g bd", {"mycophenolate"}),
        ("order tacrolimus 1 mg bd for this lady, currently on budesonide 9", {"tacrolimus"}),
        ("start her on MMF 1 g and send the script, she takes pred 5", {"mycophenolate"}),
        ("put him on MMF and write the prescription", {"mycophenolate"}),
        ("write a script for pred 20 and aza 50", {"prednisolone", "azathioprine"}),
    ],
)
def test_what_is_taken_is_not_ordered(text: str, ordered: set[str]) -> None:
    assert ordered_drugs(text, mentions(text)) == ordered
