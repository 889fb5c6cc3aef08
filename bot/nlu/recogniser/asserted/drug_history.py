"""Rules for drugs as a history of treatment tells them: a course that was given, what came after it, what she is not on
any more, what was never begun.

Read on the skeleton in clauses, after what is denied: "not on aza any more" denies the present, not the past.
"""

from __future__ import annotations

import re

from bot.nlu.recogniser.asserted.past_dates import UNIT
from bot.nlu.recogniser.rules import BEGIN, LIST, Rule, rule
from bot.nlu.recogniser.skeleton import DRUG, MENTION, PAUSE, STOP

_WHO = r"(?:she|he|we|they|i|it|pt|patient|the (?:patient|pt))"
_NOT = r"(?:not|never|n't|hasnt|havent|isnt|wasnt|doesnt)"
_NUMBER = (
    r"(?:an?|one|two|three|four|\d|both|several|some|her|his|the|first|second|third|last|initial|short|long|brief|full)"
)
_COURSE = r"(?:courses?|cycles?|trials?|spells?|stints?|bouts?|rounds?|bursts?)"
_DENIED = r"(?<!never )(?<!not )(?<!n't )(?<!no )(?<!hasnt )(?<!if she )(?<!if he )(?<!should have )(?<!be )"
_CHANGED = r"(?:switched|changed|swapped|converted|transitioned|moved|went|gone)"
_MOVED = re.compile(_CHANGED)
_BETWEEN = rf"[^{DRUG}{STOP}]"

