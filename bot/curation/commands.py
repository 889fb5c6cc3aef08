"""`secondline kb`: the curator's commands over the records."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console

from actions.knowledge.base import KnowledgeBase
from actions.knowledge.curation.coverage import cover
from actions.knowledge.curation.dossier import Dossier, NoDossier, read_dossier
from actions.knowledge.curation.lists import load_accepted, load_exclusions
from actions.knowledge.curation.verify import verify as compare
from actions.knowledge.loader import RECORDS, KnowledgeFaults, load
from bot.curation.tables import coverage_table

app = typer.Typer(no_args_is_help=True, help="Look after the records: check, find, compare, verify.")
out = Console(highlight=False)

Folder = Annotated[Path, typer.Argument(help="Folder of the evidence dossier.", exists=True, file_okay=False)]
Records = Annotated[Path, typer.Option("--records", help="Folder of the records.", exists=True, file_okay=False)]


@app.command()
def coverage(dossier: Folder, records: Records = RECORDS, missing: bool = True) -> None:
    """Which facts and conflicts of the dossier are used, excluded and missing. Fails on a missing one or under 90 %."""
    base, facts = _base(records), _dossier(dossier)
    try:
        found = cover(base, facts, load_exclusions(records))
    except KnowledgeFaults as error:
        raise stopped(error) from None
    for file in found.files if missing else ():
        for item in file.missing:
            out.print(f"missing  {file.file}  {item}", soft_wrap=True)
    for fault in found.faults:
        out.print(f"wrong    {fault}", soft_wrap=True)
    out.print(coverage_table(found))
    if not found.complete:
        raise typer.Exit(1)


@app.command()
def verify(
    dossier: Folder, records: Records = RECORDS, only: Annotated[str, typer.Option(help="Record id prefix.")] = ""
) -> None:
    """Compare each record with its facts, field by field and number by number. Fails on a difference without reason."""
    base, facts = _base(records), _dossier(dossier)
    try:
        found = compare(base, facts, load_accepted(records))
    except KnowledgeFaults as error:
        raise stopped(error) from None
    shown = [difference for difference in found.open if difference.record.startswith(only)]
    for difference in shown:
        out.print(str(difference), soft_wrap=True)
    for entry in found.stale:
        out.print(f"{entry.record}: {entry.field}: accepted, but the record no longer says {entry.says!r}")
    out.print(
        f"{found.compared} records compared with their facts: {len(found.open)} difference(s) without a reason, "
        f"{len(found.accepted)} with one, {len(found.stale)} reason(s) that no longer apply"
    )
    if found.open or found.stale:
        raise typer.Exit(1)


def _base(records: Path) -> KnowledgeBase:
    try:
        return load(records)
    except KnowledgeFaults as error:
        raise stopped(error) from None


def _dossier(folder: Path) -> Dossier:
    try:
        return read_dossier(folder)
    except NoDossier as error:
        raise stopped(error) from None


def stopped(error: Exception) -> typer.Exit:
    """Say why on stderr and end with 1."""
    typer.echo(str(error), err=True)
    return typer.Exit(1)
