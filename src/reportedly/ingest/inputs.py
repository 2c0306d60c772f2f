"""What a user names, to articles: files, folders, patterns, standard input, pages of the web."""

from __future__ import annotations

import glob
import io
import os
import re
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import TYPE_CHECKING

from reportedly.errors import FetchError, NoSuchInput
from reportedly.ingest.articles import Known
from reportedly.ingest.folders import files_under
from reportedly.ingest.following import Stop, files_as_they_come
from reportedly.ingest.formats import ENDINGS, ending_of, read_source
from reportedly.ingest.report import Report, going_on
from reportedly.ingest.source import Source, buffered
from reportedly.ingest.taken import Taken, finish
from reportedly.reading import Article

if TYPE_CHECKING:
    from reportedly.ingest.fetching import Page

_URL = re.compile(r"[a-zA-Z][a-zA-Z0-9+.-]*://")
_STANDARD_INPUT = "standard input"


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
        for taken in self.taken(inputs):
            yield taken.article

    def taken(self, inputs: Sequence[str]) -> Iterator[Taken]:
        """As `articles`, each with its place and where the facts about it come from."""
        for name in inputs:
            with going_on(self.report, name, place_of(name)):
                yield from self._taken_from(name)

    def follow(self, folders: Sequence[str], poll_seconds: float, stop: Stop) -> Iterator[Taken]:
        """The articles of these folders, and of every file that comes into them or changes, until `stop` says so.

        A file is read when two looks, so many seconds apart, find it the same: none is read half written.
        """
        for folder, path in files_as_they_come(folders, poll_seconds, stop, self.report):
            shown = path.relative_to(folder).as_posix()
            with going_on(self.report, shown, place_of(str(path))):
                yield from self._from_file(path, shown)

    def _taken_from(self, name: str) -> Iterator[Taken]:
        if name == "-":
            for taken in self._from_source(self._source(buffered(sys.stdin.buffer), _STANDARD_INPUT, "-")):
                # what comes here has no place of its own; its text tells it from what came here before
                yield replace(taken, place=f"{taken.place} {taken.article.id}")
        elif _URL.match(name):
            yield from self._from_web(name)
        elif os.path.isdir(name):  # which minds no odd name, as Path.is_dir does
            yield from self._from_folder(Path(name))
        elif not os.path.lexists(name) and (matching := _matching(name)):
            yield from self.taken(matching)
        else:
            yield from self._from_file(Path(name), shown=Path(name).name)

    def _from_folder(self, folder: Path) -> Iterator[Taken]:
        found = False
        for path in files_under(folder, self.report):
            found = True
            shown = path.relative_to(folder).as_posix()
            with going_on(self.report, shown, place_of(str(path))):
                yield from self._from_file(path, shown)
        if not found:
            raise NoSuchInput(f"no article in the folder {folder}; looked for {', '.join(ENDINGS)}")

    def _from_file(self, path: Path, shown: str) -> Iterator[Taken]:
        try:
            with path.open("rb") as stream:
                yield from self._from_source(self._source(stream, place_of(str(path)), shown, ending_of(path.name)))
        except FileNotFoundError as error:
            raise NoSuchInput(f"{path}: no such file") from error
        except (OSError, ValueError) as error:
            reason = error.strerror if isinstance(error, OSError) and error.strerror else str(error)
            raise NoSuchInput(f"{path} can't be opened: {reason}") from error

    def _from_web(self, url: str) -> Iterator[Taken]:
        if not self.fetch:
            raise FetchError(f"{url} is a page of the web; give --fetch to have it fetched")
        page = self._page(url)
        source = self._source(buffered(io.BytesIO(page.body)), url, url)
        yield from self._from_source(replace(source, url=page.url, charset=page.charset))

    def _source(self, stream: io.BufferedReader, place: str, shown: str, ending: str = "") -> Source:
        return Source(stream, place, shown, self.report, ending, fetch=self._page if self.fetch else None)

    def _page(self, url: str) -> Page:
        from reportedly.ingest.fetching import Limits, fetch

        return fetch(url, Limits(allow_private=self.allow_private))

    def _from_source(self, source: Source) -> Iterator[Taken]:
        places = _Places()
        for draft in read_source(source):
            with going_on(self.report, draft.shown, draft.place):
                taken = finish(draft, self.known)
                yield replace(taken, place=places.only(taken.place))


class _Places:
    """Keeps the places of one input apart, where it gives two articles one id."""

    def __init__(self) -> None:
        self._seen: dict[int, int] = {}

    def only(self, place: str) -> str:
        """This place, with a number if another article had it before."""
        times = self._seen[hash(place)] = self._seen.get(hash(place), 0) + 1
        return place if times == 1 else f"{place} ({times})"


def place_of(name: str) -> str:
    """Where an input stands, the same from wherever it is named: an address, or a file's absolute path."""
    if name == "-":
        return _STANDARD_INPUT
    return name if _URL.match(name) else os.path.abspath(name)


def _matching(name: str) -> list[str]:
    """The files that a pattern with `*`, `?` or `[…]` names, sorted; a shell has put them in its place already."""
    return sorted(glob.glob(name, recursive=True)) if glob.has_magic(name) and "\0" not in name else []
