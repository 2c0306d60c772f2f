"""Adding: what is kept once, what is a revision, what is a problem, and that the counts add up."""

from __future__ import annotations

import json
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import select

import reportedly
from made_readings import Maker
from reportedly.dossier import Dossier, Kept
from reportedly.errors import NoSuchArticle
from reportedly.ingest.articles import make_article
from reportedly.reading import Reader, Reading
from reportedly.store.tables.articles import articles, inputs

MILL = "The mill will reopen in May, the mayor said on Monday.\n"
FERRY = "Ferries stay in port, according to the harbour board.\n"
LONG = "The weir was opened at noon. The miller of Ash said that it would hold. Nobody was hurt in the flood.\n"
CHANGED = "The weir was opened at noon. The miller of Ash said that it might hold. Nobody was hurt in the flood.\n"


@pytest.fixture
def dossier(place: str) -> Iterator[Dossier]:
    with reportedly.open(place) as opened:
        yield opened


def write(folder: Path, **files: str) -> None:
    for name, text in files.items():
        (folder / name.replace("_", ".")).write_text(text, encoding="utf-8")


def outcomes(dossier: Dossier) -> dict[str, int]:
    return {outcome: count for outcome, count in dossier.status().outcomes.items() if count}


def of(text: str, **known: Any) -> Reading:
    """A reading of nothing, of an article."""
    return Reading(Reader("0.1.0", {}), make_article(text, **known))


def test_the_same_call_again_reads_nothing(dossier: Dossier, tmp_path: Path) -> None:
    write(tmp_path, mill_txt=MILL, ferry_txt=FERRY, empty_txt="")
    told: list[Kept] = []
    first = dossier.add(tmp_path / "*.txt", told=told.append)
    assert (first.read, first.problem, first.expected) == (2, 1, 3)
    assert sorted((Path(kept.place).name, kept.became) for kept in told) == [
        ("empty.txt", "problem"), ("ferry.txt", "read"), ("mill.txt", "read"),
    ]  # fmt: skip
    again = dossier.add(tmp_path / "*.txt")
    assert (again.read, again.known, again.problem) == (0, 2, 1)
    assert outcomes(dossier) == {"read": 2, "problem": 1}
    assert [(found.kind, found.what) for found in dossier.problems(what="input")] == [("NoText", "input")]


def test_what_was_a_problem_is_one_no_more_when_it_can_be_read(dossier: Dossier, tmp_path: Path) -> None:
    write(tmp_path, a_txt="")
    dossier.add(tmp_path)
    write(tmp_path, a_txt=MILL)
    assert dossier.add(tmp_path).read == 1
    assert dossier.problems(what="input") == []
    assert outcomes(dossier) == {"read": 1}


def test_the_same_text_is_one_article_seen_twice(dossier: Dossier, tmp_path: Path) -> None:
    write(tmp_path, a_txt=MILL, b_txt=MILL, c_txt=FERRY)
    added = dossier.add(tmp_path)
    assert (added.read, added.seen) == (2, 1)
    assert dossier.status().articles == 2
    with dossier.database.reading() as connection:
        places = connection.execute(select(inputs.c.place).where(inputs.c.article == 1)).scalars()
        assert [Path(place).name for place in places] == ["a.txt", "b.txt"]


def test_one_text_by_two_publishers_is_two_articles(dossier: Dossier) -> None:
    added = dossier.keep([of(MILL, name="a", publisher="Gazette"), of(MILL, name="b", publisher="Courier")])
    assert added.read + added.copy == 2
    assert dossier.status().articles == 2


@pytest.mark.parametrize("order", [("", "Gazette"), ("Gazette", "")])
def test_a_publisher_that_is_not_known_is_no_other_publisher(dossier: Dossier, order: tuple[str, str]) -> None:
    added = dossier.keep([of(MILL, name=str(number), publisher=name) for number, name in enumerate(order)])
    assert (added.read, added.seen) == (1, 1)
    assert dossier.reading(1).article.publisher == "Gazette"


def test_what_is_told_while_an_article_is_being_read_is_taken_up_too(dossier: Dossier) -> None:
    texts = [Maker(seed).article().text for seed in range(70)]
    first = [of(text, name=f"a{number}") for number, text in enumerate(texts)]
    told = [of(text, name=f"b{number}", publisher="Gazette") for number, text in enumerate(texts)]
    added = dossier.keep([*first[:40], told[39], *first[40:], *told[:39], *told[40:]])
    assert (added.problem, added.expected) == (0, 140)
    status = dossier.status()
    assert {row.publisher for row in status.held} == {"Gazette"}
    assert status.articles == len(set(texts))


def test_what_a_later_sighting_tells_is_taken_up_and_the_article_read_with_it(dossier: Dossier, tmp_path: Path) -> None:
    write(tmp_path, mill_txt=MILL)
    dossier.add(tmp_path / "mill.txt")
    assert [date.value for date in dossier.reading(1).dates if date.span.text == "Monday"] == [None]
    row = {"id": "m", "text": MILL, "published": "1921-03-08", "publisher": "Gazette"}
    (tmp_path / "rows.jsonl").write_text(json.dumps(row), encoding="utf-8")
    assert dossier.add(tmp_path / "rows.jsonl").seen == 1
    reading = dossier.reading(1)
    assert (reading.article.published, reading.article.publisher) == ("1921-03-08", "Gazette")
    assert [date.value for date in reading.dates if date.span.text == "Monday"] == ["1921-03-07"]
    with dossier.database.reading() as connection:
        kept = connection.execute(select(articles)).one()
    assert (kept.published_day, kept.origins["published"]) == ("1921-03-08", "row")


