"""Rules for what is said of somebody else: relatives, partners, friends, and other patients."""

from __future__ import annotations

import re

from bot.nlu.recogniser.rules import Rule, rule
from bot.nlu.recogniser.skeleton import ACT, CHILD, CONDITION, MENTION, REACTION

_RELATIVE = (
    r"(?:mother|mum|mom|mam|father|dad|sister|sis|brother|bro|aunt|auntie|uncle|grandmother|grandma|gran|grandfather|"
    r"grandad|granddad|cousin|son|daughter|twin|parent|sibling|niece|half-sister|half-brother|"
    r"grandson|granddaughter|grandchild|grandchildren|grandkid|nephew)s?"
)
_PARTNER = r"(?:husband|wife|spouse|partner|boyfriend|girlfriend|fianc[eé]e?|neighbour|neighbor|flatmate|friend)"
# "Mother breastfeeding", "mum is pregnant": the patient herself
_THE_PATIENT = rf"(?:mother|mum|mom)\s+(?:(?:is|who|now|currently|still)\s+)*[{CHILD}{ACT}]"
_NOT_HERSELF = rf"(?:(?<!her )(?<!his )(?!{_THE_PATIENT})|(?<=her )|(?<=his ))"
_ALSO = rf"(?:\s*/\s*|\s*,\s*(?:and\s+|or\s+|then\s+)?|\s+(?:and|or|nor|then|&)\s+)(?:the |an? )?{MENTION}"
_OTHER_CASE = (
    r"(?:(?:my|our|the|a) (?:last|previous|former|earlier|old) (?:case|patient|pt|lady|man|woman)|"
    r"the (?:patient|pt|lady|man|woman) in the next (?:bed|room)|(?:the )?(?:patient|pt) next door|"
    r"(?:(?:a|my|our|the) )?(?:last|previous|former|earlier|other) (?:case|patient|pt|lady|man|woman) of (?:mine|ours)|"
    r"(?:a |my )?colleague's (?:patient|pt|case)|another (?:patient|pt|case|lady|man|woman) of (?:mine|ours)|"
    r"(?:a|one) (?:patient|pt|lady|man|woman|case) of (?:mine|ours)|"
    r"(?:(?:we|i)(?:'ve| have)?(?: once| recently)? (?:lost|treated)|saw|seen) an? (?:patient|pt|lady|man|woman|case))"
)
_ANOTHER = r"(?:an?other|a different|the other|my other) (?:patient|pt|case|lady|man|woman|one of (?:my|our) patients)"
_OF_PATIENT = (
    r"(?:but|however|she|he|she's|he's|pt|pts|patient|mine|ours|this one|the patient|here|"
    rf"her {MENTION}|his {MENTION}|herself|himself)"
)
_TELLS = (
    r"(?:reports?|says?|thinks?|wants?|asks?|asked|tells?|told|worries|(?:is |was |very )*worried|concerned|noticed|"
    r"brought|rang|phoned|called|confirms?|states?|keen)"
)

