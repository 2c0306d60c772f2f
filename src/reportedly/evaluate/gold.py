"""A gold reading: what a person found in one article, written in the article's own words.

A gold file is JSON. It names actors, sources and figures by the words of the article, and offsets are found from them:

    {"id": "…", "text_file": "article.txt" or "text": "…", "published": "2023-11-16",
     "aliases":    [["Iran", "Tehran"], …]                  names that stand for one actor
     "statements": [{"id", "source", "cue", "content": ["…"], "act", "quotation", "polarity"?, "addressees"?, "via"?}],
     "responses":  [{"statement", "stance", "to"}],
     "figures":    [{"quote", "occurrence"?, "measure", "low", "high", "by"}],
     "dates":      [{"quote", "occurrence"?, "value", "end"?}],
     "relations":  [["subject", "predicate", "object"], …],
     "events":     [{"type", "actor", "recipient"}, …]}

A content or a quote may be a `[start, end]` pair instead. Only what the gold has a list for is scored.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from reportedly.errors import FormatError

Pair = tuple[int, int]
_WORD = re.compile(r"\w+")
_ARTICLES = frozenset({"the", "a", "an"})


@dataclass(slots=True, eq=False)
class Gold:
    """One gold file with its article's text."""

    data: dict[str, Any]
    text: str

    def spans(self, quote: str | list[int], occurrence: int = 1) -> Pair:
        """Where the n-th occurrence of a quote stands.

        Raises:
            FormatError: if the article does not hold it so often.
        """
        if not isinstance(quote, str):
            return quote[0], quote[1]
        start = -1
        for _ in range(occurrence):
            start = self.text.find(quote, start + 1)
            if start < 0:
                raise FormatError(
                    f"gold {self.data.get('id')!r}: the article does not hold {quote!r} {occurrence} times"
                )
        return start, start + len(quote)

    def names(self, name: str) -> set[str]:
        """A name with every name that stands for the same actor."""
        return next((set(group) for group in self.data.get("aliases", []) if name in group), {name})


def load_gold(path: Path) -> Gold:
    """Read a gold file, with the article beside it where it names one.

    Raises:
        FormatError: if the file is not such JSON, or the article is missing.
    """
    try:
        data = json.loads(path.read_text(encoding="utf-8"))
        text = data["text"] if "text" in data else (path.parent / data["text_file"]).read_text(encoding="utf-8")
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise FormatError(f"{path} is not a gold reading: {error}; see docs/reference/gold.md") from error
    return Gold(data, text)


def word_starts(text: str, spans: Iterable[Pair]) -> frozenset[int]:
    """Where the words inside some spans begin."""
    return frozenset(match.start() for start, end in spans for match in _WORD.finditer(text, start, end))


def words_of(name: str) -> list[str]:
    """A name's words in lower case, without articles and possessive s."""
    words = _WORD.findall(name.lower().replace("’s", "").replace("'s", ""))
    return [word for word in words if word not in _ARTICLES]


def same_name(left: str, right: str) -> bool:
    """Whether two names have the same words, or share two thirds of them."""
    a, b = set(words_of(left)), set(words_of(right))
    return bool(a and b) and 2 * len(a & b) / (len(a) + len(b)) >= 0.67
