"""Numbers of somebody else's, told beside the patient: "aza rash, my other pt has INR 4", "next bed is K 6.8"."""

from __future__ import annotations

import re
from collections.abc import Sequence

from bot.nlu.recogniser.found import Found
from bot.nlu.recogniser.matching import Span

_PERSON = r"(?:pts?|patients?|one|case|lady|gentleman|man|woman|chap|bloke|guy)"
NEIGHBOUR = (
    rf"(?:(?:the |a )?(?:next|neighbouring|adjacent|other)[- ]bed(?:'s)?(?: {_PERSON})?"
    rf"|(?:the )?{_PERSON} (?:in|on) (?:the )?(?:next|other|neighbouring) (?:bed|bay|room|ward))"
)
"""Who lies beside the patient."""
_SOMEBODY_ELSE = re.compile(
    rf"\b(?:(?:my|our|the) other {_PERSON}|another {_PERSON} of (?:mine|ours)|{NEIGHBOUR}"
    r"|(?:her|his|their|the patient's|pt's) (?:mother|father|mum|mom|dad|sister|brother|aunt|uncle|husband|wife|partner"
    r"|son|daughter|cousin|kid|child|friend|twin|dog|cat))(?:'s)?\s(?P<told>[^.;!?\n]*?)"
    r"(?=[.;!?\n]|$|,\s*(?:and |but )?(?:this|mine|ours|she|he|hers|his|her|pt|patient|the (?:pt|patient))\b)",
    re.IGNORECASE,
)


def without_others(text: str, numbers: Sequence[Found], spans: Sequence[Span]) -> list[Found]:
    """The numbers without those told of somebody else, where the message tells of the patient too: by an age or a name
    of the vocabulary outside. Whoever is told of with an age of their own may be the next patient.
    """
    left = list(numbers)
    for found in _SOMEBODY_ELSE.finditer(text):
        low, high = found.span()
        theirs = [one for one in left if low <= one.start < high]
        told_beside = any(not low <= span.start < high for span in spans)
        if told_beside and not any(one.name == "age" for one in theirs):
            left = [one for one in left if one not in theirs]
    return left
