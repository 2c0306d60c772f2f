"""What the pages of a dossier take when many ask at once, beside a page that asks the dossier nothing.

    python bench/serve_load.py FOLDER [--articles 100000] [--clients 50] [--seconds 60] [--pause 0]

A dossier of made-up articles is kept in FOLDER as `load.db`, made by the code of `dossier_scale.py` or filled up to
so many articles (or, with `--dossier`, any dossier is asked). `reportedly serve` opens it at a free port of this
machine, and writes what goes wrong to a log beside it; as many clients as wanted ask for pages of every kind, each
the next as soon as it has the last one, or after a pause, as people make it. It ends by itself, after the seconds or
the requests, and ends the server. What was measured is printed as rows for `bench/results.md`: by kind of page how
many were asked, the median and the 95th percentile, and how often as long as the trivial page asked in between, which
is what tells on a busy machine; and the answers that were errors.
"""

from __future__ import annotations

import argparse
import asyncio
import itertools
import json
import os
import platform
import random
import re
import statistics
import subprocess
import sys
import time
import urllib.request
from collections import defaultdict
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import reportedly
from dossier_scale import fill, row

TRIVIAL = "/nothing"
"""Pages of the same server and layout that ask the dossier nothing, and are not remembered, begin with this."""

MEASURES = ("killed", "injured", "missing", "displaced", "detained")

Kinds = dict[str, list[str]]
Measured = dict[str, list[float]]


@contextmanager
def served(place: Path, processes: int) -> Iterator[str]:
    """A server of a dossier, in processes of its own, and its address."""
    log = place.with_name(f"{place.name}.serve.log")
    command = [str(Path(sys.executable).with_name("reportedly")), "serve", str(place), "--port", "0"]
    command += ["--processes", str(processes)]
    with log.open("w") as stream:
        server = subprocess.Popen(command, stderr=stream)
    try:
        found = None
        while found is None and server.poll() is None:
            time.sleep(0.2)
            found = re.search(r"http://127\.0\.0\.1:\d+", log.read_text(encoding="utf-8"))
        if found is None:
            raise SystemExit(f"the server did not start; {log} says why")
        yield found[0]
    finally:
        server.terminate()
        try:
            server.wait(30)
        except subprocess.TimeoutExpired:
            server.kill()


def ask(address: str) -> Any:
    """The JSON of an address of this machine."""
    with urllib.request.urlopen(address) as answer:
        return json.load(answer)


def rows_of(address: str, most: int) -> list[Any]:
    """The rows of a list, page by page, so many at the most."""
    found: list[Any] = []
    after = ""
    while len(found) < most:
        page = ask(f"{address}?limit={min(500, most - len(found))}{after}")
        found += page["rows"]
        if page["next"] is None:
            break
        after = f"&after={page['next']}"
    return found


