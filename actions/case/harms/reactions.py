"""Adverse reactions a message tells of, and the drug each belongs to."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence

from actions.case.drugs.co_medications import relieved
from actions.case.drugs.given_drugs import NAME, culprits, masked
from actions.case.drugs.in_use import in_a_closed_bracket, left_for, of_a_drug_in_use
from actions.case.harms.blameless import KNOWN_FOR, excused, of_unnamed_steroids
from actions.case.harms.dechallenge import HARM as HEPATOTOXICITY
from actions.case.harms.dechallenge import raised_by
from actions.case.harms.early_fever import early_hypersensitivity
from actions.case.harms.harm_words import is_well
from actions.case.harms.harms_beside import harms_beside
from actions.case.harms.looked_out_for import looked_out_for
from actions.case.harms.steroid_diseases import TOGETHER, brought_by_steroids, named_after_their_drug
from actions.case.harms.sugars import RAISE_SUGARS, sugars_up
from actions.case.mentions import Measure, Mention, Mentions, in_a_question
from actions.case.nearness import apart, between, sentences_between
from actions.case.patient import SECOND_LINE, STEROIDS, THIOPURINES, Reaction
from actions.case.values.weight import gained
from actions.knowledge.reading_aids import aid_number

_BOTH = re.compile(r"\b(both|each|either|neither|all three)\b", re.IGNORECASE)
_CAUSED_BY = re.compile(r"\s*\b(on|with|from|to|after|due to)\s+((the|both|either)\s+)*", re.IGNORECASE)
_NEAR = 25  # characters beside the drugs and their reaction in which "both" speaks of them
_DRUG_CLASSES = {"thiopurine": THIOPURINES, "steroid": ("prednisolone",)}
# Fever with one of these on a thiopurine is hypersensitivity: the editorial record `note-hypersensitivity-reading`.
WITH_FEVER = frozenset({"rash", "arthralgia", "myalgia"})
_TO_AVOID = re.compile(
    r"\b(spar(e|es|ing)|avoid(s|ing)?|prevent(s|ing)?|limit(s|ing)?|minimi[sz](e|es|ing)|fewer|less|lower|worried about"
    r"|afraid of|fears?|concern(ed)? about) (of )?(the |any |all |steroid |more |further )*$"
)
_DID_NOT_GET = re.compile(
    r"\b((did|does|do|has|had|have)(n'?t| not| never)|never) (ever )?(get|got|have|had|develop(ed)?"
    r"|report(ed)?|suffer(ed)?)\b"
    r"( any|[^.;?!]{0,40}(\b(or|nor|and|any)|,))?\s*$"
)
# "Aza hepatitis", "hepatitis from azathioprine": not "autoimmune hepatitis on azathioprine"
_HEPATITIS = re.compile(
    rf"(?P<first>{NAME}+)[\s-]*(induced |related |associated )?hepatitis\b"
    rf"|(?<!immune )(?<!viral )\bhepatitis (from|due to|with|caused by) (the )?(?P<last>{NAME}+)"
)
_D_AND_V = re.compile(r"d\s*(?:\+|&|/|and|n)\s*v\b")
_ORGANS = frozenset({"panc"})  # that stand for their harm, unless they are well
_AFTER = re.compile(r"\b(after|since|following|post)\W+(\w+\W+){0,2}$")
_IN_USE = re.compile(r"\b(on|taking|takes|given|started|(switched|moved|swapped|changed) (on )?to)\W+(the )?$")
# "MMF not tolerated because of headache and she is now on tacrolimus": what is taken since did not bring it
_TAKEN_SINCE = re.compile(
    r"[\s,;–-]*(?:(?:and|but|so|then|hence|thus) )*(?:(?:she|he|they|pt|patient)(?:'s| is| was| has been)? )?"
    r"(?:now|currently|since then|thereafter|(?:so |then )?(?:was )?(?:switched|changed|moved|swapped)) [^.;?!\n]*"
)
# Harms of steroids that people have without them too
_OF_STEROIDS = frozenset({"glaucoma-reaction", "osteoporosis-reaction", "mood"})
_ALSO_OF_OTHERS = "weight-gain"
_FROM_STEROIDS = re.compile(r"(cortico)?steroid|pred", re.IGNORECASE)


def reactions(mentions: Mentions, text: str, harmful: Collection[str] = ()) -> tuple[Reaction, ...]:
    """Each reaction with the drug nearest to it, of the `harmful` ones if there are any; without a drug in the message
    the culprit stays open. A drug that is asked about in a sentence of its own is not the culprit. `mentions` are those
    of `drug_states.hear`.
    """
    told = [
        (m.value, m)
        for m in mentions.of("reaction", "affirmed", "historical")
        if not _avoided(m, text) and not did_not_get(m, text) and not relieved(m, mentions, text.lower())
        if not (m.text.lower() in _ORGANS and is_well(m.end, text))
    ]
    told += [
        ("diarrhoea", mention)
        for value, mention in told
        if value == "vomiting" and _D_AND_V.match(mention.text.lower())
    ]
    denied = mentions.values("reaction", "negated")
    told += [
        _placed("pancreatitis", m) for m in mentions.measures if _raised_lipase(m) and "pancreatitis" not in denied
    ]
    told += [_placed("hyperglycaemia", m) for m in sugars_up(mentions, text, harmful) if "hyperglycaemia" not in denied]
    if kilograms := gained(mentions, text):
        told.append(_placed("weight-gain", kilograms))
    found = [
        Reaction(value, drug)
        for value, mention in told
        for drug in _culprits(mention, mentions, text, harmful)
        if not _excused(value, mention, drug, mentions, text)
    ]
    found = [r for r in found if r.reaction != "hyperglycaemia" or r.drug in (None, *RAISE_SUGARS)]
    found = [_of_steroids_alone(r, mentions) for r in found]
    found += [*named_after_their_drug(mentions, text), *brought_by_steroids(mentions, text)]
    found += [Reaction(HEPATOTOXICITY, drug) for drug in (*_hepatitis_of(mentions, text), *raised_by(text, mentions))]
    found += harms_beside(mentions, text, harmful, found)
    # The disease itself raises liver tests while it is treated with steroids alone; that is no harm done by them.
    found = [r for r in found if not (r.reaction == HEPATOTOXICITY and r.drug in STEROIDS)]
    found += early_hypersensitivity(found, mentions, text)
    return with_hypersensitivity(found)


def _of_steroids_alone(reaction: Reaction, mentions: Mentions) -> Reaction:
    """ "Steroid dependent, cushingoid, on aza": what steroids alone do is of the steroid that is spoken of by no drug's
    name, and of no other drug.
    """
    if KNOWN_FOR.get(reaction.reaction) != STEROIDS or reaction.drug in (None, *STEROIDS):
        return reaction
    spoken_of = "steroid-dependent" in mentions.values("condition", "affirmed") or any(
        m.value == "steroid_intolerance" for m in mentions.of("reason", "affirmed", "historical")
    )
    if reaction.reaction == _ALSO_OF_OTHERS and not spoken_of:
        return reaction
    return Reaction(reaction.reaction, STEROIDS[0] if spoken_of else None)


def of_counts(mentions: Mentions, text: str) -> tuple[Reaction, ...]:
    """What low counts stand for where the thiopurine is said not to be tolerated and no word says why: "WCC 1.4 on
    aza, stopped".
    """
    low = [
        _placed(reaction, m)[1]
        for name, reaction in (("wbc", "leucopenia"), ("neutrophils", "neutropenia-reaction"))
        for m in mentions.course(name)[-1:]
        if m.number < aid_number("aid-low-counts", name)
    ]
    return tuple(Reaction(m.value, drug) for m in low if (drug := _culprit(m, mentions, text)) in THIOPURINES)


def over(mentions: Mentions, text: str) -> frozenset[str]:
    """Conditions that the message tells as the reaction to a drug that is no longer taken, while another one is:
    "stopped aza in 2019 for neutropenia, now on MMF".
    """
    given = culprits(mentions)
    past = {drug.value for drug in given if drug.assertion == "historical"}
    if not {drug.value for drug in given} - past:
        return frozenset()
    told = [r for r in mentions.of("reaction", "affirmed", "historical") if set(_culprits(r, mentions, text)) <= past]
    return frozenset(
        c.value for c in mentions.of("condition") if any(c.start < r.end and r.start < c.end for r in told)
    )


def _excused(reaction: str, told: Mention, drug: str | None, mentions: Mentions, text: str) -> bool:
    named = [m for m in mentions.of("drug") if m.value == drug]
    return bool(named) and all(excused(told, reaction, m, mentions, text) for m in named)


def _raised_lipase(measure: Measure) -> bool:
    lowest = aid_number("aid-pancreatic-enzyme", "times upper limit" if measure.unit == "xULN" else "u/l")
    return measure.name == "amylase" and measure.number >= lowest and measure.comparator != "<"


def _hepatitis_of(mentions: Mentions, text: str) -> Iterator[str]:
    """Thiopurines whose own the hepatitis is said to be: "aza hepatitis", "azathioprine-induced hepatitis"."""
    for found in _HEPATITIS.finditer(masked(text, mentions)):
        start, end = found.span("first") if found["first"] else found.span("last")
        if looked_out_for(text, *found.span()):
            continue
        drugs = (m.value for m in mentions.within(start, end).of("drug", "affirmed", "historical"))
        yield from (drug for drug in drugs if drug in THIOPURINES)


def _avoided(reaction: Mention, text: str) -> bool:
    """ "Budesonide to spare side effects": harm that is to be avoided happened to nobody."""
    return reaction.value == "unspecified-intolerance" and bool(_TO_AVOID.search(text[: reaction.start].lower()))


def did_not_get(reaction: Mention, text: str) -> bool:
    """ "She didn't get leucopenia or pancreatitis": the denial reaches over the list."""
    return bool(_DID_NOT_GET.search(text[: reaction.start].lower()))


def _placed(reaction: str, found: Measure | Mention) -> tuple[str, Mention]:
    return reaction, Mention("reaction", reaction, found.start, found.end)


def with_hypersensitivity(found: Sequence[Reaction]) -> tuple[Reaction, ...]:
    """The reactions, and what fever with one of its companions on a thiopurine stands for."""
    feverish = {r.drug for r in found if r.reaction == "fever" and r.drug in THIOPURINES}
    with_more = {r.drug for r in found if r.reaction in WITH_FEVER}
    more = (Reaction("hypersensitivity", drug) for drug in THIOPURINES if drug in feverish & with_more)
    return tuple(dict.fromkeys((*found, *more)))


def _culprits(
    reaction: Mention, mentions: Mentions, text: str, harmful: Collection[str] = ()
) -> tuple[str | None, ...]:
    """The drug of a reaction; of drugs named as a pair all, where the words say "both" or "each", or where two of one
    kind stand behind the reaction: "rash on aza and on 6-MP".
    """
    if reaction.value in _OF_STEROIDS and any(
        m.start < reaction.end and reaction.start < m.end for m in mentions.of("condition")
    ):
        return _of_a_steroid(reaction, mentions, text)
    nearest = _culprit(reaction, mentions, text, harmful)
    group = next((pair for pair in _pairs(mentions, text) if nearest in (None, *(d.value for d in pair))), ())
    if not group or sentences_between(group[-1], reaction, text):
        return (nearest,)
    first, last = sorted((group[0], group[-1], reaction), key=lambda m: m.start)[::2]
    behind = _CAUSED_BY.fullmatch(text[reaction.end : group[0].start])
    alike = any({d.value for d in group} <= set(kind) for kind in (THIOPURINES, SECOND_LINE))
    if (behind and alike) or _BOTH.search(text, max(0, first.start - _NEAR), last.end + _NEAR):
        return tuple(dict.fromkeys(drug.value for drug in group))
    return (nearest,)


def _pairs(mentions: Mentions, text: str) -> Iterator[tuple[Mention, ...]]:
    """Drugs that were given and are named together."""
    group: list[Mention] = []
    for drug in culprits(mentions):
        if group and not TOGETHER.fullmatch(text[group[-1].end : drug.start]):
            if len(group) > 1:
                yield tuple(group)
            group = []
        group.append(drug)
    if len(group) > 1:
        yield tuple(group)


def _of_a_steroid(reaction: Mention, mentions: Mentions, text: str) -> tuple[str | None, ...]:
    """The culprit of what is a steroid's harm and a disease by itself: the steroid in its own name ("steroid
    psychosis"), the nearest drug if that is a steroid or joined to it in one clause, else none: "glaucoma, aza failed"
    tells of a disease.
    """
    if _FROM_STEROIDS.search(text[reaction.start : reaction.end]):
        return ("prednisolone",)
    culprit = _culprit(reaction, mentions, text)
    places = (m for m in culprits(mentions) if m.value == culprit)
    joined = any("," not in between(m, reaction, text) and not sentences_between(m, reaction, text) for m in places)
    return (culprit,) if culprit is None or culprit in STEROIDS or joined else ()


def _culprit(reaction: Mention, mentions: Mentions, text: str, harmful: Collection[str] = ()) -> str | None:
    if own := next((d for d in culprits(mentions) if reaction.start <= d.start < reaction.end), None):
        return own.value  # "aza allergy": the harm is called after its drug
    if left := left_for(reaction, mentions, text):
        return left.value
    if _FROM_STEROIDS.match(text, reaction.start, reaction.end):
        of_these = (d.value for d in culprits(mentions) if d.value in STEROIDS)
        return next(of_these, STEROIDS[0])  # "steroid diabetes"
    known = KNOWN_FOR.get(reaction.value, ())
    if of_unnamed_steroids(reaction, reaction.value, culprits(mentions), text):
        return "prednisolone"
    if any(drug.value in known for drug in culprits(mentions)):
        mentions = Mentions(tuple(m for m in mentions.found if m.entity != "drug" or m.value in known))
    elif in_use := of_a_drug_in_use(reaction, mentions, text, harmful):
        return in_use.value
    elif harmful:
        mentions = Mentions(tuple(m for m in mentions.found if m.entity != "drug" or m.value in harmful))
    classes = [m for m in mentions.of("drug_class") if m.value in _DRUG_CLASSES]
    named = [d for d in (*culprits(mentions), *classes) if not _asked_about(d, reaction, text)]
    possible = [d for d in named if not _told_aside(d, reaction, named, text)]
    possible = [d for d in possible if not _taken_since(d, reaction, possible, text)]
    if harmful and all(
        sentences_between(drug, reaction, text) for drug in possible
    ):  # "Now diarrhoea": of what is taken
        possible = [d for d in possible if d.assertion == "affirmed"] or possible
    nearest = min(possible, key=lambda drug: apart(drug, reaction, text), default=None)
    if nearest is None:
        return None
    return _DRUG_CLASSES[nearest.value][0] if nearest.value in _DRUG_CLASSES else nearest.value


def _told_aside(drug: Mention, reaction: Mention, named: Sequence[Mention], text: str) -> bool:
    """ "On MMF since aza failed, diarrhoea": the drug that failed is an aside, and what follows it happened on the one
    in use. "On MMF after aza gave her pancreatitis" has no comma between.
    """
    if in_a_closed_bracket(drug, reaction, text) and any(
        other.end < text.rindex("(", 0, drug.start) for other in named
    ):
        return True
    if drug.end > reaction.start or "," not in text[drug.end : reaction.start]:
        return False
    aside = bool(_AFTER.search(text[: drug.start].lower())) and not sentences_between(drug, reaction, text)
    return aside and any(
        other.end <= drug.start
        and _IN_USE.search(text[: other.start].lower())
        and not sentences_between(other, drug, text)
        for other in named
    )


def _taken_since(drug: Mention, reaction: Mention, named: Sequence[Mention], text: str) -> bool:
    """Whether the drug is said behind the harm to be what is taken now, and another stands before the harm."""
    before = any(other.end <= reaction.start and not sentences_between(other, reaction, text) for other in named)
    return before and bool(_TAKEN_SINCE.fullmatch(text.lower(), reaction.end, max(reaction.end, drug.start)))


def _asked_about(drug: Mention, reaction: Mention, text: str) -> bool:
    return sentences_between(drug, reaction, text) > 0 and in_a_question(drug, text)
