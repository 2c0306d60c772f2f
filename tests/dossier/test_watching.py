"""Watching folders: what comes is added while more is awaited, and stopping ends the call in good order."""

from __future__ import annotations

import json
import signal
import subprocess
import sys
from pathlib import Path
from threading import Event

import reportedly
from reportedly.dossier import Kept

MILL = "The mill will reopen in May, the mayor said on Monday.\n"
FERRY = "Ferries stay in port, according to the harbour board.\n"


def test_what_comes_is_added(place: str, tmp_path: Path) -> None:
    folder = tmp_path / "incoming"
    folder.mkdir()
    (folder / "mill.txt").write_text(MILL, encoding="utf-8")
    stop, told = Event(), list[Kept]()

    def tell(kept: Kept) -> None:
        told.append(kept)
        if len(told) == 1:
            (folder / "ferry.txt").write_text(FERRY, encoding="utf-8")
            (folder / "bad.json").write_text("{", encoding="utf-8")
        elif len(told) == 3:
            stop.set()

    with reportedly.open(place) as dossier:
        added = dossier.follow(folder, stop=stop, every=0.05, told=tell)
        assert (added.read, added.problem) == (2, 1)
        status = dossier.status()
        assert (status.articles, status.skipped, status.cut_short) == (2, {"MalformedInput": 1}, [])


def test_a_watching_command_ends_in_good_order_when_it_is_told_to(tmp_path: Path) -> None:
    folder = tmp_path / "incoming"
    folder.mkdir()
    (folder / "mill.txt").write_text(MILL, encoding="utf-8")
    command = [sys.executable, "-c", "from reportedly.explore.cli import main; main()", "add", "incoming", "--follow"]
    command += ["--dossier", "news.db", "--format", "jsonl"]
    with subprocess.Popen(command, cwd=tmp_path, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout is not None
        assert json.loads(process.stdout.readline())["became"] == "read"
        process.send_signal(signal.SIGINT)
        assert process.wait(60) == 0
    with reportedly.open(tmp_path / "news.db") as dossier:
        assert dossier.status().cut_short == []
