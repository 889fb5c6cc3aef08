"""Rules for what is past and over: dates, endings, headings, and drugs that another one has replaced.

Read on the skeleton in clauses. A drug whose reaction is the present reason for asking is not past, so an ending with
its cause counts as past only with a date or when another drug is taken since.
"""

from __future__ import annotations

import re

from bot.nlu.recogniser.asserted.past_dates import COUNT, PAST, UNIT, YEAR
from bot.nlu.recogniser.rules import BEGIN, CLAUSE, END, LIST, SENTENCE, Rule, rule
from bot.nlu.recogniser.skeleton import CONDITION, DRUG, ENDING, FINDING, MENTION, PAUSE, REACTION, STOP

_GIVEN = DRUG + REACTION
# A clause with one of these tells when something began, or speaks of a publication.
_BEGAN = (
    r"\b(?:since|added|introduced|reintroduced|re-?started|recommenced|reinstated|resumed|diagnos\w*|dx'?d?|came on|"
    r"set in|crept in|started|starting|start|(?:put|placed)(?: (?:her|him|them))? on|commenced|began|begun|initiated|"
    r"known|increased|reduced|lowered|raised|upped|doubled|halved|titrated|adjusted|(?:tapered|weaned|cut|brought|"
    r"lowered|went) (?:back |down |up )*(?:to(?! (?:zero|nil|nothing|none|off))|by|from)|dose (?:was|had|has|is)|"
    rf"changed to(?! {DRUG})|for the (?:past|last)|easl|aasld|bsg|awmf|iaihg|guid\w+|trials?|stud(?:y|ies)|papers?|"
    r"cohorts?|et al|published|licen[cs]\w+|approved|shows?|showed|found|confirmed|biops\w+|evidence|recommend\w*|"
    r"statements?|consensus|criteria|reviews?|data|what|which|how|who|does|do)\b"
)
_TIMELESS = rf"(?:(?!{_BEGAN}){CLAUSE})"
_CAUSE = r"(?:for|because of|due to|owing to|on account of|secondary to|after|following|with|from|by)"
_OVER = (
    rf"(?:{ENDING}|(?:stopped(?! \w*(?:work|help|respond|tak))|d/?c'?e?d|discontinued|withdrawn|ceased|abandoned|"
    r"dropped|"
    rf"omitted|given up|swapped(?! in)|replaced(?! (?:the |her |his )?{DRUG})|exchanged|taken off|weaned(?: off)?|"
    r"t(?:aper|ail)ed (?:off|to zero)|quit|ended|finished|completed|came off|pulled|binned|ditched|shelved|jettisoned|"
    r"retired|axed|scrapped|phased out|called off|terminated|aborted|cut short|deprescribed)\b)"
)
_CURED = (
    r"(?:cured|cleared|resolved|excised|removed|resected|healed|eradicated|(?:fully |successfully )?treated|recovered|"
    r"settled|gone|long gone|subsided|went away|passed|disappeared|vanished|abated|grew back|passed off|svr\d*|"
    r"recanali[sz]ed|burn[et]d? out|faded|lifted|blew over|regressed|self-limit\w+)"
)
LEFT = (
    r"(?:(?:(?:fully|finally|eventually|later|then|subsequently|successfully|since|now|it|this|that|both|all|each|"
    rf"either|she|he|they|which|were|was|been|had|has|have|got|and|he's|she's|long)\s+)*(?:{_OVER}|{_CURED}|"
    r"gave (?:it|them|that) up|lost it|got over it|dry since|sober since|tried (?:it|them|both))(?!\w))"
)
_ARROW = rf"[^{STOP}]{{0,25}}?(?:-+>|→|=>|>)[^{STOP}]{{0,25}}?"
_SINCE = r"(?:now|currently|presently|at present|at the moment|ever since|since then|since|thereafter|today)"
_DATED, _OVER_WITH = re.compile(PAST), re.compile(LEFT)

# A drug and what it did
DID = re.compile(
    rf"{DRUG}\s*(?:\([^()]*[){PAUSE}]\s*)?(?:[:(]|(?:which |that )?(?:gave|caused|led to|brought on|produced|"
    rf"triggered)(?: (?:her|him|them))?\b)\s*(?P<scope>{LIST})"
)

