"""Rules for a history of treatment as it is jotted: periods and headings before a colon, a course begun and ended in
one breath, an entry that says "likewise", one drug that failed beside the one taken now.

Read on the skeleton in clauses, after what is over by an ending word.
"""

from __future__ import annotations

import re

from bot.nlu.recogniser.asserted.past import LEFT
from bot.nlu.recogniser.asserted.past_dates import COUNT, PAST, UNIT, YEAR
from bot.nlu.recogniser.rules import LIST, SENTENCE, Rule, rule
from bot.nlu.recogniser.skeleton import DRUG, MENTION, PAUSE, REACTION, REASON, STOP

_WHO = r"(?:she|he|they|pt|patient|we|i|the (?:patient|pt))"
_SHORT = rf"[^{STOP}{MENTION[1:-1]}]"
_NOW = r"(?:now|currently|presently|at present|at the moment|today|these days|nowadays)"
_TAKES = r"(?: (?:is |are |taking|takes|on|gets|getting|stable on|managed on|maintained on|only|just)\b)*"
_DOSED = r"(?: \d[\w.]*(?: ?m?g)?(?: \w\w)?)?"
_MONTH = r"(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*"
_WHEN = (
    rf"(?:(?:again )?(?:in |by |around |from )?(?:early |late |mid[ -]?)?(?:{_MONTH} )?{YEAR}|"
    rf"(?:again )?(?:after )?{COUNT} (?:weeks?|wks?|{UNIT})(?: later| ago| on| in| after)?|"
    r"(?:soon|shortly|later|the same year|within (?:weeks|months|days|a year)|the (?:next|following) year)\b)"
)
_BEGUN = (
    r"(?:started|begun|began|commenced|introduced|added|tried|given|prescribed|initiated|restarted|resumed|put on|"
    r"went on(?:to)?|took up)"
)
_ENDED = (
    r"(?:taken off|came off|stopped|ended|finished|withdrawn|gone|abandoned|quit|given up|gave up|ceased|"
    r"discontinued|pulled|dropped|off|out|binned|failed)"
)
_AND = rf"[\s,{PAUSE}{STOP}-]+(?:(?:and|then|but|was|were|she|he|we|it|had|been|has)\s+)*"
_GIVEN = DRUG + REACTION
_DATED = re.compile(PAST)
# Behind drugs that failed: the one taken now is another
_ANOTHER_NOW = (
    rf"{_SHORT}{{0,30}}?[{STOP}{PAUSE},]\s*(?:(?:and|so|then|therefore|hence|she|he|she's|he's|is|has been)\s+)*"
    rf"(?:{_NOW}{_TAKES} {DRUG}|(?:on |taking |takes ){DRUG}{_DOSED}(?:[\s{STOP}]{_NOW}|[\s{STOP}]since\b)|"
    rf"{DRUG}{_DOSED}(?:[\s{STOP}]{_NOW}(?=\s*[,{PAUSE}])|[\s{STOP}]since\b))"
)

# "failed aza, now on tac": one form holds the reason and the drug, and of the two only the drug is over
FAILED: Rule = rule(
    "historical",
    rf"(?P<scope>{REASON})(?:(?:\s*(?:,|/|&|\band\b|\bthen\b)\s*){DRUG})*{_ANOTHER_NOW}",
    REASON,
)

