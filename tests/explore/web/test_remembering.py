"""Answers are remembered for as long as the dossier stays as it is, and no longer."""

from __future__ import annotations

from starlette.testclient import TestClient

import reportedly
from explore.readings import empty, strike
from reportedly.explore.web.app import make_app
from reportedly.explore.web.remembering import LARGEST, Kept, Memory
from reportedly.store.state import State


def test_what_is_known_is_not_sent_again(client: TestClient) -> None:
    answer = client.get("/articles")
    again = client.get("/articles", headers={"if-none-match": f'W/"other", {answer.headers["etag"]}'})
    assert (again.status_code, again.content) == (304, b"")
    assert again.headers["etag"] == answer.headers["etag"]
    assert client.get("/articles", headers={"if-none-match": '"other"'}).text == answer.text
    assert client.get("/copies").headers["etag"] != answer.headers["etag"]


def test_asking_for_the_head_gives_no_body(client: TestClient) -> None:
    answer = client.head("/articles")
    assert (answer.status_code, answer.content) == (200, b"")


def test_every_change_by_whomever_is_seen(place: str) -> None:
    with reportedly.open(place) as dossier, TestClient(make_app(dossier), base_url="http://127.0.0.1") as client:

        def held() -> tuple[int, str]:
            answer = client.get("/api/v1/status")
            return answer.json()["articles"], answer.headers["etag"]

        before = held()
        assert held() == before
        dossier.keep([strike()])
        assert held()[0] == 1
        with reportedly.open(place) as other:
            other.keep([empty()])
        assert held()[0] == 2


def test_a_state_stays_until_something_is_written(place: str) -> None:
    with reportedly.open(place) as dossier:
        state = State(dossier.database)
        first = state()
        dossier.status()
        assert state() == first
        dossier.keep([strike()])
        assert state() != first
        state.close()


def test_the_least_asked_is_forgotten_first() -> None:
    memory = Memory(100)
    for name in "abc":
        memory.keep(name, "1", Kept({}, b"x" * 40, name))
        memory.find("a", "1")
    assert memory.find("a", "1") is not None
    assert memory.find("b", "1") is None
    assert memory.size <= 100
    assert memory.find("a", "2") is None
    assert memory.size == 0


def test_what_is_too_long_is_not_remembered() -> None:
    memory = Memory()
    memory.keep("long", "1", Kept({}, b"x" * (LARGEST + 1), "t"))
    assert memory.find("long", "1") is None
