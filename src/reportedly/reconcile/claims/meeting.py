"""Which articles of the dossier an article's units are compared with.

Articles meet under keys: pairs of the words that tell most of an article, within some weeks of publication, and pairs
of names at any time. How many articles are listed under a key is bounded, and so is how many are compared, so that
looking for them costs the same in a dossier of any size. Of those that share enough keys, the ones that likely tell of
one matter are compared, sentence by sentence.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from datetime import date
from itertools import combinations

import numpy as np
from sqlalchemy import Connection, delete, select

from reportedly.reconcile.claims.likeness import FLOOR, weights
from reportedly.reconcile.claims.matters import Matter, likely_by
from reportedly.reconcile.claims.packing import cosines, matter_to_bytes
from reportedly.reconcile.claims.traits import Traits, weight
from reportedly.store.among import among
from reportedly.store.into import add_row, add_rows
from reportedly.store.prepared import Prepared
from reportedly.store.tables.claims import claim_keys, claim_matters

LISTED = 48
"""Articles that are listed under a key. Those who come later find these."""

WEIGHED = 60
"""Articles of which it is looked at most whether they tell of the same matter."""

COMPARED = 20
"""Articles that an article is compared with at most."""

LEAST = 8.0
"""Worth of the keys that two articles share, from which on they are compared."""

WORDS, PAIRED, NAMES = 16, 9, 9
"""How many words of an article are keys, how many of them in pairs, and how many names in pairs at any time."""

WEEKS = 2
"""Weeks in a stretch of time; articles meet within a stretch and the ones beside it."""


def keys_of(traits: Sequence[Traits], day: str | None) -> dict[str, float]:
    """The keys under which an article is listed, with what it tells that another has one too."""
    counts = Counter(word for one in traits if one.measure is None for word in one.words)
    ranked = sorted(counts, key=lambda word: (-_worth(word, counts[word]), word))[:WORDS]
    when = _stretch(day)
    found = {f"{when} {word}": weight(word) for word in ranked}
    for one, other in combinations(sorted(ranked[:PAIRED]), 2):
        found[f"{when} {one} {other}"] = (weight(one) + weight(other)) / 2
    named = {name for one in traits for name in one.names}
    names = sorted(named & set(counts), key=lambda word: (-_worth(word, counts[word]), word))[:NAMES]
    for one, other in combinations(sorted(names), 2):
        found[f"{one} {other}"] = (weight(one) + weight(other)) / 2
    return found


def _worth(word: str, count: int) -> float:
    return weight(word) * (1 + min(count, 4) / 4)


def _stretch(day: str | None) -> str:
    """The stretch of time that a day is in; "-" where it is not known."""
    return "-" if day is None else str(date.fromisoformat(day).toordinal() // (7 * WEEKS))


def _beside(keys: Iterable[str]) -> dict[str, str]:
    """Each key, and the same in the stretches before and after it, with the key that it stands for."""
    found = {}
    for key in keys:
        when, _, words = key.partition(" ")
        nearby = [int(when) - 1, int(when), int(when) + 1] if when.isdecimal() else [when]
        found.update({f"{one} {words}": key for one in nearby})
    return found


_LISTED_UNDER = Prepared(select(claim_keys.c.key, claim_keys.c.article).where(among(claim_keys.c.key, "keys")))


def meet(connection: Connection, article: int, keys: dict[str, float]) -> list[int]:
    """The articles that share keys with one, those that share most first; it is listed for those that come later."""
    asked = _beside(keys)
    worth: dict[int, float] = defaultdict(float)
    listed: Counter[str] = Counter()
    for key, other in _LISTED_UNDER.rows(connection, keys=list(asked)):
        listed[key] += 1
        if other != article:
            worth[other] += keys[asked[key]]
    rows = [{"key": key, "article": article, "worth": keys[key]} for key in keys if listed[key] < LISTED]
    add_rows(connection, claim_keys, rows)
    likely = sorted((other for other in worth if worth[other] >= LEAST), key=lambda other: (-worth[other], other))
    return likely[:WEIGHED]


_MATTERS_OF = Prepared(
    select(claim_matters.c.article, claim_matters.c.matter, claim_matters.c.day).where(
        among(claim_matters.c.article, "ids")
    )
)


def near(connection: Connection, own: Matter, met: Sequence[int]) -> dict[int, float]:
    """Of articles that share keys with one, those to compare it with, and how likely they tell of its matter.

    Left out are those of which no two sentences could be alike enough, since the articles tell of different matters.
    """
    others = _MATTERS_OF.rows(connection, ids=list(met)) if met else ()
    words, places, placed = cosines(own, [matter for _, matter, _ in others])
    days = np.array([np.nan if None in (own.day, day) else abs(day - (own.day or 0)) for _, _, day in others])
    about = likely_by(weights()["matter"], words, places, placed & bool(own.places), days)
    likely = {other: value for (other, _, _), value in zip(others, about.tolist(), strict=True) if value >= FLOOR}
    order = {one: number for number, one in enumerate(met)}
    first = sorted(likely, key=lambda one: (-likely[one], order[one]))[:COMPARED]
    return {one: likely[one] for one in first}


def keep_matter(connection: Connection, article: int, own: Matter, units: bytes) -> None:
    """Keep for later articles what one is about, and what its units are compared by."""
    row = {"article": article, "matter": matter_to_bytes(own), "day": own.day, "units": units}
    add_row(connection, claim_matters, row)


def unlist(connection: Connection, article: int) -> None:
    """Forget an article's keys, and what it is about."""
    for table in (claim_keys, claim_matters):
        connection.execute(delete(table).where(table.c.article == article))
