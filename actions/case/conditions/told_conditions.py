"""Conditions that a message tells in words the vocabulary does not hold."""

from __future__ import annotations

import re
from collections.abc import Container, Iterator, Mapping

from actions.case.conditions.adherence_disputed import disputed
from actions.case.conditions.denied_alone import denied_alone
from actions.case.conditions.swallowing import only_hard_to_swallow
from actions.case.conditions.transplants import names_another
from actions.case.mentions import Mentions
from actions.case.patient import OF_CHILDBEARING, State
from actions.case.people.relatives_asked import who_is_a_mother
from actions.case.values.bilirubin import RAISED, is_raised
from actions.knowledge.reading_aids import aid_number
from actions.reader.conditions import FOLLOWS, TOLD_STATES, ToldConditions

# Likelihoods; chosen on `tests/evaluation/conditions/development.jsonl`, from which nothing was learned
_TOLD = 0.75  # from here on, a condition nothing else is known of is told
_ACUTE_TOLD = 0.85  # one that would call for help, or one that is named and yet was not heard as told
_NOTHING_TOLD = 0.001  # below it in all ways together
ACUTE = frozenset(
    {"acute-severe", "acute-liver-failure", "encephalopathy", "sepsis", "gi-bleed", "decompensated", "infection"}
)
_LIVER_FAILURE = frozenset({"acute-severe", "acute-liver-failure", "encephalopathy"})
_BACK = re.compile(
    r"\b(?:again|back|recur\w*|returned|another|second|once more|same (?:as|thing|picture|now)|worse\w*|deteriorat\w*"
    r"|now (?:jaundiced|drowsy|confused|bleeding|septic|encephalopathic|unwell))\b"
)
# "Which antibiotics interact with tacrolimus": a question is no fact
_ASKS_WHICH = re.compile(
    r"\b(?:which|what|any|do|does|can|could|list|are there)\b[^.;?!]{0,60}\b(?:interact\w*|clash\w*)"
    r"|\binteract\w*\b[^.;!]{0,40}\?"
)
_STAGE = re.compile(r"\bf ?[0-3]\b")  # of fibrosis: the names of conditions decide what one says of cirrhosis
# Not told by the medicine that is given for it: allopurinol is given beside thiopurines without any gout
_NOT_BY_MEDICINE = {
    "gout": frozenset({"allopurinol", "febuxostat", "xanthine-oxidase-inhibitor"}),
    "ischaemic-heart-disease": frozenset({"statin"}),
}
# Heard only where its words stand: of somebody with diabetes and cirrhosis the reader supposes the rest of a history
_BY_ITS_WORDS = {
    "live-vaccine": re.compile(
        r"\blive\b|attenuat|\bmmr|measles|mumps|rubella|varicel|varivax|varilrix|chicken ?pox|\bvzv|zoster|shingles"
        r"|yellow|\byf\b|stamaril|\bbcg|rota|polio|\bopv|sabin|typhoid|ty21a|vivotif|nasal|flu ?mist|fluenz|laiv"
        r"|dengue|pox\b|cholera|chikungunya|ixchiq|ervebo|priorix|proquad|travel"
    ),
    "steroid-dependent": re.compile(
        r"depend|wean|taper|below|under \d|less than|reduc|lower|drop|cut|off\b|stuck|flar|relaps|withdr|stop|time|spar"
    ),
    "epilepsy": re.compile(
        r"epilep|seiz|\bfits?\b|fitting|convuls|anti-?(?:epileptic|convuls)|\baeds?\b|juvenile myoclonic|\bjme\b"
        r"|\b(?:valpro\w*|epilim|levetiracetam|keppra|phenytoin|lamotrigine|phenobarb\w*)\b"
    ),
    "hypertension": re.compile(
        r"\b(b\.?p|pressures?|hypertens\w*|h\.?t\.?n|anti-?hypertensives?"
        r"|\w+(pril|sartan|dipine|thiazide)|pressure tablets)\b"
    ),
}
_BY_ITS_WORDS["cirrhosis"] = re.compile(
    r"cirr|fibro|child|\bcp\b|\bctp\b|\bf ?4\b|stage|nodul|scan|elast|stiff|kpa|lsm|varic|portal|\bpht|decomp|compens"
    r"|ascit|biops|histol|\bbx\b|metavir|ishak|meld|liver|hepatic|encephal|bled|bleed|o?esoph|banding|spleno|spider"
)
_BY_ITS_WORDS["child"] = re.compile(
    r"child|\bkid|p(?:a)?ed|pedi|boy|girl|infant|toddler|bab(?:y|ies)|school|teen|adolesc|juvenile|young|minor\b|son\b"
    r"|daughter|newborn|neonat|nursery|\bgrade\b|\d ?(?:yo|y/o|year|yr|month|mo)\b"
)
_OF_HEPATITIS_B = re.compile(
    r"h ?b ?v|\bhb|hep|surface|core|s ?ag|antigen|vir(?:us|al|olog)|\bbbv|blood.?borne|vir\b|lamivudine"
)
_BY_ITS_WORDS |= dict.fromkeys(
    ("hepatitis-b", "hbsag-positive", "anti-hbc-positive", "hbv-prophylaxis"), _OF_HEPATITIS_B
)
# The load of another virus, and a drug against it, say nothing of hepatitis B: "EBV viral load 45000", "valganciclovir"
_OF_ANOTHER_VIRUS = re.compile(
    r"\b(?:ebv|epstein[- ]barr|cmv|cytomegalo\w+|hcv|hep(?:atitis)? ?[ace]|hev|hav|hiv|vzv|hsv|herpes\w*|bk|jc|parvo\w*"
    r"|adeno\w*|hhv-?\d|covid\w*|sars\S*|influenza|norovirus)\b(?:[\s:-]*(?:dna|rna|pcr|viral|virus|load|vl|viraemia|viremia"
    r"|copies|levels?|titres?)\b)*|\b\w*c[iy]clovir\b"
)
# "Drinking protein shakes" tells of no alcohol
_BY_ITS_WORDS["alcohol"] = re.compile(
    r"alcohol|etoh|\b(?:beers?|wine|whisk\w+|rum|vodka|gin|spirits|toddy|arrack|daru|liquor|cider|sherry|brandy|booze|boozing"
    r"|pints?|pegs?|units|bottles?|cans|pub|drunk|teetot\w*|drinkers?|binge\w*|sober|audit|aud|abstinen\w*|abstain\w*)\b"
    r"|\bdr[aiu]nk(?:s|ing)?\b(?! (?:(?:a|lots of|plenty of|enough|more|only|the|his|her|daily"
    r"|some) )*(?:protein|whey|milk"
    r"|water|tea|coffee|juice|herbal|green|shakes?|smoothies?|kombucha|kadha|kashayam|giloy|noni|aloe|turmeric|ashwagandha"
    r"|fluids?|ors|energy|supplements?|it\b|mixture|syrup|solution))"
)
# Told by a number where one is there: it is compared, never read
_MEASURED = {
    "egfr": "renal-impairment",
    "creatinine": "renal-impairment",
    "neutrophils": "neutropenia",
    "bmi": "obesity",
    "weight": "obesity",  # without a height nobody is obese by it
    "ejection-fraction": "heart-failure",
}
_OF_WEEKS = ("pregnant", "wishes-pregnancy")
# What the absence of the first says nothing of: no active tuberculosis excludes no latent one
_A_TEST = re.compile(r"test|hcg|upt|\bhpt\b|kit")  # who is tested before a drug wishes no pregnancy by it
# Beside "not pregnant" a wish is told by more than that: "TPMT low, not pregnant" tells of none
_MORE_OF_IT = re.compile(
    r"\b(?:yet|now|currently|at present|moment|so far|soon|later|next|future|until|till|before|when|once|again|trying"
    r"|tries|tried|try|keen|eager|want\w*|plan\w*|hop\w+|wish\w*|desir\w*|intend\w*|like|lov\w+|think\w*|consider\w*|aim\w*"
    r"|bab(?:y|ies)|bub\w*|child\w*|kids?|famil\w*|concei\w*|concep\w*|ttc|ivf|icsi|fertil\w*|mother\w*|mum|married"
    r"|marriage|wedding|pill|coil|contracep\w*|iud|broody|sibling|second|another|one)\b"
)
# Beside a wish a pregnancy is told by more than that: "planning pregnancy" tells of none
_UNDER_WAY = re.compile(
    r"\bweeks?\b|\bwks?\b|/40|/52|trimester|gestation|positive|\+ve|hcg|\bscan|\bedd\b|\blmp\b|missed"
    r"|\blate\b|antenatal|booking|\bg\dp\d|conceived|expecting|fell pregnant|is pregnant|already"
)
_SAYS_ENOUGH = {"pregnant": "wishes-pregnancy", "tuberculosis": "latent-tuberculosis"}  # the second is not asked then
# Who is not tested has no result: "not bothering with TPMT" says nothing of the enzyme
_OF_A_TEST = frozenset(
    {"tpmt-deficient", "tpmt-intermediate", "nudt15-deficient", "nudt15-intermediate", "hbsag-positive"}
    | {"anti-hbc-positive", "latent-tuberculosis"}
)
# Who is said to have some activity is not without any
_RULES_OUT = {"tpmt-intermediate": "tpmt-deficient", "nudt15-intermediate": "nudt15-deficient"}
_UNTESTED = re.compile(
    r"\b(?:not bother\w*|won'?t bother|skip\w*|never (?:do|did|check|test|measure)\w*|waste|pointless|unnecessary"
    r"|no need (?:for|to)|not available|unavailable|without (?:a |the |any )*(?:check|test|screen|tpmt|nudt15"
    r"|serolog)\w*|untested|unknown"
    r"|(?:not|n'?t) (?:yet )?(?:been )?(?:test|check|screen|measur|done|sent|need|wait)\w*)\b"
)
# "Doesn't the kidney function rule it out?" denies nothing
_ASKED_BACK = re.compile(
    r"(?:^|[.;:,?!\n-]\s*|\b(?:but|and|so|surely|then|wait|sorry) )"
    r"(?:is|are|was|does|do|did|has|have|had|wo|would|could|should|ca)n['\u2019]?t (?:the|her|his|their|this|that|my)\b"
)
_LEFT_OPEN = {"tuberculosis": ("latent-tuberculosis",)}
# One marker of hepatitis B says nothing of the other, nor, where it is negative, of an infection that has passed
_MARKERS = {
    "hbsag-positive": re.compile(r"surface|s[ -]?ag\b|antigen|hbs\b|carrier"),
    "anti-hbc-positive": re.compile(r"\bcore|hb[ -]?c|\bc[ -]?ab\b|anti-?c\b|past|resolved|previous|exposed|exposure"),
}


