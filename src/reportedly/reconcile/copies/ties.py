"""What is written down of copies: whom an article has words from, the passages that show it, and its group.

Every article has at most one origin, so that an article made of two others doesn't make these copies of one another.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from sqlalchemy import BindParameter, Connection, bindparam, delete, insert, literal, select, update

from reportedly.reconcile.copies.origins import Facts, Link
from reportedly.reconcile.copies.reasons import reason_of
from reportedly.reconcile.copies.words import words_of
from reportedly.store.tables.articles import articles, inputs
from reportedly.store.tables.copies import copies, passages
from reportedly.store.tables.metadata import Id

_IDS: BindParameter[Any] = bindparam("ids", expanding=True)
_FACTS_OF = select(
    articles.c.id,
    articles.c.key,
    articles.c.title,
    articles.c.publisher,
    articles.c.credit,
    articles.c.published,
    articles.c.revision_of,
).where(articles.c.id.in_(_IDS))
_own = copies.alias()
_TIES = copies.c.kind.in_(("copy", "revision"))
_ABOVE = select(copies.c.origin).where(copies.c.article == bindparam("article"), _TIES)
_ABOVE_AT_ALL = select(copies.c.origin).where(copies.c.article == bindparam("article"))
_TIE_OF = select(copies.c.origin, copies.c.share, copies.c.origin_share, copies.c.kind).where(
    copies.c.article == bindparam("article"), copies.c.origin.is_not(None)
)
_COPIES = select(copies.c.article).where(
    copies.c.origin == bindparam("article"), copies.c.article != bindparam("besides"), copies.c.kind == "copy"
)
_OTHERS = (
    select(copies.c.article)
    .where(copies.c.root == select(_own.c.root).where(_own.c.article == bindparam("article")).scalar_subquery())
    .where(copies.c.article.not_in((bindparam("article"), bindparam("besides"))))
    .limit(1)
)


def facts_of(connection: Connection, ids: Iterable[int]) -> dict[int, Facts]:
    """What tells who was first, by article."""
    rows = connection.execute(_FACTS_OF, {"ids": list(ids)})
    return {row.id: Facts(**{**row._mapping, "credit": tuple(row.credit)}) for row in rows}


def tie_of(connection: Connection, copy: Facts) -> Link | None:
    """Whom an article has words from, as it is written down now, without the passages."""
    row = connection.execute(_TIE_OF, {"article": copy.id}).one_or_none()
    if row is None:
        return None
    origin = facts_of(connection, [row.origin])[row.origin]
    return Link(copy, origin, row.share or 0.0, row.origin_share or 0.0, row.kind)


def line_of(connection: Connection, article: int, *, passages_too: bool = False) -> list[int]:
    """An article, the one that it has its words, or with `passages_too` a passage, from, and so on to the first."""
    line = [article]
    while True:
        asked = _ABOVE_AT_ALL if passages_too else _ABOVE
        above = connection.execute(asked, {"article": line[-1]}).scalar_one_or_none()
        if above is None or above in line:
            return line
        line.append(above)


def has_others(connection: Connection, article: int, besides: int) -> bool:
    """Whether somebody else belongs to an article's group."""
    return connection.execute(_OTHERS, {"article": article, "besides": besides}).first() is not None


def has_copies(connection: Connection, article: int, besides: int) -> bool:
    """Whether somebody else has words from an article."""
    return connection.execute(_COPIES, {"article": article, "besides": besides}).first() is not None


def members_of(connection: Connection, article: int, most: int) -> list[int]:
    """Others of the group of which an article is the first: those that came first, so many at most."""
    found = select(copies.c.article).where(copies.c.root == article, copies.c.article != article)
    return list(connection.execute(found.order_by(copies.c.article).limit(most)).scalars())


def tie_to(connection: Connection, link: Link) -> None:
    """Write down that an article has words from another, with the passages that show it."""
    row = {
        "kind": link.kind,
        "origin": link.origin.id,
        "share": round(link.share, 4),
        "origin_share": round(link.origin_share, 4),
        "reason": reason_of(link),
    }
    connection.execute(update(copies).where(copies.c.article == link.copy.id).values(row))
    _write_passages(connection, link)
    root = _root(connection, link.origin.id) if link.kind == "copy" else link.copy.id
    regroup(connection, link.copy.id, root)
    tell_inputs(connection, link.copy.id, copied=link.kind == "copy")


def untie(connection: Connection, article: int) -> None:
    """Forget whom an article has words from."""
    nothing = dict.fromkeys(("kind", "origin", "share", "origin_share", "reason"))
    connection.execute(update(copies).where(copies.c.article == article).values(nothing))
    connection.execute(delete(passages).where(passages.c.article == article))
    regroup(connection, article, article)
    tell_inputs(connection, article, copied=False)


def _root(connection: Connection, article: int) -> int:
    return int(connection.execute(select(copies.c.root).where(copies.c.article == article)).scalar_one())


def regroup(connection: Connection, article: int, root: int) -> None:
    """Take an article, and all that have their words from it, into the group of a first article."""
    below = select(literal(article, Id).label("article")).cte("below", recursive=True)
    below = below.union(select(copies.c.article).join(below, copies.c.origin == below.c.article).where(_TIES))
    moved = copies.c.article.in_(select(below.c.article)) & (copies.c.root != root)
    connection.execute(update(copies).where(moved).values(root=root))


def tell_inputs(connection: Connection, article: int, *, copied: bool) -> None:
    """Let the inputs that were read as an article say whether it is a copy."""
    before, after = ("read", "copy") if copied else ("copy", "read")
    changed = (inputs.c.article == article) & (inputs.c.outcome == before)
    connection.execute(update(inputs).where(changed).values(outcome=after))


def _write_passages(connection: Connection, link: Link) -> None:
    connection.execute(delete(passages).where(passages.c.article == link.copy.id))
    ids = (link.copy.id, link.origin.id)
    found = connection.execute(select(articles.c.id, articles.c.text).where(articles.c.id.in_(ids)))
    texts = {row.id: row.text for row in found}
    own, other = (words_of(texts[one]) for one in ids)
    rows = []
    for number, passage in enumerate(link.passages):
        here = own.span(passage.first, passage.last, texts[ids[0]])
        there = other.span(passage.other_first, passage.other_last, texts[ids[1]])
        places = {"start": here.start, "end": here.end, "origin_start": there.start, "origin_end": there.end}
        rows.append({"article": ids[0], "origin": ids[1], "number": number, **places})
    connection.execute(insert(passages), rows)
