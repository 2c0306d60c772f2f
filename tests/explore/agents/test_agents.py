"""A dossier for agents: the official client asks over standard input and output, and over HTTP."""

from __future__ import annotations

import json
import subprocess
import sys
import threading
import time
from collections.abc import Awaitable, Callable, Iterator
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from typing import Any, TypeVar

import anyio
import httpx2
import jsonschema
import pydantic
import pytest
import uvicorn
from mcp.client import Client
from mcp.client.stdio import StdioServerParameters, stdio_client
from mcp_types import CallToolResult, ResourceLink, TextContent, Tool

import reportedly
from hostile_articles import hostile_lines
from reportedly.dossier import Dossier
from reportedly.explore.agents import answers
from reportedly.explore.agents.server import http_app, make_server
from reportedly.explore.agents.tools import Tools
from reportedly.explore.web.guards import Access
from reportedly.explore.web.serving import listen

T = TypeVar("T")
COMMAND = str(Path(sys.executable).parent / "reportedly")
EXAMPLES = Path(__file__).parent.parent.parent.parent / "examples"
ASKED: list[tuple[str, dict[str, Any], str]] = [
    ("search", {"words": "rocket"}, "statements"),
    ("search", {"words": "rocket", "among": "articles"}, "articles"),
    ("actors", {}, "actors"),
    ("figures", {"since": "2024-05-01", "until": "2024-05-31"}, "figures"),
    ("timeline", {}, "days"),
    ("claims", {}, "claims"),
    ("claims", {"words": "rocket"}, "claims"),
]
ANSWERS = {
    "search": answers.SearchAnswer,
    "actors": answers.ActorsAnswer,
    "figures": answers.FiguresAnswer,
    "timeline": answers.TimelineAnswer,
    "claims": answers.ClaimsAnswer,
}


@pytest.fixture(scope="module")
def place(tmp_path_factory: pytest.TempPathFactory) -> str:
    found = str(tmp_path_factory.mktemp("agents") / "news.db")
    with reportedly.open(found) as dossier:
        dossier.add(EXAMPLES / "dunmere.jsonl")
    return found


@pytest.fixture(scope="module")
def dossier(place: str) -> Iterator[Dossier]:
    with reportedly.open(place, create=False) as opened:
        yield opened


@pytest.fixture
def ask(dossier: Dossier) -> Callable[..., dict[str, Any]]:
    """Ask a tool, and get its data."""

    def asked(tool: str, **arguments: Any) -> dict[str, Any]:
        answer = with_client(lambda client: client.call_tool(tool, arguments), make_server(dossier))
        assert not answer.is_error, answer.content
        assert isinstance(answer.structured_content, dict)
        return answer.structured_content

    return asked


def with_client(use: Callable[[Client], Awaitable[T]], server: Any, **options: Any) -> T:
    """What comes of using a client of a server."""

    async def used() -> T:
        async with Client(server, **options) as client:
            return await use(client)

    return anyio.run(used)


def read(dossier: Dossier, uri: str) -> str:
    found = with_client(lambda client: client.read_resource(uri), make_server(dossier)).contents[0]
    return str(getattr(found, "text", None))


def lines_of(data: Any) -> Iterator[dict[str, Any]]:
    """All lines of an answer, however deep."""
    if isinstance(data, dict):
        if "passage" in data:
            yield data
        for part in data.values():
            yield from lines_of(part)
    elif isinstance(data, list):
        for part in data:
            yield from lines_of(part)


async def listed(client: Client) -> list[Tool]:
    return (await client.list_tools()).tools


def test_tools_are_few_read_only_and_described(dossier: Dossier) -> None:
    tools = with_client(listed, make_server(dossier))
    assert 5 < len(tools) <= 10
    for tool in tools:
        assert tool.description
        assert tool.output_schema is not None
        assert tool.annotations is not None
        assert tool.annotations.read_only_hint
        assert not tool.annotations.destructive_hint
        jsonschema.Draft202012Validator.check_schema(tool.output_schema)
    sent = json.dumps([tool.model_dump(mode="json", by_alias=True, exclude_none=True) for tool in tools])
    assert len(sent) < 7_800


