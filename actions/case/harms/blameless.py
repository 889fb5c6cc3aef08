"""Drugs that are taken and thought to do harm while nothing that is told is theirs: a disease, a result, another harm.

The reader of drug states hears that something is wrong with somebody who takes a drug; what is wrong it does not say.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from itertools import chain

from actions.case.harms.harm_words import EOSINOPHILS, Harm, conditions_as_harms, numbers_of_harm, words_of_harm
from actions.case.harms.looked_out_for import no_harm_told
from actions.case.mentions import Mention, Mentions
from actions.case.nearness import Placed, apart, between
from actions.case.patient import STEROIDS, THIOPURINES
from actions.knowledge.reading_aids import aid_number
from actions.reader.drug_states import State

_HARMFUL: frozenset[State] = frozenset({"current_harm", "stopped_intolerant"})
_SPOKEN_OF: frozenset[State] = frozenset({"not_taken", "asked"})
_ON_IT = re.compile(r"\b(on|takes|taking)\s+(the |her |his )?$")
_ENDED = re.compile(r"\b(stopp\w+|came off|discontinu\w+|withdr[ae]w\w*)\b")
_DEPENDENT = re.compile(r"[\s-]depend[ea]n\w+")
# What people also have by themselves: a drug that is not known for it did it only where the words join the two
_DISEASES = re.compile(r"(seiz\w+|fits?|migraines?)\b", re.IGNORECASE)
# "Depression since childhood", "lifelong eczema": older than what is taken
_BEFORE_ANY_DRUG = re.compile(r"\s*(since (childhood|birth|school|her teens|his teens)|all (her|his) life|lifelong)\b")
_LONG_KNOWN = re.compile(r"\b(lifelong|long-?standing|pre-?existing|childhood)\s+$")
_KNOWN_FOR_THEM = frozenset({"tacrolimus", "ciclosporin"})
_OF_STEROIDS = frozenset(
    {
        *("hyperglycaemia", "hypertension-reaction", "hyperlipidaemia", "weight-gain", "cushingoid", "mood", "myalgia"),
        *("osteoporosis-reaction", "glaucoma-reaction", "skin-fragility", "oedema", "unspecified-intolerance"),
    }
)
_OF_STEROIDS_ALONE = frozenset({"osteoporosis-reaction", "glaucoma-reaction", "cushingoid", "skin-fragility"})
# What high blood pressure in pregnancy brings by itself, and low blood pressure whatever is taken
_OF_PREGNANCY = frozenset({"headache", "cytopenia", "hepatotoxicity", "nephrotoxicity"})
_OF_LOW_PRESSURE = frozenset({"neurotoxicity"})
_WITH_FEVER = frozenset({"ascites", "infection", "sepsis"})
KNOWN_FOR = {"cushingoid": STEROIDS, "weight-gain": STEROIDS, "pancreatitis": THIOPURINES}
"""Reactions with the drugs that are known for them: where one is given it did the harm, whichever stands nearer."""
_COUNTS = ("wbc", "neutrophils", "platelets")  # where they are told and not low, they are no harm
_PARTS = re.compile(r"[,;:.!?\n]|\b(and|but|also|plus|has|gets?|known)\b")
_LOWER = re.compile(r"\s?/\s?\d{2,3}")  # the lower of two blood pressures


def blameless(states: Mapping[str, State], mentions: Mentions, text: str) -> dict[str, State]:
    """The drugs thought to do harm that are simply taken: another harm, a disease or a result is told, and none of it
    is theirs.
    """
    lowered = text.lower()
    given = [m for m in mentions.of("drug") if states.get(m.value) not in _SPOKEN_OF]
    harms = tuple(_told(mentions, text))
    asked_only = not harms and no_harm_told(mentions, text)
    found: dict[str, State] = {}
    for drug, state in states.items():
        named = [m for m in given if m.value == drug]
        if state not in _HARMFUL or _named_intolerant(drug, named, mentions, given, text):
            continue
        on_it = state == "current_harm" or any(_ON_IT.search(lowered[: m.start]) for m in named)
        depends = any(_DEPENDENT.match(lowered, m.end) for m in named)
        blamed = any(_is_of(harm, drug, mentions, given, text) for harm in harms)
        something_else = harms or any(mentions.measure(count) for count in _COUNTS) or EOSINOPHILS.search(text)
        if (depends or asked_only or (on_it and something_else)) and not blamed:
            over = state == "stopped_intolerant" and _ENDED.search(lowered)
            found[drug] = "stopped_other" if over else "current"
    return found


def joined(harm: Placed, drug: Placed, text: str) -> bool:
    """Whether nothing parts the two: "aza nausea", "migraines on aza", not "on aza, headache"."""
    return not _PARTS.search(between(harm, drug, text).lower())


def of_unnamed_steroids(harm: Placed, reaction: str, given: Sequence[Mention], text: str) -> bool:
    """Whether a harm that steroids are known for is theirs although only other drugs are named: "cushingoid, on aza".
    Weight may be put on with others too, where the words join the two.
    """
    if KNOWN_FOR.get(reaction) != STEROIDS or not given or any(m.value in STEROIDS for m in given):
        return False
    return reaction == "cushingoid" or not any(joined(harm, m, text) for m in given)


def excused(harm: Placed, reaction: str, drug: Mention, mentions: Mentions, text: str) -> bool:
    """Whether a harm is none of the drug's, which only stands beside it: a disease of its own ("seizure disorder on
    carbamazepine", "she gets migraines"), or what the blood pressure or the infection that is told explains.
    """
    lowered = text.lower()
    older = bool(_BEFORE_ANY_DRUG.match(lowered, harm.end) or _LONG_KNOWN.search(lowered, 0, harm.start))
    disease = drug.value not in _KNOWN_FOR_THEM and bool(_DISEASES.match(lowered[harm.start : harm.end]))
    infected = reaction == "fever" and bool(_WITH_FEVER & set(mentions.values("condition", "affirmed")))
    return infected or ((older or disease or reaction in _explained(mentions)) and not joined(harm, drug, text))


def _explained(mentions: Mentions) -> frozenset[str]:
    pressure = mentions.measure("systolic")
    if pressure is None:
        return frozenset()
    if pressure.number < aid_number("aid-plan-limits", "systolic pressure, below"):
        return _OF_LOW_PRESSURE
    raised = pressure.number >= aid_number("aid-raised-on-calcineurin-inhibitor", "systolic")
    return _OF_PREGNANCY if raised and "pregnant" in mentions.values("condition", "affirmed") else frozenset()


def _told(mentions: Mentions, text: str) -> Iterator[Harm]:
    named = mentions.of("reaction", "affirmed", "historical")
    yield from (Harm(m.value, m.start, m.end) for m in named)
    yield from chain(numbers_of_harm(mentions, text), conditions_as_harms(mentions, text), words_of_harm(text))


def _is_of(harm: Harm, drug: str, mentions: Mentions, given: Sequence[Mention], text: str) -> bool:
    """Whether the harm is the drug's: it may do such harm, and no other that may stands nearer."""
    if of_unnamed_steroids(harm, harm.reaction, given, text):
        return False
    known = [m for m in given if m.value in KNOWN_FOR.get(harm.reaction, ())]
    able = known or [m for m in given if _may_do(harm, m, text)]
    nearest = min(able, key=lambda m: apart(m, harm, text), default=None)
    return nearest is not None and nearest.value == drug and not excused(harm, harm.reaction, nearest, mentions, text)


