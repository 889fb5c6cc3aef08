"""Questions that read like a report of the patient, and reports that read like a question: what the words say of it
where the classifier guessed the one or the other.
"""

from __future__ import annotations

import re

from msgspec import structs

from actions.answers.desk import Asked
from actions.answers.subjects.watching import COUNTS
from actions.case.drugs.given_drugs import taken_first
from actions.case.harms.harm_asked import asks_of_a_harm
from actions.case.reading import SITUATIONS, Reading
from actions.case.reason.failures_asked import asks_whether_failed, groups_compared
from actions.conversation.asked.topics_asked import ASKED_BY_TOPIC
from actions.conversation.focus import Focus

_FAIRLY_SURE = 0.6
_SURE = 0.9
_UNSURE = 0.5
_ASKS = re.compile(r"\?\s*$")
_OPENS_A_QUESTION = re.compile(
    r"\W*(?:and |so |ok |but )*(?:what if|what (?:do|should|to|happens)|how|when|can|should|does)\b"
)
_HELPS = re.compile(
    r"\b(?:help|helps|prevents?|avoids?|reduces?|lessens?|eases?|settles?)(?: (?:with|the|her|his|any))*\s+$"
)
INTOLERANCES = ("intolerance_to_azathioprine", "intolerance_to_steroids", "intolerance_to_second_line")
TELLING = ("inform_case", *INTOLERANCES)
_MATTERS = re.compile(
    r"\b(does|do|is|are|would|will|can|could|should|still|so)\b[^.;]*\b(it|that|this|matters?|ok|okay|safe|fine"
    r"|rule[sd]?|use|go ahead|a problem|an issue|change\w*)\b[^.;]*\??\s*$|\bmatters?\W*$"
    r"|\b(ok|okay|safe|fine) (then|still)?\s*\?"
)
_ASKS_IN_WORDS = re.compile(
    r"\b(what|which|how|when|why|risk|rates?|common|often|does|can|could|cause[sd]?|with|of|list)\b"
)
# Whether the drug did it: "hair coming out on tac, is that it?"
_BLAMES = re.compile(
    r"\b(?:is|was|isn'?t|can|could|would|might) (?:it|that|this|these|they)(?: be| all)?"
    r"(?: (?:it|why|the (?:tac\w*|drug|cause|culprit|reason|steroids?|aza\w*|mmf)|due to|from|because of|down to"
    r"|related|caused by|(?:a )?(?:known|common|recogni[sz]ed|usual|normal|expected)|drug[- ]related))\b[^.;?]*\?"
    r"|\b(?:known|common|recogni[sz]ed|usual|expected) (?:side[- ]effect|effect|problem|thing)\b[^.;?]*\?"
    r"|\b(?:to blame|the culprit|(?:a|the) side[- ]effect(?: of (?:it|this|that))?|drug[- ]related|caused by it)\s*\?"
)
# Somebody who is well and wants to stop
_WOULD_STOP = re.compile(
    r"\b(?:want\w*|wish\w*|keen|hop(?:es?|ing)|ask\w*|ready|time|like|begging|happy|ok|okay|safe"
    r"|can (?:she|he|they|we|i)(?: get (?:her|him|them|it))?)"
    r"(?: (?:to|if|whether|she|he|they|we|can|could|for|about|now|it))*"
    r" (?:stop\w*|come off|coming off|get off|be off|off|wean\w*|withdraw\w*|discontinu\w*|quit)\b"
    r"|\bcan (?:she|he|they|we|i|it) (?:be )?(?:stop\w*|come off|withdrawn)\b"
)
_IS_WELL = re.compile(
    r"(?<!not )(?<!never )(?<!ab)\b(?:normal|in remission|remission|cbr|well|stable|quiescent|perfect|fine|in range)\b"
)
# How many did well, where the harm named is that of the drug before
_HOW_MANY = re.compile(
    r"\bhow (?:many|often)\b|\b(?:what|which) (?:%|percent\w*|proportion|share|fraction)|\brates? of\b"
)
_DID_WELL = re.compile(
    r"\b(?:remit\w*|remission|respon(?:d|ds|ded|se)|normal\w*|success\w*|cbr|controlled"
    r"|do(?:ing)? (?:ok|well|fine)|work\w*)\b"
)
_CHANGE_IGG = frozenset({"rituximab", "obinutuzumab", "belimumab", "intravenous-immunoglobulin"})
_DOSE_TOLD = re.compile(
    r"\W*(?:(?:current|present|now|her|his|the|usual|daily|total|on a)\W+)*dose\W*"
    r"(?:(?:is|of|was|now|currently|at)\W+)*"
    r"(?:[\d.,/]+|one|two|three)\s*(?:mgs?|g|mcg|micrograms?|mg/kg)?\s*"
    r"(?:(?:od|bd|bid|tds|tid|qds|daily|once|twice|a|per|each|day|weekly|mane|nocte|/)\W*)*[.,;!]*\s*",
    re.IGNORECASE,
)
_COUNTED = COUNTS | {"haemoglobin"}
_AT_WHICH = re.compile(
    r"\b(?:what|which|how low)\b[^.;]{0,40}"
    r"\b(?:stop\w*|hold\w*|cut\w*|reduc\w+|halv\w+|act|worr\w+|withh\w+|interrupt\w*)\b"
    r"|\b(?:stop|hold|cut|reduce|halve|act|withhold|interrupt)\b[^.;]{0,30}\b(?:at|below|under) (?:what|which)\b"
)
_AIMED_AT = frozenset({"igg", "alt", "ast", "transaminases"})
_HOW_FAR = re.compile(
    r"\bhow (?:low|far(?: down)?|normal)\b|\b(?:aim(?:ed|ing)?|goals?|targets?|target(?:ed|ing))\b"
    r"|\bwhat (?:level|value|number)\b|\b(?:has|have|needs?|must|should) (?:\w+ )?(?:to )?"
    r"(?:be|go|get|come|fall|drop|reach) (?:down |back )?(?:to )?(?:below|under|normal\w*|within)\b"
)
_THE_RATIO = re.compile(
    r"\W*(?:(?:and|so|ok|then)\W+)*(?:(?:what(?:'?s| is| would be)?|calculate|work out)\W+)?"
    r"(?:(?:the|her|his|that|their) )?(?:(?:6-?)?(?:mmp|tgn?|metabolite)s?[\s:/-]*(?:(?:to|and) )?)?"
    r"(?:(?:6-?)?(?:tgn?|mmp)s? )?ratio(?: (?:then|now|here))?\W*"
)
_HOW_FAST_UP = re.compile(
    r"\bhow (?:fast|quick(?:ly)?|soon|slow(?:ly)?)\b.{0,25}\b(?:up|increas\w*|titrat\w*|escalat\w*|rais\w*|build\w*)\b"
)


