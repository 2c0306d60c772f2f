"""`reportedly export`: readings, articles or a dossier in the formats that people already use."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable, Iterator, Sequence
from enum import StrEnum
from functools import partial
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from reportedly.explore.dossier_options import VARIABLE, ending, named
from reportedly.explore.exports import FORMATS, Context, Export, ReadingsAlone, Write, writer
from reportedly.explore.reports import Incidents

if TYPE_CHECKING:
    from reportedly.reading import Reading

Name = StrEnum("Name", {form.name.upper().replace("-", "_"): form.name for form in FORMATS})  # type: ignore[misc]  # the list is the registry's

EPILOG = "\b\nFormats:\n" + "\n".join(f"  {form.name:12} {form.what}" for form in FORMATS)

Form = Annotated[Name, typer.Argument(metavar="FORMAT", help="One of the formats below.", show_default=False)]
Inputs = Annotated[
    list[str] | None,
    typer.Argument(
        metavar="INPUTS...",
        help="Readings that `reportedly read` wrote, or articles, which are read now; '-' for standard input.",
        show_default=False,
    ),
]
OfDossier = Annotated[
    str | None,
    typer.Option(
        "--dossier",
        metavar="PLACE",
        help=f"Export a whole dossier. Without inputs: the one that the variable {VARIABLE} names.",
    ),
]
Output = Annotated[
    Path | None, typer.Option("--output", "-o", metavar="PATH", help="The file or folder, whole or not at all.")
]
Mark = Annotated[bool, typer.Option("--mark", help="With csv: begin with a byte order mark, which Excel needs.")]


def export(
    form: Form, inputs: Inputs = None, dossier: OfDossier = None, output: Output = None, mark: Mark = False
) -> None:
    """Export readings, articles or a dossier: event rows, networks, annotations, tables, a briefing.

    A format of several files needs --output. All that is exported points at the words that say it.
    """
    chosen = next(one for one in FORMATS if one.name == form.value)
    place = _dossier(inputs, dossier)
    _check(chosen, output, mark=mark)
    incidents = Incidents()
    with ending(incidents):
        if place is None:
            alone = ReadingsAlone()
            _write(chosen, _read(inputs or [], alone, incidents), alone, output, mark=mark)
        else:
            _write_dossier(chosen, place, output, mark=mark)
    raise typer.Exit(incidents.exit_code)


def _dossier(inputs: Sequence[str] | None, dossier: str | None) -> str | None:
    """The dossier that is meant, None where inputs are.

    Raises:
        typer.BadParameter: if both are named, or neither.
    """
    if inputs and dossier:
        raise typer.BadParameter("name inputs or a dossier, not both", param_hint="--dossier")
    if inputs:
        return None
    return named(dossier or os.environ.get(VARIABLE))


def _check(form: Export, output: Path | None, *, mark: bool) -> None:
    if output is None and (form.folder or form.beside):
        raise typer.BadParameter(f"{form.name} has several files; name a place for them", param_hint="--output")
    if mark and form.name != "csv":
        raise typer.BadParameter("only csv can begin with a byte order mark", param_hint="--mark")


def _write_dossier(form: Export, place: str, output: Path | None, *, mark: bool) -> None:
    import reportedly
    from reportedly.explore.exports.inputs import DossierContext, readings_in

    context = DossierContext()
    with reportedly.open(place, create=False) as opened:
        _write(form, readings_in(opened, context), context, output, mark=mark)


def _read(inputs: Sequence[str], context: Context, incidents: Incidents) -> Iterator[Reading]:
    from reportedly.explore.exports.inputs import each_once, readings_of

    return each_once(readings_of(inputs, partial(_read_articles, incidents), incidents), context, incidents)


def _read_articles(incidents: Incidents, names: Sequence[str]) -> Iterator[Reading]:
    from reportedly.ingest.inputs import Intake
    from reportedly.pipeline import read_each

    articles = Intake(incidents).articles(names)
    return read_each(articles, lambda article, error: incidents.fail(article.name, error))


def _write(form: Export, readings: Iterable[Reading], context: Context, output: Path | None, *, mark: bool) -> None:
    """Write what there is; where there is nothing, what stands at the place stays."""
    from reportedly.explore.exports.files import OneStream, placed

    write = _marked() if mark else writer(form)
    coming = iter(readings)
    first = next(coming, None)
    if first is None:
        return
    if output is None:
        write(chain([first], coming), OneStream(sys.stdout.buffer), context)
        sys.stdout.flush()
    else:
        with placed(output, folder=form.folder) as place:
            write(chain([first], coming), place, context)


def _marked() -> Write:
    """CSV with a byte order mark."""
    from reportedly.explore.exports import csv_tables

    return partial(csv_tables.write, mark=True)
