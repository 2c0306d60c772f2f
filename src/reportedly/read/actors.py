"""Who is in the article: mentions gathered into one actor per person, body, state, place or group."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal

from spacy.tokens import Token

from reportedly.read.actor_kinds import make_actor
from reportedly.read.attributions import Attribution
from reportedly.read.coreference import gather
from reportedly.read.mentions import find_references
from reportedly.read.parsed import ParsedArticle
from reportedly.read.references import Draft
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
    references = find_references(parsed, attributions)
    drafts = gather(references)
    return _cast(parsed, drafts)


def _cast(parsed: ParsedArticle, drafts: list[Draft]) -> Cast:
    """Settled drafts as actors with their mentions; what can't be settled as problems."""
    cast = Cast()
    for draft in drafts:
        draft.references.sort(key=lambda r: (r.start, -r.end))
    settled = sorted((d for d in drafts if not d.rivals), key=lambda d: (d.references[0].start, -d.references[0].end))
    for draft in settled:
        actor = make_actor(draft, len(cast.actors) + 1, parsed.article.text)
        cast.actors.append(actor)
        for reference in draft.references:
            mention = Mention(reference.start, reference.end, reference.head.i, reference.form, actor)
            cast.mentions.append(mention)
            cast.by_head.setdefault(mention.head, mention)
            actor.mentions.append(parsed.span(mention.start, mention.end))
    cast.mentions.sort(key=lambda m: (m.start, -m.end))
    return cast
