"""The entity recogniser: one message in, Rasa entity dictionaries out."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from typing import Any

from actions.case.conditions.looked_for import INFECTIONS
from actions.case.conditions.transplants import of_another_organ, only_awaited, only_compared
from actions.case.harms.harm_asked import asked_bare
from actions.case.harms.looked_out_for import looked_out_for
from actions.case.people.titles import initials
from actions.case.spoken_punctuation import punctuated
from actions.knowledge.vocabulary import Term
from bot.nlu.recogniser.asserted.compared import asked_of_the_drugs
from bot.nlu.recogniser.assertion import assert_spans
from bot.nlu.recogniser.matching import Forms, Span
from bot.nlu.recogniser.names.allergens import is_an_allergen, of_an_allergen
from bot.nlu.recogniser.names.capsules import is_a_capsule
from bot.nlu.recogniser.names.childbearing import OWN_CHILDREN
from bot.nlu.recogniser.names.delivered import delivered, of_the_pregnancy_before, sex_of_mother
from bot.nlu.recogniser.names.dictated import Dictation
from bot.nlu.recogniser.names.homonyms import means_something_else, total_bilirubin
from bot.nlu.recogniser.names.listed_tests import called_active, heads_its_tests, lettered_hepatitis
from bot.nlu.recogniser.names.markers import Stated, read_markers
from bot.nlu.recogniser.names.paraphrases import paraphrased
from bot.nlu.recogniser.names.prevention import only_prevented
from bot.nlu.recogniser.names.procedures import only_operated_on
from bot.nlu.recogniser.names.symbols import symbols
from bot.nlu.recogniser.names.vaccine_response import of_a_vaccine
from bot.nlu.recogniser.names.viral_loads import without_viral_loads
from bot.nlu.recogniser.numbers.found import Found
from bot.nlu.recogniser.numbers.measures import MeasureReader
from bot.nlu.recogniser.numbers.metabolite_pairs import as_metabolites
from bot.nlu.recogniser.numbers.others import without_others
from bot.nlu.recogniser.numbers.people import encephalopathies, sexes
from bot.nlu.recogniser.numbers.temperatures import charted
from bot.nlu.recogniser.rules import Assertion
from bot.nlu.recogniser.skeleton import ASSERTABLE, DRUG
from bot.nlu.recogniser.spelling import Spelling, english_words
from bot.nlu.recogniser.tokens import ClinicalTokeniser, Token

NAME = "ClinicalEntityRecogniser"
# Names of numbers, not results: "MMF dose?" mentions no test.
_UNSAID = {("analyte", "age"), ("analyte", "dose"), ("analyte", "duration")}
_TAKEN = re.compile(r"\b(on|taking|takes|started|given)\s+$")
_SURE, _MISSPELT = 1.0, 0.8
_BRIEF = 30  # characters
_ON = " on"
_LEADS = re.compile(r"\W*(?:(?:and|also|just|some|mild|ok|she|he|has|had|is|was|got|gets)\W+)*", re.IGNORECASE)
# What is a mere part of something longer is not meant: "hepatitis B core antibody" states no hepatitis B.
_SWALLOWS = {
    "analyte": {"condition"},
    "co_medication": {"drug", "reaction"},
    "drug": {"analyte"},
    "condition": {"reaction", "drug_class"},
}


class ClinicalRecogniser:
    """Finds the vocabulary's terms and the numbers of a message. Thread-safe after construction."""

    def __init__(self, terms: Iterable[Term]) -> None:
        terms = tuple(terms)
        self._families = {(term.entity, term.value): term.family for term in terms if term.family}
        self._plausible = {term.value: term.plausible for term in terms if term.plausible}
        self._tokenise = ClinicalTokeniser()
        self._forms = Forms(
            self._tokenise, ((form, (term.entity, term.value)) for term in terms for form in term.forms)
        )
        words = self._forms.words
        self._spelling = Spelling(words, english_words())
        self._dictation = Dictation(words)

    def recognise(self, text: str, *, asserted: bool = True) -> list[dict[str, Any]]:
        """Entities in text order. Keys: entity, value, start, end, text, assertion, confidence, extractor; a drug of
        first-line treatment also has its family ("thiopurine" or "steroid"), one only considered or planned is affirmed
        and `planned`, and a `measure` also has name, number,
        unit, per, drug, comparator and, where they apply, frequency (doses a day), ranges (an end of a range),
        limit (the upper limit given, of which it is a multiple), began (what a course began with, told behind what it
        became), other (what the digits may also mean) and doubtful (no result of that test). Where they are not to be
        `asserted`, which takes half of the time, what is named is the same and all of it affirmed.
        """
        text = punctuated(text)
        spans = _without_swallowed(
            self._forms.find(self._dictation.joined(text, self._corrected(self._tokenise(text))))
        )
        spans = spans or self._symptom_alone(text)
        lettered = [one for one in encephalopathies(text) if not any(one.within(span) for span in spans)]
        spans = sorted(
            [*spans, *symbols(text), *charted(text), *lettered, *lettered_hepatitis(text)], key=lambda span: span.start
        )
        spans = total_bilirubin(text, spans)
        letters = {start for start, _ in initials(text)}
        spans = [span for span in spans if span.start not in letters]
        spans = [span for span in spans if not only_prevented(text, span) and not _of_no_graft_of_ones_own(text, span)]
        spans = [
            span for span in spans if not (is_a_capsule(text, span, spans) or means_something_else(text, span, spans))
        ]
        spans = [span for span in spans if not (of_an_allergen(text, span) or of_a_vaccine(text, span))]
        spans = [span for span in spans if not only_operated_on(text, span)]
        born = delivered(text)
        spans = as_metabolites(text, [span for span in spans if not of_the_pregnancy_before(text, span, born)])
        told = [stated for stated in paraphrased(text) if not _of_no_graft_of_ones_own(text, stated[0])]
        told += [(born, "negated")] if born else []
        marked = [*read_markers(text, spans), *_not_named(told, spans)]
        spans = [span for span in spans if not _restated(span, marked) and not _own_child(text, span)]
        spans = [span for span in spans if not heads_its_tests(text, span, [one for one, _ in marked])]
        numbers = without_others(text, MeasureReader(text, spans, self._plausible).read(), spans)
        apart = without_viral_loads(text)
        assertions = assert_spans(apart, spans) if asserted else ["affirmed"] * len(spans)
        stated = [*zip(spans, assertions, strict=True), *(_placed(apart, marked, spans) if asserted else marked)]
        said: list[Stated] = [
            (span, "hypothetical" if _only_asked(text, span, spans) else assertion)
            for span, assertion in stated
            if _is_said(span, marked, numbers)
        ]
        said = [
            (span, "affirmed" if assertion == "negated" and called_active(text, span) else assertion)
            for span, assertion in said
        ]
        said = [
            (span, "negated" if is_an_allergen(text, span) else assertion)
            for span, assertion in said
            if not _is_its_result(text, span, spans, numbers)
        ]
        entities = [_mention(text, span, assertion) | self._family(span) for span, assertion in said]
        if born:  # not read as "pregnant" by the classifier
            entities = [e | {"as_written": True} if e["start"] == born.start else e for e in entities]
        entities += [
            _mention(text, span, "affirmed")
            for span in sex_of_mother(born, [*sexes(text, [s for s in spans if s.entity == "drug"])])
            if not _of_degrees(span, numbers)
        ]
        entities += [_measure(text, found) for found in numbers]
        return sorted(entities, key=lambda entity: (entity["start"], -entity["end"], entity["entity"], entity["value"]))

    def _symptom_alone(self, text: str) -> list[Span]:
        """ "Itching", "and dizzy": what the vocabulary holds as a harm only "on" a drug, since beside other words it
        may be the disease's, told by itself.
        """
        told = text.rstrip(" .!\n")
        if len(told) > _BRIEF or not told:
            return []
        found = self._forms.find(self._corrected(self._tokenise(f"{told}{_ON}")))
        return [
            replace(span, end=len(told))
            for span in found
            if span.entity == "reaction" and span.end == len(told) + len(_ON) and _LEADS.fullmatch(told[: span.start])
        ]

    def _family(self, span: Span) -> dict[str, str]:
        family = self._families.get((span.entity, span.value))
        return {"family": family} if family else {}

    def _corrected(self, tokens: Sequence[Token]) -> list[Token]:
        read = [(token, self._spelling.corrected(token.key, token.text)) for token in tokens]
        return [token.spelled(key) if key else token for token, key in read]


