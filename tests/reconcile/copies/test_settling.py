"""Ties of copies are the same in whatever order the articles of a group come."""

from __future__ import annotations

from typing import Any

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import create_engine, insert, select

from reconcile.copies.articles import TEXTS, article, unrelated
from reportedly.reconcile.copies import tie
from reportedly.reconcile.copies.candidates import UNRELATED
from reportedly.store.articles import save_article
from reportedly.store.clock import now
from reportedly.store.tables import metadata
from reportedly.store.tables.articles import articles, runs
from reportedly.store.tables.copies import copies, passages

_DAM = TEXTS["dam"].split("\n\n")
_OWN = tuple(unrelated(number).split("\n\n")[0] for number in range(6))

known = st.fixed_dictionaries(
    {
        "publisher": st.sampled_from((None, "Hill Gazette", "Moor Agency", "Moor Courier")),
        "published": st.sampled_from((None, "2019-05-03", "2019-05-04", "2019-05-05T08:00:00+00:00")),
        "credit": st.sampled_from(((), (), ("Moor Agency",))),
    }
)


@st.composite
def groups(draw: st.DrawFn) -> list[dict[str, Any]]:
    """Articles of some paragraphs of one report, and some of their own.

    None stands in more than four of them: a sentence of a fifth that is of no group with the others is boilerplate, and
    whether it is of one is not known before those come that tie them.
    """
    count = draw(st.integers(2, 6))
    carrying = st.lists(st.integers(0, count - 1), max_size=UNRELATED, unique=True)
    places = {paragraph: draw(carrying) for paragraph in (*_DAM, *_OWN)}
    texts = ["\n\n".join(one for one, carriers in places.items() if n in carriers) for n in range(count)]
    return [{"text": text, **draw(known)} for text in dict.fromkeys(texts) if text]


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(group=groups(), data=st.data())
def test_ties_are_the_same_in_whatever_order_articles_come(group: list[dict[str, Any]], data: st.DataObject) -> None:
    named = [one | {"name": f"article {number}"} for number, one in enumerate(group)]
    assert ties_of(named) == ties_of(data.draw(st.permutations(named)))


def ties_of(group: list[dict[str, Any]]) -> dict[str, Any]:
    """What is written down of each article, by its name."""
    engine = create_engine("sqlite://")
    metadata.create_all(engine)
    with engine.begin() as connection:
        connection.execute(insert(runs).values(id=1, command="add", reader="", started=now(), named=[]))
        for one in group:
            tie(connection, save_article(connection, article(**one), {}, run=1))
        names = {row.id: row.name for row in connection.execute(select(articles.c.id, articles.c.name))}
        found = {
            names[row.article]: [names[row.root], names.get(row.origin), *row[3:]]
            for row in connection.execute(
                select(
                    copies.c.article,
                    copies.c.root,
                    copies.c.origin,
                    copies.c.kind,
                    copies.c.share,
                    copies.c.origin_share,
                    copies.c.reason,
                )
            )
        }
        shown = select(passages).order_by(passages.c.article, passages.c.number)
        for row in connection.execute(shown):
            found[names[row.article]].append((row.start, row.end, row.origin_start, row.origin_end))
    return found
