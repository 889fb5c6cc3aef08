"""Rules for what is denied by how a sentence is built: a test that shows nothing, an answer behind the name, a gap that
takes up the verb before, and a finding that stands before its "not".

Read on the plain skeleton, after the phrases.
"""

from __future__ import annotations

import re

from bot.nlu.recogniser.asserted.phrases import AND, LISTED, NOT_DRUG, OR, STATED, TESTED_FOR
from bot.nlu.recogniser.names.listed_tests import ITEM, SEPARATOR
from bot.nlu.recogniser.rules import Rule, rule
from bot.nlu.recogniser.skeleton import DRUG, FINDING, REACTION
from bot.nlu.recogniser.skeleton import MENTION as _X

_SHOW = (
    r"(?:show|reveal|find|found|demonstrate|detect|confirm|identify|pick up|see|suggest|indicate|support|point to|"
    r"grow|disclose|uncover|yield|turn up)"
)
# What says of a result that nothing was found
_FINE = r"(?:negative|neg|normal|clear|clean|unremarkable|undetectable|-\s?ve|fine|not detected|nil)(?!\w)"
_TEST = (
    r"(?:serolog\w+|antibod(?:y|ies)|abs?|pcr|ig[gm]|dna|rna|viral load|screen|tests?|bloods|swabs?|smears?|scans?|"
    r"biops(?:y|ies)|scope|endoscopy|ogd|dexa|mrcp|ct|mri|uss?|echo|colonoscopy|fibroscan|elastography|imaging|"
    r"x-?ray|cxr|hrct|quantiferon|igra|xpert)"
)
_CHEST = r"(?:(?:with |and )?(?:a )?(?:chest )?(?:cxr|x-?ray|xr|film|ct|hrct|radiograph)s?)"
_IS = r"(?:(?:is|are|was|were|all|both|came back|come back|has been|have been|again|repeatedly|also|too)\s+)*"
_ENDS = r"(?=\s*(?:[.,;:)?!\n-]|and\b|but\b|though\b|$))"
_THEY = r"(?:she|he|it|they|pt|the (?:patient|pt))"
_BY = r"(?:by|on|with|via|at|from)"
# A further item, also one that the vocabulary does not know: "leucopenia, mouth ulcers"
_ITEM = rf"(?:{AND}|\s*[,/]\s*(?:and |or )?[a-z-]+(?: [a-z-]+)?(?=\s*(?:[,/:=-]|(?:and|or) {_X})))"
_OURS = r"(?:she|he|they|it|pt|mine|ours|the (?:patient|pt|man|woman|lady|girl|boy|chap)|(?:our|my|this) \w+|patient)"
_NEGATIVE = re.compile(_FINE)
_RESULT = re.compile(r"\b(?:exclu|rule|dis|refut)")
_NEITHER = (
    r"(?:(?:and|but|though|so|luckily|thankfully|fortunately)\s+)*"
    rf"(?:{_OURS}(?:'s)? (?:has|had|is|got|shows?|with|have|reports)(?: got| had| ever had)? (?:neither|none|"
    r"no such thing|"
    r"nothing of the (?:kind|sort))(?: of (?:them|these|those|it|that|either))?|no to (?:both|all|each|"
    r"either)(?: of \w+)?|"
    r"(?:neither|none)(?: of (?:them|these|those))?(?: applies| here| so far| present)?)"
    r"(?=\s*(?:[.;,!?\n)]|$|(?:and|but|though|so)\b))"
)
_OF_ALL = re.compile(_NEITHER)
_ASKED_BACK = (
    r"(?:^|[.;:,?!\n-]\s*|\b(?:but|and|so|surely|though|then|wait|sorry|why) )"
    r"(?:is|are|was|does|do|did|has|have|had|wo|would|could|should|ca)n'?t "
)
_BEARS = (
    r" (?:(?:still|also|then|really|actually|itself|an?|the|any|some|going to|got to|kind of|of|something|be) )*"
    r"(?:problem|issue|contra-?indication|concern\w*|obstacle|reason|bar|barrier|caution|risk|worr\w+|danger\w*|relevan\w+|"
    r"important|trouble|matter|chang\w+|rul\w+|affect|interfer\w*|count|preclud\w*|stop|exclud\w*|mean|mak\w+|speak|"
    r"argu\w+|weigh|com\w+|need|put|contra-?indicate\w*|limit|alter|bother|worsen|considered|mentioned|forgotten|"
    r"taken into|a no|against|push|favou?r|influence)\b"
)

