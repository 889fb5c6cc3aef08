"""What answers the question that was put back: one of its choices, a bare yes or no, a result in words, "not known"."""

from __future__ import annotations

import re

from actions.case import merge as merging
from actions.conversation.draft import Draft
from actions.knowledge.records import Choice, Unknown

_UNSURE = re.compile(
    r"\b(don'?t know|not known|unknown|not tested|not done|not sure|unsure|no idea|pending|not checked|skip)\b"
)
_SHORT = 40  # characters: a longer message tells or asks something of its own
_YES = re.compile(
    r"\b(y|yes|yep|yeah|yea|yup|correct|indeed|confirmed|true|she (is|does|could|has)|he (is|does|has))\b"
)
_GOOD = re.compile(r"\b(normal|fine|ok|okay|good|neg|negative|clear|excluded|preserved|intact)\b")
_BAD = re.compile(r"\b(reduced|impaired|low|poor|abnormal|pos|positive|deficient|deranged|down)\b")
_ONLY = re.compile(
    r"\W*((and|all|it|its|it's|they|they're|is|are|was|were|came|back|result|results|tests?|her|his|the|so|far)\b\W*)*"
)


def answered(draft: Draft) -> merging.Merged | None:
    """The case with the pending question answered or declined; None when the message does neither."""
    condition = draft.turn.focus.question
    pending = next((u for u in draft.base.all(Unknown) if u.condition == condition), None)
    if pending is None or condition is None:
        return None
    said = draft.turn.text.strip().lower().rstrip(".!")
    chosen = next((c for c in pending.answers if said in (c.send.lower(), c.label.lower())), None)
    chosen = chosen or _bare(draft, pending, said) or _in_words(draft, pending, said)
    if chosen is not None and (chosen.sets or chosen.reason):
        return merging.answer_question(draft.case, chosen.sets, chosen.reason)
    if chosen is not None or (_UNSURE.search(said) and _brief(said)):
        return merging.decline_question(draft.case, condition)
    return None


def _brief(said: str) -> bool:
    return len(said) < _SHORT and "?" not in said


def _bare(draft: Draft, pending: Unknown, said: str) -> Choice | None:
    """ "Yes", "no"; "ok" and "fine" alone confirm nothing."""
    if draft.turn.mentions.values("condition") or draft.intent not in ("affirm", "deny"):
        return None
    if draft.intent == "deny":
        return pending.answers[1]
    return pending.answers[0] if _YES.search(said) else None


def _in_words(draft: Draft, pending: Unknown, said: str) -> Choice | None:
    """ "Kidneys fine", "both negative", "normal": a result of what was asked for, and of nothing else."""
    mentions = draft.turn.mentions
    if not pending.subjects or not _brief(said) or mentions.measures:
        return None
    if any(m.entity in ("drug", "reaction", "reason", "condition", "topic") for m in mentions.found):
        return None
    longest_first = sorted(pending.subjects, key=len, reverse=True)
    subject = re.compile(rf"\b({'|'.join(map(re.escape, longest_first))})\b")
    good, bad = _GOOD.search(said), _BAD.search(said)
    rest = _BAD.sub(" ", _GOOD.sub(" ", subject.sub(" ", said)))
    if bool(good) == bool(bad) or not _ONLY.fullmatch(rest) or (said in ("ok", "okay", "fine", "good")):
        return None
    states = {"no"} if good else {"yes"}
    return next((choice for choice in pending.answers if set(choice.sets.values()) == states), None)
