"""Which actor somebody means by a name."""

from __future__ import annotations

from sqlalchemy import Connection

from reportedly.errors import NoSuchActor
from reportedly.explore.questions.actors import FoundActor, actor_details, actor_page

MOST_TOLD = 5


def actor_named(connection: Connection, said: str) -> FoundActor:
    """The actor of a key or of a name; of several that have the words in their names, the one of that very name.

    Raises:
        NoSuchActor: if there is none, or if several are meant as well.
    """
    if said.startswith(("g-", "k-")):
        return actor_details(connection, said, limit=1).actor
    found = actor_page(connection, named=said, limit=50).rows
    called = [actor for actor in found if actor.name.casefold() == said.casefold()]
    meant = called if len(called) == 1 else found
    if len(meant) == 1:
        return meant[0]
    if not meant:
        raise NoSuchActor(f"no actor is called {said!r}; `reportedly actors list` shows who there is")
    told = ", ".join(f"{actor.name} ({actor.key})" for actor in meant[:MOST_TOLD])
    raise NoSuchActor(f"{said!r} may be {told}{' …' if len(meant) > MOST_TOLD else ''}; name one by its key")
