"""A plan that was carried out since: the drug chosen in the conversation is the one that is taken when time has passed
("ok mmf it is. start dose?", then "8 months later, CBR on 1 g bd").
"""

from __future__ import annotations

import re

from msgspec import structs

from actions.case.drugs.doses import with_usual_unit
from actions.case.drugs.given_drugs import taken_first
from actions.case.mentions import Mentions
from actions.case.patient import SECOND_LINE, THIOPURINES, Case
from actions.case.reading import GENERAL, Reading, read
from actions.conversation.focus import Focus
from actions.conversation.remembered.drug_in_view import named_before, states_openly

_COUNT = r"(?:\d+|an?|one|two|three|four|five|six|seven|eight|nine|ten|twelve|several|(?:a )?few|a couple of|some)"
_SPAN = rf"\b(?:{_COUNT} ?(?:d|days?|w|wks?|weeks?|mo|mths?|months?|yrs?|years?)|\d+ ?/ ?(?:7|52|12))"
_STARTED = r"(?:(?:we|she|he|i|they|it was|was) )?(?:start\w+|beg[aiu]n\w*|commenc\w+|initiat\w+|go\w+ on it)"
_DOSE = r"\d[\d.,]* ?(?:mg|mcg|g)?(?: ?(?:od|bd|bid|tds|daily|a day))?"
_PASSED = re.compile(
    rf"{_SPAN}\W{{1,2}}(?:later|in\b(?!\W+\w)|in(?=\W*[,:;.–-]|\W+(?:and|now|with|alt|ast|on)\b)"
    r"|in(?:to)? (?:it|this|treatment|therapy)"
    r"|(?:further )?on\b(?! \d)(?=\W*(?:[,:;.–-]|now\b|and\b|with\b|$))|on (?:it|now)"
    rf"|down the (?:line|road)|gone by|since {_STARTED}|after {_STARTED}|post[- ]start\w*|since then)"
    rf"|\b(?:since|after) {_STARTED}\b"
    rf"|\b(?:now|currently|today) (?:(?:she|he|pt) ?(?:is|'s) )?(?:on|at|taking|takes) {_DOSE}\b"
    rf"|\b(?:on|at|taking|takes) {_DOSE} ?(?:now|currently|today|since|for \d)"
    rf"|\b(?:been|is|now|'s)(?: now)? on it\W*(?:for |since |now|about |x ?)*(?:{_SPAN})?"
    rf"|^\W*(?:now |at )*(?:week|wk|month) \d+\b"
)
_AFTER_A_TIME = re.compile(rf"\bafter {_SPAN}\W+(?:on it\W+)?(?:s?he|they|pt|alt|ast|igg|lfts?|bloods|on)\b")

# "Diarrhoea 6x/day on 1 g bd": of a dose that is taken
_AT_A_DOSE = re.compile(rf"\b(?:on|at|with|from|taking|takes|since|after) (?:the |just |only )?{_DOSE}")


def with_the_drug_chosen(
    text: str, mentions: Mentions, reading: Reading, intents: tuple[str, ...], focus: Focus, case: Case
) -> Reading:
    """The reading, as the message would be read that named the one drug in view as taken, where it tells of a time that
    has passed, or of a harm at a dose, and names no drug itself. What only a guideline or a study was asked about was
    not chosen.
    """
    if len(focus.drugs) != 1 or mentions.of("drug") or mentions.of("drug_class") or reading.supposed is not None:
        return reading
    drug = focus.drugs[0]
    practical = any(intent not in GENERAL for intent in focus.intents)
    known = drug in case.current or drug in case.tried or taken_first(drug)
    lowered = text.lower().replace("\u2019", "'")
    begun = _time_has_passed(lowered) or _harmed_at_a_dose(lowered, reading)
    if known or not practical or not begun or _another_is_taken(case, reading):
        return reading
    whole = read(*named_before(text, mentions, intents, (drug,)))
    current = whole.current if drug in (*whole.current, *whole.tried) else (*whole.current, drug)
    doses = whole.doses
    if doses.alone is not None and drug not in doses.of:
        doses = structs.replace(doses, of={**doses.of, drug: with_usual_unit(drug, doses.alone)}, alone=None)
    return structs.replace(whole, current=current, doses=doses, about_patient=True)


def _time_has_passed(lowered: str) -> bool:
    return states_openly(_PASSED, lowered) or states_openly(_AFTER_A_TIME, lowered)


def _harmed_at_a_dose(lowered: str, reading: Reading) -> bool:
    unplaced = reading.reactions and all(reaction.drug is None for reaction in reading.reactions)
    return bool(unplaced) and reading.doses.alone is not None and states_openly(_AT_A_DOSE, lowered)


def _another_is_taken(case: Case, reading: Reading) -> bool:
    """Whether another drug beside steroids is taken, which may be the one that is meant unless a dose is told."""
    taken = any(drug in (*THIOPURINES, *SECOND_LINE) for drug in case.current)
    return taken and reading.doses.alone is None
