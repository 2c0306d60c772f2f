"""What people judge: it wins over every rule, splits and joins, outlives rereading, and can be taken back."""

from __future__ import annotations

import pytest
from sqlalchemy import Connection, select

from joined_articles import groups, keep, reading_of
from reportedly.errors import NoSuchActor, NoSuchJudgement
from reportedly.explore.questions.actors import actor_details, judgement_list, undecided_page
from reportedly.resolve import rejoin
from reportedly.resolve.joining import join_actors
from reportedly.resolve.judging import judge_different, judge_same, withdraw
from reportedly.store.saving import save_reading
from reportedly.store.tables.actors import guises
from reportedly.store.tables.articles import articles
from resolve_dossier import dossier


def key(connection: Connection, words: str, country: str | None = None) -> str:
    found = select(guises.c.key).where(
        guises.c.words == words, guises.c.country.is_(country) if country is None else guises.c.country == country
    )
    return str(connection.execute(found).scalars().first())


def mention(connection: Connection, article: int, name: str) -> str:
    row = connection.execute(select(articles.c.key, articles.c.text).where(articles.c.id == article)).one()
    start = row.text.index(name)
    return f"{row.key}:{start}-{start + len(name)}"


def test_same_joins_what_no_rule_would(place: str) -> None:
    with dossier(place) as connection:
        keep(connection, reading_of(1, ["person: Anna Berg"]))
        keep(connection, reading_of(2, ["person: Rosa of the Quay | NOR"]))
        judge_same(
            connection, key(connection, "anna berg"), key(connection, "rosa quay", "NOR"), by="Ane", why="a stage name"
        )
        assert groups(connection) == {("1: Anna Berg", "2: Rosa of the Quay")}
        joined = actor_details(connection, key(connection, "anna berg")).guises[1]
        assert joined.why == "judged the same by Ane: a stage name"
        keep(connection, reading_of(3, ["person: Anna Berg"]))
        assert groups(connection) == {("1: Anna Berg", "2: Rosa of the Quay", "3: Anna Berg")}


def test_different_splits_a_joined_actor_and_is_no_more_listed(place: str) -> None:
    with dossier(place) as connection:
        keep(connection, reading_of(1, ["person: Anna Berg | NOR"]))
        keep(connection, reading_of(2, ["person: Anna Berg | NOR | GOV"]))
        keys = [str(one) for one in connection.execute(select(guises.c.key).order_by(guises.c.id)).scalars()]
        assert groups(connection) == {("1: Anna Berg", "2: Anna Berg")}
        judged = judge_different(connection, *keys, by="Ane")
        assert groups(connection) == set()
        assert undecided_page(connection) == []
        withdraw(connection, judged, by="Bo", why="mistaken")
        assert groups(connection) == {("1: Anna Berg", "2: Anna Berg")}
        told = judgement_list(connection)[0]
        assert (told.key, told.by, told.withdrawn_by, told.withdrawn_why) == (judged, "Ane", "Bo", "mistaken")


def test_one_mention_can_be_told_from_its_namesakes(place: str) -> None:
    with dossier(place) as connection:
        for number in (1, 2, 3):
            keep(connection, reading_of(number, ["person: Anna Berg"]))
        other = mention(connection, 2, "Anna Berg")
        judged = judge_different(connection, other, key(connection, "anna berg"), by="Ane")
        assert groups(connection) == {("1: Anna Berg", "3: Anna Berg")}
        withdraw(connection, judged, by="Ane")
        assert groups(connection) == {("1: Anna Berg", "2: Anna Berg", "3: Anna Berg")}


def test_a_surname_can_be_judged(place: str) -> None:
    with dossier(place) as connection:
        keep(connection, reading_of(1, ["person: Anna Lindqvist"]))
        keep(connection, reading_of(2, ["person: Nils Lindqvist"]))
        keep(connection, reading_of(3, ["person: Lindqvist"]))
        assert groups(connection) == set()
        assert "it may be Anna Lindqvist or Nils Lindqvist" in {one.reason for one in undecided_page(connection)}
        judged = judge_same(connection, key(connection, "lindqvist"), key(connection, "nils lindqvist"), by="Ane")
        assert groups(connection) == {("2: Nils Lindqvist", "3: Lindqvist")}
        withdraw(connection, judged, by="Ane")
        assert groups(connection) == set()


def test_judgements_outlive_rereading(place: str) -> None:
    with dossier(place) as connection:
        first = keep(connection, reading_of(1, ["person: Anna Berg"]))
        keep(connection, reading_of(2, ["person: Rosa of the Quay"]))
        third = keep(connection, reading_of(3, ["person: Anna Berg"]))
        judge_same(connection, key(connection, "anna berg"), key(connection, "rosa quay"), by="Ane")
        judge_different(connection, mention(connection, third, "Anna Berg"), key(connection, "anna berg"), by="Ane")
        expected = {("1: Anna Berg", "2: Rosa of the Quay")}
        assert groups(connection) == expected
        for article, number in ((first, 1), (third, 3)):
            again = reading_of(number, ["person: Anna Berg"])
            join_actors(connection, save_reading(connection, article, again))
        rejoin(connection)
        assert groups(connection) == expected


def test_a_judgement_finds_its_actor_again_where_a_new_reading_names_it_otherwise(place: str) -> None:
    with dossier(place) as connection:
        first = keep(connection, reading_of(1, ["person: Anna Berg"]))
        keep(connection, reading_of(2, ["person: Rosa of the Quay"]))
        judge_same(connection, key(connection, "anna berg"), key(connection, "rosa quay"), by="Ane")
        again = reading_of(1, ["person: Anna Berg"])
        again.actors[0].name, again.actors[0].country = "Anna Berg", "NOR"
        join_actors(connection, save_reading(connection, first, again))
        assert groups(connection) == {("1: Anna Berg", "2: Rosa of the Quay")}


def test_two_reviewers_may_differ_and_both_show(place: str) -> None:
    with dossier(place) as connection:
        keep(connection, reading_of(1, ["person: Anna Berg | NOR"]))
        keep(connection, reading_of(2, ["person: Anna Berg | NOR | GOV"]))
        keys = [str(one) for one in connection.execute(select(guises.c.key).order_by(guises.c.id)).scalars()]
        judge_same(connection, *keys, by="Ane")
        judge_different(connection, *keys, by="Bo", why="other parents")
        assert groups(connection) == set()
        assert {(one.by, one.kind) for one in judgement_list(connection, standing=True)} == {
            ("Ane", "actors_same"), ("Bo", "actors_different"),
        }  # fmt: skip
        reasons = [one.reason for one in undecided_page(connection)]
        assert reasons == ["judged the same by Ane; judged different by Bo: other parents"]
        judge_same(connection, *keys, by="Bo", why="the same after all")
        assert groups(connection) == {("1: Anna Berg", "2: Anna Berg")}


def test_what_is_not_there_can_not_be_judged(place: str) -> None:
    with dossier(place) as connection:
        article = keep(connection, reading_of(1, ["person: Anna Berg"]))
        there = key(connection, "anna berg")
        with pytest.raises(NoSuchActor, match="g-0 is no actor"):
            judge_same(connection, there, "g-0", by="Ane")
        with pytest.raises(NoSuchActor, match="no actor that can be joined"):
            judge_same(connection, there, mention(connection, article, "spoke"), by="Ane")
        with pytest.raises(NoSuchActor, match="the same key"):
            judge_same(connection, there, there, by="Ane")
        with pytest.raises(NoSuchJudgement):
            withdraw(connection, "j-0", by="Ane")
