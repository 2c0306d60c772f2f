"""A dossier's state and its problems as pages for people."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from rich import box
from rich.console import Console
from rich.table import Table

from reportedly.explore.plain_text import counted, in_quotes, one_line

if TYPE_CHECKING:
    from reportedly.explore.questions import FoundProblem, Status

ROWS = 40
"""Rows of publishers and months that are shown; the other formats give all."""

OUTCOMES = {
    "read": "read",
    "copy": "read, copies of others",
    "revision": "read, revisions of what stood at their address",
    "seen": "seen before elsewhere, word for word",
    "problem": "left out",
    "pending": "pending",
}
INDENT = "         "


def print_status(status: Status, place: str, console: Console) -> None:
    """Print how a dossier stands."""
    console.print(one_line(place), style="bold")
    console.print(f"{status.expected:>7,}  {'input' if status.expected == 1 else 'inputs'} expected")
    for outcome, words in OUTCOMES.items():
        if count := status.outcomes[outcome]:
            console.print(f"{count:>7,}  {words}")
        if outcome == "problem":
            for kind, times in status.skipped.items():
                console.print(f"{INDENT}{times:,} {_explained(kind)}")
    for run in status.cut_short:
        named = " ".join(map(one_line, run.named))
        console.print(
            f"{INDENT}{run.command} {named} of {run.started} has not ended: it runs, or was cut short;"
            " the same call again finishes it"
        )
    console.print(
        " · ".join([
            counted(status.articles, "article"), counted(status.statements, "statement"),
            counted(status.figures, "figure"), counted(status.events, "event"),
            *(f"{n:,} read by {version}" for version, n in status.readers.items()),
        ])
    )  # fmt: skip
    if status.held:
        console.print()
        _print_held(status, console)


def _explained(kind: str) -> str:
    """An error's name in words: the first of its explanation."""
    from reportedly import errors

    explained = getattr(errors, kind, None)
    if explained is None or not explained.__doc__:
        return f"a fault in reportedly ({kind})"
    return f"{kind}: {explained.__doc__.splitlines()[0].rstrip('.')}"


def _print_held(status: Status, console: Console) -> None:
    rows = [
        (row.publisher or "not known", row.month or "not known", row.articles, row.copies, row.revisions)
        for row in status.held
    ]
    columns = ["Publisher", "Month", "Articles"]
    others = [(3, "Copies"), (4, "Revisions")]
    shown = [0, 1, 2, *(at for at, _ in others if any(row[at] for row in rows))]
    columns += [name for at, name in others if at in shown]
    print_table(columns, [[str(row[at]) for at in shown] for row in rows[:ROWS]], console, numbers=2)
    if len(rows) > ROWS:
        console.print(f"… and {len(rows) - ROWS:,} rows more; --format csv gives all")


def print_table(columns: Sequence[str], rows: Iterable[Sequence[str]], console: Console, *, numbers: int) -> None:
    """Print a table of words; columns from `numbers` on are numbers."""
    table = Table(box=box.SIMPLE_HEAD, pad_edge=False, show_edge=False)
    for at, name in enumerate(columns):
        table.add_column(name, justify="right" if at >= numbers else "left", overflow="fold")
    for row in rows:
        table.add_row(*map(one_line, row))
    console.print(table)


def print_problems(problems: Sequence[FoundProblem], console: Console) -> None:
    """Print problems, those of one input or article together."""
    before = None
    for problem in problems:
        where = problem.place if problem.what == "input" else problem.name
        if where != before:
            console.print(one_line(where or "the dossier"), style="bold")
            before = where
        words = f"{in_quotes(problem.words, 80)}: " if problem.words else ""
        console.print(f"  {problem.what}: {words}{one_line(problem.reason)}")
    if not problems:
        console.print("no problems")
