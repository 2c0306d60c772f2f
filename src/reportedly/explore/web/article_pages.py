"""The page of an article: its text with all marks, and beside it what it says, who else carries it, what changed."""

from __future__ import annotations

import re
from bisect import bisect_left
from typing import Annotated

from fastapi import APIRouter, Query
from starlette.requests import Request
from starlette.responses import Response

from reportedly.explore.marks import Mark
from reportedly.explore.plain_text import counted, shortened
from reportedly.explore.questions.articles import ArticleFacts, article_facts
from reportedly.explore.questions.carried import SharedPassage, shared_passages
from reportedly.explore.questions.claimed import MadeClaim, claims_of_article
from reportedly.explore.reading_view import Line, Link, View
from reportedly.explore.web.addresses import actor_address, article_address, asked, web_address
from reportedly.explore.web.asking import asking
from reportedly.explore.web.rendering import render
from reportedly.reading import Actor, Reading, Statement

router = APIRouter()
At = Annotated[
    str | None, Query(description="A span to be shown, 120-180.", pattern=r"^\d{1,9}-\d{1,9}$", max_length=19)
]


@router.get("/articles/{key}")
def article(request: Request, key: str, at: At = None) -> Response:
    """One article."""
    dossier = request.app.state.dossier
    reading = dossier.reading(key)
    with asking(request) as connection:
        view = DossierView(reading, article_facts(connection, key), shared_passages(connection, key), at)
        made = claims_of_article(connection, key)
    view.claims = {one.statement: one for one in made}
    view.reviewing = request.app.state.access.review
    return render(request, "article.html.j2", view=view, here="/articles")


class DossierView(View):
    """A reading with what the dossier knows besides: its actors, the passages it shares, its revisions."""

    def __init__(self, reading: Reading, facts: ArticleFacts, shared: list[SharedPassage], at: str | None) -> None:
        super().__init__(reading, "r1")
        self.facts, self.shared = facts, shared
        self.at = _span(at, len(reading.article.text))
        self.reviewing = False
        self.claims: dict[str, MadeClaim] = {}
        self.ends = [passage.span[0] for passage in shared]

    def marks(self) -> list[Mark]:
        """What is marked in the text, and the words that a link led to."""
        found = super().marks()
        return [*found, Mark(*self.at, "passage", "at")] if self.at is not None else found

    def leads_to(self, label: str) -> str | None:
        """The article's address on the web."""
        return web_address(self.reading.article.url) if label == "Address" else None

    def page_of(self, actor: Actor) -> str | None:
        """The page of the actor that one of this article stands for in the dossier."""
        key = self.facts.actors.get(actor.id)
        return actor_address(key) if key is not None else None

    def beside(self, statement: Statement) -> list[Line]:
        """Which other articles carry the words of a statement."""
        links = tuple(
            Link(_called(passage), article_address(passage.other, there)) for passage, there in self.carriers(statement)
        )
        same = [Line("The same words:", links)] if links else []
        judge = Link("Judge it", asked("/review/item", {"item": f"statement:{self.facts.article}:{statement.id}"}))
        if (made := self.claims.get(statement.id)) is not None:
            words = f"{counted(made.statements, 'statement')} in {counted(made.articles, 'article')}"
            same.append(Line("One claim of", (Link(words, f"/claims/{made.claim}"),)))
        return [*same, Line("", (judge,))] if self.reviewing else same

    def carriers(self, statement: Statement) -> list[tuple[SharedPassage, tuple[int, int]]]:
        """The passages around a statement's words, one an article, each with where it stands in the other."""
        if not statement.content_spans:
            return []
        first = statement.content_spans[0]
        found: dict[str, tuple[SharedPassage, tuple[int, int]]] = {}
        for passage in self.shared[: bisect_left(self.ends, first.start + 1)]:
            start, end = passage.span
            if start <= first.start and first.end <= end:
                found.setdefault(passage.other, (passage, passage.other_span))
        return list(found.values())


def _called(passage: SharedPassage) -> str:
    return shortened(passage.publisher or passage.title or passage.name, 60)


def _span(at: str | None, length: int) -> tuple[int, int] | None:
    """A span of a text, if that is one."""
    if at is None or not re.fullmatch(r"\d+-\d+", at):
        return None
    start, end = (min(int(edge), length) for edge in at.split("-"))
    return (start, end) if start < end else None
