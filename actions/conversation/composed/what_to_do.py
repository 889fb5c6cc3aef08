"""Questions of whether to stop, hold, cut, go on with or restart a drug, read by why they are asked: a harm or a level
told of it, or a pregnancy.
"""

from __future__ import annotations

import re

from msgspec import structs

from actions.answers.desk import ACTING, Asked
from actions.answers.subjects.acting import asks_to_act, drug_meant, tells_why, without_drugs
from actions.answers.subjects.practice import GOES_ON, INFECTIONS
from actions.case.mentions import SPOKEN_OF, Mention, Mentions
from actions.case.patient import Case
from actions.case.reading import SITUATIONS
from actions.conversation.draft import Draft
from actions.knowledge.kinds import Record
from actions.reasoning.conditions import holding_with

_OF_PREGNANCY = ("pregnant", "wishes-pregnancy", "breastfeeding", "fathering")
_TOLD = ("reaction", "reason", "condition", "study", "guideline", "co_medication")  # of which the question is then
_OF_THE_ACT = frozenset({"dose", "stopping", "options"})  # topics that such a question is itself about
_WHETHER_SAFE = frozenset({"safe", "safety", "safely"})  # to go on with it, which is no question of harms
# "Raise to?", "go up by how much?": of what is taken
_RAISES = re.compile(
    r"^\W*(?:(?:and|so|ok|then|can|could|should|shall|i|we|do|just|now|safe to|time to|if ok)\W+)*"
    r"(?:raise|raising it|increase|escalate|titrate|up[ -]?titrate|push|go up|put (?:it|the dose) up|bump|double)"
    r"(?: it| this| that| (?:the |her |his )?dose)?(?: up)?"
    r"(?:\W+(?:to|by|how|what|much|far|high|fast|dose|or|leave|it|is|enough|further|more|then|now))*\W*\?\W*$"
)
# The other preparation of mycophenolate, where that is what is taken: "enteric coated version?", "EC form?"
_ENTERIC = re.compile(
    r"^\W*(?:\w+ ){0,6}(?:myfortic|ec-?mps)(?: (?:instead|then|better|help\w*|worth it|ok))*\W*$"
    r"|\benteric\b|\bec[- ](?:version|form\w*|prep\w*|one|tablets?|type)\b|\bgastro-?resistant\b"
)
_MYCOPHENOLATE = "mycophenolate"
_GUT = frozenset({"diarrhoea", "nausea", "vomiting", "abdominal-pain", "dyspepsia", "gastrointestinal"})
# How far the dose goes, after what to do with it was asked
_BY_HOW_MUCH = re.compile(
    r"\W*(?:(?:and|so|ok|then|but)\W+)*(?:(?:by|to|down to|reduce (?:it )?by|cut (?:it )?by|drop (?:it )?(?:by|to)) )?"
    r"(?:how much|how far|how low|what(?: dose| percent\w*)?)"
    r"(?: (?:less|lower|of a cut|(?:do i|should i|to) (?:cut|reduce|drop)(?: it)?(?: by|to)?))?\W*"
)
_OF_HARM = frozenset({"adverse-effects", "monitoring"})
_SURE = 0.66  # cosine from which words are surely of what a record says (answers/leading/alike.py)
# In a pregnancy, or before one, how soon a drug is left is no question of remission: "how soon to stop the mmf"
_HOW_SOON = re.compile(
    r"\b(?:how (?:soon|quick\w*|fast|urgent\w*|long)|when|by when|now|today|immediately|straight ?away|right away)\b"
    r"[^.;!\n]*\b(?:stop|come off|off|withdraw|discontinu|switch|swap|change|leave)\w*"
    r"|\b(?:stop|come off|withdraw|discontinu|switch|swap)\w*\b[^.;!\n]*"
    r"\b(?:how soon|when|now|today|immediately|straight ?away|right away|how (?:quick\w*|fast|urgent\w*))\b"
)
_CHOICE = re.compile(r"\bor\b")
# As which the question whether to go on in an infection is read where its words are few
_OF_GOING_ON = frozenset(
    {*SITUATIONS, "ask_stopping", "ask_drug_overview", "ask_contraindications", "ask_adverse_effects"}
)


def settle(draft: Draft) -> None:
    """Read each such question as one about the drug it means, and about what was told of it."""
    case, asked = draft.considered, draft.turn.asked
    settled = tuple(_settled(one, case, draft) for one in asked)
    if settled == asked:
        return
    added = [m for one in settled for m in one.mentions.found if m not in draft.turn.mentions.found]
    mentions = Mentions((*added, *draft.turn.mentions.found), draft.turn.mentions.measures)
    draft.turn = structs.replace(draft.turn, asked=settled, mentions=mentions)
    draft.intent = settled[0].intent


