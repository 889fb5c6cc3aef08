"""From one question to the parts that answer it."""

from __future__ import annotations

import re
from collections.abc import Callable

from msgspec import structs

from actions.answers import readings, strings
from actions.answers.choices import comparison, in_this_case, options, switching
from actions.answers.desk import ACTING, MATTERS, PLAN, SEARCH, Desk
from actions.answers.gaps import under_trial, unheld
from actions.answers.leading import authors, checks_made, first_sight, held_first
from actions.answers.leading.patterns import known_reading
from actions.answers.model import Part
from actions.answers.subjects import (
    acting,
    again,
    general,
    harms,
    mattering,
    of_study,
    positions,
    practice,
    why_different,
)
from actions.answers.subjects.situations import situation
from actions.answers.subjects.watching import COUNTS
from actions.case.mentions import SPOKEN_OF
from actions.case.patient import SECOND_LINE, STEROIDS, THIOPURINES
from actions.case.values.levels import LEVELLED
from actions.conversation.asked import meant
from actions.conversation.composed import brought_on
from actions.conversation.composed.about_drugs import NO_TRIAL, about_drugs
from actions.conversation.composed.in_a_situation import (
    PREGNANCY,
    acute,
    asks_for_options,
    governed_by,
    guided_beside,
    level_of_a_graft,
    named_conditions,
    situations_asked,
)
from actions.conversation.composed.options_asked import OPTIONS_INTENTS, left_for_the_other, options_of_the_case
from actions.knowledge.kinds import Claim
from actions.reasoning.standings import EITHER_REASON

_ASKS_FOR_MORE = ("insufficient_response", "loss_of_response_on_treatment")
_PIPELINE = re.compile(
    r"\b(pipeline|investigational|experimental)\b|\bunder (development|investigation|trial)\b"
    r"|\b(new|novel|emerging|future|upcoming) (drugs?|agents?|treatments?|therap\w+|biologics?|molecules?)\b"
    r"|\bbeing (studied|tested|trialled|trialed|developed|investigated)\b",
    re.IGNORECASE,
)
_ABOUT_DRUGS = frozenset({"ask_evidence", "ask_licensing", "ask_drug_overview", SEARCH})
_AND_THAT = re.compile(r"\b(what|how) about\b|\b(her|his|the|their) (pred\w*|steroids?)\b", re.IGNORECASE)
_BY_ITSELF = re.compile(r"\b(?:alone|by itself|on its own|mono-?therapy)\b", re.IGNORECASE)
# What a level decides: "stop or reduce?", "same dose?", "dose unchanged"
_REDOSED = re.compile(
    r"\b(reduc\w+|lower\w*|cut\w*|hold|halve|drop|increase|raise|push|go (up|down)|(same|unchanged|current) dose"
    r"|dose (same|unchanged|stays?|as is)|stop or|or stop|continue|carry on)\b",
    re.IGNORECASE,
)
_WHICH_IS_FASTER = re.compile(
    r"\b(fast(er|est)?|quick(er|est|ly)?|soon(er|est)|rapid(ly)?|slow(er|est)|speed|onset|how long)\b", re.IGNORECASE
)
_WHO_SAYS = re.compile(
    r"\b(who says|says who|who (recommends|supports)|according to (who|whom|which))\b", re.IGNORECASE
)
_OR_ELSE = re.compile(r"\b(stop|withdraw|come off)\b.{0,30}\bor\b")
# Of an acutely ill patient, or a liver recipient, these ask for what is held on the drug there, not at large
_WHETHER_TO_GIVE = frozenset({"ask_drug_overview", "ask_evidence", "ask_first_line", SEARCH})
_COMPARED = 3
_OF_RESPONSE = ("interpret_response", "ask_check_nonresponse", "ask_definition")
_BY_SITUATION = ("ask_dose", "ask_target_level", "ask_monitoring")  # topics whose records are sorted by situation


