"""Rules for what is over by how a story is told: off since May, a range of years and what ended it, an answer "yes, but
long gone", one of several drugs in their order, an illness that never came back.

Read on the skeleton in clauses, after what is denied: "no longer on MMF, nor tac" denies the present, not the past.
"""

from __future__ import annotations

import re

from bot.nlu.recogniser.asserted.past import LEFT
from bot.nlu.recogniser.asserted.past_dates import COUNT, PAST, UNIT, YEAR
from bot.nlu.recogniser.asserted.phrases import STATED
from bot.nlu.recogniser.rules import CLAUSE, LIST, Rule, rule
from bot.nlu.recogniser.skeleton import CHILD, CONDITION, DRUG, FINDING, MENTION, PAUSE, REACTION, REASON, STOP

_GAP = rf"[\s,({PAUSE}{STOP}-]*"
_SHORT = rf"[^{STOP}{MENTION[1:-1]}]"
_ENDS = rf"(?=\s*(?:[,;.:)({STOP}{PAUSE}-]|$))"
_NOW = r"(?:now|currently|presently|at present|at the moment|today|these days|nowadays)"
_BOTH = rf"{REACTION}(?: (?:and|&) {REACTION})?"
_HARM = (
    rf"\b(?:since|after|because of|due to|owing to|for|following) (?:her |his |the |an? |severe "
    rf"|bad )*(?P<scope>{REACTION})"
)
_REPLACED = r"(?:replaced|supplanted|succeeded|superseded)"
_DATED = re.compile(PAST)
_SINCE = re.compile(r"\bsince\b")
_FOR_LONG = rf"(?:for (?:the (?:past|last) |about |over |nearly |at least )?)?{COUNT} (?:weeks?|wks?|{UNIT})\b"

_LASTING = frozenset(
    {
        *("lung-disease", "diabetes", "hypertension", "renal-impairment", "thyroid-disease", "ibd", "psoriasis", "psc"),
        *("epilepsy", "osteoporosis", "coeliac", "heart-failure", "ischaemic-heart-disease", "atrial-fibrillation"),
        *("hiv", "obesity", "cirrhosis", "pbc", "lupus", "rheumatoid-arthritis", "sjogren", "haemoglobinopathy"),
    }
)
"""What people keep once they have it."""
_COMES_BACK = frozenset(
    {"acute-liver-failure", "acute-severe", "encephalopathy", "sepsis", "gi-bleed", "jaundice", "infection", "ascites"}
)
"""What was over and presses when it is told to be there again."""
_UNENDED = (
    r"(?![^.;\n]{0,30}\b(?:resolved|remission|cured|settled|burnt out|none since|outgrew|outgrown|gone|until|till)\b)"
)
_NO_END = (
    r"(?![^.;\n]{0,30}\b(?:(?:19|20)\d\d|ago|resolved|remission|cured|childhood|as a child|settled|burnt out"
    rf"|long gone|none since|outgrew|outgrown|gone)\b|\s*as an? {CHILD})"
)
_BACK = (
    r"\b(?:(?:it|this|that|which|has|have|then|but|and|only to) (?:return(?:ed)?|recur(?:red)?|c[ao]me back|is back)|"
    r"back again)\b"
)


