"""Reading a message into statements about the patient: reason, reactions, what each drug did, conditions, numbers."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Literal

from msgspec import Struct, structs

from actions.case import supposing
from actions.case.conditions import told
from actions.case.conditions.asked_whether import asked_whether
from actions.case.conditions.over_now import well_since
from actions.case.conditions.told_conditions import only_spoken_of, told_conditions
from actions.case.conditions.told_of_somebody import (
    POPULATION,
    finding_before_a_choice,
    opens_with_a_case,
    result_told,
    taken_beside_a_finding,
    told_flatly,
)
from actions.case.drugs import doses
from actions.case.drugs.borne_at_less import borne_at_less
from actions.case.drugs.drug_states import current as taking
from actions.case.drugs.drug_states import drug_states, harmful, hear, outcomes, surely_well
from actions.case.drugs.given_drugs import taken_first
from actions.case.drugs.objections import objected_to
from actions.case.drugs.put_right_at_once import put_right
from actions.case.drugs.told_of_drugs import said_to_be_out
from actions.case.drugs.well_borne import well_borne, without
from actions.case.harms import another_cause
from actions.case.harms.befallen import BEFALLING, given_by_mistake
from actions.case.harms.harm_asked import asks_of_a_harm
from actions.case.harms.looked_out_for import no_harm_told
from actions.case.harms.reactions import did_not_get, of_counts, over, reactions
from actions.case.harms.steroid_diseases import named_after_their_drug
from actions.case.harms.sugars import may_be_diabetic
from actions.case.mentions import Assertion, Mentions
from actions.case.patient import SECOND_LINE, TAKING, THIOPURINES, Outcome, Reaction, State, Value
from actions.case.people import age_and_sex
from actions.case.people.relatives_asked import as_of_the_patient, is_about_a_mother
from actions.case.reason import of_another_matter
from actions.case.reason.failures_asked import as_asked, asks_when_failed, groups_compared
from actions.case.reason.never_given import kept_by_genotype, only_gout_treatment_changed
from actions.case.reason.not_that import without_what_is_not
from actions.case.reason.reasons import SITUATIONS, active_on_second_line
from actions.case.reason.too_early import POOR, not_failed, too_early_for_non_response
from actions.case.reason.why import Why, why_changed
from actions.case.values import told_values
from actions.case.values.levels import harmful_at_a_level, raised_by_another
from actions.reader.drug_states import State as DrugState

__all__ = ["GENERAL", "SITUATIONS", "Reading", "read"]

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
_OF_STUDIES = re.compile(
    r"\b(rcts?|trials?|stud(y|ies)|meta.?analys\w+|(non.?)?responders|failures|showed|shows|beats?)\b"
)
_SAID_GENERAL = re.compile(
    r"\b(in general|general(ly)? (question|speaking|query)|generally|hypothetical\w*"
    r"|not (for|about) (this|my) (pt|patient))\b"
)
_CORRECTS = re.compile(
    r"\b(correction|corrected|sorry|i meant?|typo|misread|mistyped|should (be|read|say|have been))\b"
)
# A dose that went up or down is somebody's
_CHANGED = re.compile(r"\b(down|up|increased|reduced|cut|lowered|dropped|tapered|weaned) (from|to) \d[^?]*$")
# Numbers by which the disease is seen to be active; any other tells of a drug or an organ
_ACTIVITY = frozenset({"alt", "ast", "transaminases", "igg", "bilirubin"})
_WANTS_ANOTHER = re.compile(
    r"\b(next|alternativ\w*|instead|switch\w*|chang\w+|options?|what (else|now)|stop(ped)?|other|third|rescue"
    r"|fail\w*)\b"
)
_FAILURES = ("second_line_failed", "refractory_disease")  # situations that take a drug for failed
_INTOLERANCES = ("intolerance_to_azathioprine", "intolerance_to_steroids", "intolerance_to_second_line")
_TOLD: tuple[Assertion, ...] = ("affirmed", "historical", "possible")
_SENTENCE = re.compile(r"[^.;?!\n]+[.;?!\n]?")
_PATIENT = re.compile(
    r"^(patient|case)\b|\bk/?c/?o\b|\bknown case\b|\b(she|he|her|hers|his|him|pt|pts?'s|octogenarian"
    r"|nonagenarian|y/?o|yr[- ]old|year[- ]old|lady|gentleman|\d{1,2} ?[mf]"
    r"|(my|this|the|our|an?|another|new|same|young|old|elderly) (\w+ )?(patient|pt|case|woman|man|girl|boy|child)"
    r"|we (have|had|started|stopped|tried|gave|put|switched|are|use|used)"
    r"|(stable|well|controlled|maintained|established|currently) on)\b"
)


class Reading(Struct, frozen=True):
    """What one message states. Empty fields state nothing. `reason_denied` holds reasons the message rules out."""

    reason: str | None = None
    reason_guessed: bool = False  # by the classifier alone: no word, reaction, outcome or number gives it
    reason_words: str | None = None
    reason_denied: tuple[str, ...] = ()
    reactions: tuple[Reaction, ...] = ()
    reactions_denied: tuple[str, ...] = ()
    explained: tuple[str, ...] = ()  # reactions said to have another cause than our drugs, or `another_cause.ANY`
    conditions: dict[str, State] = {}
    tried: dict[str, Outcome] = {}
    current: tuple[str, ...] = ()
    still_on: tuple[str, ...] = ()  # drugs still taken although they do harm or do not suffice
    doses: doses.Told = doses.Told()
    not_taken: tuple[str, ...] = ()  # drugs the message denies: "I meant MMF, not tac"
    drugs: tuple[str, ...] = ()  # all that are named and not denied
    values: dict[str, Value] = {}
    sex: Literal["female", "male"] | None = None
    age: float | None = None
    about_patient: bool = False
    anothers: tuple[str, ...] = ()  # what is told of somebody of the family, or of another patient
    in_question: tuple[str, ...] = ()  # conditions a question names of anybody: "is budesonide safe in cirrhosis?"
    supposed: Reading | None = None  # what the message only supposes, read as if it were told


def read(text: str, intents: tuple[str, ...], mentions: Mentions, *, sure: bool = True, cited: bool = False) -> Reading:
    """Read a message. `intents` are those of its questions, the first being the message's own. When the classifier is
    not `sure` of it, an intent alone gives no reason: only words do. What the message only supposes is read apart. One
    that asks of a `cited` study tells nothing, unless it speaks of a patient.
    """
    left = of_another_matter.without(*put_right(as_of_the_patient(text), mentions))
    told_ = another_cause.without(*without_what_is_not(left.text, left.mentions))
    guessed = left.poor or asks_when_failed(told_.text)
    if guessed and not _active(told_.mentions):  # a failure that is only guessed was guessed of something else
        intents = tuple(i for i in intents if i not in _FAILURES) or ("inform_case",)
    unharmed = told_.harms or no_harm_told(told_.mentions, told_.text)
    if unharmed:  # an intolerance that is only guessed was guessed of what has another cause, or is only asked about
        intents = tuple(i for i in intents if i not in _INTOLERANCES) or ("inform_case",)
    found = _read_apart(told_.text, intents, told_.mentions, sure=sure, cited=cited)
    if left.poor and (found.conditions or found.current) and not POPULATION.search(text.lower()):
        found = structs.replace(found, about_patient=True)  # "poorly controlled diabetes" is somebody's
    if not told_.harms:
        return found
    freed = another_cause.freed(found.tried, told_) if not found.reactions else ()
    if freed:
        tried, current = another_cause.put_back(found.tried, found.current, freed, told_)
        poor = "insufficient" in tried.values()
        found = structs.replace(found, tried=tried, current=current, still_on=(), reason=found.reason if poor else None)
    return structs.replace(found, explained=told_.harms)


def _active(mentions: Mentions) -> bool:
    """Whether words or results of the disease itself are told."""
    return bool(mentions.of("reason", *_TOLD)) or any(measure.name in _ACTIVITY for measure in mentions.measures)


def _read_apart(text: str, intents: tuple[str, ...], mentions: Mentions, *, sure: bool, cited: bool) -> Reading:
    if asks_of_a_harm(text, mentions) or (cited and not _of_a_patient(text, mentions)):
        drugs = mentions.values("drug", "affirmed", "historical")
        return Reading(drugs=drugs, in_question=told.in_question(mentions, text))
    spans = () if groups_compared(mentions, text) else supposing.supposed(text)
    mentions = as_asked(mentions, text)
    if not spans:
        return _read(text, intents, mentions, sure=sure)
    if supposing.is_news(text):
        happened = supposing.as_told(mentions, text, spans)
        both = supposing.joined(supposing.elsewhere(mentions, spans), happened)
        return _read(supposing.stated(text), intents, both, sure=sure)
    rest = supposing.outside(spans, text)
    told_, supposed = supposing.elsewhere(mentions, spans), supposing.as_told(mentions, text, spans)
    heard = hear(told_, _states(supposing.blanked(text, spans), told_))
    reports = any(heard.of(kind) for kind in ("drug", "reaction", "reason", "condition")) or told_.measures
    situations = tuple(intent for intent in intents if intent in SITUATIONS)
    others = tuple(intent for intent in intents if intent not in SITUATIONS)
    numbers = any(measure.name != "age" for measure in told_.measures)
    believed = intents if numbers or heard.of("reaction") or heard.of("reason", *_TOLD) else others
    reading = _read(supposing.blanked(text, spans), believed, told_, sure=sure)
    apart = _read(
        supposing.blanked(text, rest),
        ("inform_case",) if reports else (*situations, "inform_case"),
        supposed,
        sure=sure,
        supposed=True,
    )
    if apart.reason in (None, "insufficient_response") and "relapse" in supposed.values("term"):
        on_it = supposed.of("drug") and "stopped" not in apart.tried.values()  # "if she relapses on aza"
        apart = structs.replace(apart, reason="loss_of_response_on_treatment" if on_it else "relapse_after_withdrawal")
    return structs.replace(reading, supposed=apart)


def _of_a_patient(text: str, mentions: Mentions) -> bool:
    """Whether a message has an age or a sex, or words for a patient."""
    person = age_and_sex.age(mentions, text) is not None or age_and_sex.sex(mentions, text)
    return bool(person or _PATIENT.search(text.lower()) or is_about_a_mother(text))


def _states(text: str, mentions: Mentions) -> dict[str, DrugState]:
    """The state of every drug; one that only a relative takes is no more than spoken of: "her brother is on MMF"."""
    own = {m.value for m in mentions.of("drug") if m.assertion != "family"} - objected_to(text, mentions)
    left = doses.none_taken(mentions, text)
    states = {drug: state if drug in own else "asked" for drug, state in drug_states(text, mentions).items()}
    return states | {drug: "stopped_other" for drug in left if states.get(drug) == "current"}


def _read(text: str, intents: tuple[str, ...], mentions: Mentions, *, sure: bool, supposed: bool = False) -> Reading:
    lowered = text.lower()
    age, sex = age_and_sex.age(mentions, text), age_and_sex.sex(mentions, text)
    person = _of_a_patient(text, mentions)
    states = _states(supposing.stated(text) if supposed else text, mentions)
    if objected_to(text, mentions) or only_gout_treatment_changed(mentions, states, lowered):
        intents = tuple(intent for intent in intents if intent not in SITUATIONS)
    if not supposed and (early := not_failed(lowered, mentions, states)):
        states |= dict.fromkeys(early, "current")
        intents = tuple(intent for intent in intents if intent not in _FAILURES)
    given_up = _WANTS_ANOTHER.search(lowered) and not raised_by_another(mentions)
    levelled = () if given_up else harmful_at_a_level(states, mentions)
    states |= dict.fromkeys(levelled, "current")
    fine = well_borne(text, mentions)
    states |= {drug: "current" for drug in fine if states.get(drug) not in ("asked", "not_taken")}
    heard = mentions if supposed else hear(mentions, states)
    able = without(heard, fine)  # to have done the harm that is told
    suffered = reactions(able, text, harmful(states))
    if "stopped_intolerant" in states.values():  # beside a drug of the past, the harm of the one in use
        on_it = {r.drug for r in suffered if r.drug in SECOND_LINE and r.drug not in levelled}
        states |= {drug: "current_harm" for drug, state in states.items() if state == "current" and drug in on_it}
    states |= dict.fromkeys(borne_at_less(text, mentions) & states.keys(), "current")
    taken = any(state.startswith("current") for state in states.values())
    reported = _reported(states, mentions, text)
    ended = [drug for drug, state in states.items() if state.startswith("stopped")]
    # "Refractory to aza, MMF and tac: rituximab or ifx?" is somebody's; what a trial showed in non-responders is not
    several = len(ended) > 1 and not (POPULATION.search(lowered) or _OF_STUDIES.search(lowered))
    somebody = person or taken or reported or several or said_to_be_out(mentions, text)
    somebody = somebody or opens_with_a_case(mentions, lowered) or finding_before_a_choice(mentions, lowered)
    general = _general(lowered, intents, mentions, suffered, somebody=somebody)
    if bool(intents) and not person and (intents[0] in _ABOUT_DRUGS or _asks_of_harm(intents)):
        # "MMF in aza leucopenia": what first-line treatment did is told, what the other drug does is asked
        others, did_harm = any(not taken_first(drug) for drug in heard.values("drug")), harmful(states)
        suffered = tuple(r for r in suffered if (others and r.drug in THIOPURINES) or r.drug in did_harm)
    dosed = doses.Told() if general else doses.doses(heard, text)
    did, current = outcomes(states), taking(states, dosed.of)
    young = too_early_for_non_response(lowered, heard)
    if not general and not young and active_on_second_line(lowered, heard):  # "on MMF 2 g for 9 months, ALT 88"
        lost: dict[str, DrugState] = {d: "current_insufficient" for d in current if d in SECOND_LINE}
        states, did = states | lost, did | outcomes(lost)
    tried = {drug: outcome for drug, outcome in did.items() if drug not in current or drug in SECOND_LINE}
    current = tuple(drug for drug in current if drug not in tried)
    judged = "interpret_response" in intents
    believed = tuple(intent for intent in intents if sure and not _of_what_was_never_begun(intent, states))
    well = surely_well(text, mentions)
    # "depression, pred 20" may be a disease of its own
    beside = bool(mentions.of("condition", "affirmed")) and not harmful(states)
    taken_well = {drug for drug, state in states.items() if state in ("current", "current_insufficient")}
    told_of = named_after_their_drug(mentions, text)  # "pred psychosis"
    own = [r for r in suffered if beside and r.reaction == "mood" and r.drug in taken_well and r not in told_of]
    taken_on = {r for r in suffered if r.reaction in BEFALLING and states.get(r.drug or "") == "current"}
    blamed = tuple(r for r in suffered if r not in own and r not in taken_on and r.drug not in levelled)
    why = Why() if general else why_changed(lowered, believed, able, blamed, did, current, judged=judged, well=well)
    if kept_by_genotype(mentions, states) and why.reason in POOR and not heard.of("reason", *_TOLD):
        why = Why(denied=why.denied)
    if why.reason == "thiopurine_intolerance" and not suffered:
        suffered = of_counts(heard, text)
    values = told_values.values(mentions, text)
    regimen = len(dosed.of) > 1 or (bool(dosed.of or dosed.alone) and bool(_CHANGED.search(lowered)))
    # "Bloods on MMF, how often" tells of nobody
    told_beside = taken_beside_a_finding(mentions, lowered)
    taken_by_somebody = bool(current) and (reported or told_beside or any(drug in dosed.of for drug in current))
    drugs_told = tried or taken_by_somebody or suffered or regimen
    conditions = _conditions(
        mentions, text, over(heard, text) | _ended_with(states, suffered), suffered, supposed=supposed
    )
    flat = told_flatly(mentions, lowered)
    spoken_of = () if somebody or supposed or flat else only_spoken_of(text, mentions, conditions)
    conditions = {condition: state for condition, state in conditions.items() if condition not in spoken_of}
    other_words = {c for c in conditions if not c.startswith(TAKING)} - set(mentions.values("condition"))
    left = any(state == "no" for condition, state in conditions.items() if condition.startswith(TAKING))
    told_ = why.reason or drugs_told or values or age or sex or other_words or left
    stated = bool(told_ or flat or result_told(mentions, lowered))
    return Reading(
        reason=why.reason,
        reason_guessed=why.guessed and not (suffered or tried),
        reason_words=why.words,
        reason_denied=why.denied,
        reactions=suffered,
        reactions_denied=tuple(
            m.value for m in mentions.of("reaction") if m.assertion == "negated" or did_not_get(m, text)
        ),
        conditions=conditions,
        tried=tried,
        current=current,
        still_on=tuple(drug for drug, state in states.items() if state in ("current_harm", "current_insufficient")),
        doses=dosed,
        not_taken=tuple(drug for drug in mentions.values("drug", "negated") if drug not in (*tried, *current)),
        drugs=mentions.values("drug", "affirmed", "historical"),
        values=values,
        sex=sex,
        age=age,
        about_patient=not general and (stated or person or any(intent in SITUATIONS for intent in intents)),
        anothers=tuple(m.value for m in mentions.found if m.assertion == "family"),
        in_question=tuple(dict.fromkeys((*told.in_question(mentions, text), *spoken_of))),
    )


def _general(
    text: str, intents: tuple[str, ...], mentions: Mentions, suffered: tuple[Reaction, ...], *, somebody: bool
) -> bool:
    """Whether the message asks of nobody in particular: it says so, or its questions are of that kind and it tells of
    nobody. Whose transaminases are told, or who starts from a harm, is somebody.
    """
    if _SAID_GENERAL.search(text):
        return True
    if somebody or not intents or not all(intent in GENERAL for intent in intents):
        return False
    corrects = bool(mentions.measures) and bool(_CORRECTS.search(text))
    measured = intents[:1] == ("ask_first_line",) and _measured_in_a_statement(mentions, text)
    return not (corrects or measured or _starts_from_harm(intents, suffered))


def _reported(states: Mapping[str, DrugState], mentions: Mentions, text: str) -> bool:
    """Whether a sentence of its own, before another, tells what a drug did: "aza failed. MMF or tac"."""
    for sentence in list(_SENTENCE.finditer(text))[:-1]:
        told = [states[m.value] for m in mentions.within(*sentence.span()).of("drug")]
        if told and not sentence[0].endswith("?") and all(state not in ("asked", "not_taken") for state in told):
            return True
    return False


def _of_what_was_never_begun(intent: str, states: Mapping[str, DrugState]) -> bool:
    """Whether the intent reports intolerance of thiopurines and every one that is named was never taken, or a failure
    and no drug that is named is taken at all.
    """
    told = {state for drug, state in states.items() if drug in THIOPURINES}
    if intent == "refractory_disease" or (intent in _INTOLERANCES and not told):
        return set(states.values()) == {"not_taken"}  # "bud is out" tells of no drug that was begun
    return intent == "intolerance_to_azathioprine" and bool(told) and told <= {"not_taken", "asked"}


def _starts_from_harm(intents: tuple[str, ...], suffered: tuple[Reaction, ...]) -> bool:
    """ "After aza nausea is mercaptopurine or MMF better tolerated": a choice put for one who did not tolerate a
    thiopurine.
    """
    return intents[:1] == ("ask_comparison",) and any(r.drug in THIOPURINES for r in suffered)


def _measured_in_a_statement(mentions: Mentions, text: str) -> bool:
    """ "ALT 600 on pred 40. When do I add it": a result of the disease in a sentence before the question."""
    before = list(_SENTENCE.finditer(text))[:-1]
    told = (mentions.within(*sentence.span()).measures for sentence in before if not sentence[0].endswith("?"))
    return any(measure.name in _ACTIVITY for measures in told for measure in measures)


def _conditions(
    mentions: Mentions, text: str, past: frozenset[str], suffered: tuple[Reaction, ...], *, supposed: bool
) -> dict[str, State]:
    """The conditions told; sugars that rose on a drug may be diabetes, which is then to be settled. The reader tells
    what is told from what is only supposed: a supposition that is read as if it were told is none of its business.
    """
    states = told.conditions(mentions, text, past)
    if not supposed:
        asked = {m.value for m in mentions.of("condition") if asked_whether(m, text.lower())}
        slips = {"non-adherence"} if given_by_mistake(text.lower()) else set()  # too much of it, not too little
        slips |= {"infection", "sepsis"} if well_since(text.lower()) else set()
        feverish = any(r.reaction == "hypersensitivity" for r in suffered)  # the drug's fever is no infection
        states = told_conditions(
            text, mentions, states, past | asked | ({"infection", "sepsis"} if feverish else set()) | slips
        )
    on_a_drug = any(r.reaction == "hyperglycaemia" for r in suffered) and "diabetes" not in mentions.values("condition")
    if on_a_drug or may_be_diabetic(mentions):
        states["diabetes"] = "possible" if states.get("diabetes") != "no" else "no"
    return states


def _ended_with(states: Mapping[str, DrugState], suffered: tuple[Reaction, ...]) -> frozenset[str]:
    """What a drug did to the kidneys is told as over with the drug: "tac stopped for AKI"."""
    over_ = any(r.reaction == "nephrotoxicity" and states.get(r.drug or "", "").startswith("stopped") for r in suffered)
    return frozenset({"renal-impairment"} if over_ else ())


def _asks_of_harm(intents: tuple[str, ...]) -> bool:
    """ "Tac: dose, trough, side effects": one of several questions, and none of them a report."""
    return "ask_adverse_effects" in intents and not any(intent in SITUATIONS for intent in intents)
