"""Figures: counts with their range, what they measure, and whose count they are.

A number is read with the words that widen it (`ranges`), told what it counts (`counted`), left out if it counts nothing
(`excluded`), and measured by the words that govern it (`measures`). Then it is tied to the whole that it is part of
(`parts`), to place, time and author (`circumstances`), and to who counted (`counters`).

Conventions: those of numbers are in `lexicons/en/figures_numbers.toml`. `other` is kept for several people, or things
of the lexicon, that are counted and not only mentioned ("the two men", "two officials said"). A unit left out ("killed
12 and injured 30", "240 others") is that of the figure before it in the sentence.

What is added, "six more bodies", is a figure of its own beside the sum and no part of it: whether the sum holds it
already the text seldom says. Harm that is only feared, presumed or possible counts nobody and is left out.
"""

from __future__ import annotations

from reportedly.reader.actors import Cast
from reportedly.reader.figures.found import Finder
from reportedly.reader.parsed import ParsedArticle
from reportedly.reading import Date, Figure, Statement


def find_figures(parsed: ParsedArticle, statements: list[Statement], cast: Cast, dates: list[Date]) -> list[Figure]:
    """The figures of an article in reading order."""
    return Finder(parsed, statements, cast, dates).figures()
