"""Answers as Slack shows them: golden files for each kind, Slack's limits for the largest, nothing lost or cut.

A golden file is a real answer as it was one day (`<kind>.answer.json`) and what is made of it (`<kind>.slack.json`), so
that records may change without it. `SECONDLINE_GOLDEN=write` writes what is made anew, and an answer that is missing.
"""

from __future__ import annotations

import json
import os
import re
from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path
from typing import Any, get_args

import pytest
from msgspec import structs

from actions.answers.model import Answer, FigureCell, Kind, Line, OptionRow, Part, Section, Table, from_dict
from bot.channels.platform import FIRST_USE_NOTICE
from bot.channels.slack.answering import REST_LEFT_OUT, shortened
from bot.channels.slack.blocks import SlackMessage, size, within_limits
from bot.channels.slack.rendering import SlackRenderer
from bot.channels.slack.texts import as_markdown, escaped
from tests.slack.answers import KINDS, answer, failure, largest
from tests.slack.validity import faults

GOLDEN = Path(__file__).parent / "golden"
CONVERSATION = "slack:T012345678:C012345678:1700000000.000100:U012345678"


def value(text: str) -> str:
    """A value as long as a real one."""
    return f"{'0' * 32}{json.dumps([CONVERSATION, 'U012345678', text])}"


def button(words: str = "MMF: dose", value: str = "v") -> dict[str, Any]:
    return {"type": "button", "text": {"type": "plain_text", "text": words, "emoji": False}, "value": value}


def rendered(given: Answer, apart: bool = False) -> list[SlackMessage]:
    return SlackRenderer(value, apart=apart)(given)


@lru_cache(maxsize=1)
def all_answers() -> tuple[Answer, ...]:
    return (*(answer(text, *intents) for text, *intents in KINDS.values()), *largest())


WRITES = os.environ.get("SECONDLINE_GOLDEN") == "write"


def as_file(shown: object) -> str:
    return json.dumps(shown, indent=1, ensure_ascii=False) + "\n"


@pytest.mark.parametrize("kind", [*KINDS, "failure"])
def test_an_answer_looks_as_it_did(kind: str) -> None:
    given, made = (GOLDEN / f"{kind}.{what}.json" for what in ("answer", "slack"))
    if WRITES and not given.exists():
        text, *intents = KINDS.get(kind, ("", ""))
        given.write_text(as_file((answer(text, *intents) if text else failure()).as_dict()), encoding="utf-8")
    renderer = SlackRenderer(lambda send: f"value of {send}")
    messages = renderer(from_dict(json.loads(given.read_text(encoding="utf-8"))))
    shown = as_file([structs.asdict(message) for message in messages])
    if WRITES:
        made.write_text(shown, encoding="utf-8")
    assert shown == made.read_text(encoding="utf-8")


def test_each_kind_of_answer_has_a_golden_file() -> None:
    answers = [json.loads(path.read_text(encoding="utf-8")) for path in GOLDEN.glob("*.answer.json")]
    assert {kind["kind"] for kind in answers} == set(get_args(Kind))
    assert {path.name.split(".")[0] for path in GOLDEN.iterdir()} == {*KINDS, "failure"}


@pytest.mark.parametrize("apart", [False, True])
def test_slack_takes_every_message_of_every_answer(apart: bool) -> None:
    for given in all_answers():
        for message in rendered(given, apart):
            assert within_limits(message), size(message.blocks)
            assert faults(message.text, message.blocks) == []


def test_an_answer_whose_every_record_is_past_its_review_is_taken_too() -> None:
    given = max(all_answers(), key=lambda one: len(one.records))
    assert given.footing
    late = structs.replace(given, footing=structs.replace(given.footing, overdue=given.records * 3))
    messages = rendered(late)
    small = [e["text"] for m in messages for b in m.blocks if b["type"] == "context" for e in b["elements"]]
    said = " ".join(small)
    assert len(", ".join(given.records * 3)) > 3_000
    assert f"Past their review date: {', '.join(given.records * 3)}." in said
    assert [fault for message in messages for fault in faults(message.text, message.blocks)] == []


