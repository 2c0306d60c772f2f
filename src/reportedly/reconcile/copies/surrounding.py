"""Who tells how the articles next to one another are tied, where passages lead on and on through the dossier.

Background that outlets use again and again connects hundreds of stories by a sentence or two. Who has whose words is
told by those with whom an article shares much of either, so these are asked, and the lines of origins that there are.
"""

from __future__ import annotations

from collections.abc import Collection

from sqlalchemy import Connection, bindparam, select, union

from reportedly.reconcile.copies.origins import WITHIN
from reportedly.reconcile.copies.ties import line_of
from reportedly.store.among import among
from reportedly.store.tables.copies import copies, pairs

_MUCH = pairs.c.share >= WITHIN
_SHARING = (
    union(
        select(pairs.c.other.label("one")).where(among(pairs.c.article, "ids"), _MUCH),
        select(pairs.c.article).where(among(pairs.c.other, "ids"), _MUCH),
    )
    .order_by("one")
    .limit(bindparam("most"))
)
_ORIGINS = select(copies.c.article, copies.c.origin).where(among(copies.c.article, "ids"))


def standing_around(connection: Connection, near: Collection[int], most: int) -> dict[int, int | None]:
    """Those above some articles, and those who share much with them, with whom each has its words from as it stands.

    Args:
        connection: to the dossier.
        near: the articles, none of which is among those that are found.
        most: of those who share much.
    """
    found = {one for article in near for one in line_of(connection, article)}
    found |= set(connection.execute(_SHARING, {"ids": sorted(near), "most": most}).scalars())
    rows = connection.execute(_ORIGINS, {"ids": sorted(found - set(near))})
    return {row.article: row.origin for row in rows}