RULES: tuple[Rule, ...] = (
    # "nausea not a problem"
    rule(
        "negated",
        rf"(?P<scope>{REACTION}) (?:is |was |has been |were )?(?:not|never|isn't|wasn't|hasn't been) (?:been"
        rf" )?(?:an? |much of an? )?"
        r"(?:problem|issue|concern|worry)\b",
        REACTION,
    ),
    # "nothing to suggest PSC", "biopsy failed to show cirrhosis", "cultures rule out TB"
    rule(
        "negated",
        r"\b(?:(?:nothing|little) (?:to (?:suggest|indicate|support|point to|favour|implicate|make (?:us|me) (?:think|"
        r"suspect)(?: of)?)|(?:suggest|indicat)(?:ing|ive of)|pointing (?:to|towards)|in favour of|like)|"
        rf"(?:fail(?:s|ed|ing)? to|(?:did|does|do|has|have)(?: not|n't|nt)) (?:ever )?{_SHOW}n?|"
        r"not (?:consistent|compatible|in keeping) with|(?:shows?|showed|found|revealed|saw|grew|see) (?:no|"
        r"neither)|spared|(?:not|n't|never) (?:any |a )?(?:hint|trace|sign|whiff|shred|flicker) of|(?:no|"
        r"not an?) (?:\w+ )?(?:hint|trace|sign|whiff|shred|"
        r"evidence|suggestion|suspicion|symptoms?|stigmata|features?) (?:of|for|to suggest)|far from|"
        r"anything but|(?:argues?|speaks?|goes|rules?) against|rules out|(?<!which )(?<!what )(?<!test )excludes|"
        r"(?:cultures|scans|tests|bloods|biopsies|results|images|labs|findings|films|swabs|smears|studies|they all|"
        r"both) (?:all )?rule out|devoid of|clear of|(?:steers?|steering|stays?|kept|keeps?) (?:clear of|off|away "
        rf"from)|abstain(?:s|ed|ing)? from|abstinent from)\s+{STATED}(?P<scope>{_X}(?:{OR}|{LISTED}|{AND})*)",
        NOT_DRUG,
    ),
    # "Neutropenia? Not once.", "rash - none so far", "as for azoles, none", "pregnant no"
    rule(
        "negated",
        rf"(?P<scope>{_X})(?:\s*[:=?(]|,?\s-+|-\s|,)\s*(?:none|never|nil|no|nope|not)(?: (?:once|at all|so far|ever|"
        r"to date|whatsoever|known|yet|now|any ?more|again|present|seen|found|that (?:i|"
        r"we) know of))*(?=\s*[.;)!\n]|,|$| in (?:\w+ )?(?:days|weeks|months|years)\b)",
    ),
    # "breast feeding? no she stopped"
    rule(
        "negated",
        rf"(?P<scope>{_X})\?\s*(?:no|nope|not any ?more),? {_THEY}(?:'s| has| had| is)?(?: now| since| already)? "
        r"(?:stopped|finished|weaned|ended|ceased|gave up|given up|done|never)\b",
        NOT_DRUG,
    ),
    rule(
        "negated",
        r"\b(?:as for|as to|regarding|re|concerning)\s+(?:the |"
        rf"any )?(?P<scope>{_X}(?:{AND})*)\s*[,:-]\s*(?:none|never|"
        r"nil|no|not|nothing)\b",
    ),
    rule("negated", rf"(?P<scope>{_X})\s+(?:no|nil)(?=\s*(?:[.,;)\n]|$))"),
    # "fever, rash: none", "TB, HIV - both neg", "cirrhosis? not on fibroscan", "untried: MMF, tac"
    rule(
        "negated",
        rf"(?P<scope>{_X}{_ITEM}+)\s*(?:[:=]|\s-|-\s)\s*{_IS}(?:none|never|no|nope|nil|nothing|excluded|{_FINE})"
        r"(?:(?: of (?:them|these|it|that|those))?(?: (?:so far|yet|to date|at all|ever|seen|present|known|now|"
        r"either))*)"
        r"(?=\s*(?:[.,;/)\n]|$|(?:with|on|in|under|as) ))",
        NOT_DRUG,
    ),
    rule(
        "negated",
        rf"(?P<scope>{_X})\? (?:{_THEY} (?:is not|isn't|has not|hasn't|does not|doesn't|never)|never|"
        r"not (?:on|in|once|so far|that|any|since|at all|by|to date))\b",
    ),
    rule(
        "negated",
        r"\b(?:untried|unused|never|(?:not|never) (?:yet )?(?:tried|had|used|given|"
        rf"taken))\s*[:-]\s*(?P<scope>{_X}(?:{AND})*)",
        DRUG,
    ),
    # "coeliac - serology neg", "osteoporosis: DEXA normal", "tests for TB and HIV came back negative"
    rule(
        "negated",
        rf"(?P<scope>{_X})(?:\s*[:=(]|\s-+|-\s)\s*(?:\w+ )?{_TEST} {_IS}{_FINE}",
        NOT_DRUG,
        needs=_NEGATIVE,
    ),
    rule(
        "negated",
        r"\b(?:test(?:s|ed|ing)?|screen(?:s|ed|ing)?|serolog\w+|swabs?|cultures?|pcrs?|scans?|bloods|antibod\w+|"
        rf"looked|checked|work-?up)\s+(?:for|of|against)\s+{STATED}(?P<scope>{_X}(?:{AND})*)"
        rf"(?:\s*(?:,|/|and|or)\s[^.;{_X[1:-1]}]{{1,30}}?)?[\s,:-]*(?:and |but )?(?:{_IS}{_FINE}|(?:found|saw|"
        r"turned up|with) (?:none|nothing))",
        NOT_DRUG,
    ),
    rule(
        "negated",
        rf"(?P<scope>{_X}(?:{AND})*)\s+(?:(?:both|all|each|has|have|also)\s+)*(?:came|come|tested) (?:back )?(?:as )?"
        rf"{_FINE}",
        NOT_DRUG,
        needs=_NEGATIVE,
    ),
    rule("negated", rf"(?P<scope>{_X}(?:{AND})*)\s+{_TEST}\s*[:=]?\s*{_IS}{_FINE}", NOT_DRUG, needs=_NEGATIVE),
    # "HAV/HBV/HCV/HEV neg", "neg for HAV, HBV and CMV": one result for a list, also of items not held
    rule(
        "negated",
        rf"(?P<scope>{_X}(?:{SEPARATOR}(?:{_X}|{ITEM}))+)\)?(?:\s*[:=(-]|\s+(?:igm|igg|serolog\w+|screen\w*|pcr|rna|"
        rf"antibod\w+|abs?|tests?|viral|markers?|panel|bloods|status|results?)\b)*\s+{_IS}{_FINE}",
        values=TESTED_FOR,
        needs=_NEGATIVE,
    ),
    rule(
        "negated",
        rf"\b(?:negative|neg|non-?reactive|clear)(?: for|\s?[:(])\s*"
        rf"(?P<scope>(?:{_X}|{ITEM})(?:{SEPARATOR}(?:{_X}|{ITEM}))+)(?!\s*(?:pos|reactive|\+))",
        values=TESTED_FOR,
    ),
    # "Wilson excluded by copper studies and hepatitis B by serology, hepatitis C by PCR"
    rule(
        "negated",
        rf"\b(?:excluded|ruled out)(?P<scope>(?: {_BY} [^.;,{_X[1:-1]}]{{1,30}}(?:,(?: and)?|"
        rf" and) {_X}(?= {_BY}\b))+)",
        NOT_DRUG,
        needs=_RESULT,
    ),
    # "cirrhotic he is not", "diabetes she does not have"
    rule(
        "negated",
        rf"(?P<scope>{_X}),? {_THEY} (?:most )?(?:certainly |definitely )?(?:(?:is|was|has|does|did) ?(?:not|n't)|"
        rf"isnt|hasnt|doesnt|never (?:was|has|did))(?: have| got| had)?{_ENDS}",
    ),
    # "not breastfeeding any more than she is pregnant"
    rule("negated", rf"{_X} any more than {_THEY}(?:'s| is| has| was)? {STATED}(?P<scope>{_X})"),
    # "RA has since been disproved", "varices not seen", "the lupus was a false alarm"
    rule(
        "negated",
        rf"(?P<scope>{_X}(?:{AND})*)\s+(?:(?:has|have|had|was|were|is|been|considered|entertained|and|briefly|since|"
        r"now|later|subsequently|then|"
        r"formally|finally|eventually|diagnosis|label|proved|turned out|to be|as a diagnosis)\s+)*(?:disprove[dn]|"
        r"refuted|discounted|dismissed|debunked|overturned|retracted|rescinded|unfounded|(?:not|isn't|wasn't|aren't|"
        r"weren't) (?:borne out|supported|"
        r"substantiated|found|seen|identified|demonstrated|evident|apparent|visible|there|a feature)|"
        r"(?:wrong|mistaken|incorrect|in error|untrue|erroneous)|an? (?:misdiagnosis|false alarm|red herring|"
        r"mislabel|false positive))\b",
        NOT_DRUG,
    ),
    # "nor is she diabetic", but not "neither aza nor MMF"
    rule(
        "negated",
        rf"(?<!{_X} )(?<!{_X}, )\b(?:nor(?! {_THEY}\b)|(?:nor|neither) (?:is|has|was|does|did) (?:{_THEY}|"
        rf"there)) {STATED}(?P<scope>{_X}(?:{OR}|{LISTED})*)",
        NOT_DRUG,
    ),
    # "Negatives: TB, HIV." and "none of: fever, rash"
    rule(
        "negated",
        r"(?:^|[.;!?\n]\s*)(?:(?:pertinent|relevant|important|two|three|four) )?(?:negatives?|neg|absent|excluded|"
        r"ruled out|denies|denied|not present)\s*:(?P<scope>[^.;!?\n]*)",
        NOT_DRUG,
    ),
    rule("negated", rf"\bnone of (?:the following|these|the)?:?\s*(?P<scope>{_X}(?:{AND})*)", NOT_DRUG),
    # "No DM, HTN, TB.": three or more with nothing else in the sentence
    rule(
        "negated",
        rf"(?:^|[.;!\n]\s*)no (?:known )?(?P<scope>{_X}(?:\s*,\s*{_X}){{2,}})(?=\s*(?:[.;\n]|$))",
        NOT_DRUG,
    ),
    # "TB? HIV? no to both", "gout, diabetes. She has neither"
    rule(
        "negated",
        rf"(?:^|[.;!\n])(?P<scope>(?:[^.;!?\n]*\?){{1,4}}|[^.;!?\n]*[.;,])\s*{_NEITHER}",
        NOT_DRUG,
        needs=_OF_ALL,
    ),
    # "How risky is it in heart failure or lupus? Our man has neither": it was asked of anybody
    rule(
        "hypothetical",
        rf"\b(?:in|with|for|during|if) (?P<scope>{_X}(?:{AND})*)\?\s*{_NEITHER}",
        NOT_DRUG,
        needs=_OF_ALL,
    ),
    # "DILI - it's been excluded", "the label says lupus, which was ruled out"
    rule(
        "negated",
        rf"(?P<scope>{_X}(?:{AND})*)\s*[-,:;.(]+\s*(?:(?:but|and|though|since|now|this|that|it|which|they|both|all|"
        rf"has|have|is|was|were|been|since|already|later|long|formally|finally|it's|that's|he's|she's)\s+)+"
        r"(?:excluded|ruled out|disproved|refuted|discounted)\b",
        NOT_DRUG,
        needs=_RESULT,
    ),
    # "GP says diabetic; she isn't": what somebody else called her, denied
    rule(
        "negated",
        rf"\b(?:says?|said|wrote|writes|claims?|claimed|calls? (?:her|him)|labelled|listed|coded|records?|recorded|"
        rf"documented|states?|stated)(?: (?:as|that|she's|he's|she is|he is|has))* {STATED}(?P<scope>{_X}(?:{AND})*)"
        rf"[^.;{_X[1:-1]}\n]{{0,40}}[.;,-]\s*(?:but |and )?(?:{_THEY} (?:is not|isn't|isnt|has not|hasn't|does not|"
        rf"doesn't|never (?:was|had|has|did))|not so|not true|wrong(?:ly)?|untrue|incorrect|mistaken(?:ly)?)\b",
        NOT_DRUG,
    ),
    # "yet to have any rash", "MRI ruled PSC out", "HIV-, HBsAg-", "cirrhosis? fibroscan says no"
    rule(
        "negated",
        rf"\byet to (?:have|develop|show|see|get|suffer|report) (?:any |a )?{STATED}(?P<scope>{_X}(?:{OR}|{LISTED})*)",
        NOT_DRUG,
    ),
    rule(
        "negated",
        rf"(?<!n't )(?<!not )(?<!cannot )(?<!to )(?<!yet )\brul(?:es|ed|ing) (?P<scope>{_X}(?:{AND})*) out\b",
        NOT_DRUG,
    ),
    rule("negated", rf"(?P<scope>{_X})\s?-(?=\s*(?:[,;.)\n]|$))", values=TESTED_FOR),
    rule(
        "negated",
        rf"(?P<scope>{_X})\?\s+[^.;?!\n{_X[1:-1]}]{{1,25}} (?:says?|said|shows?|showed|suggests?|looks) (?:no|not|"
        r"none|otherwise|clear)\b",
        NOT_DRUG,
    ),
    # "Has hep B, HIV neg", "known HBV, HCV negative": what somebody has stands before a list with another result
    rule(
        "affirmed",
        rf"(?<!not )(?<!n't )(?<!nt )(?<!never )"
        rf"\b(?:has|have|had|got|known|established|(?:lives?|living|infected) with|carries|carrier of) "
        rf"(?:(?:a|an|the|chronic|active|treated|old) )*(?P<scope>{_X})(?=\s*,)",
        values=TESTED_FOR,
        instead_of="negated",
    ),
    rule(
        "affirmed",
        rf"(?<!no )(?<!not )(?<!not a )(?<!never )(?<!without )(?<!denies )(?<!non-)(?P<scope>{_X})(?=\s*,)",
        values=frozenset({"hbsag-positive"}),  # named as a disease: "chronic hep B, HIV negative"
        instead_of="negated",
    ),
    # "LTBI CXR normal", "latent TB - chest film clear": a clear chest says nothing of an infection that sleeps
    rule(
        "affirmed",
        rf"(?<!no )(?<!not )(?<!no known )(?<!no evidence of )(?<!without )(?<!denies )(?<!for )(?P<scope>{_X})"
        rf"\s*[:=(-]?\s*{_CHEST} {_IS}{_FINE}",
        values=frozenset({"latent-tuberculosis"}),
        instead_of="negated",
    ),
    # "avoiding NSAIDs"
    rule(
        "negated",
        rf"(?:^|[.;,\n]\s*|\b(?:{_THEY}|and)(?:'s| is| are| has been)? )(?:avoid(?:s|ing)|steer(?:s|ing) clear of|"
        r"shuns?) (?:all |any )?"
        rf"(?P<scope>{DRUG}(?:{AND})*)",
        DRUG,
    ),
    # "doesn't her diabetes matter?", "isn't the cirrhosis a problem", "doesn't his gout drug febuxostat matter": asked
    # back, and nothing is denied
    rule(
        "affirmed",
        rf"{_ASKED_BACK}(?:the|her|his|their|this|that|my patient's) (?:\w+ )?(?P<scope>{FINDING}"
        rf"(?: (?:drug|medicine|med|tablet|treatment|medication|pill)s?(?: {_X})?)?){_BEARS}",
    ),
    rule("hypothetical", rf"{_ASKED_BACK}(?P<scope>{FINDING}){_BEARS}"),
)
