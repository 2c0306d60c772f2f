"""Settled: what tables tell is what would be worked out when asked, in any order of articles, and through kills."""

from __future__ import annotations

import json
import random
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import Connection, Table, func, select

import reportedly
from made_up import made_up
from reportedly.dossier import Dossier, adding
from reportedly.errors import QueryError
from reportedly.explore.questions import plain
from reportedly.explore.questions.claims import About, claim_details, claim_page
from reportedly.explore.questions.disputes import dispute_page
from reportedly.explore.questions.facets import search_facets
from reportedly.explore.questions.origin_range import OriginRange, origin_range
from reportedly.explore.questions.search import Only
from reportedly.explore.questions.series import Asked, series_page
from reportedly.ingest.articles import make_article
from reportedly.pipeline import read_articles
from reportedly.reading import Reading
from reportedly.reconcile.claims.judging import join_claims, pin_claim, split_claim
from reportedly.reconcile.settling import changing, settle
from reportedly.reconcile.settling.findings import findings_of
from reportedly.reconcile.settling.looked_up import LookedUp
from reportedly.reconcile.settling.rows import rows_of
from reportedly.reconcile.settling.settling import is_settled
from reportedly.reconcile.settling.shares import MOST, Shares
from reportedly.store.tables.articles import articles
from reportedly.store.tables.claims import claim_ties, claim_units, claims
from reportedly.store.tables.settled import (
    claim_origins,
    disputes,
    figure_series,
    matter_articles,
    matters,
    series_counts,
    unsettled,
)

ARTICLES = [
    ("wire", "Coast Wire", "1921-03-07",
     "At least 12 miners were killed when the Alder shaft flooded, Inspector Orla Finn said on Monday. "
     "Finn accused the Alder Company of locking the pump house.\n\n"
     "The Alder Company denied that it had locked the pump house."),
    ("gazette", "Mole Gazette", "1921-03-08",
     "At least 12 miners were killed when the Alder shaft flooded, Inspector Orla Finn said on Monday. "
     "Finn accused the Alder Company of locking the pump house.\n\n"
     "The Alder Company denied that it had locked the pump house.\n\n(Coast Wire)"),
    ("post", "Hill Post", "1921-03-09",
     "The flood in the Alder shaft killed 15 miners, Inspector Orla Finn said on Wednesday. "
     "Doctor Carl Lind said that 21 miners were killed in the Alder shaft."),
    ("herald", "Bay Herald", "1921-03-09",
     "Doctor Carl Lind said that 21 miners were killed when the Alder shaft flooded. "
     "The Alder Company said that nobody had locked the pump house."),
    ("ferry", "Coast Wire", "1931-05-04",
     "The ferry Alma capsized off Cape Nord on Sunday, killing 41 people, the coastguard of Telmark said. "
     'Captain Ivo Berg said: "The bow door of the Alma was never closed."'),
    ("owners", "Telmark Times", "1931-05-06",
     "The owners denied that the bow door of the ferry Alma was open when she capsized off Cape Nord. "
     "The coastguard of Telmark said that 41 people died on the ferry Alma."),
    ("chess", "Telmark Times", "1931-05-06", "A baker won the chess prize in Telmark. The mayor said he was glad."),
]  # fmt: skip


@pytest.fixture(scope="module")
def readings() -> list[Reading]:
    made = (make_article(text, name=name, publisher=who, published=day) for name, who, day, text in ARTICLES)
    return list(read_articles(made))


def rows(connection: Connection, table: Table) -> list[dict[str, Any]]:
    return [dict(row._mapping) for row in connection.execute(select(table))]


def told(values: Iterable[dict[str, Any]], *without: str) -> list[str]:
    """Rows as they can be compared: in order, as text, without columns that number them."""
    kept = ({name: value for name, value in row.items() if name not in without} for row in values)
    return sorted(json.dumps(row, sort_keys=True, default=str) for row in kept)


