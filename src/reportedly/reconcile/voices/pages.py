"""Pages made of readings: who is named in an article, how it describes them, and who speaks."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from functools import lru_cache
from typing import NamedTuple

from reportedly.reading import Actor, ActorKind, Article, Predicate, Reading
from reportedly.reconcile.voices.nouns import PUBLISHER, Bond, Chars, Page, Voice
from reportedly.reconcile.voices.words import name_words, small_words
from reportedly.resolve.spelling import fold
from reportedly.resolve.words import nouns

Known = Mapping[str, tuple[str, str]]
"""Actors of one reading, by their number, as the dossier has them: key and name."""

Tied = tuple[str, Predicate, str, str | None]
"""Who is tied to whom, by their numbers, how, and with what title."""
BONDS = frozenset({"heads", "spokesperson_of", "part_of", "works_for", "same_as"})
"""Ties by which one may speak for another."""

BEFORE = 60
"""Letters before a name in which its title is looked for."""
BEHIND = 60
"""Letters behind a name in which an apposition is looked for."""
LONGEST = 3
"""Words of a title that is not written with capitals."""
_POSSESSIVE = re.compile(r"[’']s(?=\s)|(?<=s)[’'](?=\s)")
MARKS = '.,;:!?\n"“”()'


def page_of(reading: Reading, key: str, known: Known) -> Page:
    """The page of a reading, under the article's key; `known` says who its actors are in the whole dossier."""
    sources = [one.source for one in reading.statements]
    speaking = [actor for actor in (*sources, *(figure.by for figure in reading.figures)) if actor is not None]
    ties = [(one.subject.id, one.predicate, one.object.id, one.title) for one in reading.relations]
    return make_page(reading.article, key, reading.actors, known, [actor.id for actor in speaking], ties)


class Mentioned(NamedTuple):
    """An actor of one reading, with where it is mentioned and the words by which its article calls it besides."""

    local: str
    """Its number in the reading."""
    name: str
    kind: ActorKind
    named: bool
    country: str | None
    sectors: frozenset[str]
    places: tuple[Chars, ...]
    described: frozenset[str]
    belongs: frozenset[str]


class Facts(NamedTuple):
    """What is known of an article; `key` is its own in the dossier."""

    key: str
    name: str
    text: str
    publisher: str | None
    published: str | None
    title: str | None
    credit: tuple[str, ...]


def make_page(
    article: Article, key: str, actors: Iterable[Actor], known: Known, speaking: Iterable[str], ties: Iterable[Tied]
) -> Page:
    """The page of an article: its actors, who of them speaks, by their numbers, and what ties them to one another."""
    facts = Facts(
        key, article.name, article.text, article.publisher, article.published, article.title, tuple(article.credit)
    )
    return page_with(facts, [_mentioned(actor, article.text) for actor in actors], known, speaking, ties)


def page_with(
    facts: Facts, actors: Iterable[Mentioned], known: Known, speaking: Iterable[str], ties: Iterable[Tied]
) -> Page:
    """The page of an article as `make_page` has it, of those who are mentioned in it."""
    voices: dict[str, Voice] = {}
    mentions: list[tuple[Chars, Voice]] = []
    for one in actors:
        voice = voices[one.local] = _voice(one, facts.key, known)
        mentions += [(place, voice) for place in one.places]
    return Page(
        *facts,
        voices=voices,
        mentions=tuple(sorted(mentions, key=lambda one: one[0])),
        speaking=tuple(dict.fromkeys(voices[number] for number in speaking)),
        bonds=tuple(
            Bond(voices[one], predicate, voices[other], title)
            for one, predicate, other, title in ties
            if predicate in BONDS
        ),
        own=_publisher(facts.publisher, facts.key),
    )


def _publisher(name: str | None, page: str) -> Voice | None:
    if name is None:
        return None
    return Voice(f"{PUBLISHER}{name}", name, named=True, kind="organisation", pages=frozenset({page}))


