"""Harms of which a message tells another cause than our drugs: "gallstone pancreatitis while on aza", "diarrhoea from
metformin", "it was the septrin, not the aza". They happened to somebody who takes a drug of ours, and say nothing
against it.

Only a cause that is stated counts: one that is denied, excluded, suspected, weighed or asked about leaves the harm with
the drug.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from msgspec import Struct

from actions.case.harms.fevers import FEVER, of_an_infection
from actions.case.harms.scares import was_none
from actions.case.mentions import Mention, Mentions
from actions.case.patient import Outcome
from actions.knowledge.compiled import compiled

PRESSES = frozenset({FEVER})
"""What presses in somebody immunosuppressed, whatever brought it on."""
ANY = "any"
"""In place of a harm: the message says what did it, and not what it was ("it was the septrin, not the aza")."""
_OF_THE_GUT = ("diarrhoea", "vomiting", "nausea", "abdominal-symptoms")
_OF_COUNTS = ("leucopenia", "neutropenia-reaction", "cytopenia", "pancytopenia")
_INFECTIONS = (
    r"viral|virus(?:es)?|noro(?:virus)?|rotavirus|c\.? ?diff(?:icile)?|campylobacter|salmonella|giardia|gastroenteritis"
    r"|food poisoning|flu|influenza|covid(?:-19)?|ebv|cmv|parvo(?:virus)?|hiv|dengue|malaria|utis?|urosepsis|pneumonia"
    r"|chest infection|chickenpox|measles|shingles|scabies|infective|infectious|travellers'?"
)
_PANCREATITIS = (
    r"(?:gall ?stones?|(?:bile )?duct stones?|cbd stones?|stones?|biliary|sludge|choledocholithiasis|cholelithiasis"
    r"|alcohol(?:ic)?(?: binges?)?|etoh|ethanol|binge(?: drinking)?|drinking|boozing|booze|ercp|post[- ]ercp"
    r"|(?:hyper-?)?triglycerid\w*|high (?:tgs?|trigs)|hypercalc\w+|trauma(?:tic)?|mumps|divisum|pancreas divisum"
    r"|igg4|autoimmune)"
)
_GUT = (
    r"(?:morning sickness|hyperemesis|pregnancy|migraines?|ibs|irritable bowel|coeliac|celiac|bile (?:acids?|salts?)"
    r"|uc|crohn'?s|colitis|antibiotics?|lactulose|laxatives?|bowel prep|iron(?: tablets)?|overflow|constipation"
    r"|gastroparesis|obstruction)"
)
_COUNTS = (
    r"(?:hyper-?splenism|(?:big |large )?spleen|splenomegaly|portal hypertension|sequestration|b12(?: deficiency)?"
    r"|folate(?: deficiency)?|b12|mds|myelodysplasia|(?:benign )?ethnic|chemo(?:therapy)?|haemodilution)"
)
_SKIN = (
    r"(?:contact|eczema|atopic|psoriasis|sunburn|heat|insect bites?|bites|acne|plaster|dressing|nickel|nettles?"
    r"|washing powder|antibiotics?)"
)
_KIDNEY = r"(?:dehydration|contrast|obstruct\w+|hepatorenal|hrs|retention|prostate|nsaids?|sepsis|stones?)"
_NERVES = r"(?:thyrotoxic\w*|hyperthyroid\w*|essential|parkinson\w*|caffeine|salbutamol|anxiety|migraines?|alcohol)"
_HAIR = r"(?:iron deficiency|thyroid|hypothyroid\w*|postpartum|post-partum|telogen|stress)"
# What else brings a harm on, by harm; an infection may bring on most
_CAUSES: dict[str, str] = {
    "pancreatitis": rf"(?:{_PANCREATITIS}|viral)",
    **dict.fromkeys(_OF_THE_GUT, rf"(?:{_GUT}|{_INFECTIONS})"),
    **dict.fromkeys(_OF_COUNTS, rf"(?:{_COUNTS}|{_INFECTIONS})"),
    "rash": rf"(?:{_SKIN}|{_INFECTIONS})",
    "fever": rf"(?:{_INFECTIONS})",
    "nephrotoxicity": _KIDNEY,
    "tremor": _NERVES,
    "neurotoxicity": _NERVES,
    "headache": rf"(?:{_NERVES}|{_INFECTIONS})",
    "alopecia": _HAIR,
}
RAISES_OURS = re.compile(
    r"febuxostat|xanthine-oxidase-inhibitor|clarithromycin|erythromycin|macrolide|azole-antifungal|fluconazole|grapefruit"
    r"|nirmatrelvir-ritonavir|protease-inhibitor|diltiazem|verapamil|nicardipine|amiodarone|ribavirin|aminosalicylate"
    r"|letermovir|glecaprevir|cyp3a4-inhibitor|potassium-sparing|nsaid|aminoglycoside|amphotericin"
)
"""Medicines that harm by raising what a drug of ours does: the harm is that drug's all the same."""
_BLAMES = (
    r"(?:(?:was|were|is|are|has been|came|all|actually|really|just|definitely|clearly|then) )*"
    r"(?:from|due to|d/t|because of|caused by|cause[ds]? was|secondary to|2(?:ry|°|ndary) to|sec(?:ondary)? to|2/2"
    r"|thanks to|attributed to|put down to|blamed on|explained by|down to|was|were|is|turned out to be|proved to be"
    r"|traced to|induced by|brought on by|precipitated by|provoked by|triggered by|owing to|which was|that was|post)"
)
_ON_A_MEDICINE = r"(?:on|with|to|after|starting|since)"
_ARTICLES = (
    r"(?:(?:the|an?|her|his|their|some|his new|her new|actually|really|just|all|only|his own|recent|acute|bad) )*"
)
_INDUCED = r"[- ]?(?:induced|related|associated|provoked|caused)?[- ]+(?:acute |mild |severe |bad |transient |an? )*"
_IS = r"(?:\s*\((?:[^()]*)\))?[\s,:;–-]*(?:(?:it|this|that|which|and) )?"
# What takes a stated cause back, or leaves it open
_OPEN_BEFORE = re.compile(
    r"(?:\b(?:no|not|non|never|without|denies|denied|excluded?|excluding|ruled? out|r/o|negative for|unlikely|possible"
    r"|possibly|probabl[ey]|perhaps|maybe|may be|might (?:be|have been)|could (?:be|have been)|suspected|suspect\w*"
    r"|query|whether|if|or|vs?|versus|rather than|instead of|risk of|previous|isn'?t|wasn'?t|is it|was it|is this"
    r"|was this|(?:wonder|think|thought|says?|said|told|claims?)(?:ing|s)?\b[^.;?!]{0,12})\b|n't\b|\?)[^.;,!]{0,14}$"
)
_OPEN_BEHIND = re.compile(
    r"\s*(?:(?:was|were|has been|have been|is|are|now|all)\s+)*(?:ruled out|excluded|unlikely|negative|\?|or\b|vs?\b"
    r"|versus\b|possibl[ye]|maybe|perhaps|denied|not the cause|not found)"
)
_WITH_OURS = re.compile(r"\s*(?:and|or|/|&|\+|plus|with)\s*(?:the )?")
# "It was the septrin", "culprit was metformin", "turned out to be gallstones"
_IT_WAS = re.compile(
    r"\b(?:(?:it|that|this|cause|culprit|reason|trigger|offender|they)(?:'s|\s+(?:was|were|is))"
    r"(?:\s+(?:all|actually|really|in fact|due to|from|down to|because of|just|more|probably due to))*"
    r"|turned out (?:to be|as)|proved to be|blamed? it on|put it down to|attributed it to"
    r"|(?:^|[.;,:!?]\s*)(?:(?:no|sorry|actually|correction|ah|oh|ok)\W+)*(?:caused by|due to|from|down to|because of))"
    r"\s+(?:the |her |his |an? )*$"
)
# "... was the culprit", "were to blame"; "the cause was ...", "it turned out to be ..."
_THE_CAUSE = re.compile(
    r"\s*(?:was|were|is|are|being|as)\s+(?:clearly |actually |really |found to be |felt to be )*"
    r"(?:(?:the )?(?:cause|culprit|reason|trigger|offender)|to blame|responsible|what did it)\b(?!\s*\?)"
)
_CAUSE_WAS = re.compile(
    r"\b(?:(?:cause|culprit|trigger|offender)(?:\s+(?:was|were|is)|:)|turned out to be|proved to be)"
    r"\s+(?:actually |really |in fact )*(?:the |her |his |an? )?$"
)
_BEGUN_FOR = re.compile(
    r"\b(?<!re)(?:started|begun|commenced|initiated|given|prescribed|put on|added|needs?|wants?|wanted|bought|uses?"
    r"|using)"
    r"(?: (?:\w+ ){0,3}\w+)??,? (?P<reason>for) (?:the |her |his |bad |severe |some |mild |an? )*$"
)
_OLDER = re.compile(
    r"\s*(?:(?:was|were|are|is|has been|have been|been|already|there|present|known|low|all|long|well) )*"
    r"(?:(?:long |well |even )?before|pre-?dat(?:e|es|ed|ing)|prior to|preced(?:e|es|ed|ing))\s+"
    r"(?:(?:the |her |his |any |ever |starting |she |he |was |were |started |went |on )*)"
    r"(?P<any>(?:treatment|therapy|immunosuppress\w+|drugs?|it|that|all (?:this|of this)|diagnosis)\b)?"
)
_ASKS = re.compile(r"\?\s*$|^\W*(?:could|can|might|may|is|was|were|are|would|should|does|did|how|what|why)\b")
_ENDED = re.compile(r"\b(?<!not )(?:stopp\w+|came off|taken off|discontinu\w+|withdr[ae]w\w*)\b(?!\W*\?)")
_STOPPED_FOR = re.compile(
    r"(?:stopp\w+|discontinu\w+|withdr[ae]w\w*|held) (?:for|due to|because of|after|over|with|on account of)\s+"
    r"(?:(?:an?|the|her|his|suspected|possible|query|presumed|\?|fear of)\s*)*"
)
_SENTENCE = re.compile(r"[^.;?!\n]+[.;?!\n]?")


