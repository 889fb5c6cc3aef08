"""Standings: what the stated policy says of each drug for this case. Pure functions of records and case; every
standing carries what made it.

Policy (record `standing-policy`): *avoid*, a label contraindication or guideline advice against it in this situation;
*caution*, a conditional
warning; *preferred*, at least one guideline strongly recommends it for this reason and none puts another drug first;
otherwise *reasonable*.
A drug that none of the four guidelines positions for the reason has *no position*. While a rule's condition is
unknown the standing names it.
"""

from __future__ import annotations

from collections.abc import Sequence

from msgspec import Struct, structs

from actions.answers.model import Standing
from actions.case.patient import Case
from actions.knowledge.base import KnowledgeBase
from actions.knowledge.kinds import Drug, Finding, Position, Recommendation, StandingRule, When
from actions.reasoning.conditions import Scene, evaluate

ORDER: dict[Standing, int] = {"preferred": 0, "reasonable": 1, "caution": 2, "no position": 3, "avoid": 4}
_LINES = {"first": 0, "co-therapy": 1, "second": 1, "third": 2, "investigational": 3}
EITHER_REASON = ("thiopurine_intolerance", "insufficient_response")
"""Why first-line treatment is left, while it is not clear which of the two."""
_PLACES = {"first": 0, "option": 1, "later": 2, "against": 3}


class Judgement(Struct, frozen=True):
    """One drug's standing: its word, the words of the cell, the rules that hold or are open, and the positions behind
    it. Of the open rules some are named in the cell, the others are for the checks.
    """

    drug: str
    standing: Standing
    label: str
    head: str  # the label without the conditions that are still open
    holding: tuple[StandingRule, ...] = ()
    open: tuple[StandingRule, ...] = ()
    unnamed: tuple[StandingRule, ...] = ()
    positions: tuple[tuple[Recommendation, Position], ...] = ()
    positioned: bool = (
        True  # a guideline positions the drug; for an unclear reason, also in the less favourable reading
    )

    @property
    def made_by(self) -> tuple[str, ...]:
        """Ids of the rules that made it: what is not known changes nothing of a drug that is to be avoided anyway."""
        undecided = () if self.standing == "avoid" else self.open
        return tuple(rule.id for rule in (*self.holding, *undecided))


def judge(base: KnowledgeBase, drug: str, reason: str, case: Case) -> Judgement:
    """The standing of one drug for a reason and a case. While the reason is unclear it is the less favourable of its
    standings after intolerance and after insufficient response, and the cell names both.
    """
    if reason != "unclear":
        return _judge(base, drug, reason, case)
    intolerant, insufficient = (_judge(base, drug, one, case) for one in EITHER_REASON)
    worse = max(intolerant, insufficient, key=order)
    if intolerant.head == insufficient.head:
        return structs.replace(worse, positions=tuple(dict.fromkeys((*intolerant.positions, *insufficient.positions))))
    head = f"{intolerant.head} (if not tolerated); {insufficient.head} (if response is insufficient)"
    positions = tuple(dict.fromkeys((*intolerant.positions, *insufficient.positions)))
    return structs.replace(
        worse, head=head, label=_label(worse.standing, head, worse.open, worse.holding), positions=positions
    )


def _judge(base: KnowledgeBase, drug: str, reason: str, case: Case) -> Judgement:
    scene = Scene(case, asked=(drug,))
    holding: list[StandingRule] = []
    unknown: list[StandingRule] = []
    unnamed: list[StandingRule] = []
    for rule in base.standing_rules:
        if drug not in rule.drugs:
            continue
        truth = evaluate(rule.when, scene)
        if truth is True:
            holding.append(rule)
        elif truth is None:
            (unknown if rule.unless_known else unnamed).append(rule)
    met = {other for rule in holding for other in rule.instead_of}
    holding = [rule for rule in holding if rule.id not in met]
    everyone = base.positions(reason)
    own = tuple(pair for pair in everyone if pair[1].drug == drug)
    word = _word(drug, everyone, holding)
    head = _head(word, holding, own, everyone)
    label = _label(word, head, unknown, holding)
    return Judgement(drug, word, label, head, tuple(holding), tuple(unknown), tuple(unnamed), own, bool(own))


