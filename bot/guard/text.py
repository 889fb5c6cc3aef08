"""Cleaning of typed text: what is invisible, executable or markup is taken out, clinical notation stays.

Compatibility normalisation (NFKC) is deliberately not applied: it would turn "10⁸" into "108".
"""

import html
import re

from bot.guard.refusals import MESSAGE_LIMIT, Empty, NotText, TooLong, Unreadable

_INVISIBLE = re.compile(
    "["
    "\u0000-\u0008\u000b-\u001f\u007f-\u009f"  # control characters, except tab and newline
    "\u00ad\u061c\u200b\u200e\u200f\u2060-\u2064\ufeff"  # soft hyphen, marks, zero-width characters
    "\u202a-\u202e\u2066-\u2069"  # overrides of the writing direction
    "\ud800-\udfff"  # half characters, which no database stores
    "\U000e0000-\U000e007f"  # tags, which hide text in text
    "]"
)
_LINE_ENDS = re.compile("\r\n?|\u0085|\u2028|\u2029")
_HIDDEN_ELEMENT = re.compile(r"<(script|style)\b[^<>]*>.*?(?:</\1\s*>|\Z)", re.IGNORECASE | re.DOTALL)
_COMMENT = re.compile(r"<!--.*?(?:-->|\Z)", re.DOTALL)
# Only real element names with real attributes: "IgG <1.5 x ULN and ALT > 2" is not markup.
_TAG = re.compile(
    r"</?(?:a|article|b|blockquote|body|br|button|code|div|em|font|form|h[1-6]|head|hr|html|i|iframe|img|input|li|link|meta"
    r"|object|ol|p|pre|script|section|small|span|strong|style|sub|sup|svg|table|tbody|td|th|thead|title|tr|u|ul)"
    r"""(?:\s+[\w:-]+(?:\s*=\s*(?:"[^"<>]*"|'[^'<>]*'|[^\s<>"']+))?)*\s*/?>""",
    re.IGNORECASE,
)
_SPACES = re.compile(r"[^\S\n]+")
_BLANK_LINES = re.compile(r"\s*\n\s*")

_READABLE_SHARE = 0.7


def clean(typed: object) -> str:
    """Return typed text as it may be understood and stored: visible, without markup, without a leading slash.

    Raises:
        Refusal: it is not text, too long, empty, or mostly unreadable.
    """
    if not isinstance(typed, str):
        raise NotText()
    if len(typed) > MESSAGE_LIMIT:
        raise TooLong()
    if not typed.strip():
        raise Empty()
    lines = _LINE_ENDS.sub("\n", typed)
    visible = _INVISIBLE.sub("", lines)
    if len(visible) - visible.count("\ufffd") < _READABLE_SHARE * len(lines):
        raise Unreadable()
    without_markup = _TAG.sub(" ", _COMMENT.sub(" ", _HIDDEN_ELEMENT.sub(" ", visible)))
    # What an entity stands for may be invisible in its turn.
    unescaped = _INVISIBLE.sub("", _LINE_ENDS.sub("\n", html.unescape(without_markup)))
    text = _BLANK_LINES.sub("\n", _SPACES.sub(" ", unescaped)).strip()
    # Rasa executes "/intent" and "/restart" as commands; typed text never is one.
    text = text.lstrip("/ \n")
    if not text:
        raise Unreadable()
    return text
