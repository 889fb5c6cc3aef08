"""What is known of the case, in words: chips that can be removed, and sentences about what changed."""

from __future__ import annotations

from actions.answers import strings
from actions.answers.figures import number
from actions.answers.model import CaseItem, Line
from actions.case.changed import Change
from actions.case.patient import TAKING, Case
from actions.knowledge.base import KnowledgeBase
from actions.knowledge.labels import Labels
from actions.reasoning.standings import Judgement

_OFTEN = {2: " twice daily", 3: " three times daily", 4: " four times daily"}
_STATES = {"yes": "", "no": ": no", "possible": ": possible"}


def chips(case: Case, base: KnowledgeBase, labels: Labels) -> tuple[CaseItem, ...]:
    """Every known item in a fixed order, each with the message that removes it."""
    items: list[CaseItem] = []
    if case.age is not None or case.sex:
        age = f"{number(case.age)} years" if case.age is not None else ""
        items.append(CaseItem("age:age", ", ".join(x for x in (case.sex or "", age) if x), "forget age and sex"))
    if case.reason:
        said = f' (taken from "{case.reason_words}")' if case.reason_words else ""
        items.append(CaseItem(f"reason:{case.reason}", base.reasons[case.reason].label + said, "forget the reason"))
    for reaction in case.reactions:
        label = labels.of("reaction", reaction.reaction)
        drug = f" on {_with_dose(case, reaction.drug, base)}" if reaction.drug in base.drugs else ""
        items.append(CaseItem(f"reaction:{reaction.reaction}", f"{label}{drug}", f"forget {label}"))
    for drug, outcome in case.tried.items():
        if drug in base.drugs and not any(r.drug == drug for r in case.reactions):
            items.append(
                CaseItem(
                    f"drug:{drug}",
                    f"{base.drugs[drug].name}{_dose(case, drug)}: {outcome}",
                    f"forget {base.drugs[drug].name}",
                )
            )
    items += [
        CaseItem(f"drug:{drug}", f"on {_taken(case, drug, base)}{_dose(case, drug)}", f"forget {base.drugs[drug].name}")
        for drug in case.current
        if drug in base.drugs
    ]
    for condition, state in case.conditions.items():
        label = _condition(condition, labels)
        items.append(CaseItem(f"condition:{condition}", f"{label}{_STATES[state]}", f"forget {label}"))
    if case.state("renal-impairment") == "yes" and "renal-impairment" not in case.conditions:
        items.append(CaseItem("condition:renal-impairment", labels.of("condition", "renal-impairment"), "forget eGFR"))
    if "inr" in case.values and case.state("acute-severe") == "yes" and "acute-severe" not in case.conditions:
        items.append(CaseItem("condition:acute-severe", labels.of("condition", "acute-severe"), "forget INR"))
    if case.age is not None and case.state("child") == "yes" and "child" not in case.conditions:
        items.append(CaseItem("condition:child", labels.of("condition", "child"), "forget age"))
    for name, value in case.values.items():
        label = labels.of("analyte", name)
        last = f"{value.comparator or ''}{number(value.number)}" if not value.undetectable else strings.UNDETECTABLE
        course = f"{number(value.first)} to {last}" if value.first is not None else last
        unit = "" if value.undetectable else value.unit or ""
        items.append(CaseItem(f"value:{name}", f"{label} {course} {unit}".strip(), f"forget {label}"))
    return tuple(items)


def _taken(case: Case, drug: str, base: KnowledgeBase) -> str:
    """What a drug that is taken is called: allopurinol for gout is no part of the treatment of the hepatitis."""
    for_gout = drug == "allopurinol" and case.state("gout") == "yes"
    return base.drugs[drug].short or drug if for_gout else base.drugs[drug].name


def _with_dose(case: Case, drug: str | None, base: KnowledgeBase) -> str:
    """The drug that did harm, with its dose, unless that is one at which it is taken and borne since."""
    if not drug:
        return ""
    return base.drugs[drug].name if drug in case.current else f"{base.drugs[drug].name}{_dose(case, drug)}"


def _dose(case: Case, drug: str) -> str:
    """ " 1 g twice daily", as it was told; empty where no dose is known."""
    dose = case.doses.get(drug)
    if dose is None:
        return ""
    unit = (dose.unit or "").removesuffix("/day")
    daily = " daily" if unit != (dose.unit or "") else _OFTEN.get(round(dose.frequency), "")
    return f" {number(dose.number)} {unit}".rstrip() + daily


def _condition(condition: str, labels: Labels) -> str:
    if condition.startswith(TAKING):
        return labels.of("co_medication", condition.removeprefix(TAKING))
    return labels.of("condition", condition)


def changed_standings(
    before: tuple[Judgement, ...], after: tuple[Judgement, ...], base: KnowledgeBase
) -> tuple[Line, ...]:
    """One line for each drug whose standing changed: "budesonide: preferred → avoid: cirrhosis"; one for all of several
    that stand as before and only under other conditions.
    """
    old = {judgement.drug: judgement for judgement in before}
    alike = tuple(j for j in after if j.drug in old and old[j.drug].head == j.head and old[j.drug].label != j.label)
    if len(alike) > 1:
        after = tuple(judgement for judgement in after if judgement not in alike)
    lines = []
    for judgement in after:
        earlier = old.get(judgement.drug)
        if earlier is None or earlier.label == judgement.label:
            continue
        same_head = earlier.head == judgement.head
        words = (earlier.label, judgement.label) if same_head else (earlier.head, judgement.head)
        rules = tuple(r.id for j in (earlier, judgement) for r in (*j.holding, *j.open))
        name = base.drugs[judgement.drug].name
        lines.append(
            Line(f"{name}: {words[0]}{strings.CHANGED}{words[1]}", (), (judgement.drug, *dict.fromkeys(rules)))
        )
    if len(alike) > 1:
        names = ", ".join(base.drugs[judgement.drug].name for judgement in alike)
        lines.append(Line(f"{strings.OTHER_CONDITIONS}: {names}.", (), tuple(judgement.drug for judgement in alike)))
    return tuple(lines)


def added(before: Case, after: Case, base: KnowledgeBase, labels: Labels) -> Line | None:
    """What one case holds beyond another, as what is supposed; None when that is nothing."""
    new = beyond(before, after, base, labels)
    return Line(f"{strings.SUPPOSED}: {'; '.join(new)}.") if new else None


def beyond(before: Case, after: Case, base: KnowledgeBase, labels: Labels) -> tuple[str, ...]:
    """What one case holds that another does not, in the words of its chips."""
    known = {chip.label for chip in chips(before, base, labels)}
    return tuple(chip.label for chip in chips(after, base, labels) if chip.label not in known)


def removed(changes: tuple[Change, ...], labels: Labels, base: KnowledgeBase) -> tuple[Line, ...]:
    """What was forgotten, in words."""
    gone = [_words(change.item, labels, base) for change in changes if change.kind == "removed"]
    return (Line(f"{strings.REMOVED}: {', '.join(gone)}."),) if gone else ()


def _words(item: str, labels: Labels, base: KnowledgeBase) -> str:
    kind, _, value = item.partition(":")
    if kind == "reason":
        return strings.REASON_NAMES.get(value, value)
    if kind == "drug":
        return base.drugs[value].name if value in base.drugs else value
    if kind == "condition":
        return _condition(value, labels)
    if kind == "reaction":
        return labels.of(kind, value)
    return labels.of("analyte", value) if kind == "value" else value
