"""What a question means by what it names, where the intent guessed for its words says less.

Apart from the choice of composers (`compose.py`), which looks at the question as it is left here.
"""

from __future__ import annotations

import re

from msgspec import structs

from actions.answers.desk import SEARCH, Desk
from actions.answers.leading.deciding import asks_of_antivirals
from actions.answers.model import Part
from actions.answers.subjects.situations import situation
from actions.case.drugs.given_drugs import taken_first
from actions.case.mentions import SPOKEN_OF
from actions.conversation.asked import worded
from actions.conversation.composed.about_drugs import about_drugs
from actions.conversation.composed.in_a_situation import acute, named_conditions

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
_LEVEL = re.compile(r"\b(targets?|troughs?|levels?)\b(?! of (evidence|certainty|recommendation))", re.IGNORECASE)
# What a class of medicines named beside a drug of ours asks for, however it is put
_OF_CLASSES = frozenset({SEARCH, "ask_target_level", "ask_drug_overview"})
_OF_PREVENTION = frozenset(
    {SEARCH, "ask_special_situation", "ask_monitoring", "ask_time_to_response", "ask_stopping", "ask_comparison"}
)
_WHETHER_TO_PREVENT = re.compile(
    r"\b(?:or|versus|vs|need\w*|required?|how long|until when|which|whether)\b", re.IGNORECASE
)
_CONCEIVING = re.compile(
    r"\b(tr(?:y|ies|ying)(?! (?:another|a|an|the|it|this|that|again|mmf|tac))|ttc|concei\w*|pregnan\w*|bab(?:y|ies)"
    r"|start(?:ing)? a family)\b",
    re.IGNORECASE,
)
_BEFORE_IT = re.compile(r"\b(before|until|till|prior|first|until they|how long)\b", re.IGNORECASE)
_CONCEPTION = "before conception"
_HARMS_THE_UNBORN = "mycophenolate"
_STOPPED_WHEN = re.compile(r"\b(?:when|how (?:long|soon)|what gap|interval)\b", re.IGNORECASE)
_GUESSED_OF_FIRST_LINE = "intolerance_to_azathioprine"
_DECOMPENSATED = "decompensated"
_ACUTE = frozenset({"acute-severe", "acute-liver-failure", "encephalopathy"})
_GUESSED_ACUTE = "acute_severe_disease"
_METABOLITES = re.compile(r"\bmetabolites?\b", re.IGNORECASE)
_METABOLISED = "azathioprine"
_SELDOM_MEASURED = "mycophenolate"  # of which no target is held
_WATCHING_LEVELS = re.compile(
    r"\b(?:(?:drug |blood |trough |mpa |mmf )?levels? (?:monitor\w*|check\w*|measur\w*)|tdm|therapeutic drug monitoring"
    r"|(?:monitor\w*|check\w*|measur\w*) (?:\w+ ){0,3}(?:levels?|troughs?))\b",
    re.IGNORECASE,
)
_LEVELS = frozenset({"trough", "tgn", "mmp"})
_ACTS_ON = re.compile(
    r"\b(?:mechanis\w*|molecul\w*|cells?|cellular|how|inhibit\w*|block\w*|bind\w*|enzyme|pathway|does)\b", re.IGNORECASE
)
_OF_TIME = frozenset({"ask_time_to_response", "ask_stopping", "ask_first_line", "ask_drug_overview", SEARCH})
_STARTED_WHEN = re.compile(
    r"\b(?:when|how soon|what day|which week|how (?:long|many (?:days|weeks))|at what (?:point|bili\w*))\b[^.;?]{0,40}"
    r"\b(?:start|add|begin|introduce|bring in|commence|join|put (?:her|him|them) on)\b"
    r"|^\W*(?:(?:and|so|ok|then)\W+)*\w+ (?:from )?(?:when|how soon)\W*$",
    re.IGNORECASE,
)
_THE_START = "start after the steroid"
_INFECTIONS = frozenset({"infection", "sepsis", "tuberculosis"})
_NEXT_TO = re.compile(r"\W*(?:(?:starting|start|initial|usual|of|for|the|what|is)\W+){0,3}", re.IGNORECASE)


