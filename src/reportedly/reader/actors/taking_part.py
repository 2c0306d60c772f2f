"""Which actors a reading keeps: one that is only a part of what another is called must take part in something."""

from __future__ import annotations

from collections.abc import Iterator

from reportedly.reading import Actor, ActorKind, Reading

_WHERE: frozenset[ActorKind] = frozenset({"place", "state", "people"})


def keep_those_who_take_part(reading: Reading) -> Reading:
    """Leave places and peoples out that are only named inside another's phrase, and of which nothing is told.

    "The governor of Alder" speaks of the governor: Alder is an actor of its own only if the article names it apart, or
    something happens there, is counted there, or ties somebody to it. Persons and bodies are kept wherever they are
    named. The actors that are left are numbered anew.
    """
    inner = _inner_ones(reading.actors) - {id(one) for one in reading.actors if one.kind not in _WHERE}
    if not inner:
        return reading
    needed = {id(actor) for actor in _taking_part(reading) if actor is not None}
    reading.actors = [one for one in reading.actors if id(one) not in inner or id(one) in needed]
    for number, actor in enumerate(reading.actors, 1):
        actor.id = f"a{number}"
    return reading


def _inner_ones(actors: list[Actor]) -> set[int]:
    """The identities of actors all of whose mentions stand inside longer ones of others."""
    spans = sorted((span.start, -span.end, id(actor)) for actor in actors for span in actor.mentions)
    outer: set[int] = set()
    beyond = -1
    for _, end, actor in spans:
        if -end > beyond:
            beyond = -end
            outer.add(actor)
    return {id(actor) for actor in actors} - outer


def _taking_part(reading: Reading) -> Iterator[Actor | None]:
    """Everybody whom something in a reading refers to."""
    for statement in reading.statements:
        yield from (statement.source, *statement.addressees)
    for figure in reading.figures:
        yield from (figure.place, figure.inflicted_by, figure.by)
    for event in reading.events:
        yield from (*event.initiators, *event.recipients, event.place)
    for relation in reading.relations:
        yield from (relation.subject, relation.object)
