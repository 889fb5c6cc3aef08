"""What answers the question that was put back: one of its choices, a bare yes, no or number, a result in words, "not
known"."""

from __future__ import annotations

import re

from msgspec import structs

from actions.case import merge as merging
from actions.case.changed import Change
from actions.case.patient import Value
from actions.case.people import age_and_sex
from actions.case.reading import read
from actions.case.values import numbers
from actions.conversation.draft import Draft
from actions.knowledge.kinds import Choice, Unknown

_UNSURE = re.compile(
    r"\b(don'?t know|dunno|do not know|not known|unknown|not tested|not done|not sure|unsure|no idea|no clue|pending"
    r"|awaited|awaiting|not checked|haven'?t (checked|tested|done)|never (checked|tested|done|sent|had)"
    r"|not (yet )?(available|back)|can'?t say|skip|pass)\b"
)
_YES = re.compile(r"^(yes|yep|yeah|yup|y|correct|indeed|there is|she is|he is|she does|he does|positive|pos)\b")
_NO = re.compile(r"^(no|nope|nah|n|none|nil|never|there isn'?t|she isn'?t|he isn'?t|not at all|negative|neg)\b")
_FIRST = re.compile(r"^(yes|yep|yeah|yup|y|no|nope|nah|n)\s*[,;:.-](?!.*\?)")  # the answer, and what goes with it
_NUMBER = re.compile(r"^(?:about |around |approx(?:imately)? |~ ?|it'?s |is )?(\d+(?:\.\d+)?)\s*(?:ml/min\S*)?$")
_AGE = re.compile(r"^(?:(?:s?he(?:'s| is)|aged?|it'?s)\s)?([1-9]\d)$")
_SAYS_YES = re.compile(
    r"\b(y|yes|yep|yeah|yea|yup|correct|indeed|confirmed|true|she (is|does|could|has)|he (is|does|has))\b"
)
_GOOD = re.compile(r"\b(normal|fine|ok|okay|good|neg|negative|clear|excluded|preserved|intact)\b")
_BAD = re.compile(r"\b(reduced|impaired|low|poor|abnormal|pos|positive|deficient|deranged|down)\b")
_ONLY = re.compile(
    r"\W*((and|all|it|its|it's|they|they're|is|are|was|were|came|back|result|results|tests?|her|his|the|so|far)\b\W*)*"
)
_RESULT = re.compile(
    r"^(ok(ay)?,? |so |now |update:? )?(it|that|this|(the )?(test|result)|they)?('s|s| is| was| has| have| are)?"
    r"( come| came| now)?( back)?( as)? ?((?P<pos>pos(itive)?|confirmed)|neg(ative)?|excluded|ruled out)\W*$"
)
_ADMITS = re.compile(
    r"^(?:(?:ok|okay|yes|so|and|now|s?he|they|pt|patient|mum|has|when asked|asked|finally|just)[\s,]+)*"
    r"(?:admits?|admitted|owns? up|owned up|confess\w*|comes? clean|came clean)"
    r"(?: (?:it|that|this|as much"
    r"|to (?:it|that|this|not taking (?:it|them)|missing (?:them|doses|tablets)|non-?adherence)))?\W*$"
)
_HALF = re.compile(r"\b(?:intermediate|het\w*|carrier|partial\w*)\b")
_NONE_OF_IT = re.compile(r"(?<!not )\b(?:absent|undetectable|deficient|very low|homozygous|null|zero)\b")
_SHORT = 40  # characters: a longer message tells or asks something of its own
_SENT = 60
_FEW = 6  # words: a longer message says more than yes or no
_DENIES = re.compile(
    r"\b(no|nope|nah|n|none|nil|not|never|neither|nor|without|hardly|neg|negative|denies|denied|excluded)\b"
    r"|n['’]t\b|\b(do|does|did|is|was|has|have|are)nt\b"
)
_ASKS = re.compile(r"\?|\b(what|which|how|when|why|who|whose|where)\b")
_RESULTS = re.compile(r"\b(pos|neg|positive|negative|normal|clear|excluded|confirmed|deficient|absent)\b")


def reply(draft: Draft) -> merging.Merged | None:
    """What a message says that only goes on with what was told or asked before it."""
    return degree(draft) or admitted(draft) or answered(draft) or result(draft)


