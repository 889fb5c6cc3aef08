"""Bilirubin or MELD that do not fall in the first weeks of a steroid, whatever the transaminases do."""

from __future__ import annotations

import re

from actions.answers import strings
from actions.answers.desk import Desk
from actions.answers.model import Part
from actions.case.patient import STEROIDS
from actions.case.reason.reasons import within_first_weeks
from actions.case.values.told_values import weeks_told

_RECORDS = ("biewenga-2-weeks", "bsg25-alf", "awmf25-as-aih")
_TEST = r"(?:s\.? ?)?(?:bili\w*|bil|tbil|meld(?:-?na)?|jaundice)\b"
_STAYS = (
    r"(?:same|stuck|static|stationary|unchanged|no (?:change|better|fall)|not? (?:chang\w+|fall\w*|improv\w*"
    r"|com\w+ down|mov\w+|better|settl\w*|drop\w*)|(?:isn|hasn|doesn)'?t \w+"
    r"|still|persist\w*|plateau\w*|ris(?:es?|ing|en)|rose|up"
    r"|climb\w*|creep\w*|wors\w+|high\w*|deteriorat\w*)"
)
_NOT_FALLING = re.compile(
    rf"\b{_TEST}[^.;?!\n]{{0,25}}?\b{_STAYS}\b|\b{_STAYS} (?:of |in |the |her |his )*{_TEST}", re.IGNORECASE
)
_SCORED = re.compile(r"\bmeld(?:-?na)?\W{0,3}(?:score |is |of |now |still )*\d", re.IGNORECASE)


def _stays(desk: Desk) -> bool:
    """Whether in the first weeks of a steroid a bilirubin that does not fall, or a MELD score, is told."""
    text, mentions = desk.message or desk.asked.text, desk.asked.mentions
    weeks = weeks_told(mentions)
    on_steroid = bool({*mentions.values("drug"), *desk.case.current} & {*STEROIDS}) or "steroid" in text.lower()
    early = weeks is not None and within_first_weeks(weeks)
    return early and on_steroid and bool(_NOT_FALLING.search(text) or _SCORED.search(text))


def early_jaundice(desk: Desk) -> tuple[Part, ...]:
    """What is held on bilirubin and MELD in these weeks: whom to call, before any change of drug; none otherwise."""
    return (Part(strings.EARLY_JAUNDICE, desk.citer.lines(_RECORDS)),) if _stays(desk) else ()
