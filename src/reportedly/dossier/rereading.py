"""Reading again what a dossier holds, such as after an upgrade; what people judged stays."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from sqlalchemy import Connection, and_, delete, insert, select

from reportedly.dossier.adding import Read, batches
from reportedly.dossier.following import follow_reading
from reportedly.dossier.refusals import short
from reportedly.models.meaning.runner import Meant
from reportedly.reading import Article, Reader, Reading
from reportedly.reconcile.claims.meaning import Ahead
from reportedly.reconcile.settling import settle
from reportedly.store.articles import key_of
from reportedly.store.clock import now
from reportedly.store.connection import Database
from reportedly.store.loading import article_of
from reportedly.store.saving import save_reading
from reportedly.store.tables.articles import articles, problems
from reportedly.store.tables.readings import readings

AT_ONCE = 64
"""Articles that are fetched at once."""

FAILED = "reading"
"""What a problem is about when an article could not be read again."""


@dataclass(slots=True)
class Reread:
    """How many articles a call looked at, and how many of them were read, left as they were, or failed."""

    read: int = 0
    current: int = 0
    problem: int = 0

    @property
    def expected(self) -> int:
        """All articles of the dossier."""
        return self.read + self.current + self.problem


class Rereading:
    """One call of `reread`. With `reader`, articles that this very reader read are left as they are."""

    def __init__(self, database: Database, reader: Reader | None) -> None:
        self._database, self._reader = database, reader
        self._ids: dict[str, list[int]] = {}
        self._failed: list[tuple[int, str]] = []
        self.counted = Reread()

    def run(self, read: Read) -> Iterator[int]:
        """Read all again; gives how many more are done, whenever some are safely written."""
        ahead = Ahead()
        for batch in batches(ahead.over(read(self._wanted(), self._fail))):
            meant = [ahead.of(reading) for reading in batch]  # nobody waits for it while others can't write
            with self._database.writing() as connection:
                for reading, its in zip(batch, meant, strict=True):
                    self._keep(connection, self._arrived(reading.article), reading, its)
                done = len(batch) + self._write_failed(connection)
            self.counted.read += len(batch)
            yield done
        with self._database.writing() as connection:
            done = self._write_failed(connection)
        settle(self._database)
        yield done

    def _wanted(self) -> Iterator[Article]:
        after = 0
        joined = articles.outerjoin(readings, readings.c.article == articles.c.id)
        while True:
            with self._database.reading() as connection:
                query = select(articles, readings.c.version, readings.c.models).select_from(joined)
                rows = connection.execute(
                    query.where(articles.c.id > after).order_by(articles.c.id).limit(AT_ONCE)
                ).all()
            if not rows:
                return
            after = rows[-1].id
            for row in rows:
                if self._reader is not None and (row.version, row.models) == (
                    self._reader.version,
                    self._reader.models,
                ):
                    self.counted.current += 1
                    continue
                article = article_of(row)
                self._ids.setdefault(key_of(article), []).append(row.id)
                yield article

    def _arrived(self, article: Article) -> int:
        key = key_of(article)
        article_id = self._ids[key].pop(0)
        if not self._ids[key]:
            del self._ids[key]
        return article_id

    def _fail(self, article: Article, error: Exception) -> None:
        self._failed.append((self._arrived(article), f"a fault in reportedly ({type(error).__name__}: {short(error)})"))

    def _keep(self, connection: Connection, article: int, reading: Reading, meant: Meant | None) -> None:
        _forget_failure(connection, article)
        follow_reading(connection, article, save_reading(connection, article, reading), reading, meant)

    def _write_failed(self, connection: Connection) -> int:
        failed, self._failed = self._failed, []
        for article, reason in failed:
            _forget_failure(connection, article)
            row = {"what": FAILED, "reason": reason, "article": article, "found": now()}
            connection.execute(insert(problems).values(row))
        self.counted.problem += len(failed)
        return len(failed)


def _forget_failure(connection: Connection, article: int) -> None:
    """Remove what an earlier call could not read, now that it was tried again."""
    gone = and_(problems.c.article == article, problems.c.reading.is_(None), problems.c.what == FAILED)
    connection.execute(delete(problems).where(gone))
