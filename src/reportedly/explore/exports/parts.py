"""What is exported of a dossier when not all of it is: an article, an actor, a claim, what a search finds.

The command line and the pages export by this one way.
"""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from itertools import chain
from typing import TYPE_CHECKING, BinaryIO

from reportedly.explore.exports import FORMATS, Export, writer
from reportedly.explore.exports.inputs import DossierContext, readings_of_keys
from reportedly.explore.exports.selection import Selection, at_spans

if TYPE_CHECKING:
    from reportedly.dossier import Dossier
    from reportedly.explore.exports.context import Context
    from reportedly.explore.exports.files import Files
    from reportedly.reading import Reading

MOST_ARTICLES = 1_000
"""Articles of an actor that a page exports, those published last; the command exports all."""

Spans = dict[str, list[tuple[int, int]]]
"""Stretches of articles, by the articles' keys."""


def write_claim(dossier: Dossier, key: str, form: Export, files: Files) -> None:
    """Write a claim: as a briefing of its own, or else the statements of it and what they tell.

    Raises:
        NoSuchClaim: if the dossier holds none of that key.
    """
    from reportedly.explore.exports.claim_briefing import write_claim as write_briefing
    from reportedly.explore.questions.cited import citations

    claim = dossier.claim(key)
    if form.name == "briefing":
        with dossier.database.reading() as connection:
            cited = citations(connection, (one.key for one in claim.statements))
        with files.open() as stream:
            write_briefing(claim, cited, stream)
        return
    spans: Spans = {}
    for one in claim.statements:
        spans.setdefault(one.key, []).append(one.span)
    write_spans(dossier, spans, form, files)


def write_spans(dossier: Dossier, spans: Spans, form: Export, files: Files) -> None:
    """Write what stands at some stretches of articles."""
    context = DossierContext()
    readings = readings_of_keys(dossier, context, spans)
    _write(form, (at_spans(one, spans[context.key]) for one in readings), files, context)


def write_articles(
    dossier: Dossier, keys: Iterable[str], form: Export, files: Files, selection: Selection | None = None
) -> None:
    """Write articles, by their keys, narrowed to a selection."""
    context = DossierContext()
    readings = (selection or Selection()).of(readings_of_keys(dossier, context, keys), context)
    _write(form, readings, files, context)


def write_actor(dossier: Dossier, key: str, form: Export, files: Files) -> None:
    """Write what an actor says, hears, does, suffers, counts or is tied to, in its latest articles.

    Raises:
        NoSuchActor: if there is none.
    """
    from reportedly.explore.questions.evidence import actor_row
    from reportedly.explore.questions.kept import keys_of
    from reportedly.explore.questions.latest import latest_articles

    actor = dossier.actor(key, limit=1).actor
    with dossier.database.reading() as connection:
        places = latest_articles(connection, actor_row(connection, key), MOST_ARTICLES)
        keys = keys_of(connection, [number for _, number in places])
    write_articles(dossier, keys, form, files, Selection(actor=actor.key))


def _write(form: Export, readings: Iterator[Reading], files: Files, context: Context) -> None:
    first = next(readings, None)
    writer(form)(readings if first is None else chain([first], readings), files, context)


@dataclass(frozen=True, slots=True)
class Download:
    """A file to be downloaded."""

    name: str
    media_type: str
    content: bytes


_TYPES = {
    "briefing": ("md", "text/markdown; charset=utf-8"),
    "schema-org": ("jsonld", "application/ld+json"),
    "annotations": ("jsonld", "application/ld+json"),
    "plover": ("jsonl", "application/jsonl"),
    "ftm": ("ftm.json", "application/jsonl"),
    "gexf": ("gexf", "application/gexf+xml"),
    "graphml": ("graphml", "application/graphml+xml"),
}


class InMemory:
    """The files of an export, in memory."""

    def __init__(self) -> None:
        self.parts: dict[str, bytes] = {}

    @contextmanager
    def open(self, part: str = "") -> Iterator[BinaryIO]:
        """A file to write to."""
        stream = io.BytesIO()
        yield stream
        self.parts[part] = stream.getvalue()

    def download(self, form: Export, name: str) -> Download:
        """What was written, as one file: the only one, or all of them packed together."""
        ending, media = _TYPES.get(form.name, ("txt", "text/plain; charset=utf-8"))
        if list(self.parts) == [""]:
            return Download(f"{name}.{ending}", media, self.parts[""])
        packed = io.BytesIO()
        with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
            for part, data in sorted(self.parts.items()):
                inner = f"{name}.{ending}{part}" if not form.folder else f"{name}/{part}"
                archive.writestr(zipfile.ZipInfo(inner, (1980, 1, 1, 0, 0, 0)), data)
        return Download(f"{name}-{form.name}.zip", "application/zip", packed.getvalue())


def form_of(name: str, among: Sequence[str]) -> Export | None:
    """A format by its name, if it is one of some."""
    return next((form for form in FORMATS if form.name == name and name in among), None)


def safe_name(text: str) -> str:
    """A key as a part of a file's name: letters, digits and `-` alone."""
    return re.sub(r"[^A-Za-z0-9-]+", "-", text)[:60].strip("-") or "export"
