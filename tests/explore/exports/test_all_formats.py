"""What holds of every format: well-formed whatever an article holds, the same bytes twice, words behind every line."""

from __future__ import annotations

import json
import re
from io import BytesIO
from pathlib import Path
from xml.etree import ElementTree

import pyarrow.parquet
import pytest
from hypothesis import given

from explore.exports.written import ALL, CALM, FORM, ODD, Once, exported, lines, longer, table, with_text
from explore.readings import HOSTILE, empty, hostile, strike
from reportedly.errors import OutputError
from reportedly.explore.exports import FORMATS, export, writer
from reportedly.explore.exports.files import OneStream, placed


def check(part: str, form: str, data: bytes) -> None:
    """Whether one file of an export is what its kind of file must be."""
    if part.endswith(".parquet"):
        pyarrow.parquet.read_table(BytesIO(data)).validate(full=True)
        return
    text = data.decode()
    assert not re.search("[\x00\ud800-\udfff]", text), "no program takes these"
    if part.endswith((".xmi", ".xml")) or form in {"gexf", "graphml"}:
        ElementTree.fromstring(text)
    elif part.endswith(".jsonl") or form in {"plover", "ftm"}:
        lines(data)
    elif form in {"annotations", "schema-org"}:
        json.loads(text)
    elif part.endswith(".csv") or form in {"ged", "acled"}:
        rows = table(data)
        assert all(None not in row and None not in row.values() for row in rows), "every row has every cell"
    elif form == "gdelt":
        assert all(line.count("\t") == 60 for line in text.split("\n")[:-1])


@pytest.mark.parametrize("form", ALL)
@pytest.mark.parametrize("reading", [strike, hostile, empty])
def test_every_file_is_well_formed(form: str, reading: object) -> None:
    assert callable(reading)
    for part, data in exported(form, reading()).items():
        check(part, form, data)


@pytest.mark.parametrize("form", ALL)
@given(odd=ODD)
@CALM
def test_any_string_anywhere_leaves_every_file_well_formed(form: str, odd: str) -> None:
    for part, data in exported(form, with_text(strike(), odd)).items():
        check(part, form, data)


@pytest.mark.parametrize("form", ALL)
def test_the_same_readings_give_the_same_bytes(form: str) -> None:
    assert exported(form, strike(), hostile(), empty()) == exported(form, strike(), hostile(), empty())


@pytest.mark.parametrize("form", ALL)
def test_a_huge_article_takes_a_moment(form: str) -> None:
    reading = longer(strike(), "<td>=1+1</td>\t|" * 20_000)
    for part, data in exported(form, reading).items():
        check(part, form, data)


@pytest.mark.parametrize("form", ALL)
def test_no_address_but_one_of_the_web_becomes_a_link(form: str) -> None:
    for part, data in exported(form, hostile()).items():
        if not part.endswith(".parquet") and form != "csv":  # tables hold the address as it was found, as text
            assert not re.search(rb'(url|link|href|sourceUrl|SOURCEURL|source)["\'>:= ]+\[?"?javascript:', data, re.I)
            assert b"](javascript" not in data
            assert b"<javascript" not in data


def test_the_briefing_holds_no_markup_of_an_article() -> None:
    text = exported("briefing", hostile())[""].decode()
    assert HOSTILE not in text
    assert "<" not in text.replace('<a id="article-1"></a>', "")
    assert re.findall(r"(?<!\\)\[(?!\[?\d+\]|\[\d)", text) == []


@pytest.mark.parametrize("form", [form for form in ALL if FORM[form].folder or FORM[form].beside])
def test_several_files_have_no_room_in_one_stream(form: str) -> None:
    with pytest.raises(OutputError, match="--output"):
        export(FORM[form], [strike()], OneStream(BytesIO()))


@pytest.mark.parametrize("form", ALL)
def test_an_export_is_placed_whole_or_not_at_all(form: str, tmp_path: Path) -> None:
    target = tmp_path / "out"
    with placed(target, folder=FORM[form].folder) as place:
        export(FORM[form], [strike()], place)
    memory = Once()
    export(FORM[form], [strike()], memory)
    for part, data in memory.parts.items():
        assert (target / part if FORM[form].folder else tmp_path / f"out{part}").read_bytes() == data

    def breaking() -> object:
        yield strike()
        raise KeyError("on the way")

    before = {path: path.read_bytes() for path in tmp_path.rglob("*") if path.is_file()}
    with pytest.raises(KeyError), placed(target, folder=FORM[form].folder) as place:
        export(FORM[form], breaking(), place)  # type: ignore[arg-type]  # what breaks while it is read
    assert {path: path.read_bytes() for path in tmp_path.rglob("*") if path.is_file()} == before


def test_a_file_is_no_folder_and_a_folder_no_file(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("x", encoding="utf-8")
    with pytest.raises(OutputError, match="is a file"), placed(tmp_path / "file", folder=True):
        pass
    with pytest.raises(OutputError, match="is a folder"), placed(tmp_path, folder=False):
        pass
    with pytest.raises(OutputError, match="can't be written"), placed(tmp_path / "no" / "x", folder=False) as place:
        export(FORM["plover"], [strike()], place)


def test_every_format_has_its_module_and_says_what_it_is() -> None:
    assert len({form.name for form in FORMATS}) == len(FORMATS)
    for form in FORMATS:
        assert callable(writer(form))
        assert form.what
        assert form.written
        assert form.words