def told_conditions(
    text: str, mentions: Mentions, states: Mapping[str, State], settled: Container[str]
) -> dict[str, State]:
    """What the message tells of every condition: `states`, as the names of conditions and the words around them give
    it, and what the reader finds beside them. Those `settled`, supposed by name or measured are left as they are.
    """
    read = ToldConditions(who_is_a_mother(text), ((m.entity, m.value, m.start, m.end) for m in mentions.found))
    named, supposed = set(mentions.values("condition")), set(mentions.values("condition", "hypothetical"))
    unjudged = {other for told, state in states.items() if state != "no" for other in FOLLOWS.get(told, ())}
    untold = {*mentions.values("condition", "family"), *_acute_once(text, mentions)}
    given = {*mentions.values("drug"), *mentions.values("co_medication")}
    untold |= {condition for condition, medicines in _NOT_BY_MEDICINE.items() if medicines & given}
    untold |= {"cirrhosis"} if _STAGE.search(text.lower()) else set()
    untold |= {"interacting-drugs"} if _ASKS_WHICH.search(text.lower()) and not mentions.of("co_medication") else set()
    untold |= {"transplanted"} if names_another(text) else set()
    untold |= {"neutropenia"} if "leucopenia" in mentions.values("reaction") else set()  # neutrophils decide it
    untold |= {m.value for m in mentions.of("condition", "negated") if denied_alone(m, text.lower())}
    untold |= {"non-adherence"} if only_hard_to_swallow(text.lower()) else set()
    own = _OF_ANOTHER_VIRUS.sub(" ", text.lower())
    untold |= {condition for condition, words in _BY_ITS_WORDS.items() if not words.search(own)}
    unjudged |= {other for told, state in states.items() if state == "no" for other in _LEFT_OPEN.get(told, ())}
    unjudged |= {other for one, other in _RULES_OUT.items() if states.get(one) == "yes"}
    unjudged.update(_other_markers(text.lower(), states))
    unjudged |= _OF_A_TEST if _UNTESTED.search(text.lower()) else set()
    denied = [m for m in mentions.of("condition", "negated") if m.value == "pregnant"]
    flatly = denied and not _MORE_OF_IT.search(text.lower())
    if flatly or any(_A_TEST.search(m.text.lower()) for m in denied):
        unjudged.add("wishes-pregnancy")
    if states.get("wishes-pregnancy") == "yes" and not _UNDER_WAY.search(text.lower()):
        unjudged.add("pregnant")
    if "fathering" in states:
        unjudged.update(OF_CHILDBEARING)
    asked_back = _ASKED_BACK.search(text.lower()) is not None
    left = {*states, *untold, *unjudged, *supposed, *_compared(mentions), *_told_by_a_duration(text, mentions, read)}
    found = dict(states)
    for condition in read.conditions:
        if condition in left or condition in settled:
            continue
        likeliest = max(TOLD_STATES, key=lambda state: read.likely(condition, state))
        if asked_back and likeliest == "no":
            continue
        needed = _ACUTE_TOLD if condition in ACUTE or condition in named else _TOLD
        if read.likely(condition, likeliest) >= needed:
            found[condition] = likeliest
    if found.get("non-adherence") == "no" and disputed(text):
        found["non-adherence"] = "possible"
    bilirubin = mentions.measure("bilirubin")
    if bilirubin and is_raised(bilirubin) and RAISED not in settled:
        found.setdefault(RAISED, "yes")
    needless = {other for one, other in _SAYS_ENOUGH.items() if found.get(one) == "yes" and other not in states}
    return {condition: state for condition, state in found.items() if condition not in needless}


