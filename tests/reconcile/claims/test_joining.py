"""Claims of a dossier: made as articles come, the same in any order, kept through rereading, and judged by people."""

from __future__ import annotations

import random
from collections.abc import Iterable
from typing import Any

import pytest
from sqlalchemy import Connection, func, select, update

import reportedly
from reportedly.dossier import Dossier
from reportedly.errors import NoSuchClaim, NoSuchJudgement
from reportedly.ingest.articles import make_article
from reportedly.pipeline import read_articles
from reportedly.reading import Reading
from reportedly.reconcile.claims.joining import another_key, join
from reportedly.reconcile.claims.judging import claim_id, join_claims, pin_claim, split_claim, withdraw
from reportedly.reconcile.claims.keeping import units_in
from reportedly.reconcile.claims.matters import matter_of
from reportedly.reconcile.claims.meeting import COMPARED, LISTED, WEIGHED, keys_of, meet, near, unlist
from reportedly.store.tables.articles import articles
from reportedly.store.tables.claims import claim_keys, claim_statements, claim_units, claims
from reportedly.store.tables.readings import readings as made

TEXTS = {
    "wire": "The ferry Alma capsized off Cape Nord on Sunday, killing 41 people, the coastguard of Telmark said. "
    'Captain Ivo Berg said: "The bow door of the Alma was never closed."',
    "copy": "The ferry Alma capsized off Cape Nord on Sunday, killing 41 people, the coastguard of Telmark said.",
    "later": "The owners denied that the bow door of the ferry Alma was open when she capsized off Cape Nord. "
    "A baker won the chess prize in Telmark.",
    "rest": "Divers searched the ferry Alma off Cape Nord again, the coastguard of Telmark said, after 41 people died.",
}


@pytest.fixture(scope="module")
def readings() -> dict[str, Reading]:
    dated = [(name, f"1931-05-0{number}", text) for number, (name, text) in enumerate(TEXTS.items(), 4)]
    made = [make_article(text, name=name, published=day, publisher=name.title()) for name, day, text in dated]
    return {one.article.name: one for one in read_articles(made)}


def partition(connection: Connection) -> set[frozenset[str]]:
    """Which units are at home together, by their keys."""
    homes: dict[int, set[str]] = {}
    for row in connection.execute(select(claim_units)):
        homes.setdefault(row.claim, set()).add(row.key)
    return {frozenset(own) for own in homes.values()}


def kept(place: str, made: Iterable[Reading]) -> set[frozenset[str]]:
    with reportedly.open(place) as dossier:
        dossier.keep(made)
        with dossier.database.reading() as connection:
            return partition(connection)


def claim_with(connection: Connection, words: str) -> str:
    found = connection.execute(select(claims).where(claims.c.text.contains(words)).order_by(claims.c.id)).first()
    assert found is not None
    return str(found.key)


def test_claims_come_with_the_articles(place: str, readings: dict[str, Reading]) -> None:
    with reportedly.open(place) as dossier:
        dossier.keep(readings.values())
        with dossier.database.reading() as connection:
            row = connection.execute(select(claims).where(claims.c.text.contains("capsized")).limit(1)).one()
            assert row.articles >= 2
            assert connection.execute(select(claim_units.c.id).where(claim_units.c.claim.is_(None))).first() is None
            every = connection.execute(select(func.count()).select_from(claim_units)).scalar_one()
            assert connection.execute(select(func.count()).select_from(claim_statements)).scalar_one() >= every


@pytest.mark.parametrize("seed", [1, 2, 3])
def test_the_order_of_articles_does_not_matter(
    sqlite_place: str, tmp_path: object, readings: dict[str, Reading], seed: int
) -> None:
    shuffled = list(readings.values())
    random.Random(seed).shuffle(shuffled)
    assert kept(sqlite_place, shuffled) == kept(f"{tmp_path}/other.db", readings.values())


def test_reading_again_changes_neither_claims_nor_their_keys(place: str, readings: dict[str, Reading]) -> None:
    with reportedly.open(place) as dossier:
        dossier.keep(readings.values())
        before = _state(dossier)
        dossier.reread()
        assert _state(dossier) == before


def test_a_claim_that_loses_a_statement_by_reading_again_is_written_anew(
    sqlite_place: str, readings: dict[str, Reading]
) -> None:
    other = make_article("A baker won the chess prize in Telmark.", name="copy", published="1931-05-05")
    with reportedly.open(sqlite_place) as dossier:
        dossier.keep(readings.values())
        with dossier.database.writing() as connection:
            before = _counts(connection)
            own = select(made.c.id).join(articles, articles.c.id == made.c.article).where(articles.c.name == "copy")
            join(connection, connection.execute(own).scalar_one(), next(iter(read_articles([other]))))
            after = _counts(connection)
    assert before != after
    assert all((one["statements"], one["articles"]) == (one["there"], one["whose"]) for one in after.values())


def _counts(connection: Connection) -> dict[str, dict[str, Any]]:
    """What is written down of how many make each claim, and how many do."""
    there, whose = func.count().label("there"), func.count(claim_units.c.article.distinct()).label("whose")
    asked = (
        select(claims.c.key, claims.c.statements, claims.c.articles, there, whose)
        .join(claim_statements, claim_statements.c.claim == claims.c.id)
        .join(claim_units, claim_units.c.id == claim_statements.c.unit)
        .group_by(claims.c.id)
    )
    return {row.key: {**row._mapping} for row in connection.execute(asked)}


def _state(dossier: Dossier) -> tuple[set[frozenset[str]], set[str]]:
    with dossier.database.reading() as connection:
        return partition(connection), set(connection.execute(select(claims.c.key)).scalars())