def parts(desk: Desk, claims: tuple[Claim, ...] = ()) -> tuple[Part, ...]:
    """The parts for the question on the desk; at least one. `claims` are what the message takes for true."""
    intent = desk.asked.intent
    for_options = intent in OPTIONS_INTENTS or (intent == "ask_special_situation" and asks_for_options(desk))
    if (medicines := unheld.named(desk, for_options)) and not claims:
        return (*brought_on.guide(desk), unheld.part(desk, medicines), *_of_what_is_held(desk))
    others = tuple(claim for claim in claims if claim.id != unheld.NOT_READ)
    if not others and (unread := unheld.guideline(desk)):
        return (unread, *_unclaimed(desk))
    if not claims and (lines := authors.not_held(desk)):
        first, *rest = _unclaimed(desk)
        return (structs.replace(first, bottom_line=(*lines, *first.bottom_line)), *rest)
    if not claims and (lines := checks_made.needless(desk)):
        first, *rest = _unclaimed(desk)
        return (structs.replace(first, bottom_line=(*lines, *first.bottom_line)), *rest)
    if not claims and (lines := (*practice.not_found(desk), *unheld.subjects(desk))):
        if practice.one_dose_missed(desk):
            desk.asked = structs.replace(desk.asked, intent="ask_dose")
        if not (desk.asked.mentions.of("drug") or desk.asked.mentions.of("condition")):
            return (Part("", lines, missing=True), *(options_of_the_case(desk) if intent in OPTIONS_INTENTS else ()))
        first, *rest = _unclaimed(desk)
        return (held_first.behind_what_is_held(desk, first, lines), *rest)
    if claims and intent == "ask_stopping" and (change := switching.compose(desk)):
        return (switching.with_what_is_said(desk, change, claims),)  # how to change is asked, and nothing claimed
    if claims:
        claimed = general.claim_part(desk, claims)
        corrected = any(not (claim.when and claim.when.unheld) for claim in claims)
        asks_no_more = corrected and intent in ("verify_claim", "ask_evidence")
        return (claimed,) if asks_no_more else (claimed, *_unclaimed(desk))
    beside = () if intent in OPTIONS_INTENTS else unheld.told_beside(desk)
    return (*again.parts(desk), *_unclaimed(desk), *((unheld.part(desk, beside),) if beside else ()))


def _of_what_is_held(desk: Desk) -> tuple[Part, ...]:
    """The rest of a question that names a medicine we do not hold: the options it asks for, and the drugs of ours that
    it names; a drug that was only in view does not stand in for it, but a medicine that is named beside it is asked of
    that drug: "and if it was bisoprolol and apixaban?".
    """
    intent, own = desk.asked.intent, desk.asked.mentions.values("drug", *SPOKEN_OF, "possible")
    if intent in OPTIONS_INTENTS:
        return options_of_the_case(desk) if desk.reason not in (None, "unclear") else ()
    if not desk.asked.mentions.of("co_medication", *SPOKEN_OF):
        desk.drugs = tuple(drug for drug in desk.drugs if drug in own)
    if not desk.drugs and desk.told and desk.reason not in (None, "unclear"):
        return options_of_the_case(desk)  # "switching to leflunomide as MMF failed": what is held for that instead
    return _unclaimed(desk) if desk.drugs or intent == "ask_special_situation" else ()


