"""Harms that a message only looks out for, asks about or fears: "monitor for NRH", "gum/hair issues?", "infections?".

They are told of nobody, whichever reader hears them: the recogniser, the words of a harm, the reader of drug states.
"""

from __future__ import annotations

import re

from actions.case.mentions import Mentions

_WATCH = (
    r"(?:monitor(?:ing)?|screen(?:ing)?|surveil(?:lance|ling)?|watch(?:ing)?(?: out)?|check(?:ing)?"
    r"|look(?:ing)?(?: out)?"
    r"|scan(?:ning)?|survey|test(?:ing)?|follow(?:ing)?(?:[- ]up)?|assess(?:ing)?)"
)
_TO_DO = (
    r"(?:how|what|which|when|who|should|do|does|need|needs|to|must|can|please|pls|plan|advise|protocol|routine|and)"
)
_LIST = r"(?:[\w'-]+(?:\s+[\w'-]+)?\s*(?:,|/|&|\+|\band\b|\bor\b)\s*)*"
# "How to monitor a patient on tioguanine for NRH", "screening for skin cancer how often"; what is watched because it is
# there has "her" or "known" before it
_WATCHED_FOR = re.compile(
    rf"(?:\b{_TO_DO}\b[^.;?!\n]{{0,40}}?\b|(?:^|[.;,:?!\n-])\s*){_WATCH}\b[^.;?!\n]{{0,45}}?\bfor:?\s+"
    rf"(?:(?:any|early|signs? of|development of|the|new|possible|future|a|an)\s+)*{_LIST}$"
)
_OUTCOME = re.compile(r"\b(?:showed|shows|found|finds|revealed|positive|picked up|came back|caught|turned up)\b")
_HAS_IT = re.compile(
    r"\b(?:has|have|had|having|got|gets|getting|developed|develops|develop\w*|with|from|due to|because of|reports?|c/o"
    r"|complain\w*|her|his|severe|bad|awful|ongoing|new|these|those|caus\w+|gave|worse\w*|recurrent|persistent)"
    r"\s+(?:\w+\s+)?$"
)
_TOPIC = r"(?:issues?|problems?|concerns?|worr(?:y|ies)|risks?|rates?|incidence|monitoring|surveillance|screening)"
_ASKED_BEHIND = re.compile(
    rf"(?:\s*(?:[/,&+]|\band\b|\bor\b)\s*[\w-]+){{0,2}}\s+{_TOPIC}\b(?:\s+(?:on|with)\s+\w+)?\s*\?"
)
_TOPIC_ITSELF = re.compile(rf"\b{_TOPIC}$")
_ASKED_WORDS = re.compile(rf"\w\s+{_TOPIC}\s*\?")
# "Which is worse for kidneys", "is tac or mmf kinder to the bones"
_DEGREE = r"(?:worse|better|harder|kinder|gentler|safer|easier)"
_COMPARES = re.compile(rf"\b(?:which|what|or|vs)\b[^.;?!\n]{{0,25}}(?:\b{_DEGREE}\s*)?$")
_COMPARED = re.compile(rf"{_DEGREE}\b")
_PLURAL = re.compile(r"(?:infections|malignanc(?:y|ies)|cancers|lymphomas|cytopenias|fractures)")
_ALONE = re.compile(r"(?:^|[.;:\n]|\s[-–—])\s*(?:and |or |any |what about |more )*$")


# "Aza hepatotoxicity or AIH flare?", "flare vs aza hepatotoxicity": nobody has decided which of them it is
_OR = r"\s*(?:,\s*)?(?:\bor\b|\bvs?\b\.?|\bversus\b|/)\s*"
_DISEASE = r"(?:(?:an?|the|aih|her|his|just|simply|true|acute|disease|autoimmune|hepatitis)\s+)*"
_OR_THE_DISEASE = re.compile(
    rf"(?!\s*/\s*aih\b){_OR}{_DISEASE}(?:flare|relapse|rebound|aih|active disease|disease activity|loss of response)\b"
)
_THE_DISEASE_OR = re.compile(
    rf"\b(?:(?:flare|relapse|rebound|active disease|disease activity)(?: of (?:the |her |his )?\w+)?{_OR}"
    r"|aih\s+(?:or|vs?\.?|versus)\s+)"  # who has "AIH/PBC overlap" has both
    r"(?:(?:an?|the|drug|thiopurine|aza\w*|mmf|mycophenolate|tac\w*|6-?mp|mercaptopurine|tioguanine|medication)[\s-]+)*$"
)


def looked_out_for(text: str, start: int, end: int) -> bool:
    """Whether what stands there is watched for, one of two things between which nobody has decided, or the topic of a
    question and of nobody.
    """
    lowered = text.lower()
    before, after = lowered[:start], lowered[end:]
    if _PLURAL.fullmatch(lowered, start, end) and _ALONE.search(before) and after.startswith("?"):
        return True
    if _is_undecided(before, after):
        return True
    compared = _COMPARES.search(before)
    if compared and (_COMPARED.match(lowered[start:]) or _COMPARED.search(compared[0])):
        return True
    watched = _WATCHED_FOR.search(before)
    if watched and not _OUTCOME.search(lowered, watched.start()):
        return True
    named_so = bool(_TOPIC_ITSELF.search(lowered, start, end)) and after.lstrip().startswith("?")  # "gum problems?"
    return (named_so or bool(_ASKED_BEHIND.match(after))) and not _HAS_IT.search(before)


def _is_undecided(before: str, after: str) -> bool:
    return bool(_OR_THE_DISEASE.match(after) or _THE_DISEASE_OR.search(before))


def harm_or_disease(mentions: Mentions, text: str) -> bool:
    """Whether it is left open if a harm of a drug or the disease itself is what is told of."""
    lowered = text.lower()
    return any(_is_undecided(lowered[: m.start], lowered[m.end :]) for m in mentions.of("reaction"))


def no_harm_told(mentions: Mentions, text: str) -> bool:
    """Whether harms are spoken of, and every one of them is only looked out for."""
    named = [m for m in mentions.of("reaction") if m.assertion not in ("family", "negated")]
    asked = [m for m in named if m.assertion == "hypothetical" and looked_out_for(text, m.start, m.end)]
    return len(asked) == len(named) and bool(asked or _ASKED_WORDS.search(text.lower()))