RULES: tuple[Rule, ...] = (
    # "had two courses of rituximab", "received a course of MMF", not "had a course of aza been considered"
    rule(
        "historical",
        rf"\b(?=[hrcfuwg]){_DENIED}(?:received|completed|finished|underwent|had(?! (?:(?:{_NUMBER}|\w+) )?(?:days?|"
        rf"weeks?|wks?|{UNIT}) of)|"
        rf"was given|were given|got through)\s+"
        rf"(?:{_NUMBER}\s+)*(?:\w+-?\w+ )?(?:{_COURSE}|days?|weeks?|wks?|{UNIT}) of (?P<scope>{LIST})(?! been\b)",
        DRUG,
    ),
    # "has come off diltiazem", "we weaned budesonide to nothing", "aza used briefly"
    rule(
        "historical",
        rf"\b(?:has|have|had|'s|just|now) (?:just |now |since )?come off (?:the |her |his )?(?P<scope>{LIST})",
        DRUG,
    ),
    rule(
        "historical",
        r"\b(?:weaned|tapered|reduced|cut|brought) (?:the |her |his |down )*"
        rf"(?P<scope>{LIST})(?: down)? (?:to (?:zero|nil|nothing|none|0\b)|off\b|out\b)",
        DRUG,
    ),
    rule(
        "historical",
        rf"(?P<scope>{LIST}) (?:was |were )?(?:used|tried|given|taken|had) (?:only )?(?:briefly|once)\b",
        DRUG,
    ),
    # "her previous hepatologist had her on ciclosporin", "the old team used MMF": who has her on it still, does
    rule(
        "historical",
        rf"(?<!have )(?<!has )(?<!'ve )(?<!already )\bhad (?:her|him|them|the (?:patient|pt)) on (?P<scope>{LIST})",
        DRUG,
    ),
    rule(
        "historical",
        r"\b(?:previous|last|old|former|other|referring|earlier) (?:team|hospital|consultant|hepatologist"
        r"|doctor|clinic|"
        r"unit|cent(?:re|er)|gastroenterologist|gp|physician) (?:had )?(?:used|gave|given|tried|chose|treated)"
        rf"(?: (?:her|him|them|with))* (?P<scope>{LIST})",
        DRUG,
    ),
    # "received two doses of rituximab at another hospital"
    rule(
        "historical",
        rf"\b(?:had|received|given|took|got|tried|treated with) (?:{_NUMBER}\s+)*(?:(?:doses?|infusions?|pulses?) of )?"
        rf"(?P<scope>{LIST}){_BETWEEN}{{0,20}}\b(?:elsewhere|outside|abroad|overseas|at (?:an?other|(?:the |her |"
        r"his |a )?"
        r"(?:previous|old|referring|former|other|last)) (?:hospital|cent(?:re|er)|unit|clinic|place))\b",
        DRUG,
    ),
    # "had ritux 2021 for the vasculitis", "received rituximab (2019)"
    rule(
        "historical",
        rf"\b(?:had|received|given|took) (?P<scope>{LIST})\s*[\s(,]\s*(?:in )?(?:19|20)\d\d\b"
        r"(?!\s*(?:-|to|until)\s*(?:now|date|pres))",
        DRUG,
    ),
    # "trial of tacrolimus 2018, no effect", "tac trial in 2018"
    rule("historical", rf"\b{_COURSE} of (?P<scope>{LIST})\s*[\s(,{PAUSE}]\s*(?:in )?(?:19|20)\d\d\b", DRUG),
    # "not on aza any more", "doesn't take MMF any longer"
    rule(
        "historical",
        rf"{_NOT} (?:currently |actually )?(?:on|taking|take|using|use|have|having|get|getting|given|need|needing) "
        rf"(?:the |her |his )?(?P<scope>{LIST})\s+(?:any ?more|any longer)\b",
        DRUG,
    ),
    rule(
        "historical",
        r"\bno longer (?:takes?|uses?|using|gets?|getting|has|needs?|needing|receiv(?:es?|ing)|given|prescribed)\s+"
        rf"(?:the |her |his |any )?(?P<scope>{LIST})",
        DRUG,
    ),
    rule(
        "historical",
        rf"(?P<scope>{LIST})\s+(?:is |was |are |were )?(?:no longer|not) (?:being )?"
        r"(?:taken|used|given|needed|prescribed)(?<!not taken)(?<!not used)(?<!not given)(?<!not needed)(?<!not "
        r"prescribed)\b",
        DRUG,
    ),
    rule(
        "historical",
        rf"(?P<scope>{LIST})\s+(?:is|was|are|were) (?:a thing of the past|ancient history|history)\b",
        DRUG,
    ),
    rule(
        "historical",
        rf"\b(?:long since|completely|successfully|finally) off (?:the |her |his )?(?P<scope>{LIST})",
        DRUG,
    ),
    # "her old drug was azathioprine"
    rule(
        "historical",
        r"\b(?:old|former|previous|prior|past|earlier) (?:drugs?|agents?|treatments?|immunosuppress\w+|medications?|"
        rf"regimens?|therap(?:y|ies)|steroid[- ]sparers?|second[- ]line)\s+(?:was|were|had been|included)\s+(?:on )?"
        rf"(?P<scope>{LIST})",
        DRUG,
    ),
    # "aza, MMF and tac all tried", "tried and stopped", "having had aza and MMF", "had infliximab for UC before"
    rule(
        "historical",
        rf"(?P<scope>{LIST})\s+(?:(?:have|has|had|been|was|were)\s+)*(?:(?:all|both|"
        r"already)\s+(?:been )?(?:tried|used|had)\b(?! (?:to|not|in|for|with))|tried and (?:stopped|failed|abandoned"
        r"|given up|binned|"
        r"discontinued)\b)",
        DRUG,
    ),
    rule(
        "historical",
        rf"\bhaving (?:already |previously )?(?:had|been on|tried|used|taken) (?:both |the )?(?P<scope>{LIST})"
        r"(?! (?:increased|reduced|stopped|added|started))",
        DRUG,
    ),
    rule(
        "historical",
        rf"\b(?:had|took|used|received) (?P<scope>{LIST}) for {_BETWEEN}{{1,25}}?\s(?:before|previously|in the past|"
        rf"earlier|once)(?=\s*(?:[{PAUSE}{STOP}]|$))",
        DRUG,
    ),
    # "lasted two weeks on aza", "only managed a week of MMF"
    rule(
        "historical",
        r"\b(?:lasted|managed|survived|tolerated|endured|stuck|coped with)\s+(?:only |just |barely |about )*(?:an?|"
        rf"\d+|\w+) (?:days?|weeks?|wks?|{UNIT}) (?:on|of|with) (?:the )?(?P<scope>{LIST})",
        DRUG,
    ),
    # "aza gave her pancreatitis, on MMF now"; "aza was no good, so tac since March"
    rule(
        "historical",
        rf"(?P<scope>{LIST}) (?:gave|caused|made|did (?:nothing|little)|had to (?:go|stop)|was (?:(?:no|"
        r"of no) (?:good|use|"
        r"help)|ineffective|useless|unsuccessful|not (?:tolerated|effective|enough)|(?:badly|poorly) tolerated|"
        r"a failure)|"
        r"(?:did not|didn't|never) (?:work|suit|help|hold|agree|do|touch)\w*|wasn't (?:tolerated|effective|enough)|"
        r"upset|"
        rf"disagreed with|brought)\b[^.{DRUG}]{{0,60}}?(?:{DRUG}[^.{DRUG}]{{1,30}})?[{PAUSE}{STOP}]\s*(?:so |and |"
        r"then |"
        r"she's |he's |she is |he is )*(?:(?:now |"
        rf"currently )?(?:on )?{DRUG}(?: \d[\w.]* ?m?g(?: \w\w)?)?[\s{STOP}]+(?:now|instead(?!\s?{STOP})|since"
        rf"|currently|"
        rf"at present)\b|(?:now|currently)(?: on)? {DRUG})",
        DRUG,
    ),
    rule("historical", rf"{DRUG} (?:instead|in place|in lieu) of (?P<scope>{LIST}) since\b", DRUG),
    rule(
        "historical",
        rf"\b(?:on|takes|taking|now)\s{DRUG}{_BETWEEN}{{0,20}}\bafter (?:both"
        rf" )?(?P<scope>{LIST})(?=\s*(?:[){PAUSE}{STOP}]|$))",
        DRUG,
    ),
    # "treated with aza, switched to MMF": another one is taken since
    rule(
        "historical",
        rf"(?P<scope>{LIST}){_BETWEEN}{{0,30}}?[{PAUSE}{STOP}]\s*(?:and |then |later |but |was |were |has |been |"
        rf"had |{_WHO} |subsequently |eventually |recently |since )*{_CHANGED}(?: her| him| them| over| across| on)*"
        rf" (?:to|onto) {DRUG}(?!\s*\?)",
        DRUG,
        needs=_MOVED,
    ),
    # "after three years of aza she now takes tac"
    rule(
        "historical",
        rf"\bafter (?:(?!{MENTION})[^{STOP}{PAUSE}]){{0,25}}?(?P<scope>{LIST})[\s,{PAUSE}{STOP}]+{_WHO}[\s{STOP}]"
        rf"(?:now |then |later |was |has been |had )*(?:went|returned|resorted|turned|moved|switched|changed|takes?"
        rf"|took|is|started|put|got|had)"
        rf"\b{_BETWEEN}{{0,15}}{DRUG}",
        DRUG,
    ),
    rule(
        "historical",
        r"\b(?:was|were|had been) (?:previously|formerly|initially|originally) "
        rf"(?:maintained|managed|treated|kept|held) (?:on|with) (?P<scope>{LIST})",
        DRUG,
    ),
    # "was on aza 50, now on 100"; "was on aza when the rash began, still takes it"
    rule(
        "affirmed",
        rf"\bwas (?:on|taking)\b{_BETWEEN}{{0,15}}(?P<scope>{DRUG}){_BETWEEN}{{0,20}}{STOP}\s?(?:now|currently)"
        r"(?: on| at| taking)? \d",
        DRUG,
    ),
    rule(
        "affirmed",
        rf"(?P<scope>{DRUG})[^{DRUG}]{{0,50}}\b(?:still (?:takes?|taking|on|gets|has|uses|using)|and (?:now )?takes) "
        r"(?:it|them|that)\b",
        DRUG,
    ),
    # "MMF? never had it", "aza: never", "tac untried", "yet to try tac", "nobody gave her MMF"
    rule(
        "negated",
        rf"(?P<scope>{LIST})\s*[?,{PAUSE}{STOP}:-]\s*(?:{_WHO} )?(?:has |have |had |was |been )*(?:never|not)"
        r"(?: yet| ever)? (?:had|tried|used|taken|took|given|been on|got|started) (?:it|that|them|either|both|any)\b",
        DRUG,
    ),
    rule("negated", rf"(?P<scope>{DRUG})\s*[:=]\s*never\b", DRUG),
    rule("negated", rf"(?P<scope>{LIST})\s+(?:was|were|has been) avoided\b", DRUG),
    rule("negated", rf"\b(?:we|i|they) (?:have |had )?avoided (?P<scope>{LIST})", DRUG),
    rule(
        "negated",
        r"\b(?:won't|wont|will not|refuses to|declines to|unwilling to) (?:take|have|try|start|use)\s+(?:any |the )?"
        rf"(?P<scope>{LIST})",
        DRUG,
    ),
    rule(
        "negated",
        rf"(?P<scope>{LIST})\s+(?:is |are |was |were |still |as yet |remains? |completely )*"
        rf"(?:untried|unused|not[\s{STOP}]yet (?:commenced|begun|prescribed|received|in use))\b",
        DRUG,
    ),
    rule(
        "negated",
        r"\byet to(?: be)? (?:try|have|take|receive|given|get|meet|see|be put on|be tried on)\s+(?:any |the )?"
        rf"(?P<scope>{LIST})",
        DRUG,
    ),
    rule(
        "negated",
        r"\b(?:nobody|no one|no-one|none of us)(?: has| had| have| ever)* "
        rf"(?:given|gave|tried|started|used|prescribed|offered)(?: (?:her|him|them|on|with))*\s+(?P<scope>{LIST})",
        DRUG,
    ),
    rule(
        "negated",
        r"(?:\b(?:has|have|had) (?:had |tried |been given )?none"
        rf"|{_NOT} (?:yet |ever )?(?:had|tried|taken|been given) any) of (?:the )?(?P<scope>{LIST})",
        DRUG,
    ),
    rule(
        "negated",
        rf"(?:{BEGIN}|\b{_WHO} )(?:does not|doesn't|doesnt) (?:use|get) (?:any )?(?P<scope>{LIST})(?!\s+any)",
        DRUG,
    ),
    rule(
        "negated",
        rf"(?:{BEGIN}|\b{_WHO}(?: has| had)? |\band )(?:declined|refused|declines|refuses|turned down|said no to)\s+"
        rf"(?:the |any )?(?P<scope>{LIST})(?!\s+(?:dose|increase|level|taper|reduction|wean|stop))",
        DRUG,
    ),
    # Neither long nor enough, but taken: "hasn't been on tac long"; "no MMF level available"
    rule(
        "affirmed",
        rf"{_NOT} (?:yet )?(?:been on|been taking|had|taken|taking|on) (?P<scope>{DRUG}) (?:for )?"
        r"(?:very |that |all that )?(?:long|enough|regularly|properly|reliably|consistently)\b",
        DRUG,
    ),
    rule(
        "affirmed",
        rf"\b(?:no|without|never)\s+(?:an? |any |recent |new )*(?P<scope>{DRUG})\s+(?:levels?|doses?|dosing|troughs?|"
        r"metabolites?|data|trials?|studies|evidence|response|benefit|effect|toxicity|intolerance|allergy|changes?)\b",
        DRUG,
    ),
    # "gallstones, not the aza"
    rule("affirmed", rf"(?<!on )(?<!take )(?<!taking )\bnot (?:from |due to )?(?:the|her|his) (?P<scope>{DRUG})", DRUG),
    rule("affirmed", rf"\bwhy not(?: just| simply| use| try| give| start| go for| have)* (?P<scope>{LIST})", DRUG),
)