def _unclaimed(desk: Desk) -> tuple[Part, ...]:
    meant.by_what_is_named(desk)
    intent = desk.asked.intent
    if intent == MATTERS:
        if held := mattering.parts(desk):
            return held
        intent = "ask_adverse_effects"
        desk.asked = structs.replace(desk.asked, intent=intent)
    if readings.gives_surfasa(desk):
        return (readings.surfasa(desk), *((acute(desk),) if intent in ("acute_severe_disease", "emergency") else ()))
    if intent in (*OPTIONS_INTENTS, *_OF_RESPONSE) and (early := readings.early_jaundice(desk)):
        return (*early, readings.response(desk))
    if intent in (*OPTIONS_INTENTS, "ask_check_nonresponse", "ask_definition") and readings.too_early(desk):
        more = intent in OPTIONS_INTENTS and desk.reason not in (None, "unclear")
        return (readings.response(desk), *(options_of_the_case(desk) if more else ()))
    if raised := readings.room_to_raise(desk):
        return (raised, *options_of_the_case(desk))
    if intent in OPTIONS_INTENTS and (asked := meant.of_a_choice(desk)):
        return first_sight.leads_first((asked, options_of_the_case(desk)))
    if intent == "inform_case" and readings.being_tried(desk):
        return (readings.response(desk), *options_of_the_case(desk))  # what is taken now comes before what else may be
    if intent in OPTIONS_INTENTS or intent in ("affirm", "deny"):
        return options_of_the_case(desk)
    if differing := why_different.compose(desk):
        return (differing,)
    if study := of_study.compose(desk):
        return (study,)
    if intent in _ABOUT_DRUGS and _PIPELINE.search(desk.asked.text) and not desk.asked.mentions.of("drug"):
        return (general.led_by(desk, under_trial.compose(desk), NO_TRIAL),)
    if intent == PLAN:
        return (options.plan(desk, desk.drugs[0]),) if desk.drugs else options_of_the_case(desk)
    if intent == "verify_claim":
        return _unheard_claim(desk)
    if intent == "ask_comparison" and "interactions" in desk.asked.mentions.values("topic", "affirmed"):
        desk.asked = structs.replace(desk.asked, intent="ask_interactions")  # of one with the other
        return about_drugs(desk)
    if intent == "ask_drug_overview" and _of_another_medicine(desk):
        desk.asked = structs.replace(
            desk.asked, intent="ask_interactions"
        )  # "what about azithromycin", beside tacrolimus
        return about_drugs(desk)
    if intent == "ask_comparison" and desk.drugs and _WHICH_IS_FASTER.search(desk.asked.text):
        desk.asked = structs.replace(desk.asked, intent="ask_time_to_response")
        return about_drugs(desk)
    if intent == "ask_evidence" and desk.drugs and positions.HOW_GRADED.search(desk.asked.text):
        desk.asked = structs.replace(desk.asked, intent="ask_guideline")  # who grades evidence are the guidelines
        return _guideline(desk)
    if intent == "ask_comparison" and len(desk.drugs) >= 2:
        open_to_us = comparison.of_little_held(desk) and desk.case.reason is not None
        return (comparison.compose(desk), *((options.compose(desk),) if open_to_us else ()))
    if intent == "ask_guideline" and (topic := meant.topic_of_a_drug(desk)):
        desk.asked = structs.replace(desk.asked, intent=topic)
        return about_drugs(desk)
    if intent == "ask_guideline" and _shared_topic(desk) and _no_position_on_it(desk):
        return about_drugs(desk)
    if intent == "ask_guideline":
        return _guideline(desk)
    if intent in _WHETHER_TO_GIVE and desk.drugs and (governing := governed_by(desk.case)):
        return tuple(situation(desk, governing, drug) for drug in desk.drugs[:2])
    if intent in ("ask_monitoring", "interpret_trough") and _of_metabolites(desk):
        intent = "interpret_metabolites"
        desk.asked = structs.replace(desk.asked, intent=intent)
        return (readings.metabolites(desk),)
    if intent == "interpret_metabolites" and desk.case.reason is None and readings.active_all_the_same(desk):
        desk.reason = "insufficient_response"
        return options_of_the_case(desk)
    if intent == "interpret_metabolites" and desk.case.reason in _ASKS_FOR_MORE:
        return options_of_the_case(desk)  # the level was the check to make before a change
    if intent == "interpret_metabolites":
        managed = harms.managed(desk)  # "neuts 0.9, TGN 560": counts that are told go before the level
        return (*((managed,) if managed else ()), readings.metabolites(desk))
    if intent in ("ask_stopping", "ask_dose") and _REDOSED.search(desk.asked.text) and (level := _level_first(desk)):
        return (level, *about_drugs(desk))
    if intent == ACTING:
        if acted := acting.compose(desk):
            return acted
        intent = "ask_stopping"
        desk.asked = structs.replace(desk.asked, intent=intent)
    if intent == "ask_dose" and {*THIOPURINES} & {*desk.drugs} and known_reading(desk.base, desk.case):
        return (readings.metabolites(desk), *about_drugs(desk))  # which way the dose goes, the metabolites tell
    if intent == "ask_adverse_effects" and (befallen := harms.befallen(desk)):
        desk.asked = structs.replace(desk.asked, intent=ACTING)  # what is done about it leads
        return (befallen,)
    counted = any(m.name in COUNTS for m in desk.asked.mentions.measures)
    if intent in ("ask_stopping", "ask_dose") and counted and (managed := harms.managed(desk)):
        return (managed, *about_drugs(desk))  # "WCC 2.4 on aza, drop the dose?"
    if brought := brought_on.before_steroids_end(desk):
        return (*brought, *about_drugs(desk))
    if intent == "ask_stopping" and (change := switching.compose(desk)):
        return _stopped_or_changed(desk, change)
    if intent == "ask_stopping" and switching.goes_to(desk.asked) in desk.drugs:
        desk.asked = structs.replace(desk.asked, intent="ask_drug_overview")  # what it goes to, and not how that ends
        return about_drugs(desk)
    how_to_go_on = intent == "ask_stopping" or (intent == "ask_drug_overview" and _AND_THAT.search(desk.asked.text))
    alone = _BY_ITSELF.search(desk.asked.text) and desk.drugs and desk.drugs[0] in STEROIDS
    if how_to_go_on and not alone and (tapered := switching.steroid_meanwhile(desk)):
        return (tapered,)
    if intent == "acute_severe_disease":
        return (*readings.acute_course(desk), *readings.early_jaundice(desk), *meant.acute_disease(desk))
    if intent == "ask_referral" and (course := readings.acute_course(desk)):
        return (*course, *meant.acute_disease(desk))
    if intent == "ask_referral" and desk.case.state("decompensated") == "yes":
        return (situation(desk, "decompensated", None), _GENERAL[intent](desk))
    if intent in _GENERAL:
        return (general.led_by_what_decides(desk, _GENERAL[intent](desk)),)
    if intent in ("interpret_trough", "ask_target_level") and (graft := level_of_a_graft(desk)):
        return graft
    if intent == "interpret_trough" and not readings.level_of(desk, readings.drug_of_level(desk)):
        # Another number beside a drug ("tac. BP 150/95, matters?") asks what the drug does to it.
        measured = desk.asked.mentions.measures and "trough" not in desk.asked.mentions.values("analyte")
        other = measured or not {*LEVELLED} & {*desk.drugs}  # rituximab has no level to aim for
        desk.asked = structs.replace(desk.asked, intent="ask_adverse_effects" if other else "ask_target_level")
        managed = harms.managed(desk) if other else None
        return (managed,) if managed else about_drugs(desk)
    if intent == "interpret_trough":
        desk.drugs = (readings.drug_of_level(desk),)  # what is asked next is asked of it
        return (readings.trough(desk, desk.drugs[0]),)
    if intent == "ask_special_situation" and _shared_topic(desk) and not desk.asked.mentions.of("drug"):
        return about_drugs(desk)
    if intent in ("ask_pregnancy", "ask_special_situation") and asks_for_options(desk):
        return options_of_the_case(desk)
    if intent == "ask_special_situation" and (topic := meant.topic_of_a_drug(desk)) in _BY_SITUATION:
        desk.asked = structs.replace(
            desk.asked, intent=topic
        )  # "teenager on tac, trough?": the topic, in the situation
        return about_drugs(desk)
    if intent == "ask_pre_treatment_checks" and guided_beside(desk) and not _shared_topic(desk):
        return (*situations_asked(desk), *about_drugs(desk))
    if intent == "ask_special_situation" and "vaccination" not in desk.asked.mentions.values("topic"):
        return situations_asked(desk)
    if intent == "ask_pregnancy" and not desk.drugs:
        return tuple(
            situation(desk, condition, None) for condition in named_conditions(desk, PREGNANCY)[:1] or ("pregnant",)
        )
    return (*in_this_case.proposed(desk), *about_drugs(desk))


