"""Questions about drugs: the topic of each drug in question, a topic that all share, or which drug is meant."""

from __future__ import annotations

import re

from msgspec import structs

from actions.answers import readings, strings
from actions.answers.desk import Desk
from actions.answers.leading.deciding import asks_of_antivirals
from actions.answers.leading.order import asks_of_trials, speaks_of_trials
from actions.answers.leading.patterns import SHUNTING, known_reading
from actions.answers.leading.relevance import closest
from actions.answers.model import Part
from actions.answers.subjects import general, prophylaxis, topics
from actions.case.mentions import SPOKEN_OF
from actions.conversation.asked.pointing import refers_back
from actions.conversation.asked.topics_asked import PREVENTION
from actions.conversation.remembered.bare_symptoms import names_a_symptom

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
_TOPIC_OF_MEDICATION = {"live-vaccine": "vaccination"}
_NEEDED = re.compile(r"\bneed\w*|\bprophyla\w*|\brequired?\b", re.IGNORECASE)
_WHETHER_NEEDED = re.compile(r"\bneed\w*|\brequired?\b|\bindicated\b", re.IGNORECASE)
_TOGETHER = re.compile(
    r"\b(ok(ay)?|safe(ly)?|fine|alright|allowed|interact\w*|compatible|problem|issue|clash\w*|combin\w*|myelotox\w*)\b",
    re.IGNORECASE,
)
_SUMMED_UP = {"ask_licensing": "premise-licensed"}  # the claim whose correction sums the topic up
NO_TRIAL = "premise-randomised-second-line"
_TREATMENT = re.compile(r"\b(treatment|therapy|immuno\w+|everything|all (drugs|meds|medication))\b", re.IGNORECASE)
# "This year" and "this lady" are no drug
_PRONOUN = re.compile(
    r"\b(it|that|this)\b(?! (yrs?|years?|weeks?|months?|morning|time|summer|visit|clinic|stage|pts?|patients?|lady"
    r"|woman|man|girl|boy|case|gentleman|\d+)\b)",
    re.IGNORECASE,
)
_RCT = re.compile(r"^\W*((any|is there|are there|an?|and|ok)\W+)*(rcts?|randomi[sz]ed)\b.{0,15}$", re.IGNORECASE)
_BRIEF = 25  # characters
_STRONG = 10.0  # a fit from here on rests on several words that few records have


def about_drugs(desk: Desk) -> tuple[Part, ...]:
    """The parts for the drugs on the desk, or for the topic where none is."""
    mentions = desk.asked.mentions
    named = {*mentions.values("topic"), *map(_TOPIC_OF_MEDICATION.get, _co_medications(desk))}
    if "co-trimoxazole" in _co_medications(desk) and _NEEDED.search(desk.asked.text):
        named.add("infection-prophylaxis")  # whether it is to be given, not what it does to the drug
    if asks_of_antivirals(desk.asked.text) and desk.asked.intent != "ask_interactions":
        named.add("infection-prophylaxis")
    if _taken_together(desk):
        named.discard("infection-prophylaxis")
    if shared := [topic for topic in general.SHARED_TOPICS if topic in named]:
        return tuple(_shared(desk, topic) for topic in shared)
    intent = desk.asked.intent if desk.asked.intent in topics.TOPIC_OF else "ask_drug_overview"
    if desk.asked.intent == "ask_comparison":
        intent = "ask_evidence"  # one side only, and nothing in view to set against it
    if intent == "ask_drug_overview" and mentions.of("term", "affirmed") and not mentions.of("drug"):
        desk.asked = structs.replace(desk.asked, intent="ask_definition")
        return (general.definition(desk),)
    if mentions.of("study") and not mentions.of("drug") and intent in ("ask_evidence", "ask_licensing"):
        desk.drugs = ()  # "the CAMARO trial, what did it show" asks about the trial, not about the drug in view
    if intent == "ask_stopping" and _TREATMENT.search(desk.asked.text) and not (mentions.of("drug") or pronoun(desk)):
        desk.drugs = ()  # "stopping therapy after 3 years" asks about treatment, not about the drug in view
    if desk.drugs and not _asks_for_any_trial(desk):
        desk.asked = structs.replace(desk.asked, intent=intent)
        if intent == "ask_dose":
            desk.drugs = _dosed_together(desk)
        return tuple(_about_drug(desk, drug) for drug in desk.drugs)
    if desk.asked.intent in _WITHOUT_DRUG:
        if "comparison" in desk.asked.mentions.values("topic"):
            desk.drugs = desk.options[:2]  # "any trial head to head?": of the two that lead
        part = general.topic(desk, _WITHOUT_DRUG[desk.asked.intent])
        any_trial = not desk.asked.mentions.of("study")  # "TAILOR status" asks of that one
        trials = any_trial and asks_of_trials(desk.asked.text)
        summary = NO_TRIAL if trials else _SUMMED_UP.get(desk.asked.intent) if any_trial else None
        part = general.led_by(desk, part, summary) if summary else part
        return (general.led_by_what_decides(desk, part),)
    if not _only_a_topic(desk) and closest(desk, least=_STRONG):
        return (general.closest_held(desk),)  # "post-partum flare risk" asks of no drug
    if desk.which_drug_asked and intent in topics.TOPIC_OF:
        return (general.topic(desk, topics.TOPIC_OF[intent]),)  # asked back once, never twice
    return (general.which_drug(desk, strings.TITLES.get(intent, "")),)


