"""Harms that are told by diseases, numbers and loose words beside a drug that did harm, and by "the same again"."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence
from itertools import chain

from actions.case.drugs.in_use import in_a_closed_bracket, of_a_drug_in_use
from actions.case.harms.blameless import excused
from actions.case.harms.harm_words import Harm, big_spleen, conditions_as_harms, numbers_of_harm, words_of_harm
from actions.case.mentions import Mention, Mentions
from actions.case.nearness import Placed, apart, between, sentences_between
from actions.case.patient import Reaction

_LINK = 25  # characters between a drug and the harm that it is said to have done
_SEPARATE = re.compile(r"[,;.!?\n]")
_LISTED = re.compile(r"\W*(and|plus|with|then|&|\+|,|/)?\W*((a|the|her|his|new|then)\W+)*", re.IGNORECASE)
_SAME_AFTER = re.compile(r"^[^.;!?]{0,30}?\b(ditto|same|likewise|identical\w*)\b", re.IGNORECASE)
_SAME_BEFORE = re.compile(r"\b(ditto|same|likewise|identical\w*)\b[^.;,!?]{0,25}$", re.IGNORECASE)


def harms_beside(
    mentions: Mentions, text: str, harmful: Collection[str], found: Sequence[Reaction]
) -> tuple[Reaction, ...]:
    """The further reactions of the `harmful` drugs, given those `found` already. `mentions` are those of drugs that are
    or were taken.
    """
    drugs = mentions.of("drug", "affirmed", "historical")
    denied = mentions.values("reaction", "negated")
    told: list[Placed] = list(mentions.of("reaction", "affirmed", "historical"))
    reactions = list(found)
    supposed = mentions.of("condition", "hypothetical")
    for harm in chain(numbers_of_harm(mentions, text), conditions_as_harms(mentions, text), words_of_harm(text)):
        if any(m.start < harm.end and harm.start < m.end for m in supposed):
            continue  # asked of the drugs: "infections - mmf vs tac"
        if own := of_a_drug_in_use(harm, mentions, text, harmful):
            reactions += [Reaction(harm.reaction, own.value)] if _low_count_of(harm, own, mentions, text) else []
            continue
        culprit = None if harm.reaction in denied else _culprit(harm, drugs, text, harmful)
        if culprit is None or excused(harm, harm.reaction, culprit, mentions, text):
            continue
        explained = any(reaction.drug == culprit.value for reaction in reactions)
        if not (harm.loose and explained) or _linked(harm, culprit, told, text):
            reactions.append(Reaction(harm.reaction, culprit.value))
            told.append(harm)
    reactions += _same_again(drugs, text, harmful, reactions)
    return tuple(dict.fromkeys(reaction for reaction in reactions if reaction not in found))


def _low_count_of(harm: Harm, drug: Mention, mentions: Mentions, text: str) -> bool:
    """Whether a result tells a harm of the drug in use: one it may do, and no big spleen explains it; few lymphocytes
    are a harm only of a drug that did one.
    """
    few_lymphocytes = any(m.name == "lymphocytes" and m.start == harm.start for m in mentions.measures)
    able = not harm.loose and not few_lymphocytes and harm.drugs is not None and drug.value in harm.drugs
    return able and not big_spleen(mentions, text)


def _culprit(harm: Harm, drugs: Sequence[Mention], text: str, harmful: Collection[str]) -> Mention | None:
    """The nearest harmful drug that such words may be said of; of loose words no other drug stands nearer."""
    drugs = [drug for drug in drugs if not in_a_closed_bracket(drug, harm, text)] or drugs
    possible = [drug for drug in drugs if drug.value in harmful and (harm.drugs is None or drug.value in harm.drugs)]
    if not possible:
        return None
    nearest = min(possible, key=lambda drug: apart(drug, harm, text))
    alone = len({drug.value for drug in possible}) == 1
    if sentences_between(nearest, harm, text) > alone:
        return None
    if harm.loose and min(drugs, key=lambda drug: apart(drug, harm, text)).value != nearest.value:
        return None
    return nearest


def _linked(harm: Harm, drug: Mention, told: Sequence[Placed], text: str) -> bool:
    """Whether the words stand right beside the drug, or in one list with another harm."""
    gap = between(drug, harm, text)
    if len(gap) <= _LINK and not _SEPARATE.search(gap):
        return True
    return any(
        not (other.start < harm.end and harm.start < other.end) and _LISTED.fullmatch(between(other, harm, text))
        for other in told
    )


def _same_again(
    drugs: Sequence[Mention], text: str, harmful: Collection[str], found: Sequence[Reaction]
) -> Iterator[Reaction]:
    """ "Aza vomiting, 6-MP ditto": what the drug named before did."""
    explained = {reaction.drug for reaction in found}
    for drug in drugs:
        if drug.value not in harmful or drug.value in explained:
            continue
        if not (_SAME_AFTER.search(text[drug.end :]) or _SAME_BEFORE.search(text[: drug.start])):
            continue
        others = [other for other in drugs if other.value in explained]
        if others:
            like = min(others, key=lambda other: apart(other, drug, text))
            yield from (Reaction(reaction.reaction, drug.value) for reaction in found if reaction.drug == like.value)
