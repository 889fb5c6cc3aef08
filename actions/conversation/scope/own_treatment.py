"""Whether whoever writes has said that the treatment is their own, or of somebody close to them: from then on they are
a patient or a relative in this talk, whatever they work as, until they say that they are a professional or that it is
of somebody they treat.
"""

from __future__ import annotations

import re

from actions.conversation.scope.voice import names_somebody, without_acts, without_quotes

_SAYS_OWN = re.compile(
    r"\b(?:i|i've|i'm)\b[^.?!]{0,40}\b(?:myself|on (?:it|this|that|them)(?: too| as well)?(?=\W*$|[,.;!?]))"
    r"|\bi (?:also |now |already )*(?:take|took|am taking|have been taking|swallow|use) "
    r"(?:it|this|that|them|these|one|mine)\b"
    r"|\bi(?:'?m| am) (?:the |a |an |also )*(?:aih |liver )?(?:patient|sufferer|one (?:taking|on|with) )"
    r"|\b(?:it|this|that|these|they)(?:'s| is| are|'re) "
    r"(?:for me|mine|my own|for my own|my (?:treatment|tablets|pills|liver))\b"
    r"|\bi(?:'ve| have)(?: got| had)? (?:aih|autoimmune)"
    r"|\basking (?:for|about) myself\b|\bmy own (?:treatment|aih|tablets)\b"
)
_PROFESSION = (
    r"(?:spr|str|sho|fy\d|f[12]|ct\d|reg|registrar|consultant|hepatologist|gastroenterologist|doctor|dr|gp|physician|medic"
    r"|resident|fellow|intern|pharmacist|nurse|cns|anp|midwife|clinician|paediatrician|dietitian|houseman|house officer"
    r"|student)"
)
_KIN = (
    r"(?:(?:mother|father|sister|brother|son|daughter)[- ]?in[- ]?law|mother|mum|mom|father|dad|parents?|wife|husband"
    r"|hubby|spouse|partner|fianc\w+|girlfriend|boyfriend|sister|brother|twin|son|daughter|aunt(?:ie|y)?"
    r"|uncle|niece|nephew|cousin|gran(?:ny|dma|dad|dpa|dmother|dfather)?|grandson|granddaughter|relative|family member"
    r"|friend|neighbou?r|flatmate)"
)
_SAYS_OF_KIN = re.compile(
    r"\b(?:s?he|it|this|that|they|pt|patient)(?:'s|s| is| was)? (?:(?:actually|really|in fact|also|only|just|for|about"
    rf"|of|concerning) )*my (?:own |late |elderly |poor |old |dear |best |little |younger |older )*{_KIN}\b(?!'s)"
    r"|\b(?:ask(?:ing)?|here|question|worried|this is|it's) (?:for|about|on behalf of|concerning) my (?:own )?"
    rf"{_KIN}\b(?!'s)"
    rf"|\bmy (?:own )?{_KIN} (?:is|was) the (?:pt|patient|one)\b"
    rf"|\b(?:as|i'?m|i am) an? (?:[\w-]+ ){{0,3}}whose {_KIN} (?:has|is|was|takes|got|had|suffers)\b"
)
# "My mum has AIH, on aza": unless it goes on with a patient, or the writer says what they are
_KIN_HAS_IT = re.compile(
    rf"^\W*(?:hi|hello|hey|dear \w+)?\W*my (?:own |elderly |poor |old |dear |younger |older )*{_KIN}"
    r" (?:also |now |just )*(?:has|have|had|got|takes?|is on|is taking|was (?:put|started|diagnosed)|suffers)\b"
    r"(?=.*\b(?:aih|autoimmune hep"
    r"|azathioprine|aza|imuran|mycophenolate|mmf|cellcept|tacrolimus|tac|prograf|pred\w*|steroids?|budesonide|rituximab))"
)
_SAYS_OTHERWISE = re.compile(
    rf"\b(?:i'm|im|i am|this is|speaking as|as) (?:actually |in fact |not (?:a |the )patient\W+(?:but )?)*"
    rf"(?:an? |the |her |his |their )(?:[\w-]+ ){{0,2}}{_PROFESSION}\b"
    r"|\bi'?m (?:a |an |the )?(?:[\w-]+ ){0,2}(?:spr|sho|registrar|hepatologist)\b"
    r"|\bnot (?:me|mine|my own|about me|for me|a patient|the patient)\b"
    r"|\b(?:a|an|my|our|the|this|her|his|another|new|next) (?:[\w-]+ ){0,2}(?:patient|pt)\b(?! portal)|\bpts?\b"
    r"|\b(?:reading out|reading|quoting|quoted|repeating) (?:out )?(?:what|her|his|the|a)\b"
)


def says_it_is_ones_own(text: str) -> bool:
    """Whether a message says in plain words that whoever writes takes the treatment or has the disease."""
    lowered = without_acts(without_quotes(text.lower().replace("\u2019", "'")))
    said = _SAYS_OWN.search(lowered)  # "I'm the patient" names nobody else
    return bool(said) and not names_somebody(_SAYS_OWN.sub(" ", lowered))


def says_it_is_of_kin(text: str) -> bool:
    """Whether a message says in plain words that the treatment is of somebody close to whoever writes."""
    lowered = without_quotes(text.lower().replace("\u2019", "'"))
    has_it = _KIN_HAS_IT.search(lowered) and not says_otherwise(text) and not names_somebody(lowered)
    return bool(_SAYS_OF_KIN.search(lowered) or has_it)


def says_otherwise(text: str) -> bool:
    """Whether a message says that whoever writes is a professional, or that it is of somebody they treat."""
    return bool(_SAYS_OTHERWISE.search(text.lower().replace("\u2019", "'")))
