"""An article as the relation rules see it: its tokens, and where on them each mention begins and ends."""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass, field

from spacy.tokens import Doc, Token

from reportedly.reader.actors import Cast, Mention
from reportedly.reader.parsed import Chars, ParsedArticle
from reportedly.reading import Actor, Predicate


@dataclass(frozen=True, slots=True)
class Tie:
    """A tie that a rule found: from whom, of what kind, to whom, in which words, under which title, by which rule."""

    subject: Actor
    predicate: Predicate
    object: Actor
    start: int
    end: int
    title: str | None
    rule: str


@dataclass(slots=True, eq=False)
class Scene:
    """Tokens and mentions of an article; `starts` and `ends` give, for a token, the longest mention from or to it."""

    parsed: ParsedArticle
    cast: Cast
    starts: dict[int, Mention] = field(default_factory=dict)
    ends: dict[int, Mention] = field(default_factory=dict)
    first_token: dict[int, int] = field(default_factory=dict)
    last_token: dict[int, int] = field(default_factory=dict)

    @property
    def doc(self) -> Doc:
        """The parse."""
        return self.parsed.doc

    def first(self, mention: Mention) -> int:
        """The index of a mention's first token."""
        return self.first_token.get(mention.start, mention.head)

    def last(self, mention: Mention) -> int:
        """The index of a mention's last token."""
        return self.last_token.get(mention.end, mention.head)

    def at(self, token: Token | None) -> Mention | None:
        """The mention whose head a token is."""
        return None if token is None else self.cast.by_head.get(token.i)

    def near(self, actor: Actor, offset: int) -> Chars:
        """The stretch of an actor's mention nearest to a place in the text."""
        place = bisect_left(actor.mentions, offset, key=lambda mention: mention.start)
        around = actor.mentions[max(0, place - 1) : place + 1]
        best = min(around, key=lambda m: abs(m.start - offset), default=None)
        return (best.start, best.end) if best is not None else (offset, offset)


def make_scene(parsed: ParsedArticle, cast: Cast) -> Scene:
    """The scene of an article."""
    scene = Scene(parsed, cast)
    for token in parsed.doc:
        scene.first_token[token.idx] = token.i
        scene.last_token[token.idx + len(token)] = token.i
    for mention in (*cast.mentions, *cast.by_head.values()):
        if mention.form == "pronoun":
            continue
        _keep_longest(scene.starts, scene.first(mention), mention)
        _keep_longest(scene.ends, scene.last(mention), mention)
    return scene


def _keep_longest(found: dict[int, Mention], place: int, mention: Mention) -> None:
    other = found.get(place)
    if other is None or _rank(mention) > _rank(other):
        found[place] = mention


def _rank(mention: Mention) -> tuple[bool, int]:
    return mention.form == "name", mention.end - mention.start


def tie(
    scene: Scene,
    rule: str,
    predicate: Predicate,
    subject: Mention,
    whole: Mention,
    *,
    word: Token,
    title: str | None = None,
) -> Tie | None:
    """A tie between two mentions in the words from the first to the last of them and the word that states it."""
    if subject.actor is whole.actor:
        return None
    start = min(subject.start, whole.start, word.idx)
    end = max(subject.end, whole.end, word.idx + len(word))
    return Tie(subject.actor, predicate, whole.actor, start, end, title, rule)
