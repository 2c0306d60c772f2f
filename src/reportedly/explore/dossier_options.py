"""Options that the commands on a dossier share, and how such a command runs and ends."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, Annotated

import typer

from reportedly.errors import ReportedlyError
from reportedly.explore.outputs import mute
from reportedly.explore.reports import Incidents

if TYPE_CHECKING:
    from reportedly.dossier import Dossier

VARIABLE = "REPORTEDLY_DOSSIER"

Place = Annotated[
    str | None,
    typer.Option(
        "--dossier",
        metavar="PLACE",
        envvar=VARIABLE,
        show_envvar=False,
        help=f"The dossier: a file, or a postgresql:// address. Default: what the variable {VARIABLE} names.",
    ),
]


def named(place: str | None) -> str:
    """The dossier that was named.

    Raises:
        typer.BadParameter: if none was.
    """
    if not place:
        raise typer.BadParameter(f"name a dossier, or set the variable {VARIABLE}", param_hint="--dossier")
    return place


@contextmanager
def opened(place: str | None, *, create: bool = False) -> Iterator[Dossier]:
    """The dossier that was named, for a command that asks it; whatever goes wrong costs one line and an exit code."""
    with ending(incidents := Incidents()):
        import reportedly

        with reportedly.open(named(place), create=create) as dossier:
            yield dossier
    if incidents.exit_code:
        raise typer.Exit(incidents.exit_code)


@contextmanager
def ending(incidents: Incidents) -> Iterator[None]:
    """Let a command end as it should, whatever stops it."""
    try:
        yield
    except ReportedlyError as error:
        incidents.refuse(error)
    except (typer.Exit, typer.Abort, typer.BadParameter):
        raise
    except BrokenPipeError:
        mute(sys.stdout)
        raise typer.Exit(141) from None
    except KeyboardInterrupt:
        incidents.note("interrupted")
        raise typer.Exit(130) from None
    except Exception as error:
        incidents.break_down(error)
