"""The tools for agents: each asks one or two questions of the dossier, and answers a page of short lines."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Annotated, Any, Literal

from mcp.server.mcpserver.exceptions import ToolError
from mcp_types import CallToolResult
from pydantic import Field
from sqlalchemy import Connection

from reportedly.dossier import Dossier
from reportedly.errors import ReportedlyError
from reportedly.explore import questions
from reportedly.explore.agents import answers as a
from reportedly.explore.agents.lines import Lines
from reportedly.explore.agents.passages import article_uri
from reportedly.explore.questions.actors import actor_details, actor_page
from reportedly.explore.questions.articles import Tied, article_facts
from reportedly.explore.questions.dated import timeline
from reportedly.explore.questions.denials import denial_page
from reportedly.explore.questions.problems import problem_counts
from reportedly.explore.questions.roles import roles_of
from reportedly.reading import Measure

Cursor = Annotated[str | None, Field(description="The `next` of the answer before.", max_length=64)]
Limit = Annotated[int, Field(description="Lines of an answer.", ge=1, le=50)]
Day = Annotated[str | None, Field(description="A day, 2024-05-14.", pattern=r"^\d{4}-\d\d-\d\d$")]
ActorKey = Annotated[str, Field(description="An actor's key, as `actors` gives it.", max_length=64)]
ArticleKey = Annotated[str, Field(description="An article's key, as every line gives it.", max_length=64)]
Words = Annotated[
    str,
    Field(description='All these words; "a phrase" in quotation marks, begin* for beginnings, -word to leave out.'),
]

TEN = 10
MOST_TIES = 12
"""Roles of an actor, and copies of an article, that are told."""


class Tools:
    """The tools of one dossier; each is a method, and its docstring is what agents are told of it."""

    def __init__(self, dossier: Dossier) -> None:
        self.dossier = dossier

    @property
    def all(self) -> tuple[Callable[..., CallToolResult], ...]:
        """The tools, in the order in which they are listed."""
        return (
            self.status, self.search, self.article, self.actors, self.actor, self.figures, self.timeline, self.denials,
        )  # fmt: skip

    @contextmanager
    def _asking(self, cursor: str | None = None) -> Iterator[Connection]:
        """One state of the dossier to ask; what is wrong with the question is told to the agent."""
        try:
            with self.dossier.database.reading() as connection:
                yield connection
        except ReportedlyError as error:
            raise ToolError(str(error)) from error
        except (ValueError, OverflowError) as error:
            if cursor is None:
                raise
            raise ToolError(f"{cursor!r} is not the `next` of an answer to this question") from error

    def status(self) -> Annotated[CallToolResult, a.StatusAnswer]:
        """What this dossier of news articles holds. Ask this first."""
        with self._asking() as connection:
            found = questions.status(connection)
            problems = problem_counts(connection)
        publishers: dict[str, int] = {}
        for held in found.held:
            publishers[held.publisher or "unknown"] = publishers.get(held.publisher or "unknown", 0) + held.articles
        most = sorted(publishers, key=lambda name: (-publishers[name], name))[:MOST_TIES]
        months = sorted(held.month for held in found.held if held.month)
        return a.told(
            a.StatusAnswer(
                self.dossier.place.rpartition("/")[2], found.articles, found.statements, found.figures, found.events,
                problems, {name: publishers[name] for name in most},
                months[0] if months else None, months[-1] if months else None,
            )
        )  # fmt: skip

    def search(  # noqa: PLR0913, PLR0917 - a parameter is one that agents see
        self,
        words: Words,
        among: Annotated[
            Literal["statements", "articles"], Field(description="What is attributed to somebody, or whole articles.")
        ] = "statements",
        publisher: str | None = None,
        act: Annotated[str | None, Field(description="Of statements: assert, deny, accuse, pledge …")] = None,
        actor: Annotated[str | None, Field(description="Of statements: only of this actor, by its key.")] = None,
        since: Day = None,
        until: Day = None,
        cursor: Cursor = None,
        limit: Limit = TEN,
    ) -> Annotated[CallToolResult, a.SearchAnswer]:
        """Statements or articles that hold words in any of their forms, the best first."""
        only = questions.Only(publisher, since, until, act, actor)
        with self._asking(cursor) as connection:
            if among == "articles":
                page = questions.search_articles(connection, words, only=only, after=cursor, limit=limit)
                return a.told(a.SearchAnswer([], [Lines.article(hit) for hit in page.rows], page.next))
            said = questions.search_statements(connection, words, only=only, after=cursor, limit=limit)
            return a.told(a.SearchAnswer([Lines.said(hit, hit.spans) for hit in said.rows], [], said.next))

    def article(
        self, article: ArticleKey, cursor: Cursor = None, limit: Limit = TEN
    ) -> Annotated[CallToolResult, a.ArticleAnswer]:
        """One article: what is known of it, and what it attributes to whom. Its text is the resource `text`."""
        with self._asking(cursor) as connection:
            facts = article_facts(connection, article)
            reading = self.dossier.reading(article)
            first = int(cursor or 0)
            shown = reading.statements[first : first + limit]
            following = str(first + limit) if first + limit < len(reading.statements) else None
        about = reading.article
        return a.told(
            a.ArticleAnswer(
                article, article_uri(article), about.title, about.publisher, about.published, about.url,
                len(about.text), _ties(facts.words_from), _ties(facts.repeated_by),
                [one.article for one in facts.revisions][:MOST_TIES],
                [Lines.read(statement, article, about) for statement in shown if statement.spans], following,
            )
        )  # fmt: skip

    def actors(
        self,
        named: Annotated[str | None, Field(description="Words of one of the actor's names.")] = None,
        kind: Literal["person", "organisation", "state", "place", "people"] | None = None,
        cursor: Cursor = None,
        limit: Limit = TEN,
    ) -> Annotated[CallToolResult, a.ActorsAnswer]:
        """Who there is: people, bodies and states, joined across articles, the most named first."""
        with self._asking(cursor) as connection:
            page = actor_page(connection, named=named, kind=kind, after=cursor, limit=limit)
            lines = [Lines.actor(actor_details(connection, one.key, limit=1)) for one in page.rows]
        return a.told(a.ActorsAnswer(lines, page.next))

    def actor(
        self, actor: ActorKey, cursor: Cursor = None, limit: Limit = TEN
    ) -> Annotated[CallToolResult, a.ActorAnswer]:
        """One actor: names, offices and ties, and what it says in all articles, the latest first."""
        with self._asking(cursor) as connection:
            details = actor_details(connection, actor, limit=1)
            roles = roles_of(connection, actor)[:MOST_TIES] if cursor is None else []
            page = questions.statements_of(connection, details.actor.key, after=cursor, limit=limit)
        found = details.actor
        names = dict.fromkeys(name for guise in details.guises for name in (guise.name, *guise.other_names))
        return a.told(
            a.ActorAnswer(
                found.key, found.name, found.kind, found.country,
                [name for name in names if name != found.name][:MOST_TIES], found.articles,
                [Lines.role(role) for role in roles if role.evidence],
                [Lines.said(one, one.spans) for one in page.rows if one.spans], page.next,
            )
        )  # fmt: skip

    def figures(
        self,
        since: Annotated[str, Field(description="First day of publication.", pattern=r"^\d{4}-\d\d-\d\d$")],
        until: Annotated[str, Field(description="Last day of publication.", pattern=r"^\d{4}-\d\d-\d\d$")],
        measure: Annotated[Measure | None, Field(description="Only counts of this.")] = None,
        cursor: Cursor = None,
        limit: Limit = TEN,
    ) -> Annotated[CallToolResult, a.FiguresAnswer]:
        """Counts that articles of some days give (killed, displaced, money …), each with whose count it is."""
        with self._asking(cursor) as connection:
            page = questions.figures_between(connection, since, until, measure=measure, after=cursor, limit=limit)
        return a.told(a.FiguresAnswer([Lines.figure(one) for one in page.rows], page.next))

    def timeline(
        self,
        actor: Annotated[str | None, Field(description="Only what it takes part in, by its key.")] = None,
        since: Day = None,
        until: Day = None,
        cursor: Cursor = None,
        limit: Limit = TEN,
    ) -> Annotated[CallToolResult, a.TimelineAnswer]:
        """Dated events and statements, the earliest first, with who tells of them."""
        with self._asking(cursor) as connection:
            page = timeline(connection, actor=actor, since=since, until=until, after=cursor, limit=limit)
        return a.told(a.TimelineAnswer([Lines.dated(one) for one in page.rows], page.next))

    def denials(self, cursor: Cursor = None, limit: Limit = TEN) -> Annotated[CallToolResult, a.DenialsAnswer]:
        """Statements that deny or dispute, with what they answer, the latest published first."""
        with self._asking(cursor) as connection:
            page = denial_page(connection, after=cursor, limit=limit)
        return a.told(a.DenialsAnswer([Lines.denial(one) for one in page.rows], page.next))


def _ties(tied: list[Tied]) -> list[str]:
    """Articles as keys with what parts of them: `a-… (Harbour News, 2024-05-14): copy`."""
    return [f"{one.article} ({Lines.where(one)}): {one.kind}" for one in tied[:MOST_TIES]]


def as_tool(tool: Callable[..., CallToolResult]) -> dict[str, Any]:
    """What agents are told of a tool besides its parameters."""
    return {"name": tool.__name__, "description": " ".join((tool.__doc__ or "").split())}
