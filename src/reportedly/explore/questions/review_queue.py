"""What is worth judging first, each with its words.

Where people differ, what is read otherwise since it was judged, what the reader was unsure of, undecided actors, and
problems. People's differences come first; then one of each of the others in turn, for no kind shall hide the next.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any, Literal, get_args

from sqlalchemy import Connection, Row, Table, func, or_, select, text

from reportedly.dossier.review.items import Item, items_of
from reportedly.dossier.review.judging import PAIR
from reportedly.dossier.review.kept import OF_ITEMS, kept_in
from reportedly.dossier.review.opinions import Opinion, opinions_on
from reportedly.dossier.review.subjects import ItemKind, Pair, Subject
from reportedly.errors import QueryError
from reportedly.explore.questions.actors import Appearance, undecided_page
from reportedly.explore.questions.answers import PAGE, Page
from reportedly.explore.questions.pairs import appearances_of
from reportedly.explore.questions.review import in_words
from reportedly.reading import Reading
from reportedly.store.loading import load_reading
from reportedly.store.tables.articles import articles, problems
from reportedly.store.tables.judgements import judged, judgements
from reportedly.store.tables.metadata import number_of
from reportedly.store.tables.readings import UNSURE, events, readings, relations, statements

What = Literal["disputed", "changed", "unsure", "undecided", "problem"]
WHATS: tuple[What, ...] = get_args(What)

AT_ONCE = 20
"""Rows that are looked at at once."""


@dataclass(frozen=True, slots=True)
class Queued:
    """Something to judge: what it is called, why it is worth judging, and the words.

    `item` of an undecided pair is `KEY=KEY`, and its words are the two names.
    """

    what: What
    item: str
    kind: ItemKind
    why: str
    confidence: float | None
    article: str | None
    name: str | None
    title: str | None
    publisher: str | None
    published: str | None
    span: Pair | None
    words: str
    says: dict[str, str]


Found = tuple[int, Queued]
"""Something to judge, and where its list goes on after it."""


def review_queue(
    connection: Connection, *, what: str | None = None, after: str | None = None, limit: int = PAGE
) -> Page[Queued]:
    """What is worth judging first; `what`: only disputed, changed, unsure, undecided or problem.

    Raises:
        QueryError: if there is no such `what`.
    """
    if what is not None and what not in WHATS:
        raise QueryError(f"{what!r} is not one of {', '.join(WHATS)}")
    *passed, turn = [int(part) for part in after.split(".")] if after else [*[0] * len(_LISTS), 1]
    looked = _Looked(connection)
    lists = [
        make(looked, start) if what is None or what in whats else iter(())
        for (whats, make), start in zip(_LISTS, passed, strict=True)
    ]
    chosen: list[Queued] = []
    for number, (start, entry) in _in_turn(lists, turn):
        if what is not None and entry.what != what:
            continue
        if len(chosen) == limit:
            return Page(chosen, ".".join(map(str, [*passed, turn])))
        chosen.append(entry)
        passed[number], turn = start, number + 1
    return Page(chosen, None)


def _in_turn(lists: list[Iterator[Found]], turn: int) -> Iterator[tuple[int, Found]]:
    """All of the first list, then one of each other in turn, from that `turn` on; each with the number of its list."""
    for entry in lists[0]:
        yield 0, entry
    left = dict(enumerate(lists[1:], 1))
    while left:
        for number in [number for number in left if number >= turn]:
            found = next(left[number], None)
            if found is None:
                del left[number]
            else:
                yield number, found
        turn = 1


class _Looked:
    """The readings that were looked at while a page is made, with what people think of their items."""

    def __init__(self, connection: Connection) -> None:
        self.connection = connection
        self._known: dict[int, tuple[Row[Any], list[Item], list[Opinion]]] = {}

    def at(self, article: int) -> tuple[Row[Any], list[Item], list[Opinion]]:
        """An article's row, the items that are read of it, and what people think of those."""
        if article not in self._known:
            row = self.connection.execute(select(articles).where(articles.c.id == article)).one()
            reading: Reading | None = load_reading(self.connection, article)
            items = items_of(reading, row.key) if reading is not None else []
            self._known[article] = row, items, opinions_on(items, kept_in(self.connection, row.key))
        return self._known[article]

    def is_judged(self, article: int, subject: Subject) -> bool:
        """Whether somebody has judged an item, or something else that stands at the very same words."""
        _, _, opinions = self.at(article)
        return any(
            one.counting
            and (one.subject == subject or (subject.kind == "problem" and one.subject.spans == subject.spans))
            for one in opinions
        )


def _queued(what: What, item: Item, why: str, row: Row[Any]) -> Queued:
    subject = item.subject
    return Queued(
        what, str(subject), subject.kind, why, item.confidence, row.key, row.name, row.title, row.publisher,
        row.published, (subject.start, subject.end), item.words, in_words(subject.kind, item.read, row.text),
    )  # fmt: skip


# ------------------------------------------------------------------------------------------- where people differ


_OF_ARTICLE = 4096
"""More items than people will judge in one article: a position is the article's id times this, and a number in it."""


