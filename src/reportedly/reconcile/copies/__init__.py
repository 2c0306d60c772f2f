"""Copies: articles, and passages of articles, that repeat another's words.

Runs of words, sampled sentence by sentence, find the articles that may share words (`candidates`); how many words of
each stand in passages of the other decides (`passages`); credit, dates and what is contained in what tell who was
first (`origins`). Quotations that both carry don't count, nor does what unrelated articles carry too.
"""

from __future__ import annotations

from typing import Literal

from sqlalchemy import Connection, bindparam, select, update

from reportedly.reconcile.copies.candidates import (
    Carriers,
    boilerplate,
    carriers_of,
    list_carrier,
    newly_boilerplate,
)
from reportedly.reconcile.copies.placing import place
from reportedly.reconcile.copies.prints import VERSION, Print, print_of
from reportedly.reconcile.copies.ties import regroup
from reportedly.reconcile.copies.words import Words, words_of
from reportedly.store.into import add_row
from reportedly.store.prepared import Prepared
from reportedly.store.tables.articles import articles
from reportedly.store.tables.copies import copies, prints

_TEXT = Prepared(select(articles.c.text, articles.c.revision_of).where(articles.c.id == bindparam("of")))
_LISTED = Prepared(select(copies.c.article, copies.c.kind).where(copies.c.article == bindparam("of")))


def tie(connection: Connection, article: int) -> Literal["copy"] | None:
    """Tie an article of the dossier to those that it shares words with; "copy" if it has its own from another.

    To be called once for each article within the transaction that keeps it; again when its facts have changed.
    """
    (found,) = _TEXT.rows(connection, of=article)
    words = words_of(found.text)
    carriers = carriers_of(connection, article, words)
    own = print_of(words).without(boilerplate(carriers))
    if _is_listed(connection, article):
        _mark(connection, article, own, words)
    else:
        _list(connection, article, own, carriers)
    if found.revision_of is not None:
        _revise(connection, article, found.revision_of)
    place(connection, article, own, carriers)
    for other in newly_boilerplate(carriers):
        _weigh_again(connection, other)
    return _outcome(connection, article)


def _is_listed(connection: Connection, article: int) -> bool:
    return _LISTED.first(connection, of=article) is not None


def _list(connection: Connection, article: int, own: Print, carriers: Carriers) -> None:
    """Make an article known to those that come later."""
    words, flags = own.pack()
    add_row(connection, prints, {"article": article, "version": VERSION, "words": words, "boilerplate": flags})
    add_row(connection, copies, {"article": article, "root": article, "boilerplate": _spans(own, carriers.words)})
    list_carrier(connection, article, carriers.unlisted())


def _mark(connection: Connection, article: int, own: Print, words: Words) -> None:
    """Write down which words of an article are boilerplate."""
    flags = own.pack()[1]
    connection.execute(update(prints).where(prints.c.article == article).values(boilerplate=flags))
    connection.execute(update(copies).where(copies.c.article == article).values(boilerplate=_spans(own, words)))


def _spans(own: Print, words: Words) -> list[list[int]]:
    """The stretches of boilerplate, as offsets into the text."""
    spans: list[list[int]] = []
    for place_, marked in enumerate(own.boilerplate.tolist()):
        if not marked:
            continue
        if spans and place_ and own.boilerplate[place_ - 1]:
            spans[-1][1] = int(words.ends[place_])
        else:
            spans.append([int(words.starts[place_]), int(words.ends[place_])])
    return spans


def _revise(connection: Connection, article: int, first: int) -> None:
    """Put a later text at an address into the group of the first."""
    row = {"kind": "revision", "origin": first, "reason": "a later text at the same address"}
    connection.execute(update(copies).where(copies.c.article == article).values(row))
    root = connection.execute(select(copies.c.root).where(copies.c.article == first)).scalar_one_or_none()
    regroup(connection, article, root or article)


def _weigh_again(connection: Connection, article: int) -> None:
    """Compare an article anew whose boilerplate has come to light."""
    (found,) = _TEXT.rows(connection, of=article)
    words = words_of(found.text)
    carriers = carriers_of(connection, article, words)
    own = print_of(words).without(boilerplate(carriers))
    known = connection.execute(select(prints.c.boilerplate).where(prints.c.article == article)).scalar_one()
    if own.pack()[1] == known:
        return
    _mark(connection, article, own, words)
    place(connection, article, own, carriers)


def _outcome(connection: Connection, article: int) -> Literal["copy"] | None:
    (listed,) = _LISTED.rows(connection, of=article)
    return "copy" if listed.kind == "copy" else None
