"""Rules for what is only considered, planned or proposed (a drug not taken yet), and for what is wholly supposed. Read
on the skeleton in clauses.

A drug that is neutrally asked about ("can I use azathioprine?", "what about tac?") is not among it.
"""

from __future__ import annotations

import re

from actions.case.supposing import OPENS
from bot.nlu.recogniser.rules import BEGIN, CLAUSE, LIST, Rule, rule
from bot.nlu.recogniser.skeleton import (
    ACT,
    CHILD,
    CONDITION,
    DRUG,
    FINDING,
    MENTION,
    PAUSE,
    REACTION,
    REASON,
    STOP,
)

# What may stand between the word of a plan and the drug: "thinking of switching her to low dose tac".
_STEP = (
    r"(?:(?:to|on|of|about|with|the|an?|her|him|them|it|this|some|for|in|into|up|over|out|next|then|also|either|"
    r"between|straight|back|low|high|full|reduced|rescue|second-line|third-line|an?other|trial|course|switch|move|"
    r"change|idea|addition|option|spell|round|start|rechallenge|combination|us(?:e|ing)|add(?:ing)?|start(?:ing)?|"
    r"giv(?:e|ing)|try(?:ing)?|switch(?:ing)?|mov(?:e|ing)|go(?:ing)?|put(?:ting)?|prescrib(?:e|ing)|chang(?:e|ing)|"
    r"introduc(?:e|ing)|commenc(?:e|ing)|initiat(?:e|ing)|bring(?:ing)?|infus(?:e|ing)|tak(?:e|ing)|hav(?:e|ing)|"
    r"reach(?:ing)?|resort(?:ing)?|offer(?:ing)?|combin(?:e|ing)|rechalleng(?:e|ing)|swap(?:ping)?|restart(?:ing)?|"
    r"get(?:ting)?|need(?:ing)?|requir(?:e|ing))\s+|dose\s|[-–]|course of\s|trial of\s)*"
)
_ACT = r"(?:start|add|give|use|try|switch|swap|move|go|put|introduce|commence|initiate|prescribe|change|need|get|offer)"
_WHO = r"(?:you|we|i|one|it|that|she|he|they|this|the \w+)"
_DENIED = r"(?<!n't )(?<!not )(?<!never )"
_WEIGHED = (
    r"consider(?:ing|ed)?|contemplat(?:e|ing|ed)|debating|weighing(?: up)?|mulling(?: over)?|pondering|tempted|toying|"
    r"think about|think of|(?<!in )thinking|thought (?:of|about)|wondering about|inclined|leaning|eyeing|"
    r"rechalleng(?:e|ing)|whether to|(?:whether|if) (?:i|we) (?:should|could|can)|decid(?:e|ing) (?:on|between)"
)
_PLANNED = (
    r"(?<!lab )(?<!monitoring )plan(?:s|ned|ning)?(?: is| was)?:?(?! for)|planned for|propos(?:e|es|ed|ing)|"
    r"intend(?:s|ed|ing)?|aim(?:s|ing)? to|hop(?:e|es|ing) to|keen|want(?:s|ed)?(?: us| me| her| him)? to|would like|"
    rf"'d like|about to|due to(?= start| begin| have)|going to(?= {_ACT})|"
    rf"(?:might|may|could)(?: well| also| just| soon)?(?: eventually)?(?= {_ACT})|"
    rf"(?:will|shall|is to|are to|'ll)(?: then| soon| probably| likely)?(?: be)?(?= {_ACT})|candidates? for|"
    r"awaiting (?:funding|approval|authori[sz]ation)(?: for)?|(?:funding|approval) (?:for|of)|appl(?:y|ied|ying) for|"
    r"pencilled in|scheduled|booked(?: in)?|listed|waiting (?:list )?for|offered|potential|prospective|next step:?|"
    r"before(?= resorting| moving| going)|possible(?= switch| move| start| trial| use)|"
    r"(?:the )?idea (?:is|was|being) to|were (?:we|i|you) to|say (?:we|i)|let's say (?:we|i)"
)
_IF = OPENS
_SUPPOSES = re.compile(_IF)
_REAL_IF = rf"(?!imagine|pretend|hypothetic){_IF}"  # nothing is real of a patient who is made up
_SUPPOSED = f"[^,;.?!:\\n{STOP}{PAUSE}]"
# Guidelines prefer and recommend; so does whoever is asked. What a colleague does so is a proposal.
_BY_SOMEBODY = (
    r"(?:(?!\b(?:easl|aasld|bsg|awmf|iaihg|guid\w+|they|you|consensus|societ\w+|who|which|what|why|where|don't|not)\b)"
    rf"{CLAUSE})*\b"
)
_FAILS = (
    r"(?:(?:still|then|ever) )?(?:fails?|(?:does not|doesn't|won't|will not|isn't|is not|stops?|stopped) "
    r"(?:work\w*|enough|help\w*|hold\w*|suit\w*|tolerated|control\w*|settl\w*))"
)
_LATER = r"(?:next (?:week|month|year|visit|clinic)|tomorrow|week after next|on (?:mon|tues|wednes|thurs|fri)day)"

