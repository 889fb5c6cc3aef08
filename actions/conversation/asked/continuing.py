"""Messages that mean something only as the next turn: "and tac?", "the other one", "what if that lets her down?"."""

from __future__ import annotations

import re

from msgspec import structs

from actions.answers.desk import MORE, Asked
from actions.answers.subjects.topics import TOPIC_OF
from actions.case.mentions import Mentions
from actions.case.patient import SECOND_LINE, Case
from actions.case.reading import SITUATIONS
from actions.conversation.asked import ellipses
from actions.conversation.asked.dose_changes import asks_new_dose, changes_dose
from actions.conversation.asked.drugs_named import named_drugs
from actions.conversation.asked.nothing_but import (
    PUTS_RIGHT,
    REPEATABLE,
    WHICH_OF_THEM,
    another_harm,
    another_population,
    another_taken,
    chooses_between,
    condition_only,
    finding_asked_of_a_drug,
    goes_on_about_harm,
    harm_of_it,
    may_be_given,
    medicine_only,
    names_a_term,
    names_only,
    picked,
    points_only,
    proposed_after_a_result,
    topic_only,
)
from actions.conversation.asked.pointing import AGAINST, refers_back
from actions.conversation.focus import Focus
from actions.conversation.remembered import failure_supposed
from actions.knowledge.base import KnowledgeBase

_BESIDE_OTHERS = frozenset({"ask_sources", "greet", "ask_help"})
REFUSED = "ask_refused"  # stands for an intent: the question that was refused, now asked of our disease
AFTER_THAT = re.compile(
    r"^\W*((and|ok|so|then|what|what's|next)\W+)*(after|beyond|following) (that|those|these|them)( one)?\W*$"
)
_SAME_AGAIN = re.compile(
    r"^\W*((and|ok|okay|now|so|then|please|pls|can you|do|give me|tell me)\W+)*(the |all |those |these )*"
    r"(same|ditto|likewise|repeat)\b.{0,30}\b(for|with|in|on|of|re|about|but)\b"
)
_EXCEPT = re.compile(
    r"\b(except(ing)?( for)?|excluding|but (not|skip|without|no)|bar|minus|without|skip(ping)?|not|leave out"
    r"|apart from|no"
    r"|other than|no need (for|of))\b(?P<left_out>.*)$"
)
_OF_THE_CHOICE = frozenset({"ask_drug_overview", "ask_pregnancy", "ask_special_situation", "ask_contraindications"})
_OF_NOTHING_ELSE = frozenset({"condition", "sex"})
# Guessed of a topic by its bare name, with or without a question mark
_NO_QUESTION = frozenset({*SITUATIONS, "affirm", "deny", "gibberish", "out_of_scope_near", "out_of_scope_far"})
# Of an emergency that stands: "when do I phone", "who should I call"
_WHOM_TO_CALL = re.compile(
    r"\b(?:when|who|whom|where|which|how soon|how urgent\w*|now or|tonight or)\b[^.;]{0,40}"
    r"\b(?:phone|ring|call|refer\w*|transfer\w*|send|escalate|contact|speak to|talk to|discuss)\b"
    r"|\b(?:should|do|must|shall|need to) (?:i|we)(?: \w+)? (?:phone|ring|call|refer|transfer|escalate|contact)\b"
)
_SHORT = 60  # characters: a longer message tells a story
_SURE = 0.7
_IN_OURS = re.compile(r"\b(aih|auto.?immune hep\w*)\b")
_FIRST_CHOICE = re.compile(
    r"\b(which|what)('?s| is| would be| one is| drug is)? (the |your |our |her |his )?"
    r"(first|best|preferred|top)( choice| option| drug| one)?\s*(\?|$|for|here|then|now)"
)
_QUESTION_ON = re.compile(
    r"^\W*((a |another |one )?(quick |brief |short )?(one|q|qn|question|query)|asking)( more)?"
    r"\s*(on|about|re|regarding|:|-)"
    r"|^\W*((ok|okay|so|and|now|please|pls|can you|could you)\W+)*"
    r"(tell me (more )?about|talk me through|info(rmation)? (on|about)|anything (on|about)|more (on|about))"
)
_HOW_OFTEN = re.compile(
    r"\b(relapse|flare)s? (rates?|risk|frequency|chance)\b|\b(rates?|risk|chance|odds) of (a )?(relapse|flare)"
)
_OF_ONE = re.compile(r"^\W*(and|or|what about|how about|but)\s+[^,;:.?]{2,25}?([,;:]\s|\s(in|with|for)\s)")
_WHAT_TO_GIVE = re.compile(
    r"\b(which|what) (drug|one|agent|do (i|we) (give|use)|to (give|use)|now|next|then|else)\b|\bthen what\b"
)
_TO_WHAT = re.compile(
    r"\b(swap|switch|chang|mov)\w* (her |him |it |them |over )*(on)?to what\b"
    r"|\bwhat (do|can|should|would|could|shall) (i|we) (swap|switch|change|move) (her |him |it |them |over )*(on)?to\b"
)
# "Must I switch now?", of no drug by name: the options, with what comes before a change
_WHETHER_TO_CHANGE = re.compile(
    r"\W*(?:(?:so|ok|okay|and|but|then|well)\W+)*"
    r"(?:(?:must|should|shall|can|could|need|do|does|would you|(?:is it )?time to|(?:is there |any |a )+need to)\b ?)"
    r"(?:(?:i|we|she|he|you|it|her|him|the|really|just|have to|need to|has to|be|already)\b ?)*"
    r"(?:switch\w*|chang\w+|escalat\w+|step up|move on|be switched)"
    r"(?: (?:her|him|them|it|drugs?|treatments?|therapy|agents?))?"
    r"(?: (?:now|yet|already|today|straight ?away|at this (?:point|stage)|or (?:wait|not)))*\W*"
)
_SETS_AGAINST = re.compile(
    r"\b(v|vs|versus|against|compar\w*|than|or|better|worse|safer|stronger|superior|difference|differ\w*|both|which|between"
    r"|as (well|good|effective|safe) as|prefer\w*)\b"
)
_PLANS = re.compile(
    r"\W*((so|ok|okay|and|but|then|should (i|we)|can (i|we)|could (i|we)|do (i|we)|just|or)\W+)*"
    r"(re-?start|start|add|begin|give|resume|re-?introduce|go back (on )?to|put (her|him) (back )?on)\b"
)
_PROTOCOL = re.compile(
    r"\W*((ok|and|so|what'?s|what is|give me|the|its?|usual|a)\W+)*(protocol|regimen|schedule|dosing|posology)"
    r"\W*(pls|plz|please|for (it|that|this))?\W*"
)
# "What antibiotic instead" of one that goes badly with the drug in view
_MEDICINE_INSTEAD = re.compile(
    r"\W*(?:(?:ok|so|and|then|but|right|thanks)\W+)*"
    r"(?:(?:what|which|any|is there an?|suggest an?|another|an? other)\s+"
    r"(?:(?:other|safe|safer|alternative|better|different)\s+)?|(?:an?\s+)?(?:other|safe|safer|alternative|different)\s+)"
    r"(?:antibiotics?|abx|antibacterials?|macrolides?|antifungals?|azoles?|antivirals?|antihypertensives?|statins?"
    r"|analgesics?|painkillers?|nsaids?|anticonvulsants?|antiepileptics?|antidepressants?|ppis?|anticoagulants?)\b"
    r"(?:\s+[\w' -]+)?\W*"
)
_AND_WHY = re.compile(r"\W*(?:and|or|but)?\W*why(?: (?:so|that|is that))?\W*")
_INSTEAD = re.compile(r"\b(?:alternative|instead|other|another|safer?|different)\b")
_BYE = re.compile(r"\b(bye|goodbye|see you|cheers|thanks|thank you|thx|ta)\W*$")