def test_a_brief_schema_refuses_what_is_no_answer(dossier: Dossier) -> None:
    tools = {tool.name: tool for tool in with_client(listed, make_server(dossier))}
    schema = tools["claims"].output_schema
    assert schema is not None
    line = {"passage": "p", "words": "w", "origins": None, "asserted": 1}
    jsonschema.validate({"claims": [line], "next": None}, schema)
    for wrong in (
        {"claims": "none"},
        {"claims": [{**line, "asserted": "many"}]},
        {"claims": [{**line, "origins": "x"}]},
    ):
        with pytest.raises(jsonschema.ValidationError):
            jsonschema.validate(wrong, schema)
    asked = tools["search"].input_schema
    assert asked["required"] == ["words"]
    assert asked["properties"]["since"] == {"type": "string", "format": "date"}
    assert asked["properties"]["limit"] == {"type": "integer"}


@pytest.mark.parametrize(("tool", "arguments", "name"), ASKED)
def test_answers_are_short_fit_their_schema_and_every_line_has_its_passage(
    dossier: Dossier, tool: str, arguments: dict[str, Any], name: str
) -> None:
    async def use(client: Client) -> tuple[list[Tool], CallToolResult]:
        return await listed(client), await client.call_tool(tool, arguments)

    tools, answer = with_client(use, make_server(dossier))
    schema = next(one.output_schema for one in tools if one.name == tool)
    assert schema is not None
    jsonschema.validate(answer.structured_content, schema)
    pydantic.TypeAdapter(ANSWERS[tool]).validate_json(json.dumps(answer.structured_content), strict=True)
    data = answer.structured_content
    assert isinstance(data, dict)
    assert 0 < len(data[name]) <= 10
    first, *links = answer.content
    assert isinstance(first, TextContent)
    assert json.loads(first.text) == data
    assert len(first.text) < 12_000
    assert {link.uri for link in links if isinstance(link, ResourceLink)} == {line["passage"] for line in data[name]}
    for line in data[name]:
        words = read(dossier, line["passage"])
        assert line["words"].rstrip("…").split()[0] in words
        if tool in {"figures", "actors"}:
            assert words == line["words"]


@pytest.mark.parametrize(("tool", "arguments", "name"), ASKED)
def test_cursors_lead_through_the_whole_list(
    ask: Callable[..., dict[str, Any]], tool: str, arguments: dict[str, Any], name: str
) -> None:
    whole = ask(tool, **arguments, limit=50)
    found, cursor = [], None
    for _ in range(100):
        page = ask(tool, **arguments, limit=7, cursor=cursor)
        found += page[name]
        if (cursor := page["next"]) is None or len(found) >= len(whole[name]):
            break
    assert found[: len(whole[name])] == whole[name]


def test_an_article_and_an_actor(dossier: Dossier, ask: Callable[..., dict[str, Any]]) -> None:
    held = ask("status")
    assert held["articles"] == dossier.status().articles
    assert held["first_month"] == "2024-05"
    copied = next(one for one in dossier.articles() if one.copy_of)
    article = ask("article", article=copied.article, limit=3)
    assert [one.partition(" ")[0] for one in article["words_from"]] == [copied.copy_of]
    assert read(dossier, article["text"]) == dossier.reading(copied.article).article.text
    assert article["next"] == "3"
    actor = ask("actors", named="Handley")["actors"][0]
    found = ask("actor", actor=actor["actor"])
    assert (found["name"], found["articles"]) == ("Piers Handley", actor["articles"])
    assert found["roles"]
    assert found["statements"]
    assert list(lines_of(found))
    for line in lines_of(found):
        assert line["words"].rstrip("…")[:20] in read(dossier, line["passage"])


