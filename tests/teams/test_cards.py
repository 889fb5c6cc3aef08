"""Answers as Teams shows them: golden files for each kind, the official schema, the size of a message, nothing cut.

The answers of the golden files are those kept for Slack (tests/slack/golden/<kind>.answer.json); what is made of them
here stands in golden/<kind>.json. `SECONDLINE_GOLDEN=write` writes it anew.
"""

from __future__ import annotations

import json
import os
import re
from base64 import b64decode
from collections.abc import Iterator
from functools import lru_cache
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft6Validator
from msgspec import structs
from PIL import Image

from actions.answers.model import Answer, Button, FigureCell, Line, OptionRow, Part, Section, Table, from_dict
from bot.channels.platform import Picture
from bot.channels.teams.cards import CARD_LIMIT, render, size
from bot.channels.teams.elements import BUTTONS_IN_A_SET
from bot.channels.teams.messages import messages
from bot.channels.teams.words import WORDS
from tests.slack.answers import KINDS, answer, largest

HERE = Path(__file__).parent
GOLDEN = HERE / "golden"
KEPT = HERE.parent / "slack" / "golden"
SCHEMA = Draft6Validator(json.loads((HERE / "schemas" / "adaptive-card-1.5.0.json").read_text(encoding="utf-8")))
ACTIVITY_LIMIT = 28_000
SHARP = 720  # pixels of a picture's width, half as many again as a card is wide in a chat

SHORT = Answer("failure", parts=(Part("", (Line("Something went wrong, and nothing was looked up."),)),))


def kept(kind: str) -> Answer:
    return from_dict(json.loads((KEPT / f"{kind}.answer.json").read_text(encoding="utf-8")))


@lru_cache(maxsize=1)
def all_cards() -> tuple[tuple[Answer, list[dict[str, Any]]], ...]:
    return tuple((given, render(given)) for given in all_answers())


@lru_cache(maxsize=1)
def all_answers() -> tuple[Answer, ...]:
    return (*(answer(text, *intents) for text, *intents in KINDS.values()), *largest())


