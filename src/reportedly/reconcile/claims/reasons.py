"""Why a unit was joined to another, in a sentence for readers."""

from __future__ import annotations

from collections.abc import Sequence

from reportedly.reconcile.claims.likeness import Batch
from reportedly.reconcile.claims.nouns import Unit
from reportedly.reconcile.claims.traits import Traits, weight
from reportedly.store.search.tokens import tokens

MOST = 4
"""Words that a reason names."""

NEAR, ALIKE = 0.6, 0.4
"""Cosines of sentence vectors from which on two units are near in meaning, or alike."""


def reason_of(units: Sequence[Unit], batch: Batch, place: int, other: int) -> str:
    """Such as: shares "ferry", "capsized" and the number 41 with Ocean News Agency's; near in meaning (0.71)."""
    one, two = batch.traits[place], batch.traits[other]
    told = _shared(units[place], one, two)
    cosine = float(batch.vectors[place] @ batch.vectors[other])
    if cosine >= ALIKE:
        told.append(f"{'near' if cosine >= NEAR else 'alike'} in meaning ({cosine:.2f})")
    where = units[other].article
    whom = where.publisher or where.name
    same = "another sentence of this article" if where is units[place].article else f"what {whom} prints"
    return f"{'; '.join(told) or 'stands where the same is told of'}: as in {same}"


def _shared(unit: Unit, one: Traits, two: Traits) -> list[str]:
    told = []
    stems = sorted(set(one.words) & set(two.words), key=lambda stem: (-weight(stem), stem))[:MOST]
    if one.measure is not None and one.measure == two.measure and one.number == two.number:
        told.append(f"the same number, {one.number:g}, of the same measure, {one.measure}")
    if stems:
        forms = {token.stem: token.exact for token in tokens(unit.text)}
        told.append("shares " + ", ".join(f'"{forms.get(stem, stem)}"' for stem in stems))
    if set(one.source) & set(two.source):
        told.append("the same source")
    return told