class Told(Struct, frozen=True):
    """A message without the harms that have another cause, and which they are."""

    text: str
    mentions: Mentions
    harms: tuple[str, ...] = ()
    gone: tuple[tuple[int, int], ...] = ()  # where they and their causes stand


def without(text: str, mentions: Mentions, kept: frozenset[str] = frozenset()) -> Told:
    """The message without harms of another cause: their names are blank, and what was found there is left out, but for
    conditions, which the patient has whatever brought them on, and for the reactions `kept`.
    """
    lowered = text.lower().replace("\u2019", "'")
    if len(lowered) != len(text):
        return Told(text, mentions)
    told = [m for m in mentions.of("reaction", "affirmed", "historical", "possible") if m.value not in kept]
    causes = {m: _elsewhere(m, mentions, lowered) or _cause(m, mentions, lowered) for m in told}
    explained = {harm: cause for harm, cause in causes.items() if cause is not None}
    harms = tuple(dict.fromkeys(m.value for m in explained)) or _of_what_was_told(mentions, lowered)
    gone = tuple((min(m.start, start), max(m.end, end)) for m, (start, end) in explained.items())
    spoken_of = bool(mentions.of("drug"))  # of whose state the words say something; without one they are left to read
    for start, end in gone:
        text = text[:start] + " " * (end - start) + text[end:] if spoken_of else text
        mentions = _without_drugs(mentions.without_reactions(start, end), start, end)
        mentions = _without_its_reason(mentions, start, lowered)
    left = mentions.values("reaction", "affirmed", "historical")
    return Told(text, mentions, tuple(harm for harm in harms if harm not in left), gone)


