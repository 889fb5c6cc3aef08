"""What is held up against an answer: "doesn't the PBC matter", "should I worry about the potassium". Whoever asks so
wants to hear what is held of that finding, in this case.
"""

from __future__ import annotations

import re

from msgspec import structs

from actions.answers.desk import MATTERS
from actions.case.conditions.asked_whether import to_be_excluded
from actions.case.mentions import SPOKEN_OF, Mention, Mentions
from actions.case.reading import Reading
from actions.conversation.draft import Draft

_FINDING, _DRUG = "\ue011", "\ue012"
_FINDINGS = ("condition", "analyte", "reaction", "measure")
_WHOSE = r"(?:(?:the|her|his|their|this|that|these|those|a|an|my|pt'?s|patient'?s|such|high|low|raised|rising)\s+)*"
_NAMED = rf"{_WHOSE}(?:\w+\s+)?{_FINDING}+(?:\s+(?:level|result|value|count|bit|thing|issue|status|of|\d\S*)){{0,3}}"
_OPENS = r"\W*(?:(?:and|but|so|ok|okay|wait|sorry|hang on|surely|then|well|hmm|no)\W+)*"
_BEARS = (
    r"(?:(?:still|also|really|actually|not|be|being|an?|any|the|some|of|going to|got to|need to|have to|kind of)\s+)*"
    r"(?:worr\w+|matter\w*|concern\w*|bother\w*|alarm\w*|scare\w*|problem\w*|issue\w*|relevan\w+|important|counts?|chang\w+"
    r"|affect\w*|speaks?\s+against|rul\w+\s+(?:it\s+)?out|weighs?|risk\w*|danger\w*|contra-?indicat\w+|red flag"
    r"|obstacle|deal ?breaker|makes?\s+(?:any|a|no)\s+difference|considered|counted|taken into account)"
)
_HELD_UP = re.compile(
    rf"{_OPENS}(?:"
    rf"(?:do|does|did|is|are|was|were|will|wo|would|could|should|has|have)(?:n'?t| not)?\s+{_NAMED}\s+{_BEARS}\b"
    r"[^.?!]{0,40}"
    rf"|(?:should|do|must|need|shall)(?:n'?t)?\s+(?:i|we|you)\s+(?:not\s+)?(?:need to\s+|have to\s+)?(?:be\s+|get\s+)?"
    rf"(?:worr\w+|concern\w*|bother\w*|care|mind)\s+(?:about\s+|by\s+|with\s+|over\s+)?{_NAMED}[^.?!]{{0,20}}"
    rf"|(?:are|were)(?:n'?t)?\s+(?:you|we)\s+(?:not\s+)?"
    rf"(?:worr\w+|concern\w+|bother\w+|ignor\w+|forget\w+|overlook\w+|miss\w+)\s+(?:about\s+|by\s+|over\s+)?{_NAMED}[^.?!]{{0,20}}"
    rf"|(?:not\s+)?(?:worr\w+|concern\w+|bother\w+)\s+(?:about|by|over)\s+{_NAMED}"
    rf"|(?:have|did|do)(?:n'?t)?\s+(?:you|we)\s+(?:not\s+)?(?:consider\w*|count\w*|factor\w*(?:\s+in)?|account\w*\s+for"
    rf"|take\w*\s+into\s+account|forg[eo]t\w*|ignor\w+|overlook\w*)\s+(?:about\s+)?{_NAMED}"
    rf"|you(?:'ve|'re| have| are)?\s+(?:forg[eo]t\w*|ignor\w+|overlook\w*|miss\w*)\s+(?:about\s+)?{_NAMED}"
    rf")\W*"
)
# The drug is what is held up, or "that" which was just proposed, and the finding stands behind it: "won't tac be a
# problem with her kidneys", "is that ok with her diabetes", "won't it make her sugars worse"
_SUBJECT = rf"(?:(?:the|a|this|that)\s+)?(?:{_DRUG}+|that|it|this|they|those|these|drug)(?:\s+{_DRUG}+)*"
_ASKED_OF_IT = re.compile(
    rf"{_OPENS}(?:"
    rf"(?:do|does|is|are|was|will|wo|would|could|can|ca|should)(?:n'?t| not)?\s+{_SUBJECT}\s+(?:{_BEARS}"
    r"|(?:(?:still|also|really|going to|be|being|a|an|too|very|quite|not|all)\s+)*"
    r"(?:ok|okay|fine|safe|alright|right|wise|sensible|bad|unsafe|unwise|risky|good|allowed|suitable|advisable|possible))"
    r"(?:\s+(?:idea|choice|option|thing|for (?:her|him)))?"
    rf"\s+(?:with|for|given|despite|considering|because of|in view of|on top of|alongside|to)\s+{_NAMED}[^.?!]{{0,20}}"
    rf"|(?:do|does|will|wo|would|could|can|is|are)(?:n'?t| not)?\s+{_SUBJECT}\s+(?:(?:going to|likely to)\s+)?"
    rf"(?:worsen\w*|mak\w+|affect\w*|upset\w*|harm\w*|hurt\w*|aggravat\w*|exacerbat\w*|push up)\s+{_NAMED}"
    r"(?:\s+(?:worse|up|higher|more))*[^.?!]{0,20}"
    rf")\W*"
)
# Whether what was told last rules a drug out: "does that rule out ritux?", "is tac still ok then?", "same q for aza"
_OF_WHAT_WAS_TOLD = re.compile(
    rf"{_OPENS}(?:"
    r"(?:do|does|will|would|did|should|is|could|can)(?:n'?t| not)?\s+(?:that|this|it|which)\s+"
    r"(?:rules?\s+out|ruling\s+out|preclude\w*|exclude\w*|prevents?|stops?|bars?|contra-?indicat\w*(?:\s+to)?|affects?"
    rf"|limits?|speaks?\s+against|a\s+reason\s+(?:not\s+to\s+(?:use|give)|against))\s+(?:the\s+)?{_DRUG}+(?:\s+use)?"
    rf"|(?:is|would|can)\s+{_DRUG}+\s+(?:still|be still)\s+(?:be\s+)?"
    r"(?:ok|okay|safe|fine|possible|an option|given|used|on)"
    rf"|(?:the\s+)?same\s+(?:q|question|query|worry|concern|thing)\s+(?:for|with|about|re|on)\s+(?:the\s+)?{_DRUG}+"
    r")(?:\s+(?:then|here|now|though|too|altogether|completely|at all))*\W*"
)
# "So not budesonide?": whether what was told speaks against it, and no denial
_SO_NOT = re.compile(rf"{_OPENS}(?:not|no)\s+(?:the\s+)?{_DRUG}+(?:\s+(?:then|now|here|after all|either))*\s*\?\W*")
# Asked through a denial, which denies nothing: "won't tac harm her kidneys", and not "won't have tac"
_INVERTED = re.compile(
    rf"{_OPENS}(?:do|does|did|is|are|was|were|will|wo|would|could|can|ca|should|has|have)(?:n'?t)\s+"
    rf"(?:{_SUBJECT}|(?:the|her|his|their)\s+\S+)\s+\S+"
)
# Asked about in a pregnancy, or before one, is a question of its own
_OF_PREGNANCY = frozenset({"pregnant", "wishes-pregnancy", "breastfeeding", "fathering", "contraception"})
_TESTED = frozenset({"creatinine", "egfr"})
_MOST_MEANT = 2
_WHAT_ABOUT = re.compile(rf"{_OPENS}(?:what|how)\s+about\s+{_NAMED}(?:\s+(?:then|though|here|now))?\W*")
_LONG = 110  # characters: a longer message tells a story


