"""`reportedly export`: readings, articles or a dossier in the formats that people already use."""

from __future__ import annotations

import os
import re
import sys
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import partial
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from reportedly.explore.dossier_options import VARIABLE, ending, named
from reportedly.explore.exports import FORMATS, Context, Export, ReadingsAlone, Write, writer
from reportedly.explore.exports.selection import Selection
from reportedly.explore.reports import Incidents

if TYPE_CHECKING:
    from reportedly.reading import Reading

Name = StrEnum("Name", {form.name.upper().replace("-", "_"): form.name for form in FORMATS})  # type: ignore[misc]  # the list is the registry's

EPILOG = "\b\nFormats:\n" + "\n".join(f"  {form.name:12} {form.what}" for form in FORMATS)

_DAY = re.compile(r"\d{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01]))?)?")

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


Actor = Annotated[
    str | None,
    typer.Option(metavar="NAME", help="Only what this actor says, hears, does, suffers, counts or is tied to."),
]
Claim = Annotated[
    str | None, typer.Option(metavar="ID", help="Only a claim of the dossier, by its id; as a briefing: all about it.")
]
Since = Annotated[str | None, typer.Option(metavar="DATE", help="Only articles published on this day or later.")]
Until = Annotated[str | None, typer.Option(metavar="DATE", help="Only articles published on this day or before.")]


def export(  # noqa: PLR0913, PLR0917 - a parameter is an option here, and typer reads them from the signature
    form: Form,
    inputs: Inputs = None,
    dossier: OfDossier = None,
    output: Output = None,
    actor: Actor = None,
    claim: Claim = None,
    since: Since = None,
    until: Until = None,
    mark: Mark = False,
) -> None:
    """Export readings, articles or a dossier: event rows, networks, annotations, tables, a briefing.

    A format of several files needs --output. All that is exported points at the words that say it.
    """
    chosen = next(one for one in FORMATS if one.name == form.value)
    place = _dossier(inputs, dossier)
    _check(chosen, output, [since, until], place, mark=mark)
    incidents = Incidents()
    if claim is not None and (place is None or actor or since or until):
        raise typer.BadParameter("a claim is exported from a dossier, whole", param_hint="--claim")
    job = _Job(chosen, output, Selection(since, until, actor), mark)
    with ending(incidents):
        if claim is not None and place is not None:
            job.write_claim(place, claim)
        elif place is None:
            job.write_inputs(inputs or [], incidents)
        else:
            job.write_dossier(place)
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


def _check(form: Export, output: Path | None, days: Sequence[str | None], place: str | None, *, mark: bool) -> None:
    """Refuse a call that can't be meant.

    Raises:
        typer.BadParameter: if several files have no place, a day is none, or a mark is asked for where none may stand.
    """
    if form.of_dossier and place is None:
        raise typer.BadParameter(f"{form.name} are kept in a dossier; name one", param_hint="--dossier")
    if output is None and (form.folder or form.beside):
        raise typer.BadParameter(f"{form.name} has several files; name a place for them", param_hint="--output")
    if mark and form.name != "csv":
        raise typer.BadParameter("only csv can begin with a byte order mark", param_hint="--mark")
    for name, day in zip(("--since", "--until"), days, strict=True):
        if day is not None and not _DAY.fullmatch(day):
            raise typer.BadParameter(f"{day!r} is no day, month or year such as 2024-05-14", param_hint=name)


@dataclass(frozen=True, slots=True)
class _Job:
    """What is to be exported, as what, and where to."""

    form: Export
    output: Path | None
    selection: Selection
    mark: bool

    def write_inputs(self, inputs: Sequence[str], incidents: Incidents) -> None:
        """Export files of readings, and articles, which are read now."""
        from reportedly.explore.exports.inputs import each_once, readings_of

        context = ReadingsAlone()
        self.write(each_once(readings_of(inputs, partial(_read, incidents), incidents), context, incidents), context)

    def write_dossier(self, place: str) -> None:
        """Export a dossier."""
        import reportedly
        from reportedly.explore.exports.inputs import DossierContext, readings_in

        context = DossierContext()
        with reportedly.open(place, create=False) as opened:
            self.write(readings_in(opened, context), context)

    def write_claim(self, place: str, claim: str) -> None:
        """Export a claim of a dossier."""
        import reportedly
        from reportedly.explore.exports.files import OneStream, placed
        from reportedly.explore.exports.parts import write_claim

        with reportedly.open(place, create=False) as opened:
            if self.output is None:
                write_claim(opened, claim, self.form, OneStream(sys.stdout.buffer))
                sys.stdout.flush()
            else:
                with placed(self.output, folder=self.form.folder) as files:
                    write_claim(opened, claim, self.form, files)

    def write(self, readings: Iterable[Reading], context: Context) -> None:
        """Write what there is; where there is nothing, what stands at the place stays."""
        from reportedly.explore.exports.files import OneStream, placed

        write = self._writer()
        coming = self.selection.of(readings, context)
        first = next(coming, None)
        if first is None:
            return
        if self.output is None:
            write(chain([first], coming), OneStream(sys.stdout.buffer), context)
            sys.stdout.flush()
        else:
            with placed(self.output, folder=self.form.folder) as place:
                write(chain([first], coming), place, context)

    def _writer(self) -> Write:
        if not self.mark:
            return writer(self.form)
        from reportedly.explore.exports import csv_tables

        return partial(csv_tables.write, mark=True)


def _read(incidents: Incidents, names: Sequence[str]) -> Iterator[Reading]:
    from reportedly.ingest.inputs import Intake
    from reportedly.pipeline import read_each

    articles = Intake(incidents).articles(names)
    return read_each(articles, lambda article, error: incidents.fail(article.name, error))