def test_another_text_at_the_same_address_is_a_revision(dossier: Dossier) -> None:
    url = "https://www.gazette.example/weir?utm_source=letter"
    first, second = of(LONG, name="a", url=url), of(CHANGED, name="b", url="http://gazette.example/weir/")
    third = of(CHANGED + "The weir is shut again.\n", name="c", url=url)
    added = dossier.keep([first, second, third])
    assert (added.read, added.revision) == (1, 2)
    with dossier.database.reading() as connection:
        rows = connection.execute(select(articles).order_by(articles.c.id)).all()
    assert [(row.revision_of, row.revision) for row in rows] == [(None, 0), (1, 1), (1, 2)]
    changed = rows[1].changed
    assert [CHANGED[start:end] for start, end in changed["added"]] == ["The miller of Ash said that it might hold."]
    assert [LONG[start:end] for start, end in changed["removed"]] == ["The miller of Ash said that it would hold."]
    assert (changed["from"], rows[2].changed["from"]) == (1, 2)
    assert dossier.reading(1).article.text == LONG


def test_a_file_that_was_changed_a_little_is_a_revision_and_another_text_is_not(
    dossier: Dossier, tmp_path: Path
) -> None:
    write(tmp_path, a_txt=LONG)
    dossier.add(tmp_path)
    write(tmp_path, a_txt=CHANGED)
    assert dossier.add(tmp_path).revision == 1
    write(tmp_path, a_txt=FERRY)
    assert dossier.add(tmp_path).read == 1
    assert outcomes(dossier) == {"read": 1}
    assert dossier.status().articles == 3


def test_a_fault_while_reading_costs_one_article(
    dossier: Dossier, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from reportedly import pipeline

    sound = pipeline.read_parsed

    def broken(parsed: object, found: object = None) -> Reading:
        if parsed.article.text == MILL:  # type: ignore[attr-defined]
            raise ZeroDivisionError("mill")
        return sound(parsed, found)  # type: ignore[arg-type]

    monkeypatch.setattr(pipeline, "read_parsed", broken)
    write(tmp_path, a_txt=MILL, b_txt=FERRY, c_txt=MILL)
    added = dossier.add(tmp_path)
    assert (added.read, added.problem) == (1, 2)
    assert {found.kind for found in dossier.problems(what="input")} == {"ZeroDivisionError"}
    monkeypatch.undo()
    assert dossier.add(tmp_path).read == 1
    assert outcomes(dossier) == {"read": 2, "seen": 1}


def test_a_fault_while_keeping_costs_one_article(dossier: Dossier, monkeypatch: pytest.MonkeyPatch) -> None:
    from reportedly.dossier import adding
    from reportedly.dossier.following import follow_article

    calls: list[int] = []

    def broken(connection: object, article: int) -> object:
        follow_article(connection, article)  # type: ignore[arg-type]
        calls.append(article)
        if len(calls) == 2:
            raise ZeroDivisionError("two")
        return None

    monkeypatch.setattr(adding, "follow_article", broken)
    readings = [of(text, name=str(number)) for number, text in enumerate((MILL, FERRY, LONG))]
    added = dossier.keep(readings)
    assert added.problem == 1
    status = dossier.status()
    assert status.articles == 2
    assert status.outcomes["problem"] == 1


def test_what_no_database_can_hold_is_a_problem_or_written_out(dossier: Dossier) -> None:
    made = of(MILL, name="half \ud800 a\0name", title="\ud800")
    binary = of(MILL + "\0", name="binary")
    added = dossier.keep([made, binary])
    assert (added.read, added.problem) == (1, 1)
    assert dossier.reading(1).article.name == "half \\ud800 a\\x00name"
    assert "NUL" in dossier.problems(what="input")[0].reason


def test_an_article_that_is_not_there_is_said_not_to_be(dossier: Dossier) -> None:
    for key in (7, "a-0123456789abcdef"):
        with pytest.raises(NoSuchArticle, match="holds no article"):
            dossier.reading(key)


PLACES = st.tuples(st.integers(0, 4), st.sampled_from([None, "Gazette", "Courier"]), st.integers(0, 6))


@pytest.mark.parametrize("kind", ["sqlite", "postgresql"])
def test_every_input_ends_as_one_thing(kind: str, request: pytest.FixtureRequest) -> None:
    """Whatever is added how often, in however many calls: the counts add up, and nothing is pending."""
    texts = [Maker(seed).article().text for seed in range(4)] + ["A text with NUL \0 in it, the mayor said."]

    @settings(
        deadline=None,
        derandomize=True,
        max_examples=12 if kind == "sqlite" else 5,
        suppress_health_check=list(HealthCheck),
    )
    @given(st.lists(st.lists(PLACES, max_size=12), max_size=3))
    def ends(calls: list[list[tuple[int, str | None, int]]]) -> None:
        server = request.getfixturevalue("postgresql_server") if kind == "postgresql" else None
        folder = request.getfixturevalue("tmp_path_factory").mktemp("news")
        if server is None:
            check(str(shutil.copy(request.getfixturevalue("_empty_dossier"), folder / "news.db")), calls)
        else:
            with server.database(request.getfixturevalue("_template")) as place:
                check(place, calls)

    def check(place: str, calls: list[list[tuple[int, str | None, int]]]) -> None:
        with reportedly.open(place) as dossier:
            for call in calls:
                told: list[Kept] = []
                readings = [of(texts[text], publisher=by, name=f"n{where}") for text, by, where in call]
                added = dossier.keep(readings, told=told.append)
                assert added.expected == len(told) == len(call)
            status = dossier.status()
            named = {where for call in calls for *_, where in call}
            assert status.expected == sum(status.outcomes.values()) == len(named)
            assert status.outcomes["pending"] == 0
            assert sum(row.articles for row in status.held) == status.articles
            assert sum(status.skipped.values()) == status.outcomes["problem"]

    ends()
