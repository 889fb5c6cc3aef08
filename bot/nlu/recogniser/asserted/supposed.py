"""Rules for what may come to be and what is asked of somebody unnamed: "she may become pregnant one day", "in someone
pregnant", "should I worry about osteoporosis"; and for what only looks so, since it is the patient's: "given the gout".

Read on the plain skeleton, after the phrases: "worried about" alone says that something is suspected.
"""

from __future__ import annotations

from bot.nlu.recogniser.asserted.anybody import ADJECTIVES, NOBODY, PERSON, SEVERAL, WITHIN
from bot.nlu.recogniser.asserted.phrases import STATED
from bot.nlu.recogniser.rules import Rule, rule
from bot.nlu.recogniser.skeleton import ACT, CHILD, CONDITION, DRUG, FINDING, REACTION

_WHO = r"(?:she|he|they|pt|patient|the (?:patient|pt))"
_WILL = r"(?:may|might|could|will|would|'ll|is likely to|is bound to|is sure to|is at risk of|hopes? to|wants? to)"
_ONE_DAY = r"(?: (?:well|also|one day|some day|someday|eventually|soon|later|still|then|of course|ever|always))*"
_COMES = r"(?: (?:become|becoming|get|getting|fall|falling|turn|develop|developing|acquire|catch|end up with))?"
_WHOEVER = r"(?:someone|somebody|anyone|anybody|people|those|women|men|patients|pts|mothers|girls|adults|children)"
_PAST_TENSE = (
    r"(?:stopped|switched|swapped|changed|started|was|were|came|took|went|had|gave|developed|moved|halved|cut|held|"
    r"flared|relapsed|withdrew|dropped|reduced|increased|kept|continued|decided|offered|found|chose|got|did)"
)
_WORRIED = r"(?:worried|worry|worries|concerned?|anxious|upset|bothered|unhappy|troubled|distressed)"
_WISHING = frozenset({"wishes-pregnancy"})
_OF_NOBODY = "".join(
    f"(?<!{word} )"
    for word in ("not", "n't", "never", "no", "without", "if", "women", "those", "patients", "pts", "someone")
)
_NOT_ANY_WHO = "".join(
    f"(?<!{word} who{gap})"
    for word in ("woman", "women", "someone", "patient", "patients", "those", "anyone")
    for gap in ("", " ")
)

