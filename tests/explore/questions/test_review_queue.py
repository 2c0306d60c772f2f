"""The review queue: what is doubtful comes, once, with its words, until it is judged; and frames of what is listed."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

import reportedly
from reportedly.dossier import Dossier
from reportedly.errors import MissingExtra, QueryError
from reportedly.explore.questions import Rows
from reportedly.explore.questions.review_queue import WHATS, review_queue
from reportedly.reading import Reading

EXAMPLES = Path(__file__).parent.parent.parent.parent / "examples"


@pytest.fixture(scope="module")
def readings(tmp_path_factory: pytest.TempPathFactory) -> list[Reading]:
    with reportedly.open(tmp_path_factory.mktemp("queue") / "read.db") as opened:
        opened.add(EXAMPLES / "dunmere.jsonl")
        return [opened.reading(one.article) for one in opened.articles()]


@pytest.fixture
def dossier(place: str, readings: list[Reading]) -> Iterator[Dossier]:
    with reportedly.open(place) as opened:
        opened.keep(readings)
        yield opened


def test_everything_doubtful_comes_once_with_its_words(dossier: Dossier) -> None:
    queue = dossier.review.queue(limit=None)
    assert len({(one.what, one.item) for one in queue}) == len(queue)
    readings = {one.article: dossier.reading(one.article) for one in dossier.articles()}
    unsure = [one for one in queue if one.kind == "statement"]
    doubtful = [s for reading in readings.values() for s in reading.statements if (s.confidence or 1) < 0.5]
    assert len(unsure) == len(doubtful) > 5
    assert [one.confidence for one in unsure] == sorted(one.confidence or 0 for one in unsure)
    problems = sum(problem.span is not None for reading in readings.values() for problem in reading.problems)
    assert len([one for one in queue if one.what == "problem"]) == problems > 0
    for one in queue:
        assert one.why
        if one.span is not None and one.what != "undecided":
            text = readings[str(one.article)].article.text
            assert text[one.span[0] : one.span[1]].startswith(one.words.partition(" … ")[0])
    assert len({one.what for one in queue[:4]}) > 1, "no kind hides the others"


def test_pages_join_to_the_whole(dossier: Dossier) -> None:
    whole = dossier.review.queue(limit=None)
    found, after = [], None
    with dossier.database.reading() as connection:
        for _ in range(len(whole)):
            page = review_queue(connection, after=after, limit=7)
            found += page.rows
            if (after := page.next) is None:
                break
            assert len(after) <= 32
            assert set(after) <= set("0123456789.")
    assert found == whole
    for what in WHATS:
        assert dossier.review.queue(what=what, limit=None) == [one for one in whole if one.what == what]
    with pytest.raises(QueryError):
        dossier.review.queue(what="everything")


def test_what_was_judged_leaves_the_queue(dossier: Dossier) -> None:
    before = dossier.review.queue(limit=None)
    judged = [next(one for one in before if one.kind == kind) for kind in ("statement", "problem")]
    pair = next(one for one in before if one.what == "undecided")
    for one in judged:
        dossier.review.accept(one.item, by="Ana")
    dossier.review.reject(pair.item, by="Ana")
    after = [one.item for one in dossier.review.queue(limit=None)]
    assert set(after) == {one.item for one in before} - {one.item for one in (*judged, pair)}


def test_lists_become_frames(dossier: Dossier) -> None:
    pandas = pytest.importorskip("pandas")
    frame = dossier.denials().to_frame()
    assert len(frame) == len(dossier.denials()) > 2
    assert {"stance", "denial.source", "denial.article", "answered.content", "words"} <= set(frame.columns)
    assert "answered" not in frame.columns
    assert frame["denial.content"].tolist() == [one.denial.content for one in dossier.denials()]
    figures = dossier.figures("2024-05-01", "2024-05-31", limit=None)
    assert figures.to_frame()["low"].sum() == sum(one.low or 0 for one in figures)
    for rows in (dossier.articles(), dossier.actors(), dossier.timeline(), dossier.problems(), dossier.review.queue()):
        assert len(rows.to_frame()) == len(rows) > 0
    assert isinstance(Rows().to_frame(), pandas.DataFrame)


def test_frames_without_pandas_say_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(__import__("sys").modules, "pandas", None)
    with pytest.raises(MissingExtra, match=r"pip install 'reportedly\[frames\]'"):
        Rows().to_frame()
