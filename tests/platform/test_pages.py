"""The page's files are served as they stand, and nothing else is."""

from pathlib import Path

import pytest

from bot.channels.pages import WEB, servable


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for name in (
        "page.html",
        "widget.js",
        "src/part.js",
        "theme.css",
        "package.json",
        "vitest.config.js",
        "widget.test.js",
        "node_modules/x/index.js",
        ".env",
        "notes.md",
    ):
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(name)
    return tmp_path


def test_scripts_styles_and_pages_are_served_and_tooling_is_not(folder: Path) -> None:
    assert sorted(servable(folder)) == ["page.html", "theme.css", "widget.js"]


def test_the_widget_of_this_project_can_be_served() -> None:
    assert set(servable(WEB)) == {"evidence.css", "icon.svg", "launcher.html", "page.css", "page.html", "widget.js"}