RULES: tuple[Rule, ...] = (
    # "had neutropenia on aza in 2019", "in 2012 she developed leucopenia on azathioprine; the drug was ..."
    rule("historical", rf"{BEGIN}(?P<scope>{_TIMELESS}*){PAST}", needs=_DATED),
    rule("historical", rf"{BEGIN}{PAST}(?!\s*-)(?P<scope>{_TIMELESS}*){END}", needs=_DATED),
    rule("historical", rf"{PAST}\s*{_CAUSE}(?P<scope>\s{CLAUSE}*)", _GIVEN, needs=_DATED),
    rule("historical", rf"{REACTION}\s*{PAST}\s*(?:on|to|while on|whilst on|with)(?P<scope>\s{DRUG})", needs=_DATED),
    # "a year of MMF before we moved her to tac", "started life on aza, moved to MMF, now tac"
    rule(
        "historical",
        rf"(?P<scope>{LIST})\s+before (?:we |i |she |he |being )*(?:mov|switch|chang|start|go|went|convert)",
        DRUG,
    ),
    rule("historical", rf"\b(?:start(?:ed)? (?:life|off|out)|began)(?: on| with)\s+(?P<scope>{LIST})", DRUG),
    rule(
        "historical",
        r"\b(?:(?:she|he|pt|patient|they|has|have|she's|he's|already|also|previously|only) had|had had)\s+"
        rf"(?:a |the |both |course of |courses of |trial of |some |prior )*(?P<scope>{LIST})"
        r"(?!\s*(?:added|started|increased|reduced|stopped|levels?|-|toxicity|failure|since\b))",
        DRUG,
    ),
    # "azathioprine 2009-2013: alopecia"
    rule("historical", rf"{BEGIN}(?P<scope>{_TIMELESS}*(?:\b{YEAR}|'\d\d)\s*-\s*(?:{YEAR}|'?\d\d\b){CLAUSE}*)", _GIVEN),
    # "pancreatitis, 2016", "breast cancer 2011, cured", "aza then MMF, both long gone"
    rule(
        "historical",
        rf"(?P<scope>{_TIMELESS}+)[{PAUSE}{STOP}]\s*(?:both |all |last \w+ )?{PAST}\s*{END}",
        needs=_DATED,
    ),
    rule("historical", rf"(?P<scope>{CLAUSE}+)[{PAUSE}]\s*{LEFT}", needs=_OVER_WITH),
    rule(
        "historical",
        rf"(?P<scope>{SENTENCE}+){PAUSE}\s*(?:both|all)\b[^{STOP}{PAUSE}{MENTION[1:-1]}]*?{LEFT}",
        needs=_OVER_WITH,
    ),
    rule(
        "historical",
        rf"{DRUG}{CLAUSE}*[{PAUSE}(]\s*{LEFT}(?:\s*{_CAUSE})?(?P<scope>\s{CLAUSE}*)",
        REACTION,
        needs=_OVER_WITH,
    ),
    rule(
        "historical",
        rf"{CONDITION}{CLAUSE}*[{PAUSE}(]\s*{LEFT}\s*with(?P<scope>\s{CLAUSE}*)",
        _GIVEN,
        needs=_OVER_WITH,
    ),
    rule(
        "historical",
        rf"(?P<scope>{MENTION}?\s*\((?:(?!{_BEGAN})[^(){PAUSE}{STOP}])*{PAST}[^(){PAUSE}{STOP}]*)",
        needs=_DATED,
    ),
    rule("historical", rf"\b(?:as|when) an? (?P<scope>{CONDITION})"),
    rule("historical", rf"(?P<scope>{DRUG})\s*[{STOP}]\s*{LEFT}", needs=_OVER_WITH),
    rule(
        "historical",
        rf"(?P<scope>(?:{FINDING} (?:and|&) )?{MENTION})\s+(?:is |was |has |has been |had been |since |successfully |"
        rf"fully |both )*{_CURED}\b",
    ),
    # "tried 6-MP in 2020: vomiting"; "aza years ago gave him pancytopenia"
    rule("historical", rf"{BEGIN}{_TIMELESS}*{PAST}\s*[:(](?P<scope>{CLAUSE}*)", REACTION, needs=_DATED),
    rule(
        "historical",
        rf"{PAST}\s+(?:which |that )?(?:gave|caused|brought|led|ended|triggered|produced|made|left)\b"
        rf"(?P<scope>{CLAUSE}*)",
        REACTION,
        needs=_DATED,
    ),
    rule("historical", rf"\b(?:got|gone|came|come) (?:through|over)\s+(?P<scope>{FINDING})"),
    rule("historical", rf"\b(?:recovered from|survived)\s+(?:an? |the |her |his )?(?P<scope>{FINDING})"),
    # "aza -> rash -> 6MP -> MMF": of a chain only the last is taken
    rule(
        "historical",
        rf"(?P<scope>{MENTION}(?:{_ARROW}{MENTION})+)(?={_ARROW}{DRUG})",
        _GIVEN,
    ),
    rule("historical", rf"(?P<scope>{DRUG})\s+(?:came|was) (?:after|next|second|in between)\b", DRUG),
    # "aza was stopped", "tac came off", but not "aza was stopped for nausea" unless something is taken since
    rule(
        "historical",
        rf"(?P<scope>{LIST})(?:\s*\d[\w.]*(?: ?mg| ?g)?(?: \w\w)?)?\s*\(?\s*(?:(?:was|were|had|has|have|been|to be|"
        rf"got|then|finally|eventually|subsequently|recently|already)\s+)*{_OVER}(?!{CLAUSE}*[{REACTION}{CONDITION}])",
        DRUG,
    ),
    rule(
        "historical",
        rf"{BEGIN}(?P<scope>{CLAUSE}*{DRUG}{CLAUSE}*?\b{_OVER}{CLAUSE}*)[{STOP}{PAUSE}]"
        rf"[^.]{{0,30}}?(?:{_SINCE}\b[^.{DRUG}]{{0,30}}{DRUG}|{DRUG}[^.{DRUG}]{{0,20}}\b{_SINCE}\b)",
        _GIVEN,
    ),
    # "Prior meds: MMF, Budenofalk"; "Before: aza (nausea), 6MP (same)"
    rule(
        "historical",
        r"\b(?:before(?:hand)?|previous(?:ly)?|prior|past|old|former(?:ly)?|earlier|tried|used)"
        r"(?: (?:meds?|drugs?|medications?|treatments?|therap(?:y|ies)|notes?|lines?|agents?|rx|tx|exposure))?"
        rf"\s*:(?P<scope>{SENTENCE}*)",
        _GIVEN,
    ),
    rule(
        "historical",
        r"\b(?:tried|already had|(?:been|gone|went|going) through|exhausted|burn(?:ed|t) through|cycled through|ex|"
        r"prev|(?:was|were|been|got) (?:taken|moved|brought) off|since (?:stopping|withdrawing|coming off)|withdrew|"
        r"gave up|quit|dropped|abandoned|weaned off|"
        r"weaned (?:her|him) off|tapered off|finished|completed|ceased|came off|withdrawn from|(?:took|"
        rf"taken) (?:her|him|them)(?:self|selves)? off|(?:(?<=^)|(?<=[{STOP}{PAUSE},(:] )|(?<=\bnow )|(?<=\bis )|"
        r"(?<=\bbeen )|(?<=\band )|(?<=\balready ))off|(?<!be )(?:switched|changed|moved|shifted|went|stepped|"
        r"transferred|graduated|rotated|converted|crossed over|"
        r"transitioned)(?: her| him| over)? from|treated (?:previously|before) with|(?:previously|once|"
        r"formerly) treated with)[\s.-]+(?:(?:a|the|her|his|all|both|course of|cycles? of|treatment with|"
        rf"on)\s+)*(?P<scope>{LIST})",
        DRUG,
    ),
    rule(
        "historical",
        r"\b(?:earlier|initially|originally|at first|remote|remotely|resolved|cured|cleared|healed|eradicated|"
        r"childhood|s/p|took|prev|had been|historically|(?:following|after) an? (?:\w+ )?(?:spell|course) (?:of|on|"
        r"with)|(?:earlier|previous|prior|past|old|first) (?:courses?|trials?|spells?|exposure|rounds?|"
        r"cycles?) (?:of|to))[\s-]+(?:(?:on|had|took|taking|given|received|got|tried|used|tab|tabs|inj|cap|oral|all|"
        r"high dose|"
        rf"low dose)\s+)*(?P<scope>{LIST})(?!\s*(?:for the|since|dose|level))",
        DRUG + CONDITION + REACTION,
    ),
    rule("historical", rf"\b(?:used to (?:take|be on|have)|once had|was on|had been on)\b(?P<scope>{CLAUSE}*)", _GIVEN),
    rule("historical", rf"\bpost[\s-]+(?P<scope>{REACTION})"),
    rule(
        "historical",
        rf"(?P<scope>{LIST})\s+(?:(?:was|were|had been)\s+(?:tried|given|used|taken|attempted|prescribed)|(?:has|"
        r"have) (?:all |both |already )*been tried|tried (?:already|before|first|previously))\b",
        DRUG,
    ),
    rule(
        "historical",
        rf"{BEGIN}(?=[^{STOP}{PAUSE}]*\b(?:was|took|had|used|remained|stayed)\b)(?P<scope>{CLAUSE}*)\b(?:until|till|"
        rf"til)\b",
        _GIVEN,
    ),
    # "MMF until she conceived", not "continue MMF until delivery"
    rule(
        "historical",
        rf"{BEGIN}(?:(?!\b(?:continu\w*|keep|stay\w*|remain\w*|give|hold|wait|bridg\w*|should|can|is|on)\b)"
        rf"{CLAUSE})*?(?P<scope>{DRUG})(?: \d[\w.]*(?: ?m?g)?(?: \w\w)?)?(?: only| just| up)?\s+"
        r"(?:until|till|til)\b(?! (?:now|date\b|this day|today|(?:the )?present|further|next|the biopsy|delivery|"
        r"remission|then\b))",
    ),
    # "before MMF she had aza for six months and 6-MP for two", "ex-tacrolimus (tremor)", "treated TB"
    rule(
        "historical",
        rf"\b(?:prior to|before)\s+{DRUG},?\s+(?:(?:she|he|they|pt|we|i)\s+)?"
        r"(?:had|took|was on|were on|tried|used|gave)\b"
        rf"(?P<scope>{CLAUSE}*)",
        _GIVEN,
    ),
    rule(
        "historical",
        rf"\b(?:ex|weaned off|came off|previously(?: on)?|used to take)[\s-]+{DRUG}[^{STOP}(]{{0,20}}"
        rf"\((?P<scope>[^(){STOP}{PAUSE}]*)",
        REACTION,
    ),
    rule("historical", rf"\btreated\s+(?P<scope>{CONDITION})"),
    # "in remission on MMF till conception"
    rule(
        "historical",
        rf"(?P<scope>{DRUG})\s+(?:until|till|til)\s+(?:conception|{YEAR}"
        r"|(?:she|he) (?:conceived|got|became|fell|was|had))",
        DRUG,
    ),
    # "then MMF 1.5 g bd 9 months: ALT 140. Now tac": a course that another drug has followed
    rule(
        "historical",
        rf"(?P<scope>{DRUG})(?=[^{STOP}{DRUG}]*\b{COUNT} ?(?:weeks?|wks?|{UNIT})\b[^{DRUG}]*{STOP}\s*"
        rf"(?:now|currently|presently)(?: on)? {DRUG}(?!{CLAUSE}*\b(?:added|too|as well|in addition|on top)\b))",
        DRUG,
    ),
    # "MMF given previously", "methotrexate was used once"
    rule(
        "historical",
        rf"(?P<scope>{LIST})\s+(?:was |were |has been |have been )*(?:given|used|tried|taken|had)\s+"
        r"(?:previously|before(?! (?:adding|starting|the|we|i)\b)|earlier|once|elsewhere)\b",
        DRUG,
    ),
    # "we gave methotrexate for a year, no effect; tacrolimus since June"
    rule(
        "historical",
        rf"{BEGIN}(?:(?:we|i|she|he|pt|patient|they)\s+)?(?:gave|had|did|used|tried|took)\s(?P<scope>{CLAUSE}*)"
        rf"[{STOP}{PAUSE}](?:[^.{DRUG}]{{0,40}}[{STOP}{PAUSE}])?\s*(?:(?:{_SINCE})(?: on)? {DRUG}"
        rf"|{DRUG}[^.{DRUG}{STOP}]{{0,10}} since\b)",
        DRUG,
    ),
    # "on tac. before that MMF"
    rule(
        "historical",
        rf"\bbefore (?:that|this|then|it),?\s+(?:(?:she|he|we|it|had|took|used|was|on|tried)\s+)*(?P<scope>{LIST})",
        DRUG,
    ),
    rule(
        "historical",
        rf"\bhad\s+(?P<scope>{FINDING})[^{STOP}{MENTION[1:-1]}]*\b(?:none|not|gone|nothing)[\s{STOP}](?:now|since)\b",
    ),
    # "ciclosporin before that"; "aza then MMF, now tac"
    rule("historical", rf"(?P<scope>{MENTION})\s+(?:before|prior to|after) (?:that|this|then|it)\b"),
    rule("historical", rf"(?P<scope>{DRUG})\s+before(?=\s*(?:[{STOP}{PAUSE}]|stopped|{ENDING}|$))"),
    rule("historical", rf"(?P<scope>{FINDING})\s+(?:history|hx)\b"),
    rule(
        "historical",
        rf"(?P<scope>{DRUG}[^{STOP}]{{0,40}}(?:\bthen\b|\bfollowed by\b|->|>|"
        rf"\bfirst\b)[^{STOP}]{{0,20}}{DRUG}[^{STOP}]*)(?:{STOP}\s*)+(?:and |but )?(?:right )?(?:now|currently|"
        rf"presently)\s+(?:\w+ ){{0,2}}{DRUG}",
        _GIVEN,
    ),
    rule("historical", rf"\b(?:switched|changed|swapped|converted)\s+(?P<scope>{DRUG})\s*(?:->|→|to|for|>)\s*{DRUG}"),
    # What was stopped this very day, and what goes with a drug of the past, is not over
    rule(
        "affirmed",
        rf"(?P<scope>{DRUG})\s+(?:was |has been |just |been )*{_OVER}[\s{STOP}]+(?:just )?"
        r"(?:today|yesterday|this (?:week|morning)|last night)",
        DRUG,
    ),
    rule("affirmed", rf"\bused to (?:take|have|be on) {DRUG} with (?:her|his|their) (?P<scope>{DRUG})"),
    # What took its place is not past: "swapped for everolimus last autumn", "a year before the move to tac"
    rule(
        "affirmed",
        r"\bbefore (?:the |a |her |his )?(?:move|switch|change|moving|switching|"
        rf"changing) (?:on)?to (?P<scope>{DRUG})",
    ),
    rule(
        "affirmed",
        rf"\b(?:swapped|switched|changed|replaced|exchanged|converted|"
        rf"moved)\s+(?:(?:her|him|them) )?(?:(?:from |off )?{DRUG}\s*)?(?:\w+ )?(?:for|to|by|with|->|→|>)\s*"
        rf"(?P<scope>{DRUG})",
    ),
    # ... unless something else has taken its place since: "aza, moved to MMF, now tac"
    rule(
        "historical",
        rf"\b(?:moved|switched|changed|went)(?: her| him)?(?: on)?(?: to| onto)\s+(?P<scope>{DRUG})"
        rf"(?=[^{DRUG}]{{0,40}}{STOP}\s*(?:and |but )?(?:now|currently|presently)\s+(?:on )?{DRUG})",
    ),
    # "Acute liver failure at 14, now 29", "presented 10 years ago with fulminant hepatitis"
    rule(
        "historical",
        rf"(?P<scope>{FINDING})\s+(?:at|aged|age|at age|when (?:she|he) was)\s+\d\d?\b"
        r"(?!\s*(?:weeks?|wks?|days?|months?|%|mg))"
        rf"[^{STOP}{PAUSE}]{{0,25}}[\s{STOP}{PAUSE}]+(?:(?:and|she|he|is|pt|patient)\s+)*now\s+(?:aged? )?\d\d\b"
        r"(?!\s*(?:weeks?|wks?|days?|months?|%|mg))",
    ),
    rule(
        "historical",
        rf"\b(?:presented|presentation|admitted|hospitali[sz]ed|came in)\b{CLAUSE}*?{PAST}\s*with\s+(?:an? |the )?"
        rf"(?P<scope>{FINDING})",
        needs=_DATED,
    ),
    # A graft is there, however long ago it was put in
    rule("affirmed", rf"(?P<scope>{CONDITION})", values=frozenset({"transplanted"})),
)
