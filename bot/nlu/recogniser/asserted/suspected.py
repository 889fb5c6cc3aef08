"""Rules for what is only suspected by how a sentence is built: alternatives nobody has decided between, an answer that
is awaited, a doubt behind the name.

Read on the plain skeleton, after what is denied: what is not excluded is possible.
"""

from __future__ import annotations

import re

from bot.nlu.recogniser.asserted.phrases import NOT_DRUG, STATED
from bot.nlu.recogniser.rules import Rule, rule
from bot.nlu.recogniser.skeleton import CHILD, CONDITION, DRUG, FINDING, REACTION
from bot.nlu.recogniser.skeleton import MENTION as _X

_WITHIN = r"[^.;?!\n]"
_UNSURE = (
    r"\b(?:unsure|not (?:at all )?(?:sure|clear|certain|convinced)|unclear|uncertain|undecided|don't know|"
    r"do not know|no idea|can't (?:yet )?(?:tell|say|decide)|cannot (?:yet )?(?:tell|say|decide)|wonder(?:s|ing|ed)?|"
    r"debat(?:e|es|"
    r"ing)|query(?:ing)?|quer(?:y|ies|ied)|question(?:s|ed)? (?:is )?)(?: (?:if|whether|as to whether|"
    r"about whether))"
)
_IS = r"(?:'s| is| are| was| were| could be| might be| may be| comes? from| reflects| represents| means)"
_STILL = r"(?:(?:is|are|was|were|seems?|looks?|appears?|still|remains?|very|quite|only|now|being|rather|at least)\s+)*"
_AWAITED = (
    r"(?:requested|pending|awaited|awaiting|booked|outstanding|to follow|tbc|indeterminate|equivocal|inconclusive|"
    r"open|unknown|sent|(?:swab|sample|blood|culture|biopsy|smear|scraping)s? taken|not (?:yet )?(?:back|done|"
    r"resulted|reported)|"
    r"in progress|in the lab|arranged|due)\b"
)
_TESTED = (
    r"results?|tests?|abs?|antibod(?:y|ies)|antigen|rna|dna|viral load|ig[gm]|serology|pcr|screen|swabs?|bloods|"
    r"titres?|status|biops(?:y|ies)|work-?up|scans?|quantiferon|igra"
)
_ENDS = r"(?=\s*(?:[.,;:)!\n-]|and\b|but\b|$))"
_COLLEAGUES = (
    r"(?:neuro(?:logy|logists?)?|rheum(?:y|atology|atologists?)?|derm(?:s|atology|atologists?)?|ortho(?:paedics)?|ed|"
    r"a&e|"
    r"radiolog(?:y|ists?)|path(?:ology|ologists?)?|haem(?:atology|atologists?)?|cardio(?:logy|logists?)?|gastro\w*|"
    r"renal|"
    r"resp(?:iratory)?|micro(?:biology|biologists?)?|id|gp|surgeons?|ward|referrer|reg|registrar|consultant|"
    r"colleagues?|"
    r"team|eyes|ophthalm\w*|physicians?|obstetricians?|oncolog\w+|endocrin\w*|we|i)"
)
_SIGN = (
    r"(?!(?:no|not|never|none|neg\w*|nil|yes|excluded|she|he|it|is|are|can|could|do|does|should|would|will|which|what|"
    rf"how|when|any|{DRUG}))"
)
_NEEDS_ALTERNATIVES = re.compile(_UNSURE)
_NEEDS_AWAITED = re.compile(_AWAITED)

