"""One attribution as the steps see it that tell its act, certainty, addressees and medium."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from spacy.tokens import Token

from reportedly.reader.actors import Cast
from reportedly.reader.attributions import Attribution
from reportedly.reader.parsed import Chars, ParsedArticle
from reportedly.reader.phrases import conjuncts, is_negated
from reportedly.reader.statements.cue_acts import words_of
from reportedly.reading import Actor

LONGEST_CONTENT = 150
"""Tokens of a content that are looked at: what a statement does, it does at its beginning."""


@dataclass(slots=True, eq=False)
class Saying:
    """An attribution, its source as an actor, and the words of its content that are not another statement's words.

    `heads` are the tokens on which the content's clauses or noun phrases hang; `side` holds the actors for whom the
    source speaks: itself, the body whose spokesman it is, the state whose minister it is. `sentence` is the stretch of
    token indices `[start, end)` of the cue's sentence, `others_cues` the indices of the cues by which somebody else
    speaks in the content.
    """

    parsed: ParsedArticle
    cast: Cast
    attribution: Attribution
    source: Actor | None
    tokens: list[Token]
    heads: list[Token]
    side: frozenset[Actor]
    side_words: frozenset[str]
    sentence: tuple[int, int]
    others_cues: frozenset[int] = frozenset()

    @property
    def cue(self) -> Token:
        """The head token of the cue."""
        return self.attribution.cue

    def of_what_is_done(self) -> Saying:
        """The same by the verb that names what is done: of "continued to deny" by "deny"."""
        cue = self.cue
        if cue.lemma_.lower() not in words_of("going_on") or is_negated(cue):
            return self
        start, end = self.attribution.cue_span
        inside = (child for child in cue.children if child.dep_ in {"xcomp", "advcl"} and start <= child.idx < end)
        verb = next(inside, None)
        return self if verb is None else replace(self, attribution=replace(self.attribution, cue=verb))

    def covers(self, offset: int) -> bool:
        """Whether an offset into the text lies in the content."""
        return any(start <= offset < end for start, end in self.attribution.contents)

    @property
    def is_direct(self) -> bool:
        """Whether the content is quoted from its first word."""
        return self.attribution.quotation == "direct"


class Sayings:
    """Makes the sayings of an article: looks up tokens by offset and who speaks for whom."""

    def __init__(self, parsed: ParsedArticle, cast: Cast, attributions: Sequence[Attribution]) -> None:
        self.parsed, self.cast = parsed, cast
        self._attributions = attributions
        self._tokens = list(parsed.doc)
        self._starts = [token.idx for token in self._tokens]
        self._sentences = [token.i for token in self._tokens if token.is_sent_start]
        self._sides = self._sides_of_actors()

    def of(self, index: int, carried: Sequence[int]) -> Saying:
        """The saying of an attribution; `carried` are the indices of those that it carries directly."""
        attribution = self._attributions[index]
        source = self.cast.at(attribution.source)
        inner = [piece for other in carried for piece in self._attributions[other].contents]
        tokens = list(self._own_tokens(attribution.contents, inner))
        near = list(self.between(*attribution.source_span)) if attribution.source_span else []
        actors = {actor for token in near if (actor := self.cast.at(token)) is not None}
        return Saying(
            parsed=self.parsed,
            cast=self.cast,
            attribution=attribution,
            source=source,
            tokens=tokens,
            heads=_heads(tokens),
            side=frozenset(actors | self._sides.get(source, frozenset())) if source else frozenset(actors),
            side_words=frozenset(token.lower_ for token in near if token.pos_ in {"NOUN", "PROPN"}),
            sentence=self._sentence_of(attribution.cue),
            others_cues=frozenset(self._cues_of_others(source, carried)),
        )

    def _cues_of_others(self, source: Actor | None, carried: Sequence[int]) -> Iterator[int]:
        for other in (self._attributions[index] for index in carried):
            speaker = other.source
            if self.cast.at(speaker) is not source or (
                source is None and speaker is not None and speaker.pos_ != "PRON"
            ):
                yield other.cue.i

    def _sentence_of(self, token: Token) -> tuple[int, int]:
        place = bisect_right(self._sentences, token.i)
        start = self._sentences[place - 1] if place else 0
        return start, self._sentences[place] if place < len(self._sentences) else len(self._tokens)

    def between(self, start: int, end: int) -> Iterator[Token]:
        """The tokens that begin in `[start, end)`."""
        for place in range(bisect_left(self._starts, start), bisect_left(self._starts, end)):
            yield self._tokens[place]

    def _own_tokens(self, contents: Sequence[Chars], inner: Sequence[Chars]) -> Iterator[Token]:
        left = LONGEST_CONTENT
        for start, end in contents:
            for token in self.between(start, end):
                if left <= 0:
                    return
                left -= 1
                if not token.is_space and not any(a <= token.idx < b for a, b in inner):
                    yield token

    def _sides_of_actors(self) -> dict[Actor | None, frozenset[Actor]]:
        """For each actor itself and those named inside its mentions ("Norland's minister" speaks for Norland)."""
        sides: dict[Actor | None, set[Actor]] = {}
        open_mentions: list[tuple[int, Actor]] = []
        for mention in sorted(self.cast.mentions, key=lambda one: (one.start, -one.end)):
            open_mentions = [one for one in open_mentions if one[0] > mention.start]
            for _, actor in open_mentions:
                sides.setdefault(actor, set()).add(mention.actor)
            sides.setdefault(mention.actor, set()).add(mention.actor)
            open_mentions.append((mention.end, mention.actor))
        return {actor: frozenset(side) for actor, side in sides.items()}


def _heads(tokens: Sequence[Token]) -> list[Token]:
    """The tokens that hang on nothing inside the content, and those coordinated with them; marks left out."""
    inside = {token.i for token in tokens}
    found: list[Token] = []
    for token in tokens:
        if token.is_punct or token.dep_ in {"mark", "cc", "punct", "intj", "advmod"}:
            continue
        if token.head.i not in inside or token.head.i == token.i:
            found += conjuncts(token)
    return [token for token in found if token.i in inside]
