"""Words of an article made harmless for a screen: nothing in them can steer a terminal or a page, or hide."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

MARKS = "“”\"„«»‘’'"
"""Quotation marks that may stand at either end of quoted words."""
_SINGLE = frozenset("‘’'")
_DOUBLE = frozenset(MARKS) - _SINGLE
_SINGLES = str.maketrans("“”„«»", "‘’‘‘’")
_STRAIGHT = re.compile('"')
_QUOTED = re.compile(r'(?<!\w)"([^"]+)"(?!\w)')


def _pictures() -> dict[int, str]:
    """What stands for a letter that steers a screen instead of being shown on it."""
    shown = {code: chr(0x2400 + code) for code in range(0x20) if code not in {0x09, 0x0A, 0x0D}}
    shown |= dict.fromkeys(range(0x80, 0xA0), "\N{REPLACEMENT CHARACTER}")
    overrides = [*range(0x202A, 0x202F), *range(0x2066, 0x206A), 0xFEFF]
    shown |= dict.fromkeys(overrides, "\N{REPLACEMENT CHARACTER}")
    return shown | {0x7F: "\N{SYMBOL FOR DELETE}", 0x0D: "\n", 0x85: "\n", 0x2028: "\n", 0x2029: "\n"}


_PICTURES = _pictures()
_SURROGATES = re.compile("[\ud800-\udfff]")


def visible(text: str) -> str:
    """A text in which control characters are pictures of themselves, and nothing can steer a terminal or a page.

    Line breaks of all kinds become line feeds; overrides of the writing direction and lone surrogates become U+FFFD.
    """
    plain = text.replace("\r\n", "\n").translate(_PICTURES)
    return _SURROGATES.sub("\N{REPLACEMENT CHARACTER}", plain)


def one_line(text: str) -> str:
    """A text as `visible`, on one line."""
    return " ".join(visible(text).split())


def shortened(text: str, longest: int = 60) -> str:
    """A text on one line of at most so many letters; an ellipsis stands for what is left out."""
    line = one_line(text)
    return line if len(line) <= longest else line[: longest - 1].rstrip() + "…"


def in_quotes(text: str, longest: int = 200) -> str:
    """Words of the article, in quotation marks, on one line.

    Marks that all of them stand in already, or one at an end without its other, are left out; those inside become
    single ones, as people write them.
    """
    return f"“{_STRAIGHT.sub(_single, _bare(shortened(text, longest))).translate(_SINGLES)}”"


def curly(sentence: str) -> str:
    """A sentence about an article, on one line, with the marks around words of the article as people print them."""
    return _QUOTED.sub(r"“\1”", one_line(sentence))


def _single(found: re.Match[str]) -> str:
    return "‘" if found.start() == 0 or found.string[found.start() - 1] in " (—–[“‘" else "’"


def _bare(words: str) -> str:
    """Words without the marks around all of them, and without one at an end that nothing inside answers to."""
    opens, closes = words[:1] in _DOUBLE | _SINGLE, words[-1:] in _DOUBLE | _SINGLE
    if len(words) > 1 and opens and closes and not _DOUBLE & set(words[1:-1]):
        return _bare(words[1:-1])
    odd = sum(words.count(mark) for mark in _DOUBLE) % 2 == 1
    if odd and words[0] in _DOUBLE:
        return words[1:]
    return words[:-1] if odd and words[-1] in _DOUBLE else words


def listed(names: Sequence[str]) -> str:
    """Names as people list them: "a", "a and b", "a, b and c"."""
    return " and ".join(part for part in (", ".join(names[:-1]), *names[-1:]) if part)


def counted(number: int, one: str, many: str | None = None) -> str:
    """A number of things in words: "1 statement", "3 statements"."""
    return f"{number:,} {one if number == 1 else many or one + 's'}"


def paragraphs(text: str) -> list[tuple[int, int]]:
    """Where the paragraphs of a text stand: between blank lines where it has any, else between line ends."""
    blank = re.search(r"\n[ \t\r]*\n", text) is not None
    breaks = re.finditer(r"\n(?:[ \t\r]*\n)+" if blank else r"[\r\n\u2028\u2029]+", text)
    edges = [0, *(edge for found in breaks for edge in found.span()), len(text)]
    return [_trimmed(text, start, end) for start, end in list(pairwise(edges))[::2] if text[start:end].strip()]


def _trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    words = text[start:end]
    return start + len(words) - len(words.lstrip()), end - len(words) + len(words.rstrip())