def answered(draft: Draft) -> merging.Merged | None:
    """What a reply to the question put back says: one of its choices, a bare yes, no or number, or "not known"; None
    when the message is no such reply.
    """
    condition = draft.turn.focus.question
    pending = next((u for u in draft.base.all(Unknown) if u.condition == condition), None)
    if pending is None or condition is None:
        return None
    said = draft.turn.text.strip().lower().rstrip(".!")
    if numbers.denied(said):
        return None  # "no, 75 not 50" puts a number right
    if (number := _NUMBER.match(said)) and pending.number:
        values = {**draft.case.values, pending.number: Value(float(number[1]))}
        case = structs.replace(draft.case, values=dict(sorted(values.items())))
        return merging.Merged(case, (Change(f"value:{pending.number}", "added"),))
    if (number := _AGE.match(said)) and draft.case.age is None:  # no number was asked for: it is the age
        sex = draft.case.sex or age_and_sex.sex(draft.turn.mentions, draft.turn.text)  # "she's 28"
        case = merging.grown_up(structs.replace(draft.case, age=float(number[1]), sex=sex))
        return merging.Merged(case, (Change("age:age", "added"),))
    chosen = _chosen(pending, said)
    if chosen is None and len(said) <= _SHORT and _UNSURE.search(said):
        return merging.decline_question(draft.case, condition)  # before a bare "no": what is not known is not denied
    bare = None if chosen else _bare(draft, pending, said)
    if bare is not None and not pending.asks_whether and not _RESULTS.search(said):
        return merging.decline_question(draft.case, condition)  # no answer to "what does it show", and no result
    chosen = chosen or bare or _in_words(draft, pending, said)
    if chosen is not None and (chosen.sets or chosen.reason):
        return merging.answer_question(draft.case, chosen.sets, chosen.reason)
    if chosen is not None:
        return merging.decline_question(draft.case, condition)
    return None


def result(draft: Draft) -> merging.Merged | None:
    """ "It came back negative": the result of the one test the case still waits for."""
    waited_for = [name for name, state in draft.case.conditions.items() if state == "possible"]
    said = draft.turn.text.strip().lower()
    found = _RESULT.match(said)
    if len(waited_for) != 1 or found is None or draft.turn.mentions.found:
        return None
    return merging.answer_question(draft.case, {waited_for[0]: "yes" if found["pos"] else "no"})


def admitted(draft: Draft) -> merging.Merged | None:
    """ "He admits it": behind tablets that were thought not to be taken."""
    suspected = draft.case.state("non-adherence") == "possible"
    if not suspected or not _ADMITS.match(draft.turn.text.strip().lower()):
        return None
    return merging.answer_question(draft.case, {"non-adherence": "yes"})


def degree(draft: Draft) -> merging.Merged | None:
    """ "How low? intermediate": which of the two a low TPMT is."""
    said = draft.turn.text.strip().lower()
    if draft.case.state("tpmt-low") != "yes" or draft.turn.mentions.found or len(said) > _SHORT:
        return None
    if _HALF.search(said):
        return merging.answer_question(draft.case, {"tpmt-deficient": "no", "tpmt-intermediate": "yes"})
    return merging.answer_question(draft.case, {"tpmt-deficient": "yes"}) if _NONE_OF_IT.search(said) else None


def _chosen(pending: Unknown, said: str) -> Choice | None:
    for choice in pending.answers:
        if said in (choice.send.lower(), choice.label.lower()):
            return choice
    short = said if len(said) <= _SENT else ""
    return next((c for c in pending.answers if any(re.search(pattern, short) for pattern in c.patterns)), None)


def _bare(draft: Draft, pending: Unknown, said: str) -> Choice | None:
    """ "Yes" and "no" with nothing else in them: the first choice and the second; "ok" and "fine" confirm nothing, and
    "no contraception" tells of contraception.
    """
    if read(draft.turn.text, (), draft.turn.mentions).conditions or pending.condition == "reason":
        return None
    if draft.turn.mentions.values("condition") or draft.turn.mentions.values("drug"):
        return None
    if _ASKS.search(said) or numbers.names_unit(said):
        return None  # "which then", "no, mg/dL"
    words = len(said.split())
    if draft.intent in ("affirm", "deny") and words <= _FEW:
        if draft.intent == "deny":
            return pending.answers[1] if _DENIES.search(said) else None
        return pending.answers[0] if _SAYS_YES.search(said) else None
    said_first = words <= 2 or (words <= _FEW and _FIRST.match(said))
    if said_first and (_YES.match(said) or _NO.match(said)):
        return pending.answers[0 if _YES.match(said) else 1]
    return None


def _in_words(draft: Draft, pending: Unknown, said: str) -> Choice | None:
    """ "Kidneys fine", "both negative", "normal": a result of what was asked for, and of nothing else."""
    mentions = draft.turn.mentions
    if not pending.subjects or "?" in said or len(said) >= _SHORT or mentions.measures:
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
