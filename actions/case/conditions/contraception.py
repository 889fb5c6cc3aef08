"""Contraception that a message says is not used: refused, stopped, forgotten, thought unnecessary, or not to be relied
on.
"""

from __future__ import annotations

import re

from actions.case.mentions import Mentions

_ADJECTIVE = (
    r"(?:any|reliable|effective|highly|hormonal|hormone|other|her|the|a|an|form|forms|of|method|methods|regular|further"
    r"|more|modern|to|use|using|take|taking|be|been|want|wants|consider|considering|on|discussed?|have|having|accept"
    r"|sort|kind|type|combined|oral|mini|barrier|either|need|needs|keen|interested|in|idea|plans?|for)"
)
_METHOD = (
    r"(?:contracepti\w+|birth[- ]control|pills?|ocps?|cocp?|coil|hormones|hormonal methods?|condoms?|iuds?|ius|lng-ius"
    r"|implant|depo(?:-provera)?|mirena|barrier methods?|protection|patch|depot)"
)
_DEVICE = r"(?:coil|iud|ius|implant|mirena|patch|ring|depo)"
# "Binning the pill next month", "gave up her contraception", "coil out in March"; one replaced by another is no end
_LEAVES = (
    r"(?:bin(?:s|ned|ning)?(?: off)?|ditch(?:es|ed|ing)?|dump(?:s|ed|ing)?|chuck(?:s|ed|ing)?(?: out| away| in)?"
    r"|scrap(?:s|ped|ping)?|drop(?:s|ped|ping)?|quit(?:s|ting)?|pack(?:s|ed|ing)? in|jack(?:s|ed|ing)? in"
    r"|g[ia]v(?:e|es|en|ing) up|com(?:e|es|ing) off|toss(?:es|ed|ing)?|thr(?:ew|own|owing) (?:away|out)"
    r"|discontinu(?:es?|ed|ing)|ceas(?:es|ing)|remov(?:es?|ed|ing))"
)
_NO_OTHER = (
    r"(?![^.;?!]*\b(?:replac\w+|new|another|swap\w*|exchang\w*|chang\w*|re-?fitted|re-?insert\w*|fitted|instead"
    r"|switch\w*|for (?:a|the|an) (?:coil|implant|mirena|depo|pill|iud))\b)"
)
_NOT = (
    r"(?:no|not|without|isn'?t|doesn'?t|does not|don'?t|do not|won'?t|will not|never|refus\w+|declin\w+|hates?"
    r"|dislikes?"
    r"|reluctant|unwilling|forgets?|forgetting|forgot|skips?|skipping|skipped|avoids?|avoiding|against|stopp\w+|off"
    r"|came off|ceased|no longer|can'?t tolerate|rejects?|rejected|objects? to|omit\w*|opposed to|against)"
)
_ALL_IS_WELL = r"(?:issues?|problems?|contraindications?|change|interactions?|gaps?|lapses?|concerns?)"
_REFUSED = re.compile(
    rf"\b{_NOT}\s+(?:(?!{_ALL_IS_WELL}\b){_ADJECTIVE}\s+){{0,6}}(?:\w+,? (?:or|and|nor) )?{_METHOD}\b"
    r"(?!\s+(?:pain|burden|count|absorption|failure|site|transplant\w*|issues?|problems?|advice given)\b)"
    rf"|\b(?:contracepti\w+|birth[- ]control|condoms?|pill)(?: was| is| has been| being)? ?(?:all )?"
    r"(?:not\b|n'?t\b|isn'?t|wasn'?t|hasn'?t|declined|refused|unnecessary|stopped|nil\b|none\b|never|forgotten"
    r"|unreliable|erratic|patchy|poor|irregular|sometimes|optional|can wait|later|: ?(?:nil|none|no)\b)"
    r"(?!\W*(?:contraindicat\w*|a problem|an issue|affected))"
    r"|\b(?:poor|erratic|unreliable|irregular|patchy) (?:with |at |about )?(?:her |the |taking )*"
    r"(?:contracepti\w+|pill)\b"
    r"|\bunprotected\b|\b(?:rhythm|calendar|withdrawal|pull-?out) method\b|\bnatural family planning\b"
    r"|\bcoitus interruptus\b"
    r"|\b(?:relies|relying|rely|just|only) (?:on )?(?:withdrawal|abstinence|the calendar|safe days|luck|lam)\b"
    r"|\bwithdrawal only\b|\bsafe days\b"
    rf"|\b{_LEAVES} (?:(?:the|her|their|all|on|hormonal|oral|combined|mini) )*(?:(?:the|her|mini-?|combined) ?pill"
    rf"|pill|contracepti\w+|birth[- ]control|condoms|{_DEVICE})\b{_NO_OTHER}"
    rf"|\b{_DEVICE} (?:(?:is|was|being|to be|coming|came|gets?|got|getting|just|has been|due) )*"
    rf"(?:out|removed|taken out|pulled)\b(?! of (?:place|position|date)){_NO_OTHER}"
    r"|\bcontracepti\w+ (?:[^.;,?!]{0,20} )?(?:unnecessary|not (?:needed|required|necessary))"
    r"|\b(?:nothing|none|nil) (?:in use|used|instead|for contraception)\b|\buses? nothing\b"
)
# Behind such an operation its own "done" goes with it, beside which a drug would seem to have been done with
_SETTLED = re.compile(
    r"\b(?:(?:had|has had|post|after|underwent|since|with) )?(?:an? |her |his |the )?(?:partner |husband )?(?:has )?"
    r"(?:vasectom\w+|sterili[sz]\w+|tub(?:al ligation|al clips|ectomy|es (?:were |are )?tied)"
    r"|(?:sub)?(?:total )?hysterectom\w+"
    r"|(?:bilateral )?(?:salpingo-?)?(?:oophorectom\w+|salpingectom\w+)|the snip|(?:post-? ?|after )?menopaus\w*)"
    r"(?: (?:was )?(?:done|performed|completed|aged? \d+|at \d+|in (?:19|20)\d\d|\d+ ?y(?:ears?|rs?)? ago))?\s*[;,.:-]?"
)
_ASKED_FOR = re.compile(r"\b(?:need to know|ask|check|find out|whether|unclear) (?:if|whether|that)? ?\b[^.;?!]*$")


def refused(text: str) -> bool:
    """Whether a message says that no contraception, or none to rely on, is used."""
    lowered = text.lower().replace("’", "'")
    found = _REFUSED.search(lowered)
    return found is not None and not _ASKED_FOR.search(lowered[: found.start()])


def without_fertility(text: str, mentions: Mentions) -> str:
    """The text with blanks for what makes a pregnancy impossible, which says nothing of a drug: "sterilised 34F MMF"
    told of no harm, and neither does a menopause or a vasectomy.
    """
    spans = [(m.start, m.end) for m in mentions.of("condition") if m.value == "postmenopausal"]
    spans += [found.span() for found in _SETTLED.finditer(text.lower())]
    for start, end in spans:
        text = text[:start] + " " * (end - start) + text[end:]
    return text


def without_refused(text: str) -> str:
    """The text with blanks for the contraception that is not used, which says nothing of a drug: "MMF, coil out"."""
    lowered = text.lower().replace("’", "'")
    for found in _REFUSED.finditer(lowered):
        text = text[: found.start()] + " " * len(found[0]) + text[found.end() :]
    return text
