"""Which drug a number belongs to: the one before it in its sentence, or the one that it stands before."""

from __future__ import annotations

import re
from collections.abc import Sequence

from bot.nlu.recogniser.matching import Span

_END = re.compile(r"[.;!\n](?=\s|$)|\?(?=\s(?!\()|$)")  # "MMF 1.5 g bd? (I think 1 g)" is one breath
_BEFORE_ITS_DRUG = re.compile(r"\s*(?P<of>of|on)?\s*", re.IGNORECASE)
_BESIDE = re.compile(
    r"\s*(?:od |bd |daily |a day )?(?:with|plus|beside|alongside|on top of)\s+(?:the )?", re.IGNORECASE
)
_BEHIND_ITS_DRUG = re.compile(r"(?:[\s:=~(@]|\b(?:dose|is|was|now|currently|at|of)\b)*", re.IGNORECASE)
# "MMF after aza rash", "MMF (aza rash) 1 g bd": what went before is not what a later number is a dose of
_GONE_BEFORE = re.compile(
    r"\b(?:after|since|following|post|for|instead of|previous|previously|prev|prior|ex)[ -](?:the |her |his )?$",
    re.IGNORECASE,
)
_IN_A_BRACKET = re.compile(r"\([^()]*$")
_BRACKET_CLOSES = re.compile(r"[^()]*\)")
# "Aza well tolerated, ALT normal only above 12.5 mg", "steroid dependent at 15 mg": below which dose the disease comes
# back is told of the steroid, whichever other drug is named
_COMES_BACK = (
    r"(?:flar\w+|relaps\w+|rebound\w*|normal\w*|quiet|control\w*|remission|settle\w*|(?:back )?up|rises?|climb\w*"
    r"|breaks? through|needs?|needing|requir\w+|stuck|weaned?|taper\w*|get(?:s|ting)?|go(?:es)?|come?s?)"
)
_AT_A_LIMIT = re.compile(
    rf"[,;]\s[^.;?!\d]*\b{_COMES_BACK}\b[^.;,?!\d]*\b(?:above|below|under|beneath|less than|more than|at least)\s*$",
    re.IGNORECASE,
)
_DEPENDENT = re.compile(
    r"\b(?:steroid|pred\w*|cortico\w*|budes\w*)[\s-]+depend\w+"
    r"(?:,?\s(?:at|on|with|to|above|around|about|still|currently|a|dose|of|now|is))*\s*[(:~]?$",
    re.IGNORECASE,
)
# "Intolerant of aza and mmf, ALT normal on 5 mg": in the clause behind, the dose is of none of these
_GIVEN_UP = re.compile(
    r"\b(?:intolera\w+|allerg\w+|hypersensitiv\w+|reacted"
    r"|(?:un|not |never |n'?t |\bun?able to )tolerat\w*|unable to (?:tolerate|take)|(?:can|could)(?:n'?t"
    r"| ?not) (?:take|have|tolerate)"
    r"|(?:did|do|does)(?:n'?t| not) tolerate|fail(?:ed|ing|s)|stopped|came off|off)\s+"
    r"(?:(?:of|to|on|with|both|either|the|all|even)\s+)*$",
    re.IGNORECASE,
)
_LISTED = re.compile(
    r"\s*(?:,|/|&|\+|\band\b|\bor\b|\bnor\b|,\s*(?:and|or))\s*(?:(?:of|to|also|both)\s+)*", re.IGNORECASE
)
_NEXT_CLAUSE = re.compile(r"[,;]\s|\s[-–—]\s|\b(?:controlled|well|stable|quiet|normal|remission)\b", re.IGNORECASE)
# Between a number and a drug behind it: another drug's turn is told in a clause of its own
_OF_ANOTHER_CLAUSE = re.compile(
    r"[,;]\s+(?:[^.;?!]*\b)?(?:first|before(?: that)?|initially|originally|previous(?:ly)?|earlier|prior|was|were|had"
    r"|then|after|since|because|ex|failed|stopped|could(?:n'?t| not)|did(?:n'?t| not)|intolera\w+)\b",
    re.IGNORECASE,
)
_CLAUSE_BREAK = re.compile(r"[,;]\s")
_WENT_BEFORE = re.compile(
    r"\s+(?:(?:was|had been|had|got|already)\s+)?(?:stopped|failed|failure|gave|caused|before|earlier|first|previously"
    r"|initially|intolera\w+|not tolerated|withdrawn|discontinued|rash|nausea|pancreatitis)\b",
    re.IGNORECASE,
)
_STEROIDS = ("prednisolone", "budesonide")
_DOSE_BEFORE = re.compile(
    r"\d+(?:\.\d+)?\s?(?:mg|g|mcg|micrograms?|milligrams?|grams?)\b"
    r"(?:\s?(?:bd|bid|od|tds|tid|daily|a day|/day|twice daily|once daily))?\s*(?:of )?$",
    re.IGNORECASE,
)


