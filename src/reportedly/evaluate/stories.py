"""Gold stories: articles on one matter, with the claims, origins, disputes and figure series that a person found.

A story is a folder with two files, `articles.toml` (or `articles.jsonl`, the rows that `reportedly read` takes) and
`gold.toml`; docs/reference/gold.md tells every key. The gold says everything in the articles' own words; spans are
found from them, and a story that is not sound is refused:

- words that an article doesn't hold, or holds more than once without saying which;
- two claims or counts with one id, or a reference to a claim, article or count that isn't there;
- a number of origins that is not the number of origins of the statements that assert the claim;
- a source that stands on no side, or on two sides, of its dispute.
"""

from __future__ import annotations

import json
import tomllib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Literal, get_args

from reportedly.errors import FormatError
from reportedly.evaluate.gold import same_name, words_of

Pair = tuple[int, int]
Kind = Literal["happened", "responsible", "count", "said"]
Side = Literal["asserts", "denies", "declines", "unverified"]
UNDECIDED = "undecided"


@dataclass(frozen=True, slots=True)
class StoryArticle:
    """One article, with what is known of it, by the names that `reportedly.read` gives its facts."""

    name: str
    text: str
    publisher: str | None = None
    published: str | None = None
    title: str | None = None
    url: str | None = None
    byline: str | None = None

    def row(self) -> dict[str, str]:
        """The article as a row of JSON Lines that `reportedly read` and `reportedly add` take."""
        known = {"id": self.name, "text": self.text, "publisher": self.publisher, "published": self.published}
        known |= {"title": self.title, "url": self.url, "byline": self.byline}
        return {key: value for key, value in known.items() if value is not None}


@dataclass(frozen=True, slots=True)
class GoldStatement:
    """Words of one article that stand on a side of a claim."""

    article: str
    span: Pair
    source: str | None
    """Who says it; None for the publisher's own voice."""
    side: Side
    via: tuple[str, ...]
    """Who carries the source's words in this article, outermost first."""
    origin: str | None
    """The first source that it goes back to; None where that can't be told."""
    taken_from: str | None
    """The article of the story that it was taken from: copied, credited or cited."""


@dataclass(frozen=True, slots=True)
class GoldClaim:
    """A claim with all statements on any side of it, in the order of the gold."""

    id: str
    kind: Kind
    text: str
    statements: tuple[GoldStatement, ...]
    origins: int | None
    """How many independent first sources assert it; None: undecided."""
    reasons: tuple[str, ...]
    withdrawn: bool
    """Whether a source took back or corrected what it had said of it, and so stands on both sides."""


@dataclass(frozen=True, slots=True)
class GoldDispute:
    """Sources on different sides; each side is the set of those who give one answer."""

    claims: tuple[str, ...]
    kind: Kind
    sides: tuple[tuple[str, ...], ...]
    reason: str


@dataclass(frozen=True, slots=True)
class GoldCount:
    """One count of a series; `high` is None where it is open, `by` for the publisher's own voice."""

    article: str
    span: Pair
    by: str | None
    low: float | None
    high: float | None
    as_of: str | None
    part_of: str | None


@dataclass(frozen=True, slots=True)
class GoldSeries:
    """All counts of one toll: what is measured, of what."""

    measure: str
    of: str
    counts: tuple[GoldCount, ...]


@dataclass(frozen=True, slots=True)
class Story:
    """A sound gold story."""

    name: str
    about: str
    articles: tuple[StoryArticle, ...]
    claims: tuple[GoldClaim, ...]
    disputes: tuple[GoldDispute, ...]
    series: tuple[GoldSeries, ...]
    copies: tuple[tuple[str, str], ...]
    """(copy, what it is a copy of), by the names of the articles."""
    aliases: tuple[tuple[str, ...], ...]
    """Names that stand for one source, those who speak for it included."""

    def same_source(self, left: str | None, right: str | None) -> bool:
        """Whether two names are one source: by the aliases, else by their words; None is the publisher's own voice."""
        if left is None or right is None:
            return left is right
        groups = [self._group(name) for name in (left, right)]
        return groups[0] == groups[1] if None not in groups else same_name(left, right)

    def _group(self, name: str) -> int | None:
        for likeness in (_same_words, same_name):
            for place, group in enumerate(self.aliases):
                if any(likeness(name, alias) for alias in group):
                    return place
        return None


def load_story(folder: Path) -> Story:
    """Read and check one story.

    Raises:
        FormatError: if it is not sound; the message names the story, the claim and the words.
    """
    try:
        articles = tuple(_articles(folder))
        _require_unique([article.name for article in articles], folder.name)
        data = tomllib.loads((folder / "gold.toml").read_text(encoding="utf-8"))
        story = _Builder(folder.name, {article.name: article.text for article in articles}).story(data, articles)
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise FormatError(f"{folder} is not a gold story: {error!r}; see docs/reference/gold.md") from error
    for check in CHECKS:
        for fault in check(story):
            raise FormatError(f"story {story.name!r}: {fault}")
    return story


