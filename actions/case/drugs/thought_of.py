"""Drugs that a message only thinks of, settles on or goes back to, and that nobody is said to take: "ok MMF then", "plt
62, MMF ok?", "same for infliximab", "aza failed so MMF then, ok?".
"""

from __future__ import annotations

import re

from actions.case.mentions import SENTENCE_END, Mentions

# "ok MMF then", "plt 62, MMF ok?": thought of, where nobody is said to be on it
_SO_THEN = re.compile(r"^\W*((ok|okay|right|fine|alright|so|well|yes|yeah|let'?s|say|try|do|go with|go for)\W+)+$")
_THEN = re.compile(r"\s+(then|it is)\b")
# "aza failed so MMF then, ok?"
_SO = re.compile(r"\b(so|hence|therefore|ok|let'?s (?:do|try|use|go for)|i'?ll (?:do|try|use|go for))\s+(the )?$")
_THEN_ASKED = re.compile(r"\s+(then|it is)\b\W*(ok|okay|right|yes|fine|agreed?|correct|sensible|reasonable)?\W*\?")
_TO_BEGIN = re.compile(
    r"\b(?<!been )(start|begin|commence|initiate|(re-?)?try( with)?"
    r"|(plan(ning)?|going|wants?|like|about) to (start|use|give|try|add))\s+(her |him |the )?(on |with )?$"
    # "Plan azathioprine 150 mg", "proposing MMF 1 g"
    r"|\b(?:plan(?:ned|ning|s)?|propos(?:e|es|ed|ing|al)|suggest(?:s|ed|ing)?|proposed)\s*(?:is\s)?[:–-]?\s*"
    r"(?:(?:to|of|for|start|starting|give|giving|add|adding|use|trial|a|the|course|low dose)\s+)*$"
    # "Consultant says just put her on 6MP": somebody's word, and nothing that is done
    r"|\b(says?|suggests?|reckons|thinks|advis\w+|told (me|us)|wants (me|us))( to| we| i| that| just| should)*"
    r" (put|start|switch|move|get|place)( her| him| them| pt| the patient)?( over| back)? (on|onto|to)( the)?\s+$"
)
# "Adding infliximab 5 mg/kg. dosing interval?", "swapping pred to budesonide 9 mg": under way, and not taken yet
_BEGINNING = re.compile(
    r"(?<!after )(?<!since )(?<!on )(?<!upon )(?<!post )(?<!from )(?<!following )"
    r"(?<!of )(?<!with )(?<!was )(?<!despite )"
    r"(?<!post-)(?<!before )\b(?:adding(?: in)?|starting|commencing|introducing|(?:swapping|switching|moving|changing)"
    r"(?: (?!on\b)[\w-]+){0,4} (?:to|onto))\s+(?:(?:in|on|with|her|him|the)\s+)*$"
)
_TO_COME = re.compile(r"\bpre[- ]$")  # "IgG pre-ritux 20"
_BEGUN_ALREADY = re.compile(
    r"\b(?:today|yesterday|tonight|last|ago|since|so far"
    r"|already|week \d|day \d|first dose|this (?:week|morning|month))\b"
)
_MAY_BE = re.compile(
    r"\s+(ok|okay|fine|safe|alright|possible|reasonable|allowed|an option|sensible)\s*(here|now|then)?\s*\?"
)
ON_IT = re.compile(r"\b(on|takes|taking|still|continu\w+|stay\w* on|started)\s+(the |her |his )?$")
# "Cellcept dose by weight, shes 38 kg": how much of it is asked
_ITS_DOSE = re.compile(
    r"\s+(?:how (?:much|many)\b|(?:in )?(?:mg|mcg|g) ?(?:/|per|a) ?(?:kg|day|d|dose)\b)[^.;]*"
    r"|\s+(?:start\w* |initial )?dos(?:e|es|ing|age)\b(?!\s*(?:is|was|now|:|=|of|at|currently)?\s*\d)[^.;]*"
)
_STEERS = re.compile(
    r"\b(back to|return(ing)? to|include|on balance,?|same (\w+ )?for|(starting|initial|usual|typical) dose (of|for))"
    r"\s+(the )?$"
)
# "2) and 3) for ciclosporin", "the latter for tac": of the questions before
_SAME_FOR = re.compile(
    r"^\W*((the|and|same|latter|former|first|second|third|last|ones?|both|all|two|three|others?|\d\)?|[&,()])\s*)+for\s+$"
)
# "Ritux in a 29 yo who failed aza": for somebody, at the beginning of a sentence
_FOR_SOMEBODY = re.compile(
    r"\s+(in|for) (an?|this|my|our) [^.;?!,]{0,30}\b(who|failing|failed|intolerant)\b"
    r"|\s+(in|for) (an?|this|my|our) [^.;?!,]{0,30}\b(with|y/?o|yrs?|years?[- ]old|patient|pt)\b"
    r"(?![^?]*\b(since|despite|still|ago|for \d+|on it|stopped|worked|working|respon\w+|months?|weeks?)\b)"
)
_BEGINS = re.compile(r"(^|[.;?!\n])\s*$")
# "Remicade 5 mg/kg for refractory AIH": what it would be given for, at the beginning of a sentence
_FOR_WHAT = re.compile(
    r"\s+(?:[\d.,]+ ?(?:mg|g|mcg)?(?:/kg|/m2)?[\w /x]{0,10}\s+)?for (?:a |an |her |his |the |this )?"
    r"(?:refractory|resistant|non-?respon\w+|insufficient|relaps\w+|flar\w+|aih\b|autoimmune)"
    r"(?![^.;?!]{0,60}\b(?:since|ago|months?|weeks?|years?|yrs?|still|now|so far|\d/(?:52|12))\b)"
)
# "Budesonide for steroid side effects": what it would spare, at the beginning of a sentence
_FOR_STEROIDS = re.compile(
    r"\s+(?:for|given|because of) (?:the |her |his )?(?:steroid|pred\w*|corticosteroid|glucocorticoid)s?[- ]"
    r"(?:side|adverse|toxic\w*|intoleran\w*|induced|related|sparing|weight|myopath\w*|psychosis)"
    r"(?![^.;?!]{0,60}\b(?:since|ago|months?|weeks?|years?|yrs?|still|now|so far|\d/(?:52|12))\b)"
)
# "Tremor too. swap to ciclo?"
_CHANGE_TO = re.compile(
    r"\b(?:swap|switch|change|move|convert|go|cross over)(?: (?:her|him|them|it|over|across|straight))* (?:to|onto)\s+"
    r"(?:the )?$"
)
# "failed the lot ... ritux?", "nothing worked, rituximab next?": what is asked for is none of them
_AFTER_ALL = re.compile(
    r"\b(the lot|everything( else)?|all of (them|it|these)|all (the )?(usual|standard|second[- ]line) ?\w*"
    r"|nothing( has| ha[sd]n't)? (worked|works|helped|held))\W+"
    r"((so|and|then|now|what about|how about|is|would|try|time for|place for|role of|thoughts on|any|use)\W+)*$"
)
_ASKS_FOR_IT = re.compile(
    r"\s*(next|now|then|instead|worth (a )?(try|it)|an option|any good|ok|work|help|data|"
    r"evidence)?\s*\?"
)
# "I'd give MMF instead of aza": a thought
_INSTEAD = re.compile(r"\b(i'?d|would|could|might)\b[^.;?!]*\b(instead of|rather than|over)\s+(the |her |his )?$")
# "Febuxostat instead of allopurinol?": neither is told to have been taken
# "Budesonide for steroid side effects", "MMF for aza nausea": for the harms of another it is thought of
_FOR_THE_HARMS = re.compile(
    r"\s+(?:for|because of|given|in view of|due to) (?:the |her |his |bad |severe |troublesome )*"
    r"(?P<of>steroids?|cortico\w*|pred\w*|aza\w*|thiopurine|6-?mp|mmf|mycophenolate|tac\w*|ciclosporin)"
    r"(?:[ -](?:induced|related|associated))? (?:side.?effects?|s/?es?\b|toxicity|intoleran\w+|adverse \w+|weight gain"
    r"|diabetes|osteoporosis|psychosis|mood|nausea|vomiting|rash|pancreatitis|tremor|diarrhoea|cytopenia|leucopenia)"
)
_GIVEN_BEFORE = re.compile(
    r"\b(?:on|takes|taking|started|commenced|begun|given|gave|had|has had|tried|used|stopped|switched|changed"
    r"|moved|swapped"
    r"|to|now|currently|after|prev\w*|failed|since)\s+(?:(?:her|him|on|to|onto|the)\s+)*$"
)
_CHOSEN_BEFORE = re.compile(
    r"(?:^|[.;!?\n])(?![^.;!?\n]*\b(?:was|were|has|had|have|been|switched|changed|swapped|put|stopped|started|given|gave"
    r"|took|takes?|taking|on|since|now)\b)[^.;!?\n]*\b(?:instead of|rather than|in place of)\s+(?:the )?$"
)
_IN_ITS_PLACE = re.compile(r"\b(?:instead of|rather than|in place of)\s+(?:the |her |his )?$")
_ASKS = re.compile(r"[^.;!?\n]*\?")
_BACK_ON = re.compile(r"\band back on\s+(the )?$")


