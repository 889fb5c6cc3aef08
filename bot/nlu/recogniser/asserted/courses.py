"""Which of several drugs told one after another is the one taken: what another one has followed in its place is over.

A drug gives way to the next where the words between them say so ("then", "so we went to", "was shifted to", "second"),
and what was tried, failed or did harm is over where another one of its kind is said to be taken now. A steroid gives
way to a steroid alone, since a steroid-sparing drug is added to it; a medicine beside both replaces neither.
Read on the skeleton in clauses after all other rules, and only where none of them has said anything.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from bot.nlu.recogniser.asserted.past import LEFT
from bot.nlu.recogniser.asserted.past_dates import COUNT, PAST, UNIT
from bot.nlu.recogniser.asserted.tenses import ALONE, ANEW, BEGUN, DOSED, GOES_ON, NOTHING_TAKEN, told_in_the_past
from bot.nlu.recogniser.matching import Span
from bot.nlu.recogniser.rules import Assertion
from bot.nlu.recogniser.skeleton import DRUG, PAUSE, REACTION, REASON, STOP

_STEROIDS = frozenset({"prednisolone", "budesonide", "steroid"})
_BESIDE = frozenset({"allopurinol", "ursodeoxycholic-acid"})  # given with another drug, in place of none
_ENTITIES = frozenset({"drug", "drug_class"})

_BREAK = rf"[\s,;:.({PAUSE}{STOP}-]"
_PERIOD = rf"(?:{COUNT}\s?(?:days?|weeks?|wks?|{UNIT})|\d+/(?:7|52|12))"
_WHO = r"(?:her|him|them|she|he|they|we|i|me|it|pt|patient)"
_MOVED = (
    r"(?:switched|changed|swapped|converted|transitioned|moved|shifted|went|gone|put|started|placed|crossed|rotated|"
    r"transferred|escalated|stepped|graduated|progressed|turned|taken|brought|resorted)"
)
_TO = rf"(?: (?:{_WHO}|over|across|up|straight|directly|instead|back))* (?:on|to|onto|on to|with|over to)"
# What stands between a drug and the one that took its place
_CHANGED = rf"\b{_MOVED}{_TO}(?: (?:the|a|low dose|oral|tab|inj))*{_BREAK}*$"
_GAVE_WAY = re.compile(
    rf"(?:^|{_BREAK})(?:then|followed by|after (?:that|which)|thereafter|subsequently|later|next|afterwards)(?!:)"
    rf"(?:{_BREAK}+(?:on|to|onto|came|by|had|tried|got|given|started|with|a|course|of))*{_BREAK}+$"
    rf"|{_CHANGED}|{_BREAK}(?:2nd|3rd|4th|second(?:ly)?|third(?:ly)?|fourth(?:ly)?|lastly|finally|most recently|"
    rf"latterly|lately)(?: (?:was|came|is|with))?{_BREAK}+$"
)
_MOVED_TO = re.compile(_CHANGED + rf"|^{DOSED}\s*(?:(?:up|over|across|straight|on|then)\s)*to\s+$")
_FROM = re.compile(
    rf"\b(?:{_MOVED}(?: (?:{_WHO}|over|across|up))*|(?:the|her|his) (?:change|move|switch|step|swap)(?: over| up)?) "
    r"(?:from|off)(?: (?:the|her|his))*\s*$"
)
_SO = re.compile(rf"{_BREAK}(?:so|hence|therefore|thus)(?: (?:now|{_WHO}|gave|tried|chose|used|takes|got|on))*\s+$")
_ADDS = re.compile(
    r"\b(?:add(?:ed|ing|s)?|plus|alongside|as well|too|together|combin\w+|on top|also|both|still|continu\w+|"
    r"remain\w*|stay\w*|carr\w+ on|back (?:on|to)|dose|increased|reduced|levels?|trough)\b|\+"
)
# In its sentence before the second drug: an order, a plan or a question tells of no course that was given
_NOT_TOLD = re.compile(
    r"\b(?:if|whether|should|would|could|can|may|might|do|does|will|shall|start|try|give|use|switch|change|add|"
    r"plan\w*|consider\w*|thinking|suggest\w*|recommend\w*|wants?|going|or|vs|versus|line|how|what|which|why|"
    r"is|are|swap|move|put her|needs?|propose\w*|guid\w+|trials?|stud\w+|cohort)\b"
)
_WITH_ITS_OWN = re.compile(r"^\s*(?:added|as well|too|on top|alongside|also|in addition)\b")
_JOINED = re.compile(r"\s*(?:,|/|&|\+|,?\s?and|or)\s*")
_ASKED = re.compile(rf"^(?:[\s,{DRUG}]|then|or|and|next|finally)*\?")
# What tells of a drug that was had, or did not do
_HAD = re.compile(
    rf"(?:{REASON}|\b(?:failed|tried|took|had|used|received|given|through|on|treated|partial|non-?respon\w+|respon\w+|"
    r"toler\w+|intoleran\w+|refractory|resistant|unresponsive|helped|benefit|effect|allergic|take))"
    r"(?:[\s:,]+(?:to|of|on|with|by|from|both|all|either|the|a|course|trial|tab|even))*\s*$"
)
_OF_OLD = re.compile(
    rf"\b(?:(?:prior|previous(?:ly)?|past|earlier|old|former(?:ly)?|initially|originally|at first|so far)\b"
    rf"[^{STOP}{PAUSE}]{{0,25}}|(?:post|ex|s/p|after|following|out with|no luck (?:with|on)|failure of)[\s-]+)$"
)
_NOT_ON = re.compile(r"\b(?:was|were|had been|until|till|not|never|no|did|didn't|couldn't)\b")
_DID = re.compile(
    rf"^{DOSED}(?:\s*(?:for|x)?\s*(?:{_PERIOD}|a bit|a while|ages))?[\s:,({PAUSE}{STOP}-]*(?:and |but |which |that )?"
    rf"(?:(?:had|has|have|was|were|to|be|both|all|also|only|then|{_WHO})\s+)*(?:{REASON}|{LEFT}|{PAST}|failed"
    rf"|tried|used\b|"
    r"(?:did(?: not|n't)|never|no|not|wasn't|weren't|without|poor|inadequate|nil|little|couldn't|could not)\s+"
    r"(?:\w+\s+)?(?:work|help|hold|held|suit|effect\w*|respon\w+|benefit|use|good|toler\w+|do|done|enough|agree\w*|"
    r"control\w*|touch\w*|get on)|did (?:nothing|little)|gave|caused|made|brought|upset|ineffective|useless"
    r"|unsuccessful|done nothing|"
    rf"disagreed|let {_WHO} down|poorly tolerated|badly tolerated|intolera\w+)|^\s*[(:]\s*(?:{REACTION}|same|ditto)"
)
_TAKEN_BEFORE = re.compile(
    r"(?:\b(?:now(?! that)|currently|presently|at present|at the moment|today|these days|nowadays|since then|since)"
    r"(?: (?:is|are|been|she|he|she's|he's))*[\s:,]*(?:on|taking|takes|with|has|having)?|\b(?:new|current|"
    r"present) (?:\w+ )?(?:is|are)|"
    r"(?:\b(?:is|she's|he's|been|we have (?:her|him)|remains|stays|maintained|settled|stable|controlled|back|doing "
    r"(?:well|fine|ok)|(?:was|got) (?:started|put|placed|commenced))|"
    rf"^|[{STOP}{PAUSE},.;(]) ?\s*(?:and |but |so |now )?on|\b(?:takes|taking|receiving)|"
    r"\b(?:day|week|month) \d+ of|\b(?:we|i) (?:use|have (?:her|him|them) on))(?: (?:only|just|a|the|low dose"
    r"|tab|oral|\w+[- ]line))*[\s:]+$"
)
_TAKEN_AFTER = re.compile(
    rf"^\s*\d[\w.]* ?m?c?g (?:od|bd|bid|tds|tid|daily|qd)\b|^{DOSED}\s*(?:trough|level)s? \d"
    rf"|^{DOSED}[\s,({PAUSE}{STOP}:-]*(?:now(?! that)|currently|presently|at present|ongoing|continu(?:es|ing)|"
    r"since|to date|does|works|suits|holds|controls|"
    rf"till date|today|started|begun|commenced|(?:is|are) (?:(?:now|also|still|really) )?(?:hold|work|help"
    rf"|control|suit)ing|(?:x |x|for )?{_PERIOD}(?! (?:in|then|before|back|ago|until|till))|"
    r"day \d|week \d|month \d)\b"
)
_NOW = r"(?:now(?! that)|currently|presently|at present|at the moment|today|these days|nowadays)"
_NOW_TAKEN = re.compile(rf"\b{_NOW}[\s:,]*(?:(?:on|taking|takes|only|just|the|\w+[- ]line)\s)*\s*$")
_ASKS_OR_PLANS = re.compile(
    r"\b(?:if|whether|should|would|could|can|may|might|will|plan\w*|consider\w*|thinking|suggest\w*|recommend\w*|"
    r"how|what|which|why|maybe|perhaps|possibly|future|better|compare\w*|versus|vs|than)\b"
)
_BECAUSE = re.compile(
    rf"[^.;{STOP}]{{0,20}}[\s{PAUSE}](?:because|as|when|after|once|since)(?: (?:the|her|his|both))*\s+"
)
_FOR_HARM = re.compile(
    rf"^{DOSED}(?: (?:after|at|in|by) [^.;,{DRUG}{REACTION}{STOP}{PAUSE}]{{1,20}}| {COUNT} {UNIT} ago| last \w+)? "
    rf"(?:for|because of|due to|owing to|on account of) (?:(?:the|her|his|an?|severe|bad|mild"
    rf"|marked)\s+)*(?={REACTION})"
)
_PAST_FOR = re.compile(r"\b(?:was|were|had been|until|till|used to be|not|never)(?: \w+)? on\s*$")


# "Ritux in a 29 yo who failed aza": what is asked of, before the story of the patient
_OF_WHOM = re.compile(r"\bwho\b")


class _Told(NamedTuple):
    """A drug, or drugs in a list, with the words before and behind as far as the next mention of one."""

    places: tuple[int, ...]
    values: frozenset[str]
    kind: str
    before: str
    after: str
    was_had: bool


def replaced(
    skeleton: str,
    clauses: str,
    places: Sequence[int],
    clusters: Sequence[Sequence[Span]],
    read: Mapping[int, Assertion],
) -> dict[int, Assertion]:
    """The drugs that another one has followed in their place, what they did meanwhile, and what is taken since."""
    told = list(_told(clauses, places, clusters))
    found: dict[int, Assertion] = {}
    for index, one in enumerate(told):
        if _OF_WHOM.search(one.after):
            continue
        free = [place for place in one.places if place not in read]
        later = [other for other in told[index + 1 :][:2] if _follows(skeleton, clauses, one, other, read)]
        if later:
            found |= dict.fromkeys(free, "historical")
            found |= _meanwhile(clauses, one, later[0], read)
            found |= _since(clauses, one, later[0], told[-1])
            found |= _did(clauses, later[0], read) if _FOR_HARM.search(later[0].after) else {}
        elif (_is_over(one, read) and any(_taken_now(clauses, other, one, read) for other in told)) or (
            free and any(_gone_by(skeleton, clauses, one, other, read) for other in told[index + 1 :])
        ):
            found |= dict.fromkeys(free, "historical")
            found |= _did(clauses, one, read)
    return found | _untreated(skeleton, clauses, told, read)


def _is_over(one: _Told, read: Mapping[int, Assertion]) -> bool:
    return one.was_had or all(read.get(place) == "historical" for place in one.places)


def _untreated(
    skeleton: str, clauses: str, told: Sequence[_Told], read: Mapping[int, Assertion]
) -> dict[int, Assertion]:
    """ "Aza for five years, off all treatment since 2020": of whoever takes nothing every drug told is over."""
    if not NOTHING_TAKEN.search(skeleton):
        return {}
    over = [one for one in told if one.kind and not _TAKEN_BEFORE.search(one.before) and not _is_asked(skeleton, one)]
    return {place: "historical" for one in over for place in one.places if place not in read}


def _is_asked(skeleton: str, one: _Told) -> bool:
    """Whether the sentence of a drug asks, or speaks of giving it anew."""
    before = re.split(r"[.;?!\n]", skeleton[: one.places[0]])[-1]
    behind = re.match(r"[^.;?!\n]*(.?)", skeleton[one.places[-1] :])
    return bool(_ASKS_OR_PLANS.search(before) or ANEW.search(before)) or (behind is not None and behind[1] == "?")


def _told(clauses: str, places: Sequence[int], clusters: Sequence[Sequence[Span]]) -> Iterator[_Told]:
    groups: list[list[tuple[int, Sequence[Span]]]] = []
    for place, cluster in zip(places, clusters, strict=True):
        if not _kind(cluster) and clauses[place] != DRUG:
            continue
        joined = groups and _JOINED.fullmatch(clauses[groups[-1][-1][0] + 1 : place])
        if joined and _kind(groups[-1][-1][1]) == _kind(cluster):
            groups[-1].append((place, cluster))
        else:
            groups.append([(place, cluster)])
    had = False
    for index, group in enumerate(groups):
        low = groups[index - 1][-1][0] + 1 if index else 0
        high = groups[index + 1][0][0] if index + 1 < len(groups) else len(clauses)
        before, after = clauses[low : group[0][0]], clauses[group[-1][0] + 1 : high]
        had = clauses[group[0][0]] == REASON or _was_had(before, after) or (had and bool(_JOINED.fullmatch(before)))
        yield _Told(
            tuple(place for place, _ in group),
            frozenset(span.value for _, cluster in group for span in cluster),
            _kind(group[0][1]),
            before,
            after,
            had,
        )


def _kind(cluster: Sequence[Span]) -> str:
    of_drugs = [span.value for span in cluster if span.entity in _ENTITIES]
    if not of_drugs or any(value in _BESIDE for value in of_drugs):
        return ""
    return "steroid" if any(value in _STEROIDS for value in of_drugs) else "sparing"


def _was_had(before: str, after: str) -> bool:
    if told_in_the_past(before, after):
        return True
    had = _HAD.search(before)
    if had and re.match(r"(?:on|take|given|treated|respon|helped)\b", had[0]):
        had = None if BEGUN.search(before) else _NOT_ON.search(re.split(f"[{STOP}{PAUSE}]", before)[-1])
    return bool(had or _OF_OLD.search(before) or _DID.match(after))


def _follows(skeleton: str, clauses: str, one: _Told, other: _Told, read: Mapping[int, Assertion]) -> bool:
    between = clauses[one.places[-1] + 1 : other.places[0]]
    moved = _FROM.search(one.before) and _MOVED_TO.search(between)
    gave_way = moved or _GAVE_WAY.search(between) or (one.was_had and _SO.search(between))
    if not _another(one, other, read) or not gave_way or _ADDS.search(between):
        return False
    sentence = re.split(r"[.;!\n]|" + STOP, clauses[: one.places[0]])[-1]
    asked = _ASKED.match(skeleton[other.places[-1] + 1 :])
    return not (_NOT_TOLD.search(sentence + between) or _WITH_ITS_OWN.match(other.after) or asked)


def _another(one: _Told, other: _Told, read: Mapping[int, Assertion]) -> bool:
    real = all(read.get(place) in (None, "affirmed", "historical") for place in other.places)
    alone = bool(ALONE.match(other.after)) and told_in_the_past(one.before, one.after)
    return real and bool(one.kind) and (one.kind == other.kind or alone) and not one.values & other.values


def _taken_now(clauses: str, other: _Told, one: _Told, read: Mapping[int, Assertion]) -> bool:
    if not _another(one, other, read) or any(read.get(place) == "historical" for place in other.places):
        return False
    if _begun_because(clauses, other, one):
        return True
    return not other.was_had and bool(
        (_TAKEN_BEFORE.search(other.before) and not _PAST_FOR.search(other.before))
        or _TAKEN_AFTER.match(other.after)
        or ALONE.match(other.after)
    )


def _begun_because(clauses: str, other: _Told, one: _Told) -> bool:
    """ "Started MMF in May after aza failed": what the other one was begun for."""
    between = clauses[other.places[-1] + 1 : one.places[0]]
    did = clauses[one.places[0]] == REASON or _DID.match(one.after)
    return bool(_BECAUSE.fullmatch(between) and did and not _NOT_TOLD.search(other.before))


def _gone_by(skeleton: str, clauses: str, one: _Told, other: _Told, read: Mapping[int, Assertion]) -> bool:
    """ "Aza 2 yrs, MMF 14 months, now tac": told without a word of the present before the one of today."""
    now = _NOW_TAKEN.search(other.before) or re.match(
        rf"{DOSED}[\s{STOP}]*{_NOW}\s*(?:[.,;]|$|{STOP}|{PAUSE})", other.after
    )
    between = clauses[one.places[-1] + 1 : other.places[0]]
    if not now or not _another(one, other, read) or _ADDS.search(between) or _WITH_ITS_OWN.match(other.after):
        return False
    if _TAKEN_BEFORE.search(one.before) or _ASKED.match(skeleton[other.places[-1] + 1 :]):
        return False
    sentence = re.search(r"[^.;!?\n]*$", skeleton[: one.places[0]])
    ending = re.search(r"[.;!?\n]", skeleton[one.places[-1] :])
    return not (sentence and _ASKS_OR_PLANS.search(sentence[0])) and not (ending and ending[0] == "?")


def _meanwhile(clauses: str, one: _Told, other: _Told, read: Mapping[int, Assertion]) -> dict[int, Assertion]:
    """ "Took aza, developed leucopenia, shifted to MMF": what lies between the two is past with the first."""
    between = range(one.places[-1], other.places[0])
    return {place: "historical" for place in between if clauses[place] == REACTION and place not in read}


def _did(clauses: str, one: _Told, read: Mapping[int, Assertion]) -> dict[int, Assertion]:
    """ "Tac had to be stopped because of tremor; MMF now": what a drug of the past did, unless it goes on."""
    clause = re.split(rf"[.;{STOP}]", one.after)[0]
    if GOES_ON.search(clause):
        return {}
    start = one.places[-1] + 1
    within = range(start, start + len(clause))
    return {place: "historical" for place in within if clauses[place] == REACTION and place not in read}


def _since(clauses: str, one: _Told, other: _Told, last: _Told) -> dict[int, Assertion]:
    """ "Shifted to MMF 2 yrs back": the date is when the change was made, unless something ended or followed it."""
    moved = _MOVED_TO.search(clauses[one.places[-1] + 1 : other.places[0]])
    ended = re.search(rf"\b(?:until|till|to|for)\b|\b{LEFT}|\d\s?-\s?\d", re.split(rf"[.;{STOP}]", other.after)[0])
    return dict.fromkeys(other.places, "affirmed") if moved and not ended and other is last else {}
