"""The API: the same JSON as the command line, described, with cursors; every answer is one that was described."""

from __future__ import annotations

import json
import re
from typing import Any

import pytest
from starlette.testclient import TestClient
from typer.testing import CliRunner

from reportedly.dossier import Dossier
from reportedly.explore.cli import app as commands
from reportedly.reading_json import from_json

API = "/api/v1"


def asked(client: TestClient, address: str, **query: Any) -> Any:
    answer = client.get(f"{API}/{address}", params=query)
    assert answer.status_code == 200, answer.text
    return answer.json()


def told(examples: Dossier, *words: str) -> Any:
    done = CliRunner().invoke(commands, [*words, "--dossier", examples.place, "--format", "json"])
    assert done.exit_code == 0, done.output
    return json.loads(done.stdout)


@pytest.mark.parametrize(
    ("address", "query", "command"),
    [
        ("problems", {"limit": 500}, ["problems"]),
        ("search/articles", {"q": "market"}, ["search", "market"]),
        ("search/statements", {"q": "market"}, ["search", "market", "--in", "statements"]),
        ("actors", {"limit": 100}, ["actors", "list"]),
        ("timeline", {"limit": 100}, ["timeline"]),
    ],
)
def test_the_api_answers_as_the_command_does(
    client: TestClient, examples: Dossier, address: str, query: dict[str, Any], command: list[str]
) -> None:
    answer = asked(client, address, **query)
    assert answer["rows"] == told(examples, *command)
    assert answer["rows"]


def test_an_actor_and_its_network_are_those_of_the_commands(client: TestClient, examples: Dossier) -> None:
    key = asked(client, "actors", named="Calder")["rows"][0]["key"]
    assert asked(client, f"actors/{key}/network") == told(examples, "network", "--around", "Idris Calder")
    actor = told(examples, "actor", "Idris Calder")
    assert actor["roles"] == asked(client, f"actors/{key}/roles")
    assert actor["statements"] == asked(client, f"actors/{key}/statements")["rows"]


def test_an_article_is_its_reading(client: TestClient, examples: Dossier) -> None:
    key = asked(client, "articles")["rows"][0]["article"]
    answer = asked(client, f"articles/{key}")
    assert from_json(answer).to_json() == examples.reading(key).to_json() == answer


@pytest.mark.parametrize(
    ("address", "query"),
    [("articles", {}), ("actors", {}), ("timeline", {}), ("problems", {}), ("denials", {}),
     ("search/statements", {"q": "the"})],
)  # fmt: skip
def test_cursors_lead_through_the_whole_list_once(client: TestClient, address: str, query: dict[str, Any]) -> None:
    whole = asked(client, address, **query, limit=500)
    assert whole["next"] is None
    found: list[Any] = []
    after: dict[str, str] = {}
    while True:
        page = asked(client, address, **query, **after, limit=3)
        found += page["rows"]
        if page["next"] is None:
            break
        after = {"after": page["next"]}
    assert found == whole["rows"]
    assert len(found) > 3


@pytest.mark.parametrize(
    ("address", "status"),
    [
        ("articles/a-0", 404), ("actors/g-0", 404), ("nothing", 404), ("search/articles", 422),
        ("articles?limit=0", 422), ("search/articles?q=-x", 400), ("articles?after=7-7", 400),
        ("changes?since=never", 400), ("actors?kind=dog", 422),
    ],
)  # fmt: skip
def test_what_goes_wrong_is_a_problem_of_one_shape(client: TestClient, address: str, status: int) -> None:
    answer = client.get(f"{API}/{address}")
    assert answer.status_code == status
    assert answer.headers["content-type"] == "application/problem+json"
    told = answer.json()
    assert told["status"] == status
    assert {"type", "title", "status", "detail"} <= set(told)
    assert told["detail"]


def test_every_endpoint_says_what_it_answers(client: TestClient) -> None:
    described = client.get(f"{API}/openapi.json").json()
    assert described["openapi"].startswith("3.")
    for address, methods in described["paths"].items():
        assert list(methods) == ["get"], address
        assert re.match(r"[A-Z].*\.", methods["get"]["description"]), address
        assert methods["get"]["responses"]["200"]["content"]["application/json"]["schema"], address


def test_no_request_gets_an_answer_that_was_not_described(examples: Dossier) -> None:
    schemathesis = pytest.importorskip("schemathesis", reason="schemathesis is not installed")
    from hypothesis import HealthCheck, given, settings
    from schemathesis.specs.openapi.checks import positive_data_acceptance  # a cursor has a state that no schema tells

    from reportedly.explore.web.app import make_app
    from reportedly.explore.web.guards import Access

    app = make_app(examples, Access(hosts=frozenset({"localhost", "testserver", "testclient"})))
    schema = schemathesis.openapi.from_asgi(f"{API}/openapi.json", app)
    for operation in schema.get_all_operations():
        made = operation.ok()

        @settings(
            max_examples=12, deadline=None, database=None, derandomize=True, suppress_health_check=list(HealthCheck)
        )
        @given(case=made.as_strategy())
        def answers(case: Any) -> None:
            case.call_and_validate(excluded_checks=[positive_data_acceptance])

        answers()
