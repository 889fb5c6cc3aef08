"""Rules for findings that are only feared, guarded against or looked for in anybody, or put before a question of
nobody: "any danger of NRH with tioguanine", "to prevent osteoporosis", "in a diabetic would you still favour tac?".

Read on the plain skeleton, beside what a question names of anybody.
"""

from __future__ import annotations

from bot.nlu.recogniser.asserted.anybody import ADJECTIVES, NOBODY, PERSON, SEVERAL, WITHIN
from bot.nlu.recogniser.rules import Rule, rule
from bot.nlu.recogniser.skeleton import ACT, CONDITION, DRUG, FINDING, REACTION

RULES: tuple[Rule, ...] = (
    # "in a diabetic would you still favour tac?", "gout and MMF: any clash?"
    rule(
        "hypothetical",
        r"(?:^|[.;?!\n]\s*)(?:and |so |but )?(?:in|for|with) (?:an?|any|"
        rf"the) {ADJECTIVES}(?P<scope>{SEVERAL})(?: {PERSON})?,? "
        r"(?:would|do|should|can|could|is|are|which|what|how) (?:you|one|we|i|people|it|there|the|drug|dose|agent)\b",
        CONDITION,
    ),
    rule(
        "hypothetical",
        rf"{NOBODY}\W*(?P<scope>{SEVERAL}) (?:and|with|\+|&) {DRUG}[\s,:;?-]+(?:any|ok|okay|safe|is|are|problem|"
        r"issue|clash|interaction|compatible|allowed|possible|thoughts)\b",
        CONDITION,
    ),
    # What belongs to somebody is not asked of anybody: "can tac have caused his tremor?"
    rule("affirmed", rf"\bcaus\w+ (?:his|her|their|this) (?:\w+ )?(?P<scope>{SEVERAL})", CONDITION + REACTION),
    # "any danger of NRH with tioguanine", "at risk for osteoporosis"
    rule(
        "hypothetical",
        r"\b(?:danger|hazard|odds|prospect|threat|probability|at (?:\w+ )?risk|prone|susceptible|predispos\w+|"
        r"susceptibility|tendency) (?:of|for|"
        rf"to)\s+{ADJECTIVES}(?P<scope>{SEVERAL}(?:{WITHIN}{{0,40}}?,? or {FINDING}(?=\?))?)",
        CONDITION + REACTION,
    ),
    # "any skin cancer data on aza", "lymphoma figures with tac?"
    rule(
        "hypothetical",
        rf"(?P<scope>{FINDING}) (?:data|evidence|literature|figures|numbers|statistics|stats"
        rf"|studies|papers|signal|warnings?)"
        rf"(?: (?:exist|available|held|there))? (?:on|with|for|from|in|after|under|about) (?:the )?{DRUG}",
        CONDITION + REACTION,
    ),
    # "can PRES come on late", "does hair loss recover": of a sign of this patient it would be "the" or "her"
    rule(
        "hypothetical",
        r"(?:^|[.;?!\n,:]\s*)(?:and |so |but )?(?:can|could|does|do|will|might|"
        rf"would) (?P<scope>{SEVERAL})\s+(?:ever |still |also |then |usually |always )*(?:occur|happen|develop|"
        r"appear|arise|come|crop|follow|result|recur|emerge|show|go|resolve|settle|recover|need|require|call|raise|"
        r"lower|rais|reduce|increase|worsen|interact|interfere|exclude|prohibit|bar|limit|count|argue|warrant|get|"
        r"improve|respond|mandate|prevent)\b",
        CONDITION + REACTION,
    ),
    # "can he take tenofovir with egfr 45": asked, not taken
    rule(
        "hypothetical",
        r"\b(?:can|could|should|may|shall|must|would|does|do|will) (?:she|he|they|i|we|you|pt|patient|the (?:pt"
        r"|patient)) "
        r"(?:(?:also|then|still|just|safely) )*(?:take|have|get|be (?:given|put|started)|start|use|add|give|go"
        r"|receive|need"
        rf"|prescribe|combine|swap|switch)(?: (?:her|him|on|with|to))* {ADJECTIVES}(?P<scope>{ACT})",
        ACT,
        values=frozenset({"hbv-prophylaxis"}),
    ),
    # "to prevent osteoporosis", "screen her for TB", "lest she get diabetes"
    rule(
        "hypothetical",
        r"\b(?:preventing|avoiding|pre-?empt|guard(?:ing)? against|protect(?:s|ing|ion)? (?:from|against)|ward off|"
        r"forestall|alert (?:to|for)|beware(?: of)?|vigilant (?:for|about)|for fear of|lest (?:she|he) (?:gets?|"
        r"develops?)|(?:warn|counsel)(?:s|ed|ing)?(?: (?:her|him|them|patients))? (?:about|of|against)|(?:screen|"
        r"test|check|monitor|assess|examine|vaccinate|protect)(?:s|ed|ing)? (?:her|him|them|everyone|all|"
        rf"patients) (?:for|against|from))\s+{ADJECTIVES}(?P<scope>{SEVERAL})",
        CONDITION + REACTION,
    ),
)
