"""Messages that mean something only as the next turn: "and tac?", "the other one", "what if that lets her down?"."""

from __future__ import annotations

import re

from msgspec import structs

from actions.answers.desk import Asked
from actions.answers.topics import TOPIC_OF
from actions.case.mentions import Mentions
from actions.case.patient import SECOND_LINE, Case
from actions.case.reading import SITUATIONS
from actions.conversation.doubt import ASKED_BY_TOPIC
from actions.conversation.focus import Focus
from actions.conversation.pointing import refers_back
from actions.conversation.subjects import changes_dose

MORE = "ask_more"  # the last questions again, for another drug or population
_BESIDE_OTHERS = frozenset({"ask_sources", "greet", "ask_help"})
REFUSED = "ask_refused"  # stands for an intent: the question that was refused, now asked of our disease
_REPEATABLE = (frozenset(TOPIC_OF) - {"ask_drug_overview"}) | {"ask_special_situation", "ask_guideline"}
_LEAD = (
    r"\W*((and|also|but|or|ok|okay|right|so|then|n|now|fine|thx|thanks|what about|how about"
    r"|(going|coming|returning|circling)(?= back| to)|to|same (question |again )?(for|with)"
    r"|ditto( for)?|likewise|similarly|for|with|in|on|tell me about|the|that of|of|back( (to|on|with))?"
    r"|i mean|i meant|sorry|again|instead|too|please|pls"
    r"|as well|its?)\b\W*)*"
)
_ONLY_LEADS = re.compile(_LEAD)
_POINTING = re.compile(
    r"\b(the )?(other|first|second|third|last|former|latter|previous|earlier|one|drug|option|before)\b"
)
_DETAIL = re.compile(
    r"\b(in (more )?detail|more|details?|hmm+|elaborate|explain|expand|please|tell me|show me|a bit|go (to|with|for))\b"
)
_CONTINUES = re.compile(r"^\W*(ok|okay|right|so|fine)?\W*(and|what about|how about|same|also|n|but|or)\b")
_POPULATION = re.compile(
    r"^\W*(is |are |does it |do they )?(in|for|among|with|after)\b.{0,12}"
    r"\b(fail\w*|non.?respon\w*|intoleran\w*|refractory|insufficient\w*|children|kids|paed\w*|pregnan\w*|adults)\b"
)
_FAILS = re.compile(
    r"\b(if|should|when|once|suppose|supposing|in case|say)\b.{0,25}\b(fail(s|ed|ing)?|lets? (her |him |them )?down"
    r"|(does ?n.t|doesnt|won.?t|did ?n.t|not) (work|help|hold|do it|suffice|enough)|no good|flops?|stops? working"
    r"|is ?n.t (enough|working|tolerated)|not tolerated|is no use|does nothing)\b"
)
AFTER_THAT = re.compile(
    r"^\W*((and|ok|so|then|what|what's|next)\W+)*(after|beyond|following) (that|those|these|them)( one)?\W*$"
)
_SWITCHES = re.compile(
    r"\b(different|another|new|separate|unrelated|other|side|general) (q|qn|question|topic|subject|query|thing)\b"
    r"|\b(switch\w*|chang\w*) (topic|subject)|\bunrelated\b|\bleave that\b|\boff.?topic\b"
)
_IN_GENERAL = re.compile(
    r"\b(general|theoretical|hypothetical|generic|academic) (q|qn|question|query|point)\b"
    r"|\bin general\b|\bgenerally speaking\b"
)
_SAME_AGAIN = re.compile(
    r"^\W*((and|ok|okay|now|so|then|please|pls|can you|do|give me|tell me)\W+)*(the |all |those |these )*"
    r"(same|ditto|likewise|repeat)\b.{0,30}\b(for|with|in|on|of|re|about|but)\b"
)
_NUMBERED = re.compile(r"\b(no\.? |number |q|question |item |point )?(?P<number>[1-6])\b[).]?")
_PLACES = (("former", 0), ("first", 0), ("second", 1), ("third", 2), ("fourth", 3), ("latter", -1), ("last", -1))
_EXCEPT = re.compile(
    r"\b(except(ing)?( for)?|excluding|but (not|skip|without|no)|bar|minus|without|skip(ping)?|not|leave out"
    r"|apart from|no"
    r"|other than|no need (for|of))\b(?P<left_out>.*)$"
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
_BESIDE_HARM = re.compile(r"\b(w|w/|due|to|from|caused|by|risk|rates?|how|often|common)\b|w/")
_WHICH_OF_THEM = re.compile(
    r"^\W*((and|so|ok|but|then)\W+)*(which|who|is (one|either)|(does|do|has) (one|either))\b"
    r"|\b(better|worse|safer|harder|kinder|gentler|easier|stronger|faster|quicker|cheaper|riskier)\b"
    r"|\b(less|more) \w+\b"
)
_OF_ONE = re.compile(r"^\W*(and|or|what about|how about|but)\s+[^,;:.?]{2,25}?([,;:]\s|\s(in|with|for)\s)")
_WITH_IT = re.compile(r"(\b(with|from|on|due to|of)|\bw/?) (it|that|them|those)\b")
_PUTS_RIGHT = re.compile(r"\bi mean(t)?\b")
_RULE = re.compile(r"\b(rules?|advice|bit|part|thing|issue|status|risk)\b")
_WHAT_TO_GIVE = re.compile(
    r"\b(which|what) (drug|one|agent|do (i|we) (give|use)|to (give|use)|now|next|then|else)\b|\bthen what\b"
)
_ASIDE_AFTER = re.compile(r"^ (aside|apart|notwithstanding)\b")
_ASIDE_BEFORE = re.compile(
    r"\b(leaving|setting|putting|forget(ting)?|ignor(e|ing)|regardless of|never ?mind|irrespective of)"
    r"( aside)?( the)? $"
)
_BYE = re.compile(r"\b(bye|goodbye|see you|cheers|thanks|thank you|thx|ta)\W*$")


def continued(asked: Asked, focus: Focus) -> str | None:
    """What a message asks as the next turn of a running conversation; None when it stands by itself."""
    lowered = asked.text.lower()
    if focus.refused and _takes_up_refused(asked, lowered):
        return REFUSED
    if not focus.intents:
        return None
    if focus.options and asked.confidence < _SURE and _FIRST_CHOICE.search(lowered) and not asked.mentions.of("drug"):
        return "inform_case"
    if asked.intent == "greet" and _BYE.search(lowered):
        return "greet"
    if asked.intent in ("affirm", "deny") and lowered.rstrip().endswith("?") and set(focus.intents) & _REPEATABLE:
        return MORE  # "n=?", "really?": no answer to anything
    if _supposes_failure(asked, lowered, focus) or (
        "second_line_failed" in focus.intents and AFTER_THAT.search(lowered)
    ):
        return "second_line_failed"
    if focus.intents == ("acute_severe_disease",) and _WHAT_TO_GIVE.search(lowered) and not asked.mentions.of("drug"):
        return "acute_severe_disease"
    if (
        changes_dose(lowered)
        and not (asked.mentions.of("drug") or asked.mentions.of("reason"))
        and len(lowered) < _SHORT
    ):
        return "ask_dose"
    if len(focus.drugs) > 1 and "ask_comparison" in focus.intents and _sets_them_against(asked, lowered):
        return "ask_comparison"
    if focus.drugs and asked.intent in SITUATIONS and (topic := _topic_only(asked, lowered)):
        return topic
    if _fact_beside_a_drug(asked, lowered) or _finding_asked_of_a_drug(asked, lowered):
        return "ask_special_situation"
    if focus.drugs and _condition_only(asked, lowered, focus):
        return "ask_special_situation"
    if focus.drugs and (_harm_of_it(asked, lowered) or _another_harm(asked, lowered, focus)):
        return "ask_adverse_effects"
    if focus.options and not set(focus.intents) & _REPEATABLE and _points_only(asked, lowered):
        return "ask_drug_overview"
    if "ask_definition" in focus.intents and _names_a_term(asked, lowered):
        return "ask_definition"
    again = _names_only(asked, lowered) or _another_population(asked, lowered) or picked(asked, focus.intents)
    if again and _PUTS_RIGHT.search(lowered) and asked.mentions.of("drug"):
        return MORE  # "of MMF I mean"
    if set(focus.intents) & _REPEATABLE and (again or (asked.mentions.of("drug") and _SAME_AGAIN.search(lowered))):
        return MORE
    return None


def picked(asked: Asked, intents: tuple[str, ...]) -> tuple[str, ...]:
    """ "1) and 3) for MMF", "the latter for tac": which of the last questions a message asks again, of a drug that it
    names; none where it says more.
    """
    drugs = asked.mentions.of("drug")
    if len(intents) < 2 or not drugs:
        return ()
    rest = _without(asked.text.lower(), [(m.start - asked.start, m.end - asked.start) for m in drugs])
    numbers = [int(found["number"]) - 1 for found in _NUMBERED.finditer(rest)]
    places = [place for word, place in _PLACES if re.search(rf"\b{word}\b", rest)]
    if not _ONLY_LEADS.fullmatch(_POINTING.sub(" ", _NUMBERED.sub(" ", rest))):
        return ()
    return tuple(intents[place] for place in dict.fromkeys((*numbers, *places)) if place < len(intents))


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
    if _QUESTION_ON.search(lowered) and asked.mentions.of("drug"):
        return about
    if asked.intent == "loss_of_response_or_relapse" and _HOW_OFTEN.search(lowered):
        return "ask_stopping"
    return about if _goes_on_about_harm(asked, lowered, focus, case) else None


def _sets_them_against(asked: Asked, lowered: str) -> bool:
    """ "Which is harder on the kidneys" after two drugs were compared: of both, and of nobody's story."""
    told = any(asked.mentions.of(kind) for kind in ("drug", "drug_class", "reason", "reaction"))
    return bool(_WHICH_OF_THEM.search(lowered)) and not told and len(lowered) < _SHORT


def _topic_only(asked: Asked, lowered: str) -> str | None:
    """ "Cosmetic side effects": nothing but a topic, which reads like a report."""
    topics = asked.mentions.of("topic")
    spans = [(m.start - asked.start, m.end - asked.start) for m in topics]
    only = all(
        any(s <= m.start - asked.start and m.end - asked.start <= e for s, e in spans) for m in asked.mentions.found
    )
    if not topics or not only or not _ONLY_LEADS.fullmatch(_without(lowered, sorted(spans))):
        return None
    return ASKED_BY_TOPIC.get(topics[0].value)


def _fact_beside_a_drug(asked: Asked, lowered: str) -> bool:
    """ "And the latter, she would like a baby", "and tac, he's diabetic": a drug is asked about in what is told."""
    opened = _OF_ONE.match(lowered)
    if opened is None or asked.mentions.of("reaction") or asked.mentions.of("reason"):
        return False
    head = asked.mentions.within(asked.start, asked.start + opened.end())
    told = asked.mentions.within(asked.start + opened.end(), asked.start + len(lowered))
    one = len(head.of("drug")) == 1 or (refers_back(opened[0]) and not head.of("drug"))
    return one and len(head.found) <= 1 and bool(told.of("condition", "affirmed")) and not told.of("drug")


def _finding_asked_of_a_drug(asked: Asked, lowered: str) -> bool:
    """ "Back to ritux, infections?": one drug and what is asked of it, and nothing told."""
    drugs, findings = asked.mentions.of("drug"), asked.mentions.of("condition", "hypothetical")
    if len(drugs) != 1 or not findings or len(asked.mentions.found) > len(drugs) + len(findings):
        return False
    spans = sorted({(m.start - asked.start, m.end - asked.start) for m in (*drugs, *findings)})
    return bool(_ONLY_LEADS.fullmatch(_without(lowered, spans)))


def _condition_only(asked: Asked, lowered: str, focus: Focus) -> bool:
    """ "Portal hypertension?", "and with cirrhosis", "hep b" after a question about a drug: nothing but a condition."""
    named = asked.mentions.of("condition", "affirmed", "hypothetical", "possible")
    if not named or len(asked.mentions.found) != len(named) or asked.mentions.measures:
        return False
    rest = _without(lowered, sorted({(m.start - asked.start, m.end - asked.start) for m in named}))
    goes_on = focus.question is None and set(focus.intents) <= _REPEATABLE | {"ask_drug_overview"}
    asks = goes_on or "?" in lowered or bool(_CONTINUES.search(lowered) or _RULE.search(rest))
    return asks and bool(_ONLY_LEADS.fullmatch(_RULE.sub(" ", rest)))


def _harm_of_it(asked: Asked, lowered: str) -> bool:
    """ "Ok and infections w it": a condition that a drug in view may bring, and nothing told of a patient."""
    named = [m for m in asked.mentions.found if m.entity in ("condition", "reaction")]
    rest = _without(lowered, [(m.start - asked.start, m.end - asked.start) for m in named])
    only = len(named) == len(asked.mentions.found) == 1 and bool(_WITH_IT.search(rest))
    return only and bool(_ONLY_LEADS.fullmatch(_BESIDE_HARM.sub(" ", _WITH_IT.sub(" ", rest))))


def _another_harm(asked: Asked, lowered: str, focus: Focus) -> bool:
    """ "And hair growth", "which is kinder to the kidneys" after questions about drugs: nothing but a harm."""
    named = asked.mentions.of("reaction")
    only = bool(named) and all(m.entity in ("reaction", "condition") for m in asked.mentions.found)
    if not only or not set(focus.intents) <= _REPEATABLE | {"ask_drug_overview", "ask_comparison"}:
        return False
    rest = _without(lowered, sorted({(m.start - asked.start, m.end - asked.start) for m in named}))
    return bool((_CONTINUES.search(lowered) and _ONLY_LEADS.fullmatch(rest)) or _WHICH_OF_THEM.search(lowered))


def _goes_on_about_harm(asked: Asked, lowered: str, focus: Focus, case: Case) -> bool:
    """ "Ok and nephrotoxicity w the tac": nothing but a reaction and a drug that was talked of and nobody takes."""
    drugs = asked.mentions.values("drug")
    reactions = asked.mentions.of("reaction", "affirmed", "hypothetical")
    if not (focus.intents and reactions and drugs) or set(drugs) & {*case.current, *case.tried}:
        return False
    named = [m for m in asked.mentions.found if m.entity in ("drug", "reaction")]
    rest = _without(lowered, [(m.start - asked.start, m.end - asked.start) for m in named])
    return set(drugs) <= set(focus.seen) and bool(_ONLY_LEADS.fullmatch(_BESIDE_HARM.sub(" ", rest)))


def _takes_up_refused(asked: Asked, lowered: str) -> bool:
    """ "No, I mean in AIH": nothing named but our disease or the patient."""
    named = [m for m in asked.mentions.found if m.entity not in ("sex", "topic")]
    return bool(_IN_OURS.search(lowered)) and not named and len(lowered) < _SHORT


def switch(text: str) -> tuple[int, int] | None:
    """Where the message says that it leaves what was talked about: "different question", "switching topic"."""
    said = _SWITCHES.search(text.lower())
    return said.span() if said else None


def put_aside(text: str, mentions: Mentions) -> Mentions:
    """The mentions without the subjects a message says it leaves aside: "cost aside, is it licensed"."""
    lowered = text.lower()
    for mention in mentions.of("other_subject"):
        if _ASIDE_AFTER.match(lowered[mention.end :]) or _ASIDE_BEFORE.search(lowered[: mention.start]):
            mentions = mentions.without(mention.start, mention.end)
    return mentions


def joined(asked: tuple[Asked, ...]) -> tuple[Asked, ...]:
    """The questions of a message without what is none of them: a greeting or a "source" guessed of a part beside other
    questions, and a drug by itself that only names what the next one is about ("and back on aza, how long ...").
    """
    kept = [one for one in asked if one.intent not in _BESIDE_OTHERS] or list(asked)
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
    return asked.intent in SITUATIONS and bool(asked.mentions.of("drug")) and _names_only(asked, asked.text.lower())


def in_general(text: str) -> bool:
    """Whether the message says that it is about no patient: "general question"."""
    return bool(_IN_GENERAL.search(text.lower()))


def _names_only(asked: Asked, lowered: str) -> bool:
    """Nothing but a drug, or words that point at one."""
    drugs = asked.mentions.of("drug")
    rest = _without(lowered, [(m.start - asked.start, m.end - asked.start) for m in drugs])
    if not drugs and not refers_back(lowered):
        return False
    others = [
        m
        for m in asked.mentions.found
        if m.entity not in ("drug", "sex") and m.value not in ("options", "comparison")
        if not (m.value == "definition" and _PUTS_RIGHT.search(lowered))
    ]
    return not others and not asked.mentions.measures and bool(_ONLY_LEADS.fullmatch(_POINTING.sub(" ", rest)))


def _points_only(asked: Asked, lowered: str) -> bool:
    """ "Option 2 in detail", after a table of options: nothing but words that point into it."""
    named = [m for m in asked.mentions.found if m.value not in ("options", "comparison") and m.entity != "sex"]
    rest = _POINTING.sub(" ", _DETAIL.sub(" ", lowered))
    return refers_back(lowered) and not named and bool(_ONLY_LEADS.fullmatch(re.sub(r"\d", " ", rest)))


def _names_a_term(asked: Asked, lowered: str) -> bool:
    """ "And of remission": nothing but another term to define."""
    terms = [m for m in asked.mentions.found if m.entity in ("term", "reason")]
    rest = _without(lowered, sorted({(m.start - asked.start, m.end - asked.start) for m in terms}))
    known = {"term", "reason", "topic"}
    return bool(terms) and not any(m.entity not in known for m in asked.mentions.found) and _leads_only(rest)


def _leads_only(rest: str) -> bool:
    return bool(_ONLY_LEADS.fullmatch(re.sub(r"\b(of|define|definition)\b", " ", rest)))


def _another_population(asked: Asked, lowered: str) -> bool:
    """ "And tac in failures": the last question for a drug and a population."""
    drugs = asked.mentions.of("drug")
    if len(drugs) != 1 or not _CONTINUES.search(lowered) or asked.mentions.of("topic"):
        return False
    before, after = lowered[: drugs[0].start - asked.start], lowered[drugs[0].end - asked.start :]
    return bool(_ONLY_LEADS.fullmatch(before) and _POPULATION.match(after))


def _supposes_failure(asked: Asked, lowered: str, focus: Focus) -> bool:
    """ "Should that let her down?": the drug in view is supposed to fail."""
    named = asked.mentions.of("drug")
    if not (focus.drugs or focus.options) or any(m.value not in SECOND_LINE for m in named):
        return False
    asks_a_topic = bool(set(asked.mentions.values("topic")) - {"options"})
    return bool(_FAILS.search(lowered)) and len(lowered) < _SHORT and not asks_a_topic


def _without(text: str, spans: list[tuple[int, int]]) -> str:
    for start, end in reversed(spans):
        text = f"{text[:start]} {text[end:]}"
    return text
