"""Killed at any moment, a dossier loses nothing that was told as kept, holds no half, and the same call finishes.

`pytest tests/dossier/test_killed.py --kills 100` kills as often on each database.
"""

from __future__ import annotations

import json
import random
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path
from typing import Any

import pytest

import reportedly
from keeping import check, made_readings, moments, started
from reportedly.reconcile.settling.settling import is_settled

MADE = made_readings(40)
STATEMENTS, WITH_ROWS = 1300, 6500
"""SQL statements that keeping them takes, about; and with each row that is written, as they are counted in SQLite."""

SECONDS = 0.8
"""How long it takes, about."""


@pytest.fixture
def new_places(new_place: str, request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Any]:
    """Gives a place for another new dossier whenever it is called."""
    with ExitStack() as stack:
        numbers = iter(range(1000))

        def new() -> str:
            if "://" in new_place:
                server = request.getfixturevalue("postgresql_server")
                return str(stack.enter_context(server.database()))
            return str(tmp_path / f"{next(numbers)}.db")

        yield new


def test_kills_lose_nothing_that_was_told(new_places: Any, tmp_path: Path, kills: int) -> None:
    chance = random.Random(20)
    where, told, finished = new_places(), tmp_path / "told0", 0
    for number, moment in enumerate(moments(kills, SECONDS)):
        if number % 2:
            process = started(where, MADE, told)
            process.join(moment)
            process.kill()
        else:
            most = STATEMENTS if "://" in where else WITH_ROWS
            process = started(where, MADE, told, kill_at=chance.randint(1, most // 2))
        process.join(60)
        assert process.exitcode in {0, -signal.SIGKILL}
        if check(where, MADE, told) == len(MADE):
            where, told, finished = new_places(), tmp_path / f"told{number + 1}", finished + 1
    last = started(where, MADE, told)
    last.join(60)
    assert last.exitcode == 0
    assert check(where, MADE, told) == len(MADE)
    with reportedly.open(where) as dossier:
        assert dossier.status().outcomes["pending"] == 0
        assert dossier.status().cut_short == []
        assert is_settled(dossier.database)


def test_what_a_killed_call_left_is_shown(sqlite_place: str, tmp_path: Path) -> None:
    with reportedly.open(sqlite_place):
        pass
    process = started(sqlite_place, MADE, tmp_path / "told", kill_at=400)
    process.join(60)
    assert process.exitcode == -signal.SIGKILL
    with reportedly.open(sqlite_place) as dossier:
        status = dossier.status()
    assert status.outcomes["pending"] > 0
    assert [(run.command, run.named) for run in status.cut_short] == [("keep", [])]


@pytest.mark.parametrize("jobs", [2])
def test_a_killed_command_leaves_whole_articles_and_is_finished_by_the_same_call(tmp_path: Path, jobs: int) -> None:
    rows = [{"id": str(n), "text": f"Mill {n} will close, the mayor said on Monday."} for n in range(150)]
    (tmp_path / "rows.jsonl").write_text("\n".join(map(json.dumps, rows)), encoding="utf-8")
    command = [sys.executable, "-c", "from reportedly.explore.cli import main; main()", "add", "rows.jsonl"]
    command += ["--dossier", "news.db", "--jobs", str(jobs), "--format", "jsonl"]
    with subprocess.Popen(command, cwd=tmp_path, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout is not None
        told = [json.loads(process.stdout.readline()) for _ in range(3)]
        time.sleep(0.2)
        process.kill()
        told += [json.loads(line) for line in process.stdout if line.endswith("\n")]
    with reportedly.open(tmp_path / "news.db") as dossier:
        status = dossier.status()
        assert len(told) <= status.articles < 150
        assert [run.named for run in status.cut_short] == [["rows.jsonl"]]
        for one in told:
            assert len(dossier.reading(one["article"]).statements) == 1
    done = subprocess.run(command, cwd=tmp_path, capture_output=True, text=True, check=True, timeout=120)
    became = [json.loads(line)["became"] for line in done.stdout.splitlines()]
    assert became.count("known") == status.articles
    with reportedly.open(tmp_path / "news.db") as dossier:
        status = dossier.status()
        assert (status.articles, status.outcomes["pending"], status.cut_short) == (150, 0, [])
