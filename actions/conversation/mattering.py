"""What is held up against an answer: "doesn't the PBC matter", "should I worry about the potassium". Whoever asks so
wants to hear what is held of that finding, in this case.
"""

from __future__ import annotations

import re

from actions.answers.desk import MATTERS
from actions.case.mentions import SPOKEN_OF
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
_WHAT_ABOUT = re.compile(rf"{_OPENS}(?:what|how)\s+about\s+{_NAMED}(?:\s+(?:then|though|here|now))?\W*")
_LONG = 110  # characters: a longer message tells a story


def settle(draft: Draft) -> None:
    """Read the message as such a question where a case is talked of: also where a patient might ask so."""
    if draft.case.empty or not draft.turn.focus.intents or len(draft.turn.text) > _LONG or draft.own_treatment:
        return
    written = _with_names_marked(draft)
    if _HELD_UP.fullmatch(written) or (_WHAT_ABOUT.fullmatch(written) and _is_known(draft)):
        draft.read_as(MATTERS, beyond_doubt=True)


def _with_names_marked(draft: Draft) -> str:
    """The message in lower case, findings and drugs each as one mark for a character."""
    written = list(draft.turn.text.lower().replace("\u2019", "'"))
    for mention in draft.turn.mentions.found:
        mark = _FINDING if mention.entity in _FINDINGS else _DRUG if mention.entity == "drug" else ""
        if mark:
            written[mention.start : mention.end] = mark * (mention.end - mention.start)
    return "".join(written)


def _is_known(draft: Draft) -> bool:
    """Whether what is named is known of the patient already: "what about the PBC" tells nothing else then."""
    named = draft.turn.mentions.values("condition", *SPOKEN_OF)
    return bool(named) and all(draft.case.state(condition) == "yes" for condition in named)
