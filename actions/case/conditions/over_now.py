"""Conditions that a message names to say that they are over, asleep or only feared, or that their stage is a better
one: "ascites resolved", "CP-A6 actually", "quiescent TB on CXR", "because of lymphoma fear".
"""

from __future__ import annotations

import re

from actions.case.mentions import Mention

# What can go away again, beside what the case itself takes to pass
_GOES_AWAY = frozenset(
    {"ascites", "decompensated", "acute-liver-failure", "acute-severe", "encephalopathy", "jaundice"}
)
_SENTENCE_END = re.compile(r"[.;?!\n](?!\d)")
_SENTENCES = 2
# What befell somebody who is said to be well since: "septic last week, now well"
_BEFELL = frozenset({"sepsis", "infection", "gi-bleed"})
_BEFORE_NOW = re.compile(
    r"\b(?:last (?:week|month|year|admission|winter|summer|autumn|spring|mon|tues|wednes|thurs|fri|satur|sun)\w*"
    r"|(?:\d+|a|an|one|two|three|four|five|six|few|couple of|some|several) ?(?:d|days?|wks?|weeks?|months?|mths?|yrs?"
    r"|years?|/7|/52|/12) (?:ago|back)|recently|recent|earlier this (?:month|year)|in (?:(?:19|20)\d\d|jan\w*|feb\w*"
    r"|mar(?:ch)?|apr\w*|may|june?|july?|aug\w*|sept?\w*|oct\w*|nov\w*|dec\w*)|had (?:an? |the |bad |severe )*\w+"
    r"|(?:post|after|since|following|recovering from) (?:an? |the |her |his )*\w+)\b"
)
_WELL = r"(?:well|fine|ok|okay|better|good|stable|home|afebrile|apyrexial|recovered|back to normal|discharged|clear)"
_WELL_SINCE = re.compile(
    rf"\b(?:now|since|currently|all|completely|fully|clinically|today|is(?! better)|looks|feels)"
    rf"(?: (?:now|fully|completely|all|much|quite|perfectly|very|clinically|back|home and|and))* {_WELL}\b"
    rf"|\b{_WELL} (?:now|again|since|today|at home)\b|\b(?:fully|completely|since|has|have|and|now) recovered\b"
    r"|\brecovered(?: (?:fully|completely|well))?(?=\s*(?:$|[,.;]))|\bdischarged (?:home|well|last|yesterday|on|\d)"
    r"|\b(?:finished|completed|off|end of|done with) (?:(?:the|her|his|all|iv|oral|course of|\d+ days? of) )*"
    r"(?:antibiotics|abx|tazocin|meropenem)\b|\btreated(?:,| and| with success)*(?: (?:now|all|is|it has))* ?"
    r"(?:well|resolved|cured|cleared|gone|over|settled)\b"
)
_ILL_STILL = re.compile(
    r"\b(?:still(?! (?:on|taking) )|again|worse\w*|not (?:yet |fully |quite |really |very |that )*(?:well|better|ok"
    r"|recovered|right|settled)|unwell|isn'?t|never|until|once|if|when she|when he|spik\w+|relaps\w+ (?:fever|sepsis)"
    r"|came back|come back|is back|returned|recur\w+|drows\w+|confus\w+|hypotens\w+|shock\w*|rigor\w*)\b"
)
_GONE_AFTER = re.compile(
    r"\W*(?:(?:has|have|had|is|are|was|were|now|all|fully|completely|since|been)\s+)*"
    r"(?:resolved|gone|cleared|settled|disappeared|dried up|no more|subsided)\b"
)
_GONE_BEFORE = re.compile(r"\b(?:resolved|no more|no longer(?: any| has| have)?|cleared|previous|past|prior)\s+$")
_TREATED_AFTER = re.compile(
    r"\W*(?:(?:treatment|therapy|course|rx|tx|meds|is|was|has|been|now|all|fully|successfully|just|got)\s+)*"
    r"(?:finished|completed|cured|done|over|ended)\b"
)
_TREATED_BEFORE = re.compile(r"\b(?:finished|completed|cured of|done with)\s+(?:the |her |his |all |anti-?)*$")
_NOT_GONE = re.compile(r"(?:\b(?:not|never|if|once|until|when|hardly|nearly|almost)|n't)\b[^.;,?!\n]*$")
# "Child-Pugh A", "CP-A6"
_CLASS_A = re.compile(r"\b(?:cp|ctp|child\S*(?: pugh)?)[\s-]*(?:class |score )?a\b")
_ASLEEP_BEFORE = re.compile(r"\b(?:quiescent|inactive|dormant|healed|calcified)\s+$")
_ASLEEP_AFTER = re.compile(r"\W*(?:is |looks |appears |changes? )*(?:quiescent|inactive|dormant|healed|calcified)\b")
_CALLED_LATENT = re.compile(r"latent|ltbi")
_SAID_COMPLETED = re.compile(r"\b(?:completed|finished|(?:full|whole) course|(?:fully|successfully|already) treated)\b")
_COMPLETED = re.compile(
    r"\btreated (?:(?:with|by|for|in|w/?)\s+)*(?:\d{1,2} ?(?:h|r|hr|rh|hp|m|months?|mths?|/12)\b\W*|inh\b\W*"
    r"|isoniazid\W*|rif\w*\W*|and\W*|x ?)*(?:\(|in |back in )?(?:19|20)\d\d\b"
    r"|\b(?:completed|finished|(?:full|whole) course|(?:fully|successfully|already) treated)\b"
)
_TREATMENT = (
    r"(?:att|akt|hrze|rhze|anti-?\s?(?:tb|tubercul\w+)(?: (?:treatment|therapy|drugs?|meds|rx|course))?"
    r"|tb (?:treatment|therapy|rx))"
)
# "Took ATT 2014 completed", "completed anti-TB treatment in 2014", of a scar or another remnant
_TB_TREATED = re.compile(
    rf"\b(?:took|taken|had|received|given|finished|completed|full course of|s/p|post)\s+(?:\w+ ){{0,3}}?{_TREATMENT}\b"
    r"[^.;?!\n]{0,20}?\b(?:completed|finished)\b"
    rf"|\b(?:completed|finished|full course of)\s+(?:\w+ ){{0,3}}?{_TREATMENT}\b"
    rf"|\b{_TREATMENT}\s+(?:(?:was|in|taken|given|fully|(?:19|20)\d\d|x?\d+ ?(?:m|months?|mths?))\W*)*"
    r"(?:completed|finished)\b"
)
_INCOMPLETE = re.compile(
    r"\b(?:not|never|in ?complet\w*|untreated|partial\w*|part|un ?finished|half|default\w*"
    r"|abandon\w*|interrupt\w*|stopped early|gave up)\b|n't\b"
)
# Hepatitis C is over with a sustained response; a treatment alone does not say so
_RESPONDED = re.compile(
    r"^[^.;?!]{0,30}?\b(?:svr(?:[- ]?(?:12|24))?|sustained virologic\w* response|cured|eradicated|cleared)\b"
)
_RESPONDED_BEFORE = re.compile(r"\b(?:cured|eradicated|cleared|svr(?:[- ]?(?:12|24))?(?: (?:after|for|of|from))?)\s+$")
_NO_RESPONSE = re.compile(
    r"\b(?:no|not|never|without|awaiting|await|pending|before|until|if|failed|non)\b[^.;,?!]*$|n't\b[^.;,?!]*$"
)
# Of what comes on in years a fear is no suspicion; a clinician who fears sepsis suspects it
_FEARED = frozenset({"lymphoma", "malignancy"})
_FEARED_AFTER = re.compile(r"[\s-]*(?:fears?|worr(?:y|ies)|scares?|anxiety|phobia|risks?)\b")
_FEARED_BEFORE = re.compile(
    r"\b(?:fears?|fearing|afraid|scared|frightened|terrified|risks?)\s+"
    r"(?:(?:of|about|that|the|getting|a|an|s?he|they|might|may|will|get)\s+)*$"
)
# A treatment that waits for something: "entecavir only if the DNA rises"
_PUT_OFF_AFTER = re.compile(
    r"[^.;,?!]{0,20}\b(?:only|if|when|once|unless|should|in case|as soon as)\b[^.;?!]{0,30}"
    r"\b(?:ris\w+|rose|climb\w*|goes up|go up|increas\w+|detect\w*|reactivat\w*|positive|flares?|\w*seroconver\w+"
    r"|turns?|becomes?)\b"
)
# A treatment that is thought to be none: "HBV prophylaxis isn't needed", "no need for entecavir"
_NEEDLESS_AFTER = re.compile(
    r"(?:[^.;,?!]{0,20}(?:\bnot|n'?t|\bnever)\s+(?:\w+ )?"
    r"(?:need\w*|necessary|required|indicated|mandatory|worth\w*|given|used)"
    r"|[^.;,?!]{0,20}\b(?:unnecessary|needless|superfluous|pointless|overkill|optional)"
    r"|[^.;,?!]{0,12}\b(?:can|could|may|will|to) (?:safely |just )?be "
    r"(?:skipped|omitted|left out|avoided|dropped|forgone))\b"
)
_NEEDLESS_BEFORE = re.compile(
    r"\b(?:no need (?:for|of)|no role for|not? (?:require|need)s?|n'?t (?:require|need)|skip(?:ping)?|omit(?:ting)?"
    r"|without) (?:any |the |an? |hbv |hepatitis b |antiviral )*$"
)
_WHETHER_BEFORE = re.compile(r"\b(?:is|are) (?:the |an? |hbv |hepatitis b |antiviral )*$")
_WHETHER_AFTER = re.compile(r" (?:\w+ ){0,2}(?:needed|necessary|required|indicated|mandatory)\b")


