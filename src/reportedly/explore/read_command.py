"""`reportedly read`: articles in, readings out."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from reportedly.errors import EXIT_CODES, MalformedInput
from reportedly.explore.dossier_options import ending
from reportedly.explore.outputs import Format, choose_format, opened, page_console, write_readings
from reportedly.explore.reports import Bar, Incidents, showing

if TYPE_CHECKING:
    from rich.console import Console

    from reportedly.ingest.articles import Known
    from reportedly.ingest.inputs import Intake
    from reportedly.reading import Article, Reading

EPILOG = "\b\n" + "\n".join(
    ["Exit codes; of several, 1 goes before the others, then the highest:"]
    + [f"{code:5} {why}" for code, why in EXIT_CODES.items()]
)

Inputs = Annotated[
    list[str],
    typer.Argument(
        metavar="INPUTS...",
        help=(
            "Files (text, HTML, JSON Lines, CSV, RSS, Atom, WARC, WACZ, Telegram's result.json, Word, RTF, exports of"
            " Nexis and Factiva), folders of them, '-' for standard input, URLs with --fetch."
        ),
        show_default=False,
    ),
]
Form = Annotated[
    Format | None,
    typer.Option("--format", help="Default: text on a terminal; json in a pipe, a line each for several articles."),
]
Output = Annotated[
    Path | None, typer.Option("--output", "-o", metavar="FILE", help="Write to FILE, whole or not at all.")
]
Published = Annotated[
    str | None, typer.Option(metavar="DATE", help="When it was published, ISO 8601; weekdays are counted from it.")
]
Publisher = Annotated[str | None, typer.Option(metavar="NAME", help="Who published it.")]
Title = Annotated[str | None, typer.Option(metavar="TEXT", help="Its headline.")]
Url = Annotated[str | None, typer.Option(metavar="URL", help="Where it was published.")]
Byline = Annotated[str | None, typer.Option(metavar="NAME", help="Who wrote it.")]
Name = Annotated[str | None, typer.Option(metavar="NAME", help="What you call it; the file's name otherwise.")]
Fetch = Annotated[bool, typer.Option("--fetch", help="Fetch URLs. Nothing is fetched without it.")]
AllowPrivate = Annotated[
    bool, typer.Option("--allow-private", help="With --fetch: also from private and loopback addresses.")
]


def read(  # noqa: PLR0913, PLR0917 - a parameter is an option here, and typer reads them from the signature
    inputs: Inputs,
    form: Form = None,
    output: Output = None,
    published: Published = None,
    publisher: Publisher = None,
    title: Title = None,
    url: Url = None,
    byline: Byline = None,
    name: Name = None,
    fetch: Fetch = False,
    allow_private: AllowPrivate = False,
) -> None:
    """Read articles: who said what, through whom, to whom, on whose count, and who disputes it.

    What you say about an article (--published, --publisher, …) goes before what its page says.
    """
    from reportedly.ingest.articles import Known
    from reportedly.ingest.inputs import Intake

    given = Known(name=name, url=url, title=title, publisher=publisher, byline=byline, published=published)
    check_given(inputs, given)
    incidents = Incidents()
    known = Known(**{key: value for key, value in given.items() if value})  # type: ignore[typeddict-item]  # a part of it
    intake = Intake(incidents, known, fetch=fetch, allow_private=allow_private)
    with ending(incidents):
        _read_all(intake, inputs, choose_format(form, output), output, incidents)
    raise typer.Exit(incidents.exit_code)


def check_given(inputs: list[str], given: Known) -> None:
    """Refuse a call that can't be meant.

    Raises:
        typer.BadParameter: if the date is none, or what belongs to one article is said of several.
    """
    from reportedly.ingest.published import check_published

    try:
        if (published := given.get("published")) is not None:
            check_published(published)
    except MalformedInput as error:
        raise typer.BadParameter(str(error), param_hint="--published") from None
    own = [f"--{key}" for key in ("name", "url", "title") if given.get(key)]
    if own and (len(inputs) > 1 or Path(inputs[0]).is_dir()):
        raise typer.BadParameter("belongs to one article; name one input", param_hint=", ".join(own))


def _read_all(intake: Intake, inputs: list[str], form: Format, output: Path | None, incidents: Incidents) -> None:
    from reportedly.pipeline import read_each

    console = _terminal() if form is Format.TEXT and output is None and sys.stdout.isatty() else None
    with opened(output) as stream, showing(Bar(_bar_console(console, output))) as bar:
        articles = _counted(intake.articles(inputs), bar)
        readings = _shown(read_each(articles, lambda article, error: incidents.fail(article.name, error)), bar)
        write_readings(readings, form, stream, console)


def _counted(articles: Iterator[Article], bar: Bar) -> Iterator[Article]:
    for article in articles:
        bar.taken_in()
        yield article


def _shown(readings: Iterator[Reading], bar: Bar) -> Iterator[Reading]:
    for reading in readings:
        bar.read()
        yield reading


def _terminal() -> Console:
    sys.stdout.reconfigure(errors="replace")  # type: ignore[union-attr]  # a terminal is a TextIOWrapper
    return page_console(sys.stdout)


def _bar_console(terminal: Console | None, output: Path | None) -> Console | None:
    """Where a bar may be shown: on a terminal that no bare data go to."""
    if not sys.stderr.isatty():
        return None
    if terminal is not None:
        return terminal  # one console for pages and bar, so that they don't overwrite each other
    if output is None and sys.stdout.isatty():
        return None
    from rich.console import Console

    return Console(stderr=True)
