"""From one question to the parts that answer it."""

from __future__ import annotations

import re
from collections.abc import Callable

from msgspec import structs

from actions.answers import comparison, general, options, readings, strings, topics, under_trial
from actions.answers.desk import Desk
from actions.answers.model import Part
from actions.case.reading import SITUATIONS
from actions.conversation.doubt import SEARCH
from actions.conversation.subjects import refers_back
from actions.knowledge.records import Claim, SituationGuide

OPTIONS_INTENTS = frozenset(SITUATIONS) - {"acute_severe_disease"}
# Drug questions that mean something without a drug: the topic over all drugs.
_WITHOUT_DRUG = {
    "ask_pre_treatment_checks": "pre-treatment-checks",
    "ask_licensing": "licensing",
    "ask_stopping": "stopping",
    "ask_monitoring": "monitoring",
    "ask_interactions": "interactions",
    "ask_evidence": "evidence",
    "ask_time_to_response": "time-to-response",
}
_ASKS_FOR_MORE = ("insufficient_response", "loss_of_response_on_treatment")
_BOTH_REASONS = ("thiopurine_intolerance", "insufficient_response")
# Topics that, named beside another question about the drug, are a question of their own.
TOPICS = {
    "dose": "ask_dose",
    "target-level": "ask_target_level",
    "monitoring": "ask_monitoring",
    "adverse-effects": "ask_adverse_effects",
    "contraindications": "ask_contraindications",
    "interactions": "ask_interactions",
    "mechanism": "ask_mechanism",
}
# Topics that no intent asks for: the question names them, beside a drug or without one.
_SHARED_TOPICS = ("vaccination", "infection-prophylaxis")
_TOPIC_OF_MEDICATION = {"live-vaccine": "vaccination"}
_SUMMED_UP = {"ask_licensing": "premise-licensed"}  # the claim whose correction sums the topic up
_NO_TRIAL = "premise-randomised-second-line"
_TRIALS = re.compile(r"\b(trials?|rcts?|randomi[sz]ed|recruit\w*|studies|ongoing|pipeline)\b", re.IGNORECASE)
_LICENCE = re.compile(r"\b(un|off.?)?(licen[sc]\w*|label|approv\w*)\b", re.IGNORECASE)
_LEVEL = re.compile(r"\b(targets?|troughs?|levels?)\b(?! of (evidence|certainty|recommendation))", re.IGNORECASE)
_TREATMENT = re.compile(r"\b(treatment|therapy|immuno\w+|everything|all (drugs|meds|medication))\b", re.IGNORECASE)
_PIPELINE = re.compile(
    r"\b(pipeline|investigational|experimental)\b|\bunder (development|investigation|trial)\b"
    r"|\b(new|novel|emerging|future|upcoming) (drugs?|agents?|treatments?|therap\w+|biologics?|molecules?)\b"
    r"|\bbeing (studied|tested|trialled|trialed|developed|investigated)\b",
    re.IGNORECASE,
)
# Endings of international names: antibodies, kinase inhibitors, fusion proteins, interleukin antagonists
_OF_A_DRUGS_NAME = re.compile(r"\b\w{3,}(mab|nib|kinra|imod|bercept|nercept|tacept|lizumab)\b", re.IGNORECASE)
_ABOUT_DRUGS = frozenset({"ask_evidence", "ask_licensing", "ask_drug_overview", SEARCH})
_SHORT = 40  # characters: an ellipsis, not a question of its own
PREGNANCY = ("pregnant", "wishes-pregnancy", "breastfeeding", "fathering", "contraception")


def parts(desk: Desk, claims: tuple[Claim, ...] = ()) -> tuple[Part, ...]:
    """The parts for the question on the desk; at least one. `claims` are what the message takes for true."""
    intent = desk.asked.intent
    if claims:
        claimed = general.claim_part(desk, claims)
        return (claimed,) if intent in ("verify_claim", "ask_evidence") else (claimed, *_unclaimed(desk))
    return _unclaimed(desk)


