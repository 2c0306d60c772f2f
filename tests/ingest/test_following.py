"""A watched folder: files come when they are whole, once, and again when they change."""

from __future__ import annotations

import threading
from collections.abc import Callable
from pathlib import Path

from reportedly.ingest.inputs import Intake
from taking_in import MILL, WELL, Reported


class Rounds:
    """Lets something happen between two looks, and stops when there is nothing more."""

    def __init__(self, *acts: Callable[[], object]) -> None:
        self._acts = list(acts)
        self._over = False

    def is_set(self) -> bool:
        return self._over

    def wait(self, timeout: float) -> bool:
        assert timeout == 5.0
        if self._acts:
            self._acts.pop(0)()
        else:
            self._over = True
        return self._over


def nothing() -> None:
    """A look at which nothing has changed."""


def followed(folder: Path, *acts: Callable[[], object]) -> tuple[list[tuple[str, str]], Reported]:
    reported = Reported()
    found = Intake(reported).follow([str(folder)], 5.0, Rounds(*acts))
    return [(taken.article.name, taken.article.text) for taken in found], reported


def test_files_come_once_and_again_when_they_change(tmp_path: Path) -> None:
    there, new = tmp_path / "there.txt", tmp_path / "in" / "new.txt"
    there.write_text(MILL)
    found, reported = followed(
        tmp_path,
        new.parent.mkdir,
        lambda: new.write_text(WELL),
        nothing,
        nothing,
        lambda: there.write_text(MILL + " Again."),
        nothing,
    )
    assert found == [("there.txt", MILL), ("in/new.txt", WELL), ("there.txt", MILL + " Again.")]
    assert reported.notes == []


def test_no_file_comes_half_written(tmp_path: Path) -> None:
    path = tmp_path / "mill.txt"
    found, _ = followed(
        tmp_path,
        path.touch,
        nothing,
        lambda: path.write_text(MILL[:40]),
        lambda: path.write_text(MILL),
        nothing,
    )
    assert found == [("mill.txt", MILL)]


def test_a_file_that_goes_and_comes_back_is_read_again(tmp_path: Path) -> None:
    path = tmp_path / "mill.txt"
    path.write_text(MILL)
    found, _ = followed(tmp_path, nothing, path.unlink, nothing, lambda: path.write_text(WELL), nothing)
    assert [text for _, text in found] == [MILL, WELL]


def test_what_can_not_be_read_is_told_once(tmp_path: Path) -> None:
    (tmp_path / "bad.txt").write_bytes(b"%PDF-1.4")
    (tmp_path / "other.jpg").write_bytes(b"x")
    found, reported = followed(tmp_path, nothing, nothing, nothing)
    assert not found
    assert len(reported.refused) == 1


def test_a_folder_that_is_missing_may_come(tmp_path: Path) -> None:
    folder = tmp_path / "later"
    found, reported = followed(
        folder, nothing, folder.mkdir, lambda: (folder / "mill.txt").write_text(MILL), nothing, nothing
    )
    assert found == [("mill.txt", MILL)]
    assert reported.reasons == [f"{folder} is no folder that can be watched"]


def test_it_stops_at_a_signal_between_two_articles(tmp_path: Path) -> None:
    for number in range(5):
        (tmp_path / f"{number}.txt").write_text(MILL)
    stop = threading.Event()
    found = []
    for taken in Intake(Reported()).follow([str(tmp_path)], 0.01, stop):
        found.append(taken.article.name)
        if len(found) == 2:
            stop.set()
    assert found == ["0.txt", "1.txt"]
