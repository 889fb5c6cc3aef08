"""The steps of a turn that keep the boundary: what is not answered, and what is answered although it looks it."""

from __future__ import annotations

from msgspec import structs

from actions.answers.desk import MATTERS, Asked
from actions.answers.model import Kind, Part
from actions.case import merge as merging
from actions.case.drugs.doses import Told
from actions.case.patient import Case
from actions.case.reading import SITUATIONS, read
from actions.conversation.answering import CONVERSING
from actions.conversation.asked.ellipses import EXAMINED
from actions.conversation.asked.questions import FOLLOWS_CASE
from actions.conversation.asked.settling import CLEAR
from actions.conversation.asked.subjects import own_drugs
from actions.conversation.asked.topics_asked import ASKED_BY_TOPIC
from actions.conversation.draft import Draft
from actions.conversation.exchange import Reply
from actions.conversation.focus import Focus
from actions.conversation.remembered import persons, remembering
from actions.conversation.scope import another_field, boundary, choosing, ordering, ours, outside
from actions.conversation.scope.ordering import ordered_drugs
from actions.conversation.scope.own_treatment import says_it_is_of_kin, says_it_is_ones_own, says_otherwise
from actions.conversation.scope.voice import has_a_first_person, tells_of_oneself
from actions.conversation.warnings import guessed_alarms, steroids_and_mood, warning
from actions.conversation.warnings.alarms import Alarms
from actions.conversation.warnings.no_emergency import only_a_nuisance
from actions.knowledge.kinds import Boundary, Claim, PlanRule

_SURE = 0.5  # below it the classifier's word for an emergency or a patient's voice is not enough by itself
_TITLE = 6  # words
LIKELY = 0.35  # from here on a situation the classifier reports gives the reason that no word names
_NEARLY_CERTAIN = 0.9
_OURS = frozenset({"drug", "drug_class", "guideline", "study", "reason", "term"})
_OF_NO_FIELD = frozenset({"out_of_scope_far", "other_language", "gibberish"})
_OF_NO_ADVICE = frozenset({"greet", "ask_help", "self_harm", "abuse"})
# What a finding of a running case, held up against the answer, may sound like
_ALSO_OF_OURS = frozenset({"patient_voice", "out_of_scope_near"})
_RECONSIDERED = frozenset({"out_of_scope_near", "out_of_scope_far", "gibberish"})


def refused_by_words(draft: Draft) -> Reply | None:
    """The boundary's answer where words alone decide it, or the reader is certain, whatever the classifier thinks."""
    text = draft.turn.text
    if draft.own_treatment and says_otherwise(text):
        draft.own_treatment = False
    patient = draft.signals.patient
    clinical = bool(draft.turn.asked) and outside.clinical(draft.turn.asked[0], text, patient=patient)
    mentions, words = draft.turn.mentions, draft.weighed or text
    refused = boundary.by_words(draft.base, words, mentions, clinical=clinical, patient=patient)
    if refused is None and draft.signals.refused and not _surely_understood(draft):
        planned = draft.signals.refused == "prescribe_for_me" and _asks_beside_a_plan(draft)
        refused = None if planned else boundary.by_intent(draft.base, draft.signals.refused)
    if refused is not None and refused.kind == "prescribe_for_me" and ordering.asks_what_to_write(text.lower()):
        refused = None
    if refused is not None and refused.kind == "prescribe_for_me" and _lays_out_a_schedule(draft):
        refused = None
    if refused is not None and refused.kind == "prescribe_for_me" and _of_a_case_that_runs(draft):
        refused = None if ordering.asks_for_a_letter(text.lower()) else refused
    if _wants_a_letter_of_its_case(draft):
        refused = None if refused is None or refused.kind == "prescribe_for_me" else refused
    ordered = refused.kind == "prescribe_for_me" if refused is not None else draft.intent == "prescribe_for_me"
    if ordered and choosing.laid_out(draft):
        return None
    if refused is not None and refused.kind == "patient_voice" and persons.calls_one_of_ours(draft):
        refused = None
    if refused is not None and refused.kind in _ALSO_OF_OURS and draft.intent == MATTERS:
        refused = None
    if refused is not None and refused.kind == "patient_voice" and _of_a_case_that_runs(draft):
        refused = None
    if (
        refused is not None
        and refused.kind == "out_of_scope_near"
        and (
            _tells_of_ours(draft)
            or _adds_to_ours(draft)
            or _asks_of_a_vaccine(draft)
            or _of_options_that_run(draft)
            or _weighs_another_cause(draft)
            or outside.TWO_BIRDS.search(text.lower())
        )
    ):
        refused = None
    if says_it_is_of_kin(text) and (refused is None or refused.kind == "patient_voice"):
        refused = draft.base.get("boundary-relative", Boundary)
    if refused is None and draft.own_treatment and draft.intent not in _OF_NO_ADVICE:
        refused = boundary.by_intent(draft.base, "patient_voice")
    if refused is not None and draft.intent == "self_harm" and draft.confidence >= _SURE:
        refused = boundary.by_intent(draft.base, draft.intent) or refused
    if refused is None or (refused.kind == "other_language" and (_understood(draft) or _names_a_guideline(draft))):
        return None
    raised = _dangers(draft, refused)
    nuisance = refused.kind == "patient_voice" and only_a_nuisance(draft.turn.text)
    urgent = raised.urgent or (guessed_alarms.presses(draft) and not nuisance)
    measured = bool(draft.turn.mentions.measures)  # of somebody, whatever the disease it sounds like
    if urgent and (refused.kind == "prescribe_for_me" or (refused.kind == "out_of_scope_near" and measured)):
        return None  # "INR 3, asterixis: decide": whom to call comes before what is not decided here
    if urgent and refused.kind == "patient_voice":
        return _sent_for_help(draft, refused)
    unsafe = raised.unsafe
    draft.case = _told_beside(draft, refused)
    return _refuse(draft, refused, unsafe)


