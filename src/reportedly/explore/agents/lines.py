"""Answers to questions as lines for agents."""

from __future__ import annotations

from typing import Protocol

from reportedly.explore.agents import answers as a
from reportedly.explore.agents.passages import Pair, outer, passage_uri, short
from reportedly.explore.questions import ArticleHit, StatedFigure
from reportedly.explore.questions.actors import ActorDetails
from reportedly.explore.questions.dated import Dated
from reportedly.explore.questions.denials import Denial
from reportedly.explore.questions.roles import Role
from reportedly.reading import Article, Statement


class Published(Protocol):
    """What appeared somewhere on a day."""

    @property
    def publisher(self) -> str | None:
        """Who printed it."""

    @property
    def published(self) -> str | None:
        """When."""


class Said(Published, Protocol):
    """A statement in a list."""

    @property
    def article(self) -> str:
        """The article's key."""

    @property
    def source(self) -> str | None:
        """Who says it."""

    @property
    def act(self) -> str:
        """What kind of act it is."""

    @property
    def content(self) -> str:
        """The attributed words."""


class Lines:
    """A line for each kind of answer."""

    @staticmethod
    def where(one: Published) -> str:
        """Publisher and day."""
        return ", ".join(filter(None, (one.publisher, (one.published or "")[:10]))) or "unknown"

    @staticmethod
    def said(one: Said, spans: list[Pair]) -> a.StatementLine:
        """A statement in a list."""
        passage = passage_uri(one.article, outer(spans))
        return a.StatementLine(passage, short(one.content), one.article, Lines.where(one), one.source, one.act, [])

    @staticmethod
    def read(one: Statement, key: str, article: Article) -> a.StatementLine:
        """A statement of a reading; its passage holds source and cue as well."""
        passage = passage_uri(key, outer([(span.start, span.end) for span in one.spans]))
        via = [carrier.source.name for carrier in one.via if carrier.source is not None]
        source = one.source.name if one.source is not None else None
        return a.StatementLine(passage, short(one.content), key, Lines.where(article), source, one.act, via)

    @staticmethod
    def article(one: ArticleHit) -> a.ArticleLine:
        """An article that was found."""
        passage = passage_uri(one.article, one.span)
        return a.ArticleLine(passage, short(one.excerpt), one.article, Lines.where(one), one.title)

    @staticmethod
    def actor(one: ActorDetails) -> a.ActorLine:
        """An actor, with a place that names it."""
        shown, found = one.appearances[0], one.actor
        start, _, end = shown.mention.rpartition(":")[2].partition("-")
        passage = passage_uri(shown.article, (int(start), int(end)))
        return a.ActorLine(
            passage, short(shown.words), shown.article, (shown.published or "unknown")[:10],
            found.key, found.name, found.kind, found.country, found.articles,
        )  # fmt: skip

    @staticmethod
    def role(one: Role) -> a.RoleLine:
        """A tie of an actor."""
        words = one.evidence[0]
        return a.RoleLine(
            passage_uri(words.article, words.span), short(words.words), words.article, Lines.where(words),
            one.subject, one.predicate, one.object, one.title, one.first, one.last,
        )  # fmt: skip

    @staticmethod
    def figure(one: StatedFigure) -> a.FigureLine:
        """A count."""
        return a.FigureLine(
            passage_uri(one.article, one.span), short(one.words), one.article, Lines.where(one),
            one.measure, one.low, one.high, one.qualifier, one.by, one.place, one.as_of,
        )  # fmt: skip

    @staticmethod
    def dated(one: Dated) -> a.DatedLine:
        """Something on a day."""
        return a.DatedLine(
            passage_uri(one.article, one.span), short(one.words), one.article, Lines.where(one), one.first, one.last,
            one.what, one.status, [who.name for who in one.by], [who.name for who in one.to], one.told_by,
        )  # fmt: skip

    @staticmethod
    def denial(one: Denial) -> a.DenialLine:
        """A denial, and what it answers."""
        said, answered = one.denial, one.answered
        return a.DenialLine(
            passage_uri(said.article, said.span), short(said.content), said.article, Lines.where(said),
            one.stance, said.source,
            answered.source if answered is not None else None,
            short(answered.content) if answered is not None else one.words,
            passage_uri(answered.article, answered.span) if answered is not None else None,
        )  # fmt: skip
