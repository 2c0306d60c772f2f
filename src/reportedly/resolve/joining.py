"""Joining the actors of an article to those of the dossier, as articles come, go and are read again."""

from __future__ import annotations

from sqlalchemy import Connection, select

from reportedly.resolve.appearing import appearing
from reportedly.resolve.counting import Changes, add_appearances, empty_ones, take_back
from reportedly.resolve.judged import any_judged, find_again, judged_in, set_apart
from reportedly.resolve.meeting import meet
from reportedly.resolve.regrouping import drop_guises, regroup, summarise
from reportedly.store.tables.actors import guises
from reportedly.store.tables.readings import readings


def join_actors(connection: Connection, reading: int, *, again: bool = True) -> None:
    """Join the actors of a stored reading to those of the dossier, within the caller's transaction.

    What an earlier reading of the same article told is taken back first, where there may be one (`again`). The cost
    depends on how many guises of like names there are, not on how many articles; the result does not depend on their
    order.
    """
    shown = appearing(connection, reading)
    judged = any_judged(connection)
    rows = judged_in(connection, shown.key) if judged else []
    shown = set_apart(shown, rows)
    before = take_back(connection, shown.article) if again else Changes()
    after = add_appearances(connection, shown)
    settle(connection, before, after, judged=judged)
    if find_again(connection, shown, rows):
        settle(connection, Changes(), Changes(changed=ids_of(connection, {a.guise.key for a in shown.appearances})))


def part_actors(connection: Connection, article: int) -> None:
    """Take back all that an article told of actors, before it is deleted."""
    settle(connection, take_back(connection, article), Changes())


def rejoin(connection: Connection) -> None:
    """Join and group all actors of the dossier anew, as after a change to the rules; judgements stay."""
    for reading in connection.execute(select(readings.c.id).order_by(readings.c.id)).scalars().all():
        join_actors(connection, reading)
    every = set(connection.execute(select(guises.c.id)).scalars())
    settle(connection, Changes(), Changes(changed=every))


def ids_of(connection: Connection, keys: set[str]) -> set[int]:
    """The ids of the guises with these keys."""
    return set(connection.execute(select(guises.c.id).where(guises.c.key.in_(sorted(keys)))).scalars())


def settle(connection: Connection, before: Changes, after: Changes, *, judged: bool = True) -> None:
    """Weigh and group anew the guises that were taken back and those that were added."""
    near: set[int] = set()
    if before.every:
        empty = empty_ones(connection, before.weighs)
        near = drop_guises(connection, empty)
        before.changed -= empty
        before.weighs -= empty
    known = {key: guise for key, guise in after.new.items() if key not in after.changed}
    touched = meet(connection, known, before.changed | after.changed)
    touched |= dict.fromkeys(near - set(touched))
    shown = after.shown - set(touched)
    regroup(connection, touched, (before.weighs | after.weighs) - set(touched), judged=judged)
    if shown:
        homes = select(guises.c.actor).where(guises.c.id.in_(shown), guises.c.actor.is_not(None))
        summarise(connection, set(connection.execute(homes).scalars()))