RULES: tuple[Rule, ...] = (
    # "Prior to 2015: budesonide", "until 2018: pred", "up to the transplant: ciclosporin"
    rule(
        "historical",
        rf"\b(?:prior to|before|until|till|up to|pre-?)\s*(?:{_MONTH} )?(?:{YEAR}|then|that|(?:the |her |his )?"
        rf"(?:transplant|move|pregnancy|referral|diagnosis))\s*[:-]\s*(?P<scope>{SENTENCE}*)",
        _GIVEN,
    ),
    # "Ibuprofen: gave up last year. Budesonide: likewise."
    rule(
        "historical",
        rf"{DRUG}\s*[:(,-]{_SHORT}*?(?:{LEFT}|\bgave up|\bago\b|\bin the past|\b{YEAR})[^{DRUG}]{{0,40}}"
        rf"[{STOP}{PAUSE},]\s*(?P<scope>{LIST})\s*[:(,-]?\s*(?:likewise|ditto|the same|same|as well|also|too)"
        rf"(?=\s*(?:[,.;)]|[{STOP}{PAUSE}]|$))",
        DRUG,
    ),
    # "put on aza in 2016 and taken off it in 2017", "aza begun 2012, ended 2015", "started MMF, stopped after a month"
    rule(
        "historical",
        rf"\b{_BEGUN} (?P<scope>{LIST}){_SHORT}{{0,30}}?{_AND}{_ENDED}(?: (?:it|them|that))?,? {_WHEN}",
        DRUG,
    ),
    rule(
        "historical",
        rf"(?P<scope>{LIST}),? (?:was |were |had been |got )?{_BEGUN}\b{_SHORT}{{0,30}}?{_AND}{_ENDED}"
        rf"(?: (?:it|them|that))?,? {_WHEN}",
        DRUG,
    ),
    # "azathioprine, which she took until her second child was born"
    rule(
        "historical",
        rf"(?P<scope>{LIST})[\s,{PAUSE}]+(?:which|that) {_WHO}(?: had|'d)? (?:took|taken|was (?:on|given|taking)|had|"
        rf"used|stayed on){_SHORT}{{0,25}}?\b(?:until|till|for|in {YEAR}|before|up to|ago|as a|at the time|then)\b",
        DRUG,
    ),
    rule(
        "historical",
        rf"\b(?:was|were|had been|been) (?:treated|managed|maintained|kept|controlled) (?:with|on) (?P<scope>{LIST})"
        rf"{_SHORT}{{0,25}}?\b(?:before|until|till|elsewhere|abroad|initially|originally|in {YEAR}|ago)\b",
        DRUG,
    ),
    rule(
        "historical",
        rf"(?:{REASON}|\b(?:failed|failing)\b)(?:[\s,]+(?:to|of|on|with|by|both|all|either|and|"
        rf"then))* (?P<scope>{LIST})"
        rf"{_ANOTHER_NOW}",
        DRUG,
    ),
    # "aza was ineffective, on MMF now"
    rule(
        "historical",
        rf"(?P<scope>{LIST})[\s:-]+(?:was |proved |has been |had been |turned out |were )*{REASON}{_ANOTHER_NOW}",
        DRUG,
    ),
    rule(
        "historical",
        rf"\b(?:after|since|following) (?:an? |the |her |his )?(?:failed|failure of|unsuccessful|disappointing|"
        r"abortive|brief|short) (?:\w+ )?(?:(?:trials?|courses?|attempts?|spells?) (?:of|at|with|"
        rf"on) )?(?P<scope>{LIST})"
        rf"{_SHORT}{{0,15}}(?:settled on|moved to|went on(?:to)?|changed to|switched to|started|is on|takes|now)\b",
        DRUG,
    ),
    # "PJP 2020 on rituximab, since then only MMF"
    rule(
        "historical",
        rf"\b{YEAR} (?:on|under|with|after|during) (?P<scope>{LIST})[\s,{PAUSE}{STOP}]+since(?: then)?,?"
        rf"(?: only| just| on)* {DRUG}",
        DRUG,
    ),
    # "aza then 6-MP, all before 2020"
    rule(
        "historical",
        rf"(?P<scope>{SENTENCE}+){PAUSE}\s*(?:both|all)(?: of (?:them|these)| three| four)? {PAST}",
        DRUG,
        needs=_DATED,
    ),
    rule(
        "historical",
        r"(?<!no )(?<!any )(?<!without )(?<!of )\b(?:past|previous|prior|old|former|earlier) (?:treatments?|drugs?|"
        r"meds?|medications?|agents?|"
        r"immunosuppress\w+|"
        rf"therap(?:y|ies)|exposures?)(?: (?:of|with|to|was|were|included|includes))?\s*[:=-]?\s*(?P<scope>{LIST})",
        DRUG,
    ),
    # "first aza, now MMF", "aza for 6/12 then MMF since", "aza no more, MMF now"
    rule(
        "historical",
        r"\b(?:first(?:ly)?|to begin with|at first|"
        rf"initially):?,? (?P<scope>{LIST}){_SHORT}{{0,15}}?[{STOP}{PAUSE},]\s*(?:and |"
        rf"then )*{_NOW}(?: on| taking)? {DRUG}",
        DRUG,
    ),
    rule(
        "historical",
        rf"(?P<scope>{LIST}) (?:for|"
        rf"x) {_SHORT}{{1,15}}?[{STOP}{PAUSE},]\s*(?:and )?then (?:on )?{DRUG}{_DOSED} (?:since|to date|"
        r"till date|until now|thereafter|ever since)\b",
        DRUG,
    ),
    rule("historical", rf"(?P<scope>{DRUG}) (?:is |was )?no more(?=\s*(?:[,.;){STOP}{PAUSE}]|$))", DRUG),
    rule(
        "historical",
        rf"(?P<scope>{LIST})(?:\s*[:(]|\s-|-\s)\s*(?:tried|given|used|had it|had before|done)\b(?! (?:as|for|in))",
        DRUG,
    ),
    rule("historical", rf"(?P<scope>{LIST})[\s-]+experienced\b", DRUG),
    rule(
        "historical", rf"(?P<scope>{LIST}) from (?:the )?ages? (?:of )?\d\d (?:to|until|till|-) (?:age )?\d\d\b", DRUG
    ),
    # "2019 aza, 2020 MMF, 2021 tac": each but the last
    rule(
        "historical",
        rf"\b{YEAR}[:\s]+(?:(?:on|started|put on|given|had)\s+)?(?P<scope>{LIST})(?=[\s,;>{PAUSE}{STOP}]+(?:(?:and|"
        r"then|in|from|"
        rf"->)\s+)*{YEAR}[:\s]+(?:(?:on|started|put on|given)\s+)?{DRUG}(?!\s*(?:added|on top|as well|too)\b))",
        DRUG,
    ),
    # "MMF changed to aza for pregnancy"; to be changed, or changed to what?, is no past
    rule(
        "historical",
        rf"(?P<scope>{DRUG}) (?:was |were |has been |had been |got )?(?:changed|switched|swapped|converted|exchanged|"
        r"replaced) "
        rf"(?:over )?(?:to|for|by|with) {DRUG}(?=\s*[,{PAUSE}]| (?:for|in|at|by|because|due|when|on|after|before|"
        r"last)\b)",
        DRUG,
    ),
)
