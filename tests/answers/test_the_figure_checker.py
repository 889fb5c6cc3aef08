"""The figure checker lets honest answers pass and stops each kind of corrupted one, wherever in the answer it is."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date
from functools import cache

import pytest
from msgspec import structs

from actions.answers import case_view
from actions.answers.checker.tracing import Tracer, numbers
from actions.answers.model import Answer, Line, Part, Section
from actions.answers.outlets import said
from actions.case.patient import Case, Reaction
from actions.conversation import turn as turn_module
from actions.conversation.focus import Focus
from actions.conversation.turn import Reply
from actions.reasoning.standings import judge
from tests.answers.corruption import CHANGES, corruptions, replaced
from tests.answers.test_readings import answer as reading
from tests.asking import ask
from tests.base import assistant, base
from tests.traced import Watch

PANCREATITIS = Case(reason="thiopurine_intolerance", reactions=(Reaction("pancreatitis", "azathioprine"),))
ASKED: dict[str, Callable[[], Answer]] = {
    "options": lambda: ask("intolerance_to_azathioprine", case=PANCREATITIS),
    "refractory": lambda: ask("refractory_disease", case=Case(reason="insufficient_response")),
    "second line": lambda: ask("second_line_failed", ("reason", "second_line_failed")),
    "avoided": lambda: ask("inform_case", case=Case(reason="steroid_intolerance", conditions={"cirrhosis": "yes"})),
    "compared": lambda: ask("ask_comparison", ("drug", "tacrolimus"), ("drug", "mycophenolate")),
    "dose": lambda: ask("ask_dose", ("drug", "mycophenolate")),
    "level": lambda: ask("ask_target_level", ("drug", "tacrolimus")),
    "guideline": lambda: ask("ask_guideline", ("guideline", "easl-2025"), ("drug", "mycophenolate")),
    "first line": lambda: ask("ask_first_line", ("drug", "budesonide")),
    "monitoring": lambda: ask("ask_monitoring", ("drug", "azathioprine")),
    "definition": lambda: ask("ask_definition", ("term", "complete-response")),
    "pregnancy": lambda: ask("ask_pregnancy", ("drug", "mycophenolate")),
    "trough": lambda: reading("tacrolimus trough 8 ng/ml", "interpret_trough"),
    "metabolites": lambda: reading("6-TGN 100 and 6-MMP 9800 on azathioprine 100 mg", "interpret_metabolites"),
    "course": lambda: reading("ALT 900 to 700 after 4 weeks of prednisolone", "interpret_response"),
    "cut": lambda: reading("azathioprine 50 mg bd with allopurinol, what dose", "ask_dose"),
    "score": lambda: reading("SURFASA: INR 2.1 to 2.4, bilirubin 300 to 340", "acute_severe_disease"),
}
GIVEN = {
    "cut": "azathioprine 50 mg bd with allopurinol",
    "trough": "tacrolimus trough 8 ng/ml",
    "metabolites": "6-TGN 100 and 6-MMP 9800 on azathioprine 100 mg",
    "course": "ALT 900 to 700 after 4 weeks",
    "score": "INR 2.1 to 2.4, bilirubin 300 to 340",
}
TRACER = Tracer(base())


@cache
def honest(name: str) -> Answer:
    return ASKED[name]()


def faults(name: str, answer: Answer) -> set[str]:
    return {fault.what for fault in TRACER.untraced(answer, GIVEN.get(name, ""))}


@pytest.mark.parametrize("name", ASKED)
def test_an_honest_answer_passes(name: str) -> None:
    assert honest(name).kind in ("answer", "emergency")
    assert faults(name, honest(name)) == set()


# One example of each kind, as it looks to a reader.
KINDS = [
    ("a figure", "options", "82 % (95 % CI 77–87)", "83 % (95 % CI 77–87)", "83 %"),
    ("a figure tenfold", "options", "82 % (95 % CI 77–87)", "8.2 % (95 % CI 77–87)", "8.2 %"),
    ("a lower limit", "options", "(95 % CI 77–87)", "(95 % CI 71–87)", "71"),
    ("limits exchanged", "options", "(95 % CI 77–87)", "(95 % CI 87–77)", "87–77"),
    ("the level of an interval", "options", "(95 % CI 77–87)", "(90 % CI 77–87)", "90 % CI"),
    ("a percentage sign", "options", "82 % (95", "82 (95", "82 (95"),
    ("how many were studied", "options", "n = 108", "n = 801", "n = 801"),
    ("x of n", "options", "4 of 7", "7 of 4", "7 of 4"),
    ("a study's year", "compared", "Efe 2017", "Efe 2019", "number 2019"),
    ("a guideline in a table's head", "options", "EASL 2025", "EASL 2024", "2024"),
    ("another guideline in a table's head", "options", "AWMF S3 2025", "AASLD 2019", "AASLD"),
    ("a strength", "refractory", "(strength: weak", "(strength: strong", "strong"),
    ("two grades exchanged", "refractory", "strength: conditional; certainty: very low",
     "strength: very low; certainty: conditional", "very low"),
    ("a standing", "avoided", "avoid: cirrhosis", "caution: cirrhosis", "caution"),
    ("a standing that no guideline gives", "refractory", "reasonable, guidelines differ", "preferred", "preferred"),
    ("a condition still open", "options", "pregnancy test negative", "pregnancy test positive", "positive"),
    ("a comparison turned round", "compared", "56.5 % (tacrolimus)", "34 % (tacrolimus)", "34"),
    ("that a study has no control", "compared", ", uncontrolled", "", "meta-analysis"),
    ("a certainty", "options", "very low (GRADE", "low (GRADE", "certainty"),
    ("a ratio", "metabolites", "9,800 / 100 = 98", "9,800 / 100 = 9.8", "calculation"),
    ("a direction", "course", "fall of 22 %", "rise of 22 %", "calculation"),
    ("a unit", "cut", "is 25 mg a day", "is 25 g a day", "calculation"),
    ("what a dose is per", "cut", "100 mg a day", "100 mg a dose", "calculation"),
    ("a dose taken tenfold", "cut", "is 25 mg a day", "is 2.5 mg a day", "calculation"),
    ("a sign", "score", "SURFASA -2.27", "SURFASA 2.27", "calculation"),
    ("a level's verdict", "trough", "8 is within this range", "8 is below this range", "calculation"),
    ("a source's identifier", "options", "doi:10.1111/apt.15157", "doi:10.1111/apt.15175", "identifier"),
]  # fmt: skip


@pytest.mark.parametrize(("name", "old", "new", "told"), [k[1:] for k in KINDS], ids=[k[0] for k in KINDS])
def test_each_kind_of_corruption_is_found(name: str, old: str, new: str, told: str) -> None:
    assert old in str(honest(name).as_dict())
    found = faults(name, replaced(honest(name), old, new))
    assert found
    assert any(told in what for what in found), found


def lines(name: str) -> Iterator[Line]:
    return (one.line for one in said(honest(name), {}) if one.line.records and not one.head)


@pytest.mark.parametrize("kind", CHANGES)
def test_no_single_change_of_a_line_passes(kind: str) -> None:
    """Each line of each answer, changed once at each place where it can be: none may pass as the record's own."""
    tried, passed = 0, []
    for name in ASKED:
        for line in dict.fromkeys(lines(name)):
            for what, text in corruptions(line.text):
                if what != kind:
                    continue
                tried += 1
                changed = Answer("answer", parts=(Part("", (structs.replace(line, text=text, cites=()),)),))
                if not TRACER.untraced(changed, GIVEN.get(name, "")):
                    passed.append((line.text, text))
    assert tried >= SEEN.get(kind, 10), "so few places prove little"
    assert passed == []


