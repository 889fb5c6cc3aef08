"""Drugs that were stopped and are taken again, told without their names: "he's back on both for 2 months"."""

from __future__ import annotations

import re

from actions.case.patient import SECOND_LINE, STEROIDS, THIOPURINES, Case

_THEM = (
    r"(?:(?:all|of|his|her|the|their|same|old|usual|full|previous)\s+)*(?:both|them|everything|treatment|therapy|meds"
    r"|medications?|medicines?|tablets|drugs|immunosuppress\w+|the lot|all)\b"
)
_AGAIN = re.compile(
    rf"\bback (?:on|onto|to taking) {_THEM}"
    rf"|\b(?:restarted|resumed|re-?commenced|re-?introduced|(?:is|has been|been) (?:taking|on)) (?:on )?{_THEM}"
    rf"(?:\s+again\b)?"
    r"|\b(?:both|everything|treatment|all)\s+(?:(?:was|were|has been|have been|are)\s+)?(?:restarted|resumed"
    r"|re-?commenced|re-?introduced)\b"
)
_SAYS_AGAIN = re.compile(r"\b(?:back|again|re-?\w+ed|resumed)\b")
# Only thought of, wished or denied
_NOT_YET = re.compile(
    r"\b(?:should|could|can|may|might|would|shall|wants?|wish\w*|plan\w*|if|whether|unless|before|not|never|refus\w*"
    r"|declin\w*|to (?:get|go|be|put|start)|i'?d|i'?ll|we'?ll|will|let'?s)\b[^.;!?\n]*$|n't\b[^.;!?\n]*$"
)
_ASKED = re.compile(r"[^.;!\n]*\?")


def taken_again(case: Case, text: str) -> tuple[str, ...]:
    """The drugs of the case that were stopped, harmless as far as is known, of which a message says so."""
    lowered = text.lower().replace("\u2019", "'")
    told = next((m for m in _AGAIN.finditer(lowered) if _SAYS_AGAIN.search(m[0])), None)
    if told is None or _NOT_YET.search(lowered[: told.start()]) or _is_asked(lowered, told):
        return ()
    over = [drug for drug, outcome in case.tried.items() if outcome == "stopped"]
    return tuple(drug for drug in over if drug in (*THIOPURINES, *STEROIDS, *SECOND_LINE))


def _is_asked(lowered: str, told: re.Match[str]) -> bool:
    """Whether the words are all that is asked: "back on both?"; a question further on asks something else."""
    behind = _ASKED.match(lowered, told.end())
    return behind is not None and "," not in behind[0]