def _dosed_together(desk: Desk) -> tuple[str, ...]:
    """The drugs whose dose is asked; of a thiopurine that allopurinol stands beside, or is to stand beside since the
    metabolites known are those of shunting, it is the dose of the two together, and never the usual one.
    """
    pair = {"azathioprine", "mercaptopurine"} & {*desk.drugs}
    beside = {*desk.drugs, *desk.case.current, *desk.asked.mentions.values("co_medication")}
    together = "allopurinol" in beside or known_reading(desk.base, desk.case) == SHUNTING
    if not pair or not together:
        return desk.drugs
    return ("allopurinol", *(drug for drug in desk.drugs if drug not in (*pair, "allopurinol")))


def _taken_together(desk: Desk) -> bool:
    """ "Co-trimoxazole prophylaxis with aza - ok?": what a named medicine does beside one of our drugs, and not whether
    it is needed.
    """
    named = _co_medications(desk) and desk.asked.mentions.of("drug", *SPOKEN_OF)
    alone = "live-vaccine" not in _co_medications(desk)
    return bool(named and alone and _TOGETHER.search(desk.asked.text) and not _WHETHER_NEEDED.search(desk.asked.text))


def _shared(desk: Desk, topic: str) -> Part:
    """A topic that all drugs share, with the records of the drug in question first."""
    part = prophylaxis.topic(desk) if topic == "infection-prophylaxis" else general.topic(desk, topic)
    if topic in PREVENTION:
        part = general.led_by_what_decides(desk, part)
    about = ", ".join(desk.drug_name(drug) for drug in desk.drugs[:2])
    return structs.replace(part, title=f"{part.title}: {about}") if about else part


def _about_drug(desk: Desk, drug: str) -> Part:
    part = topics.compose(desk, drug)
    if desk.asked.intent in ("ask_time_to_response", "ask_stopping"):
        return general.led_by_what_decides(desk, part)
    if (
        desk.asked.intent == "ask_licensing"
        and speaks_of_trials(desk.asked.text)
        and desk.base.drugs[drug].line not in ("first", "investigational")
    ):
        return general.led_by(desk, part, NO_TRIAL)
    if desk.asked.intent == "ask_licensing" and desk.base.drugs[drug].line not in ("first", "investigational"):
        return general.led_by(desk, part, _SUMMED_UP[desk.asked.intent])  # whether any is, before what it is for
    if drug != "allopurinol" or desk.asked.intent not in ("ask_dose", "ask_drug_overview"):
        return part
    return structs.replace(part, bottom_line=(*readings.reduced_dose(desk), *part.bottom_line))


def _only_a_topic(desk: Desk) -> bool:
    """ "Side effects", "vomiting": the name of a topic or of a harm, which many drugs have."""
    if names_a_symptom(desk.asked):
        return True
    found = desk.asked.mentions.found
    named = all(m.entity == "topic" or m.value == "unspecified-intolerance" for m in found)
    return bool(found) and named and len(desk.asked.text) < _BRIEF


def _asks_for_any_trial(desk: Desk) -> bool:
    """ "Any trials recruiting?" in a running conversation asks about all drugs, not about the one in focus."""
    named = desk.asked.mentions.of("drug") or desk.asked.mentions.of("drug_class") or pronoun(desk)
    of_it = named or _RCT.search(desk.asked.text)  # "any rct": of the drug that was talked of
    return desk.asked.intent == "ask_licensing" and asks_of_trials(desk.asked.text) and not of_it


def pronoun(desk: Desk) -> bool:
    """Whether a question points at a drug without naming it."""
    return bool(_PRONOUN.search(desk.asked.text)) or refers_back(desk.asked.text)


def _co_medications(desk: Desk) -> tuple[str, ...]:
    return desk.asked.mentions.values("co_medication", *SPOKEN_OF, "possible")