def continued(asked: Asked, focus: Focus) -> str | None:
    """What a message asks as the next turn of a running conversation; None when it stands by itself."""
    lowered = asked.text.lower()
    if focus.refused and _takes_up_refused(asked, lowered):
        return REFUSED
    if not focus.intents:
        return None
    if shortly := ellipses.meant(asked, lowered, focus):
        return shortly
    if focus.options and asked.confidence < _SURE and _FIRST_CHOICE.search(lowered) and not asked.mentions.of("drug"):
        return "inform_case"
    if asked.intent == "greet" and _BYE.search(lowered):
        return "greet"
    in_view = focus.drugs or focus.options
    if in_view and asked.intent in _NO_QUESTION and (topic := topic_only(asked, lowered)):
        return topic
    if focus.pressing and _WHOM_TO_CALL.search(lowered):
        return "ask_referral"
    if asked.intent in ("affirm", "deny") and lowered.rstrip().endswith("?") and set(focus.intents) & REPEATABLE:
        return MORE  # "n=?", "really?": no answer to anything
    if set(focus.intents) & REPEATABLE and another_taken(asked, lowered):
        return MORE  # before a failure is supposed of the drug that is not taken
    instead = "ask_interactions" in focus.intents or _INSTEAD.search(lowered)
    if focus.drugs and instead and _MEDICINE_INSTEAD.match(lowered):
        return "ask_interactions"
    if focus.drugs and medicine_only(asked, lowered):
        return "ask_interactions"
    if focus.drugs and AGAINST.match(lowered) and asked.mentions.of("drug"):
        return "ask_comparison"  # "vs rituximab?" of the drug in view
    if focus.drugs and _PROTOCOL.fullmatch(lowered):
        return "ask_dose"
    if _supposes_failure(asked, lowered, focus) or (
        "second_line_failed" in focus.intents and AFTER_THAT.search(lowered)
    ):
        return "second_line_failed"
    if focus.intents == ("acute_severe_disease",) and _WHAT_TO_GIVE.search(lowered) and not asked.mentions.of("drug"):
        return "acute_severe_disease"
    if focus.options and _WHETHER_TO_CHANGE.fullmatch(lowered):
        return "inform_case"
    if _TO_WHAT.search(lowered) and not asked.mentions.of("drug"):
        return "inform_case"
    if "ask_dose" in focus.intents and focus.drugs and _if_measured(asked, lowered):
        return MORE
    of_it = changes_dose(lowered) and not asked.mentions.of("drug") and not asked.mentions.of("reason")
    if (of_it and len(lowered) < _SHORT) or (asks_new_dose(lowered) and asked.mentions.of("drug")):
        return "ask_dose"
    if len(focus.drugs) > 1 and "ask_comparison" in focus.intents and _sets_them_against(asked, lowered):
        return "ask_comparison"
    if len(focus.seen) > 1 and set(focus.intents) & REPEATABLE and chooses_between(asked, lowered):
        return "ask_comparison"
    if asked.intent == "ask_interactions" and asked.confidence < _SURE and may_be_given(asked, lowered):
        return "ask_drug_overview"
    if _fact_beside_a_drug(asked, lowered) or finding_asked_of_a_drug(asked, lowered):
        return "ask_special_situation"
    if focus.drugs and condition_only(asked, lowered, focus):
        return "ask_special_situation"
    if focus.drugs and (harm_of_it(asked, lowered) or another_harm(asked, lowered, focus)):
        return "ask_adverse_effects"
    if focus.options and not set(focus.intents) & REPEATABLE and points_only(asked, lowered):
        return "ask_drug_overview"
    if "ask_definition" in focus.intents and names_a_term(asked, lowered):
        return "ask_definition"
    again = names_only(asked, lowered) or another_population(asked, lowered) or picked(asked, focus.intents)
    if again and PUTS_RIGHT.search(lowered) and asked.mentions.of("drug"):
        return MORE  # "of MMF I mean"
    if again and proposed_after_a_result(asked, lowered, focus):
        return "ask_drug_overview"
    if set(focus.intents) & REPEATABLE and (again or (asked.mentions.of("drug") and _SAME_AGAIN.search(lowered))):
        return MORE
    return None


