"""Marks on real reports: places in articles that are not here, so that the file is looked at by itself."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any, get_args

import pytest

from marked_reports import as_found, groups_in
from reportedly.evaluate.claims import score_story
from reportedly.reconcile.claims.nouns import Kind, Side

FOLDER = Path(__file__).parents[2] / "bench" / "reports"


def rows(name: str) -> list[dict[str, Any]]:
    return [json.loads(line) for line in (FOLDER / name).read_text(encoding="utf-8").splitlines()]


COUNTS = [("marks.jsonl", 100), ("marks_again.jsonl", 14), ("marks_ecbplus.jsonl", 62)]


@pytest.mark.parametrize(("name", "count"), COUNTS)
def test_the_marks_are_sound(name: str, count: int) -> None:
    groups = rows(name)
    assert len({one["name"] for one in groups}) == len(groups) == count
    for row, group in enumerate(groups, 1):
        number = row if name == "marks_ecbplus.jsonl" else int(group["name"][1:])
        assert group["part"] == ("kept" if number % 4 == 0 else "tuned")
        for claim in group["claims"]:
            assert claim["kind"] in get_args(Kind)
            for place, start, end, side in claim["statements"]:
                assert 0 <= place < len(group["articles"])
                assert 0 <= start < end
                assert side in get_args(Side)
        for dispute in group["disputes"]:
            assert all(0 <= one < len(group["claims"]) for one in dispute["claims"])
            assert len(dispute["sides"]) >= 2


def test_marks_are_found_in_the_articles_of_a_corpus_and_agree_with_themselves(tmp_path: Path) -> None:
    text = "The mill burned, Orla Finn said. It did not, said Carl Lind."
    articles = [{"id": one, "text": text, "publisher": one, "date": "1911-03-08", "title": "Mill"} for one in "ab"]
    (tmp_path / "basil").mkdir()
    (tmp_path / "basil" / "articles.jsonl").write_text("".join(f"{json.dumps(one)}\n" for one in articles))
    told = [[0, 0, 15, "asserts"], [1, 0, 15, "asserts"], [1, 33, 43, "denies"]]
    group = {"name": "g01", "corpus": "basil", "part": "tuned", "articles": ["a", "b"],
             "claims": [{"kind": "happened", "origins": 1, "statements": told}],
             "disputes": [{"kind": "happened", "claims": [0], "sides": [["Orla Finn"], ["Carl Lind"]]}]}  # fmt: skip
    (tmp_path / "marks.jsonl").write_text(json.dumps(group) + "\n")
    (found,) = groups_in(tmp_path / "marks.jsonl", tmp_path)
    assert [one.text[slice(*found.story.claims[0].statements[0].span)] for one in found.story.articles[:1]] == [
        "The mill burned"
    ]
    report = score_story(found.story, as_found(found.story))
    assert [report[name].f1 for name in ("joined", "origins", "disputes")] == [1.0, 1.0, 1.0]
