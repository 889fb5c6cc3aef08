"""The calm boundary: messages that are not answered, whatever the classifier thinks, and what is said instead."""

from __future__ import annotations

import re

from actions.answers.citing import Citer
from actions.answers.model import Button, Line, Part
from actions.case.mentions import Mentions
from actions.case.people.titles import without_titles
from actions.conversation.scope.ours import of_the_liver, without_harms_and_family
from actions.conversation.scope.voice import of_ones_own, without_acts, without_quotes
from actions.knowledge.base import KnowledgeBase
from actions.knowledge.compiled import compiled
from actions.knowledge.kinds import Boundary
from actions.knowledge.validation import DOSE

# Intents of the classifier that are answered by a boundary record of the same kind.
OUT_OF_SCOPE = frozenset(
    {
        "out_of_scope_near",
        "out_of_scope_far",
        "patient_voice",
        "self_harm",
        "prescribe_for_me",
        "injection",
        "abuse",
        "other_language",
        "gibberish",
    }
)

# Conditions that make a question one of another field, unless autoimmune hepatitis is named beside them.
OTHER_FIELDS = frozenset(
    {
        "transplanted",
        "malignancy",
        "lymphoma",
        "ibd",
        "pbc",
        "psc",
        "dili",
        "wilson",
        "coeliac",
        "lupus",
        "psoriasis",
        "rheumatoid-arthritis",
        "sjogren",
        "vasculitis",
        "sarcoidosis",
        "myasthenia",
        "steatotic-liver-disease",
        "alcohol",
        "hepatitis-b",
        "hepatitis-c",
    }
)
# Kinds that what somebody else is quoted as saying does not make: "she says 'I hate these tablets'".
_OWN_WORDS = frozenset({"patient_voice", "abuse", "out_of_scope_far"})
# Beside a drug of ours hepatitis B is asked about for its reactivation
_REACTIVATION = re.compile(
    r"\b(?:hbv|hbsag|hbcab|anti-?hbc|hep(?:atitis)? ?b|core (?:ab|antibody)|entecavir|tenofovir|etv|tdf|taf|baraclude"
    r"|viread|vemlidy)\b"
)
_PAST_DISEASE = re.compile(r"^(?:(?!diagnos|\bdx|since|onset)[^,;.?]){0,40}\b(?:back )?in (?:19|20)\d\d\s*[,;.]")
# How it is done in another field, beside what is asked of ours: "like we do after transplant"
_METABOLITES = frozenset({"tgn", "mmp"})
_AS_ELSEWHERE = re.compile(
    r"\b(?:just like|like|as|same as|the way) (?:(?:we|they|you|is|one|do|does|done|use|used|aim|for|in|after|post"
    r"|following|a|the|liver|kidney|our|their|\d+)[ -])*(?:transplant\w*|olt|ltx?|ibd|crohn\S*|uc|\w*colitis)(?!\w)"
)
_SEVERAL = 5  # words from which on repetition says that a message says nothing
_PARENTHESIS = re.compile(r"\s*\([^()]*\)")


def by_words(
    base: KnowledgeBase, text: str, mentions: Mentions | None = None, *, clinical: bool = False, patient: bool = True
) -> Boundary | None:
    """The first boundary, by rank, whose patterns match the message and whose exceptions do not. A disease that the
    message only denies, suspects, or tells of the past or the family makes no question about that disease. `clinical`:
    it reads as a question of ours, not `patient`: hardly a patient's, so that what both sides ask refuses nothing.
    """
    lowered = _plain(text)
    said = without_quotes(lowered)
    beside = mentions is not None and _only_beside(mentions)
    liver = mentions is not None and of_the_liver(lowered, mentions)
    for boundary in sorted(base.all(Boundary), key=lambda boundary: (boundary.rank, boundary.id)):
        if boundary.kind == "out_of_scope_near" and (beside or liver):
            continue
        words = said if boundary.kind in _OWN_WORDS else lowered
        own = (
            boundary.kind == "patient_voice"
            and mentions is not None
            and words == lowered
            and of_ones_own(text.lower(), mentions)
        )
        if boundary.kind == "patient_voice":
            words = without_acts(words)
        elif boundary.kind == "out_of_scope_near" and mentions is not None:
            words = _without_the_past(words if not _ours(mentions) else _REACTIVATION.sub(" ", words))
            words = _AS_ELSEWHERE.sub(" ", words) if _ours(mentions) else words
            words = without_titles(words)
            words = without_harms_and_family(words, mentions)
        asked_by_both = clinical or (boundary.kind == "patient_voice" and not patient)
        patterns = boundary.patterns if asked_by_both else (*boundary.patterns, *boundary.shared)
        if (own or any(compiled(p).search(words) for p in patterns)) and not _excused(boundary, words):
            return boundary
    return by_intent(base, "gibberish") if _drones(lowered) else None


def excused(base: KnowledgeBase, text: str, kind: str) -> bool:
    """Whether a message holds what speaks against a boundary of that kind: "pt says", "my patient"."""
    return any(_excused(boundary, _plain(text)) for boundary in base.all(Boundary) if boundary.kind == kind)


def without_dose(text: str) -> str | None:
    """A sentence for a reply that may hold no dose: without its parentheses, or None when a dose still stands in it."""
    cut = _PARENTHESIS.sub("", text)
    return None if DOSE.search(cut) else cut


def _ours(mentions: Mentions) -> bool:
    """Whether one of our drugs is named, or the metabolites by which thiopurines are followed."""
    metabolites = not _METABOLITES.isdisjoint(mentions.values("analyte"))
    return bool(mentions.of("drug") or mentions.of("drug_class") or metabolites)


def _without_the_past(words: str) -> str:
    """A message without the disease that it tells of one past year: "SLE in 2015, aza gave her pancreatitis"."""
    return _PAST_DISEASE.sub(" ", words)


def _drones(lowered: str) -> bool:
    """Whether a message says the same few words over and over: "tac tac tac mmf mmf"."""
    words = re.findall(r"[^\W\d_]+", lowered)
    return len(words) >= _SEVERAL and len(set(words)) * 2 <= len(words)


def _only_beside(mentions: Mentions) -> bool:
    """Whether diseases of other fields are named, and each of them only denied, suspected, past or of the family."""
    named = [m for m in mentions.of("condition") if m.value in OTHER_FIELDS]
    return bool(named) and all(m.assertion in ("negated", "possible", "historical", "family") for m in named)


def _excused(boundary: Boundary, lowered: str) -> bool:
    return any(compiled(p).search(lowered) for p in boundary.unless)


def _plain(text: str) -> str:
    """Lower case, straight apostrophes, single blanks: what the patterns are written for."""
    return " ".join(text.lower().replace("\u2019", "'").replace("\u2018", "'").split())


def by_intent(base: KnowledgeBase, intent: str) -> Boundary | None:
    """The boundary that answers an intent; the one of lowest rank when several do."""
    fitting = sorted(
        (b for b in base.all(Boundary) if b.kind == intent), key=lambda boundary: (boundary.rank, boundary.id)
    )
    return fitting[0] if fitting else None


def part(boundary: Boundary, citer: Citer) -> tuple[Part, tuple[Button, ...]]:
    """The fixed answer, without any dose or figure, and what is offered instead."""
    citer.records.setdefault(boundary.id)
    return Part("", (Line(boundary.text.strip(), (), (boundary.id,)),)), tuple(
        Button(label, send) for label, send in boundary.follow_ups
    )
