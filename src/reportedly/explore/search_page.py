"""What a search found, as a page for people."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from typing import TYPE_CHECKING

from rich.console import Console
from rich.padding import Padding
from rich.text import Text

from reportedly.explore.plain_text import counted, one_line, visible
from reportedly.explore.questions import ArticleHit, StatementHit

if TYPE_CHECKING:
    from collections.abc import Iterator


def print_hits(found: Sequence[ArticleHit] | Sequence[StatementHit], console: Console) -> None:
    """Print hits, each with where it stands and its words, those that match set off."""
    for hit in found:
        console.print(Text(_where(hit), style="bold"))
        if isinstance(hit, StatementHit):
            console.print(f"  {one_line(hit.source or 'a source that is not named')} · {hit.act} · {hit.statement}")
            words = _marked(hit.content, hit.marks, 0)
        else:
            words = _marked(hit.excerpt, hit.marks, hit.span[0])
        console.print(Padding(words, (0, 0, 1, 2), expand=False))
    console.print(counted(len(found), "hit") if found else "nothing found")


def _where(hit: ArticleHit | StatementHit) -> str:
    parts = (hit.title or hit.name, hit.publisher, hit.published, hit.article)
    return " · ".join(one_line(part) for part in parts if part)


def _marked(words: str, marks: Sequence[tuple[int, int]], before: int) -> Text:
    """Words on one line, those that match underlined; `before`: where in the marks' text they begin."""
    text = Text()
    for piece, is_marked in _pieces(words, [(a - before, b - before) for a, b in marks]):
        text.append(visible(piece).replace("\n", " "), "bold underline" if is_marked else "")
    return text


def _pieces(words: str, marks: Sequence[tuple[int, int]]) -> Iterator[tuple[str, bool]]:
    """The words cut at the marks, each piece with whether it is marked."""
    edges = sorted({0, len(words), *(edge for mark in marks for edge in mark)})
    starts = {start for start, _ in marks}
    for start, end in pairwise(edges):
        yield words[start:end], start in starts
