"""Evaluating a rule's condition over a case and a message to yes, no or unknown. Unknown is never taken for no."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping

from msgspec import Struct

from actions.case.drugs.doses import with_usual_unit
from actions.case.mentions import Measure, Mentions
from actions.case.patient import TAKING, THIOPURINES, Case
from actions.knowledge.compiled import compiled
from actions.knowledge.kinds import When
from actions.knowledge.reading_aids import aid_number
from actions.reasoning.unchecked import checks_denied

_CALLED = frozenset({"drug", "drug_class", "co_medication"})
Truth = bool | None  # None: unknown
_POINT = re.compile(r"(?<=\d)\.(?=\d)")
_PART_OF_DAY = re.compile(
    r"\s*,?\s*(in the |every |each |at )?(morning|mornings|am|mane|evening|night|nights|pm|nocte|noon|midday|bedtime)\b"
)


class Scene(Struct, frozen=True):
    """What rules look at: the case, and of the message the drugs asked about, those among them that were left before,
    the co-medications named, its lower-case text, its mentions, the wordings that occur in it, its text with every drug
    called by its id, what it states that no record holds, the text as it was written, the drugs that it stops (and
    whether in the last days), the drugs that each wording is about, those of which it names two brands, the treatments
    said to be running, the blood level that it aims at, and the percent to which it cuts a thiopurine dose.
    """

    case: Case
    asked: tuple[str, ...] = ()
    left: tuple[str, ...] = ()
    with_: tuple[str, ...] = ()
    text: str = ""
    mentions: Mentions = Mentions()
    said: frozenset[str] = frozenset()
    named: str = ""
    unheld: frozenset[str] = frozenset()
    written: str = ""
    stopped: Mapping[str, bool] = {}
    spoken_of: Mapping[str, frozenset[str]] = {}
    preparations: frozenset[str] = frozenset()
    in_place: frozenset[str] = frozenset()
    aimed: float | None = None
    cut_to: float | None = None

    def dose(self, drug: str, per_kg: bool) -> float | None:
        """The highest dose written for the drug, in mg (or mg/kg) a day, or the one that is known to be taken; None
        without either. Doses of parts of the day ("15 mg morning 15 mg night") add up to one.
        """
        parts, doses = 0.0, []
        for m in self.mentions.measures:
            if m.drug != drug or m.name != "dose":
                continue
            told = with_usual_unit(drug, m)
            dose = told.per_kilogram_a_day if per_kg else told.milligrams_a_day
            if dose is None:
                continue
            if _PART_OF_DAY.match(self.text, m.end):
                parts += dose
            doses.append(dose)
        if doses or (known := self.case.doses.get(drug)) is None:
            return max([*doses, parts]) if doses else None
        return known.per_kilogram_a_day if per_kg else known.milligrams_a_day

    def dosed_in(self, drug: str, units: tuple[str, ...], below: float | None, above: float | None) -> bool:
        """Whether a dose of the drug is written in one of these units, as written between these bounds."""
        return any(
            m.name == "dose" and m.drug == drug and _unit(drug, m) in units and _between(m.number, below, above)
            for m in self.mentions.measures
        )


def _unit(drug: str, dose: Measure) -> str | None:
    """The unit of a dose of the drug as written; "mg/day" where it is taken every day."""
    unit = with_usual_unit(drug, dose).unit or "mg"
    return "mg/day" if unit == "mg" and (dose.per == "day" or dose.frequency > 1) else unit


def evaluate(when: When, scene: Scene) -> Truth:
    """Kleene's three-valued logic over the tree."""
    if when.all:
        return _all(evaluate(child, scene) for child in when.all)
    if when.any:
        return _any(evaluate(child, scene) for child in when.any)
    if when.none:
        found = _any(evaluate(child, scene) for child in when.none)
        return None if found is None else not found
    if when.unless:
        return not any(evaluate(child, scene) is True for child in when.unless)
    return _leaf(when, scene)


def interacting(when: When) -> frozenset[str]:
    """The co-medications that a condition asks for, at any depth."""
    below = (interacting(child) for child in (*when.all, *when.any, *when.none, *when.unless))
    return frozenset(when.with_).union(*below)


def holding_with(when: When) -> frozenset[str]:
    """The conditions of a patient by which a condition may hold, at any depth; not those that must be absent."""
    below = (holding_with(child) for child in (*when.all, *when.any))
    return frozenset([when.condition] if when.condition else ()).union(*below)


def _all(truths: Iterable[Truth]) -> Truth:
    values = list(truths)
    return False if False in values else None if None in values else True


def _any(truths: Iterable[Truth]) -> Truth:
    values = list(truths)
    return True if True in values else None if None in values else False