SEEN = {"comparator": 1, "comparator in words": 3, "dose how often": 3, "unit by weight": 3, "x of n": 3}


@pytest.mark.parametrize("field", ["text", "value", "low", "high", "n", "certainty", "endpoint", "design", "fit"])
def test_no_field_of_a_figure_can_be_another(field: str) -> None:
    others = {"value": 1.0, "low": 1.0, "high": 1.0, "fit": "indirect"}
    answer = honest("options")
    section = next(s for part in answer.parts for s in part.sections if s.options)
    row = section.options[0]
    cell = structs.replace(row.figures[0], **{field: others.get(field, "another")})
    changed = structs.replace(section, options=(structs.replace(row, figures=(cell,)),))
    assert {f.what for f in TRACER.untraced(structs.replace(answer, parts=(Part("", (), (changed,)),)))}


def test_another_drugs_figure_is_found_in_its_row() -> None:
    section = next(s for part in honest("options").parts for s in part.sections if s.options)
    mycophenolate, tacrolimus = section.options[:2]
    swapped = structs.replace(tacrolimus, figures=mycophenolate.figures)
    changed = structs.replace(section, options=(mycophenolate, swapped))
    found = TRACER.untraced(structs.replace(honest("options"), parts=(Part("", (), (changed,)),)))
    assert [fault for fault in found if fault.what.startswith("text '91.9")]


@pytest.mark.parametrize("name", ["options", "refractory", "compared", "dose"])
def test_a_citation_number_leads_to_the_lines_own_source(name: str) -> None:
    answer = honest(name)
    places = [line for line in lines(name) if line.cites]
    assert places
    for line in places:
        for other in range(1, len(answer.sources) + 2):
            if other not in line.cites:
                changed = structs.replace(line, cites=(other,))
                found = TRACER.untraced(structs.replace(answer, parts=(Part("", (changed,)),), letter=None))
                own = {s.id for s in answer.sources if s.n in line.cites}
                reached = next((s.id for s in answer.sources if s.n == other), None)
                assert f"source {other}" in {fault.what for fault in found} or reached in own


def test_sources_exchanged_in_the_list_are_found() -> None:
    answer = honest("options")
    first, second, *rest = answer.sources
    swapped = (structs.replace(second, n=1), structs.replace(first, n=2), *rest)
    found = {fault.what for fault in TRACER.untraced(structs.replace(answer, sources=swapped))}
    assert {"source 1", "source 2"} & found