def _asks_beside_a_plan(draft: Draft) -> bool:
    """ "Going with mmf, write up monitoring": a topic of ours is asked for in what only sounds like an order."""
    named = set(draft.turn.mentions.values("topic")) & set(ASKED_BY_TOPIC)
    asked = bool(named) and draft.intent not in boundary.OUT_OF_SCOPE and draft.confidence >= _SURE
    return asked and ordering.plans(draft.turn.text.lower())


def _wants_a_letter_of_its_case(draft: Draft) -> bool:
    """ "45F, aza pancreatitis, starting MMF. Letter to the GP please": the answer goes with its letter; nothing is
    sent.
    """
    told, lowered = draft.turn.mentions, draft.turn.text.lower()
    of_a_case = bool(told.of("drug")) and bool(told.of("reaction") or told.of("reason"))
    if not (of_a_case and ordering.wants_a_letter(lowered)) or draft.signals.patient:
        return False
    if draft.intent == "prescribe_for_me":
        draft.read_as("inform_case")
    return True


def _lays_out_a_schedule(draft: Draft) -> bool:
    """ "Consultant says put her on MMF, write me the titration": how a drug of ours is dosed is asked."""
    if not (draft.turn.mentions.of("drug") or draft.turn.focus.drugs):
        return False
    if not ordering.asks_for_a_schedule(draft.turn.text.lower()):
        return False
    if draft.intent == "prescribe_for_me":
        draft.read_as("ask_dose")
    return True


def _of_a_case_that_runs(draft: Draft) -> bool:
    """Whether words that patients use too stand in the running case of a clinician: what is heard in the whole message
    is no patient, and nobody says that the treatment is their own or a relative's.
    """
    text = draft.turn.text
    known = bool(draft.case.reason or draft.case.current or draft.case.tried)
    said = says_it_is_ones_own(text) or says_it_is_of_kin(text) or tells_of_oneself(text) or draft.own_treatment
    return bool(draft.turn.focus.intents) and known and not (draft.signals.patient or said)


def _of_options_that_run(draft: Draft) -> bool:
    """ "Gallstones on USS. options?", in a running case: the options asked for are those of the case."""
    elsewhere = boundary.OTHER_FIELDS & set(draft.turn.mentions.values("condition"))
    asks = "options" in draft.turn.mentions.values("topic")
    return bool(draft.turn.focus.intents and draft.case.reason) and asks and not elsewhere


def _weighs_another_cause(draft: Draft) -> bool:
    """ "Before calling this refractory what else? Obese, fatty liver on USS": another disease of the liver is a finding
    where it is surely asked what explains a poor response, and the word for the response is of no other disease.
    """
    if not any(one.intent == "ask_check_nonresponse" and one.confidence >= CLEAR for one in draft.turn.asked):
        return False
    mentions, lowered = draft.turn.mentions, draft.turn.text.lower()
    told = bool(read(draft.turn.text, (), mentions).reason or draft.case.reason or mentions.of("reason"))
    return told and ours.only_found(lowered)


def _tells_of_ours(draft: Draft) -> bool:
    """Whether a message with another disease in it goes on with the conversation, or surely tells what a drug did or
    what was found.
    """
    first, text = draft.turn.asked[0] if draft.turn.asked else None, draft.turn.text
    if first is None or len(draft.turn.asked) > 1:
        return False
    if outside.goes_on_telling(first, text, draft.turn.focus) or outside.tells_too(first, text, draft.turn.focus):
        return True
    if draft.intent not in SITUATIONS or draft.confidence < CLEAR:
        return False
    told = read(text, (), draft.turn.mentions)
    findings = draft.intent == "inform_case" and bool(told.conditions) and outside.asks_nothing(first, text.lower())
    return findings or ours.tells_of_a_drug(text.lower(), draft.turn.mentions, told)