def written(connection: Connection) -> dict[str, Any]:
    """All that was settled."""
    members: dict[int, set[int]] = {}
    for row in rows(connection, matter_articles):
        members.setdefault(row["matter"], set()).add(row["article"])
    counts: dict[int, list[dict[str, Any]]] = {}
    for row in rows(connection, series_counts):
        counts.setdefault(row.pop("series"), []).append(row)
    return {
        "matters": sorted(map(sorted, members.values())),
        "origins": told(rows(connection, claim_origins)),
        "ties": told(rows(connection, claim_ties)),
        "disputes": told(rows(connection, disputes), "id", "matter"),
        "series": told(
            ({**row, "counts": told(counts[row["id"]])} for row in rows(connection, figure_series)), "id", "matter"
        ),
    }


def worked_out(connection: Connection) -> dict[str, Any]:
    """All of it worked out now, from the claims alone."""
    shares, looked_up = Shares(connection), LookedUp(connection)
    own = {shares.matter_of(article) for article in connection.execute(select(articles.c.id)).scalars()}
    found = [rows_of(findings_of(one, looked_up), looked_up.ids) for one in own]
    return {
        "matters": sorted(map(sorted, own)),
        "origins": told(row for one in found for row in one.origins),
        "ties": told(row for one in found for row in one.ties),
        "disputes": told(row for one in found for row in one.disputes),
        "series": told({**row, "counts": told(counts)} for one in found for row, counts in one.series),
    }


def check(dossier: Dossier) -> dict[str, Any]:
    """That everything is settled, and as it would be worked out; gives it."""
    assert is_settled(dossier.database)
    with dossier.database.reading() as connection:
        found = written(connection)
        assert found == worked_out(connection)
    return found


def shown(connection: Connection) -> list[Any]:
    """What questions answer."""
    keys = connection.execute(select(claims.c.key).order_by(claims.c.key)).scalars().all()
    return [
        plain(dispute_page(connection)),
        plain(series_page(connection)),
        plain(claim_page(connection)),
        [plain(claim_details(connection, key)) for key in keys],
    ]


def test_what_is_settled_is_what_would_be_worked_out(place: str, readings: list[Reading]) -> None:
    with reportedly.open(place) as dossier:
        for reading in readings:
            dossier.keep([reading])
        found = check(dossier)
    assert all(found.values())
    assert len(found["matters"]) == 3


@pytest.mark.parametrize("seed", [1, 2, 3])
def test_the_order_of_articles_does_not_matter(
    sqlite_place: str, tmp_path: Path, readings: list[Reading], seed: int
) -> None:
    shuffled = list(readings)
    random.Random(seed).shuffle(shuffled)
    answers = []
    for where, made in ((sqlite_place, shuffled), (str(tmp_path / "other.db"), readings)):
        with reportedly.open(where) as dossier:
            dossier.keep(made)
            check(dossier)
            with dossier.database.reading() as connection:
                homes = {tuple(sorted(own)) for own in _homes(connection).values()}
                answers.append((homes, _by_words(plain(dossier.disputes())), _by_words(plain(dossier.series()))))
    assert answers[0] == answers[1]


@pytest.mark.parametrize("seed", [1, 2])
def test_in_whatever_lots_articles_come_it_is_what_would_be_worked_out(sqlite_place: str, seed: int) -> None:
    chance = random.Random(seed)
    waiting = [made_up(number) for number in chance.sample(range(3_000, 3_080), 36)]
    sizes = []
    with reportedly.open(sqlite_place) as dossier:
        while waiting:
            lot, waiting = waiting[: (size := chance.randint(1, 12))], waiting[size:]
            dossier.keep(lot)
            check(dossier)
            sizes.append(len(lot))
        found = check(dossier)
        assert len(sizes) > 2 < max(map(len, found["matters"]))
        assert len(found["origins"]) > 36
        assert found["series"]


def _homes(connection: Connection) -> dict[int, list[str]]:
    found: dict[int, list[str]] = {}
    for row in connection.execute(select(claim_units)):
        found.setdefault(row.claim, []).append(row.key)
    return found


def _by_words(rows_: list[Any]) -> list[str]:
    """Answers without keys, which tell who came first."""
    return sorted(json.dumps({name: one for name, one in row.items() if name != "claims"}) for row in rows_)


