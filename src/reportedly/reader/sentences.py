"""Paragraphs, and the text as the parser gets it: letters exchanged one for one, so that offsets stay."""

from __future__ import annotations

import re

from reportedly.reader.parsed import Chars

LONGEST = 200_000
"""Code points of an article that are read; more is said in a problem, not read."""

_BLANK_LINE = re.compile(r"\n(?:[ \t\r\u00a0]*\n)+")
_LINE = re.compile(r"[^\n]+")
_SENTENCE_END = re.compile(r"[.?!:;…\"”’')\]]\s*$")
_EXCHANGED = str.maketrans(
    {
        "\u201c": '"', "\u201d": '"', "\u201e": '"', "\u201f": '"', "\u00ab": '"', "\u00bb": '"',
        "\u2018": "'", "\u2019": "'", "\u201a": "'", "\u201b": "'", "\u2039": "'", "\u203a": "'",
        "\u00a0": " ", "\u2009": " ", "\u202f": " ", "\r": " ", "\t": " ", "\u2028": "\n", "\u2029": "\n",
        "\u2010": "-", "\u2011": "-",
    }
)  # fmt: skip
_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]")
_OPENING_APOSTROPHES = re.compile(r"(?:(?<=\s)|(?<=^)|(?<=[(\[—–-]))(?:''|``)(?=\S)")
_CLOSING_APOSTROPHES = re.compile(r"''")
_WRAPPED = (45, 100)
_ENDLESS_WORD = re.compile(r"\S{300,}")
_NO_LETTER = re.compile(r"[^\w]|_")


def paragraphs_of(text: str) -> list[Chars]:
    """The paragraphs of a text, without the blanks around them.

    Blank lines part paragraphs. Single line breaks do too, unless the text is wrapped at a fixed width.
    """
    found: list[Chars] = []
    start = 0
    for gap in [*_BLANK_LINE.finditer(text), None]:
        end = len(text) if gap is None else gap.start()
        found += _lines_of_block(text, start, end)
        start = len(text) if gap is None else gap.end()
    return found


def _lines_of_block(text: str, start: int, end: int) -> list[Chars]:
    lines = [trimmed for line in _LINE.finditer(text, start, end) if (trimmed := _trim(text, *line.span()))]
    if not lines:
        return []
    return [(lines[0][0], lines[-1][1])] if _is_wrapped(text, lines) else lines


def _is_wrapped(text: str, lines: list[Chars]) -> bool:
    """Whether most lines but the last are of a terminal's width and break off in the middle of a sentence."""
    full = lines[:-1]
    broken = sum(
        _WRAPPED[0] <= end - start <= _WRAPPED[1] and not _SENTENCE_END.search(text, end - 1, end)
        for start, end in full
    )
    return len(full) > 0 and broken > len(full) / 2


def _trim(text: str, start: int, end: int) -> Chars | None:
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return (start, end) if start < end else None


def for_parser(text: str) -> str:
    """The text as the parser gets it: as long as the text itself, so that an offset means the same in both.

    Curly marks become straight ones, two apostrophes one mark and a blank, control and direction characters blanks.
    Where nothing but marks or the like parts hundreds of characters, they become blanks too, since the parser takes
    them off a word one by one, and time would grow with the square of their number.
    """
    text = _CONTROL.sub(" ", text).translate(_EXCHANGED)
    text = _ENDLESS_WORD.sub(_parted, text)
    text = _OPENING_APOSTROPHES.sub(' "', text)
    return _CLOSING_APOSTROPHES.sub('" ', text)


def _parted(word: re.Match[str]) -> str:
    return _NO_LETTER.sub(" ", word[0])
