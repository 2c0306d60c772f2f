"""No room, no connection: a call ends with a plain error, what was told as kept is kept, and the same call finishes."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import psycopg
import pytest
from sqlalchemy import insert, select

import reportedly
from databases import Server
from keeping import check, made_readings, started
from reportedly.dossier import Dossier, Kept
from reportedly.errors import DossierUnavailable
from reportedly.reading_json import loads
from reportedly.store.tables.articles import runs

MADE = made_readings(60, seed=3)


@pytest.mark.parametrize("kilobytes", [24, 700, 1500])
def test_a_full_disk_loses_nothing_that_was_told(tmp_path: Path, kilobytes: int) -> None:
    sqlite_place, told = str(tmp_path / "news.db"), tmp_path / "told"
    process = started(sqlite_place, MADE, told, file_size=kilobytes * 1024)
    process.join(60)
    assert process.exitcode == DossierUnavailable.exit_code
    assert "can't be written: no space" in told.with_suffix(".error").read_text(encoding="utf-8")
    kept = check(sqlite_place, MADE, told)
    assert kept < len(MADE)
    assert kept > 0 or kilobytes < 1000
    process = started(sqlite_place, MADE, told)
    process.join(60)
    assert (process.exitcode, check(sqlite_place, MADE, told)) == (0, len(MADE))


def test_a_database_that_is_full_is_told_as_such(sqlite_place: str) -> None:
    with reportedly.open(sqlite_place) as dossier:
        with dossier.database.reading() as connection:
            pages = connection.exec_driver_sql("PRAGMA page_count").scalar_one()
        with dossier.database.reading() as connection:
            connection.exec_driver_sql(f"PRAGMA max_page_count = {pages + 40}")
        with pytest.raises(DossierUnavailable, match=r"no space .*full"):
            dossier.keep(map(loads, MADE))
    assert check(sqlite_place, MADE, Path("nothing")) < len(MADE)


def test_a_connection_that_is_lost_loses_nothing_that_was_told(
    postgresql_place: str, postgresql_server: Server, tmp_path: Path
) -> None:
    told = tmp_path / "told"

    def cut(kept: Kept) -> None:
        with told.open("a", encoding="utf-8") as written:
            written.write(f"{kept.place}\n")
        if len(told.read_text(encoding="utf-8").split()) == 20:
            query = "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE application_name = 'reportedly'"
            postgresql_server.run(query)

    with reportedly.open(postgresql_place) as dossier:
        dossier.keep(map(loads, MADE), told=cut)  # between two transactions: the next one takes a new connection
    assert check(postgresql_place, MADE, told) == len(MADE)


def test_a_server_that_dies_loses_nothing_that_was_told(tmp_path: Path) -> None:
    server, told = Server(), tmp_path / "told"
    try:
        with server.database() as place:
            with pytest.raises(DossierUnavailable, match="can't be reached"), reportedly.open(place) as dossier:
                dossier.keep(map(loads, MADE), told=lambda kept: _stop_at(kept, 20, told, server))
            with pytest.raises(DossierUnavailable, match="can't be reached"):
                reportedly.open(place)
            server.server.ensure_postgres_running()
            assert 20 <= check(place, MADE, told) < len(MADE)
            with reportedly.open(place) as dossier:
                dossier.keep(map(loads, MADE))
            assert check(place, MADE, told) == len(MADE)
    finally:
        server.stop()


def _stop_at(kept: Kept, count: int, told: Path, server: Server) -> None:
    with told.open("a", encoding="utf-8") as written:
        written.write(f"{kept.place}\n")
    if len(told.read_text(encoding="utf-8").split()) == count:
        server.crash()


def test_a_transaction_that_is_cut_leaves_no_trace(postgresql_place: str, postgresql_server: Server) -> None:
    with reportedly.open(postgresql_place) as dossier:
        with pytest.raises(DossierUnavailable, match="what was reported as kept is kept"):
            _write_and_cut(dossier, postgresql_server)
        with dossier.database.reading() as connection:
            assert connection.execute(select(runs)).all() == []


def _write_and_cut(dossier: Dossier, server: Server) -> None:
    with dossier.database.writing() as connection:
        connection.execute(insert(runs).values(command="add", named=[], reader="", started=""))
        server.run("SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE application_name = 'reportedly'")
        connection.execute(select(runs))


def test_no_server_is_told_in_a_line(tmp_path: Path) -> None:
    place = f"postgresql:///news?host={tmp_path}"
    command = [sys.executable, "-c", "from reportedly.explore.cli import main; main()", "dossier", "status"]
    done = subprocess.run([*command, "--dossier", place], capture_output=True, text=True, check=False, timeout=60)
    assert done.returncode == DossierUnavailable.exit_code
    assert done.stderr.startswith("reportedly: postgresql:///news?")
    assert len(done.stderr.splitlines()) == 1


def test_a_password_is_never_shown() -> None:
    place = "postgresql://desk:s3cret@localhost:1/news"
    with pytest.raises(DossierUnavailable) as told:
        reportedly.open(place)
    assert "s3cret" not in str(told.value)
    assert isinstance(told.value.__cause__, Exception)
    assert not isinstance(told.value.__cause__, psycopg.Error)