def test_rereading_and_judging_settle_anew(place: str, readings: list[Reading]) -> None:
    with reportedly.open(place) as dossier:
        dossier.keep(readings)
        before = check(dossier)
        dossier.reread()
        assert len(check(dossier)["origins"]) == len(before["origins"])
        first, second = (row.id for row in dossier.claims(limit=2))
        with changing(dossier.database) as connection:
            join_claims(connection, first, second, by="Ada")
        check(dossier)
        unit = dossier.claims(limit=1)[0].statements[-1].unit
        with changing(dossier.database) as connection:
            split_claim(connection, dossier.claims(limit=1)[0].id, unit, by="Ada")
            pin_claim(connection, dossier.claims(limit=1)[0].id, by="Ada")
        check(dossier)


def test_actors_that_were_judged_one_are_settled_as_one(sqlite_place: str, readings: list[Reading]) -> None:
    with reportedly.open(sqlite_place) as dossier:
        dossier.keep(readings)
        check(dossier)
        keys = {one.name: one.key for one in dossier.actors()}
        assert {("Carl Lind",), ("Orla Finn",)} <= {tuple(side) for one in dossier.disputes() for side in one.sides}
        dossier.review.accept(f"{keys['Carl Lind']}={keys['Orla Finn']}", by="Ada")
        check(dossier)
        dossier.review.undo(dossier.review.pairs()[0].key, by="Ada")
        check(dossier)


def test_a_question_before_it_is_settled_works_it_out_and_writes_nothing(
    place: str, readings: list[Reading], monkeypatch: pytest.MonkeyPatch
) -> None:
    with reportedly.open(place) as dossier:
        dossier.keep(readings[:4])
        with monkeypatch.context() as patched:
            patched.setattr(adding, "settle", lambda _: 0)
            dossier.keep(readings[4:])
            dossier.keep([_later(readings[2])])
        with dossier.database.reading() as connection:
            assert connection.execute(select(func.count()).select_from(unsettled)).scalar_one() > 0
            kept, early = written(connection), shown(connection)
            assert written(connection) == kept
        settle(dossier.database)
        check(dossier)
        with dossier.database.reading() as connection:
            assert shown(connection) == early


def _later(reading: Reading) -> Reading:
    """Another article of the same matter."""
    text = f"{reading.article.text} Inspector Orla Finn denied that 21 miners were killed in the Alder shaft."
    return next(iter(read_articles([make_article(text, name="later", publisher="Dale Sun", published="1921-03-11")])))


@pytest.fixture
def killed() -> type[Exception]:
    class Killed(Exception):
        """What stops a process in a test, at a place of the test's choice."""

    return Killed


def test_what_was_not_settled_is_settled_by_the_next_call(
    place: str, readings: list[Reading], monkeypatch: pytest.MonkeyPatch, killed: type[Exception]
) -> None:
    from reportedly.reconcile.settling import settling

    with reportedly.open(place) as dossier:
        for step in ("plan", "_tell", "_write"):
            with monkeypatch.context() as patched:

                def stop(*_: Any) -> None:
                    raise killed

                patched.setattr(settling, step, stop)
                with pytest.raises(killed):
                    dossier.keep(readings[:3] if step == "plan" else readings[3:5] if step == "_tell" else readings[5:])
            assert not is_settled(dossier.database)
            with dossier.database.reading() as connection:
                shown(connection)
        dossier.keep(readings[:1])  # known already
        check(dossier)


def test_claims_are_narrowed_to_a_number_of_origins(place: str, readings: list[Reading]) -> None:
    with reportedly.open(place) as dossier:
        dossier.keep(readings)
        every = dossier.claims(limit=None)
        several = [row for row in every if len(row.statements) > 1]
        for asked, wanted in (("1", {1}), ("2..", {2, 3, 4}), ("..1", {0, 1}), ("2..3", {2, 3})):
            about = About(origins=origin_range(asked))
            assert [row.id for row in dossier.claims(about=about)] == [
                row.id for row in several if row.origins in wanted
            ]
        assert {row.origins for row in several} >= {1, 2}


