"""Zip files with articles in them: each file is read as it would be on its own, and none leads out of the zip file."""

from __future__ import annotations

import pytest

import made_exports as made
from made_inputs import RECORDS, RSS, wacz
from reportedly.errors import NotText
from reportedly.ingest import zip_files
from taking_in import MILL, WELL, Write, take_in


def test_each_file_is_read_in_its_own_format(write: Write) -> None:
    members = {
        "b.docx": made.word(made.nexis_uni(made.NEXIS_DOCUMENTS[:1], "")),
        "a/feed.xml": RSS.encode(),
        "../../up.txt": MILL.encode(),
        "__MACOSX/._b.docx": b"x",
        ".hidden.txt": b"x",
        "photo.jpg": b"\xff\xd8\xff",
        "crawl.wacz": wacz({"archive/a.warc": RECORDS[1]}),
        "bad.txt": b"%PDF-1.4",
        "empty.txt": b"",
    }
    path = write("Files (3).ZIP", wacz(members))
    taken, reported = take_in(path)
    assert [one.place.removeprefix(f"{path}#").split("#")[0] for one in taken] == [
        "../../up.txt", "a/feed.xml", "a/feed.xml", "a/feed.xml", "b.docx", "crawl.wacz",
    ]  # fmt: skip
    assert taken[-2].article.title == "Mill burns down"
    assert taken[0].article.name == "Files (3).ZIP, ../../up.txt"
    assert any("bad.txt is a PDF file" in reason for reason in reported.reasons)
    assert any("empty.txt is empty" in reason for reason in reported.reasons)


@pytest.mark.parametrize("name", ["inner.zip", "inner.txt"])
def test_a_zip_file_in_a_zip_file_is_not_opened(write: Write, name: str) -> None:
    inner = wacz({"a.txt": MILL.encode()})
    taken, reported = take_in(write("outer.zip", wacz({name: inner, "b.txt": WELL.encode()})))
    assert [one.article.text for one in taken] == [WELL]
    assert "is a zip archive in a zip archive" in reported.reasons[0]


def test_a_file_that_grows_without_end_is_refused(write: Write, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(zip_files, "LARGEST", 10_000)
    taken, reported = take_in(write("a.zip", wacz({"a.txt": b"a" * 1_000_000, "b.txt": WELL.encode()})))
    assert [one.article.text for one in taken] == [WELL]
    assert isinstance(reported.refused[0][1], NotText)


def test_too_many_files(write: Write, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(zip_files, "MOST_FILES", 2)
    taken, reported = take_in(write("a.zip", wacz({f"{number}.txt": b"x" for number in range(3)})))
    assert not taken
    assert "holds more than 2 files" in reported.reasons[0]
