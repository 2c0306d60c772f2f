"""`reportedly origins`, `disputes` and `figures`: where a claim comes from, who disputes it, and tolls over time."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, Annotated

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

if TYPE_CHECKING:
    from reportedly.explore.questions import StatedFigure

STEP = (
    "claim", "origins", "article", "publisher", "published", "span", "words", "source", "via", "back_to", "origin",
    "reason",
)  # fmt: skip
DISPUTE = ("claims", "kind", "sides", "reason", "without_answer", "unverified")
COUNT = (
    "measure", "of", "article", "publisher", "published", "as_of", "by", "counter", "low", "high", "part", "words",
    "span",
)  # fmt: skip

FIGURE = (
    "measure", "article", "publisher", "published", "as_of", "by", "place", "low", "high", "qualifier", "unit", "words",
    "span", "figure",
)  # fmt: skip
FIRST, LAST = "0001-01-01", "9999-12-31"

Claim = Annotated[str, typer.Argument(metavar="ID", help="The claim, by its id: c- and 16 digits.", show_default=False)]
Kind = Annotated[str | None, typer.Option(metavar="KIND", help="Only these: happened, responsible, count or said.")]
Limit = Annotated[int | None, typer.Option(metavar="N", min=1, help="As many at the most. Default: all.")]
Measure = Annotated[
    str | None, typer.Option(metavar="MEASURE", help="Only what is counted as this: killed, injured, displaced, …")
]
At = Annotated[str | None, typer.Option("--place", metavar="NAME", help="Only counts at this place.")]
Since = Annotated[str | None, typer.Option(metavar="DAY", help="Only what was published on this day or later.")]
Until = Annotated[str | None, typer.Option(metavar="DAY", help="Only what was published on this day or earlier.")]
Each = Annotated[
    bool, typer.Option("--each", help="Each count by itself, in the order of publication, and not joined to series.")
]


def origins(claim: Claim, dossier: Place = None, form: Form = None) -> None:
    """Where a claim comes from: the tree back to the first sources, with the reason for every branch."""
    from reportedly.explore.questions import plain

    asked = chosen(form)
    with opened(dossier) as open_one:
        found = open_one.origins(claim)
        if asked is ListFormat.TEXT:
            from reportedly.explore.reconciled_page import print_origins

            write_text(lambda console: print_origins(found, console))
        elif asked is ListFormat.CSV:
            steps = ({"claim": found.id, "origins": found.origins, **plain(step)} for step in found.steps)
            write_rows(steps, asked, STEP)
        elif asked is ListFormat.JSON:
            write_json(plain(found))
        else:
            write_row(plain(found), asked, ())


def disputes(kind: Kind = None, limit: Limit = None, dossier: Place = None, form: Form = None) -> None:
    """Sources on different sides: whether it happened, who did it, how many, what was said. Never who is right."""
    from reportedly.explore.reconciled_page import print_disputes

    if kind not in {None, "happened", "responsible", "count", "said"}:
        raise typer.BadParameter(f"{kind!r} is none of happened, responsible, count, said", param_hint="--kind")
    asked = chosen(form)
    with opened(dossier) as open_one:
        found = open_one.disputes(kind=kind, limit=limit)
        write_found(found, asked, DISPUTE, print_disputes)


def figures(
    measure: Measure = None,
    place: At = None,
    since: Since = None,
    until: Until = None,
    each: Each = False,
    dossier: Place = None,
    form: Form = None,
) -> None:
    """Tolls over time: every count, whose it is, as of when, low to high, its parts, and what replaced what."""
    from reportedly.explore.questions import plain

    if each and place is not None:
        raise typer.BadParameter("--place is of series; leave it or --each out", param_hint="--place")
    asked = chosen(form)
    with opened(dossier) as open_one:
        if each:
            _write_each(open_one.figures(since or FIRST, until or LAST, measure=measure, limit=None), asked)
            return
        found = open_one.series(measure=measure, place=place, since=since, until=until)
        if asked is ListFormat.TEXT:
            from reportedly.explore.reconciled_page import print_series

            write_text(lambda console: print_series(found, console))
        elif asked is ListFormat.CSV:
            rows = ({"measure": one.measure, "of": one.of, **plain(count)} for one in found for count in one.counts)
            write_rows(rows, asked, COUNT)
        else:
            write_rows((plain(row) for row in found), asked, ())


def _write_each(found: Iterable[StatedFigure], asked: ListFormat) -> None:
    """Write counts one by one."""
    from reportedly.explore.reconciled_page import print_figures

    write_found(found, asked, FIGURE, print_figures)
