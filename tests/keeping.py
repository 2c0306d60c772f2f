"""Keeping readings in a process of its own, so that it can be killed; and what must hold of a dossier ever after."""

from __future__ import annotations

import multiprocessing
import os
import random
import resource
import signal
from multiprocessing.process import BaseProcess
from pathlib import Path

from sqlalchemy import event, func, select, text

import reportedly
from made_readings import Maker
from reportedly.dossier import Dossier, Kept
from reportedly.errors import DossierError
from reportedly.reading import Reading
from reportedly.reading_json import dumps, loads
from reportedly.store.loading import load_reading
from reportedly.store.tables.articles import articles, inputs
from reportedly.store.tables.readings import statements

PROCESSES = multiprocessing.get_context("forkserver")
PROCESSES.set_forkserver_preload(["keeping", "reportedly.dossier.adding", "reportedly.store.migrations"])


def made_readings(count: int, seed: int = 0) -> list[str]:
    """Readings as JSON; every seventh text stands at two places."""
    made = []
    for number in range(count):
        maker = Maker(seed * 1000 + number)
        reading = maker.reading(maker.article(name=f"n{number}", url=None, publisher=f"P{number}"))
        made.append(dumps(reading))
        if number % 7 == 0:
            reading.article.name = f"again{number}"
            made.append(dumps(reading))
    return made


def keep(place: str, made: list[str], told: Path, *, kill_at: int | None = None, file_size: int | None = None) -> None:
    """Keep readings, and write the place of each down once it is told as kept.

    With `kill_at`, the process kills itself before its so manieth SQL statement; with `file_size`, no file may grow
    larger. It ends with the exit code of the error that stops it.
    """
    if file_size is not None:
        signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
        resource.setrlimit(resource.RLIMIT_FSIZE, (file_size, file_size))
    try:
        with told.open("a", encoding="utf-8", buffering=1) as written, reportedly.open(place) as dossier:
            if kill_at is not None:
                _kill_at(dossier, kill_at)
            dossier.keep(map(loads, made), told=lambda kept: _write(written.fileno(), kept))
    except DossierError as error:
        told.with_suffix(".error").write_text(str(error), encoding="utf-8")
        os._exit(error.exit_code)


def _write(file: int, kept: Kept) -> None:
    os.write(file, f"{kept.place}\n".encode())


def _kill_at(dossier: Dossier, statement: int) -> None:
    """Kill this process before a statement, a commit counting as one, and in SQLite each row that is written."""
    left = [statement]

    def count(*_: object) -> None:
        left[0] -= 1
        if left[0] <= 0:
            os.kill(os.getpid(), signal.SIGKILL)

    engine = dossier.database.engine
    if dossier.database.is_sqlite:  # most of what is run there SQLAlchemy does not hear of
        event.listen(engine, "checkout", lambda own, *_: own.set_trace_callback(count))
    else:
        event.listen(engine, "before_cursor_execute", count)
        event.listen(engine, "commit", count)


def started(place: str, made: list[str], told: Path, **how: int | None) -> BaseProcess:
    """A process that keeps readings."""
    process = PROCESSES.Process(target=keep, args=(place, made, told), kwargs=how)
    process.start()
    return process


def check(place: str, made: list[str], told: Path) -> int:
    """What must hold whenever a process was killed; gives how many inputs are kept.

    What was told as kept is there, every article is whole, and everything that is not told is pending or unknown.
    """
    by_name = {reading.article.name: reading for reading in map(loads, made)}
    with reportedly.open(place) as dossier:
        _check_sound(dossier)
        with dossier.database.reading() as connection:
            rows = connection.execute(select(inputs.c.place, inputs.c.outcome, inputs.c.article)).all()
            kept = {row.place: row.article for row in rows if row.outcome not in {"pending", "problem"}}
            assert {row.outcome for row in rows} <= {"read", "copy", "seen", "pending"}
            assert set(told.read_text(encoding="utf-8").split() if told.exists() else []) <= set(kept)
            for name, article in kept.items():
                reading = load_reading(connection, article)
                assert reading is not None
                assert body(reading) == body(by_name[name])
            assert connection.execute(select(func.count()).select_from(articles)).scalar() == len(set(kept.values()))
    return len(kept)


def body(reading: Reading) -> dict[str, object]:
    """A reading without what its article is called, which the first sighting says."""
    data = reading.to_json()
    return data | {"article": reading.article.text}


def _check_sound(dossier: Dossier) -> None:
    """The database holds together, and every statement can be found."""
    with dossier.database.reading() as connection:
        if dossier.database.is_sqlite:
            assert connection.execute(text("PRAGMA integrity_check")).scalar() == "ok"
            assert connection.execute(text("PRAGMA foreign_key_check")).all() == []
        key = "rowid" if dossier.database.is_sqlite else "id"
        for words, table in (("article_words", articles), ("statement_words", statements)):
            listed = connection.execute(text(f"SELECT {key} FROM {words}")).scalars()
            assert set(listed) == set(connection.execute(select(table.c.id)).scalars())


def moments(count: int, longest: float, seed: int = 0) -> list[float]:
    """Random moments, in seconds, the same each time."""
    chance = random.Random(seed)
    return [chance.uniform(0, longest) for _ in range(count)]
