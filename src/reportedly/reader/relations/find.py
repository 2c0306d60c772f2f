"""From ties to relations: each tie once a sentence, in whose statement it stands, how often its rule was right."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Iterator, Mapping
from functools import cache

from reportedly.lexicon import load
from reportedly.reader.actors import Cast
from reportedly.reader.counted import shares
from reportedly.reader.parsed import ParsedArticle
from reportedly.reader.relations.efforts import aimed, common_allies, helped, taking_part
from reportedly.reader.relations.names import backed_list, listed, national, owned, placed, units
from reportedly.reader.relations.roles import role_nouns
from reportedly.reader.relations.scene import Scene, Tie, make_scene
from reportedly.reader.relations.stated import hyphened, nouns, prefixed, verbs
from reportedly.reader.statements import innermost
from reportedly.reading import Actor, Relation, Statement

RULES: tuple[Callable[[Scene], Iterator[Tie]], ...] = (
    role_nouns,
    verbs,
    nouns,
    hyphened,
    prefixed,
    aimed,
    helped,
    common_allies,
    taking_part,
    units,
    listed,
    backed_list,
    owned,
    national,
    placed,
)

_OF_LISTS = frozenset({"listed", "backed_list"})
_BOTH_WAYS = frozenset({"allied_with", "opposes", "related_to", "same_as"})


def find_relations(parsed: ParsedArticle, statements: list[Statement], cast: Cast) -> list[Relation]:
    """The relations of an article in reading order.

    A tie between two without a name, their own or one that describes them, says nothing, but in a list of them. A tie
    that a sentence tells more than once is told once, by the first words that tell it; a tie that another sentence
    tells again is a relation again, with the words that say it there.
    """
    scene = make_scene(parsed, cast)
    ends = [sentence.end_char for sentence in parsed.doc.sents]
    kept: list[Tie] = []
    last: dict[tuple[str, str, str], int] = {}
    for tie in sorted((tie for rule in RULES for tie in rule(scene)), key=lambda tie: (tie.start, tie.end)):
        key = _key(tie)
        if not (_is_told(tie.subject) or _is_told(tie.object) or tie.rule in _OF_LISTS):
            continue
        if last.get(key, -1) > tie.start:
            continue
        last[key] = max(tie.end, ends[min(bisect_right(ends, tie.start), len(ends) - 1)])
        kept.append(tie)
    return [_relation(tie, parsed, statements) for tie in kept]


def _is_told(actor: Actor) -> bool:
    """Whether an actor has a name or is described by one: "the government of Northmark"."""
    return actor.named or any(word[:1].isupper() for word in actor.name.split()[1:])


@cache
def _confidence() -> Mapping[str, float]:
    """By rule, how often a tie that it found was marked; a rule that was never counted is not here."""
    return shares(load("en/relation_confidence")["rules"])


def _key(tie: Tie) -> tuple[str, str, str]:
    ends = [tie.subject.id, tie.object.id]
    if tie.predicate in _BOTH_WAYS:
        ends.sort()
    return ends[0], tie.predicate, ends[1]


def _relation(tie: Tie, parsed: ParsedArticle, statements: list[Statement]) -> Relation:
    span = parsed.span(tie.start, tie.end)
    return Relation(
        subject=tie.subject,
        predicate=tie.predicate,
        object=tie.object,
        span=span,
        title=tie.title,
        stated_in=innermost(statements, span),
        confidence=_confidence().get(tie.rule),
    )