def is_put_off(mention: Mention, lowered: str) -> bool:
    """Whether a lower-case message gives a treatment only once something has happened, thinks it needless, or asks
    whether it is needed."""
    lowered = lowered.replace("\u2019", "'")
    before = lowered[: mention.start]
    needless = _NEEDLESS_AFTER.match(lowered, mention.end) or _NEEDLESS_BEFORE.search(before)
    asked = _WHETHER_BEFORE.search(before) and _WHETHER_AFTER.match(lowered, mention.end)
    return bool(_PUT_OFF_AFTER.match(lowered, mention.end) or needless or asked)


def well_since(lowered: str) -> bool:
    """Whether a lower-case message says that what befell somebody was before now and that they are well since."""
    well = bool(_BEFORE_NOW.search(lowered)) and bool(_WELL_SINCE.search(lowered))
    return well and not _ILL_STILL.search(lowered)


def is_over(mention: Mention, lowered: str) -> bool:
    """Whether a lower-case message says that what it names is gone."""
    if mention.value in _BEFELL and well_since(lowered):
        return True
    if mention.value not in _GOES_AWAY or _NOT_GONE.search(lowered[: mention.start]):
        return False
    return bool(_GONE_AFTER.match(lowered, mention.end) or _GONE_BEFORE.search(lowered[: mention.start]))


