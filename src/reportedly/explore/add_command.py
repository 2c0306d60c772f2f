"""`reportedly add`: articles into a dossier, read and kept."""

from __future__ import annotations

import signal
import sys
from collections.abc import Callable
from threading import Event
from typing import TYPE_CHECKING, Annotated

import typer

from reportedly.explore.dossier_options import Place, ending, named
from reportedly.explore.lists import Form, ListFormat, chosen, write_csv_line, write_json, write_row, write_text
from reportedly.explore.read_command import AllowPrivate, Byline, Fetch, Inputs, Published, Publisher, check_given
from reportedly.explore.reports import Bar, Incidents, showing

if TYPE_CHECKING:
    from rich.console import Console

    from reportedly.dossier import Added, Kept

Jobs = Annotated[
    int | None,
    typer.Option(
        metavar="N",
        min=1,
        max=256,
        help="Processes that read side by side, each on one core. Default: one, which looks ahead on a second core.",
        show_default=False,
    ),
]
Follow = Annotated[
    bool, typer.Option("--follow", help="Watch the folders, and add what comes into them, until Ctrl-C.")
]
COLUMNS = ("place", "became", "article")
WORDS = {
    "read": "read and kept",
    "copy": "kept as copies of others",
    "revision": "kept as revisions of what stood at their address",
    "seen": "seen before elsewhere, word for word",
    "known": "kept already",
    "problem": "not read; `reportedly problems` says why",
}


def add(  # noqa: PLR0913, PLR0917 - a parameter is an option here, and typer reads them from the signature
    inputs: Inputs,
    dossier: Place = None,
    jobs: Jobs = None,
    published: Published = None,
    publisher: Publisher = None,
    byline: Byline = None,
    fetch: Fetch = False,
    allow_private: AllowPrivate = False,
    follow: Follow = False,
    form: Form = None,
) -> None:
    """Add articles to a dossier: what it does not hold yet is read and kept.

    The dossier is made if it is not there. The same call again finishes what was cut short, and reads nothing twice.
    With --format jsonl or csv, every input has a line of its own, written once the input is safely kept.
    """
    from reportedly.ingest.articles import Known

    place = named(dossier)
    known = Known(published=published, publisher=publisher, byline=byline)
    check_given(inputs, known)
    incidents, asked = Incidents(), chosen(form)
    with ending(incidents):
        import reportedly

        with reportedly.open(place) as opened, showing(Bar(progress_console())) as bar:
            told = _telling(asked, bar)
            if follow:
                stop = _stopped_by_signals(incidents)
                added = opened.follow(*inputs, stop=stop, jobs=jobs, known=known, report=incidents, told=told)
            else:
                added = opened.add(
                    *inputs, fetch=fetch, allow_private=allow_private, jobs=jobs, known=known, report=incidents,
                    told=told,
                )  # fmt: skip
        _sum_up(opened.place, added, asked)
    raise typer.Exit(incidents.exit_code)


def _stopped_by_signals(incidents: Incidents) -> Event:
    """What is set when the user, or the machine, asks to stop; a second time, Ctrl-C ends at once."""
    stop = Event()

    def end(*_: object) -> None:
        incidents.note("stopping; what has come is still kept")
        stop.set()
        signal.signal(signal.SIGINT, signal.default_int_handler)

    signal.signal(signal.SIGINT, end)
    signal.signal(signal.SIGTERM, end)
    return stop


def _telling(form: ListFormat, bar: Bar) -> Callable[[Kept], None]:
    """What is done with every input that is safely written."""
    if form is ListFormat.CSV:
        write_csv_line(COLUMNS)

    def tell(kept: Kept) -> None:
        bar.done()
        if form in {ListFormat.JSONL, ListFormat.CSV}:
            write_row({"place": kept.place, "became": kept.became, "article": kept.article}, form, COLUMNS)

    return tell


def _sum_up(place: str, added: Added, form: ListFormat) -> None:
    counts = {outcome: getattr(added, outcome) for outcome in WORDS}
    if form is ListFormat.JSON:
        write_json({"dossier": place, "expected": added.expected, **counts})
    elif form is ListFormat.TEXT:
        write_text(lambda console: _show(console, place, added.expected, counts))


def _show(console: Console, place: str, expected: int, counts: dict[str, int]) -> None:
    from reportedly.explore.plain_text import counted, one_line

    console.print(f"{one_line(place)}: {counted(expected, 'input')}")
    for outcome, count in counts.items():
        if count:
            console.print(f"{count:>7,}  {WORDS[outcome]}")


def progress_console() -> Console | None:
    """Where progress is shown: on the terminal of standard error, if it is one."""
    if not sys.stderr.isatty():
        return None
    from rich.console import Console

    return Console(stderr=True)
