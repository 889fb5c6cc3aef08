"""Reading a message into statements about the patient: reason, reactions, what each drug did, conditions, numbers."""

from __future__ import annotations

import re
from typing import Literal

from msgspec import Struct

from actions.case.mentions import Mention, Mentions
from actions.case.patient import SECOND_LINE, STEROIDS, TAKING, THIOPURINES, Outcome, Reaction, State, Value

# Intents that report the patient's situation, and the reason each stands for when the words themselves name none.
SITUATIONS: dict[str, str | None] = {
    "intolerance_to_azathioprine": "thiopurine_intolerance",
    "intolerance_to_steroids": "steroid_intolerance",
    "intolerance_to_second_line": "second_line_failed",
    "refractory_disease": "insufficient_response",
    "loss_of_response_or_relapse": "loss_of_response_on_treatment",
    "second_line_failed": "second_line_failed",
    "acute_severe_disease": None,
    "inform_case": None,
}
# Intents whose mentions speak of a population or a plan rather than of what happened to this patient.
GENERAL = frozenset(
    {
        "ask_definition",
        "ask_evidence",
        "ask_comparison",
        "ask_guideline",
        "ask_mechanism",
        "ask_licensing",
        "verify_claim",
        "ask_first_line",
    }
)
# Questions that name reactions and conditions as things a drug may do, unless the words speak of a patient.
_ABOUT_DRUGS = frozenset(
    {"ask_adverse_effects", "ask_contraindications", "ask_monitoring", "ask_interactions", "ask_drug_overview"}
)
_COMMA, _SENTENCE = 30, 400  # characters
_SENTENCE_END = re.compile(r"[.;!?\n](?!\d)")
_BESIDE = 6  # characters
_NOT_VALUES = {"age", "dose", "duration", "percent"}
_GENERAL_REASON = {"intolerance", "remission"}
_VAGUE = re.compile(r"^(refractory|non|not |no |never |un|does|did|has|is)", re.IGNORECASE)
_FIRST_WEEKS = 6  # non-response is judged at 4 weeks; a clinic visit may come a little later
_IN_WEEKS = {"days": 1 / 7, "weeks": 1.0, "months": 4.35, "years": 52.2}
_DRUG_CLASSES = {"thiopurine": THIOPURINES, "steroid": ("prednisolone",)}

_FAILED_AFTER = re.compile(
    r"^[^.;?]{0,25}?\b(fail(s|ed|ure)?|no(t)? (work|respon|enough)|did(n'?t| not) (work|help)|ineffective"
    r"|no (effect|response|joy))"
)
_FAILED_BEFORE = re.compile(
    r"\b(fail(s|ed|ing|ure)?( of| on| to)?|despite|refractory to|not respond(ing|ed)? to|no response to)"
    r"[^.;?]{0,40}$"
)
_FAILS = re.compile(
    r"\b(fail\w*|third|3rd|too|as well|both|neither|not work\w*|did ?n.t work|no response)\b", re.IGNORECASE
)
_TRIED_BEFORE = re.compile(r"\b(after|tried|previously|had|stopped|came off|off)\b[^.;?,]{0,25}$")
_STOPPED_BEFORE = re.compile(
    r"\b(stopping|stopped|withdrawal of|withdrawing|came off|off|discontinu\w+)\b[^.;?,]{0,25}$"
)
_PROPOSED_BEFORE = re.compile(
    r"\b((torn between|deciding between|choos(e|ing) between|what about|how about"
    r"|switch(ing)? (her |him |them )?to|mov(e|ing) to|chang(e|ing) to|try(ing)?|consider(ing)?"
    r"|instead of|(can|could|should|shall|would|will) (i|we|she|he|they|you) (use|give|try|add|start|have|take|go for)"
    r"|thinking (of|about)|plan(s|ned|ning)?( to| on)?( start| give| use| try)?(ing)?"
    r"|(want|wants|keen) to (use|give|try|add|start))\b"
    r"((?!\b(after|since|because|despite|when|if|fail\w*|intoleran\w+|on)\b)[^.;?,]){0,25}|(should|would|could|can|will)\s+)$"
)
_FOR_A_POPULATION = re.compile(
    r"^ (in|for|after) (the )?(steroid|pred|aza|thiopurine|refractory|intoleran|non|insufficient)"
)
_POPULATION = re.compile(r"\b(patients|pts|people|women|men|those|adults|children|anyone|who)\b")
_NOW = re.compile(r"\b(now|already|also|meanwhile|update:?,?( now)?) (has|had|is|on|got)\b|^(has|had|got) ")
_ALONE_BEFORE = re.compile(r"(^|[.;,:?!\n]|\b(or|and|then|so))\s*$")
_ALONE_AFTER = re.compile(
    r"^( (ok|okay|safe|possible|an option|next|instead|then|now|any good|worth it|reasonable|better))*\s*\?|^ instead\b"
)
_ON_BEFORE = re.compile(r"\b(on|takes|taking|receiving|continues|still on|maintained on)\b[^.;?]{0,40}$")
_WITHDRAWAL = re.compile(
    r"\b(stop(ped|ping)?|withdr(ew|awal|awn)|off (all )?(treatment|drugs|meds|therapy|aza|pred)|came off"
    r"|discontinu\w+)\b"
)
_PATIENT = re.compile(
    r"\b(she|he|her|hers|his|him|pt|pts?'s|y/?o|yr[- ]old|year[- ]old|lady|gentleman|\d{1,2} ?[mf]"
    r"|(my|this|the|our|an?|another|new|same|young|old|elderly) (\w+ )?(patient|pt|case|woman|man|girl|boy|child)"
    r"|we (have|had|started|stopped|tried|gave|put|switched|are|use|used))\b"
)