def elements(value: Any) -> Iterator[dict[str, Any]]:
    """Every element and action of a card, however deep."""
    if isinstance(value, dict):
        if "type" in value:
            yield value
        for inner in value.values():
            yield from elements(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from elements(inner)


def words(value: Any) -> str:
    """Everything a card shows, as one text."""
    shown: list[str] = []
    for element in elements(value):
        if element["type"] == "RichTextBlock":
            shown.append("".join(run if isinstance(run, str) else run["text"] for run in element["inlines"]))
        elif element["type"] == "TextBlock":
            shown.append(element["text"])
        elif element["type"] == "FactSet":
            shown += [f"{fact['title']} {fact['value']}" for fact in element["facts"]]
        elif element["type"].startswith("Action."):
            shown.append(element.get("title", ""))
    return "\n".join(shown)


def check(card: dict[str, Any], limit: int = CARD_LIMIT) -> None:
    """Hold a card against the schema, the limits, and its own references."""
    assert size(card) <= limit
    official = {name: value for name, value in card.items() if name != "msteams"}
    faults = [f"{error.json_path}: {error.message[:200]}" for error in SCHEMA.iter_errors(official)]
    assert faults == []
    ids = [element["id"] for element in elements(card["body"]) if "id" in element]
    assert len(ids) == len(set(ids))
    for element in elements(card["body"]):
        if element["type"] == "Action.ToggleVisibility":
            assert set(element["targetElements"]) <= set(ids)
        if element["type"] == "ActionSet":
            assert 1 <= len(element["actions"]) <= BUTTONS_IN_A_SET
        if element["type"] == "Table":
            assert {len(row["cells"]) for row in element["rows"]} == {len(element["columns"])}
            assert len(element["rows"]) >= 2
        if element["type"] == "RichTextBlock":
            assert element["inlines"]


@pytest.mark.parametrize("kind", [*KINDS, "failure"])
def test_golden(kind: str) -> None:
    cards = render(kept(kind))
    for card in cards:
        check(card)
    for image in pictures(cards):
        image["url"] = re.sub("base64,.*", "base64,…", image["url"])
    path = GOLDEN / f"{kind}.json"
    if os.environ.get("SECONDLINE_GOLDEN") == "write":
        path.write_text(json.dumps(cards, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")
    assert cards == json.loads(path.read_text(encoding="utf-8"))


def test_the_validator_can_refuse() -> None:
    (card,) = render(SHORT)
    with pytest.raises(AssertionError):
        check({**card, "body": [{"type": "RichTextBlok", "inlines": ["x"]}]})
    with pytest.raises(AssertionError):
        check({**card, "body": [{"type": "RichTextBlock", "lines": ["x"]}]})


def test_every_answer_of_the_knowledge_base_is_valid_and_fits_teams() -> None:
    for given in all_answers():
        for message in messages(given):
            check(message["attachments"][0]["content"])
            assert size({**message, "replyToId": "f:" + "9" * 40}) < ACTIVITY_LIMIT


def test_most_answers_are_one_message_or_two() -> None:
    counts = [len(cards) for _, cards in all_cards()]
    assert counts.count(1) / len(counts) > 0.5
    assert sum(count <= 2 for count in counts) / len(counts) > 0.9


def lines(given: Answer) -> Iterator[Line]:
    yield from (*given.warnings, *given.notices)
    for part in given.parts:
        yield from part.bottom_line
        for section in part.sections:
            yield from section.lines
            for option in section.options:
                yield from option.why
            for cells in section.table.rows if section.table else ():
                yield from cells


def test_nothing_of_an_answer_is_lost_and_no_line_is_cut() -> None:
    for given, cards in all_cards():
        shown = words(cards)
        for line in lines(given):
            text = " ".join(line.text.split())
            marks = "".join(f"[{number}]" for number in line.cites)
            assert text in " ".join(shown.split()), text
            assert marks in shown
        for source in given.sources:
            assert f"[{source.n}] {source.label}" in shown
        for button in (*given.follow_ups, *(given.question.answers if given.question else ())):
            assert button.label in shown


def test_an_option_its_figures_and_its_reasons_are_on_one_card() -> None:
    for limit in (6_000, CARD_LIMIT):
        cards = render(kept("options_refractory"), limit=limit)
        options = [o for part in kept("options_refractory").parts for section in part.sections for o in section.options]
        assert len(options) > 5
        for option in options:
            (card,) = [card for card in cards if f"{option.name}: {option.label}" in words(card)]
            shown = words(card)
            assert all(figure.text in shown for figure in (*option.figures, *option.other_figures))
            assert all(" ".join(line.text.split()) in " ".join(shown.split()) for line in option.why)


def test_a_long_answer_is_split_between_sections_and_says_so() -> None:
    cards = render(kept("options_refractory"), limit=8_000)
    assert len(cards) > 3
    for number, card in enumerate(cards, 1):
        check(card, 8_000)
        assert WORDS["part_of"].format(number=number, total=len(cards)) in words(card)
    titles = [e["text"] for card in cards for e in elements(card["body"]) if e["type"] == "TextBlock"]
    assert f"Options {WORDS['continued']}" in titles
    assert titles.count("Check first") == 1


def test_a_card_of_nothing_but_drawers_shows_its_first_and_others_keep_theirs_closed() -> None:
    open_section, *drawers = (
        Section(name, name, (Line("word " * 1_500), Line("word " * 1_500)), collapsed=name != "Open")
        for name in ("Open", "One", "Two")
    )
    given = Answer("answer", parts=(Part("Title", (Line("bottom"),), (open_section, *drawers)),))
    first, *others = render(structs.replace(given, follow_ups=(Button("next", "next"),)), limit=18_000)
    opened = [[e["isVisible"] for e in card["body"] if e.get("id")] for card in (first, *others)]
    assert opened == [[], [True], [False]]
    drawer = {"type": "Action.ToggleVisibility", "title": "One", "targetElements": ["drawer-0"]}
    assert drawer in list(elements(others[0]["body"]))


def test_a_bit_too_large_for_any_card_is_left_out_whole_and_that_is_said() -> None:
    huge = Line("dose " * 10_000, (1,))
    section = Section("s", "Dose", (Line("before"), huge, Line("after")), table=Table(("a", "b"), ((huge, huge),)))
    given = Answer("answer", parts=(Part("Title", (Line("bottom"),), (section,)),))
    cards = render(given)
    for card in cards:
        check(card)
    shown = words(cards)
    assert shown.count(WORDS["too_long"]) == 2
    assert "dose dose" not in shown
    assert "before" in shown
    assert "after" in shown


def test_thirty_buttons_are_all_shown_and_each_says_its_message() -> None:
    buttons = tuple(Button(f"drug {number}", f"drug {number} dose?") for number in range(30))
    (card,) = render(structs.replace(SHORT, follow_ups=buttons))
    check(card)
    actions = [e for e in elements(card["body"]) if e["type"] == "Action.Submit"]
    assert [action["title"] for action in actions] == [button.label for button in buttons]
    for action, button in zip(actions, buttons, strict=True):
        assert action["data"]["say"] == action["data"]["msteams"]["text"] == button.send


@pytest.mark.parametrize(
    "text", ["**bold** _it_ [x](http://evil.example)", "BMI > 30 & ALT < 2", "💊 🙏🏽", "a\n\nb", "{{DATE(x)}}"]
)
def test_no_character_of_a_text_is_read_as_markup(text: str) -> None:
    given = Answer(
        "answer", warnings=(Line(text),), parts=(Part(text, (Line(text),)),), follow_ups=(Button(text, text),)
    )
    (card,) = render(given)
    check(card)
    for element in elements(card["body"]):
        if element["type"] == "TextBlock":
            assert "](" not in element["text"].replace("\\]", "")
            assert "**" not in element["text"].replace("\\*", "")
    runs = [e for e in elements(card["body"]) if e["type"] == "RichTextBlock"]
    assert " ".join(text.split()) in words(runs)


def pictures(cards: list[dict[str, Any]]) -> list[dict[str, Any]]:
    return [element for element in elements(cards) if element["type"] == "Image"]


def test_a_plot_is_a_picture_within_the_limit_and_its_figures_stand_in_words_too() -> None:
    cards = render(kept("evidence"))
    (image,) = pictures(cards)
    png = b64decode(image["url"].removeprefix("data:image/png;base64,"), validate=True)
    assert png.startswith(b"\x89PNG")
    assert Image.open(BytesIO(png)).size[0] >= SHARP
    (plot,) = [section.plot for part in kept("evidence").parts for section in part.sections if section.plot]
    shown = words(cards)
    for row in (row for group in plot.groups for row in group.rows):
        figure = f"{row.count} of {row.of}" if row.of else f"{row.value:g} %"
        assert figure in image["altText"]
        assert figure in shown
        assert f"{row.label}, {row.source}" in shown


def test_every_plot_of_the_knowledge_base_can_be_shown_as_a_picture() -> None:
    plots = {
        section.plot for given in all_answers() for part in given.parts for section in part.sections if section.plot
    }
    assert len(plots) > 10
    for plot in plots:
        given = structs.replace(SHORT, kind="answer", parts=(Part("", (), (Section("plot", "P", plot=plot),)),))
        (image,) = pictures(render(given))
        png = b64decode(image["url"].removeprefix("data:image/png;base64,"))
        assert Image.open(BytesIO(png)).size[0] >= SHARP


def test_a_picture_that_does_not_fit_gives_way_to_its_words() -> None:
    cards = render(kept("evidence"), draw=lambda plot: None)
    assert pictures(cards) == []
    assert "Figures side by side" in words(cards)
    assert "Figures side by side: in words" not in words(cards)
    for card in render(kept("evidence"), draw=lambda plot: Picture("p.png", b"x" * 40_000, "too large")):
        check(card)


def test_a_client_that_cannot_draw_the_card_still_shows_warnings_and_bottom_line() -> None:
    for kind in ("warning", "emergency", "options"):
        given = kept(kind)
        for card in render(given):
            for line in (*given.warnings, *(line for part in given.parts for line in part.bottom_line)):
                assert line.text in card["fallbackText"]


def test_the_letter_keeps_its_lines() -> None:
    letter = "Mycophenolate (MMF).\nStart: 1 g a day.\n\nSources: [1] EASL 2025."
    (card,) = render(structs.replace(SHORT, letter=letter))
    (drawer,) = [element for element in card["body"] if element.get("id") == "drawer-0"]
    assert words(drawer).split("\n") == ["Mycophenolate (MMF).", "Start: 1 g a day.", "Sources: [1] EASL 2025."]


def test_the_lines_of_a_section_stand_on_one_card() -> None:
    """A dose is never apart from the caveat in the line below it."""
    for given, cards in all_cards():
        shown = [" ".join(words(card).split()) for card in cards]
        for section in (section for part in given.parts for section in part.sections):
            texts = [" ".join(line.text.split()) for line in section.lines]
            assert any(all(text in card for text in texts) for card in shown), section.title


def test_standing_is_told_in_words_and_figures_keep_their_reason() -> None:
    figures = (FigureCell("3 of 4", "response", "series", True, "non_response", "direct"),)
    other = (FigureCell("1 of 9", "response", "series", True, "thiopurine_intolerance", "mixed"),)
    option = OptionRow("x", "drug x", "avoid", "avoid: pregnancy", figures=figures, other_figures=other)
    (card,) = render(Answer("answer", parts=(Part("", (), (Section("options", "Options", options=(option,)),)),)))
    (table,) = [e for e in elements(card["body"]) if e["type"] == "Table"]
    heads, row = (["".join(words(cell["items"])) for cell in row["cells"]] for row in table["rows"])
    assert [head.split(": ")[-1] for head in heads] == ["Option", "non-response", "intolerance"]
    assert "✕ avoid: pregnancy" in row[0]
    assert row[1] == "3 of 4; response; series; uncontrolled"
    assert row[2].endswith("mixed population")