_ANOTHER_DRUG = re.compile(r"\b(?:instead|else|next|other|options?|which|switch|change)\b")


def _if_measured(asked: Asked, lowered: str) -> bool:
    """ "And if her eGFR is 24?": nothing but a number, supposed or told, for which the dose is asked again."""
    others = [m for m in asked.mentions.found if m.entity not in ("analyte", "sex")]
    told = any(measure.name not in ("dose", "age") for measure in asked.mentions.measures)
    return told and not others and lowered.rstrip().endswith("?") and not _ANOTHER_DRUG.search(lowered)


def of_one_drug(asked: Asked, focus: Focus, base: KnowledgeBase) -> bool:
    """Whether a comparison was only guessed of a message that names one drug and sets it against nothing."""
    guessed = asked.intent == "ask_comparison" and asked.confidence < _SURE
    if not guessed or focus.drugs or "comparison" in asked.mentions.values("topic"):
        return False
    return len(named_drugs(asked.mentions, base)) == 1 and not _SETS_AGAINST.search(asked.text.lower())


def left_out_of_the_same(asked: Asked) -> tuple[str, ...]:
    """ "Same for MMF except levels": the topics named behind the exception."""
    found = _EXCEPT.search(asked.text.lower())
    named = (m for m in asked.mentions.found if found and m.start - asked.start >= found.start("left_out"))
    return tuple("target-level" if m.value == "trough" else m.value for m in named if m.entity in ("topic", "analyte"))


def asks_about(asked: Asked, focus: Focus, case: Case) -> str | None:
    """What is asked by words that read like a report: "quick one on tacrolimus - nephrotoxicity", "and renal toxicity
    with the tac" after questions about it, "relapse rate"; None for a report.
    """
    lowered = asked.text.lower()
    if asked.mentions.of("sex") or asked.mentions.measure("age"):
        return None
    about = "ask_adverse_effects" if asked.mentions.of("reaction") else "ask_drug_overview"
    if _PLANS.match(lowered) and lowered.rstrip().endswith("?") and _only_drugs(asked):
        return about  # "restart pred and add aza?": whether to give them
    if _QUESTION_ON.search(lowered) and asked.mentions.of("drug"):
        return about
    if asked.intent == "loss_of_response_or_relapse" and _HOW_OFTEN.search(lowered):
        return "ask_stopping"
    return about if goes_on_about_harm(asked, lowered, focus, case) else None