def _unclaimed(desk: Desk) -> tuple[Part, ...]:
    intent = desk.asked.intent
    if readings.gives_surfasa(desk):
        return (readings.surfasa(desk), *((_acute(desk),) if intent in ("acute_severe_disease", "emergency") else ()))
    if intent in OPTIONS_INTENTS or intent in ("affirm", "deny"):
        return _options(desk)
    if intent in _ABOUT_DRUGS and _PIPELINE.search(desk.asked.text) and not desk.asked.mentions.of("drug"):
        return (general.led_by(desk, under_trial.compose(desk), _NO_TRIAL),)
    if intent == "ask_comparison" and len(desk.drugs) >= 2:
        return (comparison.compose(desk),)
    if intent == "ask_guideline" and (topic := _topic_of_a_drug(desk)):
        desk.asked = structs.replace(desk.asked, intent=topic)
        return _about_drugs(desk)
    if intent == "ask_guideline":
        return _guideline(desk)
    if intent == "interpret_metabolites" and desk.case.reason in _ASKS_FOR_MORE:
        return (readings.metabolites(desk), *_options(desk))  # the level was the check to make before a change
    if intent in _GENERAL:
        return (_GENERAL[intent](desk),)
    if intent == "interpret_trough" and not (desk.asked.mentions.measure("trough") or "trough" in desk.case.values):
        # Another number beside a drug ("tac. BP 150/95, matters?") asks what the drug does to it.
        other = desk.asked.mentions.measures and "trough" not in desk.asked.mentions.values("analyte")
        desk.asked = structs.replace(desk.asked, intent="ask_adverse_effects" if other else "ask_target_level")
        return _about_drugs(desk)
    if intent == "interpret_trough":
        drug = next(
            (d for d in desk.drugs if d in ("tacrolimus", "ciclosporin", "mycophenolate", "sirolimus", "everolimus")),
            "tacrolimus",
        )
        return (readings.trough(desk, drug),)
    shared = set(desk.asked.mentions.values("topic")) & set(_SHARED_TOPICS)
    if intent == "ask_special_situation" and shared and not desk.asked.mentions.of("drug"):
        return _about_drugs(desk)
    if intent in ("ask_pregnancy", "ask_special_situation") and _asks_for_options(desk):
        return _options(desk)
    if intent == "ask_special_situation" and "vaccination" not in desk.asked.mentions.values("topic"):
        return _situations(desk)
    if intent == "ask_pregnancy" and not desk.drugs:
        return tuple(
            general.situation(desk, condition, None)
            for condition in _named_conditions(desk, PREGNANCY)[:1] or ("pregnant",)
        )
    return _about_drugs(desk)


def _options(desk: Desk) -> tuple[Part, ...]:
    """The options; before them the drug the message proposes, if it names one that was not tried."""
    proposed = tuple(
        drug
        for drug in desk.asked.mentions.values("drug", "affirmed", "hypothetical")
        if drug in desk.base.drugs and desk.base.drugs[drug].line != "first" and not _known_of_case(desk, drug)
    )[:2]
    ranked = options.compose(desk)
    considered = tuple(options.considered(desk, drug) for drug in proposed)
    desk.drugs = proposed or desk.drugs
    guided = {guide.condition for guide in desk.base.all(SituationGuide)}
    situations = tuple(c for c in _named_conditions(desk) if c in guided)[:2]
    return (*considered, ranked, *(general.situation(desk, condition, None) for condition in situations))


def _co_medications(desk: Desk) -> tuple[str, ...]:
    return desk.asked.mentions.values("co_medication", "affirmed", "hypothetical", "possible")


def _known_of_case(desk: Desk, drug: str) -> bool:
    return drug in desk.told or drug in desk.case.tried or drug in desk.case.current


def _about_drugs(desk: Desk) -> tuple[Part, ...]:
    mentions = desk.asked.mentions
    named = {*mentions.values("topic"), *map(_TOPIC_OF_MEDICATION.get, _co_medications(desk))}
    if shared := [topic for topic in _SHARED_TOPICS if topic in named]:
        return tuple(_shared(desk, topic) for topic in shared)
    intent = desk.asked.intent if desk.asked.intent in topics.TOPIC_OF else "ask_drug_overview"
    if desk.asked.intent == "ask_comparison":
        intent = "ask_evidence"  # one side only, and nothing in view to set against it
    if intent == "ask_drug_overview" and mentions.of("term", "affirmed") and not mentions.of("drug"):
        desk.asked = structs.replace(desk.asked, intent="ask_definition")
        return (general.definition(desk),)
    if mentions.of("study") and not mentions.of("drug") and intent in ("ask_evidence", "ask_licensing"):
        desk.drugs = ()  # "the CAMARO trial, what did it show" asks about the trial, not about the drug in view
    if intent == "ask_stopping" and _TREATMENT.search(desk.asked.text) and not (mentions.of("drug") or _pronoun(desk)):
        desk.drugs = ()  # "stopping therapy after 3 years" asks about treatment, not about the drug in view
    if _names_an_unknown_drug(desk):
        return (general.not_held(desk, strings.TITLES.get(intent, "")),)
    if desk.drugs and not _asks_for_any_trial(desk):
        desk.asked = structs.replace(desk.asked, intent=intent)
        return tuple(_about_drug(desk, drug) for drug in desk.drugs)
    if desk.asked.intent in _WITHOUT_DRUG:
        if "comparison" in desk.asked.mentions.values("topic"):
            desk.drugs = desk.options[:2]  # "any trial head to head?": of the two that lead
        part = general.topic(desk, _WITHOUT_DRUG[desk.asked.intent])
        trials = _TRIALS.search(desk.asked.text) and not _LICENCE.search(desk.asked.text)
        summary = _NO_TRIAL if trials else _SUMMED_UP.get(desk.asked.intent)
        return (general.led_by(desk, part, summary) if summary else part,)
    if desk.which_drug_asked and intent in topics.TOPIC_OF:
        return (general.topic(desk, topics.TOPIC_OF[intent]),)  # asked back once, never twice
    return (general.which_drug(desk, strings.TITLES.get(intent, "")),)


