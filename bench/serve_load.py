"""What the pages of a dossier take when many ask at once, and what computing each kind of page costs the server.

    python bench/serve_load.py FOLDER [--articles 100000] [--clients 50] [--seconds 60] [--pause 0]
    python bench/serve_load.py FOLDER --costs 100 [--dossier FILE]

A dossier of made-up articles is kept in FOLDER as `load.db`, made by the code of `dossier_scale.py` or filled up to
so many articles (or, with `--dossier`, any dossier is asked). `reportedly serve` opens it at a free port of this
machine, and writes what goes wrong to a log beside it.

Under load, as many clients as wanted, with a connection each, ask for pages of every kind, each kind as often: each
the next as soon as it has all of the last one (a closed loop, which keeps the server at its limit), or after a pause,
as people make it. So many pages differ of each kind that has so many (`--pages`); the others, such as the start page,
are remembered by the server once they were asked for. The clients only write requests and count the bytes of answers;
what they take of the cores themselves is told. It ends by itself, after the seconds or the requests, and ends the
server. What was measured is printed as rows for `bench/results.md`: by kind of page how many were asked, the median and
the 95th percentile, and how often as long as the trivial page asked in between, which is what tells on a busy machine;
what server and clients computed for an answer; and the answers that were errors.

With `--costs`, one client asks for so many pages of each kind, one after the other, none of them asked for before, and
the computing time of the server's processes is read from the system: it tells on a busy machine too.
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
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from http.client import HTTPConnection
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
def served(place: Path, processes: int) -> Iterator[tuple[str, int]]:
    """A server of a dossier, in processes of its own: its address, and its number as a process."""
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
        yield found[0], server.pid
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


@dataclass
class Run:
    """What the clients of a run have in common."""

    kinds: Kinds
    args: argparse.Namespace
    end: float
    numbers: Iterator[int] = field(default_factory=itertools.count)
    took: Measured = field(default_factory=lambda: defaultdict(list))
    errors: int = 0

    def note(self, kind: str, seconds: float, status: int) -> None:
        """Note an answer."""
        self.took[kind].append(seconds)
        self.errors += status != (404 if kind == "trivial" else 200)

    def is_over(self) -> bool:
        """Whether nothing more is to be asked."""
        return time.monotonic() >= self.end or next(self.numbers) >= self.args.requests


class Client(asyncio.Protocol):
    """Asks for one page after the other on a connection that stays open."""

    def __init__(self, run: Run, chance: random.Random) -> None:
        self.run, self.chance = run, chance
        self.kinds = list(run.kinds)
        self.loop = asyncio.get_running_loop()
        self.over: asyncio.Future[None] = self.loop.create_future()
        self.head, self.left, self.status = b"", 0, 0
        self.kind, self.start = "", 0.0
        self.transport: asyncio.Transport | None = None

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        """Begin."""
        assert isinstance(transport, asyncio.Transport)
        self.transport = transport
        self.ask()

    def ask(self) -> None:
        """Ask for a page, unless it is over."""
        if self.transport is None or self.run.is_over():
            self.finish()
            return
        self.kind = self.chance.choice(self.kinds)
        page = self.chance.choice(self.run.kinds[self.kind])
        self.start = time.perf_counter()
        self.transport.write(f"GET {page} HTTP/1.1\r\nhost: 127.0.0.1\r\n\r\n".encode())

    def data_received(self, data: bytes) -> None:
        """Take in some of an answer."""
        if self.status:
            self.left -= len(data)
        else:
            self.head += data
            head, end, body = self.head.partition(b"\r\n\r\n")
            if not end:
                return
            length = re.search(rb"content-length: (\d+)", head, re.IGNORECASE)
            self.status, self.left, self.head = int(head[9:12]), int(length[1] if length else 0) - len(body), b""
        if self.left <= 0:
            self.answered()

    def answered(self) -> None:
        """Note the answer, and go on."""
        self.run.note(self.kind, time.perf_counter() - self.start, self.status)
        self.status = 0
        pause = self.run.args.pause * 2 * self.chance.random()
        self.loop.call_later(pause, self.ask) if pause else self.ask()

    def connection_lost(self, exc: Exception | None) -> None:
        """A server that ends the connection owes an answer."""
        self.transport = None
        if not self.over.done():
            self.run.note(self.kind, time.perf_counter() - self.start, 0)
            self.finish()

    def finish(self) -> None:
        """Ask no more."""
        if not self.over.done():
            self.over.set_result(None)
        if self.transport is not None:
            self.transport.close()


async def load(address: str, kinds: Kinds, args: argparse.Namespace) -> tuple[Measured, int]:
    """Ask for pages with so many clients at once; seconds by kind, and how many answers were errors."""
    run = Run(kinds, args, time.monotonic() + args.seconds)

    async def client(number: int) -> None:
        chance = random.Random(number)
        while True:
            _, asking = await asyncio.get_running_loop().create_connection(lambda: Client(run, chance), *of(address))
            await asking.over
            if run.is_over():
                return

    await asyncio.gather(*map(client, range(args.clients)))
    return run.took, run.errors


def of(address: str) -> tuple[str, int]:
    """Host and port of an address."""
    host, port = address.removeprefix("http://").split(":")
    return host, int(port)


def costs(address: str, server: int, kinds: Kinds, most: int) -> None:
    """Print what the server computes for a page of each kind that nobody asked for before."""
    connection = HTTPConnection(*of(address))

    def ask_for(page: str) -> int:
        connection.request("GET", page)
        return len(connection.getresponse().read())

    for kind, pages in kinds.items():
        asked = [f"{page}{'&' if '?' in page else '?'}again={number}" for number, page in until(most, pages)]
        ask_for(f"{asked[0]}-first")
        each = []
        size = 0
        for page in asked:
            before = computed(server)
            size += ask_for(page)
            each.append(computed(server) - before)
        mean = sum(each) / len(each) * 1000
        middle, late = (percentile(each, name) * 1000 for name in (50, 95))
        row(kind, f"{mean:.1f} ms", f"{middle:.1f}, {late:.1f} ms", f"{size / len(asked) / 1024:.0f} kB")


def until(most: int, pages: list[str]) -> Iterator[tuple[int, str]]:
    """So many pages, again from the beginning where there are fewer."""
    return zip(range(most), itertools.cycle(pages), strict=False)


def computed(process: int) -> float:
    """Seconds that the threads of a process, and of those that it started, have computed."""
    found = 0.0
    for folder in Path(f"/proc/{process}/task").iterdir():
        with suppress(OSError):  # a thread that has just ended
            found += int((folder / "schedstat").read_text(encoding="ascii").split()[0]) / 1e9
            found += sum(map(computed, map(int, (folder / "children").read_text(encoding="ascii").split())))
    return found


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
    parser.add_argument("--costs", type=int, default=0, help="tell what so many pages of each kind cost, one by one")
    parser.add_argument("--processes", type=int, default=0, help="of the server; 0: as many as it takes by itself")
    args = parser.parse_args()
    print(f"{' '.join(sys.argv)}: {platform.platform()}, {os.cpu_count()} cores, Python {platform.python_version()}")
    args.folder.mkdir(parents=True, exist_ok=True)
    place = args.dossier or args.folder / "load.db"
    if args.dossier is None:
        with reportedly.open(place) as dossier:
            fill(dossier, args.articles)
    with served(place, 1 if args.costs else args.processes) as (address, server):
        kinds = kinds_of(address, args.pages)
        if args.costs:
            costs(address, server, kinds, args.costs)
            return
        before = computed(server), time.process_time()
        took, errors = asyncio.run(load(address, kinds, args))
        tell(took, errors)
        answers = sum(map(len, took.values()))
        row("computed for an answer by the server", f"{(computed(server) - before[0]) / answers * 1000:.2f} ms")
        row("computed for an answer by the clients", f"{(time.process_time() - before[1]) / answers * 1000:.2f} ms")


if __name__ == "__main__":
    main()
