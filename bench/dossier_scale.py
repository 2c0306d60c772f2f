"""What a dossier costs: over reading, as it grows, in memory, to ask, and with two processes. Ratios are what counts.

    python bench/dossier_scale.py growth FOLDER [--small 1000] [--large 100000] [--leave]
    python bench/dossier_scale.py reading ARTICLES.jsonl FOLDER [--limit 300]

`growth` fills a dossier with made-up readings, times the adding of 1,000 more to it when it is small and when it is
large, follows the memory, and asks questions of the large one. It tells after every 1,000 how long the rest will take,
and when it is ended and called again with the same folder it goes on where it was. `reading` times `add` against `read`
alone on real articles, in one process and in two. FOLDER takes the dossiers, which are removed afterwards unless
`--leave` is given; what was measured is printed as rows for `bench/results.md`.
"""

from __future__ import annotations

import argparse
import json
import os
import platform
import random
import resource
import statistics
import sys
import time
from collections.abc import Callable, Iterable, Iterator
from datetime import timedelta
from functools import partial
from pathlib import Path

from sqlalchemy import select

import reportedly
from made_up import A_DAY, FIRST, names, readings, words
from reportedly.dossier import Dossier
from reportedly.store.tables.actors import actors

STEP = 1_000


def megabytes() -> float:
    """The most memory that this process has had so far."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def megabytes_now() -> float:
    """The memory that this process has now."""
    pages = int(Path("/proc/self/statm").read_text(encoding="ascii").split()[1])
    return pages * os.sysconf("SC_PAGE_SIZE") / 2**20


def row(what: str, *cells: str) -> None:
    """Print a row of a table."""
    print(f"| {what} | {' | '.join(cells)} |", flush=True)


def timed(run: Callable[[], object]) -> tuple[float, float]:
    """Seconds by the clock and of this process's own computing that a call takes."""
    clock, own = time.perf_counter(), time.process_time()
    run()
    return time.perf_counter() - clock, time.process_time() - own


def growth(folder: Path, small: int, large: int, *, leave: bool) -> None:
    """Time the adding of as many articles to a small dossier and to a large one."""
    place, measured = folder / "growth.db", folder / "growth.json"
    with reportedly.open(place) as dossier:
        fill(dossier, small)
        few = step(dossier, small, measured)
        fill(dossier, large)
        many = step(dossier, large, measured)
        row(f"add {STEP:,} to {small:,}", f"{few[0]:.1f} s", f"{few[1]:.1f} s CPU")
        row(f"add {STEP:,} to {large:,}", f"{many[0]:.1f} s", f"{many[1]:.1f} s CPU")
        row("growth", f"{many[0] / few[0]:.2f} ×", f"{many[1] / few[1]:.2f} × CPU", "at most 1.5 ×")
        row("memory at most", f"{megabytes():.0f} MB", "under 1,500 MB")
        row("size of the dossier", f"{place.stat().st_size / 2**20:,.0f} MB")
        questions(dossier)
    if not leave:
        remove(place)
        measured.unlink()


def step(dossier: Dossier, first: int, measured: Path) -> list[float]:
    """Time the keeping of `STEP` readings that were made before the clock runs; what was measured before is taken."""
    known: dict[str, list[float]] = json.loads(measured.read_text(encoding="utf-8")) if measured.exists() else {}
    if str(first) not in known:
        made = list(readings(first, STEP))
        known[str(first)] = [*timed(lambda: dossier.keep(made))]
        measured.write_text(json.dumps(known), encoding="utf-8")
    return known[str(first)]


def fill(dossier: Dossier, until: int) -> None:
    """Keep readings until there are so many; tell what each thousand cost, the memory and the time that is left."""
    there = dossier.status().articles
    while there < until:
        more = min(STEP, until - there)
        made = list(readings(there, more))
        clock, own = timed(partial(dossier.keep, made))
        there += more
        speed = f"{1000 * own / more:.0f} ms CPU an article, {1000 * clock / more:.0f} by the clock"
        left = (until - there) * clock / more / 60
        row(f"{there:,} articles", speed, f"{megabytes_now():.0f} MB", f"{left:.0f} minutes to {until:,}")


def questions(dossier: Dossier, rounds: int = 60) -> None:
    """Time questions, each with other words, actors, months."""
    chance = random.Random(5)
    status = dossier.status()
    days = status.articles // A_DAY
    with dossier.database.reading() as connection:
        keys = connection.execute(select(actors.c.key).order_by(actors.c.articles.desc()).limit(5_000)).scalars().all()

    def word() -> str:
        return words()[int(10 ** chance.uniform(1.3, 4.3)) - 1]  # some in one of twenty statements, some in a few

    asked: dict[str, Callable[[], object]] = {
        "search articles, a word": lambda: dossier.search(word(), limit=20),
        "search articles, two words": lambda: dossier.search(f"{word()} {word()}", limit=20),
        "search articles, a phrase": lambda: dossier.search(f'"{chance.choice(names())}"', limit=20),
        "search statements, a word": lambda: dossier.search_statements(word(), limit=20),
        "search statements, two words": lambda: dossier.search_statements(f"{word()} {word()}", limit=20),
        # the first actor in a few of a hundred articles, the last in one or two
        "an actor's statements": lambda: dossier.statements_of(keys[int(len(keys) ** chance.random()) - 1]),
        "a month's figures": lambda: dossier.figures(*_month(chance, days)),
        "a month's figures of those killed": lambda: dossier.figures(*_month(chance, days), measure="killed"),
    }
    for what, ask in asked.items():
        took = [timed(ask) for _ in range(rounds)]
        for number, clock in enumerate(("by the clock", "CPU")):
            sorted_ = sorted(one[number] * 1000 for one in took)
            late = sorted_[int(rounds * 0.95)]
            row(f"{what}, {clock}", f"{statistics.median(sorted_):.1f} ms", f"{late:.1f} ms", "at most 20 and 100 ms")
    row("statements asked", f"{status.statements:,}")


