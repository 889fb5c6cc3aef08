"""The message reduced to what assertion rules read: mentions as single characters, and where clauses end."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from bot.nlu.recogniser.matching import Span

ASSERTABLE = {
    "drug": "\ue000",
    "drug_class": "\ue000",
    "co_medication": "\ue000",
    "other_medicine": "\ue000",
    "condition": "\ue001",
    "reaction": "\ue002",
    "reason": "\ue003",
}
DRUG, CONDITION, REACTION, REASON, ENDING, CHILD = "\ue000", "\ue001", "\ue002", "\ue003", "\ue004", "\ue005"
ACT = "\ue006"  # a condition that is done or left undone: contraception, prophylaxis, a vaccine, breastfeeding
FINDING = "[\ue001\ue002\ue005\ue006]"  # a condition or a reaction
MENTION = "[\ue000-\ue006]"
STOP, PAUSE = "\ue010", "\ue011"  # where a sentence or a contrast ends a scope; where only a clause ends

_NOW = (
    r"(?:now|currently|presently|at present|at the moment|today|these days|nowadays|since then|ever since|thereafter|"
    r"in the meantime|meanwhile|but|so|however|although|though|whereas|while|yet|moved (?:on )?to|settled on|"
    r"then moved|doing (?:well|fine|ok)|stable on|maintained on|been well|and has been)"
)
_SUBJECT = r"(?:(?:and |then )?(?:she|he|they|we|i|pt|patient|the (?:patient|pt))(?:'s|'d|'ve)? )"
_ENDS = re.compile(
    rf"""(?P<aside>\([^()\n]*\)) | (?P<stop>[;!\n]|\.(?!\d)|(?<=[\w\ue000-\ue003)])\?|\s(?={_SUBJECT}?{_NOW}\b))
    | (?P<listed>(?<={MENTION}),(?=\s*(?:and\s+|or\s+)?{MENTION}\s*(?:[,/&+.;?!)]|and\b|or\b|$)))
    | (?P<pause>,(?!\d)|\s(?=then\b)|\s(?=(?:and |which |who ){_SUBJECT})|\sand\s(?=(?:is|has|was|had|we're|on)\b))""",
    re.VERBOSE,
)


_OF_BOTH = frozenset({"pregnant", "wishes-pregnancy", "fathering"})  # a partner's as much as the patient's
_DONE = frozenset({"contraception", "hbv-prophylaxis", "live-vaccine", "breastfeeding"})
# "Crohn's not excluded" says what "Crohn not excluded" does
_POSSESSIVE = re.compile(r"'s\b(?! (?:been|not|a|an|the)\b)")
# The result in a name ("HBV positive", "TPMT low") stays beside its character: it shares none of the list it stands in
_RESULT = (
    r"(?:positive|pos|\+\s?ve|reactive|detected|low|deficient|absent|intermediate|heterozygous|het|homozygous|raised"
    r"|high|\d+ ?mm)"  # "mantoux 18 mm" is a result as well
)
_POSITIVE = " positive"
_ON = "on "
_OWN_RESULT = re.compile(rf"\s{_RESULT}$|^(?:positive|pos|reactive)\s")
_ENDED = re.compile(r"(?:had to )?(?:stop|discontinu|withdr)")


def clusters_of(spans: Iterable[Span]) -> list[list[Span]]:
    """Spans that overlap one another, together, in text order."""
    clusters: list[list[Span]] = []
    end = -1
    for span in sorted(spans, key=lambda span: (span.start, -span.end)):
        if span.start < end:
            clusters[-1].append(span)
        else:
            clusters.append([span])
        end = max(end, span.end)
    return clusters


def skeleton_of(text: str, clusters: Sequence[list[Span]]) -> tuple[str, list[int]]:
    """The lower-case message with one character per cluster, and where each of these stands."""
    lowered = text.lower() if len(text.lower()) == len(text) else text
    lowered = lowered.replace("’", "'").replace("−", "-").replace("–", "-").replace("—", "-")
    pieces: list[str] = []
    places: list[int] = []
    length = read = 0
    for cluster in clusters:
        start, end = cluster[0].start, max(span.end for span in cluster)
        before = lowered[read:start]
        widest = max(cluster, key=lambda span: (span.end - span.start, span.entity == "drug"))
        character = ASSERTABLE[widest.entity]
        if character == REASON and _ENDED.match(lowered, start):
            character = ENDING  # "stopped because of": a reason that tells of an ending
        if widest.value in _OF_BOTH:
            character = CHILD
        elif widest.value in _DONE:
            character = ACT
        if character == ACT and lowered.startswith(_ON, start):
            before += _ON  # "on entecavir" is one form, and done already
        pieces += [before, character]
        places.append(length + len(before))
        length += len(before) + 1
        if widest.entity == "condition" and _OWN_RESULT.search(lowered[start:end]):
            pieces.append(_POSITIVE)
            length += len(_POSITIVE)
        possessive = _POSSESSIVE.match(lowered, end)
        read = possessive.end() if possessive else end
    return "".join([*pieces, lowered[read:]]), places


def in_clauses(skeleton: str) -> str:
    """The skeleton, as long as before, with the character that ends a scope replaced by STOP or PAUSE.

    A comma in brackets, in a number or between the mentions of a list ends nothing; the bracket that closes does.
    """
    return _ENDS.sub(_end, skeleton)


def _end(match: re.Match[str]) -> str:
    if match["aside"]:
        return match[0][:-1] + PAUSE
    if match["listed"]:
        return match[0]
    return (STOP if match["stop"] else PAUSE) + match[0][1:]
