"""Drugs of which a message says that doses were missed or that the patient gives them up, or asks whether to hold."""

from __future__ import annotations

import re

from actions.case.mentions import Mentions

_SO_MUCH = (
    r"(?:(?:about|some|few|several|couple|an?|the|last|her|his|\d+|one|two|three|four|five|six|seven|of)\s+)*"
    r"(?:days?|weeks?|doses?|tablets?|pills?)'?s?\s+(?:worth )?(?:of )?"
)
_MISSED = re.compile(
    rf"(?<!not )(?<!never )(?<!n't )\b(?:(?:missed|skipped|omitted|forgot|forgotten|went without)\s+{_SO_MUCH}"
    r"|ran out of )(?:the |her |his )?$"
)
# "Not taking aza (admits)", "never really took her azathioprine": it is prescribed, and was not given its chance
_NOT_TAKING = re.compile(
    r"(?:\bnot|n'?t|\bnever|\bhardly)(?: (?:really|actually|been|even|properly|regularly|always))*"
    r" (?:taking|took|taken|swallow\w*|take)(?: (?:any|all) of)?\s+(?:the |her |his |my )?$"
)
# "Forgot pred for 3 days", "missed her tac x 2 days"
_MISSED_A_WHILE = re.compile(
    r"(?<!not )(?<!never )(?<!n't )\b(?:missed|skipped|omitted|forgot|forgotten|went without|(?:hasn't|has not) taken)"
    r"\s+(?:(?:to take|taking|the|her|his) )*$"
)
_A_WHILE = re.compile(
    r"\s*(?:for|x)\s*(?:about |the (?:last|past) )?(?:\d+|an?|one|two|three|four|five|a few|several) ?"
    r"(?:days?|d|doses?|/7|weeks?|wks?|/52|nights?|mornings?)\b"
)
_OWNED_UP = re.compile(
    r"\b(?:admi(?:ts?|tted|tting)|confess\w*|owns? up|owned up|turns out|emerged|reveal\w*|adheren\w+|complian\w+"
    r"|pharmacy|prescriptions?|refills?|pill count|undetectable)\b"
)
# "On aza 125, admits to not taking her tablets"
_PRESCRIBED = re.compile(r"(?<!was )(?<!not )(?<!n't )\bon (?:the )?$")
_ENDED = re.compile(r"\b(?:stopp\w+|discontinu\w+|withdr\w+|never started|came off|given up|gave up)\b")
_SENTENCE_ENDS = re.compile(r"[.;?!\n](?!\d)")
_HOLDS = re.compile(
    r"(?:^|[.;?!\n])\W*(?:(?:so|ok|okay|and|but|then|do i|do we|should i|should we|shall i|can i|just)\W+)*"
    r"(?:hold|stop|pause|withhold|suspend|interrupt|omit|drop)\s+(?:the |her |his )?$"
)
_END_OF_QUESTION = 20  # characters behind the drug: "hold the mmf for now?"
_GIVES_UP = re.compile(
    r"\b(?:she|he|they|pt|patient|i)\s+(?:(?:just|then|simply|now|suddenly|has|had)\s+)*(?:bins?|binned|ditch(?:es|ed)?"
    r"|dump(?:s|ed)?|quits?|chuck(?:s|ed)?|drop(?:s|ped)|stops|stopped|gives up|gave up|packs in|packed in|comes off"
    r"|came off)\s+(?:taking )?(?:the |her |his |my )?$"
)
_DID_NOTHING = re.compile(
    r"\b(?:fail\w*|refractory|useless|ineffective|despite|no (?:response|effect|benefit|good|use)|non-?respon\w*)\b"
    r"|(?:\bnot|n'?t) (?:\w+ ){0,2}(?:work\w*|respon\w*|help\w*|enough|sufficient\w*)\b"
)


def missed(text: str, mentions: Mentions) -> tuple[str, ...]:
    """Drugs of which only doses were missed, or which the patient owns up not to take: "missed 4 days of tac over the
    holidays", "not taking aza (admits)".
    """
    lowered = text.lower().replace("\u2019", "'")
    not_swallowed = "non-adherence" in mentions.values("condition", "affirmed") and not _ENDED.search(lowered)
    return tuple(
        drug.value
        for drug in mentions.of("drug")
        if _MISSED.search(lowered[: drug.start])
        or (_MISSED_A_WHILE.search(lowered[: drug.start]) and _A_WHILE.match(lowered, drug.end))
        or (not_swallowed and _PRESCRIBED.search(lowered[: drug.start]))
        or (_owns_up(drug.end, lowered) and _NOT_TAKING.search(lowered[: drug.start]))
    )


def _owns_up(end: int, lowered: str) -> bool:
    """Whether it is told how it came out, and the sentence that names the drug, up to there, is no question."""
    stop = _SENTENCE_ENDS.search(lowered, end)
    return bool(_OWNED_UP.search(lowered)) and not (stop and stop[0] == "?")


def given_up(text: str, mentions: Mentions) -> tuple[str, ...]:
    """Drugs that the patient gives up by choice, and not because they did nothing: "she bins the aza"."""
    lowered = text.lower()
    if _DID_NOTHING.search(lowered):
        return ()
    return tuple(drug.value for drug in mentions.of("drug") if _GIVES_UP.search(lowered[: drug.start]))


def to_be_held(text: str, mentions: Mentions) -> tuple[str, ...]:
    """Drugs of which a short question asks whether to hold them: "hold the mmf?"."""
    lowered = text.lower()
    return tuple(
        drug.value
        for drug in mentions.of("drug")
        if _HOLDS.search(lowered[: drug.start])
        and lowered[drug.end :].strip().rstrip("!").endswith("?")
        and len(lowered) - drug.end < _END_OF_QUESTION
    )