def _without_swallowed(spans: Sequence[Span]) -> list[Span]:
    return [
        span
        for span in spans
        if not any(span.entity in _SWALLOWS.get(other.entity, ()) and span.within(other) for other in spans)
    ]


def _not_named(told: Iterable[Stated], spans: Sequence[Span]) -> Iterator[Stated]:
    """What is told of a condition where its name does not stand anyway."""
    return (
        (told_, assertion)
        for told_, assertion in told
        if not any(told_.overlaps(span) and span.value == told_.value and span.entity == "condition" for span in spans)
    )


def _restated(span: Span, marked: Sequence[Stated]) -> bool:
    """Whether a marker with its status word says the same, or more, on the same words; who vomits blood bleeds."""
    if span.entity == "reaction":
        return any(other.value == "gi-bleed" and span.within(other) for other, _ in marked)
    return span.entity == "condition" and any(
        span.overlaps(other) and (span.value == other.value or span.within(other)) for other, _ in marked
    )


def _of_no_graft_of_ones_own(text: str, span: Span) -> bool:
    """Whether what would be a liver transplant is another organ's ("renal transplant 2019"), awaited or compared."""
    transplanted = (span.entity, span.value) == ("condition", "transplanted")
    place = text, span.start, span.end
    return transplanted and (of_another_organ(*place) or only_awaited(*place) or only_compared(*place))


