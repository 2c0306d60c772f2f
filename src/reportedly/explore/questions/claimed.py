"""Which claims the statements of one article make, and how many articles make the same."""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy import Connection, select

from reportedly.store.tables.articles import articles
from reportedly.store.tables.claims import claim_units, claims
from reportedly.store.tables.readings import statements


@dataclass(frozen=True, slots=True)
class MadeClaim:
    """A claim that a statement of an article makes: the claim's key, and how many statements and articles make it."""

    statement: str
    claim: str
    statements: int
    articles: int


def claims_of_article(connection: Connection, article: str) -> list[MadeClaim]:
    """The claims of an article, by its key, that other statements make too; in the order of its statements."""
    query = (
        select(statements.c.id, statements.c.local, claims.c.id, claims.c.key, claims.c.statements, claims.c.articles)
        .select_from(
            claim_units.join(articles, articles.c.id == claim_units.c.article)
            .join(statements, statements.c.id == claim_units.c.statement)
            .join(claims, claims.c.id == claim_units.c.claim)
        )
        .where(articles.c.key == article, claims.c.statements > 1)
        .order_by(statements.c.id, claims.c.id)
        .distinct()
    )
    return [MadeClaim(row.local, row.key, row.statements, row.articles) for row in connection.execute(query)]
