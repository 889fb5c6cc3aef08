"""How well a record answers the question on the desk: one number, from what can be said of the two side by side.

The weights are not set by hand: `make fit-leads` learns them from the questions of the records themselves
(`knowledge/records/questions/`), each asked as a stranger's question while the index does not hold it
(docs/decisions.md).
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType

from actions.answers.desk import Desk
from actions.answers.leading import authors
from actions.answers.leading.order import (
    MEASURED,
    about,
    asks_for_share,
    named_in_question,
    named_situations,
    of_children,
)
from actions.answers.leading.relevance import in_full
from actions.answers.subjects.topics import TOPIC_OF
from actions.knowledge import kinds as r

WEIGHTS: Mapping[str, float] = MappingProxyType(
    {
        "likest question": 10.13,
        "next likest question": 6.85,
        "by the author named": 5.10,
        "likeness of its words": 4.57,
        "shares words": 2.58,
        "on no drug": 2.40,
        "of another guideline": -1.97,
        "share of the drugs": 1.97,
        "on other drugs": 1.71,
        "stands at first sight": 1.52,
        "stands first": 1.42,
        "counts what is counted": 1.32,
        "on children": -1.07,
        "on many drugs": 0.89,
        "of the guideline named": 0.80,
        "guides a situation": 0.75,
        "stands behind": 0.71,
        "on the topic": 0.71,
        "is our note": 0.68,
        "informs another reason": -0.66,
        "is a disagreement": 0.39,
        "rank": -0.35,
        "on none named": -0.25,
        "on a situation named": 0.25,
        "informs the reason": -0.16,
        "on another situation": 0.15,
        "is a guideline's": 0.13,
    }
)
# Not learned but decided: of what fits about as well, evidence from autoimmune hepatitis goes before that from another
# disease, and what is known before what is not, which is asked for more rarely than it is written down.
_ELSEWHERE, _NOT_KNOWN, _OF_ADULTS, _HOW_MUCH = 1.0, 0.7, 4.0, 2.0
_DIFFERS = 5.0  # as much as an author's name: "do real-world data contradict Manns?" asks for the disagreement
DISAGREES = re.compile(
    r"\b(?:contradict\w*|disagree\w*|conflict(?:s|ing|ed)?|at odds|discrepan\w*|inconsisten\w*)\b", re.IGNORECASE
)
_ASKS_WHETHER = frozenset({"ask_special_situation", "ask_evidence"})
_DOSE = re.compile(r"\b(?:dos\w+|how much|mg|how many)\b", re.IGNORECASE)
_CHILDREN = re.compile(r".*\b(child\w*|paediatric|boys?|girls?)\b", re.DOTALL)
_OTHER_DISEASES = re.compile(
    r"bowel|crohn|colitis|transplant|recipient|graft|lupus|arthritis|vasculitis|psoria|kidney|rheum|sj[oö]gren", re.I
)
_NEAREST = 40  # records that are looked at beside those that stand in the answer
_MANY = 3  # drugs, of each of which a record then says little
_UNRANKED = 5  # where curators gave no rank
_KINDS = {
    r.Note: "is our note",
    r.Conflict: "is a disagreement",
    r.SituationGuide: "guides a situation",
    r.Recommendation: "is a guideline's",
}
_TOPICS = {
    **TOPIC_OF,
    "ask_definition": "definition",
    "ask_check_nonresponse": "checks",
    "ask_first_line": "first-line",
    "ask_referral": "referral",
    "ask_special_situation": "situation",
    "interpret_metabolites": "metabolites",
}
_NAMED = ("topic", "sex", "drug", "guideline")


@dataclass(frozen=True, slots=True)
class Shown:
    """The records of an answer as it stands: those of its first lines in order, and those behind."""

    first: Sequence[str] = ()
    behind: Collection[str] = ()


def fits(desk: Desk, shown: Shown) -> dict[str, float]:
    """The records nearest to the question and those shown that have questions of their own, with how well each fits,
    best first. Scores of one question compare; the difference of two is the logarithm of their odds to be the answer.
    """
    scores = {
        identifier: sum(WEIGHTS[name] * value for name, value in seen.items()) - _handicap(desk, identifier)
        for identifier, seen in features(desk, shown)
    }
    return dict(sorted(scores.items(), key=lambda found: (-found[1], found[0])))


def features(desk: Desk, shown: Shown) -> Iterator[tuple[str, Mapping[str, float]]]:
    """What can be said of each candidate, by name; values from -1 to 1, most of them 0 or 1."""
    near = desk.search.near(in_full(desk))
    candidates = dict.fromkeys(
        (*near.nearest(_NEAREST), *(i for i in (*shown.first, *shown.behind) if i in near.place))
    )
    asked, words = _Question.of(desk), _words_shared(desk)
    for identifier in candidates:
        record, at = desk.base.get(identifier, r.Record), near.place[identifier]
        yield (
            identifier,
            {
                "likest question": float(near.asked[at]),
                "next likest question": float(near.next_asked[at]),
                "likeness of its words": float(near.said[at]),
                "shares words": words.get(identifier, 0.0),
                "stands first": float(tuple(shown.first[:1]) == (identifier,)),
                "stands at first sight": float(identifier in shown.first[1:3]),
                "stands behind": float(identifier in shown.behind),
                **asked.of_drugs(record),
                **asked.of_situations(record),
                **asked.of_guidelines(record),
                **asked.of_reason(record),
                "on the topic": float(bool(asked.topics & set(getattr(record, "topics", ())))),
                "by the author named": float(isinstance(record, r.Evidence) and authors.of_named(desk, record)),
                "counts what is counted": float(asked.for_share and getattr(record, "figure", None) is not None),
                "rank": getattr(record, "rank", _UNRANKED) / 10,
                **{name: float(isinstance(record, kind)) for kind, name in _KINDS.items()},
            },
        )


def _handicap(desk: Desk, identifier: str) -> float:
    record = desk.base.get(identifier, r.Record)
    said = f"{getattr(record, 'text', '')} {getattr(record, 'population', None) or ''}"
    elsewhere = _OTHER_DISEASES.search(said) and "autoimmune hepatitis" not in said
    asked_for = _OTHER_DISEASES.search(desk.asked.text)
    return (
        _ELSEWHERE * bool(elsewhere and not asked_for)
        + _NOT_KNOWN * isinstance(record, r.NotKnown)
        + _OF_ADULTS * _of_adults(desk, record, said)
        + _HOW_MUCH * _of_a_dose(desk, record)
        - _DIFFERS * (isinstance(record, r.Conflict) and bool(DISAGREES.search(desk.asked.text)))
    )


def _of_a_dose(desk: Desk, record: r.Record) -> bool:
    """Whether a record says how much of a drug is given where it is asked whether it is of use."""
    whether = desk.asked.intent in _ASKS_WHETHER and not _DOSE.search(desk.asked.text)
    return whether and (isinstance(record, r.Regimen) or (isinstance(record, r.Evidence) and about(record) == "dose"))


def _of_adults(desk: Desk, record: r.Record, said: str) -> bool:
    """Whether a child's dose or level is asked for and the record gives an adult's."""
    topic = TOPIC_OF.get(desk.asked.intent, "")
    if topic not in MEASURED or "child" not in named_situations(desk):
        return False
    return "child" not in getattr(record, "situations", ()) and not _CHILDREN.match(said.lower())


def _words_shared(desk: Desk) -> Mapping[str, float]:
    """How many of the question's words and things, by their rarity, each record holds: 1 for the one with most."""
    mentions = desk.asked.mentions
    named = [(m.entity, m.value) for m in mentions.found if m.entity not in _NAMED]
    found = desk.search.relevance(desk.asked.text, named, [m.text for m in mentions.of("drug")])
    most = max(found.values(), default=1.0)
    return {identifier: score / most for identifier, score in found.items()}


