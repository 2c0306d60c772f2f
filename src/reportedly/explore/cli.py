"""The command line: `reportedly read` and its siblings."""

from __future__ import annotations

from typing import Annotated

import typer

from reportedly import __version__
from reportedly.explore import (
    actor_commands,
    actors_commands,
    add_command,
    changes_command,
    claims_commands,
    copies_command,
    dossier_commands,
    evaluate_commands,
    export_command,
    mcp_command,
    read_command,
    reconciled_commands,
    reread_command,
    review_commands,
    search_command,
    serve_command,
    train_commands,
)

app = typer.Typer(add_completion=False, no_args_is_help=True, rich_markup_mode=None, pretty_exceptions_enable=False)
app.command(epilog=read_command.EPILOG)(read_command.read)
app.command()(add_command.add)
app.command()(dossier_commands.problems)
app.command()(copies_command.copies)
app.command()(reread_command.reread)
app.command()(search_command.search)
app.command(epilog=export_command.EPILOG)(export_command.export)
app.command()(actor_commands.actor)
app.command()(actor_commands.timeline)
app.command()(actor_commands.network)
app.command()(changes_command.changes)
app.command()(claims_commands.claims)
app.command()(claims_commands.claim)
app.command()(reconciled_commands.origins)
app.command()(reconciled_commands.disputes)
app.command()(reconciled_commands.figures)
app.command()(serve_command.serve)
app.command()(mcp_command.mcp)
app.add_typer(actors_commands.app, name="actors")
app.add_typer(dossier_commands.app, name="dossier")
app.add_typer(evaluate_commands.app, name="evaluate")
app.add_typer(review_commands.app, name="review")
app.add_typer(train_commands.app, name="train")


def _show_version(asked: bool) -> None:
    if asked:
        typer.echo(f"reportedly {__version__}")
        raise typer.Exit


@app.callback()
def _root(
    version: Annotated[
        bool, typer.Option("--version", callback=_show_version, is_eager=True, help="Show the version and exit.")
    ] = False,
) -> None:
    """Who said what, through whom, to whom, on whose count, and who disputes it."""


def main() -> None:
    """Run the command line."""
    app()
