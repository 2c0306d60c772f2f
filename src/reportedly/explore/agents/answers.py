"""What the tools for agents answer: short lines, each with the words, where they stand, and their passage.

No dataclass here has slots: the protocol's library would take them for default values in the schema of an answer.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from mcp_types import CallToolResult, ContentBlock, ResourceLink, TextContent

from reportedly.explore.questions import plain


@dataclass(frozen=True)
class Line:
    """Words of an article: `passage` is their address, `where` publisher and date, `article` its key."""

    passage: str
    words: str
    article: str
    where: str


@dataclass(frozen=True)
class StatementLine(Line):
    """What somebody says: the source, None where none is named, the kind of act, and who passes it on."""

    source: str | None
    act: str
    via: list[str]


@dataclass(frozen=True)
class ArticleLine(Line):
    """An article that holds what was searched for."""

    title: str | None


@dataclass(frozen=True)
class ActorLine(Line):
    """A person, organisation, state, place or people; `actor` is its key, `articles` how many name it."""

    actor: str
    name: str
    kind: str
    country: str | None
    articles: int


@dataclass(frozen=True)
class RoleLine(Line):
    """A tie: `subject` `predicate` `object`, from the first to the last day on which an article says so."""

    subject: str
    predicate: str
    object: str
    title: str | None
    first: str | None
    last: str | None


@dataclass(frozen=True)
class FigureLine(Line):
    """A count from `low` to `high` (None is open), what it counts, and whose it is (None: the publisher's own)."""

    measure: str
    low: float | None
    high: float | None
    qualifier: str
    by: str | None
    place: str | None
    as_of: str | None


@dataclass(frozen=True)
class DatedLine(Line):
    """Something on a day: an event's type or a statement's act, who, to whom, and who tells of it.

    `status` of an event is happened, planned, hypothetical, negated or ongoing; `told_by` is None where the publisher
    tells it in its own voice.
    """

    first: str
    last: str | None
    what: str
    status: str | None
    by: list[str]
    to: list[str]
    told_by: str | None


@dataclass(frozen=True)
class DenialLine(Line):
    """A statement that denies or disputes, and the statement that it answers, or the words that name it."""

    stance: str
    source: str | None
    answered_source: str | None
    answered_words: str | None
    answered_passage: str | None


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
class DenialsAnswer:
    """Denials, the latest published first."""

    denials: list[DenialLine]
    next: str | None


def told(answer: Any) -> CallToolResult:
    """An answer as a tool gives it: data, the same as text for clients that take no data, and links to the passages."""
    import json

    data = plain(answer)
    lines = [line for name in data for line in _lines(getattr(answer, name))]
    links: dict[str, ContentBlock] = {
        line.passage: ResourceLink(uri=line.passage, name=line.where, mime_type="text/plain") for line in lines
    }
    text = TextContent(text=json.dumps(data, ensure_ascii=False, separators=(",", ":")))
    return CallToolResult(content=[text, *links.values()], structured_content=data)


def _lines(value: Any) -> list[Line]:
    return [one for one in value if isinstance(one, Line)] if isinstance(value, list) else []
