"""Actors of a dossier as pages for people."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING, Any

from rich import box
from rich.console import Console
from rich.table import Table

from reportedly.explore import wording
from reportedly.explore.plain_text import counted, one_line

if TYPE_CHECKING:
    from reportedly.explore.questions.actors import ActorDetails, UndecidedPair


def print_table(rows: Iterable[Mapping[str, Any]], columns: Sequence[str], console: Console) -> None:
    """Print rows as a table of these columns."""
    table = Table(*(column.replace("_", " ") for column in columns), box=box.SIMPLE, pad_edge=False)
    for row in rows:
        table.add_row(*(_cell(row[column]) for column in columns))
    console.print(table)


def print_pairs(pairs: Iterable[UndecidedPair], console: Console) -> None:
    """Print pairs that stay apart, each with its keys whole, as a judgement names them."""
    for pair in pairs:
        console.print(one_line(f"{pair.score:.2f}  {pair.one_name} and {pair.other_name}"), style="bold")
        console.print(f"  {pair.one} {pair.other}")
        console.print(f"  {one_line(pair.why)}; apart, for {one_line(pair.reason)}")


def _cell(value: object) -> str:
    if value is None:
        return ""
    if isinstance(value, list):
        return one_line(", ".join(map(str, value)))
    return f"{value:.2f}" if isinstance(value, float) else one_line(str(value))


def print_actor(details: ActorDetails, console: Console) -> None:
    """Print an actor, its guises with why they are one, and where articles name it."""
    actor = details.actor
    console.print(one_line(actor.name), style="bold")
    told = [*wording.about_found(actor), actor.wikidata, counted(actor.articles, "appearance"), actor.key]
    console.print(one_line(" · ".join(filter(None, told))))
    for guise in details.guises:
        known = f"listed in {guise.of_list}" if guise.of_list else counted(guise.articles, "appearance")
        shown = ", ".join(filter(None, (guise.name, guise.country, guise.office, *guise.spheres, *guise.other_names)))
        console.print(f"\n{one_line(shown)}  ({known}, {guise.key})")
        if guise.why:
            console.print(f"  {guise.score:.2f} {one_line(guise.why)}")
    console.print()
    for one in details.appearances:
        console.print(one_line(f"{one.published or 'no date':10}  {one.name}  “{one.words}”  {one.mention}"))
