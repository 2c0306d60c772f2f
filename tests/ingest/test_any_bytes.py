"""Any bytes under any name are taken in or refused on purpose; no format ever raises anything else."""

from __future__ import annotations

import gzip
import json
import tempfile
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import made_exports as made
from made_inputs import ATOM, CHANNEL, RECORDS, RSS, wacz
from reportedly.ingest.formats import ENDINGS
from taking_in import MILL, take_in

CALM = settings(deadline=None, derandomize=True, suppress_health_check=list(HealthCheck), max_examples=25)

SOUND: dict[str, bytes] = {
    ".csv": f'id,text\na,{MILL}\nb,"x"'.encode(),
    ".json": json.dumps(CHANNEL).encode(),
    ".jsonl": json.dumps({"id": "a", "text": MILL, "date": "1921-03-08"}).encode(),
    ".xml": RSS.encode(),
    ".atom": ATOM.encode(),
    ".warc": b"".join(RECORDS),
    ".warc.gz": b"".join(map(gzip.compress, RECORDS)),
    ".wacz": wacz({"archive/a.warc": b"".join(RECORDS[:3])}),
    ".docx": made.word(made.FACTIVA_SHOWN),
    ".rtf": made.rich_text(made.nexis_uni()),
    ".txt": made.CLASSIC.encode(),
    ".html": f"<html><body><article><p>{MILL}</p></article></body></html>".encode(),
}


def take(name: str, content: bytes) -> None:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / name
        path.write_bytes(content)
        taken, reported = take_in(path)  # which fails on any error but those of the package
        assert taken or reported.refused
        places = [one.place for one in taken]
        assert len(places) == len(set(places))


@pytest.mark.parametrize("ending", [*ENDINGS, ".bin", ""])
@CALM
@given(content=st.binary(max_size=300))
def test_any_bytes(ending: str, content: bytes) -> None:
    take(f"x{ending}", content)


@pytest.mark.parametrize("ending", SOUND)
@CALM
@given(data=st.data())
def test_sound_files_with_a_few_bytes_changed(ending: str, data: st.DataObject) -> None:
    content = bytearray(SOUND[ending])
    for _ in range(data.draw(st.integers(1, 8))):
        at = data.draw(st.integers(0, len(content) - 1))
        kind = data.draw(st.sampled_from(["set", "cut", "drop", "double"]))
        if kind == "set":
            content[at] = data.draw(st.integers(0, 255))
        elif kind == "cut" and at > 10:
            del content[at:]
        elif kind == "drop":
            del content[at : at + data.draw(st.integers(1, 40))]
        else:
            content[at:at] = content[at : at + 30]
        content = content or bytearray(b" ")
    take(f"x{ending}", bytes(content))


@pytest.mark.parametrize("ending", sorted(set(SOUND) - {".csv"}))  # a table's bytes are those of any text
def test_sound_files_are_told_without_an_ending(ending: str) -> None:
    with tempfile.TemporaryDirectory() as folder:
        named, plain = Path(folder) / f"x{ending}", Path(folder) / "x"
        named.write_bytes(SOUND[ending])
        plain.write_bytes(SOUND[ending])
        assert [one.article.text for one in take_in(named)[0]] == [one.article.text for one in take_in(plain)[0]]
