"""What is written down of copies: whom an article has words from, the passages that show it, and its group.

Every article has at most one origin, so that an article made of two others doesn't make these copies of one another.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from sqlalchemy import Connection, Update, bindparam, delete, select, update

from reportedly.reconcile.copies.origins import Facts, Link
from reportedly.reconcile.copies.pairs import in_common, prints_of
from reportedly.reconcile.copies.reasons import reason_of
from reportedly.reconcile.copies.words import words_of
from reportedly.store.among import among
from reportedly.store.into import add_rows
from reportedly.store.prepared import Prepared
from reportedly.store.tables.articles import articles, inputs
from reportedly.store.tables.copies import copies, passages
from reportedly.store.tables.metadata import Id
from reportedly.store.unsettled import articles_changed

_FACTS_OF = Prepared(
    select(
        articles.c.id,
        articles.c.key,
        articles.c.title,
        articles.c.publisher,
        articles.c.credit,
        articles.c.published,
        articles.c.revision_of,
    ).where(among(articles.c.id, "ids"))
)
_TIES = (copies.c.kind == "copy") | (copies.c.kind == "revision")
_ABOVE = Prepared(select(copies.c.origin).where(copies.c.article == bindparam("article")))
_WRITTEN = Prepared(
    select(
        copies.c.article, copies.c.kind, copies.c.origin, copies.c.share, copies.c.origin_share, copies.c.reason
    ).where(among(copies.c.article, "ids"))
)
_TIE = Prepared(update(copies).where(copies.c.article == bindparam("of")))
_ROOT = Prepared(select(copies.c.root).where(copies.c.article == bindparam("of")))
_MEMBERS = Prepared(
    select(copies.c.article)
    .where(copies.c.root == bindparam("of"), copies.c.article != bindparam("of"))
    .order_by(copies.c.article)
    .limit(bindparam("most"))
)
_TEXTS = Prepared(select(articles.c.id, articles.c.text).where(among(articles.c.id, "ids")))
_NO_PASSAGES = Prepared(delete(passages).where(passages.c.article == bindparam("of")))
_TELL_INPUTS = Prepared(
    update(inputs)
    .where(inputs.c.article == bindparam("of"), inputs.c.outcome == bindparam("before"))
    .values(outcome=bindparam("after"))
)
_TIED = ("kind", "origin", "share", "origin_share", "reason")


def facts_of(connection: Connection, ids: Iterable[int]) -> dict[int, Facts]:
    """What tells who was first, by article."""
    rows = _FACTS_OF.rows(connection, ids=list(ids))
    return {row.id: Facts(*row._replace(credit=tuple(row.credit))) for row in rows}


def line_of(connection: Connection, article: int) -> list[int]:
    """An article, the one that it has its words, or a passage, from, and so on to the first."""
    line = [article]
    while True:
        above = next(iter(_ABOVE.column(connection, article=line[-1])), None)
        if above is None or above in line:
            return line
        line.append(above)


def members_of(connection: Connection, article: int, most: int) -> list[int]:
    """Others of the group of which an article is the first: those that came first, so many at most."""
    return _MEMBERS.column(connection, of=article, most=most)


def write_ties(connection: Connection, facts: Mapping[int, Facts], settled: Mapping[int, Link]) -> None:
    """Write down the ties of articles where they are not what is written already."""
    found = {row.article: row for row in _WRITTEN.rows(connection, ids=sorted(facts))}
    changed = {
        one for one, row in found.items() if row.kind != "revision" and not _is_written(tuple(row), settled.get(one))
    }
    articles_changed(connection, changed)
    for article in sorted(changed - settled.keys()):
        untie(connection, article)
    for article in sorted(changed & settled.keys(), key=lambda one: (_depth(one, settled), one)):
        _tie_to(connection, settled[article])


def _is_written(row: tuple[Any, ...], link: Link | None) -> bool:
    return row[1:] == (tuple(_tied(link).values()) if link else (None,) * len(_TIED))


def _depth(article: int, settled: Mapping[int, Link]) -> int:
    """How many are above an article."""
    depth = 0
    while article in settled:
        article, depth = settled[article].origin.id, depth + 1
    return depth


def _tied(link: Link) -> dict[str, Any]:
    shares = round(link.share, 4), round(link.origin_share, 4)
    return dict(zip(_TIED, (link.kind, link.origin.id, *shares, reason_of(link)), strict=True))


def _tie_to(connection: Connection, link: Link) -> None:
    """Write down that an article has words from another, with the passages that show it."""
    _TIE.run(connection, of=link.copy.id, **_tied(link))
    _write_passages(connection, link)
    root = _root(connection, link.origin.id) if link.kind == "copy" else link.copy.id
    regroup(connection, link.copy.id, root)
    tell_inputs(connection, link.copy.id, copied=link.kind == "copy")


def untie(connection: Connection, article: int) -> None:
    """Forget whom an article has words from."""
    _TIE.run(connection, of=article, **dict.fromkeys(_TIED))
    _NO_PASSAGES.run(connection, of=article)
    regroup(connection, article, article)
    tell_inputs(connection, article, copied=False)


def _root(connection: Connection, article: int) -> int:
    return int(_ROOT.first(connection, of=article).root)


def regroup(connection: Connection, article: int, root: int) -> None:
    """Take an article, and all that have their words from it, into the group of a first article."""
    _REGROUPED.run(connection, of=article, first=root)


def _regrouping() -> Update:
    below = select(bindparam("of", type_=Id).label("article")).cte("below", recursive=True)
    below = below.union(select(copies.c.article).join(below, copies.c.origin == below.c.article).where(_TIES))
    moved = copies.c.article.in_(select(below.c.article)) & (copies.c.root != bindparam("first"))
    return update(copies).where(moved).values(root=bindparam("first"))


_REGROUPED = Prepared(_regrouping())


def tell_inputs(connection: Connection, article: int, *, copied: bool) -> None:
    """Let the inputs that were read as an article say whether it is a copy."""
    before, after = ("read", "copy") if copied else ("copy", "read")
    _TELL_INPUTS.run(connection, of=article, before=before, after=after)


def _write_passages(connection: Connection, link: Link) -> None:
    _NO_PASSAGES.run(connection, of=link.copy.id)
    ids = (link.copy.id, link.origin.id)
    texts = {row.id: row.text for row in _TEXTS.rows(connection, ids=ids)}
    own, other = (words_of(texts[one]) for one in ids)
    compared = prints_of(connection, ids)
    common = in_common(compared[ids[0]], compared[ids[1]]).passages if len(compared) == len(ids) else ()
    rows = []
    for number, passage in enumerate(sorted(common, key=lambda passage: passage.first)):
        here = own.span(passage.first, passage.last, texts[ids[0]])
        there = other.span(passage.other_first, passage.other_last, texts[ids[1]])
        places = {"start": here.start, "end": here.end, "origin_start": there.start, "origin_end": there.end}
        rows.append({"article": ids[0], "origin": ids[1], "number": number, **places})
    add_rows(connection, passages, rows)
