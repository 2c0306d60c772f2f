"""Pages made of readings: who is named in an article, how it describes them, and who speaks."""

from __future__ import annotations

from collections.abc import Mapping

from reportedly.reading import Actor, Reading, Span
from reportedly.reconcile.voices.nouns import Bond, Page, Voice
from reportedly.reconcile.voices.words import name_words, small_words
from reportedly.resolve.spelling import fold
from reportedly.resolve.words import nouns

Known = Mapping[str, tuple[str, str]]
"""Actors of one reading, by their number, as the dossier has them: key and name."""

BEFORE = 40
"""Letters before a name in which its title is looked for."""
BEHIND = 60
"""Letters behind a name in which an apposition is looked for."""
LONGEST = 3
"""Words of a title that is not written with capitals."""
MARKS = ".,;:!?\n\"“”()"


def page_of(reading: Reading, key: str, known: Known) -> Page:
    """The page of a reading, under the article's key; `known` says who its actors are in the whole dossier."""
    article = reading.article
    voices = {actor.id: _voice(actor, article.text, key, known) for actor in reading.actors}
    mentions = sorted(
        (((span.start, span.end), voices[actor.id]) for actor in reading.actors for span in actor.mentions),
        key=lambda one: one[0],
    )
    return Page(
        key=key,
        name=article.name,
        text=article.text,
        publisher=article.publisher,
        published=article.published,
        title=article.title,
        credit=tuple(article.credit),
        voices=voices,
        mentions=tuple(mentions),
        speaking=tuple(dict.fromkeys(voices[actor.id] for actor in _speaking(reading))),
        bonds=tuple(
            Bond(voices[one.subject.id], one.predicate, voices[one.object.id], one.title)
            for one in reading.relations
            if one.predicate in {"heads", "spokesperson_of", "part_of", "works_for", "same_as"}
        ),
    )


def _speaking(reading: Reading) -> list[Actor]:
    sources = [one.source for one in reading.statements]
    return [actor for actor in (*sources, *(figure.by for figure in reading.figures)) if actor is not None]


def _voice(actor: Actor, text: str, page: str, known: Known) -> Voice:
    key, name = known.get(actor.id, (f"{page}#{actor.id}", actor.name))
    words = {word for alias in actor.aliases for word in name_words(alias)}
    if actor.named:
        words |= {word for span in actor.mentions for word in _beside(span, text)}
    return Voice(
        key, actor.name if len(actor.name) > len(name) else name, actor.named, actor.kind,
        frozenset(words - name_words(name)), actor.country, frozenset(actor.sectors),
    )  # fmt: skip


def _beside(span: Span, text: str) -> frozenset[str]:
    """The words of a title before a name and of an apposition behind it."""
    before = _last_part(text[max(0, span.start - BEFORE) : span.start])
    return name_words(" ".join((*_title(before.split()), _apposition(text[span.end : span.end + BEHIND]))))


def _last_part(before: str) -> str:
    for mark in MARKS:
        before = before.rpartition(mark)[2]
    return before


def _title(before: list[str]) -> list[str]:
    """The words right before a name that make its title: capitals with "of" between them, or a noun for a person."""
    title: list[str] = []
    for word in reversed(before):
        office = fold(word) in nouns() and fold(word) not in small_words()
        capital = word[0].isupper() and fold(word) not in small_words()
        if not (capital or office or (title and word in {"of", "for"}) or (title and len(title) < LONGEST and _is_noun(word))):
            break
        title.append(word)
    return title


def _is_noun(word: str) -> bool:
    """Whether a small word may belong to a title: no word that stands in every sentence, and no verb's ending."""
    return word.isalpha() and fold(word) not in small_words() and not word.endswith(("ed", "s"))


def _apposition(behind: str) -> str:
    """What stands between commas behind a name and tells who that is: ", the county coroner,"."""
    if not behind.startswith(", "):
        return ""
    part = behind[2:]
    for mark in MARKS.replace(",", ""):
        part = part.partition(mark)[0]
    part, comma, _ = part.partition(",")
    return part if comma and part.lower().startswith(("the ", "a ", "an ", "who ", "which ", "its ", "their ")) else ""
