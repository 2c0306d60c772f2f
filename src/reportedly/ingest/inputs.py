"""What a user names on the command line, to articles: files, folders, standard input, pages of the web."""

from __future__ import annotations

import io
import os
import re
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import IO, Protocol

from reportedly.errors import FetchError, InputError, MalformedInput, NoSuchInput, NoText, NotText, ReportedlyError
from reportedly.ingest.articles import Known, make_article
from reportedly.ingest.decoding import Decoded, decode
from reportedly.ingest.pages import charset_of, is_page, read_page
from reportedly.ingest.rows import LONGEST_ROW, article_of_row, lines_of, parse_row
from reportedly.reading import Article

ENDINGS = (".txt", ".md", ".html", ".htm", ".jsonl", ".json")
"""Files that are taken from a folder."""

LARGEST = 64 * 2**20
"""Bytes of a file that are taken in; JSON Lines may be of any size."""

_URL = re.compile(r"[a-zA-Z][a-zA-Z0-9+.-]*://")
_ROW = re.compile(rb'\s*\{\s*"')


class Report(Protocol):
    """Where it is said what could not be taken in, and what was noticed on the way."""

    def note(self, message: str) -> None:
        """Something a user should know about an article that is read all the same."""

    def refuse(self, error: ReportedlyError) -> None:
        """An input that is not read; the others are."""

    def fail(self, name: str, error: Exception) -> None:
        """An input on which this package itself failed; the others are read."""


