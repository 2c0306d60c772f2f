"""`reportedly changes`: what has come to a dossier since some day."""

from __future__ import annotations

from typing import Annotated

import typer

from reportedly.explore.dossier_options import Place, opened
from reportedly.explore.lists import Form, ListFormat, chosen, write_json, write_row, write_text

Since = Annotated[str, typer.Option(metavar="DAY", help="A day or a time, ISO 8601; yesterday; today. UTC.")]
Limit = Annotated[int, typer.Option(metavar="N", min=1, help="As many of each kind at the most.")]


def changes(since: Since = "yesterday", limit: Limit = 50, dossier: Place = None, form: Form = None) -> None:
    """What has come since: new articles, later texts of articles with what was changed, new denials."""
    from reportedly.explore.questions import plain
    from reportedly.explore.questions.changes import changes_since

    asked = chosen(form)
    with opened(dossier) as open_one, open_one.database.reading() as connection:
        found = changes_since(connection, since, limit=limit)
        if asked is ListFormat.TEXT:
            from reportedly.explore.dated_page import print_changes

            write_text(lambda console: print_changes(found, console))
        elif asked is ListFormat.JSON:
            write_json(plain(found))
        else:
            for kind, rows in (("article", found.articles), ("revised", found.revised), ("denial", found.denials)):
                for row in rows:
                    write_row({"change": kind, **plain(row)}, asked, ("change", *plain(row)))