def kinds_of(address: str, most: int) -> Kinds:
    """Pages of every kind: the most named actors and some that few name, articles, claims and words of them."""
    api = f"{address}/api/v1"
    articles = [one["article"] for one in rows_of(f"{api}/articles", most)]
    actors = [one["key"] for one in rows_of(f"{api}/actors", most)]
    claims = [one["id"] for one in rows_of(f"{api}/claims", most)]
    said = " ".join(ask(f"{api}/articles/{key}")["article"]["text"] for key in articles[: max(1, most // 50)])
    words = sorted({word.lower() for word in re.findall(r"[A-Za-z]{5,}", said)})[:most]
    about = [f"/claims?about={word}" for word in words[:20]]
    at = [f"/figures?measure=killed&place={word}" for word in words[:20]]
    found = {
        "trivial": [f"{TRIVIAL}-{number}" for number in range(most)],  # those who ask for the same one would wait
        "start": ["/"],
        "articles": ["/articles", *(f"/articles?month=2023-{month:02}" for month in range(1, 13))],
        "article": [f"/articles/{key}" for key in articles],
        "search articles": [f"/search?q={word}" for word in words],
        "search statements": [f"/search?q={word}&in=statements" for word in words],
        "actors": ["/actors"],
        "actor, most named": [f"/actors/{key}" for key in actors[:10]],
        "actor": [f"/actors/{key}" for key in actors[10:]],
        "timeline": ["/timeline", *(f"/timeline?actor={key}" for key in actors[20:])],
        "claims": ["/claims", *(f"/claims?origins={some}" for some in ("1", "2..", "3..")), *about],
        "claim": [f"/claims/{key}" for key in claims],
        "disputes": ["/disputes", *(f"/disputes?kind={kind}" for kind in ("happened", "responsible", "count"))],
        "figures": ["/figures", *(f"/figures?measure={one}" for one in MEASURES), *at],
        "network": [f"/api/v1/actors/{key}/network" for key in actors[10:]],
        "denials": ["/denials"],
        "copies": ["/copies"],
        "changes": ["/changes"],
        "problems": ["/problems"],
        "review": ["/review"],
    }
    return {kind: pages for kind, pages in found.items() if pages}


async def load(address: str, kinds: Kinds, args: argparse.Namespace) -> tuple[Measured, int]:
    """Ask for pages with so many clients at once; seconds by kind, and how many answers were errors."""
    took: Measured = defaultdict(list)
    numbers, end, errors = itertools.count(), time.monotonic() + args.seconds, 0
    host, port = address.removeprefix("http://").split(":")

    async def client(chance: random.Random) -> None:
        nonlocal errors
        reader, writer = await asyncio.open_connection(host, int(port))
        while time.monotonic() < end and next(numbers) < args.requests:
            kind = chance.choice(list(kinds))
            start = time.perf_counter()
            try:
                status = await get(reader, writer, host, chance.choice(kinds[kind]))
            except (OSError, ValueError, EOFError):  # no answer of HTTP, or none at all
                status = 0
                reader, writer = await asyncio.open_connection(host, int(port))
            took[kind].append(time.perf_counter() - start)
            errors += status != (404 if kind == "trivial" else 200)
            await asyncio.sleep(args.pause * 2 * chance.random())
        writer.close()

    await asyncio.gather(*(client(random.Random(number)) for number in range(args.clients)))
    return took, errors


async def get(reader: asyncio.StreamReader, writer: asyncio.StreamWriter, host: str, path: str) -> int:
    """Ask for a page on a connection that stays open, and read all of the answer; gives its status."""
    writer.write(f"GET {path} HTTP/1.1\r\nhost: {host}\r\n\r\n".encode())
    head = (await reader.readuntil(b"\r\n\r\n")).decode("latin-1")
    length = re.search(r"content-length: (\d+)", head, re.I)
    await reader.readexactly(int(length[1]) if length else 0)
    return int(head.split(" ", 2)[1])


def tell(took: Measured, errors: int) -> None:
    """Print what was measured."""
    beside = {name: percentile(took["trivial"], name) for name in (50, 95)}
    for kind, seconds in took.items():
        median, late = percentile(seconds, 50), percentile(seconds, 95)
        ratio = f"{median / beside[50]:.1f} ×, {late / beside[95]:.1f} ×"
        row(kind, f"{len(seconds):,}", f"{median * 1000:.0f} ms", f"{late * 1000:.0f} ms", ratio)
    every = [one for kind, own in took.items() for one in own if kind != "trivial"]
    row(
        "all", f"{len(every):,}", f"{percentile(every, 50) * 1000:.0f} ms", f"{percentile(every, 95) * 1000:.0f} ms", ""
    )
    row("errors", f"{errors} of {sum(map(len, took.values())):,}")


def percentile(seconds: list[float], percent: int) -> float:
    """What so many of a hundred took at the most."""
    return statistics.quantiles(seconds, n=100)[percent - 1] if len(seconds) > 1 else sum(seconds)


def main() -> None:
    """Command line."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--dossier", type=Path)
    parser.add_argument("--articles", type=int, default=100_000)
    parser.add_argument("--clients", type=int, default=50)
    parser.add_argument("--seconds", type=float, default=60)
    parser.add_argument("--requests", type=int, default=20_000)
    parser.add_argument("--pause", type=float, default=0, help="seconds between two pages of a client, on average")
    parser.add_argument("--pages", type=int, default=1000, help="that differ, of each kind that has so many")
    parser.add_argument("--processes", type=int, default=0, help="of the server; 0: as many as it takes by itself")
    args = parser.parse_args()
    print(f"{' '.join(sys.argv)}: {platform.platform()}, {os.cpu_count()} cores, Python {platform.python_version()}")
    args.folder.mkdir(parents=True, exist_ok=True)
    place = args.dossier or args.folder / "load.db"
    if args.dossier is None:
        with reportedly.open(place) as dossier:
            fill(dossier, args.articles)
    with served(place, args.processes) as address:
        tell(*asyncio.run(load(address, kinds_of(address, args.pages), args)))


if __name__ == "__main__":
    main()
