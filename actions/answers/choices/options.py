"""The options for a reason: bottom line, checks, the table with standings and figures, doing it, and what the
guidelines say.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from msgspec import structs

from actions.answers import strings
from actions.answers.choices import plots, refused
from actions.answers.desk import Desk
from actions.answers.figures import cell
from actions.answers.leading import checks_made
from actions.answers.leading.ages import in_children, not_of_children
from actions.answers.leading.checks_made import for_the_patient
from actions.answers.leading.order import KIND_OF
from actions.answers.leading.patterns import SHUNTING, known_reading
from actions.answers.leading.whose import line_for, said_of
from actions.answers.length import STEPS
from actions.answers.model import FigureCell, Line, OptionRow, Part, Section, Table
from actions.answers.subjects.graded import guidelines
from actions.case.patient import AGE_GROUPS, SECOND_LINE, THIOPURINES, Case
from actions.knowledge import kinds as r
from actions.reasoning.placing import NOT_TOLERATED, guided, harmful_second_line, placed
from actions.reasoning.standings import Judgement, judge, order, rank

_FIGURES_SHOWN = 2
_WHY_SHOWN = 2
_CONFLICTS_SHOWN = 3
_SITUATIONS_SHOWN = 4
_SETTLED_FIRST = ("decompensated", "acute-severe", "acute-liver-failure", "non-adherence")
_METABOLITES = ("tgn", "mmp")
_READ_BY_METABOLITES = ("unclear", "insufficient_response", "non_response", "loss_of_response_on_treatment")
_FOR_SHUNTING = "allopurinol"
_OTHER_REASON = {
    "thiopurine_intolerance": "insufficient_response",
    "steroid_intolerance": "insufficient_response",
    "insufficient_response": "thiopurine_intolerance",
    "non_response": "thiopurine_intolerance",
    "loss_of_response_on_treatment": "thiopurine_intolerance",
    "intolerance_and_insufficient_response": "thiopurine_intolerance",
    "second_line_failed": "insufficient_response",
}

_STEROID_HARMS = "steroid_intolerance"
_OFF_TREATMENT = "relapse_after_withdrawal"


def ranked(
    desk: Desk, guide: r.ReasonGuide, case: Case | None = None, beside: tuple[Judgement, ...] = ()
) -> tuple[Judgement, ...]:
    """The guide's drugs that were neither tried yet nor are to be left out, ranked for the case; with them those that
    somebody may think of next, where a rule speaks against them: budesonide once cirrhosis is known. A ranking
    `beside` another holds these where the other does.
    """
    considered = desk.case if case is None else case
    shunts = guide.reason in _READ_BY_METABOLITES and known_reading(desk.base, considered) == SHUNTING
    named = tuple(dict.fromkeys((*guide.options, _FOR_SHUNTING))) if shunts else guide.options
    harmful = {r.drug for r in considered.reactions if r.drug in THIOPURINES}  # also where it is still taken
    reason = positioned_as(desk, guide.reason)
    if guide.reason == NOT_TOLERATED and (drug := harmful_second_line(considered)):
        harmful |= set() if judge(desk.base, drug, reason, considered).holding else {drug}
    spares = {d for d in considered.current if d in SECOND_LINE or guide.reason == _STEROID_HARMS}  # and is at work
    taken = {d for d in spares if not judge(desk.base, d, reason, considered).holding}
    # After a relapse off treatment what was only stopped is what may be started again
    again = {d for d, did in considered.tried.items() if did == "stopped" and guide.reason == _OFF_TREATMENT}
    gone = {*considered.tried, *desk.left_out, *harmful, *taken} - (again - {*desk.left_out, *harmful})
    other = {judgement.drug for judgement in beside}
    warned = tuple(d for d in guide.where_warned if d in other or judge(desk.base, d, reason, considered).holding)
    drugs = tuple(drug for drug in (*named, *warned) if drug not in gone)
    judged = rank(desk.base, drugs, reason, considered)
    return tuple(sorted(judged, key=lambda j: (order(j), j.drug != _FOR_SHUNTING))) if shunts else judged


def ranked_both(
    desk: Desk, guide: r.ReasonGuide, before: Case, now: Case
) -> tuple[tuple[Judgement, ...], tuple[Judgement, ...]]:
    """The rankings for two cases, each with the drugs that only the other warns of; without those that both do."""
    earlier, later = ranked(desk, guide, before), ranked(desk, guide, now)
    standing = {judgement.drug: judgement.standing for judgement in earlier}
    both = {j.drug for j in later if j.drug in guide.where_warned and j.standing == standing.get(j.drug)}
    wide = (ranked(desk, guide, before, later), ranked(desk, guide, now, earlier))
    old, new = (tuple(judgement for judgement in one if judgement.drug not in both) for one in wide)
    return old, new


def positioned_as(desk: Desk, reason: str) -> str:
    """The reason under which guidelines place drugs: its own where they do, otherwise the closest one."""
    return placed(desk.base, reason, desk.case)


def reason_shown(desk: Desk) -> str:
    """The reason under which the desk's options are shown; third-line treatment where it is asked for by name."""
    reason = desk.reason or desk.case.reason or "unclear"
    by_name = "second_line_failed" in desk.asked.mentions.values("reason")
    return reason if by_name else guided(desk.base, reason, desk.case, desk.left_out)


