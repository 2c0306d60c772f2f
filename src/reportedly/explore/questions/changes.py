"""What has come to a dossier since some time: articles, later texts of articles, denials, problems."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta

from sqlalchemy import Connection, func, select

from reportedly.errors import QueryError
from reportedly.explore.questions.answers import PAGE
from reportedly.explore.questions.articles import ArticleRow, Revision, article_rows, revisions_of
from reportedly.explore.questions.denials import Denial, denial_page
from reportedly.store.tables.articles import articles, problems


@dataclass(frozen=True, slots=True)
class Changes:
    """What has come since; `articles`, `revised` and `denials` are the latest of them, the counts tell how many.

    `revised` are texts that an article's address had before with other words.
    """

    since: str
    articles_added: int
    texts_revised: int
    problems_found: int
    articles: list[ArticleRow]
    revised: list[Revision]
    denials: list[Denial]


def moment(said: str, today: date | None = None) -> str:
    """The moment, in UTC, that somebody means by "yesterday", "today", a day, or a time, all ISO 8601.

    Raises:
        QueryError: if it is none of these.
    """
    now = today or datetime.now(UTC).date()
    named = {"today": now, "yesterday": now - timedelta(days=1)}
    if said.strip().lower() in named:
        return f"{named[said.strip().lower()].isoformat()}T00:00:00Z"
    try:
        meant = datetime.fromisoformat(said.strip())
    except ValueError as error:
        raise QueryError(f"{said!r} is no day; write 2024-05-17, yesterday or today") from error
    return meant.replace(tzinfo=meant.tzinfo or UTC).astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


def changes_since(connection: Connection, since: str, *, limit: int = PAGE) -> Changes:
    """What has come to the dossier since a moment, as `moment` understands it.

    Raises:
        QueryError: if that is none.
    """
    start = moment(since)
    a = articles.c
    is_new = a.added >= start
    latest = select(a.id).where(is_new).order_by(a.id.desc()).limit(limit)
    later = (a.revision_of > 0, func.coalesce(a.added, "") >= start)  # few are, so begin with those
    revised = select(a.id).where(*later).order_by((a.id + 0).desc()).limit(limit)  # not by way of all articles
    found = select(func.count()).select_from(problems).where(problems.c.found >= start)
    return Changes(
        since=start,
        articles_added=connection.execute(select(func.count()).select_from(articles).where(is_new)).scalar_one(),
        texts_revised=connection.execute(select(func.count()).select_from(articles).where(*later)).scalar_one(),
        problems_found=connection.execute(found).scalar_one(),
        articles=article_rows(connection, list(connection.execute(latest).scalars())),
        revised=revisions_of(connection, list(connection.execute(revised).scalars())),
        denials=denial_page(connection, added_since=start, limit=limit).rows,
    )