def as_told(asked: Asked) -> Asked:
    """ "Dose 50 mg.": a dose that is told with its name and number asks for none."""
    of_a_dose = asked.intent == "ask_dose" and any(m.name == "dose" for m in asked.mentions.measures)
    return structs.replace(asked, intent="inform_case") if of_a_dose and _DOSE_TOLD.fullmatch(asked.text) else asked


def by_words(asked: Asked, text: str, words: Reading, focus: Focus) -> str | None:
    """A better intent than the one guessed, or None. `words` is what the message states whatever its intent."""
    lowered = text.lower().replace("\u2019", "'")
    placed = " " * asked.start + asked.text
    if asked.intent in SITUATIONS and asks_whether_failed(asked.mentions, placed):
        return "interpret_response"
    if asked.intent == "ask_comparison" and groups_compared(asked.mentions, placed):
        return "ask_evidence"  # it is the patients that are set against each other
    if _asks_for_a_threshold(asked, lowered):
        return "ask_monitoring"
    if asked.intent in INTOLERANCES and asks_of_a_harm(asked.text, asked.mentions, asked.start):
        return "ask_adverse_effects"
    if _asks_whether_it_matters(asked, lowered, focus):
        return "ask_special_situation"
    if _asks_of_metabolites(asked, lowered):
        return "interpret_metabolites"
    if _asks_whether_the_drug_did_it(asked, lowered, focus):
        return "ask_adverse_effects"
    if _asks_to_stop_while_well(asked, lowered, words):
        return "ask_stopping"
    if _asks_for_the_aim(asked, lowered, focus):
        return "ask_definition"
    if asked.intent == "ask_time_to_response" and _HOW_FAST_UP.search(lowered):
        return "ask_dose"
    if _asks_how_many_did_well(asked, lowered):
        return "ask_evidence"
    if _asks_what_helps(asked, lowered):
        return "ask_adverse_effects"
    if _asks_of_a_condition(asked):
        return "ask_special_situation"
    if _tells_of_a_combination(asked, words, focus):
        return "ask_interactions"
    if _reports_of_no_drug(asked, words) or _says_what_it_did(asked, lowered, focus):
        return "inform_case"
    return None


