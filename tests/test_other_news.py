"""The marked-up articles of other news: their loader, and that every article and every mark is sound."""

from __future__ import annotations

import json
from collections import Counter
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest

from attributed_articles import ARTICLES, HALVES, ROLES, main, rows_of_articles
from reportedly.errors import FormatError
from reportedly.evaluate.attribution import gold_marks

ROWS = rows_of_articles(ARTICLES)
ATTRIBUTIONS = [(row, one) for row in ROWS for one in row["attributions"]]


def folder_of(tmp_path: Path, text: str) -> Path:
    (tmp_path / "floods.toml").write_text(
        f"[[article]]\nstyle = 'local'\nhalf = 'open'\ntext = '''\n{text}\n'''\n", encoding="utf-8"
    )
    return tmp_path


def test_marks_of_one_number_become_one_attribution(tmp_path: Path) -> None:
    text = (
        "<content1>“We dig,”</content1> <source1><source2>Ann Orde</source2></source1> <cue1>said</cue1>, "
        "<cue2>adding</cue2> <content2>she was tired</content2>. <content1>“And dig.”</content1>"
    )
    [row] = rows_of_articles(folder_of(tmp_path, text))
    words = [{role: [row["text"][s:e] for s, e in one[role]] for role in ROLES} for one in row["attributions"]]
    assert (row["id"], row["genre"], row["style"], row["half"]) == ("floods 1", "floods", "local", "open")
    assert words == [
        {"source": ["Ann Orde"], "cue": ["said"], "content": ["“We dig,”", "“And dig.”"]},
        {"source": ["Ann Orde"], "cue": ["adding"], "content": ["she was tired"]},
    ]


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("<source1>Ann</source1> <cue1>said</cue1> so.", "lacks"),
        ("<source1>Ann</source1> is for <content1>peace</content1>.", "lacks"),
        ("<cue>Reportedly</cue> <content>it rained</content>.", "numbered"),
        ("<speaker1>Ann</speaker1> <cue1>denied</cue1> <content1>it</content1>.", "numbered"),
    ],
)
def test_marks_that_make_no_attribution_are_refused(tmp_path: Path, text: str, reason: str) -> None:
    with pytest.raises(FormatError, match=reason):
        rows_of_articles(folder_of(tmp_path, text))


def test_rows_are_printed_with_what_they_are_told_by(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("sys.argv", ["attributed_articles.py", "--half", "kept", "--by", "style"])
    main()
    printed = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    assert [row["id"] for row in printed] == [row["id"] for row in rows_of_articles(ARTICLES, "kept")]
    assert all(row["publisher"] == row["style"] for row in printed)


def test_there_are_enough_articles_and_both_halves_hold_every_genre_and_style() -> None:
    assert len(ROWS) >= 40
    assert len(ATTRIBUTIONS) >= 350
    assert len({row["text"] for row in ROWS}) == len(ROWS)
    for key in ("genre", "style"):
        counts = Counter((row[key], row["half"]) for row in ROWS)
        assert {half for _, half in counts} == set(HALVES)
        assert all(counts[name, "open"] == counts[name, "kept"] for name, _ in counts), counts


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row["id"])
def test_an_article_is_short_and_its_marks_are_gold(row: dict[str, Any]) -> None:
    assert 60 <= len(row["text"].split()) <= 200
    assert len(gold_marks(row)) == len(row["attributions"]) >= 5
    assert [one["id"] for one in row["attributions"]] == [str(n + 1) for n in range(len(row["attributions"]))]
    assert all(marks.cue_head is not None and marks.content for marks in gold_marks(row))


def test_marks_hold_whole_words_and_no_blank_at_their_ends() -> None:
    for row, one in ATTRIBUTIONS:
        text = row["text"]
        for start, end in (span for role in ROLES for span in one[role]):
            assert text[start:end] == text[start:end].strip() != "", (row["id"], one["id"])
            assert not text[start - 1 : start].isalnum() or not text[start].isalnum(), text[start - 9 : end]
            assert not text[end - 1].isalnum() or not text[end : end + 1].isalnum(), text[start : end + 9]
            assert "\n" not in text[start:end], text[start:end]


def test_nothing_is_marked_inside_a_content() -> None:
    for row in ROWS:
        pieces = sorted(
            (*span, one["id"]) for one in row["attributions"] for role in ("cue", "content") for span in one[role]
        )
        for (_, end, left), (start, _, right) in pairwise(pieces):
            assert end <= start, f"{row['id']}: {left} and {right} share words"
