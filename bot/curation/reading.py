"""`kb show`, `kb search` and `kb cite`: reading the records."""

from __future__ import annotations

from typing import Annotated

import typer

from actions.answers.citing import Citer
from actions.answers.model import Citation
from actions.knowledge import kinds as r
from actions.knowledge.base import UnknownRecord
from actions.knowledge.labels import load_labels
from actions.knowledge.loader import RECORDS
from actions.knowledge.search import Search
from actions.knowledge.vocabulary import load_terms
from actions.presentation.entries import Entries
from bot.curation.common import Day, Records, day, loaded, out, say, unknown
from bot.curation.tables import rows_table

Id = Annotated[str, typer.Argument(metavar="ID", help="Id of a record.")]


def show(identifier: Id, records: Records = RECORDS, today: Day = None) -> None:
    """One record: what it says, its fields, source and review, what it rests on and where it is used."""
    entries = Entries(loaded(records), load_labels(records))
    try:
        entry = entries.entry(identifier, day(today))
    except UnknownRecord as error:
        raise unknown(error) from None
    out.print(f"[bold]{entry.kind}  {entry.id}[/bold]")
    say(entry.title)
    for line in entry.lines:
        say(f"\n{line}")
    if entry.note:
        say(f"({entry.note})")
    out.print(rows_table(entry))
    for source in entry.sources:
        say(_citation(source))
    for group in entry.groups:
        out.print(f"\n[bold]{group.title}[/bold]")
        for ref in group.refs:
            say(f"  {ref.id}: {ref.text}")


def search(
    words: Annotated[list[str], typer.Argument(metavar="WORDS", help="Words, or their beginnings.")],
    records: Records = RECORDS,
    most: Annotated[int, typer.Option(help="How many at most.")] = 20,
) -> None:
    """Records that hold all of the words, best first. Fails when there is none."""
    base = loaded(records)
    found = Search(base, load_terms(records)).find(" ".join(words), most)
    for ref in Entries(base, load_labels(records)).refs(found):
        out.print(f"{ref.id}  [dim]({ref.meta})[/dim]")
        say(f"  {ref.text}")
    if not found:
        out.print("No record holds all of these words.")
        raise typer.Exit(1)


def cite(identifier: Id, records: Records = RECORDS) -> None:
    """The sources of a record, ready to paste, with the version of the knowledge base."""
    base = loaded(records)
    citer = Citer(base)
    try:
        base.get(identifier, r.Record)
        citer.cite(identifier)
    except UnknownRecord as error:
        raise unknown(error) from None
    for source in citer.citations():
        say(_citation(source))
    say(f"SecondLine knowledge base {base.version}, record {identifier}.")


def _citation(source: Citation) -> str:
    parts = [f"[{source.n}] {source.label}: {source.title}", source.journal, source.where, source.identifier]
    return f"{'. '.join(part.rstrip('.') for part in parts if part)}. {source.read[:1].upper()}{source.read[1:]}."