@pytest.mark.parametrize(
    ("line", "what"),
    [
        (Line("It works in 90 %."), "number 90"),
        (Line("It is safe."), "words 'It is safe.'"),
        (Line("Mycophenolate works.", (), ("no-such-record",)), "record no-such-record"),
    ],
    ids=["a figure without a record", "a claim without a record", "a record that does not exist"],
)
def test_what_has_no_record_is_found(line: Line, what: str) -> None:
    changed = Answer("answer", parts=(Part("", (), (Section("more", "More", (line,)),)),))
    assert what in {fault.what for fault in TRACER.untraced(changed)}


def test_a_changed_letter_is_found() -> None:
    answer = honest("options")
    assert answer.letter
    for old, new in (("up to 2 g a day", "up to 3 g a day"), ("[1]", "[2]"), ("must not be given", "must be given")):
        assert old in answer.letter
        assert TRACER.untraced(structs.replace(answer, letter=answer.letter.replace(old, new, 1)))


def test_a_corrupted_answer_is_withheld_and_counted(monkeypatch: pytest.MonkeyPatch, watch: Watch) -> None:
    corrupted = replaced(honest("options"), "82 % (95 % CI 77–87)", "91 % (95 % CI 77–87)")
    monkeypatch.setattr(turn_module, "_reply", lambda _: Reply(corrupted, Case(), Focus()))
    before = assistant().checks.withheld
    with watch.expecting() as found:
        given = ask("intolerance_to_azathioprine")
    assert assistant().checks.withheld == before + 1
    assert given == assistant().sentence("safe-failure", "failure", date(2026, 11, 24))
    assert [fault for fault in found if "91 %" in fault]


def standing_turned(answer: Answer, drug: str, old: str, new: str) -> Answer:
    """The answer with a drug's standing turned in every place that says it, as a wrong composer would."""
    changed = replaced(answer, old, new)
    parts = []
    for part in changed.parts:
        sections = tuple(
            structs.replace(
                section,
                options=tuple(
                    structs.replace(row, standing="preferred") if row.drug == drug else row for row in section.options
                ),
            )
            for section in part.sections
        )
        parts.append(structs.replace(part, sections=sections))
    return structs.replace(changed, parts=tuple(parts))


REFRACTORY = Case(reason="insufficient_response")


def test_a_standing_of_another_reason_is_found() -> None:
    """Mycophenolate is *preferred* after intolerance: that word is among its own, and wrong after non-response."""
    answer = honest("refractory")
    row = next(r for p in answer.parts for s in p.sections for r in s.options if r.drug == "mycophenolate")
    assert row.standing == "reasonable"
    label = row.label.replace("reasonable, guidelines differ;", "preferred")
    turned = standing_turned(answer, "mycophenolate", row.label, label)
    assert {fault.what for fault in TRACER.untraced(answer, "", REFRACTORY)} == set()
    found = {fault.what for fault in TRACER.untraced(turned, "", REFRACTORY)}
    assert "standing preferred of mycophenolate: insufficient_response" in found


def test_a_standing_of_another_case_is_found() -> None:
    cirrhotic = Case(reason="steroid_intolerance", conditions={"cirrhosis": "yes"})
    assert {fault.what for fault in TRACER.untraced(honest("avoided"), "", cirrhotic)} == set()
    unknown = TRACER.untraced(honest("avoided"), "", Case(reason="steroid_intolerance"))
    assert "standing avoid of budesonide: steroid_intolerance" in {fault.what for fault in unknown}


def test_a_standing_of_another_reason_is_found_in_a_comparison() -> None:
    answer = honest("compared")
    assert {fault.what for fault in TRACER.untraced(answer, "", Case())} == set()
    exchanged = replaced(answer, "Standing, intolerance", "Standing, insufficient response")
    assert any("standing of mycophenolate" in fault.what for fault in TRACER.untraced(exchanged, "", Case()))


def test_a_change_of_standing_that_the_engine_does_not_give_is_found() -> None:
    before = Case(reason="steroid_intolerance")
    now = Case(reason="steroid_intolerance", conditions={"cirrhosis": "yes"})
    told = "avoid: cirrhosis"
    honest_notice = case_view.changed_standings(
        (judge(base(), "budesonide", "steroid_intolerance", before),),
        (judge(base(), "budesonide", "steroid_intolerance", now),),
        base(),
    )
    answer = structs.replace(honest("avoided"), notices=honest_notice)
    assert honest_notice[0].text.endswith(told)
    assert TRACER.untraced(answer, "", now, before) == ()
    for old, new in (("avoid", "caution"), ("budesonide: ", "budesonide: avoid: cirrhosis, then ")):
        turned = replaced(answer, honest_notice[0].text, honest_notice[0].text.replace(old, new, 1))
        assert "change of standing of budesonide" in {f.what for f in TRACER.untraced(turned, "", now, before)}
    exchanged = TRACER.untraced(answer, "", before, now)  # told the wrong way round
    assert "change of standing of budesonide" in {fault.what for fault in exchanged}


def test_numbers_are_compared_in_one_spelling() -> None:
    assert numbers("5,700 and 82.0 and NUDT15") == {"5700", "82"}