def _without_drugs(mentions: Mentions, start: int, end: int) -> Mentions:
    """The mentions without drugs that are only named for what was there before them."""
    kept = (m for m in mentions.found if m.entity != "drug" or not start <= m.start < end)
    return Mentions(tuple(kept), mentions.measures)


def freed(tried: Mapping[str, Outcome], told: Told) -> tuple[str, ...]:
    """The drugs thought not to be tolerated where nothing but harms of another cause is told of them."""
    if not told.gone or told.mentions.of("reason"):
        return ()
    return tuple(drug for drug, outcome in tried.items() if outcome == "not tolerated")


def put_back(
    tried: Mapping[str, Outcome], current: tuple[str, ...], freed_: tuple[str, ...], told: Told
) -> tuple[dict[str, Outcome], tuple[str, ...]]:
    """What was tried and what is taken, with those drugs taken, or stopped where the message says so."""
    others = {drug: outcome for drug, outcome in tried.items() if drug not in freed_}
    if not _ENDED.search(told.text.lower()):
        return others, (*current, *freed_)
    over: dict[str, Outcome] = dict.fromkeys(freed_, "stopped")
    return {**others, **over}, current


def _cause(harm: Mention, mentions: Mentions, lowered: str) -> tuple[int, int] | None:
    """Where a cause that is none of our drugs is told of the harm: right before it, right behind it with a word that
    blames it, or in words of its own ("the culprit was the septrin").
    """
    if _OPEN_BEHIND.match(lowered, harm.end):
        return None
    causes = (*_before(harm, mentions, lowered), *_behind(harm, mentions, lowered), *_called(harm, mentions, lowered))
    stated = (span for span in causes if _stated(*span, lowered) and not _together_with_ours(*span, mentions, lowered))
    return next(stated, None)


