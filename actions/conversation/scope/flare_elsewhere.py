"""A flare of another disease: "HBV flare on MMF", "gout flared on aza". It says nothing of the hepatitis and is no
failure of its treatment; a hepatitis B that flares under immunosuppression is its reactivation.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from msgspec import structs

from actions.answers.desk import Asked
from actions.case.mentions import Mention, Mentions
from actions.conversation.draft import Draft

_DISEASES = "another-disease-that-flares"  # a wording of the records: diseases the vocabulary has no word for
_CONDITIONS = frozenset(
    {"hepatitis-b", "infection", "gout", "ibd", "psoriasis", "lupus", "rheumatoid-arthritis", "sjogren", "vasculitis"}
    | {"sarcoidosis", "myasthenia", "lung-disease", "coeliac", "tuberculosis", "psychosis"}
)
_FLARE = r"(?:flar(?:e|es|ed|ing)(?:[ -]?ups?)?|relaps(?:e|es|ed|ing)|re-?activat\w+|exacerbat\w+)"
# Between the disease and its flare: "gout has flared", "UC, in flare"
_BEHIND = re.compile(
    rf"(?:'s|s)?(?:[\s-]+|, )(?:(?:has|have|had|is|was|now|been|just|again|badly|all|keeps?|started|to|in|a|an"
    rf"|hepatitis|skin|arthritis|colitis|disease|infection|dna|immune) )*(?P<flare>{_FLARE})\b"
)
_OF = re.compile(rf"\b(?P<flare>{_FLARE}) (?:of |in |with )(?:her |his |their |the |known |old |chronic |latent )*$")
_OURS_TOO = re.compile(
    r"\b(?:aih|autoimmune hepatitis|hepatitis|liver|both|lfts?)\b(?: \w+)? ?(?:and|&|\+|/|,)(?: (?:her|his|the"
    r"|also))* ?$"
)
_REACTIVATES = "hepatitis-b"
_OF_A_FAILURE = frozenset(
    {"loss_of_response_or_relapse", "refractory_disease", "second_line_failed", "intolerance_to_second_line"}
    | {"intolerance_to_azathioprine", "out_of_scope_near"}
)


def settle(draft: Draft) -> None:
    """Leave flares of other diseases out of what the message tells, and keep a reactivation of hepatitis B as one."""
    turn = draft.turn
    text, mentions = turn.text, turn.mentions
    found = tuple(_elsewhere(draft, text.lower(), mentions))
    if not found or not (mentions.of("drug") or mentions.of("drug_class") or turn.focus.intents):
        return
    for disease, (start, end) in found:
        mentions = _without_overlapping(mentions, start, end)
        if disease.value != _REACTIVATES:
            text = text[:start] + " " * (end - start) + text[end:]
        else:
            named = Mention("reaction", "hbv-reactivation", disease.start, disease.end, disease.text)
            mentions = Mentions(tuple(sorted((*mentions.found, named), key=lambda m: m.start)), mentions.measures)
    draft.turn = structs.replace(
        turn, text=text, mentions=mentions, asked=tuple(_without(one, text, mentions) for one in turn.asked)
    )
    if draft.intent in _OF_A_FAILURE:
        draft.read_as(_meant(mentions))


def _elsewhere(draft: Draft, lowered: str, mentions: Mentions) -> Iterator[tuple[Mention, tuple[int, int]]]:
    """Other diseases with the place of the word that says they flare."""
    named = [m for m in mentions.of("condition", "affirmed", "possible", "historical") if m.value in _CONDITIONS]
    named += [Mention("condition", "", *place) for place in draft.wordings.places(_DISEASES, lowered)]
    for disease in named:
        if _OURS_TOO.search(lowered[: disease.start]):
            continue
        within = re.search(rf"(?P<flare>{_FLARE})$", lowered[disease.start : disease.end])
        behind, before = _BEHIND.match(lowered, disease.end), _OF.search(lowered[: disease.start])
        if within:
            yield disease, (disease.start + within.start(), disease.end)
        elif behind:
            yield disease, behind.span("flare")
        elif before:
            yield disease, before.span("flare")


def _without_overlapping(mentions: Mentions, start: int, end: int) -> Mentions:
    """Those that do not take the word for one of ours: the reason "flare on aza", the term "flare"."""
    kept = (m for m in mentions.found if m.entity not in ("reason", "term") or not (m.start < end and start < m.end))
    return Mentions(tuple(kept), mentions.measures)


def _without(one: Asked, text: str, mentions: Mentions) -> Asked:
    end = one.start + len(one.text)
    return structs.replace(one, text=text[one.start : end], mentions=mentions.within(one.start, end))


def _meant(mentions: Mentions) -> str:
    """What is asked of somebody in whom another disease flares."""
    return "ask_special_situation" if mentions.of("reaction") else "inform_case"