def told_of_the_choice(asked: Asked, focus: Focus, case: Case) -> bool:
    """ "Actually she has a coil", after "switch to MMF?": what is told bears on the drug just asked about, where
    nothing says why treatment is being changed.
    """
    conditions = asked.mentions.of("condition", "affirmed", "negated")
    told = bool(conditions)
    words = {(m.start, m.end) for m in conditions}  # "pregnant" is a condition, and a topic by the same word
    others = [m for m in asked.mentions.found if m.entity not in _OF_NOTHING_ELSE and (m.start, m.end) not in words]
    only = not others and not asked.mentions.measures
    of_one = len(focus.drugs) == 1 and focus.drugs[0] in SECOND_LINE and bool(set(focus.intents) & _OF_THE_CHOICE)
    return asked.intent == "inform_case" and told and only and of_one and case.reason is None and "?" not in asked.text


def _only_drugs(asked: Asked) -> bool:
    """Whether a question names nothing but drugs, and tells no number."""
    named = [m for m in asked.mentions.found if m.entity not in ("sex", "drug", "drug_class")]
    return bool(asked.mentions.of("drug")) and not named and not asked.mentions.measures


def _sets_them_against(asked: Asked, lowered: str) -> bool:
    """ "Which is harder on the kidneys" after two drugs were compared: of both, and of nobody's story."""
    told = any(asked.mentions.of(kind) for kind in ("drug", "drug_class", "reason", "reaction"))
    return bool(WHICH_OF_THEM.search(lowered)) and not told and len(lowered) < _SHORT


def _fact_beside_a_drug(asked: Asked, lowered: str) -> bool:
    """ "And the latter, she would like a baby", "and tac, he's diabetic": a drug is asked about in what is told."""
    opened = _OF_ONE.match(lowered)
    if opened is None or asked.mentions.of("reaction") or asked.mentions.of("reason"):
        return False
    head = asked.mentions.within(asked.start, asked.start + opened.end())
    told = asked.mentions.within(asked.start + opened.end(), asked.start + len(lowered))
    one = len(head.of("drug")) == 1 or (refers_back(opened[0]) and not head.of("drug"))
    return one and len(head.found) <= 1 and bool(told.of("condition", "affirmed")) and not told.of("drug")


def _takes_up_refused(asked: Asked, lowered: str) -> bool:
    """ "No, I mean in AIH": nothing named but our disease or the patient."""
    named = [m for m in asked.mentions.found if m.entity not in ("sex", "topic")]
    return bool(_IN_OURS.search(lowered)) and not named and len(lowered) < _SHORT


def joined(asked: tuple[Asked, ...]) -> tuple[Asked, ...]:
    """The questions of a message without what is none of them: a greeting or a "source" guessed of a part beside other
    questions, and a drug by itself that only names what the next one is about ("and back on aza, how long ...").
    """
    kept = [one for one in asked if one.intent not in _BESIDE_OTHERS] or list(asked)
    kept = [one for one in kept if not _AND_WHY.fullmatch(one.text.lower())] or kept
    questions: list[Asked] = []
    for one in reversed(kept):
        after = questions[-1] if questions else None
        if after and _only_a_drug(one) and after.intent in TOPIC_OF and not after.mentions.of("drug"):
            here = (structs.replace(m, start=after.start, end=after.start, text="") for m in one.mentions.of("drug"))
            named = Mentions((*here, *after.mentions.found), after.mentions.measures)
            questions[-1] = structs.replace(after, mentions=named)
        else:
            questions.append(one)
    return tuple(reversed(questions))


def _only_a_drug(asked: Asked) -> bool:
    return asked.intent in SITUATIONS and bool(asked.mentions.of("drug")) and names_only(asked, asked.text.lower())


def _supposes_failure(asked: Asked, lowered: str, focus: Focus) -> bool:
    """ "Should that let her down?": the drug in view is supposed to fail."""
    named = asked.mentions.of("drug")
    if not (focus.drugs or focus.options) or any(m.value not in SECOND_LINE for m in named):
        return False
    asks_a_topic = bool(set(asked.mentions.values("topic")) - {"options"})
    return failure_supposed.in_words(lowered) and len(lowered) < _SHORT and not asks_a_topic
