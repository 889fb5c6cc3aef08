"""What the words say of a drug where the reader hears otherwise: the same again, stopped with all the rest, compared in
a study, taken by somebody who is asked about something else.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from itertools import pairwise

from actions.case.conditions.transplants import names_another
from actions.case.drugs.good_until_harmed import good_until_harmed
from actions.case.drugs.stopped_with_all import AFTER_IT, stopped_with_all
from actions.case.drugs.to_be_begun import asked_to_restart, to_be_begun
from actions.case.mentions import Mention, Mentions
from actions.case.nearness import sentences_between
from actions.case.patient import SECOND_LINE
from actions.case.reason.failures_asked import asks_whether_failed, names_a_group
from actions.reader.drug_states import State

_HARMED: State = "stopped_intolerant"
# "Changed to mercaptopurine 50 -> same": behind the drug and its dose
_SAME = re.compile(
    r"\W*(\d[\d.]*\s*(mg|g)?\s*(od|bd|daily)?)?\W*\b(the )?(same|ditto|likewise|idem)\b"
    r"(?! (dose|time|day|as|way|effect|drug|thing for|\d))"
)
_CLAIM = re.compile(
    r"\b(rcts?|trials?|stud(y|ies)|meta-?analys\w+|cohorts?|papers?|registr\w+|easl|aasld|bsg|awmf|guidelines?)\b"
    r"[^.;?!,]*\b(show\w*|found|finds?|sa(ys?|id)|prov\w+|report\w*|beats?|beat|better|superior|must|recommend\w*)\b"
    r"[^.;?!,]*$"
)
# "Since tac RCT showed 90% response", "as tacrolimus has a 90 % response rate": figures of a study
_CLAIM_BEHIND = re.compile(
    r"\s*(?:'s)?\s*(?:rcts?|trials?|stud(?:y|ies)|data|evidence|meta-?analys\w+|cohorts?|papers?)\b[^.;?!,]{0,40}?"
    r"\b(?:show\w*|found|finds?|sa(?:ys?|id)|prov\w+|report\w*|suggest\w*|ha[sd]|gave|of)\b"
    r"[^.;?!]{0,30}?(?:\d\s?(?:%|percent|per cent)|\b(?:better|superior|best|works?)\b)"
    r"|\s+(?:has|gives|show\w*|works? in|is|achiev\w+|gets)\s+(?:an? |the |about |around |over |almost )*"
    r"\d{2,3}\s?(?:%|percent|per cent)(?! (?:drop|fall|reduc|decreas|improv))"
)
_AFTER_A_FAILURE = re.compile(r"\b(after|since|following|when|who|fail\w*|refractory|intoleran\w+)\b[^.;?!,]*$")
# "Rank tac, csa, mmf": what is to be put in order was taken by nobody
_RANKS = re.compile(
    r"(?:^|[.;,:?!\n–-]|\b(?:please|pls|can you|could you|and|in pregnancy))\s*(?:please |pls )?"
    r"(?:rank|order|sort|list|compare|rate|tabulate)\b[^.;?!]*$"
)
# "How long before I decide MMF hasn't worked", "when do you call it a failure": nothing is decided yet
_TO_BE_JUDGED = re.compile(
    r"\b(?:how (?:long|soon)|when|at what point)\b[^.;,?!\n]*"
    r"\b(?:decid\w+|say|call|conclude|declare|accept|deem|judge|know|assume|label)\b[^.;,?!\n]*$"
)
# "Aza stopped, pred 10": no harm is told, and no reason
_STOPPED_ONLY = re.compile(
    r"\s+(?:was |has been |is |now |already )*(?:stopped|held|paused|discontinued)\s*(?:[,.;)]|$)"
)
# "She was on tac before"
_WAS_ON = re.compile(
    r"\b(?:was|were|had been|used to be|previously|formerly)(?: previously| formerly| once)? on (?:the )?$"
)
_ON = re.compile(r"\W*(?:while |whilst )?(?:on|with|from|under|due to)\W+(?:(?:the|her|his|high|low|dose|oral|iv)\W+)*")
# "Relapsed 4 months after stopping aza", "flare since MMF was withdrawn": what was well until its end did not fail
_STOPPING = (
    r"(?:stopping|withdrawing|withdrawal of|discontinu\w+|cessation of|ceasing|coming off|came off|weaning(?: off)?|off"
    r"|(?:we|gp|she|he|they|i) (?:had )?(?:stopped|withdrew|discontinued|ceased))"
)
_AFTER_STOPPING = re.compile(
    rf"\b(?:after|since|following|post|once|when|on|upon|months?|weeks?|wks?|mths?|years?"
    rf"|yrs?) {_STOPPING}\s+(?:the |her |his )?$"
)
_AFTER_ITS_END = re.compile(
    r"\s+(?:(?:was|were|had been|got)\s+)?(?:stopped|withdrawn|withdrawal|discontinued|cessation)\b"
)
_WITH_IT = re.compile(r"\s*(?:and|&|\+|/)\s*(?:the |her |his )?")
_CAME_BACK = re.compile(r"\b(?:relaps\w*|flar\w+|rebound\w*|recurr\w*|came back|back up)\b")
_FAILED = re.compile(r"\b(?:fail\w*|refractory|respon\w+|insufficient|inadequate|despite|not work\w*|never)\b")
_INSUFFICIENT = ("stopped_insufficient", "current_insufficient")
_NO_QUESTION = re.compile(r"\s*(?:,[^.;?!\n]*)?[.;!\n]")
_BEFORE_THAT = re.compile(
    r"\s*(?:\d[\d.]*\s*(?:mg|g|mg/kg)?\s*(?:od|bd|daily|a day)?\s+)?(?:before(?: that| this| then| it)?\s*(?:$"
    r"|[.,;)!?])|previously|formerly|in the past|(?:some )?years ago)"
)
# "So bud is out, what then": not chosen, which says nothing of what it did
_RULED_OUT = re.compile(
    r"(?:'s|\u2019s)?\s+(?:is |are |was |now |then |also |therefore |clearly |definitely )*"
    r"(?:out\b(?! (?:of|in|on|since|for \d))|off the (?:table|menu|list)|no(?:t an| longer an)? option|(?:a )?no[- ]?go"
    r"|ruled out)\b(?!\s*\?)"
)
# "Switched to MMF": what it was changed to is taken, unless more is told of it
_CHANGED_TO = re.compile(
    r"\b(?:switched|changed|moved|swapped|converted|crossed)(?: over)?(?: (?:her|him|the pt|patient))?(?: over)?"
    r" (?:to|onto) (?:the )?$"
)
# "ALT normal only above 12.5 mg of prednisolone": who needs so much of it takes it
_NEEDED = re.compile(r"\b(?:above|below|under|over|more than|less than|at least) \d+(?:\.\d+)?\s?mg (?:of )?(?:the )?$")
_AND_THEN = re.compile(r"\b(?:stopp\w*|then|later|back|off|but|fail\w*|until|again|no|not|without|never)\b")
_NO_HARMS = frozenset({"age", "dose", "duration", "weight", "sodium", "albumin", "inr", "bilirubin"})
_ACTIVITY = frozenset({"alt", "ast", "transaminases", "igg", "bilirubin"})


def by_words(states: Mapping[str, State], mentions: Mentions, text: str) -> dict[str, State]:
    """The states that the words give, of drugs whose state is heard otherwise."""
    lowered = text.lower()
    found: dict[str, State] = dict.fromkeys(_without_effect(states, mentions, text), "stopped_insufficient")
    found |= _same_again({**states, **found}, mentions, lowered)
    found |= {
        drug.value: "current"
        for drug in mentions.of("drug")
        if states.get(drug.value) == "stopped_other"
        and _CHANGED_TO.search(lowered[: drug.start])
        and not _AND_THEN.search(lowered, drug.end)
    }
    found |= {
        drug.value: "current"
        for drug in mentions.of("drug")
        if states.get(drug.value) in ("asked", "not_taken")
        and _NEEDED.search(lowered, 0, drug.start)
        and _NO_QUESTION.match(f"{lowered}.", drug.end)
    }
    found |= stopped_with_all(states, mentions, lowered)
    found |= {
        drug.value: "stopped_other"
        for drug in mentions.of("drug")
        if states.get(drug.value) in ("current", "asked", "not_taken")
        and _WAS_ON.search(lowered[: drug.start])
        and _BEFORE_THAT.match(lowered, drug.end)
    }
    found |= dict.fromkeys(good_until_harmed(states, mentions, lowered), _HARMED)
    found |= dict.fromkeys(asked_to_restart(states, mentions, lowered), "stopped_other")
    found |= dict.fromkeys(_harmed_then(states, mentions, lowered), _HARMED)
    found |= dict.fromkeys(_stopped_only(states, mentions, lowered), "stopped_other")
    found |= dict.fromkeys(_relapsed_without(states, mentions, lowered), "stopped_other")
    found |= dict.fromkeys(_ruled_out(states, mentions, lowered), "not_taken")
    found |= dict.fromkeys(_claimed(states, mentions, lowered), "asked")
    found |= dict.fromkeys(_only_asked(states, mentions, lowered), "asked")
    found |= dict.fromkeys(_of_a_group(states, mentions, lowered), "asked")
    found |= dict.fromkeys(to_be_begun(states, mentions, lowered), "asked")
    found |= dict.fromkeys(_harmed_and_asked({**states, **found}, mentions, lowered), "current_harm")
    if _something_else(mentions, lowered):
        found |= {drug: "current" for drug, state in states.items() if state == "current_insufficient"}
    elif names_another(text) or "transplanted" in mentions.values("condition", "affirmed"):
        # It is given for the graft
        found |= {d: "current" for d, state in states.items() if state == "current_insufficient" and d in SECOND_LINE}
    return found


def _without_effect(states: Mapping[str, State], mentions: Mentions, text: str) -> Iterator[str]:
    """Drugs thought not to be tolerated behind whose name, before any other and before any harm, stands that they had
    no effect: "budesonide tried 2021 - no effect".
    """
    told = [m for m in mentions.found if m.entity in ("drug", "drug_class", "reaction", "reason")]
    for one, after in pairwise(told):
        no_effect = (after.entity, after.value, after.assertion) == ("reason", "non_response", "affirmed")
        if one.entity == "drug" and states.get(one.value) == _HARMED and no_effect:
            yield from () if sentences_between(one, after, text) else (one.value,)


def _same_again(states: Mapping[str, State], mentions: Mentions, lowered: str) -> dict[str, State]:
    """The state of the drug before, for one of which "the same" is told."""
    found: dict[str, State] = {}
    for one, other in pairwise(mentions.of("drug")):
        before = {**states, **found}.get(one.value, "asked")
        over = before.startswith("stopped") or before in ("current_harm", "current_insufficient")
        if over and one.value != other.value and _SAME.match(lowered, other.end):
            found[other.value] = _HARMED if before == "current_harm" else before
    return {drug: state for drug, state in found.items() if states[drug] in ("current", "asked", "stopped_other")}


def _claimed(states: Mapping[str, State], mentions: Mentions, lowered: str) -> Iterator[str]:
    """Drugs of which only a study or a guideline speaks: "the RCT showed tacrolimus 90% better than MMF"."""
    for drug in states:
        if all(_in_a_claim(m, lowered) for m in mentions.of("drug") if m.value == drug):
            yield drug


def _only_asked(states: Mapping[str, State], mentions: Mentions, lowered: str) -> Iterator[str]:
    """Drugs that are to be put in order, or whose failure is only to be judged one day."""
    for drug in states:
        named = [lowered[: m.start] for m in mentions.of("drug") if m.value == drug]
        if all(_RANKS.search(before) or _TO_BE_JUDGED.search(before) for before in named):
            yield drug


def _harmed_then(states: Mapping[str, State], mentions: Mentions, lowered: str) -> Iterator[str]:
    """Drugs of which nothing is told but a harm of the past: "psychosis on pred in 2020, fine now"."""
    for drug, state in states.items():
        named = [m for m in mentions.of("drug") if m.value == drug]
        past = all(m.assertion == "historical" for m in named)
        if (
            past
            and state in ("current", "stopped_other")
            and any(
                _ON.fullmatch(lowered, harm.end, max(harm.end, m.start))
                for m in named
                for harm in mentions.of("reaction", "historical")
            )
        ):
            yield drug


def _ruled_out(states: Mapping[str, State], mentions: Mentions, lowered: str) -> Iterator[str]:
    """Drugs thought to have been given up of which the message only says that they are out of the question."""
    if mentions.of("reason", "affirmed", "historical") or mentions.of("reaction", "affirmed", "historical"):
        return
    for drug, state in states.items():
        named = [m for m in mentions.of("drug") if m.value == drug]
        if state.startswith("stopped") and all(_RULED_OUT.match(lowered, m.end) for m in named):
            yield drug


def said_to_be_out(mentions: Mentions, text: str) -> bool:
    """Whether a drug is said to be out of the question, which is said of somebody."""
    return any(_RULED_OUT.match(text.lower(), m.end) for m in mentions.of("drug"))


def _of_a_group(states: Mapping[str, State], mentions: Mentions, lowered: str) -> Iterator[str]:
    """Drugs that only name a group of a study: "how many tacrolimus non-responders"."""
    groups = [m for m in mentions.of("reason") if names_a_group(m, lowered)]
    for drug in states if groups else ():
        named = [m for m in mentions.of("drug") if m.value == drug]
        if all(any(_names(g, m) for g in groups) for m in named):
            yield drug


def _names(group: Mention, drug: Mention) -> bool:
    """Whether the name of a group holds the drug, or stands right behind it."""
    return group.start <= drug.start < group.end or 0 <= group.start - drug.end <= 1


def _harmed_and_asked(states: Mapping[str, State], mentions: Mentions, lowered: str) -> Iterator[str]:
    """Drugs heard as only asked about, of which a sentence before the question tells a harm: "Diarrhoea on CellCept,
    aza rash before. Is Myfortic any better?".
    """
    for drug in mentions.of("drug", "affirmed"):
        told = states.get(drug.value) == "asked" and _NO_QUESTION.match(lowered, drug.end)
        if told and any(
            _ON.fullmatch(lowered, harm.end, max(harm.end, drug.start)) for harm in mentions.of("reaction", "affirmed")
        ):
            yield drug.value


def _stopped_only(states: Mapping[str, State], mentions: Mentions, lowered: str) -> Iterator[str]:
    """Drugs thought not to be tolerated, or not to suffice, of which the message says no more than that they were
    stopped, and that tells no harm and no activity: "ascites, aza stopped, pred 10".
    """
    if mentions.of("reaction") or mentions.of("reason") or any(m.name not in _NO_HARMS for m in mentions.measures):
        return
    for drug in mentions.of("drug"):
        if states.get(drug.value) in (_HARMED, "stopped_insufficient") and _STOPPED_ONLY.match(lowered, drug.end):
            yield drug.value


def _relapsed_without(states: Mapping[str, State], mentions: Mentions, lowered: str) -> Iterator[str]:
    """Drugs thought to have failed after whose end the disease came back, where no word says that they failed."""
    if not _CAME_BACK.search(lowered) or _FAILED.search(lowered):
        return
    before: Mention | None = None  # the drug of the list that the next one may belong to
    for drug in mentions.of("drug"):
        ended = (
            _AFTER_STOPPING.search(lowered[: drug.start])
            or (AFTER_IT.search(lowered[: drug.start]) and _AFTER_ITS_END.match(lowered, drug.end))
            or (before and _WITH_IT.fullmatch(lowered, before.end, max(before.end, drug.start)))
        )
        before = drug if ended else None
        once = sum(m.value == drug.value for m in mentions.of("drug")) == 1  # named again, it may be taken again
        if ended and (states.get(drug.value) in _INSUFFICIENT or (once and states.get(drug.value) == "current")):
            yield drug.value


def _in_a_claim(drug: Mention, lowered: str) -> bool:
    before = lowered[: drug.start]
    if _CLAIM_BEHIND.match(lowered, drug.end):
        return True
    claim = _CLAIM.search(before)
    return claim is not None and not _AFTER_A_FAILURE.search(before[claim.start() :])


def _something_else(mentions: Mentions, lowered: str) -> bool:
    """Whether nothing tells that the disease is active while another medicine is asked about, tablets are missed, or it
    is asked whether the treatment failed.
    """
    if "non-adherence" in mentions.values("condition", "affirmed", "possible") or asks_whether_failed(
        mentions, lowered
    ):
        return True
    active = mentions.of("reason") or mentions.of("term") or mentions.of("condition", "affirmed")
    tested = any(m.value in _ACTIVITY for m in mentions.of("analyte")) or any(
        m.name in _ACTIVITY for m in mentions.measures
    )
    return bool(mentions.of("co_medication") or mentions.of("other_medicine")) and not (active or tested)