RULES: tuple[Rule, ...] = (
    # "if she is TPMT deficient can we use 6-MP": the question behind the supposition supposes nothing
    rule(
        "hypothetical",
        rf"{_IF}(?P<scope>{_SUPPOSED}*?(?=\s(?:what|which|how|is it|(?:we|i|you)(?:'d|'ll| would| will)? (?:keep|"
        r"stay|continue|hold|stick|carry))\b"
        r"|\s(?:does|would|will|is) (?:that|this)\b"
        r"|\s-+\s(?:is|are|does|do|can|could|should|would|will|any|then|still|where|why|when)\b"
        rf"|\s(?:can|could|should|do|does|would|will) (?:i|we|you|it|one|she|he|they)\b)|{_SUPPOSED}*)",
        needs=_SUPPOSES,
    ),
    rule("planned", rf"{_DENIED}\b(?:{_WEIGHED}|{_PLANNED})\s+(?:{_WHO} )?{_STEP}(?P<scope>{LIST})"),
    rule(
        "hypothetical",
        r"\b(?:before|when (?:to|can i|can we|do i|do we|should i|should we))\s+"
        r"(?:judg(?:e|ing)|call(?:ing)?|say(?:ing)?|declar(?:e|ing)|conclud(?:e|ing)|deem(?:ing)?)\s+"
        rf"(?P<scope>{CLAUSE}*)",
    ),
    rule(
        "planned",
        rf"{BEGIN}{_BY_SOMEBODY}(?:suggest|recommend|advise)(?:s|ed|d|ing)?\s+{_STEP}(?P<scope>{LIST})",
        DRUG,
    ),
    rule(
        "planned",
        rf"{BEGIN}{_BY_SOMEBODY}(?:wants?|wanted|prefers?|requests?|requested|asks for|asking for|pushing for)\s+"
        rf"(?:an? |the )?(?P<scope>{LIST})(?!\s+(?:off|stopped|out|level|dose))",
        DRUG,
    ),
    # An order: "start rituximab", "stop aza and give tac"; what was begun is told in the past tense
    rule(
        "planned",
        rf"(?:{BEGIN}|[,:]\s*|\b(?:and|then|let's|please|pls|just)\s+)"
        rf"(?:start|give|add|use|try|begin|commence|introduce|prescribe|order|switch to|change to|move to|go to)\s+"
        rf"{_STEP}(?P<scope>{LIST})(?!{CLAUSE}*\bago\b)",
        DRUG,
    ),
    rule(
        "planned",
        rf"\b(?:start|starts|starting|begins?|switch|switching|giving|give|for)\s+{_STEP}(?P<scope>{LIST})"
        rf"(?= {CLAUSE}*\b{_LATER}\b)",
        DRUG,
    ),
    rule(
        "planned",
        rf"\bwould(?:n't)?(?: {_WHO})?(?: (?:not|ever|still|also|rather|then|really|be|want to|have to|need to|"
        rf"consider))*\s+{_STEP}(?P<scope>{LIST})",
        DRUG,
    ),
    rule(
        "hypothetical", rf"\bshould (?:the |her |his )?(?P<scope>{DRUG}) (?:fail|{REASON}|not (?:work|suit|help)|prove)"
    ),
    rule("planned", rf"(?:(?<!\S)\?\s?|\b(?:maybe|perhaps|possibly)\s+{_STEP})(?P<scope>{DRUG})"),
    rule("planned", rf"\b(?:i'd|we'd|you'd)\s+(?:rather\s+)?{_STEP}(?P<scope>{LIST})", DRUG),
    rule(
        "hypothetical",
        r"\b(?:once|when|as soon as|by the time|until|should) (?:she|he|they)(?:'s| is| are| does| finally|"
        r" eventually| ever)*"
        rf"(?: falls?| gets?| becomes?| develops?)?\s+(?P<scope>{LIST})(?<!should she get {DRUG})(?<!should he get"
        rf" {DRUG})",
    ),
    rule(
        "hypothetical",
        rf"\b(?:before (?:she|he) (?:gets|becomes|falls|develops)|as long as (?:she|he|there|they|no)\b)"
        rf"(?P<scope>{_SUPPOSED}*)",
        CONDITION + REACTION + CHILD + ACT,
    ),
    rule(
        "hypothetical",
        rf"{BEGIN}(?:and |but |so )?were (?:she|he|there|the (?:patient|pt)) (?P<scope>{_SUPPOSED}*)",
        CONDITION + CHILD,
    ),
    rule("hypothetical", rf"{BEGIN}had (?:this|that|it) been (?P<scope>{_SUPPOSED}*)", CONDITION + CHILD),
    # "were febuxostat on board, what happens?", "he'd be on warfarin if the valve were mechanical"
    rule(
        "hypothetical",
        rf"(?:{BEGIN}|[:,] )(?:and |but |so |or )?were (?:the |an? |any )?(?P<scope>{LIST}) (?:on board|added|"
        r"present|there|in play|started|given|needed|used|around|involved|in the mix|prescribed|ever|also|taken|"
        r"already|available)\b",
    ),
    rule(
        "hypothetical",
        r"\b(?:she|he|they)(?:'d| would) (?:have been|be|have|need|take|get|"
        rf"still be)\s+{CLAUSE}{{0,20}}?(?P<scope>{LIST})"
        rf"(?={CLAUSE}*?\bif (?:she|he|they|the|it|that|this|there)\b{CLAUSE}*?\b(?:were|had|was|did)\b)",
    ),
    # What belongs to her is there, whatever else is supposed: "if pred makes her diabetes worse"
    rule(
        "affirmed",
        rf"{_REAL_IF}{CLAUSE}+?\b(?:with|despite|given|of|makes?|worsens?|affects?) (?:her|his|their) "
        rf"(?:known |existing |underlying |current |old )?(?P<scope>{FINDING})",
        CONDITION + REACTION,
        needs=_SUPPOSES,
    ),
    rule("planned", rf"(?P<scope>{LIST})\s+(?:would|might)\s+(?:be|suit|help|work|do|make|come|need|have)\b", DRUG),
    rule(
        "planned",
        rf"(?P<scope>{LIST})\s+(?:(?:is|are|was|has been|being|course|infusions?|treatment|therapy)\s+)*(?:"
        r"on the (?:table|cards|horizon)|under (?:discussion|consideration)|being (?:considered|discussed)|considered|"
        r"planned|proposed|mooted|pencilled in|in mind|next on the list|to be started|to start(?! with)|due to start|"
        r"up next|as a next step|as rescue|could be (?:next|tried|added|started|used|an option))\b",
        DRUG,
    ),
    # "considered but not given", "offered, declined"
    rule(
        "negated",
        rf"(?P<scope>{LIST})\s+(?:(?:was|were|is|has|had|been)\s+)*(?:considered|discussed|offered|planned|proposed|"
        rf"prescribed|suggested|mooted|recommended|advised)[\s,{PAUSE}{STOP}]*(?:but |and |though )?(?:(?:it|she|he|"
        r"we|they|was|were|had|has|have|been)\s+)*(?:never|not(?! yet)|declined|refused|rejected|turned down)\b",
        DRUG,
    ),
    rule(
        "planned",
        rf"{_DENIED}\b(?:{_WEIGHED}|{_PLANNED})\s+(?:{_WHO} )?{_STEP}{DRUG}\s+(?:to|for|with|->)\s+(?P<scope>{LIST})",
        DRUG,
    ),
    # What is really taken or really failing stands beside what is supposed: "if she gets TB on infliximab".
    rule(
        "affirmed",
        rf"{_REAL_IF}{CLAUSE}*{MENTION}{CLAUSE}*?\b(?:while |whilst )?on\s+(?:the |her |his )?(?P<scope>{LIST})",
        DRUG,
        needs=_SUPPOSES,
    ),
    rule(
        "affirmed",
        rf"{_REAL_IF}{CLAUSE}*?(?<!go )(?<!goes )(?<!going )(?<!put )(?<!put him )(?<!put her )(?<!puts him )"
        r"(?<!puts her )(?<!start him )(?<!start her )(?<!put them )(?<!start )(?<!started )(?<!starts )(?<!moved )"
        rf"(?<!keep )(?<!is )(?<!was )(?<!were )(?<!already )(?<!also )(?<!be )(?<!been )(?<!'s )"
        r"\b(?:while |whilst )?on\s+"
        r"(?:the |her |his )?"
        rf"(?P<scope>{LIST})",
        DRUG,
        needs=_SUPPOSES,
    ),
    rule(
        "affirmed",
        rf"\bwould\s+(?:the |her |his )?(?P<scope>{DRUG}) (?:still )?(?:have|need) to (?:be )?(?:stop|go|come|change)",
    ),
    rule(
        "affirmed",
        rf"\b(?:swap|stop|hold|drop|reduc|taper|wean|withdraw|discontinu)(?:ping|ing|e)?\s+(?:the |her |his )?"
        rf"(?P<scope>{DRUG})(?!\s+(?:in|on)\b)",
    ),
    # "relapsed after stopping aza", "flare after aza withdrawal"; not a rate of relapse, which is nobody's
    rule(
        "historical",
        rf"(?:[{REASON}{REACTION}]|\b(?:relapsed?|flared?|rebound\w*|worse\w*|rose|recurred))(?! (?:rates?|"
        rf"risks?))[^{DRUG}{STOP}]{{0,25}}\b(?:after|since|following|on|upon)\s+(?:stopping|coming off|withdrawing|"
        rf"discontinuing|withdrawal of|cessation of) (?:the |her |his )?(?P<scope>{LIST})",
        DRUG,
    ),
    rule(
        "historical",
        rf"(?:[{REASON}{REACTION}]|\b(?:relapsed?|flared?|rebound\w*|recurred))(?! (?:rates?|"
        rf"risks?))[^{DRUG}{STOP}]{{0,25}}\b(?:after|following)\s+(?:the |her |his )?(?P<scope>{LIST}) (?:withdrawal|"
        r"cessation|discontinuation)\b",
        DRUG,
    ),
    # "if the rash on tioguanine proves to be vasculitis": the rash is there
    rule(
        "affirmed",
        rf"{_IF}\s*(?:the|her|his|this) (?P<scope>{FINDING})(?: (?:on|with|from) {DRUG})? "
        r"(?:turn(?:s|ed) out|prove[sd]?|is really|were really)\b",
        needs=_SUPPOSES,
    ),
    # "if his tremor gets worse", "if the diarrhoea doesn't settle": what changes or goes on is there
    rule(
        "affirmed",
        rf"{_REAL_IF}\s*(?:the|her|his|their|this|that) (?P<scope>{FINDING})(?: (?:on|with|from) {DRUG})? (?:(?:still|"
        r"then|ever) )*(?:gets? (?:any )?(?:worse|bad|better)|worsens?|deteriorates?|persists?|continues?|"
        r"(?:does not|doesn't|won't|will not|fails to|hasn't|has not|isn't|is not|never|still not) (?:\w+ )?"
        r"(?:settl\w+|resolv\w+|improv\w+|go(?:ne|ing)?|clear\w*|get\w*|better|controlled|subsid\w+|stop\w*)|"
        r"gets? out of hand|carries on|lingers|lasts|improves|settles|resolves|clears|goes)\b",
        needs=_SUPPOSES,
    ),
    # What is hers already: "were we to add allopurinol to her aza", "if we switch from tac to MMF"
    rule(
        "affirmed",
        rf"{_IF}{CLAUSE}*?\b(?:to|with|beside|alongside|instead of) (?:her|his|their) (?P<scope>{DRUG})",
        DRUG,
        needs=_SUPPOSES,
    ),
    rule(
        "affirmed",
        rf"{_IF}{CLAUSE}*?\b(?:switch|chang|mov|convert|swap)\w*(?: her| him)?(?: over)? (?:from|off) "
        rf"(?P<scope>{DRUG})",
        DRUG,
        needs=_SUPPOSES,
    ),
    # "if the MMF does not work", "if pred alone fails": what may fail is taken; a dose she has is hers
    rule(
        "affirmed",
        rf"{_REAL_IF}\s*(?:the|her|his|their|this) (?P<scope>{DRUG}) (?:alone )?{_FAILS}",
        needs=_SUPPOSES,
    ),
    rule(
        "affirmed",
        rf"{_REAL_IF}\s*(?P<scope>{DRUG}) (?:alone|by itself|on its own|monotherapy)\b",
        needs=_SUPPOSES,
    ),
    rule(
        "affirmed",
        rf"{_REAL_IF}\s*(?:the|her|his|their|this) {FINDING} {_FAILS}{CLAUSE}*?\bon (?:half|low|full|reduced|the same)"
        rf"[- ]dose (?:of )?(?P<scope>{DRUG})",
        needs=_SUPPOSES,
    ),
    # "if the dermatologist starts terbinafine, or fluconazole"
    rule(
        "hypothetical",
        rf"{_IF}{_SUPPOSED}*{MENTION},\s*(?:or|nor) (?P<scope>{MENTION})"
        rf"(?=[,?{PAUSE}{STOP}]|\s(?:does|do|would|will|can|what))",
        needs=_SUPPOSES,
    ),
    rule("affirmed", rf"{_IF}{CLAUSE}*{REASON}{CLAUSE}*?\b(?:to|of)\s+(?P<scope>{DRUG})", needs=_SUPPOSES),
    # "If aza failed rather than was not tolerated", "refractory as opposed to intolerant": the other of two reasons
    rule(
        "negated", rf"\b(?:rather than|as opposed to|instead of) (?:(?:the|was|is|being) )?(?P<scope>{REASON})", REASON
    ),
)
