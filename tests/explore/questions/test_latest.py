"""An actor's articles and statements come in the order of publication, whichever way they are found."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from reportedly.dossier import Dossier
from reportedly.explore.questions import latest, statements_of
from reportedly.explore.questions.actors import actor_details, actor_page

EXAMPLES = Path(__file__).parents[3] / "examples"
WAYS = [(10**6, (1,)), (1, (2, 3, 10**4)), (1, (2,))]


def test_all_ways_find_the_same_in_the_same_order(undated: Dossier, monkeypatch: pytest.MonkeyPatch) -> None:
    found: list[tuple[dict[str, Any], dict[str, Any]]] = []
    for many, stretches in WAYS:
        monkeypatch.setattr(latest, "MANY", many)
        monkeypatch.setattr(latest, "STRETCHES", stretches)
        with undated.database.reading() as connection:
            keys = [row.key for row in actor_page(connection, limit=12).rows]
            named = {key: actor_details(connection, key).appearances for key in keys}
            said = {key: statements_of(connection, key, limit=500).rows for key in keys}
            for key in keys:
                shown, after = [], None
                while True:
                    page = statements_of(connection, key, after=after, limit=1)
                    shown += page.rows
                    if (after := page.next) is None:
                        break
                assert shown == said[key]
        found.append((named, said))
    assert found[0] == found[1] == found[2]
    days = [[one.published or "" for one in rows] for rows in [*found[0][0].values(), *found[0][1].values()]]
    assert any(day == "" for own in days for day in own)
    assert max(map(len, days)) > 4
    assert all(own == sorted(own, reverse=True) for own in days)