def settle(draft: Draft) -> None:
    """Read the message as such a question where a case is talked of: also where a patient might ask so."""
    if draft.case.empty or not draft.turn.focus.intents or len(draft.turn.text) > _LONG or draft.own_treatment:
        return
    written = with_names_marked(draft.turn.text, draft.turn.mentions)
    if _HELD_UP.fullmatch(written) or (_WHAT_ABOUT.fullmatch(written) and _is_known(draft)):
        if draft.turn.mentions.measures and _TESTED & set(draft.turn.mentions.values("analyte")):
            _name_the_subject(draft)  # a number is held up against what was just answered
        draft.read_as(MATTERS, beyond_doubt=True)
    elif _asks_to_exclude(draft) or (_ASKED_OF_IT.fullmatch(written) and not _of_pregnancy(draft)):
        _name_the_subject(draft)
        draft.read_as(MATTERS, beyond_doubt=True)
    elif _SO_NOT.fullmatch(written):
        _name_the_subject(draft)
        told = _told_last(draft)
        draft.turn = structs.replace(draft.turn, mentions=_with(told, draft.turn.mentions))
        draft.read_as(MATTERS if told else "ask_contraindications", beyond_doubt=True)
    elif _OF_WHAT_WAS_TOLD.fullmatch(written) and (told := _told_last(draft)):
        draft.turn = structs.replace(draft.turn, mentions=_with(told, draft.turn.mentions))
        draft.read_as(MATTERS, beyond_doubt=True)


