"""Origins, disputes and figure series as they are shown in a terminal."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from reportedly.explore.chart import Dot, draw, letter_of
from reportedly.explore.plain_text import one_line

if TYPE_CHECKING:
    from rich.console import Console

    from reportedly.explore.questions.disputes import DisputeRow
    from reportedly.explore.questions.figures import StatedFigure
    from reportedly.explore.questions.origins import ClaimOrigins, OriginStep
    from reportedly.explore.questions.series import CountRow, SeriesRow

WORDS = 90
"""Letters of a statement that a line shows."""


def print_origins(found: ClaimOrigins, console: Console) -> None:
    """Print the tree of a claim: each first source, under it who has it from there, with the reason."""
    _say(console, one_line(found.text), style="bold")
    number = "undecided" if found.origins is None else str(found.origins)
    _say(console, f"{found.id}  {found.kind}  independent origins: {number}")
    below: dict[int | None, list[int]] = {}
    for place, step in enumerate(found.steps):
        below.setdefault(step.back_to, []).append(place)
    for origin in dict.fromkeys(found.steps[place].origin for place in below.get(None, [])):
        _say(console, "")
        _say(console, origin or "it can't be told who says it first", style="bold")
        for place in below[None]:
            if found.steps[place].origin == origin:
                _branch(found.steps, place, below, 1, console)
    folds = [reason for reason in found.reasons if reason not in {step.reason for step in found.steps}]
    for reason in folds:
        _say(console, f"note: {one_line(reason)}")


def _branch(
    steps: Sequence[OriginStep], place: int, below: dict[int | None, list[int]], depth: int, console: Console
) -> None:
    """Print a step and those that lead back to it; what leads in a circle ends after as many steps as there are."""
    step = steps[place]
    _say(console, f"{'  ' * depth}{_where(step)}: {_short(step.words)}")
    _say(console, f"{'  ' * depth}  because {one_line(step.reason)}", style="dim")
    if depth < len(steps):
        for other in below.get(place, []):
            _branch(steps, other, below, depth + 1, console)


def _where(step: OriginStep) -> str:
    return " ".join(part for part in (step.publisher or step.article, (step.published or "")[:10]) if part)


def print_disputes(found: Sequence[DisputeRow], console: Console) -> None:
    """Print disputes; what its own source took back comes first."""
    kinds = {
        "happened": "whether it happened",
        "responsible": "who did it",
        "count": "how many",
        "said": "what was said",
    }
    for one in found:
        _say(console, f"{kinds[one.kind]}  {' '.join(one.claims)}", style="bold")
        for turn in one.taken_back:
            day = f" ({turn.published[:10]})" if turn.published else ""
            _say(console, f"  {turn.source} took back what it had said{day}: {_short(turn.words)}")
        for answer, sources, words in zip(one.answers, one.sides, one.evidence, strict=True):
            _say(console, f"  {one_line(answer)}")
            for source, told in zip(sources, words, strict=True):
                where = " ".join(filter(None, (told.publisher or told.name, (told.published or "")[:10])))
                _say(console, f"    {one_line(source)}, in {one_line(where)}: {_short(told.words)}", style="dim")
        if one.without_answer:
            _say(console, f"  without an answer: {', '.join(one.without_answer)}", style="dim")
        if one.unverified:
            _say(console, f"  could not be verified: {', '.join(one.unverified)}", style="dim")
    _say(console, f"{len(found):,} disputes")


def print_series(found: Sequence[SeriesRow], console: Console) -> None:
    """Print each series: a chart, the counters with their ranges, every count, and what replaced what."""
    for series in found:
        _say(console, f"{series.measure}: {one_line(series.of)}", style="bold")
        letters = {one.counter: letter_of(place) for place, one in enumerate(series.counters)}
        for line in draw(_dots(series, letters), console.width):
            _say(console, line)
        for one in series.counters:
            names = [name for name in one.names if name != one.counter]
            also = f" (also {', '.join(names)})" if names else ""
            who = one.counter or "the publishers themselves"
            _say(console, f"  {letters[one.counter]} {who}{also}: {_range(one.low, one.high)}")
        for count in series.counts:
            _say(console, f"  {_line(count)}", style="dim" if count.part else "")
        for replaced in series.replaced:
            _say(console, f"  replaced: {one_line(replaced.reason)}")
        _say(console, "")
    _say(console, f"{len(found):,} series")


def print_figures(found: Iterable[StatedFigure], console: Console) -> None:
    """Print counts one by one: the day, how many of what, whose count it is, where, and the words."""
    shown = 0
    for one in found:
        shown += 1
        whose = one.by or one.publisher or "a publisher that is not known"
        where = f" in {one.place}" if one.place else ""
        told = f"{one.published[:10]}  {_range(one.low, one.high)} {one.measure}{where}, by {whose}: {one.words}"
        _say(console, one_line(told))
    _say(console, f"{shown:,} counts")


def _dots(series: SeriesRow, letters: dict[str | None, str]) -> list[Dot]:
    return [
        Dot(
            (count.as_of or count.published or "undated")[:10],
            number,
            letters.get(count.counter, "*"),
            open=count.high is None,
        )
        for count in series.counts
        if not count.part and (number := count.low if count.low is not None else count.high) is not None
    ]


def _line(count: CountRow) -> str:
    day = (count.as_of or count.published or "")[:10] or "undated"
    who = count.by or f"{count.publisher or count.article} itself"
    part = ", a part" if count.part else ""
    return f"{day}  {_range(count.low, count.high)}{part}  {who}, in {count.publisher or count.article}"


def _range(low: float | None, high: float | None) -> str:
    if low == high:
        return "?" if low is None else f"{low:,.10g}"
    if high is None:
        return f"{low:,.10g} or more"
    return f"up to {high:,.10g}" if low is None else f"{low:,.10g} to {high:,.10g}"


def _short(words: str) -> str:
    line = one_line(words)
    return line if len(line) <= WORDS else f"{line[: WORDS - 1]}…"


def _say(console: Console, line: str, *, style: str = "") -> None:
    console.print(line, style=style, highlight=False, markup=False, soft_wrap=True)
