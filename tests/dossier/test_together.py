"""Several at once: readers see whole articles while one adds, and those who add don't get into each other's way."""

from __future__ import annotations

from pathlib import Path

import reportedly
from keeping import check, made_readings, started

MADE = made_readings(60, seed=5)


def test_readers_see_whole_articles_while_one_adds(place: str, tmp_path: Path) -> None:
    with reportedly.open(place):
        pass
    process = started(place, MADE, tmp_path / "told")
    seen: list[int] = []
    with reportedly.open(place, create=False) as dossier:
        while process.is_alive() or not seen:
            status = dossier.status()
            brought = sum(status.outcomes[outcome] for outcome in ("read", "copy", "revision"))
            assert status.articles == brought == sum(status.readers.values())
            assert len(dossier.search("mayor", limit=None)) >= status.articles
            seen.append(status.articles)
    process.join()
    assert process.exitcode == 0
    assert seen == sorted(seen)
    assert check(place, MADE, tmp_path / "told") == len(MADE)


def test_several_add_the_same_at_once(new_place: str, tmp_path: Path) -> None:
    """Every article is kept once, whoever brought it; also where none has made the dossier yet."""
    told = [tmp_path / f"told{number}" for number in range(3)]
    made = [MADE, MADE[::-1], MADE[20:] + MADE[:20]]
    processes = [started(new_place, part, file) for part, file in zip(made, told, strict=True)]
    for process in processes:
        process.join(120)
    assert [process.exitcode for process in processes] == [0, 0, 0]
    for file in told:
        assert check(new_place, MADE, file) == len(MADE)
    with reportedly.open(new_place) as dossier:
        assert dossier.status().outcomes["pending"] == 0