def _asks_for_the_aim(asked: Asked, lowered: str, focus: Focus) -> bool:
    """ "How low must IgG go", "ALT target?": of the tests by which the response is judged, without anybody's result;
    not of IgG beside a drug that changes it by itself.
    """
    mentions = asked.mentions
    named, topics = set(mentions.values("analyte")), set(mentions.values("topic")) & set(ASKED_BY_TOPIC)
    of_a_drug = {*mentions.values("drug"), *focus.drugs} & _CHANGE_IGG or mentions.of("drug_class")
    if not named or named - _AIMED_AT or mentions.measures or of_a_drug or topics - {"target-level"}:
        return False
    return "target-level" in mentions.values("topic") or bool(_HOW_FAR.search(lowered))


def _asks_whether_the_drug_did_it(asked: Asked, lowered: str, focus: Focus) -> bool:
    """ "Her hair is falling out on tacrolimus, is that it?": whether a drug does such a thing, not what comes next."""
    guessed = asked.intent in (*SITUATIONS, "verify_claim", "ask_drug_overview")
    return guessed and bool(asked.mentions.of("drug") or focus.drugs) and bool(_BLAMES.search(lowered))


def _asks_how_many_did_well(asked: Asked, lowered: str) -> bool:
    """ "How many got normal LFTs on 6-MP after aza side effects": the harm is why they changed, not what is asked."""
    guessed = asked.intent == "ask_adverse_effects" and asked.confidence < _SURE and len(asked.mentions.of("drug")) > 1
    return guessed and bool(_HOW_MANY.search(lowered)) and bool(_DID_WELL.search(lowered))


def _asks_what_helps(asked: Asked, lowered: str) -> bool:
    """ "Aza split dosing helps nausea?": whether something helps against a harm, of nobody in particular."""
    of_somebody = asked.mentions.of("sex") or asked.mentions.measure("age")
    guessed = asked.intent in INTOLERANCES and asked.confidence < _SURE and not of_somebody
    return (
        guessed
        and bool(_ASKS.search(lowered))
        and any(_HELPS.search(lowered[: m.start - asked.start]) for m in asked.mentions.of("reaction"))
    )


def _asks_of_a_condition(asked: Asked) -> bool:
    """ "Alcohol on aza ok?": no other medicine is named beside the drug, but a condition of whoever takes it."""
    others = [m for kind in ("co_medication", "other_medicine", "topic") for m in asked.mentions.of(kind)]
    one = len(asked.mentions.of("drug")) <= 1
    return asked.intent == "ask_interactions" and one and not others and bool(asked.mentions.of("condition"))


def _tells_of_a_combination(asked: Asked, words: Reading, focus: Focus) -> bool:
    """ "ID have put her on azithro, she's on prograf": a medicine beside one of ours, and nothing else is told."""
    mentions = asked.mentions
    told = words.reason or words.reactions or words.tried or mentions.of("reason") or mentions.of("topic")
    beside = mentions.of("co_medication", "affirmed") or mentions.of("other_medicine", "affirmed")
    taken = [drug for drug in words.current if not taken_first(drug)]
    first = asked.intent == "inform_case" and not focus.intents and not mentions.of("condition", "affirmed")
    return bool(first and beside and taken and not told)