def _articles(folder: Path) -> Iterator[StoryArticle]:
    rows = folder / "articles.jsonl"
    if rows.exists():
        entries = [json.loads(line) for line in rows.read_text(encoding="utf-8").splitlines()]
    else:
        entries = tomllib.loads((folder / "articles.toml").read_text(encoding="utf-8"))["article"]
    for entry in entries:
        known = {("name" if key == "id" else key): value for key, value in entry.items()}
        yield StoryArticle(**{**known, "text": known["text"].strip("\n")})


def _require_unique(names: Sequence[str], story: str) -> None:
    for name in names:
        if names.count(name) > 1:
            raise FormatError(f"story {story!r}: two articles are named {name!r}")


@dataclass(frozen=True, slots=True)
class _Builder:
    """Makes the nouns from the gold's TOML, spans found."""

    name: str
    texts: Mapping[str, str]

    def story(self, data: Mapping[str, Any], articles: tuple[StoryArticle, ...]) -> Story:
        return Story(
            name=self.name,
            about=data["about"],
            articles=articles,
            claims=tuple(self.claim(entry) for entry in data["claim"]),
            disputes=tuple(_dispute(entry) for entry in data.get("dispute", [])),
            series=tuple(self.one_series(entry) for entry in data.get("series", [])),
            copies=tuple((copy, of) for copy, of in data.get("copies", [])),
            aliases=tuple(map(tuple, data.get("aliases", []))),
        )

    def claim(self, entry: Mapping[str, Any]) -> GoldClaim:
        where = f"claim {entry['id']!r}"
        return GoldClaim(
            id=entry["id"],
            kind=_one_of(entry["kind"], get_args(Kind), where),
            text=entry["text"],
            statements=tuple(self.statement(one, where) for one in entry["statements"]),
            origins=None if entry["origins"] == UNDECIDED else int(entry["origins"]),
            reasons=tuple(entry["reasons"]),
            withdrawn=entry.get("withdrawn", False),
        )

    def statement(self, entry: Mapping[str, Any], where: str) -> GoldStatement:
        _only(entry, {"in", "quote", "nth", "source", "side", "via", "origin", "from"}, where)
        return GoldStatement(
            article=entry["in"],
            span=self.span(entry, where),
            source=entry.get("source"),
            side=_one_of(entry.get("side", "asserts"), get_args(Side), where),
            via=tuple(entry.get("via", [])),
            origin=entry.get("origin"),
            taken_from=entry.get("from"),
        )

    def one_series(self, entry: Mapping[str, Any]) -> GoldSeries:
        where = f"series {entry['of']!r}"
        parts = {one["id"] for one in entry["counts"] if "id" in one}
        for one in entry["counts"]:
            if one.get("part_of") not in {None, *parts} or one.get("part_of", "") == one.get("id"):
                raise FormatError(f"story {self.name!r}, {where}: no other count has the id {one['part_of']!r}")
        return GoldSeries(entry["measure"], entry["of"], tuple(self.count(one, where) for one in entry["counts"]))

    def count(self, entry: Mapping[str, Any], where: str) -> GoldCount:
        _only(entry, {"in", "quote", "nth", "id", "by", "low", "high", "as_of", "part_of"}, where)
        return GoldCount(
            article=entry["in"],
            span=self.span(entry, where),
            by=entry.get("by"),
            low=entry.get("low"),
            high=entry.get("high"),
            as_of=entry.get("as_of"),
            part_of=entry.get("part_of"),
        )

    def span(self, entry: Mapping[str, Any], where: str) -> Pair:
        """Where the quoted words stand; `nth` says which where they stand more than once."""
        article, quote = entry["in"], entry["quote"]
        places = list(_places(self.texts.get(article, ""), quote))
        if not places or (len(places) > 1 and "nth" not in entry) or entry.get("nth", 1) > len(places):
            raise FormatError(
                f"story {self.name!r}, {where}: article {article!r} holds {quote!r} {len(places)} times;"
                " quote it letter by letter, and say which with `nth` where it stands more than once"
            )
        start = places[entry.get("nth", 1) - 1]
        return start, start + len(quote)


def _places(text: str, quote: str) -> Iterator[int]:
    start = text.find(quote)
    while start >= 0:
        yield start
        start = text.find(quote, start + 1)


def _dispute(entry: Mapping[str, Any]) -> GoldDispute:
    where = f"dispute over {entry['claims']}"
    kind: Kind = _one_of(entry["kind"], get_args(Kind)[:3], where)
    return GoldDispute(tuple(entry["claims"]), kind, tuple(map(tuple, entry["sides"])), entry["reason"])


def _one_of(value: str, known: Sequence[str], where: str) -> Any:
    if value not in known:
        raise FormatError(f"{where}: {value!r} is none of {', '.join(known)}")
    return value


def _only(entry: Mapping[str, Any], known: set[str], where: str) -> None:
    if unknown := sorted(set(entry) - known):
        raise FormatError(f"{where}: unknown keys {unknown}; there are {sorted(known)}")


def _same_words(left: str, right: str) -> bool:
    return words_of(left) == words_of(right)


