"""Rules for drugs whose end is told in passing: for how long each was had, whom she was when she took it, that it was
done with, that it was her first one.

Read on the skeleton in clauses, after the jottings. An ending that is told with its cause is the reason for asking, and
no past.
"""

from __future__ import annotations

from bot.nlu.recogniser.asserted.past_dates import COUNT, UNIT, YEAR
from bot.nlu.recogniser.rules import LIST, Rule, rule
from bot.nlu.recogniser.skeleton import CONDITION, DRUG, MENTION, PAUSE, REACTION, STOP

_WHO = r"(?:she|he|they|pt|patient|we|i|the (?:patient|pt))"
_SHORT = rf"[^{STOP}{MENTION[1:-1]}]"
_NOW = r"(?:now|currently|presently|at present|at the moment|today|these days|nowadays)"
_DOSED = r"(?: \d[\w.]*(?: ?m?g)?(?: \w\w)?)?"
_MONTH = r"(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*"
_PERIOD = rf"(?:{COUNT} ?(?:days?|weeks?|wks?|{UNIT})|\d+/(?:7|52|12))"
_CLOSED = rf"[^(){DRUG}]{{0,15}}[)\ue011]"
_NO_HARM = rf"(?![^.;\n{DRUG}]*[{REACTION}])"
_ANOTHER = rf"(?=[^\n]*{DRUG})"
_ONE = r"(?:drug|agent|one|treatment|immunosuppress\w+|medicine|line|choice|sparer)"

