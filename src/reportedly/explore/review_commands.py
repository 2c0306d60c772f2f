"""`reportedly review`: accept, correct or reject what was read; what is worth judging first, and what was judged."""

from __future__ import annotations

import getpass
import sys
from collections.abc import Callable, Iterable, Sequence
from typing import TYPE_CHECKING, Annotated, Any

import typer

from reportedly.explore.dossier_options import Place, opened
from reportedly.explore.lists import Form, ListFormat, Row, chosen, write_rows, write_text

if TYPE_CHECKING:
    from rich.console import Console

    from reportedly.dossier.review import Review

app = typer.Typer(no_args_is_help=True, rich_markup_mode=None)

QUEUED = ("what", "item", "why", "confidence", "article", "name", "publisher", "published", "span", "words", "says")
OPINION = ("item", "state", "still_read", "read_otherwise", "article", "name", "span", "words", "says", "judgements")
ITEM = ("item", "kind", "local", "article", "span", "words", "says", "confidence", "state", "judgements")
AGREEMENT = ("one", "other", "kind", "items", "agreed", "share", "kappa")

Item = Annotated[
    str,
    typer.Argument(
        help="What `queue` calls it; KIND:ARTICLE:SPAN, such as date:a-0123456789abcdef:12-20, where one is there; "
        "or ONE=OTHER for two actors, or two items that make one claim."
    ),
]
Values = Annotated[
    list[str],
    typer.Argument(
        metavar="FIELD=VALUE...",
        help="Such as act=deny, low=12, source='the mayor' (the nearest such words), content=12-40+52-60, title=none.",
    ),
]
By = Annotated[str | None, typer.Option(metavar="NAME", help="Who judges. Default: your name on this machine.")]
Why = Annotated[str | None, typer.Option(metavar="TEXT", help="Why; shown with the judgement.")]
Limit = Annotated[int, typer.Option(metavar="N", min=1, help="As many at the most.")]


@app.callback()
def _review() -> None:
    """Judge what was read. Judgements are kept for ever beside the reading, with who, when and why."""


@app.command()
def queue(
    what: Annotated[
        str | None,
        typer.Option(metavar="WHAT", help="Only what is disputed, changed, unsure, undecided, or a problem."),
    ] = None,
    limit: Limit = 20,
    dossier: Place = None,
    form: Form = None,
) -> None:
    """What is worth judging first, each with its words: where people differ, what the reader doubts, problems."""
    asked = chosen(form)
    with opened(dossier) as open_one:
        _write(open_one.review.queue(what=what, limit=limit), asked, QUEUED, "print_queue")


@app.command()
def accept(item: Item, by: By = None, why: Why = None, dossier: Place = None) -> None:
    """Judge that the text says so, or that a pair is one. Prints the judgement's key, by which `undo` withdraws it."""
    _judge(dossier, by, lambda review, name: review.accept(item, by=name, why=why))


@app.command()
def reject(item: Item, by: By = None, why: Why = None, dossier: Place = None) -> None:
    """Judge that the text does not say so, or that a pair is two."""
    _judge(dossier, by, lambda review, name: review.reject(item, by=name, why=why))


@app.command()
def correct(item: Item, values: Values, by: By = None, why: Why = None, dossier: Place = None) -> None:
    """Judge that the text says something else there: other words, another source, act, number, actor."""
    right = _fields(values)
    _judge(dossier, by, lambda review, name: review.correct(item, right, by=name, why=why))


@app.command()
def add(
    kind: Annotated[str, typer.Argument(help="statement, figure, event, relation or date.")],
    article: Annotated[str, typer.Argument(help="The article's key.")],
    values: Values,
    by: By = None,
    why: Why = None,
    dossier: Place = None,
) -> None:
    """Judge that an article says something that was not read: a statement with its content, source, cue and act."""
    from reportedly.dossier.review.subjects import kind_named

    right = _fields(values)
    _judge(dossier, by, lambda review, name: review.add(kind_named(kind), article, right, by=name, why=why))


@app.command()
def undo(
    judgement: Annotated[str, typer.Argument(help="The key of a judgement.")],
    by: By = None,
    why: Why = None,
    dossier: Place = None,
) -> None:
    """Withdraw a judgement: it stays on record with who withdrew it, when and why, and counts no more."""
    with opened(dossier) as open_one:
        open_one.review.undo(judgement, by=by or getpass.getuser(), why=why)


@app.command()
def show(
    article: Annotated[
        str | None, typer.Argument(help="An article's key: all its items. Without: what was judged in all articles.")
    ] = None,
    limit: Limit = 1000,
    dossier: Place = None,
    form: Form = None,
) -> None:
    """What was judged and by whom, withdrawn judgements too; or the items of an article, with what they are called."""
    asked = chosen(form)
    with opened(dossier) as open_one:
        if article is None:
            _write(open_one.review.opinions(limit=limit), asked, OPINION, "print_opinions")
        else:
            _write(open_one.review.items(article)[:limit], asked, ITEM, "print_items")


@app.command()
def agreement(dossier: Place = None, form: Form = None) -> None:
    """How far people who judged the same agree, beyond chance: Cohen's kappa of each two, by kind of item."""
    asked = chosen(form)
    with opened(dossier) as open_one:
        _write(open_one.review.agreement(), asked, AGREEMENT, "print_agreement")


def _fields(values: Sequence[str]) -> dict[str, str]:
    """What `FIELD=VALUE` pairs say."""
    found = {}
    for value in values:
        name, given, told = value.partition("=")
        if not given:
            raise typer.BadParameter(f"{value!r} is not FIELD=VALUE", param_hint="FIELD=VALUE")
        found[name.strip()] = told.strip()
    return found


def _judge(dossier: str | None, by: str | None, judge: Callable[[Review, str], str]) -> None:
    with opened(dossier) as open_one:
        key = judge(open_one.review, by or getpass.getuser())
    sys.stdout.write(f"{key}\n")


def _write(found: Iterable[Any], form: ListFormat, columns: tuple[str, ...], printer: str) -> None:
    from reportedly.explore.questions import plain

    if form is not ListFormat.TEXT:
        rows: list[Row] = [plain(row) for row in found]
        write_rows(rows, form, columns)
        return
    from reportedly.explore import review_page

    def printed(console: Console) -> None:
        getattr(review_page, printer)(found, console)

    write_text(printed)
