"""What is asked before a drug is changed: what to do first, another after a reaction, where a figure comes from."""

from __future__ import annotations

import re

from actions.answers.desk import Asked
from actions.case.mentions import SPOKEN_OF
from actions.case.reading import Reading

_IS_COMPARED = re.compile(r"\b(v|vs|versus|against|compar\w*|than|or|better|worse|superior|difference|both)\b")
_WHERE_FROM = re.compile(
    r"\b(where|which (paper|study|source)|who|source|origin)\b.*\b(\d+ ?%|percent|per cent|figure)"
)
# "Before going to second line": what comes first is asked about, not what follows
_BEFORE_OPTIONS = re.compile(
    r"\bbefore (\w+ ){0,4}(second|2nd|third|3rd)[- ]?line"
    r"|\b(next step|optimi[sz]\w+|increas\w+|push\w*|maximi[sz]\w+|rais\w+|metabolites?)\b.{0,60}\bbefore\b"
    r"|\bbefore (switching|changing|moving on|escalating|giving up)\b"
)
_PUT_OFF = re.compile(r"\bbefore (\w+ ){0,3}(the )?$")
_FIRST_LINE = {"azathioprine", "prednisolone", "budesonide"}


def by_words(asked: Asked, lowered: str, words: Reading) -> str | None:
    """The intent that these words ask for, whatever the classifier took them for; None where none of them stands."""
    if _BEFORE_OPTIONS.search(lowered) and _first_line_only(asked):
        return "ask_check_nonresponse"
    if asked.intent == "ask_sources" and _WHERE_FROM.search(lowered) and asked.mentions.of("drug"):
        return "verify_claim"
    return "intolerance_to_azathioprine" if _tries_another(asked, words, lowered) else None


def _first_line_only(asked: Asked) -> bool:
    """Whether the drugs named, but for one that is put off ("before MMF"), are of first-line treatment, and it is not
    their checks that are asked for.
    """
    text = asked.text.lower()
    drugs = {m.value for m in asked.mentions.of("drug") if not _PUT_OFF.search(text[: max(0, m.start - asked.start)])}
    return drugs <= _FIRST_LINE and "pre-treatment-checks" not in asked.mentions.values("topic")


def _tries_another(asked: Asked, words: Reading, lowered: str) -> bool:
    """ "Nausea on aza, is 6-MP worth a try": one drug is asked about and the other is the culprit; nothing is
    compared.
    """
    culprits = {reaction.drug for reaction in words.reactions}
    others = set(asked.mentions.values("drug", *SPOKEN_OF)) - culprits
    return (
        asked.intent == "ask_comparison"
        and "azathioprine" in culprits
        and len(others) == 1
        and not _IS_COMPARED.search(lowered)
    )
