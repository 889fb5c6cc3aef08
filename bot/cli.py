"""The `secondline` command: serve and train the assistant, and look after its records, from a terminal."""

from pathlib import Path

import typer

from actions.handlers import assistant
from actions.knowledge.loader import KnowledgeFaults
from bot.curation.commands import app as kb
from bot.curation.common import out
from bot.curation.phrasings.commands import app as nlu
from bot.curation.tables import questions_table
from bot.launch.quiet import configure_logs, quieten
from bot.launch.settings import Settings
from bot.launch.training import TrainingFailed, ensure_model
from bot.launch.without_tensorflow import can_do_without, leave_out

app = typer.Typer(no_args_is_help=True, add_completion=False, pretty_exceptions_show_locals=False)
app.add_typer(kb, name="kb")
app.add_typer(nlu, name="nlu")


@app.callback()
def describe() -> None:
    """SecondLine answers clinicians' questions on second-line treatment of autoimmune hepatitis."""


@app.command()
def serve() -> None:
    """Serve page, chat and actions in one process, training first when the model is missing or out of date."""
    quieten()
    settings = _settings()
    _check_knowledge()
    model = _model()
    print("Loading the model …", flush=True)
    if can_do_without(model):
        leave_out()
    # After `quieten`, which TensorFlow reads when it is imported.
    from bot.channels.platform.environment import MissingSettings
    from bot.server import serve as serve_model

    configure_logs()
    try:
        serve_model(model, settings)
    except MissingSettings as error:
        raise _stopped(error) from None


@app.command()
def train() -> None:
    """Train the model, unless the present one was made from the same sources."""
    quieten()
    print(f"The model is {_model()}")


@app.command()
def questions(most: int = 50) -> None:
    """Show what users asked that had no answer, without anything that points to a person, with counts."""
    quieten()
    from bot.curation.questions import unanswered  # after `quieten`: the guard's words need Rasa

    tracker = _settings().tracker
    found = unanswered(tracker)[:most] if tracker.exists() else ()
    out.print(questions_table(found) if found else "No question without an answer is on record.")


def _settings() -> Settings:
    try:
        return Settings.from_environment()
    except ValueError as error:
        raise _stopped(error) from None


def _check_knowledge() -> None:
    """Load the records, which stay loaded: a fault in one must stop the start, not the first question."""
    try:
        assistant()
    except KnowledgeFaults as error:
        raise _stopped(error) from None


def _model() -> Path:
    try:
        return ensure_model()
    except TrainingFailed as error:
        raise _stopped(error) from None


def _stopped(error: Exception) -> typer.Exit:
    typer.echo(str(error), err=True)
    return typer.Exit(1)


def main() -> None:
    """Run the command line."""
    app()


if __name__ == "__main__":
    main()
