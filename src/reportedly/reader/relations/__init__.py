"""Relations: lasting ties between actors, from titles, appositions, definitions, verbs, names and lists."""

from reportedly.reader.relations.find import find_relations

__all__ = ["find_relations"]
