"""The agencies and outlets that an article credits, where the conventions of newspapers are unmistakable.

Looked at are the opening lines (datelines, notes), the closing lines (sign-offs, credit lines) and the byline; what a
sentence of the article itself says of an agency is a statement, not a credit.
"""

from __future__ import annotations

import re
from calendar import day_name, month_name
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache, cached_property

from reportedly import lexicon
from reportedly.ingest.bylines import post_in_byline

OPENING_LINES = 6
CLOSING_LINES = 4
LONGEST_LINE = 300
"""Code points that a credit line has at most; of the last line, as many at its end are looked at."""

_WINDOW = 3_000
_LISTED = re.compile(r"\s*(?:[,;/|]|\band\b|&)\s*")
_PLACE_OF_NAME = re.compile(r"\s+(?:in|at|from)\s.*")
_PIECES = re.compile(r"(?<=[.!?”\"’')])\s*(?=[-–—=(/©])|(?<=[.!?”\"])\s+(?=[A-Z])")
_DATELINE_WORD = r"(?:[A-Z0-9À-Þ][\w’'.-]*|\[[^\]\n]{0,40}\])"
_DATELINE = re.compile(
    rf"""(?P<place>{_DATELINE_WORD}(?:[ ,]{{1,2}}(?:(?:of|and|the|de|el|al)\s)?{_DATELINE_WORD}){{0,9}}[ ,]{{1,2}})?
    [(/](?P<names>[^()\n/][^()\n]{{1,60}}?)[)/]
    (?P<dash>\s?[-–—:.]|(?=\s[A-Z]))""",
    re.VERBOSE,
)
_DATELINE_WITHOUT_BRACKETS = re.compile(
    rf"(?:{_DATELINE_WORD}(?:[ ,]{{1,2}}{_DATELINE_WORD}){{0,9}}, )?(?P<names>[A-Z][\w’'-]+) ?[-–—]{{1,2}} "
)
_DECORATED = re.compile(r"^[-–—=/(\[*\s]*(?P<names>.*?)[-–—=/)\]*.\s]*$", re.S)
_TAIL = re.compile(r"(?:(?<=[.!?”\"’'])|\s)(?:[-–—]{1,2}|/)\s?(?P<names>[^\s-][^-–—/()\n]{1,40})$")
_OUTLET = (
    r"(?P<names>[A-Z0-9][\w&’'.-]*(?:\s+(?:(?:of|and|for|the|&)\s+)?[A-Z][\w&’'-]*)*|[a-z]+\.(?:com|org|net|co\.\w\w))"
)
_CALENDAR = frozenset([*month_name, *day_name])


