"""What an export may ask besides a reading: what only a dossier knows. Readings alone answer "not known"."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

from reportedly.reading import Actor, Article, Statement

if TYPE_CHECKING:
    from reportedly.explore.questions.agreement import Agreement, PairJudgement
    from reportedly.explore.questions.review import ItemOpinion


@dataclass(frozen=True, slots=True)
class KnownActor:
    """An actor of a dossier: one person or body in all articles."""

    key: str
    name: str


@dataclass(frozen=True, slots=True)
class KnownClaim:
    """What several statements say alike, and on how many origins it rests."""

    key: str
    text: str
    origins: int


class Context(Protocol):
    """What a dossier knows about the articles that are exported; None where it does not."""

    def article_key(self, article: Article) -> str:
        """What an article is called in all exports; no two articles of one export share it."""

    def actor(self, article: Article, actor: Actor) -> KnownActor | None:
        """Who an article's actor is in the whole dossier."""

    def claim(self, article: Article, statement: Statement) -> KnownClaim | None:
        """The claim that a statement makes."""

    def archived(self, article: Article) -> str | None:
        """The address of an archived copy."""

    def retrieved(self, article: Article) -> str | None:
        """When the article was taken in, ISO 8601."""

    def opinions(self, article: Article) -> list[ItemOpinion]:
        """What people think of the items of an article."""

    def pairs(self) -> list[PairJudgement]:
        """What people judged of pairs: whether two are one actor, or one claim."""

    def agreement(self) -> list[Agreement]:
        """How far people agree."""


class ReadingsAlone:
    """The context of readings without a dossier: every article's actors are its own."""

    def __init__(self) -> None:
        self._last: tuple[Article, str] | None = None

    def article_key(self, article: Article) -> str:
        """Made of the text and its publisher, as dossiers make theirs."""
        if self._last is None or self._last[0] is not article:  # asked for every line, of one article after the other
            told = f"{article.text}\0{article.publisher or ''}"
            key = "a-" + hashlib.sha256(told.encode("utf-8", "surrogatepass")).hexdigest()[:16]
            self._last = article, key
        return self._last[1]

    def actor(self, article: Article, actor: Actor) -> KnownActor | None:
        """Not known."""
        return None

    def claim(self, article: Article, statement: Statement) -> KnownClaim | None:
        """Not known."""
        return None

    def archived(self, article: Article) -> str | None:
        """Not known."""
        return None

    def retrieved(self, article: Article) -> str | None:
        """Not known."""
        return None

    def opinions(self, article: Article) -> list[ItemOpinion]:
        """None: judgements are kept in dossiers."""
        return []

    def pairs(self) -> list[PairJudgement]:
        """None."""
        return []

    def agreement(self) -> list[Agreement]:
        """None."""
        return []


def actor_key(context: Context, article: Article, actor: Actor) -> str:
    """What an actor is called in all exports: the dossier's key, else article and id in its reading."""
    known = context.actor(article, actor)
    return known.key if known is not None else f"{context.article_key(article)}:{actor.id}"


def actor_name(context: Context, article: Article, actor: Actor) -> str:
    """An actor's name: the dossier's, else the article's."""
    known = context.actor(article, actor)
    return known.name if known is not None else actor.name
