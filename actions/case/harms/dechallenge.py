"""Liver tests that a drug raised: "aza gave ALT rise to 600, settled off it", "LFTs shot up on MMF, normalised when
stopped", "hepatitis on aza, positive dechallenge". That is a harm of the drug, and no failure of it.

A flare that settled on more steroid is the disease's: nothing of it is read here.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from actions.case.drugs.given_drugs import NAME, masked
from actions.case.mentions import Measure, Mentions
from actions.case.patient import STEROIDS

HARM = "hepatotoxicity"
_TESTS = (
    r"(?:alts?|ast|lfts?|transaminases|transaminitis|liver (?:tests|enzymes|bloods|function tests?)"
    r"|enzymes|ggt|gpt|alp)"
)
_UP = (
    r"(?:r[io]se\w*|rising|shot up|went up|gone up|up|jump\w*|climb\w*|spik\w+|doubl\w+|tripl\w+|elevat\w+|rais\w+"
    r"|derang\w+|worse\w*|flare[ds]?|went (?:from \d+ )?to|to \d{3,}|\d{3,}|>?\d+(?:\.\d+)? ?x|x ?\d+)"
)
_RISE = rf"(?:{_TESTS}[^.;?!\n{NAME}]{{0,15}}?\b{_UP}|(?:derang\w+|rais\w+|elevat\w+|rise (?:in|of)) (?:the )?{_TESTS})"
_INJURY = rf"(?:{_RISE}|{_TESTS} derangement|transaminitis|(?<!immune )(?<!viral )hepatitis)"
_DOSE = r"(?:\s*\(?\d[\d.]*\s?(?:mg/kg|mg|g)?(?:\s?(?:od|bd|daily|a day))?\)?)?"
_GAVE = (
    rf"(?P<gave>{NAME}+){_DOSE}\s*(?:gave|caused|causing|brought|led to|raised|pushed|made)\s(?:(?:her|his"
    rf"|the|an?|big|acute)\s)*"
)
_GAVE_IT = re.compile(rf"{_GAVE}(?:{_RISE}|{_TESTS} derangement|transaminitis|{_TESTS} up)")
_ON_IT = (
    r"\s*(?:(?:\w+ )?(?:days?|weeks?|wks?|months?) )?(?:on|after|since|with|into|from|following)\s"
    r"(?:starting |start of |beginning |commencing |the |her |his |low dose )*"
)
_RAISED_ON_IT = re.compile(
    rf"(?:{_INJURY}[^.;?!\n{NAME}]{{0,20}}?{_ON_IT}(?P<behind>{NAME}+)"
    rf"|(?P<before>{NAME}+){_DOSE}\s*(?:->|→|=>|,|:|-|–|then|and)*\s*(?:(?!stop|held|off)\w+ ){{0,2}}?{_RISE})"
)
_SETTLED = (
    r"(?:settl\w+|normali[sz]\w+|resolv\w+|recover\w+|improv\w+|came (?:back )?down|fell|falling"
    r"|back to (?:normal|baseline)"
    r"|(?:now )?normal|better)"
)
_STOPPED = r"(?:stopp\w+|withdr[ae]w\w*|held|holding|discontinu\w+|cessation|ceas\w+|coming off|came off|taken off)"
# It went when the drug did, or came again with it
_WENT_WITH_IT = re.compile(
    rf"\b{_SETTLED}[^.;?!\n{NAME}]{{0,15}}?\b(?:off(?: it| the drug| {NAME}+)?(?=\s*(?:$|[.,;!)])|\s+(?:and|now)\b)"
    rf"|(?:when|once|after|on|with|since|upon|following)\s(?:(?:it|we|i|drug|this|the drug|she|he|was"
    rf"|{NAME}+)\s)*{_STOPPED})"
    rf"|\b(?<!not ){_STOPPED}\b[^.;?!\n{NAME}]{{0,25}}?\b{_SETTLED}"
    r"|\b(?:positive|\+\s?ve|pos) (?:de|re)-?challenge|\b(?:de|re)-?challenge (?:was )?(?:positive|\+\s?ve|pos)\b"
)
# "ALT rose to 300 after aza was stopped", "when we stopped aza": without the drug, not with it
_ITS_END = re.compile(
    rf"{_DOSE}\s*(?:was |were |is |had been |got )?(?:stopp\w+|withdr\w+|discontinu\w+|held|ceas\w+|cessation|reduc\w+"
    r"|taper\w+|wean\w+)\b"
)
_ON_TREATMENT = re.compile(r"\b(?:on|with|into)\s(?:the |her |his |low dose )*$")
_WITHOUT_IT = re.compile(
    rf"{_RISE}[^.;?!\n{NAME}]{{0,20}}?\s(?:when|after|since|once|on|upon|following)\s"
    rf"(?:(?:we|she|he|they|gp|i)\s)?(?:(?:stopp\w+|withdr\w+|discontinu\w+|coming off|came off)\s(?:the |her "
    rf"|his )?(?P<stop>{NAME}+)"
    rf"|(?:the |her |his )?(?P<name>{NAME}+)(?!{NAME})\s*(?:was |were |had been |got )?(?:stopp|withdr"
    rf"|discontinu|ceas))"
)
_BY_STEROIDS = re.compile(r"\b(?:more|higher|increas\w+|extra|pulse\w*|burst|course|restart\w*|resum\w+|back on)\b")
_REACH = 90  # characters behind the rise in which it is told to have gone
_ITS_NUMBER = 6  # characters between the words for a rise and how high it went


class _Rise(NamedTuple):
    """Where a drug stands that raised the liver tests, and the words for it."""

    drug: int
    start: int
    end: int


def raised_by(text: str, mentions: Mentions) -> tuple[str, ...]:
    """The drugs that are told to have raised the liver tests; of steroids none."""
    at = {rise.drug for rise in _rises(masked(text, mentions))}
    drugs = mentions.of("drug", "affirmed", "historical")
    return tuple(dict.fromkeys(d.value for d in drugs if d.start in at and d.value not in STEROIDS))


def is_of_a_rise(measure: Measure, mentions: Mentions, text: str) -> bool:
    """Whether a number only says how high such a rise went, which is over."""
    rises = _rises(masked(text, mentions))
    return any(rise.start <= measure.start < rise.end + _ITS_NUMBER for rise in rises)


def _rises(skeleton: str) -> tuple[_Rise, ...]:
    found = [_Rise(m.start("gave"), *m.span()) for m in _GAVE_IT.finditer(skeleton)]
    for m in _RAISED_ON_IT.finditer(skeleton):
        if _went_with_it(skeleton, m.end()) and not _is_its_end(skeleton, m):
            found.append(_Rise(m.start("behind") if m["behind"] else m.start("before"), *m.span()))
    return tuple(found)


def rose_without(text: str, mentions: Mentions) -> frozenset[str]:
    """The drugs after whose end the liver tests rose, which is the disease that came back."""
    skeleton = masked(text, mentions)
    at = {m.start("stop") if m["stop"] else m.start("name") for m in _WITHOUT_IT.finditer(skeleton)}
    return frozenset(d.value for d in mentions.of("drug") if d.start in at)


def _is_its_end(skeleton: str, rise: re.Match[str]) -> bool:
    """Whether the drug behind a rise is named for its end, and not as what was taken."""
    if not rise["behind"] or _ON_TREATMENT.search(skeleton, 0, rise.start("behind")):
        return False
    return bool(_ITS_END.match(skeleton, rise.end("behind")))


def _went_with_it(skeleton: str, end: int) -> bool:
    behind = skeleton[end - 1 : end + _REACH]
    gone = _WENT_WITH_IT.search(behind)
    return gone is not None and not _BY_STEROIDS.search(behind[: gone.end() + 15])
