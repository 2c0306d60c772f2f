"""Settling what follows from claims: their origins and ties, the disputes over them, and figure series.

All of it is worked out matter by matter and written down, so that questions only look it up, however large a dossier.
"""

from reportedly.reconcile.settling.fresh import Fresh, fresh
from reportedly.reconcile.settling.settling import changing, settle

__all__ = ["Fresh", "changing", "fresh", "settle"]