def _of_metabolites(desk: Desk) -> bool:
    """Whether a level or its timing is asked of the metabolites and of no blood level of another drug: "6-TG levels
    when?".
    """
    named, drugs = set(desk.asked.mentions.values("analyte")), desk.asked.mentions.values("drug")
    return (
        bool(named & {"tgn", "mmp"})
        and "trough" not in named
        and set(drugs) <= {*THIOPURINES, "allopurinol"} - {"tioguanine"}
    )


def _of_another_medicine(desk: Desk) -> bool:
    """Whether nothing but a medicine beside ours is named, in the case of somebody who takes one of ours."""
    mentions = desk.asked.mentions
    beside = mentions.of("co_medication") and not (mentions.of("drug") or mentions.of("drug_class"))
    return bool(beside) and bool({*desk.drugs} & {*desk.case.current})


def _level_first(desk: Desk) -> Part | None:
    """The reading of the level that is known of the drug whose dose is in question: "stop or reduce?" """
    drug = readings.drug_of_level(desk)
    return readings.trough(desk, drug) if drug in desk.drugs and readings.level_of(desk, drug) else None


def _stopped_or_changed(desk: Desk, change: Part) -> tuple[Part, ...]:
    """ "Can I stop it, or swap to MMF?" asks two things, the first about the drug in use."""
    in_use = tuple(drug for drug in desk.case.current if drug in SECOND_LINE)[:1]
    if not in_use or not _OR_ELSE.search(desk.asked.text.lower()):
        return (*left_for_the_other(desk, switching.goes_to(desk.asked)), change)
    desk.drugs = in_use
    return first_sight.leads_first((about_drugs(desk), (change,)))