RULES: tuple[Rule, ...] = (
    # "had 6/12 of MMF, back on aza since"
    rule(
        "historical",
        rf"(?<!has )(?<!have )\bhad (?:about |nearly |only )?(?:{_PERIOD}) (?:of |on )?(?P<scope>{LIST})"
        rf"{_SHORT}{{0,20}}[\s,;{PAUSE}{STOP}]back (?:to|on) {DRUG}",
        DRUG,
    ),
    # "aza - off it now", "azathioprine, which she's no longer on", "she's off MMF now"
    rule(
        "historical",
        rf"(?P<scope>{LIST})[\s,:({PAUSE}{STOP}-]+(?:(?:(?:and|but|which|now|currently|all|both|{_WHO}|{_WHO}'s|is"
        rf"|are|been|was)"
        rf"[\s{STOP}])*off (?:it|them|both|that)\b|which (?:{_WHO}(?:'s| is| are)?) (?:no longer|not) (?:on|takes?"
        rf"|taking)\b)"
        rf"{_NO_HARM}",
        DRUG,
    ),
    rule(
        "historical",
        rf"(?<='s )off (?P<scope>{LIST})(?=[\s{STOP}](?:now|since|completely|altogether)\b){_NO_HARM}",
        DRUG,
    ),
    # "aza (2y), MMF (14 mo). Tac since Feb", "has had aza (18 months) and then MMF (a year)"
    rule(
        "historical",
        rf"(?P<scope>{DRUG}\s*\({_PERIOD}{_CLOSED}(?:[\s,;/&+{PAUSE}]+(?:(?:and|then)[\s{PAUSE}]+)*{DRUG}\s*\({_PERIOD}"
        rf"{_CLOSED})+)[\s,.;{PAUSE}{STOP}]+(?:(?:and|then|{_NOW}|on|is|started)\s+)*{DRUG}{_DOSED}[\s{STOP}]*"
        rf"(?:{_NOW}|since|only)\b",
        DRUG,
    ),
    rule(
        "historical",
        rf"\b(?:had|tried|received|took|used|given|through) (?P<scope>{DRUG}\s*\({_PERIOD}{_CLOSED}(?:[\s,;/&+{PAUSE}]+"
        rf"(?:(?:and|then)[\s{PAUSE}]+)*{DRUG}\s*\({_PERIOD}{_CLOSED})+)",
        DRUG,
    ),
    # "aza for 5 yrs until she moved", "ciclosporin from 14 to 17, MMF since"
    rule(
        "historical",
        rf"(?P<scope>{LIST}){_DOSED} (?:for |x ?)?{_PERIOD}[\s,{PAUSE}]*(?:until|till|til) (?:she|he|they|we|her|his"
        rf"|the|a)\b",
        DRUG,
    ),
    rule(
        "historical",
        rf"(?P<scope>{LIST}) from \d\d to \d\d[\s,;.{PAUSE}{STOP}]+(?:then |now )?(?:on )?{DRUG}{_DOSED}[\s{STOP}]"
        rf"(?:since|{_NOW})\b",
        DRUG,
    ),
    # "MMF d/c 2020", "tac dc for cost"
    rule(
        "historical",
        rf"(?P<scope>{LIST}) (?:was )?(?:d/?c|dc'?e?d)(?:'?e?d)?(?=\s*(?:[.,;){PAUSE}{STOP}]|in\b|{YEAR}|{COUNT}"
        rf" {UNIT}|{_MONTH}))"
        rf"{_NO_HARM}",
        DRUG,
    ),
    # "ciclosporin as a child, azathioprine since 18"
    rule("historical", rf"(?P<scope>{LIST}) (?:as|when) an? {CONDITION}(?=\s*(?:[.,;{PAUSE}{STOP}]|$))", DRUG),
    # "clarithromycin course over"
    rule(
        "historical",
        rf"(?P<scope>{LIST}) (?:course|trial|cycle)s? (?:is |was |now |all )*(?:over|finished|done|completed?|ended)\b",
        DRUG,
    ),
    # "Imuran for the first two years", "got 4 months out of MMF", "we've done aza"
    rule(
        "historical",
        rf"(?P<scope>{LIST}){_DOSED} for (?:the |her |his )?(?:first|initial) (?:{COUNT} )?(?:days?|weeks?|wks?"
        rf"|{UNIT})\b"
        rf"{_ANOTHER}",
        DRUG,
    ),
    rule(
        "historical",
        rf"\bgot (?:only |about |nearly )?{_PERIOD} (?:out of|from|on) (?P<scope>{LIST})",
        DRUG,
    ),
    rule(
        "historical",
        rf"(?:\b(?:we|i|they|she|he) (?:have |has )?|'ve |'s )done (?:both |the )?(?P<scope>{LIST})(?! (?:levels?"
        rf"|trough|"
        r"metabolites?))",
        DRUG,
    ),
    # "been on tac, they took him off it"
    rule(
        "historical",
        rf"(?P<scope>{LIST})[^.\n{MENTION[1:-1]}]{{0,50}}\b(?:(?:took|taken|weaned) (?:her |him |them )?(?:self"
        rf" )?off|came off|"
        rf"gave up|was taken off) (?:it|that|them)\b{_NO_HARM}(?! (?:for|because))",
        DRUG,
    ),
    # "aza was the first one", "her first drug was aza": where another one is told behind it
    rule(
        "historical",
        rf"(?P<scope>{LIST}) was (?:the|her|his) (?:very )?(?:first|initial|original|previous) {_ONE}\b{_ANOTHER}",
        DRUG,
    ),
    rule(
        "historical",
        rf"\b(?:the|her|his) (?:very )?(?:first|initial|original) {_ONE} was (?P<scope>{LIST}){_ANOTHER}(?! (?:and"
        rf"|or))",
        DRUG,
    ),
    # "ursodiol given for a while, no longer", "aza for ten years but not any more", "warfarin after a PE, done"
    rule(
        "historical",
        rf"(?P<scope>{LIST})[^.;\n{DRUG}]{{0,40}}[\s,{PAUSE}{STOP}](?:but |now |and )*(?:no longer|never again|"
        rf"not (?:any ?more|any longer))(?=\s*(?:[.,;){STOP}{PAUSE}]|$)){_NO_HARM}",
        DRUG,
    ),
    rule(
        "historical",
        rf"(?P<scope>{LIST}) for [^.;\n{DRUG}]{{0,35}}[,{PAUSE}]\s*(?:all |now )*(?:done|finished|completed|over)(?:"
        rf" with)?"
        rf"(?=\s*(?:[.;){STOP}]|$)){_NO_HARM}",
        DRUG,
    ),
    # "was started on MMF, then stopped by the GP"
    rule(
        "historical",
        rf"\b(?:started|put|commenced|tried) (?:her |him )?(?:on )?(?P<scope>{LIST})[\s,{PAUSE}]+(?:and |but |was "
        rf"|it )*(?:then|later|"
        rf"soon)[\s,{PAUSE}]+(?:it )?(?:was )?(?:stopped|withdrawn|discontinued|taken off|dropped)\b(?! (?:for"
        rf"|because|due))"
        rf"{_NO_HARM}",
        DRUG,
    ),
)
