"""Text of an answer, once as Markdown for a block and once plain for a screen reader."""

from typing import Literal

from msgspec import Struct

from actions.answers import strings
from actions.answers.model import FigureCell, Line
from bot.channels.slack.texts import as_markdown

Style = Literal["title", "heading", "line", "bullet", "warning"]


class Mark(Struct, frozen=True):
    """A line: an optional bold lead, the text, and the numbers of the sources it cites."""

    style: Style
    text: str
    lead: str = ""
    cites: tuple[int, ...] = ()

    @property
    def markdown(self) -> str:
        """The line for a `markdown` block."""
        lead = f"**{as_markdown(self.lead)}** " if self.lead else ""
        words = f"{lead}{as_markdown(self.text)}".strip() + cited(self.cites)
        return {
            "title": f"## {words}",
            "heading": f"**{words}**",
            "line": words,
            "bullet": f"- {words}",
            "warning": f"⚠️ **{words}**",
        }[self.style]

    @property
    def plain(self) -> str:
        """The line as plain text."""
        words = f"{self.lead} {self.text}".strip() + cited(self.cites)
        return {"bullet": f"• {words}", "warning": f"⚠️ {words}"}.get(self.style, words)


def cited(numbers: tuple[int, ...]) -> str:
    """Citation marks with a space before them: " [1, 4]"."""
    return f" [{', '.join(map(str, numbers))}]" if numbers else ""


def mark(line: Line, style: Style = "line", lead: str = "") -> Mark:
    """A line of the answer; what is not from a source says so."""
    return Mark(style, f"{line.text} ({line.note})" if line.note else line.text, lead, line.cites)


def figure(cell: FigureCell, with_reason: bool = False) -> str:
    """A response figure with all that qualifies it, without its citations."""
    qualifiers = (
        cell.endpoint,
        cell.n,
        cell.design,
        strings.UNCONTROLLED if cell.uncontrolled else None,
        f"certainty {cell.certainty}" if cell.certainty else None,
        None if cell.fit == "direct" else f"{cell.fit} population",
    )
    reason = f"{strings.REASON_NAMES.get(cell.reason, cell.reason)}: " if with_reason else ""
    return f"{reason}{cell.text}; {'; '.join(q for q in qualifiers if q)}"
