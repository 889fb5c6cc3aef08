"""Rules for what is said of somebody else: relatives, partners, friends, and other patients."""

from __future__ import annotations

import re

from actions.case.people.others import NEIGHBOUR
from bot.nlu.recogniser.rules import Rule, rule
from bot.nlu.recogniser.skeleton import ACT, CHILD, CONDITION, DRUG, FINDING, MENTION, REACTION

RELATIVE = (
    r"(?:mother|mum|mom|mam|father|dad|sister|sis|brother|bro|aunt|auntie|uncle|grandmother|grandma|gran|grandfather|"
    r"grandad|granddad|(?<!its )cousin|son|daughter|twin|parent|sibling|niece|half-sister|half-brother|"
    r"grandson|granddaughter|grandchild|grandchildren|grandkid|nephew|grandparent|step(?:mother|father|sister|brother|"
    r"son|daughter)|in-law|family member|"
    r"(?:household|family|close) contact|household member|care-?giver|kinsman|"
    r"relatives(?= (?:have|had|with|on|has))|blood relative)s?"
)
PARTNER = r"(?:husband|wife|spouse|partner|boyfriend|girlfriend|fianc[eé]e?|neighbour|neighbor|flatmate|friend)"
# "Mother breastfeeding", "mum is pregnant", "mother on MMF found 7 weeks pregnant": the patient herself
_THE_PATIENT = (
    rf"(?:mother|mum|mom)\b(?:\s+(?:is|who|now|currently|still|just|found|to|be)\b|\s+(?:on|takes|taking)\s+{DRUG}"
    rf"|\s*,|\s+\d+)*\s+[{CHILD}{ACT}]"
)
_NOT_HERSELF = rf"(?:(?<!her )(?<!his )(?!{_THE_PATIENT})|(?<=her )|(?<=his ))"
# Behind a relative's illness a comma leads on to the patient's drug: "FH of diabetes, tac or MMF?"
_ALSO = (
    rf"(?:\s*/\s*|\s*,\s*(?:and\s+|or\s+|then\s+)?(?:(?!{DRUG})|(?<={DRUG}, )|(?<={DRUG},))|"
    rf"\s+(?:and|or|nor|then|&)\s+)(?:the |an? )?{MENTION}"
)
# Who was seen today is whom the message is about
_HERE = (
    r"[^.;?!\n]{0,60}\b(?:today|now|yesterday|tonight|this (?:morning|week|afternoon)|in clinic|just|who is|who has)\b"
)
_OTHER_CASE = (
    rf"(?:{NEIGHBOUR}|"
    r"(?<!in )(?<!for )(?<!with )(?<!of )(?<!to )another (?:patient|pt|case|lady|man|woman|chap) (?:on|with|who|"
    r"had|got|took|developed)|(?:my|our|the|a) (?:last|previous|former|earlier|old) (?:case|patient|pt|lady|man|"
    r"woman)|the (?:patient|pt|lady|man|woman) in the next (?:bed|room)|(?:the )?(?:patient|pt) next door|(?:(?:a|"
    r"my|our|the) )?(?:last|previous|former|earlier|other) (?:case|patient|pt|lady|man|woman) of (?:mine|ours)|"
    r"(?:a |my )?colleague's (?:patient|pt|case)|another (?:patient|pt|case|lady|man|woman) of (?:mine|ours)|(?:a|"
    r"one) (?:patient|pt|lady|man|woman|case) of (?:mine|ours)|(?:an?|the) (?:\w+ )?(?:patient|pt|case|lady|man|"
    r"woman|chap|boy|girl) (?:(?:i|we) (?:had|saw|knew|lost|looked after)|(?:last|some|a few|\w+) (?:years?|months?|"
    r"weeks?)(?: ago| back)? who)|(?:my|our|the|a|an) (?:other|index|published|reported) (?:case|patient|pt)|"
    r"(?:the )?(?:bed|room|bay|cubicle|side room) (?:next door|opposite)|(?:someone|somebody|a patient|a pt|a case|"
    r"one patient|a man|a woman|a lady) (?:else|on (?:the|my|our) (?:ward|unit|list)|in (?:the|my|our|"
    r"another) (?:clinic|ward|unit|bay|practice|paper|literature)|next door|opposite)|(?:the |her |his )?(?:organ |"
    r"liver |kidney |cadaveric |deceased )?donor(?:'s)?|(?:colleague|classmate|co-?worker|room-?mate|house-?mate|"
    r"lodger|neighbou?r|friend|boss)s? (?:with|who (?:has|had|is|was|takes|took|got))|(?:we|i)(?:'ve|"
    r" have)?(?: once| recently| also)? (?:lost|treated|looked after|cared for|nursed|managed|followed|remember|"
    r"recall|know of|heard of|met|had) (?:an?|another|one|someone|somebody|this one) (?:\w+ )?(?:patient|pt|lady|"
    r"man|woman|case|chap|boy|girl|fellow|teenager|gentleman)?|(?:saw|seen) an? (?:patient|pt|lady|man|woman|"
    rf"case)(?!{_HERE}))"
)
# The story of such a patient goes on without a subject: "my last case died of sepsis; was on cyclophosphamide"
_GOES_ON = (
    r"(?:\s*:[^.;?!\n]*)?[^.;,?!\n]*(?:[;,]\s*(?:and |but |then )?(?:was|were|had|on|died|got|developed|took|who|did|"
    r"ended|stopped|after|"
    r"despite|then|lost|with|given|needed|came)\b[^.;,?!\n]*)*"
)
_ANOTHER = r"(?:an?other|a different|the other|my other) (?:patient|pt|case|lady|man|woman|one of (?:my|our) patients)"
_OF_PATIENT = (
    r"(?:makes? (?:him|her)|worries|frightens|scares|but|however|she|he|she's|he's|pt|pts|patient|mine|ours|this one"
    r"|the patient|here|"
    rf"her {MENTION}|his {MENTION}|herself|himself)"
)
# Who gives or fetches it is not who takes it: "mum puts his tac in yoghurt"
_HANDS = (
    r"(?:gives?|gave|giving|brings?|fetch(?:es)?|collects?|administers?|crushes|mixes|hides|supervises?|manages"
    r"|handles|"
    r"holds|"
    r"keeps|doles out|dispenses|picks up|measures|counts(?: out)?|checks|stopped|stops|puts|forgets?)"
)
_TELLS = (
    r"(?:reports?|says?|thinks?|wants?|asks?|asked|tells?|told|worries|(?:is |was |very )*worried|concerned|noticed|"
    r"brought|rang|phoned|called|confirms?|states?|keen|reluctant|hesitant|unwilling|refuses?|insists?|fears?|minds?|"
    r"dislikes?|complains?|afraid|"
    r"anxious|scared|"
    rf"{_HANDS}|(?:is |was )?(?:refusing|"
    r"against|in favour)|hopes?|mentions?|mentioned|prefers?|objects?|declines?|declined|insisted|hates|wonders?)"
)
_PATIENT_S = r"(?:her|his|the (?:patient|pt|girl|boy|child|lad|kid)'s)"
# Beside a parent the daughter or the child is the patient
_PARENT = r"(?:mother|mum|mom|mam|father|dad|parent)"
_CHILD = r"(?:daughter|son|girl|boy|child|kid)"
_CHILD_HERE = rf"(?:(?:the |her |his |our )?(?:{_CHILD}|teenager|lad|baby))"

