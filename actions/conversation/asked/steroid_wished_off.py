"""Who is well on a steroid with a thiopurine and wants to be off the steroid asks how it is withdrawn, and whatever
else is asked ("does he need second line?") is answered by that nothing failed: the steroid alone goes.
"""

from __future__ import annotations

import re

from msgspec import structs

from actions.answers.desk import Asked
from actions.case.mentions import Mentions
from actions.case.patient import SECOND_LINE, STEROIDS, THIOPURINES
from actions.case.reading import SITUATIONS
from actions.case.reason.quiet import results_quiet, said_quiet
from actions.conversation.draft import Draft

_STOPPING = "ask_stopping"
_GUESSED = frozenset({*SITUATIONS, "ask_second_line_options"}) - {"acute_severe_disease"}
_STEROID = r"(?:the |his |her |all |low[- ]dose )*(?:steroids?|pred\w*|budesonide|cortico\w*)\b"
_WISHES = (
    r"(?:wants?|wish(?:es|ing)?|keen|hop(?:es|ing)|would like|asks?|asking|begging|happy|like|wanting)"
    r"(?: (?:to|be|come|coming|get|go|getting|taken|if|whether|can|could|for|about|now|her|him|he|she|us))*"
)
_OFF_IT = re.compile(
    rf"\b{_WISHES} (?:off|stop(?:ping|ped)?|withdraw\w*|discontinu\w*|wean\w*(?: off)?|steroid[- ]free)"
    rf"(?: (?:of|from))? {_STEROID}|\b{_WISHES} steroid[- ]free\b"
)
_SENTENCE = re.compile(r"[^.;?!\n]+[.;?!\n]?")


def settle(draft: Draft) -> None:
    """Read such a message as the question how the steroid is withdrawn."""
    case, mentions = draft.case, draft.turn.mentions
    text = draft.turn.text.lower().replace("\u2019", "'")
    steroids = tuple(drug for drug in case.current if drug in STEROIDS)
    beside = any(drug in (*THIOPURINES, *SECOND_LINE) for drug in case.current)
    if not (steroids and beside) or case.reason is not None or case.reactions:
        return
    wish = next((found for found in _SENTENCE.finditer(text) if _OFF_IT.search(found[0])), None)
    if (
        wish is None
        or not (said_quiet(text, mentions) or results_quiet(text, mentions))
        or draft.intent not in _GUESSED
    ):
        return
    draft.read_as(_STOPPING, beyond_doubt=True)
    asked = tuple(_of_the_steroid(one, *wish.span()) for one in draft.turn.asked)
    draft.turn = structs.replace(draft.turn, asked=asked)


def _of_the_steroid(asked: Asked, start: int, end: int) -> Asked:
    """The question, of that sentence and of steroids alone: what else is told is of the patient, and not asked of."""
    drugs = tuple(m for m in asked.mentions.of("drug") if m.value in STEROIDS)
    beside = tuple(m for m in asked.mentions.within(start, end).found if m.entity != "drug")
    return structs.replace(asked, text=asked.text[start:end], start=start, mentions=Mentions((*drugs, *beside)))
