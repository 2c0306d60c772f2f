"""What is gathered where it is in few rows, and met on the way where it is in many, is the same in the same order."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import Connection

from reportedly.dossier import Dossier
from reportedly.explore.questions import dated, few, latest
from reportedly.explore.questions.actors import actor_page
from reportedly.explore.questions.claims import About, claim_page
from reportedly.explore.questions.dated import timeline
from reportedly.explore.questions.denials import denial_page
from reportedly.explore.questions.origin_range import OriginRange

EXAMPLES = Path(__file__).parents[3] / "examples"
Ask = Callable[..., Any]


def every_page(connection: Connection, ask: Ask, **narrowed: Any) -> list[Any]:
    """The rows of a list, asked for one after the other."""
    found, after = [], None
    while True:
        page = ask(connection, **narrowed, after=after, limit=1)
        found += page.rows
        if (after := page.next) is None:
            return found


@pytest.mark.parametrize(
    ("ask", "narrowed", "least"),
    [
        pytest.param(denial_page, {}, 2, id="denials"),
        pytest.param(denial_page, {"added_since": "2020-01-01T00:00:00Z"}, 2, id="denials-added-since"),
        pytest.param(denial_page, {"added_since": "2999-01-01T00:00:00Z"}, 0, id="denials-of-nothing-new"),
        pytest.param(claim_page, {"about": About(origins=OriginRange(1, None))}, 2, id="claims-by-origins"),
        pytest.param(claim_page, {"about": About("rocket", origins=OriginRange(1, None))}, 1, id="claims-by-words"),
    ],
)
def test_both_ways_find_the_same_in_the_same_order(
    undated: Dossier, monkeypatch: pytest.MonkeyPatch, ask: Ask, narrowed: dict[str, Any], least: int
) -> None:
    found = []
    for most in (10**6, 0):
        monkeypatch.setattr(few, "FEW", most)
        with undated.database.reading() as connection:
            whole = ask(connection, **narrowed, limit=500).rows
            assert every_page(connection, ask, **narrowed) == whole
        found.append(whole)
    assert found[0] == found[1]
    assert len(found[0]) >= least


def test_the_days_of_an_actor_are_the_same_either_way(undated: Dossier, monkeypatch: pytest.MonkeyPatch) -> None:
    found: list[dict[str, Any]] = []
    for many, stretch in ((10**6, 0), (1, 10**6), (1, 3)):
        monkeypatch.setattr(latest, "MANY", many)
        monkeypatch.setattr(dated, "STRETCH", stretch)
        with undated.database.reading() as connection:
            keys = [row.key for row in actor_page(connection, limit=12).rows]
            days = {key: timeline(connection, actor=key, limit=500).rows for key in keys}
            assert all(every_page(connection, timeline, actor=key) == days[key] for key in keys)
        found.append(days)
    assert found[0] == found[1] == found[2]
    assert {row.kind for rows in found[0].values() for row in rows} == {"event", "statement"}
    assert sum(map(bool, found[0].values())) > 3