def by_what_is_named(desk: Desk) -> None:
    """Put the question on the desk as what it names makes of it; what it asks in so many words is left."""
    if _of_conceiving(desk):  # in the words of the wish that was told before
        words = "" if "pregnancy" in desk.asked.mentions.values("topic") else f" {_CONCEPTION}"
        desk.asked = structs.replace(desk.asked, intent="ask_pregnancy", text=f"{desk.asked.text}{words}")
    elif _of_the_start(desk):
        desk.asked = structs.replace(desk.asked, intent="ask_first_line", text=f"{desk.asked.text} {_THE_START}")
    elif meant := (
        worded.intent_of(desk)
        or _of_a_class(desk)
        or _of_antivirals(desk)
        or _of_an_infection(desk)
        or _of_a_study(desk)
        or _of_a_first_dose(desk)
        or _of_a_level(desk)
    ):
        desk.asked = structs.replace(desk.asked, intent=meant)


def _of_the_start(desk: Desk) -> bool:
    """ "So when do I start aza", "aza when?", of a thiopurine that is not given yet: when it joins the steroid, and not
    when it works.
    """
    given = {*desk.case.current, *desk.case.tried, *(reaction.drug for reaction in desk.case.reactions)}
    named = desk.drugs == (_METABOLISED,) and _METABOLISED not in given
    return named and desk.asked.intent in _OF_TIME and bool(_STARTED_WHEN.search(desk.asked.text))


def _of_a_class(desk: Desk) -> str | None:
    """ "Which anticonvulsants lower tac levels", "any antifungals to avoid on it?" """
    named = desk.drugs and desk.search.classes(desk.asked.text)
    return "ask_interactions" if named and desk.asked.intent in _OF_CLASSES else None


def _of_antivirals(desk: Desk) -> str | None:
    """ "Tenofovir or watch the DNA?", "how long?" behind it: of prophylaxis beside the drug in view, and neither of a
    disease nor of how soon the drug works.
    """
    asked = asks_of_antivirals(desk.asked.text) and _WHETHER_TO_PREVENT.search(desk.asked.text)
    return "ask_drug_overview" if asked and desk.drugs and desk.asked.intent in _OF_PREVENTION else None


def _of_conceiving(desk: Desk) -> bool:
    """ "How long stable before they try" asks of a pregnancy that is wished for, and not of a drug's effect."""
    wished = desk.case.state("wishes-pregnancy") == "yes"
    text = desk.asked.text
    asks = desk.asked.intent in ("ask_time_to_response", "ask_stopping", "ask_pregnancy", SEARCH)
    if wished and desk.asked.intent == "ask_stopping" and desk.drugs == (_HARMS_THE_UNBORN,):
        return bool(_STOPPED_WHEN.search(text) and _CONCEIVING.search(desk.message))
    return bool(wished and asks and _CONCEIVING.search(text) and _BEFORE_IT.search(text))


def _of_an_infection(desk: Desk) -> str | None:
    """ "Zoster on azathioprine": an infection on first-line treatment that goes on is no reaction to it, and asks what
    is held on the two.
    """
    if desk.asked.intent != _GUESSED_OF_FIRST_LINE or desk.reason not in (None, "unclear"):
        return None
    named = _INFECTIONS.intersection(named_conditions(desk))
    asks_for_options = "options" in desk.asked.mentions.values("topic")
    taken = tuple(
        d for d in desk.asked.mentions.values("drug", *SPOKEN_OF) if d in desk.case.current and taken_first(d)
    )
    if not named or not taken or asks_for_options or desk.asked.mentions.of("reaction"):
        return None
    desk.drugs = taken
    return "ask_special_situation"


def _of_a_study(desk: Desk) -> str | None:
    """ "What is the AMBER trial": acute disease was only guessed where a study is named and nobody is ill."""
    told = desk.asked.mentions.of("condition") or desk.asked.mentions.measures
    named = desk.asked.mentions.of("study")
    return "ask_evidence" if named and not told and desk.asked.intent == _GUESSED_ACUTE else None


def _of_a_first_dose(desk: Desk) -> str | None:
    """ "Starting dose of pred in new AIH, 70 kg": the dose of one drug is asked for, not what is given at first."""
    topics = desk.asked.mentions.values("topic")
    one = len(set(desk.asked.mentions.values("drug", *SPOKEN_OF))) == 1 and desk.drugs
    return "ask_dose" if desk.asked.intent == "ask_first_line" and "dose" in topics and one else None


