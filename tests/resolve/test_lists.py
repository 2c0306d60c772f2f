"""Lists of known actors that users bring, and how well actors of articles are matched with them."""

from __future__ import annotations

import csv
import json
import tomllib
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import Connection, func, select

from joined_articles import keep, reading_of
from reportedly.errors import MalformedInput, NoSuchInput
from reportedly.explore.questions.actors import actor_details, actor_page
from reportedly.resolve.lists import import_list
from reportedly.store.tables.actors import actors, appearances, guises
from resolve_dossier import dossier

CASES = Path(__file__).parents[1] / "cases"
LIST = CASES / "known_list.ftm.json"
MENTIONS: list[dict[str, Any]] = tomllib.loads((CASES / "known_list.toml").read_text(encoding="utf-8"))["mentions"]
FEW_FLOORS, MANY_FLOORS = (1.0, 0.95), (0.98, 0.94)
"""Precision and recall that matching the lists made for the tests must reach."""
MANY = CASES / "known_many.csv"
MANY_MENTIONS: list[dict[str, str]] = tomllib.loads((CASES / "known_many.toml").read_text(encoding="utf-8"))["mentions"]


def entries(connection: Connection) -> dict[int, str]:
    """Of each article, the entry of the list that its actor was joined to."""
    listed = guises.alias()
    rows = connection.execute(
        select(appearances.c.article, listed.c.key)
        .join(guises, guises.c.id == appearances.c.guise)
        .join(listed, listed.c.actor == guises.c.actor)
        .where(listed.c["list"].is_not(None))
    )
    return {article: key.removeprefix("d-keepers-") for article, key in rows}


@pytest.mark.parametrize("listed_first", [True, False])
def test_matching_a_list(place: str, listed_first: bool, capsys: pytest.CaptureFixture[str]) -> None:
    with dossier(place) as connection:
        if listed_first:
            import_list(connection, LIST, "Keepers")
        ids = [keep(connection, reading_of(number, [one["actor"]])) for number, one in enumerate(MENTIONS, 1)]
        if not listed_first:
            import_list(connection, LIST, "Keepers")
        found = entries(connection)
    judge(found, ids, MENTIONS, FEW_FLOORS, capsys)


def judge(
    found: dict[int, str],
    ids: list[int],
    mentions: list[dict[str, Any]],
    floors: tuple[float, float],
    capsys: pytest.CaptureFixture[str],
) -> None:
    """Hold what was matched against the floors, and print how well it did."""
    told = [(one["actor"], one["entry"], found.get(article, "")) for article, one in zip(ids, mentions, strict=True)]
    right = sum(wanted == got != "" for _, wanted, got in told)
    precision = right / sum(got != "" for _, _, got in told)
    recall = right / sum(wanted != "" for _, wanted, _ in told)
    wrong = [line for line in told if line[1] != line[2]]
    with capsys.disabled():
        print(f"\nmatching a list: precision {precision:.3f}, recall {recall:.3f} of {len(mentions)} mentions")
    assert precision >= floors[0], wrong
    assert recall >= floors[1], wrong


def as_ftm(table: Path) -> str:
    """The rows of a table as FollowTheMoney has them, an entity a line."""
    schemata = {"person": "Person", "organisation": "Organization"}
    countries = {"person": "citizenship", "organisation": "jurisdiction"}
    lines = []
    for row in csv.DictReader(table.read_text(encoding="utf-8").splitlines()):
        names = {"name": [row["name"]], "alias": [alias for alias in row["aliases"].split(";") if alias]}
        told = {**names, countries[row["kind"]]: [row["country"]]}
        lines.append(json.dumps({"id": row["id"], "schema": schemata[row["kind"]], "properties": told}))
    return "\n".join(lines)


