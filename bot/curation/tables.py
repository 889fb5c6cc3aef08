"""What the curator's commands print, as rich tables."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING

from rich.table import Table

from actions.knowledge.curation.coverage import WANTED, Coverage
from actions.knowledge.curation.monographs import Monograph
from actions.knowledge.curation.reviews import FileReview
from actions.presentation.differing import Change, Changes
from actions.presentation.entries import Entry
from bot.curation.common import out, say

if TYPE_CHECKING:  # the module needs Rasa, which takes seconds to import
    from bot.curation.questions import Unanswered


def coverage_table(found: Coverage) -> Table:
    """Counts of used, excluded and missing items per file of the dossier, and in all."""
    table = Table("file", title=f"{found.share:.1%} used, {WANTED:.0%} wanted")
    for head in ("used", "excluded", "missing"):
        table.add_column(head, justify="right")
    for file in found.files:
        table.add_row(file.file, str(len(file.used)), str(len(file.excluded)), str(len(file.missing)))
    table.add_section()
    totals = (sum(len(getattr(file, name)) for file in found.files) for name in ("used", "excluded", "missing"))
    table.add_row("in all", *map(str, totals))
    return table


def monograph_table(monograph: Monograph) -> Table:
    """Each field of a drug with the records that answer it, or with what says that it is not known."""
    table = Table("field", title=monograph.drug, title_justify="left")
    table.add_column("records", overflow="fold")
    for entry in monograph.entries:
        closed = f"NOT KNOWN: {', '.join(entry.not_known)}" if entry.not_known else ""
        table.add_row(entry.field, "\n".join(filter(None, (", ".join(entry.records), closed))) or "MISSING")
    return table


def rows_table(entry: Entry) -> Table:
    """The fields and the review of a record."""
    table = Table(show_header=False, box=None, pad_edge=False)
    table.add_column(style="dim")
    table.add_column(overflow="fold")
    for label, text in entry.rows:
        table.add_row(label, text)
    late = ", past" if entry.overdue else ""
    table.add_row("Review", f"{entry.review.reviewed_on}, holds until {entry.review.review_by}{late}")
    table.add_row("Status", entry.review.status)
    table.add_row("Version", entry.version)
    if entry.facts:
        table.add_row("Dossier", ", ".join(entry.facts))
    return table


def due_table(found: Sequence[FileReview], today: date) -> Table:
    """Files by the date of their next review."""
    table = Table()
    for head in ("file", "records", "reviewed on", "due", "days left", "status"):
        table.add_column(head, overflow="fold")
    for entry in found:
        review = entry.review
        left = str(entry.days_left(today))
        table.add_row(
            entry.file, str(entry.records), str(review.reviewed_on), str(review.review_by), left, review.status
        )
    return table


def questions_table(found: Sequence[Unanswered]) -> Table:
    """Questions without an answer, the most frequent first."""
    table = Table("times", "what happened", "last", "question")
    for entry in found:
        table.add_row(str(entry.times), entry.kind, str(entry.last), entry.text)
    return table


def print_changes(changes: Changes) -> None:
    """Additions and removals with their sentences, changes field by field."""
    for title, entries in (("Added", changes.added), ("Removed", changes.removed)):
        if entries:
            out.print(f"[bold]{title}: {len(entries)}[/bold]")
        for entry in entries:
            say(f"  {entry.id} ({entry.kind}): {entry.sentence}")
    if changes.changed:
        out.print(f"[bold]Changed: {len(changes.changed)}[/bold]")
    for entry in changes.changed:
        _print_change(entry)
    if not (changes.added or changes.removed or changes.changed):
        out.print("The records are the same.")


def _print_change(entry: Change) -> None:
    reworded = any(label == "sentence" for label, _, _ in entry.fields)
    say(f"  {entry.id} ({entry.kind}){'' if reworded else f': {entry.sentence}'}")
    for label, before, after in entry.fields:
        if not before:
            say(f"    {label}: new: {after}")
        elif not after:
            say(f"    {label}: no longer there, was: {before}")
        else:
            say(f"    {label}: {before}")
            say(f"    {' ' * len(label)}→ {after}")