def _of_a_level(desk: Desk) -> str | None:
    """ "MMF level monitoring needed?" asks of levels, not of counts; "metabolite target?" is of a thiopurine; "BP
    target on tac" is of a test that is watched, and "tac target" of a level.
    """
    if desk.asked.intent == "ask_target_level" and not desk.drugs and _METABOLITES.search(desk.asked.text):
        desk.drugs = (_METABOLISED,)
        return desk.asked.intent
    tests = desk.asked.mentions.values("analyte")
    if desk.asked.intent == "ask_target_level" and tests and _LEVELS.isdisjoint(tests):
        return "ask_monitoring"
    aimed_at = "target-level" in desk.asked.mentions.values("topic") and not tests
    if desk.asked.intent == "ask_mechanism" and aimed_at and not _ACTS_ON.search(desk.asked.text):
        return "ask_target_level"
    of_levels = _WATCHING_LEVELS.search(desk.asked.text) and desk.drugs == (_SELDOM_MEASURED,)
    return "ask_target_level" if of_levels and desk.asked.intent == "ask_monitoring" else None


def acute_disease(desk: Desk) -> tuple[Part, ...]:
    """The parts for acute severe disease: for a drug that the question asks about there, what is held on it goes before
    the guide.
    """
    asked = (d for d in desk.asked.mentions.values("drug", *SPOKEN_OF) if d in desk.base.drugs and d in desk.drugs)
    proposed = tuple(d for d in asked if not taken_first(d) and d not in desk.case.tried)
    named = named_conditions(desk)
    if _DECOMPENSATED in named and not set(named) & _ACUTE:
        return (situation(desk, _DECOMPENSATED, None),)
    if "acute-severe" not in named:
        proposed = ()
    return (*(situation(desk, "acute-severe", drug) for drug in proposed[:2]), acute(desk))


def topic_of_a_drug(desk: Desk) -> str | None:
    """ "EASL target for tac?": what a guideline says on one topic of the drug in question."""
    named = [TOPICS[topic] for topic in desk.asked.mentions.values("topic", "affirmed") if topic in TOPICS]
    if not named and _LEVEL.search(desk.asked.text):
        named = ["ask_target_level"]
    return named[0] if len(named) == 1 and desk.drugs else None


def of_a_choice(desk: Desk) -> tuple[Part, ...]:
    """The parts on one topic of the drugs proposed in a story that ends in that question: "mercaptopurine after nausea
    on azathioprine, dose?"; none where the topic is only told of.
    """
    known = {*desk.told, *desk.case.tried, *desk.case.current}
    named = (d for d in desk.asked.mentions.values("drug", *SPOKEN_OF) if d in desk.base.drugs)
    proposed = tuple(d for d in named if d not in known and desk.base.drugs[d].line != "first")
    asked, drugs = desk.asked, desk.drugs
    desk.drugs = proposed[:2]
    intent = topic_of_a_drug(desk) if proposed and (_ends_in_a_topic(desk) or _names_it_so(desk, proposed)) else None
    if intent is None:
        desk.drugs = drugs
        return ()
    desk.asked = structs.replace(asked, intent=intent)
    parts = about_drugs(desk)
    desk.asked, desk.drugs = asked, drugs
    return parts


def _ends_in_a_topic(desk: Desk) -> bool:
    """Whether the last words of a question are the topic it names."""
    text, offset = desk.asked.text, desk.asked.start
    return any(not text[m.end - offset :].strip(" ?!.") for m in desk.asked.mentions.of("topic", "affirmed"))


def _names_it_so(desk: Desk, proposed: tuple[str, ...]) -> bool:
    """Whether the topic stands right behind, or before, the drug proposed: "6-MP dose after", "dose of MMF"."""
    text, offset = desk.asked.text, desk.asked.start
    drugs = [m for m in desk.asked.mentions.of("drug", *SPOKEN_OF) if m.value in proposed]
    topics = desk.asked.mentions.of("topic", "affirmed")
    pairs = [(d.end, t.start) for d in drugs for t in topics] + [(t.end, d.start) for d in drugs for t in topics]
    return any(end <= start and _NEXT_TO.fullmatch(text[end - offset : start - offset]) for end, start in pairs)
