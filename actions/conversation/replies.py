"""Short replies: to the question the assistant put back, and numbers, units or results that complete what was told."""

from __future__ import annotations

import re

from msgspec import structs

from actions.case import merge as merging
from actions.case import numbers
from actions.case.patient import Value
from actions.case.reading import read
from actions.conversation import boundary
from actions.conversation.draft import Draft
from actions.knowledge.records import Choice, Unknown

_UNSURE = re.compile(
    r"\b(don'?t know|dunno|do not know|not known|unknown|not tested|not done|not sure|unsure|no idea|no clue|pending"
    r"|awaited|awaiting|not checked|haven'?t (checked|tested|done)|not (yet )?(available|back)|can'?t say|skip|pass)\b"
)
_YES = re.compile(r"^(yes|yep|yeah|yup|y|correct|indeed|there is|she is|he is|she does|he does|positive|pos)\b")
_NO = re.compile(r"^(no|nope|nah|n|none|nil|never|there isn'?t|she isn'?t|he isn'?t|not at all|negative|neg)\b")
_NUMBER = re.compile(r"^(?:about |around |approx(?:imately)? |~ ?|it'?s |is )?(\d+(?:\.\d+)?)\s*(?:ml/min\S*)?$")
_TAKES_LEAVE = re.compile(
    r"^(?!.*\?)(ok|okay|right|great|brilliant|thanks|will|i'?ll|we'?ll)\b.{0,50}"
    r"\b(bye|cheers|thanks|ta|back (later|soon)|brb)\W*$"
    r"|^(?!.*\?)(ok|okay|right|great)?\W*(i |we )?(will|'ll|shall) "
    r"(get|do|check|discuss|send|ask|chase|think|talk|see|present)\b.{0,40}$"
)
_READ = {"tgn", "mmp", "trough", "dose", "duration", "percent", "alt", "ast", "transaminases", "inr", "bilirubin"}
_LENGTH = 40  # characters: a reply to a question is short
_SENT = 60
_FEW = 6  # words: a longer message says more than yes or no


def to_question(draft: Draft) -> merging.Merged | None:
    """What a reply to the question put back says: one of its choices, a bare yes, no or number, or "not known"; None
    when the message is no such reply.
    """
    condition = draft.turn.focus.question
    pending = next((u for u in draft.base.all(Unknown) if u.condition == condition), None)
    if pending is None or condition is None:
        return None
    said = draft.turn.text.strip().lower().rstrip(".!")
    if (number := _NUMBER.match(said)) and pending.number:
        values = {**draft.case.values, pending.number: Value(float(number[1]))}
        case = structs.replace(draft.case, values=dict(sorted(values.items())))
        return merging.Merged(case, (merging.Change(f"value:{pending.number}", "added"),))
    chosen = _chosen(pending, said)
    if chosen is None and len(said) <= _LENGTH and _UNSURE.search(said):
        return merging.decline_question(draft.case, condition)  # before a bare "no": what is not known is not denied
    chosen = chosen or _bare(draft, pending, said)
    if chosen is not None and (chosen.sets or chosen.reason):
        return merging.answer_question(draft.case, chosen.sets, chosen.reason)
    if chosen is not None:
        return merging.decline_question(draft.case, condition)
    return None


def completes(draft: Draft) -> bool:
    """Whether the message corrects a number of the case, or gives it the unit it lacked."""
    return bool(numbers.completed(draft.case, draft.turn.text, tuple(m.name for m in draft.turn.mentions.measures)))


def settle(draft: Draft) -> None:
    """A message of nothing but corrected numbers or units leaves the last question standing; one of nothing but results
    ("TPMT not deficient") reports the case.
    """
    running = draft.turn.focus.intents
    if not running:
        return
    if _TAKES_LEAVE.search(draft.turn.text.lower()) and not draft.turn.mentions.of("condition", "negated"):
        draft.read_as("greet")
        return
    if completes(draft) and numbers.only_completes(draft.turn.text):
        draft.read_as(running[0])
    elif _only_results(draft):
        draft.read_as("inform_case")


def _chosen(pending: Unknown, said: str) -> Choice | None:
    for choice in pending.answers:
        if said in (choice.send.lower(), choice.label.lower()):
            return choice
    short = said if len(said) <= _SENT else ""
    return next((c for c in pending.answers if any(re.search(pattern, short) for pattern in c.patterns)), None)


def _bare(draft: Draft, pending: Unknown, said: str) -> Choice | None:
    """ "Yes" and "no" with nothing else in them: the first choice and the second."""
    if draft.turn.mentions.values("condition") or draft.turn.mentions.values("drug") or pending.condition == "reason":
        return None
    words = len(said.split())
    if draft.intent in ("affirm", "deny") and words <= _FEW:
        return pending.answers[0 if draft.intent == "affirm" else 1]
    if words <= 2 and (_YES.match(said) or _NO.match(said)):
        return pending.answers[0 if _YES.match(said) else 1]
    return None


def _laboratory(draft: Draft) -> bool:
    """Whether the message gives numbers of tests that have no reading of their own."""
    names = {m.name for m in draft.turn.mentions.measures}
    return bool(names) and not names & _READ


def _only_results(draft: Draft) -> bool:
    """A short message that states conditions of the patient or what was taken, names no other drug and asks nothing."""
    mentions, text = draft.turn.mentions, draft.turn.text
    doubtful = draft.confidence < 0.6 or draft.intent in boundary.OUT_OF_SCOPE
    words = read(text, (), mentions)
    told = {*words.tried, *words.current}
    stated = mentions.of("condition", "affirmed", "negated", "historical") or _laboratory(draft) or told
    other = (
        set(mentions.values("drug")) - told
        or mentions.of("drug_class")
        or mentions.of("guideline")
        or mentions.of("study")
    )
    return bool(doubtful and stated and not other and "?" not in text and len(text) <= _SENT)
