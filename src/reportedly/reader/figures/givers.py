"""Who gives a bare number: "the coroner's 52", "the clerk makes it 94", "the Guild estimates 650, the board 400".

Somebody gives a number where nothing stands between the two but words of counting, of a tally and of days.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from reportedly.lexicon import load
from reportedly.reader.actors import Mention
from reportedly.reader.parsed import Chars

LINKED = 80
"""Letters between a word and the number that it leads to, at most."""
MOST = 4
"""Mentions before a number, the nearest first, that may be of who gives it."""
_INSERTED = re.compile(r",[^,;:]*,|\([^()]*\)|,(?=\s)")
_WORD = re.compile(r"['’]s?(?!\w)|\w+|[^\w\s]")
_OWNS = frozenset({"'s", "'"})
_BEHIND_ANOTHER = re.compile(r"\d[^.;]{0,40}(,|;|\band)$")


def giver_of(text: str, mentions: Sequence[Mention], number: int) -> Mention | None:
    """Who is told to give a number, by words of counting alone, of those mentioned before it in its sentence.

    Args:
        text: the article's, with straight quotation marks.
        mentions: those of the number's sentence.
        number: where the number, with the words that widen it, begins.
    """
    before = sorted((one for one in mentions if one.end <= number), key=lambda one: (-one.end, one.start))[:MOST]
    return next((one for one in before if _gives(text, one, number)), None)


def is_linked(text: str, word: Chars, number: Chars) -> bool:
    """Whether nothing stands between a word and a number but names and words of counting, of rising and of days."""
    first, then = sorted((word, number))
    between = _words(text[first[1] : then[0]])
    light = _listed("between") | _listed("gives") | _listed("stands") | _listed("rises") | _weekdays()
    return then[0] - first[1] <= LINKED and all(one[0].isupper() or one.lower() in light for one in between)


@cache
def tallies() -> frozenset[str]:
    """Nouns for what holds a number: list, toll, register."""
    return _listed("tally")


def _gives(text: str, mention: Mention, number: int) -> bool:
    """Whether the words between a mention and a number say that the number is whose mention it is.

    A building or a road without a name gives none but by a tally of its own.
    """
    between = text[mention.end : number]
    words = [word.lower() for word in _words(between)]
    owns = words[:1] != [] and words[0] in _OWNS
    told = set(words[owns:]) - _weekdays()
    if not told <= tallies() | _listed("gives") | _listed("stands") | _listed("between"):
        return False
    if owns or told & tallies():
        return True
    if mention.actor.kind == "place" and not mention.actor.named:
        return False
    is_at = bool(told & _listed("stands")) and "at" in told
    before = text[max(0, mention.start - LINKED) : mention.start].rstrip()
    listed = not between.strip() and _BEHIND_ANOTHER.search(before) is not None
    return is_at or bool(told & _listed("gives")) or listed


def _words(between: str) -> list[str]:
    """The words of a stretch, without what is inserted between commas."""
    return _WORD.findall(_INSERTED.sub(" ", between))


@cache
def _listed(name: str) -> frozenset[str]:
    return frozenset(load("en/tolls")[name]["words"])


@cache
def _weekdays() -> frozenset[str]:
    return frozenset(load("en/claims")["weekdays"]["words"])