@pytest.mark.parametrize("form", ["csv", "ftm.json"])
def test_matching_a_list_of_many(
    sqlite_place: str, form: str, write: Callable[[str, str], Path], capsys: pytest.CaptureFixture[str]
) -> None:
    """Sixty-four people and bodies, many of them near to another; each mention is an article of its own."""
    listed = MANY if form == "csv" else write("many.ftm.json", as_ftm(MANY))
    with dossier(sqlite_place) as connection:
        assert import_list(connection, listed, "Keepers").taken == 64
        kept = [keep(connection, reading_of(number, [one["actor"]])) for number, one in enumerate(MANY_MENTIONS, 1)]
        judge(entries(connection), kept, MANY_MENTIONS, MANY_FLOORS, capsys)


def test_what_a_list_says_is_shown_with_the_list_named(place: str) -> None:
    with dossier(place) as connection:
        done = import_list(connection, LIST, "Keepers")
        assert (done.taken, dict(done.skipped)) == (
            10,
            {"Vessel: no actor": 1, "no name that can be compared": 1},
        )
        keep(connection, reading_of(1, ["person: Ismail Ghassemi | IRN"]))
        details = actor_details(connection, "d-keepers-L-1")
        assert details.actor.name == "Esmail Qasimi"
        assert details.guises[0].of_list == "Keepers"
        assert details.guises[0].about == {
            "birthDate": ["1901-02-03"], "position": ["Keeper of the lighthouse"],
        }  # fmt: skip
        assert [one.key for one in actor_page(connection).rows] == ["d-keepers-L-1"]


def test_importing_again_replaces(place: str, write: Callable[[str, str], Path]) -> None:
    lines = LIST.read_text(encoding="utf-8").splitlines(keepends=True)
    with dossier(place) as connection:
        keep(connection, reading_of(1, ["person: Anna Lindqvist | SWE"]))
        import_list(connection, LIST, "Keepers")
        before = connection.execute(select(func.count()).select_from(actors)).scalar()
        import_list(connection, LIST, "Keepers")
        assert connection.execute(select(func.count()).select_from(actors)).scalar() == before
        assert entries(connection) == {1: "L-4"}
        shorter = write("shorter.json", "".join(line for line in lines if "L-4" not in line))
        done = import_list(connection, shorter, "Keepers")
        assert (done.taken, done.removed) == (9, 1)
        assert entries(connection) == {}
        assert [one.name for one in actor_page(connection).rows] == ["Anna Lindqvist"]


def test_a_table_is_taken_too(place: str, write: Callable[[str, str], Path]) -> None:
    table = write(
        "mine.csv",
        "name,kind,country,sectors,aliases,wikidata\n"
        "Skerry Union of Rowers,organization,no,LAB;NGO,SUR;Rowers of Skerry,\n"
        "Blue Heron,vessel,,,,\n",
    )
    with dossier(place) as connection:
        done = import_list(connection, table, "mine")
        assert (done.taken, dict(done.skipped)) == (1, {"vessel: no kind of actor that can be listed": 1})
        keep(connection, reading_of(1, ["organisation: Rowers of Skerry"]))
        found = actor_page(connection).rows
        assert [(one.name, one.country, one.sectors) for one in found] == [
            ("Skerry Union of Rowers", "NOR", ["LAB", "NGO"])
        ]


@pytest.mark.parametrize(
    ("name", "content", "said"),
    [
        ("x.json", "{}\n", "line 1: not a FollowTheMoney entity"),
        ("x.json", "\nno json", "line 2: not a FollowTheMoney entity"),
        ("x.csv", "who,what\n", "no column name and kind; it has who, what"),
    ],
)
def test_what_is_no_list_is_refused(
    sqlite_place: str, write: Callable[[str, str], Path], name: str, content: str, said: str
) -> None:
    with dossier(sqlite_place) as connection:
        with pytest.raises(MalformedInput, match=said):
            import_list(connection, write(name, content), "x")
        with pytest.raises(NoSuchInput, match="can't be opened"):
            import_list(connection, Path("nowhere.json"), "x")
