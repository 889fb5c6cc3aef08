"""`secondline nlu suggest` and `secondline nlu accept`."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable
from pathlib import Path
from typing import Annotated

import typer

from bot.curation.common import out, say, stopped
from bot.curation.phrasings.training_data import (
    TRAINING,
    NotAdded,
    add,
    held_out_digests,
    normalised,
    training_messages,
)
from bot.launch.quiet import quieten
from bot.launch.settings import ROOT, Settings

app = typer.Typer(no_args_is_help=True, help="Learn from conversations: collect what was poorly understood, add it.")

Data = Annotated[Path, typer.Option("--data", help="Folder of the training messages.", exists=True, file_okay=False)]


@app.command()
def suggest(
    file: Annotated[Path, typer.Argument(help="The file to write.", dir_okay=False)] = ROOT / "var" / "phrasings.yml",
    below: Annotated[float, typer.Option(help="Confidence under which a reading is doubtful.")] = 0.5,
    most: Annotated[int, typer.Option(help="How many messages at most, the most frequent first.")] = 500,
    replace: Annotated[bool, typer.Option("--replace", help="Write over a file that is there.")] = False,
    data: Data = TRAINING,
) -> None:
    """Collect messages that were doubtful, declined, searched for or thumbed down, in groups, for review."""
    if file.exists() and not replace:
        raise stopped(ValueError(f"{file} is there already; review it, or write over it with --replace."))
    quieten()
    from actions.embedding.encoder import load_encoder
    from bot.curation.exchanges import exchanges  # after `quieten`: the guard's words need Rasa
    from bot.curation.phrasings.doubtful import doubtful
    from bot.curation.phrasings.grouping import grouped
    from bot.curation.phrasings.review import from_groups, written

    tracker = _tracker()
    training = training_messages(data)
    known = {normalised(text) for text, _ in training}
    try:
        found = doubtful(exchanges(tracker), below, known)[:most] if tracker.exists() else []
    except sqlite3.Error as error:
        raise stopped(ValueError(f"{tracker} is no file of conversations: {error}")) from None
    if not found:
        out.print("No message on record was poorly understood.")
        return
    groups = grouped(found, training, load_encoder())
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(written(from_groups(groups)), encoding="utf-8")
    say(f"{len(found)} messages in {len(groups)} groups: {file}")


@app.command()
def accept(
    file: Annotated[Path, typer.Argument(help="A file of `nlu suggest`, reviewed.", exists=True, dir_okay=False)],
    data: Data = TRAINING,
) -> None:
    """Add the messages that have an intent to the training data. A fault stops it before anything is written."""
    quieten()
    from bot.curation.phrasings.accepting import accepted  # after `quieten`: the guard's words need Rasa
    from bot.curation.phrasings.review import NotReadable, read

    known = {normalised(text): intent for text, intent in training_messages(data)}
    try:
        found = accepted(read(file), known, set(known.values()), held_out_digests())
        _stop_at(found.faults)
        counts = add(found.messages, data)
    except (NotReadable, NotAdded, OSError) as error:
        raise stopped(error) from None
    for reason in found.left_out:
        say(f"left out  {reason}")
    for path, count in counts.items():
        say(f"added  {count} to {path.name}")
    say(
        f"{sum(counts.values())} messages added. `make train` learns them, `make evaluate-nlu` measures."
        if counts
        else "Nothing to add: no message has an intent that is new."
    )


def _stop_at(faults: Iterable[str]) -> None:
    words = "\n".join(faults)
    if words:
        raise stopped(ValueError(f"{words}\nNothing was added."))


def _tracker() -> Path:
    try:
        return Settings.from_environment().tracker
    except ValueError as error:
        raise stopped(error) from None