def _unheard_claim(desk: Desk) -> tuple[Part, ...]:
    """A claim that no record speaks of: what is held on what it is about, two drugs set against each other or the one
    topic it names.
    """
    drugs = tuple(d for d in desk.asked.mentions.values("drug", *SPOKEN_OF) if d in desk.base.drugs)
    if len(drugs) > 1:
        desk.drugs = drugs[:_COMPARED]
        return (comparison.compose(desk),)
    if desk.drugs and _WHO_SAYS.search(desk.asked.text):
        desk.asked = structs.replace(desk.asked, intent="ask_guideline")
        return _guideline(desk)
    figure = "ask_evidence" if "%" in desk.asked.text else None  # a claimed rate is held against the figures
    if topic := meant.topic_of_a_drug(desk) or figure:
        desk.asked = structs.replace(desk.asked, intent=topic)
    parts = about_drugs(desk)
    return (*in_this_case.proposed(desk), *parts)  # "boss says 6-MP. ok?" claims nothing else


def _shared_topic(desk: Desk) -> bool:
    return bool(set(desk.asked.mentions.values("topic")) & set(general.SHARED_TOPICS))


def _no_position_on_it(desk: Desk) -> bool:
    """Whether what is asked of guidelines is no position of theirs on a drug: bone health, or a topic of no guideline
    by name.
    """
    return "bone-health" in desk.asked.mentions.values("topic") or not desk.asked.mentions.of("guideline")


def _guideline(desk: Desk) -> tuple[Part, ...]:
    """Positions for the reason in question; asked without one, for both."""
    part = positions.compose(desk)
    if not part.missing or desk.reason:
        return (part,)
    parts = []
    for reason in EITHER_REASON:
        desk.reason = reason
        found = positions.compose(desk)
        parts.append(Part(f"{found.title}: {strings.REASON_NAMES[reason]}", found.bottom_line, found.sections))
    desk.reason = None  # asked of both, the next question is again asked of neither
    return tuple(parts)


_GENERAL: dict[str, Callable[[Desk], Part]] = {
    SEARCH: general.closest_held,
    "ask_definition": general.definition,
    "ask_check_nonresponse": lambda desk: general.topic(desk, "checks"),
    "ask_first_line": general.first_line,
    "ask_referral": lambda desk: general.topic(desk, "referral"),
    "interpret_response": readings.response,
    "emergency": acute,
}
