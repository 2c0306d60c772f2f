"""The trained model at work in a thread of its own, while the articles that come next are parsed.

Parsing keeps one core busy and the model another; neither waits for the other but at the ends. What comes out is the
same as one after the other.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor

from reportedly.models.attribution import runner
from reportedly.models.attribution.runner import Found
from reportedly.reader.attributions.learned import pieces_of_article
from reportedly.reader.attributions.together import has_model
from reportedly.reader.parsed import ParsedArticle

AHEAD = 8
"""Articles that are parsed before the first of them is read on."""

Finding = Callable[[], list[Found]]
"""Waits for what the model finds in an article, and gives it; raises what the model raised."""


def find_ahead(articles: Iterable[ParsedArticle]) -> Iterator[tuple[ParsedArticle, Finding | None]]:
    """Parsed articles in their order, each with what the model finds in it; None where no model is installed."""
    if not has_model():
        yield from ((parsed, None) for parsed in articles)
        return
    with ThreadPoolExecutor(1, thread_name_prefix="attribution") as pool:
        waiting: deque[tuple[ParsedArticle, Future[list[Found]]]] = deque()
        try:
            for parsed in articles:
                waiting.append((parsed, pool.submit(runner.find, pieces_of_article(parsed))))
                if len(waiting) > AHEAD:
                    first, future = waiting.popleft()
                    yield first, future.result
            while waiting:
                first, future = waiting.popleft()
                yield first, future.result
        finally:
            pool.shutdown(wait=False, cancel_futures=True)