def _without_its_reason(mentions: Mentions, start: int, lowered: str) -> Mentions:
    """The mentions without the word that names the harm which begins there as why a drug was stopped: "stopped due to
    PML scare".
    """
    kept = (
        m
        for m in mentions.found
        if m.entity != "reason"
        or m.value != "intolerance"
        or not (m.end <= start and _STOPPED_FOR.fullmatch(lowered, m.start, start))
    )
    return Mentions(tuple(kept), mentions.measures)


def _elsewhere(harm: Mention, mentions: Mentions, lowered: str) -> tuple[int, int] | None:
    """Where a harm stands that no drug brought on: a treatment was begun for it, or it is the fever of an infection."""
    if harm.value == FEVER and of_an_infection(mentions, lowered):
        return harm.start, harm.end
    if harm.assertion == "possible":
        return was_none(harm, mentions, lowered)
    return was_none(harm, mentions, lowered) or _given_for(harm, lowered) or _older(harm, mentions, lowered)


def _older(harm: Mention, mentions: Mentions, lowered: str) -> tuple[int, int] | None:
    """Where a harm is said to be older than treatment: "the low platelets were there before aza"."""
    found = _OLDER.match(lowered, harm.end)
    if found is None:
        return None
    drug = next((m for m in mentions.of("drug") if 0 <= m.start - found.end() <= 1), None)
    return (harm.start, drug.end if drug else found.end()) if drug or found["any"] else None


def _given_for(harm: Mention, lowered: str) -> tuple[int, int] | None:
    """Where a harm is what a treatment was begun for, which did not bring it on: "budesonide 9 mg started for acne"."""
    found = _BEGUN_FOR.search(lowered, 0, harm.start)
    return (found.start("reason"), harm.end) if found else None


def _before(harm: Mention, mentions: Mentions, lowered: str) -> Iterator[tuple[int, int]]:
    """Causes right before the harm: "gallstone pancreatitis", "co-trimoxazole rash", "septrin-induced rash"."""
    if words := _CAUSES.get(harm.value):
        # The vocabulary may have taken the cause into the name of the harm
        found = re.search(rf"\b(?P<cause>{words}){_INDUCED}$", lowered[: harm.start] + " ")
        if found and found.end("cause") <= harm.start:
            yield found.span("cause")
        within = re.match(rf"(?P<cause>{words})\b", lowered[harm.start : harm.end])
        if within and within.end() < harm.end - harm.start:
            yield harm.start + within.start(), harm.start + within.end()
    for medicine in _others(mentions):
        if medicine.end <= harm.start and re.fullmatch(_INDUCED, lowered[medicine.end : harm.start] or " "):
            yield medicine.start, medicine.end