@dataclass(frozen=True, slots=True)
class Intake:
    """How inputs are taken in.

    `known` goes before what files and pages say. URLs are fetched only with `fetch`; private addresses only with
    `allow_private`.
    """

    report: Report
    known: Known = field(default_factory=Known)
    fetch: bool = False
    allow_private: bool = False

    def articles(self, inputs: Sequence[str]) -> Iterator[Article]:
        """The articles of all inputs in their order; what can't be taken in is reported and left out."""
        for name in inputs:
            with self._going_on(name):
                yield from self._articles_of(name)

    @contextmanager
    def _going_on(self, name: str) -> Iterator[None]:
        """Report what goes wrong with one input or row, and go on with the next."""
        try:
            yield
        except (InputError, FetchError) as error:
            self.report.refuse(error)
        except ReportedlyError:
            raise
        except Exception as error:  # a fault here or in a library, on this input alone
            self.report.fail(name, error)

    def _articles_of(self, name: str) -> Iterator[Article]:
        if name == "-":
            yield from self._from_stream(sys.stdin.buffer, "-", ending="")
        elif _URL.match(name):
            yield self._from_web(name)
        elif os.path.isdir(name):  # which minds no odd name, as Path.is_dir does
            yield from self._from_folder(Path(name))
        else:
            yield from self._from_file(Path(name), shown=Path(name).name)

    def _from_folder(self, folder: Path) -> Iterator[Article]:
        found = False
        for path in _files_under(folder, self.report):
            found = True
            shown = path.relative_to(folder).as_posix()
            with self._going_on(shown):
                yield from self._from_file(path, shown)
        if not found:
            raise NoSuchInput(f"no article in the folder {folder}; looked for {', '.join(ENDINGS)}")

    def _from_file(self, path: Path, shown: str) -> Iterator[Article]:
        try:
            with path.open("rb") as stream:
                yield from self._from_stream(stream, shown, ending=path.suffix.lower())
        except FileNotFoundError as error:
            raise NoSuchInput(f"{path}: no such file") from error
        except (OSError, ValueError) as error:
            reason = error.strerror if isinstance(error, OSError) and error.strerror else str(error)
            raise NoSuchInput(f"{path} can't be opened: {reason}") from error

    def _from_stream(self, stream: IO[bytes], shown: str, ending: str) -> Iterator[Article]:
        if ending == ".jsonl" or (ending not in ENDINGS and _starts_with_row(stream)):
            yield from self._from_rows(stream, shown)
            return
        data = stream.read(LARGEST + 1)
        if len(data) > LARGEST:
            raise NotText(f"{shown} is larger than {LARGEST // 2**20} MB; an article is not, split it")
        if ending == ".json":
            yield from self._from_json(self._decode(data, shown), shown)
        else:
            yield self._from_bytes(data, shown, page=ending in {".html", ".htm"})

    def _from_rows(self, stream: IO[bytes], shown: str) -> Iterator[Article]:
        rows = 0
        for number, line in lines_of(stream):
            rows += 1
            where = f"{shown}, row {number}"
            with self._going_on(where):
                if len(line) > LONGEST_ROW:
                    raise MalformedInput(f"{where} is longer than {LONGEST_ROW // 2**20} MB; an article is not")
                yield self._from_row(parse_row(self._decode(line, where), where=where), where)
        if not rows:
            raise NoText(f"{shown} is empty; give a row an article, with id and text")

    def _from_json(self, text: str, shown: str) -> Iterator[Article]:
        data = parse_row(text, where=shown)
        if isinstance(data, dict):
            yield self._from_row(data, shown)
            return
        for number, row in enumerate(data if isinstance(data, list) else [data], 1):
            where = f"{shown}, row {number}"
            with self._going_on(where):
                yield self._from_row(row, where)

    def _from_row(self, row: object, where: str) -> Article:
        try:
            return article_of_row(row, where=where, known=self.known)
        except InputError as error:
            message = str(error)
            raise type(error)(message if message.startswith(where) else f"{where}: {message}") from error

    def _from_web(self, url: str) -> Article:
        if not self.fetch:
            raise FetchError(f"{url} is a page of the web; give --fetch to have it fetched")
        from reportedly.ingest.fetching import Limits, fetch

        page = fetch(url, Limits(allow_private=self.allow_private))
        return self._from_bytes(page.body, url, declared=page.charset, url=page.url)

    def _from_bytes(
        self, data: bytes, shown: str, *, page: bool = False, declared: str | None = None, url: str | None = None
    ) -> Article:
        if not data:
            raise NoText(f"{shown} is empty; give an article")
        text = self._decode(data, shown, declared or charset_of(data))
        said = Known()
        if page or is_page(text):
            main = read_page(text, name=shown)
            text, said = main.text, main.known
            if main.cut:
                self.report.note(f"{shown} is a very long page; its end is left out")
        if url is not None:
            said["url"] = url
        joined: Known = {"name": shown, **said, **self.known}
        return make_article(text, **joined)

    def _decode(self, data: bytes, shown: str, declared: str | None = None) -> str:
        decoded: Decoded = decode(data, name=shown, declared=declared)
        if decoded.note:
            self.report.note(f"{shown} is {decoded.note}")
        return decoded.text


def _starts_with_row(stream: IO[bytes]) -> bool:
    """Whether a stream without a telling name holds JSON Lines; nothing of it is used up."""
    return isinstance(stream, io.BufferedReader) and _ROW.match(stream.peek(256)) is not None


def _files_under(folder: Path, report: Report) -> Iterator[Path]:
    """The files of known endings in a folder and its folders, sorted; others are reported, hidden ones passed over."""
    for place, folders, files in os.walk(folder, onerror=lambda error: _refuse_folder(error, report)):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        for name in sorted(files):
            if name.startswith("."):
                continue
            if Path(name).stem.lower() == "readme":
                report.note(f"{Path(place) / name} is left out: a README tells of a folder's files; name it to read it")
            elif Path(name).suffix.lower() in ENDINGS:
                yield Path(place) / name
            else:
                report.note(f"{Path(place) / name} is left out: its ending is none of {', '.join(ENDINGS)}")


def _refuse_folder(error: OSError, report: Report) -> None:
    report.refuse(NoSuchInput(f"{error.filename} can't be opened: {error.strerror}"))