def _may_do(harm: Harm, drug: Mention, text: str) -> bool:
    if harm.drugs is not None:
        return drug.value in harm.drugs
    if harm.reaction in _OF_STEROIDS_ALONE:
        return drug.value in STEROIDS
    known = drug.value not in STEROIDS or harm.reaction in _OF_STEROIDS
    return known or joined(harm, drug, text)


def _named_intolerant(
    drug: str, named: Sequence[Mention], mentions: Mentions, given: Sequence[Mention], text: str
) -> bool:
    """Whether words for intolerance are said of the drug: they hold or stand nearest to its name."""
    words = [m for m in mentions.of("reason", "affirmed", "historical") if "intolerance" in m.value]
    return any(
        any(word.start <= m.start < word.end for m in named)
        or min(given, key=lambda m: apart(m, word, text)).value == drug
        or (word.value == "steroid_intolerance" and drug in STEROIDS)
        for word in words
    )


def of_no_drug(text: str, mentions: Mentions) -> tuple[tuple[int, int], ...]:
    """Where results stand that no drug is blamed for by themselves: a body mass, the pressure of a hypertension."""
    tests = {"bmi"} | ({"systolic"} if "hypertension" in mentions.values("condition", "affirmed") else set())
    of_them = [m for m in mentions.measures if m.name in tests]
    numbers = ((m.start, lower.end() if (lower := _LOWER.match(text, m.end)) else m.end) for m in of_them)
    return (*numbers, *((m.start, m.end) for m in mentions.of("analyte") if m.value in tests))