def _month(chance: random.Random, days: int) -> tuple[str, str]:
    """A month of so many days from the first on."""
    day = (FIRST + timedelta(days=chance.randrange(max(1, days)))).isoformat()[:7]
    return f"{day}-01", f"{day}-31"


def reading(articles: Path, folder: Path, limit: int) -> None:
    """Time `add` against `read` on the same articles, with one process and with two, and two that only read."""
    from reportedly.ingest.inputs import Intake
    from reportedly.pipeline import read_articles

    lines = articles.read_text(encoding="utf-8").splitlines()[:limit]
    part, first = folder / "part.jsonl", folder / "first.jsonl"
    part.write_text("\n".join(lines) + "\n", encoding="utf-8")
    first.write_text("\n".join(lines[:8]) + "\n", encoding="utf-8")

    def taken() -> Iterator[reportedly.Article]:
        return Intake(Quiet()).articles([str(part)])

    add(folder, first, None)  # models and all else that is loaded once is there before the clock runs
    alone = timed(lambda: consume(read_articles(taken())))
    kept = {jobs: timed(partial(add, folder, part, jobs)) for jobs in (None, 1, 2)}
    row("read alone", f"{len(lines) / alone[0]:.2f} articles/s", f"{alone[1]:.1f} s CPU")
    row("add", f"{len(lines) / kept[None][0]:.2f} articles/s", f"{kept[None][1]:.1f} s CPU")
    row("add over read", f"{kept[None][0] / alone[0]:.2f} ×", f"{kept[None][1] / alone[1]:.2f} × CPU", "at most 1.25 ×")
    row("add --jobs 1", f"{len(lines) / kept[1][0]:.2f} articles/s", f"{kept[1][1]:.1f} s CPU")
    row("add --jobs 2", f"{len(lines) / kept[2][0]:.2f} articles/s", "with the start of both processes")
    row("two processes over one", f"{kept[1][0] / kept[2][0]:.2f} ×", "at least 1.7 ×")
    only = {jobs: timed(partial(read_with, taken, jobs)) for jobs in (1, 2)}
    row("two processes over one that keep nothing", f"{only[1][0] / only[2][0]:.2f} ×", "what this machine allows")
    one = f"{kept[1][0] / only[1][0]:.2f} ×", f"{kept[1][1] / only[1][1]:.2f} × CPU"
    row("add --jobs 1 over reading with one process, both in one thread", *one, "at most 1.25 ×")
    part.unlink()
    first.unlink()


def read_with(taken: Callable[[], Iterator[reportedly.Article]], jobs: int) -> None:
    """Read articles with so many processes and keep nothing."""
    from reportedly.dossier.workers import reading_with

    def failed(article: reportedly.Article, error: Exception) -> None:
        raise error

    with reading_with(jobs) as read:
        consume(read(taken(), failed))


def add(folder: Path, part: Path, jobs: int | None) -> None:
    """Add articles to a new dossier."""
    place = folder / f"jobs{jobs}.db"
    remove(place)
    with reportedly.open(place) as dossier:
        dossier.add(part, jobs=jobs)
    remove(place)


class Quiet:
    """A report that nobody reads."""

    def note(self, message: str, place: str | None = None) -> None:
        """Nothing."""

    def refuse(self, error: reportedly.ReportedlyError, place: str | None = None) -> None:
        """Nothing."""

    def fail(self, name: str, error: Exception, place: str | None = None) -> None:
        """Nothing."""


def consume(things: Iterable[object]) -> None:
    """Take all and keep none."""
    for _ in things:
        pass


def remove(place: Path) -> None:
    """Remove a dossier with what SQLite has beside it."""
    for ending in ("", "-wal", "-shm"):
        Path(f"{place}{ending}").unlink(missing_ok=True)


def main() -> None:
    """Command line."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    commands = parser.add_subparsers(dest="command", required=True)
    grow = commands.add_parser("growth")
    grow.add_argument("folder", type=Path)
    grow.add_argument("--small", type=int, default=1_000)
    grow.add_argument("--large", type=int, default=100_000)
    grow.add_argument("--leave", action="store_true", help="leave the dossier in the folder")
    read = commands.add_parser("reading")
    read.add_argument("articles", type=Path)
    read.add_argument("folder", type=Path)
    read.add_argument("--limit", type=int, default=300)
    args = parser.parse_args()
    print(f"{' '.join(sys.argv)}: {platform.platform()}, {os.cpu_count()} cores, Python {platform.python_version()}")
    args.folder.mkdir(parents=True, exist_ok=True)
    if args.command == "growth":
        growth(args.folder, args.small, args.large, leave=args.leave)
    else:
        reading(args.articles, args.folder, args.limit)


if __name__ == "__main__":
    main()
