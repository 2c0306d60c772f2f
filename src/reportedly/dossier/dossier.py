"""The façade: open a dossier, add to it, read it again, ask it."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from types import TracebackType
from typing import TYPE_CHECKING, Self, cast

from reportedly import __version__
from reportedly.dossier.adding import Adding
from reportedly.dossier.asking import Asking
from reportedly.dossier.collecting import collecting_rarely
from reportedly.dossier.outcomes import Added, Kept
from reportedly.dossier.refusals import Refusals
from reportedly.dossier.sightings import sighting_in, sighting_of
from reportedly.errors import NoSuchArticle
from reportedly.reading import Reading
from reportedly.store import articles, inputs
from reportedly.store.connection import Database, connect
from reportedly.store.loading import load_reading
from reportedly.store.migrations import prepare

if TYPE_CHECKING:
    from reportedly.dossier.rereading import Reread
    from reportedly.ingest.articles import Known
    from reportedly.ingest.following import Stop
    from reportedly.ingest.report import Report

Told = Callable[[Kept], None]


def open_dossier(place: str | os.PathLike[str], *, create: bool = True) -> Dossier:
    """Open a dossier: a file, or a `postgresql://` address; what is called `reportedly.open`.

    Args:
        place: the file, made if it is not there, or the address of a database of its own.
        create: whether a dossier may be made; without, one must be there.

    Raises:
        DossierError: if it is missing, none, of a newer version, or can't be reached.
    """
    database = connect(place, create=create)
    try:
        prepare(database, create=create)
    except BaseException:
        database.close()
        raise
    return Dossier(database)


class Dossier(Asking):
    """Many articles and their readings, and what follows from them together.

    What it can be asked is in `Asking`. Use it as a context manager, or `close` it.
    """

    def __init__(self, database: Database) -> None:
        self.database = database

    @property
    def place(self) -> str:
        """The file, or the address without its password."""
        return self.database.place

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        """Let go of the file or the database; what was added is kept already."""
        self.database.close()

    def add(
        self,
        *named: str | os.PathLike[str],
        fetch: bool = False,
        allow_private: bool = False,
        jobs: int | None = None,
        known: Known | None = None,
        report: Report | None = None,
        told: Told | None = None,
    ) -> Added:
        """Take in articles, read those that are not known yet, and keep them.

        The same call again finishes what a killed one left. What can't be read is kept as a problem with its reason.

        Args:
            named: files, folders, patterns such as `articles/*.html`, addresses with `fetch`.
            fetch: fetch addresses; nothing is fetched without.
            allow_private: with `fetch`, also from private and loopback addresses.
            jobs: processes that read side by side, each on one core; None: one, which looks ahead on a second core.
            known: what is known of all these articles, and goes before what they say.
            report: is told of what can't be taken in, besides the dossier's problems.
            told: is told what became of each input, once that is safely written.

        Returns:
            What became of the inputs, counted.

        Raises:
            DossierUnavailable: if the dossier can't be written any more; what was told as kept is kept.
        """
        from reportedly.dossier.workers import reading_with
        from reportedly.ingest.inputs import Intake

        asked = [os.fspath(name) for name in named]
        refusals = Refusals(report)
        intake = Intake(refusals, _said(known), fetch=fetch, allow_private=allow_private)
        with reading_with(jobs) as read, self._run("add", asked) as run:
            adding = Adding(self.database, run, refusals, ahead=jobs != 1)
            return _counted(adding.add(map(sighting_of, intake.taken(asked)), read), told)

    def follow(
        self,
        *folders: str | os.PathLike[str],
        stop: Stop,
        every: float = 2.0,
        jobs: int | None = None,
        known: Known | None = None,
        report: Report | None = None,
        told: Told | None = None,
    ) -> Added:
        """Watch folders and add every file that comes into them or changes, until `stop` is set.

        Args:
            folders: what is watched, with the folders in it.
            stop: says when it is enough; a `threading.Event` is one.
            every: seconds between two looks; a file is read when two looks find it the same.
            jobs: as in `add`; likewise `known`, `report` and `told`.
            known: see above.
            report: see above.
            told: see above.

        Returns:
            What became of the files, counted.
        """
        from reportedly.dossier.watching import Watching
        from reportedly.dossier.workers import reading_with

        named = [os.fspath(folder) for folder in folders]
        refusals, added = Refusals(report), Added()
        watching = Watching(named, _said(known), every, stop)
        with reading_with(jobs) as read, self._run("follow", named) as run:
            adding = Adding(self.database, run, refusals, ahead=jobs != 1)
            for came in watching.rounds(refusals):
                _counted(adding.add(came, read), told, added)
        return added

    def keep(self, readings: Iterable[Reading], *, report: Report | None = None, told: Told | None = None) -> Added:
        """Keep readings that were made before, such as those of `reportedly read --format jsonl`.

        An article's address is its place, else its name.
        """
        with self._run("keep", []) as run:
            adding = Adding(self.database, run, Refusals(report))
            return _counted(adding.add(map(sighting_in, readings), adding.made_before), told)

    def reread(
        self, *, only_older: bool = False, jobs: int | None = None, told: Callable[[int], None] | None = None
    ) -> Reread:
        """Read the articles again and put the new readings in the place of the old; what people judged stays.

        Args:
            only_older: leave those that this very version read, with these very models.
            jobs: processes that read side by side, each on one core; None: one, which looks ahead on a second core.
            told: is told how many more are done, whenever some are safely written.

        Returns:
            How many were read, left, or failed; what failed keeps its old reading, and is a problem.
        """
        from reportedly.dossier.rereading import Rereading
        from reportedly.dossier.workers import reading_with
        from reportedly.pipeline import reader

        rereading = Rereading(self.database, reader() if only_older else None)
        with reading_with(jobs) as read, self._run("reread", ["older-than-version"] if only_older else []):
            for done in rereading.run(read):
                if told is not None:
                    told(done)
        return rereading.counted

    def reading(self, article: int | str) -> Reading:
        """The reading of an article, by its id or key.

        Raises:
            NoSuchArticle: if the dossier holds none of that id.
        """
        with self.database.reading() as connection:
            kept = articles.find_article(connection, article)
            reading = None if kept is None else load_reading(connection, kept.id)
        if reading is None:
            raise NoSuchArticle(f"{self.place} holds no article {article}")
        return reading

    @contextmanager
    def _run(self, command: str, named: list[str]) -> Iterator[int]:
        """A command's entry in the dossier, which says when it began, and when it came to its end."""
        with self.database.writing() as connection:
            run = inputs.begin_run(connection, command, named, __version__)
        with collecting_rarely():
            yield run
        with self.database.writing() as connection:
            inputs.end_run(connection, run)
            self.database.count_rows(connection)


def _said(known: Known | None) -> Known:
    """What is said of articles, without what is not."""
    return cast("Known", {fact: value for fact, value in (known or {}).items() if value})


def _counted(kept: Iterator[Kept], told: Told | None, added: Added | None = None) -> Added:
    """What became of inputs, counted, on top of what was counted before."""
    added = added or Added()
    for one in kept:
        added.count(one)
        if told is not None:
            told(one)
    return added