class Reading(Struct, frozen=True):
    """What one message states. Empty fields state nothing. `reason_denied` holds reasons the message rules out."""

    reason: str | None = None
    reason_words: str | None = None
    reason_denied: tuple[str, ...] = ()
    reactions: tuple[Reaction, ...] = ()
    reactions_denied: tuple[str, ...] = ()
    conditions: dict[str, State] = {}
    tried: dict[str, Outcome] = {}
    current: tuple[str, ...] = ()
    values: dict[str, Value] = {}
    sex: Literal["female", "male"] | None = None
    age: float | None = None
    about_patient: bool = False


def read(text: str, intents: tuple[str, ...], mentions: Mentions, *, sure: bool = True) -> Reading:
    """Read a message. `intents` are those of its questions, the first being the message's own. When the classifier is
    not
    `sure` of it, an intent alone gives no reason: only words do.
    """
    lowered = text.lower()
    age = mentions.measure("age")
    sexes = mentions.values("sex")
    person = bool(age or sexes or _PATIENT.search(lowered))
    general = bool(intents) and all(intent in GENERAL for intent in intents) and not person
    about_drugs = bool(intents) and intents[0] in _ABOUT_DRUGS and not person
    told = _told(mentions, lowered)
    reactions = () if about_drugs else _reactions(told, text)
    reason, words, denied = _reason(lowered, intents if sure else (), told, reactions, general)
    tried, current = _drugs(lowered, intents if sure else (), told, reactions)
    values = {m.name: Value(m.number, m.unit) for m in mentions.measures if m.name not in _NOT_VALUES}
    if reason is None and not general and not denied:
        reason = _reason_of_failure(tried)
    if reason in ("insufficient_response", "non_response") and (failing := [d for d in current if d in SECOND_LINE]):
        reason = "second_line_failed"  # "on MMF 2 g for 9 months, ALT 88": it is the second line that does not suffice
        tried, current = {**tried, **dict.fromkeys(failing, "insufficient")}, tuple(set(current) - set(failing))
    if reason and any(tried.get(drug) in ("not tolerated", "insufficient") for drug in SECOND_LINE):
        reason = "second_line_failed"  # whatever else went wrong before
    stated = bool(reason or reactions or tried or values or age or sexes or _result_told(mentions, lowered))
    return Reading(
        reason=reason,
        reason_words=words,
        reason_denied=denied,
        reactions=reactions,
        reactions_denied=mentions.values("reaction", "negated"),
        conditions=_conditions(mentions),
        tried=tried,
        current=current,
        values=values,
        sex="male" if sexes and sexes[0] == "male" else "female" if sexes else None,
        age=_in_years(age.number, age.unit) if age else None,
        about_patient=not general and (stated or person or any(intent in SITUATIONS for intent in intents)),
    )


def _result_told(mentions: Mentions, text: str) -> bool:
    """ "HBsAg neg", "TPMT not deficient", "now has a coil": said of somebody, unless a population is named."""
    denied = mentions.of("condition", "negated") and not _POPULATION.search(text)
    return bool(denied or (mentions.of("condition", "affirmed") and _NOW.search(text)))


def _told(mentions: Mentions, text: str) -> Mentions:
    """The mentions without the drugs that are only proposed: "tac failed. Rituximab?" reports nothing of rituximab."""
    return Mentions(tuple(m for m in mentions.found if m.entity != "drug" or not _proposed(m, text)), mentions.measures)