def test_a_claim_and_a_dispute(dossier: Dossier, ask: Callable[..., dict[str, Any]]) -> None:
    found = ask("disputes", limit=50)["disputes"]
    assert [one["claims"] for one in found] == [one.claims for one in dossier.disputes(limit=50)]
    assert found
    for one in found:
        assert sum(map(len, one["sides"].values())) > 1
        assert len(one["lines"]) == min(12, sum(map(len, one["sides"].values())))
    kinds = {one["kind"] for one in found}
    assert [one["kind"] for one in ask("disputes", kind="count", limit=50)["disputes"]] == [
        one["kind"] for one in found if one["kind"] == "count"
    ]
    claim = ask("claim", claim=found[0]["claims"][0], limit=50)
    held = dossier.claim(claim["claim"])
    assert (claim["text"], claim["origins"], kinds <= {"happened", "responsible", "count"}) == (
        held.text, held.origins, True,
    )  # fmt: skip
    assert [(one["side"], one["source"]) for one in claim["statements"]] == [
        (one.side, one.source) for one in held.statements
    ]
    assert any(one["back_to"] for one in claim["statements"])
    assert len(claim["changes"]) == min(12, len(held.changes))
    assert ": the first that " in claim["changes"][0]
    for line in lines_of([claim, found]):
        assert line["words"].rstrip("…")[:20] in read(dossier, line["passage"])


async def asked_of(client: Client, *, tool: str, arguments: dict[str, Any]) -> CallToolResult:
    return await client.call_tool(tool, arguments)


def test_nothing_in_an_answer_can_steer_a_screen(tmp_path: Path) -> None:
    (tmp_path / "attacks.jsonl").write_text(hostile_lines(), encoding="utf-8")
    steering = {chr(code) for code in (*range(0x202A, 0x202F), *range(0x2066, 0x206A), *range(0x20), 0x7F)} - {"\n"}
    with reportedly.open(tmp_path / "attacked.db") as attacked:
        attacked.add(tmp_path / "attacks.jsonl")
        seen = 0
        server = make_server(attacked)
        for tool, arguments in [*(one[:2] for one in ASKED), ("disputes", {}), ("search", {"words": "died"})]:
            answer = with_client(partial(asked_of, tool=tool, arguments={**arguments, "limit": 50}), server)
            assert not answer.is_error, answer.content
            assert isinstance(answer.content[0], TextContent)
            told = json.dumps(answer.structured_content, ensure_ascii=False) + answer.content[0].text
            assert not steering & set(told), tool
            seen += "\N{REPLACEMENT CHARACTER}evil" in told
    assert seen > 1


@pytest.mark.parametrize(
    ("tool", "arguments", "told"),
    [
        ("search", {"words": "-"}, "no word to search for"),
        ("search", {"words": "rocket", "cursor": "soon"}, "'soon' is not the `next`"),
        ("search", {"words": "rocket", "limit": 5000}, "less than or equal to 50"),
        ("search", {"words": "rocket", "since": "May"}, "since"),
        ("article", {"article": "a-0"}, "no article a-0"),
        ("actor", {"actor": "g-0"}, "g-0 is no actor"),
        ("claim", {"claim": "c-0"}, "no claim c-0"),
        ("forget", {}, "forget"),
    ],
)
def test_a_wrong_question_is_told(dossier: Dossier, tool: str, arguments: dict[str, Any], told: str) -> None:
    answer = with_client(lambda client: client.call_tool(tool, arguments), make_server(dossier))
    assert answer.is_error
    assert isinstance(answer.content[0], TextContent)
    assert told in answer.content[0].text


@pytest.mark.parametrize("uri", ["a-0#1-2", "{0}#9-2", "{0}#1-99999999", "{0}#x", "a-0", "..%2f..%2fetc#1-2"])
def test_a_passage_that_is_none(dossier: Dossier, uri: str) -> None:
    named = f"reportedly://article/{uri.format(dossier.articles()[0].article)}"
    with pytest.raises(Exception, match=r".") as raised:
        read(dossier, named)
    assert "MCPError" in {type(error).__name__ for error in _all(raised.value)}


def _all(error: BaseException) -> list[BaseException]:
    """An error, and those that it groups."""
    return (
        [one for part in error.exceptions for one in _all(part)] if isinstance(error, BaseExceptionGroup) else [error]
    )


def test_nothing_is_written(place: str, dossier: Dossier) -> None:
    before = Path(place).read_bytes()
    for tool, arguments, _ in ASKED:
        with_client(lambda client, t=tool, a=arguments: client.call_tool(t, a), make_server(dossier))  # type: ignore[misc]  # bound at once
    assert Path(place).read_bytes() == before
    assert len(Tools(dossier).all) <= 10


