"""Who reads: this process, or several side by side while this one writes."""

from __future__ import annotations

import os
import pickle
import socket
import subprocess
import sys
from collections import deque
from collections.abc import Iterable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import contextmanager
from functools import partial
from multiprocessing.connection import Connection
from queue import SimpleQueue

from reportedly.dossier.adding import Failed, Read
from reportedly.dossier.reading_process import Answer
from reportedly.errors import ReportedlyError
from reportedly.reading import Article, Reading

CHUNK = 8
LETTERS = 200_000
"""Articles that a process is given at once, and letters, after which there are no more."""

AHEAD = 3
"""Chunks that are given out for each process before the first answer is waited for."""

_ONE_THREAD = dict.fromkeys(("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS"), "1")


@contextmanager
def reading_with(jobs: int | None) -> Iterator[Read]:
    """A way to read articles with so many processes, each on one core; one is this process.

    None: this process, and the model in a thread of its own, on a second core where there is one.
    """
    if jobs is None or jobs == 1:
        from reportedly.pipeline import read_each

        yield partial(read_each, ahead=jobs is None)
        return
    team = _Team(jobs)
    try:
        yield team.read
    finally:
        team.dismiss()


class _Reader:
    """One process that reads, with its models loaded once."""

    def __init__(self) -> None:
        own, its = socket.socketpair()
        with its:
            self.process = subprocess.Popen(
                [sys.executable, "-m", "reportedly.dossier.reading_process", str(its.fileno())],
                pass_fds=[its.fileno()],
                env=os.environ | _ONE_THREAD,
                stdin=subprocess.DEVNULL,
                stdout=sys.stderr.fileno() if _has_file(sys.stderr) else subprocess.DEVNULL,
            )
        self.connection = Connection(own.detach())

    def ask(self, articles: list[Article]) -> list[Answer]:
        """What becomes of articles.

        Raises:
            EOFError: if the process ended meanwhile.
            ReportedlyError: if it can read nothing at all.
        """
        try:
            self.connection.send(articles)
            answers = self.connection.recv()
        except OSError as error:
            raise EOFError from error
        if isinstance(answers, ReportedlyError):
            raise answers
        return list(answers)

    def end(self) -> None:
        """Let the process go; it ends when it hears nothing more."""
        self.connection.close()
        self.process.terminate()
        self.process.wait()


def _has_file(stream: object) -> bool:
    try:
        return bool(stream.fileno() >= 0)  # type: ignore[attr-defined]  # asked for by trying
    except (AttributeError, OSError, ValueError):
        return False


class _Team:
    """Processes that read side by side; what comes out has the order of what goes in, whoever read it."""

    def __init__(self, jobs: int) -> None:
        self._jobs = jobs
        self._idle: SimpleQueue[_Reader] = SimpleQueue()
        self._all: list[_Reader] = []
        self._dismissed = False
        self._threads = ThreadPoolExecutor(jobs, thread_name_prefix="reading")
        for _ in range(jobs):
            self._hire()

    def _hire(self) -> None:
        reader = _Reader()
        self._all.append(reader)
        self._idle.put(reader)

    def read(self, articles: Iterable[Article], failed: Failed) -> Iterator[Reading]:
        """The readings of articles, in their order; what can't be read is told."""
        waiting: deque[tuple[list[Article], Future[list[Answer]]]] = deque()
        for chunk in _chunks(articles):
            waiting.append((chunk, self._threads.submit(self._ask, chunk)))
            if len(waiting) > AHEAD * self._jobs:
                yield from _readings(*waiting.popleft(), failed)
        while waiting:
            yield from _readings(*waiting.popleft(), failed)

    def _ask(self, articles: list[Article]) -> list[Answer]:
        reader = self._idle.get()
        try:
            answers = reader.ask(articles)
        except EOFError:
            if self._dismissed:
                raise
            reader.end()
            self._hire()
            if len(articles) > 1:  # one of them may have ended it: the others need not suffer
                return [answer for article in articles for answer in self._ask([article])]
            return [("EOFError", f"the process that read it ended with {reader.process.returncode}")]
        self._idle.put(reader)
        return answers

    def dismiss(self) -> None:
        """Let all processes go, also those that are reading."""
        self._dismissed = True
        self._threads.shutdown(wait=False, cancel_futures=True)
        for reader in self._all:
            reader.process.terminate()
        self._threads.shutdown(wait=True)
        for reader in self._all:
            reader.end()


def _readings(articles: list[Article], coming: Future[list[Answer]], failed: Failed) -> Iterator[Reading]:
    for article, answer in zip(articles, coming.result(), strict=True):
        if isinstance(answer, bytes):
            reading: Reading = pickle.loads(answer)  # from a process of our own
            reading.article = article
            yield reading
        else:
            name, words = answer
            failed(article, type(name, (Exception,), {})(words))


def _chunks(articles: Iterable[Article]) -> Iterator[list[Article]]:
    chunk: list[Article] = []
    letters = 0
    for article in articles:
        chunk.append(article)
        letters += len(article.text)
        if len(chunk) == CHUNK or letters > LETTERS:
            yield chunk
            chunk, letters = [], 0
    if chunk:
        yield chunk