def compose(desk: Desk) -> Part:
    """The options part for the desk's reason."""
    reason = reason_shown(desk)
    guide = desk.base.reasons[reason]
    judgements = ranked(desk, guide)
    desk.options = tuple(j.drug for j in judgements)
    situation = _in_this_situation(desk, guide)
    by_reason = bottom_line(desk, guide)
    desk.side_by_side = _named(desk, by_reason[0].text)
    # While the reason is not clear its line only says so, and the situation says more; a failing liver goes before it,
    # and so do tablets that are not taken.
    settled_first = any(desk.case.state(condition) == "yes" for condition in _SETTLED_FIRST)
    bottom = (*situation, *by_reason) if reason == "unclear" or settled_first else (*by_reason, *situation)
    bottom = (*_by_metabolites(desk, reason), *bottom)
    bottom = _with_what_holds_here(desk, tuple(j for j in judgements if j.drug not in guide.where_warned), bottom)
    bottom = (*bottom, *not_of_children(desk), *refused.without_a_new_drug(desk), *refused.warned_of(desk, judgements))
    checks = Section("check-first", strings.CHECK_FIRST, checks_made.lines_of(desk, guide))
    table = Section("options", strings.OPTIONS, options=tuple(row(desk, judgement, reason) for judgement in judgements))
    plot = plots.section(desk, _headlines(desk, judgements, reason), collapsed=True)
    first = refused.first_to_start(desk, judgements)
    also = also_to_ask(desk, judgements)
    sections = [checks, table, also] if guide.checks_above_table else [table, checks, also]
    if first:
        sections.append(doing_it(desk, first))
    sections += plot
    sections += [guidelines(desk, positioned_as(desk, reason)), _conflicts(desk, reason)]
    return Part(guide.label, bottom, tuple(s for s in sections if s.lines or s.options or s.table or s.plot))


def _named(desk: Desk, text: str) -> tuple[str, ...]:
    """The options that a sentence names, in its order."""
    lowered = text.lower()
    named = [drug for drug in desk.options if desk.base.drugs[drug].name.lower() in lowered]
    return tuple(sorted(named, key=lambda drug: lowered.index(desk.base.drugs[drug].name.lower())))


def _by_metabolites(desk: Desk, reason: str) -> tuple[Line, ...]:
    """What the metabolites known of the case say, which goes before any change of drug; nothing where the message gives
    them, and they are read beside the options.
    """
    given = any(measure.name in _METABOLITES for measure in desk.asked.mentions.measures)
    beside = given or desk.asked.intent == "interpret_metabolites"
    reading = known_reading(desk.base, desk.case) if reason in _READ_BY_METABOLITES and not beside else None
    return (desk.citer.line(reading),) if reading else ()