def asks_through_a_denial(text: str, mentions: Mentions) -> bool:
    """Whether a message asks by denying ("won't tac harm her kidneys"), so that nothing in it is denied."""
    return bool(_INVERTED.match(with_names_marked(text, mentions)))


def telling_only_findings(draft: Draft) -> None:
    """Leave out of what is told what a question of this kind only seems to tell: a harm, a drug that is taken, and what
    its denial denies.
    """
    read = draft.reading
    if draft.intent == MATTERS:
        read = structs.replace(Reading(), conditions=read.conditions, values=read.values, sex=read.sex, age=read.age)
    elif not asks_through_a_denial(draft.turn.text, draft.turn.mentions):
        return
    kept = {condition: state for condition, state in read.conditions.items() if state != "no"}
    draft.reading = structs.replace(read, conditions=kept, about_patient=draft.reading.about_patient)


def _asks_to_exclude(draft: Draft) -> bool:
    """ "Does he need cirrhosis excluded", of the one drug talked of: what that condition means for the drug."""
    text, mentions = draft.turn.text.lower(), draft.turn.mentions
    excluded = [m for m in mentions.of("condition") if to_be_excluded(m, text)]
    return bool(excluded) and len(draft.turn.focus.drugs) == 1 and not mentions.of("drug")


def _of_pregnancy(draft: Draft) -> bool:
    return not _OF_PREGNANCY.isdisjoint(draft.turn.mentions.values("condition"))


def _told_last(draft: Draft) -> tuple[Mention, ...]:
    """The conditions of the patient that the last message named, none of them a pregnancy."""
    named = (m for one in draft.turn.focus.asked for m in one.mentions.of("condition", *SPOKEN_OF))
    values = dict.fromkeys(m.value for m in named if draft.case.state(m.value) == "yes")
    return tuple(Mention("condition", value, 0, 0, "", "affirmed") for value in values if value not in _OF_PREGNANCY)


def _with(before: tuple[Mention, ...], mentions: Mentions) -> Mentions:
    return Mentions((*before, *mentions.found), mentions.measures)


def _name_the_subject(draft: Draft) -> None:
    """What such a question is about: the drugs it names, whatever its denial, or those talked of."""
    mentions = draft.turn.mentions
    affirmed = tuple(
        structs.replace(m, assertion="hypothetical") if m.assertion == "negated" else m for m in mentions.found
    )
    meant = () if mentions.of("drug") else draft.turn.focus.drugs[:_MOST_MEANT]
    here = tuple(Mention("drug", drug, 0, 0, "", "hypothetical") for drug in meant)
    draft.turn = structs.replace(draft.turn, mentions=_with(here, Mentions(affirmed, mentions.measures)))


def with_names_marked(text: str, mentions: Mentions) -> str:
    """A message in lower case, findings and drugs each as one mark for a character."""
    written = list(text.lower().replace("\u2019", "'"))
    for mention in mentions.found:
        mark = _FINDING if mention.entity in _FINDINGS else _DRUG if mention.entity == "drug" else ""
        if mark:
            written[mention.start : mention.end] = mark * (mention.end - mention.start)
    return "".join(written)


def _is_known(draft: Draft) -> bool:
    """Whether what is named is known of the patient already: "what about the PBC" tells nothing else then."""
    named = draft.turn.mentions.values("condition", *SPOKEN_OF)
    return bool(named) and all(draft.case.state(condition) == "yes" for condition in named)
