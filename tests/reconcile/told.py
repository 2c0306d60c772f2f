"""Pages and tellings made by hand: articles of which the test says who is named, who speaks, and what is told."""

from __future__ import annotations

from collections.abc import Sequence

from reportedly.ingest.articles import make_article
from reportedly.reading import Actor, ActorKind, Predicate
from reportedly.reconcile.origins import Repeat, Telling
from reportedly.reconcile.voices import Page, Voice
from reportedly.reconcile.voices.pages import make_page

People = dict[str, ActorKind]


def page(  # noqa: PLR0913 - an article with all that a test says of it
    name: str,
    text: str,
    *,
    publisher: str | None = None,
    day: str | None = None,
    named: People | None = None,
    unnamed: People | None = None,
    speaking: Sequence[str] = (),
    ties: Sequence[tuple[str, Predicate, str, str | None]] = (),
    known: dict[str, str] | None = None,
    sectors: dict[str, list[str]] | None = None,
) -> Page:
    """An article; `named` and `unnamed` are the actors by the words that name them, `known` their dossier's keys."""
    article = make_article(text, name=name, publisher=publisher, published=day)
    actors = []
    for who, kind in {**(named or {}), **(unnamed or {})}.items():
        spans = [article.span(at, at + len(who)) for at in places(text, who)]
        assert spans, f"{text!r} does not name {who!r}"
        actors.append(
            Actor(who, who, kind, named=who in (named or {}), mentions=spans, sectors=(sectors or {}).get(who, []))
        )
    keys = {who: (key, who) for who, key in (known or {}).items()}
    return make_page(article, name, actors, keys, speaking, ties)


def places(text: str, words: str) -> list[int]:
    return [at for at in range(len(text)) if text.startswith(words, at)]


def telling(
    of: Page,
    words: str,
    who: str | None = None,
    *,
    side: str = "asserts",
    via: Sequence[str] = (),
    plainly: bool = True,
) -> Telling:
    """What an article tells in some of its words, said by one of those whom it names."""
    start = of.text.index(words)
    voice = of.voices[who] if who is not None else None
    return Telling(of, (start, start + len(words)), side, voice, tuple(of.voices[one] for one in via), plainly=plainly)


def whole_copy(of: Page, origin: Page) -> Repeat:
    """That an article has all its words from another."""
    size = min(len(of.text), len(origin.text))
    return Repeat(origin.key, "all its words are in the other", whole=True, passages=(((0, size), (0, size)),))


def voice(of: Page, who: str) -> Voice:
    return of.voices[who]
