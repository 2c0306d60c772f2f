"""Quotation marks paired into quotations: straight, curly, nested, two apostrophes, and over several paragraphs."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import Literal

from reportedly.reader.parsed import Chars, Quotation

Side = Literal["opens", "closes", "weakly closes", "either", "neither"]

DEEPEST = 4
"""Quotations in one another that are kept; deeper marks are taken for strays."""

_MARK = re.compile(r"``|''|[\"“”„‟«»‘’‚‹›'`]")
_DOUBLE_OPENING = frozenset("“„‟«") | {"``"}
_DOUBLE_CLOSING = frozenset("”»")
_SINGLE_OPENING = frozenset("‘‚‹`")
_BEFORE_OPENING = frozenset("([{—–-/\"“„‟«‘'`…")
_ELIDED = re.compile(r"(?:n|em|til|tis|twas|cause|bout|round)\b", re.IGNORECASE)
"""Words that an apostrophe opens: "rock 'n' roll", "let 'em"."""
_SENTENCE_ENDS = frozenset(".?!…")
_AFTER_CLOSING = frozenset(")]}—–-/\"”»’',.;:?!…")


@dataclass(slots=True)
class _Mark:
    """One mark of quotation: where, of which level, and which side of a quotation it can be."""

    start: int
    end: int
    double: bool
    side: Side


@dataclass(slots=True)
class _Open:
    """A quotation that is not closed yet; `fallback` closes a single one if nothing better does."""

    mark: _Mark
    nested: list[Quotation] = field(default_factory=list)
    fallback: _Mark | None = None
    continues: bool = False


def find_quotations(text: str, paragraphs: list[Chars]) -> list[Quotation]:
    """The outermost quotations of a text, in reading order; nested ones hang on them.

    A quotation ends with its paragraph at the latest. Where a paragraph leaves one open and the next begins with an
    opening mark, the two are one quotation in two parts (`closed`, `continues`). A mark without its fellow is no
    quotation, unless it opens a paragraph: then the rest of the paragraph is taken for quoted.
    """
    found: list[Quotation] = []
    continues = False
    for number, (start, end) in enumerate(paragraphs):
        reopened = number + 1 < len(paragraphs) and _opens_with_mark(text, paragraphs[number + 1][0])
        here = _in_paragraph(text, start, end, reopened=reopened)
        if continues and here and here[0].start == start:
            here[0].continues = True
        continues = reopened and bool(here) and not here[-1].closed
        found += here
    return found


def _in_paragraph(text: str, start: int, end: int, *, reopened: bool) -> list[Quotation]:
    outermost: list[Quotation] = []
    stack: list[_Open] = []
    for match in _MARK.finditer(text, start, end):
        mark = _mark(text, match.start(), match.end(), start, end)
        if mark.side == "neither":
            continue
        if mark.side == "opens" or (mark.side == "either" and not _is_open(stack, mark)):
            if mark.double and len(stack) == 1 and stack[0].mark.double and _after_sentence(text, mark.start):
                _reopen(stack, mark, text, outermost)
                continue
            if len(stack) == DEEPEST:
                _drop(stack, 0, outermost)
            stack.append(_Open(mark))
        elif mark.side == "weakly closes":
            if stack and not stack[-1].mark.double:
                stack[-1].fallback = mark
        else:
            _close(stack, mark, outermost)
    return _leave(stack, outermost, start, end, reopened=reopened)


def _reopen(stack: list[_Open], mark: _Mark, text: str, outermost: list[Quotation]) -> None:
    """End an open quotation before a mark that opens again after a full stop: paragraphs run together keep both."""
    item = stack.pop()
    end = _end_before(text, mark.start)
    inner = (item.mark.end, end)
    outermost.append(Quotation(item.mark.start, end, inner, False, item.continues, item.nested))
    stack.append(_Open(mark, continues=True))


def _after_sentence(text: str, start: int) -> bool:
    end = _end_before(text, start)
    return end < start and text[end - 1 : end] in _SENTENCE_ENDS


def _end_before(text: str, start: int) -> int:
    while start > 0 and text[start - 1].isspace():
        start -= 1
    return start


def _is_open(stack: list[_Open], mark: _Mark) -> bool:
    return any(item.mark.double == mark.double for item in stack)


def _mark(text: str, start: int, end: int, first: int, last: int) -> _Mark:
    sign = text[start:end]
    before = text[start - 1] if start > first else " "
    after = text[end] if end < last else " "
    if sign in _DOUBLE_OPENING:
        return _Mark(start, end, double=True, side="opens")
    if sign in _DOUBLE_CLOSING:
        return _Mark(start, end, double=True, side="closes")
    if sign in {'"', "''"}:
        return _Mark(start, end, double=True, side=_side_of_double(before, after))
    return _Mark(start, end, double=False, side=_side_of_single(sign, before, after, text[end : end + 6]))


def _side_of_double(before: str, after: str) -> Side:
    can_open = (before.isspace() or before in _BEFORE_OPENING) and not after.isspace()
    can_close = not before.isspace() and (after.isspace() or after in _AFTER_CLOSING)
    if can_open and not can_close:
        return "opens"
    return "either" if can_open else "closes"


def _side_of_single(sign: str, before: str, after: str, ahead: str) -> Side:
    """Which side a single mark can be; an apostrophe is neither ("it's", "'90s"), or closes weakly ("ports' end")."""
    opens_word = (before.isspace() or before in _BEFORE_OPENING) and (after.isalnum() or after in '“"[(…')
    if sign in _SINGLE_OPENING or (sign == "'" and opens_word):
        return "opens" if opens_word and not after.isdigit() and not _ELIDED.match(ahead) else "neither"
    if sign == "›":
        return "closes"
    if before.isspace() or after.isalnum():
        return "neither"
    if before in "sS" and after == " " and ahead[1:2].islower():
        return "weakly closes"
    return "closes"


def _close(stack: list[_Open], mark: _Mark, outermost: list[Quotation]) -> None:
    """Close the innermost open quotation of the mark's level; what was opened inside it and not closed falls away."""
    place = next((i for i in range(len(stack) - 1, -1, -1) if stack[i].mark.double == mark.double), None)
    if place is None:
        return
    while len(stack) > place + 1:
        _drop(stack, len(stack) - 1, outermost)
    item = stack.pop()
    if mark.start > item.mark.end:
        _keep(stack, outermost, _quotation(item, mark))


