"""Adding articles: what is known is not read again, and nothing is told as kept before it is safely written.

Inputs ─▶ looked up, a few at a time, and written down as pending ─▶ read ─▶ kept, a few at a time ─▶ told ─▶ settled

Each arrow's writing is one transaction, so a killed process leaves whole articles, and inputs that are pending; the
same call again finds what is kept and reads the rest.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field, replace
from itertools import islice
from time import monotonic
from typing import Literal

from sqlalchemy import Connection, text

from reportedly.dossier.following import follow_article, follow_reading
from reportedly.dossier.outcomes import Kept
from reportedly.dossier.refusals import Refusals
from reportedly.dossier.sightings import Sighting
from reportedly.errors import ReportedlyError
from reportedly.models.meaning.runner import Meant
from reportedly.reading import Article, Reading
from reportedly.reconcile.claims.meaning import Ahead
from reportedly.reconcile.revisions import is_like, what_changed
from reportedly.reconcile.settling import settle
from reportedly.store import articles, inputs
from reportedly.store.connection import Database, is_lost
from reportedly.store.prepared import Prepared
from reportedly.store.saving import save_reading
from reportedly.store.search.index import index_article

AHEAD = 32
"""Inputs that are looked up and written down as pending at once."""

BATCH = 16
"""Articles that are kept in one transaction, at the most."""

SECONDS = 5.0
"""After so long what is read is kept, though it is less than a batch."""

UNSETTLED = 1_000
"""Articles that are kept before what follows from their claims is settled; what is left is settled at the end."""

BEGIN_WHOLE, END_WHOLE, UNDO_WHOLE = (
    Prepared(text(f"{what} SAVEPOINT whole")) for what in ("", "RELEASE", "ROLLBACK TO")
)
"""What is written between the first two is written as a whole, or not at all."""

Failed = Callable[[Article, Exception], None]
Read = Callable[[Iterable[Article], Failed], Iterator[Reading]]
"""How articles are read: in any order; what can't be read is told."""


@dataclass(slots=True)
class Waiting:
    """An article that is being read, and where it was seen meanwhile."""

    sighting: Sighting
    again: list[Sighting] = field(default_factory=list)
    kept: articles.Kept | None = None
    """Where it is kept already, and is read again because more is known about it."""
    given_out: bool = False
    """Whether it is being read by now, so that what another sighting tells comes too late."""

    @property
    def article(self) -> Article:
        """What is read."""
        return self.kept.article if self.kept else self.sighting.article

    @property
    def inputs(self) -> list[inputs.Input]:
        """All inputs that hold it."""
        return [sighting.input for sighting in (self.sighting, *self.again)]


