"""How a mention is asserted: denied, suspected, past, of the family, supposed, or simply stated.

In the manner of ConText (Harkema 2009): a cue, its direction, and what ends its scope. The message is reduced to a
skeleton in which every mention is one character. Rules of phrases (`phrases`, `denied`, `suspected`, `anybody`,
`feared`, `general`, `supposed`, `relatives`, `companions`) name each word that may stand between cue and mention;
rules of clauses (`past`, `drug_history`, `over`, `jotted`, `ended`, `bygone`, `present`, `plans`) reach to the end of
the clause or to a contrast such as "now" or "but". Last, `courses` reads from the
order of the drugs which of them is over.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from collections.abc import Set as AbstractSet

from actions.case.people.relatives_asked import is_about_a_mother, relative_asked_of
from bot.nlu.recogniser.asserted import (
    anybody,
    bygone,
    companions,
    courses,
    denied,
    drug_history,
    ended,
    feared,
    general,
    jotted,
    over,
    past,
    phrases,
    plans,
    present,
    relatives,
    supposed,
    suspected,
)
from bot.nlu.recogniser.matching import Span
from bot.nlu.recogniser.rules import Assertion, Rule
from bot.nlu.recogniser.skeleton import ASSERTABLE, DRUG, REACTION, REASON, clusters_of, in_clauses, skeleton_of

_RULES = (  # in the order they are read, and whether they read clauses
    (phrases.PAST, False),
    (past.RULES, True),
    (anybody.RULES, False),
    (feared.RULES, False),
    (phrases.RULES, False),
    (denied.RULES, False),
    (suspected.RULES, False),
    (drug_history.RULES, True),
    (over.RULES, True),
    (jotted.RULES, True),
    (ended.RULES, True),
    (bygone.RULES, True),
    (present.RULES, True),
    (plans.RULES, True),
    (general.RULES, False),
    (supposed.RULES, False),
    (relatives.RULES, False),
    (companions.RULES, False),
)
_ORDERED = tuple((rule, of_clauses) for rules, of_clauses in _RULES for rule in rules)
_EVERYWHERE = tuple(at for at, (rule, _) in enumerate(_ORDERED) if not rule.cues)


def _by_cue(*, of_clauses: bool) -> dict[str, list[int]]:
    """The places in the order of rules of those that each cue calls for."""
    calls: dict[str, list[int]] = {}
    for at, (rule, of) in enumerate(_ORDERED):
        for cue in rule.cues if of is of_clauses else ():
            calls.setdefault(cue, []).append(at)
    return calls


_BY_CUE = {of_clauses: _by_cue(of_clauses=of_clauses) for of_clauses in (False, True)}


def assert_spans(text: str, spans: Sequence[Span]) -> list[Assertion]:
    """One assertion per span. Spans of types that cannot be denied (topics, analytes...) are affirmed; a term follows
    the reason or condition that stands on the same words."""
    clusters = clusters_of([span for span in spans if span.entity in ASSERTABLE])
    if not clusters:
        return ["affirmed" for _ in spans]
    skeleton, places = skeleton_of(text, clusters)
    clauses = in_clauses(skeleton)
    named = [{span.value for span in cluster} for cluster in clusters]
    read: dict[int, Assertion] = {}  # place -> assertion; a later rule overrides an earlier one
    kinds = {skeleton[place] for place in places}
    asked_of = relative_asked_of(text) or is_about_a_mother(text)  # whose case it is
    whole, by_clause = _Searched(skeleton, of_clauses=False), _Searched(clauses, of_clauses=True)
    for at in sorted({*_EVERYWHERE, *whole.met, *by_clause.met}):
        rule, of_clauses = _ORDERED[at]
        searched = by_clause if of_clauses else whole
        not_asked = asked_of and rule.assertion == "family"
        if not_asked or kinds.isdisjoint(rule.kinds) or not searched.holds_what_it_needs(rule):
            continue
        if rule.instead_of is None or rule.instead_of in read.values():
            found = _read(rule, searched.words, places, named)
            read |= {place: told for place, told in found.items() if rule.instead_of in (None, read.get(place))}
    in_turn = courses.replaced(skeleton, clauses, places, clusters, read)
    read |= {place: told for place, told in in_turn.items() if clauses[place] != REASON}
    _with_its_drug(read, clauses)
    of_drugs = read | in_turn | _read(jotted.FAILED, clauses, places, named)
    return [
        _of_span(
            span,
            clusters,
            [read.get(place, "affirmed") for place in places],
            [of_drugs.get(place, "affirmed") for place in places],
        )
        for span in spans
    ]


class _Searched:
    """The words that rules read, searched once for the cues of all of them, and once for each thing that some need.
    `met` are the places in the order of rules of those that a cue calls for.
    """

    def __init__(self, words: str, *, of_clauses: bool) -> None:
        self.words = words
        self.met = frozenset(at for cue, rules in _BY_CUE[of_clauses].items() if cue in words for at in rules)
        self._held: dict[re.Pattern[str], bool] = {}

    def holds_what_it_needs(self, rule: Rule) -> bool:
        """False where the pattern of the rule can match nowhere because what it needs is not there."""
        if rule.needs is not None and rule.needs not in self._held:
            self._held[rule.needs] = rule.needs.search(self.words) is not None
        return rule.needs is None or self._held[rule.needs]


def _read(rule: Rule, words: str, places: Sequence[int], named: Sequence[AbstractSet[str]]) -> dict[int, Assertion]:
    found: dict[int, Assertion] = {}
    for match in rule.pattern.finditer(words):
        low, high = match.span("scope")
        found |= {
            place: rule.assertion
            for place, values in zip(places, named, strict=True)
            if low <= place < high and words[place] in rule.kinds and (rule.values is None or values & rule.values)
        }
    return found


def _with_its_drug(read: dict[int, Assertion], clauses: str) -> None:
    """What a drug of the past did is past with it: "an earlier course of rituximab gave her fever and rash"."""
    for match in past.DID.finditer(clauses):
        if read.get(match.start()) == "historical":
            for place in range(*match.span("scope")):
                if clauses[place] == REACTION:
                    read.setdefault(place, "historical")


def _of_span(
    span: Span, clusters: Sequence[list[Span]], assertions: Sequence[Assertion], of_drugs: Sequence[Assertion]
) -> Assertion:
    if span.entity not in ASSERTABLE and span.entity != "term":
        return "affirmed"
    told = of_drugs if ASSERTABLE.get(span.entity) == DRUG else assertions
    for cluster, assertion in zip(clusters, told, strict=True):
        if any(span.start >= other.start and span.end <= other.end for other in cluster):
            # "not intolerant of azathioprine" denies the intolerance, not the drug.
            nested = any(span.within(other) for other in cluster)
            if nested and assertion == "negated":
                return "affirmed"
            return "hypothetical" if assertion == "planned" and ASSERTABLE.get(span.entity) != DRUG else assertion
    return "affirmed"
