"""Rules that name every word between a cue and the mention: denied, suspected, supposed of a population, or past.

Read on the plain skeleton. Any word that is not named ends the scope, and a list goes on only through a conjunction.
"""

from __future__ import annotations

from bot.nlu.recogniser.rules import Rule, rule
from bot.nlu.recogniser.skeleton import CONDITION, REASON
from bot.nlu.recogniser.skeleton import DRUG as _DRUG
from bot.nlu.recogniser.skeleton import MENTION as _X

STATED = (
    r"(?:(?:an?|the|any|her|his|their|known|new|old|overt|clinical|clinically|overtly|active|current|currently|"
    r"obvious|trace|early|mild|significant|underlying|frankly|truly|formally|definitely|definite|strictly|"
    r"overlap with|overlapping with|gestational|pulmonary|drug-induced|steroid-induced|biopsy-proven|further|"
    r"personal|more|other|co-?existing|established|previous|prior|past|recent|yet|ever|actually|really|being|is|"
    r"even|also|entirely|completely|(?:evidence|history|signs?|symptoms?|features?|suggestion|sign or symptoms|hx|"
    r"use|exposure|presence|diagnosis) (?:of|to)|h/o|k/c/o|kco|e/o|s/o|f/o|at all|in the least|remotely|"
    r"(?:known )?case of|been|to be|to have|had|have|"
    r"having|got|on|concurrent|concomitant|take|taking|taken|took|given|received|receiving|treated with|started on|"
    r"exposed to|diagnosed with|diagnosed|develop(?:ed|ing|s)?|suffered from|tried|used|using|needed|drinks?|drinking|"
    r"touch(?:es|ed)?|"
    r"smoke[sd]?|experienced|complained of|single|so much as|(?:bouts?|episodes?|attacks?|spells?|hint|trace|"
    r"indication|suspicion|form|kind|sort|type|cause|question) of)\s+)*"
)
OR = rf"(?:\s*/\s*|\s*,?\s+(?:or|nor)\s+){STATED}{_X}"
LISTED = rf"\s*,\s*{_X}(?=(?:\s*,\s*{_X})*\s*,?\s+(?:or|nor)\s+{STATED}{_X})"
AND = rf"(?:\s*/\s*|\s*,\s*(?:and\s+|or\s+|then\s+)?|\s+(?:and|or|nor|then|&)\s+){STATED}{_X}"
_AND_NO_COMMA = rf"(?:\s*/\s*|\s+(?:and|or|then|&)\s+(?:of\s+|possibly\s+)?){STATED}{_X}"
_LISTED_AND = LISTED.replace("(?:or|nor)", "(?:and|&)")
_LISTED_DRUG = rf"(?<={_DRUG})\s*,\s*(?:and\s+|then\s+)?{_DRUG}(?=\s*(?:[,.;&/(\n]|and\b|or\b|then\b|$))"
_LINK = (
    r"(?:'s)?(?:\s*(?:[:=(]|\b(?:is|are|was|were|has been|have been|came back|status|tests?|serology|screen|both|"
    r"all|still|currently|not (?:entirely|fully|quite|yet)|entirely|fully)\b))*\s*"
)

_NOT_HARDLY = r"(?<!not )(?<!entirely )(?<!fully )(?:-\s*)?"
_NEGATIVE = r"negative|neg|-\s?ve|sero-?negative"
_FOUND_NOT = r"absent|excluded|ruled out|not present|not detected|undetectable|denied|nil"
TESTED_FOR = frozenset(
    {
        *("hepatitis-b", "hbsag-positive", "anti-hbc-positive", "hepatitis-c", "hiv", "tuberculosis"),
        *(
            "hepatitis-e",
            "latent-tuberculosis",
            "infection",
            "sepsis",
            "strongyloidiasis",
            "pregnant",
            "coeliac",
            "wilson",
            "pbc",
        ),
        *("tpmt-deficient", "nudt15-deficient", "ascites", "jaundice", "encephalopathy"),
    }
)
"""What has a test, or a sign that is looked for, and can be negative: a coil, cirrhosis and a medicine cannot."""

NOT_DRUG = "\ue001\ue002\ue003\ue005\ue006"