_TAKEN_BY_PARTNER = (
    rf"\b{PARTNER}(?:'s| is| was| has been)? (?:also |now |just |currently )*"
    rf"(?:on|takes|taking|took|uses|using|started(?: on)?|given) (?:the |an? )?"
    rf"(?P<scope>{MENTION}(?:{_ALSO}|(?: too| as well)? (?:for|with) (?:her |his |the )?{MENTION})*)"
)
_OF_SOMEBODY_ELSE = (
    r"(?:was|is|were|belong(?:s|ed) to|came from) (?:(?:for|of|from|on) )?(?:some(?:one|body) else|another|a different"
    r"|the (?:other|last|previous|next|wrong)) ?(?:pt|patient|one|case|lady|man|woman|gentleman)?(?:'s)?"
    r"(?=\s*(?:$|[.,;!?)]))"
)
_NOT_HIS = (
    r"(?:(?:was|is|were)(?: not|n'?t)|not) (?:him|her|his|hers|this (?:pt|patient|one|man|lady|woman)|mine)"
    r"(?=\s*(?:$|[.,;!?)]))"
)
RULES: tuple[Rule, ...] = (
    rule(
        "family",
        rf"\b(?:(?:her|his|their|whose|pt's|patient's|maternal|paternal) {RELATIVE}(?:'s)? (?:(?:also )?(?:has|had|"
        r"have|with|got|died of|died from|was diagnosed with|is|was|suffers from|takes|took)\s)"
        r"|fam(?:ily)?\.? (?:history|"
        r"hist|hx)(?: of| includes|:)?\s|f/?hx?(?: of|:)?\s)(?:(?:an?|the|known|early|"
        rf"young-onset)\s)*(?P<scope>{MENTION}(?:{_ALSO})*)",
    ),
    rule(
        "family",
        rf"\b(?:f/?hx?|family (?:history|hx))\s*(?:of\s*)?:?(?=[^.;?!\n]*\({RELATIVE}\))(?P<scope>[^.;?!\n]*)",
    ),
    rule(
        "family",
        r"(?<!young )(?<!new )(?<!feeding )(?<!nursing )(?<!lactating )(?<!expectant )(?<!single )(?<!\ba )"
        rf"(?<!{MENTION} )\b{_NOT_HERSELF}{RELATIVE}\b(?!\s+(?:of|to|{_TELLS})\b)(?P<scope>[^.;,?!\n]*?)(?=[.;,?!\n]|"
        rf"\b{_OF_PATIENT}\b|$)",
    ),
    # Of a partner only what is said outright, and never a wish for a child or a drug: that is the patient's question.
    rule(
        "family",
        rf"\b{PARTNER}(?:'s)?\s+(?:is|was|has|had|with|got|also|known)\b(?!\s+{_TELLS})"
        rf"(?P<scope>[^.;,?!\n]*?)(?=[.;,?!\n]|\b{_OF_PATIENT}\b|$)",
        CONDITION + REACTION,
    ),
    # "her friend takes aza"; what a partner takes may be the question (see above)
    rule(
        "family",
        r"\b(?:friend|neighbou?r|flatmate)(?:'s)? (?:also )?(?:is on|takes|took|was on|uses|"
        rf"on) (?P<scope>{MENTION}(?:{_ALSO})*)(?! (?:and|we|they) (?:wants?|plans?|hopes?|trying))",
    ),
    rule(
        "family",
        r"\b(?:her|his|their|the|breastfed|nursing) (?:baby|newborn|infant|neonate|toddler|twins)(?:'s)? (?:(?:also|"
        r"now|is|was|has|"
        rf"had|got|with|born|an?)\s+)*(?P<scope>{MENTION}(?:{_ALSO})*)",
        CONDITION + REACTION,
    ),
    # "Husband has gout and takes allopurinol, patient does not"
    rule(
        "family",
        rf"\b(?:{PARTNER}|{RELATIVE})\b[^.;?!\n]*?\b(?:takes?|took|is on|on)\s+(?P<scope>{MENTION}(?:{_ALSO})*)"
        r"[,;]?\s+(?:and |but )?(?:the )?(?:patient|pt|she|he)(?:'s)?\s+"
        r"(?:does ?n[o']?t|does not|is ?n[o']?t|is not|never)\b",
    ),
    # "boyfriend HIV positive"
    rule("family", rf"\b{PARTNER}(?:'s|:)?\s+(?:also |known |still |an? )*(?P<scope>{MENTION}(?:{_ALSO})*)", CONDITION),
    # "paternal uncle: alcohol, then cirrhosis", "brother has AIH, on MMF"
    rule("family", rf"\b(?:{RELATIVE}|{PARTNER})\s*:(?P<scope>[^.;?!\n]*?)(?=[.;?!\n]|\b{_OF_PATIENT}\b|$)"),
    rule(
        "family", rf"\ba friend of (?:hers|his|theirs|mine)\b(?P<scope>[^.;,?!\n]*?)(?=[.;,?!\n]|\b{_OF_PATIENT}\b|$)"
    ),
    # "Her sister also has AIH, 31, on MMF": all that follows is of her
    rule(
        "family",
        rf"(?<!\bin a )(?<!\bfor a )(?<!\bof a )\b{_NOT_HERSELF}{RELATIVE}\b"
        r"(?:\s+(?:also|too|who|has|with|is|got|had))*\s+(?:aih|autoimmune hep\w*)\b"
        rf"(?P<scope>[^.;?!\n]*?)(?=[.;?!\n]|\b{_OF_PATIENT}\b|$)",
    ),
    # "Is St John's wort ok with tac in another pt?"
    rule(
        "hypothetical",
        rf"(?P<scope>[^.;?!\n]*)\b(?:in|for|with|of) {_ANOTHER}\s*(?=[?.!]|$)",
        needs=re.compile(_ANOTHER),
    ),
    rule("family", rf"\b{_OTHER_CASE}(?!\w)(?P<scope>{_GOES_ON})", needs=re.compile(_OTHER_CASE)),
    # "his father, uncle, all type 2 diabetes", "mum and two aunts with lupus", "gout in three uncles"
    rule(
        "family",
        rf"\b{RELATIVE}(?:\s*(?:,|and|&|/|plus)\s*(?:(?:an?|the|her|his|one|two|three|maternal|paternal|both|elder|"
        rf"younger) )*{RELATIVE})+(?:\s*,\s*(?!{DRUG})|\s*:\s*|\s+)(?:(?:all|both|each|are|were|had|have|has|with"
        rf"|got|also|on|took|take|"
        rf"is|was|known|of them|of whom|had had)\s+)*(?P<scope>{MENTION}(?:{_ALSO})*)",
    ),
    rule(
        "family",
        rf"(?P<scope>{MENTION}(?:{_ALSO})*)\s+(?:in|affecting|among|of|for) (?:(?:two|three|four|several|both|all|"
        r"many|most|some|\d|of|her|his|the|an?|elder|younger|older|maternal|paternal|close|"
        rf"distant)\s+)*{RELATIVE}\b",
    ),
    rule(
        "family",
        rf"(?P<scope>{MENTION})\s+on (?:the |her |his )?(?:mother's|father's|maternal|paternal|mum's|dad's) side",
    ),
    rule("family", rf"\bfamilial (?P<scope>{MENTION}(?:{_ALSO})*)"),
    rule(
        "family",
        rf"(?P<scope>{MENTION}(?: {MENTION})*(?:{_ALSO})*)\s+"
        r"(?:(?:runs |is |was |were )?in (?:the |her |his |a )?|\(|- )"
        rf"(?:family|{RELATIVE}|{PARTNER})\b(?!\s+(?:of|with|who))",
    ),
    # "The gout is her husband's", "it's her husband who has gout"
    rule(
        "family",
        rf"(?P<scope>{MENTION}(?:{_ALSO})*)\s+(?:-\s+)?(?:is|was|were|that's|that is"
        r"|belongs to|belonged to)\s+(?:actually |really )?"
        rf"(?:her|his|the|their) (?:{RELATIVE}|{PARTNER})(?:'s)?\s*(?=[.,;!?)\ue010\ue011]|$|not\b)",
    ),
    rule(
        "family",
        rf"\b(?:{RELATIVE}|{PARTNER})\s+(?:who|that)\s+(?:has|had|was|is|takes|took|got)(?: on| given| the| known)*"
        rf"\s+(?P<scope>{MENTION}(?:{_ALSO})*)",
    ),
    # "Housemate on isoniazid for latent TB"
    rule(
        "family",
        r"\b(?:(?:class|room-?|house-?|flat-?|cell-?|team-?|school)mate|co-?worker)s?(?: (?:has|had|is|was|on|takes|"
        r"took|"
        rf"with|got|also|given))+ (?P<scope>{MENTION}(?:{_ALSO}| (?:for|with|after|from|and) {MENTION})*)",
    ),
    # "his wife is breastfeeding": she nurses, not he; whose wish or pregnancy it is, the case asks
    rule(
        "family",
        rf"\b(?:wife|girlfriend|fianc[eé]e)(?:'s)?\s+(?:(?:is|was|currently|now|still|also)\s+)*(?P<scope>{ACT})",
        ACT,
        values=frozenset({"breastfeeding"}),
    ),
    # "husband on methotrexate. She takes aza": whom each is of is told
    rule(
        "family",
        rf"\b(?:{PARTNER}|{RELATIVE})(?:'s| is| was| has been)? (?:also )?(?:on|takes|taking|took|uses|using) "
        rf"(?P<scope>{DRUG}(?:{_ALSO})*)"
        rf"[^.;,?!\n{MENTION[1:-1]}]{{0,25}}(?:{CONDITION})?[^.;?!\n{MENTION[1:-1]}]{{0,30}}"
        rf"[.;,]\s*(?:and |but |while )?(?:she|he|pt|patient|the (?:patient|pt)|mine|our \w+|hers|his)(?:'s| is)? "
        rf"(?:herself |himself |only |just )?(?:takes|taking|on|is|uses)\b[^.;,?!\n]{{0,10}}{DRUG}",
        DRUG,
    ),
    # "AIH on tac. Wife on phenytoin", "her husband takes allopurinol. 6mp ok?": beside a drug of the patient's
    # what the partner is told to take is the partner's
    rule("family", rf"{_TAKEN_BY_PARTNER}(?=[^\n]*{DRUG})", DRUG + CONDITION),
    rule("family", rf"{DRUG}[^\n]*?{_TAKEN_BY_PARTNER}", DRUG + CONDITION),
    # "dog is on ketoconazole"; a dog that bites is another matter
    rule(
        "family",
        r"\b(?:dog|cat|puppy|kitten|horse|pet)(?:'s)? (?:is|was|has|had|on|takes|taking|got|given)\b"
        r"(?P<scope>[^.;,?!\n]*)",
    ),
    # "her kid had MMR last week"
    rule(
        "family",
        r"\b(?:her|his|their) (?:\w+ )?(?:kids?|child(?:ren)?|toddlers?|bab(?:y|ies)|newborn|infant)(?:'s)? "
        rf"(?:(?:has|have|had|got|is|was|are|were|just|given|due|having|needs?|gets?|getting|will|to|get|the|a|an) )+"
        rf"(?P<scope>{MENTION}(?:{_ALSO})*)",
    ),
    # "the F4 was someone else", "the cirrhosis wasn't him": read of another patient by mistake
    rule(
        "family",
        rf"(?P<scope>{MENTION}(?:{_ALSO})*)\s+(?:(?:result|reading|scan|one)\s+)?(?:{_OF_SOMEBODY_ELSE}|{_NOT_HIS})",
    ),
    # "mum gives her azathioprine", "father keeps the boy's tac": the patient takes it
    rule(
        "affirmed",
        rf"\b(?:{RELATIVE}|{PARTNER})\b[^.;,?!\n]{{0,20}}?\b{_HANDS} (?:{_PATIENT_S}|her|him|"
        rf"them) (?:the )?(?P<scope>{DRUG})",
        DRUG,
    ),
    # "mum had lupus; daughter on MMF": beside her parent she is the patient
    rule(
        "affirmed",
        rf"\b{_PARENT}\b[^.?!\n]*?{MENTION}[^.?!\n]*?[.;,]\s*(?:and |but |while )?{_CHILD_HERE}(?:'s| is| has| was|"
        rf" now| currently| takes| taking| on| with|,| \d+)+(?P<scope>[^.;?!\n]*)",
    ),
    # "her son, who lives with her, has TB"
    rule(
        "family",
        rf"\b(?:{RELATIVE}|{PARTNER})(?:, (?:who|whom|with whom|whose|also|aged|\d\d?)\b[^.;,?!\n]*,| \(\d\d?\),?)"
        rf" (?:also )?(?:has|had|"
        r"got|is|was|"
        rf"takes|took|developed|died of|did|does|doing|responded|failed)(?: \w+)?(?: on| an?| known| to)*"
        rf" (?P<scope>{MENTION}(?:{_ALSO})*)",
    ),
    # "daughter of a woman with lupus", "married to someone with hepatitis B", "lives with a man with TB"
    rule(
        "family",
        rf"\b(?:(?:{_CHILD}|baby) of|married to|engaged to|partner of|(?:lives|living|shares? \w+ \w+) with|cares? for|"
        rf"nurses) (?:an? |two |her |his )?(?:\w+ )?(?:man|woman|mother|father|mum|dad|patient|couple|parents?|someone|"
        rf"somebody|guy|lady|people|person) (?:with|who (?:has|have|had|is|is on|takes)) (?:known |active )?"
        rf"(?P<scope>{MENTION}(?:{_ALSO})*)",
    ),
    # "Family: diabetes, gout."
    rule("family", rf"(?:^|[.;\n]\s*)(?:family|fam\.?(?: hx)?|relatives)\s*:\s*(?P<scope>{MENTION}(?:{_ALSO})*)"),
    # "brother, 25, UC": of that age is the relative
    rule(
        "family",
        rf"\b{RELATIVE}(?:, (?:aged )?\d\d?,| \(\d\d?\)[,:]?) (?:known |with |also )*(?P<scope>{FINDING}(?:{_ALSO})*)",
        CONDITION + REACTION,
    ),
)
