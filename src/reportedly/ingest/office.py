"""Word and rich text files: an export of a news database, else one article."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Callable, Iterator

from reportedly.errors import MalformedInput, NoText, NotText
from reportedly.ingest.news_exports import drafts_of_export, export_in
from reportedly.ingest.source import Source
from reportedly.ingest.taken import Draft

LARGEST_UNPACKED = 256 * 2**20
"""Bytes of all parts of a Word file, unpacked."""

_BODY = "word/document.xml"
_HALVES = re.compile(r"[\ud800-\udbff][\udc00-\udfff]")
_LINKED = re.compile(r"(?<=\S)\((?:https?|mailto):[^()\s]{1,2000}\)")
_CODEPAGE = re.compile(rb"\\ansicpg(\d{3,5})")


def read_word(source: Source) -> Iterator[Draft]:
    """The articles of a Word file (DOCX).

    Raises:
        NotText: if it is another kind of zip file, or unpacks to too much.
        MalformedInput: if it is broken.
        NoText: if there are no words in it.
    """
    data = source.whole()
    _check_size(data, source.shown)
    yield from _articles(_lines_of_word(data, source.shown), source)


def is_word(names: list[str]) -> bool:
    """Whether a zip file with members of these names is a Word file."""
    return _BODY in names


def _check_size(data: bytes, shown: str) -> None:
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as parts:
            size = sum(part.file_size for part in parts.infolist())
            names = parts.namelist()
    except (zipfile.BadZipFile, ValueError, NotImplementedError, OSError) as error:
        raise MalformedInput(f"{shown} is not a sound Word file: {error}") from error
    if not is_word(names):
        raise NotText(f"{shown} is a zip archive or office file other than Word's; save the articles as text")
    if size > LARGEST_UNPACKED:
        raise NotText(f"{shown} unpacks to more than {LARGEST_UNPACKED // 2**20} MB; split it")


def _lines_of_word(data: bytes, shown: str) -> list[str]:
    """The paragraphs, and the rows of tables with a tab between the cells."""
    import docx
    from docx.table import Table

    try:
        document = docx.Document(io.BytesIO(data))
        lines: list[str] = []
        for block in document.iter_inner_content():
            if isinstance(block, Table):
                for row in block.rows:
                    lines += "\t".join(cell.text for cell in row.cells).split("\n")
            else:
                lines += block.text.split("\n")
    except Exception as error:  # whatever python-docx and lxml raise on a broken file
        raise MalformedInput(f"{shown} is not a sound Word file: {error}") from error
    return lines


def read_rich_text(source: Source) -> Iterator[Draft]:
    """The articles of a rich text file (RTF).

    Raises:
        MalformedInput: if it is broken.
        NoText: if there are no words in it.
    """
    from striprtf import striprtf

    data = source.whole()
    try:
        convert: Callable[..., str] = striprtf.rtf_to_text
        text = convert(data.decode("latin-1"), encoding=_encoding(data), errors="replace")
    except Exception as error:  # whatever striprtf raises on a broken file
        raise MalformedInput(f"{source.shown} is not sound rich text: {error}") from error
    text = _HALVES.sub(lambda pair: pair[0].encode("utf-16", "surrogatepass").decode("utf-16"), text)
    yield from _articles(_LINKED.sub("", text).split("\n"), source)


def _encoding(data: bytes) -> str:
    found = _CODEPAGE.search(data[:4_096])
    return f"cp{found[1].decode()}" if found else "cp1252"


def _articles(lines: list[str], source: Source) -> Iterator[Draft]:
    export = export_in(lines)
    if export is not None:
        yield from drafts_of_export(export, source)
        return
    text = "\n".join(line.strip() for line in lines if line.strip())
    if not text:
        raise NoText(f"{source.shown} holds no words; give an article")
    yield Draft(text, source.place, source.shown)