def test_a_search_is_narrowed_to_what_several_say_of_themselves(place: str, readings: list[Reading]) -> None:
    with reportedly.open(place) as dossier:
        dossier.keep(readings)
        only = Only(origins=OriginRange(2))
        every, some = dossier.search_statements("miners"), dossier.search_statements("miners", only=only)
        assert 0 < len(some) <= len(every)
        assert dossier.search_statements("miners", only=Only(origins=OriginRange(9))) == []
        assert dossier.search("miners", only=Only(origins=OriginRange(9))) == []
        several = {row.id for row in dossier.claims(about=About(origins=OriginRange(2)))}
        assert {one.article for one in dossier.search("miners", only=only)} <= {
            told.key for key in several for told in dossier.claim(key).statements
        }
        with dossier.database.reading() as connection:
            facets = search_facets(connection, "miners", "statements").origins
            assert {one.value: one.hits for one in facets}["2.."] == len(some)
            assert claim_page(connection, about=About("pump house")).rows
            assert claim_page(connection, about=About("the pump house after")) == claim_page(
                connection, about=About("pump house")
            )
            assert not claim_page(connection, about=About("after the")).rows


@pytest.mark.parametrize("written", ["..", "two", "2-3", "1..2..3", "-1"])
def test_what_is_no_number_of_origins_is_refused(written: str) -> None:
    with pytest.raises(QueryError, match="number of origins"):
        origin_range(written)


def test_figures_come_by_the_page_and_narrowed(place: str, readings: list[Reading]) -> None:
    with reportedly.open(place) as dossier:
        dossier.keep(readings)
        with dossier.database.reading() as connection:
            whole = series_page(connection, limit=100).rows
            found, after = [], None
            while True:
                page = series_page(connection, after=after, limit=1)
                found += page.rows
                if (after := page.next) is None:
                    break
            assert found == whole
            some = series_page(connection, asked=Asked(since="1921-03-09", until="1921-03-09")).rows
            assert {count.published for row in some for count in row.counts} == {"1921-03-09"}
            assert series_page(connection, asked=Asked(place="Nowhere")).rows == []
            at = series_page(connection, asked=Asked("killed", "Alder")).rows
            assert {count.low for row in at for count in row.counts} == {12, 15, 21}


def test_a_claim_shows_what_it_is_a_rival_of_and_what_took_its_place(place: str, readings: list[Reading]) -> None:
    with reportedly.open(place) as dossier:
        dossier.keep(readings)
        ties = {(one.tie, one.reason) for row in dossier.claims(limit=None) for one in dossier.claim(row.id).ties}
    assert {kind for kind, _ in ties} == {"rival", "series"}
    assert any("Carl Lind" in reason and "Orla Finn" in reason for kind, reason in ties if kind == "rival")
    assert any("then 15" in reason or "as of" in reason for kind, reason in ties if kind == "series")


def test_too_many_articles_of_one_matter_are_parted_by_how_much_they_share(
    sqlite_place: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    shared = {(one, one + 1): 1 + (one % 3 != 0) for one in range(1, 12)}
    monkeypatch.setattr("reportedly.reconcile.settling.shares.MOST", 4)
    assert MOST > 4
    with reportedly.open(sqlite_place) as dossier, dossier.database.reading() as connection:
        shares = Shares(connection)
        near: dict[int, dict[int, int]] = {one: {} for one in range(1, 13)}
        for (one, other), count in shared.items():
            near[one][other] = near[other][one] = count
        shares._near |= near
        found = {shares.matter_of(one) for one in range(1, 13)}
    assert found == {frozenset(own) for own in ((1, 2, 3), (4, 5, 6), (7, 8, 9), (10, 11, 12))}


def test_no_matter_is_without_articles(sqlite_place: str, readings: list[Reading]) -> None:
    with reportedly.open(sqlite_place) as dossier:
        dossier.keep(readings)
        with dossier.database.reading() as connection:
            every = set(connection.execute(select(matters.c.id)).scalars())
            assert every == set(connection.execute(select(matter_articles.c.matter)).scalars())
