"""Rules for findings that a question names of anybody: how often a drug does it, conditions it might be given in, and
what is to be done ("contraception?").

Read on the plain skeleton. "Budesonide in cirrhosis?" tells of no patient; "she is cirrhotic, budesonide?" does.
"""

from __future__ import annotations

from bot.nlu.recogniser.rules import Rule, rule
from bot.nlu.recogniser.skeleton import ACT, CHILD, CONDITION, DRUG, FINDING, MENTION, REACTION, REASON

WITHIN = r"[^.;!?\n]"
_SAME = r"[^.;,!?\n]*"  # in the same clause
_ASKED = r"(?=[^.;!\n]*\?)"
SEVERAL = rf"{FINDING}(?:(?:\s*(?:,|and|or|/)\s*(?:(?:in|with|during|for) )?|\s){FINDING})*"
_ALL_FURTHER = rf"{FINDING}(?:{WITHIN}*?{FINDING})*"
_ASKING = r"(?:is|are|can|could|does|do|would|should|will|which|what|how|when)\b"
# No person and no story
NOBODY = (
    r"^(?=[^\n]*\?|\W*(?:can|is|are|what|which|how|does|do|should|could|any|would|when|why|evidence|data|role|use|"
    rf"options?|alternatives|best|treatment|management|dos(?:e|ing)|safety|efficacy|guidance)\b|\W*{DRUG} (?:in|"
    rf"during|for) {FINDING}\W*$|\W*{DRUG} (?:and|with|\+|"
    rf"&) {FINDING}(?:\W|$)|\W*(?:in|with|during|for) [^.;,?\n]*{FINDING}[^.;,?\n]* {_ASKING}|[^\n]*, (?:is|are|how|"
    r"what|which|do|does|can|could|should|would)\b)(?![^\n]*\b(?:she|he|her|his|him|hers|pt|patient|lady|man|woman|girl|"
    r"boy|gent\w*|my|this|yo|y/o|year|yr|previous(?:ly)?|ago|\d\d ?[fm]|\d\d+/\d\d+|"
    r"(?:alt|ast|igg|inr|egfr|creatinine|bilirubin|bili) \d+)\b)"
)
_USED = (
    r"\b(?:safe|ok|okay|used?|given?|use|allowed|contraindicated|possible|dos(?:e|ing)|effective|licensed|"
    r"recommended|all right|alright|advisable|sensible|wise|acceptable|suitable|appropriate|tolerated|problematic|"
    r"risky|dangerous|harmful|an option|permitted|off limits|forbidden|worth using|reasonable|fine|preferred|"
    r"avoided?|works?|seen|reported|described|limited to|restricted to)\s+(?:in|during|for|with)\s+"
)
_WHICH = r"(?:which|what) (?:drug|agent|option|treatment|dose)"
_NO_STORY = r"(?![^\n]*\b(?:failed|failing|stopped|started|now|currently|despite|still|since|already)\b)"
_CHOSEN = (
    r"line|choices?|options?|how|which|what|manag\w+|treat\w*|agents?|drugs?|therap\w+|dos(?:e|ing)|reduc\w+|adjust\w*"
)
# Whoever takes or took a drug for something has it: "took methotrexate for rheumatoid arthritis until ..."
_NOT_TAKEN = "".join(
    rf"(?<!\b{word} )" for word in ("took", "had", "on", "takes", "taking", "given", "received", "used")
)
_GIVEN_IN = rf"(?:(?:{_NOT_TAKEN}{DRUG}|\b(?:role|evidence|data|avoid|{_WHICH}))\s+(?:in|during|for)\s+|{_USED})"
ADJECTIVES = (
    r"(?:(?:the|an?|both|aih (?:and|plus|with|\+)|active|known|underlying|concurrent|concomitant|co-?existing"
    r"|pre-?existing|established|chronic|severe|mild|advanced|decompensated|compensated|elderly|older|frail|young"
    r"|obese|"
    r"patients with|those with) )*"
)
PERSON = r"(?:patients?|pts?|woman|women|man|men|person|people|lady|adults?|someone|somebody|anyone|child|girl|boy)"
_SOMEBODY = rf"(?:(?:an?|any|some|the elderly|older) )?(?:{PERSON} (?:with|who (?:is|are|has|have)) )?"
_ASKED_ON = (
    r"(?:(?:(?:and|so|ok|but) )?(?:what|how) about (?:(?:in|with|for|during|if) )?|even (?:in|with|for|during|if) "
    r"|(?:the )?same (?:question |again |thing |query )?(?:but )?(?:in|with|for|during|if) |(?:the )?same (?:question|"
    r"again|thing|query),? but |(?:(?:ok(?:ay)?|right|thanks|fine|and|but|so|also)[, ]+)+(?:(?:in|with|for|during|"
    r"if) )?(?=[^.;!\n]*\?)"
    r"|(?:and|or|but|also) (?:in|with|for|during|if) (?=[^.;!\n]*\?))"
)
# Asked without a story: no particular person, no course of events, no reason for asking
_ASKS_ONLY = (
    rf"^(?=[^\n]*\?|[^\n]*\b(?:which|what|how|would|should|can|could|does|do|are|is)\b)(?![^\n]*(?:{REASON}|\b(?:on|"
    r"fail\w*|she|he|her|his|him|hers|my|our|this|these|yo|y/o|year|yrs?|today|tonight|tomorrow|came|seen|saw|now|"
    r"of \d+|aged|kg|(?:we|i) (?:want|need|have|plan|intend|would like)|currently|despite|since|already|still|"
    r"started|stopped|got|has been|\d\d ?[fm])\b))"
)
_LINKED = (
    r"(?:real|true|links?|linked|associat\w+|related|risks?|connection|known|how|is (?:the|this|that)|any|an? thing"
    r"|myth)\b"
)
# Done already: "is she protected, on contraception?"
_NOT_YET = "".join(
    f"(?<!{word} )"
    for word in "on using uses has had got after already while since reliable is currently mother mum mom".split()
)

