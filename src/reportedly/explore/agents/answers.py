"""What the tools for agents answer: short lines, each with the words, where they stand, and their passage.

No dataclass here has slots: the protocol's library would take them for default values in the schema of an answer.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from mcp_types import CallToolResult, ContentBlock, ResourceLink, TextContent

from reportedly.explore.plain_text import visible
from reportedly.explore.questions import plain


@dataclass(frozen=True)
class Line:
    """Words of an article: `passage` is their address, `where` publisher and day, `article` its key."""

    passage: str
    words: str
    article: str
    where: str


@dataclass(frozen=True)
class StatementLine(Line):
    """What `source` (null: not named) says, and who passes it on."""

    source: str | None
    act: str
    via: list[str]


@dataclass(frozen=True)
class ArticleLine(Line):
    """An article that holds the words."""

    title: str | None


@dataclass(frozen=True)
class ActorLine(Line):
    """`actor` is its key, `articles` how many name it."""

    actor: str
    name: str
    kind: str
    country: str | None
    articles: int


@dataclass(frozen=True)
class RoleLine(Line):
    """A tie, from the first to the last day on which an article says so."""

    subject: str
    predicate: str
    object: str
    title: str | None
    first: str | None
    last: str | None


@dataclass(frozen=True)
class FigureLine(Line):
    """A count from `low` to `high` (null: open), and whose it is (null: the publisher's own)."""

    measure: str
    low: float | None
    high: float | None
    qualifier: str
    by: str | None
    place: str | None
    as_of: str | None


@dataclass(frozen=True)
class DatedLine(Line):
    """An event's type or a statement's act; `told_by` is null where the publisher tells it in its own voice.

    `status` of an event: happened, planned, hypothetical, negated, ongoing.
    """

    first: str
    last: str | None
    what: str
    status: str | None
    by: list[str]
    to: list[str]
    told_by: str | None


@dataclass(frozen=True)
class ClaimLine(Line):
    """`claim` is its key; `asserted` and `denied` count statements, `origins` first sources (null: undecided)."""

    claim: str
    text: str
    kind: str
    asserted: int
    denied: int
    origins: int | None


@dataclass(frozen=True)
class SideLine(Line):
    """`side`: asserts, denies, declines, unverified. `source`: null in the publisher's own voice.

    `back_to`: who said it first, and how that is known.
    """

    side: str
    source: str | None
    via: list[str]
    back_to: str | None


@dataclass(frozen=True)
class DisputeLine:
    """`claims` are keys, `sides` the sources of each answer, `lines` their words in that order."""

    claims: list[str]
    kind: str
    reason: str
    sides: dict[str, list[str]]
    taken_back: list[str]
    without_answer: list[str]
    unverified: list[str]
    lines: list[Line]


@dataclass(frozen=True)
class StatusAnswer:
    """What a dossier holds. Days are those of publication; `problems` counts what could not be read or decided."""

    dossier: str
    articles: int
    statements: int
    figures: int
    events: int
    problems: dict[str, int]
    publishers: dict[str, int]
    first_month: str | None
    last_month: str | None


@dataclass(frozen=True)
class SearchAnswer:
    """Statements or articles that hold the words; `next` is the cursor of what follows, None at the end."""

    statements: list[StatementLine]
    articles: list[ArticleLine]
    next: str | None


@dataclass(frozen=True)
class ArticleAnswer:
    """An article and what it attributes to whom; its whole text is the resource `text`.

    `words_from` are articles that it has words from, `repeated_by` those that have words from it.
    """

    article: str
    text: str
    title: str | None
    publisher: str | None
    published: str | None
    url: str | None
    characters: int
    words_from: list[str]
    repeated_by: list[str]
    revisions: list[str]
    statements: list[StatementLine]
    next: str | None


@dataclass(frozen=True)
class ActorsAnswer:
    """Actors, the most named first."""

    actors: list[ActorLine]
    next: str | None


@dataclass(frozen=True)
class ActorAnswer:
    """An actor: its names, what it is to others, and what it says, the latest first."""

    actor: str
    name: str
    kind: str
    country: str | None
    other_names: list[str]
    articles: int
    roles: list[RoleLine]
    statements: list[StatementLine]
    next: str | None


@dataclass(frozen=True)
class FiguresAnswer:
    """Counts, in the order of their publication."""

    figures: list[FigureLine]
    next: str | None


@dataclass(frozen=True)
class TimelineAnswer:
    """Events and statements by day, the earliest first."""

    days: list[DatedLine]
    next: str | None


@dataclass(frozen=True)
class ClaimsAnswer:
    """Claims, the most disputed first, then the most repeated."""

    claims: list[ClaimLine]
    next: str | None


@dataclass(frozen=True)
class ClaimAnswer:
    """One claim: the statements on every side in the order of publication, and what it rests on.

    `origins` is how many independent first sources assert it, None where that is undecided; `reasons` say why. `ties`
    are other claims that it is at odds with, or that count the same at another time, `changes` how it changed.
    """

    claim: str
    text: str
    kind: str
    origins: int | None
    reasons: list[str]
    statements: list[SideLine]
    ties: list[str]
    changes: list[str]
    next: str | None


@dataclass(frozen=True)
class DisputesAnswer:
    """Disputes, those that most deny first; nobody is said to be right."""

    disputes: list[DisputeLine]
    next: str | None


def told(answer: Any) -> CallToolResult:
    """An answer as a tool gives it: data, the same as text for clients that take no data, and links to the passages.

    What articles say stands there as `visible` shows it, so that nothing of it can steer what a client shows it on.
    """
    import json

    data = _harmless(plain(answer))
    lines = [line for name in data for line in lines_in(getattr(answer, name))]
    links: dict[str, ContentBlock] = {
        line.passage: ResourceLink(uri=line.passage, name=visible(line.where), mime_type="text/plain") for line in lines
    }
    text = TextContent(text=json.dumps(data, ensure_ascii=False, separators=(",", ":")))
    return CallToolResult(content=[text, *links.values()], structured_content=data)


def _harmless(value: Any) -> Any:
    """An answer whose strings can't steer a screen, names and keys included."""
    if isinstance(value, str):
        return visible(value)
    if isinstance(value, list):
        return [_harmless(one) for one in value]
    if isinstance(value, dict):
        return {_harmless(name): _harmless(one) for name, one in value.items()}
    return value


def lines_in(value: Any) -> list[Line]:
    """The lines of a part of an answer."""
    if isinstance(value, Line):
        return [value]
    if isinstance(value, DisputeLine):
        return value.lines
    return [line for one in value for line in lines_in(one)] if isinstance(value, list) else []
