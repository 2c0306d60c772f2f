"""Web archives: which records are articles, and what happens where a file is broken or breaks off."""

from __future__ import annotations

import gzip
import io
import zlib
from collections.abc import Iterator

import pytest

from made_inputs import RECORDS, answer, page, record, wacz
from reportedly.errors import MalformedInput, NoText, NotText
from reportedly.ingest import archives
from reportedly.ingest.gzip_members import Member, members_of
from reportedly.ingest.taken import Taken
from taking_in import MILL, WELL, Write, take_in

READ = ["1", "3", "4", "8", "10"]


def numbers(taken: list[Taken]) -> list[str]:
    return [str(one.article.url).rpartition("/")[2] for one in taken]


@pytest.mark.parametrize("name", ["crawl.warc", "crawl.warc.gz", "crawl", "crawl.wacz"])
def test_pages_of_an_archive(write: Write, name: str) -> None:
    packed = b"".join(map(gzip.compress, RECORDS))
    content = {"crawl.warc": b"".join(RECORDS), "crawl.wacz": wacz({"archive/data.warc.gz": packed})}.get(name, packed)
    path = write(name, content)
    taken, reported = take_in(path)
    assert numbers(taken) == READ
    assert taken[0].article.text == f"{WELL}\n{MILL}"
    assert taken[3].article.text.startswith("Naïve café.")
    assert taken[0].noted == {"archived": "2020-01-05T10:00:00Z"}
    assert taken[0].origins["url"] == "archive: address of the record"
    inner = "#archive/data.warc.gz" if name == "crawl.wacz" else ""
    assert taken[0].place == f"{path}{inner}#record urn:uuid:1"
    [note] = [note for note in reported.notes if "left out" in note]
    assert all(kind in note for kind in ("1 image/png", "1 answers with status 404", "1 revisits"))
    [reason] = reported.reasons
    assert "packed as 'br'" in reason


def test_a_file_that_breaks_off_is_told(write: Write) -> None:
    packed = b"".join(map(gzip.compress, RECORDS))
    taken, reported = take_in(write("crawl.warc.gz", packed[:-60]))
    assert numbers(taken) == READ[:-1]
    assert any("breaks off" in reason for reason in reported.reasons)
    taken, reported = take_in(write("crawl.warc", b"".join(RECORDS)[:-200]))
    assert "breaks off" in reported.reasons[-1]


def test_a_broken_record_costs_itself_alone(write: Write) -> None:
    packed = [bytearray(gzip.compress(one)) for one in RECORDS]
    packed[3][20:60] = b"\xff" * 40
    taken, reported = take_in(write("crawl.warc.gz", b"".join(packed)))
    assert numbers(taken) == ["1", "4", "8", "10"]
    assert len(reported.refused) == 2
    plain = [*RECORDS[:4], b"WARC/1.0\r\nNo head\r\n\r\nstray bytes\r\n\r\n", *RECORDS[4:]]
    taken, reported = take_in(write("crawl.warc", b"".join(plain)))
    assert numbers(taken) == READ
    assert len(reported.refused) == 3


def test_what_the_crawler_cut_is_read_and_noted(write: Write) -> None:
    body = gzip.compress(page(WELL) * 3)[:-4]
    cut = record(1, answer(body, Content_Encoding="gzip"), WARC_Truncated="length")
    [taken], _ = take_in(write("crawl.warc", cut))
    assert taken.noted["cut by the crawler"] == "length"
    taken_too, reported = take_in(write("crawl.warc", record(1, answer(body, Content_Encoding="gzip"))))
    assert not taken_too
    assert "breaks off" in reported.reasons[0]


def test_a_page_that_grows_without_end_is_refused(write: Write, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(archives, "LARGEST", 100_000)
    bomb = record(1, answer(gzip.compress(b"a" * 10_000_000), Content_Encoding="gzip"))
    taken, reported = take_in(write("crawl.warc", bomb + RECORDS[1]))
    assert numbers(taken) == ["1"]
    assert "is larger than" in reported.reasons[0]


def test_a_head_without_end_is_refused(write: Write, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(archives, "LONGEST_HEADER", 10_000)
    endless = gzip.compress(b"WARC/1.0\r\n" + b"a: b\r\n" * 100_000)
    taken, reported = take_in(write("crawl.warc.gz", endless + gzip.compress(RECORDS[1])))
    assert numbers(taken) == ["1"]
    assert reported.refused


@pytest.mark.parametrize(
    ("name", "content", "kind"),
    [
        ("a.warc", b"", NotText),
        ("a.warc.gz", gzip.compress(b"words"), NotText),
        ("a.gz", zlib.compress(b"words"), NotText),
        ("a.warc", RECORDS[0], NoText),
        ("a.wacz", b"PK\x03\x04", MalformedInput),
        ("a.wacz", wacz({"../archive.bin": b"x"}), NotText),
        ("a.wacz", wacz({"archive/a.warc.gz": gzip.compress(RECORDS[1])})[:-30], MalformedInput),
    ],
    ids=["empty", "gzip-of-words", "zlib-of-words", "a-head-alone", "no-zip", "nothing-archived", "cut-zip"],
)
def test_what_is_no_archive(write: Write, name: str, content: bytes, kind: type[Exception]) -> None:
    taken, reported = take_in(write(name, content))
    assert not taken
    assert isinstance(reported.refused[0][1], kind)


def test_a_broken_zip_member_is_told(write: Write) -> None:
    content = bytearray(wacz({"archive/a.warc": b"".join(RECORDS[1:2])}))
    content[200:240] = bytes(40)
    _, reported = take_in(write("a.wacz", bytes(content)))
    assert reported.refused


def pieces_of(member: Member) -> Iterator[bytes]:
    while piece := member.read(7):
        yield piece


def test_members_are_read_in_small_pieces() -> None:
    packed = gzip.compress(b"one" * 9_000) + b"\x1f\x8b\x08 junk" + gzip.compress(b"two")
    found = [(b"".join(pieces_of(member)), member.problem is None) for member in members_of(io.BytesIO(packed))]
    assert found[0] == (b"one" * 9_000, True)
    assert found[-1] == (b"two", True)
    assert not found[1][1]
