"""Numbers with what they measure: "ALT 3x ULN", "tac level 12", "28 y", "MMF 1 g bd", "from 400 to 150"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from actions.case.values.upper_limits import limits
from actions.knowledge.reading_aids import aid_bounds, aid_number
from bot.nlu.lists import without_marks
from bot.nlu.recogniser.matching import Span
from bot.nlu.recogniser.names.written_out import in_digits, results_in_digits
from bot.nlu.recogniser.numbers.ages import age_ends
from bot.nlu.recogniser.numbers.ages_in_words import worded_ages
from bot.nlu.recogniser.numbers.bare_doses import LEVEL_DRUGS, bare_dose
from bot.nlu.recogniser.numbers.bridges import COURSE, bridged, is_behind_today, is_of_the_outset, is_what_it_was
from bot.nlu.recogniser.numbers.counts import in_thousands, named_by_their_want
from bot.nlu.recogniser.numbers.dated_values import newest_first
from bot.nlu.recogniser.numbers.dates import without_dates
from bot.nlu.recogniser.numbers.earlier_values import told_later
from bot.nlu.recogniser.numbers.events import is_how_often
from bot.nlu.recogniser.numbers.found import Found, by_its_limit
from bot.nlu.recogniser.numbers.lettered_times import months_end, months_old_end
from bot.nlu.recogniser.numbers.multiples import MULTIPLIED, begins_with_x, ends_alone, in_words
from bot.nlu.recogniser.numbers.no_ages import is_of_a_thing
from bot.nlu.recogniser.numbers.numerals import Reading, numeral, starts
from bot.nlu.recogniser.numbers.other_doses import found_in_urine, is_excreted, of_another_medicine
from bot.nlu.recogniser.numbers.owners import drug_of
from bot.nlu.recogniser.numbers.pairs import Plausible, paired
from bot.nlu.recogniser.numbers.tablets import OF_A_STRENGTH, in_pieces, is_a_strength
from bot.nlu.recogniser.numbers.temperatures import in_celsius, in_fahrenheit
from bot.nlu.recogniser.numbers.undetectable import undetectable
from bot.nlu.recogniser.numbers.units import DAY_NUMBER, PERIOD_BEFORE, PERIODS, Unit, read_unit

NOT_NUMBERED = {"hbsag", "anti-hbc", "anti-hbs", "hbv-dna", "nudt15", "igra", "pregnancy-test", "dose", "duration"}
WITH_DRUG = {"dose", "trough", "duration", "percent"}
_JUDGED = re.compile(
    r"[^.;?]{0,15}\b(high|low|ok|okay|enough|in range|target|therapeutic)\b[^.;?]{0,12}\?", re.IGNORECASE
)
# "After 4 wk 412": the weeks are counted already, and no treatment is in its 412th
_COUNTED, _NO_PERIOD = re.compile(r"\d\s?$"), 60
_ENDS_HERE = re.compile(r"\s?(?=[\s,;.?)/]|$)")
_DIGIT = re.compile(r"\.?\d")
_COMPARATOR = re.compile(
    r"(?P<below><=?|≤|\bunder|\bbelow|\bless than|(?<!went )(?<!gone )(?<!put )\bup to)\s*$"
    r"|(?P<above>(?<![-=])>=?|≥|\bover|\babove|\bmore than|\bat least)\s*$"
)
_REACHED = "up to"
_MILLIGRAMS, _IN_MG_PER_DL = Unit("mg", "dose"), frozenset({"bilirubin", "creatinine"})
_TOLD_BEHIND = frozenset({"tgn", "mmp", "trough"})  # tests whose number also stands before them, behind a drug
_ENDS_OF_RANGE = re.compile(r"\s?[-–—]\s?")
_BETWEEN = re.compile(r"\bbetween\s*$", re.IGNORECASE)
_AND = re.compile(r"\s*(?:and|&)\s*", re.IGNORECASE)
# "2 x 500 mg" is a dose of 1,000 mg, and so are "two 500 mg tablets"
_COUNT_OF = re.compile(rf"\s?(?:x|×)\s?(?=\d)|{OF_A_STRENGTH}\s", re.IGNORECASE)
_RANGE = re.compile(r"\s?(?:-|–|to|->|→)\s?\d+(?:\.\d+)?", re.IGNORECASE)


class MeasureReader:
    """Reads the numbers of one message, given the names found in it and what each test can give."""

    def __init__(self, text: str, spans: Sequence[Span], plausible: Plausible | None = None) -> None:
        named = (s for s in spans if s.entity == "analyte" and s.value not in NOT_NUMBERED)
        named = (s for s in named if s.value != "albumin" or not found_in_urine(text, s.start, s.end))
        self._names = sorted((*named, *named_by_their_want(text)), key=lambda s: s.start)
        self._written = text
        text = results_in_digits(in_digits(without_marks(without_dates(text))), [s.end for s in self._names])
        self._text = text
        self._drugs = [s for s in spans if s.entity == "drug"]
        self._classes = [s for s in spans if s.entity == "drug_class"]
        self._owners = [s for s in spans if s.entity in ("drug", "co_medication")]  # a dose belongs to the nearest
        self._taken = [(s.start, s.end) for s in spans if any(c.isdigit() for c in text[s.start : s.end])]
        self._limits = limits(text)
        self._taken += [(limit.number_start, limit.end) for limit in self._limits]
        self._name_ends = frozenset(s.end for s in (*self._names, *self._owners))
        self._plausible = plausible or {}
        self._paired = paired(text, self._names, self._plausible)

    def read(self) -> list[Found]:
        """The numbers that measure something, in text order."""
        found: list[Found] = []
        for one in self._each():
            if found and self._one_range(found[-1], one):
                found[-1], one = replace(found[-1], ranges=True), replace(one, ranges=True)
            found.append(by_its_limit(one, self._limits))
        worded = (self._in_words(multiple.start, multiple.end, multiple.value) for multiple in in_words(self._text))
        found = told_later(self._text, found, self._names, self._plausible)
        found = newest_first(self._written, found, self._plausible)
        ages = (Found("age", age.value, age.start, age.end, age.unit) for age in worded_ages(self._text))
        none = undetectable(self._text, self._names, found)
        return sorted([*found, *filter(None, worded), *ages, *none], key=lambda one: one.start)

    def _each(self) -> Iterator[Found]:
        earlier: Found | None = None
        position = end = 0
        while digit := _DIGIT.search(self._text, position):
            start = digit.start()
            taken = next((e for s, e in self._taken if s <= start < e), None)
            readings = numeral(self._text, start) if starts(self._text, start, end, self._name_ends) else ()
            if taken or not readings:
                position = taken or self._past_digits(start)
                continue
            found, end = self._likeliest(start, readings, earlier)
            position = end
            if found is not None and self._of_none_of_ours(found, start):
                position = max(position, found.end)
            elif found is not None:
                found = in_pieces(self._text, found)
                earlier = earlier if found.name in ("age", "duration") else found
                yield found
                position = max(position, found.end)

    def _of_none_of_ours(self, found: Found, start: int) -> bool:
        """Whether it is the strength of a liquid, a dose of no drug of ours, protein lost, or how old a scan is."""
        another = found.name == "dose" and (
            of_another_medicine(self._text, start) or is_excreted(self._text, start, found.end)
        )
        return another or is_a_strength(self._text, found.end) or is_of_a_thing(self._text, found.end)

    def _past_digits(self, start: int) -> int:
        while start < len(self._text) and (self._text[start].isdigit() or self._text[start] == "."):
            start += 1
        return start

    def _likeliest(self, start: int, readings: Sequence[Reading], earlier: Found | None) -> tuple[Found | None, int]:
        """The first reading that the test can give, or the usual one; with the end of the number."""
        if start in self._paired:
            pair = self._paired[start]
            return (self._of_pair(start, *pair), pair[1].end) if pair else (None, readings[-1].end)
        counted = _COUNT_OF.match(self._text, readings[-1].end)
        if counted and (dose := self._counted_dose(start, readings[-1].value, counted.end(), earlier)):
            return dose, dose.end
        read = [(reading, self._measure(reading, start, earlier)) for reading in readings]
        fitting = [(r, found) for r, found in read if found is not None and self._can_be(found)]
        fitting = fitting or [(r, count) for r, found in read if (count := self._per_litre(found))]
        if not fitting:
            usual, found = next((r, found) for r, found in read if not r.only_if_plausible)
            if found and earlier and found.name == earlier.name and not self._named_before(start):
                found = None if found.name in self._plausible else found  # no such number continues the course
            if found is not None and found.name == "age":
                return None, usual.end  # nobody is as old: "Al-Chalabi 2006 age & outcome"
            doubtful = found is not None and found.name in self._plausible and found.unit != "xULN"
            return (replace(found, doubtful=True) if found and doubtful else found), usual.end
        reading, found = fitting[0]
        others = [f.number for r, f in fitting[1:] if r.end == reading.end and f.name == found.name]
        return replace(found, other=others[0] if others else None), reading.end

    def _per_litre(self, found: Found | None) -> Found | None:
        """A count per microlitre in 10^9/L; None where it is none."""
        count = in_thousands(found.name, found.number) if found else None
        return replace(found, number=count) if found and count is not None else None

    def _can_be(self, found: Found) -> bool:
        """Whether the test can give, or the dose be, such a number; a multiple of the upper limit is never large."""
        if found.name == "age":
            return found.unit not in (None, "years") or found.number <= aid_number("aid-age-as-written", "oldest")
        if found.name == "dose":
            within = aid_bounds("aid-plausible-doses", (found.unit or "mg").removesuffix("/day"))
        elif found.unit == "xULN":
            within = aid_bounds("aid-plausible-multiples", "times upper limit")
        else:
            within = self._plausible.get(found.name)
        return within is not None and within[0] <= found.number <= within[1]

    def _of_pair(self, start: int, name: str, reading: Reading) -> Found:
        unit, after = self._unit(reading.end)
        return self._found(name, reading.value, start, after, unit)

    def _counted_dose(self, start: int, count: float, at: int, earlier: Found | None) -> Found | None:
        one = next((found for r in numeral(self._text, at) if (found := self._measure(r, at, earlier))), None)
        return replace(one, number=count * one.number, start=start) if one and one.name == "dose" and one.unit else None

    def _in_words(self, start: int, end: int, multiple: float) -> Found | None:
        name = self._named_before(start)
        return self._found(name, multiple, start, end, Unit("xULN")) if name in MULTIPLIED and name else None

    def _one_range(self, first: Found, second: Found) -> bool:
        if first.name != second.name or first.number >= second.number or first.name in ("age", "duration"):
            return False
        if _ENDS_OF_RANGE.fullmatch(self._text, first.end, second.start):
            return True
        between = _BETWEEN.search(self._text, 0, first.start)
        return bool(between and _AND.fullmatch(self._text, first.end, second.start))

    def _measure(self, reading: Reading, start: int, earlier: Found | None) -> Found | None:
        number, end = reading.value, reading.end
        period = PERIOD_BEFORE.search(self._text, 0, start)
        if period and not (number > _NO_PERIOD and _COUNTED.search(self._text, 0, period.start())):
            if reading.only_if_plausible:
                return None
            unit = PERIODS.get(period["unit"].lower(), period["unit"].lower() + "s")
            return self._found("duration", number, period.start(), end, Unit(unit))
        if (old := months_old_end(self._text, number, end, self._drugs)) is not None:
            return None if reading.only_if_plausible else Found("age", number, start, old, "months")
        if (months := months_end(self._text, number, start, end, self._drugs)) is not None:
            return None if reading.only_if_plausible else self._found("duration", number, start, months, Unit("months"))
        age_end = age_ends(self._text, number, start, end, self._name_ends)
        hot = in_fahrenheit(number) and self._named_before(start) == "temperature"
        if age_end is not None and not hot:
            return Found("age", number, start, age_end, "years")
        unit, after = self._unit(end)
        if unit is None and self._named_before(start) is None and self._named_after(start, end) is None:
            unit, after = bare_dose(self._text, number, start, end, self._drugs) or (None, after)
        if unit is not None and unit == _MILLIGRAMS and self._named_before(start) in _IN_MG_PER_DL:
            unit = Unit("mg/dL")  # "bili was 12 mg"
        begun = begins_with_x(self._text, start) if unit is None or unit.unit == "xULN" else None
        name = self._name(start if begun is None else begun, after, unit, earlier)
        if name is None:
            return None
        if name in MULTIPLIED and (unit is None or begun is not None):
            alone = ends_alone(self._text, end)
            if begun is not None or alone is not None:
                return self._found(name, number, start, alone or after, Unit("xULN"))
        if begun is not None:
            return None
        began = name in self._plausible and self._began(name, start, after, earlier)
        return replace(self._found(name, number, start, after, unit), began=began)

    def _began(self, name: str, start: int, after: int, earlier: Found | None) -> bool:
        """Whether a number is what a course began with, of which the message tells another."""
        if earlier is None or earlier.name != name:
            return False
        return self._was(start, after, earlier) or is_of_the_outset(self._text, after)

    def _was(self, start: int, after: int, earlier: Found) -> bool:
        """Whether a number without its name is one of before: "ALT 210 (was 890)", "ALT 60 now, 300 at diagnosis"."""
        behind = earlier.end, start
        return is_what_it_was(self._text, *behind) or is_behind_today(self._text, *behind, after)

    def _unit(self, end: int) -> tuple[Unit | None, int]:
        """The unit behind a number, or behind the range it begins ("6-8 ng/ml"), and where the number's part ends."""
        direct = read_unit(self._text, end)
        if direct and any(end <= limit.start < direct[1] or limit.start <= end < limit.end for limit in self._limits):
            direct = None  # "ALT 92 ULN ALT 40": the words of the limit
        if direct and not DAY_NUMBER.match(self._text, end):
            return direct
        further = _RANGE.match(self._text, end)
        shared = read_unit(self._text, further.end()) if further else None
        if further and DAY_NUMBER.match(self._text, further.end()):
            shared = None  # "1200 to 1100 day 14"
        return (shared[0] if shared else None), end

    def _found(self, name: str, number: float, start: int, end: int, unit: Unit | None) -> Found:
        if name == "temperature" and in_fahrenheit(number):
            number = in_celsius(number)
        comparator = _COMPARATOR.search(self._text.lower(), max(0, start - 12), start)
        if comparator and self._text[: comparator.start()].rstrip()[-1:].isdigit():
            comparator = None  # the arrow of a course: "800 > 300"
        if comparator and comparator[0].startswith(_REACHED) and name not in WITH_DRUG:
            comparator = None  # "ALT up to 200 again": what it has risen to
        return Found(
            name,
            number,
            start,
            end,
            unit.unit if unit else None,
            unit.per if unit else None,
            unit.frequency if unit else None,
            drug_of(self._text, start, end, self._owners, self._classes) if name in WITH_DRUG else None,
            ("<" if comparator["below"] else ">") if comparator else None,
        )

    def _name(self, start: int, after: int, unit: Unit | None, earlier: Found | None) -> str | None:
        if unit and unit.implies and unit.implies not in ("trough", "tgn", "egfr", "percent"):
            return unit.implies
        named = self._named_before(start)
        if earlier is not None and earlier.name == "systolic" and self._text[earlier.end : start].strip() == "/":
            return None  # the lower of two blood pressures
        if named is None and earlier is not None and earlier.name != "percent":
            was = earlier.name in self._plausible and self._was(start, after, earlier)
            goes_on = COURSE.fullmatch(self._text, earlier.end, start) and not (
                unit is None and is_how_often(self._text, start)
            )
            named = earlier.name if was or goes_on else None
        if unit and unit.unit == "percent":
            return named if named in ("hba1c", "tpmt", "saturation", "ejection-fraction") else "percent"
        if named is None and (unit is None or unit.implies is None):
            named = self._named_after(start, after)
        if named is None and unit is None and self._behind_a_levelled_drug(start, after):
            return "trough" if _JUDGED.match(self._text, after) else None
        if named is None and unit is not None and unit.unit == "xULN":
            return "transaminases"
        if named == "trough" and unit is not None and unit.implies == "tgn":
            return "tgn"
        return named or (unit.implies if unit else None)

    def _named_before(self, start: int) -> str | None:
        """The name the number follows, generic "level" giving way to the analyte it is a level of."""
        before = [name for name in self._names if name.end <= start]
        if not before or not bridged(self._text, before[-1].end, start):
            return None
        name = before[-1]
        if name.value == "trough" and len(before) > 1 and not self._text[before[-2].end : name.start].strip():
            return before[-2].value
        return name.value

    def _named_after(self, start: int, end: int) -> str | None:
        """The name right behind the number ("100 TGN"), unless a number of its own follows it."""
        name = next((name for name in self._names if name.start >= end), None)
        if name is None or self._text[end : name.start].strip():
            return None
        if name.value not in _TOLD_BEHIND and any(self._text[d.end : start].isspace() for d in self._drugs):
            return None  # "pred 5 ALT normal": the drug's dose
        own = _DIGIT.search(self._text, name.end)
        return None if own and bridged(self._text, name.end, own.start()) else name.value

    def _behind_a_levelled_drug(self, start: int, after: int) -> bool:
        """A number without unit right behind a drug whose blood level is measured: it is a level only when it is judged
        as one ("tac 14, too high?").
        """
        return bool(_ENDS_HERE.match(self._text, after)) and any(
            drug.value in LEVEL_DRUGS and drug.end <= start and not self._text[drug.end : start].strip()
            for drug in self._drugs
        )