def _of_people(looked: _Looked, start: int) -> Iterator[Found]:
    """Items on which people differ, and those that are read otherwise since they were judged."""
    first, passed = divmod(start, _OF_ARTICLE)
    for article in _argued(looked.connection, first):
        row, _, opinions = looked.at(article)
        for number, opinion in enumerate(opinions):
            differing = None if article == first and number < passed else _differing(opinion)
            if differing is not None:
                item = opinion.item or Item(opinion.subject, None, {}, opinion.subject.words_in(row.text))
                yield article * _OF_ARTICLE + number + 1, _queued(differing[0], item, differing[1], row)


def _differing(opinion: Opinion) -> tuple[What, str] | None:
    """Why an item should be judged once more, if it should."""
    if opinion.state == "disputed":
        return "disputed", "; ".join(f"{by}: {one.verdict}" for by, one in sorted(opinion.counting.items()))
    told = f"{opinion.state} by {', '.join(sorted(opinion.counting))}"
    if opinion.item is None:
        settled = opinion.state in {"rejected", "added", "withdrawn"}  # what was rejected is rightly read no more
        return None if settled else ("changed", f"{told}, and read no more")
    if opinion.counting and opinion.read_otherwise and opinion.right != opinion.item.read:
        return "changed", f"{told}, and read otherwise since"
    return None


def _argued(connection: Connection, first: int) -> list[int]:
    """Articles from one on that two people judged, or that were read again since somebody did."""
    query = (
        select(articles.c.id)
        .join(judged, judged.c.article == articles.c.key)
        .join(judgements, judgements.c.id == judged.c.judgement)
        .join(readings, readings.c.article == articles.c.id)
        .where(judgements.c.kind.in_(OF_ITEMS), judgements.c.withdrawn_at.is_(None), articles.c.id >= first)
        .group_by(articles.c.id, readings.c.made)
        .having(or_(func.count(judgements.c.by.distinct()) > 1, func.min(judgements.c.at) <= readings.c.made))
        .order_by(articles.c.id)
    )
    return list(connection.execute(query).scalars())


# ------------------------------------------------------------------------------------------- what the reader doubts


def _unsure(table: Table, kind: ItemKind) -> Callable[[_Looked, int], Iterator[Found]]:
    """Items of a kind of which the reader was less sure than not, the least sure first."""

    def found(looked: _Looked, start: int) -> Iterator[Found]:
        query = select(table.c.id, table.c.article).where(text(UNSURE)).order_by(table.c.confidence, table.c.id)
        for position, row in _rows(looked.connection, query, start):
            about, items, _ = looked.at(row.article)
            item = [one for one in items if one.subject.kind == kind][number_of(row.id)]
            if not looked.is_judged(row.article, item.subject):
                yield position, _queued("unsure", item, f"the reader is {item.confidence:.0%} sure of it", about)

    return found


def _rows(connection: Connection, query: Any, start: int) -> Iterator[tuple[int, Row[Any]]]:
    """The rows of a query from one on, each with the number of the next."""
    while True:
        rows = connection.execute(query.limit(AT_ONCE).offset(start)).all()
        yield from enumerate(rows, start + 1)
        if len(rows) < AT_ONCE:
            return
        start += AT_ONCE


def _problems(looked: _Looked, start: int) -> Iterator[Found]:
    """Problems with words of an article, in the order in which they were found."""
    query = (
        select(problems).where(problems.c.article.is_not(None), problems.c.start.is_not(None)).order_by(problems.c.id)
    )
    for position, row in _rows(looked.connection, query, start):
        about, _, _ = looked.at(row.article)
        subject = Subject("problem", about.key, ((row.start, row.end),), row.what)
        if not looked.is_judged(row.article, subject):
            item = Item(subject, None, {}, about.text[row.start : row.end])
            yield position, _queued("problem", item, row.reason, about)


def _undecided(looked: _Looked, start: int) -> Iterator[Found]:
    """Pairs of actors that stay apart, the likest first."""
    while True:
        pairs = undecided_page(looked.connection, limit=start + AT_ONCE)
        for number, pair in enumerate(pairs[start:], start + 1):
            shown = next(iter(appearances_of(looked.connection, pair.one, 1)), None)
            says = {"one": pair.one_name, "other": pair.other_name, "for": pair.why, "against": pair.reason}
            words = f"{pair.one_name} … {pair.other_name}"
            item = f"{pair.one}{PAIR}{pair.other}"
            yield number, Queued("undecided", item, "actor", pair.reason, pair.score, *_place(shown), words, says)
        if len(pairs) < start + AT_ONCE:
            return
        start += AT_ONCE


def _place(
    shown: Appearance | None,
) -> tuple[str | None, str | None, str | None, str | None, str | None, Pair | None]:
    """An appearance's article, name, title, publisher and day, and where it stands there."""
    if shown is None:
        return None, None, None, None, None, None
    return shown.article, shown.name, shown.title, shown.publisher, shown.published, shown.span


_LISTS: tuple[tuple[tuple[What, ...], Callable[[_Looked, int], Iterator[Found]]], ...] = (
    (("disputed", "changed"), _of_people),
    (("unsure",), _unsure(statements, "statement")),
    (("undecided",), _undecided),
    (("problem",), _problems),
    (("unsure",), _unsure(events, "event")),
    (("unsure",), _unsure(relations, "relation")),
)
"""The lists that the queue is made of; the first goes before all others."""
