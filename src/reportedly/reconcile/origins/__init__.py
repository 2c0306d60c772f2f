"""Where a claim comes from: every telling followed back, through chains, credits and copies, to the first sources."""

from reportedly.reconcile.origins.nouns import Origins, Repeat, Step, Telling
from reportedly.reconcile.origins.tree import origins_of

__all__ = ["Origins", "Repeat", "Step", "Telling", "origins_of"]
