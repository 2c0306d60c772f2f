"""Who is in the article: mentions gathered into one actor per person, body, state, place or group."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal

from spacy.tokens import Token

from reportedly.reader.actors.coreference import gather
from reportedly.reader.actors.kinds import make_actor
from reportedly.reader.actors.mentions import find_references
from reportedly.reader.actors.references import Draft, Reference
from reportedly.reader.actors.scene import Scene
from reportedly.reader.actors.stretches import told_stretches
from reportedly.reader.attributions import Attribution
from reportedly.reader.parsed import ParsedArticle
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
    """The actors of an article, in the order in which it first mentions them.

    A word inside another actor's phrase ("Israeli" in "Israeli officials"), a possessive or a relative pronoun leads
    to its actor through `Cast.at`, but is not among the mentions.
    """
    scene = Scene(parsed, attributions, find_references(parsed, attributions))
    cast = Cast()
    drafts = [draft for draft in gather(scene) if _is_mentioned(draft)]
    stretches = told_stretches(reference for draft in drafts for reference in draft.references)
    for draft in sorted(drafts, key=lambda one: stretches[id(one)][0]):
        draft.references.sort(key=lambda r: (r.start, -r.end))
        actor = make_actor(draft, len(cast.actors) + 1, parsed.article.text)
        actor.mentions = [parsed.span(*chars) for chars in stretches[id(draft)]]
        cast.actors.append(actor)
        for reference in draft.references:
            _enter(cast, reference, actor)
    cast.mentions.sort(key=lambda m: (m.start, -m.end))
    cast.problems = sorted(scene.problems, key=lambda p: (p.span is None, p.span))
    return cast


def _is_mentioned(draft: Draft) -> bool:
    """Whether an actor has a mention; a name inside another's phrase counts where there is no other.

    An actor that only adjectives and pronouns lead to has none.
    """
    counted = [r for r in draft.references if r.counted and r.form != "pronoun"]
    if not counted:
        counted = [r for r in draft.names if r.known is None or r.known.use not in {"demonym", "people"}][:1]
        for reference in counted:
            reference.counted = True
    return bool(counted)


def _enter(cast: Cast, reference: Reference, actor: Actor) -> None:
    mention = Mention(reference.start, reference.end, reference.head.i, reference.form, actor)
    cast.by_head.setdefault(mention.head, mention)
    if reference.counted:
        cast.mentions.append(mention)
