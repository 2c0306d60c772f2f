"""`reportedly reread`: the articles of a dossier, read again."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING, Annotated

import typer

from reportedly.explore.add_command import Jobs, progress_console
from reportedly.explore.dossier_options import Place, opened
from reportedly.explore.lists import Form, ListFormat, chosen, write_json, write_row, write_text
from reportedly.explore.plain_text import counted, one_line
from reportedly.explore.reports import Bar, showing

if TYPE_CHECKING:
    from rich.console import Console

    from reportedly.dossier import Reread

COLUMNS = ("dossier", "expected", "read", "current", "problem")


class Which(StrEnum):
    """Which articles are read again."""

    OLDER = "older-than-version"


Only = Annotated[
    Which | None, typer.Option("--only", help="Only articles that another version or other models have read.")
]


def reread(dossier: Place = None, only: Only = None, jobs: Jobs = None, form: Form = None) -> None:
    """Read the articles of a dossier again, such as after an upgrade; what people judged stays.

    What was cut short is finished by the same call with --only older-than-version.
    """
    asked = chosen(form)
    with opened(dossier) as open_one, showing(Bar(progress_console())) as bar:
        done = open_one.reread(only_older=only is Which.OLDER, jobs=jobs, told=bar.done)
        bar.stop()
        _sum_up(open_one.place, done, asked)


def _sum_up(place: str, done: Reread, form: ListFormat) -> None:
    counts = {"expected": done.expected, "read": done.read, "current": done.current, "problem": done.problem}
    if form is ListFormat.TEXT:
        write_text(lambda console: _show(console, place, done))
    elif form is ListFormat.JSON:
        write_json({"dossier": place, **counts})
    else:
        write_row({"dossier": place, **counts}, form, COLUMNS)


def _show(console: Console, place: str, done: Reread) -> None:
    console.print(f"{one_line(place)}: {counted(done.expected, 'article')}")
    for count, words in (
        (done.read, "read again"),
        (done.current, "left as they are, read by this version"),
        (done.problem, "could not be read and keep their old reading; `reportedly problems` says why"),
    ):
        if count:
            console.print(f"{count:>7,}  {words}")