@dataclass(frozen=True)
class _Words:
    """The lexicons of agencies and credit lines, ready for use."""

    agencies: dict[str, str]

    @cached_property
    def names(self) -> str:
        """A pattern of any agency's name."""
        return "|".join(re.escape(form) for form in sorted(self.agencies, key=len, reverse=True))

    @cached_property
    def nobody(self) -> frozenset[str]:
        """Words in a list of credits that name nobody."""
        return frozenset(lexicon.load("en/credits")["nobody"]["examples"])

    def before(self, names: str) -> str:
        """A pattern of the words that go before what is credited, of one kind."""
        entries = lexicon.load("en/credits")["before"]
        return _any_of(word for entry in entries if entry["names"] == names for word in entry["words"])

    @cached_property
    def patterns(self) -> dict[str, re.Pattern[str]]:
        """The pattern of a credit line, for each kind of what it names."""
        article = _any_of(lexicon.load("en/credits")["article"]["examples"])
        after = _any_of(word for entry in lexicon.load("en/credits")["after"] for word in entry["words"])
        lead = r"^[-–—(\[*\s]*"
        return {
            "agencies": re.compile(rf"{lead}(?i:{self.before('agencies')})(?::\s*|\s+)(?P<names>.+?)[)\].\s]*$"),
            "mixed": re.compile(rf"{lead}(?i:{self.before('mixed')})(?::\s*|\s+)(?P<names>.+?)[)\].\s]*$"),
            "after": re.compile(rf"{lead}(?P<names>(?:[^.!?\n]|\.(?=\S))+?)\s+(?i:{after})[)\].\s]*$"),
            "open": re.compile(
                rf"{lead}(?i:{self.before('open')})[\s\d,–-]*(?:[Bb]y\s+)?(?:[Tt]he\s+)?(?P<names>{self.names})\b"
            ),
            "outlets": re.compile(
                rf"{lead}(?:(?i:{article})\b[^.\n]{{0,40}}?\s)?(?i:{self.before('outlets')})(?::\s*|\s+)(?:the\s+)?{_OUTLET}"
            ),
        }

    @cached_property
    def reported(self) -> re.Pattern[str]:
        """A pattern of an agency that reported, at the end of a sentence."""
        said = _any_of(word for entry in lexicon.load("en/credits")["reported"] for word in entry["words"])
        on_day = rf"(?:\s+(?:on\s+)?(?:{'|'.join(day_name)})|\s+today)?"
        return re.compile(rf"\b(?P<names>{self.names})(?:\s+news\s+agency)?\s+{said}{on_day}\s?\.(?=\s|$)")

    def agency(self, written: str) -> str | None:
        """The agency that is written so, if one is."""
        bare = re.sub(r"^[Tt]he\s+", "", written.strip(" .*[]()"))
        found = self.agencies.get(bare)
        return found or (self.agencies.get(bare.casefold()) if len(bare) > 4 else None)

    def known(self, listed: str) -> list[str]:
        """The agencies in a list of names."""
        parts = (_PLACE_OF_NAME.sub("", part) for part in _LISTED.split(listed))
        return [name for part in parts if (name := self.agency(part))]

    def all_known(self, listed: str) -> list[str]:
        """The agencies in a list of names, none if anybody else is in it."""
        parts = [part for part in _LISTED.split(listed) if part and part.casefold() not in self.nobody]
        found = [name for part in parts if (name := self.agency(part))]
        return found if len(found) == len(parts) else []


def _any_of(words: Iterable[str]) -> str:
    return "(?:" + "|".join(re.escape(word) for word in sorted(words, key=len, reverse=True)) + ")"


@cache
def _words() -> _Words:
    agencies: dict[str, str] = {}
    for entry in lexicon.load("agencies")["agency"]:
        for form in (entry["name"], *entry.get("forms", ())):
            agencies[form] = entry["name"]
            agencies.setdefault(form.casefold(), entry["name"]) if len(form) > 4 else None
    return _Words(agencies)


def find_credits(text: str, byline: str | None) -> list[str]:
    """The agencies and outlets that the text or the byline credits, in the order of the text, each once."""
    return list(credits_with_origins(text, byline))


def credits_with_origins(text: str, byline: str | None) -> dict[str, str]:
    """As `find_credits`, each with where it stands: byline, dateline, sign-off or credit line."""
    words = _words()
    opening, closing = _opening(text), _closing(text)
    found = [(name, "byline") for name in _in_byline(byline, words)]
    for line in opening[:OPENING_LINES]:
        found += [(name, "byline") for name in agency_beside_byline(line, words)]
    for line in opening[1:3]:
        found += [(name, "byline") for name in words.all_known(line)]
    for line in opening:
        found += [(name, "dateline") for name in dateline(line, words)]
    for piece in [*opening[:OPENING_LINES], *closing]:
        found += [(name, "credit line") for rule in RULES for name in rule(piece, words)]
    for piece in closing:
        found += [(name, "sign-off") for name in sign_off(piece, words)]
    found += [(name, "says that it reported this") for name in agency_that_reported(opening, text, words)]
    origins: dict[str, str] = {}
    for name, where in found:
        origins.setdefault(name, where)
    return origins


