"""Punctuation that a dictated message spells out: "comma", "full stop", "new line", "question mark".

It ends sentences and clauses wherever the message is read, so that a harm told behind a spoken full stop is not charged
to the drug before it. The written mark is padded to the length of the words: places stay those of the message.
"""

from __future__ import annotations

import re

_MARKS = {"c": ",", "f": ".", "s": ";", "q": "?", "n": "\n"}  # by the first letter of the words
_NO_ARTICLE = r"(?<!\ba)(?<!\bthe)(?<!\bany)(?<!\bno)(?<!\bone)(?<!\bthis)(?<!\banother)"
# "Came to a full stop", "needs a new line of treatment", "the next line would be": said, and no punctuation
_SPOKEN = re.compile(
    rf"(?<=\S){_NO_ARTICLE} +(?P<words>comma|full ?stop|semi ?colon|question mark"
    r"|(?:new|next) (?:line|paragraph)(?! (?:of|for|treatment|therapy|drugs?|agents?|options?|is|would|will)\b))\b",
    re.IGNORECASE,
)


def punctuated(text: str) -> str:
    """The message with spoken punctuation written, as long as it was."""
    return _SPOKEN.sub(_written, text)


def _written(spoken: re.Match[str]) -> str:
    return _MARKS[spoken["words"][0].lower()].ljust(len(spoken[0]))