def _mentioned(actor: Actor, text: str) -> Mentioned:
    places = tuple((span.start, span.end) for span in actor.mentions)
    sectors = frozenset(actor.sectors)
    described, belongs = descriptions(text, places, actor.aliases, named=actor.named)
    return Mentioned(actor.id, actor.name, actor.kind, actor.named, actor.country, sectors, places, described, belongs)


def descriptions(
    text: str, places: Iterable[Chars], aliases: Iterable[str], *, named: bool
) -> tuple[frozenset[str], frozenset[str]]:
    """The words by which an article describes one whom it mentions in these places, and those of whose it is called."""
    calling = list(aliases)
    if named:
        calling += [part for place in places for part in _beside(place, text)]
    parts = [_described(part) for part in dict.fromkeys(calling)]
    return frozenset().union(*(own for own, _ in parts)), frozenset().union(*(whose for _, whose in parts))


def _voice(one: Mentioned, page: str, known: Known) -> Voice:
    key, name = known.get(one.local, (f"{page}#{one.local}", one.name))
    return Voice(
        key=key,
        name=one.name if len(one.name) > len(name) else name,
        named=one.named,
        kind=one.kind,
        described=one.described - name_words(name),
        belongs=one.belongs,
        country=one.country,
        sectors=one.sectors,
        pages=frozenset({page}),
    )


@lru_cache(1 << 14)
def _described(part: str) -> tuple[frozenset[str], frozenset[str]]:
    """The words of a description, and those of whose it is: "War Minister", "Orsenia" of "Orsenia's War Minister"."""
    whose = _possessor(part)
    return name_words(part[len(whose) :]), name_words(whose)


def _possessor(part: str) -> str:
    ends = [found.end() for found in _POSSESSIVE.finditer(part)]
    return part[: ends[-1]] if ends else ""


def _beside(place: Chars, text: str) -> list[str]:
    """A title before a name and an apposition on either side of it."""
    start, end = place
    before, behind = text[max(0, start - BEFORE) : start], text[end : end + BEHIND]
    announced = _announced(_last_part(before[:-2])) if before.endswith(", ") else ""
    return [" ".join(reversed(_title(_last_part(before).split()))), _apposition(behind), announced]


def _last_part(before: str) -> str:
    for mark in MARKS:
        before = before.rpartition(mark)[2]
    return before


def _announced(part: str) -> str:
    """What stands before the comma before a name and tells who that is: "The county coroner, Humphrey Pell"."""
    first, _, rest = part.strip().partition(" ")
    is_opened = fold(first) in small_words() or first.endswith(("’s", "'s", "s’", "s'"))
    return part if is_opened and any(fold(word) in nouns() for word in rest.split()) else ""


def _title(before: list[str]) -> list[str]:
    """The words right before a name that make its title: capitals with "of" between them, or a noun for a person."""
    title: list[str] = []
    for word in reversed(before):
        office = fold(word) in nouns() and fold(word) not in small_words()
        capital = word[0].isupper() and fold(word) not in small_words()
        if not (
            capital
            or office
            or (title and word in {"of", "for"})
            or (title and len(title) < LONGEST and _is_noun(word))
        ):
            break
        title.append(word)
    return title


def _is_noun(word: str) -> bool:
    """Whether a small word may belong to a title: no word that stands in every sentence, and no verb's ending."""
    return word.isalpha() and fold(word) not in small_words() and not word.endswith(("ed", "s"))


def _apposition(behind: str) -> str:
    """What stands behind a name and tells who that is: ", the county coroner,", ", Deputy Chief of the Staff."."""
    if not behind.startswith(", "):
        return ""
    part, mark = behind[2:], ""
    for one in MARKS:
        part, found, _ = part.partition(one)
        mark = found or mark
    opened = part.lower().startswith(("the ", "a ", "an ", "its ", "their ")) or part[:1].isupper()
    return part if mark and opened else ""
