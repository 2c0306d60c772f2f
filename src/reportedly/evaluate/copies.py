"""How well copies are found: which articles repeat another's words, against a gold grouping.

A gold row has `id`, `text`, `group` (articles with the same words share one) and, where known, `kind`: "seed" for the
article that a group's words come from, another name for what was done to a copy.

    links        each copy against its group's seed: is it in the seed's found group? Precision is over the members of
                 groups with a seed that are no seeds themselves; one vote an article, so big groups weigh no more
    found:KIND   the share of the copies of that kind that are found
    apart:KIND   for articles that are alone in their gold group: the share that is found alone
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from typing import Any

from sqlalchemy import create_engine, insert, select

from reportedly.evaluate.counts import Counts
from reportedly.ingest.articles import make_article
from reportedly.reconcile.copies import tie
from reportedly.store.articles import find_same, save_article
from reportedly.store.clock import now
from reportedly.store.tables import metadata
from reportedly.store.tables.articles import runs
from reportedly.store.tables.copies import copies

Row = Mapping[str, Any]


def group_rows(rows: Iterable[Row]) -> dict[str, int]:
    """The found group of each row, by its id: rows are kept in a dossier of their own, in memory, and tied."""
    engine = create_engine("sqlite://")
    metadata.create_all(engine)
    kept: dict[str, int] = {}
    with engine.begin() as connection:
        connection.execute(insert(runs).values(id=1, command="evaluate", reader="", started=now(), named=[]))
        for row in rows:
            known = {fact: row.get(fact) for fact in ("title", "publisher", "published", "byline", "url")}
            article = make_article(row["text"], name=str(row["id"]), **known)
            same = find_same(connection, article)
            if same is None:
                kept[article.name] = save_article(connection, article, {}, run=1)
                tie(connection, kept[article.name])
            else:
                kept[article.name] = same.id
        roots = {row.article: row.root for row in connection.execute(select(copies.c.article, copies.c.root))}
    return {name: roots[article] for name, article in kept.items()}


def score_copies(rows: Iterable[Row], groups: Mapping[str, int]) -> dict[str, Counts]:
    """Counts of each measure; `groups` gives the found group of each row by its id."""
    gold = {str(row["id"]): row for row in rows}
    members: dict[int, set[str]] = defaultdict(set)
    for name in gold:
        members[groups[name]].add(name)
    families: dict[str, list[str]] = defaultdict(list)
    for name, row in gold.items():
        families[str(row["group"])].append(name)
    counts: dict[str, Counts] = defaultdict(Counts)
    seeds = {group: name for group, names in families.items() for name in names if gold[name].get("kind") == "seed"}
    for name, row in gold.items():
        kind, group = row.get("kind"), str(row["group"])
        if name in seeds.values():
            others = {other for other in members[groups[name]] if gold[other].get("kind") != "seed"}
            counts["links"] += Counts(0, len(others), 0)
        elif group in seeds:
            found = int(groups[name] == groups[seeds[group]])
            counts["links"] += Counts(found, 0, 1)
            counts[f"found:{kind}"] += Counts(found, found, 1)
        elif len(families[group]) == 1:
            alone = int(members[groups[name]] == {name})
            counts[f"apart:{kind}"] += Counts(alone, alone, 1)
    return dict(sorted(counts.items()))
