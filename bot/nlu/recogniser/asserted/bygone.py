"""Rules for what the same words place in a time gone by: a course told with its beginning and its end, a drug swapped
for another, what was had in a pregnancy, a harm told of an earlier drug.

Read on the skeleton in clauses, after `ended`.
"""

from __future__ import annotations

import re

from bot.nlu.recogniser.asserted.past_dates import MONTH, PAST, YEAR
from bot.nlu.recogniser.rules import CLAUSE, LIST, Rule, rule
from bot.nlu.recogniser.skeleton import CHILD, CONDITION, DRUG, ENDING, FINDING, MENTION, PAUSE, REACTION, STOP

_GIVEN = DRUG + REACTION
_SHORT = rf"[^{STOP}{DRUG}]{{0,40}}?"
_GONE = r"(?:stopped|discontinued|withdrawn|abandoned|given up|dropped|ceased|finished|ended|came off|quit)"
_NOW = rf"[{STOP}{PAUSE}.,;\s]+(?:and |but )?(?:she's |he's |is )?(?:now|currently|presently|these days|at present)\b"
_PASSES = frozenset(
    {"infection", "sepsis", "gi-bleed", "jaundice", "neutropenia", "acute-severe", "acute-liver-failure"}
    | {"encephalopathy", "ascites"}
)
_DATED = re.compile(YEAR)
_COUNTED = r"(?:one|1|two|2|three|3|four|4|several|multiple|previous|prior|past)"
_STAYS = r"(?:admissions?|hospitali[sz]ations?|episodes?|bouts?|stays?)"

RULES: tuple[Rule, ...] = (
    # "azathioprine was started in Feb and stopped in March for fever"; "begun 2019, given up the same year"
    rule(
        "historical",
        rf"(?P<scope>{LIST})\s+(?:(?:was|were|had been|got)\s+)?(?:started|begun|commenced|introduced|tried|given)\b"
        rf"{_SHORT}[\s{PAUSE}](?:(?:and|but|then|only to be|had to be|was|were|got)\s+)*{_GONE}\b(?! \w+ing\b)",
        DRUG,
    ),
    # "tacrolimus got swapped out for everolimus", "aza was exchanged for MMF"
    rule(
        "historical",
        rf"(?P<scope>{LIST})\s+(?:(?:was|were|has been|had been|got|then|later|subsequently|eventually)\s+)+"
        rf"(?:swapped|switched|changed|exchanged|replaced|converted|traded)(?: out| over)? (?:for|to|by|with) {DRUG}",
        DRUG,
    ),
    # "PCP pneumonia last year while on pred 40 + MMF. Now on budesonide alone"
    rule(
        "historical",
        rf"{FINDING}[^{STOP}{DRUG}]{{0,20}}{PAST}[\s{STOP}]+(?:while|when|whilst) (?:she was |he was )?"
        rf"on (?P<scope>[^{STOP}]*){_NOW}",
        DRUG,
    ),
    # "azathioprine in both pregnancies", "gestational diabetes in her last pregnancy", "tacrolimus pre-pregnancy"
    rule(
        "historical",
        rf"(?P<scope>[{DRUG}{FINDING[1:-1]}]) (?:in|during|through|throughout|with) (?:both|all (?:her|three|four)|"
        r"each|(?:her|the|a) (?:first|last|previous|earlier|second|other)|two|previous|earlier|past)(?: \w+)? "
        rf"(?:{CHILD}|pregnanc)",
    ),
    rule("historical", rf"(?P<scope>{LIST}) (?:pre|before)[- ](?:{CHILD}|pregnancy)(?= and\b)", DRUG),
    # "with prior azathioprine pancreatitis": the harm is as old as the drug
    rule(
        "historical",
        rf"\b(?:prior|previous|past|old|earlier|historical|h/o|history of) {DRUG}(?:-induced|-related| induced)? "
        rf"(?P<scope>{FINDING})",
    ),
    # "pred, aza until leukopenia; now budesonide"
    rule(
        "historical",
        rf"{DRUG}(?: \d[\w.]*(?: ?m?g)?)?[\s,]+(?:until|till|til) (?:the |a |her |his )?(?P<scope>{REACTION}){_NOW}",
        REACTION,
    ),
    # "MMF stopped 2020 for zoster", "off tac since 2019 after sepsis": as old as the stopping
    rule(
        "historical",
        rf"{DRUG}[^.{STOP}{MENTION[1:-1]}]{{0,12}}\b(?:{_GONE}|off)\s+(?:(?:in|since|back in)\s+)?(?:{MONTH}\s+)?{YEAR}"
        rf"[\s,(:{PAUSE}]+(?:(?:for|after|due to|because of|following|with|owing to|on account of)\s+)?"
        rf"(?:(?:an?|the|her|his|severe|bad|disseminated|recurrent)\s+)*(?P<scope>{CONDITION})",
        CONDITION,
    ),
    # "AZA 2009-2016 stopped for recurrent zoster": why a drug was stopped then is not there now
    rule(
        "historical",
        rf"{YEAR}[\s,(]{{0,3}}(?:was |when )?(?:{ENDING}|\b{_GONE}\b)(?P<scope>{CLAUSE}{{1,40}})",
        CONDITION,
        values=_PASSES,
        needs=_DATED,
    ),
    # "One sepsis admission with E coli", "two episodes of urosepsis": counted, and so over, unless told of now
    rule(
        "historical",
        rf"\b{_COUNTED} (?:(?:prev\w*|past|prior|separate|recent|further|hospital|icu|itu|ward) )*"
        rf"(?P<scope>{CONDITION} {_STAYS}|{_STAYS} (?:with|for|of|due to) (?:\w+ )?{CONDITION})"
        r"(?![^.;?!]{0,40}\b(?:now(?! (?:well|fine|ok|on|off|better|recovered|home|settled|stable)\b)|today|tonight"
        r"|currently|yesterday"
        r"|this (?:morning|week)|ongoing|still)\b)",
        CONDITION,
        values=_PASSES,
    ),
    # "out since 2016 (pancreatitis)"
    rule(
        "historical",
        rf"{DRUG}(?: was| were| is)? (?:out|off|stopped|gone) (?:since|from|in) [^(){STOP}{MENTION[1:-1]}]{{0,15}}"
        rf"\((?P<scope>{FINDING})\s*[){PAUSE}]",
        _GIVEN,
    ),
    # "had MMF though", "had tac too, no joy"
    rule(
        "historical",
        rf"(?:^|[.{STOP}{PAUSE}])\s*(?:she |he |they |has |have )?had (?P<scope>{LIST}) (?:though|too|as well|already|"
        r"once)\b",
        DRUG,
    ),
    # What the doctor has prescribed just now is taken
    rule(
        "affirmed",
        rf"(?P<scope>{LIST})\s+(?:was|were|has been) (?:given|started|prescribed|added|begun)\b{_SHORT}"
        r"\b(?:yesterday|today|this (?:morning|week)|last night|just now|(?:two|three|a few|few|\d) days ago)",
        DRUG,
    ),
)
