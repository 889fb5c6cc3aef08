"""Rules for questions of nobody in particular: what holds for whoever has a condition, how a reaction is handled.

Read on the plain skeleton, before what is supposed. A person, a dose or a story in the message makes it the patient's.
"""

from __future__ import annotations

from bot.nlu.recogniser.asserted.anybody import ADJECTIVES, NOBODY, PERSON, SEVERAL
from bot.nlu.recogniser.rules import Rule, rule
from bot.nlu.recogniser.skeleton import ACT, CHILD, CONDITION, DRUG, REACTION, REASON

_NO_PERSON = (
    r"(?![^\n]*\b(?:she|he|her|his|him|hers|my|our|this|these|yo|y/o|aged|lady|gent\w*|started|stopped|now|currently|"
    r"despite|still|since|failed|\d\d ?[fm])\b)"
)
_TO_HANDLE = (
    r"(?:handle|handling|manage|managing|management of|treat|treating|treatment of|deal(?:ing)? with|cop(?:e|ing) with|"
    r"approach(?:ing)?(?: to)?|tackl(?:e|ing)|mitigat(?:e|ing)|minimi[sz](?:e|ing)|reduc(?:e|ing)|limit(?:ing)?)"
)
# No person, no story and no figure before the question ends
_OF_NOBODY = (
    rf"^{_NO_PERSON}(?![^\n]*(?:{REASON}|\bthe {CONDITION}|\b(?:here|we|i|pt|patient|man|woman|girl|boy|case|\d+|yr|"
    r"year|already|has been|got|had|not)\b))"
)
_ASKING = r"(?:is|are|does|do|would|should|can|could|will|what|which|how|when|who|why|any|is it true that)\b"

