"""The tables of a dossier, by what they hold; a module a matter."""

from reportedly.store.tables import actors, articles, copies, judgements, readings
from reportedly.store.tables.metadata import metadata

__all__ = ["actors", "articles", "copies", "judgements", "metadata", "readings"]