def called_up(text: str, mentions: Mentions) -> tuple[str, ...]:
    """Drugs that the conversation is only steered to: "going back to tac, tremor?", "same for infliximab"."""
    lowered = text.lower()
    return tuple(
        drug.value
        for drug in mentions.of("drug")
        if _STEERS.search(lowered, 0, drug.start)
        or _SAME_FOR.search(lowered[: drug.start])
        or _INSTEAD.search(lowered[: drug.start])
        or (_CHOSEN_BEFORE.search(lowered[: drug.start]) and _ASKS.match(lowered, drug.end))
        or (_AFTER_ALL.search(lowered[: drug.start]) and _ASKS_FOR_IT.match(lowered, drug.end))
        or (_FOR_SOMEBODY.match(lowered, drug.end) and _BEGINS.search(lowered[: drug.start]))
        or (_BACK_ON.search(lowered, 0, drug.start) and lowered[drug.end :].lstrip().startswith((",", "?", ":")))
    )


def not_chosen(text: str, mentions: Mentions) -> tuple[str, ...]:
    """Drugs in whose place another medicine is taken: "she takes febuxostat instead of allopurinol"."""
    lowered, named = text.lower(), mentions.of("drug")
    behind = {drug.value for drug in named if _IN_ITS_PLACE.search(lowered[: drug.start])}
    elsewhere = {drug.value for drug in named if not _IN_ITS_PLACE.search(lowered[: drug.start])}
    return tuple(behind - elsewhere)


