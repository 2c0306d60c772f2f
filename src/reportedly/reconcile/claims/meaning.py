"""How near in meaning units are: a short vector for each, from the encoder that reads whole articles."""

from __future__ import annotations

from collections.abc import Generator, Iterable, Sequence
from concurrent.futures import Future, ThreadPoolExecutor

import numpy as np

from reportedly.models.meaning import runner
from reportedly.models.meaning.runner import Meant
from reportedly.models.meaning.sizes import STEPS
from reportedly.reading import Article, Reading
from reportedly.reconcile.claims.nouns import Unit
from reportedly.reconcile.claims.sentences import sentences_of


class Ahead:
    """The encoder at work, in a thread of its own, on articles that it will soon be asked about."""

    def __init__(self) -> None:
        self._coming: dict[int, Future[Meant]] = {}

    def over(self, readings: Iterable[Reading]) -> Generator[Reading]:
        """The same readings; from when one is given out the encoder is at its article, until `of` is asked."""
        if not runner.is_there():
            yield from readings
            return
        with ThreadPoolExecutor(1, thread_name_prefix="meaning") as pool:
            try:
                for reading in readings:
                    self._coming[id(reading)] = pool.submit(meant_of, reading.article)
                    yield reading
            except BaseException:  # nobody asks any more, also where who reads them stops early
                self._coming.clear()
                pool.shutdown(wait=False, cancel_futures=True)
                raise

    def of(self, reading: Reading) -> Meant | None:
        """What the encoder makes of a reading's article; None where it is not at it, or a fault kept it from that.

        The fault is told to who asks the encoder again, with the reading in hand.
        """
        coming = self._coming.pop(id(reading), None)
        if coming is None:
            return None
        try:
            return coming.result()
        except Exception:
            return None


def meant_of(article: Article) -> Meant:
    """What the encoder makes of an article."""
    return runner.meant_in(article.text, sentences_of(article.text))


def vectors_of(units: Sequence[Unit], meant: Meant | None = None) -> list[bytes]:
    """A vector for each unit of one article, `WIDTH` bytes long: numbers from -127 to 127.

    Where the encoder is not installed, empty bytes stand for each.

    Args:
        units: in reading order.
        meant: what the encoder made of the article, where it was asked before.
    """
    if not units or not runner.is_there():
        return [b""] * len(units)
    article = units[0].article
    meant = meant or meant_of(article)
    sentences = sentences_of(article.text)
    found, place = [], 0
    for unit in units:
        start, end = unit.spans[0].start, unit.spans[-1].end
        while place + 1 < len(sentences) and sentences[place + 1][0] <= start:
            place += 1
        vector = meant.of((start, end), sentences[place])
        found.append(np.rint(vector * STEPS).astype(np.int8).tobytes())
    return found