RULES: tuple[Rule, ...] = (
    # "PMH: asthma", "as a diabetic he ...", "treated hypertension": it lasts, unless an end is told
    rule(
        "affirmed",
        r"(?<!not a )(?<!no )(?<!not )\b(?:pmhx?|past medical history|"
        r"k/?c/?o|known case of|as an?|treated|lifelong)\b[:\s-]*"
        rf"(?:the |an? |known |well controlled |mild )*(?P<scope>{LIST}){_NO_END}",
        CONDITION,
        values=_LASTING,
    ),
    # "hypertension 2010, diabetes 2014", "glaucoma (2022)": since when she has what lasts
    rule(
        "affirmed",
        rf"(?<!gestational )(?P<scope>{CONDITION})[\s,({PAUSE}]+(?:(?:in|from|dx|diagnosed|on|by|biopsy|scan|"
        rf"ultrasound|fibroscan|dexa) )*(?:{YEAR}|{COUNT} {UNIT} ago)(?!\s?-){_UNENDED}",
        CONDITION,
        values=_LASTING,
        instead_of="historical",
    ),
    # "gout treated with allopurinol": what is kept in check is there
    rule(
        "affirmed",
        rf"(?P<scope>{CONDITION}) (?:is |being |well )*(?:treated|controlled|managed) (?:with|by|on) {DRUG}",
        CONDITION,
        values=_LASTING | {"gout", "glaucoma"},
        instead_of="historical",
    ),
    # "MMF off since May", "tac (off 11 months)", "aza out since '22"
    rule(
        "historical",
        rf"(?P<scope>{LIST}){_GAP}(?:(?:has|have|had|is|was|were|been|now|she's|he's|she|he|long|completely|all|"
        rf"both)\s+)*(?:off|out|gone|finished)(?: it| them| that)?(?: since\b| {_FOR_LONG}| in {YEAR})",
        DRUG,
    ),
    rule("historical", rf"(?P<scope>{LIST}) (?:was|went|had been|came) (?:out|off|gone|away)\b(?! label)", DRUG),
    rule("historical", rf"\bno longer [^{STOP}]{{0,60}}?[\s{PAUSE}]nor (?:on )?(?P<scope>{LIST})", DRUG),
    # "has not needed pred for two years", "no tac since 2019"
    rule(
        "historical",
        r"(?:\b(?:no|without|free of)|(?:not|n't|never) (?:on|had|taken|been on|touched|needed|required|used|seen))"
        rf" (?:any |more )*(?P<scope>{LIST})(?: at all)? (?:since (?:{YEAR}|then|her|his|the|last|about|around)\b|"
        rf"{_FOR_LONG})(?! (?:of|before)\b)",
        DRUG,
    ),
    rule(
        "historical",
        rf"\b(?:since|after|following) (?:the |her |his )(?:switch|change|move|swap|conversion|transition)"
        rf"(?: over)? (?:from|off|away from) (?:the |her |his )?(?P<scope>{LIST})",
        DRUG,
    ),
    # "gave way to tac", "abandoned in favour of MMF"
    rule(
        "historical",
        rf"(?P<scope>{LIST}){_SHORT}{{0,20}}\b(?:gave way to|made way for|superseded by|supplanted by|succeeded by|"
        rf"was followed by|in favou?r of) {DRUG}",
        DRUG,
    ),
    rule("affirmed", rf"\b(?:gave|made) way (?:to|for) (?P<scope>{DRUG})", DRUG),
    # "nausea early on, none now", "jaundiced at diagnosis, bilirubin now normal", "initial nausea has passed"
    rule(
        "historical",
        rf"(?P<scope>{FINDING}) (?:early on|initially|at first|at the (?:start|outset|beginning)|(?:at"
        rf"|on) (?:presentation|"
        r"diagnosis|onset|admission)|before (?:treatment|therapy|steroids))\b(?=[^.;\n]*\b(?:none|now|nil|cleared|gone|"
        r"normal|normali[sz]ed|dry|since|resolved|settled|recovered)\b)",
        CONDITION + REACTION,
    ),
    rule("affirmed", rf"(?P<scope>{CONDITION}) (?:at|on) (?:presentation|diagnosis)\b", values=_LASTING),
    rule("historical", rf"\b(?:initial|transient|temporary|short-lived) (?P<scope>{REACTION})"),
    rule(
        "historical",
        rf"(?P<scope>{DRUG}) (?:days|years|era|phase|chapter|stint|experiment) (?:is|are|was|were|ended|over|came|did|"
        r"lasted|behind)\b",
        DRUG,
    ),
    rule(
        "historical",
        rf"\b(?:resolved|settled|cleared|improved|stopped|recovered|went|gone|vanished){_SHORT}{{0,12}} "
        rf"(?:once|when|after) (?P<scope>{DRUG}) (?:was |had been |came |went )*(?:out|off|stopped|withdrawn|"
        r"gone|away|discontinued|dropped|removed)\b",
        DRUG,
    ),
    # "aza first, from 2010; MMF second; at present belimumab"
    rule(
        "historical",
        rf"(?P<scope>{DRUG}) (?:was |came )?(?:first|second|third|fourth|initially|originally|to begin with|at first)"
        rf"{_ENDS}(?=[^\n]*{STOP}\s*{_NOW}[^.{DRUG}]{{0,20}}{DRUG})",
        DRUG,
    ),
    # "clarithromycin, a week in November, done"
    rule(
        "historical",
        rf"(?P<scope>{DRUG})[,({PAUSE}]{_SHORT}{{0,30}}[,{PAUSE}]\s*(?:now |all )?(?:done|finished|completed|over)"
        rf"(?: with)?\s*(?=[.;){STOP}]|$)",
        DRUG,
    ),
    # "MMF 8/2017 - 2/2019, diarrhoea ended it"
    rule(
        "historical",
        rf"{YEAR}\s*-\s*(?:\d\d?/)?{YEAR}[\s,(:{PAUSE}]+(?:because of |due to |for |with |then |gave |a |bad |"
        rf"severe )*(?P<scope>{LIST})(?! (?:now|today|since|currently|still))",
        REACTION,
    ),
    rule(
        "historical",
        rf"{DRUG}[^{STOP}{DRUG}]{{0,30}}{YEAR}[^{STOP}{DRUG}]{{0,20}}?(?P<scope>{REACTION}) (?:\w+ )?(?:ended|stopped|"
        r"finished|killed|put paid to|put an end to|put a stop to|did for) (?:it|that|them)\b",
        REACTION,
    ),
    # "gout - yes but long gone", "hepatitis C: treated 2016", "TB - cured"
    rule(
        "historical",
        rf"(?P<scope>{MENTION})(?:\s*[:(]|\s-+|-\s)\s*(?:(?:yes|yep|had it|once)[\s,{PAUSE}{STOP}]*)?(?:but |though |"
        rf"now )*(?:{LEFT}|(?:in the past|long ago|years ago|past|historic(?:al)?|old|"
        rf"previous(?:ly)?){_ENDS})(?!{CLAUSE}*[{REACTION}{CONDITION}])",
    ),
    # "hepatitis C, SVR 2016 after sofosbuvir"
    rule(
        "historical",
        rf"{CONDITION}{CLAUSE}*[{PAUSE}(-]\s*{LEFT}(?: (?:in )?{YEAR})? (?:after|following|by|thanks to|post|with)"
        rf"(?P<scope>\s{CLAUSE}*)",
        DRUG,
    ),
    # "encephalopathy once, Jan 2021; nothing since", "gout in 2014, never again", "tremor, but not since"
    rule(
        "historical",
        rf"(?P<scope>{LIST})[^\n{MENTION[1:-1]}]{{0,40}}[\s{PAUSE}{STOP}](?:(?:nothing|none|not|never|no (?:more|"
        r"further|recurrence|relapse|return|repeat|episodes?)(?: of it)?)(?: (?:at all|whatsoever|ever|again|seen|"
        r"more))* since|never again|no recurrences?|(?:not|never|hasn't|has not) (?:recurred|returned|come back))\b",
        CONDITION + REACTION,
    ),
    # "ALF 2018, again now", "encephalopathy last year and it's back": what comes back is there
    rule(
        "affirmed",
        rf"(?P<scope>{CONDITION})(?:(?!\b(?:never|no|not)\b){_SHORT}){{0,30}}[\s,{PAUSE}{STOP}]"
        rf"(?:(?:and|but|it|it's|is|has|the|same|now|today|all|{_NOW})[\s{PAUSE}{STOP}]+)*"
        r"(?:again|recurred|returned|back)(?! (?:in|on|at|to|then|home|with|from|off)\b)\b",
        CONDITION,
        values=_COMES_BACK,
    ),
    # "used to be non-adherent", "was once diabetic", "at one time on MMF"
    rule("historical", rf"\bused to (?:be|have|drink|get|take|use|suffer from|smoke) {STATED}(?P<scope>{LIST})"),
    rule(
        "historical",
        r"\b(?:(?:was|were|had|has been|been|is) once|once (?:had|took|tried|got|was)|at one (?:time|stage|point))"
        rf"(?:,| was| were| had| took| tried| been)* {STATED}(?P<scope>{LIST})",
    ),
    # "pregnant then, obviously"; "aza at the time"
    rule(
        "historical",
        rf"(?P<scope>{FINDING}(?=[\s{PAUSE}]then)|{MENTION}(?![\s{PAUSE}]then))[\s{PAUSE}](?:then|at (?:the|"
        rf"that) time|back[\s{PAUSE}]then|in those days|that year|in (?:the same|that) (?:era|year|period)|around"
        rf" (?:then|"
        r"that time))"
        r"(?=\s*[,)\ue011-])",
    ),
    rule("historical", rf"(?P<scope>{FINDING}) (?:once|twice)[\s,{PAUSE}]+(?=[^{STOP}]*{PAST})", needs=_DATED),
    # "pancreatitis '16 (aza)": what did it
    rule(
        "historical",
        rf"{REACTION}[^{STOP}{PAUSE}{MENTION[1:-1]}]{{0,12}}{YEAR}\s*[(,]\s*(?:on |from |with |"
        rf"due to )?(?P<scope>{DRUG})(?=\s*[).;\ue010\ue011])",
        DRUG,
    ),
    # "the pancreatitis was in 2012 on aza", "after the pancytopenia in 2016 (aza, TPMT low)"
    rule(
        "historical",
        rf"{REACTION} (?:was |occurred |happened |came (?:on )?)?(?:back )?(?:in )?{YEAR}[\s,{PAUSE}]*(?:\(|\b(?:on|to|"
        rf"with|from|while on|whilst on)\s)(?:the )?(?P<scope>{DRUG})(?=[\s,.;){STOP}{PAUSE}]|$)",
        DRUG,
    ),
    rule(
        "historical",
        rf"{FINDING}{PAST} (?:on|under|with|after) (?P<scope>{DRUG})[\s,{PAUSE}{STOP}]+(?:since then|now|"
        r"currently|then)\b",
        DRUG,
        needs=_SINCE,
    ),
    # "had a rash with aza which settled on stopping", "the diarrhoea stopped when MMF was withdrawn"
    rule(
        "historical",
        rf"(?P<scope>{FINDING} (?:on|with|from|to|after) {DRUG})[\s,{PAUSE}]+(?:(?:which|that|it|and) )*{LEFT} (?:on|"
        r"after|once|when|by|with) (?:stopping|withdraw\w*|cessation|switching|changing|it|we|she|he)\b"
        rf"(?![^.;]{{0,60}}{_BACK})",
    ),
    rule(
        "historical",
        rf"(?P<scope>{_BOTH}) (?:(?:had|has|all|both|then|soon|quickly)\s+)*(?:stopped|went|{LEFT}) (?:once|when|after|"
        rf"since) (?:(?:we|she|he|stopped|came off|dropped|cut|lowered|reduced|the|her|his)\s+)*{DRUG}",
        REACTION,
    ),
    rule(
        "historical",
        rf"\b(?:after|when|since|once) (?P<scope>{LIST}) (?:failed|{REASON}|"
        rf"stopped working)[^{STOP}{DRUG}]{{0,25}}{DRUG} (?:was|has been|"
        r"had been) (?:started|begun|introduced|commenced|given|brought in)\b",
        DRUG,
    ),
    # "tac replaced MMF in June"
    rule("affirmed", rf"(?P<scope>{DRUG}) (?:has |had |then )?{_REPLACED} (?:the |her |his )?{DRUG}"),
    rule("historical", rf"{DRUG} (?:has |had |then )?{_REPLACED} (?:the |her |his )?(?P<scope>{LIST})", DRUG),
    # "MMF has replaced aza since her pancreatitis", "switched to budesonide for weight gain": harm of the one before
    rule(
        "historical",
        rf"{DRUG} (?:(?:has |had )?{_REPLACED}|(?:instead|in place) of) (?:the |her "
        rf"|his )?{LIST}{_SHORT}{{0,20}}{_HARM}",
        REACTION,
    ),
    rule(
        "historical",
        rf"(?<!be )(?<!be)\b(?:switched|changed|moved|converted|swapped)(?: (?:her|him|them|over"
        rf"|across))* (?:from {DRUG} )?(?:on)?to "
        rf"{DRUG}{_SHORT}{{0,25}}{_HARM}",
        REACTION,
    ),
    # What goes on is not over: "stopped responding to aza last year and remains on it"
    rule(
        "affirmed",
        rf"(?P<scope>{DRUG})[^{DRUG}]{{0,50}}\b(?:remains|stays|continues|is still|carries on|she's still|"
        r"he's still)(?: on| with)? (?:it|them|that)\b",
        DRUG,
    ),
    # "nausea early on, no longer a problem", "alopecia while on tac, recovered"
    rule(
        "historical",
        rf"(?P<scope>{FINDING})[^.;\n{MENTION[1:-1]}]{{0,30}}?[\s,{PAUSE}{STOP}](?:(?:is|are|was|but|and|now|"
        r"it's)\s+)*no longer (?:an? (?:problem|"
        r"issue|concern|feature|worry)|present|there|active|troubles|bothers|seen|felt|evident)\b",
        CONDITION + REACTION,
    ),
    rule(
        "historical",
        rf"(?P<scope>{REACTION})[\s{STOP}](?:while|whilst|when) on {DRUG}[\s,{PAUSE}{STOP}]+{LEFT}(?! (?:or|\?))",
        REACTION,
    ),
)
