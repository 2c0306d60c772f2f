"""The tables of a dossier, by what they hold; a module a matter."""

from reportedly.store.tables import articles, copies, readings
from reportedly.store.tables.metadata import metadata

__all__ = ["articles", "copies", "metadata", "readings"]