RULES: tuple[Rule, ...] = (
    rule(
        "hypothetical",
        r"\b(?:how (?:common|often|likely|frequent\w*|many|big|high|great|real)|what (?:proportion|percentage|"
        rf"share|fraction)|who (?:gets|develops))\b{WITHIN}*?(?P<scope>{_ALL_FURTHER})",
        CONDITION + REACTION,
    ),
    rule(
        "hypothetical",
        rf"\b(?:does|do|can|could|will|would|is|are)\s{WITHIN}{{0,25}}{DRUG}\s{WITHIN}{{0,30}}\b(?:caus\w+|giv\w+|"
        rf"lead\w*|bring\w* (?:on|about)|provok\w+|precipitat\w+|aggravat\w+|"
        rf"induc\w+|trigger\w*|worsen\w*|known for|linked|associated|result)\b{WITHIN}*?(?P<scope>{_ALL_FURTHER})",
        CONDITION + REACTION,
    ),
    rule(
        "hypothetical",
        rf"(?P<scope>{FINDING})\s+(?:an?|the) (?:\w+ )?(?:side effect|complication|problem|issue|risk|"
        rf"contraindication|reason|bar|obstacle|barrier|caution)\b{_ASKED}",
    ),
    rule(
        "hypothetical",
        r"\b(?:would|could|does|do|will)\s+(?:an? |any )?(?:(?:known |active )*(?:history of |past |previous |"
        rf"prior |old )?)(?P<scope>{SEVERAL})\s+"
        r"(?:chang|put|matter|alter|affect|preclud|stop|rul|contraindicat|mak|mean|influenc|count|argu|weigh|speak|"
        r"sway|"
        r"tip|exclud|limit|prohibit|favour|push|steer|modif|call for|requir)",
    ),
    rule(
        "hypothetical",
        rf"\b(?:worry|worried|concerned|concern|fear|careful)\s+(?:about|of|for)\s+(?:the )?(?P<scope>{SEVERAL})"
        rf"(?={WITHIN}*\b(?:on|with|from|under|long)\b{WITHIN}*{DRUG})",
        CONDITION + REACTION,
    ),
    rule("hypothetical", rf"{NOBODY}[^\n]*?{_GIVEN_IN}{ADJECTIVES}(?P<scope>{SEVERAL})", CONDITION),
    # "in cirrhosis, is MMF safe?", "tacrolimus and heart failure, is it safe", "what to do about nausea in general"
    rule(
        "hypothetical",
        rf"{NOBODY}[^\w{MENTION[1:-1]}]*(?:in|with|during|for)\s+{ADJECTIVES}(?P<scope>{SEVERAL}(?: with {FINDING})?)"
        rf"(?:\s*,| (?:carriers? )?{_ASKING})",
        CONDITION,
    ),
    rule("hypothetical", rf"{NOBODY}\W*{DRUG} ?(?:and|with|\+|&|/) ?(?P<scope>{SEVERAL})", CONDITION),
    # "second line in PSC overlap?", "how do you manage AIH in children", "dose reduction for renal impairment?"
    rule(
        "hypothetical",
        rf"{NOBODY}{_NO_STORY}[^\n]*?\b(?:aih|{_CHOSEN})\b{WITHIN}{{0,40}}?\b(?:in|during|"
        rf"for)\s+{ADJECTIVES}(?P<scope>{SEVERAL})",
        CONDITION,
    ),
    # "would you still use tac with renal impairment?", "what about cirrhosis and budesonide"
    rule(
        "hypothetical",
        rf"{NOBODY}[^\n]*?\b(?:us|giv|start|continu|keep)(?:e|ing)?\s+{DRUG} (?:with|despite)\s+{ADJECTIVES}"
        rf"(?P<scope>{SEVERAL})",
        CONDITION,
    ),
    rule("hypothetical", rf"{NOBODY}\W*(?:what|how) about (?P<scope>{SEVERAL}) (?:and|with) {DRUG}\W*$"),
    # "who should not get MMF: infection, malignancy?"
    rule(
        "hypothetical",
        rf"{NOBODY}[^\n]*?\b(?:who should(?:n't| not)|contraindicat\w+|cautions?|exclusions?)\b{WITHIN}*?"
        rf"(?P<scope>{_ALL_FURTHER})",
        CONDITION,
    ),
    rule("hypothetical", rf"{NOBODY}\W*{DRUG} (?:and|&) (?P<scope>{SEVERAL})\W+(?:a )?{_LINKED}", REACTION),
    # "is hair loss commoner with tac?", "is hypertrichosis inevitable": of a sign of this patient it would be "the"
    rule(
        "hypothetical",
        rf"(?:^|[.;?!\n,]\s*)(?:and |so |but )?(?:is|are)\s+(?P<scope>{SEVERAL})\s+(?:ever |really |always |usually |"
        rf"still |any |(?:on|with|from|under|due to) {DRUG} )*(?:common\w*|more|less|likel\w+|inevitable|usual"
        rf"|rare\w*|frequent\w*|reversible|worse|expected|"
        r"known|dose|described|seen|linked|associated|reported|unavoidable|permanent|an?)\b",
        CONDITION + REACTION,
    ),
    rule(
        "hypothetical",
        rf"{NOBODY}[^\n]*?\b(?:such as|like|including|e\.?g\.?,?|for (?:example|instance),?|in the "
        rf"(?:setting|context|presence) of)\s+(?P<scope>{SEVERAL})",
    ),
    rule("hypothetical", rf"^(?=[^\n]*\b(?:in general|generally)\b)(?P<scope>{WITHIN}*)", CONDITION + REACTION),
    rule(
        "hypothetical", rf"{_USED}(?:an?|any) (?P<scope>{SEVERAL}) (?:patient|pt|woman|person|lady|man|adult|child)\b"
    ),
    # "when nausea appears", "pancreatitis occurs", "should cirrhosis develop", "in case of pancreatitis"
    rule(
        "hypothetical",
        rf"(?P<scope>{SEVERAL})\s+(?:ever )?(?:appears?|occurs?|develops?|recurs?|supervenes?|sets in|happens)\b",
    ),
    rule(
        "hypothetical",
        rf"\bshould (?:the |an? )?(?P<scope>{SEVERAL})\s+(?:be|develop|occur|arise|appear|prove|recur)\b",
    ),
    rule("hypothetical", rf"\bwere (?:the |an? )?(?P<scope>{SEVERAL}) to\b"),
    rule(
        "hypothetical",
        rf"\bin (?:the )?(?:cases?|event)(?: of| that)?(?: (?:she|he|they|an?|any|develops?|gets?|has|becomes|is))* "
        rf"(?P<scope>{SEVERAL})",
    ),
    rule("hypothetical", rf"\b(?:when|where|once) (?:there is |there are )?(?P<scope>{SEVERAL}) (?:is|are) present\b"),
    rule(
        "hypothetical",
        r"\b(?:when|where|wherever|whenever) there(?:'s| is| are| were) (?:an? |any |also )*"
        rf"{ADJECTIVES}(?P<scope>{SEVERAL})",
    ),
    # "how risky is infliximab in heart failure"
    rule(
        "hypothetical",
        rf"{NOBODY}\W*how \w+ (?:is|are) {DRUG}\s+(?:in|with|for|during)\s+{ADJECTIVES}(?P<scope>{SEVERAL})",
        CONDITION,
    ),
    # "does hypertension preclude it; and does CKD?"
    rule("hypothetical", rf"\band (?:does|do|would|will) (?P<scope>{SEVERAL})\s*(?:[?.]|$)"),
    # "and in renal impairment?", "what about in a diabetic?": asked on, of nobody
    rule(
        "hypothetical",
        r"(?:^|[.;?!\n]\s*|,\s*(?=but (?:in|with|for|during|"
        rf"if) )){_ASKED_ON}{_SOMEBODY}{ADJECTIVES}(?P<scope>{SEVERAL})(?: {PERSON})?\s*(?:\?|$)",
        CONDITION,
    ),
    # "would it differ in a cirrhotic patient", "anything different for diabetics"
    rule(
        "hypothetical",
        rf"\b(?:would|does|do|will|is|are|any|anything|what|how)\b{WITHIN}{{0,30}}"
        rf"\b(?:chang\w+|differ\w*|alter\w*|matter\w*|happen\w*)\b{WITHIN}{{0,15}}\b(?:in|with|for|if|"
        rf"by)\s+{_SOMEBODY}{ADJECTIVES}(?P<scope>{SEVERAL})",
        CONDITION,
    ),
    # "any problem in cirrhosis", "what to do about osteoporosis", "how do you treat AIH with cirrhosis"
    rule(
        "hypothetical",
        rf"{NOBODY}{_NO_STORY}[^\n]*?\b(?:any (?:problems?|issues?|concerns?|objections?|worries|role|place|"
        rf"experience)|what to do)(?: \w+)? (?:in|with|for|about)\s+{ADJECTIVES}(?P<scope>{SEVERAL})",
        CONDITION,
    ),
    rule(
        "hypothetical",
        rf"{NOBODY}{_NO_STORY}\W*(?:how|what|which|treat\w*|manag\w+|approach|options?)\b{WITHIN}*?"
        rf"(?:\baih ?(?:with|and|plus|[+/-]) ?{ADJECTIVES}(?P<scope>{SEVERAL}))",
        CONDITION,
    ),
    rule(
        "hypothetical",
        rf"{NOBODY}{_NO_STORY}\W*(?:how|what|which|treat\w*|manag\w+|approach|"
        rf"options?)\b{WITHIN}*?(?P<scope>{SEVERAL}) aih\b",
        CONDITION + CHILD,
    ),
    # "could she develop diabetes on tac"
    rule(
        "hypothetical",
        r"\b(?:can|could|may|might|will|would)\s+(?:she|he|they) (?:still |ever |also |then )*(?:get|develop|become|"
        rf"catch|end up with) (?:an? |the )?(?P<scope>{SEVERAL})",
        CONDITION + REACTION,
    ),
    rule("hypothetical", rf"\b(?:exclude|rule out) (?:any |active )?(?P<scope>{SEVERAL}) (?:before|prior to|first)\b"),
    # "can diabetics have tac", "when pregnant, is aza safe"
    rule(
        "hypothetical",
        rf"{NOBODY}\W*(?:can|could|do|does|should|would|will|may|is|are) (?:an? |any )?{ADJECTIVES}"
        rf"(?P<scope>{SEVERAL})\s+(?:ever |still |also )*"
        r"(?:have|need|get|take|tolerate|respond|do|benefit|be|allowed|eligible|given|use)\b",
        CONDITION,
    ),
    rule(
        "hypothetical",
        rf"(?:^|[.;?!\n]\s*)(?:and |but )?(?:when|once) (?P<scope>{SEVERAL}),? (?:{_ASKING}"
        r"|(?:continue|stop|hold|keep|switch|change|reduce|drop)\b[^.;!\n]*\?)",
    ),
    # "which drugs are allowed in a pregnant woman": somebody, and nothing told of her
    rule(
        "hypothetical",
        rf"{_ASKS_ONLY}[^\n]*?\b(?:in|for|to|about|with)\s+(?:an?|any|some) "
        rf"(?:{PERSON} (?:with|who(?: is| has| gets| had)?) )?{ADJECTIVES}(?P<scope>{SEVERAL})",
        CONDITION + CHILD,
    ),
    rule(
        "hypothetical",
        rf"\b(?:picture|take) (?:an?|some) {PERSON} (?:with|who (?:is|has)) (?P<scope>{SEVERAL})",
        CONDITION,
    ),
    rule(
        "hypothetical",
        rf"{NOBODY}\W*(?P<scope>{SEVERAL})\s+(?:with|on|from|under)\s+{DRUG}\W+(?:how|incidence|rates?|risks?|"
        rf"frequen\w+|likelihood)\b",
    ),
    # "back to ritux, infections?", "tac: diabetes?": nothing but the finding is asked, of the drug right before it
    rule(
        "hypothetical",
        rf"(?:{DRUG}\s*[,:-]|^\W*{DRUG}(?: (?:in|for) aih)?\s*\.)\s*(?:and |any "
        rf"|what about )*(?P<scope>{SEVERAL})\s*\?",
        CONDITION + REACTION,
    ),
    # "How long before I decide MMF hasn't worked", "when do you call aza a failure": a failure that would be judged
    rule(
        "hypothetical",
        rf"\b(?:how (?:long|soon)|when|at what point)\b{_SAME}(?:\b(?:b4|before|until|till)\b{_SAME})?"
        rf"\b(?:decid\w+|say|call|conclude|declare|accept|deem|judge|know|assume|label)\b{_SAME}?(?P<scope>{REASON})",
        REASON,
    ),
    rule("hypothetical", rf"{_NOT_YET}(?P<scope>{ACT}){_ASKED}", ACT),
    # "Lactating 5 wk, aza ok?": how long it has gone on is told
    rule(
        "affirmed",
        rf"(?P<scope>{ACT})\s*(?:for |x ?)?\d+ ?(?:days?|w|wks?|weeks?|/52|months?|mths?|/12)\b",
        ACT,
        values=frozenset({"breastfeeding"}),
    ),
    # "On entecavir since 4 weeks, rituximab now ok?": it runs already
    rule(
        "affirmed",
        rf"(?P<scope>{ACT})\s+(?:(?:is |was )?(?:since|already|for the (?:last|past)|for \d+ ?\w+ (?:now|already)"
        r"|started (?:\d|last|in))\b)",
        ACT,
    ),
    rule(
        "hypothetical",
        r"\b(?:needs?|needed|requires?|should|must|advised?|recommend\w*|consider\w*|offer\w*|plan\w*|discuss\w*|"
        rf"counsel\w*|start)\s+(?:(?:for|on|about|to|have|be|use|get|any|effective|reliable) )*(?P<scope>{ACT})",
        ACT,
    ),
    rule(
        "hypothetical",
        r"\b(?:can|could|may|should|might)\s+(?:she|he|they|we|i|the (?:patient|pt)|pts?|patients)\s+"
        rf"(?:(?:still|ever|safely|get|become|be|have) )*(?P<scope>[{CHILD}{ACT}])",
    ),
)
