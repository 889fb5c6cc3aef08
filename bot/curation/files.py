"""`kb check`, `kb due`, `kb diff`, `kb format` and `kb schema`: the record files themselves."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path
from typing import Annotated

import typer

from actions.knowledge.curation.formatting import format_files
from actions.knowledge.curation.lists import load_accepted, load_exclusions
from actions.knowledge.curation.reviews import WARNING
from actions.knowledge.curation.reviews import due as due_within
from actions.knowledge.curation.schemas import SCHEMAS, stale, write_schemas
from actions.knowledge.loader import RECORDS, KnowledgeFaults
from actions.knowledge.questions import load_questions
from actions.knowledge.vocabulary import load_terms
from actions.presentation.differing import compare, read_state
from bot.curation.common import Day, Records, day, loaded, out, say, stopped
from bot.curation.revisions import NoSuchState, records_of
from bot.curation.tables import due_table, print_changes

Check = Annotated[bool, typer.Option("--check", help="Change nothing; fail when something would be changed.")]


def check(records: Records = RECORDS, today: Day = None) -> None:
    """Load everything strictly. Warns 60 days before a review is due, fails on a fault and on a review that is past."""
    base = loaded(records)
    try:
        terms = load_terms(records)
        questions = load_questions(base, records)
        load_exclusions(records)
        load_accepted(records)
    except KnowledgeFaults as error:
        raise stopped(error) from None
    now = day(today)
    soon = due_within(records, now)
    past = [entry for entry in soon if entry.days_left(now) < 0]
    for entry in soon:
        left = entry.days_left(now)
        word = f"past its review date by {-left} days" if left < 0 else f"review due in {left} days"
        out.print(
            f"{entry.file}:{entry.line}: {word} ({entry.review.review_by}, {entry.records} records)", markup=False
        )
    out.print(
        f"{len(base)} records, {len(terms)} terms and questions for {len(questions)} records, version {base.version}:"
        f" no faults, {len(past)} files overdue"
    )
    if past:
        raise typer.Exit(1)


def due(
    days: Annotated[int, typer.Option(help="Due within so many days.")] = WARNING.days,
    records: Records = RECORDS,
    today: Day = None,
) -> None:
    """Files whose review is due, the nearest first, with what their status says."""
    now = day(today)
    found = due_within(records, now, timedelta(days=days))
    out.print(due_table(found, now) if found else f"No review is due within {days} days.")


def diff(
    before: Annotated[str, typer.Argument(metavar="A", help="A git revision, or a folder of records.")],
    after: Annotated[str, typer.Argument(metavar="B", help="Another; `.` is what lies here.")] = ".",
) -> None:
    """What changed in the records between two states, in words."""
    try:
        with records_of(before) as old, records_of(after) as new:
            changes = compare(read_state(old), read_state(new))
    except NoSuchState as error:
        raise stopped(error) from None
    print_changes(changes)


def format_(records: Records = RECORDS, check: Check = False) -> None:
    """Bring the record files into one form. Comments and values stay; a file that would change is left alone."""
    changed, faults = format_files(records, write=not check)
    for name in changed:
        say(f"{'would change' if check else 'changed'}  {name}")
    for fault in faults:
        say(str(fault))
    if faults or (check and changed):
        raise typer.Exit(1)


def schema(
    folder: Annotated[Path, typer.Option(help="Where the schemas stand.", file_okay=False)] = SCHEMAS,
    check: Check = False,
) -> None:
    """Write the JSON Schemas of the record types, for editors."""
    names = stale(folder) if check else write_schemas(folder)
    for name in names:
        say(f"{'out of date' if check else 'written'}  {name}")
    if check and names:
        raise typer.Exit(1)
