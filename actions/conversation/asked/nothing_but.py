"""Messages that hold nothing but a name: of a drug, a topic, a condition, a harm, a place in a list, beside words that
only lead on ("and tac?", "same for the other", "portal hypertension?").
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from actions.answers.desk import PLAN, Asked
from actions.answers.subjects.topics import TOPIC_OF
from actions.case.conditions.told_of_somebody import states_flatly
from actions.case.mentions import Measure, Mention
from actions.case.patient import Case
from actions.conversation.asked.pointing import refers_back
from actions.conversation.asked.topics_asked import ASKED_BY_TOPIC
from actions.conversation.focus import Focus

REPEATABLE = (frozenset(TOPIC_OF) - {"ask_drug_overview"}) | {"ask_special_situation", "ask_guideline", PLAN}
"""Intents that a message may ask again by a name alone."""
_ASKED_BY_NAME = {**ASKED_BY_TOPIC, "pregnancy": "ask_pregnancy"}  # beside other words it may only be told of
_LEAD = (
    r"\W*((and|also|but|or|ok|okay|right|so|then|n|now|fine|thx|thanks|what about|how about"
    r"|(going|coming|returning|circling)(?= back| to)|to|same (question |again )?(for|with)"
    r"|ditto( for)?|likewise|similarly|for|with|in|on|during|tell me about|the|that of|of|back( (to|on|with))?"
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
_IN_IT = re.compile(r"\W*(in|during)\b")  # of nobody in particular: who has it is told without
_POPULATION = re.compile(
    r"^\W*(is |are |does it |do they )?(in|for|among|with|after)\b.{0,12}"
    r"\b(fail\w*|non.?respon\w*|intoleran\w*|refractory|insufficient\w*|children|kids|paed\w*|pregnan\w*|adults)\b"
)
_TAKES_ANOTHER = re.compile(
    r"\W*((and|but|so|ok|what|how|about|then)\W+)*(if|say|suppose|supposing|were|when)\W+"
    r"((it|it's|she|he|they|pt|the pt|the patient|patient|we|i)('?s|'?re| is| was| were| are| had been| gets?| has"
    r"| takes?| took| use[ds]?| giv(e|es|ing))?\W+)?"
    r"((actually|instead|already|really|taking|on|given|having|using|the|her|his)\W+)*"
    r"(\W*(instead of|rather than|and not|not|in place of|instead|n|with|w)\W*(the |on )*)*\W*"
)
_BESIDE_HARM = re.compile(r"\b(w|w/|due|to|from|caused|by|risk|rates?|how|often|common)\b|w/")
_WITH_IT = re.compile(r"(\b(with|from|on|due to|of)|\bw/?) (it|that|them|those)\b")
PUTS_RIGHT = re.compile(r"\bi mean(t)?\b")
_RULE = re.compile(r"\b(rules?|advice|bit|part|thing|issue|status|risk)\b")
WHICH_OF_THEM = re.compile(
    r"^\W*((and|so|ok|but|then)\W+)*(which|who|is (one|either)|(does|do|has) (one|either))\b"
    r"|\b(better|worse|safer|harder|kinder|gentler|easier|stronger|faster|quicker|cheaper|riskier)\b"
    r"|\b(less|more) \w+\b"
)
_SHORT_QUESTION = 60  # characters: a longer message tells a story
_WHICH_IS = re.compile(
    r"^\W*(?:(?:and|so|but|ok)\W+)*which(?: one| drug| of (?:them|these|the two))?(?:'s| is| would be| are)? (?:the )?"
    r"(?:\w+ )?(?:better|worse|worst|safer|safest|harder|kinder|gentler|easier|riskier|less|more)\b"
)
_MAY_HAVE = re.compile(
    r"\b(?:can|could|may|should) (?:s?he|they|we|i|the (?:pt|patient)) (?:still |then |now |ever )?"
    r"(?:have|get|take|receive|be given|go on|start)\b"
)
_PROPOSES = re.compile(r"\b(?:then|instead|next|now)\W*$")
_DIGIT = re.compile(r"\d")
_NUMBERED = re.compile(r"\b(no\.? |number |q|question |item |point )?(?P<number>[1-6])\b[).]?")
_PLACES = (("former", 0), ("first", 0), ("second", 1), ("third", 2), ("fourth", 3), ("latter", -1), ("last", -1))


def chooses_between(asked: Asked, lowered: str) -> bool:
    """ "Which is worse for the kidney" after the same was asked of one drug and then of another."""
    return bool(_WHICH_IS.search(lowered)) and not asked.mentions.of("drug") and len(lowered) < _SHORT_QUESTION


def may_be_given(asked: Asked, lowered: str) -> bool:
    """ "So can he have rituximab later": of one drug and no other medicine, whether it may be given."""
    alone = len(asked.mentions.values("drug")) == 1 and not asked.mentions.of("co_medication")
    return alone and not asked.mentions.of("topic") and bool(_MAY_HAVE.search(lowered))


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


def topic_only(asked: Asked, lowered: str) -> str | None:
    """ "Cosmetic side effects", "ok and dose", "in pregnancy": nothing but a topic, which reads like a report or an
    answer. A word that also tells of the patient ("pregnant") is left to the case.
    """
    topics = asked.mentions.of("topic")
    spans = [(m.start - asked.start, m.end - asked.start) for m in topics]
    only = all(
        any(s <= m.start - asked.start and m.end - asked.start <= e for s, e in spans) for m in asked.mentions.found
    )
    if not topics or not only or asked.mentions.of("condition", "affirmed"):
        return None
    if not _ONLY_LEADS.fullmatch(_without(lowered, sorted(spans))):
        return None
    return _ASKED_BY_NAME.get(topics[0].value)


def finding_asked_of_a_drug(asked: Asked, lowered: str) -> bool:
    """ "Back to ritux, infections?": one drug and what is asked of it, and nothing told."""
    drugs, findings = asked.mentions.of("drug"), asked.mentions.of("condition", "hypothetical")
    if len(drugs) != 1 or not findings or len(asked.mentions.found) > len(drugs) + len(findings):
        return False
    spans = sorted({(m.start - asked.start, m.end - asked.start) for m in (*drugs, *findings)})
    return bool(_ONLY_LEADS.fullmatch(_without(lowered, spans)))


def condition_only(asked: Asked, lowered: str, focus: Focus) -> bool:
    """ "Portal hypertension?", "and with cirrhosis", "hep b" after a question about a drug: nothing but a condition."""
    named = asked.mentions.of("condition", "affirmed", "hypothetical", "possible")
    if not named or len(asked.mentions.found) != len(named) or asked.mentions.measures:
        return False
    if states_flatly(asked.mentions, lowered):
        return False  # "anti-HBc pos" tells
    rest = _without(lowered, sorted({(m.start - asked.start, m.end - asked.start) for m in named}))
    goes_on = focus.question is None and set(focus.intents) <= REPEATABLE | {"ask_drug_overview"}
    asks = goes_on or "?" in lowered or bool(_CONTINUES.search(lowered) or _IN_IT.match(lowered) or _RULE.search(rest))
    return asks and bool(_ONLY_LEADS.fullmatch(_RULE.sub(" ", rest)))


def harm_of_it(asked: Asked, lowered: str) -> bool:
    """ "Ok and infections w it": a condition that a drug in view may bring, and nothing told of a patient."""
    named = [m for m in asked.mentions.found if m.entity in ("condition", "reaction")]
    rest = _without(lowered, [(m.start - asked.start, m.end - asked.start) for m in named])
    only = len(named) == len(asked.mentions.found) == 1 and bool(_WITH_IT.search(rest))
    return only and bool(_ONLY_LEADS.fullmatch(_BESIDE_HARM.sub(" ", _WITH_IT.sub(" ", rest))))


def another_harm(asked: Asked, lowered: str, focus: Focus) -> bool:
    """ "And hair growth", "which is kinder to the kidneys" after questions about drugs: nothing but a harm."""
    named = asked.mentions.of("reaction")
    only = bool(named) and all(m.entity in ("reaction", "condition") for m in asked.mentions.found)
    if not only or not set(focus.intents) <= REPEATABLE | {"ask_drug_overview", "ask_comparison"}:
        return False
    rest = _without(lowered, sorted({(m.start - asked.start, m.end - asked.start) for m in named}))
    return bool((_CONTINUES.search(lowered) and _ONLY_LEADS.fullmatch(rest)) or WHICH_OF_THEM.search(lowered))


def goes_on_about_harm(asked: Asked, lowered: str, focus: Focus, case: Case) -> bool:
    """ "Ok and nephrotoxicity w the tac": nothing but a reaction and a drug that was talked of and nobody takes."""
    drugs = asked.mentions.values("drug")
    reactions = asked.mentions.of("reaction", "affirmed", "hypothetical")
    if not (focus.intents and reactions and drugs) or set(drugs) & {*case.current, *case.tried}:
        return False
    named = [m for m in asked.mentions.found if m.entity in ("drug", "reaction")]
    rest = _without(lowered, [(m.start - asked.start, m.end - asked.start) for m in named])
    return set(drugs) <= set(focus.seen) and bool(_ONLY_LEADS.fullmatch(_BESIDE_HARM.sub(" ", rest)))


def names_only(asked: Asked, lowered: str) -> bool:
    """Nothing but a drug, or words that point at one."""
    drugs = asked.mentions.of("drug")
    rest = _without(lowered, [(m.start - asked.start, m.end - asked.start) for m in drugs])
    if not drugs and not refers_back(lowered):
        return False
    others = [
        m
        for m in asked.mentions.found
        if m.entity not in ("drug", "sex") and m.value not in ("options", "comparison")
        if not (m.value == "definition" and PUTS_RIGHT.search(lowered))
    ]
    return not others and not asked.mentions.measures and bool(_ONLY_LEADS.fullmatch(_POINTING.sub(" ", rest)))


def medicine_only(asked: Asked, lowered: str) -> bool:
    """ "Paxlovid?", "and with fluconazole" of a drug in view: nothing but another medicine."""
    named = asked.mentions.of("co_medication")
    if not named or len(named) != len(asked.mentions.found) or asked.mentions.measures:
        return False
    spans = sorted({(m.start - asked.start, m.end - asked.start) for m in named})
    return bool(_ONLY_LEADS.fullmatch(_without(lowered, spans)))


def another_taken(asked: Asked, lowered: str) -> bool:
    """ "What if she's on ciclosporin not tac": nothing but another drug, supposed to be the one that is taken."""
    drugs = [m for m in asked.mentions.found if m.entity == "drug"]
    if not drugs or any(m.entity not in ("drug", "sex") for m in asked.mentions.found):
        return False
    rest = _without(lowered, [(m.start - asked.start, m.end - asked.start) for m in drugs])
    return bool(_TAKES_ANOTHER.fullmatch(rest))


def proposed_after_a_result(asked: Asked, lowered: str, focus: Focus) -> bool:
    """ "Sirolimus then?", behind a result that was told: whether to give it, and not what the result was read for."""
    results = (one for one in focus.asked if one.mentions.measures or one.mentions.of("analyte"))
    told = [one for one in results if _DIGIT.search(one.text) and "?" not in one.text]
    drugs = set(asked.mentions.values("drug")) - set(focus.drugs)
    return bool(told and drugs) and bool(_PROPOSES.search(lowered))


def points_only(asked: Asked, lowered: str) -> bool:
    """ "Option 2 in detail", after a table of options: nothing but words that point into it."""
    named = [m for m in asked.mentions.found if m.value not in ("options", "comparison") and m.entity != "sex"]
    rest = _POINTING.sub(" ", _DETAIL.sub(" ", lowered))
    return refers_back(lowered) and not named and bool(_ONLY_LEADS.fullmatch(re.sub(r"\d", " ", rest)))


def names_a_term(asked: Asked, lowered: str) -> bool:
    """ "And of remission": nothing but another term to define."""
    terms = [m for m in asked.mentions.found if m.entity in ("term", "reason")]
    rest = _without(lowered, sorted({(m.start - asked.start, m.end - asked.start) for m in terms}))
    known = {"term", "reason", "topic"}
    return bool(terms) and not any(m.entity not in known for m in asked.mentions.found) and _leads_only(rest)


def _leads_only(rest: str) -> bool:
    return bool(_ONLY_LEADS.fullmatch(re.sub(r"\b(of|define|definition)\b", " ", rest)))


def another_population(asked: Asked, lowered: str) -> bool:
    """ "And tac in failures": the last question for a drug and a population."""
    drugs = asked.mentions.of("drug")
    if len(drugs) != 1 or not _CONTINUES.search(lowered) or asked.mentions.of("topic"):
        return False
    before, after = lowered[: drugs[0].start - asked.start], lowered[drugs[0].end - asked.start :]
    return bool(_ONLY_LEADS.fullmatch(before) and _POPULATION.match(after))


def _without(text: str, spans: list[tuple[int, int]]) -> str:
    for start, end in reversed(spans):
        text = f"{text[:start]} {text[end:]}"
    return text


def words_beside(asked: Asked, found: Iterable[Mention | Measure]) -> str:
    """The question in lower case without what was found in it."""
    rest = list(asked.text.lower())
    for one in found:
        start, end = max(0, one.start - asked.start), max(0, one.end - asked.start)
        rest[start:end] = " " * (min(end, len(rest)) - start)
    return "".join(rest)