def drug_of(text: str, start: int, end: int, owners: Sequence[Span], classes: Sequence[Span]) -> str | None:
    """The drug before the number in its sentence, or else the nearest one after it. Between two drugs it is that of the
    one before: "aza 100 tac 3 mg".
    """
    stops = [match.start() for match in _END.finditer(text)]
    before = [d for d in owners if d.end <= start and not any(d.end <= stop < start for stop in stops)]
    after = [d for d in owners if d.start >= end and not any(end <= stop < d.start for stop in stops)]
    if _DEPENDENT.search(text, 0, start):
        return _steroid(owners)
    close_after = _BEFORE_ITS_DRUG.fullmatch(text, end, after[0].start) if after else None
    before = _still_meant(text, before, start)
    given_up = _given_up(text, before, start)
    if given_up and not close_after:
        return next((drug.value for drug in reversed(before) if drug not in given_up), _steroid(owners))
    counted = bool(close_after and (close_after["of"] or "").lower() == "of")  # "two of aza", not "1 g on aza"
    if close_after and not counted and before and _has_its_number_behind(text, before, start):
        return before[-1].value
    if before and not close_after and _is_the_limit_of_another(text, before[-1], start):
        return _steroid(owners)
    if not before and after and _BESIDE.fullmatch(text, end, after[0].start):
        return None  # "drop to 25 mg with allopurinol": of what is taken, beside the drug named
    if not before and after and not close_after and _in_another_clause(text, end, after[0]):
        return None  # "on 1 g BD for 9 months, first was aza": of what was talked of before
    if close_after or not before:
        of_class = any(c.end <= start and not any(c.end <= stop < start for stop in stops) for c in classes)
        return after[0].value if after and (close_after or not of_class) else None  # "steroids 30 mg, MMF to start"
    return before[-1].value


def _in_another_clause(text: str, end: int, drug: Span) -> bool:
    """Whether a drug behind a number is told of in a clause of its own, as one that went before."""
    if _OF_ANOTHER_CLAUSE.search(text, end, drug.start):
        return True
    return bool(_CLAUSE_BREAK.search(text, end, drug.start) and _WENT_BEFORE.match(text, drug.end))


def _steroid(owners: Sequence[Span]) -> str | None:
    """The steroid that a message names, if any."""
    return next((drug.value for drug in owners if drug.value in _STEROIDS), None)


def _given_up(text: str, drugs: Sequence[Span], start: int) -> list[Span]:
    """The drugs before a number that are said not to be tolerated, to have failed or to have been stopped, where its
    own clause speaks of none of them; none where the last one is none of these.
    """
    if not drugs or not _NEXT_CLAUSE.search(text, drugs[-1].end, start):
        return []
    over: list[Span] = []
    for at, drug in enumerate(drugs):
        listed = over and drugs[at - 1] in over and _LISTED.fullmatch(text, drugs[at - 1].end, drug.start)
        if listed or _GIVEN_UP.search(text, 0, drug.start):
            over.append(drug)
    return over if drugs[-1] in over else []


def _is_the_limit_of_another(text: str, drug: Span, start: int) -> bool:
    """Whether a number is the dose below which the disease comes back, told apart from a drug that is no steroid."""
    return drug.value not in _STEROIDS and _AT_A_LIMIT.search(text, drug.end, start) is not None


def _still_meant(text: str, drugs: list[Span], start: int) -> list[Span]:
    """The drugs before a number without the last one, where it is only what the one before it came after."""
    if len(drugs) < 2:
        return drugs
    last = drugs[-1]
    if _IN_A_BRACKET.search(text, 0, last.start) and _BRACKET_CLOSES.match(text[last.end : start]):
        return [drug for drug in drugs if not _IN_A_BRACKET.search(text, 0, drug.start)] or drugs
    if not _GONE_BEFORE.search(text, 0, last.start):
        return drugs
    return drugs if _BEHIND_ITS_DRUG.fullmatch(text, drugs[-1].end, start) else drugs[:-1]


def _has_its_number_behind(text: str, drugs: Sequence[Span], start: int) -> bool:
    """Whether the number behind the last of these drugs is its own; not in "100 mg aza 3 mg tac", where each goes
    before its drug.
    """
    if not _BEHIND_ITS_DRUG.fullmatch(text, drugs[-1].end, start):
        return False
    own = _DOSE_BEFORE.search(text, 0, drugs[-1].start)
    if own is None:
        return True
    earlier = [drug for drug in drugs if drug.end <= own.start()]
    return bool(earlier) and _has_its_number_behind(text, earlier, own.start())
