"""One of many denied: "no HCC" says nothing of other cancers, and "C diff neg" of no other infection. A cancer that is
told is not denied with another.
"""

from __future__ import annotations

import re

from actions.case.mentions import Mention
from actions.case.patient import State

_ALL = {  # words for any of them
    "malignancy": re.compile(r"\b(?:malignanc\w+|cancers?|tumours?|tumors?|neoplas\w+|carcinoma)\b"),
    "infection": re.compile(r"infect|septic|sepsis|feb?rile|fever|cultures?\b"),
}
_OTHER_CANCERS = ("skin-cancer", "lymphoma")
# What was told to be there before is taken back, or gone
_PUT_RIGHT = re.compile(
    r"\b(?:actually|sorry|correction|wrong|mistake|i meant?|typo|after all|not hcc|benign|now|again|since|repeat\w*"
    r"|cleared|resolved|treated|gone|over|finished|settled|recovered)\b"
)


def denied_alone(mention: Mention, lowered: str) -> bool:
    """Whether one of many is said not to be there, by which the others stay unknown. What puts right what was told
    before, or says that it is over, is another matter.
    """
    words = _ALL.get(mention.value)
    one = words is not None and not words.search(mention.text.lower())
    return one and mention.assertion == "negated" and not _PUT_RIGHT.search(lowered)


def without_contradiction(states: dict[str, State]) -> dict[str, State]:
    """The states without the denial of cancers where one of them is told."""
    told = any(states.get(cancer) == "yes" for cancer in _OTHER_CANCERS)
    return {c: s for c, s in states.items() if not (told and (c, s) == ("malignancy", "no"))}
