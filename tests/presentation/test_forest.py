"""The forest plot: plain SVG, readable without seeing it, in both themes and widths, and as a picture."""

from __future__ import annotations

import struct
from io import BytesIO
from xml.etree import ElementTree

import pytest
from PIL import Image

from actions.answers.model import Plot, PlotGroup, PlotRow
from actions.case.patient import Case
from actions.presentation import forest, picture
from tests.asking import ask, plots

SVG = "{http://www.w3.org/2000/svg}"
ATTRIBUTES = {
    *("x", "y", "x1", "x2", "y1", "y2", "width", "height", "points", "viewBox", "role", "class"),
    *("fill", "stroke", "stroke-width", "stroke-dasharray", "font-size", "font-family", "font-weight", "text-anchor"),
}


def real() -> Plot:
    drugs = (("drug", "mycophenolate"), ("drug", "tacrolimus"))
    (plot,) = plots(ask("ask_comparison", *drugs, case=Case(reason="insufficient_response")))
    return plot


def made(*rows: PlotRow, endpoint: str = "remission") -> Plot:
    return Plot("Figures", (PlotGroup(endpoint, "patients: intolerance", rows),))


@pytest.mark.parametrize("theme", ["light", "dark", "ink"])
@pytest.mark.parametrize("width", [320, 720])
def test_it_is_plain_svg_with_presentation_attributes_and_real_text(theme: forest.Theme, width: int) -> None:
    root = ElementTree.fromstring(forest.svg(real(), theme, width))
    elements = list(root.iter())
    assert {element.tag for element in elements} <= {
        SVG + tag for tag in ("svg", "title", "desc", "g", "rect", "line", "polygon", "text")
    }
    assert {name for element in elements for name in element.attrib} <= ATTRIBUTES
    assert root.attrib["viewBox"].startswith(f"0 0 {width} ")


def test_title_and_description_say_every_figure() -> None:
    root = ElementTree.fromstring(forest.svg(real()))
    assert root.attrib["role"] == "img"
    assert root.findtext(f"{SVG}title") == "Response figures: insufficient response"
    spoken = root.findtext(f"{SVG}desc") or ""
    assert "tacrolimus (TAC), Abdollahi 2020, pooled: 59.1 %, 95 % interval 48.7–68.8 %" in spoken
    assert "no interval printed" in spoken


@pytest.mark.parametrize("width", [320, 720])
def test_every_figure_is_written_beside_its_bar(width: int) -> None:
    root = ElementTree.fromstring(forest.svg(real(), width=width))
    words = " ".join(text.text or "" for text in root.iter(f"{SVG}text"))
    for expected in ("59.1 % (48.7–68.8)", "40.8 % (32.3–50.0)", "no interval printed", "not across"):
        assert expected in words


def test_the_themes_differ_in_colours_only() -> None:
    light, dark = (ElementTree.fromstring(forest.svg(real(), theme)) for theme in ("light", "dark"))
    assert [text.text for text in light.iter()] == [text.text for text in dark.iter()]
    assert {e.get("fill") for e in light.iter(f"{SVG}text")}.isdisjoint(
        {e.get("fill") for e in dark.iter(f"{SVG}text")}
    )


def test_pooled_single_calculated_and_missing_intervals_look_different() -> None:
    pooled = PlotRow("a", "A 2020", 50, pooled=True, low=40, high=60)
    single = PlotRow("b", "B 2020", 50, low=40, high=60)
    ours = PlotRow("c", "C 2020", 50, low=40, high=60, calculated=True, count=5, of=10)
    bare = PlotRow("d", "D 2020", 50)
    drawn = [ElementTree.fromstring(forest.svg(made(row))) for row in (pooled, single, ours, bare)]
    diamonds, dashed = (
        [len(root.findall(f"{SVG}{what}")) for root in drawn] for what in ("polygon", "*[@stroke-dasharray]")
    )
    hollow = [len(root.findall(f"{SVG}*[@class='plot-mark plot-hollow']")) for root in drawn]
    assert diamonds == [2, 0, 0, 1]  # its own and the legend's; the legend's pair for a missing interval
    assert dashed == [0, 0, 2, 0]
    assert hollow == [0, 0, 0, 3]


def test_bars_stand_where_their_values_are() -> None:
    row = PlotRow("a", "A 2020", 50, pooled=True, low=0, high=100)
    root = ElementTree.fromstring(forest.svg(made(row), width=1000))
    points = [
        tuple(map(float, point.split(","))) for point in root.findall(f"{SVG}polygon")[0].attrib["points"].split()
    ]
    (low, _), (middle, _), (high, _), _ = points
    assert (low, middle, high) == (370.0, 535.0, 700.0)


def test_hostile_words_stay_words_and_long_ones_are_broken() -> None:
    attack = '"><script>alert(1)</script>'
    root = ElementTree.fromstring(forest.svg(made(PlotRow(attack, attack, 50), endpoint=attack)))
    assert not list(root.iter(f"{SVG}script"))
    long = ElementTree.fromstring(forest.svg(made(PlotRow("x" * 5000, "y", 50)), width=320))
    assert max(len(text.text or "") for text in long.iter(f"{SVG}text")) < 80


def test_the_data_table_holds_every_figure_and_its_sources() -> None:
    plot = real()
    table = forest.data_table(plot)
    drawn = [row for group in plot.groups for row in group.rows]
    assert len(table.rows) == len(drawn)
    assert [cells[1].cites for cells in table.rows] == [row.cites for row in drawn]
    assert all(row.cites for row in drawn)
    text = forest.data_table(made(PlotRow("c", "C", 50, low=24, high=76, calculated=True, count=5, of=10)))
    assert [cell.text for cell in text.rows[0][1:3]] == ["5 of 10 (50 %)", "24–76 %"]
    assert text.rows[0][2].note == "our calculation"


def test_the_picture_is_a_png_with_text_from_the_bundled_font() -> None:
    plot = made(PlotRow("mycophenolate", "A 2020", 50))
    drawn = picture.png(forest.svg(plot, width=720), scale=2)
    assert drawn.startswith(b"\x89PNG")
    assert struct.unpack(">I", drawn[16:20]) == (1440,)
    mute = forest.svg(plot, width=720)
    for text in ElementTree.fromstring(mute).iter(f"{SVG}text"):
        mute = mute.replace(f">{text.text}<", "><")
    assert len(drawn) > 2 * len(picture.png(mute))


def test_a_small_picture_keeps_its_pixels_and_gives_up_colours() -> None:
    ink, light = (forest.svg(real(), theme, width=480) for theme in ("ink", "light"))
    black = Image.open(BytesIO(picture.two_toned_png(ink, 20_000) or b""))
    assert black.size[0] == 960
    assert {value for _, value in black.convert("RGB").getcolors() or ()} == {(0, 0, 0), (255, 255, 255)}
    assert picture.small_png(light, 10_000) is None
    assert picture.two_toned_png(ink, 1_000) is None


def test_in_black_and_white_rules_are_dotted_and_marks_are_not() -> None:
    root = ElementTree.fromstring(forest.svg(made(PlotRow("a", "A", 50, low=40, high=60)), "ink"))
    lines = {line.get("class"): line.get("stroke-dasharray") for line in root.iter(f"{SVG}line")}
    assert lines == {"plot-rule": "1 3", "plot-mark": None}