def for_harms_of_another(text: str, mentions: Mentions) -> tuple[str, ...]:
    """Drugs that are thought of for the side effects of another one, and not said to have been given."""
    lowered = text.lower()
    named: dict[str, bool] = {}
    for drug in mentions.of("drug"):
        proposed = _FOR_THE_HARMS.match(lowered, drug.end) and not _GIVEN_BEFORE.search(lowered[: drug.start])
        named[drug.value] = bool(proposed) and named.get(drug.value, True)
    return tuple(drug for drug, proposed in named.items() if proposed)


def thought_of(text: str, mentions: Mentions) -> tuple[str, ...]:
    """Drugs that are settled on or asked about, and not said to be taken: "ok MMF then", "is the MMF ok?"."""
    lowered = text.lower()
    return tuple(
        drug.value
        for drug in mentions.of("drug")
        if _TO_BEGIN.search(lowered[: drug.start])
        or _is_being_begun(lowered, drug.start)
        or (_TO_COME.search(lowered[: drug.start]) and not _is_on(drug.value, mentions, lowered))
        or (_SO_THEN.match(lowered[: drug.start]) and _THEN.match(lowered, drug.end))
        or (_SO.search(lowered[: drug.start]) and _THEN_ASKED.match(lowered, drug.end))
        or (_BEGINS.search(lowered[: drug.start]) and _ITS_DOSE.match(lowered, drug.end))
        or (_BEGINS.search(lowered[: drug.start]) and _FOR_WHAT.match(lowered, drug.end))
        or (_BEGINS.search(lowered[: drug.start]) and _FOR_STEROIDS.match(lowered, drug.end))
        or (_CHANGE_TO.search(lowered[: drug.start]) and _ASKS.match(lowered, drug.end))
        or (_MAY_BE.match(lowered, drug.end) and not ON_IT.search(lowered[: drug.start]))
    )


def _is_on(drug: str, mentions: Mentions, lowered: str) -> bool:
    return any(ON_IT.search(lowered[: m.start]) for m in mentions.of("drug") if m.value == drug)


def _is_being_begun(lowered: str, start: int) -> bool:
    """Whether the drug at `start` is on its way in a message that asks about it, and no time says that it was begun."""
    sentence = SENTENCE_END.search(lowered, start)
    told = lowered[
        max((m.end() for m in SENTENCE_END.finditer(lowered, 0, start)), default=0) : sentence.end()
        if sentence
        else None
    ]
    return "?" in lowered[start:] and bool(_BEGINNING.search(lowered[:start])) and not _BEGUN_ALREADY.search(told)
