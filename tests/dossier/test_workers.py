"""Reading with several processes: the same readings in the same order, and a process that dies costs one article."""

from __future__ import annotations

import json
import os
import signal
from pathlib import Path

import pytest

import reportedly
from reportedly.dossier import reading_process, workers
from reportedly.dossier.reading_process import Answer
from reportedly.ingest.articles import make_article
from reportedly.reading import Article
from reportedly.reading_json import dumps


def test_two_processes_read_what_one_reads(sqlite_place: str, tmp_path: Path) -> None:
    rows = [{"id": str(number), "text": f"Mill {number} will close, the mayor said."} for number in range(20)]
    (tmp_path / "rows.jsonl").write_text("\n".join(map(json.dumps, rows)), encoding="utf-8")
    with reportedly.open(sqlite_place) as one, reportedly.open(tmp_path / "two.db") as two:
        assert one.add(tmp_path).expected == two.add(tmp_path, jobs=2).expected == 20
        for number in range(1, 21):
            assert dumps(one.reading(number)) == dumps(two.reading(number))


class Fake(workers._Reader):
    """A process that does not read: it dies of some articles."""

    def __init__(self) -> None:
        self.dead = False
        self.process = os  # type: ignore[assignment]

    def ask(self, articles: list[Article]) -> list[Answer]:
        if any("poison" in article.text for article in articles):
            self.dead = True
            raise EOFError
        return [("Fake", article.name) for article in articles]

    def end(self) -> None:
        self.process = type("Ended", (), {"returncode": -signal.SIGKILL, "terminate": lambda _: None})()


def test_an_article_that_kills_its_process_costs_itself_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(workers, "_Reader", Fake)
    told: list[tuple[str, str]] = []
    articles = [make_article(f"The {'poison' if n == 11 else 'mill'} {n} is shut.", name=str(n)) for n in range(20)]
    team = workers._Team(2)
    assert list(team.read(articles, lambda article, error: told.append((article.name, str(error))))) == []
    assert [name for name, _ in told] == [str(number) for number in range(20)]
    assert told[11][1] == "the process that read it ended with -9"


def test_a_process_answers_for_every_article(monkeypatch: pytest.MonkeyPatch) -> None:
    from reportedly import pipeline
    from reportedly.reader.parsed import ParsedArticle
    from reportedly.reading import Reading

    sound = pipeline.read_parsed

    def broken(parsed: ParsedArticle, found: object = None) -> Reading:
        if "1" in parsed.article.text:
            raise ZeroDivisionError("one")
        return sound(parsed, found)  # type: ignore[arg-type]

    monkeypatch.setattr(pipeline, "read_parsed", broken)
    answers = reading_process.answer([make_article(f"Mill {number} is shut, he said.") for number in range(3)])
    assert [isinstance(answer, bytes) for answer in answers] == [True, False, True]
    assert answers[1] == ("ZeroDivisionError", "one")