def _leaf(when: When, scene: Scene) -> Truth:
    case = scene.case
    if when.condition is not None:
        return _condition(case, when.condition)
    if when.reaction:
        return _reaction(case, when.reaction, when.to)
    if when.reason:
        return case.reason in when.reason
    if when.sex is not None:
        return None if case.sex is None else case.sex == when.sex
    if when.not_tolerated:
        return any(_not_tolerated(case, drug) for drug in when.not_tolerated)
    if when.only_harmed:
        enough = "insufficient" not in case.tried.values()
        return enough and any(_not_tolerated(case, drug) for drug in when.only_harmed)
    if when.tried:
        return any(drug in case.tried for drug in when.tried)
    if when.current:
        return any(drug in case.current for drug in when.current)
    if when.asked:
        return any(drug in scene.asked for drug in when.asked)
    if when.given or when.taken:
        planned = scene.asked if when.given else ()
        taken = (*planned, *case.current, *case.still_on)
        return any(drug in taken and drug not in scene.left for drug in when.given or when.taken)
    if when.aimed_above is not None:
        return scene.aimed is not None and scene.aimed > when.aimed_above
    if when.cut_to is not None:
        return scene.cut_to is not None and round(scene.cut_to) <= when.cut_to
    if when.stopped:
        return any(scene.stopped[drug] or not when.lately for drug in when.stopped if drug in scene.stopped)
    if when.named:
        return any(m.value in when.named for m in scene.mentions.of("drug") if m.assertion not in ("negated", "family"))
    if when.preparations is not None:
        return when.preparations in scene.preparations
    if when.in_place:
        return any(condition in scene.in_place for condition in when.in_place)
    if when.dose_as:
        return _dosed_alike(when.dose_as, scene)
    if when.with_:
        return _taking(scene, when.with_)
    if when.dose_of is not None and when.unit:
        return scene.dosed_in(when.dose_of, when.unit, when.below, when.above)
    if when.dose_of is not None:
        dose = scene.dose(when.dose_of, when.per_kg)
        return None if dose is None else _between(dose, when.below, when.above)
    if when.measure is not None:
        return _measured(case, when)
    if when.rising is not None:
        return _rose(case, when.rising, when.above or 0.0)
    if when.age_below is not None or when.age_above is not None:
        return _age(case, when.age_below, when.age_above)
    if when.past:
        return any(m.value in when.past for m in scene.mentions.of("condition", "historical"))
    if when.says:
        said = scene.said.intersection(when.says)
        return any(not when.of or scene.spoken_of.get(wording, frozenset()) & set(when.of) for wording in said)
    if when.pattern:
        return occurs(when.pattern, scene)
    if when.written:
        return any(compiled(pattern).search(scene.written) for pattern in when.written)
    if when.unchecked:
        return checks_denied(scene.text)
    if when.unheld is not None:
        return when.unheld in scene.unheld
    return _named(when, scene)


def _named(when: When, scene: Scene) -> Truth:
    """Whether the message names one of these, however asserted; what it denies, or tells of the family, it does
    not name.
    """
    wanted = {
        "reaction": when.harm,
        "guideline": when.guideline,
        "topic": when.topic,
        "study": when.study,
        "other_subject": when.subject,
    }
    return any(
        m.value in wanted.get(m.entity, ()) and m.assertion not in ("negated", "family") for m in scene.mentions.found
    )


def _dosed_alike(drugs: tuple[str, ...], scene: Scene) -> Truth:
    """Whether the first drug's dose is as large as the second's, in mg or in mg/kg a day."""
    for per_kg in (False, True):
        doses = [scene.dose(drug, per_kg) for drug in drugs]
        if (first := doses[0]) is not None and (second := doses[1]) is not None:
            return first >= second
    return None


def _measured(case: Case, when: When) -> Truth:
    value = case.values.get(when.measure or "")
    if value is None or value.undetectable:
        return None
    return _between(value.number, when.below, when.above) and (not when.unit or value.unit in when.unit)


def _rose(case: Case, test: str, percent: float) -> Truth:
    """Whether a course of the test rose by more than so much; unknown where none was told."""
    value = case.values.get(test)
    if value is None or not value.first:
        return None
    return 100 * (value.number - value.first) / value.first > percent


def _condition(case: Case, condition: str) -> Truth:
    state = case.state(condition)
    return None if state in (None, "possible") else state == "yes"


def _taking(scene: Scene, names: tuple[str, ...]) -> Truth:
    states = [scene.case.state(TAKING + name) for name in names]
    if any(name in scene.with_ or name in scene.case.current for name in names) or "yes" in states:
        return True
    if scene.case.state("interacting-drugs") == "no" or all(state == "no" for state in states):
        return False
    return None


def _not_tolerated(case: Case, drug: str) -> bool:
    """Whether a drug is told to have done harm."""
    return case.tried.get(drug) == "not tolerated" or bool(case.reacted((drug,)))


def _reaction(case: Case, reactions: tuple[str, ...], to: tuple[str, ...]) -> Truth:
    known = [r for r in case.reactions if not to or r.drug in to or r.drug is None]
    if any(r.reaction in reactions for r in known):
        return True
    specified = [r for r in known if r.reaction != "unspecified-intolerance"]
    if specified:
        return False
    culprits = to or THIOPURINES
    reacted = any(case.tried.get(drug) == "not tolerated" for drug in culprits)
    intolerant = case.reason in ("thiopurine_intolerance", "intolerance_and_insufficient_response") and any(
        d in THIOPURINES for d in culprits
    )
    return None if reacted or intolerant else False


def _between(number: float, below: float | None, above: float | None) -> bool:
    return (below is None or number < below) and (above is None or number > above)


def _age(case: Case, below: float | None, above: float | None) -> Truth:
    if case.age is not None:
        return _between(case.age, below, above)
    if below is not None and below >= aid_number("aid-adult-age", "years") and case.state("child") == "yes":
        return True
    return None


def occurs(patterns: Iterable[str], scene: Scene) -> bool:
    """Whether one of the patterns occurs in the message as it stands or with every drug called by its id: a pattern
    that says "tacrolimus" is met by each of its brands, abbreviations and misspellings.
    """
    return any(compiled(pattern).search(text) for pattern in patterns for text in (scene.text, scene.named))


def by_ids(lowered: str, mentions: Mentions) -> str:
    """A lower-case message with every drug, class and co-medication called by its id: "prograf" as "tacrolimus". Its
    decimal points are set high, so that a pattern that ends with the sentence does not end in a number.
    """
    built, place = "", 0
    for mention in sorted(mentions.found, key=lambda mention: mention.start):
        if mention.entity in _CALLED and mention.start >= place:
            built += lowered[place : mention.start] + mention.value
            place = mention.end
    return _POINT.sub("·", built + lowered[place:])
