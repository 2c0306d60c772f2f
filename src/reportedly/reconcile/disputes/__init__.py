"""Disputes: sources on different sides of one question, over all articles; never who is right."""

from reportedly.reconcile.disputes.finding import disputes_of
from reportedly.reconcile.disputes.nouns import Dispute, Told, Turn
from reportedly.reconcile.disputes.sides import dispute_over

__all__ = ["Dispute", "Told", "Turn", "dispute_over", "disputes_of"]
