"""What people judge and judged, as pages for people."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING

from rich.console import Console

from reportedly.explore.actors_page import print_table
from reportedly.explore.plain_text import one_line
from reportedly.explore.questions.answers import plain

if TYPE_CHECKING:
    from reportedly.explore.questions.agreement import Agreement
    from reportedly.explore.questions.review import ItemOpinion, Judged, ReviewItem
    from reportedly.explore.questions.review_queue import Queued


def print_queue(found: Iterable[Queued], console: Console) -> None:
    """Print what is worth judging: why, the words, what was read of them, where, and what it is called."""
    for one in found:
        _head(console, one.what, one.why)
        _words(console, one.words, one.says)
        where = (one.name, one.publisher, one.published)
        console.print("  " + one_line(" · ".join(filter(None, where))), style="dim", markup=False, highlight=False)
        _name(console, one.item)


def print_items(found: Iterable[ReviewItem], console: Console) -> None:
    """Print the items of an article, with what people think of each."""
    for one in found:
        _head(console, one.kind, one.state or "not judged")
        _words(console, one.words, one.says)
        _judgements(console, one.judgements)
        _name(console, one.item)


def print_opinions(found: Iterable[ItemOpinion], console: Console) -> None:
    """Print what was judged, with all judgements."""
    for one in found:
        now = "" if one.still_read or one.state == "added" else ", read no more"
        _head(console, one.kind, one.state + (", read otherwise since" if one.read_otherwise else now))
        _words(console, one.words, one.says)
        _judgements(console, one.judgements)
        _name(console, one.item)


def print_agreement(found: Iterable[Agreement], console: Console) -> None:
    """Print how far people agree."""
    columns = ("one", "other", "kind", "items", "agreed", "share", "kappa")
    print_table([plain(row) for row in found], columns, console)


def _head(console: Console, what: str, why: str) -> None:
    console.print(one_line(f"{what}: {why}"), style="bold", markup=False, highlight=False)


def _words(console: Console, words: str, says: Mapping[str, str]) -> None:
    told = ", ".join(f"{name}: {value}" for name, value in says.items() if value != words)
    console.print("  " + one_line(f"“{words}”"), markup=False, highlight=False)
    if told:
        console.print("  " + one_line(told), markup=False, highlight=False)


def _judgements(console: Console, judgements: Iterable[Judged]) -> None:
    for one in judgements:
        right = ", ".join(f"{name}: {value}" for name, value in one.says.items())
        told = " ".join(filter(None, (f"{one.by}, {one.at}: {one.verdict}", right, one.why and f"({one.why})")))
        if one.withdrawn_at:
            told += f"; withdrawn by {one.withdrawn_by}, {one.withdrawn_at}"
        elif not one.counts:
            told += "; judged anew since"
        console.print("  " + one_line(f"{one.key} {told}"), markup=False, highlight=False)


def _name(console: Console, item: str) -> None:
    console.print("  " + one_line(item), style="dim", markup=False, highlight=False, soft_wrap=True)
    console.print()
