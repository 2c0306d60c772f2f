"""Articles written as short lines of their actors, kept in a dossier, and which of their actors came out as one."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

from sqlalchemy import Connection, select

from reportedly.ingest.articles import make_article
from reportedly.reading import Actor, Reader, Reading, Relation
from reportedly.resolve import join_actors
from reportedly.store.articles import save_article
from reportedly.store.saving import save_reading
from reportedly.store.tables.actors import actors, appearances, guises
from reportedly.store.tables.articles import runs
from reportedly.store.tables.readings import mentioned

Group = tuple[str, ...]


def reading_of(number: int, lines: Iterable[str]) -> Reading:
    """A reading whose text names the actors of some lines, one after the other; a line of digits is its year."""
    told = [line for line in lines if not line.isdigit()]
    year = next((line for line in lines if line.isdigit()), None)
    names = [line.partition(": ")[2].split(" | ")[0].strip() for line in told]
    text = "".join(f"{name} spoke {number}.\n" for name in names)
    article = make_article(text, name=str(number), published=f"{year}-05-04" if year else None)
    made = Reading(Reader("0.1.0", {}), article)
    for line, name in zip(told, names, strict=True):
        _add(made, line, name)
    return made


def _add(made: Reading, line: str, name: str) -> None:
    kind, _, rest = line.partition(": ")
    cells = [cell.strip() for cell in rest.split("|")] + [""] * 5
    start = made.article.text.index(name + " spoke")
    shown = name.removeprefix("Mrs ")
    start += len(name) - len(shown)
    actor = Actor(f"a{len(made.actors) + 1}", shown, kind.removeprefix("- "), not kind.startswith("- "))  # type: ignore[arg-type]  # a kind
    actor.country = cells[1] or None
    actor.sectors = [sector.strip() for sector in cells[2].split(",") if sector.strip()]
    actor.aliases = [alias.strip() for alias in cells[3].split(",") if alias.strip()]
    actor.mentions = [made.article.span(start, start + len(shown))]
    made.actors.append(actor)
    if cells[4]:
        title, _, whose = cells[4].partition(" of ")
        held = Actor(f"a{len(made.actors) + 1}", whose, "organisation", True, mentions=list(actor.mentions))
        made.actors.append(held)
        made.relations.append(Relation(actor, "heads", held, actor.mentions[0], title=title))


def keep(connection: Connection, reading: Reading) -> int:
    """Keep an article with its reading and join its actors; gives the article's id."""
    run = connection.execute(runs.insert().values(command="add", named=[], reader="0.1.0", started="2026"))
    key = run.inserted_primary_key
    assert key is not None
    article = save_article(connection, reading.article, {}, run=key[0])
    join_actors(connection, save_reading(connection, article, reading))
    return article


def groups(connection: Connection) -> set[Group]:
    """The mentions of each actor as "article: name", those alone left out, offices' bodies too."""
    rows = connection.execute(
        select(actors.c.key, mentioned.c.article, mentioned.c.name, mentioned.c.local)
        .join(guises, guises.c.actor == actors.c.id)
        .join(appearances, appearances.c.guise == guises.c.id)
        .join(mentioned, mentioned.c.id == appearances.c.mentioned)
    )
    found = defaultdict(list)
    for key, article, name, _ in rows:
        found[key].append((article, name))
    return {tuple(f"{article}: {name}" for article, name in sorted(some)) for some in found.values() if len(some) > 1}
