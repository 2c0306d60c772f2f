"""The tables of a dossier, by what they hold; a module a matter."""

from reportedly.store.tables import actors, articles, claims, copies, judgements, readings, settled
from reportedly.store.tables.metadata import metadata

__all__ = ["actors", "articles", "claims", "copies", "judgements", "metadata", "readings", "settled"]
