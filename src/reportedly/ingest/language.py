"""Whether a text is English, the one language that can be read yet."""

from __future__ import annotations

import re
import unicodedata

from reportedly import lexicon
from reportedly.errors import NotEnglish, NoText

SAMPLE = 6_000
"""Code points at the start of a text that are judged."""

JUDGED = 60
"""Letters that a text must have for its language to be told apart; a shorter one in Latin letters is read."""

_FUNCTION_WORDS = frozenset(
    [
        "the", "of", "and", "to", "in", "a", "that", "is", "was", "for", "on", "with", "as", "by", "at", "from", "it",
        "he", "be", "has", "have", "were",
    ]
)  # fmt: skip
_COMMON = 0.16
"""Share of function words from which a text is English without further judgement; news has 0.25 to 0.45."""
_RARE = 0.10
"""Share of function words up to which the language model's judgement counts, whatever it is."""
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


def _other_language(words: list[str]) -> str | None:
    letters = sum(map(len, words))
    latin = sum(len(word) for word in words if _is_latin(word))
    if letters < JUDGED and latin:
        return None
    share = sum(word.lower() in _FUNCTION_WORDS for word in words) / len(words)
    if share >= _COMMON:
        return None
    return _judged(words, share)


def _is_latin(word: str) -> bool:
    return word.isascii() or "LATIN" in unicodedata.name(word[0], "")


def _judged(words: list[str], share: float) -> str | None:
    """The language that a trigram model finds, None where it is English or the words speak against the model."""
    import py3langid

    code, _ = py3langid.classify(" ".join(words).lower())
    if code == "en" or share > _RARE:
        return None
    names = {row["code"]: row["name"] for row in lexicon.table("languages")}
    return names.get(code, "another language")
