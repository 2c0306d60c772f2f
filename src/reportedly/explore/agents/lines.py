"""Answers to questions as lines for agents."""

from __future__ import annotations

from collections import Counter
from typing import Protocol

from reportedly.explore.agents import answers as a
from reportedly.explore.agents.passages import Pair, outer, passage_uri, short
from reportedly.explore.questions import ArticleHit, StatedFigure
from reportedly.explore.questions.actors import ActorDetails
from reportedly.explore.questions.claim_changes import ClaimChange
from reportedly.explore.questions.claims import ClaimRow, ClaimStatement
from reportedly.explore.questions.dated import Dated
from reportedly.explore.questions.disputes import DisputeRow
from reportedly.explore.questions.origins import OriginStep
from reportedly.explore.questions.roles import Role
from reportedly.reading import Article, Statement

MOST_SOURCES = 12
"""Sources of a dispute that have a line."""


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
    def claim(one: ClaimRow) -> a.ClaimLine:
        """A claim, by the first statement of it."""
        first = one.statements[0]
        sides = Counter(statement.side for statement in one.statements)
        return a.ClaimLine(
            passage_uri(first.key, first.span), short(first.words), first.key, Lines.where(first),
            one.id, short(one.text), one.kind, sides["asserts"], sides["denies"], one.origins,
        )  # fmt: skip

    @staticmethod
    def side(one: ClaimStatement, steps: list[OriginStep]) -> a.SideLine:
        """A statement of a claim, and how it leads back to who said it first."""
        step = next((step for step in steps if (step.key, step.span) == (one.key, one.span)), None)
        back = f"{step.origin or 'nobody that can be told'}: {step.reason}" if step is not None else None
        return a.SideLine(
            passage_uri(one.key, one.span), short(one.words), one.key, Lines.where(one),
            one.side, one.source, one.via, back,
        )  # fmt: skip

    @staticmethod
    def change(one: ClaimChange) -> str:
        """A step of how a claim changed, as `day, who: how: words`, and the words' address or the other claim."""
        when = (one.published or "no date")[:10]
        who = one.source or one.publisher or "the publisher"
        at = passage_uri(one.article, one.span) if one.article and one.span else one.claim
        return f"{when}, {who}: {short(one.reason)}: {short(one.words)} <{at}>"

    @staticmethod
    def dispute(one: DisputeRow) -> a.DisputeLine:
        """A dispute, with a line for each source, in the order in which the sides name them."""
        told = [words for side in one.evidence for words in side][:MOST_SOURCES]
        lines = [a.Line(passage_uri(at.article, at.span), short(at.words), at.article, Lines.where(at)) for at in told]
        return a.DisputeLine(
            one.claims, one.kind, one.reason, dict(zip(one.answers, one.sides, strict=False)),
            [f"{back.source}: {short(back.words)}" for back in one.taken_back],
            one.without_answer, one.unverified, lines,
        )  # fmt: skip
