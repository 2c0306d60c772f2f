"""Articles of other news than the corpora hold, marked up with who said what.

    python bench/attributed_articles.py [--half open|kept] [--by genre|style] > GOLD.jsonl

They stand in `tests/other_news`, a file for each genre; `<source1>`, `<cue1>`, `<content1>` mark the attribution `1`,
a role in several pieces several times. What is printed is gold for `reportedly evaluate attribution` and for
`bench/attribution_figures.py`, which takes what `--by` names for the publisher.
"""

from __future__ import annotations

import argparse
import json
import re
import tomllib
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from reportedly.errors import FormatError
from reportedly.evaluate.marked import Marked, unmark

ARTICLES = Path(__file__).parent.parent / "tests" / "other_news"
HALVES = ("open", "kept")
"""Open to be looked at, and kept: nothing is tuned on those."""

ROLES = ("source", "cue", "content")

_TAG = re.compile(rf"({'|'.join(ROLES)})([1-9][0-9]*)")


def main() -> None:
    """Command line."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--half", choices=HALVES)
    parser.add_argument("--by", choices=("genre", "style"), default="genre")
    args = parser.parse_args()
    for row in rows_of_articles(ARTICLES, args.half):
        print(json.dumps(row | {"publisher": row[args.by]}, ensure_ascii=False))


def rows_of_articles(folder: Path, half: str | None = None) -> list[dict[str, Any]]:
    """The gold rows of a folder of marked-up articles, those of one half if it is named.

    Raises:
        FormatError: if a tag names no role, or an attribution lacks its cue or its content.
        ValueError: if a tag is not closed.
    """
    rows = []
    for path in sorted(folder.glob("*.toml")):
        articles = tomllib.loads(path.read_text(encoding="utf-8"))["article"]
        rows += [_row(path.stem, number, article) for number, article in enumerate(articles, 1)]
    return [row for row in rows if half in {None, row["half"]}]


def _row(genre: str, number: int, article: Mapping[str, str]) -> dict[str, Any]:
    name, marked = f"{genre} {number}", unmark(article["text"].strip())
    known = {"genre": genre, "style": article["style"], "half": article["half"]}
    return {"id": name, "text": marked.text, "attributions": _attributions(name, marked)} | known


def _attributions(name: str, marked: Marked) -> list[dict[str, Any]]:
    """The attributions of one article, by their numbers."""
    numbers: set[int] = set()
    for tag in marked.spans:
        parts = _TAG.fullmatch(tag)
        if parts is None:
            raise FormatError(f"article {name}: <{tag}> is no numbered source, cue or content")
        numbers.add(int(parts[2]))
    found = [
        {"id": str(number)} | {role: marked.spans.get(f"{role}{number}", []) for role in ROLES}
        for number in sorted(numbers)
    ]
    for one in found:
        if not one["cue"] or not one["content"]:
            raise FormatError(f"article {name}: attribution {one['id']} lacks its cue or its content")
    return found


if __name__ == "__main__":
    main()
