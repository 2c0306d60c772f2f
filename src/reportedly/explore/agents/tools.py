"""The tools for agents: each asks one or two questions of the dossier, and answers a page of short lines."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Annotated, Literal

from mcp.server.mcpserver.exceptions import ToolError
from mcp.server.mcpserver.tools import Tool
from mcp_types import CallToolResult, ToolAnnotations
from pydantic import Field
from sqlalchemy import Connection

from reportedly.dossier import Dossier
from reportedly.errors import ReportedlyError
from reportedly.explore import questions
from reportedly.explore.agents import answers as a
from reportedly.explore.agents import schemas
from reportedly.explore.agents.lines import Lines
from reportedly.explore.agents.passages import article_uri
from reportedly.explore.questions.actors import actor_details, actor_page
from reportedly.explore.questions.articles import Tied, article_facts
from reportedly.explore.questions.claims import About, claim_details, claim_page
from reportedly.explore.questions.dated import timeline
from reportedly.explore.questions.disputes import dispute_page
from reportedly.explore.questions.problems import problem_counts
from reportedly.explore.questions.roles import roles_of
from reportedly.reading import Measure

Cursor = Annotated[str | None, Field(max_length=64)]
Limit = Annotated[int, Field(ge=1, le=50)]
DAY = r"^\d{4}-\d\d-\d\d$"
Day = Annotated[str | None, Field(pattern=DAY, json_schema_extra={"format": "date"})]
ActorKey = Annotated[str, Field(description="Its key, from `actors`.", max_length=64)]
ArticleKey = Annotated[str, Field(description="Its key, from any line.", max_length=64)]
Words = Annotated[str, Field(description='All of these: word, "a phrase", begin*, -without')]

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
            self.status, self.search, self.article, self.actors, self.actor,
            self.claims, self.claim, self.disputes, self.figures, self.timeline,
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
        """What this dossier of news articles holds: ask this first.

        All tools answer lines: `words` of an article, their address `passage`, the key `article`, `where` (publisher,
        day); `next` goes into `cursor` for what follows.
        """
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
            Literal["statements", "articles"], Field(description="Attributed words, or articles.")
        ] = "statements",
        publisher: str | None = None,
        act: Annotated[str | None, Field(description="Of statements: assert, deny, accuse, pledge …")] = None,
        actor: Annotated[str | None, Field(description="Of statements: its key.")] = None,
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
        named: Annotated[str | None, Field(description="Words of a name.")] = None,
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
        since: Annotated[str, Field(pattern=DAY, json_schema_extra={"format": "date"})],
        until: Annotated[str, Field(pattern=DAY, json_schema_extra={"format": "date"})],
        measure: Measure | None = None,
        cursor: Cursor = None,
        limit: Limit = TEN,
    ) -> Annotated[CallToolResult, a.FiguresAnswer]:
        """Counts that articles of some days give (killed, displaced, money …), each with whose count it is."""
        with self._asking(cursor) as connection:
            page = questions.figures_between(connection, since, until, measure=measure, after=cursor, limit=limit)
        return a.told(a.FiguresAnswer([Lines.figure(one) for one in page.rows], page.next))

    def timeline(
        self,
        actor: Annotated[str | None, Field(description="Its key.")] = None,
        since: Day = None,
        until: Day = None,
        cursor: Cursor = None,
        limit: Limit = TEN,
    ) -> Annotated[CallToolResult, a.TimelineAnswer]:
        """Dated events and statements, the earliest first, with who tells of them."""
        with self._asking(cursor) as connection:
            page = timeline(connection, actor=actor, since=since, until=until, after=cursor, limit=limit)
        return a.told(a.TimelineAnswer([Lines.dated(one) for one in page.rows], page.next))

    def claims(
        self,
        words: Annotated[str | None, Field(description="In any form.")] = None,
        since: Day = None,
        until: Day = None,
        cursor: Cursor = None,
        limit: Limit = TEN,
    ) -> Annotated[CallToolResult, a.ClaimsAnswer]:
        """What articles say alike, the most disputed first, with how many say it and on how many origins it rests."""
        about = About(words, since, until)
        with self._asking(cursor) as connection:
            page = claim_page(connection, about=about, after=cursor, limit=limit)
        return a.told(a.ClaimsAnswer([Lines.claim(one) for one in page.rows if one.statements], page.next))

    def claim(
        self,
        claim: Annotated[str, Field(description="Its key, from `claims`.", max_length=64)],
        cursor: Cursor = None,
        limit: Limit = TEN,
    ) -> Annotated[CallToolResult, a.ClaimAnswer]:
        """One claim: who asserts it, who denies it, through whom, who said it first, how it changed."""
        with self._asking(cursor) as connection:
            found, first = claim_details(connection, claim), int(cursor or 0)
        shown = found.statements[first : first + limit]
        following = str(first + limit) if first + limit < len(found.statements) else None
        ties = [f"{tie.id} ({tie.tie}): {tie.reason}" for tie in found.ties[:MOST_TIES]]
        return a.told(
            a.ClaimAnswer(
                found.id, found.text, found.kind, found.origins, found.reasons[:MOST_TIES],
                [Lines.side(one, found.steps) for one in shown], ties,
                [Lines.change(one) for one in found.changes[:MOST_TIES]], following,
            )
        )  # fmt: skip

    def disputes(
        self,
        kind: Annotated[
            Literal["happened", "responsible", "count", "said"] | None,
            Field(description="Whether it happened, who did it, how many, what was said."),
        ] = None,
        cursor: Cursor = None,
        limit: Limit = TEN,
    ) -> Annotated[CallToolResult, a.DisputesAnswer]:
        """Questions on which sources give different answers, who gives which, and who gave none."""
        with self._asking(cursor) as connection:
            page = dispute_page(connection, kind=kind, after=cursor, limit=limit)
        return a.told(a.DisputesAnswer([Lines.dispute(one) for one in page.rows], page.next))


def _ties(tied: list[Tied]) -> list[str]:
    """Articles as keys with what parts of them: `a-… (Harbour News, 2024-05-14): copy`."""
    return [f"{one.article} ({Lines.where(one)}): {one.kind}" for one in tied[:MOST_TIES]]


READ_ONLY = ToolAnnotations(read_only_hint=True)


def as_tool(method: Callable[..., CallToolResult]) -> Tool:
    """A method as a tool: its docstring, the schemas of what it is asked and what it answers, that it only reads."""
    described = " ".join((method.__doc__ or "").split())
    tool = Tool.from_function(method, description=described, annotations=READ_ONLY, structured_output=True)
    tool.parameters = schemas.asked(tool.parameters)
    tool.fn_metadata.output_schema = schemas.answered(tool.fn_metadata.output_schema or {})
    return tool
