"""Which schema of FollowTheMoney a relation is, by its predicate and what stands at its ends."""

from __future__ import annotations

from dataclasses import dataclass

from reportedly.reading import Relation

_BODIES = frozenset({"Organization", "PublicBody"})
_LEGAL = frozenset({*_BODIES, "Person", "LegalEntity"})


@dataclass(frozen=True, slots=True)
class Tie:
    """A schema for a tie, which of its properties its ends are, the role, and the property that takes it."""

    schema: str
    subject: str
    object: str
    role: str
    takes_role: str = "role"


def tie_of(relation: Relation, subject: str, object_: str) -> Tie:
    """The schema for a relation between entities of two schemas; UnknownLink with the predicate where none fits."""
    predicate, title = relation.predicate, relation.title or ""
    said = predicate.replace("_", " ")
    if predicate == "heads" and title and subject == "Person" and object_ in _BODIES:
        return Tie("Occupancy", "holder", "post", "")
    if predicate in {"heads", "works_for"} and subject == "Person" and object_ in _BODIES:
        return Tie("Employment", "employee", "employer", title or said)
    if predicate in {"member_of", "part_of"} and subject in _LEGAL and object_ in _BODIES:
        return Tie("Membership", "member", "organization", title or said)
    if predicate == "spokesperson_of" and subject in _LEGAL and object_ in _LEGAL:
        return Tie("Representation", "agent", "client", title or said)
    if predicate == "related_to" and subject == object_ == "Person":
        return Tie("Family", "person", "relative", title, "relationship")
    return Tie("UnknownLink", "subject", "object", f"{said}, {title}" if title else said)