def _drop(stack: list[_Open], place: int, outermost: list[Quotation]) -> None:
    """Take an open quotation off: closed at its weak mark if it has one, else no quotation, its nested ones kept."""
    item = stack.pop(place)
    closed = item.fallback is not None and item.fallback.start > item.mark.end
    for quotation in [_quotation(item, item.fallback)] if closed and item.fallback else item.nested:
        _keep(stack[:place], outermost, quotation)


def _keep(stack: list[_Open], outermost: list[Quotation], quotation: Quotation) -> None:
    (stack[-1].nested if stack else outermost).append(quotation)


def _quotation(item: _Open, mark: _Mark) -> Quotation:
    inside = [q for q in item.nested if q.end <= mark.start]
    return Quotation(item.mark.start, mark.end, (item.mark.end, mark.start), True, item.continues, inside)


def _leave(stack: list[_Open], outermost: list[Quotation], start: int, end: int, *, reopened: bool) -> list[Quotation]:
    """End a paragraph: an open double quotation runs to its end if the next paragraph reopens it or it began it."""
    while stack:
        item = stack[0]
        runs_on = item.mark.double and item.mark.end < end and (reopened or item.continues or item.mark.start == start)
        if not runs_on:
            _drop(stack, 0, outermost)
            continue
        while len(stack) > 1:
            _drop(stack, len(stack) - 1, outermost)
        stack.pop()
        outermost.append(Quotation(item.mark.start, end, (item.mark.end, end), False, item.continues, item.nested))
    return sorted(outermost, key=lambda q: q.start)


def _opens_with_mark(text: str, start: int) -> bool:
    return text[start : start + 1] in {'"', "“", "„", "«"} or text[start : start + 2] in {"''", "``"}
