"""Rules for findings that a question names of anybody: how often a drug does it, and conditions it might be given in.

Read on the skeleton in clauses. "Budesonide in cirrhosis?" tells of no patient; "she is cirrhotic, budesonide?" does.
"""

from __future__ import annotations

from bot.nlu.recogniser.rules import Rule, rule
from bot.nlu.recogniser.skeleton import CONDITION, DRUG, FINDING, REACTION, STOP

_WITHIN = f"[^{STOP}?]"
_SEVERAL = rf"{FINDING}(?:\s*(?:,|and|or|/)\s*{FINDING})*"
_ALL_FURTHER = rf"{FINDING}(?:{_WITHIN}*?{FINDING})*"
# No person and no story
_NOBODY = (
    r"^(?=[^\n]*\?|\W*(?:can|is|are|what|which|how|does|do|should|could|any|would|when|why)\b)(?![^\n]*\b"
    r"(?:she|he|her|his|him|hers|pt|patient|lady|man|woman|girl|boy|gent\w*|my|this|yo|y/o|year|yr|\d\d ?[fm])\b)"
)
_GIVEN_IN = (
    rf"(?:{DRUG}|\b(?:safe|ok|okay|used?|given?|use|role|allowed|contraindicated|possible|dos(?:e|ing)|evidence|data|"
    r"works?|effective|licensed|recommended|fine|preferred|avoided?))\s+(?:in|during)\s+"
    r"(?:(?:the|an?|active|known|severe|mild|advanced|decompensated|compensated) )*"
)

RULES: tuple[Rule, ...] = (
    rule(
        "hypothetical",
        rf"\bhow (?:common|often|likely|frequent\w*|many|big|high|great|real)\b{_WITHIN}*?(?P<scope>{_ALL_FURTHER})",
        CONDITION + REACTION,
    ),
    rule(
        "hypothetical",
        rf"\b(?:does|do|can|could|will|would|is|are)\s{_WITHIN}{{0,25}}{DRUG}\s{_WITHIN}{{0,30}}\b(?:caus\w+|giv\w+|lead\w*|"
        rf"induc\w+|trigger\w*|worsen\w*|known for|linked|associated|result)\b{_WITHIN}*?(?P<scope>{_ALL_FURTHER})",
        CONDITION + REACTION,
    ),
    rule(
        "hypothetical",
        rf"(?P<scope>{FINDING})\s+(?:an?|the) (?:\w+ )?"
        rf"(?:side effect|complication|problem|issue|risk|contraindication)\b[^{STOP}]*\?",
    ),
    rule(
        "hypothetical",
        rf"\b(?:worry|worried|concerned|concern|fear|careful)\s+(?:about|of|for)\s+(?:the )?(?P<scope>{_SEVERAL})"
        rf"(?=[^{STOP}]*\b(?:on|with|from|under|long)\b[^{STOP}]*{DRUG})",
        CONDITION + REACTION,
    ),
    rule("hypothetical", rf"{_NOBODY}[^\n]*?{_GIVEN_IN}(?P<scope>{_SEVERAL})", CONDITION),
)
