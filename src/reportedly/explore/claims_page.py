"""Claims as they are shown in a terminal: all sides beside each other, in the order of publication."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from reportedly.explore.plain_text import one_line
from reportedly.explore.wording import change_of_claim

if TYPE_CHECKING:
    from rich.console import Console

    from reportedly.explore.questions.claims import ClaimDetails, ClaimRow, ClaimStatement

WORDS = 90
"""Letters of a statement that a line shows."""
LONGEST = 240
"""Letters of a line that tells how a claim changed."""

SIDES = {"asserts": "says so", "denies": "denies it", "declines": "gives no answer", "unverified": "not verified"}


def print_claims(found: Iterable[ClaimRow], console: Console) -> None:
    """Print claims, each with how many carry it and deny it, and its statements."""
    shown = False
    for one in found:
        if shown:
            console.print()
        shown = True
        _head(one, console)
        for told in one.statements:
            _say(console, f"  {_line(told)}")
    if not shown:
        _say(console, "no claim is like that")


def print_claim(found: ClaimDetails, console: Console) -> None:
    """Print all of one claim."""
    _head(found, console)
    for told in found.statements:
        _say(console, f"  {_line(told)}")
        _say(console, f"    {told.unit}  {told.score:.2f}: {one_line(told.reason)}")
    for reason in found.reasons:
        _say(console, f"origin: {one_line(reason)}")
    for tie in found.ties:
        _say(console, f"{tie.tie}: {tie.id}  {one_line(tie.text)[:WORDS]} ({one_line(tie.reason)})")
    for change in found.changes:
        at = f" ({change.claim})" if change.claim else ""
        said = one_line(f"{' '.join(filter(None, change_of_claim(change)))} {change.words}{at}")
        _say(console, f"changed {(change.published or 'no date')[:10]}: {said[:LONGEST]}")
    for judgement in found.judgements:
        why = f": {one_line(judgement.why)}" if judgement.why else ""
        _say(console, f"judged: {judgement.kind} by {judgement.by}, {judgement.at}{why} ({judgement.key})")


def _head(one: ClaimRow | ClaimDetails, console: Console) -> None:
    _say(console, one_line(one.text), style="bold")
    articles = len({told.key for told in one.statements})
    denied = sum(told.side == "denies" for told in one.statements)
    origins = "undecided" if one.origins is None else str(one.origins)
    counts = f"{len(one.statements)} statements in {articles} articles, {denied} of them denials"
    _say(console, f"{one.id}  {one.kind}  {counts}; independent origins: {origins}")


def _line(told: ClaimStatement) -> str:
    who = told.source or "in its own voice"
    via = f" via {', '.join(told.via)}" if told.via else ""
    day = (told.published or "")[:10]
    where = ", ".join(part for part in (told.publisher or told.article, day) if part)
    words = one_line(told.words)
    words = words if len(words) <= WORDS else f"{words[: WORDS - 1]}…"
    return f"{SIDES.get(told.side, told.side)}: {one_line(who + via)} ({one_line(where)}): {words}"


def _say(console: Console, line: str, style: str | None = None) -> None:
    console.print(line, style=style, markup=False, highlight=False, soft_wrap=True)