def _only_asked(text: str, span: Span, spans: Sequence[Span]) -> bool:
    """Whether a finding is asked of drugs, or looked out for, and nobody is said to have it."""
    if asked_of_the_drugs(text, span) or _looked_out_for(text, span):
        return True
    drugs = ((one.start, one.end) for one in spans if one.entity == "drug")
    return span.entity == "reaction" and text.rstrip().endswith("?") and asked_bare(text, (span.start, span.end), drugs)


def _looked_out_for(text: str, span: Span) -> bool:
    """Whether a finding is only watched for or asked about; infections have tests by which they are looked for."""
    findings = ("condition", "reaction")
    return span.entity in findings and span.value not in INFECTIONS and looked_out_for(text, span.start, span.end)


def _own_child(text: str, span: Span) -> bool:
    """Whether a word for children names the patient's own: "mother of two kids"."""
    return (span.entity, span.value) == ("condition", "child") and bool(OWN_CHILDREN.search(text[: span.start]))


def _is_said(span: Span, marked: Sequence[Stated], numbers: Sequence[Found]) -> bool:
    """Whether a span is told by itself: not the name of a test whose result in words is told ("HBsAg neg"), unless it
    has a number too.
    """
    if (span.entity, span.value) in _UNSAID:
        return False
    resulted = span.entity == "analyte" and any(span.within(other) for other, _ in marked)
    return not resulted or any(span.value == number.name for number in numbers)


def _is_its_result(text: str, span: Span, spans: Sequence[Span], numbers: Sequence[Found]) -> bool:
    """Whether what would be a drug is the name of a test, with its result behind it: "6TG 180"."""
    if span.entity != "drug":
        return False
    if span.value == "tioguanine" and any(span.within(s) for s in spans if s.entity == "analyte"):
        return True  # "thioguanine nucleotides 90": the metabolite of every thiopurine
    if not any(_same_place(span, s) for s in spans if s.entity == "analyte"):
        return False
    behind = next((number for number in numbers if number.start >= span.end), None)
    tests = {s.value for s in spans if s.entity == "analyte" and _same_place(span, s)}
    return behind is not None and behind.name in tests and not _TAKEN.search(text[: span.start].lower())


def _same_place(one: Span, other: Span) -> bool:
    return (one.start, one.end) == (other.start, other.end)


def _of_degrees(span: Span, numbers: Sequence[Found]) -> bool:
    """Whether what would be a sex is the scale of a temperature: "temp 102F"."""
    return any(number.name == "temperature" and span.start == number.end for number in numbers)


def _placed(text: str, marked: Sequence[Stated], spans: Sequence[Span]) -> Iterator[tuple[Span, Assertion]]:
    """Test results with what the words around say: "father HBsAg positive" and "what if TPMT is deficient" state
    nothing of the patient.
    """
    if not marked:
        return
    drugs = [span for span in spans if ASSERTABLE.get(span.entity) == DRUG]
    around = assert_spans(text, [*(span for span, _ in marked), *drugs])[: len(marked)]
    for (span, result), assertion in zip(marked, around, strict=True):
        over = result == "affirmed" and assertion in ("historical", "possible", "negated")
        yield span, assertion if over or assertion in ("family", "hypothetical") else result


def _mention(text: str, span: Span, assertion: Assertion) -> dict[str, Any]:
    planned = {"planned": True} if assertion == "planned" else {}
    return planned | {
        "entity": span.entity,
        "value": span.value,
        "start": span.start,
        "end": span.end,
        "text": text[span.start : span.end],
        "assertion": "affirmed" if planned else assertion,
        "confidence": _MISSPELT if span.corrected else _SURE,
        "extractor": NAME,
    }


def _measure(text: str, found: Found) -> dict[str, Any]:
    number = f"{found.number:g}" if found.number < 1e6 else f"{found.number:.0f}"
    entity = _mention(
        text,
        Span("measure", " ".join(filter(None, (found.name, number, found.unit))), found.start, found.end),
        "affirmed",
    )
    entity |= {
        "name": found.name,
        "number": found.number,
        "unit": found.unit,
        "per": found.per,
        "drug": found.drug,
        "comparator": found.comparator,
    }
    more: dict[str, float | None] = {"frequency": found.frequency, "ranges": found.ranges, "began": found.began}
    more |= {"limit": found.limit, "other": found.other, "doubtful": found.doubtful}
    return entity | {key: value for key, value in more.items() if value}
