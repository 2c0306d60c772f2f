"""Judging: what somebody thinks of an item is kept beside what was read, which stays as it is."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from sqlalchemy import Connection, func, select

from reportedly.dossier.review import kept
from reportedly.dossier.review.fields import FIELDS, checked
from reportedly.dossier.review.items import Item, find_again, items_of, named_item
from reportedly.dossier.review.kept import Side, Signed, Verdict
from reportedly.dossier.review.pairs import (
    claim_made_at,
    judge_actors,
    judge_claim,
    judge_claims,
    names_actor,
    names_claim,
)
from reportedly.dossier.review.subjects import ItemKind, Named, Pair, Subject, parse
from reportedly.errors import NoSuchActor, NoSuchArticle, NoSuchItem, NoSuchJudgement, QueryError
from reportedly.reading import Article, Reading
from reportedly.reconcile.claims import judging as claims_judging
from reportedly.reconcile.claims.judged import KINDS as CLAIM_KINDS
from reportedly.resolve import judging as actors_judging
from reportedly.resolve.judged import DIFFERENT, SAME
from reportedly.store.articles import find_article
from reportedly.store.loading import load_reading
from reportedly.store.tables.actors import actors, appearances, guises
from reportedly.store.tables.articles import articles
from reportedly.store.tables.readings import mentioned

PAIR = "="
"""What stands between the two sides of a judgement on whether two are one actor, or one claim."""


def judge(
    connection: Connection, named: str, verdict: Verdict, signed: Signed, changes: Mapping[str, Any] | None = None
) -> str:
    """Keep what somebody thinks of an item, or of a pair; gives the judgement's key.

    Raises:
        QueryError: if the name is none, or a change can't be made.
        NoSuchItem: if nothing of that name is read now.
        NoSuchArticle: if the dossier does not hold the article.
        NoSuchActor: if an actor is judged that there is not.
    """
    if PAIR in named:
        return _judge_pair(connection, named, verdict, signed)
    if names_claim(named):
        return judge_claim(connection, named, verdict, signed)
    item, article = _item(connection, parse(named))
    if item.subject.kind == "actor":
        return _judge_identity(connection, item.subject, verdict, signed, changes or {})
    if item.subject.kind == "words":
        raise QueryError(f"{named}: words alone are judged in pairs, by what they claim: {named}=OTHER")
    right = None
    if verdict == "correct":
        near = (item.subject.start, item.subject.end)
        right = checked(item.subject.kind, changes or {}, article.text, near)
        right = {name: value for name, value in right.items() if value != item.read[name]}
        if not right:
            raise QueryError(f"{named}: that is how it is read; accept it instead")
    side = Side(item.subject, item.words, item.read)
    return kept.keep(connection, side, verdict, signed, right)


def add(connection: Connection, kind: ItemKind, article: str, values: Mapping[str, Any], signed: Signed) -> str:
    """Keep that an article holds an item that was not read; gives the judgement's key.

    Args:
        connection: in a writing transaction.
        kind: of the item.
        article: its key.
        values: its fields.
        signed: who says so, and why.

    Raises:
        QueryError: if a field is missing or can't have such a value, or such an item is read already.
        NoSuchArticle: if the dossier does not hold the article.
    """
    where = {"statement": "content", "event": "trigger"}.get(kind, "span")
    if where not in FIELDS[kind]:
        raise QueryError(f"a {kind} can't be added; what is missed is a statement, figure, event, relation or date")
    reading = _reading(connection, article)
    if where not in values:
        raise QueryError(f"a {kind} needs its {where}")
    text = reading.article.text
    right = checked(kind, values, text, (0, len(text)))
    spans = right[where] if where == "content" else [right[where]]
    subject = Subject(kind, article, tuple(sorted((start, end) for start, end in spans)), _mark(right))
    there = find_again(subject, [item for item in items_of(reading, article) if item.subject.kind == kind])
    if there is not None and there.subject.spans == subject.spans:
        raise QueryError(f"it is read: {there.subject}; correct that")
    return kept.keep(connection, Side(subject, subject.words_in(text), None), "add", signed, right)


def _mark(right: Mapping[str, Any]) -> str:
    """What tells an added item from another of the same words: a statement's source and cue, else nothing."""
    ends = [right.get(name) for name in ("source", "cue")]
    return "~".join("" if span is None else f"{span[0]}-{span[1]}" for span in ends) if any(ends) else ""