RULES: tuple[Rule, ...] = (
    # "she might become pregnant one day", "he could well develop lymphoma"; what she may have is suspected
    rule(
        "hypothetical",
        rf"\b{_WHO}(?:'s)? ?{_WILL}{_ONE_DAY}(?<! be)(?: become| get| fall| turn| develop| acquire| catch| end up with)"
        rf"(?: an?)? (?P<scope>{SEVERAL})",
        CONDITION + REACTION + CHILD,
    ),
    rule(
        "hypothetical",
        rf"\b{_WHO}(?:'s)? ?{_WILL}{_ONE_DAY}{_COMES} (?P<scope>{CHILD})",
        values=frozenset({"pregnant"}),
    ),
    # "ok to get pregnant?", "wait before falling pregnant": what may come; "stopped it on becoming pregnant" is there
    rule(
        "hypothetical",
        r"(?:\bto(?: (?:get|become|fall|be|go))?"
        r"|(?<!after )(?<!since )(?<!on )(?<!upon )(?<!by )\b(?:getting|becoming|falling))"
        rf" (?P<scope>{CHILD})",
        values=frozenset({"pregnant"}),
    ),
    # "in someone pregnant is tac ok", "for women breastfeeding"
    rule("hypothetical", rf"\b(?:in|for|with|to|by|of) {_WHOEVER} {ADJECTIVES}(?P<scope>{SEVERAL})"),
    # "do I have to worry about osteoporosis", "should I be concerned about PML"
    rule(
        "hypothetical",
        rf"\b(?:have to|need(?: to)?|should (?:i|we|one)(?: be)?|must (?:i|we)|reason to|cause to|how) {_WORRIED} "
        rf"(?:about|for|over|by) {ADJECTIVES}(?P<scope>{SEVERAL})",
        CONDITION + REACTION,
    ),
    # "she's worried about lymphoma with aza": what patients fear is to come, what their doctors fear is suspected
    rule(
        "hypothetical",
        rf"\b(?:{_WHO}|mother|mum|mom|father|parents|family)(?:'s| is| was| are| gets?| remains?)?(?: (?:very"
        rf"|a bit|quite|rather|"
        rf"really|also|so|now|still))* (?:{_WORRIED}|fears?|afraid|scared|frightened|nervous) (?:(?:about|of"
        rf"|over|by|for|"
        rf"that|getting|developing|having|(?:long[- ]term )?risks? of) )*(?!the |her |his ){ADJECTIVES}"
        rf"(?P<scope>{SEVERAL})",
        CONDITION + REACTION,
    ),
    # "when TB is possible can we give infliximab"
    rule(
        "hypothetical",
        rf"\b(?:when|where|whenever) {ADJECTIVES}(?P<scope>{SEVERAL}) (?:is|are) (?:possible|likely|suspected"
        rf"|planned)\b",
        CONDITION + REACTION + CHILD,
    ),
    # "can pred make diabetes worse"
    rule("hypothetical", rf"\b(?:can|could|does|do|will|would) {DRUG} (?:make|aggravate|affect) (?P<scope>{SEVERAL})"),
    # "worried about her cirrhosis", "her mother minds the hair loss": what is hers is there
    rule(
        "affirmed",
        rf"\b{_WORRIED} (?:about|by|over|for|with) (?:her|his|their) {STATED}(?P<scope>{FINDING})(?! (?:risks?|"
        r"status)\b)",
        CONDITION + REACTION,
    ),
    rule(
        "affirmed",
        rf"\b{_WORRIED} (?:about|by|over|with) the (?P<scope>{REACTION})(?! (?:risks?|of|rates?)\b)",
        REACTION,
    ),
    # "would tac be ok given the gout", "despite her diabetes"
    rule(
        "affirmed",
        r"\b(?:given|despite|in view of|because of|due to|owing to|in (?:the )?light of|considering|on account of|"
        rf"with) (?:the|her|his|their|this|that|these|those) {ADJECTIVES}(?P<scope>{SEVERAL})(?! (?:risks?|rates?)\b)"
        rf"(?!{WITHIN}{{0,20}}\b(?:in general|of {DRUG})\b)",
        CONDITION + REACTION,
    ),
    # "when she became pregnant we stopped MMF": it is told, not supposed
    rule(
        "affirmed",
        rf"\b(?:when|once|as soon as) (?:she|he) (?:was |got |became |had )*(?P<scope>{FINDING})[\s,]+"
        rf"(?:(?:\w+|the \w+|{DRUG}) (?:(?:have|has|had|also|then) )?{_PAST_TENSE}\b(?! (?:i|we|you|she|he|it)\b))",
        CONDITION + REACTION + CHILD + ACT,
    ),
    # "can tioguanine be used when aza caused pancreatitis": it happened
    rule(
        "affirmed",
        rf"\b(?:when|once|as|since|because|after|where) (?:the |her |his )?{DRUG} (?:(?:has|have|had|already|itself) )*"
        r"(?:caused|gave|given|triggered|induced|produced|brought(?: on)?|led to|resulted in) (?:(?:her|him|them|the|a"
        rf"|an|severe|acute|bad) )*(?P<scope>{SEVERAL})",
        CONDITION + REACTION,
    ),
    # "how is overlap with PBC treated"
    rule(
        "hypothetical",
        r"\bhow (?:is|are|do (?:you|we)|would (?:you|"
        rf"we)) {WITHIN}{{0,40}}?(?P<scope>{SEVERAL}) (?:best )?(?:treated|managed|"
        r"handled|approached)\b",
        CONDITION,
    ),
    # "in diabetics?", "after a lymphoma, would thiopurines be out"
    rule("hypothetical", rf"^\W*(?:in|for|during) {ADJECTIVES}(?P<scope>{SEVERAL})\s*\?\W*$", CONDITION + CHILD),
    rule(
        "hypothetical",
        r"(?:^|[.;?!\n]\s*)(?:and |so |but )?(?:after|following|given|"
        rf"despite) an? (?:\w+ )?(?P<scope>{SEVERAL}),? (?:would|is|"
        r"are|can|should|do|does|could|may|which|what)\b",
        CONDITION + REACTION,
    ),
    # "in a transplant candidate with renal impairment, tac or MMF?": somebody of that kind
    rule(
        "hypothetical",
        rf"^\W*(?:and |so |but )?(?:in|for|with) an? (?:(?!this|my|our)[a-z-]+ ){{1,3}}(?:with|who (?:has|"
        rf"is)) {ADJECTIVES}"
        rf"(?P<scope>{SEVERAL}),? (?=[^.;!\n]*\?)",
        CONDITION,
    ),
    # "guidance on aza and lymphoma?", "what do guidelines say about overlap with PBC"
    rule(
        "hypothetical",
        rf"{NOBODY}[^\n]*?\b(?:guid\w+|evidence|data|advice|recommend\w+|literature|consensus|trials?|studies|easl|"
        r"aasld|bsg|"
        rf"restrictions?|precautions?|caveats?|cautions?|limits?)\b{WITHIN}{{0,40}}?\b(?:about|on|for|in|of|with|and|"
        r"regarding) "
        rf"{ADJECTIVES}(?P<scope>{SEVERAL})",
        CONDITION,
    ),
    # "when would you suspect PSC", "how to tell PSC from AIH"
    rule(
        "hypothetical",
        rf"{NOBODY}\W*(?:when|how|what|which|who)\b{WITHIN}*?\b(?:suspect|tell|distinguish|diagnose|define|"
        r"recogni[sz]e|exclude|"
        r"confirm|spot|differentiate|separate|think of|pick up|detect|rule out|"
        rf"look for) {ADJECTIVES}(?P<scope>{SEVERAL})",
        CONDITION + REACTION,
    ),
    rule(
        "hypothetical",
        r"\b(?:after|before) (?:she|he) (?:ever |eventually )?(?:falls?|gets?|becomes?|"
        rf"develops?) (?P<scope>{SEVERAL})",
        CONDITION + CHILD + REACTION,
    ),
    # "aza dose with NUDT15 deficiency", "tac for a woman with hypertension - worth it"
    rule(
        "hypothetical",
        rf"{NOBODY}\W*{DRUG} dos(?:e|es|ing|age) (?:with|and) {ADJECTIVES}(?P<scope>{SEVERAL})",
        CONDITION,
    ),
    rule(
        "hypothetical",
        rf"{DRUG} (?:for|in) (?:an?|any|some) (?:(?!\d)[a-z-]+ )?{PERSON} (?:with|who (?:is|has)) {ADJECTIVES}"
        rf"(?P<scope>{SEVERAL})",
        CONDITION,
    ),
    # "hypothetical: cirrhosis", "a theoretical pt with HIV"
    rule(
        "hypothetical",
        rf"\b(?:hypothetical(?:ly)?|theoretical(?:ly)?|notional|imaginary|fictitious|made-up)\b[^.;?!\n{FINDING[1:-1]}]"
        rf"{{0,25}}(?P<scope>{SEVERAL})",
        CONDITION,
    ),
    # "what to do for diarrhoea with MMF if it happens"
    rule(
        "hypothetical",
        rf"(?P<scope>{SEVERAL})[^.;\n{FINDING[1:-1]}]{{0,30}}\b(?:if|when|should) (?:it|that|this|they|these) "
        r"(?:ever |does |do |were to )?(?:happens?|occurs?|develops?|arises?|appears?|comes? (?:on|about|up)|"
        r"sets? in)\b",
        CONDITION + REACTION,
    ),
    # "we're thinking lymphoma": a diagnosis that is considered
    rule(
        "possible",
        r"\b(?:we're|i'm|we are|i am|they're|they are|were|was|now|also|currently) (?:thinking|considering|"
        r"entertaining|leaning "
        rf"towards)(?: of| about| possible)?(?: an?)? (?P<scope>{SEVERAL})(?! (?:risk|screen\w*|prophylaxis|cover|"
        r"tests?)\b)",
        CONDITION + REACTION,
    ),
    # "Not planning IVF", "wouldn't like to start a family yet"
    rule(
        "negated",
        r"(?:\b(?:not|never|no)|n't)(?: (?:currently|really|actively|yet|immediate|current))*"
        r" (?:like|love|want(?:s|ing)?|plan(?:s|ning)?|wish(?:es|ing)?|hop(?:es|ing)|keen)"
        rf"(?: (?:to|for|an?|try|start|have|on))* (?P<scope>{CHILD})",
        CHILD,
        values=_WISHING,
    ),
    # "She would like to start a family", "planning IVF in spring": who would like to is somebody, and wishes it now
    rule(
        "affirmed",
        rf"{_NOT_ANY_WHO}(?:\bwould|'d)(?: (?:really|also|both|very much|dearly|still|now|so))*"
        rf" (?:like|love|want|hope|wish)(?: (?:to|for|an?|another|have|try|now|soon))* (?P<scope>{CHILD})",
        CHILD,
        values=_WISHING,
    ),
    rule(
        "affirmed",
        rf"{_OF_NOBODY}\b(?:plan(?:s|ned|ning)?|hop(?:es|ing)|want(?:s|ing)?|booked|listed|due|start(?:s|ing)|await(?:s|ing)"
        rf"|undergoing|having)(?: (?:to|for|her|their|on|an?|start|try|begin|soon|have))* (?P<scope>{CHILD})"
        r"(?![^.;!\n]*\?)",
        CHILD,
        values=_WISHING,
    ),
)
