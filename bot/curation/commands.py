"""`secondline kb`: the curator's commands over the records."""

from __future__ import annotations

import typer

from bot.curation import against_dossier, files, monographs, reading

app = typer.Typer(no_args_is_help=True, help="Look after the records: check, find, compare, verify.")
for command in (
    files.check,
    reading.show,
    reading.search,
    files.due,
    against_dossier.coverage,
    against_dossier.verify,
    against_dossier.wording,
    monographs.monographs,
    files.diff,
    reading.cite,
    files.schema,
):
    app.command()(command)
app.command("format")(files.format_)