def undo(connection: Connection, key: str, signed: Signed) -> None:
    """Withdraw a judgement: it stays on record, and counts no more.

    Raises:
        NoSuchJudgement: if there is none of this key, or it was withdrawn before.
    """
    kind = kept.kind_of(connection, key)
    if kind is None:
        raise NoSuchJudgement(f"{key} is no judgement of this dossier; `reportedly review show` lists them")
    if kind in {SAME, DIFFERENT}:
        actors_judging.withdraw(connection, key, by=signed.by, why=signed.why)
    elif kind in CLAIM_KINDS:
        claims_judging.withdraw(connection, key, by=signed.by, why=signed.why)
    else:
        kept.withdraw(connection, key, signed)


# ---------------------------------------------------------------------------------------------------------- items


def _reading(connection: Connection, article: str) -> Reading:
    found = find_article(connection, article)
    reading = None if found is None else load_reading(connection, found.id)
    if reading is None:
        raise NoSuchArticle(f"this dossier holds no article {article}")
    return reading


def _item(connection: Connection, named: Named) -> tuple[Item, Article]:
    """The item that is named, with its article."""
    reading = _reading(connection, named.article)
    if named.kind == "words":
        return _words(named, reading.article), reading.article
    return named_item(items_of(reading, named.article), named), reading.article


def _words(named: Named, article: Article) -> Item:
    subject = Subject("words", named.article, named.spans)
    if not named.spans or subject.end > len(article.text):
        raise NoSuchItem(f"{subject} is no stretch of the article, which has {len(article.text)} characters")
    return Item(subject, None, {}, subject.words_in(article.text))


# ---------------------------------------------------------------------------------------------------------- pairs


def _judge_pair(connection: Connection, named: str, verdict: Verdict, signed: Signed) -> str:
    """Whether two are one: actors where both are keys or mentions, else claims, by what they or their words are."""
    if verdict not in {"accept", "reject"}:
        raise QueryError(f"{named}: a pair is one or is not; accept it or reject it")
    sides = [text.strip().removeprefix("actor:") for text in named.split(PAIR)]
    if len(sides) != 2 or sides[0] == sides[1]:
        raise QueryError(f"{named}: name two that differ, as ONE=OTHER")
    if all(map(names_actor, sides)):
        return judge_actors(connection, sides[0], sides[1], verdict, signed)
    one, other = (_claim_side(connection, text) for text in sides)
    return judge_claims(connection, one, other, verdict, signed)


def _claim_side(connection: Connection, text: str) -> str:
    """The key of a claim, or of what an item says."""
    return text if names_claim(text) else claim_made_at(connection, _item(connection, parse(text))[0].subject)


# ------------------------------------------------------------------------------------------------------- identity


def _judge_identity(
    connection: Connection, subject: Subject, verdict: Verdict, signed: Signed, changes: Mapping[str, Any]
) -> str:
    """Whether a mention is of the actor that it was joined to; a correction parts it from that, and names the right."""
    mention = f"{subject.article}:{subject.start}-{subject.end}"
    now = actor_at(connection, subject.article, (subject.start, subject.end))
    if now is None:
        raise NoSuchActor(f"{subject} was joined to no actor of the dossier")
    if verdict == "accept":
        if _is_alone(connection, now):
            raise QueryError(f"{subject}: one article alone names {now}, so there is no joining to accept")
        return actors_judging.judge_same(connection, mention, now, by=signed.by, why=signed.why)
    if verdict == "reject":
        return actors_judging.judge_different(connection, mention, now, by=signed.by, why=signed.why)
    right = changes.get("actor")
    if not right or set(changes) != {"actor"}:
        raise QueryError("of a mention its actor can be corrected: actor=KEY, as `reportedly actors list` shows them")
    if right == now:
        raise QueryError(f"{subject} is joined to {now}; accept it instead")
    actors_judging.judge_different(connection, mention, now, by=signed.by, why=signed.why)
    return actors_judging.judge_same(connection, mention, str(right), by=signed.by, why=signed.why)


def _is_alone(connection: Connection, actor: str) -> bool:
    """Whether an actor, by its key, was joined of nothing: one article shows it, and no list knows it."""
    joined = guises.outerjoin(appearances, appearances.c.guise == guises.c.id)
    query = select(func.count()).select_from(joined.join(actors, actors.c.id == guises.c.actor))
    return connection.execute(query.where(actors.c.key == actor)).scalar_one() < 2


def actor_at(connection: Connection, article: str, span: Pair) -> str | None:
    """The key of the dossier's actor that a mention stands for; None for one that is of its article alone."""
    query = (
        select(mentioned.c.mentions, actors.c.key)
        .select_from(
            mentioned.join(articles, articles.c.id == mentioned.c.article)
            .join(appearances, appearances.c.mentioned == mentioned.c.id)
            .join(guises, guises.c.id == appearances.c.guise)
            .join(actors, actors.c.id == guises.c.actor)
        )
        .where(articles.c.key == article)
        .order_by(mentioned.c.id)
    )
    return next((row.key for row in connection.execute(query) if list(span) in row.mentions), None)
