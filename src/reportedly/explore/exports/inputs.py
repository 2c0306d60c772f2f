"""What is exported: readings as `reportedly read` wrote them, articles that are read now, or a dossier's readings."""

from __future__ import annotations

import re
import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import groupby
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO

from reportedly.errors import FormatError
from reportedly.explore.exports.context import Context, KnownActor, ReadingsAlone
from reportedly.reading_json import loads

if TYPE_CHECKING:
    from reportedly.dossier import Dossier
    from reportedly.explore.questions.agreement import Agreement, PairJudgement
    from reportedly.explore.questions.kept import KeptArticle
    from reportedly.explore.questions.review import ItemOpinion
    from reportedly.explore.reports import Incidents
    from reportedly.reading import Actor, Article, Reading

_IS_READING = re.compile(rb'(?:\xef\xbb\xbf)?\s*\{\s*"format"\s*:\s*"reportedly/')
_HEAD = 200
Read = Callable[[Sequence[str]], Iterator["Reading"]]


def readings_of(inputs: Sequence[str], read: Read, incidents: Incidents) -> Iterator[Reading]:
    """The readings of all inputs in their order; what is no file of readings is an article, which `read` reads."""
    for written, names in groupby(inputs, key=holds_readings):
        if not written:
            yield from read(list(names))
            continue
        for name in names:
            if name == "-":
                yield from _loaded(sys.stdin.buffer, "standard input", incidents)
            else:
                with Path(name).open("rb") as stream:
                    yield from _loaded(stream, name, incidents)


def holds_readings(name: str) -> bool:
    """Whether an input is a file of readings, by how it begins; standard input is looked at without taking from it."""
    try:
        if name == "-":
            return _IS_READING.match(sys.stdin.buffer.peek(_HEAD)) is not None  # type: ignore[union-attr]  # buffered
        with open(name, "rb") as stream:
            return _IS_READING.match(stream.read(_HEAD)) is not None
    except (OSError, ValueError, AttributeError):  # no file, an odd name, or a stream that can't be looked at
        return False


def _loaded(stream: BinaryIO, name: str, incidents: Incidents) -> Iterator[Reading]:
    """The readings of a file: one over several lines, or one a line; a bad one costs itself alone."""
    first = stream.readline()
    parts: Iterable[bytes] = [first + stream.read()] if not first.rstrip().endswith(b"}") else _lines(first, stream)
    for number, part in enumerate(parts, 1):
        if part.strip():
            try:
                yield loads(part.decode("utf-8-sig"))
            except (FormatError, UnicodeDecodeError) as error:
                incidents.refuse(FormatError(f"{name}, reading {number}: {error}"))


def _lines(first: bytes, stream: BinaryIO) -> Iterator[bytes]:
    yield first
    yield from stream


def each_once(readings: Iterable[Reading], context: Context, incidents: Incidents) -> Iterator[Reading]:
    """The readings, each article once: a second reading of the same text and publisher is said and left out."""
    seen: set[str] = set()
    for reading in readings:
        key = context.article_key(reading.article)
        if key in seen:
            incidents.note(f"{reading.article.name} is given twice; the first is exported")
        else:
            seen.add(key)
            yield reading


class DossierContext(ReadingsAlone):
    """What a dossier knows of the article that is exported just now."""

    def __init__(self) -> None:
        super().__init__()
        self.dossier: Dossier | None = None
        self.key, self.added = "", ""
        self.actors: dict[str, KnownActor] = {}
        self.copy: str | None = None

    def turn_to(self, key: str, added: str, actors: dict[str, KnownActor]) -> None:
        """Learn of the next article: when it was taken in, and who its actors are, by their ids in its reading."""
        self.key, self.added, self.actors = key, added, actors

    def actor(self, article: Article, actor: Actor) -> KnownActor | None:
        """Who an article's actor is in the whole dossier; None for one that it could not tell."""
        return self.actors.get(actor.id) if self.article_key(article) == self.key else None

    def archived(self, article: Article) -> str | None:
        """The address of a copy in a public archive of the web, where an input was found in one."""
        return self.copy if self.article_key(article) == self.key else None

    def retrieved(self, article: Article) -> str | None:
        """When the article was taken in."""
        return self.added if self.article_key(article) == self.key else None

    def opinions(self, article: Article) -> list[ItemOpinion]:
        """What people think of the items of an article."""
        return self.dossier.review.opinions(article=self.article_key(article)) if self.dossier is not None else []

    def pairs(self) -> list[PairJudgement]:
        """What people judged of pairs, in the whole dossier."""
        return self.dossier.review.pairs() if self.dossier is not None else []

    def agreement(self) -> list[Agreement]:
        """How far people agree, in the whole dossier."""
        return self.dossier.review.agreement() if self.dossier is not None else []


def readings_in(dossier: Dossier, context: DossierContext) -> Iterator[Reading]:
    """All readings of a dossier, one at a time; the context learns of each article before its reading comes."""
    from reportedly.explore.questions.kept import kept_articles

    after: str | None = None
    while True:
        with dossier.database.reading() as connection:
            page = kept_articles(connection, after=after)
        yield from _turned(dossier, context, page.rows)
        if (after := page.next) is None:
            return


def readings_of_keys(dossier: Dossier, context: DossierContext, keys: Iterable[str]) -> Iterator[Reading]:
    """The readings of some articles, by their keys, in the order in which they were kept."""
    from reportedly.explore.questions.kept import kept_of

    with dossier.database.reading() as connection:
        kept = kept_of(connection, keys)
    yield from _turned(dossier, context, kept)


def _turned(dossier: Dossier, context: DossierContext, kept: Iterable[KeptArticle]) -> Iterator[Reading]:
    """Readings, of each of which the context learns before it comes."""
    from reportedly.explore.questions.cited import citations
    from reportedly.explore.questions.kept import actors_in

    context.dossier = dossier
    for one in kept:
        with dossier.database.reading() as connection:
            actors = actors_in(connection, one.key)
            cited = citations(connection, [one.key])[one.key]
        context.turn_to(one.key, one.added, {actor.local: KnownActor(actor.key, actor.name) for actor in actors})
        context.copy = cited.archived
        yield dossier.reading(one.key)
