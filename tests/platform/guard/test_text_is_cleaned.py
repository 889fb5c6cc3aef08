"""Typed text is cleaned of what is invisible, executable or markup; clinical notation stays."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.guard import MESSAGE_LIMIT, Refusal
from bot.guard.text import clean


@pytest.mark.parametrize(
    ("typed", "cleaned"),
    [
        ("  MMF dose?  ", "MMF dose?"),
        ("/restart", "restart"),
        (" //intent{}", "intent{}"),
        ("\u200b/session_start", "session_start"),
        ("<b>/restart</b>", "restart"),
        ("&#47;restart", "restart"),
        ("ALT\x00 300\x07", "ALT 300"),
        ("dose \u202eesod\u202c of MMF", "dose esod of MMF"),
        ("dose\ud800 of MMF", "dose of MMF"),
        ("hidden\U000e0041\U000e0042", "hidden"),
        ("line one\r\n\r\n  line two", "line one\nline two"),
        ("<p class='x'>tac <i>v</i> MMF</p>", "tac v MMF"),
        ("<script>alert(1)</script>tac level?", "tac level?"),
        ("IgG &lt;1.5 &amp; ALT &gt; 2", "IgG <1.5 & ALT > 2"),
        ("IgG <1.5 x ULN and ALT > 2 x ULN", "IgG <1.5 x ULN and ALT > 2 x ULN"),
        ("10⁸ cells, µmol, 6-MMP : 6-TGN ≥ 11", "10⁸ cells, µmol, 6-MMP : 6-TGN ≥ 11"),
        ("🙂", "🙂"),
        ("?????", "?????"),
    ],
)
def test_what_is_kept(typed: str, cleaned: str) -> None:
    assert clean(typed) == cleaned


@pytest.mark.parametrize(
    ("typed", "status"),
    [
        (None, 400),
        (7, 400),
        (["dose"], 400),
        ({"text": "dose"}, 400),
        ("", 400),
        (" \n\t ", 400),
        ("///", 400),
        ("\u200b\u202e", 400),
        ("<br><br/>", 400),
        ("\x00\x01\x02\x03PK\x04\x05", 400),
        ("\ufffd" * 20 + "JFIF", 400),
        ("a" * (MESSAGE_LIMIT + 1), 413),
    ],
)
def test_what_is_refused_and_in_words(typed: object, status: int) -> None:
    with pytest.raises(Refusal) as refused:
        clean(typed)
    assert refused.value.status == status
    assert refused.value.sentence.endswith(".")


def test_a_message_of_the_longest_length_is_taken() -> None:
    assert clean("a" * MESSAGE_LIMIT) == "a" * MESSAGE_LIMIT


@given(st.text() | st.text(alphabet="/ <>&#;abc\n\u200b\u202e\ud800"))
def test_cleaned_text_is_storable_and_never_a_command(typed: str) -> None:
    try:
        text = clean(typed)
    except Refusal:
        return
    assert text == text.strip()
    assert text
    assert not text.startswith("/")
    text.encode("utf-8")
