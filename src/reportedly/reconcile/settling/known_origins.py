"""The origins of claims as a question needs them: as they were settled, else worked out for these claims alone."""

from __future__ import annotations

from collections.abc import Iterable

from sqlalchemy import Connection, select

from reportedly.reconcile.origins import origins_of
from reportedly.reconcile.origins.stored import kinds_of, tellings_in
from reportedly.reconcile.settling.fresh import Fresh
from reportedly.reconcile.settling.looked_up import LookedUp
from reportedly.reconcile.settling.rows import Values, origins_row
from reportedly.reconcile.voices.stored import chunks
from reportedly.store.tables.settled import claim_origins


def known_origins(connection: Connection, ids: Iterable[int], new: Fresh) -> dict[int, Values]:
    """The rows of origins of claims, by the claims' ids; those of single statements are kept nowhere.

    Args:
        connection: of the dossier.
        ids: of the claims.
        new: what is not settled.
    """
    wanted = set(ids)
    found = {claim: row for claim, row in new.origins.items() if claim in wanted}
    for some in chunks(wanted - new.claims):
        query = select(claim_origins).where(claim_origins.c.claim.in_(some))
        found |= {row.claim: dict(row._mapping) for row in connection.execute(query)}
    return found | _worked_out(connection, wanted - found.keys())


def _worked_out(connection: Connection, ids: set[int]) -> dict[int, Values]:
    if not ids:
        return {}
    looked_up, kinds = LookedUp(connection), kinds_of(connection, ids)
    told = tellings_in(connection, kinds, looked_up.pages)
    return {
        claim: origins_row(claim, origins_of(own, looked_up.repeats, kind=kinds[claim]), looked_up.ids)
        for claim, own in told.items()
    }
