"""What the curator's commands share: options, loading with faults as words, the console."""

from __future__ import annotations

from datetime import date, datetime
from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console

from actions.knowledge.base import KnowledgeBase, UnknownRecord
from actions.knowledge.curation.dossier import Dossier, NoDossier, read_dossier
from actions.knowledge.loader import KnowledgeFaults, load

out = Console(highlight=False, soft_wrap=True)

Folder = Annotated[Path, typer.Argument(help="Folder of the evidence dossier.", exists=True, file_okay=False)]
Records = Annotated[Path, typer.Option("--records", help="Folder of the records.", exists=True, file_okay=False)]
Day = Annotated[datetime | None, typer.Option("--today", help="Another day than today.", formats=["%Y-%m-%d"])]


def say(text: str) -> None:
    """Print words as they are; brackets in them are no markup."""
    out.print(text, markup=False)


def loaded(records: Path) -> KnowledgeBase:
    """The base, or the end of the command with every fault named."""
    try:
        return load(records)
    except KnowledgeFaults as error:
        raise stopped(error) from None


def dossier_of(folder: Path) -> Dossier:
    """The dossier, or the end of the command with the reason."""
    try:
        return read_dossier(folder)
    except NoDossier as error:
        raise stopped(error) from None


def day(given: datetime | None) -> date:
    """The day the command is to assume."""
    return given.date() if given else date.today()


def unknown(error: UnknownRecord) -> typer.Exit:
    """No record has that id."""
    return stopped(ValueError(f"No record is called {error.args[0]!r}; `secondline kb search` finds its name."))


def stopped(error: Exception) -> typer.Exit:
    """Say why on stderr and end with 1."""
    typer.echo(str(error), err=True)
    return typer.Exit(1)