def names_are_unique(story: Story) -> Iterator[str]:
    """Each claim is named once, and an article is a copy of another."""
    names = [claim.id for claim in story.claims]
    yield from (f"two claims are named {name!r}" for name in sorted(set(names)) if names.count(name) > 1)
    known = {article.name for article in story.articles}
    yield from (f"{pair} is no pair of two articles" for pair in story.copies if len({*pair} & known) < 2)


def statements_stand_apart(story: Story) -> Iterator[str]:
    """No two statements on the same side of one claim, of one source, overlap."""
    for claim in story.claims:
        seen: set[tuple[str, int, str | None, str]] = set()
        for one in claim.statements:
            places = {(one.article, place, one.source, one.side) for place in range(*one.span)}
            if seen & places:
                yield f"claim {claim.id!r}: two statements in {one.article!r} overlap"
            seen |= places


def own_voices_are_unnamed(story: Story) -> Iterator[str]:
    """What a publisher says in its own voice has no source, and its own count is nobody's."""
    publishers = {article.name: article.publisher for article in story.articles}
    for claim in story.claims:
        for one in claim.statements:
            if one.source is not None and one.source == publishers[one.article]:
                yield f"claim {claim.id!r}: {one.source!r} speaks in its own article; leave the source out"
    for series in story.series:
        for count in series.counts:
            if count.by is not None and count.by == publishers[count.article]:
                yield f"series {series.of!r}: {count.by!r} counts in its own article; leave `by` out"


def origins_are_counted_right(story: Story) -> Iterator[str]:
    """As many origins as its asserting statements have; undecided only where one of them has none."""
    for claim in story.claims:
        first = [one.origin for one in claim.statements if one.side == "asserts"]
        known = len({origin for origin in first if origin})
        if claim.origins is None:
            if None not in first:
                yield f"claim {claim.id!r} is undecided, and each of its statements has an origin"
        elif None in first or known != claim.origins:
            unknown = first.count(None)
            yield f"claim {claim.id!r} has {claim.origins} origins; its statements name {known}, {unknown} name none"


def takings_lead_back(story: Story) -> Iterator[str]:
    """What is taken from an article stands in that one too, with the same origin, and not later."""
    dates = {article.name: article.published or "" for article in story.articles}
    for claim in story.claims:
        origins = {(one.article, one.origin) for one in claim.statements}
        for one in claim.statements:
            if one.taken_from is None:
                continue
            if (one.taken_from, one.origin) not in origins or one.taken_from == one.article:
                yield f"claim {claim.id!r}: {one.taken_from!r} has no statement with the origin {one.origin!r}"
            elif dates[one.taken_from][:10] > dates[one.article][:10]:
                yield f"claim {claim.id!r}: {one.article!r} is older than {one.taken_from!r}"


def withdrawals_are_shown(story: Story) -> Iterator[str]:
    """A claim is marked as withdrawn where somebody stands on both sides of it, and nowhere else."""
    publishers = {article.name: article.publisher for article in story.articles}
    for claim in story.claims:
        sides = {
            side: {one.source or publishers[one.article] for one in claim.statements if one.side == side}
            for side in ("asserts", "denies")
        }
        both = [n for n in sides["denies"] if any(n and m and story.same_source(n, m) for m in sides["asserts"])]
        if claim.withdrawn != bool(both):
            yield f"claim {claim.id!r}: withdrawn is {claim.withdrawn}, and on both sides stand {both}"


def disputes_have_sides(story: Story) -> Iterator[str]:
    """Two sides or more; each source speaks in one of the claims, and stands on one side."""
    claims = {claim.id: claim for claim in story.claims}
    for dispute in story.disputes:
        where = f"dispute over {list(dispute.claims)}"
        yield from (f"{where}: there is no claim {name!r}" for name in dispute.claims if name not in claims)
        if len(dispute.sides) < 2 or not all(dispute.sides):
            yield f"{where}: a dispute has two sides or more, and somebody on each"
        statements = [one for name in dispute.claims if name in claims for one in claims[name].statements]
        names = [name for side in dispute.sides for name in side]
        for place, name in enumerate(names):
            if not any(story.same_source(name, one.source) for one in statements):
                yield f"{where}: {name!r} says nothing in these claims"
            if any(story.same_source(name, other) for other in names[:place]):
                yield f"{where}: {name!r} stands there twice"


def denials_are_disputes(story: Story) -> Iterator[str]:
    """A claim that a named source denies, and others than that one assert, is in a dispute."""
    disputed = {name for dispute in story.disputes for name in dispute.claims}
    for claim in story.claims:
        sides = {
            side: [one.source for one in claim.statements if one.side == side and one.source]
            for side in ("asserts", "denies")
        }
        others = [b for b in sides["denies"] if not any(story.same_source(a, b) for a in sides["asserts"])]
        if sides["asserts"] and others and claim.id not in disputed:
            yield f"claim {claim.id!r}: {sides['asserts']} assert it, {others} deny it, and it is in no dispute"


CHECKS = (
    names_are_unique, statements_stand_apart, own_voices_are_unnamed, origins_are_counted_right, takings_lead_back,
    withdrawals_are_shown, disputes_have_sides, denials_are_disputes,
)  # fmt: skip
"""What a sound story fulfils; each yields its faults, in words."""