def _headlines(desk: Desk, judgements: tuple[Judgement, ...], reason: str) -> Iterator[plots.Wanted]:
    for judgement in judgements:
        shown, findings = headline(desk, desk.base.drugs[judgement.drug], reason)
        yield from (plots.Wanted(finding, judgement.drug, shown) for finding in findings)


def considered(desk: Desk, drug: str) -> Part:
    """One drug that the message proposes: its standing for this case, why, and its figures for the reason."""
    reason = reason_shown(desk)
    judgement = rank(desk.base, (drug,), positioned_as(desk, reason), desk.case)[0]
    own = row(desk, judgement, reason)
    standing = Line(f"{own.name}: {own.label}.", records=(drug, *own.rules))
    table = Section("options", strings.OPTIONS, options=(own,))
    sections = tuple(
        section for section in (table, also_to_ask(desk, (judgement,))) if section.options or section.lines
    )
    _, findings = headline(desk, desk.base.drugs[drug], reason)
    recurring = tuple(rule.because[0] for rule in refused.on_a_like_harm(judgement))
    figure = desk.citer.lines(recurring or tuple(finding.id for finding in findings[:1]))
    return Part(f"{own.name}: {strings.REASON_NAMES.get(reason, reason)}", (standing, *figure, *own.why[:1]), sections)


def plan(desk: Desk, drug: str) -> Part:
    """How one drug is started: its standing for this case, and the five steps unless that is to avoid it."""
    part = considered(desk, drug)
    avoided = any(row.standing == "avoid" for section in part.sections for row in section.options)
    steps = () if avoided else (doing_it(desk, drug),)
    return structs.replace(part, bottom_line=part.bottom_line[:1], sections=(*steps, *part.sections))


def bottom_line(desk: Desk, guide: r.ReasonGuide) -> tuple[Line, ...]:
    """The guide's sentence for this case; where it names a drug that was asked to be left out, that the others remain.
    What is to be avoided is named all the same.
    """
    chosen = line_for(guide, desk.case)
    named = tuple(drug for drug in desk.left_out if _puts_forward(chosen.text.lower(), desk.base.drugs[drug]))
    if any(one.standing != "avoid" for one in rank(desk.base, named, positioned_as(desk, guide.reason), desk.case)):
        return (desk.citer.line("options-that-remain"),)
    return (desk.citer.sentence(chosen.text, chosen.because, guide.id),)


def _puts_forward(text: str, drug: r.Drug) -> bool:
    """Whether a bottom line names a drug as one to give; one of the first line it may name as what is given already."""
    return drug.name.lower() in (text.split(". ")[0] if drug.line == "first" else text)


def _in_this_situation(desk: Desk, guide: r.ReasonGuide) -> tuple[Line, ...]:
    """What the patient's situation changes, from its guide: a child, overlap or a cancer is not answered by the reason
    alone. A situation for which the reason has a bottom line of its own is answered by that, but for what is settled
    before any drug: a failing liver.
    """
    own = {condition for line in guide.bottom_lines if line.when for condition in _conditions(line.when)}
    named = desk.asked.mentions.values("condition")
    kinds = {kind for one, kind in KIND_OF.items() if desk.case.state(one) == "yes"}
    guides = desk.base.all(r.SituationGuide)
    known = [one for one in guides if one.condition in kinds or desk.case.state(one.condition) == "yes"]
    settled = [one for one in known if one.condition in _SETTLED_FIRST]
    known.sort(key=lambda one: (one not in settled, one.condition not in named, one.condition in AGE_GROUPS))
    if desk.case.state("decompensated") == "yes":  # whose guide says of cirrhosis what holds here
        known = [one for one in known if one.condition != "cirrhosis"]
    shown = [one for one in known if one in settled or one.condition not in own][:_SITUATIONS_SHOWN]
    return tuple(desk.citer.sentence(*said_of(one, desk.case), one.id) for one in shown)


