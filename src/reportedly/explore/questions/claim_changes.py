"""How a claim changed: who took which side when, other words of the same source, other counts, revised texts."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from sqlalchemy import Connection, select

from reportedly.explore.plain_text import in_quotes
from reportedly.explore.questions.articles import Revision, revisions_of
from reportedly.store.among import among
from reportedly.store.search.tokens import tokens
from reportedly.store.tables.articles import articles
from reportedly.store.tables.claims import claims

if TYPE_CHECKING:
    from reportedly.explore.questions.claims import ClaimStatement, TiedClaim

What = Literal["first", "side", "turned", "wording", "count", "put_in", "taken_out"]
CALLED = {
    "asserts": "says so",
    "denies": "denies it",
    "declines": "gives no answer",
    "unverified": "could not verify it",
}


@dataclass(frozen=True, slots=True)
class ClaimChange:
    """One step of a claim's way, told in `reason`.

    It is told `first`, a `side` is taken by its first, somebody has `turned`, a source has another `wording`, there is
    another `count`, or a later text of an article has its words `put_in` or `taken_out`.

    `article` (its key), `span` and `words` are those that say so; of another count, `claim` is that claim's key, and
    there is no article.
    """

    what: What
    published: str | None
    reason: str
    words: str
    source: str | None
    article: str | None
    publisher: str | None
    span: tuple[int, int] | None
    claim: str | None = None


def claim_changes(
    connection: Connection, told: Sequence[ClaimStatement], ties: Sequence[TiedClaim]
) -> list[ClaimChange]:
    """How a claim changed, in the order of publication, what has no day last."""
    found = [*steps_of(told), *revised(told, _revisions(connection, told)), *_counts(connection, ties)]
    return sorted(found, key=lambda one: (one.published is None, one.published or ""))


def steps_of(told: Sequence[ClaimStatement]) -> Iterator[ClaimChange]:
    """What each statement brings that those before it did not; they come in the order of publication."""
    before: dict[tuple[str, str], ClaimStatement] = {}
    sides = set[str]()
    for one in told:
        who = _who(one)
        other = next((before[who, side] for side in ("asserts", "denies") if (who, side) in before), None)
        earlier = before.get((who, one.side))
        if one.side not in sides:
            yield _change("side" if sides else "first", one, f"the first that {CALLED[one.side]}")
        elif other is not None and earlier is None and one.side in {"asserts", "denies"} and _later(one, other):
            yield _change("turned", one, f"{CALLED[one.side]}, who {_past(other.side)} before")
        elif earlier is not None and _later(one, earlier) and _stems(one) - _stems(earlier):
            yield _change("wording", one, f"in other words than before: {in_quotes(earlier.words)}")
        sides.add(one.side)
        before[who, one.side] = one


def revised(told: Sequence[ClaimStatement], revisions: Mapping[str, Sequence[Revision]]) -> Iterator[ClaimChange]:
    """What later texts of articles put in or take out of a claim's words; `revisions` are by the articles' keys."""
    for one in told:
        for revision in revisions.get(one.key, ()):
            if revision.article == one.key and _meets(one.span, revision.added):
                yield _change("put_in", one, "this later text of the article puts it in or changes its words")
            elif revision.before == one.key and _meets(one.span, revision.removed):
                yield _change(
                    "taken_out", one, "a later text of the article takes it out or changes its words", revision
                )


def _change(what: What, one: ClaimStatement, reason: str, revision: Revision | None = None) -> ClaimChange:
    published = (revision.published or revision.first_seen) if revision is not None else one.published
    return ClaimChange(what, published, reason, one.words, one.source, one.key, one.publisher, one.span)


def _who(one: ClaimStatement) -> str:
    """Whose statement it is: the source's, else the publisher's own."""
    return (one.source or one.publisher or one.article).casefold()


def _later(one: ClaimStatement, other: ClaimStatement) -> bool:
    return (one.published or "")[:10] > (other.published or "9")[:10]


def _past(side: str) -> str:
    return "denied it" if side == "denies" else "said so"


def _stems(one: ClaimStatement) -> frozenset[str]:
    return frozenset(token.stem for token in tokens(one.words))


def _meets(span: tuple[int, int], others: Sequence[tuple[tuple[int, int], str]]) -> bool:
    return any(start < span[1] and span[0] < end for (start, end), _ in others)


_TEXTS = select(articles.c.id, articles.c.revision, articles.c.revision_of).where(among(articles.c.key, "keys"))
_LATER = select(articles.c.id).where(among(articles.c.revision_of, "roots"))


def _revisions(connection: Connection, told: Sequence[ClaimStatement]) -> dict[str, list[Revision]]:
    """The later texts that articles are, or that took their place, by the articles' keys."""
    keys = sorted({one.key for one in told})
    rows = connection.execute(_TEXTS, {"keys": keys}).all()
    later = connection.execute(_LATER, {"roots": sorted({first or number for number, _, first in rows})}).scalars()
    ids = sorted({*(number for number, revision, _ in rows if revision > 0), *later})
    found: dict[str, list[Revision]] = {}
    if not ids:
        return found
    for revision in revisions_of(connection, ids):
        for key in {revision.article, revision.before} & set(keys):
            found.setdefault(str(key), []).append(revision)
    return found


def _counts(connection: Connection, ties: Sequence[TiedClaim]) -> Iterator[ClaimChange]:
    """Other counts of the same, as their own claims tell them."""
    reasons = {tie.id: tie.reason for tie in ties if tie.tie == "series"}
    if not reasons:
        return
    query = select(claims.c.key, claims.c.text, claims.c.first_day).where(claims.c.key.in_(sorted(reasons)))
    for row in connection.execute(query.order_by(claims.c.key)):
        yield ClaimChange("count", row.first_day or None, reasons[row.key], row.text, None, None, None, None, row.key)
