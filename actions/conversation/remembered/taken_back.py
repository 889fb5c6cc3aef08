"""A diagnosis taken back: what was talked of as autoimmune hepatitis proves to be something else, and no answer goes on
as if it were, until it is said to be autoimmune hepatitis after all or another patient is told of.
"""

from __future__ import annotations

import re

from actions.answers.model import Line, Part
from actions.conversation.draft import Draft
from actions.conversation.exchange import Reply
from actions.knowledge.kinds import SituationGuide

ANOTHER = "another-diagnosis"
_OURS = r"(?:aih|auto-?immune hep\w*)"
_NO_LONGER = r"(?! (?:flare|relapse|related|alone|only|activity|treatment|overlap|with|\+))"
_OTHER = (
    r"(?:drug[- ]?induced|di-?li|di-?alh|di-?aih|wilson\w*|pbc|psc|lymphoma|viral hep\w*|hep(?:atitis)? ?[bce]"
    r"|alcohol\w*|nash|masld|mash|nafld|coeliac|celiac|sarcoid\w*|h(?:a)?emochromatosis|amyloid\w*|hev|cmv|ebv|statin\w*|nitrofurantoin)"
)
_TAKEN_BACK = re.compile(
    rf"\b(?:not|isn'?t|wasn'?t|never(?: was)?|no longer) (?:really |actually |an? |in fact )*{_OURS}\b{_NO_LONGER}"
    r"|\b(?:diagnosis|dx|label)\b[^.;?!]{0,25}\b(?:changed|revised|amended|switched|corrected)\b"
    r" (?:to|as|from aih to)\b(?! (?:an? )?(?:aih|auto-?immune hep))"
    rf"|\b(?:diagnosis|dx)\b[^.;?!]{{0,12}}\b(?:is|was) (?:now |actually )*(?:an? )?{_OTHER}\b"
    rf"|\b(?:is|was|its|it'?s|as|says?|shows?|showed|confirms?|confirmed|be)\b[^.;?!]{{0,20}}\b{_OTHER}\b[^.;?!]{{0,25}}"
    r"\b(?:after all|all along|instead|rather than (?:aih|auto-?immune))"
)
_GIVEN_BACK = re.compile(rf"\b(?:is|it'?s|was|confirm\w*|be|as|to|definite\w*|really) (?:an? )?{_OURS}\b")
_OVERLAP = re.compile(r"\boverlap\b")
_BY_A_DRUG = re.compile(r"\b(?:drug[- ]?induced|dili|di-alh)\b")
_ASKED = re.compile(r"\?\s*$|\b(?:could|might|may|if|whether|rule out|exclude)\b")


def settle(draft: Draft) -> None:
    """Note in the case that the diagnosis was taken back, or given back."""
    lowered = draft.turn.text.lower().replace("\u2019", "'")
    running = bool(draft.case.reason or draft.turn.focus.intents)
    if running and not _ASKED.search(lowered) and _TAKEN_BACK.search(lowered):
        if not _OVERLAP.search(lowered):
            draft.case = draft.case.with_condition(ANOTHER, "yes")
            by_drug = _BY_A_DRUG.search(lowered)
            draft.case = draft.case.with_condition("dili", "yes") if by_drug else draft.case
    elif draft.case.state(ANOTHER) == "yes" and not _ASKED.search(lowered) and _GIVEN_BACK.search(lowered):
        draft.case = draft.case.with_condition(ANOTHER, None)


def refused(draft: Draft) -> Reply | None:
    """That nothing is answered as if it were autoimmune hepatitis, with what is held on injury by a drug where the case
    tells of one.
    """
    if not _is(draft):
        return None
    lines: list[Line] = []
    if draft.case.state("dili") == "yes":
        guide = next(one for one in draft.base.all(SituationGuide) if one.condition == "dili")
        lines.append(draft.citer.sentence(guide.bottom_line, guide.because, guide.id))
    lines.append(draft.fixed("diagnosis-taken-back"))
    draft.notices, draft.supposed = [], None
    return draft.close("decline", (Part("", tuple(lines)),), keep_focus=True)


def _is(draft: Draft) -> bool:
    return draft.case.state(ANOTHER) == "yes"
