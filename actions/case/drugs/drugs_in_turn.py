"""Drugs that one word governs one after another: "insufficient response to aza then to MMF", "refractory to aza → mmf",
"nausea on aza then on 6-MP".

What the word says of the first holds for each that follows by "then", an arrow or "followed by", as long as nothing
else is said of it. What was started, is taken now or is asked for is none of them.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from itertools import pairwise
from typing import NamedTuple

from actions.case.mentions import Mention, Mentions
from actions.reader.drug_states import State

_FAILED: State = "stopped_insufficient"
_HARMED: State = "stopped_intolerant"
_PREPOSITION = r"(?P<{name}>to|of|with|on|from)"
# "Incomplete response", also with a hyphen; who is "in remission on aza and pred" failed nothing
_POOR = (
    r"(?:no|non|not|(?:in|un)(?=[-a-z])|nil|poor|inadequate|insufficient|partial|incomplete|suboptimal|limited|minimal"
    r"|n'?t|zero)"
)
_FAILS = re.compile(
    rf"(?:\bfail(?:ed|ure|s|ing)?|\brefractory|\bresistant|\bunresponsive"
    rf"|\b{_POOR}[\s-]*(?:biochem\w+ |complete |adequate |enough |good |real |much |any |clinical )?"
    r"(?:respon\w+|resp|effect|joy|luck|benefit|success|remission|sufficient)"
    r"|\binsuff\w* (?:respon\w+|resp)|\blo(?:ss of|st) (?:\w+ )?respon\w+)(?: both)?"
    rf"(?:\s+{_PREPOSITION.format(name='fails')})?\s+$"
)
_NOT_BORNE = re.compile(
    r"(?:\bintoleran\w+|\b(?:not|\w*n't|never) (?:able to )?tolerat\w+|\bun-?tolerat\w+"
    r"|\b(?:unable to|can(?:'t|not| not)) (?:take|have|tolerate)|\ballerg\w+|\bside.?effects?)(?: (?:both|either))?"
    rf"(?:\s+{_PREPOSITION.format(name='harms')})?(?:\s+(?:both|either))?\s+$"
)
_OPEN = re.compile(r"\b(?:if|when|should|unless|suppose|what)\b[^.;?!\n]*$")
_DOSED = (
    r"(?:\s*[(,]?\s*(?:for |x ?|max )?\d[\d.,]*\s?(?:mg|mcg|g|months?|mths?|weeks?|wks?|years?|yrs?)?"
    r"(?:/(?:kg|day|d|12|52))?(?:\s?(?:od|bd|bid|tds|daily|a day))?\)?)*"
)
_IN_TURN = re.compile(
    rf"{_DOSED}[\s,;&]*(?:and )?"
    r"(?:then|followed by|subsequently|afterwards|after that|thereafter|later(?: on)?"
    r"|→|[-–—=]*>+)(?: also| even)?"
    rf"(?:\s+{_PREPOSITION.format(name='again')})?\s*(?:the )?"
)
_ASIDE = r"(?:\s*\([^()\n]*\))?"
_AND = re.compile(
    rf"{_ASIDE}{_DOSED}{_ASIDE}\s*(?P<joint>,?\s*(?:and|&|\+|plus|n?or)|,|/)\s*(?:also |even |then |the )?"
)
_LIST_ENDS = re.compile(rf"{_ASIDE}{_DOSED}{_ASIDE}\s*(?:[.;:!\n)]|,(?! (?:on|now|was|is|then)\b)|$)")
_BESIDE = re.compile(rf"{_DOSED}\s*(?:,|/|\+|&|and|plus)\s*")
_THE_SAME = re.compile(r"[\s,]*(?:too|as well|also|neither|either|likewise|same|ditto)\b")
# "Unresponsive to aza then MMF 2 g, responded": the last of them did
_DID_WELL = re.compile(
    r"[\s,;–-]*(?:and |now |has |have |she |he |in |with |complete |full |a )*"
    r"(?:responded\b|cbr\b|remission\b|good (?:effect|response)|doing (?:well|fine)|well controlled|success)"
)
_ENDS = re.compile(r"\s*(?:[.;!\n)]|$)")
_MORE_IS_ASKED = re.compile(
    r"\s*[,.;!–-]+\s*(?:so |and |now |then )?(?:(?:what|which|where|how|any|is|can|would|next|now|else|left|options?"
    r"|alternatives?|third|3rd|role|place|thoughts)\b)"
)
_DOSE = re.compile(_DOSED)
_COMMA = re.compile(r"\s*[,;]\s*")
# How the disease goes on the last of them is told: it may be taken
_OF_THE_DISEASE = frozenset({"alt", "ast", "transaminases", "igg", "bilirubin", "trough"})
_WANTS_ANOTHER = re.compile(
    r"\b(?:next|what now|now what|options?|alternatives?|third[- ]line|3rd[- ]line|rescue|what else|after that)\b"
)
_IN_USE = ("current", "current_insufficient", "asked", "not_taken")


class _Head(NamedTuple):
    """What is said of the first drug, with the word that joins it, which has to come again before what follows."""

    state: State
    preposition: str | None
    repeated: bool  # a harm reaches the next drug only with the same word before it


def in_turn(states: Mapping[str, State], text: str, mentions: Mentions) -> dict[str, State]:
    """The states of drugs that are governed one after another by what is said before the first of them."""
    found: dict[str, State] = {}
    lowered = text.lower().replace("\u2019", "'")
    named = mentions.of("drug")
    head: _Head | None = None
    chain: list[Mention] = []
    turned = False
    for before, drug in pairwise((None, *named, None)):
        if drug is not None and before is not None and head is not None:
            if _BESIDE.fullmatch(lowered, before.end, max(before.end, drug.start)) and not turned:
                chain.append(drug)
                continue
            link = _IN_TURN.fullmatch(lowered, before.end, max(before.end, drug.start))
            if link and _goes_on(head, link["again"]):
                turned = True
                chain.append(drug)
                continue
        if head is not None and turned:
            found |= _of_chain(chain, head.state, states, lowered, mentions)
        if drug is not None:
            head, chain, turned = _head(drug, lowered, mentions), [drug], False
    return {drug: state for drug, state in found.items() if states[drug] in _IN_USE or state == "current"}


def together(states: Mapping[str, State], text: str, mentions: Mentions) -> dict[str, State]:
    """The states of drugs joined by "and" behind a word that says of the first that it failed or was not tolerated, up
    to the end of the sentence: "failed azathioprine (optimised, 6-TGN 260) and CellCept 3 g", "intolerant of aza and
    MMF, quiet on 5 mg". A comma alone may begin what is taken.
    """
    found: dict[str, State] = {}
    lowered = text.lower().replace("\u2019", "'")
    chain: list[Mention] = []
    head: _Head | None = None
    joined = False
    for before, drug in pairwise((None, *mentions.of("drug"), None)):
        link = before and drug and _AND.fullmatch(lowered, before.end, max(before.end, drug.start))
        if drug is not None and head is not None and link:
            chain, joined = [*chain, drug], "," not in link["joint"]
            continue
        if head is not None and joined and not head.repeated and _LIST_ENDS.match(lowered, chain[-1].end):
            found |= {one.value: head.state for one in chain}
        head, chain, joined = (_head(drug, lowered, mentions) if drug else None), [drug] if drug else [], False
    return {drug: state for drug, state in found.items() if states[drug] in ("current", "asked", "not_taken")}


def _head(drug: Mention, lowered: str, mentions: Mentions) -> _Head | None:
    before = lowered[: drug.start]
    if _OPEN.search(before):
        return None
    if (fails := _FAILS.search(before)) is not None:
        return _Head(_FAILED, fails["fails"], repeated=False)
    if (harms := _NOT_BORNE.search(before)) is not None:
        return _Head(_HARMED, harms["harms"], repeated=False)
    for harm in mentions.of("reaction", "affirmed", "historical"):
        joined = re.fullmatch(r"\s+(on|with|from|to)\s+", lowered[harm.end : max(harm.end, drug.start)])
        if joined:
            return _Head(_HARMED, joined[1], repeated=True)
    return None


def _goes_on(head: _Head, again: str | None) -> bool:
    """Whether what joins the next drug is the word that joined the first, or none: "failed aza, then on MMF" tells what
    is taken.
    """
    return again == head.preposition if again or head.repeated else True


def _of_chain(
    chain: list[Mention], state: State, states: Mapping[str, State], lowered: str, mentions: Mentions
) -> dict[str, State]:
    *over, last = chain
    found: dict[str, State] = {drug.value: state for drug in over}
    dosed = _DOSE.match(lowered, last.end)
    end = dosed.end() if dosed else last.end
    if _DID_WELL.match(lowered, end):
        return found | {last.value: "current"}
    others = [drug for drug in states if drug not in {d.value for d in chain}]
    wanted = any(states[drug] == "asked" for drug in others) or bool(_WANTS_ANOTHER.search(lowered, end))
    ends = _ENDS.match(lowered, end) or _beside_a_finding(lowered, end, mentions)
    if _THE_SAME.match(lowered, end) or _MORE_IS_ASKED.match(lowered, end) or (ends and (end == last.end or wanted)):
        found[last.value] = state
    return found


def _beside_a_finding(lowered: str, end: int, mentions: Mentions) -> bool:
    """Whether behind a comma something else of the patient is told: "..., then to MMF, HbA1c 9 %"."""
    comma = _COMMA.match(lowered, end)
    return comma is not None and any(
        m.entity in ("condition", "analyte", "sex") and m.start == comma.end() and m.value not in _OF_THE_DISEASE
        for m in mentions.found
    )