def _other_markers(lowered: str, states: Mapping[str, State]) -> Iterator[str]:
    """What a message that tells the result of one marker of hepatitis B does not tell: the other, unless its own words
    stand, and hepatitis B itself.
    """
    if any(marker in states for marker in _MARKERS):
        yield from (marker for marker, words in _MARKERS.items() if marker not in states and not words.search(lowered))
        yield "hepatitis-b"


def only_spoken_of(text: str, mentions: Mentions, states: Mapping[str, State]) -> tuple[str, ...]:
    """Conditions that are named and would be taken as told, of which the reader hears nothing told: "paradoxical
    psoriasis on infliximab, what fraction has to stop". To be asked of messages that tell of nobody; what would call
    for help stands.
    """
    read = ToldConditions(text, ((m.entity, m.value, m.start, m.end) for m in mentions.found))
    named = [c for c in mentions.values("condition", "affirmed") if states.get(c) == "yes" and c in read.conditions]
    return tuple(
        c for c in named if c not in ACUTE and sum(read.likely(c, state) for state in TOLD_STATES) < _NOTHING_TOLD
    )


def _acute_once(text: str, mentions: Mentions) -> frozenset[str]:
    """What called for help once and is over by the words around it ("ALF 2018 survived"), with what the same liver
    failure is called otherwise; nothing where any of it is told of now, or comes back.
    """
    over = ACUTE.intersection(mentions.values("condition", "historical"))
    now = ACUTE.intersection(mentions.values("condition", "affirmed", "possible"))
    if not over or now or _BACK.search(text.lower()):
        return frozenset()
    return over | (_LIVER_FAILURE if over & _LIVER_FAILURE else frozenset())


