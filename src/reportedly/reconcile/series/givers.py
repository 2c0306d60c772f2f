"""Who gives a bare number: "the coroner's 52", "the clerk makes it 94", "the Guild estimates 650, the board 400".

Somebody gives a number where nothing stands between the two but words of counting, of a tally and of days; else who
spoke last in the sentence does.
"""

from __future__ import annotations

import re
from functools import cache

from reportedly.lexicon import load
from reportedly.reconcile.claims.traits import weekdays
from reportedly.reconcile.voices import Chars, Page, Voice

_INSERTED = re.compile(r",[^,;:]*,|\([^()]*\)|[\"“][^\"“”]*,[\"”]|,(?=\s)")
_WORD = re.compile(r"['’]s?(?!\w)|\w+|[^\w\s]")
_OWNS = frozenset({"'s", "’s", "'", "’"})
LINKED = 80
"""Letters between a word and the number that it leads to, at most."""
MOST = 4
"""Voices before a number, the nearest first, that may be who gives it."""


def giver_of(page: Page, sentence: Chars, number: int) -> Voice | None:
    """Who gives the number that stands at a place of a sentence; None where nobody is told to."""
    return _told_to_give(page, sentence, number) or _speaking_last(page, (sentence[0], number))


def gives(page: Page, sentence: Chars, number: int) -> bool:
    """Whether somebody is told to give a number, by words of counting alone."""
    return _told_to_give(page, sentence, number) is not None


def is_linked(text: str, word: Chars, number: Chars) -> bool:
    """Whether nothing stands between a word and a number but names and words of counting, of rising and of days."""
    first, then = sorted((word, number))
    between = _WORD.findall(_INSERTED.sub(" ", text[first[1] : then[0]]))
    light = _listed("between") | _listed("gives") | _listed("stands") | _listed("rises") | weekdays()
    return then[0] - first[1] <= LINKED and all(one[0].isupper() or one.lower() in light for one in between)


def _told_to_give(page: Page, sentence: Chars, number: int) -> Voice | None:
    named = [(chars, voice) for chars, voice in page.mentions if sentence[0] <= chars[0] and chars[1] <= number]
    nearest = sorted(named, key=lambda one: (-one[0][1], one[0][0]))[:MOST]
    return next((voice for chars, voice in nearest if _leads(page, sentence, (chars, voice), number)), None)


def _leads(page: Page, sentence: Chars, named: tuple[Chars, Voice], number: int) -> bool:
    """Whether the words between a voice and a number say that the number is the voice's.

    A building or a road without a name gives none but by a tally of its own.
    """
    chars, voice = named
    between = page.text[chars[1] : number]
    words = [word.lower() for word in _WORD.findall(_INSERTED.sub(" ", between))]
    owns = words[:1] != [] and words[0] in _OWNS
    told = {word for word in words[owns:] if word not in weekdays()}
    if not told <= _listed("tally") | _listed("gives") | _listed("stands") | _listed("between"):
        return False
    if owns or told & _listed("tally"):
        return True
    if voice.kind == "place" and not voice.named:
        return False
    is_at = bool(told & _listed("stands")) and "at" in told
    return is_at or bool(told & _listed("gives")) or (not between.strip() and _lists(page, sentence, chars))


def _lists(page: Page, sentence: Chars, chars: Chars) -> bool:
    """Whether a voice stands behind the number of another, as in a list: "the Guild estimates 650, the board 400"."""
    before = page.text[sentence[0] : chars[0]].rstrip()
    return bool(re.search(r"\d[^.;]{0,40}(,|;|\band)$", before))


def _speaking_last(page: Page, chars: Chars) -> Voice | None:
    """Who is named last in a stretch, of those who speak in the article."""
    speaking = [voice for voice in page.named_in(chars) if voice in page.speaking]
    return speaking[-1] if speaking else None


@cache
def _listed(name: str) -> frozenset[str]:
    return frozenset(load("en/tolls")[name]["words"])
