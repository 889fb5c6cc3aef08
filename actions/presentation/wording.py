"""Doses, levels and conditions of rules in words, for pages and terminals."""

from __future__ import annotations

from actions.answers.figures import number
from actions.knowledge import kinds as r
from actions.knowledge.labels import Labels

_UNITS = {"percent of previous dose": "% of the previous dose", "microgram/kg": "µg/kg"}
_SEXES = {"female": "a woman", "male": "a man"}


def dose(value: r.Dose) -> str:
    """ "start: 0.06 mg/kg per dose, twice daily" — always with "per dose" or "per day"."""
    amount = number(value.low) if value.high is None else f"{number(value.low)}–{number(value.high)}"
    per = "" if value.unit == "percent of previous dose" else f" per {value.per}"
    extras = [part for part in (value.frequency, value.route, value.who if value.who == "children" else None) if part]
    return ", ".join([f"{value.role}: {amount} {_UNITS.get(value.unit, value.unit)}{per}", *extras])


def level(value: r.Level) -> str:
    """ "trough: below 8 ng/ml"."""
    bounds = [f"below {number(value.below)}"] if value.below is not None else []
    bounds += [f"above {number(value.above)}"] if value.above is not None else []
    if value.low is not None and value.high is not None:
        bounds.append(f"{number(value.low)}–{number(value.high)}")
    elif value.high is not None:
        bounds.append(f"up to {number(value.high)}")
    elif value.low is not None:
        bounds.append(f"from {number(value.low)}")
    unit = "" if value.unit == "ratio" else f" {value.unit}"
    who = f", {value.who}" if value.who == "children" else ""
    return f"{value.analyte}: {' and '.join(bounds)}{unit}{who}"


class Conditions:
    """Writes the condition of a rule out, with the vocabulary's labels."""

    def __init__(self, labels: Labels, drugs: dict[str, r.Drug]) -> None:
        self._labels = labels
        self._drugs = drugs

    def words(self, when: r.When) -> str:
        """The condition as one phrase: "pregnancy or wish for pregnancy", "none of: contraception, a man"."""
        if when.all:
            return " and ".join(self._bracketed(child) for child in when.all)
        if when.any:
            return " or ".join(self._bracketed(child) for child in when.any)
        if when.none:
            return f"none of: {', '.join(map(self.words, when.none))}"
        if when.unless:
            return f"not known: {', '.join(map(self.words, when.unless))}"
        return self._leaf(when)

    def _bracketed(self, when: r.When) -> str:
        return f"({self.words(when)})" if when.all or when.any else self.words(when)

    def _leaf(self, when: r.When) -> str:
        if when.condition:
            return self._labels.of("condition", when.condition)
        if when.reaction:
            to = f" to {self._names(when.to)}" if when.to else ""
            return f"{' or '.join(self._labels.of('reaction', reaction) for reaction in when.reaction)}{to}"
        if when.reason:
            return f"reason: {' or '.join(self._labels.of('reason', reason) for reason in when.reason)}"
        if when.sex:
            return _SEXES[when.sex]
        for words, drugs in (
            ("tried", when.tried),
            ("taking", when.current),
            ("asked about", when.asked),
            ("asked about or taking", when.given),
            ("taking", when.taken),
            ("stopping", when.stopped),
            ("named", when.named),
            ("two brands of", (when.preparations,) if when.preparations else ()),
            ("as much as of the second of", when.dose_as),
        ):
            if drugs:
                return f"{words} {self._names(drugs)}"
        if when.aimed_above is not None:
            return f"a level above {when.aimed_above:g} is aimed at"
        if when.cut_to is not None:
            return f"a thiopurine dose is cut to {when.cut_to:g} % or less"
        if when.with_:
            return f"together with {self._names(when.with_)}"
        for entity, values in (
            ("reaction", when.harm),
            ("guideline", when.guideline),
            ("topic", when.topic),
            ("study", when.study),
            ("other_subject", when.subject),
            ("condition", when.past),
        ):
            if values:
                return f"named: {' or '.join(self._labels.of(entity, value) for value in values)}"
        if when.in_place:
            return f"running: {' or '.join(self._labels.of('condition', value) for value in when.in_place)}"
        if when.pattern or when.written or when.says or when.unheld or when.unchecked:
            return "words of the message"
        return self._number(when)

    def _number(self, when: r.When) -> str:
        if when.dose_of and when.unit:
            return f"a dose of {self._names((when.dose_of,))} in {' or '.join(when.unit)}"
        if when.dose_of:
            unit = "mg/kg" if when.per_kg else "mg"
            end = f"above {number(when.above)}" if when.above is not None else f"below {number(when.below or 0)}"
            return f"{self._names((when.dose_of,))} {end} {unit} a day"
        if when.age_below is not None or when.age_above is not None:
            below = when.age_below is not None
            return f"age {'below' if below else 'above'} {number((when.age_below if below else when.age_above) or 0)}"
        if when.rising is not None:
            return f"{self._labels.of('analyte', when.rising)} risen by more than {number(when.above or 0)} %"
        name = self._labels.of("analyte", when.measure or "")
        ends = [f"below {number(when.below)}"] if when.below is not None else []
        ends += [f"above {number(when.above)}"] if when.above is not None else []
        ends += [f"in {' or '.join(when.unit)}"] if when.unit else []
        return f"{name} {' and '.join(ends)}"

    def _names(self, values: tuple[str, ...]) -> str:
        return " or ".join(
            self._drugs[value].name if value in self._drugs else self._labels.of("co_medication", value)
            for value in values
        )
