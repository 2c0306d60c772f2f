"""Words of an article by what they can be in a time expression, as a string of one letter a word.

"on Friday, 7 October 2023" becomes the classes IN WEEKDAY COMMA DAY MONTH YEAR, each written as one letter of a private
alphabet, so that the grammar's rules are regular expressions over classes (see `grammar`).
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from functools import cache

from reportedly import lexicon
from reportedly.reader.parsed import ParsedArticle

CLASSES = (
    "OTHER", "MONTH", "MABBR", "WEEKDAY", "WABBR", "UDAY", "UWEEK", "UFORTNIGHT", "UWEEKEND", "UMONTH", "UQUARTER",
    "UYEAR", "UDECADE", "UCENTURY", "UNITS", "HOURS", "PART", "SEASON", "TODAY", "PAST", "FOLLOWING", "LATEST",
    "PERIOD", "PARTS", "SO", "OR", "OVERNIGHT", "NOW", "LAST", "EARLY", "EARLIER", "AGO", "BEFORE", "EDGE", "SAME",
    "FISCAL", "HALF", "NUMBER", "ORDINAL", "DECADE", "HALFDAY", "ZONE", "THE", "A", "OF", "IN", "AND", "TO", "FROM",
    "EVERY", "THAT", "ABOUT", "FEAST", "DAY", "DAYTH", "YEAR", "COUNT", "ISO", "SLASHED", "TIME", "QUARTER", "COMMA",
    "HYPHEN", "OWNS", "MINUTES", "SEVERAL", "RATE", "VAGUE", "MORE", "THOUSAND", "LONG",
)  # fmt: skip
"""What a word can be. OTHER is nothing of use."""

GROUPS = {
    "M": ("MONTH", "MABBR"),
    "W": ("WEEKDAY", "WABBR"),
    "N": ("NUMBER", "DAY", "COUNT"),
    "TH": ("DAYTH", "ORDINAL"),
    "UNIT": ("UDAY", "UWEEK", "UFORTNIGHT", "UWEEKEND", "UMONTH", "UQUARTER", "UYEAR", "UDECADE", "UCENTURY"),
}
"""Names for any of several classes, which patterns may use."""

LETTER = {name: chr(0x100 + number) for number, name in enumerate(CLASSES)}
OTHER = LETTER["OTHER"]

_WORD = re.compile(
    r"(?P<quarter>Q[1-4]\b)"
    r"|(?P<half>½|(?<![0-9/])1/2(?![0-9/]))"
    r"|(?P<word>[^\W\d_]+)"
    r"|(?P<iso>[0-9]{4}-[0-9][0-9]-[0-9][0-9](?![0-9-]))"
    r"|(?P<slashed>[0-9]{1,4}(?P<between>[/.])[0-9]{1,2}(?P=between)(?:[0-9]{4}|[0-9][0-9])(?![0-9/.]*[0-9]))"
    r"|(?P<time>[0-9]{1,2}[:.][0-9][0-9](?=\s?[ap]\.?m\b)|[0-9]{1,2}:[0-9][0-9](?![0-9:]))"
    r"|(?P<decade>['’]?[0-9]0['’]?s\b|[0-9]{3}0['’]?s\b)"
    r"|(?P<dayth>[0-9]{1,2}(?:st|nd|rd|th)\b)"
    r"|(?P<count>[0-9]+(?:,[0-9]{3})+(?:\.[0-9]+)?|[0-9]+\.[0-9]+)"
    r"|(?P<number>[0-9]+)"
    r"|(?P<owns>['’]s?(?![^\W_]))"
    r"|(?P<comma>,)"
    r"|(?P<hyphen>[-–—‐‑/])"
    r"|(?P<other>\S)"
)


@dataclass(frozen=True, slots=True)
class Entry:
    """What a word of the lexicon is: its class, what it counts for, whether it needs a capital."""

    name: str
    value: int | str
    capital: bool


@dataclass(slots=True)
class Words:
    """The words of an article that time expressions are made of; what lies between is one word of class OTHER.

    `classes` has one letter a word; `starts`, `ends` and `values` are parallel to it.
    """

    classes: str = ""
    starts: list[int] = field(default_factory=list)
    ends: list[int] = field(default_factory=list)
    values: list[int | str] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """The words of the lexicon in lower case, and the names of several words by their first one, longest first."""

    words: dict[str, Entry]
    names: dict[str, tuple[tuple[str, int | None], ...]]


@cache
def vocabulary() -> Vocabulary:
    """What `lexicons/en/dates.toml`, `times.toml` and `dates_feasts.toml` hold, ready to look up."""
    words: dict[str, Entry] = {}
    for group in (*lexicon.load("en/dates")["word"], *lexicon.load("en/times")["word"]):
        for form, value in group["forms"].items():
            words[form] = Entry(group["class"], value, group.get("capital", False))
    names: dict[str, list[tuple[str, int | None]]] = {}
    for number, feast in enumerate(lexicon.load("en/dates_feasts")["feast"]):
        for name in feast["names"]:
            names.setdefault(_first_word(name), []).append((name, number))
    for name in lexicon.load("en/dates_feasts")["names"]["examples"]:
        names.setdefault(_first_word(name), []).append((name, None))
    return Vocabulary(words, {k: tuple(sorted(v, key=lambda n: (-len(n[0]), n[0]))) for k, v in names.items()})


def _first_word(name: str) -> str:
    found = _WORD.match(name)
    return found.group() if found else name


class _Writer:
    """Collects words; a run of OTHER is kept as one."""

    def __init__(self) -> None:
        self.letters: list[str] = []
        self.words = Words()

    def add(self, name: str, start: int, end: int, value: int | str = 0) -> None:
        letter = LETTER[name]
        if letter == OTHER and self.letters and self.letters[-1] == OTHER:
            return
        self.letters.append(letter)
        self.words.starts.append(start)
        self.words.ends.append(end)
        self.words.values.append(value)

    def done(self) -> Words:
        self.words.classes = "".join(self.letters)
        return self.words


def words_of(parsed: ParsedArticle) -> Words:
    """The words of an article, paragraph by paragraph; expressions do not run over the end of one."""
    writer = _Writer()
    text = parsed.text
    lower = text.lower()
    if len(lower) != len(text):
        lower = "".join(c.lower() if len(c.lower()) == 1 else c for c in text)
    for start, end in parsed.paragraphs:
        _read_paragraph(writer, text, lower, start, min(end, len(text)))
        writer.add("OTHER", end, end)
    return writer.done()


def _read_paragraph(writer: _Writer, text: str, lower: str, start: int, end: int) -> None:
    known = vocabulary()
    words, names = known.words, known.names
    done = start
    for found in _WORD.finditer(text, start, end):
        first, last = found.span()
        if first < done:
            continue
        form = lower[first:last]
        if form in names and (size := _read_name(writer, names[form], text, lower, first)):
            done = first + size
            continue
        if found.lastgroup == "word":
            if lower.startswith(".", last) and (longer := _with_dot(lower, first, last)) in words:
                form, last = longer, first + len(longer)
            entry = words.get(form)
            if entry is None or (entry.capital and text[first].islower()):
                writer.add("OTHER", first, last)
            else:
                writer.add(entry.name, first, last, entry.value)
            done = last
        else:
            done = _read_mark(writer, found)


def _with_dot(lower: str, first: int, last: int) -> str:
    """A word with the full stop behind it, or "p.m." whole."""
    end = last + 1
    if lower[last + 1 : last + 2] == "m" and last - first == 1:
        end = last + 3 if lower[last + 2 : last + 3] == "." else last + 2
    return lower[first:end]


def _read_name(
    writer: _Writer, candidates: tuple[tuple[str, int | None], ...], text: str, lower: str, first: int
) -> int:
    """Add the longest name that begins here; its length, 0 for none. Names count only with a capital."""
    if text[first].islower():
        return 0
    for name, feast in candidates:
        after = lower[first + len(name) : first + len(name) + 1]
        if lower.startswith(name, first) and not after.isalnum():
            if feast is None:
                writer.add("OTHER", first, first + len(name))
            else:
                writer.add("FEAST", first, first + len(name), feast)
            return len(name)
    return 0


def _read_mark(writer: _Writer, found: re.Match[str]) -> int:
    """Add a number or a mark; where it ends."""
    kind, surface = found.lastgroup or "other", found.group()
    start, end = found.span()
    match kind:
        case "iso" | "slashed" | "time":
            writer.add(kind.upper(), start, end, surface)
        case "half":
            writer.add("HALF", start, end, 1)
        case "decade":
            writer.add("DECADE", start, end, _decade(surface))
        case "quarter":
            writer.add("QUARTER", start, end, int(surface[1]))
        case "dayth":
            writer.add("DAYTH", start, end, int(surface[:-2]))
        case "number":
            writer.add(_number(surface), start, end, int(surface) if len(surface) <= 4 else 10**6)
        case "count":
            writer.add("COUNT", start, end, int(surface.replace(",", "").split(".")[0][:6]))
        case "owns" | "comma" | "hyphen":
            writer.add(kind.upper(), start, end)
        case _:
            writer.add("OTHER", start, end)
    return end


def _number(surface: str) -> str:
    """The class of a plain number: a year, a day of a month, or just a count."""
    if len(surface) == 4 and "1000" <= surface <= "2999":
        return "YEAR"
    if len(surface) <= 2 and 1 <= int(surface) <= 31:
        return "DAY"
    return "COUNT"


def _decade(surface: str) -> int:
    """1980 for "1980s", 8 for "'80s" (the century is told later)."""
    digits = int("".join(c for c in surface if c.isdigit()))
    return digits if digits >= 1000 else digits // 10