class Adding:
    """One call of `add`."""

    def __init__(self, database: Database, run: int, refusals: Refusals, *, ahead: bool = True) -> None:
        self._database, self._run, self._refusals = database, run, refusals
        self._ahead, self._looks_ahead = Ahead(), ahead
        self._waiting: dict[str, Waiting] = {}
        self._of_text: dict[str, list[Waiting]] = defaultdict(list)
        self._later: list[Sighting] = []
        self._done: list[Kept] = []
        self._kept = 0

    def add(self, sightings: Iterable[Sighting], read: Read) -> Iterator[Kept]:
        """What becomes of each input, told when it is safely written."""
        yield from self._pass(iter(sightings), read)
        while self._later:
            later, self._later = self._later, []
            yield from self._pass(iter(later), read)
        settle(self._database)

    def _pass(self, sightings: Iterator[Sighting], read: Read) -> Iterator[Kept]:
        readings = read(self._to_read(sightings), self._failed)
        for batch in batches(self._ahead.over(readings) if self._looks_ahead else readings):
            meant = [self._ahead.of(reading) for reading in batch]  # nobody waits for it while others can't write
            with self._database.writing() as connection:
                kept = [
                    one
                    for reading, its in zip(batch, meant, strict=True)
                    for one in self._keep(connection, reading, its)
                ]
                kept += self._write_refused(connection)
            yield from self._told(kept)
            self._kept += len(batch)
            if self._kept >= UNSETTLED:
                settle(self._database)
                self._kept = 0
        if self._refusals:
            with self._database.writing() as connection:
                kept = self._write_refused(connection)
            yield from self._told(kept)
        yield from self._told([])

    def made_before(self, wanted: Iterable[Article], _: Failed) -> Iterator[Reading]:
        """Readings that came with what was sighted, as a way to read."""
        for article in wanted:
            made = self._waiting[articles.key_of(article)].sighting.made
            assert made is not None
            yield replace(made, article=article)

    def _told(self, kept: list[Kept]) -> Iterator[Kept]:
        yield from (*self._done, *kept)
        self._done = []

    def _to_read(self, sightings: Iterator[Sighting]) -> Iterator[Article]:
        """The articles that are not known yet; the inputs of all are written down first."""
        while batch := list(islice(sightings, AHEAD)):
            later, self._later = self._later, []
            with self._database.writing() as connection:
                looked_up = [self._look_up(connection, sighting) for sighting in (*later, *batch)]
            self._done += [found for found in looked_up if isinstance(found, Kept)]
            for waiting in [found for found in looked_up if isinstance(found, Waiting)]:
                waiting.given_out = True
                yield waiting.article

    def _look_up(self, connection: Connection, sighting: Sighting) -> Kept | Waiting | None:
        """What became of an input whose text is known; else what is to be read, or None if that is on its way."""
        if (refused := sighting.unfit()) is not None:
            inputs.note_problem(connection, refused, run=self._run)
            return Kept(sighting.input.place, "problem")
        kept = articles.find_same(connection, sighting.article)
        more = kept and articles.fuller(kept, sighting.article, sighting.origins)
        if kept and not more:
            return self._see(connection, sighting, kept.id)
        known = inputs.find_input(connection, sighting.input.place)
        before = None if known is None else known.article
        inputs.note_known(connection, known, sighting.input, "pending", run=self._run, article=before)
        for waiting in self._of_text[sighting.article.id]:
            if _same(waiting.article, sighting.article):
                self._join(waiting, sighting)
                return None
        waiting = Waiting(sighting, kept=more)
        self._waiting[articles.key_of(waiting.article)] = waiting
        self._of_text[sighting.article.id].append(waiting)
        return waiting

    def _join(self, waiting: Waiting, sighting: Sighting) -> None:
        """Let a sighting wait for an article that another has brought; what it tells besides is taken up."""
        told = waiting.sighting.with_told(sighting)
        if told is None:
            waiting.again.append(sighting)
        elif waiting.given_out or waiting.kept is not None:
            self._later.append(sighting)
        else:
            del self._waiting[articles.key_of(waiting.article)]
            waiting.sighting = told
            self._waiting[articles.key_of(waiting.article)] = waiting
            waiting.again.append(sighting)

    def _arrived(self, article: Article) -> Waiting:
        waiting = self._waiting.pop(articles.key_of(article))
        others = self._of_text[article.id]
        others.remove(waiting)
        if not others:
            del self._of_text[article.id]
        return waiting

    def _failed(self, article: Article, error: Exception) -> None:
        self._refusals.fail_all(self._arrived(article).inputs, error)

    def _write_refused(self, connection: Connection) -> list[Kept]:
        held = self._refusals.taken()
        for refused in held:
            inputs.note_problem(connection, refused, run=self._run)
        return [Kept(refused.input.place, "problem") for refused in held]

    def _see(self, connection: Connection, sighting: Sighting, article: int) -> Kept:
        """Write down that an input holds an article that is kept already."""
        known = inputs.find_input(connection, sighting.input.place)
        if known is not None and known.article == article and known.outcome not in {"pending", "problem"}:
            inputs.see_again(connection, known.id)
            return Kept(sighting.input.place, "known", article)
        inputs.note_input(connection, sighting.input, "seen", run=self._run, article=article)
        return Kept(sighting.input.place, "seen", article)

    def _keep(self, connection: Connection, reading: Reading, meant: Meant | None) -> Iterator[Kept]:
        """Keep one reading with its article, whole or not at all; what is wrong with it costs it alone."""
        waiting = self._arrived(reading.article)
        BEGIN_WHOLE.run(connection)
        try:
            kept = self._keep_article(connection, waiting, reading, meant)
            END_WHOLE.run(connection)
        except ReportedlyError:
            raise
        except Exception as error:
            if is_lost(error):
                raise
            UNDO_WHOLE.run(connection)
            self._refusals.fail_all(waiting.inputs, error)
            return
        yield kept
        assert kept.article is not None
        for sighting in waiting.again:
            yield self._see(connection, sighting, kept.article)

    def _keep_article(self, connection: Connection, waiting: Waiting, reading: Reading, meant: Meant | None) -> Kept:
        sighting = waiting.sighting
        if waiting.kept is not None:
            articles.update_facts(connection, waiting.kept)
            again = save_reading(connection, waiting.kept.id, reading)
            follow_reading(connection, waiting.kept.id, again, reading, meant)
            follow_article(connection, waiting.kept.id)
            return self._see(connection, sighting, waiting.kept.id)
        if (same := articles.find_same(connection, reading.article)) is not None:  # another process was faster
            return self._see(connection, sighting, same.id)
        known = inputs.find_input(connection, sighting.input.place)
        revision = _revision(connection, sighting, known and known.article)
        article = articles.save_article(connection, reading.article, sighting.origins, run=self._run, revision=revision)
        index_article(connection, article, reading.article)
        first = save_reading(connection, article, reading, again=False)
        follow_reading(connection, article, first, reading, meant, again=False)
        outcome: Literal["read", "copy", "revision"] = follow_article(connection, article) or "read"
        if revision is not None:
            outcome = "revision"
        inputs.note_known(connection, known, sighting.input, outcome, run=self._run, article=article)
        return Kept(sighting.input.place, outcome, article)


def _revision(connection: Connection, sighting: Sighting, there: int | None) -> articles.Revision | None:
    """What an article is a revision of: the text that stood at its address before, or in the same file and is alike.

    `there` is the article that the input held before.
    """
    article = sighting.article
    before = articles.find_at(connection, article.url)
    if before is None:
        before = articles.find_article(connection, there) if there is not None else None
        if before is None or before.article.url or article.url or not is_like(before.article.text, article.text):
            return None
    changed = what_changed(before.article.text, article.text)
    return articles.Revision(before.revision_of or before.id, before.revision + 1, {"from": before.id, **changed})


def _same(one: Article, other: Article) -> bool:
    """Whether two articles of one text are one: by one publisher, or by one who is not known."""
    return one.publisher is None or other.publisher is None or one.publisher == other.publisher


def batches(readings: Iterable[Reading]) -> Iterator[list[Reading]]:
    """Readings by the batch, fewer where they come slowly."""
    batch: list[Reading] = []
    since = monotonic()
    for reading in readings:
        batch.append(reading)
        if len(batch) >= BATCH or monotonic() - since > SECONDS:
            yield batch
            batch, since = [], monotonic()
    if batch:
        yield batch