def _asks_of_a_vaccine(draft: Draft) -> bool:
    """ "What about typhoid Vi and hep A jabs", of a drug in view: what it protects from is not treated here."""
    named = "vaccination" in draft.turn.mentions.values("topic")
    return named and bool(draft.turn.focus.drugs or ours.speaks_of_a_drug(draft.turn.mentions))


def _adds_to_ours(draft: Draft) -> bool:
    """Whether another medicine beside one of our drugs is surely asked about, whatever it is for: "K 6.4 on tacrolimus,
    spironolactone for ascites"; and no disease of another field is named.
    """
    mentions = draft.turn.mentions
    elsewhere = boundary.OTHER_FIELDS & set(mentions.values("condition")) or ours.of_another_liver_or_graft(
        draft.turn.text.lower()
    )
    if elsewhere or not mentions.of("co_medication"):
        return False
    if ours.gives_beside_ours(draft.turn.asked[0], draft.case.current or draft.turn.focus.drugs):
        return bool(draft.turn.focus.intents)
    return ours.speaks_of_a_drug(mentions) and draft.intent == "ask_interactions" and draft.confidence >= _SURE


def refused_by_intent(draft: Draft, claims: tuple[Claim, ...], unsafe: tuple[PlanRule, ...]) -> Reply | None:
    """The boundary's answer where the classifier decides it, and nothing in the message speaks against that."""
    if (refused := _out_of_scope(draft, claims)) is None:
        return None
    draft.case = _told_beside(draft, refused)
    return _refuse(draft, refused, unsafe)


def _told_beside(draft: Draft, refused: Boundary) -> Case:
    """What is kept of a message that is refused."""
    if refused.kind == "self_harm":
        told = steroids_and_mood.case_told(draft)
        return structs.replace(told, doses=draft.turn.case.doses)  # beside whom to call stands no dose
    return _told_beside_an_order(draft) if refused.kind == "prescribe_for_me" else draft.turn.case


def _told_beside_an_order(draft: Draft) -> Case:
    """The order is refused; what the clinician told of the patient beside it is kept. A drug or dose that is ordered is
    not one that is taken.
    """
    ordered = ordered_drugs(draft.turn.text, draft.turn.mentions)
    taken = tuple(drug for drug in draft.reading.current if drug not in ordered)
    doses = {drug: dose for drug, dose in draft.reading.doses.of.items() if drug in taken}
    told = structs.replace(draft.reading, current=taken, doses=Told(doses))
    return merging.merge(draft.turn.case, told, draft.turn.text).case


def _understood(draft: Draft) -> bool:
    """Whether the classifier is fairly sure of a question in scope: a foreign-looking word is then a name."""
    return draft.turn.in_scope and draft.intent not in boundary.OUT_OF_SCOPE and draft.confidence >= _SURE


def _surely_understood(draft: Draft) -> bool:
    """Whether the classifier is sure of a question in scope, or says that the message is of no field of ours."""
    if draft.signals.refused in ("self_harm", "patient_voice"):
        return False
    return draft.intent in _OF_NO_FIELD or (draft.intent not in boundary.OUT_OF_SCOPE and draft.confidence >= CLEAR)


def _names_a_guideline(draft: Draft) -> bool:
    """ "AASLD Leitlinie Autoimmunhepatitis": a few nouns of another language beside a society are its title."""
    named = draft.turn.mentions.of("guideline") or draft.turn.mentions.of("other_guideline")
    return bool(named) and len(draft.turn.text.split()) <= _TITLE


def _out_of_scope(draft: Draft, claims: tuple[Claim, ...]) -> Boundary | None:
    """Refused by intent, or because neither classifier nor vocabulary finds anything of ours in it."""
    if draft.intent in boundary.OUT_OF_SCOPE:
        of_nobody = draft.confidence < CLEAR and not draft.signals.patient
        guessed = draft.intent in ("other_language", "patient_voice") and (draft.confidence < _SURE or of_nobody)
        planned = draft.intent == "prescribe_for_me" and ordering.plans(draft.turn.text.lower())
        if claims and (guessed or planned or (draft.intent in _RECONSIDERED and _of_ours(draft))):
            draft.read_as("verify_claim")
            return None
        if draft.intent == "patient_voice" and not draft.signals.patient:
            draft.read_as("inform_case")
            return None
        return boundary.by_intent(draft.base, draft.intent)
    if another_field.of_another_drug(draft.turn.asked[0], draft.turn.text, draft.turn.focus):
        return boundary.by_intent(draft.base, "out_of_scope_near")
    first = draft.turn.asked[0]
    if len(draft.turn.asked) == 1 and (
        another_field.for_another_disease(first, draft.turn.text)
        or another_field.without_our_disease(first, draft.turn.text, draft.turn.focus)
        or another_field.of_an_infection_alone(first, draft.turn.text, draft.turn.focus)
    ):
        return boundary.by_intent(draft.base, "out_of_scope_near")
    known = (
        bool(draft.turn.mentions.found) or bool(draft.turn.mentions.measures) or ours.of_our_disease(draft.turn.text)
    )
    known = known or bool(EXAMINED.fullmatch(draft.turn.text.lower()))  # an examination of the liver
    running = draft.intent in CONVERSING or draft.intent in FOLLOWS_CASE
    running = running or bool(draft.turn.focus.intents) or not draft.case.empty  # also of a case gone back to
    if not (draft.turn.in_scope or known or running):
        return boundary.by_intent(draft.base, "out_of_scope_far")
    return None