@pytest.mark.parametrize(
    "block",
    [
        {"type": "markdown", "text": "x" * 12_001},
        {"type": "markdown", "text": ""},
        {"type": "markdwn", "text": "x"},
        {"type": "markdown", "text": "x", "colour": "red"},
        {"type": "table", "rows": []},
        {"type": "table", "rows": [[{"type": "raw_text", "text": "x"}]] * 101},
        {"type": "table", "rows": [[{"type": "raw_text", "text": "x"}], []]},
        {"type": "table", "rows": [[{"type": "raw_text", "text": "x" * 10_001}]]},
        {"type": "context", "elements": []},
        {"type": "context", "elements": [{"type": "mrkdwn", "text": "x" * 3_001}]},
        {"type": "actions", "elements": [button()] * 26},
        {"type": "actions", "elements": [button(words="x" * 76)]},
        {"type": "actions", "elements": [button(value="x" * 2_001)]},
    ],
    ids=lambda block: str(block)[:60],
)
def test_what_slack_does_not_take_is_found(block: dict[str, Any]) -> None:
    assert faults("text", [{"type": "markdown", "text": "x"}, {"type": "actions", "elements": [button()]}]) == []
    assert faults("text", [block])


def test_most_answers_are_one_message_and_what_is_answered_to_one_user_fits_five() -> None:
    proper = [sum(not message.detail for message in rendered(given)) for given in all_answers()]
    assert proper.count(1) / len(proper) > 0.98
    assert max(proper) <= 4  # three questions at once, one of them on every drug
    for given in all_answers():
        assert len(shortened(rendered(given, apart=True), 5)) <= 5


def test_what_one_user_is_shown_gives_up_its_last_details_first_and_says_so() -> None:
    answer, detail, other = (SlackMessage(text, ()) for text in ("answer", "detail", "other"))
    details = [structs.replace(detail, text=f"detail {number}", detail=True) for number in range(4)]
    kept = shortened([answer, *details, other], 5)
    assert [message.text for message in kept] == ["answer", "detail 0", "detail 1", "other", REST_LEFT_OUT]
    assert [message.text for message in shortened([answer] * 7, 4)] == ["answer"] * 3 + [REST_LEFT_OUT]
    assert shortened([answer, detail, other], 3) == [answer, detail, other]


def lines(given: Answer) -> Iterator[Line]:
    yield from (*given.warnings, *given.notices)
    for part in given.parts:
        yield from part.bottom_line
        for section in part.sections:
            yield from section.lines
            for option in section.options:
                yield from option.why
            for row in section.table.rows if section.table else ():
                yield from row


def shown_text(message: SlackMessage) -> str:
    texts = [block["text"] for block in message.blocks if block["type"] == "markdown"]
    texts += [as_markdown(cell["text"]) for block in message.blocks for row in block.get("rows", ()) for cell in row]
    return "\n".join(texts)


def test_every_line_of_every_answer_is_shown_whole_in_one_message_with_its_sources() -> None:
    for given in all_answers():
        messages = rendered(given)
        for line in lines(given):
            holding = [message for message in messages if as_markdown(line.text) in shown_text(message)]
            assert holding, line.text
            assert any(escaped(line.text.replace("\n", " / ")) in message.text for message in holding)
            numbers = [f"[{number}] " for number in line.cites]
            for message in holding:
                footnotes = json.dumps([b for b in message.blocks if b["type"] == "context"], ensure_ascii=False)
                assert all(number in footnotes for number in numbers), (line.text, numbers)


def test_figures_of_different_reasons_stand_in_different_columns() -> None:
    text, *intents = KINDS["options"]
    (table,) = (block for block in rendered(answer(text, *intents))[0].blocks if block["type"] == "table")
    heads, *rows = [[cell["text"] for cell in row] for row in table["rows"]]
    assert heads == ["Drug", "Standing", "Response: intolerance", "Response: insufficient response"]
    (mycophenolate,) = (row for row in rows if row[0].startswith("mycophenolate"))
    assert "82 % (95 % CI 77–87)" in mycophenolate[2]
    assert "32 % (95 % CI 24–39)" in mycophenolate[3]
    assert all("uncontrolled" in cell for cell in mycophenolate[2:] if "meta-analysis of observational" in cell)