RULES: tuple[Rule, ...] = (
    # "not sure whether this is PSC or PBC", "unsure if the tremor is tac or thyrotoxicosis": the tremor is there
    rule(
        "possible",
        rf"{_UNSURE} (?:this|it|that|these|there|(?:the|her|his) (?:{_X}|\w+)){_IS}(?P<scope>{_WITHIN}*)",
        NOT_DRUG,
        needs=_NEEDS_ALTERNATIVES,
    ),
    rule(
        "affirmed",
        rf"{_UNSURE} (?:the|her|his|this|that|these) (?P<scope>{FINDING}){_IS}",
        needs=_NEEDS_ALTERNATIVES,
    ),
    rule(
        "possible",
        r"(?:\beither|\btorn between|\b(?:undecided|hesitat\w+|hovering|wavering|deciding|caught) between|"
        r"\btoss-?up between|\bcan(?:'t|not) (?:tell|distinguish|separate|differentiate)|"
        rf"\b(?:hard|difficult) to (?:tell|distinguish|separate|differentiate)) {STATED}"
        rf"(?P<scope>{FINDING} (?:or|and|from) {STATED}{FINDING})",
        NOT_DRUG,
    ),
    # "radiologist raises PSC", "we think this is lupus", "could represent lymphoma"
    rule(
        "possible",
        r"\b(?:(?:rais(?:es|ed|ing)|queries|favou?r(?:s|ed|ing)?|lean(?:s|ing)? (?:to|towards)|entertain(?:s|ed|"
        r"ing)?)(?: (?:the )?(?:possibility|question|spectre|suspicion) of)?|(?:(?:could|might|may)(?: well)?|"
        r"would) (?:represent|reflect|indicate|mean|signify|point to)|suspicious of|suspicion(?: is|:)|"
        r"equivocal for|doubtful|dubious|tentative(?:ly)?(?: labelled)?(?: as)?|working (?:diagnosis|dx)(?: is| of|"
        r":)?|awaiting (?:\w+ )?(?:for|to exclude|to look for)|(?:worried|afraid|concerned|suspicious|"
        r"fear) (?:that )?(?:she|he)(?:'s| is| has| may have| might have| may be| might be| could be)|(?:think|"
        r"thinks|thought|reckons?|believes?|guess|fears?|feared|suspects?|suspected|"
        r"hunch|worried|worries|afraid|concerned|scared)(?: is)?(?: that)? (?:this|it|that|there)(?:'s| is| was|"
        r" may be| might be| could be| looks like)|"
        r"(?:there's|there is|some) talk of|a (?:hint|whiff|suggestion|suspicion|question|touch) of|(?:spectre|whiff|"
        rf"inkling) of)\s+{STATED}(?P<scope>{FINDING}(?: (?:or|and) {STATED}{FINDING})*)",
        NOT_DRUG,
    ),
    # "varices - can't be excluded", "Crohn's seems on the cards", "NUDT15 deficient maybe"
    rule(
        "possible",
        rf"(?P<scope>{_X}(?:(?:,| and| or|/) ?{_X})*)\s*(?:[:,(-]\s*)?{_STILL}(?:on the cards|(?<!not )open(?! to)|"
        r"in (?:doubt|the frame|the differential|the balance|the mix|play)|up for debate|undecided|unsettled|"
        r"under (?:review|consideration|suspicion|work-?up|query)|entertained|mooted|floated|unverified|"
        r"undetermined|tentative|provisional|tbc\b|to be (?:determined|clarified|proved|proven|confirmed|excluded|"
        r"ruled out)|a (?:possible|contender|candidate|maybe)|(?:not|never|hasn't|haven't|wasn't|isn't|yet|can't|"
        r"cannot|couldn't|has not|have not)(?: (?:yet|been|be|to|formally|fully|properly|entirely|really|so far|"
        r"ever))* (?:excluded|ruled out|confirmed|proved|proven|settled|clarified|certain|clear|resolved one way)|"
        r"suspected|queried|thought likely|(?:awaits|awaiting|pending|needs) (?:confirmation|confirming|exclusion|"
        r"excluding|biopsy|imaging|mrcp|scope|endoscopy|ogd|serology|pcr|results?|clarification|work-?up))\b",
        NOT_DRUG,
    ),
    rule(
        "possible",
        rf"(?P<scope>{_X})\s*[,(-]?\s*(?:maybe|perhaps|possibly|probably|presumably|conceivably|(?:i|we) (?:think|"
        rf"suspect|fear|wonder|reckon|guess|believe)|or so (?:we|i) think){_ENDS}",
        NOT_DRUG,
    ),
    # "TB v lymphoma, biopsy tomorrow", "PSC or PBC?", "PSC is suspected, PBC too"
    rule("possible", rf"(?P<scope>{FINDING}(?: or {FINDING})? (?:vs?\.?|versus) {FINDING})(?!\w)", NOT_DRUG),
    rule(
        "possible",
        rf"(?:^|[.;:,\n]\s*)(?P<scope>{CONDITION} or (?:{CONDITION}|not|[a-z]+))\?(?=\s*(?:[^\s?]|$))",
        NOT_DRUG,
    ),
    rule("possible", rf"(?P<scope>{FINDING})(?: overlap)? query\b", NOT_DRUG),  # "HCC query", "SLE overlap query"
    rule(
        "possible",
        rf"{FINDING} (?:is |also |strongly )*(?:suspected|possible|likely|"
        rf"queried)(?: \([^()]*\))?,? (?:and )?(?P<scope>{FINDING}) "
        r"(?:too|as well|also)\b",
        NOT_DRUG,
    ),
    # "awaiting TB result", "hep B serology pending": nothing is known of it yet
    rule(
        "possible",
        rf"\b(?:await(?:ing|s)?|pending|chasing|waiting (?:for|on)) {STATED}(?P<scope>{FINDING}(?:(?:,| and| or|"
        rf"/) ?{FINDING})*) (?:{_TESTED})\b",
        NOT_DRUG,
    ),
    rule(
        "possible",
        rf"(?P<scope>{FINDING}(?:(?:,| and| or|/) ?{FINDING})*) (?:{_TESTED})[ :-]+{_STILL}(?:to be )?{_AWAITED}",
        NOT_DRUG,
        needs=_NEEDS_AWAITED,
    ),
    # "heart failure: BNP 900, echo requested", "latent TB? quantiferon indeterminate", "SBP - tap sent"
    rule(
        "possible",
        rf"(?P<scope>[{CONDITION}{CHILD}])(?:\s*[:?]|\s-|-\s)\s*(?!yes\b)[^.;!\n{_X[1:-1]}]{{0,40}}?\b{_AWAITED}",
        needs=_NEEDS_AWAITED,
    ),
    # "Pending: latent TB.", "one query: PSC"
    rule(
        "possible",
        r"(?:^|[.;!?\n,]\s*)(?:(?:one|two|three|still|now|results?|items?|the|currently|diagnos\w+|"
        r"open) )*(?:pending|awaited|awaiting|outstanding|unconfirmed|unresolved|unproven|suspected|possible|"
        r"possibles|queries|query|question(?:s|able)?|uncertain|undecided|maybe|under investigation|"
        r"to (?:be )?(?:exclude|rule out|confirm|excluded|ruled out|confirmed)|provisional|working diagnosis|"
        rf"ddx?)(?: (?:dx|diagnosis|conditions?|problems?))?\s*(?::|\s-)\s*(?P<scope>{_WITHIN}*)",
        NOT_DRUG,
    ),
    # "doesn't rule out lymphoma", "nobody has excluded TB"
    rule(
        "possible",
        r"\b(?:(?:does|did|do|could|can|would)(?:n't| not)|nobody has|no one has|never|nothing)(?: (?:yet|ever|been|"
        rf"formally|fully|properly|really|entirely))* (?:excludes?|excluded|rules? out|ruled out)\s+{STATED}"
        rf"(?P<scope>{_X}(?: (?:or|and) {STATED}{_X})*)",
        NOT_DRUG,
    ),
    # "is it lupus, is it Sjogren?", "is this gout?"
    rule(
        "possible",
        rf"(?:^|[.;:,?!\n-]\s*)(?:or |and |so )?is (?:it|this|that) (?:really |maybe |just |now |then )?(?:an? )?"
        rf"(?P<scope>{FINDING}(?: or {FINDING})*)(?=\s*(?:[,?]|or (?:is|just|simply|something)\b))",
        NOT_DRUG,
    ),
    # "has he got PBC as well?", "could he have PSC too"; "is it lupus hepatitis?"
    rule(
        "possible",
        r"(?:^|[.;:,?!\n-]\s*)(?:or |and |so |but )?(?:has|have|could|might|may) (?:she|he|they|the (?:pt|patient)) "
        rf"(?:also |now |really |maybe |be having )?(?:got|have|developed|have developed|be developing) {STATED}"
        rf"(?P<scope>{FINDING}(?: or {FINDING})*)(?=[^.;!\n{_X[1:-1]}]{{0,15}}\?)",
        NOT_DRUG,
    ),
    rule(
        "possible",
        r"(?:^|[.;:,?!\n-]\s*)(?:or |and |so )?(?:is|could|might) (?:it|this|that) (?:be )?(?:really |maybe |just )?"
        rf"(?P<scope>{CONDITION}) (?:hepatitis|overlap|nephritis|colitis|flare|syndrome|disease)\?",
        NOT_DRUG,
    ),
    # "ALF? INR 1.9": the name alone, and what was measured behind it
    rule(
        "possible",
        rf"^\W*(?P<scope>[{CONDITION}{REACTION}])\? (?:inr|alt|ast|bili\w*|igg|hb|wcc|wbc|neuts?|plt|platelets|k|egfr|"
        rf"creat\w*|temp|lactate|ammonia|{DRUG}) \d[^?]*",
        NOT_DRUG,
    ),
    # "NAFLD?, IgG normal": a mark within a list
    rule("possible", rf"(?P<scope>{CONDITION})\?(?=,)", NOT_DRUG),
    # "neuro think PRES", "the ward says anaphylaxis but tryptase normal"
    rule(
        "possible",
        rf"\b{_COLLEAGUES} (?:(?:think|thinks|thought|suspect|suspects|suspected|wonder|wonders|reckons?|favours?|"
        r"queries|"
        rf"query|raised?|raises|fear|fears|(?:says?|said)(?=[^.;?!\n]{{0,40}}\b(?:but|though|however|not convinced|"
        r"unconvinced|i doubt)\b))(?: (?:about|of|that|it's|it is|this is|it was|maybe|perhaps))*)"
        rf" {STATED}(?P<scope>{FINDING}(?: or {FINDING})*)(?=\s*(?:[,.;:?!)\n-]|$|but\b|and\b|though\b|so\b|given\b|"
        r"as\b))",
        NOT_DRUG,
    ),
    # "suspect gout, or something like sepsis"
    rule(
        "possible",
        r"\b(?:possib\w+|probabl\w+|suspect\w*|likely|maybe|perhaps|query|either|could be|might be|"
        rf"\?)[^.;?!\n]{{0,40}},? or "
        r"(?:some(?:thing|body|one)? (?:like|such as|along the lines of|akin to)|else|even|just|simply|"
        rf"possibly) {STATED}"
        rf"(?P<scope>{FINDING})",
        NOT_DRUG,
    ),
    # "Shingles? one dermatome, vesicles": the mark stands behind the name, and no question follows
    rule(
        "possible",
        rf"(?:^|[.;\n]\s*)(?P<scope>{CONDITION})\?\s+(?={_SIGN})[^.;?!\n]*\b(?:taken|sent|pending|booked|requested|"
        rf"tomorrow|today|arranged|urgent(?:ly)?|awaited|hot|raised|swollen|tender|new|doubtful|compatible)\b",
    ),
    # "Hypersensitivity? eosinophils up, no rash": the harm itself is the question
    rule("possible", rf"^\s*(?P<scope>{REACTION})\?\s+(?={_SIGN})[^?]*$"),
    # "eGFR from 90 to 58. Nephrotoxicity?": the name alone, behind figures
    rule("possible", rf"^[^\n]*?\d[^\n]*[.;\n]\s*(?P<scope>[{CONDITION}{REACTION}])\?", CONDITION + REACTION),
    rule(
        "possible",
        rf"(?P<scope>{DRUG})\s*[:,(-]+\s*(?:unclear|unknown|unsure|uncertain|not (?:known|clear|documented)|"
        r"no record|notes "
        rf"(?:lost|missing)|possibly|may have had (?:it|one|some)|might have had (?:it|one|some))\b",
        DRUG,
    ),
    # "lymphoma or TB, node biopsy next week"
    rule(
        "possible",
        rf"(?:^|[.;\n]\s*)(?P<scope>{CONDITION} or {CONDITION})[,:;-]\s*(?:the |node |liver |skin |"
        rf"urgent )*(?:{_TESTED}|"
        r"mri|ct|pet|tap|cultures?|mrcp|tissue|samples?)\b",
        NOT_DRUG,
    ),
    # "lupus or Sjogren, unclear which", "lupus was raised by rheum"
    rule(
        "possible",
        rf"(?P<scope>{FINDING}(?:,? or |/| vs?\.? ){FINDING})\s*[,;:(-]?\s*(?:it's |is |still |we're |"
        r"i'm )*(?:unclear|unsure|uncertain|"
        r"not (?:sure|clear|certain)|don't know|undecided|can't (?:tell|say)|hard to (?:say|tell)|unknown|who knows|"
        r"no idea) which",
        NOT_DRUG,
    ),
    rule(
        "possible",
        rf"(?P<scope>{FINDING}(?: or {FINDING})*) (?:was|is|has been|were|being) (?:also )?(?:raised|queried|"
        r"suggested|mooted|floated|"
        r"mentioned|proposed|brought up|wondered about) (?:by|as an?)\b",
        NOT_DRUG,
    ),
    # "can't rule TB out", "MRI hasn't ruled PSC out"
    rule(
        "possible",
        r"(?:n't|not|never|nobody has|to)(?: (?:yet|quite|fully|formally|been|entirely))* rul(?:e|"
        rf"ed) (?P<scope>{FINDING}(?: or {FINDING})*)"
        r" out\b",
        NOT_DRUG,
    ),
    # "CMV colitis? on MMF", "pregnant? test today"
    rule(
        "possible",
        rf"^\W*(?P<scope>{FINDING})(?: [a-z]+)?\? (?:(?:is |was |he's |she's )?(?:on|while on|whilst on)"
        rf" {DRUG}[^?]*$|[^.;?!\n]*\b"
        r"(?:tests?|scan|hcg|bloods?|swab|pcr|scope|biopsy|mrcp|imaging)\b[^.;?!\n]{0,15}(?:today|tomorrow|sent"
        r"|pending|"
        r"booked|awaited|requested)\b)",
        NOT_DRUG,
    ),
    # "PBC (AMA pending)"
    rule(
        "possible",
        rf"(?P<scope>{FINDING}) \([^()\n{_X[1:-1]}]{{0,25}}\b(?:pending|awaited|booked|requested|tbc|to follow)\)",
    ),
    # "pancreatitis? lipase 900. aza day 20"
    rule(
        "possible",
        rf"^\W*(?P<scope>{FINDING})\? (?:lipase|amylase|crp|wcc|temp|trop(?:onin)?|creatinine|ama|anca|calprotectin"
        rf"|hcg|igra) [^?]*$",
        NOT_DRUG,
    ),
    # "cirrhosis - radiology not sure"
    rule(
        "possible",
        rf"(?P<scope>{FINDING})\s*[-,:(]\s*(?:the )?{_COLLEAGUES}(?: is| are|'re)? (?:not (?:sure|certain|convinced)"
        rf"|unsure|"
        r"uncertain|undecided|can't (?:say|tell)|won't commit)\b",
        NOT_DRUG,
    ),
)