@pytest.mark.parametrize("mode", ["auto", "legacy"])
def test_over_standard_input_and_output(place: str, mode: str) -> None:
    server = StdioServerParameters(command=COMMAND, args=["mcp", place])

    async def use(client: Client) -> CallToolResult:
        return await client.call_tool("status", {})

    answer = with_client(use, stdio_client(server), mode=mode)
    assert isinstance(answer.structured_content, dict)
    assert answer.structured_content["dossier"] == "news.db"


def test_standard_output_carries_the_protocol_alone(place: str) -> None:
    asked: list[dict[str, Any]] = [
        {"jsonrpc": "2.0", "id": 1, "method": "initialize", "params": {
            "protocolVersion": "2025-06-18", "capabilities": {}, "clientInfo": {"name": "test", "version": "1"}}},
        {"jsonrpc": "2.0", "method": "notifications/initialized"},
        {"jsonrpc": "2.0", "id": 2, "method": "tools/call", "params": {"name": "search", "arguments": {"words": "-"}}},
        {"jsonrpc": "2.0", "id": 3, "method": "resources/read", "params": {"uri": "reportedly://article/a-0"}},
    ]  # fmt: skip
    command = [COMMAND, "mcp", place]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as server:
        assert server.stdin is not None
        assert server.stdout is not None
        told = []
        for message in asked:
            server.stdin.write(json.dumps(message).encode() + b"\n")
            server.stdin.flush()
            if "id" in message:
                told.append(json.loads(server.stdout.readline()))
        rest, errors = server.communicate(timeout=30)
    assert [one["id"] for one in told] == [1, 2, 3]
    assert told[1]["result"]["isError"]
    assert (rest, server.returncode) == (b"", 0)
    assert b"Traceback" not in errors


@contextmanager
def served(dossier: Dossier, access: Access) -> Iterator[str]:
    """The address of a server over HTTP, while it runs in a thread."""
    socket = listen("127.0.0.1", 0)
    config = uvicorn.Config(http_app(dossier, access), log_level="error", access_log=False)
    server = uvicorn.Server(config)
    thread = threading.Thread(target=server.run, kwargs={"sockets": [socket]})
    thread.start()
    while not server.started:
        time.sleep(0.01)
    yield f"http://127.0.0.1:{socket.getsockname()[1]}/mcp"
    server.should_exit = True
    thread.join()


@pytest.mark.parametrize("mode", ["auto", "legacy"])
def test_over_http(dossier: Dossier, mode: str) -> None:
    async def use(client: Client) -> tuple[CallToolResult, str]:
        found = await client.call_tool("figures", {"since": "2024-05-01", "until": "2024-05-31", "limit": 1})
        assert isinstance(found.structured_content, dict)
        line = found.structured_content["figures"][0]
        passage = (await client.read_resource(line["passage"])).contents[0]
        return found, getattr(passage, "text", "")

    with served(dossier, Access(review=True)) as address:
        found, words = with_client(use, address, mode=mode)
    assert isinstance(found.structured_content, dict)
    assert words == found.structured_content["figures"][0]["words"]


def test_over_http_a_token_is_asked_for_and_other_sites_are_refused(dossier: Dossier) -> None:
    hello = {"jsonrpc": "2.0", "id": 1, "method": "ping"}
    headers = {"accept": "application/json, text/event-stream", "mcp-protocol-version": "2025-06-18"}
    shown = {**headers, "authorization": "Bearer open-sesame"}
    with served(dossier, Access("open-sesame", review=True)) as address:
        assert httpx2.post(address, json=hello, headers=headers).status_code == 401
        assert httpx2.post(address, json=hello, headers=shown).status_code == 200
        assert httpx2.post(address, json=hello, headers={**shown, "origin": "http://elsewhere"}).status_code == 403
    with served(dossier, Access(review=True)) as address:
        assert httpx2.post(address, json=hello, headers={**headers, "host": "elsewhere"}).status_code == 421
