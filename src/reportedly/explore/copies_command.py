"""`reportedly copies`: which articles repeat another's words, how many, and why that is thought."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reportedly.explore.dossier_options import Place, opened
from reportedly.explore.lists import Form, chosen, write_found
from reportedly.explore.plain_text import one_line

if TYPE_CHECKING:
    from collections.abc import Sequence

    from rich.console import Console

    from reportedly.explore.questions import Placed

COLUMNS = ("name", "group", "copied_from", "share", "reason", "kind", "place", "article", "origin")


def copies(dossier: Place = None, form: Form = None) -> None:
    """Every article, and every input with the same text: its group, what it is copied from, the share, and why."""
    asked = chosen(form)
    with opened(dossier) as open_one:
        found = open_one.copies()
        write_found(found, asked, COLUMNS, print_copies)


def print_copies(found: Sequence[Placed], console: Console) -> None:
    """Print who has words from whom, a group after the other, and how many have their own."""
    groups: dict[str, list[Placed]] = {}
    for row in found:
        groups.setdefault(row.group, []).append(row)
    for group, rows in groups.items():
        having = [row for row in rows if row.kind]
        if having:
            console.print(one_line(group), style="bold")
        for row in having:
            console.print(f"  {one_line(row.name)}: {one_line(row.reason or '')}", highlight=False, markup=False)
    own = sum(row.kind is None for row in found)
    console.print(f"{own:,} of {len(found):,} have words of their own alone", highlight=False)