RULES: tuple[Rule, ...] = (
    # "MMF when breastfeeding", "azathioprine while pregnant - safe?", "tac vs MMF in PSC overlap"
    rule(
        "hypothetical",
        rf"^{_NO_PERSON}\W*{DRUG} (?:when|while|whilst|if|during) {ADJECTIVES}(?P<scope>{SEVERAL})\W*(?:$|(?:is|safe"
        rf"|ok|okay|"
        r"fine|allowed|possible|what|which|how|dose|any)\b)",
        CONDITION + CHILD + ACT,
    ),
    rule(
        "hypothetical",
        rf"^{_NO_PERSON}\W*{DRUG} (?:vs?\.?|versus|or|and) {DRUG} (?:in|for|during|with)"
        rf" {ADJECTIVES}(?P<scope>{SEVERAL})\W*$",
        CONDITION + CHILD,
    ),
    # "who with latent TB gets prophylaxis", "anyone used tac in sickle cell"
    rule(
        "hypothetical",
        rf"\bwho(?: of those| among those)? with {ADJECTIVES}(?P<scope>{SEVERAL}) (?:gets?|needs?|should|requires?"
        rf"|has to|"
        r"must|can|benefits?|qualifies)\b",
        CONDITION,
    ),
    rule(
        "hypothetical",
        rf"\b(?:anyone|anybody|any one|has anyone|any of you|any experience|experience)(?: (?:here|ever|with|of|had"
        rf"|have|"
        rf"using|us(?:ed?)|tried|giv(?:en|ing)|seen|got))+ (?:{DRUG} )?(?:in|for|with)"
        rf" {ADJECTIVES}(?P<scope>{SEVERAL})",
        CONDITION,
    ),
    # "how to handle diarrhoea on MMF", "the management of leukopenia on aza": of a patient's it is "the" or "her"
    rule(
        "hypothetical",
        rf"{_NO_PERSON}(?:^|[.;?!\n,]\s*)(?:and |so |but )?(?:the |(?:best |your |any )*(?:ways?|tips?|tricks?"
        rf"|advice|remed(?:y|ies)) (?:to|of|on|for|against|with) |how "
        rf"(?:to|do (?:you|we|people)|should (?:we|one)|would you|best to) |what is the )?(?:best )?(?:{_TO_HANDLE} "
        rf"|(?<=against )|(?<=for ))"
        rf"{ADJECTIVES}(?P<scope>{SEVERAL}) (?:on|with|from|under|due to|caused by) {DRUG}",
        CONDITION + REACTION,
    ),
    # "were it PSC what would change"
    rule(
        "hypothetical",
        rf"\bwere (?:it|this|that|there|they)(?: to (?:be|turn out))? (?:an? )?{ADJECTIVES}(?P<scope>{SEVERAL})",
        CONDITION + REACTION + CHILD,
    ),
    # "and in the elderly, aza dose?"
    rule(
        "hypothetical",
        rf"(?:^|[.;?!\n]\s*)(?:and|or|but|also|so) (?:in|for|during) {ADJECTIVES}(?P<scope>{SEVERAL}),? {DRUG}"
        r"[^.;!?\n]{0,20}\?",
        CONDITION + CHILD,
    ),
    # "woman, 34, breastfeeding, is aza ok?": told among what she is, not asked
    rule(
        "affirmed",
        r"\b(?:\d\d ?(?:yo|y/o|yr|f)\b|woman|lady|mother|mum|female|girl|pt|patient|she)\b[^.;?!\n]*?,\s*(?:now "
        r"|still |"
        rf"currently |exclusively |and )*(?P<scope>{ACT})(?=\s*[,.;)])",
        ACT,
        values=frozenset({"breastfeeding"}),
    ),
    # "is it true that cirrhosis makes budesonide useless", "does smoking matter for aza"
    rule(
        "hypothetical",
        rf"{_OF_NOBODY}\W*(?:(?:and|so|but|ok|also|hi|hello|question|quick question)[\s,:-]+)*{_ASKING}(?!n't|'t"
        rf"|not\b)(?! (?:it|this|that|well|be|have|also|still|not|may)\b(?! true))(?P<scope>[^.;?!\n]*)",
        CONDITION,
    ),
    # "cirrhosis: budesonide or pred?", "AIH and lupus: which drugs?", "best agent with CKD?": nothing else is told
    rule(
        "hypothetical",
        rf"^(?![^\n]*\d)\W*(?:aih (?:and|with|plus|\+|&) )?(?P<scope>{SEVERAL})(?: (?:and|with|plus|\+"
        rf"|&) aih)?\s*:[^.;:!\n]*\?\W*$",
        CONDITION,
    ),
    rule(
        "hypothetical",
        rf"^\W*(?:the |which |what )?(?:best |safest |right )*(?:drug|agent|option|choice|treatment|steroid"
        rf"|biologic|line) (?:is best )?(?:with|if) "
        rf"{ADJECTIVES}(?P<scope>{SEVERAL})\s*\?\W*$",
        CONDITION,
    ),
    # "CKD and tacrolimus, how low can the trough go"
    rule(
        "hypothetical",
        rf"{NOBODY}\W*(?P<scope>{SEVERAL}) (?:and|with|&|\+) {DRUG}[\s,:;-]+(?:how|what|which|do|does|should|can)\b",
        CONDITION,
    ),
    # "when a patient has cirrhosis", "a patient with cirrhosis should not get budesonide, right?"
    rule(
        "hypothetical",
        rf"\b(?:when|where|whenever|if) (?:(?:an?|any|some|your) )?{PERSON} (?:has|is|have|are|develops?|gets?|with)"
        rf" {ADJECTIVES}"
        rf"(?P<scope>{SEVERAL})",
        CONDITION + CHILD + REACTION,
    ),
    rule(
        "hypothetical",
        rf"^\W*(?:an?|any) {PERSON} with {ADJECTIVES}(?P<scope>{SEVERAL}) (?:should|shouldn't|can|cannot|can't|must"
        rf"|may|needs|"
        r"gets|never|always)\b",
        CONDITION,
    ),
    # "say cirrhosis is found on the scan", "would having lupus change it"
    rule(
        "hypothetical",
        rf"\b(?:say|suppose|assume) (?:the |that |an? )?(?P<scope>{SEVERAL}) (?:is|are|gets?|was|were) (?:found"
        rf"|present|"
        r"confirmed|discovered|diagnosed|proven)\b",
        CONDITION + REACTION,
    ),
    rule(
        "hypothetical",
        rf"\b(?:would|could|does|do|will) (?:having|being|having had) {ADJECTIVES}(?P<scope>{SEVERAL})\b",
        CONDITION,
    ),
    # "do you stop tac for tremor?", "are rash and fever typical of aza"
    rule(
        "hypothetical",
        rf"{_OF_NOBODY}\W*(?:do|would|should|does) (?:you|we|people|one|anyone|everybody) (?:\w+ )?(?:stop|hold"
        rf"|reduce|drop|cut|"
        rf"switch|change|continue) {DRUG} (?:for|because of|over|with) {ADJECTIVES}(?P<scope>{SEVERAL})",
        REACTION,
    ),
    rule(
        "hypothetical",
        rf"(?:^|[.;?!\n,]\s*)(?:is|are) (?P<scope>{SEVERAL}) (?:typical|characteristic|a feature|part|features"
        rf"|signs?) (?:of|for)\b",
        CONDITION + REACTION,
    ),
    # "any problem giving rituximab in hypogammaglobulinaemia"
    rule(
        "hypothetical",
        rf"{_NO_PERSON}\bany (?:problems?|issues?|harm|risks?|dangers?|objections?|concerns?)(?: (?:with|in|about|to"
        rf"|giving|using|"
        rf"starting|adding))* {DRUG} (?:in|with|for|during) {ADJECTIVES}(?P<scope>{SEVERAL})",
        CONDITION + REACTION,
    ),
)