def _asks_to_stop_while_well(asked: Asked, lowered: str, words: Reading) -> bool:
    """ "Aza 125, normal LFTs for 3 years, wants to stop": nothing failed or did harm, and tests or words say so."""
    guessed = asked.confidence < (_SURE if asked.intent in SITUATIONS else _UNSURE)
    told = words.reason or words.reactions or asked.mentions.of("reaction") or asked.mentions.of("reason")
    return guessed and not told and bool(_WOULD_STOP.search(lowered)) and bool(_IS_WELL.search(lowered))


def reports_nothing(asked: Asked, lowered: str, words: Reading) -> bool:
    """ "Missed dose of tacrolimus, what should she do?": a failure guessed of a question, and no word tells of one."""
    told = words.reason or words.reactions or words.tried or words.values or asked.mentions.of("reason")
    guessed = asked.intent in SITUATIONS and asked.intent not in TELLING and asked.confidence < _FAIRLY_SURE
    asks = _ASKS.search(lowered) or _OPENS_A_QUESTION.match(lowered)
    return bool(guessed and not told and asked.mentions.of("drug") and asks)


def _asks_for_a_threshold(asked: Asked, lowered: str) -> bool:
    """ "What WCC to stop aza": at which result of a blood count to act."""
    tests = {m.value for m in asked.mentions.of("analyte")}
    return bool(tests & _COUNTED) and not asked.mentions.measures and bool(_AT_WHICH.search(lowered))


def _asks_whether_it_matters(asked: Asked, lowered: str, focus: Focus) -> bool:
    """ "His quantiferon is positive. Does that rule it out": a condition told, and what it means for the drug."""
    told = asked.mentions.of("condition", "affirmed", "possible", "historical")
    if asked.intent not in SITUATIONS or not told or not focus.drugs or asked.mentions.of("drug"):
        return False
    return bool(_MATTERS.search(lowered, told[-1].end - asked.start))


def _asks_of_metabolites(asked: Asked, lowered: str) -> bool:
    """ "He never had a 6-TGN, matters?": the test that is asked about, in what reads like a report of the case; "what's
    the ratio?", of which there is but one.
    """
    if _THE_RATIO.fullmatch(lowered):
        return True
    named = {"tgn", "mmp"} & set(asked.mentions.values("analyte")) and not asked.mentions.measures
    others = any(asked.mentions.of(kind) for kind in ("drug", "drug_class", "reaction", "topic", "condition"))
    return asked.intent in SITUATIONS and bool(named) and not others and bool(_ASKS.search(lowered))


def _reports_of_no_drug(asked: Asked, words: Reading) -> bool:
    """An intolerance guessed of a message that tells numbers, conditions or other medicines and no harm, drug or
    reason: "creatinine 1.9, on verapamil".
    """
    named = any(asked.mentions.of(kind) for kind in ("drug", "drug_class", "reaction", "reason", "term"))
    told = asked.mentions.of("condition") or asked.mentions.of("co_medication") or asked.mentions.measures
    return asked.intent in INTOLERANCES and not named and bool(told) and words.reason is None


def _says_what_it_did(asked: Asked, lowered: str, focus: Focus) -> bool:
    """ "Aza. hair loss and nausea", after the options: a first-line drug and what it did, and nothing that asks."""
    drugs = asked.mentions.values("drug")
    named = {m.entity for m in asked.mentions.found} <= {"drug", "reaction", "sex", "condition"}
    told = asked.mentions.of("reaction", "affirmed", "historical")
    shown = bool(focus.options) and not focus.drugs
    tells = asked.intent == "ask_adverse_effects" and "?" not in lowered and not _ASKS_IN_WORDS.search(lowered)
    return shown and named and tells and bool(told) and len(drugs) == 1 and taken_first(drugs[0])
