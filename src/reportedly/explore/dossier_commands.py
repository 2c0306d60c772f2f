"""`reportedly dossier status`, `reportedly problems`: how a dossier stands, and what could not be done."""

from __future__ import annotations

from typing import Annotated

import typer

from reportedly.explore.dossier_options import Place, opened
from reportedly.explore.lists import (
    Form,
    ListFormat,
    chosen,
    write_found,
    write_json,
    write_row,
    write_rows,
    write_text,
)

app = typer.Typer(no_args_is_help=True, rich_markup_mode=None)
HELD = ("publisher", "month", "articles", "copies", "revisions")
PROBLEM = ("what", "kind", "reason", "place", "article", "name", "words", "span", "found")

What = Annotated[str | None, typer.Option(metavar="WHAT", help="Only problems about this: input, date, actor, copy …")]
Limit = Annotated[int, typer.Option(metavar="N", min=1, help="As many at the most.")]


@app.callback()
def _dossier() -> None:
    """Many articles and their readings, kept together."""


@app.command()
def status(dossier: Place = None, form: Form = None) -> None:
    """How a dossier stands: what was expected, read, copied or left out and why; by publisher and month."""
    from reportedly.explore.questions import plain

    asked = chosen(form)
    with opened(dossier) as open_one:
        answer = open_one.status()
        if asked is ListFormat.TEXT:
            from reportedly.explore.status_page import print_status

            write_text(lambda console: print_status(answer, open_one.place, console))
        elif asked is ListFormat.CSV:
            write_rows((plain(row) for row in answer.held), asked, HELD)
        elif asked is ListFormat.JSON:
            write_json({"dossier": open_one.place, **plain(answer)})
        else:
            write_row({"dossier": open_one.place, **plain(answer)}, asked, ())


def problems(dossier: Place = None, about: What = None, limit: Limit = 1000, form: Form = None) -> None:
    """What could not be read, placed or decided, each with its reason."""
    from reportedly.explore.status_page import print_problems

    asked = chosen(form)
    with opened(dossier) as open_one:
        found = open_one.problems(what=about, limit=limit)
        write_found(found, asked, PROBLEM, print_problems)
