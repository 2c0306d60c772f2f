"""The texts of ECB+ as they were printed, roughly: it has them cut into words with blanks between."""

from __future__ import annotations

import json
import re
from pathlib import Path

from reportedly.evaluate.stories import StoryArticle

_INSIDE = (
    (r"(\d) \. (\d)", r"\1.\2"),
    (r"\b([ap]) \. m \.", r"\1.m."),
    (r"\b(U) \. (S|K) \.", r"\1.\2."),
    (r"``\s?", "“"),
    (r"\s?''", "”"),
    (r"\s+([,.;:!?%)\]])", r"\1"),
    (r"([(\[$])\s+", r"\1"),
    (r"\s+('s|'re|'ve|'ll|'d|'m|n't|')(?=\W|$)", r"\1"),
    (r"(\w) - (\w)", r"\1-\2"),
    (r"(\d) / (\d)", r"\1/\2"),
    (r"(\d) : (\d)", r"\1:\2"),
)
"""What is put together again, in this order."""


def as_printed(text: str) -> str:
    """A text without the blanks that stand between its words and their marks."""
    for pattern, put in _INSIDE:
        text = re.sub(pattern, put, text)
    made, is_open = [], False
    for part in re.split(r'(\s*"\s*)', text):
        if part.strip() != '"':
            made.append(part)
        elif is_open:
            made.append("”" + (" " if part[-1].isspace() else ""))
        else:
            made.append((" " if part[0].isspace() or not made else "") + "“")
        is_open ^= part.strip() == '"'
    return re.sub(r"[ \t]+", " ", "".join(made)).strip()


def articles_in(folder: Path) -> dict[str, StoryArticle]:
    """The articles of the two open parts, by their ids; neither titles, days nor publishers are known."""
    found = {}
    for part in ("train", "dev"):
        for line in (folder / f"{part}.jsonl").read_text(encoding="utf-8").splitlines():
            row = json.loads(line)
            found[row["id"]] = StoryArticle(row["id"], as_printed(row["text"]))
    return found