def test_a_standing_against_a_drug_says_why_in_its_cell() -> None:
    text, *intents = KINDS["options"]
    (table,) = (block for block in rendered(answer(text, *intents))[0].blocks if block["type"] == "table")
    (mercaptopurine,) = (row for row in table["rows"] if row[0]["text"].startswith("mercaptopurine"))
    assert re.search(r"caution: pancreatitis.*\n.*\[\d", mercaptopurine[1]["text"])


def test_warnings_come_first_and_an_emergency_leads_with_what_to_do() -> None:
    for kind in ("warning", "options", "emergency"):
        text, *intents = KINDS[kind]
        given = answer(text, *intents)
        first = rendered(given)[0].blocks[0]
        assert first["type"] == "markdown"
        leading = given.warnings[0] if given.warnings else given.parts[0].bottom_line[0]
        assert first["text"].startswith(f"⚠️ **{as_markdown(leading.text)}")


def test_the_notice_on_first_use_stands_above_everything() -> None:
    text, *intents = KINDS["dose"]
    first, *others = SlackRenderer(value, FIRST_USE_NOTICE)(answer(text, *intents))
    assert first.blocks[0]["elements"][0]["text"] == FIRST_USE_NOTICE
    assert first.text.startswith(FIRST_USE_NOTICE)
    assert not any(FIRST_USE_NOTICE in message.text for message in others)


def test_where_slack_takes_no_table_an_option_is_whole_in_one_message_and_so_is_a_row() -> None:
    def figures(number: int) -> tuple[FigureCell, ...]:
        return (FigureCell(f"{number} of 150", "response", "series", True, "non_response", "direct"),)

    options = tuple(
        OptionRow(f"d{n}", f"drug {n}", "caution", f"caution: {n}", (Line(f"because {n} " * 20),), figures(n))
        for n in range(120)
    )
    rows = tuple((Line(f"step {n}"), Line(f"{n} mg a day " * 20), Line(f"not before week {n}")) for n in range(120))
    sections = (
        Section("o", "Options", options=options),
        Section("t", "Doses", table=Table(("Step", "Dose", "Caveat"), rows)),
    )
    messages = rendered(Answer("answer", parts=(Part("Long", (Line("First."),), sections),)))
    assert len(messages) > 3
    assert not [block for message in messages for block in message.blocks if block["type"] == "table"]
    shown = [shown_text(message).split("\n") for message in messages if not message.detail]
    for n in range(120):
        (option,) = [lines for lines in shown if f"**drug {n}:** caution: {n}" in lines]
        at = option.index(f"**drug {n}:** caution: {n}")
        assert f"{n} of 150" in option[at + 2]
        assert f"because {n} " in option[at + 3]
        (row,) = [lines for lines in shown if f"**step {n}:**" in lines]
        at = row.index(f"**step {n}:**")
        assert [f"{n} mg a day" in row[at + 2], f"not before week {n}" in row[at + 3]] == [True, True]


def test_the_lines_of_a_section_stand_in_one_message() -> None:
    """A dose is never apart from the caveat in the line below it."""
    for given in all_answers():
        messages = [shown_text(message) for message in rendered(given)]
        for section in (section for part in given.parts for section in part.sections):
            texts = [as_markdown(line.text) for line in section.lines]
            assert not texts or any(all(text in message for text in texts) for message in messages), section.title


def longer_than_a_message(lines_each: int) -> Answer:
    sections = tuple(
        Section(f"s{n}", f"Section {n}", lines=tuple(Line(f"{n}.{i} " + "words " * 90) for i in range(lines_each)))
        for n in range(12)
    )
    return Answer("answer", parts=(Part("Long", (Line("First."),), sections),))


def test_a_long_answer_is_split_between_sections() -> None:
    messages = rendered(longer_than_a_message(lines_each=4))
    assert len(messages) > 1
    assert all(within_limits(message) for message in messages)
    for n in range(12):
        holding = [message for message in messages if f"**Section {n}**" in message.blocks[0]["text"]]
        assert len(holding) == 1
        assert all(f"{n}.{i} " in holding[0].blocks[0]["text"] for i in range(4))