def _proposed(drug: Mention, text: str) -> bool:
    before, after = text[: drug.start], text[drug.end :]
    alone = _ALONE_BEFORE.search(before) and (_ALONE_AFTER.match(after) or _FOR_A_POPULATION.match(after))
    return bool(alone or (_PROPOSED_BEFORE.search(before) and not _FAILED_AFTER.search(after)))


def _in_years(number: float, unit: str | None) -> float:
    return round(number / 12, 2) if unit == "months" else number


def _conditions(mentions: Mentions) -> dict[str, State]:
    states: dict[str, State] = {}
    for mention in mentions.of("condition"):
        if mention.assertion == "negated":
            states[mention.value] = "no"
        elif mention.assertion in ("possible", "hypothetical"):
            states.setdefault(mention.value, "possible")
        elif mention.assertion in ("affirmed", "historical"):
            states[mention.value] = "yes"
    for mention in mentions.of("co_medication"):
        if mention.assertion in ("affirmed", "negated"):
            states[TAKING + mention.value] = "yes" if mention.assertion == "affirmed" else "no"
    return states


def _culprits(mentions: Mentions) -> tuple[Mention, ...]:
    return tuple(m for m in mentions.of("drug") if m.assertion in ("affirmed", "historical"))


def _reactions(mentions: Mentions, text: str) -> tuple[Reaction, ...]:
    """Each reaction with the drug nearest to it; without a drug in the message the culprit stays open."""
    drugs = _culprits(mentions)
    classes = [m for m in mentions.of("drug_class") if m.value in _DRUG_CLASSES]
    found: list[Reaction] = []
    for reaction in mentions.of("reaction", "affirmed", "historical"):
        near: list[Mention] = sorted([*drugs, *classes], key=lambda drug: _apart(drug, reaction, text))
        culprit = near[0].value if near else None
        found.append(Reaction(reaction.value, _DRUG_CLASSES[culprit][0] if culprit in _DRUG_CLASSES else culprit))
    return tuple(dict.fromkeys(found))


def _apart(one: Mention, other: Mention, text: str) -> int:
    """How far two mentions stand apart: characters, with a comma and far more a sentence's end widening the gap."""
    first, second = sorted((one, other), key=lambda mention: mention.start)
    between = text[first.end : second.start]
    return len(between) + _COMMA * between.count(",") + _SENTENCE * len(_SENTENCE_END.findall(between))


def _reason(
    text: str, intents: tuple[str, ...], mentions: Mentions, reactions: tuple[Reaction, ...], general: bool
) -> tuple[str | None, str | None, tuple[str, ...]]:
    if general:
        return None, None, ()
    stated = {
        _specific(m.value, mentions, reactions): m.text
        for m in mentions.of("reason", "affirmed", "historical")
        if m.value not in _GENERAL_REASON
    }
    bare = [m for m in mentions.of("reason", "affirmed", "historical") if m.value == "intolerance"]
    if bare:
        stated.setdefault(_intolerance_of(mentions, reactions), bare[0].text)
    denied = tuple(_specific(value, mentions, reactions) for value in mentions.values("reason", "negated"))
    if "intolerance" in denied:
        denied = (*denied, "thiopurine_intolerance", "steroid_intolerance")
    for reaction in reactions:
        if reaction.drug in THIOPURINES:
            stated.setdefault("thiopurine_intolerance", reaction.reaction)
        elif reaction.drug in STEROIDS:
            stated.setdefault("steroid_intolerance", reaction.reaction)
        elif reaction.drug in SECOND_LINE:
            stated.setdefault("second_line_failed", reaction.reaction)
    stated = {reason: words for reason, words in stated.items() if reason not in denied}
    reason = _one_reason(tuple(stated))
    if reason is None:
        reason = next(
            (
                told
                for i in intents
                if (told := SITUATIONS.get(i)) and told not in denied and _borne_out(told, mentions, text)
            ),
            None,
        )
        if reason == "loss_of_response_on_treatment" and _WITHDRAWAL.search(text):
            reason = "relapse_after_withdrawal"
    words = next((said for said in stated.values() if reason == "insufficient_response" and _VAGUE.search(said)), None)
    return reason, words, denied


def _borne_out(reason: str, mentions: Mentions, text: str) -> bool:
    """A failed second line is believed only of a drug or in words: "second line options?" reports no failure."""
    drugs = {*mentions.values("drug"), *mentions.values("drug_class")}
    return reason != "second_line_failed" or bool(drugs - {*THIOPURINES, *STEROIDS}) or bool(_FAILS.search(text))


