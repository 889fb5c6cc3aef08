"""Numbers with what they measure: "ALT 3x ULN", "tac level 12", "28 y", "MMF 1 g bd", "from 400 to 150"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from bot.nlu.recogniser.ages import age_ends
from bot.nlu.recogniser.matching import Span
from bot.nlu.recogniser.units import Unit, read_unit

NOT_NUMBERED = {"hbsag", "anti-hbc", "anti-hbs", "hbv-dna", "nudt15", "igra", "pregnancy-test", "dose", "duration"}
WITH_DRUG = {"dose", "trough", "duration", "percent"}
_LEVEL_DRUGS = frozenset({"tacrolimus", "ciclosporin", "sirolimus", "everolimus", "mycophenolate", "infliximab"})
_JUDGED = re.compile(
    r"[^.;?]{0,15}\b(high|low|ok|okay|enough|in range|target|therapeutic)\b[^.;?]{0,12}\?", re.IGNORECASE
)
_DOSED_BARE = re.compile(r"\s?(?=[\s,;.?)/]|$)")
_NUMBER = re.compile(r"(?:(?<![\w.,])|(?<=\b[FfMm]))(?:\d{1,3}(?:,\d{3})+|\d+(?:\.\d+)?|\.\d+)(?!\d)")
_COMPARATOR = re.compile(
    r"(?P<below><=?|≤|\bunder|\bbelow|\bless than|\bup to)\s*$|(?P<above>(?<![-=])>=?|≥|\bover|\babove|\bmore "
    r"than|\bat least)\s*$"
)
# What may stand between a name and its number, and between numbers of one course ("400 -> 300 -> 150").
_BRIDGE = re.compile(
    r"[\s:=~(,-]*(?:\b(?:is|was|were|are|of|at|now|still|up|only|around|about|currently|today|level|levels|went|"
    r"came|back|fell|falling|fallen|"
    r"rose|risen|dropped|down|from|has|have|gone|remains|remained|peaked|peak|to|stuck|the|just|all|approx|"
    r"approximately|persistently|under|"
    r"below|over|above|less|more|than|raised|high|low|normal|elevated|titre|count|result|weighs|she's|he's|"
    r"improved|came|after|despite|>|<|≥|≤)\b|[<>≤≥=])?"
    r"[\s:=~(<>≤≥]*"
)
_WHEN = (
    r"(?:\s*\(?\s*(?:(?:at|on|in|by|after|before)\s+)?(?:the\s+)?"
    r"(?:start(?:ing)?(?: of)?(?: (?:pred\w*|steroids?|treatment))?|baseline|presentation|diagnosis|outset"
    r"|pred\w*|steroids?|treatment|beginning|initially|(?:day|week|month|wk|d)\s?\d+|\d+\s?(?:days?|weeks?|wks?|months?|d|w|mo))\)?)?"
)
_COURSE = re.compile(
    _WHEN + r"\s*(?:->|→|=>|>|,|/|;|-|\bto\b|\bthen\b|\band\b|\bthen to\b|\bdown to\b|\bup to\b|\band then\b|\band "
    r"now\b|\bnow\b|, now\b|, then\b)\s*",
    re.IGNORECASE,
)
_RANGE = re.compile(r"\s?(?:-|–|to|->|→)\s?\d+(?:\.\d+)?", re.IGNORECASE)
_PERIOD_BEFORE = re.compile(r"\b(?P<unit>day|week|month|year|wk)\s*$", re.IGNORECASE)
_DAY_NUMBER = re.compile(r"\s*(?:day|week|month)\s?\d", re.IGNORECASE)  # in "800 day 0" the day is no unit of 800
_END = re.compile(r"[.;?!\n](?=\s|$)")


@dataclass(frozen=True, slots=True)
class Found:
    """A number of the message with everything known about it."""

    name: str
    number: float
    start: int
    end: int
    unit: str | None = None
    per: str | None = None
    frequency: int | None = None
    drug: str | None = None
    comparator: str | None = None


class MeasureReader:
    """Reads the numbers of one message, given the names found in it."""

    def __init__(self, text: str, spans: Sequence[Span]) -> None:
        self._text = text
        self._names = [s for s in spans if s.entity == "analyte" and s.value not in NOT_NUMBERED]
        self._drugs = [s for s in spans if s.entity == "drug"]
        self._owners = [s for s in spans if s.entity in ("drug", "co_medication")]  # a dose belongs to the nearest
        self._taken = [(s.start, s.end) for s in spans if any(c.isdigit() for c in text[s.start : s.end])]

    def read(self) -> Iterator[Found]:
        """The numbers that measure something, in text order."""
        earlier: Found | None = None
        for match in _NUMBER.finditer(self._text):
            if any(start < match.end() and match.start() < end for start, end in self._taken):
                continue
            found = self._measure(match, earlier)
            if found is not None:
                earlier = earlier if found.name in ("age", "duration") else found
                yield found

    def _measure(self, match: re.Match[str], earlier: Found | None) -> Found | None:
        number, start, end = float(match[0].replace(",", "")), match.start(), match.end()
        period = _PERIOD_BEFORE.search(self._text, 0, start)
        if period:
            unit = {"wk": "weeks"}.get(period["unit"].lower(), period["unit"].lower() + "s")
            return self._found("duration", number, period.start(), end, Unit(unit))
        named_before = any(name.end <= start for name in (*self._names, *self._owners))
        age_end = age_ends(self._text, number, start, end, named_before=named_before)
        if age_end is not None:
            return Found("age", number, start, age_end, "years")
        unit, after = self._unit(end)
        name = self._name(start, after, unit, earlier)
        if name is None:
            return None
        return self._found(name, number, start, after, unit)

    def _unit(self, end: int) -> tuple[Unit | None, int]:
        """The unit behind a number, or behind the range it begins ("6-8 ng/ml"), and where the number's part ends."""
        direct = read_unit(self._text, end)
        if direct and not _DAY_NUMBER.match(self._text, end):
            return direct
        further = _RANGE.match(self._text, end)
        shared = read_unit(self._text, further.end()) if further else None
        return (shared[0] if shared else None), end

    def _found(self, name: str, number: float, start: int, end: int, unit: Unit | None) -> Found:
        comparator = _COMPARATOR.search(self._text.lower(), max(0, start - 12), start)
        return Found(
            name,
            number,
            start,
            end,
            unit.unit if unit else None,
            unit.per if unit else None,
            unit.frequency if unit else None,
            self._drug_of(start, end) if name in WITH_DRUG else None,
            ("<" if comparator["below"] else ">") if comparator else None,
        )

    def _name(self, start: int, after: int, unit: Unit | None, earlier: Found | None) -> str | None:
        if unit and unit.implies and unit.implies not in ("trough", "tgn", "egfr", "percent"):
            return unit.implies
        named = self._named_before(start)
        if earlier is not None and earlier.name == "systolic" and self._text[earlier.end : start].strip() == "/":
            return None  # the lower of two blood pressures
        if named is None and earlier is not None and earlier.name != "percent":
            named = earlier.name if _COURSE.fullmatch(self._text, earlier.end, start) else None
        if unit and unit.unit == "percent":
            return named if named in ("hba1c", "tpmt", "saturation") else "percent"
        if named is None and (unit is None or unit.implies is None):
            named = self._named_after(after)
        if named is None and unit is None and self._behind_a_drug(start, after):
            levelled = self._behind_a_drug(start, after, _LEVEL_DRUGS)
            return "dose" if not levelled else "trough" if _JUDGED.match(self._text, after) else None
        if named is None and unit is not None and unit.unit == "xULN":
            return "transaminases"
        if named == "trough" and unit is not None and unit.implies == "tgn":
            return "tgn"
        return named or (unit.implies if unit else None)

    def _named_before(self, start: int) -> str | None:
        """The name the number follows, generic "level" giving way to the analyte it is a level of."""
        before = [name for name in self._names if name.end <= start]
        if not before or not self._bridged(before[-1].end, start):
            return None
        name = before[-1]
        if name.value == "trough" and len(before) > 1 and not self._text[before[-2].end : name.start].strip():
            return before[-2].value
        return name.value

    def _named_after(self, end: int) -> str | None:
        """The name right behind the number ("100 TGN"), unless a number of its own follows it."""
        name = next((name for name in self._names if name.start >= end), None)
        if name is None or self._text[end : name.start].strip():
            return None
        own = _NUMBER.search(self._text, name.end)
        return None if own and self._bridged(name.end, own.start()) else name.value

    def _bridged(self, start: int, end: int) -> bool:
        position = start
        while position < end:
            match = _BRIDGE.match(self._text.lower(), position, end)
            if match is None or match.end() == position:
                break
            position = match.end()
        return position >= end

    def _behind_a_drug(self, start: int, after: int, among: frozenset[str] | None = None) -> bool:
        """A number without unit right behind a drug: a dose ("pred 20"); behind one whose blood level is measured it is
        a level only when it is judged as one ("tac 14, too high?").
        """
        return bool(_DOSED_BARE.match(self._text, after)) and any(
            (among is None or drug.value in among) and drug.end <= start and not self._text[drug.end : start].strip()
            for drug in self._drugs
        )

    def _drug_of(self, start: int, end: int) -> str | None:
        """The drug before the number in its sentence, or else the nearest one after it."""
        stops = [match.start() for match in _END.finditer(self._text)]
        before = [d for d in self._owners if d.end <= start and not any(d.end <= stop < start for stop in stops)]
        after = [d for d in self._owners if d.start >= end and not any(end <= stop < d.start for stop in stops)]
        close_after = after and re.fullmatch(r"\s*(?:of|on)?\s*", self._text[end : after[0].start])
        if close_after or not before:
            return after[0].value if after else None
        return before[-1].value