def _of_ours(draft: Draft) -> bool:
    """Whether a message names anything that claims of ours are about."""
    named = {mention.entity for mention in draft.turn.mentions.found}
    return bool(named & _OURS) or draft.confidence < _NEARLY_CERTAIN


def _dangers(draft: Draft, refused: Boundary) -> Alarms:
    """What a message brings up although it is refused for its words. To a patient nothing is said of their plan; a
    message without "I", "my" or a lay word may be a clinician's after all ("taking twelve 50 mg Imuran tablets a day").
    Nor of the plan for another disease, which is another field's.
    """
    if refused.kind not in ("prescribe_for_me", "out_of_scope_near", "patient_voice"):
        return Alarms()
    sure = draft.confidence >= LIKELY
    draft.reading = read(draft.turn.text, (draft.intent,), draft.turn.mentions, sure=sure)
    draft.considered = remembering.considered(draft, draft.reading)
    raised = warning.raise_alarms(draft, draft.case, draft.reading)
    patient = draft.signals.surely_patient or has_a_first_person(draft.turn.text.lower())
    ones_own = refused.kind == "patient_voice" and patient
    surely_elsewhere = refused.kind == draft.intent == "out_of_scope_near" and draft.confidence >= CLEAR
    return Alarms(raised.urgent) if ones_own or surely_elsewhere else raised


def _sent_for_help(draft: Draft, refused: Boundary) -> Reply:
    """A patient or a relative tells of an emergency: where to go stands first, then what is not advised here."""
    draft.considered = draft.case
    _keep_who_writes(draft)
    part, offered = boundary.part(refused, draft.citer)
    urgent = Part("", (draft.fixed("emergency-of-ones-own"), *part.bottom_line))
    return draft.close("emergency", (urgent,), offered, keep_focus=True)


def _refuse(draft: Draft, refused: Boundary, unsafe: tuple[PlanRule, ...]) -> Reply:
    """The boundary's fixed answer. A danger the message names is still said, but never with a dose."""
    draft.notices = [n for n in draft.notices if n.records == ("identifiers-removed",)]
    draft.supposed = None
    if refused.kind == "patient_voice":
        _keep_who_writes(draft)
    warnings = warning.without_doses(draft, unsafe)
    part, offered = boundary.part(refused, draft.citer)
    kind: Kind = "emergency" if refused.kind == "self_harm" else "decline"
    focus = _after_refusal(draft, refused)
    behind = steroids_and_mood.held_beside(draft) if kind == "emergency" else ()
    return draft.close(kind, (part, *behind), offered, warnings=warnings, focus=focus, keep_focus=focus is None)


def _keep_who_writes(draft: Draft) -> None:
    """Whoever said that the treatment is their own, or a relative's, stays one of them until they say otherwise."""
    text = draft.turn.text
    draft.own_treatment = draft.own_treatment or says_it_is_ones_own(text) or says_it_is_of_kin(text)


def _after_refusal(draft: Draft, refused: Boundary) -> Focus | None:
    """A drug ordered is in view although the order is refused; what was asked of another field may be asked of ours,
    and what was told by somebody taken for a patient may be told of one.
    """
    drugs = own_drugs(Asked(draft.intent, draft.turn.text, draft.turn.mentions), draft.base)
    if not drugs:
        return None
    if refused.kind == "prescribe_for_me":
        return draft.turn.focus.looking_at(tuple(drug for drug in drugs if drug not in draft.case.tried))
    if refused.kind == "patient_voice":
        return draft.turn.focus.refusing((), drugs)
    if refused.kind != "out_of_scope_near":
        return None
    named = [ASKED_BY_TOPIC[topic] for topic in draft.turn.mentions.values("topic") if topic in ASKED_BY_TOPIC]
    return draft.turn.focus.refusing(tuple(named) or ("ask_drug_overview",), drugs)