def of_class_a(mention: Mention) -> bool:
    """Whether the words for cirrhosis give the Child-Pugh class that is not decompensated."""
    return mention.value == "cirrhosis" and bool(_CLASS_A.search(mention.text.lower()))


def is_cured(mention: Mention, lowered: str) -> bool:
    """Whether the treatment of tuberculosis is said to be finished: what is left of it is to be looked for."""
    finished = _TREATED_AFTER.match(lowered, mention.end) or _TREATED_BEFORE.search(lowered[: mention.start])
    open_ = _NOT_GONE.search(lowered[: mention.start]) or (finished and "?" in lowered[mention.end :].split(".")[0])
    return mention.value == "tuberculosis" and bool(finished) and not open_


def is_eradicated(mention: Mention, lowered: str) -> bool:
    """Whether a hepatitis C is told with its cure, "hep C treated, SVR 2019"."""
    if mention.value != "hepatitis-c":
        return False
    after = _RESPONDED.match(lowered[mention.end :])
    if after:
        return not _NO_RESPONSE.search(lowered[mention.end :][: after.end()].rsplit(" ", 1)[0])
    before = _RESPONDED_BEFORE.search(lowered[: mention.start])
    return before is not None and not _NO_RESPONSE.search(lowered[: before.start()])


def is_asleep(mention: Mention, lowered: str) -> bool:
    """Whether tuberculosis is said to be an inactive one."""
    asleep = _ASLEEP_BEFORE.search(lowered[: mention.start]) or _ASLEEP_AFTER.match(lowered, mention.end)
    return mention.value == "tuberculosis" and bool(asleep)


def is_treated(mention: Mention, lowered: str) -> bool:
    """Whether a lower-case message says that latent tuberculosis was treated, and the treatment completed."""
    if mention.value != "latent-tuberculosis" or mention.assertion != "historical":
        return False
    if not _CALLED_LATENT.search(mention.text.lower()) and not _SAID_COMPLETED.search(lowered):
        return False  # "old PTB treated 1998": what is left of it is not called treated to its end
    return bool(_COMPLETED.search(lowered)) and not _INCOMPLETE.search(_around(mention.start, mention.end, lowered))


def tuberculosis_was_treated(lowered: str) -> bool:
    """Whether a lower-case message says that a full treatment for tuberculosis was taken before."""
    found = _TB_TREATED.search(lowered)
    return found is not None and not _INCOMPLETE.search(_around(*found.span(), lowered))


def _around(start: int, end: int, lowered: str) -> str:
    """The sentence in which something is told, and the next one, which may take it back."""
    begin = max((found.end() for found in _SENTENCE_END.finditer(lowered, 0, start)), default=0)
    ends = [found.start() for found in _SENTENCE_END.finditer(lowered, end)][:_SENTENCES]
    return lowered[begin : ends[-1] if len(ends) == _SENTENCES else len(lowered)]


def is_feared(mention: Mention, lowered: str) -> bool:
    """Whether a condition is only feared: nobody has it."""
    feared = _FEARED_AFTER.match(lowered, mention.end) or _FEARED_BEFORE.search(lowered[: mention.start])
    return mention.value in _FEARED and bool(feared)
