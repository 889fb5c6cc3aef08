"""Whether to stop, hold, cut, go on with or restart a drug because of a harm or level told of it: what the records say
of that harm and that level, and not of stopping in remission.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from dataclasses import replace

from msgspec import structs

from actions.answers import readings
from actions.answers.choices import switching
from actions.answers.desk import Asked, Desk
from actions.answers.leading import first_sight
from actions.answers.model import Part
from actions.answers.subjects import harms, topics
from actions.answers.subjects.watching import amiss_in, liver_harmed
from actions.case.mentions import SPOKEN_OF
from actions.case.patient import SECOND_LINE, THIOPURINES, Case
from actions.case.values.levels import LEVEL

_LEADS = (
    r"\W*((so|ok|okay|and|but|then|right|now|just|well|do i|do we|should (i|we|she|he)|can (i|we|she|he)|shall i"
    r"|shall we|would you|could i|could we|time to|safe to|ok to|need to|must i|better to|best to|i|we|still"
    r"|is (she|he|it|this|that) (still )?(safe|ok|okay|fine|all right|alright) to"
    r"|when (to|do|can|could|should)|when)\W+)*"
)
_AGAIN = r"(re-?start|re-?challeng|re-?introduc|resum|re-?try|try)\w*"
_ACT = (
    r"(drop|reduc|cut|lower|stop|hold(?! on\b)|halve|paus|withhold|continu|carry on|keep|interrupt|suspend|decreas"
    rf"|omit|skip|stay|go down|come down|discontinu|withdraw|leave)\w*|{_AGAIN}"
)
_DONE = r"(?!(?:stopped|reduced|halved|held|withheld|interrupted|suspended|omitted|discontinued|skipped|dropped)\b)"
_ACTS = re.compile(rf"^{_LEADS}{_DONE}({_ACT})\b")
_TAKEN_UP = re.compile(rf"^{_LEADS}{_AGAIN}\b(?! (in|for|with (mmf|tac)) )")
# "What do I do with the dose": of a dose that is taken, and no act is named
_WITH_THE_DOSE = re.compile(
    r"^\W*(?:(?:and|so|then|ok|right|now)\W+)*what (?:do|should|shall|would|can) (?:i|we|you|one) do"
    r" (?:with|about|to) (?:the|her|his|their|this|that) (?:\w+ )?(?:dose|dosage|dosing)(?: (?:now|then))?\W*$"
)
# "What to do with MMF", its name cut out: of a drug that is taken
_WITH_THE_DRUG = re.compile(
    r"^\W*(?:(?:and|so|then|ok|right|now)\W+)*what (?:to do|(?:do|should|shall|would|can) (?:i|we|you|one) do)"
    r" (?:with|about) *(?:the|her|his|it|this|that)?(?: +(?:now|then))?\W*$"
)
# Of stopping for good, of how it is done, or of how long: none of them is about what was told last
_OF_REMISSION = re.compile(
    r"\b(how|remission|remitted|years?|yrs?|normal|well|stable|wean\w*|taper\w*|long.?term|for good|ever"
    r"|relapse\w*|flare\w*|steroids?|pred\w*|budesonide|before|monitor\w*)\b"
)
_WHEN = re.compile(r"\bwhen\b")  # asked of a new start it is about what led to the stop
_LONG = 80  # characters: a longer message tells a story of its own
_LEVELLED = frozenset({"tacrolimus", "ciclosporin", "sirolimus", "everolimus"})
_METABOLITES = ("tgn", "mmp")


def asks_to_act(lowered: str) -> bool:
    """Whether a lower-case question, without the names of drugs, is what to do with the drug now: "stop or reduce?"."""
    if _OF_REMISSION.search(lowered) or (_WHEN.search(lowered) and not takes_up_again(lowered)):
        return False
    return len(lowered) < _LONG and bool(
        _ACTS.search(lowered) or _WITH_THE_DOSE.search(lowered) or _WITH_THE_DRUG.search(lowered)
    )


def takes_up_again(lowered: str) -> bool:
    """Whether what is asked of is a drug that was given up: "rechallenge at a lower dose?"."""
    return bool(_TAKEN_UP.search(lowered))


def drug_meant(lowered: str, named: Collection[str], case: Case) -> str | None:
    """The drug such a question is about: the one it names of those that were given; else for a new start the one that
    did harm, and for all else what is taken, second line before first, or what was just given up for its harm.
    """
    harmful = sorted((x.drug for x in case.reactions if x.drug in case.tried), key=lambda drug: drug not in SECOND_LINE)
    in_use = sorted(dict.fromkeys((*case.current, *case.still_on)), key=lambda drug: drug not in SECOND_LINE)
    level = case.values.get(LEVEL)  # of which nobody said that the drug is taken, and whose level says so
    measured = (level.drug,) if level is not None and level.drug not in (None, *case.tried, *in_use) else ()
    order = (*harmful, *in_use, *measured) if takes_up_again(lowered) else (*in_use, *measured, *harmful)
    given = [drug for drug in order if drug is not None]
    return next((drug for drug in given if drug in named), given[0] if given else None)


def tells_why(case: Case, drug: str) -> bool:
    """Whether the case holds a harm or a level of the drug, because of which something may have to be done."""
    return any(x.drug == drug for x in case.reactions) or bool(
        _levels(case, drug) or amiss_in(case, drug) or liver_harmed(case, drug)
    )


def compose(desk: Desk) -> tuple[Part, ...]:
    """What the case holds of the drug that something is to be done with: its harms, then its level; behind them the
    drug to change to, where the question names one. None where records speak of neither.
    """
    named = desk.asked.mentions.values("drug", *SPOKEN_OF)
    drug = drug_meant(without_drugs(desk.asked), named, desk.case)
    if drug is None or drug not in desk.base.drugs:
        return ()
    parts = tuple(_known(desk, drug))
    if not parts:
        return ()
    given = {*desk.case.current, *desk.case.tried}
    others = [other for other in desk.drugs if other in named and other not in (*given, drug)][:1]
    desk.drugs = (*others, drug)
    return first_sight.leads_first((parts, tuple(_instead(desk, other) for other in others)) if others else (parts,))


def without_drugs(asked: Asked) -> str:
    """A question in lower case without the names of drugs in it."""
    text = asked.text.lower()
    for mention in reversed(asked.mentions.of("drug")):
        start, end = mention.start - asked.start, mention.end - asked.start
        text = f"{text[:start]}{text[end:]}"
    return text


def _known(desk: Desk, drug: str) -> Iterator[Part]:
    levels = _levels(desk.case, drug)
    if "trough" in levels:
        yield readings.trough(desk, drug)  # its verdict goes before what the level may have done
    if managed := harms.known(desk, drug):
        yield managed
    if levels and "trough" not in levels:
        yield readings.metabolites(desk)


def _instead(desk: Desk, drug: str) -> Part:
    change = switching.compose(desk) if desk.case.current else None
    if change is not None:
        return change
    of_it = replace(desk, asked=structs.replace(desk.asked, intent="ask_drug_overview"))
    return topics.compose(of_it, drug)


def _levels(case: Case, drug: str) -> tuple[str, ...]:
    names = ("trough",) if drug in _LEVELLED else _METABOLITES if drug in THIOPURINES else ()
    return tuple(name for name in names if name in case.values)
