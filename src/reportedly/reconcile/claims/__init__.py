"""Claims: what statements of one or more articles say alike, with all who say it and all who deny it."""

from reportedly.reconcile.claims.making import claims_of
from reportedly.reconcile.claims.nouns import Claim, ClaimStatement, Kind, Side, Tie, TieKind, Unit

__all__ = ["Claim", "ClaimStatement", "Kind", "Side", "Tie", "TieKind", "Unit", "claims_of"]
