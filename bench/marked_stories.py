"""Stories with their claims marked in the text: `bench/stories/README.md` tells the format.

    python bench/marked_stories.py FILE.toml …

says what is not as it should be in such files, and counts what they hold.
"""

from __future__ import annotations

import re
import sys
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any, get_args

from reportedly.evaluate.stories import StoryArticle
from reportedly.reconcile.claims.nouns import Kind, Side

MARK = re.compile(r"\{([^{}|]+)\|([^{}|]+)\}")
KEY = re.compile(r"([-?~]?)([a-z][a-z0-9-]*)")
SIDES: dict[str, Side] = {"": "asserts", "-": "denies", "?": "declines", "~": "unverified"}


@dataclass(frozen=True, slots=True)
class Mark:
    """Words of an article that bear on a claim."""

    article: str
    claim: str
    side: Side
    span: tuple[int, int]


@dataclass(frozen=True, slots=True)
class MarkedStory:
    """A story: its articles without marks, its claims by their ids, and the marks."""

    name: str
    about: str
    articles: tuple[StoryArticle, ...]
    claims: dict[str, tuple[Kind, str]]
    marks: tuple[Mark, ...]


def stories_in(path: Path) -> Iterator[MarkedStory]:
    """The stories of a file.

    Raises:
        ValueError: if a mark is no mark or names no claim; the message names the story and the words.
    """
    for entry in tomllib.loads(path.read_text(encoding="utf-8"))["story"]:
        try:
            yield _story(entry)
        except (KeyError, ValueError) as error:
            raise ValueError(f"{path}, story {entry.get('name')!r}: {error}") from error


def _story(entry: dict[str, Any]) -> MarkedStory:
    claims = {name: _claim(told) for name, told in entry["claims"].items()}
    articles, marks = [], []
    for one in entry["article"]:
        text, found = unmarked(one["text"].strip("\n"))
        articles.append(StoryArticle(one["name"], text, one["publisher"], str(one["published"]), one.get("title")))
        marks += [Mark(one["name"], claim, side, span) for claim, side, span in found]
    if unknown := {one.claim for one in marks} ^ claims.keys():
        raise ValueError(f"not both listed and marked: {', '.join(sorted(unknown))}")
    return MarkedStory(entry["name"], entry["about"], tuple(articles), claims, tuple(marks))


def _claim(told: str) -> tuple[Kind, str]:
    kind, _, text = told.partition(": ")
    known: dict[str, Kind] = {name: name for name in get_args(Kind)}
    return known[kind], text


def unmarked(text: str) -> tuple[str, list[tuple[str, Side, tuple[int, int]]]]:
    """A text without its marks, and for each mark the claim, the side and where its words stand."""
    plain, found, last = "", [], 0
    for mark in MARK.finditer(text):
        plain += text[last : mark.start()]
        span = len(plain), len(plain) + len(mark[2])
        for key in mark[1].split(","):
            told = KEY.fullmatch(key.strip())
            if told is None:
                raise ValueError(f"{key!r} is no mark of a claim")
            found.append((told[2], SIDES[told[1]], span))
        plain += mark[2]
        last = mark.end()
    plain += text[last:]
    if stray := re.search(r"[{}|]", plain):
        raise ValueError(f"half a mark: {plain[max(0, stray.start() - 30) : stray.end() + 30]!r}")
    return plain, found


def main() -> None:
    """Read the files, and count."""
    stories = [story for name in sys.argv[1:] for story in stories_in(Path(name))]
    articles, marks = sum(len(one.articles) for one in stories), sum(len(one.marks) for one in stories)
    print(f"{len(stories)} stories, {articles} articles, {marks} marks")


if __name__ == "__main__":
    main()