def _with_what_holds_here(desk: Desk, judgements: tuple[Judgement, ...], bottom: tuple[Line, ...]) -> tuple[Line, ...]:
    """The bottom line with the options that this patient's findings speak against. What is to be avoided goes before
    a sentence that names it as the drug to take.
    """
    held = {word: _holding(desk, judgements, word) for word in strings.HERE}
    against = {judgement.drug for judgement in judgements if judgement.standing == "avoid" and judgement.holding}
    said = bottom[0].text.lower() if bottom else ""
    first = any(desk.base.drugs[drug].name.lower() in said for drug in against)
    return (*held["avoid"], *bottom, *held["caution"]) if first else (*bottom, *held["avoid"], *held["caution"])


def _holding(desk: Desk, judgements: tuple[Judgement, ...], word: str) -> tuple[Line, ...]:
    """The line of `told_here`, with its sources; none where it is empty."""
    named = [(desk.base.drugs[judgement.drug].name, judgement) for judgement in judgements]
    text = told_here(word, named)
    if not text:
        return ()
    rules = {rule.id: rule for _, judgement in named for rule in _deciding(judgement, word)}
    lines = [desk.citer.sentence(rule.label, rule.because, rule.id) for rule in rules.values()]
    cites = tuple(dict.fromkeys(number for line in lines for number in line.cites))
    return (Line(text, cites, tuple(record for line in lines for record in line.records)),)


def told_here(word: str, judgements: Iterable[tuple[str, Judgement]]) -> str:
    """ "Avoid here: mycophenolate (breastfeeding)." for the named drugs that have this standing by
    rules that hold; empty where none has.
    """
    by_label: dict[str, dict[str, None]] = {}
    for name, judgement in judgements:
        for rule in _deciding(judgement, word):
            by_label.setdefault(rule.label, {}).setdefault(name)
    told = "; ".join(f"{', '.join(names)} ({label})" for label, names in by_label.items())
    return f"{strings.HERE[word]}: {told}." if told else ""


def _deciding(judgement: Judgement, word: str) -> tuple[r.StandingRule, ...]:
    return tuple(rule for rule in judgement.holding if rule.standing == word == judgement.standing)


def _conditions(when: r.When) -> Iterator[str]:
    """Conditions that must be there for it to hold."""
    if when.condition:
        yield when.condition
    for child in (*when.all, *when.any):
        yield from _conditions(child)


def row(desk: Desk, judgement: Judgement, reason: str) -> OptionRow:
    """The row of a table of options: standing, why, and the figures for the reason and for the other one; where those
    are of others than patients with this harm, what is held of it instead.
    """
    drug = desk.base.drugs[judgement.drug]
    if recurring := refused.on_a_like_harm(judgement):
        seen = desk.citer.lines(tuple(dict.fromkeys(rule.because[0] for rule in recurring)))
        return structs.replace(bare_row(desk, judgement), why=(*_why(desk, judgement), *seen))
    return structs.replace(
        bare_row(desk, judgement),
        why=_why(desk, judgement),
        figures=figures_for(desk, drug, reason),
        other_figures=figures_for(
            desk, drug, _OTHER_REASON.get(positioned_as(desk, reason), _OTHER_REASON.get(reason))
        ),
    )


def bare_row(desk: Desk, judgement: Judgement) -> OptionRow:
    """The standing of a drug by itself, which cites nothing: for an answer that may hold no dose."""
    rules = judgement.made_by
    desk.citer.rules |= dict.fromkeys(rules)
    return OptionRow(judgement.drug, desk.drug_name(judgement.drug), judgement.standing, judgement.label, rules=rules)