def _settled(asked: Asked, case: Case, draft: Draft) -> Asked:
    lowered, named = without_drugs(asked), asked.mentions.values("drug", *SPOKEN_OF)
    of_another = {m.value for m in asked.mentions.of("topic") if m.text.lower() not in _WHETHER_SAFE} - _OF_THE_ACT
    if _in_an_infection(asked, draft):
        return structs.replace(asked, intent="ask_special_situation")
    if not named and _RAISES.search(lowered) and (taken := drug_meant(lowered, (), case)):
        return structs.replace(asked, intent="ask_dose", mentions=_of(taken, asked))
    if ACTING in draft.turn.focus.intents and not named and _BY_HOW_MUCH.fullmatch(lowered):
        return structs.replace(asked, intent=ACTING)  # as what to do with the drug was answered
    if set(named) <= {_MYCOPHENOLATE} and _ENTERIC.search(asked.text.lower()) and _MYCOPHENOLATE in _given(case):
        intent = ACTING if _upset_gut(case) else "ask_drug_overview"
        return structs.replace(asked, intent=intent, mentions=_of(_MYCOPHENOLATE, asked))
    if _of_a_pregnancy(case) and _HOW_SOON.search(lowered) and (drug := drug_meant(lowered, named, case)):
        return _in_the_pregnancy(asked, drug, draft)
    if not asks_to_act(lowered) or of_another or any(map(asked.mentions.of, _TOLD)):
        return asked
    drug = drug_meant(lowered, named, case)
    if drug is None and named and asked.intent == "ask_drug_overview":
        return structs.replace(asked, intent="ask_stopping")  # nothing told of it: what is held on stopping it
    if drug is not None and drug not in named and not tells_why(case, drug) and (told := _finding(drug, asked, draft)):
        return told
    if drug is None or (named and drug not in named and not _CHOICE.search(lowered)):
        return asked
    if _of_a_pregnancy(case) and ("ask_pregnancy" in draft.turn.focus.intents or not tells_why(case, drug)):
        intent = "ask_pregnancy"
    elif tells_why(case, drug):
        intent = ACTING
    else:
        return asked
    text = f"{asked.text}{_told_of_the_pregnancy(draft)}" if intent == "ask_pregnancy" else asked.text
    mentions = asked.mentions if drug in named else _of(drug, asked)
    kept = tuple(m for m in mentions.found if not (m.entity == "topic" and m.text.lower() in _WHETHER_SAFE))
    return structs.replace(asked, intent=intent, text=text, mentions=Mentions(kept, mentions.measures))


def _of_a_pregnancy(case: Case) -> bool:
    return any(case.state(condition) == "yes" for condition in _OF_PREGNANCY)


def _in_the_pregnancy(asked: Asked, drug: str, draft: Draft) -> Asked:
    """The question as one of that drug in the pregnancy, of which the warning is told in full again."""
    of_it = {rule.id for rule in draft.base.plan_rules if holding_with(rule.when) & set(_OF_PREGNANCY)}
    draft.warned_before = tuple(identifier for identifier in draft.warned_before if identifier not in of_it)
    mentions = asked.mentions if drug in asked.mentions.values("drug") else _of(drug, asked)
    kept = tuple(m for m in mentions.found if m.entity != "topic")
    return structs.replace(asked, intent="ask_pregnancy", mentions=Mentions(kept, mentions.measures))


def _told_of_the_pregnancy(draft: Draft) -> str:
    """The words of the last question, where it was of the pregnancy too: "itching, bile acids 62 on aza", then "stop
    it?", is asked because of what was told.
    """
    words = (one.text for one in draft.turn.focus.asked if one.intent == "ask_pregnancy")
    return "".join(f" {text}" for text in words)


def _upset_gut(case: Case) -> bool:
    """Whether mycophenolate upset the gut, for which its other preparation is thought of."""
    return any(one.drug == _MYCOPHENOLATE and one.reaction in _GUT for one in case.reactions)


def _finding(drug: str, asked: Asked, draft: Draft) -> Asked | None:
    """ "MCV 108 on aza, counts normal, do I stop": the harm of the drug that the words before the question tell, by no
    name but in words that a record surely answers.
    """
    told = draft.turn.text[: asked.start].rstrip(" ,.;:-")
    near = draft.search.near(told)
    best = next(iter(near.nearest(1)), None)
    if best is None or near.to(best) < _SURE:
        return None
    record = draft.base.get(best, Record)
    if drug not in getattr(record, "drugs", ()) or not _OF_HARM & set(getattr(record, "topics", ())):
        return None
    mentions = draft.turn.mentions.within(0, asked.start)
    return structs.replace(asked, intent="ask_adverse_effects", text=told, mentions=mentions, start=0)


def _given(case: Case) -> frozenset[str | None]:
    """The drugs that are or were taken."""
    return frozenset((*case.current, *case.tried, *(reaction.drug for reaction in case.reactions)))


def _in_an_infection(asked: Asked, draft: Draft) -> bool:
    """ "Shingles on aza, stop aza?": whether to go on with a drug in use, of which nothing but an infection is told."""
    infected = set(asked.mentions.values("condition", "affirmed")) & set(INFECTIONS)
    drugs = asked.mentions.values("drug", *SPOKEN_OF)
    given_up = draft.reading.reason is not None or any(drug in draft.reading.tried for drug in drugs)
    return bool(infected and drugs and GOES_ON.search(asked.text)) and not given_up and asked.intent in _OF_GOING_ON


def _of(drug: str, asked: Asked) -> Mentions:
    """What the question names, and the drug that it is about without naming it."""
    here = Mention("drug", drug, asked.start, asked.start, "", "hypothetical")
    return Mentions((here, *asked.mentions.found), asked.mentions.measures)
