"""The `secondline` command: serve, train and inspect the assistant from a terminal."""

import typer

app = typer.Typer(no_args_is_help=True, add_completion=False, pretty_exceptions_show_locals=False)


@app.callback()
def describe() -> None:
    """SecondLine answers clinicians' questions on second-line treatment of autoimmune hepatitis."""


def main() -> None:
    """Run the command line."""
    app()


if __name__ == "__main__":
    main()
