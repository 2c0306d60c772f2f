"""`reportedly claims` and `reportedly claim ID`: what the articles say alike, and judging it."""

from __future__ import annotations

import getpass
import sys
from typing import TYPE_CHECKING, Annotated

import typer

from reportedly.explore.dossier_options import Place, opened
from reportedly.explore.lists import Form, ListFormat, chosen, write_json, write_row, write_rows, write_text

if TYPE_CHECKING:
    from reportedly.dossier import Dossier

STATEMENT = (
    "id", "kind", "text", "origins", "article", "key", "unit", "publisher", "published", "span", "words", "source",
    "side", "via", "score", "reason",
)  # fmt: skip

Claim = Annotated[str, typer.Argument(metavar="ID", help="The claim, by its id: c- and 16 digits.", show_default=False)]
AboutWords = Annotated[
    str | None, typer.Option("--about", metavar="WORDS", help="Only claims whose statements hold all these words.")
]
Between = Annotated[
    tuple[str, str] | None,
    typer.Option("--between", metavar="DAY DAY", help="Only claims of articles published from one day to the other."),
]
Origins = Annotated[
    str | None,
    typer.Option(
        metavar="N",
        help="Only claims of several statements with so many independent origins: 2, 2.., ..3, 2..5.",
    ),
]
Every = Annotated[bool, typer.Option("--all", help="Leave none out, not even what a single statement says.")]
Limit = Annotated[int, typer.Option(metavar="N", min=1, help="As many at the most, unless --all.")]
Join = Annotated[str | None, typer.Option("--join", metavar="ID", help="Judge that this claim says the same.")]
Split = Annotated[
    str | None, typer.Option("--split", metavar="UNIT", help="Judge that this statement, by its unit, says another.")
]
Pin = Annotated[bool, typer.Option("--pin", help="Judge that the claim stays as it is.")]
Undo = Annotated[str | None, typer.Option("--undo", metavar="JUDGEMENT", help="Withdraw a judgement on it.")]
By = Annotated[str | None, typer.Option("--by", metavar="NAME", help="Who judges. Default: your login name.")]
Why = Annotated[str | None, typer.Option("--why", metavar="TEXT", help="The reason for a judgement.")]


def claims(
    about: AboutWords = None,
    between: Between = None,
    origins: Origins = None,
    every: Every = False,
    limit: Limit = 50,
    dossier: Place = None,
    form: Form = None,
) -> None:
    """What the articles say alike: most disputed first, then most repeated, then newest."""
    from reportedly.explore.questions import plain
    from reportedly.explore.questions.claims import About
    from reportedly.explore.questions.origin_range import origin_range

    since, until = between or (None, None)
    asked = chosen(form)
    with opened(dossier) as open_one:
        found = open_one.claims(
            about=About(about, since, until, every, origin_range(origins)), limit=None if every else limit
        )
        if asked is ListFormat.TEXT:
            from reportedly.explore.claims_page import print_claims

            write_text(lambda console: print_claims(found, console))
        elif asked is ListFormat.CSV:
            rows = ({**plain(one), **plain(told)} for one in found for told in one.statements)
            write_rows(rows, asked, STATEMENT)
        else:
            write_rows((plain(row) for row in found), asked, ())


def claim(  # noqa: PLR0913, PLR0917 - a parameter is an option here, and typer reads them from the signature
    key: Claim,
    join: Join = None,
    split: Split = None,
    pin: Pin = False,
    undo: Undo = None,
    by: By = None,
    why: Why = None,
    dossier: Place = None,
    form: Form = None,
) -> None:
    """One claim: its statements, chains, origins, and what people judged of it; or judge it."""
    asked = chosen(form)
    with opened(dossier) as open_one:
        if join or split or pin or undo:
            _judge(open_one, key, (join, split, undo), by or getpass.getuser(), why)
        else:
            _show(open_one, key, asked)


def _judge(
    dossier: Dossier, key: str, named: tuple[str | None, str | None, str | None], by: str, why: str | None
) -> None:
    from reportedly.reconcile.claims.judging import join_claims, pin_claim, split_claim, withdraw
    from reportedly.reconcile.settling import changing

    join, split, undo = named
    with changing(dossier.database) as connection:
        if undo:
            withdraw(connection, undo, by=by, why=why)
            return
        if join:
            judgement = join_claims(connection, key, join, by=by, why=why)
        elif split:
            judgement = split_claim(connection, key, split, by=by, why=why)
        else:
            judgement = pin_claim(connection, key, by=by, why=why)
    sys.stdout.write(f"{judgement}\n")


def _show(dossier: Dossier, key: str, form: ListFormat) -> None:
    from reportedly.explore.questions import plain

    found = dossier.claim(key)
    if form is ListFormat.TEXT:
        from reportedly.explore.claims_page import print_claim

        write_text(lambda console: print_claim(found, console))
    elif form is ListFormat.CSV:
        write_rows(({**plain(found), **plain(told)} for told in found.statements), form, STATEMENT)
    elif form is ListFormat.JSON:
        write_json(plain(found))
    else:
        write_row(plain(found), form, ())
