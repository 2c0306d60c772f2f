"""Lines of CSV, as RFC 4180 has them, in cells that no spreadsheet takes for a formula, and back."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterable

from reportedly.explore.exports.characters import file_text

_STARTS_A_FORMULA = re.compile(r"'*[\s\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]*[=+\-@\t\r\n＝＋－＠]")
_NEUTRALISED = re.compile(r"'(?=" + _STARTS_A_FORMULA.pattern + ")")


def harmless(text: str) -> str:
    """A text as a cell: an apostrophe goes before one that a spreadsheet might take for a formula.

    Such a text begins with `=`, `+`, `-`, `@`, their full-width forms, a tab or a line end, also behind blanks and
    invisible letters. A text that begins with an apostrophe before those gets one more, so that `original` undoes it.
    Control characters become U+FFFD.
    """
    safe = file_text(text)
    return f"'{safe}" if _STARTS_A_FORMULA.match(safe) else safe


def original(cell: str) -> str:
    """The text that `harmless` made a cell of, but for control characters."""
    return cell[1:] if _NEUTRALISED.match(cell) else cell


def csv_line(cells: Iterable[str]) -> bytes:
    """A line of CSV in UTF-8. It ends in CR LF: else Python would not quote a cell with a bare carriage return."""
    text = io.StringIO()
    csv.writer(text, lineterminator="\r\n").writerow(cells)
    return text.getvalue().encode()