PAST: tuple[Rule, ...] = (
    rule(
        "historical",
        r"\b(?:previously|previous|prior|formerly|past|(?:was|were)(?: once| briefly| initially)? on|was taking|"
        r"was given|had been on|used to (?:take|be on|have)|h/o|hx of|history of|pmhx?|no longer(?: on| taking)?|"
        rf"came off|has stopped|stopped|discontinued|ex)\b[:\s-]*{STATED}(?P<scope>{_X}(?:{_AND_NO_COMMA}|"
        rf"{_LISTED_DRUG}|{_LISTED_AND})*)",
    ),
    rule(
        "historical",
        r"(?<!started )(?<!added )(?<!added to )(?<!combined with )(?<!on top of )(?<!began )(?<!begun )"
        r"(?<!commenced )(?<!introduced )(?<!started on )(?<!put on )"
        r"(?<!placed on )(?<!commenced on )(?<!begun on )(?<!\bfor )"
        rf"(?P<scope>{_X})\s+(?:\(?(?:in the past(?! (?:\w+ )?(?:days?|weeks?|months?|years?)\b)|previously"
        rf"|(?:\d+|one|two|three|four|six|some|many|several|few) "
        rf"(?:years?|yrs?|y|months?) (?:ago|back)|years (?:ago|back)|as a child|long ago|"
        r"last (?:year|month|summer|winter|spring|autumn|time)|"
        rf"earlier this year)\b|in (?:19|20)\d\d)",
    ),
)