def _behind(harm: Mention, mentions: Mentions, lowered: str) -> Iterator[tuple[int, int]]:
    """Causes behind the harm: "pancreatitis due to gallstones", "rash from co-trimoxazole", "rash on septrin"."""
    if words := _CAUSES.get(harm.value):
        found = re.match(rf"{_IS}(?:{_BLAMES}|after|following) {_ARTICLES}(?P<cause>{words})\b", lowered[harm.end :])
        if found:
            yield harm.end + found.start("cause"), harm.end + found.end("cause")
    for medicine in _others(mentions):
        gap = lowered[harm.end : medicine.start] if medicine.start >= harm.end else ""
        if re.fullmatch(rf"{_IS}(?:{_BLAMES}|{_ON_A_MEDICINE}) {_ARTICLES}", gap):
            yield medicine.start, medicine.end


def _called(harm: Mention, mentions: Mentions, lowered: str) -> Iterator[tuple[int, int]]:
    """Causes called the cause behind the harm: "pancreatitis; gallstones were the cause", "culprit was septrin"."""
    spans = [(m.start, m.end) for m in _others(mentions)]
    if words := _CAUSES.get(harm.value):
        spans += [found.span() for found in re.finditer(rf"\b{words}\b", lowered)]
    yield from (
        (start, end)
        for start, end in spans
        if start >= harm.end and (_THE_CAUSE.match(lowered, end) or _CAUSE_WAS.search(lowered[harm.end : start]))
    )


def _others(mentions: Mentions) -> Iterator[Mention]:
    """Medicines that are none of ours and do not harm by what they do to ours."""
    for entity in ("co_medication", "other_medicine"):
        yield from (m for m in mentions.of(entity) if m.assertion != "negated" and not RAISES_OURS.search(m.value))


def _stated(start: int, end: int, lowered: str) -> bool:
    """Whether a cause is told as what it was: not denied, excluded, suspected or weighed against another."""
    return not _OPEN_BEFORE.search(lowered[:start]) and not _OPEN_BEHIND.match(lowered, end)


def _together_with_ours(start: int, end: int, mentions: Mentions, lowered: str) -> bool:
    """ "Leucopenia with septrin and aza": both are told to have done it."""
    drugs = mentions.of("drug")
    behind = any(d.start >= end and _WITH_OURS.fullmatch(lowered[end : d.start]) for d in drugs)
    return behind or any(d.end <= start and _WITH_OURS.fullmatch(lowered[d.end : start]) for d in drugs)


def _of_what_was_told(mentions: Mentions, lowered: str) -> tuple[str, ...]:
    """What the message explains of the harms told before, in which none is named: "turned out to be gallstones"."""
    if mentions.of("reaction", "affirmed", "historical"):
        return ()
    for sentence in _SENTENCE.finditer(lowered):
        if _ASKS.search(sentence[0]):
            continue
        for medicine in _others(mentions):
            if sentence.start() <= medicine.start < sentence.end() and _blamed(medicine.start, medicine.end, lowered):
                return (ANY,)
        if harms := tuple(harm for harm, words in _CAUSES.items() if _blames(words, sentence, lowered)):
            return harms
    return ()


def _blames(words: str, sentence: re.Match[str], lowered: str) -> bool:
    found = compiled(rf"\b(?:{words})\b").finditer(sentence[0])
    return any(_blamed(sentence.start() + m.start(), sentence.start() + m.end(), lowered) for m in found)


def _blamed(start: int, end: int, lowered: str) -> bool:
    called = _IT_WAS.search(lowered[:start]) or _THE_CAUSE.match(lowered, end)
    return bool(called) and _stated(start, end, lowered)
