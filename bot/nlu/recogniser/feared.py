"""Rules for findings that are only feared, guarded against or looked for in anybody: "any danger of NRH
with tioguanine", "to prevent osteoporosis", "can PRES come on late".

Read on the plain skeleton, beside what a question names of anybody.
"""

from __future__ import annotations

from bot.nlu.recogniser.anybody import ADJECTIVES, SEVERAL, WITHIN
from bot.nlu.recogniser.rules import Rule, rule
from bot.nlu.recogniser.skeleton import CONDITION, FINDING, REACTION

RULES: tuple[Rule, ...] = (
    # "any danger of NRH with tioguanine", "at risk for osteoporosis"
    rule(
        "hypothetical",
        r"\b(?:danger|hazard|odds|prospect|threat|probability|at (?:\w+ )?risk|prone|susceptible|predispos\w+|"
        r"susceptibility|tendency)"
        rf" (?:of|for|to)\s+{ADJECTIVES}(?P<scope>{SEVERAL}(?:{WITHIN}{{0,40}}?,? or {FINDING}(?=\?))?)",
        CONDITION + REACTION,
    ),
    # "can PRES come on late", "does hair loss recover": of a sign of this patient it would be "the" or "her"
    rule(
        "hypothetical",
        r"(?:^|[.;?!\n,:]\s*)(?:and |so |but )?(?:can|could|does|do|will|might|"
        rf"would) (?P<scope>{SEVERAL})\s+(?:ever |still "
        r"|also |then |usually |always )*(?:occur|happen|develop|appear|arise|come|crop|follow|result|recur|"
        r"emerge|show|go|"
        r"resolve|settle|recover|need|require|call|raise|lower|rais|reduce|increase|worsen|interact|interfere|exclude|"
        r"prohibit|bar|limit|count|argue|warrant|get|improve|respond|mandate|prevent)\b",
        CONDITION + REACTION,
    ),
    # "to prevent osteoporosis", "screen her for TB", "lest she get diabetes"
    rule(
        "hypothetical",
        r"\b(?:preventing|avoiding|pre-?empt|guard(?:ing)? against|protect(?:s|ing|ion)? (?:from|against)|"
        r"ward off|forestall|"
        r"alert (?:to|for)|beware(?: of)?|vigilant (?:for|about)|for fear of|lest (?:she|he) (?:gets?|develops?)|"
        r"(?:warn|"
        r"counsel)(?:s|ed|ing)?(?: (?:her|him|them|patients))? (?:about|of|against)|(?:screen|test|check|monitor|"
        r"assess|examine|"
        r"vaccinate|protect)(?:s|ed|ing)? (?:her|him|them|everyone|all|patients) (?:for|against|from))\s+"
        rf"{ADJECTIVES}(?P<scope>{SEVERAL})",
        CONDITION + REACTION,
    ),
)
