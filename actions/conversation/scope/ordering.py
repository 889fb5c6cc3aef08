"""Orders: whether a message holds one, or the plan or the question of somebody who prescribes; and which drugs it is
about, since what is told as taken beside it is not ordered.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Collection

from actions.answers.letter import ASKED_FOR
from actions.case.drugs.given_drugs import masked
from actions.case.mentions import Mentions

_D = "\ue000"  # one character of a drug's name in the masked text
_AMOUNT = (
    r"(?:[\d.,/%-]+|mgs?|mcg|g|gms?|bd|bid|od|tds|tid|qds|daily|once|twice|weekly|a|per|day|kg|now|still|plus|and|&|\+"
    r"|,|also)"
)
_SENT = re.compile(
    r"\b(?:put|start(?:ed|ing)?|get|switch|move|place|commence|keep|restart|initiate)"
    r"(?: (?:her|him|them|it|the (?:pt|patient|lady|man)|this (?:pt|patient|lady|man)|pt|patient))?(?: back)?\s*$"
)
_TAKEN = re.compile(
    rf"\b(?P<on>on|takes|taking|receiving|tolerating|continues|currently|maintained on)\s+"
    rf"(?:(?:{_D}+|{_AMOUNT}),?\s*)*$"
)
_WHETHER = re.compile(r"\b(may|can|could|should|must|is it (ok|safe|right) to) (i |we )?prescribe\b.*\?")
# Who writes it is the one who asks: "what do I put on the script", "what should the prescription say"
_WRITES = re.compile(
    r"\b(what|how|which|when|where)\b[^.;?!]{0,25}\b(do|should|would|can|must|shall) (i|we)\b[^.;?!]{0,12}"
    r"\b(write|put|prescribe|chart|script|enter|order|state|specify)\b"
    r"|\b(what|how) (should|does|must|would|has) (the|a|an|her|his) (\w+ )?(prescription|script|chart|order|label)\b"
    r"|\bwhat (goes|should go|has to go|belongs) (on|in|into) (the|a|an|her|his) (\w+ )?"
    r"(prescription|script|chart|label)\b"
    r"|\bhow to (write|prescribe|chart|script)\b|\bhow (is|are) \S+ (prescribed|written up|charted)\b"
)
_CHOOSES = re.compile(
    r"\b(?:decide|choose|pick|select|which|(?:make )?(?:the|your) (?:call|choice|decision)|tell me|give me one)\b"
)
# One name is asked for, as one asks a book; nothing is to be decided, written or sent
_ONE_NAME = re.compile(
    r"\b(?:give|tell|name|show) me (?:just |only )?(?:one|a single) (?:drug|name|option|agent|answer|choice)\b"
)
_OR = re.compile(r"\s*(?:,|/|-|or|vs?\.?|versus)\s*(?:or )?(?:the )?")
_I_ACT = re.compile(r"\b(i|we)('ll|'m going to|'re going to| will| am going to| are going to| plan to| intend to)\b")
_ADDRESSES = re.compile(r"\b(you|your\w*|please|pls|plz|kindly|for (me|us)|tell|just|only|final|one word)\b")
_OF_PAPER = re.compile(
    r"\b(prescri\w*|scripts?|e-?scri\w*|rx|charts?|(?<!what )(?<!which )orders?|pharmac\w*|forms?|repeats?"
    r"|refill\w*|book|sign\w*|send|issue)\b"
)

# The answer as a text to be pasted, which nobody signs or sends
_LETTER = re.compile(
    r"\b(?:write|draft|put|turn|make|do|give|format|word|phrase|show|have)\b[^.;!?]{0,30}"
    r"\b(?:letter|clinic note|summary for the gp)\b"
)
_SENDS = re.compile(
    r"\b(?:sign\w*|send\w*|fax\w*|e-?mail\w*|issue\w*|post|prescri\w*|script|medico\w*|legal\w*|insurance)\b"
)
# How a drug is dosed over time is knowledge; whoever asks decides about it
_SCHEDULE = re.compile(
    r"\b(?:write|give|spell|set|lay|draw|map|jot|tell|show|list|outline|need|want)\b(?: (?:me|us|out|up|down|it))*"
    r" (?:the |a |an |her |his |your |me )*(?:[\w-]+ ){0,2}?(?:(?:up-?)?titrations?|tapers?|tapering|dose escalation"
    r"|(?:titration|tapering|weaning|dosing|dose|escalation|taper|monitoring|blood test)"
    r" (?:schedule|plan|scheme|step)s?"
    r"|step-?down|wean)\b"
)


def asks_whether_to(lowered: str) -> bool:
    """ "May I prescribe budesonide?": a question of one who prescribes, in a lower-case message."""
    return bool(_WHETHER.search(lowered))


def asks_what_to_write(lowered: str) -> bool:
    """ "What do I write on the prescription?": the dose is asked for by who writes it."""
    return bool(_WRITES.search(lowered)) and not _ADDRESSES.search(lowered)


def asks_for_a_schedule(lowered: str) -> bool:
    """ "Write me the titration": what is to be laid out is how a drug is dosed over time, and no prescription."""
    return bool(_SCHEDULE.search(lowered)) and not _OF_PAPER.search(lowered)


def plans(lowered: str) -> bool:
    """ "I'll write it up", "continue aza and add MMF": nobody is told to write anything."""
    return not _ADDRESSES.search(lowered) and bool(_I_ACT.search(lowered) or not _OF_PAPER.search(lowered))


def asks_to_choose(lowered: str, mentions: Mentions, behind: Collection[str]) -> bool:
    """ "You decide: tac or MMF", in a lower-case message: two drugs that are not behind the patient, as a choice."""
    drugs = [m for m in mentions.of("drug") if m.value not in behind]
    gaps = (lowered[one.end : other.start] for one, other in itertools.pairwise(drugs) if one.value != other.value)
    return bool(_CHOOSES.search(lowered)) and any(_OR.fullmatch(gap) for gap in gaps)


def asks_for_one(lowered: str) -> bool:
    """ "Just tell me one drug, no table", in a lower-case message: one name is asked for, and no paper."""
    return bool(_ONE_NAME.search(lowered)) and not _OF_PAPER.search(lowered)


def ordered_drugs(text: str, mentions: Mentions) -> frozenset[str]:
    """The drugs of a message that holds an order, but for those it says are taken: of "on aza 100, prescribe MMF 1 g"
    only mycophenolate.
    """
    skeleton = masked(text, mentions)
    return frozenset(drug.value for drug in mentions.of("drug") if not _taken(skeleton[: drug.start]))


def _taken(before: str) -> bool:
    found = _TAKEN.search(before)
    return found is not None and not _SENT.search(before[: found.start("on")])


def wants_a_letter(lowered: str) -> bool:
    """Whether a lower-case message asks for a letter in any words and for nothing that is signed or sent."""
    return bool(ASKED_FOR.search(lowered)) and not _SENDS.search(lowered)


def asks_for_a_letter(lowered: str) -> bool:
    """Whether a lower-case message wants what was answered as a letter: "write it as a letter"."""
    return bool(_LETTER.search(lowered)) and not _SENDS.search(lowered)