def _told_by_a_duration(text: str, mentions: Mentions, read: ToldConditions) -> Iterator[str]:
    """Pregnancy and its wish, where nothing but a number of weeks or months tells of them: "12 weeks now, ALT 60" is
    told of a drug as well, and whose weeks they are says what was talked of (`conversation/remembered/gestation.py`).
    Beside a blood pressure they are left a pregnancy's: what it may mean there is not to be missed.
    """
    heard = [one for one in _OF_WEEKS if read.likely(one, "yes") >= _TOLD]
    durations = [measure for measure in mentions.measures if measure.name == "duration"]
    if not (heard and durations) or mentions.measure("systolic"):
        return
    for measure in durations:
        text = text[: measure.start] + " " * (measure.end - measure.start) + text[measure.end :]
    without = ToldConditions(text, ((m.entity, m.value, m.start, m.end) for m in mentions.found))
    yield from (one for one in heard if without.likely(one, "yes") < _TOLD)


def _compared(mentions: Mentions) -> Iterator[str]:
    """Conditions that a number of the message decides: its size is compared, never read."""
    yield from (condition for name, condition in _MEASURED.items() if mentions.measure(name))
    bilirubin = mentions.measure("bilirubin")
    if bilirubin and not is_raised(bilirubin):
        yield RAISED
    platelets, age = mentions.measure("platelets"), mentions.measure("age")
    if platelets and platelets.number >= aid_number("aid-low-counts", "platelets"):
        yield "portal-hypertension"
    if age and age.unit == "years" and age.number >= aid_number("aid-past-childbearing", "years"):
        yield from OF_CHILDBEARING
