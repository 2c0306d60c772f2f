"""`reportedly serve` in several processes: each answers, forms of one are good for another, and all end together."""

from __future__ import annotations

import re
import signal
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

import pytest

import reportedly
from reportedly.explore.web.app import make_app
from reportedly.explore.web.guards import Access
from reportedly.explore.web.serving import listen

T = TypeVar("T")


def _children(parent: int) -> list[int]:
    found = []
    for folder in Path("/proc").glob("[0-9]*"):
        try:
            told = (folder / "stat").read_text(encoding="ascii", errors="replace").rpartition(")")[2].split()
        except OSError:
            continue
        if int(told[1]) == parent:
            found.append(int(folder.name))
    return found


@pytest.mark.parametrize("how", [signal.SIGTERM, signal.SIGKILL])
def test_processes_answer_side_by_side_and_end_together(tmp_path: Path, how: signal.Signals) -> None:
    place, log = tmp_path / "news.db", tmp_path / "log"
    reportedly.open(place).close()
    command = [
        str(Path(sys.executable).with_name("reportedly")),
        "serve",
        str(place),
        "--port",
        "0",
        "--processes",
        "2",
    ]
    with log.open("w") as stream:
        server = subprocess.Popen(command, stderr=stream)
    try:
        address = _until(lambda: re.findall(r"http://127\.0\.0\.1:\d+", log.read_text(encoding="utf-8")))
        children = _until(lambda: _children(server.pid))
        for _ in range(4):
            with urllib.request.urlopen(f"{address[0]}/api/v1/status") as answer:
                assert answer.status == 200
    finally:
        server.send_signal(how)
        server.wait(60)
    assert _until(lambda: not any(Path(f"/proc/{child}/cmdline").exists() for child in children))


def _until(ask: Callable[[], T], seconds: float = 60) -> T:
    """What is asked for again and again until it is there."""
    end = time.monotonic() + seconds
    while not (found := ask()):
        assert time.monotonic() < end
        time.sleep(0.1)
    return found


def test_applications_side_by_side_share_what_forms_show(sqlite_place: str) -> None:
    with reportedly.open(sqlite_place) as dossier:
        one, other = (make_app(dossier, Access(), secret="shared") for _ in range(2))
        assert _secret(one) == _secret(other) == "shared"
        assert _secret(make_app(dossier)) != _secret(make_app(dossier))


def _secret(guarded: object) -> str:
    return guarded.app.app.state.secret  # type: ignore[attr-defined,no-any-return]  # guards and memory around it


@pytest.mark.parametrize("shared", [False, True])
def test_answers_are_sent_at_once_and_not_kept_back_for_an_acknowledgement(shared: bool) -> None:
    listening = listen("127.0.0.1", 0, shared=shared)
    with listening, socket.create_connection(listening.getsockname()), listening.accept()[0] as taken:
        assert taken.getsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY)
