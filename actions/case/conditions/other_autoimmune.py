"""Other autoimmune diseases whose names hold the word for a harm: "autoimmune pancreatitis" beside autoimmune hepatitis
is a second disease, and no drug brought it on.
"""

from __future__ import annotations

import re

from actions.case.mentions import Mentions

_OTHERS = re.compile(
    r"\b(?:auto-?immune[- ](?:pancreatitis|h(?:a)?emolytic an(?:a)?emia|h(?:a)?emolysis|an(?:a)?emia|gastritis"
    r"|thyroiditis"
    r"|thrombocytop\w*|neutrop\w*|leu[ck]op\w*|(?:pan)?cytop\w*|enteropathy|encephalitis|myositis|uveitis|nephritis)"
    r"|warm aiha|aiha|evans(?:'s?)? syndrome|type [12i]{1,2} (?:aip|autoimmune pancreatitis)"
    r"|igg4?[- ]?4?[- ]?(?:rd|related (?:disease|pancreatitis|cholangitis)|pancreatitis|cholangi\w+|disease))\b",
    re.IGNORECASE,
)


def without(text: str, mentions: Mentions) -> Mentions:
    """The mentions without the harms and the numbers that only stand in such a name ("IgG4")."""
    names = [found.span() for found in _OTHERS.finditer(text)]
    if not names:
        return mentions

    def named(start: int, end: int) -> bool:
        return any(first <= start and end <= last for first, last in names)

    found = tuple(m for m in mentions.found if not (m.entity == "reaction" and named(m.start, m.end)))
    return Mentions(found, tuple(m for m in mentions.measures if not named(m.start, m.start)))


def blanked(text: str) -> str:
    """The text with blanks in place of such names; everything else stays where it is."""
    return _OTHERS.sub(lambda found: " " * len(found[0]), text)