def rank(base: KnowledgeBase, drugs: tuple[str, ...], reason: str, case: Case) -> tuple[Judgement, ...]:
    """Judgements of several drugs: best standing first, one that a harm of its like speaks against behind its equals,
    then by how many guidelines name the drug and where they place it, by line, by how much it was studied, by id.
    """
    return tuple(sorted((judge(base, drug, reason, case) for drug in drugs), key=lambda j: _sort_key(base, j)))


def order(judgement: Judgement) -> float:
    """Where a judgement stands in the list, lower first. A warning never lifts a drug: one that no guideline positions
    for the reason stays behind the others, and behind its own place without the warning.
    """
    if judgement.standing == "caution" and not judgement.positioned:
        return ORDER["no position"] + 0.5
    return ORDER[judgement.standing]


def _sort_key(base: KnowledgeBase, judgement: Judgement) -> tuple[object, ...]:
    places = sorted(_PLACES[position.place] - (0.5 if position.strong else 0) for _, position in judgement.positions)
    mean = sum(places) / len(places) if places else 9.0
    drug = base.drugs[judgement.drug]
    named_by = len({record.guideline for record, _ in judgement.positions})
    return (
        order(judgement),
        _after_a_harm(judgement),
        -named_by,
        mean,
        _LINES[drug.line],
        -_most_studied(base, drug),
        judgement.drug,
    )


def _after_a_harm(judgement: Judgement) -> bool:
    """Whether a harm of this drug or of its like speaks against it: of two to be used with caution the other goes
    first.
    """
    return any(_asks_of_a_reaction(rule.when) for rule in judgement.holding)


def _asks_of_a_reaction(when: When) -> bool:
    return bool(when.reaction) or any(_asks_of_a_reaction(part) for part in (*when.all, *when.any))


def _most_studied(base: KnowledgeBase, drug: Drug) -> int:
    """The largest group behind any leading figure: between equals, the better studied drug stands first."""
    figures = [base.get(identifier, Finding).figure for ids in drug.headline.values() for identifier in ids]
    return max((figure.of or figure.n or 0 for figure in figures), default=0)


def _word(drug: str, everyone: tuple[tuple[Recommendation, Position], ...], holding: list[StandingRule]) -> Standing:
    if any(rule.standing == "avoid" for rule in holding):
        return "avoid"
    own = [position for _, position in everyone if position.drug == drug]
    if any(position.place == "against" for position in own):
        return "avoid"
    if holding:
        return "caution"
    if not own:
        return "no position"
    strong = any(position.strong and position.place == "first" for position in own)
    others_first = any(position.place == "first" and position.drug != drug for _, position in everyone)
    return "preferred" if strong and not others_first else "reasonable"


def _head(
    word: Standing,
    holding: list[StandingRule],
    own: tuple[tuple[Recommendation, Position], ...],
    everyone: tuple[tuple[Recommendation, Position], ...],
) -> str:
    if word == "avoid":
        reasons = [rule.label for rule in holding if rule.standing == "avoid"] or ["guideline advice against it"]
        return "avoid: " + "; ".join(dict.fromkeys(reasons))
    if word == "caution":
        return "caution: " + "; ".join(dict.fromkeys(rule.label for rule in holding))
    if word == "no position":
        return "no guideline position"
    return "reasonable, guidelines differ" if word == "reasonable" and _guidelines_differ(own, everyone) else word


def _label(word: Standing, head: str, unknown: Sequence[StandingRule], holding: Sequence[StandingRule]) -> str:
    """The head, and in the same cell the conditions still open: never the bare word while one is."""
    named = (rule.named_while_open(tuple(holding)) for rule in unknown)
    conditions = _listed(tuple(dict.fromkeys(filter(None, named))))
    if not conditions or word == "avoid":
        return head
    return f"{head} if {conditions}" if head == "preferred" else f"{head}; if {conditions}"


def _listed(conditions: tuple[str, ...]) -> str:
    return " and ".join(filter(None, (", ".join(conditions[:-1]), *conditions[-1:])))


def _guidelines_differ(
    own: tuple[tuple[Recommendation, Position], ...], everyone: tuple[tuple[Recommendation, Position], ...]
) -> bool:
    places = {position.place for _, position in own}
    guidelines = {record.guideline for record, _ in everyone}
    own_guidelines = {record.guideline for record, _ in own}
    firsts = {position.drug for _, position in everyone if position.place == "first"}
    return len(places) > 1 or own_guidelines != guidelines or bool(firsts)
