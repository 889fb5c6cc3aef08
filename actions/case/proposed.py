"""Drugs a message only proposes or asks about, and drugs that it says another has replaced."""

from __future__ import annotations

import re
from itertools import pairwise

from actions.case.mentions import SENTENCE_END, Mention, Mentions, in_a_question
from actions.case.outcomes import FAILED_AFTER, INVERTED, NAME, masked

_PROPOSED_BEFORE = re.compile(
    r"\b((torn between|deciding between|choos(e|ing) between|what about|how about"
    r"|switch(ing)? (her |him |them )?to|mov(e|ing) to|chang(e|ing) to|try(ing)?|consider(ing)?"
    r"|(?:^|(?<=[.;,:!?\n] ))(?:please |pls |to )?(start|add|give|use|put (her|him) on)( her| him)?( on)?"
    r"|on balance|all things considered|going (with|for)|go (with|for)|opt(ing|ed)? for|decided (on|to (use|go for))"
    r"|leaning towards?"
    r"|instead of|(can|could|should|shall|would|will) (i|we|she|he|they|you) (use|give|try|add|start|have|take|go for)"
    r"|thinking (of|about)?|plan(s|ned|ning)?( to| on)?( start| give| use| try)?(ing)?|suggest(s|ed|ing)?|prefers?"
    r"|(want|wants|keen) (to (use|give|try|add|start)|on))\b"
    r"((?!\b(after|since|because|despite|when|if|fail\w*|intoleran\w+|respon\w+|refractory|on)\b)[^.;?,]){0,25}|(should|would|could|can|will)\s+)$"
)
_FOR_A_POPULATION = re.compile(
    r"^ (in|for|after) ((the|an?|aih) |\s)*((steroid|thiopurine|refractory|intoleran|non|insufficient|incomplete)"
    rf"|{NAME}+[\s-]*(side|intoleran|non|fail|refract|unrespons|resist|insufficient)"
    r"|(?:autoimmune hepatitis )?(?:after|when|once|following|with) [^.;?]{0,30}\b(fail|lines?\b|intoleran|refract))"
)
# "Infliximab, any use for ... who", "ciclosporin for a child who's not responded": whoever it is for, nobody takes it
_FOR_SOMEBODY = re.compile(
    r"^[\s,:-]*(any|a|worth|what|is there|how (good|useful))\b.{0,12}\b(use|good|role|place|point|value|trying|it)\b"
    rf"|^[\s,:-]*(for|in) (?!\d)[^.;?{NAME}]{{0,60}}\b(who|whose|that|not respond\w* to|refractory to"
    rf"|intolerant (of|to))\b"
)
_ASKED_BEFORE = re.compile(rf"\b({INVERTED})( about)?\s+(the )?$")
_ASKED_IF_WELL = re.compile(
    r"^\s+(fine|ok|okay|safe|good|alright|possible|reasonable|worth|an option|out|off|excluded"
    r"|ruled out|contraindicated|a no|no go|too)\b"
)
_ALONE_BEFORE = re.compile(r"(^|[.;,:?!\n]|\b(or|and|then|so))\s*$")
_JOINED_BEFORE = re.compile(rf"{NAME}\s*,?\s*and\s*$")
_ALONE_AFTER = re.compile(
    r"^( (ok|okay|safe|possible|an option|next|instead|then|now|any good|worth it|reasonable|better))*\s*\?|^ instead\b"
)
_IN_ITS_PLACE = re.compile(r"^\s*(instead|next)\b")
_TAKEN_BEFORE = re.compile(
    r"\b(now|on|started|switched|moved|changed|converted|takes|taking|gets|getting|given)\b[^.;?]{0,20}$"
)
_REPLACED_BEFORE = re.compile(r"\b(instead of|in place of|in lieu of|replacing|replaces)\s+((the|her|his|old)\s+)*$")
_ONLY_A_THOUGHT = re.compile(
    r"\b(can|could|should|shall|would|will|may|might|consider\w*|thinking|try|use|give|add|start|switch|want\w*|wish\w*"
    r"|plan\w*|prefer\w*|suggest\w*|if|when|why|whether|better|role|data|evidence|dose)\b"
)
_CHOICE_BEFORE = re.compile(rf"{NAME}\s+(or|vs?|versus)\s*$")
_CHOICE_AFTER = re.compile(rf"^\s+(or|vs?|versus)\s+{NAME}+\s*(\?|$)")
_LAST_WORD = re.compile(r"^\s*(\?|$)")


def without_proposed(mentions: Mentions, text: str) -> Mentions:
    """The mentions without the drugs that are only proposed: "tac failed. Rituximab?" reports nothing of rituximab."""
    skeleton = masked(text, mentions)
    told = tuple(m for m in mentions.found if m.entity != "drug" or not _proposed(m, mentions, text, skeleton))
    return Mentions(told, mentions.measures)


def replaced(mentions: Mentions, text: str) -> dict[str, str]:
    """Drugs that are said to be taken in the place of others: "MMF 1 g bd instead of aza" takes mycophenolate and has
    stopped azathioprine. What is asked or thought of replaces nothing.
    """
    lowered = text.lower()
    found: dict[str, str] = {}
    drugs = mentions.of("drug")
    for new, old in pairwise(drugs):
        between = lowered[new.end : old.start]
        start = max((m.end() for m in SENTENCE_END.finditer(lowered, 0, new.start)), default=0)
        thought = in_a_question(old, text) or _ONLY_A_THOUGHT.search(lowered, start, new.start)
        if (
            _REPLACED_BEFORE.search(between)
            and not thought
            and {new.assertion, old.assertion} <= {"affirmed", "historical"}
        ):
            found[new.value] = old.value
    return found


def _proposed(drug: Mention, mentions: Mentions, text: str, skeleton: str) -> bool:
    before, after = text[: drug.start].lower(), skeleton[drug.end :]
    treated = any(measure.name != "age" for measure in mentions.measures)  # "MMF for aza intolerance, ALT 90" is taken
    population = not treated and _FOR_A_POPULATION.match(after)
    somebody = _FOR_SOMEBODY.match(after)
    joined = _JOINED_BEFORE.search(skeleton[: drug.start])  # "failed aza and MMF?" tells of both
    alone = _ALONE_BEFORE.search(before) and not joined and (_ALONE_AFTER.match(after) or population or somebody)
    if FAILED_AFTER.search(after):
        return bool(alone)
    chosen = _CHOICE_AFTER.match(after) or (_LAST_WORD.match(after) and _CHOICE_BEFORE.search(skeleton[: drug.start]))
    if _ASKED_BEFORE.search(before) and _ASKED_IF_WELL.match(after):
        return True  # "is tac fine if the creatinine is normal"
    in_its_place = _IN_ITS_PLACE.match(after) and (in_a_question(drug, text) or not _TAKEN_BEFORE.search(before))
    return bool(alone or chosen or in_its_place or _PROPOSED_BEFORE.search(before))