def _in_byline(byline: str | None, words: _Words) -> list[str]:
    if not byline:
        return []
    return [name for part in re.split(r"[,;/|()]|\band\b|\bfor\b", byline) if (name := words.agency(part))]


def _lines(text: str) -> list[str]:
    return [line.strip() for line in text.splitlines() if line.strip()]


def _opening(text: str) -> list[str]:
    return [line[:LONGEST_LINE] for line in _lines(text[:_WINDOW])[:OPENING_LINES]]


def _closing(text: str) -> list[str]:
    """The short lines at the end, and the last sentences of the last line."""
    lines = _lines(text[-_WINDOW:])[-CLOSING_LINES:]
    pieces = [line for line in lines[1:] if len(line) <= LONGEST_LINE]
    if lines:
        pieces += _PIECES.split(lines[-1][-LONGEST_LINE:])[1:][-3:]
    return list(dict.fromkeys(pieces))


def agency_beside_byline(line: str, words: _Words) -> list[str]:
    """An agency that a byline says its people are of: "By Ann Holm, Associated Press"."""
    return words.all_known(post_in_byline(line) or "")


def dateline(line: str, words: _Words) -> list[str]:
    """A place, a date and an agency before the first sentence: "HARBOUR TOWN, Oct 3 (Reuters) -"."""
    for pattern in (_DATELINE, _DATELINE_WITHOUT_BRACKETS):
        if found := pattern.match(line):
            return words.all_known(found["names"])
    return []


def sign_off(piece: str, words: _Words) -> list[str]:
    """Nothing but agencies at the close: "--AFP", "(SANA)", "AP/Reuters"."""
    tail = _TAIL.search(piece)
    names = [words.all_known(found["names"]) for found in (_DECORATED.match(piece), tail) if found]
    return next((found for found in names if found), [])


def agency_that_reported(opening: list[str], text: str, words: _Words) -> list[str]:
    """An agency whose report the lead or the last sentence is told after: "…, Reuters reported on Monday."."""
    tail = text.rstrip()[-LONGEST_LINE:].splitlines()[-1:]
    found = [match for line in opening[:2] for match in words.reported.finditer(line)]
    found += [match for line in tail for match in words.reported.finditer(line) if match.end() == len(line)]
    return [words.agencies[match["names"]] for match in found if match["names"] in words.agencies]


def agencies_after_words(piece: str, words: _Words) -> list[str]:
    """Words that credit, then nothing but agencies: "With AP", "Source: Reuters"."""
    found = words.patterns["agencies"].match(piece)
    return words.all_known(found["names"]) if found else []


def agencies_among_others(piece: str, words: _Words) -> list[str]:
    """Words that credit, then agencies and others: "Additional reporting by Ann Holm and Reuters"."""
    found = words.patterns["mixed"].match(piece)
    return words.known(found["names"]) if found else []


def agencies_before_words(piece: str, words: _Words) -> list[str]:
    """Agencies and others, then words that credit: "Reuters contributed to this report"."""
    found = words.patterns["after"].match(piece)
    return words.known(found["names"]) if found else []


def agency_in_notice(piece: str, words: _Words) -> list[str]:
    """An agency in a notice: "Copyright 1998 The Associated Press. All rights reserved."."""
    found = words.patterns["open"].match(piece)
    return [words.agencies[found["names"]]] if found else []


def outlet_of_first_publication(piece: str, words: _Words) -> list[str]:
    """Where it was published before: "This article was first published by the Quarry Town Gazette"."""
    found = words.patterns["outlets"].match(piece)
    if not found or found["names"].split()[0] in _CALENDAR or found["names"][0].isdigit():
        return []
    name = found["names"].rstrip(".")
    return [words.agency(name) or name]


RULES = (
    agencies_after_words,
    agencies_among_others,
    agencies_before_words,
    agency_in_notice,
    outlet_of_first_publication,
)
