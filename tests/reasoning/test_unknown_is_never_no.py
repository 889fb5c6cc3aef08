"""Unknown is never no, nothing to avoid is preferred, a contraindication never helps, and what is unrelated changes
nothing: over random cases built from all that the standing rules name.
"""

from __future__ import annotations

from datetime import date

from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec import structs

from actions.answers.desk import Asked
from actions.case.mentions import Mention, Mentions
from actions.case.merge import merge
from actions.case.patient import Case, Value
from actions.case.reading import Reading
from actions.conversation.focus import Focus
from actions.conversation.turn import Turn
from actions.knowledge.kinds import When
from actions.knowledge.vocabulary import load_terms
from actions.reasoning.conditions import Scene, evaluate
from actions.reasoning.standings import ORDER, judge, order, rank
from tests.asking import ask
from tests.base import assistant, base
from tests.reasoning.dangers import Danger, dangers

DRUGS = sorted(base().drugs)
REASONS = sorted(base().reasons)
states = st.sampled_from(["present", "absent", "unknown"])


@st.composite
def cases(draw: st.DrawFn) -> Case:
    """A case in which some dangers are present, some known absent, the rest unknown."""
    case = Case(reason=draw(st.sampled_from(REASONS)), age=draw(st.sampled_from([None, 9.0, 34.0, 70.0])))
    for danger in draw(st.lists(st.sampled_from(dangers()), max_size=8, unique=True)):
        case = getattr(danger, draw(states))(case)
    return case


cases_ = cases()
drugs = st.sampled_from(DRUGS)
any_danger = st.sampled_from(dangers())


def test_the_dangers_are_all_that_the_rules_turn_on() -> None:
    assert len(dangers()) > 60
    kinds = {danger.kind for danger in dangers()}
    assert kinds == {"condition", "sex", "value", "reaction"}
    names = {danger.name for danger in dangers()}
    assert {"pregnant", "contraception", "hbsag-positive", "taking:febuxostat", "egfr", "pancreatitis"} <= names


@given(known=cases_, drug=drugs, danger=any_danger)
@settings(max_examples=400)
def test_a_standing_with_something_unknown_is_never_better_than_with_it_known_absent(
    known: Case, drug: str, danger: Danger
) -> None:
    reason = known.reason or "unclear"
    unknown = judge(base(), drug, reason, danger.unknown(known))
    absent = judge(base(), drug, reason, danger.absent(known))
    assert ORDER[unknown.standing] >= ORDER[absent.standing]
    assert order(unknown) >= order(absent)


@given(known=cases_, drug=drugs, danger=any_danger)
@settings(max_examples=400)
def test_the_cell_names_what_is_unknown(known: Case, drug: str, danger: Danger) -> None:
    case = danger.unknown(known)
    judgement = judge(base(), drug, known.reason or "unclear", case)
    for rule in base().standing_rules:
        if drug in rule.drugs and rule.unless_known and evaluate(rule.when, Scene(case, asked=(drug,))) is None:
            assert rule in judgement.open
            named = rule.named_while_open(judgement.holding) or ""
            assert judgement.standing == "avoid" or named in judgement.label


@given(known=cases_)
@settings(max_examples=100)
def test_what_no_cell_names_is_listed_with_the_checks(known: Case) -> None:
    """Every open rule of a shown option is named: in its cell, or by its label in the list beside the checks."""
    answer = ask("inform_case", case=known)
    sections = {section.id: section for part in answer.parts for section in part.sections}
    listed = {
        line.records[0]: line.text for line in (sections["also-to-ask"].lines if "also-to-ask" in sections else ())
    }
    for row in sections["options"].options:
        for rule in base().standing_rules:
            if row.drug in rule.drugs and evaluate(rule.when, Scene(known, asked=(row.drug,))) is None:
                beside = rule.named_while_open((rule,)) or ""  # where another rule holds with the same condition
                named = any(words in row.label for words in filter(None, (rule.unless_known or rule.label, beside)))
                said = row.label + listed.get(row.drug, "")
                covered = any(other.label == rule.label for other in base().standing_rules if other.id in row.rules)
                assert named or covered or rule.label in said or row.standing == "avoid", rule.id


@given(known=cases_, drug=drugs)
@settings(max_examples=400)
def test_nothing_to_avoid_is_ever_preferred(known: Case, drug: str) -> None:
    reason = known.reason or "unclear"
    judgement = judge(base(), drug, reason, known)
    if any(rule.standing == "avoid" for rule in judgement.holding):
        assert judgement.standing == "avoid"
    if any(position.place == "against" for _, position in judgement.positions):
        assert reason == "unclear" or judgement.standing == "avoid"
    if judgement.standing == "preferred":
        assert not judgement.holding


