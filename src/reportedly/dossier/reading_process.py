"""A process that reads articles for another: `python -m reportedly.dossier.reading_process FD`.

It takes lists of articles from a socket, and answers each with what became of every article: its reading, pickled, or
the name and words of the error. Without an error of its own it ends when the other side does.
"""

from __future__ import annotations

import pickle
import signal
import sys
from multiprocessing.connection import Connection

from reportedly.dossier.collecting import collecting_rarely
from reportedly.errors import ReportedlyError
from reportedly.pipeline import read_each
from reportedly.reading import Article

Answer = bytes | tuple[str, str]
"""A reading, pickled, or the name and the words of an error."""


def answer(articles: list[Article]) -> list[Answer]:
    """What becomes of articles, in their order.

    Raises:
        ReportedlyError: if no article can be read at all.
    """
    answers: dict[int, Answer] = {}

    def failed(article: Article, error: Exception) -> None:
        answers[id(article)] = type(error).__name__, str(error)

    for reading in read_each(articles, failed, ahead=False):
        try:
            answers[id(reading.article)] = pickle.dumps(reading, pickle.HIGHEST_PROTOCOL)
        except RecursionError as error:  # statements in statements, hundreds deep
            failed(reading.article, error)
    return [answers[id(article)] for article in articles]


def main(handle: int) -> None:
    """Read what comes until nothing comes any more."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # who asks decides when to stop
    with Connection(handle) as connection, collecting_rarely():
        while True:
            try:
                articles = connection.recv()
            except EOFError:
                return
            try:
                connection.send(answer(articles))
            except ReportedlyError as error:
                connection.send(error)


if __name__ == "__main__":
    main(int(sys.argv[1]))
