"""Drugs that went with "everything", and a wish to stop it all, by which nothing is stopped: "came off all treatment
in May" and "wants off everything".
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from actions.case.mentions import Mentions
from actions.reader.drug_states import State

_STOPPED_ALL = re.compile(
    r"(?<!before )(?<!not )(?<!consider )(?<!about )"
    r"\b(stopp\w+|came off|coming off|went off|withdr\w+|discontinu\w+|off)\s+"
    r"(everything|(all|both)( of)?( (her|his|the))?"
    r"( (treatment|meds|medication|drugs|tablets|immunosuppress\w*|therapy))?(?! (the|her|his) )"
    r"|(treatment|meds|therapy) (altogether|completely|entirely))\b"
)
_GOING_TO = re.compile(r"stopping|coming|stop\b|withdrawing|discontinuing")
# "Wants off everything", "keen to come off all treatment", "can she stop it all": wished or asked, and not done
_WISHED = re.compile(
    r"\b(?:wants?|wanting|wish(?:es|ing)?|would like|would love|keen|hop(?:es|ing)|asks?|asking|request(?:s"
    r"|ing)?|prefers?"
    r"|desperate|eager|plans?|planning|aim(?:s|ing)?|considering|thinking|likes?|can|could|should|may|might|try(?:ing)?"
    r"|trial|ready|if)\b[^.;?!\n]{0,25}$"
)
_SAID_STOPPED = re.compile(
    r"\s*(?:\d[\w./]*\s*(?:mg|g)?\s*)?(?:was |were |has been |already )*(?:stopped|discontinued|withdrawn)\b"
)
_STOPPED_BEFORE = re.compile(r"\b(?:stopped|discontinued|withdrew|came off|was on)\s+(?:the |her |his )?$")
AFTER_IT = re.compile(r"\b(after|since|following|on|from)\W+(\w+\W+){0,1}$")
_TAKEN_SINCE = re.compile(
    r"\b(on|takes|taking|(re-?)?start\w*|given|gave|added|now|resum\w+)\s+(the |her |his |with )?$"
)


def stopped_with_all(states: Mapping[str, State], mentions: Mentions, lowered: str) -> dict[str, State]:
    """The drugs that are over with all the rest, or, where that is only to come, those that are still taken."""
    if not _only_to_come(lowered):
        return dict.fromkeys(_gone_with_all(states, mentions, lowered), "stopped_other")
    return {
        drug: "current"
        for drug, state in states.items()
        if state == "stopped_other" and not _said_stopped(drug, mentions, lowered)
    }


def _gone_with_all(states: Mapping[str, State], mentions: Mentions, lowered: str) -> Iterator[str]:
    """Drugs that went with "everything" and are not said to be taken since."""
    stopped = _STOPPED_ALL.search(lowered)
    if stopped is None or _only_to_come(lowered):
        return
    for drug, state in states.items():
        named = [m for m in mentions.of("drug") if m.value == drug]
        if state in ("current", "current_insufficient") and not any(
            _TAKEN_SINCE.search(lowered[: m.start]) for m in named
        ):
            yield drug


def _only_to_come(lowered: str) -> bool:
    """Whether all of it is only going to be stopped, or that is wished: "plan stopping everything", "she is stopping
    everything", "wants off everything".
    """
    stops = list(_STOPPED_ALL.finditer(lowered))
    return bool(stops) and all(_is_to_come(m, lowered[: m.start()]) for m in stops)


def _is_to_come(stop: re.Match[str], before: str) -> bool:
    return bool(_WISHED.search(before)) or bool(_GOING_TO.match(stop[0]) and not AFTER_IT.search(before))


def _said_stopped(drug: str, mentions: Mentions, lowered: str) -> bool:
    """Whether of the drug itself is said that it was stopped."""
    named = [m for m in mentions.of("drug") if m.value == drug]
    return any(_SAID_STOPPED.match(lowered, m.end) or _STOPPED_BEFORE.search(lowered, 0, m.start) for m in named)
