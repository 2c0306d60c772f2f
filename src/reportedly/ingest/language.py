"""Whether a text is English, the one language that can be read yet."""

from __future__ import annotations

import re
import unicodedata

from reportedly import lexicon
from reportedly.errors import NotEnglish, NoText

SAMPLE = 6_000
"""Code points at the start of a text that are judged."""

JUDGED = 60
"""Letters that it takes to tell a language; a shorter text in Latin letters is read."""

JUDGED_WITHOUT_NAMES = 40
"""As many of these must be in words that don't begin with a capital."""

_FUNCTION_WORDS = frozenset(
    ["the", "of", "and", "to", "that", "for", "with", "from", "it", "his", "were", "their", "but", "this", "which"]
)
"""Common in English and rare in its neighbours, which share "in", "is", "was" and "by" with it."""
_COMMON = 0.10
"""Share of these from which a text is English without further judgement; most news has 0.14 to 0.28."""
_MARGIN = 0.5
"""By how much another language must be likelier, in nats a letter; sentences of 18 other languages had 0.96 and more,
English texts at most 0.15."""
_ENGLISH = frozenset({"en", "eng", "english"})
_UNSAID = frozenset({"", "und", "mul", "zxx", "mis", "unknown", "none", "null", "nan"})
_WORD = re.compile(r"[^\W\d_]+")


def require_english(text: str, name: str) -> None:
    """Let English pass, and what is too short to tell.

    Raises:
        NoText: if there is no letter in it.
        NotEnglish: if it is in another language; the message names it.
    """
    words = _WORD.findall(text[:SAMPLE]) or _WORD.findall(text)
    if not words:
        raise NoText(f"{name} holds no words; give an article")
    language = _other_language(words)
    if language is not None:
        raise NotEnglish(f"{name} seems to be in {language}; only English can be read for now")


def require_said_english(said: str, name: str) -> None:
    """Let English pass where an input says which language it is in, and what says nothing ("und").

    Raises:
        NotEnglish: if it says another language; the message names it.
    """
    code = re.split(r"[-_]", said.strip().lower())[0]
    if code in _ENGLISH or code in _UNSAID:
        return
    names = {row["code"]: row["name"] for row in lexicon.table("languages")}
    raise NotEnglish(f"{name} is said to be in {names.get(code, repr(said[:40]))}; only English can be read for now")


def _other_language(words: list[str]) -> str | None:
    if sum(word.lower() in _FUNCTION_WORDS for word in words) >= _COMMON * len(words):
        return None
    if not any(_is_latin(word) for word in words):
        return _likelier_than_english(words) or "a script other than the Latin one"
    judged = _without_names(words)
    if sum(map(len, words)) < JUDGED or sum(map(len, judged)) < JUDGED_WITHOUT_NAMES:
        return None
    return _likelier_than_english(judged)


def _without_names(words: list[str]) -> list[str]:
    """The words in small letters, so that foreign names don't speak; all, where the text is in capitals."""
    if sum(map(str.isupper, words)) > len(words) / 2:
        return words
    return [word for word in words if not word[0].isupper()]


def _is_latin(word: str) -> bool:
    return word.isascii() or "LATIN" in unicodedata.name(word[0], "")


def _likelier_than_english(words: list[str]) -> str | None:
    """The language that a model of letter sequences finds far likelier than English, if there is one."""
    import py3langid

    ranked: list[tuple[str, float]] = py3langid.rank(" ".join(words).lower())
    code, likelihood = ranked[0]
    if likelihood - dict(ranked)["en"] < _MARGIN * sum(map(len, words)):
        return None
    names = {row["code"]: row["name"] for row in lexicon.table("languages")}
    return names.get(code, "another language")