RULES: tuple[Rule, ...] = (
    rule(
        "family",
        rf"\b(?:(?:her|his|their|whose|pt's|patient's|maternal|paternal) {_RELATIVE}(?:'s)? (?:(?:also "
        r")?(?:has|had|have|with|got|died of|died from|"
        r"was diagnosed with|is|was|suffers from|takes|took)\s)|family (?:history|hx)(?: of| includes|:)?\s|"
        r"f/?hx?(?: of|:)?\s)"
        rf"(?:(?:an?|the|known|early|young-onset)\s)*(?P<scope>{MENTION}(?:{_ALSO})*)",
    ),
    rule(
        "family",
        rf"\b(?:f/?hx?|family (?:history|hx))\s*(?:of\s*)?:?(?=[^.;?!\n]*\({_RELATIVE}\))(?P<scope>[^.;?!\n]*)",
    ),
    rule(
        "family",
        r"(?<!young )(?<!new )(?<!feeding )(?<!nursing )(?<!lactating )(?<!expectant )(?<!single )(?<!\ba )"
        rf"(?<!{MENTION} )\b{_NOT_HERSELF}{_RELATIVE}\b(?!\s+(?:of|to|{_TELLS})\b)(?P<scope>[^.;,?!\n]*?)(?=[.;,?!\n]|"
        rf"\b{_OF_PATIENT}\b|$)",
    ),
    # Of a partner only what is said outright, and never a wish for a child or a drug: that is the patient's question.
    rule(
        "family",
        rf"\b{_PARTNER}(?:'s)?\s+(?:is|was|has|had|with|got|also|known)\b(?!\s+{_TELLS})"
        rf"(?P<scope>[^.;,?!\n]*?)(?=[.;,?!\n]|\b{_OF_PATIENT}\b|$)",
        CONDITION + REACTION,
    ),
    # "Husband has gout and takes allopurinol, patient does not"
    rule(
        "family",
        rf"\b(?:{_PARTNER}|{_RELATIVE})\b[^.;?!\n]*?\b(?:takes?|took|is on|on)\s+(?P<scope>{MENTION}(?:{_ALSO})*)"
        r"[,;]?\s+(?:and |but )?(?:the )?(?:patient|pt|she|he)(?:'s)?\s+"
        r"(?:does ?n[o']?t|does not|is ?n[o']?t|is not|never)\b",
    ),
    # "boyfriend HIV positive"
    rule("family", rf"\b{_PARTNER}(?:'s|:)?\s+(?:also |known |a )*(?P<scope>{MENTION}(?:{_ALSO})*)", CONDITION),
    # "paternal uncle: alcohol, then cirrhosis", "brother has AIH, on MMF"
    rule("family", rf"\b(?:{_RELATIVE}|{_PARTNER})\s*:(?P<scope>[^.;?!\n]*?)(?=[.;?!\n]|\b{_OF_PATIENT}\b|$)"),
    rule(
        "family", rf"\ba friend of (?:hers|his|theirs|mine)\b(?P<scope>[^.;,?!\n]*?)(?=[.;,?!\n]|\b{_OF_PATIENT}\b|$)"
    ),
    # "Her sister also has AIH, 31, on MMF": all that follows is of her
    rule(
        "family",
        rf"(?<!\bin a )(?<!\bfor a )(?<!\bof a )\b{_NOT_HERSELF}{_RELATIVE}\b"
        r"(?:\s+(?:also|too|who|has|with|is|got|had))*\s+(?:aih|autoimmune hep\w*)\b"
        rf"(?P<scope>[^.;?!\n]*?)(?=[.;?!\n]|\b{_OF_PATIENT}\b|$)",
    ),
    # "Is St John's wort ok with tac in another pt?"
    rule(
        "hypothetical",
        rf"(?P<scope>[^.;?!\n]*)\b(?:in|for|with|of) {_ANOTHER}\s*(?=[?.!]|$)",
        needs=re.compile(_ANOTHER),
    ),
    rule("family", rf"\b{_OTHER_CASE}\b(?P<scope>[^.;,?!\n]*)"),
    rule(
        "family",
        rf"(?P<scope>{MENTION}(?: {MENTION})*(?:{_ALSO})*)\s+(?:(?:runs |is |was |were )?in (?:the |her |his |a )?|\()"
        rf"(?:family|{_RELATIVE}|{_PARTNER})\b(?!\s+(?:of|with|who))",
    ),
    # "The gout is her husband's", "it's her husband who has gout"
    rule(
        "family",
        rf"(?P<scope>{MENTION}(?:{_ALSO})*)\s+(?:is|was|were|belongs to|belonged to)\s+(?:actually |really )?"
        rf"(?:her|his|the|their) (?:{_RELATIVE}|{_PARTNER})(?:'s)?\s*(?=[.,;!?)\ue010\ue011]|$|not\b)",
    ),
    rule(
        "family",
        rf"\b(?:{_RELATIVE}|{_PARTNER})\s+(?:who|that)\s+(?:has|had|was|is|takes|took|got)(?: on| given| the| known)*"
        rf"\s+(?P<scope>{MENTION}(?:{_ALSO})*)",
    ),
)