def also_to_ask(desk: Desk, judgements: tuple[Judgement, ...]) -> Section:
    """For each option the conditions that would call for caution, are not known, and are not named in its cell."""
    lines = []
    for judgement in judgements:
        named = {rule.label for rule in (*judgement.holding, *judgement.open)}
        rules = {rule.label: rule for rule in judgement.unnamed if rule.label not in named}
        if rules and judgement.standing != "avoid":
            text = f"{desk.drug_name(judgement.drug)}, {strings.NOT_KNOWN_YET}: {'; '.join(rules)}."
            lines.append(Line(text, records=(judgement.drug, *(rule.id for rule in rules.values()))))
    return Section("also-to-ask", strings.ALSO_TO_ASK, tuple(lines), collapsed=True)


def _why(desk: Desk, judgement: Judgement) -> tuple[Line, ...]:
    """What decides first: the rules that hold, then the guidelines' positions, then the rules still open; the overview
    where all are silent. Only what is shown is cited.
    """
    decided = [desk.citer.sentence(_sentence(rule), rule.because, rule.id) for rule in judgement.holding]
    strongest = sorted(judgement.positions, key=lambda pair: (not pair[1].strong, pair[1].place != "first", pair[0].id))
    ids = [record.id for record, _ in strongest] + [
        identifier for rule in judgement.open for identifier in _of_the_drug(desk, rule.because, judgement.drug)[:1]
    ]
    rest = desk.citer.lines(tuple(dict.fromkeys(ids))[: max(0, _WHY_SHOWN - len(decided))])
    return (*decided, *rest) or (desk.citer.line(judgement.drug),)


def _of_the_drug(desk: Desk, because: tuple[str, ...], drug: str) -> tuple[str, ...]:
    """The records of a rule for several drugs that are not about another one of them alone."""
    about = ((i, getattr(desk.base.get(i, r.Record), "drugs", ())) for i in because)
    return tuple(i for i, drugs in about if not drugs or drug in drugs)


def _sentence(rule: r.StandingRule) -> str:
    return f"{rule.standing.capitalize()}: {rule.label}."


def figures_for(desk: Desk, drug: r.Drug, reason: str | None) -> tuple[FigureCell, ...]:
    """The drug's leading figures for a reason, as its record lists them."""
    if reason is None:
        return ()
    shown, findings = headline(desk, drug, reason)
    return tuple(cell(finding, desk.citer, shown, drug.id) for finding in findings[:_FIGURES_SHOWN])


def headline(desk: Desk, drug: r.Drug, reason: str) -> tuple[str, tuple[r.Finding, ...]]:
    """The findings a drug's record leads with for a reason, and the reason they are about: the closest one where the
    record has none of its own. For a child those in children come before them.
    """
    shown = reason if reason in drug.headline else positioned_as(desk, reason)
    ids = drug.headline.get(shown, ())  # type: ignore[call-overload]
    ids = dict.fromkeys((*in_children(desk, drug.id, shown), *ids))
    return shown, tuple(desk.base.get(identifier, r.Finding) for identifier in ids)


def doing_it(desk: Desk, drug_id: str) -> Section:
    """The five lines for starting a drug. A line without a record says so."""
    drug = desk.base.drugs[drug_id]
    steps = drug.doing_it or r.DoingIt(steroid=(), start=(), before=(), first_months=(), judge=())
    rows: list[tuple[Line, ...]] = []
    for step, title in strings.STEPS.items():
        lines = desk.citer.lines(for_the_patient(desk, getattr(steps, step))) or (Line(strings.NOT_IN_SOURCES),)
        rows.append((Line(title), *lines[:2]))
    return Section(
        STEPS,
        f"{strings.DOING_IT}: {desk.drug_name(drug_id, as_option=True)}",
        table=Table(("Step", "What the sources say"), tuple(rows)),
    )


def _conflicts(desk: Desk, reason: str) -> Section:
    found = desk.base.about(r.Conflict, reason=reason)[:_CONFLICTS_SHOWN]
    return Section(
        "conflicts", strings.DIFFER, desk.citer.lines(tuple(conflict.id for conflict in found)), collapsed=True
    )