def _names_an_unknown_drug(desk: Desk) -> bool:
    """ "Dose of ocrelizumab?": a drug by the ending of its name, and none of ours beside it."""
    named = desk.asked.mentions.of("drug") or desk.asked.mentions.of("drug_class") or _co_medications(desk)
    return not named and bool(_OF_A_DRUGS_NAME.search(desk.asked.text))


def _shared(desk: Desk, topic: str) -> Part:
    """A topic that all drugs share, with the records of the drug in question first."""
    part = general.topic(desk, topic)
    about = ", ".join(desk.drug_name(drug) for drug in desk.drugs[:2])
    return structs.replace(part, title=f"{part.title}: {about}") if about else part


def _about_drug(desk: Desk, drug: str) -> Part:
    part = topics.compose(desk, drug)
    if (
        desk.asked.intent == "ask_licensing"
        and _TRIALS.search(desk.asked.text)
        and desk.base.drugs[drug].line != "first"
    ):
        return general.led_by(desk, part, _NO_TRIAL)
    if drug != "allopurinol" or desk.asked.intent not in ("ask_dose", "ask_drug_overview"):
        return part
    return structs.replace(part, bottom_line=(*readings.reduced_dose(desk), *part.bottom_line))


def _asks_for_any_trial(desk: Desk) -> bool:
    """ "Any trials recruiting?" in a running conversation asks about all drugs, not about the one in focus."""
    named = desk.asked.mentions.of("drug") or desk.asked.mentions.of("drug_class") or _pronoun(desk)
    return desk.asked.intent == "ask_licensing" and bool(_TRIALS.search(desk.asked.text)) and not named


def _topic_of_a_drug(desk: Desk) -> str | None:
    """ "EASL target for tac?": what a guideline says on one topic of the drug in question."""
    named = [TOPICS[topic] for topic in desk.asked.mentions.values("topic", "affirmed") if topic in TOPICS]
    if not named and _LEVEL.search(desk.asked.text):
        named = ["ask_target_level"]
    return named[0] if len(named) == 1 and desk.drugs else None


def _guideline(desk: Desk) -> tuple[Part, ...]:
    """Positions for the reason in question; asked without one, for both."""
    part = general.guideline_positions(desk)
    if not part.missing or desk.reason:
        return (part,)
    parts = []
    for reason in _BOTH_REASONS:
        desk.reason = reason
        found = general.guideline_positions(desk)
        parts.append(Part(f"{found.title}: {strings.REASON_NAMES[reason]}", found.bottom_line, found.sections))
    return tuple(parts)


def _situations(desk: Desk) -> tuple[Part, ...]:
    named = _named_conditions(desk)
    own = tuple(d for d in desk.drugs if d in desk.asked.mentions.values("drug"))
    if not own and (_pronoun(desk) or (desk.case.reason is None and len(desk.asked.text) < _SHORT)):
        own = desk.drugs[:1]  # "with cirrhosis?" goes on about the drug in view
    if named:
        return tuple(
            general.situation(desk, condition, drug) for condition in named[:2] for drug in (own[:2] or (None,))
        )
    return _about_drugs(desk)


def _asks_for_options(desk: Desk) -> bool:
    """ "And if she wants to get pregnant?": a case with a reason, a condition, no drug named but those that were tried:
    options are ranked anew.
    """
    return (
        desk.case.reason is not None
        and set(desk.asked.mentions.values("drug")) <= set(desk.told)
        and not _pronoun(desk)
        and bool(_named_conditions(desk) or desk.asked.mentions.measures)
    )


def _pronoun(desk: Desk) -> bool:
    words = re.findall(r"[a-z]+", desk.asked.text.lower())
    return any(word in words for word in ("it", "that", "this")) or refers_back(desk.asked.text)


def _named_conditions(desk: Desk, among: tuple[str, ...] | None = None) -> tuple[str, ...]:
    named = desk.asked.mentions.values("condition", "affirmed", "hypothetical", "possible", "historical")
    return tuple(condition for condition in named if among is None or condition in among)


def _acute(desk: Desk) -> Part:
    condition = (
        "acute-liver-failure"
        if "acute-liver-failure" in desk.asked.mentions.values("condition", "affirmed")
        else "acute-severe"
    )
    return general.situation(desk, condition, None)


_GENERAL: dict[str, Callable[[Desk], Part]] = {
    SEARCH: general.closest_held,
    "ask_definition": general.definition,
    "ask_check_nonresponse": lambda desk: general.topic(desk, "checks"),
    "ask_first_line": lambda desk: general.topic(desk, "first-line"),
    "ask_referral": lambda desk: general.topic(desk, "referral"),
    "interpret_metabolites": readings.metabolites,
    "interpret_response": readings.response,
    "acute_severe_disease": _acute,
    "emergency": _acute,
}