@dataclass(frozen=True, slots=True)
class _Question:
    """What a question names, against which records are held."""

    drugs: frozenset[str]
    named: frozenset[str]  # situations the question names
    known: frozenset[str]  # those of the case too
    guidelines: frozenset[str]
    topics: frozenset[str]
    reason: str | None
    for_share: bool

    @classmethod
    def of(cls, desk: Desk) -> _Question:
        mentions = desk.asked.mentions
        own = {drug for drug in mentions.values("drug") if drug in desk.base.drugs}
        topics = {*mentions.values("topic"), _TOPICS.get(desk.asked.intent, "")}
        return cls(
            frozenset(own or desk.drugs),
            named_in_question(desk),
            named_situations(desk),
            frozenset(mentions.values("guideline")),
            frozenset(topics - {""}),
            desk.reason,
            asks_for_share(desk),
        )

    def of_drugs(self, record: r.Record) -> Mapping[str, float]:
        held = set(getattr(record, "drugs", ()))
        return {
            "share of the drugs": len(self.drugs & held) / len(self.drugs) if self.drugs else 0.0,
            "on other drugs": float(bool(held and self.drugs) and not self.drugs & held),
            "on no drug": float(bool(self.drugs) and not held),
            "on many drugs": float(len(held) > _MANY),
        }

    def of_situations(self, record: r.Record) -> Mapping[str, float]:
        held = {*getattr(record, "situations", ()), getattr(record, "condition", "")} - {""}
        adults = "child" not in self.known
        return {
            "on a situation named": float(bool(self.named & held)),
            "on none named": float(bool(self.named) and not self.named & held),
            "on another situation": float(bool(held) and not held & self.known),
            "on children": float(isinstance(record, r.Evidence) and of_children(record) and adults),
        }

    def of_guidelines(self, record: r.Record) -> Mapping[str, float]:
        guideline = getattr(record, "guideline", None)
        return {
            "of the guideline named": float(guideline in self.guidelines),
            "of another guideline": float(bool(self.guidelines) and guideline not in (None, *self.guidelines)),
        }

    def of_reason(self, record: r.Record) -> Mapping[str, float]:
        informs = record.informs if isinstance(record, r.Finding) and self.reason else {}
        fitness = {str(reason): fit for reason, fit in informs.items()}.get(self.reason or "")
        return {
            "informs the reason": float(fitness == "direct"),
            "informs another reason": float(bool(informs) and fitness is None),
        }
