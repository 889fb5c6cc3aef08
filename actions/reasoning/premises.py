"""What a message takes for true that no record holds: a response figure, a named trial, a guideline's demand, that
a drug does no harm.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import lru_cache
from typing import Literal

from actions.case.mentions import SPOKEN_OF, Mentions
from actions.knowledge.base import KnowledgeBase
from actions.knowledge.kinds import Evidence, Finding, Source
from actions.reasoning.places import misplaced

Unheld = Literal["figure", "population", "study", "position", "place", "harmlessness"]

_SENTENCE = re.compile(r"(?:[^.;?!\n]|\.(?=\d))+[.;?!\n]?")
_PERCENTAGE = re.compile(r"(?<![\d.,–-])(\d{1,3}(?:\.\d+)?)\s?(?:%|per\s?cent)")
_ALL = re.compile(
    r"\b(?:all|every|each|everyone|everybody|nearly all|almost all|virtually all)\b(?: \w+){0,4}"
    r" (?:respond|remit|normali[sz])\w*"
    r"|\balways (?:works?|responds?)\b|\bworks? in (?:all|every)\w*\b"
)
_RESPONSE = re.compile(
    r"\b(?:respon(?:d|ds|ded|se|ses|ders)|remission|remissions|cbr|cr rates?|normali[sz](?:e|es|ed|ation)|success"
    r"|efficacy|effective|cured?|works?|worked|beats?|superior|better)\b"
)
# A percentage of these is no share of patients who respond
_OF_ELSE = re.compile(
    r"\b(?:adheren\w*|complian\w*|tpmt|fibrosis|weight|doses?|dosing|reduc\w*|cut|alt|ast|igg|bilirubin|fell|falls?"
    r"|fallen|drop\w*|down|sats|saturation|hba1c|steatosis|risk|tolera\w*|relaps\w*|stopp\w*|adverse|toxic\w*|infection\w*"
    r"|mortality|surviv\w*|(?<!of )(?<!in )(?<!among )non-?respon\w*"
    r"|metaboli\w*|activity|interval|ci|steroid.?free|women|men|female|male)\b"
)
_ONLY_ASKS = re.compile(
    r"^\W*(?:is|are|was|were|do|does|did|what|what's|whats|which|how|any|has|have|can|could|would|why|where|true|really"
    r"|source|who|remission|response|cbr)\b[^.;!]*\?\s*$|^[^.;!,]{0,60}\?\s*$"
    r"|^\W*(?:is|are|was|were|do|does|did|has|have|what|which|where|who)\b[^.;!?]*$"  # typed without the question mark
)
_RANGE = re.compile(r"(\d+(?:\.\d+)?)(?: to |–|-| and )(\d+(?:\.\d+)?) ?%")
_INTERVAL = re.compile(r"\b9[059] ?% (?:CI\b|confidence|credible)")
_NEAR = 0.6  # a figure told rounded is the same figure

_STUDIED = r"(?:trials?|stud(?:y|ies)|RCTs?|cohort|registry|investigators|data|results?|readout|arm|placebo\S*)"
_FOUND = (
    r"(?:show(?:s|ed|n)?|prov(?:es|ed|en)|found|demonstrat\w+|confirm(?:s|ed)|report(?:s|ed)|establish\w+|induc\w+|met"
    r"|hit)"
)
_EFFICACY = re.compile(
    r"\b(?:benefit|improv\w+|endpoint|end point|safe\w*|inferior\w*|superiority|no difference|equal\w*)\b"
)
_CAPITALS = r"[A-Z][A-Z0-9]{3,}(?:-[A-Za-z0-9]+)*|[A-Z][A-Za-z]*[A-Z][A-Za-z]*(?:-?\d+)?|[A-Z]{2,}[A-Za-z]*-\d+"
_NAMED_STUDY = re.compile(
    rf"\b(?P<name>{_CAPITALS}) (?:{_STUDIED}\b|(?:has |have )?(?P<verb>{_FOUND})\b(?!\s*(?:$|[,.;:?!)/-])))"
    r"|\b(?:per|under|from|in|since|as|after|following|quote me) (?:the )?(?:phase \w+ )?"
    rf"(?P<other>{_CAPITALS}) (?:\w+ ){{0,6}}(?:\d|trial|study|shows?|beats?)"
    r"|\b(?:phase \w+|randomi[sz]ed|pivotal|placebo-controlled) (?P<third>[A-Z][A-Za-z0-9-]{4,})\b"
    r"|\bthe (?P<fourth>[A-Z][a-z]{3,}(?:-\d+)?) (?:trial|study|RCT)\b"
)
_NO_NAMES = frozenset(
    "aasld easl awmf iaihg apasl inasl espghan isgld who nice bsg ern acg aga data rct rcts trial trials study"
    " studies guideline guidelines result results patients steroid steroids dutch german indian british european"
    " american japanese chinese french italian spanish randomised randomized nejm lancet gut jama bmj phase pubmed"
    " nafld masld mash nash dili covid covid-19 meta-analysis non-randomised cohort retrospective prospective registry"
    " mri mrcp ercp ct pet cxr usg eeg ecg ekg pcr ogd egd elisa dna biopsy"  # tests that show or confirm something
    " long large small pooled recent only first second largest original pilot open cross next same last above".split()
)

_DEMANDS = re.compile(
    r"\W*(?:\(?20\d\d\)?\W*)?(?:guid\w+ |update |statement )?(?:now |also |clearly )?"
    r"(?:mandates?|requires?|insists? on|demands?|obliges?|stipulates?)\W+(?P<what>[^.;?!]{4,60})"
)
# "BSG say a bone marrow must be done before ...", "AWMF says dental clearance is compulsory before ..."
_SAYS_MUST = re.compile(
    r"\W*(?:\(?20\d\d\)?\W*)?(?:guid\w+ )?(?:now |also |clearly )?(?:says?|states?|writes?|wants?|has it)(?: that)?\s+"
    r"(?P<what>[^.;?!]{3,60}?)\s+(?:is|are|must be|has to be|have to be|needs? to be|should be|to be)\s+"
    r"(?:(?:always|first|now)\s+)?(?:compulsory|mandatory|obligatory|required|essential|done|performed|obtained|checked)\b"
    r"(?P<then>[^.;?!]{0,60})"
)
# Said of the drug, not of a patient: "rituximab has zero serious infections"
_NONE_OF_IT = re.compile(
    r"\s+(?:has|have|had|carries|causes?|caused|gives?|shows?|showed|comes with|leads? to|is|are|was|were|does|did|can"
    r"|never)\s"
    r"(?:[\w-]+ ){0,2}?(?:zero|no|never|nil|not|without|free of|devoid of|cause|causes)\b[^.;?!]{0,30}?"
    r"\b(?:infections?|malignanc\w+|cancers?|lymphomas?|toxicit\w+|side.?effects|adverse (?:events?|effects)"
    r"|cytopeni\w+|nephrotoxic\w*|hepatotoxic\w*|teratogen\w*|myelosuppress\w+|pml|reactivation)\b"
)
_BEFORE = re.compile(r"\b(?:before|prior to|with|for|in|after|when|while|during)\b")
_KNOWN = frozenset({"condition", "analyte", "topic", "term", "reaction", "co_medication"})
_WORD = re.compile(r"[a-z][a-z0-9-]{2,}")
_SMALL_WORDS = frozenset(
    "the and for before after with without all any each every that this first second third line start starting giving"
    " aih autoimmune hepatitis patient patients treatment therapy drug drugs now then use using being have has not so"
    " liver two failed full line agents agent biopsy-proven done prior switch switching can may should must we they she"
    " her him his routinely always never".split()
)


def unheld(
    base: KnowledgeBase, text: str, mentions: Mentions, drugs: tuple[str, ...], reason: str | None = None
) -> frozenset[Unheld]:
    """What a message states that no record on these drugs holds. `text` is as written, its percentages in digits;
    `reason` that of the case, for which a figure of other patients is no answer.
    """
    found: set[Unheld] = set()
    if _states_a_figure(base, text.lower(), drugs):
        found.add("figure")
    elif reason and not (mentions.of("reason") or mentions.of("term")) and _is_of_others(base, text, drugs, reason):
        found.add("population")
    if _names_a_study(base, text, mentions):
        found.add("study")
    if _quotes_a_guideline(base, text.lower(), mentions):
        found.add("position")
    if not _ONLY_ASKS.search(text.lower()) and misplaced(base, text.lower(), mentions):
        found.add("place")
    if _denies_harm(text.lower(), mentions):
        found.add("harmlessness")
    return frozenset(found)


def _states_a_figure(base: KnowledgeBase, lowered: str, drugs: tuple[str, ...]) -> bool:
    if not drugs or _ONLY_ASKS.search(lowered):
        return False
    held = {figure for drug in drugs for figure in _figures(base).get(drug, ())}
    return any(not any(abs(share - figure) <= _NEAR for figure in held) for share in _stated(lowered))


def _stated(lowered: str) -> list[float]:
    """The shares of patients that a message says to respond."""
    sentences = [m[0] for m in _SENTENCE.finditer(lowered)]
    told = [said for said in sentences if _RESPONSE.search(said) and not _OF_ELSE.search(said)]
    stated = [float(share) for said in told for share in _PERCENTAGE.findall(said)]
    return stated + [100.0 for said in told if _ALL.search(said)]


def _is_of_others(base: KnowledgeBase, text: str, drugs: tuple[str, ...], reason: str) -> bool:
    """Whether a stated share is one that findings on the drug hold, and none of them in patients with this reason."""
    if not drugs or _ONLY_ASKS.search(text.lower()):
        return False
    findings = [x for x in base.all(Finding) if {*drugs} & {*x.drugs} and x.informs]
    for share in _stated(text.lower()):
        holding = [x for x in findings if any(abs(share - figure) <= _NEAR for figure in _shares_of(x, drugs))]
        if holding and not any(reason in x.informs for x in holding):
            return True
    return False


def _shares_of(finding: Finding, drugs: tuple[str, ...]) -> list[float]:
    """The percentages that a finding gives for the drugs: of a comparison only those of their arms."""
    arms = [arm for arm in finding.comparator if arm.drug in drugs]
    own = [finding.figure] if finding.drugs[:1] and finding.drugs[0] in drugs else []
    figures = [*own, *(arm.figure for arm in arms)]
    return [float(f.value) for f in figures if f.value is not None and f.unit == "percent"]


def _names_a_study(base: KnowledgeBase, text: str, mentions: Mentions) -> bool:
    if text.upper() == text:
        return False
    for match in _NAMED_STUDY.finditer(text):
        named = {group: value for group, value in match.groupdict().items() if value and group != "verb"}
        place, name = next((match.start(group), value) for group, value in named.items())
        if match["verb"] and not _tells_of_efficacy(text[match.end() :]):
            continue  # "MRI confirmed": what an examination found in somebody
        known = any(m.start < place + len(name) and place < m.end for m in mentions.found)
        if not known and name.lower() not in _NO_NAMES and name.lower() not in _names(base):
            return True
    return False


def _tells_of_efficacy(rest: str) -> bool:
    """Whether what is said to be found is how well something works, so that a study has found it."""
    said = re.split(r"[.;?!\n](?!\d)", rest, maxsplit=1)[0].lower()
    return bool(_RESPONSE.search(said) or _PERCENTAGE.search(said) or _EFFICACY.search(said))


def _quotes_a_guideline(base: KnowledgeBase, lowered: str, mentions: Mentions) -> bool:
    """Whether a guideline is said to demand what none of its records has a word of ("BSG mandates HLA typing"); of a
    drug named in the demand, and a thing the vocabulary does not know, none of its records on that drug ("BSG requires
    liver biopsy before rituximab").
    """
    if _ONLY_ASKS.search(lowered):
        return False
    for guideline in mentions.of("guideline"):
        demanded = _DEMANDS.match(lowered, guideline.end) or _SAYS_MUST.match(lowered, guideline.end)
        if demanded is None:
            continue
        thing, *_ = _BEFORE.split(demanded["what"])
        words = set(_WORD.findall(thing)) - _SMALL_WORDS
        inside = [m for m in mentions.found if demanded.start() <= m.start < demanded.end()]
        known = {m.value for m in inside if m.entity in _KNOWN and m.text.lower() in thing}
        drugs = tuple(sorted({m.value for m in inside if m.entity == "drug" and m.text.lower() not in thing}))
        if known & _subjects_of(base, guideline.value):
            continue
        if words and not words & _words_of(base, guideline.value, () if known else drugs):
            return True
    return False


def _denies_harm(lowered: str, mentions: Mentions) -> bool:
    """Whether a drug is said to do none of a harm, of anybody and not of one patient: no record says so of any."""
    if _ONLY_ASKS.search(lowered):
        return False
    return any(_NONE_OF_IT.match(lowered, drug.end) for drug in mentions.of("drug", *SPOKEN_OF))


@lru_cache(maxsize=64)
def _words_of(base: KnowledgeBase, guideline: str, drugs: tuple[str, ...] = ()) -> frozenset[str]:
    """Every word of the records of a guideline, or of those on the drugs named."""
    held = (record for record in base.all(Evidence) if getattr(record, "guideline", None) == guideline)
    fitting = (record for record in held if not drugs or set(drugs) & set(record.drugs))
    texts = (f"{record.text} {' '.join(record.drugs)}" for record in fitting)
    return frozenset(_WORD.findall(" ".join(texts).lower()))


@lru_cache(maxsize=16)
def _subjects_of(base: KnowledgeBase, guideline: str) -> frozenset[str]:
    """Situations and topics that the records of a guideline are about."""
    held = (record for record in base.all(Evidence) if getattr(record, "guideline", None) == guideline)
    return frozenset(subject for record in held for subject in (*record.situations, *record.topics))


@lru_cache(maxsize=4)
def _figures(base: KnowledgeBase) -> Mapping[str, frozenset[float]]:
    """Every percentage that the evidence on a drug holds."""
    held: dict[str, set[float]] = {}
    for record in base.all(Evidence):
        text = _INTERVAL.sub("", record.text)  # the level of an interval is no share of anybody
        told = {float(m[1]) for m in _PERCENTAGE.finditer(text.replace("–", " – "))}
        told |= {float(end) for ends in _RANGE.findall(text) for end in ends}
        if isinstance(record, Finding):
            figures = [record.figure, *(arm.figure for arm in record.comparator)]
            told |= {float(f.value) for f in figures if f.value is not None and f.unit == "percent"}
            told |= {100 * f.count / f.of for f in figures if f.count is not None and f.of}
        for drug in record.drugs:
            held.setdefault(drug, set()).update(told)
    return {drug: frozenset(figures) for drug, figures in held.items()}


@lru_cache(maxsize=4)
def _names(base: KnowledgeBase) -> frozenset[str]:
    """Words by which the sources read are called."""
    called = " ".join(f"{s.label} {s.title} {s.authors or ''} {s.registry or ''}" for s in base.all(Source))
    return frozenset(re.findall(r"[\w-]+", called.lower()))