def _specific(value: str, mentions: Mentions, reactions: tuple[Reaction, ...]) -> str:
    """The reason a word stands for in this message. Non-response is a matter of the first weeks (IAIHG 2022: a fall of
    less than half within 4 weeks); said of a longer course, or without a time, it is insufficient response.
    """
    if value == "intolerance":
        return _intolerance_of(mentions, reactions)
    return "insufficient_response" if value == "non_response" and not _early(mentions) else value


def _early(mentions: Mentions) -> bool:
    weeks = [m.number * _IN_WEEKS[m.unit] for m in mentions.measures if m.name == "duration" and m.unit in _IN_WEEKS]
    return bool(weeks) and max(weeks) <= _FIRST_WEEKS


def _intolerance_of(mentions: Mentions, reactions: tuple[Reaction, ...]) -> str:
    drugs = [m.value for m in _culprits(mentions)] + [reaction.drug for reaction in reactions if reaction.drug]
    classes = mentions.values("drug_class")
    if any(drug in SECOND_LINE for drug in drugs) and not any(drug in THIOPURINES for drug in drugs):
        return "second_line_failed"
    if (any(drug in STEROIDS for drug in drugs) or "steroid" in classes) and not any(
        drug in THIOPURINES for drug in drugs
    ):
        return "steroid_intolerance"
    return "thiopurine_intolerance"


def _one_reason(stated: tuple[str, ...]) -> str | None:
    """One reason of several: second line failed outranks the rest; intolerance with insufficient response is a reason
    of its own.
    """
    if not stated:
        return None
    if "second_line_failed" in stated:
        return "second_line_failed"
    poor = [
        reason
        for reason in stated
        if reason in ("non_response", "insufficient_response", "loss_of_response_on_treatment")
    ]
    if "thiopurine_intolerance" in stated and poor:
        return "intolerance_and_insufficient_response"
    return next((reason for reason in ("relapse_after_withdrawal", *poor) if reason in stated), stated[0])


def _named_as_not_tolerated(mentions: Mentions) -> tuple[str, ...]:
    """Drugs that stand in, or right beside, words for intolerance: "AZA intolerant", "could not tolerate MMF"."""
    words = [m for m in mentions.of("reason", "affirmed", "historical") if "intolerance" in m.value]
    near = [
        drug.value
        for drug in _culprits(mentions)
        for w in words
        if drug.start <= w.end + _BESIDE and w.start <= drug.end + _BESIDE
    ]
    return tuple(dict.fromkeys(near))


def _reason_of_failure(tried: dict[str, Outcome]) -> str | None:
    """ "Failed pred and aza" says why a change is wanted, whatever the classifier made of it."""
    failed = [drug for drug, outcome in tried.items() if outcome == "insufficient"]
    if any(drug in SECOND_LINE for drug in failed):
        return "second_line_failed"
    return "insufficient_response" if failed else None


def _drugs(
    text: str, intents: tuple[str, ...], mentions: Mentions, reactions: tuple[Reaction, ...]
) -> tuple[dict[str, Outcome], tuple[str, ...]]:
    """What the message says each drug did, and which are being taken."""
    tried: dict[str, Outcome] = {}
    current: list[str] = []
    first = intents[0] if intents else ""
    dosed = {m.drug for m in mentions.measures if m.name == "dose"} if first in SITUATIONS else set()
    for mention in _culprits(mentions):
        before, after = text[max(0, mention.start - 60) : mention.start], text[mention.end : mention.end + 40]
        drug = mention.value
        if _STOPPED_BEFORE.search(before):
            tried[drug] = "stopped"
        elif (
            _FAILED_BEFORE.search(before)
            or _FAILED_AFTER.search(after)
            or (first == "second_line_failed" and drug in SECOND_LINE)
        ):
            tried[drug] = "insufficient"
        elif first == "intolerance_to_second_line" and drug in SECOND_LINE:
            tried[drug] = "not tolerated"
        elif mention.assertion == "historical" or _TRIED_BEFORE.search(before):
            tried[drug] = "tried"
        elif _ON_BEFORE.search(before) or drug in dosed:
            current.append(drug)
    for reaction in reactions:
        if reaction.drug:
            tried[reaction.drug] = "not tolerated"
    for drug in _named_as_not_tolerated(mentions):
        tried[drug] = "not tolerated"
    if first == "intolerance_to_azathioprine" and not any(tried.get(drug) == "not tolerated" for drug in THIOPURINES):
        for mention in _culprits(mentions):
            if mention.value in THIOPURINES:
                tried.setdefault(mention.value, "not tolerated")
    return tried, tuple(drug for drug in dict.fromkeys(current) if drug not in tried)