@given(known=cases_)
def test_nothing_to_avoid_stands_before_anything_else(known: Case) -> None:
    ranked = rank(base(), tuple(DRUGS), known.reason or "unclear", known)
    avoided = [judgement.standing == "avoid" for judgement in ranked]
    assert avoided == sorted(avoided)


@given(known=cases_)
@settings(max_examples=150)
def test_an_answer_neither_leads_with_nor_carries_out_what_is_to_avoid(known: Case) -> None:
    answer = ask("inform_case", case=known)
    sections = {section.id: section for part in answer.parts for section in part.sections}
    rows = sections["options"].options
    assert {row.drug for row in rows if row.standing == "preferred"}.isdisjoint(
        row.drug for row in rows if any(_holds(rule, row.drug, known) for rule in row.rules)
    )
    if doing := sections.get("doing-it"):
        shown = next(row for row in rows if doing.title.endswith(row.name))
        assert shown.standing != "avoid"


def _holds(rule: str, drug: str, known: Case) -> bool:
    return any(r.id == rule and evaluate(r.when, Scene(known, asked=(drug,))) is True for r in base().standing_rules)


@given(known=cases_, drug=drugs, danger=any_danger)
@settings(max_examples=400)
def test_adding_a_contraindication_never_improves_a_standing(known: Case, drug: str, danger: Danger) -> None:
    reason = known.reason or "unclear"
    after = judge(base(), drug, reason, danger.present(known))
    for before in (danger.absent(known), danger.unknown(known)):
        judged = judge(base(), drug, reason, before)
        assert order(after) >= order(judged)
        assert ORDER[after.standing] >= ORDER[judged.standing] or judged.standing == "no position"


# Unrelated messages


def _named(when: When) -> set[str]:
    below = {name for child in (*when.all, *when.any, *when.none) for name in _named(child)}
    return below | ({when.condition} if when.condition else set())


def _measured(when: When) -> set[str]:
    parts = (*when.all, *when.any, *when.none, *when.unless)
    return ({when.measure} if when.measure else set()).union(*map(_measured, parts))


# Beside what the rules name, what means one of those: decompensation, or that no co-medication interacts.
IN_RULES = {"ascites", "interacting-drugs"}.union(*(_named(rule.when) for rule in base().standing_rules))
UNRELATED = sorted({term.value for term in load_terms() if term.entity == "condition"} - IN_RULES)
# Numbers that a rule names, or that say a condition which one names
OF_RULES = {"egfr", "inr", "qtc"}.union(*(_measured(rule.when) for rule in base().standing_rules))
VALUES = sorted({term.value for term in load_terms() if term.entity == "analyte"} - OF_RULES)
unrelated_facts = st.builds(
    Reading,
    conditions=st.dictionaries(st.sampled_from(UNRELATED), st.sampled_from(["yes", "no", "possible"]), max_size=4),
    values=st.dictionaries(st.sampled_from(VALUES), st.builds(Value, st.integers(1, 500).map(float)), max_size=4),
    about_patient=st.booleans(),
)


@given(known=cases_, told=unrelated_facts)
def test_facts_that_no_rule_names_change_no_standing(known: Case, told: Reading) -> None:
    reason = known.reason or "unclear"
    after = merge(known, told).case
    for drug in DRUGS:
        assert judge(base(), drug, reason, after) == judge(base(), drug, reason, known)


QUESTIONS = st.sampled_from(
    [
        ("thanks, that helps", "greet", ()),
        ("will it rain tomorrow", "out_of_scope_far", ()),
        ("how does tacrolimus work", "ask_mechanism", (("drug", "tacrolimus"),)),
        ("tacrolimus against mycophenolate", "ask_comparison", (("drug", "tacrolimus"), ("drug", "mycophenolate"))),
        ("what counts as complete response", "ask_definition", (("term", "complete-response"),)),
        ("what does EASL say about rituximab", "ask_guideline", (("guideline", "easl-2025"), ("drug", "rituximab"))),
        ("is mycophenolate licensed", "ask_licensing", (("drug", "mycophenolate"),)),
        ("bloods on azathioprine, how often", "ask_monitoring", (("drug", "azathioprine"),)),
        ("side effects of ciclosporin", "ask_adverse_effects", (("drug", "ciclosporin"),)),
    ]
)


@given(known=cases_, question=QUESTIONS)
@settings(max_examples=60)
def test_a_question_about_no_patient_changes_no_standing(
    known: Case, question: tuple[str, str, tuple[tuple[str, str], ...]]
) -> None:
    text, intent, found = question
    mentions = Mentions(tuple(Mention(kind, value, 0, 0, value) for kind, value in found))
    turn = Turn(text, (Asked(intent, text, mentions),), mentions, known, Focus(), date(2026, 11, 24))
    after = assistant().respond(turn).case
    assert structs.replace(after, declined=()) == structs.replace(known, declined=())
