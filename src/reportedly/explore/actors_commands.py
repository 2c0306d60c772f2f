"""`reportedly actors`: who there is in a dossier, why what was joined is one, and people's judgements on it."""

from __future__ import annotations

import getpass
import sys
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from reportedly.explore.dossier_options import Place, opened
from reportedly.explore.lists import Form, ListFormat, Row, chosen, write_json, write_row, write_rows, write_text

if TYPE_CHECKING:
    from rich.console import Console

app = typer.Typer(no_args_is_help=True, rich_markup_mode=None)

ACTOR = ("key", "name", "kind", "country", "sectors", "wikidata", "articles")
PAIR = ("score", "one", "one_name", "other", "other_name", "why", "reason")
JUDGEMENT = ("key", "kind", "sides", "by", "at", "why", "withdrawn_at", "withdrawn_by", "withdrawn_why")

Side = Annotated[str, typer.Argument(help="An actor's key, or a mention: its article's key, ':' and its span, 12-20.")]
By = Annotated[str | None, typer.Option(metavar="NAME", help="Who judges. Default: your name on this machine.")]
Why = Annotated[str | None, typer.Option(metavar="TEXT", help="Why; shown wherever the judgement counts.")]
Limit = Annotated[int, typer.Option(metavar="N", min=1, help="As many at the most.")]
Named = Annotated[str | None, typer.Argument(help="Only actors one of whose names has these words in it.")]
Kind = Annotated[str | None, typer.Option(metavar="KIND", help="Only a person, organisation, state, place or people.")]


@app.callback()
def _actors() -> None:
    """Who there is in a dossier: actors joined across its articles, and why; judgements on that."""


@app.command("list")
def list_actors(
    named: Named = None, kind: Kind = None, limit: Limit = 100, dossier: Place = None, form: Form = None
) -> None:
    """The actors that articles name, the most named first."""
    from reportedly.explore.questions.actors import actor_page

    asked = chosen(form)
    with opened(dossier) as open_one, open_one.database.reading() as connection:
        found = actor_page(connection, named=named, kind=kind, limit=limit).rows
        _write(found, asked, ACTOR, ("articles", "name", "kind", "country", "key"))


@app.command()
def show(key: Side, limit: Limit = 20, dossier: Place = None, form: Form = None) -> None:
    """One actor: its guises with why they were joined, and where articles name it."""
    from reportedly.explore.questions import plain
    from reportedly.explore.questions.actors import actor_details

    asked = chosen(form)
    with opened(dossier) as open_one, open_one.database.reading() as connection:
        answer = actor_details(connection, key, limit=limit)
    if asked is ListFormat.TEXT:
        from reportedly.explore.actors_page import print_actor

        write_text(lambda console: print_actor(answer, console))
    elif asked is ListFormat.JSON:
        write_json(plain(answer))
    else:
        for guise in answer.guises:
            write_row(plain(guise), asked, tuple(plain(guise)))


@app.command()
def undecided(limit: Limit = 100, dossier: Place = None, form: Form = None) -> None:
    """Pairs that stay apart for you to judge, the likest first, with why they are alike and why that was not enough."""
    from reportedly.explore.questions.actors import undecided_page

    asked = chosen(form)
    with opened(dossier) as open_one, open_one.database.reading() as connection:
        found = undecided_page(connection, limit=limit)
        if asked is ListFormat.TEXT:
            from reportedly.explore.actors_page import print_pairs

            write_text(lambda console: print_pairs(found, console))
        else:
            _write(found, asked, PAIR, PAIR)


@app.command()
def same(one: Side, other: Side, by: By = None, why: Why = None, dossier: Place = None) -> None:
    """Judge that two are one actor. Kept for ever, before every rule; `undo` withdraws it."""
    from reportedly.resolve.judging import judge_same

    _judge(judge_same, one, other, by, why, dossier)


@app.command()
def different(one: Side, other: Side, by: By = None, why: Why = None, dossier: Place = None) -> None:
    """Judge that two are two actors, which splits them where they were joined. Kept for ever; `undo` withdraws it."""
    from reportedly.resolve.judging import judge_different

    _judge(judge_different, one, other, by, why, dossier)


@app.command()
def undo(
    judgement: Annotated[str, typer.Argument(help="The key of a judgement, as `judgements` lists them.")],
    by: By = None,
    why: Why = None,
    dossier: Place = None,
) -> None:
    """Withdraw a judgement: it stays on record, and counts no more."""
    from reportedly.reconcile.settling import changing
    from reportedly.resolve.judging import withdraw

    with opened(dossier) as open_one, changing(open_one.database) as connection:
        withdraw(connection, judgement, by=by or getpass.getuser(), why=why)


@app.command()
def judgements(limit: Limit = 1000, dossier: Place = None, form: Form = None) -> None:
    """What people judged of actors, the latest first, withdrawn ones too."""
    from reportedly.explore.questions.actors import judgement_list

    asked = chosen(form)
    with opened(dossier) as open_one, open_one.database.reading() as connection:
        _write(judgement_list(connection, limit=limit), asked, JUDGEMENT, ("key", "kind", "sides", "by", "at", "why"))


@app.command("import")
def import_actors(
    file: Annotated[Path, typer.Argument(help="FollowTheMoney JSON, an entity a line, or CSV (name, kind, …).")],
    name: Annotated[str | None, typer.Option(metavar="NAME", help="What the list is called; the file's name.")] = None,
    dossier: Place = None,
) -> None:
    """Take a list of actors of yours for known ones, in place of what an earlier import of the same list gave."""
    from reportedly.reconcile.settling import changing
    from reportedly.resolve.lists import import_list

    with opened(dossier) as open_one, changing(open_one.database) as connection:
        done = import_list(connection, file, name or file.name.partition(".")[0])
    sys.stderr.write(f"{done.taken} actors taken, {done.removed} of an earlier import removed\n")
    for reason, number in sorted(done.skipped.items()):
        sys.stderr.write(f"{number} left out: {reason}\n")


def _judge(
    judge: Callable[..., str], one: str, other: str, by: str | None, why: str | None, dossier: str | None
) -> None:
    from reportedly.reconcile.settling import changing

    with opened(dossier) as open_one, changing(open_one.database) as connection:
        key = judge(connection, one, other, by=by or getpass.getuser(), why=why)
    sys.stdout.write(f"{key}\n")


def _write(found: Iterable[Any], form: ListFormat, columns: tuple[str, ...], shown: tuple[str, ...]) -> None:
    from reportedly.explore.questions import plain

    rows: list[Row] = [plain(row) for row in found]
    if form is not ListFormat.TEXT:
        write_rows(rows, form, columns)
        return
    from reportedly.explore.actors_page import print_table

    def printed(console: Console) -> None:
        print_table(rows, shown, console)

    write_text(printed)
