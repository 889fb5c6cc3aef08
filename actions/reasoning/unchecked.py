"""Whether a message denies, skips or puts off the checks before a drug: "no bloods needed", "skip the TB screen"."""

from __future__ import annotations

import re

_INFECTION = r"(?:hep(?:atitis)?[ -]?b|hbv|hbsag|hbs ag|anti-?hbc|core antibod\w+|tb|tuberculosis|hiv|hep(?:atitis)?)"
_ENZYME = r"(?:tpmt|nudt-?15)"
_TEST = (
    r"(?:screen(?:s|ing)?|(?:pre-?|baseline )?bloods?|blood tests?|tests?|testing|checks?|checking|serolog\w+"
    r"|virolog\w+"
    r"|baselines?|work-?up|investigations?|immunoglobulins|quantiferon|igra|mantoux|cxr|fbc|cbc|blood counts?"
    r"|monitoring|precautions?|upt|hcg|creatinine|u&es?|lab(?:s| tests?| work)?)"
)
# What stands between the denial and what is denied; nothing else may, or it belongs to other words
_OF_IT = (
    r"(?:(?:for|to|about|with|of|on|at|all|any|the|a|an|her|his|their|other|further|more|extra|special|particular"
    r"|routine|usual|baseline|prior|previous|pre-?treatment|preliminary|viral|blood|pregnancy|infection|infective|do"
    r"|doing|check(?:ing)?|test(?:ing)?|screen(?:ing)?|get(?:ting)?|send(?:ing)?|wait(?:ing)?|order(?:ing)?"
    r"|perform(?:ing)?"
    r"|bother(?:ing)?|measur(?:e|ing)|tak(?:e|ing)|know(?:ing)?|look(?:ing)?|anything|first|or|and|nor|even|patients?"
    rf"|him|{_INFECTION}|{_ENZYME})[\s,/-]+)*"
)
# Not to do it: behind these the thing itself may stand ("skip the TPMT")
_LEFT_OUT = (
    r"(?:no (?:real |particular )?(?:need|point|reason|requirement|use)(?: (?:for|to|in|of))?"
    r"|(?:do(?:es)?|did|is|are|was|were|need|will|wo|should|would|ca|can)(?: ?n[o']?t| not)"
    r"(?: (?:really|actually|have to|want to|going to|gonna|even))? (?:need(?:ed)?|require[ds]?|bother\w*"
    r"|check\w*|test\w*|screen\w*"
    r"|do(?:ing)?|wait\w*|measur\w*|get|order\w*|necessary)"
    r"|needs? (?:no|neither)|needing no|requires? no|never (?:need|do|check|test|screen|measure|bother)\w*"
    r"|not (?:bother\w*|check\w*|test\w*|screen\w*|wait\w*|doing|measuring)|needn'?t|skip\w*|omit\w*"
    r"|forget about|bypass\w*"
    r"|leav(?:e|ing) out|forgo\w*|dispens\w+ with|waiv(?:e|es|ed|ing)|spar(?:e|es|ed|ing)"
    r"|ditch\w*|forg[eo]t(?:ten|ting)? to"
    r"|(?:nobody|no ?one|none of (?:them|us)) (?:needs?|has to|bothers? with)"
    r"|never (?:had|have|get|got|send|sent|order\w*)"
    r"|without (?:check|test|screen|wait|do|send|measur|know)ing|instead of wait\w+)"
)
_NOT_NEEDED = (
    r"(?:(?:is|are|was|were|being|'s) )?(?:really |quite |all |just )?"
    r"(?:not (?:needed|necessary|required|worth\w*|indicated|done|checked|sent)|unnecessary|superfluous"
    r"|pointless|overkill"
    r"|a waste|needless|skipped|omitted|never (?:done|checked|sent)|optional|unneeded|not relevant"
    r"|can (?:wait|come later)"
    r"|(?:can|could|may|might|should|will) be (?:skipped|left(?: out| off)?|omitted|dispensed with|dropped|waived"
    r"|avoided|forgotten|forgone|spared)"
    r"|(?:aren|isn)'?t needed)"
)
_DENIED = re.compile(
    rf"\b{_LEFT_OUT}\s+{_OF_IT}(?:{_TEST}|{_INFECTION}|{_ENZYME}|for anything)\b"
    rf"|\b(?:no|without|zero)\s+{_OF_IT}{_TEST}\b"
    rf"|\b(?:{_TEST}|{_ENZYME}|{_INFECTION} (?:status|result)s?)\s+{_NOT_NEEDED}"
    rf"|\b{_INFECTION} (?:is |was )?(?:not (?:yet )?|never )(?:checked|tested|done|sent)\b"
    rf"|\b{_INFECTION}(?: (?:status|result)s?)?(?: (?:is|was|are|still|as yet))*"
    r" (?:unknown|not known|unchecked|untested)\b"
    r"|\bwithout (?:an? |the |any |her |his |their )?(?:hbsag|hbs ag|anti-?hbc)\b(?! ?(?:pos|neg|\+|carri))"
)
# Begun before the result is there
_TOO_SOON = re.compile(
    rf"(?<!not )(?<!never )(?<!nothing )\bbefore (?:we (?:have|know|get) |i (?:have|know|get) |having |knowing "
    rf"|seeing )?{_OF_IT}"
    rf"(?:results?|{_TEST}|status|{_INFECTION}|{_ENZYME})"
    r"(?: results?)? (?:is|are|was|were|has|have|comes?|came|gets?)(?: \w+)? (?:back|in|known|available|through"
    r"|reported)\b"
    rf"|\b(?:results?|{_TEST}|status) (?:\w+ )?(?:pending|awaited|outstanding|to follow)\b[^.;!?]{{0,20}}"
    r"\b(?:start(?:ing)? (?:anyway|regardless|now|today|tonight)|go(?:ing)? ahead|give (?:it )?anyway)\b"
)
# The checks are there, or the words deny something else; that a liver test is normal says of no check that it was done
_RESULT = r"(?:negative|neg|normal|clear|known|fine|ok)"
_ADVERB = r"(?:\w+ )?(?<!not )(?<!n't )"
_DONE = re.compile(
    rf"\b(?:already|previously|recently|all|both)\s+{_ADVERB}(?:done|back|checked|tested|screened|{_RESULT})\b"
    rf"|\b(?:were|was|is|are|been|come|came)\s+{_ADVERB}(?:done|back|known|checked|tested|screened|negative|neg)\b"
    rf"|\b(?:{_TEST}|{_INFECTION}|{_ENZYME}|results?|everything|they|these|those|it)\s+(?:were|was|is|are|been|came)\s+"
    rf"{_ADVERB}{_RESULT}\b"
    r"|\b(?:repeat\w*|again|re-?check\w*|re-?test\w*|re-?screen\w*|drug levels?|anti-?drug|biops\w+)\b"
)
_ELSE = re.compile(
    r"(?:tests?|checks?|bloods?|screen\w*) (?:that|which|for (?!anything|hep|tb|hb|infection|tuberc|tpmt))"
)
_SENTENCE = re.compile(r"[^.;!?\n]+")


def checks_denied(lowered: str) -> bool:
    """Whether a lower-case message says that a drug's checks are not needed, or leaves them out; where they are said to
    be done only their repetition is, and nothing is skipped.
    """
    text = lowered.replace("\u2019", "'")
    for sentence in _SENTENCE.finditer(text):
        if _TOO_SOON.search(sentence[0]):
            return True
        denied = _DENIED.search(sentence[0])
        if denied and not _ELSE.search(sentence[0][denied.start() :]):
            return not _DONE.search(text)
    return False