def test_a_claim_whose_units_keys_are_all_borne_gets_one_that_none_bears(
    sqlite_place: str, readings: dict[str, Reading]
) -> None:
    with reportedly.open(sqlite_place) as dossier:
        dossier.keep(readings.values())
        with dossier.database.writing() as connection:
            first, *_, last = connection.execute(select(claims.c.id, claims.c.key).order_by(claims.c.id)).all()
            borne = another_key(connection, first.key, set())
            connection.execute(update(claims).where(claims.c.id == last.id).values(key=borne))
            free = another_key(connection, first.key, set())
            assert len({first.key, borne, free, another_key(connection, first.key, {free})}) == 4


def test_the_key_of_every_statement_leads_to_its_claim(sqlite_place: str, readings: dict[str, Reading]) -> None:
    with reportedly.open(sqlite_place) as dossier:
        dossier.keep(readings.values())
        with dossier.database.reading() as connection:
            for row in connection.execute(select(claim_units)):
                assert claim_id(connection, row.key) in set(connection.execute(select(claims.c.id)).scalars())
            with pytest.raises(NoSuchClaim, match="no claim of this dossier"):
                claim_id(connection, "c-0000000000000000")


def test_a_person_joins_and_it_survives_rereading(place: str, readings: dict[str, Reading]) -> None:
    with reportedly.open(place) as dossier:
        dossier.keep(readings.values())
        with dossier.database.writing() as connection:
            one, other = claim_with(connection, "chess"), claim_with(connection, "capsized")
            judgement = join_claims(connection, one, other, by="A. Reader", why="to try")
        _together(dossier, one, other, together=True)
        dossier.reread()
        _together(dossier, one, other, together=True)
        with dossier.database.writing() as connection:
            withdraw(connection, judgement, by="A. Reader")
            with pytest.raises(NoSuchJudgement):
                withdraw(connection, judgement, by="A. Reader")
        _together(dossier, one, other, together=False)


def _together(dossier: Dossier, one: str, other: str, *, together: bool) -> None:
    with dossier.database.reading() as connection:
        homes = connection.execute(select(claim_units.c.claim).where(claim_units.c.key.in_([one, other]))).scalars()
        assert (len(set(homes)) == 1) is together


def test_a_person_splits_a_statement_off(place: str, readings: dict[str, Reading]) -> None:
    with reportedly.open(place) as dossier:
        dossier.keep(readings.values())
        with dossier.database.writing() as connection:
            row = connection.execute(select(claims).where(claims.c.text.contains("capsized")).limit(1)).one()
            units = connection.execute(select(claim_units).where(claim_units.c.claim == row.id)).all()
            assert len(units) > 1
            split_claim(connection, row.key, units[-1].key, by="A. Reader")
        _together(dossier, units[0].key, units[-1].key, together=False)
        dossier.reread()
        _together(dossier, units[0].key, units[-1].key, together=False)


def test_only_one_of_several_statements_can_be_split_off(sqlite_place: str, readings: dict[str, Reading]) -> None:
    with reportedly.open(sqlite_place) as dossier:
        dossier.keep(readings.values())
        with dossier.database.writing() as connection:
            key = claim_with(connection, "chess")
            with pytest.raises(NoSuchClaim, match="not one of several"):
                split_claim(connection, key, key, by="A. Reader")


def test_what_is_pinned_stays_as_it_is(place: str, readings: dict[str, Reading]) -> None:
    with reportedly.open(place) as dossier:
        dossier.keep([readings["wire"]])
        with dossier.database.writing() as connection:
            key = claim_with(connection, "capsized")
            pin_claim(connection, key, by="A. Reader")
        dossier.keep([readings["copy"]])
        with dossier.database.reading() as connection:
            row = connection.execute(select(claims).where(claims.c.key == key)).one()
            assert (row.articles, row.pinned) == (1, True)


def test_so_many_articles_are_listed_and_compared_at_most(sqlite_place: str) -> None:
    with reportedly.open(sqlite_place) as dossier:
        made = [make_article(f"The ferry Alma sank off Cape Nord, number {n} wrote.", name=f"n{n}") for n in range(60)]
        dossier.keep(read_articles(made))
        with dossier.database.writing() as connection:
            counts = select(func.count()).select_from(claim_keys).group_by(claim_keys.c.key)
            assert max(connection.execute(counts).scalars()) == LISTED
            last = connection.execute(select(func.max(articles.c.id))).scalar_one()
            traits = [one.traits for one in units_in(connection, [last])]
            unlist(connection, last)
            met = meet(connection, last, keys_of(traits, None))
            assert COMPARED < len(met) <= WEIGHED
            assert len(near(connection, matter_of(traits), met)) == COMPARED


def test_an_article_is_not_compared_with_one_on_another_matter(sqlite_place: str) -> None:
    words = "The harbour strike at Cape Nord goes on, {}.\n\n{}"
    ferry = words.format("the pilots said", "A ferry sank with its barley, and divers searched the wreck.")
    choir = words.format("the singers said", "A choir sang hymns in the chapel, and monks tuned its organ.")
    with reportedly.open(sqlite_place) as dossier:
        dates = {"ferry": "1931-05-04", "again": "1931-05-05", "choir": "1951-05-06"}
        texts = {"ferry": ferry, "again": ferry + " It rained.", "choir": choir}
        dossier.keep(
            read_articles([make_article(texts[name], name=name, published=day) for name, day in dates.items()])
        )
        with dossier.database.writing() as connection:
            ids = {row.name: row.id for row in connection.execute(select(articles.c.id, articles.c.name))}
            traits = [one.traits for one in units_in(connection, [ids["ferry"]])]
            unlist(connection, ids["ferry"])
            assert list(near(connection, matter_of(traits), [ids["choir"], ids["again"]])) == [ids["again"]]
