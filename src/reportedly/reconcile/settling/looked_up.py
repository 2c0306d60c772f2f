"""The pages of articles, what they count and whose words they have, each looked up once for some matters."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from sqlalchemy import Connection

from reportedly.reconcile.origins.nouns import Repeat
from reportedly.reconcile.origins.stored import repeats_in
from reportedly.reconcile.series import Count
from reportedly.reconcile.series.stored import counts_by_article
from reportedly.reconcile.voices import Page
from reportedly.reconcile.voices.stored import pages_in

MOST_PAGES = 1_000
"""Articles whose pages are held at once."""


class LookedUp:
    """What is known of articles, by their ids."""

    def __init__(self, connection: Connection) -> None:
        self.connection = connection
        self._pages: dict[int, Page] = {}
        self._counts: dict[int, list[Count]] = {}
        self._repeats: dict[str, Repeat] = {}
        self.ids: dict[Page, int] = {}
        """The article of each page."""

    def pages(self, ids: Iterable[int]) -> dict[int, Page]:
        """The pages of articles."""
        wanted = sorted(ids)
        missing = [number for number in wanted if number not in self._pages]
        if missing:
            found = pages_in(self.connection, missing)
            self._pages |= found
            self.ids |= {page: number for number, page in found.items()}
            self._repeats |= repeats_in(self.connection, (page.key for page in found.values()))
        return {number: self._pages[number] for number in wanted}

    def counts(self, ids: Iterable[int]) -> list[Count]:
        """What articles that were looked up count."""
        wanted = sorted(ids)
        missing = {number: self._pages[number] for number in wanted if number not in self._counts}
        if missing:
            self._counts |= counts_by_article(self.connection, missing)
        return [count for number in wanted for count in self._counts[number]]

    @property
    def repeats(self) -> Mapping[str, Repeat]:
        """Whose words the articles that were looked up repeat, by their keys."""
        return self._repeats

    def forget_many(self) -> None:
        """Forget what was looked up where it has become much; to be called between two matters."""
        if len(self._pages) > MOST_PAGES:
            self._pages, self._counts, self._repeats, self.ids = {}, {}, {}, {}
