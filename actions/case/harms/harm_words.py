"""Words and numbers that tell of a harm only beside a drug that did harm: "tac (kidneys)", "WCC 1.4 on aza, stopped".

By themselves they tell of a disease, an organ or a result: such a reading is kept out of messages that tell of no harm.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from msgspec import Struct

from actions.case.harms.looked_out_for import looked_out_for
from actions.case.mentions import Measure, Mentions
from actions.case.patient import STEROIDS, THIOPURINES
from actions.knowledge.reading_aids import aid_number

_CALCINEURIN = ("tacrolimus", "ciclosporin")
_MTOR = ("sirolimus", "everolimus")
_ON_COUNTS = (*THIOPURINES, "mycophenolate", *_MTOR, "rituximab", "infliximab", "allopurinol", "methotrexate")
_ON_SUGARS = (*STEROIDS, *_CALCINEURIN, *_MTOR)
_ON_PRESSURE = (*STEROIDS, *_CALCINEURIN)
_NO_STEROID = (*_ON_COUNTS, *_CALCINEURIN, "belimumab", "methotrexate")


class Harm(Struct, frozen=True):
    """A reaction with its place in the message. `drugs` are those that such words may be said of, all if None; `loose`
    words hold only beside the drug.
    """

    reaction: str
    start: int
    end: int
    drugs: tuple[str, ...] | None = None
    loose: bool = True


# Diseases of which a drug may be the cause
_CONDITIONS: dict[str, tuple[str, tuple[str, ...] | None]] = {
    "diabetes": ("hyperglycaemia", _ON_SUGARS),
    "hypertension": ("hypertension-reaction", _ON_PRESSURE),
    "long-qt": ("long-qt-reaction", ("tacrolimus",)),
    "osteoporosis": ("osteoporosis-reaction", STEROIDS),
    "psychosis": ("mood", (*STEROIDS, *_CALCINEURIN)),
    "glaucoma": ("glaucoma-reaction", STEROIDS),
    "renal-impairment": ("nephrotoxicity", (*_CALCINEURIN, *_MTOR)),
    "encephalopathy": ("neurotoxicity", _CALCINEURIN),
    "neutropenia": ("neutropenia-reaction", _ON_COUNTS),
    "skin-cancer": ("skin-cancer-reaction", _NO_STEROID),
    "lymphoma": ("lymphoma-reaction", _NO_STEROID),
    "infection": ("infection-reaction", None),
    "sepsis": ("infection-reaction", None),
    "tuberculosis": ("infection-reaction", ("infliximab",)),
    "strongyloidiasis": ("infection-reaction", None),
    "gout": ("gout-reaction", _CALCINEURIN),
    "jaundice": ("hepatotoxicity", None),
    "dili": ("hepatotoxicity", None),
    "bilirubin-high": ("hepatotoxicity", None),
    "lupus": ("lupus-reaction", ("infliximab",)),
    "psoriasis": ("psoriasis-reaction", ("infliximab", "rituximab")),
    "demyelination": ("neurotoxicity", ("infliximab",)),
    "portal-vein-thrombosis": ("thrombosis-reaction", None),
    "venous-thrombosis": ("thrombosis-reaction", None),
}
_INDICATIONS = frozenset({"lupus", "psoriasis", "gout"})
# "Previous melanoma 2 years ago, aza intolerant": older than what was taken, unless the words join the two
_OLDER = re.compile(
    r"\b(?:previous|prior|past|history of|h/o|hx of|hx|old|remote|ex|childhood|known)\s+(?:\w+\s+)?$", re.IGNORECASE
)
_ON_IT_SINCE = re.compile(
    r"[^.;,?!]{0,30}?\b(?:on|from|with|due to|after|while|during|under|caused|induced)\b", re.IGNORECASE
)
# "Melanoma 2019, AIH, aza intolerant": a dated cancer told apart from the drug, which was not stopped for it
_DATED_APART = re.compile(
    r"\s*\(?(?:in |dx |diagnosed |excised |treated |resected )*(?:19|20)\d\d\)?\s*[,;.]"
    r"(?![^.;?!]{0,30}\b(?:stop|off\b|withdr|ceas|discontinu|held\b|since\b))",
    re.IGNORECASE,
)
_CANCERS = frozenset({"skin-cancer", "lymphoma"})
_OF_ITS_OWN = re.compile(r"schizophrenia|bipolar")  # older than any steroid psychosis
_TREATED_FOR = re.compile(r"\bfor (the |her |his |my )?$", re.IGNORECASE)
_DOWN = (
    r"(fell|falls?|falling|dropp?\w*|dipp?\w*|crash\w*|sank|sagged|slid|tumbled|plummet\w*|low(er)?|down|went|gone"
    r"|hit|knocked|on (its|her|his) knees)"
)
_UP = (
    r"(rose|ris(e|es|en|ing)|up|climb\w*|cr[ae]p\w*|doubl\w+|jump\w*|went|gone|shot|high(er)?|raised|deteriorat\w+"
    r"|worse\w*|through|blamed|culprit)"
)
_COUNT = r"((white|blood) (blood )?(cells?|counts?)|w[bc]cs?|tlc|leu[ck]o?c?s?|leu[ck]ocytes?|counts?)"
_WORDS: tuple[tuple[str, tuple[str, ...] | None, str], ...] = (
    ("nephrotoxicity", (*_CALCINEURIN, *_MTOR), rf"\b(creat\w*|cr|e?gfr|renal function)\b[^.;,?\d]{{0,15}}\b{_UP}\b"),
    ("nephrotoxicity", (*_CALCINEURIN, *_MTOR), rf"\b(e?gfr|renal function)\b[^.;,?\d]{{0,15}}\b{_DOWN}\b"),
    ("nephrotoxicity", (*_CALCINEURIN, *_MTOR), r"\b(kidneys?|renal(ly)?)\b|\(creat\w*\)|[-:–] ?creat\w*\b"),
    ("leucopenia", _ON_COUNTS, rf"\({_COUNT}\)|\b{_COUNT}\b[^.;,?\d]{{0,15}}\b{_DOWN}\b"),
    ("cytopenia", _ON_COUNTS, rf"\b(bone )?marrow\b|\bplatelets?\b[^.;,?\d]{{0,12}}\b{_DOWN}\b|\bmcv 1\d\d\b"),
    ("cytopenia", _ON_COUNTS, r"\bh(ae)?emo?globin\b[^.;,?\d]{0,12}\b" + _DOWN + r"\b|\btransfus\w+"),
    ("hypertension-reaction", _ON_PRESSURE, rf"\b(bp|blood pressure|pressure)\b[^.;?\d]{{0,25}}\b({_UP}|silly)\b"),
    ("hyperglycaemia", _ON_SUGARS, rf"\b(blood )?(sugars?|glucose|bg)\b[^.;?\d]{{0,15}}\b{_UP}\b"),
    ("hyperlipidaemia", (*_MTOR, *STEROIDS), r"\b(lipids|triglycerides?|trigs|tg|cholesterol)\b"),
    ("proteinuria", _MTOR, r"\bprotein\b|\b(urine )?u?[ap]cr \d"),
    ("hepatotoxicity", None, r"\b(turned|went|goes|gone) \w* ?yellow|\byellow\b|\bcholesta\w+"),
    ("hepatotoxicity", THIOPURINES, rf"\b(lfts?|liver (enzymes?|tests?)|ggt|gamma ?gt)\b[^.;,?\d]{{0,15}}\b{_UP}\b"),
    ("hepatotoxicity", _NO_STEROID, r"(?<!immune )(?<!viral )\bhepatitis\b(?! [abcde]\b)|\bliver (got |was )?wors\w+"),
    ("hepatotoxicity", THIOPURINES, r"\balt (flared?|rise|rose|doubled|shot)\b"),
    (
        "malaise",
        None,
        r"\b(tired|weary|fatigued?|exhaust\w+|letharg\w+|zombie|wiped? (her|him)? ?out|wipes (her|him) out)\b",
    ),
    (
        "malaise",
        None,
        r"\b(like|as) (garbage|crap|rubbish|shite?|death)\b|\bunwell\b|\bhung-?over\b|\bill as\b|\bmalaise\b",
    ),
    ("malaise", None, r"\brun over\b|\bpoisoned\b|\bcrook\b|\brotten\b|\bgrim\b"),
    ("itch", None, r"\b(itch\w*|prurit\w+)\b"),
    ("dizziness", None, r"\b(dizz\w+|gidd\w+|vertigo|light-?headed\w*|chakkar)\b"),
    ("palpitations", None, r"\bpalpit\w*|\bheart racing\b"),
    ("weight-loss", None, r"\b(lost|losing|down|shed) (about )?(\d+|\w+) ?(kg|kilos?|lbs?|pounds?|stone)\b"),
    ("weight-loss", None, r"\bweight loss\b|\bwt (loss|down)\b|\b\d+ ?(kg|lb|kilos?) (loss|down|lost)\b"),
    (
        "weight-gain",
        STEROIDS,
        r"\b(gained|up|put on|plus|\+) ?(about )?(?!0(?![.,]?\d)|no\b|zero\b|nil\b)(\d+|\w+) ?"
        r"(kg|kilos?|lbs?|pounds?|stone)\b",
    ),
    (
        "weight-gain",
        STEROIDS,
        r"\bballoon(ed|ing)\b|\b(enormous|got fat|the weight)\b|\bbmi\b[^.;]{0,12}(climb|up|from)",
    ),
    ("weight-gain", STEROIDS, r"\b(wt|weight) (gain|up|\+)|\bgain(ed|ing)?\b"),
    (
        "weight-gain",
        STEROIDS,
        r"\b\d+ ?(kg|kilos?|lbs?|pounds?) (up|heavier)\b|\b(?<!\d)[12]?\d ?(kg|kilos?) on\b|\b(her|his|the) weight\b",
    ),
    ("abdominal-symptoms", None, r"\bcramps?\b|\b(the|of) wind\b|\bwind,|\breflux\b|\boesophagitis\b|\bconstipat\w+"),
    ("nausea", None, r"\b(guts?|tummy|stomach|bowels?|gastrointestinal|gi)\b|\bsick\b"),
    ("diarrhoea", None, r"\b(stools?|motions|runs)\b|\b(toilet|loo|dunny|bathroom)\b|\d+ ?x ?/ ?(d|day)\b|\bdiarrh\w+"),
    ("cushingoid", STEROIDS, r"\b(the|her|his) (face|looks)\b|\bpuff\w*\b"),
    ("osteoporosis-reaction", STEROIDS, r"\b(bones?|spine|hips?|vertebra\w*)\b|\bt[- ]score\b"),
    ("mood", STEROIDS, r"\b(sleep\w*|mad|psych\w*|voices|mental\w*|moody|temper|weepy|wired|up all night)\b"),
    ("tremor", (*_CALCINEURIN, *STEROIDS), r"\bshak\w+|\bshook\b|\btrembl\w+|\bspill\w*"),
    ("neurotoxicity", None, r"\b(numb(ness)?|burning|tingl\w+|foggy|fog)\b"),
    ("neurotoxicity", _CALCINEURIN, r"\b(fits|fitted|seiz\w+)\b"),
    ("neurotoxicity", _CALCINEURIN, r"\b(sleepy|muddled|can'?t find words|confus\w+)\b"),
    ("gum-hyperplasia", ("ciclosporin",), r"\bgums?\b"),
    ("hirsutism", ("ciclosporin",), r"\bhair(y|iness)\b|\b(moustache|beard|werewolf|bear)\b"),
    ("alopecia", ("tacrolimus", *THIOPURINES, "mycophenolate"), r"\bhair\b"),
    ("skin-fragility", STEROIDS, r"\bbruis\w+|\bskin tears?\b"),
    ("poor-healing", _MTOR, r"\bwounds?\b|\bhealing\b"),
    (
        "oedema",
        (*_MTOR, *STEROIDS, *_CALCINEURIN),
        r"\b(ankles?|legs?|feet)\b[^.;,?]{0,15}\b(swell\w*|swollen|balloon\w*)",
    ),
    (
        "infusion-reaction",
        ("rituximab", "infliximab"),
        r"\brigors?\b|\bbronchospasm\b|\bwheez\w+|\bchills\b|\binfusion aborted\b",
    ),
    ("infection-reaction", None, r"\b(infections?|sinusitis|bronchitis|pneumonias?|pjp|pcp|abscess\w*|c\.? ?diff)\b"),
    ("infection-reaction", ("infliximab",), r"\btb\b"),
    ("low-igg", ("rituximab",), r"\bigg\b[^.;,?]{0,20}\b(\d|drop\w*|fell|vanish\w*|low|gone)"),
    ("hypersensitivity", THIOPURINES, r"\beosinophil\w*"),
    ("flu-like", THIOPURINES, r"\bflu\b"),
    ("fever", THIOPURINES, r"\b(temp\w*|t) (of )?(38|39|4[01])\b|\bsubfebrile\b"),
    ("pneumonitis", (*_MTOR, "methotrexate"), r"\b(lungs?|infiltrates|chest)\b"),
    ("pancreatitis", THIOPURINES, r"\b(pancreas|panc)\b|\b(lipase|amylase)\b(?![^.;,]{0,12}\d)"),
    ("mouth-ulcers", (*_MTOR, *THIOPURINES, "mycophenolate"), r"\b(mouth|ulcers)\b"),
    ("hypomagnesaemia", _CALCINEURIN, r"\bmagnesium\b|\bmg (low|down)\b|\blow mg\b"),
)
# A wheeze or rigors days and weeks after an infusion are no reaction to it
_LONG_AFTER = re.compile(
    r"\b(?:days?|weeks?|wks?|months?|mths?|\d/(?:7|52|12)) (?:on|after|post|into|since|following|later)\b",
    re.IGNORECASE,
)
# A count of eosinophils by itself is a result, and no hypersensitivity
_WITH_EOSINOPHILS = re.compile(
    r"\b(?<!no )(?:rash\w*|fever\w*|febrile|pyrex\w*|allerg\w*|hypersens\w*(?!\?)|dress|urticari\w*|hives"
    r"|arthralg\w*|angioedema"
    r"|stopp\w+|stop|intoleran\w+|reacti\w+|because of|due to)\b(?!\?)",
    re.IGNORECASE,
)
EOSINOPHILS = re.compile(r"\beosinophil\w*|\beos\b", re.IGNORECASE)
_COMPILED = tuple((reaction, drugs, re.compile(words, re.IGNORECASE)) for reaction, drugs, words in _WORDS)
_DENIED_BEFORE = re.compile(
    r"\b(no|not|normal|without|never|nor|denies|nil|free of|spar\w+|protect\w*|n'?t|for|whatever|any)\W+(\w+\W+){0,1}$",
    re.IGNORECASE,
)
_FOR_THE_SAKE = re.compile(r"\b(for|on account of|because of) (the |her |his )?$", re.IGNORECASE)
_WELL_AFTER = re.compile(
    r"^\W*((is|are|was|were|has|have|her|his|and|now|all|function|numbers?|mri|mrcp|ct|scan|uss?|ultrasound|imaging"
    r"|on) )*(fine|ok(ay)?|normal\w*|good|better|well"
    r"|settled|gone|recover\w*|intact|perfect|stable|quiet|clear|back to|disease|transplant|biops\w+|clinic|team"
    r"|doctors?|doc|folks|people|man|lady|says?|sparing|protection|met\b)\b",
    re.IGNORECASE,
)


def is_well(end: int, text: str) -> bool:
    """Whether what is named up to there is said to be well: "pancreas normal", "panc MRI fine"."""
    return bool(_WELL_AFTER.match(text[end:]))


def words_of_harm(text: str) -> Iterator[Harm]:
    """The words that are not denied, not only asked about and not said of what is well."""
    for reaction, drugs, words in _COMPILED:
        if reaction == "infusion-reaction" and _LONG_AFTER.search(text):
            continue
        for found in words.finditer(text):
            before = text[max(0, found.start() - 30) : found.start()]
            denied = _DENIED_BEFORE.search(before) and not _FOR_THE_SAKE.search(before)
            bare = found[0].lower().startswith("eosinophil") and not _WITH_EOSINOPHILS.search(text)
            asked = looked_out_for(text, found.start(), found.end())
            if not (denied or bare or asked or is_well(found.end(), text)):
                yield Harm(reaction, found.start(), found.end(), drugs)


def conditions_as_harms(mentions: Mentions, text: str) -> Iterator[Harm]:
    """The diseases told, each as the harm it may be; what the drug is given for is none."""
    for mention in mentions.of("condition", "affirmed", "historical"):
        treated = mention.value in _INDICATIONS and _TREATED_FOR.search(text[: mention.start])
        with_lymphoma = mention.text.lower() == "ebv"
        of_its_own = bool(_OF_ITS_OWN.match(mention.text.lower()))
        older = bool(_OLDER.search(text[: mention.start])) and not _ON_IT_SINCE.match(text, mention.end)
        older = older or (mention.value in _CANCERS and bool(_DATED_APART.match(text, mention.end)))
        if mention.value in _CONDITIONS and not (treated or with_lymphoma or of_its_own or older):
            reaction, drugs = _CONDITIONS[mention.value]
            yield Harm(reaction, mention.start, mention.end, drugs)


_BIG_SPLEEN = re.compile(
    r"\b(?:hepato)?spleno?meg\w*|\bhypersplen\w*|\b(?:big|large|enlarged|palpable|bulky|huge) (?:liver and )?spleen\b"
    r"|\bspleen (?:(?:is|was|now|also|very|bit|a|tip) )*(?:big|large|enlarged|palpable|bulky|huge|felt|up)\b"
)
_SPLEEN_SIZE = re.compile(r"\bspleen(?:ic)?[^.;,?!\d]{0,25}(?P<size>\d{1,3}(?:\.\d)?) ?(?P<unit>cm|mm)\b")
_LARGE = "aid-large-spleen"
_OF_THE_SPLEEN = frozenset({"cirrhosis", "decompensated", "portal-hypertension"})


def big_spleen(mentions: Mentions, text: str) -> bool:
    """Whether a big spleen, or what makes one, is told: it lowers platelets by itself."""
    told = _OF_THE_SPLEEN & set(mentions.values("condition", "affirmed", "historical"))
    lowered = text.lower()
    sized = _SPLEEN_SIZE.search(lowered)
    return bool(told or _BIG_SPLEEN.search(lowered) or (sized and _centimetres(sized) >= aid_number(_LARGE, "cm")))


def _centimetres(sized: re.Match[str]) -> float:
    return float(sized["size"]) / (10 if sized["unit"] == "mm" else 1)


def numbers_of_harm(mentions: Mentions, text: str) -> Iterator[Harm]:
    """The results that are out of their limits; not low platelets that a big spleen explains, nor the blood pressure of
    a hypertension that is told.
    """
    explained = {"platelets"} if big_spleen(mentions, text) else set()
    if "hypertension" in mentions.values("condition", "affirmed", "historical"):
        explained.add("systolic")
    for measure in mentions.measures:
        if measure.name in explained:
            continue
        if read := _of_number(measure):
            yield Harm(read[0], measure.start, measure.end, read[1], loose=False)


def _of_number(measure: Measure) -> tuple[str, tuple[str, ...]] | None:
    """The harm a result stands for, and the drugs it is read of."""
    name, number = measure.name, measure.number
    if name in ("wbc", "neutrophils", "lymphocytes", "platelets") and _low(name, number):
        reaction = {"neutrophils": "neutropenia-reaction", "platelets": "cytopenia"}.get(name, "leucopenia")
        return reaction, _ON_COUNTS
    if name == "haemoglobin":
        grams = number * 10 if number <= aid_number("aid-counts-of-a-harm", "g/dl up to") else number
        return ("cytopenia", _ON_COUNTS) if grams < aid_number("aid-counts-of-a-harm", "g/l") else None
    if name == "creatinine" and raised(name, number, "mg/dl", "umol/l"):
        return "nephrotoxicity", (*_CALCINEURIN, *_MTOR)
    if name == "glucose" and raised(name, number, "mmol/l", "mg/dl"):
        return "hyperglycaemia", _ON_SUGARS
    if name == "egfr" and number < aid_number("aid-egfr-reduced", "ml/min"):
        return "nephrotoxicity", (*_CALCINEURIN, *_MTOR)
    if name == "potassium" and number >= aid_number("aid-raised-on-calcineurin-inhibitor", "potassium"):
        return "hyperkalaemia", _CALCINEURIN
    if name == "systolic" and number >= aid_number("aid-raised-on-calcineurin-inhibitor", "systolic"):
        return "hypertension-reaction", _ON_PRESSURE
    if name == "magnesium" and number < aid_number("aid-low-magnesium", "mmol/L"):
        return "hypomagnesaemia", _CALCINEURIN
    if name == "qtc" and number >= aid_number("aid-long-qt", "ms"):
        return "long-qt-reaction", ("tacrolimus",)
    return None


def _low(name: str, number: float) -> bool:
    """Whether a count is low, in 10^9/L or per microlitre."""
    cells = "platelets" if name == "platelets" else "white cells"
    if number >= aid_number("aid-counts-of-a-harm", f"{cells} per microlitre from"):
        number /= 1000
    aid = "aid-counts-of-a-harm" if name == "lymphocytes" else "aid-low-counts"
    return number < aid_number(aid, name)


def raised(name: str, number: float, small: str, great: str) -> bool:
    """Whether a result is raised in the unit its size tells: the `small` one up to a limit, then the `great` one."""
    unit = small if number <= aid_number("aid-chemistry-of-a-harm", f"{name} {small} up to") else great
    return number >= aid_number("aid-chemistry-of-a-harm", f"{name} {unit}")
