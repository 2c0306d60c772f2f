"""Who is in the article: mentions gathered into one actor per person, body, state, place or group."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal

from spacy.tokens import Token

from reportedly.read.attributions import Attribution
from reportedly.read.parsed import ParsedArticle
from reportedly.reading import Actor, Problem


@dataclass(slots=True, eq=False)
class Mention:
    """Where the text speaks of an actor: `[start, end)`, the head token's index, and by what form of words."""

    start: int
    end: int
    head: int
    form: Literal["name", "nominal", "pronoun"]
    actor: Actor


@dataclass(slots=True, eq=False)
class Cast:
    """The actors of an article and all their mentions; `problems` says which mentions could not be settled."""

    actors: list[Actor] = field(default_factory=list)
    mentions: list[Mention] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)
    by_head: dict[int, Mention] = field(default_factory=dict)

    def at(self, token: Token | None) -> Actor | None:
        """The actor whose mention has this token as its head; None for no token, no mention, or an unsettled one."""
        mention = None if token is None else self.by_head.get(token.i)
        return mention.actor if mention else None


def resolve_actors(parsed: ParsedArticle, attributions: list[Attribution]) -> Cast:
    """The actors of an article, in the order in which it first mentions them."""
    del parsed, attributions
    return Cast()
