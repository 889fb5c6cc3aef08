"""Slack's notation and ours: typed text without Slack's markup, and plain text that Slack will not read as markup."""

import re

_TOKEN = re.compile(r"<([^<>]*)>")
_SPACES = re.compile(r"[^\S\n]+")
_SCHEME = re.compile(r"^(https?://|mailto:|tel:)", re.IGNORECASE)


def typed(text: str) -> str:
    """Return what the user typed: mentions gone, links as their address, `&gt;` as `>`.

    Slack escapes a typed `<` as `&lt;`, so whatever stands in angle brackets is Slack's own notation.
    """
    words = _TOKEN.sub(lambda token: _spelled(token.group(1)), text)
    return _SPACES.sub(" ", _unescaped(words)).strip()


def _spelled(token: str) -> str:
    target, _, label = token.partition("|")
    if target.startswith("@"):
        return " "  # whom it was said to is no part of the question
    if target.startswith("!"):
        return label if target.startswith("!date") else " "
    if target.startswith("#"):
        return f"#{label}" if label else " "
    if target.lower().startswith(("mailto:", "tel:")):
        return label or _SCHEME.sub("", target)
    if not label or label == target or label == _SCHEME.sub("", target).rstrip("/"):
        return target
    return f"{label} ({target})"


def _unescaped(text: str) -> str:
    return text.replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&")


def escaped(text: str) -> str:
    """Return text for a `mrkdwn` or `text` field, in which only these three characters open markup of consequence."""
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


_ACTIVE = re.compile(r"([\\`*_~])")


def as_markdown(text: str) -> str:
    """Return text for a `markdown` block, to be shown as it is."""
    return _ACTIVE.sub(r"\\\1", escaped(text))


def link(address: str | None, label: str) -> str:
    """Return a link for a `mrkdwn` field, or the label alone."""
    if not address or not address.lower().startswith(("https://", "http://")):
        return escaped(label)
    return f"<{escaped(address).replace('|', '%7C')}|{escaped(label)}>"