RULES: tuple[Rule, ...] = (
    rule(
        "possible",
        r"(?:(?<!\S)\?+\s?|(?<=\()\?+\s?|\b(?:poss\.?|prob\.?|susp\.?|possible|possibly|probable|probably|likely|"
        r"suspected|suspicion of|"
        r"suspect|suspects|suspecting|query|suspicious for|suspicion for|suggestive of|suggests|hint(?:s|"
        r"ing)? (?:at|of)|point(?:s|ing)? (?:to|towards)|looks like|(?:raises? the |the )?(?:possibility|"
        r"question) of|questionable|presumed|presumptive|provisional|sounds like|smacks of|smells of|(?:chance|"
        r"possibility|suspicion)(?: that)? (?:she|he)(?:'s| is| has| may be| might be)|maybe|perhaps|"
        r"(?<!without )(?<!no )doubt(?:s|ed)?(?: that| if)?(?: it's| it is| this is| she's| she has| he's| he has|"
        r" she is|"
        r" he is)?|(?:may|might|could)(?: well| also| still| even)? have|(?:may|might|could)(?: well| also|"
        r" still)? be|could (?:this|it|"
        r"she|he|there) (?:be|have)|(?:might|may) (?:this|it|she|he|there) (?:be|have)|to exclude|(?:seems|appears|"
        r"looks|seem|appear) (?=to be|to have|to)|seems|appears|looks|(?:being )?(?:investigated|worked up|work-?up|"
        r"under investigation) for|(?:ddx|differentials?(?: diagnosis)?)(?: is| of| includes)?:?|(?:can't|cannot|"
        r"can not|couldn't|not) (?:entirely |fully )?(?:exclude|rule out)|(?:thinks?|believes?|fears?|"
        r"reckons?|thought)(?: that)? (?:she|he|they)(?:'s| is| has| had| may be| might be| may have)|rule out"
        r"|r/o|borderline|"
        r"concern(?:ed)? (?:for|about|of|over)|worried about|worry about|(?:unsure|not sure|unclear|uncertain|"
        r"don't know|do not know|not certain|not clear|no idea|can't tell|not convinced|unconvinced|not persuaded)"
        r"(?: (?:if|whether|about|that|by))?(?: she| he| it| this|"
        rf" they| the patient)?(?:'s| is| has| are| have| was)?)\s+){STATED}(?P<scope>{_X}(?:{_AND_NO_COMMA})*)",
        NOT_DRUG,
    ),
    # "?drug-induced pancreatitis": up to two words that are no cue of their own
    rule(
        "possible",
        r"(?:(?<!\S)\?\s?|(?<=\()\?\s?|\b(?:possible|probabl[ey]|suspected|presumed|query)\s+)"
        rf"(?:(?!(?:on|in|with|from|to|of|by|after|for|and|or|no|not|is|she|he|her|"
        rf"his)\b)[a-z-]+\s+){{1,2}}(?P<scope>{_X})",
        NOT_DRUG,
    ),
    rule(
        "possible",
        rf"(?P<scope>{_X}(?:{_AND_NO_COMMA})*){_LINK}(?:remains? |seems )?(?:suspected|possible|probable|unlikely|"
        r"unknown|not known(?! to)|unclear|in question|likely|uncertain|pending|awaited|not tested|untested|"
        r"not checked|not (?:\w+ )?(?:excluded|ruled out)|equivocal|queried|can't be excluded|cannot be excluded|"
        r"a possibility|not confirmed|unconfirmed|yet to be confirmed|under investigation|being (?:investigated|"
        r"worked up|queried|ruled out|excluded|looked (?:for|into)|considered)|to be (?:excluded|ruled out|"
        r"confirmed)|needs excluding|on the differential|remains possible|not proven|unproven)\b",
        NOT_DRUG,
    ),
    rule(
        "possible",
        rf"\b(?:hint(?:s|ing)? at|suggests?|suspects?)\b[^.;{_X[1:-1]}]{{0,12}}{_X},? the \w+ (?:at|of|suspects?|"
        rf"suggests?) (?P<scope>{_X})",
        NOT_DRUG,
    ),
    rule("possible", rf"(?P<scope>{_X}\s+(?:vs?\.?|versus)\s+(?:{_X}|[a-z-]+))\s*\?", NOT_DRUG),
    # "d/d sepsis vs drug fever"
    rule(
        "possible",
        r"\b(?:d/d|ddx|differentials?(?: diagnosis)?)(?!\w)(?P<scope>[^.;?\n]*)",
        NOT_DRUG,
    ),
    rule(
        "hypothetical",
        r"\b(?:risks?|rates?|incidence|frequency|chances?|likelihood|prevention|screen(?:ing|ed)?|check(?:ing|ed|"
        r"s)?|test(?:ing|ed|s)?|send(?:ing)?|order(?:ing|ed)?|chas(?:e|ing)|look(?:ing)?|signs|(?:watch|"
        r"monitor(?:ing|ed)?)(?! (?:her|his|their)\b)|vaccinat\w+|avoid|prevent|cause|induce|trigger)\s+(?:(?:of|"
        rf"for|against|out for)\s+)?{STATED}(?P<scope>{_X}(?:{AND})*)",
        NOT_DRUG,
    ),
    rule(
        "hypothetical",
        rf"(?<!\?)(?P<scope>{_X})(?: positive)?(?: aih(?= p))?\s+(?:risks?|prophylaxis|screen(?:ing)?|tests?"
        rf"|testing|vaccin\w+"
        rf"|serolog\w+|"
        r"status(?! (?:(?:is|still|remains) )*(?:unknown|not|unclear|pending|open))|bloods|markers|pcr|monitoring|"
        r"prevention|reactivation|patients|"
        r"pts|women|mothers|mums|ladies|men|people|adults|individuals|recipients|populations?|carriers|"
        r"rates?)\b(?!\s+(?:is |was |"
        r"all )?(?:negative|neg|positive|pos|clear|clean)\b)",
        NOT_DRUG,
    ),
    # "patients with cirrhosis": a population
    rule(
        "hypothetical",
        r"\b(?:patients|pts|people|women|men|those|adults|children|kids|teenagers|infants|girls|boys|someone|"
        r"somebody|anyone|anybody|individuals)\s+(?:with|who (?:have|are|had|has|is|develop|get)|having|"
        rf"developing)\s+(?:aih (?:and|with|plus|\+) )?{STATED}(?P<scope>{_X}(?:{AND})*)",
        NOT_DRUG,
    ),
    rule(
        "hypothetical",
        rf"(?P<scope>{_X})\s+(?:about(?! (?:once|twice|half|an?|every|one|two|three|most|\d))|as to|regarding|whether"
        r"|by (?:the|all|these|this))\b(?! (?:way|by)\b)",
        NOT_DRUG,
    ),
    # "never had aza so is that intolerance", "does this count as non-response": the word is asked about
    rule(
        "hypothetical",
        r"\b(?:is|was|does|would|can|should|do) (?:we |i )?(?:that|this|it|call (?:it|this|that))"
        r"(?: (?:really|truly|now|already|count(?:s)? as|be called|called|an?|true|actually))* "
        rf"(?P<scope>{REASON})",
        REASON,
    ),
    rule(
        "negated",
        r"\b(?:no(?! actually| wait)|without|w/o|nil|(?<!level )(?<!levels )(?<!trough )(?<!tgn )(?<!to )zero"
        r"|negative for|neg for|absence of|free of|free from|"
        r"lack of|lacks|neither|never|excluded|ruled out)\s+"
        rf"{STATED}(?P<scope>{_X}(?:{OR}|{LISTED})*)",
    ),
    rule(
        "negated",
        rf"(?P<scope>{_X}(?:{_AND_NO_COMMA})*)\s+(?:screen(?:ing)?|serology|tests?|scans?|imaging|surveillance|"
        r"biops\w+|cultures?|swabs?|pcr|work-?up)\s+(?:(?:is|was|were|all|came back)\s+)*(?:clear|clean|"
        r"unremarkable)\b",
    ),
    rule(
        "negated",
        rf"\b(?:denies|denied|denying|free of|free from|negative for|neg for)\s+{STATED}(?P<scope>{_X}(?:{AND})*)",
    ),
    rule(
        "negated",
        rf"\b(?:na[iï]ve (?:to|of|for)|unexposed to|never exposed to)\s+{STATED}(?P<scope>{_X}(?:{_AND_NO_COMMA}|"
        rf"{_LISTED_DRUG})*)",
    ),
    # "No h/o DM, HTN, TB": a list of what is asked in every history
    rule(
        "negated",
        r"\b(?:no|nil|not an?|denies)\s+(?:known |significant |past |previous |any |other )*"
        rf"(?:h/o|k/c/o|kco|history of|hx of|pmhx? of)\s+"
        rf"(?P<scope>{CONDITION}(?:\s*(?:[,/&]|\bor\b|\band\b)\s*{CONDITION})*)",
        CONDITION,
    ),
    rule("negated", rf"(?P<scope>{_X})(?:[\s-]na[iï]ve|[\s-]free(?! (?:of|from|fluid|t[34])))\b"),
    # "MMF never given", "tac not yet tried", "everything bar rituximab"
    rule(
        "negated",
        rf"(?P<scope>{_X}(?:{_AND_NO_COMMA})*)\s*(?:\(|:|-)?\s*(?:(?:was|were|has|have|had)\s+)?"
        r"(?:never|not|hasn't|haven't|wasn't|weren't)\s+(?:yet |ever |been |previously )*"
        r"(?:given|tried|used|had|taken|exposed|attempted|started|prescribed|begun|commenced|introduced|required)\b",
        _DRUG,
    ),
    # "Not started aza as TPMT pending", "yet to begin MMF", "holding off tac"
    rule(
        "negated",
        r"\b(?:not(?: yet)?|never|yet to(?: be)?|hasn't|haven't|hasnt|wasn't|holding off|held off)"
        r"(?: yet| been| ever| be)*(?: start(?:ed)?| commenced?| begun| begin| initiated?| given| put)?(?: on)?"
        rf" (?P<scope>{_DRUG}(?:{_AND_NO_COMMA}|{_LISTED_DRUG})*)(?!\s*(?:work|respond|enough|toler|help|but))",
        _DRUG,
    ),
    rule(
        "negated",
        r"\b(?:bar|barring|except(?: for)?|apart from|short of|save for|other than)\s+"
        rf"(?P<scope>{_X}(?:{_AND_NO_COMMA})*)",
        _DRUG,
    ),
    rule(
        "negated",
        r"(?<!why )\b(?:not|isn't|isnt|wasn't|wasnt|aren't|hasn't|hasnt|haven't|hadn't|doesn't|doesnt|does not|"
        r"doesn't have|doesnt have|does not have|didn't have|did not have|don't have|do not have|non)(?:\s+|-|"
        rf"(?<=non))(?:(?:because of|due to|owing to|on account of|from|for)\s+)?{STATED}(?:known to (?:be|"
        rf"have)\s+)?(?P<scope>{_X}(?:{OR}|{LISTED})*)",
    ),
    # A drug is denied, but no result: "on MMF, HIV negative"
    rule(
        "negated",
        rf"(?P<scope>{_X}(?:{_AND_NO_COMMA})*){_LINK}{_NOT_HARDLY}(?:{_FOUND_NOT}|{_NEGATIVE})(?!\w)",
        NOT_DRUG,
    ),
    rule("negated", rf"(?P<scope>{_X}(?:{AND})*){_LINK}{_NOT_HARDLY}(?:{_FOUND_NOT})(?!\w)", NOT_DRUG),
    # "has an IUD, hep b neg": behind commas only what is tested for can be negative with it
    rule(
        "negated",
        rf"(?P<scope>{_X}(?:{AND})*){_LINK}{_NOT_HARDLY}(?:{_NEGATIVE})(?!\w)",
        values=TESTED_FOR,
    ),
    rule("negated", rf"(?P<scope>{_X}(?:{AND})*){_LINK}(?:-\s*)?(?:denied|nil|absent)(?!\w)"),
    rule("negated", rf"(?P<scope>{_DRUG}){_LINK}(?<!not )(?:excluded|ruled out)(?!\w)"),
    # "TB: no", "TB - no history"; "cirrhosis (no varices)", "gout: no attacks" say what there is none of besides
    rule(
        "negated",
        rf"(?P<scope>{_X})\s*(?:[:=?(]|\s-)\s*(?:no|none|nil|n)\b(?=\s*(?:[.,;:)?!/\n-]|$)|\s+(?:and|but|so|as|on|in|"
        r"evidence|history|hx|h/o|signs?|symptoms?|features?|suggestion|stigmata|exposure|contact|record|such|that)\b)",
    ),
    rule("negated", rf"(?P<scope>{_X})\s+none\b"),
    # "HCV NR", "HIV non reactive", "HBV DNA TND" (target not detected), as a laboratory reports
    rule(
        "negated",
        rf"(?P<scope>{CONDITION}(?:\s*[,/&]\s*{CONDITION}|\s+and\s+{CONDITION})*){_LINK}"
        r"(?:non[- ]?reactive|nr|tnd|(?:target )?not detected)(?!\w)",
        CONDITION,
    ),
    rule("negated", rf"(?P<scope>{_X})\s+never(?=\s*(?:[.,;)\n]|$))"),
    # "pred not used since"
    rule(
        "historical",
        rf"(?P<scope>{_X})\s+(?:was |has been |have been )*not (?:been )?(?:used|taken|given|needed|had) since\b",
    ),
    # "neither aza nor MMF controlled her": both were given
    rule(
        "affirmed",
        rf"\bneither\s+(?P<scope>{_DRUG}(?:\s*,?\s+nor\s+{_DRUG})+)\s+(?:has |have |had |really )*"
        r"(?:controll|work|help|held|hold|settl|normali|touch|suit|agree)",
    ),
    # What is not excluded is possible, and overrides "excluded".
    rule(
        "possible",
        r"\b(?:can't|cannot|can not|couldn't|not|haven't|hasn't|yet to)(?: yet| been)?(?: entirely| fully|"
        rf" completely)? (?:excluded?|ruled? out)\s+{STATED}(?P<scope>{_X}(?:{_AND_NO_COMMA}|{OR})*)",
        NOT_DRUG,
    ),
    # "until cirrhosis is excluded": it is not yet
    rule(
        "possible",
        rf"\b(?:until|till|unless|once|before|as soon as|pending) {STATED}(?P<scope>{_X}(?:{_AND_NO_COMMA}|{OR})*) "
        r"(?:is|are|has been|have been|can be|was|gets?)(?: \w+ly)? (?:excluded|ruled out|confirmed|proven|"
        r"clarified)\b",
        NOT_DRUG,
    ),
    rule("possible", rf"(?P<scope>{_X})\s*(?:\(\?+\)|\?\))", NOT_DRUG),
    rule(
        "possible",
        r"\bwonder(?:ing|ed)?(?: about| if| whether)(?: she| he| it| this| there)?(?:'s| is| has| could be|"
        rf" may be)?\s+{STATED}(?P<scope>{_X})",
        NOT_DRUG,
    ),
)
